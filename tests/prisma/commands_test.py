"""Every command, in one project from its first migration to its last: on each version and each database."""
import case
from case import CREATE_USER, USER, USER_WITH_AGE, Case, is_postgres


class Commands(Case):
    def test_a_project(self):
        self.begin()
        self.evolve()
        self.compare()
        self.drift()
        self.fail()
        self.go_on_without_migrations()

    def begin(self):
        """A first migration, as somebody types it; nobody has made the database."""
        project = self.project
        self.expect(0, project.on_terminal("migrate dev --name init"))
        init = project.migration_names()[0]
        self.assertRegex(init, r"^\d{14}_init$")
        self.assertIn(f'provider = "{case.DATABASE.provider}"', (project.migrations / "migration_lock.toml").read_text())
        self.assertIn('CREATE TABLE "User"', project.script(init).read_text())
        self.assertEqual(project.ledger(), [(init, project.checksum(init), "applied", "1")])
        self.query("""INSERT INTO "User" ("id", "email") VALUES (1, 'a@example.org')""")

    def evolve(self):
        project = self.project
        project.write_models(USER_WITH_AGE)
        self.expect(0, project.on_terminal("migrate dev --create-only --name add_age"))
        add_age = project.migration_names()[1]
        self.assertEqual(project.script(add_age).read_text(),
                         '-- AlterTable\nALTER TABLE "User" ADD COLUMN     "age" INTEGER;\n' if is_postgres() else
                         '-- AlterTable\nALTER TABLE "User" ADD COLUMN "age" INTEGER;\n')
        self.assertEqual(len(project.ledger()), 1)
        self.expect(1, project.run("migrate status"), add_age)
        self.expect(0, project.run("migrate deploy"), add_age)
        self.assertEqual([row[2] for row in project.ledger()], ["applied", "applied"])
        self.assertEqual(self.query('SELECT * FROM "User"'), [["1", "a@example.org", ""]])
        self.expect(0, project.run("db seed"))
        self.assertEqual((project.folder / "seeded.txt").read_text(), "seeded\n")

    def compare(self):
        """Every kind of side that `migrate diff` has."""
        project = self.project
        schema = "--to-schema-datamodel" if case.VERSION == 6 else "--to-schema"
        live = "--from-schema-datasource prisma/schema.prisma" if case.VERSION == 6 else "--from-config-datasource"
        self.expect(0, project.run(f"migrate diff {live} {schema} prisma/schema.prisma --exit-code"))
        self.expect(2, project.run(f"migrate diff --from-empty {schema} prisma/schema.prisma --script --exit-code"),
                    'CREATE TABLE "User"', '"age" INTEGER')
        shadow = case.DATABASE.shadow_url()
        flag = f" --shadow-database-url {shadow}" if case.VERSION == 6 and shadow else ""
        project.write_models(USER)
        # The summary of a table that is rebuilt does not name its columns.
        names = ["User", "age"] if is_postgres() else ["Redefined table `User`"]
        self.expect(2, project.run(f"migrate diff --from-migrations prisma/migrations {schema} prisma/schema.prisma "
                                   f"--exit-code{flag}"), *names)
        written = "migrate diff --from-empty --to-migrations prisma/migrations --script --output out.sql" + flag
        self.expect(0, project.run(written))
        self.assertIn("age", (project.folder / "out.sql").read_text())
        if case.VERSION == 6:
            url = project.environment["DATABASE_URL"]
            self.expect(0, project.run(f"migrate diff --from-url {url} --to-schema-datasource prisma/schema.prisma "
                                       "--exit-code"))
        project.write_models(USER_WITH_AGE)

    def drift(self):
        project = self.project
        self.query('CREATE TABLE "ByHand" ("id" INTEGER NOT NULL PRIMARY KEY)')
        self.expect(130, project.on_terminal("migrate dev --name more"), "ByHand", "migrate reset")
        self.assertIn("ByHand", self.tables())
        self.assertEqual(self.query('SELECT count(*) FROM "User"'), [["1"]])
        self.expect(0, project.run("migrate reset --force"))
        self.assertNotIn("ByHand", self.tables())
        self.assertEqual(self.query('SELECT count(*) FROM "User"'), [["0"]])

    def fail(self):
        project = self.project
        bad = "29990101000000_bad"
        project.add_migration(bad, 'CREATE TABLE "Half" ("id" INTEGER);\n' + CREATE_USER)
        self.expect(1, project.run("migrate deploy"), "P3018", bad)
        self.assertNotIn("Half", self.tables())
        self.expect(0, project.run(f"migrate resolve --rolled-back {bad}"))
        self.assertEqual([row[2] for row in project.ledger()], ["applied", "applied", "rolled back"])

    def go_on_without_migrations(self):
        project = self.project
        self.query("""INSERT INTO "User" ("id", "email", "age") VALUES (1, 'a@example.org', 7)""")
        project.write_models(USER)
        self.expect(1, project.run("db push"), "age")
        self.assertEqual(self.query('SELECT "age" FROM "User"'), [["7"]])
        self.expect(0, project.run("db push --accept-data-loss"))
        self.assertEqual(self.query('SELECT * FROM "User"'), [["1", "a@example.org"]])
        project.write("more.sql", 'CREATE TABLE "More" ("id" INTEGER NOT NULL PRIMARY KEY);\n')
        self.expect(0, project.run(f"db execute --file more.sql{self.schema_flag()}"))
        self.expect(0, project.run("db pull"))
        schema = (project.folder / "prisma" / "schema.prisma").read_text()
        self.assertIn("model More", schema)
        self.assertIn("model User", schema)
