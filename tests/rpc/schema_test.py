"""Calls that compare, push and pull schemas."""
import client
from client import USER, USER_WITH_AGE, Case


class Comparing(Case):
    def compare(self, engine, previous, following, script=True, exit_code=True, **more):
        result = engine.result("diff", {"from": previous, "to": following, "script": script, "exitCode": exit_code,
                                        "filters": {"externalTables": [], "externalEnums": []}, **more})
        self.assertIsNone(result["stdout"])
        return result["exitCode"], engine.printed[-1]

    def test_every_kind_of_side(self):
        engine = self.start("--datasource", "{}")  # as `migrate diff` starts it: no schema files
        client.DATABASE.query('CREATE TABLE "Old" ("id" INTEGER NOT NULL PRIMARY KEY)')
        model = {"tag": "schemaDatamodel", **self.files()}
        empty = {"tag": "empty"}
        live = [{"tag": "url", "url": self.url}, {"tag": "schemaDatasource", "configDir": str(self.folder), **self.files()}]
        migrations = {"tag": "migrations", **self.list(migrations=[
            ("1_old", 'CREATE TABLE "Old" ("id" INTEGER NOT NULL PRIMARY KEY);')])}
        shadow = {"shadowDatabaseUrl": client.DATABASE.shadow_url()}
        code, script = self.compare(engine, empty, model)
        self.assertEqual(code, 2)
        self.assertIn('CREATE TABLE "User"', script)
        self.assertFalse(script.endswith("\n"))
        for side in live:
            code, script = self.compare(engine, side, model)
            self.assertEqual(code, 2)
            self.assertIn('DROP TABLE "Old"', script)
            self.assertEqual(self.compare(engine, side, migrations, **shadow), (0, "-- This is an empty migration."))
        code, text = self.compare(engine, migrations, model, script=False, **shadow)
        self.assertEqual(code, 2)
        self.assertIn("[-] Removed tables\n  - Old", text)
        self.assertEqual(self.compare(engine, model, model, script=False), (0, "No difference detected."))
        self.assertEqual(self.compare(engine, empty, model, exit_code=None)[0], 0)
        self.assertEqual(self.compare(engine, empty, model, exit_code=False)[0], 0)

    def test_the_command_line_of_7(self):
        """No URL in the schema, none in the parameters: both come with the process."""
        schema = self.schema.read_text().replace(f'  url      = "{self.url}"\n', "")
        self.assertNotIn("url", schema)
        self.schema.write_text(schema)
        urls = {"url": self.url}
        if client.DATABASE.shadow_url():
            urls["shadowDatabaseUrl"] = client.DATABASE.shadow_url()
        engine = self.start("--datasource", client.json.dumps(urls))
        model = {"tag": "schemaDatamodel", **self.files()}
        live = {"tag": "schemaDatasource", "configDir": str(self.folder), **self.files()}
        migrations = {"tag": "migrations", **self.list(migrations=[("1_none", "SELECT 1;")])}
        self.assertEqual(self.compare(engine, live, model)[0], 2)
        self.assertEqual(self.compare(engine, live, migrations)[0], 0)

    def files(self, models=None):
        if models is None:
            return {"files": [{"path": str(self.schema), "content": self.schema.read_text()}]}
        return super().files(models)

    def test_sides_that_do_not_go_together(self):
        engine = self.start()
        other = "postgresql" if client.DATABASE.provider == "sqlite" else "sqlite"
        strange = {"files": [{"path": str(self.schema), "content": self.schema.read_text().replace(
            f'"{client.DATABASE.provider}"', f'"{other}"')}]}
        for previous, following in (({"tag": "empty"}, {"tag": "empty"}),
                                    ({"tag": "schemaDatamodel", **self.files()}, {"tag": "schemaDatamodel", **strange}),
                                    ({"tag": "migrations", **self.list(provider=None)}, {"tag": "empty"})):
            error = engine.call("diff", {"from": previous, "to": following, "script": True, "exitCode": None,
                                         "filters": {}})["error"]
            self.assertEqual((error["code"], error["data"]["error_code"]), (4466, "S1001"))
        missing = {"tag": "url", "url": client.DATABASE.make()}
        name = client.DATABASE.name if other == "sqlite" else str(client.DATABASE.file)
        self.assertEqual(self.refuse("P1003", engine, "diff", {
            "from": missing, "to": {"tag": "empty"}, "script": True, "exitCode": None, "filters": {}}),
            {"database_name": name})


class PushingAndPulling(Case):
    def push(self, engine, models, force=False):
        return engine.result("schemaPush", {"force": force, "schema": self.files(models),
                                            "filters": {"externalTables": [], "externalEnums": []}})

    def pull(self, engine, models, force=False, **more):
        return engine.call("introspect", {"schema": self.files(models), "force": force, "compositeTypeDepth": -1,
                                          "baseDirectoryPath": str(self.folder), **more})

    def test_losses_stop_a_push(self):
        engine = self.start()
        self.assertEqual(self.push(engine, USER_WITH_AGE), {"executedSteps": 2, "warnings": [], "unexecutable": []})
        self.assertEqual(self.push(engine, USER_WITH_AGE)["executedSteps"], 0)
        client.DATABASE.query("""INSERT INTO "User" ("email", "age") VALUES ('a@example.org', 7)""")
        refused = self.push(engine, USER)
        self.assertEqual((refused["executedSteps"], len(refused["warnings"])), (0, 1))
        self.assertIn("age", refused["warnings"][0])
        impossible = self.push(engine, USER.replace("  email", "  size  Int\n  email"), force=True)
        self.assertEqual((impossible["executedSteps"], len(impossible["unexecutable"])), (0, 1))
        self.assertEqual(client.DATABASE.query('SELECT "age" FROM "User"'), [["7"]])
        self.assertEqual(self.push(engine, USER, force=True)["executedSteps"], 1)
        self.assertEqual(client.DATABASE.query('SELECT * FROM "User"'), [["1", "a@example.org"]])

    def test_models_are_merged_or_replaced(self):
        engine = self.start()
        self.assertEqual(self.pull(engine, "")["error"]["data"]["error_code"], "P4001")
        self.push(engine, USER_WITH_AGE)
        client.DATABASE.query('CREATE TABLE "more_of_it" ("id" INTEGER NOT NULL PRIMARY KEY)')
        documented = "/// People.\nmodel Person {\n  id    Int    @id @default(autoincrement())\n" \
                     "  mail  String @unique @map(\"email\")\n\n  @@map(\"User\")\n}\n"
        merged = self.pull(engine, documented)["result"]
        self.assertEqual(set(merged), {"schema", "views", "warnings"})
        self.assertIsNone(merged["views"])
        self.assertEqual([file["path"] for file in merged["schema"]["files"]], [str(self.schema)])
        text = merged["schema"]["files"][0]["content"]
        for piece in ("/// People.", "model Person", "mail", "age", "model more_of_it"):
            self.assertIn(piece, text)
        forced = self.pull(engine, documented, force=True)["result"]["schema"]["files"][0]["content"]
        self.assertIn("model User", forced)
        self.assertNotIn("People", forced)
        wrong = "model User {\n  id Strin @id\n}\n"
        self.assertEqual(self.pull(engine, wrong)["error"]["data"]["error_code"], "P1012")
        self.assertIn("model User", self.pull(engine, wrong, force=True)["result"]["schema"]["files"][0]["content"])

    def test_several_files(self):
        engine = self.start()
        self.push(engine, USER_WITH_AGE)
        client.DATABASE.query('CREATE TABLE "Fresh" ("id" INTEGER NOT NULL PRIMARY KEY)')
        user = {"path": str(self.folder / "user.prisma"), "content": USER}
        base = {"path": str(self.schema), "content": self.schema_text("")}
        pulled = engine.result("introspect", {"schema": {"files": [base, user]}, "force": False, "compositeTypeDepth": -1,
                                              "baseDirectoryPath": str(self.folder)})
        texts = {file["path"]: file["content"] for file in pulled["schema"]["files"]}
        self.assertEqual(set(texts), {base["path"], user["path"], str(self.folder / "introspected.prisma")})
        self.assertIn("age", texts[user["path"]])
        self.assertIn("model Fresh", texts[str(self.folder / "introspected.prisma")])

    def test_views(self):
        engine = self.start()
        self.push(engine, USER)
        client.DATABASE.query('CREATE VIEW "Emails" AS SELECT "email" FROM "User"')
        head = 'generator client {\n  provider = "prisma-client-js"\n  previewFeatures = ["views"]\n}\n\n'
        files = {"files": [{"path": str(self.schema), "content": self.schema_text(USER, head)}]}
        pulled = engine.result("introspect", {"schema": files, "force": False, "compositeTypeDepth": -1,
                                              "baseDirectoryPath": str(self.folder)})
        self.assertIn("view Emails", pulled["schema"]["files"][0]["content"])
        self.assertEqual([(view["name"], view["schema"]) for view in pulled["views"]],
                         [("Emails", "public" if client.DATABASE.provider == "postgresql" else "main")])
        self.assertIn("SELECT", pulled["views"][0]["definition"].upper())

    def test_namespaces(self):
        if client.DATABASE.provider != "postgresql":
            return
        engine = self.start()
        client.DATABASE.query('CREATE SCHEMA extra')
        client.DATABASE.query('CREATE TABLE extra."There" ("id" INTEGER NOT NULL PRIMARY KEY)')
        client.DATABASE.query('CREATE TABLE "Here" ("id" INTEGER NOT NULL PRIMARY KEY)')
        text = self.schema_text("").replace("}", '  schemas  = ["public", "extra"]\n}')
        files = {"files": [{"path": str(self.schema), "content": text}]}
        for namespaces, names in ((None, {"Here", "There"}), (["extra"], {"There"}), (["public"], {"Here"})):
            pulled = engine.result("introspect", {"schema": files, "force": False, "compositeTypeDepth": -1,
                                                  "baseDirectoryPath": str(self.folder),
                                                  **({"namespaces": namespaces} if namespaces else {})})
            found = {word for word in ("Here", "There") if f"model {word}" in pulled["schema"]["files"][0]["content"]}
            self.assertEqual(found, names)
