"""Calls about a history: results, states of the ledger, error codes and the fields that go with them."""
import hashlib
import uuid

import client
from client import USER_WITH_AGE, Case

CREATE_USER = 'CREATE TABLE "User" ("id" INTEGER NOT NULL PRIMARY KEY, "email" TEXT NOT NULL);\n'


class Development(Case):
    def test_a_history_begins_and_goes_on(self):
        engine = self.start()
        action = engine.result("devDiagnostic", {**self.with_list(), "migrationsList": self.list(provider=None)})
        self.assertEqual(action, {"action": {"tag": "createMigration"}})
        losses = engine.result("evaluateDataLoss", self.with_list(schema=self.files()))
        self.assertEqual(losses, {"migrationSteps": 2, "warnings": [], "unexecutableSteps": []})
        made = self.create(engine)
        self.assertEqual(set(made), {"connectorType", "generatedMigrationName", "migrationScript", "extension"})
        self.assertRegex(made["generatedMigrationName"], r"^\d{14}_init$")
        self.assertEqual((made["connectorType"], made["extension"]), (client.DATABASE.provider, "sql"))
        name = self.migrate(engine)
        self.assertEqual(engine.printed, [f"Applying migration `{name}`"])
        nothing = self.create(engine, "x")
        self.assertIsNone(nothing["migrationScript"])
        draft = self.create(engine, "", draft=True)
        self.assertRegex(draft["generatedMigrationName"], r"^\d{14}$")
        self.assertEqual(draft["migrationScript"], "-- This is an empty migration.")
        self.assertEqual(engine.result("applyMigrations", self.with_list()), {"appliedMigrationNames": []})
        state = engine.result("diagnoseMigrationHistory", self.with_list(optInToShadowDatabase=False))
        self.assertEqual(state, {"history": None, "failedMigrationNames": [], "editedMigrationNames": [],
                                 "hasMigrationsTable": True})

    def test_the_words_of_the_server_are_no_change(self):
        if client.DATABASE.provider != "postgresql":
            return
        engine = self.start()
        self.write_models(client.USER.replace(
            "  email", """  span  Unsupported("int4range")? @default(dbgenerated("'[1,5]'"))\n  email"""))
        name = self.migrate(engine)
        self.assertIsNone(self.create(engine, "x")["migrationScript"])
        losses = engine.result("evaluateDataLoss", self.with_list(schema=self.files()))
        self.assertEqual(losses["migrationSteps"], 0)
        pushed = engine.result("schemaPush", {"force": False, "schema": self.files(), "filters": {}})
        self.assertEqual(pushed["executedSteps"], 0)
        schema = {"tag": "schemaDatamodel", **self.files()}
        for other in ({"tag": "url", "url": self.url}, {"tag": "migrations", **self.list()}):
            for previous, following in ((schema, other), (other, schema)):
                outcome = engine.result("diff", {"from": previous, "to": following, "script": True, "exitCode": True,
                                                 "shadowDatabaseUrl": client.DATABASE.make(), "filters": {}})
                self.assertEqual(outcome["exitCode"], 0)
        self.write_models(self.files()["files"][0]["content"].split("}\n", 1)[1].replace("1,5", "1,6"))
        self.assertIn("'[1,6]'", self.create(engine, "x")["migrationScript"], name)

    def test_wrong_models_do_not_keep_migrations_from_being_applied(self):
        self.migrate(self.start())
        client.DATABASE.query('DROP TABLE "User"')
        client.DATABASE.query("DROP TABLE _prisma_migrations")
        self.write_models("model User {\n  id Int @id\n  b  Nothing @never\n}\n")
        engine = self.start()
        applied = engine.result("applyMigrations", self.with_list())
        self.assertEqual(applied, {"appliedMigrationNames": [self.migrations[0][0]]})
        state = engine.result("diagnoseMigrationHistory", self.with_list(optInToShadowDatabase=False))
        self.assertTrue(state["hasMigrationsTable"])
        self.assertEqual(engine.result("devDiagnostic", self.with_list()), {"action": {"tag": "createMigration"}})
        self.refuse("P1012", engine, "createMigration", self.with_list(
            migrationName="x", draft=False, schema=self.files()))

    def test_the_row_of_a_migration(self):
        self.migrate(self.start())
        name, script = self.migrations[0]
        rows = client.DATABASE.query("SELECT id, checksum, migration_name, logs, rolled_back_at, applied_steps_count, "
                                     "finished_at IS NOT NULL AND finished_at >= started_at FROM _prisma_migrations")
        self.assertEqual(len(rows), 1)
        self.assertEqual(str(uuid.UUID(rows[0][0])), rows[0][0])
        self.assertEqual(rows[0][1:6], [hashlib.sha256(script.encode()).hexdigest(), name, "", "", "1"])
        self.assertIn(rows[0][6], ("1", "t"))

    def test_losses_are_counted(self):
        engine = self.start()
        self.write_models(USER_WITH_AGE)
        self.migrate(engine)
        client.DATABASE.query("""INSERT INTO "User" ("email", "age") VALUES ('a@example.org', 7)""")
        dropped = engine.result("evaluateDataLoss", self.with_list(schema=self.files(client.USER)))
        self.assertEqual(dropped["migrationSteps"], 1)
        self.assertEqual([set(step) for step in dropped["warnings"]], [{"message", "stepIndex"}])
        self.assertEqual(dropped["warnings"][0]["stepIndex"], 0)
        self.assertIn("age", dropped["warnings"][0]["message"])
        required = engine.result("evaluateDataLoss", self.with_list(
            schema=self.files(USER_WITH_AGE.replace("  age", "  size  Int\n  age"))))
        self.assertEqual([step["stepIndex"] for step in required["unexecutableSteps"]], [0])
        self.write_models(client.USER)
        self.assertTrue(self.create(engine, "drop")["migrationScript"].startswith("/*\n"))

    def test_the_shadow_is_prepared(self):
        engine = self.start()
        made_by_others = 'CREATE TABLE "Legacy" ("id" INTEGER NOT NULL PRIMARY KEY)'
        client.DATABASE.query(made_by_others)
        self.migrations = [("20240101000000_more", 'ALTER TABLE "Legacy" ADD COLUMN "more" INTEGER;')]
        prepared = self.list(preparation=made_by_others + ";")
        action = engine.result("devDiagnostic", {"migrationsList": prepared, "filters": {}})
        self.assertEqual(action, {"action": {"tag": "createMigration"}})
        side = {"tag": "migrations", **prepared}
        compared = engine.result("diff", {"from": {"tag": "empty"}, "to": side, "script": True, "exitCode": True,
                                          "shadowDatabaseUrl": client.DATABASE.shadow_url(), "filters": {}})
        self.assertEqual(compared, {"exitCode": 2, "stdout": None})
        self.assertRegex(engine.printed[-1], r'(?s)CREATE TABLE "Legacy".*"more" INTEGER')
        wrong = {"migrationsList": self.list(preparation="NONSENSE"), "filters": {}}
        self.assertIn("initShadowDb", engine.call("devDiagnostic", wrong)["error"]["data"]["message"])

    def test_what_others_manage_is_left_alone(self):
        engine = self.start()
        qualified = "public." if client.DATABASE.provider == "postgresql" else ""
        client.DATABASE.query('CREATE TABLE "Foreign" ("id" INTEGER NOT NULL PRIMARY KEY)')
        filters = {"externalTables": [qualified + "Foreign"], "externalEnums": []}
        script = self.with_list(migrationName="init", draft=False, schema=self.files(), filters=filters)
        made = engine.result("createMigration", script)
        self.migrations.append((made["generatedMigrationName"], made["migrationScript"]))
        self.assertNotIn("Foreign", made["migrationScript"])
        # A database with nothing but their tables is as good as empty.
        self.refuse("P3005", engine, "applyMigrations", self.with_list())
        engine.result("applyMigrations", self.with_list(filters=filters))
        self.assertEqual(engine.result("devDiagnostic", self.with_list())["action"]["tag"], "reset")
        self.assertEqual(engine.result("devDiagnostic", self.with_list(filters=filters))["action"],
                         {"tag": "createMigration"})
        pushed = engine.result("schemaPush", {"force": True, "schema": self.files(), "filters": filters})
        self.assertEqual(pushed, {"executedSteps": 0, "warnings": [], "unexecutable": []})
        self.assertIn("Foreign", client.DATABASE.tables())
        side = {"tag": "schemaDatasource", "configDir": str(self.folder), **self.files()}
        compare = {"from": side, "to": {"tag": "schemaDatamodel", **self.files()}, "script": False, "exitCode": True}
        self.assertEqual(engine.result("diff", {**compare, "filters": {}})["exitCode"], 2)
        self.assertEqual(engine.result("diff", {**compare, "filters": filters})["exitCode"], 0)
        wrong = {"externalTables": ["Foreign" if qualified else "main.Foreign"], "externalEnums": []}
        self.refuse("P3023" if qualified else "P3024", engine, "devDiagnostic", self.with_list(filters=wrong))


class Troubles(Case):
    def reset_reason(self, engine):
        action = engine.result("devDiagnostic", self.with_list())["action"]
        self.assertEqual((action["tag"], set(action)), ("reset", {"tag", "reason"}))
        return action["reason"]

    def state(self, engine):
        return engine.result("diagnoseMigrationHistory", self.with_list(optInToShadowDatabase=False))

    def test_edited_missing_and_diverged(self):
        engine = self.start()
        first = self.migrate(engine)
        self.write_models(USER_WITH_AGE)
        second = self.migrate(engine, "age")
        original = list(self.migrations)

        self.migrations = [(first, original[0][1] + "-- edited\n"), original[1]]
        self.assertIn(first, self.reset_reason(engine))
        self.assertEqual(self.state(engine)["editedMigrationNames"], [first])
        # Line ends do not matter.
        self.migrations = [(first, original[0][1].replace("\n", "\r\n")), original[1]]
        self.assertEqual(self.state(engine)["editedMigrationNames"], [])

        self.migrations = original[:1]
        self.assertIn(second, self.reset_reason(engine))
        self.assertEqual(self.state(engine)["history"], {"diagnostic": "migrationsDirectoryIsBehind",
                                                         "unpersistedMigrationNames": [second]})
        self.migrations = [*original, ("29990101000000_next", "SELECT 1;")]
        self.assertEqual(self.state(engine)["history"], {"diagnostic": "databaseIsBehind",
                                                         "unappliedMigrationNames": ["29990101000000_next"]})
        self.migrations = [original[0], ("29990101000000_other", "SELECT 1;")]
        self.assertIn(second, self.reset_reason(engine))
        self.assertEqual(self.state(engine)["history"], {
            "diagnostic": "historiesDiverge", "lastCommonMigrationName": first,
            "unpersistedMigrationNames": [second], "unappliedMigrationNames": ["29990101000000_other"]})
        self.migrations = [("00000101000000_other", "SELECT 1;")]
        self.assertIsNone(self.state(engine)["history"]["lastCommonMigrationName"])

    def test_drift(self):
        engine = self.start()
        self.migrate(engine)
        client.DATABASE.query('CREATE TABLE "ByHand" ("id" INTEGER NOT NULL PRIMARY KEY)')
        self.assertIn("ByHand", self.reset_reason(engine))
        self.assertIsNone(self.state(engine)["history"])

    def test_drift_that_the_language_cannot_say(self):
        engine = self.start()
        self.migrate(engine)
        client.DATABASE.query("""CREATE VIEW "v" AS SELECT "id" FROM "User" """)
        client.DATABASE.query("""CREATE INDEX "part" ON "User"("email") WHERE "email" <> '' """)
        action = engine.result("devDiagnostic", self.with_list())
        self.assertEqual(action, {"action": {"tag": "createMigration"}})

    def test_no_ledger_yet(self):
        engine = self.start()
        self.migrations = [("20240101000000_init", CREATE_USER)]
        self.assertEqual(self.state(engine), {
            "history": {"diagnostic": "databaseIsBehind", "unappliedMigrationNames": ["20240101000000_init"]},
            "failedMigrationNames": [], "editedMigrationNames": [], "hasMigrationsTable": False})
        client.DATABASE.query(CREATE_USER)
        self.assertEqual(self.refuse("P3005", engine, "applyMigrations", self.with_list()), {})
        self.assertIn("User", self.reset_reason(engine))
        self.assertEqual(engine.result("markMigrationApplied", {"migrationName": "20240101000000_init",
                                                                "migrationsList": self.list()}), {})
        self.assertEqual(self.ledger(), [["20240101000000_init", "applied"]])
        self.assertEqual(engine.result("applyMigrations", self.with_list()), {"appliedMigrationNames": []})
        again = {"migrationName": "20240101000000_init", "migrationsList": self.list()}
        self.assertEqual(self.refuse("P3008", engine, "markMigrationApplied", again),
                         {"migration_name": "20240101000000_init"})
        nowhere = {"migrationName": "nowhere", "migrationsList": self.list()}
        self.assertEqual(self.refuse("P3017", engine, "markMigrationApplied", nowhere), {"migration_name": "nowhere"})

    def test_a_migration_fails(self):
        engine = self.start()
        bad = "20240102000000_bad"
        self.migrations = [("20240101000000_init", CREATE_USER),
                           (bad, 'CREATE TABLE "Half" ("id" INTEGER);\nINSERT INTO "Nowhere" VALUES (1);')]
        meta = self.refuse("P3018", engine, "applyMigrations", self.with_list())
        self.assertEqual(meta["migration_name"], bad)
        self.assertEqual(meta["database_error_code"], "42P01" if client.DATABASE.provider == "postgresql" else "1")
        self.assertIn("Nowhere", meta["database_error"])
        self.assertNotIn("Half", client.DATABASE.tables())
        self.assertEqual(self.state(engine)["failedMigrationNames"], [bad])
        self.assertEqual(self.ledger()[1], [bad, "failed"])
        self.assertEqual(engine.result("markMigrationRolledBack", {"migrationName": bad}), {})
        self.assertEqual(engine.result("markMigrationRolledBack", {"migrationName": bad}), {})
        self.migrations[1] = (bad, 'CREATE TABLE "Whole" ("id" INTEGER);')
        self.assertEqual(engine.result("applyMigrations", self.with_list()), {"appliedMigrationNames": [bad]})
        self.assertEqual(self.refuse("P3012", engine, "markMigrationRolledBack",
                                     {"migrationName": "20240101000000_init"}),
                         {"migration_name": "20240101000000_init"})
        self.assertEqual(self.refuse("P3011", engine, "markMigrationRolledBack", {"migrationName": "nowhere"}),
                         {"migration_name": "nowhere"})

    def test_a_migration_that_somebody_else_left(self):
        engine = self.start()
        name = self.migrate(engine)
        client.DATABASE.query("UPDATE _prisma_migrations SET finished_at = NULL, logs = NULL")
        self.assertIn(name, self.refuse("P3009", engine, "applyMigrations", self.with_list())["details"])
        self.assertIn(name, self.reset_reason(engine))

    def test_a_history_that_does_not_replay(self):
        engine = self.start()
        self.migrations = [("20240101000000_bad", 'ALTER TABLE "Nowhere" ADD COLUMN "x" INTEGER;')]
        for method, more in (("devDiagnostic", {}), ("evaluateDataLoss", {"schema": self.files()}),
                             ("createMigration", {"schema": self.files(), "migrationName": "x", "draft": True})):
            meta = self.refuse("P3006", engine, method, self.with_list(**more))
            self.assertEqual(meta["migration_name"], "20240101000000_bad")
            self.assertLessEqual({"is_panic", "message", "error_code"}, set(meta["inner_error"]))
            self.assertIn("Nowhere", meta["inner_error"]["message"])

    def test_scripts_that_cannot_be_read(self):
        engine = self.start()
        self.migrations = [("20240101000000_gone", None)]
        self.assertEqual(self.state(engine)["history"]["unappliedMigrationNames"], ["20240101000000_gone"])
        path = {"migration_file_path": "20240101000000_gone/migration.sql"}
        self.assertEqual(self.refuse("P3015", engine, "applyMigrations", self.with_list()), path)
        self.assertEqual(self.refuse("P3015", engine, "devDiagnostic", self.with_list()), path)

    def test_another_provider(self):
        engine = self.start()
        wrong = {"migrationsList": self.list(provider="mysql"), "filters": {}}
        for method, more in (("applyMigrations", {}), ("devDiagnostic", {}), ("evaluateDataLoss", {"schema": self.files()}),
                             ("diagnoseMigrationHistory", {"optInToShadowDatabase": False}),
                             ("createMigration", {"schema": self.files(), "migrationName": "x", "draft": True}),
                             ("markMigrationApplied", {"migrationName": "x"})):
            self.assertEqual(self.refuse("P3019", engine, method, {**wrong, **more}),
                             {"expected_provider": "mysql", "provider": client.DATABASE.provider})

    def test_names_that_are_too_long(self):
        self.refuse("P3010", self.start(), "createMigration",
                    self.with_list(migrationName="x" * 201, draft=True, schema=self.files()))

    def test_a_schema_that_is_wrong(self):
        engine = self.start()
        wrong = self.files("model User {\n  id Strin @id\n}\n")
        error = engine.call("createMigration", self.with_list(migrationName="x", draft=True, schema=wrong))["error"]
        self.assertEqual(error["data"]["error_code"], "P1012")
        self.assertIn("schema.prisma:7", error["data"]["message"])
