#!/usr/bin/env python3
"""What a person at a terminal is asked, and what Ctrl-C leaves behind.

usage: terminal.py STRATA

Each test runs the program on a pseudo-terminal, in a project of its own.
"""
import os
import pathlib
import pty
import select
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

STRATA = ""
LIMIT = 30  # seconds until something that should have been said counts as missing

DATASOURCE = 'datasource db {\n  provider = "sqlite"\n  url      = "file:./dev.db"\n}\n'
USER = "model User {\n  id    Int    @id\n  email String\n}\n"
SLOW = """CREATE TABLE "Slow" ("n" INTEGER);
INSERT INTO "Slow" WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 3000000) SELECT n FROM c;
"""
NAME_QUESTION = "in a few words?"
YES_QUESTION = "Go on? [y/N]"
CTRL_C, CTRL_D = b"\x03", b"\x04"


class Terminal:
    """The program on a terminal of its own."""

    def __init__(self, folder, arguments, variables):
        self.text = ""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execve(STRATA, [STRATA, *arguments], variables)

    def read(self, until=None):
        """Reads until `until` was said, or to the end."""
        deadline = time.monotonic() + LIMIT
        while until is None or until not in self.text:
            ready, _, _ = select.select([self.fd], [], [], max(0, deadline - time.monotonic()))
            if not ready:
                os.kill(self.pid, signal.SIGKILL)
                raise AssertionError(f"waited for {until!r}, saw {self.text!r}")
            try:
                chunk = os.read(self.fd, 4096)
            except OSError:  # how Linux tells that the other side is closed
                chunk = b""
            if not chunk:
                if until is None:
                    return
                raise AssertionError(f"ended before {until!r}, saw {self.text!r}")
            self.text += chunk.decode()

    def type(self, keys):
        os.write(self.fd, keys)

    def end(self):
        """The exit code; negative: the signal that ended it."""
        self.read()
        os.close(self.fd)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


class TerminalTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="strata-terminal-")
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.variables = {"PATH": "/usr/bin:/bin", "HOME": scratch.name, "TERM": "xterm", "LC_ALL": "C.UTF-8"}
        self.write_schema(USER)

    def write_schema(self, models):
        (self.folder / "schema.prisma").write_text(DATASOURCE + models)

    def write_migration(self, name, script):
        folder = self.folder / "migrations" / name
        folder.mkdir(parents=True)
        (folder / "migration.sql").write_text(script)

    def on_terminal(self, *arguments):
        return Terminal(self.folder, arguments, self.variables)

    def without_terminal(self, *arguments):
        done = subprocess.run([STRATA, *arguments], cwd=self.folder, env=self.variables, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=LIMIT)
        return done.returncode, done.stdout.decode()

    def query(self, sql):
        with sqlite3.connect(self.folder / "dev.db") as database:
            return database.execute(sql).fetchall()

    def migrations(self):
        """The names without their times."""
        folder = self.folder / "migrations"
        return [entry.name[14:] for entry in sorted(folder.iterdir()) if entry.is_dir()] if folder.exists() else []

    def columns(self):
        return [row[1] for row in self.query('PRAGMA table_info("User")')]

    def leaves_nothing_beside(self):
        self.assertEqual([], [entry.name for entry in self.folder.rglob(".*")])

    def make_first_migration(self):
        code, said = self.without_terminal("migrate", "dev", "--name", "init")
        self.assertEqual(0, code, said)
        self.query("INSERT INTO \"User\" VALUES (1, 'a@b.c')")
        self.write_schema(USER.replace("  email String\n", ""))

    def test_the_name_is_asked(self):
        terminal = self.on_terminal("migrate", "dev")
        terminal.read(NAME_QUESTION)
        terminal.type(b"Add Users!\n")
        self.assertEqual(0, terminal.end(), terminal.text)
        self.assertEqual(["_add_users"], self.migrations())
        self.assertEqual(["id", "email"], self.columns())

    def test_no_name_is_a_name(self):
        terminal = self.on_terminal("migrate", "dev", "--create-only")
        terminal.read(NAME_QUESTION)
        terminal.type(b"\n")
        self.assertEqual(0, terminal.end(), terminal.text)
        self.assertEqual([""], self.migrations())

    def test_who_gave_a_name_is_not_asked(self):
        terminal = self.on_terminal("migrate", "dev", "--name", "init")
        self.assertEqual(0, terminal.end(), terminal.text)
        self.assertNotIn(NAME_QUESTION, terminal.text)
        self.assertEqual(["_init"], self.migrations())

    def test_nobody_is_asked_without_changes(self):
        self.without_terminal("migrate", "dev", "--name", "init")
        terminal = self.on_terminal("migrate", "dev")
        self.assertEqual(0, terminal.end(), terminal.text)
        self.assertNotIn(NAME_QUESTION, terminal.text)

    def test_nobody_is_asked_where_nobody_is(self):
        code, said = self.without_terminal("migrate", "dev")
        self.assertEqual(0, code, said)
        self.assertEqual([""], self.migrations())

    def test_nobody_is_asked_in_ci(self):
        self.variables["CI"] = "true"
        terminal = self.on_terminal("migrate", "dev")
        self.assertEqual(0, terminal.end(), terminal.text)
        self.assertEqual([""], self.migrations())

    def test_the_end_of_input_declines_the_name(self):
        terminal = self.on_terminal("migrate", "dev")
        terminal.read(NAME_QUESTION)
        terminal.type(CTRL_D)
        self.assertEqual(130, terminal.end(), terminal.text)
        self.assertEqual([], self.migrations())

    def test_ctrl_c_at_the_name_writes_nothing(self):
        terminal = self.on_terminal("migrate", "dev")
        terminal.read(NAME_QUESTION)
        terminal.type(b"half a na" + CTRL_C)
        self.assertEqual(-signal.SIGINT, terminal.end(), terminal.text)
        self.assertEqual([], self.migrations())
        self.leaves_nothing_beside()
        self.assertEqual(0, self.without_terminal("migrate", "dev", "--name", "init")[0])

    def test_yes_loses_the_column(self):
        self.make_first_migration()
        terminal = self.on_terminal("migrate", "dev", "--name", "drop")
        terminal.read(YES_QUESTION)
        self.assertIn("`email`", terminal.text)
        self.assertIn("1 value", terminal.text)
        terminal.type(b"y\n")
        self.assertEqual(0, terminal.end(), terminal.text)
        self.assertEqual(["id"], self.columns())

    def test_everything_else_keeps_it(self):
        self.make_first_migration()
        for keys, code in [(b"n\n", 130), (b"\n", 130), (b"yeah\n", 130), (CTRL_D, 130), (CTRL_C, -signal.SIGINT)]:
            with self.subTest(keys=keys):
                terminal = self.on_terminal("migrate", "dev", "--name", "drop")
                terminal.read(YES_QUESTION)
                terminal.type(keys)
                self.assertEqual(code, terminal.end(), terminal.text)
                self.assertEqual(["_init"], self.migrations())
                self.assertEqual(["id", "email"], self.columns())

    def test_push_asks(self):
        self.make_first_migration()
        for keys, code, columns in [(b"n\n", 130, ["id", "email"]), (b"y\n", 0, ["id"])]:
            with self.subTest(keys=keys):
                terminal = self.on_terminal("db", "push")
                terminal.read(YES_QUESTION)
                terminal.type(keys)
                self.assertEqual(code, terminal.end(), terminal.text)
                self.assertEqual(columns, self.columns())

    def test_reset_asks(self):
        self.make_first_migration()
        for keys, code, rows in [(CTRL_C, -signal.SIGINT, 1), (b"n\n", 130, 1), (b"yes\n", 0, 0)]:
            with self.subTest(keys=keys):
                terminal = self.on_terminal("migrate", "reset")
                terminal.read(YES_QUESTION)
                terminal.type(keys)
                self.assertEqual(code, terminal.end(), terminal.text)
                self.assertEqual([(rows,)], self.query('SELECT COUNT(*) FROM "User"'))

    def test_ctrl_c_in_a_migration_undoes_it_as_a_whole(self):
        self.write_migration("1_fast", 'CREATE TABLE "Fast" ("n" INTEGER);')
        self.write_migration("2_slow", SLOW)
        terminal = self.on_terminal("migrate", "deploy")
        terminal.read("Applying 2_slow")
        time.sleep(0.2)
        terminal.type(CTRL_C)
        self.assertEqual(-signal.SIGINT, terminal.end(), terminal.text)
        self.assertIn("strata migrate status", terminal.text)
        self.assertEqual([("ok",)], self.query("PRAGMA integrity_check"))
        self.assertEqual([("Fast",)], self.query("SELECT name FROM sqlite_schema WHERE name IN ('Fast', 'Slow')"))
        code, said = self.without_terminal("migrate", "deploy")
        self.assertEqual(0, code, said)
        self.assertEqual([(3000000,)], self.query('SELECT COUNT(*) FROM "Slow"'))


if __name__ == "__main__":
    STRATA = os.path.abspath(sys.argv.pop(1))
    unittest.main()
