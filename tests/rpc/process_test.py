"""The process itself: arguments, sub-commands, lines, signals, and clients that misbehave."""
import base64
import json
import os
import signal
import subprocess
import threading
import time

import client
from client import Case

LONG = 100 << 20  # bytes


def slow_script(seconds):
    """A statement that works that long on a server. SQLite has no clock: there it is a long count."""
    if client.DATABASE.provider == "postgresql":
        return f"SELECT pg_sleep({seconds});"
    return ("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000000) "
            "SELECT count(*) FROM n;")


class SubCommands(Case):
    def forms(self, url, command):
        """As Prisma 6 writes it, in plain and in base64, and as Prisma 7 does."""
        encoded = base64.b64encode(url.encode()).decode()
        return [["cli", "--datasource", url, command], ["cli", "--datasource", encoded, command],
                ["--datasource", json.dumps({"url": url}), "cli", command]]

    def expect_error(self, code, outcome, hidden=None):
        exit_code, log = outcome
        self.assertEqual(exit_code, 1, log)
        self.assertEqual(log[0]["level"], "INFO")  # the client throws the first line away
        errors = [line for line in log[1:] if line["level"] == "ERROR"]
        self.assertEqual([(line["target"], line["fields"]["error_code"]) for line in errors],
                         [("schema_engine::logger", code)])
        self.assertFalse(errors[0]["fields"]["is_panic"])
        if hidden:
            self.assertNotIn(hidden, json.dumps(log))

    def test_version(self):
        for flag in ("--version", "-V"):
            done = subprocess.run([client.PROGRAM, flag], capture_output=True, check=True, cwd=self.folder)
            self.assertRegex(done.stdout.decode(), r"^schema-engine-cli \S+\n$")

    def test_databases_are_made_looked_for_and_dropped(self):
        url = client.DATABASE.make()  # nobody made it
        for form in self.forms(url, "can-connect-to-database"):
            self.expect_error("P1003", self.run_command(*form))
        for form in self.forms(url, "create-database"):
            self.assertEqual(self.run_command(*form)[0], 0)
            self.assertTrue(client.DATABASE.exists())
            self.assertEqual(self.run_command("cli", "--datasource", url, "can-connect-to-database")[0], 0)
            self.expect_error("P1009", self.run_command(*form))
            self.assertEqual(self.run_command("cli", "--datasource", url, "drop-database")[0], 0)
            self.assertFalse(client.DATABASE.exists())
        for form in self.forms(url, "drop-database"):
            self.expect_error("P1003", self.run_command(*form))

    def test_a_url_that_leads_nowhere(self):
        self.expect_error("S1006" if client.DATABASE.provider == "sqlite" else "P1001", self.run_command(
            "cli", "--datasource", "mysql://u:s3cret@localhost/x" if client.DATABASE.provider == "sqlite" else
            "postgresql://u:s3cret@localhost:1/x", "can-connect-to-database"), hidden="s3cret")

    def test_files_that_are_no_database_stay(self):
        if client.DATABASE.provider != "sqlite":
            return
        text = self.folder / "notes.txt"
        text.write_text("these are notes, and long enough to be read as the header of a database. " * 3)
        self.assertEqual(self.run_command("cli", "--datasource", f"file:{text}", "drop-database")[0], 1)
        self.assertTrue(text.exists())

    def test_arguments_that_nobody_understands(self):
        for words in (["--fly"], ["cli", "fly"], ["--datasource", "no json", "cli", "can-connect-to-database"],
                      ["--datasource", '{"url": 7}']):
            done = subprocess.run([client.PROGRAM, *words], capture_output=True, check=False, cwd=self.folder,
                                  stdin=subprocess.DEVNULL, timeout=client.PATIENCE)
            self.assertEqual(done.returncode, 1)
            self.assertEqual(done.stdout, b"")

    def test_a_schema_file_that_cannot_be_read(self):
        engine = self.start("--datamodels", str(self.folder / "nowhere.prisma"))
        code, log = engine.end()
        self.assertEqual(code, 101)
        self.assertIn('"level":"ERROR"', log)


class Lines(Case):
    def test_what_is_no_call_is_answered(self):
        engine = self.start()
        self.assertEqual(engine.call("fly")["error"]["code"], -32601)
        for line, code in (("{", -32700), ("", None), ("[1]", -32600), ("7", -32600), ('"x"', -32600),
                           ('{"jsonrpc":"2.0","id":7,"method":7}', -32600), ('{"jsonrpc":"2.0","method":"reset"}', -32600),
                           ("\x00\xff", -32700), ('{"id":1,"method":"fly"}\r', -32601)):
            engine.send(line)
            if code:
                answer = engine.receive()
                self.assertEqual(answer["error"]["code"], code, line)
                self.assertNotIn("data", answer["error"])
        engine.send('{"id":1,"jsonrpc":"2.0","result":{}}')  # an answer that nobody waits for
        engine.send('{"id":1,"method":"fly","params":' + "[" * 100000 + "]" * 100000 + "}")
        self.assertEqual(engine.receive()["error"]["code"], -32601)
        engine.send('{"id":"a text","method":"fly"}')
        self.assertEqual(engine.receive()["id"], "a text")
        self.assertIsNone(engine.result("reset", {"filter": {}}))

    def test_parameters_of_the_wrong_type(self):
        engine = self.start()
        wrong_lists = [None, [], "x", {}, {"migrationsList": 1}, {"migrationsList": {"baseDir": 1}},
                       {"migrationsList": {**self.list(), "migrationDirectories": {}}},
                       {"migrationsList": {**self.list(), "migrationDirectories": [7]}},
                       {"migrationsList": {**self.list(), "migrationDirectories": [{"path": "x"}]}},
                       {"migrationsList": {**self.list(), "lockfile": None}},
                       self.with_list(filters=7), self.with_list(filters={"externalTables": 7}),
                       self.with_list(filters={"externalEnums": [7]})]
        calls = {"applyMigrations": wrong_lists, "devDiagnostic": wrong_lists, "diagnoseMigrationHistory": wrong_lists,
                 "createMigration": [self.with_list(), self.with_list(migrationName=7, draft=False, schema=self.files()),
                                     self.with_list(migrationName="x", draft="no", schema=self.files()),
                                     self.with_list(migrationName="x", draft=True, schema={"files": 7})],
                 "evaluateDataLoss": [self.with_list(), self.with_list(schema=7)],
                 "markMigrationApplied": [{}, {"migrationName": 7}], "markMigrationRolledBack": [None, {}],
                 "schemaPush": [{}, {"force": 1, "schema": self.files()}, {"force": True}],
                 "diff": [{}, {"from": {"tag": "fly"}, "to": {"tag": "empty"}, "script": True},
                          {"from": {"tag": "empty"}, "to": {"tag": "empty"}, "script": 1}],
                 "introspect": [{}, {"schema": self.files(), "force": 0}], "introspectSql": [{}, {"url": self.url}],
                 "dbExecute": [{}, {"script": "SELECT 1", "datasourceType": {"tag": "Url"}}],
                 "createDatabase": [{}, {"datasource": {"tag": "schema"}}],
                 "ensureConnectionValidity": [None, {"datasource": []}], "getDatabaseVersion": [{"datasource": {"tag": 1}}]}
        for method, wrong in calls.items():
            for parameters in wrong:
                error = engine.call(method, parameters).get("error", {})
                self.assertEqual((error.get("code"), "data" in error), (-32602, False), (method, parameters))
        self.assertIn("result", engine.call("applyMigrations", self.with_list(unknown=7)))

    def test_lines_of_100_mb(self):
        engine = self.start()
        engine.send("x" * LONG)
        self.assertEqual(engine.receive()["error"]["code"], -32700)
        engine.send(json.dumps({"id": 7, "jsonrpc": "2.0", "method": "y" * LONG}))
        self.assertEqual(engine.receive()["error"]["code"], -32601)
        name = self.migrate(engine)
        self.migrations.append(("20990101000000_long", "-- " + "z" * LONG + '\nCREATE TABLE "Long" ("id" INTEGER);\n'))
        applied = engine.result("applyMigrations", self.with_list())
        self.assertEqual(applied["appliedMigrationNames"], ["20990101000000_long"])
        self.assertEqual(self.ledger(), [[name, "applied"], ["20990101000000_long", "applied"]])
        self.assertIn("Long", client.DATABASE.tables())

    def test_requests_that_come_before_the_answer_to_a_text(self):
        engine = self.start()
        self.migrations = [("20200101000000_one", 'CREATE TABLE "One" ("id" INTEGER);')]
        engine.ask("applyMigrations", self.with_list())
        engine.ask("getDatabaseVersion")
        text = engine.next_message()
        engine.ask("fly")
        engine.reply(text)
        answers = [engine.receive() for _ in range(3)]
        self.assertEqual([answer["id"] for answer in answers], [1, 2, 3])
        self.assertEqual(answers[0]["result"], {"appliedMigrationNames": ["20200101000000_one"]})
        self.assertEqual(answers[2]["error"]["code"], -32601)


class Endings(Case):
    def tables(self):
        return {name for name in client.DATABASE.tables() if not name.startswith(("_prisma", "sqlite"))}

    def test_end_of_input(self):
        engine = self.start()
        engine.call("getDatabaseVersion")
        code, log = engine.end()
        self.assertEqual(code, 0)
        for line in log.splitlines():
            self.assertLessEqual({"timestamp", "level", "fields", "target"}, set(json.loads(line)))

    def test_signals_between_calls(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            engine = self.start()
            engine.call("getDatabaseVersion")
            engine.process.send_signal(number)
            self.assertEqual(engine.wait()[0], 0)

    def test_a_signal_with_the_end_of_input(self):
        """What the client does when it is done."""
        engine = self.start()
        name = self.migrate(engine)
        engine.process.stdin.close()
        engine.process.send_signal(signal.SIGTERM)
        self.assertEqual(engine.wait()[0], 0)
        self.assertEqual(self.ledger(), [[name, "applied"]])

    def test_debug_panic(self):
        engine = self.start()
        engine.ask("debugPanic")
        self.assertIsNone(engine.next_message())
        self.assertEqual(engine.wait()[0], 101)

    def test_a_call_ends_before_the_process_does(self):
        if client.DATABASE.provider != "postgresql":
            return
        engine = self.start()
        self.migrations = [("1_slow", slow_script(1) + 'CREATE TABLE "Slow" ("id" INTEGER);'),
                           ("2_next", 'CREATE TABLE "Next" ("id" INTEGER);')]
        engine.ask("applyMigrations", self.with_list())
        engine.reply(engine.next_message())
        engine.process.send_signal(signal.SIGTERM)
        self.assertEqual(engine.wait()[0], 0)
        self.assertIn("Slow", self.tables())
        self.assertEqual({name for name, state in self.ledger() if state == "applied"},
                         {"1_slow"} | ({"2_next"} if "Next" in self.tables() else set()))

    def cut_off(self, stop, patience="200"):
        """One migration is done, one is at work for a minute. Gives the exit code and the last answer."""
        engine = self.start("--datamodels", str(self.schema),
                            environment={"PRISMA_GRACEFUL_SHUTDOWN_TIMEOUT": patience,
                                         "PRISMA_BLOCKING_TASKS_SHUTDOWN_TIMEOUT": "2000"})
        self.migrations = [("1_done", 'CREATE TABLE "Done" ("id" INTEGER);'),
                           ("2_slow", 'CREATE TABLE "Half" ("id" INTEGER);\n' + slow_script(60)),
                           ("3_next", 'CREATE TABLE "Next" ("id" INTEGER);')]
        engine.ask("applyMigrations", self.with_list())
        for _ in range(2):
            engine.reply(engine.next_message())
        time.sleep(0.3)  # until the statement is at work
        begun = time.monotonic()
        stop(engine)
        answer = engine.next_message()
        code, _ = engine.wait()
        self.assertLess(time.monotonic() - begun, 30)
        self.assertEqual(self.tables(), {"Done"})
        self.assertEqual(self.ledger()[0], ["1_done", "applied"])
        # Nothing is left in the way: the next run goes on.
        self.migrations = [self.migrations[0], ("2_slow", 'CREATE TABLE "Half" ("id" INTEGER);'), self.migrations[2]]
        again = self.start().result("applyMigrations", self.with_list())
        self.assertEqual(again["appliedMigrationNames"], ["2_slow", "3_next"])
        self.assertEqual(self.tables(), {"Done", "Half", "Next"})
        return code, answer

    def test_a_call_that_takes_too_long_is_called_off(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(number):
                self.setUp()
                code, answer = self.cut_off(lambda engine: engine.process.send_signal(number))
                self.assertEqual(answer["error"]["data"]["error_code"], "S2011")
                # A server undoes it on request; a file is undone by whoever opens it next.
                self.assertEqual(code, 0 if client.DATABASE.provider == "postgresql" else 1)

    def test_a_process_that_is_killed(self):
        code, answer = self.cut_off(lambda engine: engine.process.kill())
        self.assertEqual((code, answer), (-signal.SIGKILL, None))

    def test_a_client_that_dies_during_a_call(self):
        """It reads nothing and writes nothing any more: the call ends, and so does the engine."""
        engine = self.start()
        wait = slow_script(1) if client.DATABASE.provider == "postgresql" else ""
        self.migrations = [(f"{i}_step", f'CREATE TABLE "T{i}" ("id" INTEGER);\n' + wait) for i in range(1, 4)]
        engine.ask("applyMigrations", self.with_list())
        engine.reply(engine.next_message())
        engine.process.stdin.close()
        engine.process.stdout.close()
        self.assertEqual(engine.process.wait(timeout=client.PATIENCE), 0)
        applied = {f"T{name[0]}" for name, state in self.ledger() if state == "applied"}
        self.assertEqual(self.tables(), applied)
        self.assertIn("T1", applied)

    def test_a_client_that_dies_before_it_has_shown_a_text(self):
        engine = self.start()
        self.migrations = [("1_one", 'CREATE TABLE "T1" ("id" INTEGER);')]
        engine.ask("applyMigrations", self.with_list())
        self.assertEqual(engine.next_message()["method"], "print")
        engine.process.stdin.close()
        engine.process.stdout.close()
        self.assertEqual(engine.process.wait(timeout=client.PATIENCE), 0)
        self.assertEqual(self.tables(), {f"T{name[0]}" for name, state in self.ledger() if state == "applied"})

    def test_a_client_that_dies_in_the_middle_of_a_line(self):
        engine = self.start()
        os.write(engine.process.stdin.fileno(), b'{"id":1,"method":"reset","params":{"fil')
        self.assertEqual(engine.end()[0], 0)

    def test_an_answer_that_nobody_reads(self):
        """More than a pipe holds: the engine waits, and ends when the reader goes."""
        engine = self.start()
        models = "".join(f"model M{i} {{\n  id Int @id\n}}\n" for i in range(3000))
        engine.ask("diff", {"from": {"tag": "empty"}, "to": {"tag": "schemaDatamodel", **self.files(models)},
                            "script": True, "exitCode": None, "filters": {}})
        timer = threading.Timer(1, engine.process.stdout.close)
        timer.start()
        engine.process.stdin.close()
        self.assertEqual(engine.process.wait(timeout=client.PATIENCE), 0)
        timer.join()
