#!/usr/bin/env python3
"""Prisma's real command lines, with strata as the program behind them.

    commands_test.py VERSION DATABASE PACKAGES ENGINE

VERSION is 6 or 7, DATABASE sqlite or postgresql, PACKAGES the folder that install.py filled, ENGINE the program. What
is compared are files, rows, tables, error codes and exit codes; sentences are strata's own. Exit code 77: something is
missing on this machine.
"""
import pathlib
import sys
import unittest

import databases
from project import Project

SKIPPED = 77

USER = "model User {\n  id    Int    @id\n  email String @unique\n}\n"
USER_WITH_AGE = "model User {\n  id    Int    @id\n  email String @unique\n  age   Int?\n}\n"
USER_WITH_REQUIRED_AGE = USER_WITH_AGE.replace("Int?", "Int")
CREATE_USER = 'CREATE TABLE "User" ("id" INTEGER NOT NULL PRIMARY KEY, "email" TEXT NOT NULL);\n'

VERSION, DATABASE, PACKAGES, ENGINE = 0, None, None, None


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.project = Project(VERSION, DATABASE, PACKAGES, ENGINE)
        self.addCleanup(self.project.close)
        self.project.write_models(USER)

    def expect(self, code, outcome, *pieces):
        self.assertEqual(outcome.code, code, outcome.output)
        for piece in pieces:
            self.assertIn(piece, outcome.output)
        return outcome

    def init(self):
        """A first migration, as somebody types it."""
        self.expect(0, self.project.on_terminal("migrate dev --name init"))
        return self.project.migration_names()[0]

    def add_user(self):
        DATABASE.query("""INSERT INTO "User" ("id", "email") VALUES (1, 'a@example.org')""")

    # ---- a history ----------------------------------------------------------------------------------------------

    def test_a_project_begins_and_evolves(self):
        project = self.project
        init = self.init()
        self.assertRegex(init, r"^\d{14}_init$")
        self.assertIn(f'provider = "{DATABASE.provider}"', (project.migrations / "migration_lock.toml").read_text())
        self.assertIn('CREATE TABLE "User"', project.script(init).read_text())
        self.assertEqual(project.ledger(), [(init, project.checksum(init), "applied", "1")])
        self.add_user()

        project.write_models(USER_WITH_AGE)
        self.expect(0, project.on_terminal("migrate dev --create-only --name add_age"))
        add_age = project.migration_names()[1]
        self.assertEqual(project.script(add_age).read_text(),
                         '-- AlterTable\nALTER TABLE "User" ADD COLUMN     "age" INTEGER;\n'
                         if DATABASE.provider == "postgresql" else
                         '-- AlterTable\nALTER TABLE "User" ADD COLUMN "age" INTEGER;\n')
        self.assertEqual(len(project.ledger()), 1)
        self.expect(1, project.run("migrate status"), add_age)
        self.expect(0, project.run("migrate deploy"), add_age)
        self.assertEqual([row[2] for row in project.ledger()], ["applied", "applied"])
        self.expect(0, project.run("migrate status"))
        self.assertEqual(DATABASE.query('SELECT * FROM "User"'), [["1", "a@example.org", ""]])

        self.expect(0, project.run("db seed"))
        self.assertEqual((project.folder / "seeded.txt").read_text(), "seeded\n")

        self.compare()

    def compare(self):
        """Every kind of side that `migrate diff` has."""
        project = self.project
        schema = "--to-schema-datamodel" if VERSION == 6 else "--to-schema"
        live = "--from-schema-datasource prisma/schema.prisma" if VERSION == 6 else "--from-config-datasource"
        self.expect(0, project.run(f"migrate diff {live} {schema} prisma/schema.prisma --exit-code"))
        self.expect(2, project.run(f"migrate diff --from-empty {schema} prisma/schema.prisma --script --exit-code"),
                    'CREATE TABLE "User"', '"age" INTEGER')
        shadow = DATABASE.shadow_url()
        flag = f" --shadow-database-url {shadow}" if VERSION == 6 and shadow else ""
        project.write_models(USER)
        # The summary of a table that is rebuilt does not name its columns.
        names = ["User", "age"] if DATABASE.provider == "postgresql" else ["Redefined table `User`"]
        self.expect(2, project.run(f"migrate diff --from-migrations prisma/migrations {schema} prisma/schema.prisma "
                                   f"--exit-code{flag}"), *names)
        written = "migrate diff --from-empty --to-migrations prisma/migrations --script --output out.sql" + flag
        self.expect(0, project.run(written))
        self.assertIn("age", (project.folder / "out.sql").read_text())

    # ---- histories in trouble -----------------------------------------------------------------------------------

    def test_a_reset_is_never_done_unasked(self):
        project = self.project
        init = self.init()
        self.add_user()
        script = project.script(init).read_text()
        project.script(init).write_text(script + "-- edited\n")
        self.expect(130, project.on_terminal("migrate dev --name more"), init, "migrate reset")
        project.script(init).write_text(script)

        DATABASE.query('CREATE TABLE "ByHand" ("id" INTEGER NOT NULL PRIMARY KEY)')
        self.expect(130, project.on_terminal("migrate dev --name more"), "ByHand", "migrate reset")
        self.assertIn("ByHand", DATABASE.tables())
        self.assertEqual(DATABASE.query('SELECT count(*) FROM "User"'), [["1"]])
        self.expect(130, project.on_terminal("migrate reset", [("(y/N)", "n")]))
        self.assertIn("ByHand", DATABASE.tables())
        self.expect(0, project.run("migrate reset --force"))
        self.assertNotIn("ByHand", DATABASE.tables())
        self.assertEqual(DATABASE.query('SELECT count(*) FROM "User"'), [["0"]])

        (project.migrations / init).rename(project.folder / "elsewhere")
        self.expect(130, project.on_terminal("migrate dev --name more"), init, "migrate reset")
        self.assertEqual(project.migration_names(), [])

    def test_a_failed_migration_is_resolved(self):
        project = self.project
        init, bad = "20240101000000_init", "29990101000000_bad"
        project.add_migration(init, CREATE_USER)
        project.write_lock_file()
        project.add_migration(bad, 'CREATE TABLE "Half" ("id" INTEGER);\nCREATE TABLE "User" ("id" INTEGER);\n')
        self.expect(1, project.run("migrate deploy"), "P3018", bad)
        self.assertNotIn("Half", DATABASE.tables())
        self.expect(1, project.run("migrate status"), bad)
        self.expect(0, project.run(f"migrate resolve --rolled-back {bad}"))
        project.script(bad).write_text('CREATE TABLE "Whole" ("id" INTEGER);\n')
        self.expect(0, project.run("migrate deploy"))
        self.assertIn("Whole", DATABASE.tables())
        self.assertEqual([row[2] for row in project.ledger()], ["applied", "rolled back", "applied"])
        self.expect(1, project.run("migrate resolve --applied 20200101000000_nowhere"), "P3017")
        self.expect(1, project.run(f"migrate resolve --applied {init}"), "P3008")

    def test_a_database_gets_a_baseline(self):
        project = self.project
        DATABASE.query(CREATE_USER)
        DATABASE.query('CREATE UNIQUE INDEX "User_email_key" ON "User"("email")')
        project.add_migration("20240101000000_init", CREATE_USER)
        project.write_lock_file()
        self.expect(1, project.run("migrate deploy"), "P3005")
        self.expect(0, project.run("migrate resolve --applied 20240101000000_init"))
        self.expect(0, project.run("migrate deploy"))
        self.assertEqual(project.ledger(),
                         [("20240101000000_init", project.checksum("20240101000000_init"), "applied", "0")])

    # ---- losses -------------------------------------------------------------------------------------------------

    def test_losses_are_asked_about(self):
        project = self.project
        project.write_models(USER_WITH_AGE)
        self.init()
        DATABASE.query("""INSERT INTO "User" ("id", "email", "age") VALUES (1, 'a@example.org', 7)""")
        project.write_models(USER)
        self.expect(130, project.on_terminal("migrate dev --name drop_age", [("(y/N)", "n")]), "age")
        self.assertEqual(len(project.migration_names()), 1)
        self.expect(0, project.on_terminal("migrate dev --name drop_age", [("(y/N)", "y")]))
        self.assertIn("/*\n", project.script(project.migration_names()[1]).read_text())
        self.assertEqual(DATABASE.query('SELECT * FROM "User"'), [["1", "a@example.org"]])
        project.write_models(USER_WITH_REQUIRED_AGE)
        self.expect(1, project.on_terminal("migrate dev --name require_age"), "age")
        self.assertEqual(len(project.migration_names()), 2)

    # ---- without a history --------------------------------------------------------------------------------------

    def test_a_database_is_pushed_pulled_and_reset(self):
        project = self.project
        project.write_models(USER_WITH_AGE)
        self.expect(0, project.run("db push"))
        DATABASE.query("""INSERT INTO "User" ("id", "email", "age") VALUES (1, 'a@example.org', 7)""")
        project.write_models(USER)
        self.expect(1, project.run("db push"), "age")
        self.assertEqual(DATABASE.query('SELECT "age" FROM "User"'), [["7"]])
        self.expect(0, project.run("db push --accept-data-loss"))
        self.assertEqual(DATABASE.query('SELECT * FROM "User"'), [["1", "a@example.org"]])
        project.write("more.sql", 'CREATE TABLE "More" ("id" INTEGER NOT NULL PRIMARY KEY);\n')
        schema = " --schema prisma/schema.prisma" if VERSION == 6 else ""
        self.expect(0, project.run(f"db execute --file more.sql{schema}"))
        self.expect(1, project.run(f"db execute --stdin{schema}", stdin="NONSENSE;"))
        self.expect(0, project.run("db pull --print"), "model More", "model User")
        self.expect(0, project.run("db pull"))
        self.assertIn("model More", (project.folder / "prisma" / "schema.prisma").read_text())


def main():
    global VERSION, DATABASE, PACKAGES, ENGINE
    version, database, packages, engine = sys.argv[1:5]
    VERSION, PACKAGES, ENGINE = int(version), pathlib.Path(packages).resolve(), pathlib.Path(engine).resolve()
    if not (PACKAGES / "installed.json").exists():
        print("Prisma's packages are not installed: skipped")
        return SKIPPED
    if database == "postgresql" and databases.server_programs() is None:
        print("there is no PostgreSQL server on this machine: skipped")
        return SKIPPED
    DATABASE = databases.Postgres() if database == "postgresql" else databases.Sqlite()
    try:
        program = unittest.main(argv=[sys.argv[0], *sys.argv[5:]], exit=False, verbosity=2)
    finally:
        DATABASE.close()
    return 0 if program.result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
