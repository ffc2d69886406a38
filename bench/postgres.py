#!/usr/bin/env python3
"""Times strata on PostgreSQL with a real project's history and prints the table of bench/README.md.

    postgres.py PROJECT [--build BUILD_FOLDER] [--programs FOLDER] [--reference ORACLE_FOLDER] [--runs N] [--parts PART,…]

PROJECT holds the folder migrations and a schema file (schema.prisma, schema/schema.prisma or prisma/schema.prisma).
PROGRAMS holds initdb, postgres and psql (default: the newest of Debian's packages). A server of its own is started, with
its settings as they come, and thrown away. ORACLE_FOLDER holds oracle.mjs, which asks the reference engine; without it,
strata is measured against psql alone. How figures are taken: commands.py.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from generate import write_tables
from measure import Command, Table, measure, milliseconds, ratio
from postgres_server import Proxy, Server, newest_programs
from reference import Reference

HERE = pathlib.Path(__file__).resolve().parent
PARTS = "deploy,round_trips,dev,introspect"
DELAY = 20  # milliseconds
TABLES = 5000
COMMENT = re.compile(r"--.*")
OWN_TRANSACTION = re.compile(r"\bCONCURRENTLY\b|^\s*VACUUM\b", re.IGNORECASE | re.MULTILINE)


def needs_own_transaction(script):
    return OWN_TRANSACTION.search(COMMENT.sub("", script.read_text()))


class Project:
    """A copy of the project whose datasource is read from DATABASE_URL."""

    def __init__(self, source, folder):
        self.folder = folder
        self.migrations = folder / "prisma" / "migrations"
        shutil.copytree(source / "migrations", self.migrations)
        places = [source / place for place in ("schema.prisma", "schema/schema.prisma", "prisma/schema.prisma")]
        text = next(place for place in places if place.exists()).read_text()
        text = re.sub(r"^\s*(url|directUrl|shadowDatabaseUrl)\s*=.*\n", "", text, flags=re.MULTILINE)
        text = re.sub(r"^(datasource\s+\w+\s*\{)", r'\1' + '\n  url = env("DATABASE_URL")', text, flags=re.MULTILINE)
        self.schema = folder / "prisma" / "schema.prisma"
        self.schema.write_text(text)

    def scripts(self):
        return [path / "migration.sql" for path in sorted(self.migrations.iterdir()) if path.is_dir()]

    def shorten(self, count):
        """The same scripts in `count` migrations; the tables are empty, and indexes need no other way."""
        scripts = self.scripts()
        size = -(-len(scripts) // count)
        for begin in range(0, len(scripts), size):
            group = scripts[begin:begin + size]
            group[0].write_text(OWN_TRANSACTION.sub("", "\n;\n".join(s.read_text() for s in group)))
            for script in group[1:]:
                shutil.rmtree(script.parent)


def script_for_psql(project, path):
    """All scripts in one file, each in the transaction in which strata runs it."""
    with open(path, "w") as file:
        for script in project.scripts():
            text = script.read_text()
            alone = needs_own_transaction(script)
            file.write(f"{text}\n;\n" if alone else f"BEGIN;\n{text}\n;\nCOMMIT;\n")
    return path


class Bench:
    def __init__(self, arguments, scratch, server):
        self.bin = pathlib.Path(arguments.build).resolve() / "bin"
        self.source = pathlib.Path(arguments.project).resolve()
        self.reference = Reference(arguments.reference) if arguments.reference else None
        self.runs = arguments.runs
        self.scratch, self.server = scratch, server
        self.table = Table()
        self.project = Project(self.source, scratch / "long")

    def command(self, words, database, project=None, prepare=None, port=None):
        environment = ["env", f"DATABASE_URL={self.server.url(database, port)}", f"XDG_CACHE_HOME={self.scratch}/cache"]
        return Command([*environment, self.bin / "strata", *words], folder=(project or self.project).folder,
                       prepare=prepare)

    def deploy(self):
        renew = [lambda name=name: self.server.renew(name) for name in ("ours", "plain", "theirs")]
        script = script_for_psql(self.project, self.scratch / "all.sql")
        ours = self.command(["migrate", "deploy"], "ours", prepare=renew[0])
        plain = Command(self.server.psql("plain", "-f", script), prepare=renew[1])
        count = len(self.project.scripts())
        if self.reference:
            theirs = self.reference.deploy(self.server.url("theirs"), self.project.migrations, renew[2])
            strata, psql, reference = measure(self.runs, ours, plain, theirs)
            times = ratio(reference, strata)
            self.table.add(f"`migrate deploy`, {count} migrations, against the reference",
                           f"{milliseconds(strata.wall())} / {milliseconds(reference.wall())} = {times:.1f}× faster",
                           "≥ 3×", times >= 3)
        else:
            strata, psql = measure(self.runs, ours, plain)
        times = ratio(strata, psql)
        self.table.add(f"`migrate deploy`, {count} migrations, against psql",
                       f"{milliseconds(strata.wall())} / {milliseconds(psql.wall())} = {times:.2f}×", "≤ 1.25×",
                       times <= 1.25)

    def round_trips(self):
        alone = sum(1 for script in self.project.scripts() if needs_own_transaction(script))
        count = len(self.project.scripts())
        proxy = Proxy(self.server.port, DELAY)
        self.server.renew("far")
        seconds, _ = self.command(["migrate", "deploy"], "far", port=proxy.port).run()
        _, trips = proxy.take()
        again, _ = self.command(["migrate", "deploy"], "far", port=proxy.port).run()
        connections, nothing = proxy.take()
        proxy.stop()
        self.table.add(f"the same with {DELAY} ms of delay", f"{seconds:.1f} s, {trips} round trips", "–", True)
        each = (trips - nothing - 5 * alone) / (count - alone)
        self.table.add(f"… per transactional migration ({alone} others counted with 5 each)", f"{each:.2f} round trips",
                       "≤ 1.2", each <= 1.2)
        self.table.add(f"0 pending of {count}, {DELAY} ms of delay",
                       f"{milliseconds(again)}, {connections} connection, {nothing} round trips", "≤ 5", nothing <= 5)

    def dev(self):
        script = script_for_psql(self.project, self.scratch / "all.sql")
        short = Project(self.source, self.scratch / "short")
        short.shorten(10)
        commands = []
        for name, project in (("ours", self.project), ("short", short)):
            self.server.renew(name)
            self.command(["migrate", "deploy"], name, project).run()
            project.schema.write_text(project.schema.read_text() + "\nmodel Added {\n  id Int @id\n}\n")
            existing = set(project.migrations.iterdir())

            def forget(project=project, existing=existing):
                for path in set(project.migrations.iterdir()) - existing:
                    shutil.rmtree(path)

            commands.append((["migrate", "dev", "--create-only", "--name", "added"], name, project, forget))
        warm, warm_short = measure(self.runs * 2, *(self.command(*words) for words in commands))
        times = ratio(warm, warm_short)
        count = len(self.project.scripts()) - 1
        self.table.add(f"warm `migrate dev --create-only`, {count} migrations against {len(short.scripts()) - 1}",
                       f"{milliseconds(warm.wall())} / {milliseconds(warm_short.wall())} = {times:.2f}×",
                       "0.8 to 1.2×", 0.8 <= times <= 1.2)
        *words, forget = commands[0]

        def cold():
            forget()
            self.server.drop_shadows()

        plain = Command(self.server.psql("plain", "-f", script), prepare=lambda: self.server.renew("plain"))
        ours, psql = measure(self.runs, self.command(*words, cold), plain)
        times = ratio(ours, psql)
        self.table.add("the same cold, against psql",
                       f"{milliseconds(ours.wall())} / {milliseconds(psql.wall())} = {times:.2f}×", "≤ 1.3×",
                       times <= 1.3)
        if self.reference:
            forget()
            theirs = self.reference.diagnose(self.server.url("ours"), self.project.migrations, self.scratch)
            reference, ours = measure(self.runs, theirs, self.command(*commands[0]))
            times = ratio(reference, ours)
            self.table.add("warm, against the reference's diagnosis alone",
                           f"{milliseconds(ours.wall())} / {milliseconds(reference.wall())} = {times:.0f}× faster",
                           "≥ 15×", times >= 15)

    def introspect(self):
        self.server.renew("tables")
        script = self.scratch / "tables.sql"
        write_tables(script, TABLES)
        for words in (("-f", script), ("-c", "VACUUM ANALYZE")):
            subprocess.run(self.server.psql("tables", *words), check=True)
        questions = self.scratch / "catalogue.sql"
        version = subprocess.run(self.server.psql("tables", "-A", "-t", "-c", "SHOW server_version_num"), check=True,
                                 capture_output=True, text=True).stdout.strip()
        questions.write_bytes(subprocess.run([self.bin / "bench_catalog_queries", version], check=True,
                                             capture_output=True).stdout)
        plain = Command(self.server.psql("tables", "-A", "-t", "-o", "/dev/null", "-f", questions))
        schema = self.scratch / "nothing" / "prisma" / "schema.prisma"
        schema.parent.mkdir(parents=True)
        schema.write_text('datasource db {\n  provider = "postgresql"\n}\n')
        pull = Command([self.bin / "strata", "db", "pull", "--print", "--url", self.server.url("tables")],
                       folder=schema.parent.parent)
        ours, psql = measure(self.runs, pull, plain)
        times = ratio(ours, psql)
        self.table.add(f"`db pull --print`, {TABLES:,} tables, against the catalogue queries in psql",
                       f"{milliseconds(ours.wall())}, {ours.memory():.0f} MB / {milliseconds(psql.wall())} = "
                       f"{times:.2f}×", "≤ 1.5×", times <= 1.5)
        if self.reference:
            reference, ours = measure(max(1, self.runs // 2), self.reference.pull(self.server.url("tables")), pull)
            times = ratio(reference, ours)
            self.table.add("… against the reference",
                           f"{milliseconds(ours.wall())} / {milliseconds(reference.wall())} = {times:.1f}× faster",
                           "≥ 5×", times >= 5)

    def run(self, parts):
        for part in parts:
            print(part, file=sys.stderr)
            getattr(self, part)()
        self.table.print()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("project")
    parser.add_argument("--build", default=HERE.parent / "build" / "release")
    parser.add_argument("--programs", type=pathlib.Path, default=None)
    parser.add_argument("--reference", help="folder with oracle.mjs")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--parts", default=PARTS)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="strata-bench-") as scratch:
        scratch = pathlib.Path(scratch)
        scratch.chmod(0o755)
        (scratch / "server").mkdir()
        server = Server(arguments.programs or newest_programs(), scratch / "server")
        try:
            Bench(arguments, scratch, server).run(arguments.parts.split(","))
        finally:
            server.stop()


if __name__ == "__main__":
    main()
