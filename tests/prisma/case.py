"""What the tests of Prisma's command lines share: a project with a database, and what is expected of a command."""
import unittest

from project import Project

USER = "model User {\n  id    Int    @id\n  email String @unique\n}\n"
USER_WITH_AGE = "model User {\n  id    Int    @id\n  email String @unique\n  age   Int?\n}\n"
USER_WITH_REQUIRED_AGE = USER_WITH_AGE.replace("Int?", "Int")
CREATE_USER = 'CREATE TABLE "User" ("id" INTEGER NOT NULL PRIMARY KEY, "email" TEXT NOT NULL);\n'

VERSION, DATABASE, PACKAGES, ENGINE = 0, None, None, None


def is_postgres():
    return DATABASE.provider == "postgresql"


class Case(unittest.TestCase):
    def setUp(self):
        self.project = Project(VERSION, DATABASE, PACKAGES, ENGINE)
        self.addCleanup(self.project.close)
        self.project.write_models(USER)

    def expect(self, code, outcome, *pieces):
        self.assertEqual(outcome.code, code, outcome.output)
        for piece in pieces:
            self.assertIn(piece, outcome.output)
        return outcome

    def query(self, sql):
        return DATABASE.query(sql)

    def tables(self):
        return DATABASE.tables()

    def schema_flag(self):
        """Where Prisma 6 finds the database of `db execute`; 7 has it from its configuration."""
        return " --schema prisma/schema.prisma" if VERSION == 6 else ""
