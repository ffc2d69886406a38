"""Speaks with strata-schema-engine as Prisma's command line does, and what the tests of its calls share."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

PATIENCE = 60  # seconds

PROGRAM = None
DATABASE = None

USER = "model User {\n  id    Int    @id @default(autoincrement())\n  email String @unique\n}\n"
USER_WITH_AGE = USER.replace("  email", "  age   Int?\n  email")


class Engine:
    """One process; every line that it prints for the client is kept."""

    def __init__(self, folder, *arguments, environment=()):
        self.process = subprocess.Popen([PROGRAM, *arguments], cwd=folder, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        env={**os.environ, "HOME": str(folder), **dict(environment)})
        self.printed = []
        self.last_id = 0

    def send(self, text):
        self.process.stdin.write(text.encode() + b"\n")
        self.process.stdin.flush()

    def ask(self, method, parameters=None):
        self.last_id += 1
        request = {"id": self.last_id, "jsonrpc": "2.0", "method": method}
        if parameters is not None:
            request["params"] = parameters
        self.send(json.dumps(request))

    def next_message(self):
        line = self.process.stdout.readline()
        return json.loads(line) if line else None

    def reply(self, message):
        """What the client says to a text that it was to show."""
        assert message["method"] == "print", message
        self.printed.append(message["params"]["content"])
        self.send(json.dumps({"id": message["id"], "jsonrpc": "2.0", "result": {}}))

    def receive(self):
        while True:
            message = self.next_message()
            assert message is not None, "the engine has ended"
            if "method" not in message:
                return message
            self.reply(message)

    def call(self, method, parameters=None):
        self.ask(method, parameters)
        answer = self.receive()
        assert answer["jsonrpc"] == "2.0" and answer["id"] == self.last_id, answer
        assert ("result" in answer) != ("error" in answer), answer
        return answer

    def result(self, method, parameters=None):
        answer = self.call(method, parameters)
        assert "result" in answer, answer
        return answer["result"]

    def end(self):
        """Closes its input. Gives the exit code and what it logged."""
        self.process.stdin.close()
        return self.wait()

    def wait(self):
        try:
            code = self.process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        logged = self.process.stderr.read().decode()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            try:
                pipe.close()
            except BrokenPipeError:
                pass
        return code, logged


class Case(unittest.TestCase):
    """A project with an empty database of its own."""

    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory(prefix="strata-rpc-")
        self.addCleanup(self.scratch.cleanup)
        self.folder = pathlib.Path(self.scratch.name).resolve()
        self.schema = self.folder / "schema.prisma"
        self.url = DATABASE.make()
        DATABASE.create()
        self.write_models(USER)
        self.migrations = []
        self.engines = []
        self.addCleanup(self.end_all)

    def end_all(self):
        for engine in self.engines:
            if engine.process.poll() is None:
                self.assertEqual(engine.end()[0], 0)

    # ---- the engine ---------------------------------------------------------------------------------------------

    def start(self, *arguments, environment=()):
        words = arguments or ("--datamodels", str(self.schema))
        engine = Engine(self.folder, *words, environment=environment)
        self.engines.append(engine)
        return engine

    def run_command(self, *arguments):
        """A sub-command. Gives its exit code and its log."""
        done = subprocess.run([PROGRAM, *arguments], cwd=self.folder, capture_output=True, timeout=PATIENCE,
                              check=False, stdin=subprocess.DEVNULL)
        self.assertEqual(done.stdout, b"")
        return done.returncode, [json.loads(line) for line in done.stderr.decode().splitlines()]

    def refuse(self, code, engine, method, parameters=None):
        """The call fails with this code. Gives the fields that go with it."""
        error = engine.call(method, parameters).get("error")
        self.assertIsNotNone(error)
        self.assertEqual(error["code"], 4466)
        data = error["data"]
        self.assertEqual(set(data), {"is_panic", "message", "meta", "error_code"})
        self.assertFalse(data["is_panic"])
        self.assertTrue(data["message"])
        self.assertEqual(data["error_code"], code, data)
        return data["meta"]

    # ---- parameters ---------------------------------------------------------------------------------------------

    def schema_text(self, models, head=""):
        return (f'{head}datasource db {{\n  provider = "{DATABASE.provider}"\n  url      = "{self.url}"\n}}\n\n'
                f"{models}")

    def write_models(self, models):
        # In one step: an engine that has just been started may be reading the file.
        draft = self.schema.with_suffix(".draft")
        draft.write_text(self.schema_text(models))
        draft.replace(self.schema)

    def files(self, models=None):
        text = self.schema.read_text() if models is None else self.schema_text(models)
        return {"files": [{"path": str(self.schema), "content": text}]}

    def list(self, provider=True, migrations=None, preparation=""):
        lock_file = f'provider = "{DATABASE.provider if provider is True else provider}"\n' if provider else None
        return {"baseDir": str(self.folder / "migrations"),
                "lockfile": {"path": "migration_lock.toml", "content": lock_file},
                "migrationDirectories": [
                    {"path": name, "migrationFile": {"path": "migration.sql", "content": {
                        "tag": "error" if script is None else "ok", "value": script or "cannot be read"}}}
                    for name, script in (self.migrations if migrations is None else migrations)],
                "shadowDbInitScript": preparation}

    def with_list(self, **more):
        return {"migrationsList": self.list(), "filters": {"externalTables": [], "externalEnums": []}, **more}

    # ---- a history ----------------------------------------------------------------------------------------------

    def create(self, engine, name="init", draft=False):
        return engine.result("createMigration", self.with_list(migrationName=name, draft=draft, schema=self.files()))

    def migrate(self, engine, name="init"):
        """What `migrate dev` does with a change. Gives the migration's name."""
        made = self.create(engine, name)
        self.migrations.append((made["generatedMigrationName"], made["migrationScript"]))
        applied = engine.result("applyMigrations", self.with_list())
        self.assertEqual(applied, {"appliedMigrationNames": [self.migrations[-1][0]]})
        return self.migrations[-1][0]

    def ledger(self):
        return DATABASE.query(
            "SELECT migration_name, CASE WHEN rolled_back_at IS NOT NULL THEN 'rolled back' WHEN finished_at IS NOT "
            "NULL THEN 'applied' ELSE 'failed' END FROM _prisma_migrations ORDER BY started_at, migration_name")


def main(modules):
    """usage: TEST PROGRAM DATABASE. Exit code 77: there is no server of that kind here."""
    global PROGRAM, DATABASE
    sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
    import databases
    program, database, *words = sys.argv[1:]
    PROGRAM = os.path.abspath(program)
    DATABASE = databases.start(database)
    if DATABASE is None:
        print(f"there is no server for {database} on this machine: skipped")
        return 77
    suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromModule(module) for module in modules)
    if words:
        suite = unittest.defaultTestLoader.loadTestsFromNames(words)
    try:
        outcome = unittest.TextTestRunner(verbosity=2).run(suite)
    finally:
        DATABASE.close()
    return 0 if outcome.wasSuccessful() else 1
