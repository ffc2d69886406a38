"""Projects in trouble, questions on the terminal and commands that are cut short. What the engine answers is tried
on each database without a command line (tests/rpc); these see to it that Prisma understands."""
import os
import pathlib
import signal
import subprocess
import time

import case
from case import CREATE_USER, USER, USER_WITH_AGE, USER_WITH_REQUIRED_AGE, Case, is_postgres


def is_alive(process):
    try:
        return pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


class Histories(Case):
    def test_a_reset_is_never_done_unasked(self):
        project = self.project
        self.expect(0, project.on_terminal("migrate dev --name init"))
        init = project.migration_names()[0]
        self.query("""INSERT INTO "User" ("id", "email") VALUES (1, 'a@example.org')""")
        self.expect(0, project.run("migrate status"))
        script = project.script(init).read_text()
        project.script(init).write_text(script + "-- edited\n")
        self.expect(130, project.on_terminal("migrate dev --name more"), init, "migrate reset")
        self.expect(130, project.on_terminal("migrate reset", [("(y/N)", "n")]))
        self.assertEqual(self.query('SELECT count(*) FROM "User"'), [["1"]])

        (project.migrations / init).rename(project.folder / "elsewhere")
        self.expect(130, project.on_terminal("migrate dev --name more"), init, "migrate reset")
        self.assertEqual(project.migration_names(), [])
        project.add_migration("29990101000000_other", "SELECT 1;\n")
        self.expect(1, project.run("migrate status"), init, "29990101000000_other")
        self.assertEqual(self.query('SELECT count(*) FROM "User"'), [["1"]])

    def test_a_failed_migration_is_resolved(self):
        project = self.project
        init, bad = "20240101000000_init", "29990101000000_bad"
        project.add_migration(init, CREATE_USER)
        project.write_lock_file()
        project.add_migration(bad, 'CREATE TABLE "Half" ("id" INTEGER);\nCREATE TABLE "User" ("id" INTEGER);\n')
        self.expect(1, project.run("migrate deploy"), "P3018", bad)
        self.assertNotIn("Half", self.tables())
        self.expect(1, project.run("migrate status"), bad)
        self.expect(0, project.run(f"migrate resolve --rolled-back {bad}"))
        project.script(bad).write_text('CREATE TABLE "Whole" ("id" INTEGER);\n')
        self.expect(0, project.run("migrate deploy"))
        self.assertIn("Whole", self.tables())
        self.assertEqual([row[2] for row in project.ledger()], ["applied", "rolled back", "applied"])
        self.expect(1, project.run("migrate resolve --applied 20200101000000_nowhere"), "P3017")
        self.expect(1, project.run(f"migrate resolve --applied {init}"), "P3008")

    def test_a_database_gets_a_baseline(self):
        project = self.project
        case.DATABASE.create()
        self.query(CREATE_USER)
        self.query('CREATE UNIQUE INDEX "User_email_key" ON "User"("email")')
        project.add_migration("20240101000000_init", CREATE_USER)
        project.write_lock_file()
        self.expect(1, project.run("migrate deploy"), "P3005")
        self.expect(0, project.run("migrate resolve --applied 20240101000000_init"))
        self.expect(0, project.run("migrate deploy"))
        self.assertEqual(project.ledger(),
                         [("20240101000000_init", project.checksum("20240101000000_init"), "applied", "0")])


class Questions(Case):
    def test_losses_are_asked_about(self):
        project = self.project
        project.write_models(USER_WITH_AGE)
        self.expect(0, project.on_terminal("migrate dev", [("name", "First one\r")]))
        self.assertRegex(project.migration_names()[0], r"^\d{14}_first_one$")
        self.query("""INSERT INTO "User" ("id", "email", "age") VALUES (1, 'a@example.org', 7)""")
        project.write_models(USER)
        self.expect(130, project.on_terminal("migrate dev --name drop_age", [("(y/N)", "n")]), "age")
        self.assertEqual(len(project.migration_names()), 1)
        self.expect(0, project.on_terminal("migrate dev --name drop_age", [("(y/N)", "y")]))
        self.assertIn("/*\n", project.script(project.migration_names()[1]).read_text())
        self.assertEqual(self.query('SELECT * FROM "User"'), [["1", "a@example.org"]])
        project.write_models(USER_WITH_REQUIRED_AGE)
        self.expect(1, project.on_terminal("migrate dev --name require_age"), "age")
        self.assertEqual(len(project.migration_names()), 2)

    def test_a_push_asks_too(self):
        project = self.project
        self.expect(1, project.run("db pull"), "P1003")
        project.write_models(USER_WITH_AGE)
        self.expect(0, project.run("db push"))
        self.query("""INSERT INTO "User" ("id", "email", "age") VALUES (1, 'a@example.org', 7)""")
        project.write_models(USER)
        self.expect(130, project.on_terminal("db push", [("(y/N)", "n")]), "age")
        self.assertEqual(self.query('SELECT "age" FROM "User"'), [["7"]])
        self.expect(0, project.on_terminal("db push", [("(y/N)", "y")]))
        self.assertEqual(self.query('SELECT * FROM "User"'), [["1", "a@example.org"]])
        self.expect(1, project.run(f"db execute --stdin{self.schema_flag()}", stdin="NONSENSE;"))
        self.expect(0, project.run("db pull --print"), "model User")


class Configurations(Case):
    def test_queries_get_their_types(self):
        project = self.project
        project.write_models(USER_WITH_AGE)
        project.write("prisma/schema.prisma", (project.folder / "prisma" / "schema.prisma").read_text() +
                      'generator client {\n  provider        = "prisma-client"\n  output          = "../generated"\n'
                      '  previewFeatures = ["typedSql"]\n}\n')
        (project.folder / "prisma" / "sql").mkdir()
        project.write("prisma/sql/byAge.sql",
                      '-- @param {Int} $1:minAge\nSELECT "email", "age" FROM "User" WHERE "age" > $1')
        self.expect(0, project.run("db push"))
        self.expect(0, project.run("generate --sql"))
        types = (project.folder / "generated" / "sql" / "byAge.ts").read_text()
        for piece in ("minAge: number", "email: string", "age: number | null"):
            self.assertIn(piece, types)
        project.write("prisma/sql/byAge.sql", "SELECT nothing FROM nowhere")
        self.expect(1, project.run("generate --sql"), "nowhere")

    def test_tables_of_others_are_left_alone(self):
        project = self.project
        name = "public.Theirs" if is_postgres() else "Theirs"
        project.configure(f'experimental: {{ externalTables: true }},\n  tables: {{ external: ["{name}"] }},')
        case.DATABASE.create()
        self.query('CREATE TABLE "Theirs" ("id" INTEGER)')
        self.expect(0, project.on_terminal("migrate dev --name init"))
        self.assertNotIn("Theirs", project.script(project.migration_names()[0]).read_text())
        self.expect(0, project.run("db push"))
        self.assertLessEqual({"Theirs", "User"}, self.tables())


class Interruptions(Case):
    """A deployment of three migrations is cut short while the second one is at work."""

    def setUp(self):
        super().setUp()
        self.project.add_migration("1_done", 'CREATE TABLE "Done" ("id" INTEGER);\n')
        self.project.write_lock_file()
        # SQLite has no clock: there it is a long count.
        wait = ("SELECT pg_sleep({});" if is_postgres() else
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}000000000) "
                "SELECT count(*) FROM n;")
        self.project.add_migration("2_slow", 'CREATE TABLE "Half" ("id" INTEGER);\n' + wait.format(60))
        self.project.add_migration("3_next", 'CREATE TABLE "Next" ("id" INTEGER);\n')
        self.project.environment["PRISMA_GRACEFUL_SHUTDOWN_TIMEOUT"] = "200"

    def deploy(self):
        """Until the second migration is at work. Gives the command line and the engine."""
        command = subprocess.Popen(self.project.words("migrate deploy"), cwd=self.project.folder, text=True,
                                   env=self.project.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT)
        for line in command.stdout:
            if "2_slow" in line:
                break
        time.sleep(0.3)
        children = pathlib.Path(f"/proc/{command.pid}/task/{command.pid}/children").read_text().split()
        self.assertEqual(len(children), 1)
        return command, int(children[0])

    def expect_whole_migrations(self):
        self.assertEqual({name for name in self.tables() if not name.startswith(("_prisma", "sqlite"))}, {"Done"})
        self.project.script("2_slow").write_text('CREATE TABLE "Half" ("id" INTEGER);\n')
        self.expect(0, self.project.run("migrate deploy"), "2_slow", "3_next")
        self.assertLessEqual({"Done", "Half", "Next"}, self.tables())

    def test_the_engine_is_asked_to_stop(self):
        command, engine = self.deploy()
        os.kill(engine, signal.SIGTERM)
        output = command.communicate(timeout=60)[0]
        self.assertEqual(command.returncode, 1, output)
        self.assertIn("S2011", output)
        self.expect_whole_migrations()

    def test_the_command_line_is_killed(self):
        command, engine = self.deploy()
        command.kill()
        command.communicate()
        os.kill(engine, signal.SIGTERM)  # else it would end its migration first
        until = time.monotonic() + 30
        while is_alive(engine):
            self.assertLess(time.monotonic(), until)
            time.sleep(0.05)
        self.expect_whole_migrations()
