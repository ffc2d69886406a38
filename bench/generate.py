#!/usr/bin/env python3
"""Makes the inputs of the benchmarks: the same bytes for the same arguments.

    generate.py schemas FOLDER MODELS     previous.prisma and next.prisma, each with MODELS models
    generate.py history FOLDER MIGRATIONS prisma/schema.prisma and prisma/migrations/ with that many folders
    generate.py tables FOLDER TABLES      tables.sql, which makes that many tables on PostgreSQL or SQLite

A model of `schemas` has 14 fields, a relation to the model before it and two indexes; in `next` every tenth model has
a new field with an index and every fiftieth another default. The projects of `history` all end in the same 50 tables,
however many migrations lead there. A table of `tables` has 20 columns, two indexes and a foreign key to the table before
it.
"""
import pathlib
import sys

HEADER = 'datasource db {\n  provider = "sqlite"\n  url      = "file:./bench.db"\n}\n'

SCALARS = [
    ("email", "String", "@unique"),
    ("name", "String?", ""),
    ("age", "Int", "@default(0)"),
    ("score", "Float", "@default(1.5)"),
    ("active", "Boolean", "@default(true)"),
    ("notes", "String", '@default("none")'),
    ("total", "BigInt", "@default(0)"),
    ("price", "Decimal?", ""),
    ("payload", "Bytes?", ""),
    ("createdAt", "DateTime", "@default(now())"),
]


def model(number, count, changed):
    """One model: id, ten scalars, the foreign key column and both sides of its relation make 14 fields."""
    parent = (number - 1) % count
    child = (number + 1) % count
    lines = ["  id Int @id @default(autoincrement())"]
    for name, kind, attribute in SCALARS:
        if changed and name == "age" and number % 50 == 0:
            attribute = "@default(1)"
        lines.append(f"  {name} {kind} {attribute}".rstrip())
    if changed and number % 10 == 0:
        lines.append("  added String?")
    lines.append("  parentId Int?")
    lines.append(f'  parent Model{parent}? @relation("R{number}", fields: [parentId], references: [id])')
    lines.append(f'  children Model{child}[] @relation("R{child}")')
    lines.append("")
    lines.append("  @@index([name, age])")
    lines.append("  @@index([parentId])")
    if changed and number % 10 == 0:
        lines.append("  @@index([added])")
    return f"model Model{number} {{\n" + "\n".join(lines) + "\n}\n"


def write_schemas(folder, count):
    for name, changed in (("previous", False), ("next", True)):
        models = (model(number, count, changed) for number in range(count))
        (folder / f"{name}.prisma").write_text(HEADER + "\n" + "\n".join(models))


TABLES = 50
COLUMNS = 20  # added one by one in the long history


def column_name(number):
    return f"field{number:02d}"


def history_model(number):
    fields = "".join(f"  {column_name(c)} String?\n" for c in range(COLUMNS))
    return f"model Table{number} {{\n  id Int @id @default(autoincrement())\n{fields}}}\n"


def create_table(number, columns):
    lines = ['    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT']
    lines += [f'    "{column_name(c)}" TEXT' for c in range(columns)]
    return f'-- CreateTable\nCREATE TABLE "Table{number}" (\n' + ",\n".join(lines) + "\n);\n"


def add_column(number, column):
    return f'-- AlterTable\nALTER TABLE "Table{number}" ADD COLUMN "{column_name(column)}" TEXT;\n'


def history_scripts(count):
    """`count` scripts that lead to the same tables: whole tables, and single columns where there is room for more."""
    single = min(max(count - TABLES, 0), TABLES * COLUMNS)
    columns_later = [single // TABLES + (1 if t < single % TABLES else 0) for t in range(TABLES)]
    creates = [create_table(t, COLUMNS - columns_later[t]) for t in range(TABLES)]
    changes = []
    for c in range(COLUMNS):
        changes += [add_column(t, c) for t in range(TABLES) if c >= COLUMNS - columns_later[t]]
    groups = min(count, TABLES)
    scripts = ["\n".join(creates[g::groups]) for g in range(groups)] + changes
    assert len(scripts) == count, f"no history of {count} migrations"
    return scripts


def write_history(folder, count):
    prisma = folder / "prisma"
    migrations = prisma / "migrations"
    migrations.mkdir(parents=True, exist_ok=True)
    models = "\n".join(history_model(t) for t in range(TABLES))
    (prisma / "schema.prisma").write_text(HEADER + "\n" + models)
    (migrations / "migration_lock.toml").write_text('provider = "sqlite"\n')
    for number, script in enumerate(history_scripts(count)):
        migration = migrations / f"{20200101000000 + number}_step"
        migration.mkdir(exist_ok=True)
        (migration / "migration.sql").write_text(script)


TABLE_COLUMNS = [("email", "TEXT NOT NULL"), ("name", "TEXT"), ("age", "INTEGER NOT NULL DEFAULT 0"),
                 ("score", "DOUBLE PRECISION NOT NULL DEFAULT 1.5"), ("active", "BOOLEAN NOT NULL DEFAULT true"),
                 ("notes", "VARCHAR(200) NOT NULL DEFAULT 'none'"), ("total", "BIGINT NOT NULL DEFAULT 0"),
                 ("price", "DECIMAL(12,2)"), ("createdAt", "TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP")]


def write_tables(path, count):
    lines = ["BEGIN;"]
    for number in range(count):
        columns = ["id INTEGER PRIMARY KEY", *(f'"{name}" {kind}' for name, kind in TABLE_COLUMNS)]
        columns += [f'"field{c}" TEXT' for c in range(20 - len(columns) - 1)]
        columns.append(f'"parentId" INTEGER REFERENCES "Table{max(number - 1, 0):04d}" (id) ON DELETE SET NULL')
        lines.append(f'CREATE TABLE "Table{number:04d}" ({", ".join(columns)});')
        lines.append(f'CREATE UNIQUE INDEX "Table{number:04d}_email_key" ON "Table{number:04d}" ("email");')
        lines.append(f'CREATE INDEX "Table{number:04d}_name_age_idx" ON "Table{number:04d}" ("name", "age" DESC);')
        if number % 500 == 499:
            lines.append("COMMIT;\nBEGIN;")  # a server has room for so many locks
    path.write_text("\n".join(lines) + "\nCOMMIT;\n")


def main():
    kinds = {"schemas": write_schemas, "history": write_history,
             "tables": lambda folder, count: write_tables(folder / "tables.sql", count)}
    if len(sys.argv) != 4 or sys.argv[1] not in kinds:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    kinds[sys.argv[1]](folder, int(sys.argv[3]))


if __name__ == "__main__":
    main()
