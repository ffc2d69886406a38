"""Calls that concern a database as a whole, and the types of queries."""
import client
from client import USER, Case


class Databases(Case):
    def test_makes_and_looks(self):
        engine = self.start()
        version = r"^3\." if client.DATABASE.provider == "sqlite" else r"PostgreSQL|^\d"
        for datasource in ({"tag": "ConnectionString", "url": self.url}, {"tag": "Schema", **self.files()}):
            self.assertRegex(engine.result("getDatabaseVersion", {"datasource": datasource}), version)
            self.assertEqual(engine.result("ensureConnectionValidity", {"datasource": datasource}), {})
        self.assertRegex(engine.result("getDatabaseVersion"), version)
        self.refuse("P1009", engine, "createDatabase", {"datasource": {"tag": "Schema", **self.files()}})

        self.url = client.DATABASE.make()
        self.write_models(USER)
        name = client.DATABASE.name if client.DATABASE.provider == "postgresql" else str(client.DATABASE.file)
        place = {"datasource": {"tag": "ConnectionString", "url": self.url}}
        for method in ("ensureConnectionValidity", "getDatabaseVersion"):
            self.assertEqual(self.refuse("P1003", engine, method, place), {"database_name": name})
        self.assertEqual(engine.result("createDatabase", place), {"databaseName": name})
        self.assertTrue(client.DATABASE.exists())
        self.assertEqual(self.refuse("P1009", engine, "createDatabase", place), {"database_name": name})

    def test_the_url_of_the_command_line_goes_first(self):
        other = client.DATABASE.make()
        client.DATABASE.create()
        client.DATABASE.query('CREATE TABLE "Other" ("id" INTEGER NOT NULL PRIMARY KEY)')
        for urls in ({"url": other}, {"url": self.url, "directUrl": other}):
            engine = self.start("--datamodels", str(self.schema), "--datasource", client.json.dumps(urls),
                                "--extension-types", '{"types":[]}')
            pulled = engine.result("introspect", {"schema": self.files(), "force": True, "compositeTypeDepth": -1,
                                                  "baseDirectoryPath": str(self.folder)})
            self.assertIn("model Other", pulled["schema"]["files"][0]["content"])

    def test_urls_from_the_environment(self):
        self.schema.write_text(self.schema.read_text().replace(f'"{self.url}"', 'env("THE_URL")'))
        self.assertEqual(self.start().call("getDatabaseVersion")["error"]["data"]["error_code"], "S1002")
        engine = self.start("--datamodels", str(self.schema), environment={"THE_URL": self.url})
        self.assertTrue(engine.result("getDatabaseVersion"))

    def test_servers_that_are_not_there(self):
        if client.DATABASE.provider != "postgresql":
            return
        engine = self.start()
        place = {"tag": "ConnectionString", "url": "postgresql://me:s3cret@localhost:1/x"}
        answer = engine.call("ensureConnectionValidity", {"datasource": place})
        self.assertNotIn("s3cret", client.json.dumps(answer))
        self.assertEqual(answer["error"]["data"]["error_code"], "P1001")
        self.assertEqual(answer["error"]["data"]["meta"], {"database_location": "localhost:1"})
        stranger = self.url.replace("me@", "stranger@")
        self.assertEqual(self.refuse("P1000", engine, "ensureConnectionValidity",
                                     {"datasource": {"tag": "ConnectionString", "url": stranger}}),
                         {"database_user": "stranger"})

    def test_a_reset_empties(self):
        engine = self.start()
        self.migrate(engine)
        client.DATABASE.query('CREATE TABLE "ByHand" ("id" INTEGER)')
        self.assertIsNone(engine.result("reset", {"filter": {"externalTables": [], "externalEnums": []}}))
        self.assertEqual(client.DATABASE.tables(), set())
        self.assertEqual(engine.result("applyMigrations", self.with_list())["appliedMigrationNames"],
                         [self.migrations[0][0]])

    def test_scripts(self):
        engine = self.start("--datasource", "{}")
        places = [{"tag": "url", "url": self.url}, {"tag": "schema", "configDir": str(self.folder), **self.files()}]
        for i, place in enumerate(places):
            self.assertIsNone(engine.result("dbExecute", {
                "script": f'CREATE TABLE "T{i}" ("id" INTEGER);\nINSERT INTO "T{i}" VALUES (1);', "datasourceType": place}))
            self.assertEqual(client.DATABASE.query(f'SELECT * FROM "T{i}"'), [["1"]])
        failed = engine.call("dbExecute", {"script": "NONSENSE;", "datasourceType": places[0]})["error"]
        self.assertEqual((failed["code"], failed["data"]["is_panic"]), (4466, False))
        self.assertIn("NONSENSE", failed["data"]["message"])

    def test_files_of_a_schema_are_relative_to_the_configuration(self):
        if client.DATABASE.provider != "sqlite":
            return
        (self.folder / "there").mkdir()
        self.url = "file:./there.db"
        place = {"tag": "schema", "configDir": str(self.folder / "there"), **self.files(USER)}
        (self.folder / "there" / "there.db").touch()
        engine = self.start("--datasource", "{}")
        self.assertIsNone(engine.result("dbExecute", {"script": "CREATE TABLE t (id INTEGER);", "datasourceType": place}))
        self.assertGreater((self.folder / "there" / "there.db").stat().st_size, 0)
        self.assertFalse((self.folder / "there.db").exists())


class Queries(Case):
    MODELS = "model Thing {\n  id    Int      @id @default(autoincrement())\n  name  String\n  size  Float?\n" \
             "  big   BigInt\n  made  DateTime\n  raw   Bytes\n  flag  Boolean\n}\n"

    def setUp(self):
        super().setUp()
        self.engine = self.start()
        self.engine.result("schemaPush", {"force": False, "schema": self.files(self.MODELS), "filters": {}})

    def describe(self, source):
        result = self.engine.result("introspectSql", {"url": self.url, "queries": [{"name": "q", "source": source}]})
        query = result["queries"][0]
        self.assertEqual((query["name"], query["source"]), ("q", source))
        self.assertEqual(set(query), {"name", "source", "documentation", "parameters", "resultColumns"})
        return query

    def columns(self, source):
        return {column["name"]: (column["typ"], column["nullable"]) for column in self.describe(source)["resultColumns"]}

    def test_columns(self):
        found = self.columns('SELECT * FROM "Thing"')
        self.assertEqual(found, {"id": ("int", False), "name": ("string", False), "size": ("double", True),
                                 "big": ("bigint", False), "made": ("datetime", False), "raw": ("bytes", False),
                                 "flag": ("bool", False)})
        number = "bigint" if client.DATABASE.provider == "postgresql" else "unknown"
        self.assertEqual(self.columns('SELECT count(*) AS n FROM "Thing"'), {"n": (number, True)})
        self.assertEqual(self.columns('DELETE FROM "Thing"'), {})

    def test_nulls_that_no_table_has(self):
        for source in ('SELECT b."name" FROM "Thing" a LEFT JOIN "Thing" b ON a."id" = b."id" + 1',
                       'SELECT "name" FROM "Thing" UNION SELECT NULL',
                       'SELECT (SELECT "name" FROM "Thing" WHERE 1 = 0) AS "name"'):
            self.assertEqual(self.columns(source), {"name": ("string", True)}, source)

    def test_parameters(self):
        source = ("-- @description Things of a size.\n-- @param {Float} $1:least The smallest.\n"
                  "-- @param {String?} $2:name\n"
                  'SELECT "id" FROM "Thing" WHERE "size" > $1 AND ("name" = $2 OR $2 IS NULL) AND "flag" = $3')
        query = self.describe(source)
        self.assertEqual(query["documentation"], "Things of a size.")
        third = "bool" if client.DATABASE.provider == "postgresql" else "unknown"
        self.assertEqual([tuple(p.values()) for p in query["parameters"]],
                         [("least", "double", "The smallest.", False), ("name", "string", None, True),
                          ("arg3", third, None, False)])
        self.assertEqual(list(query["parameters"][0]), ["name", "typ", "documentation", "nullable"])

    def test_types_of_a_server(self):
        if client.DATABASE.provider != "postgresql":
            return
        client.DATABASE.query("CREATE TYPE mood AS ENUM ('a', 'b')")
        client.DATABASE.query("CREATE DOMAIN short AS varchar(3) NOT NULL")
        self.assertEqual(self.columns(
            "SELECT 'a'::mood AS m, NULL::uuid AS u, ARRAY[1] AS l, '{}'::jsonb AS j, 1.5 AS d, now()::date AS day, "
            "now()::time AS t, 'x'::short AS s, NULL::point AS p, 1::real AS r"),
            {"m": ("mood", True), "u": ("uuid", True), "l": ("int-array", True), "j": ("json", True),
             "d": ("decimal", True), "day": ("date", True), "t": ("time", True), "s": ("string", True),
             "p": ("unknown", True), "r": ("double", True)})

    def test_queries_that_are_wrong(self):
        for source in ("NONSENSE", 'SELECT nope FROM "Thing"', "SELECT 1; SELECT 2", "",
                       "-- @param {Strin} $1:x\nSELECT 1", "-- @param {Int} $5:x\nSELECT 1"):
            answer = self.engine.call("introspectSql", {"url": self.url, "queries": [{"name": "q", "source": source}]})
            self.assertEqual(answer["error"]["data"]["error_code"], "S1007", source)
        client.DATABASE.query("""INSERT INTO "Thing" ("name", "big", "made", "raw", "flag") """
                              """VALUES ('x', 1, CURRENT_TIMESTAMP, '', TRUE)""")
        self.describe('DELETE FROM "Thing"')
        self.assertEqual(client.DATABASE.query('SELECT count(*) FROM "Thing"'), [["1"]])  # nothing is run
