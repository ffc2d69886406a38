#!/usr/bin/env python3
"""Speaks with strata-schema-engine as Prisma's command line does, on SQLite.

usage: protocol_test.py PROGRAM
"""
import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import unittest

PROGRAM = None
SCHEMA = """datasource db {
  provider = "sqlite"
  url      = "file:./dev.db"
}

model User {
  id    Int    @id @default(autoincrement())
  email String @unique
}
"""


class Engine:
    """One process; every line that it prints for the client is kept."""

    def __init__(self, folder, *arguments):
        self.process = subprocess.Popen([PROGRAM, *arguments], cwd=folder, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        env={**os.environ, "HOME": str(folder)})
        self.printed = []
        self.last_id = 0

    def send(self, text):
        self.process.stdin.write(text.encode() + b"\n")
        self.process.stdin.flush()

    def receive(self):
        while True:
            message = json.loads(self.process.stdout.readline())
            if message.get("method") != "print":
                return message
            self.printed.append(message["params"]["content"])
            self.send(json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": {}}))

    def call(self, method, parameters=None):
        self.last_id += 1
        request = {"jsonrpc": "2.0", "id": self.last_id, "method": method}
        if parameters is not None:
            request["params"] = parameters
        self.send(json.dumps(request))
        answer = self.receive()
        assert answer["id"] == self.last_id, answer
        return answer

    def end(self):
        self.process.stdin.close()
        code = self.process.wait(timeout=10)
        self.process.stdout.close()
        self.process.stderr.close()
        return code


class Protocol(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory(prefix="strata-rpc-")
        self.folder = pathlib.Path(self.scratch.name).resolve()
        self.schema = self.folder / "schema.prisma"
        self.schema.write_text(SCHEMA)
        self.migrations = []
        self.engine = None

    def tearDown(self):
        if self.engine:
            self.assertEqual(self.engine.end(), 0)
        self.scratch.cleanup()

    def start(self):
        self.engine = Engine(self.folder, "--datamodels", str(self.schema))
        return self.engine

    def list(self, lock_file='provider = "sqlite"\n'):
        return {"baseDir": str(self.folder / "migrations"),
                "lockfile": {"path": "migration_lock.toml", "content": lock_file},
                "migrationDirectories": [{"path": name, "migrationFile": {
                    "path": "migration.sql", "content": {"tag": "ok", "value": script}}}
                    for name, script in self.migrations],
                "shadowDbInitScript": ""}

    def files(self, text=None):
        return {"files": [{"path": str(self.schema), "content": text or self.schema.read_text()}]}

    def run_command(self, *arguments):
        return subprocess.run([PROGRAM, *arguments], cwd=self.folder, capture_output=True, timeout=10)

    def create_database(self):
        self.assertEqual(self.run_command("cli", "--datasource", "file:./dev.db", "create-database").returncode, 0)

    def migrate(self, engine, name="init"):
        made = engine.call("createMigration", {"migrationName": name, "draft": False, "schema": self.files(),
                                               "migrationsList": self.list(), "filters": {}})["result"]
        self.migrations.append((made["generatedMigrationName"], made["migrationScript"]))
        return engine.call("applyMigrations", {"migrationsList": self.list(), "filters": {}})

    def test_commands_tell_by_code_and_log(self):
        self.assertRegex(self.run_command("--version").stdout.decode(), r"^schema-engine-cli \S+\n$")
        forms = [["cli", "--datasource", "file:./dev.db", "can-connect-to-database"],
                 ["--datasource", '{"url":"file:./dev.db"}', "cli", "can-connect-to-database"]]
        for form in forms:
            done = self.run_command(*form)
            self.assertEqual(done.returncode, 1)
            first, *lines = [json.loads(line) for line in done.stderr.decode().splitlines()]
            self.assertEqual(first["level"], "INFO")
            error = next(line for line in lines if line["level"] == "ERROR")
            self.assertEqual(error["target"], "schema_engine::logger")
            self.assertEqual(error["fields"]["error_code"], "P1003")
        self.create_database()
        for form in forms:
            self.assertEqual(self.run_command(*form).returncode, 0)
        self.assertEqual(self.run_command("cli", "--datasource", "file:./dev.db", "create-database").returncode, 1)

    def test_develops_a_history(self):
        self.create_database()
        engine = self.start()
        diagnosis = engine.call("devDiagnostic", {"migrationsList": self.list(None), "filters": {}})
        self.assertEqual(diagnosis["result"], {"action": {"tag": "createMigration"}})
        losses = engine.call("evaluateDataLoss", {"migrationsList": self.list(), "schema": self.files(), "filters": {}})
        self.assertEqual(losses["result"], {"migrationSteps": 2, "warnings": [], "unexecutableSteps": []})
        applied = self.migrate(engine)
        name = self.migrations[0][0]
        self.assertEqual(applied["result"], {"appliedMigrationNames": [name]})
        self.assertEqual(engine.printed, [f"Applying migration `{name}`"])
        nothing = engine.call("createMigration", {"migrationName": "x", "draft": False, "schema": self.files(),
                                                  "migrationsList": self.list(), "filters": {}})["result"]
        self.assertIsNone(nothing["migrationScript"])
        self.assertEqual((nothing["connectorType"], nothing["extension"]), ("sqlite", "sql"))
        state = engine.call("diagnoseMigrationHistory",
                            {"migrationsList": self.list(), "optInToShadowDatabase": False, "filters": {}})
        self.assertEqual(state["result"], {"history": None, "failedMigrationNames": [], "editedMigrationNames": [],
                                           "hasMigrationsTable": True})
        self.assertIsNone(engine.call("reset", {"filter": {}})["result"])

    def test_prepares_the_shadow(self):
        self.create_database()
        engine = self.start()
        self.migrations = [("20240101000000_more", 'ALTER TABLE "legacy" ADD COLUMN "more" INTEGER;')]
        made_by_others = 'CREATE TABLE "legacy" ("id" INTEGER NOT NULL PRIMARY KEY);'
        with sqlite3.connect(self.folder / "dev.db") as database:
            database.execute(made_by_others)
        migrations = {**self.list(), "shadowDbInitScript": made_by_others}
        side = {"tag": "migrations", **migrations}
        answer = engine.call("diff", {"from": {"tag": "empty"}, "to": side, "script": True, "exitCode": None,
                                      "shadowDatabaseUrl": None, "filters": {}})
        self.assertEqual(answer["result"]["exitCode"], 0)
        self.assertRegex(engine.printed[-1], r'(?s)CREATE TABLE "legacy".*"more" INTEGER')
        action = engine.call("devDiagnostic", {"migrationsList": migrations, "filters": {}})
        self.assertEqual(action["result"], {"action": {"tag": "createMigration"}})
        wrong = {**migrations, "shadowDbInitScript": "NONSENSE"}
        failed = engine.call("devDiagnostic", {"migrationsList": wrong, "filters": {}})["error"]
        self.assertIn("initShadowDb", json.dumps(failed))

    def test_survives_lines_of_100_mb(self):
        engine = self.start()
        engine.send("x" * (100 << 20))
        self.assertEqual(engine.receive()["error"]["code"], -32700)
        engine.send(json.dumps({"jsonrpc": "2.0", "id": 77, "method": "y" * (100 << 20)}))
        self.assertEqual(engine.receive()["error"]["code"], -32601)
        self.create_database()
        self.assertIn("result", self.migrate(engine))

    def test_tells_what_does_not_fit(self):
        self.create_database()
        engine = self.start()
        self.migrate(engine)
        name = self.migrations[0][0]
        self.migrations[0] = (name, self.migrations[0][1] + "-- edited\n")
        action = engine.call("devDiagnostic", {"migrationsList": self.list(), "filters": {}})["result"]["action"]
        self.assertEqual(action["tag"], "reset")
        self.assertIn(name, action["reason"])
        self.migrations = [(name, "CREATE TABLE broken"), ("20990101000000_next", "SELECT 1;")]
        state = engine.call("diagnoseMigrationHistory",
                            {"migrationsList": self.list(), "optInToShadowDatabase": False, "filters": {}})["result"]
        self.assertEqual(state["editedMigrationNames"], [name])
        self.assertEqual(state["history"]["unappliedMigrationNames"], ["20990101000000_next"])
        provider = engine.call("applyMigrations", {"migrationsList": self.list('provider = "mysql"\n'), "filters": {}})
        self.assertEqual(provider["error"]["code"], 4466)
        self.assertEqual(provider["error"]["data"]["error_code"], "P3019")
        marked = engine.call("markMigrationRolledBack", {"migrationName": name})
        self.assertEqual(marked["error"]["data"]["error_code"], "P3012")

    def test_a_failed_migration_leaves_nothing(self):
        self.create_database()
        engine = self.start()
        self.migrations = [("20200101000000_bad", "CREATE TABLE t (a int);\nSELECT nothing FROM t;")]
        failed = engine.call("applyMigrations", {"migrationsList": self.list(), "filters": {}})["error"]["data"]
        self.assertEqual(failed["error_code"], "P3018")
        self.assertEqual(failed["meta"]["migration_name"], "20200101000000_bad")
        tables = sqlite3.connect(self.folder / "dev.db").execute("SELECT name FROM sqlite_schema WHERE name = 't'")
        self.assertEqual(tables.fetchall(), [])

    def test_pushes_pulls_compares_and_runs_scripts(self):
        engine = self.start()
        pushed = engine.call("schemaPush", {"force": False, "schema": self.files(), "filters": {}})
        self.assertEqual(pushed["result"], {"executedSteps": 2, "warnings": [], "unexecutable": []})
        target = {"tag": "schema", "configDir": str(self.folder), **self.files()}
        script = {"script": "INSERT INTO User (email) VALUES ('a@b')", "datasourceType": target}
        self.assertIsNone(engine.call("dbExecute", script)["result"])
        without_email = SCHEMA.replace("  email String @unique\n", "")
        refused = engine.call("schemaPush", {"force": False, "schema": self.files(without_email), "filters": {}})
        self.assertEqual(refused["result"]["executedSteps"], 0)
        self.assertEqual(len(refused["result"]["warnings"]), 1)
        pulled = engine.call("introspect", {"schema": self.files(without_email), "force": False,
                                            "compositeTypeDepth": -1, "baseDirectoryPath": str(self.folder)})
        self.assertIn("email", pulled["result"]["schema"]["files"][0]["content"])
        self.assertEqual(pulled["result"]["schema"]["files"][0]["path"], str(self.schema))
        sides = {"from": {"tag": "empty"}, "to": {"tag": "schemaDatamodel", **self.files()}}
        compared = engine.call("diff", {**sides, "script": True, "exitCode": True, "filters": {}})
        self.assertEqual(compared["result"], {"exitCode": 2, "stdout": None})
        self.assertIn('CREATE TABLE "User"', engine.printed[-1])
        self.assertFalse(engine.printed[-1].endswith("\n"))
        version = engine.call("getDatabaseVersion")
        self.assertRegex(version["result"], r"^3\.")

    def test_answers_what_is_no_call(self):
        engine = self.start()
        self.assertEqual(engine.call("fly")["error"]["code"], -32601)
        for parameters in [None, [], {"migrationsList": 1}, {"migrationsList": {"baseDir": 1}}]:
            self.assertEqual(engine.call("applyMigrations", parameters)["error"]["code"], -32602)
        engine.send("{")
        self.assertEqual(engine.receive()["error"]["code"], -32700)
        engine.send("[1]")
        self.assertEqual(engine.receive()["error"]["code"], -32600)
        engine.send('{"jsonrpc":"2.0","id":7,"method":7}')
        self.assertEqual(engine.receive()["error"]["code"], -32600)
        engine.send('{"id":1,"method":"fly","params":' + "[" * 100000 + "]" * 100000 + "}")
        self.assertEqual(engine.receive()["error"]["code"], -32601)
        engine.send('{"id":1,"method":"fly","params":"' + "x" * 20_000_000 + '"}')
        self.assertEqual(engine.receive()["error"]["code"], -32601)
        self.assertEqual(engine.call("fly")["error"]["code"], -32601)

    def test_stops_when_asked(self):
        engine = self.start()
        engine.call("getDatabaseVersion")
        engine.process.send_signal(signal.SIGTERM)
        self.assertEqual(engine.process.wait(timeout=10), 0)


PROGRAM = os.path.abspath(sys.argv.pop(1))
unittest.main()
