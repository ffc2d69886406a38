#!/usr/bin/env python3
"""Times whole commands of strata and prints the table of bench/README.md.

    commands.py [--build BUILD_FOLDER] [--reference ORACLE_FOLDER] [--runs N] [--parts PART,…]

BUILD_FOLDER (default build/release) holds bin/strata, bin/bench_empty and bin/bench_raw_deploy; ORACLE_FOLDER holds
oracle.mjs, which asks the reference engine. Every figure is of whole processes, from the operating system's own
accounting: the median of N runs; two commands that are compared run in turn, and their ratio is the median of the
ratios pair by pair, so that a machine that changes its speed does no harm. Before each timed run the same command runs
untimed: a virtual machine may have given the memory that the other one freed back to its host, and whoever comes next
pays for getting it again.
"""
import argparse
import math
import pathlib
import shutil
import subprocess
import sys
import tempfile

from measure import Command, Table, exponent, measure, milliseconds, ratio
from reference import Reference

HERE = pathlib.Path(__file__).resolve().parent
PARTS = "validate_small,diff_against_reference,linearity,deploy,warm_dev"


def generate(kind, folder, count):
    subprocess.run([sys.executable, HERE / "generate.py", kind, folder, str(count)], check=True)
    return folder


class Bench:
    def __init__(self, arguments, scratch):
        self.bin = pathlib.Path(arguments.build).resolve() / "bin"
        self.reference = Reference(arguments.reference) if arguments.reference else None
        self.runs = arguments.runs
        self.scratch = scratch
        self.table = Table()

    def strata(self, *words, **options):
        return Command([self.bin / "strata", *words], **options)

    def empty(self):
        return Command([self.bin / "bench_empty"])

    def validate_small(self):
        schema = generate("schemas", self.scratch / "small", 3) / "next.prisma"
        command, empty = measure(self.runs * 4, self.strata("validate", "--schema", schema), self.empty())
        times = ratio(command, empty)
        self.table.add("`validate`, 3 models, against an empty program",
                       f"{milliseconds(command.wall())} / {milliseconds(empty.wall())} = {times:.2f}×", "≤ 2×",
                       times <= 2)
        memory = command.memory()
        self.table.add("… its peak memory", f"{memory:.1f} MB", "≤ 12 MB", memory <= 12)

    def diff_command(self, size):
        folder = self.scratch / f"schemas{size}"
        if not folder.exists():
            generate("schemas", folder, size)
        return self.strata("migrate", "diff", "--from-schema", folder / "previous.prisma", "--to-schema",
                           folder / "next.prisma", "--script")

    def diff_against_reference(self):
        ours = self.diff_command(3000)
        folder = self.scratch / "schemas3000"
        if not self.reference:
            (figures,) = measure(self.runs, ours)
            print(f"  diff 3,000: {milliseconds(figures.wall())}, {figures.memory():.0f} MB", file=sys.stderr)
            return
        theirs = self.reference.diff(folder / "previous.prisma", folder / "next.prisma")
        reference, strata = measure(self.runs, theirs, ours)
        times = ratio(reference, strata)
        self.table.add("`migrate diff`, 3,000 models, against the reference",
                       f"{milliseconds(strata.wall())}, {strata.memory():.0f} MB / {milliseconds(reference.wall())}, "
                       f"{reference.memory():.0f} MB = {times:.0f}× faster", "≥ 40×", times >= 40)

    def linearity(self):
        for name, command in (("validate", self.validate_command), ("migrate diff", self.diff_command)):
            figures = {}
            for size in (100, 1000, 3000):
                figures[size], = measure(self.runs * 2, command(size))
            time_exponent = exponent([(s, f.wall()) for s, f in figures.items()])
            memories = [f.memory() for f in figures.values()]
            memory_exponent = exponent(list(zip(figures, memories)))
            steep = math.log(figures[3000].wall() / figures[1000].wall()) / math.log(3)
            values = ", ".join(f"{milliseconds(f.wall())} {memory:.0f} MB"
                               for f, memory in zip(figures.values(), memories))
            self.table.add(f"`{name}`, 100, 1,000, 3,000 models",
                           f"{values}; exponents: time {time_exponent:.2f} (from 1,000 on {steep:.2f}), "
                           f"memory {memory_exponent:.2f}", "≤ 1.1", max(time_exponent, memory_exponent, steep) <= 1.1)

    def validate_command(self, size):
        folder = self.scratch / f"schemas{size}"
        if not folder.exists():
            generate("schemas", folder, size)
        return self.strata("validate", "--schema", folder / "next.prisma")

    def history(self, count):
        folder = self.scratch / f"history{count}"
        return folder if folder.exists() else generate("history", folder, count)

    def deploy(self):
        folder = self.history(1000)
        ours, raw = folder / "prisma" / "bench.db", self.scratch / "raw.db"

        def without(database):
            return lambda: [path.unlink() for path in database.parent.glob(database.name + "*")]

        deploy = self.strata("migrate", "deploy", folder=folder, prepare=without(ours))
        plain = Command([self.bin / "bench_raw_deploy", raw, folder / "prisma" / "migrations"], prepare=without(raw))
        strata, sqlite = measure(self.runs, deploy, plain)
        times = ratio(strata, sqlite)
        self.table.add("`migrate deploy`, 1,000 pending, against the SQLite library",
                       f"{milliseconds(strata.wall())} / {milliseconds(sqlite.wall())} = {times:.2f}×", "≤ 1.3×",
                       times <= 1.3)
        nothing, empty = measure(self.runs * 4, self.strata("migrate", "deploy", folder=folder), self.empty())
        times = ratio(nothing, empty)
        self.table.add("`migrate deploy`, 0 pending of 1,000, against an empty program",
                       f"{milliseconds(nothing.wall())} / {milliseconds(empty.wall())} = {times:.2f}×", "≤ 6×",
                       times <= 6)

    def warm_dev(self):
        commands = []
        for count in (1000, 10):
            folder = self.scratch / f"dev{count}"
            shutil.copytree(self.history(count), folder, ignore=shutil.ignore_patterns("*.db*"))
            self.strata("migrate", "deploy", folder=folder).run()
            migrations = folder / "prisma" / "migrations"
            existing = set(migrations.iterdir())

            def forget(migrations=migrations, existing=existing):
                for path in set(migrations.iterdir()) - existing:
                    shutil.rmtree(path)

            schema = folder / "prisma" / "schema.prisma"
            schema.write_text(schema.read_text() + "\nmodel Added {\n  id Int @id\n}\n")
            commands.append(self.strata("migrate", "dev", "--create-only", "--name", "added", folder=folder,
                                        prepare=forget))
        long, short = measure(self.runs * 2, *commands)
        times = ratio(long, short)
        self.table.add("warm `migrate dev --create-only`, history of 1,000 against 10",
                       f"{milliseconds(long.wall())} / {milliseconds(short.wall())} = {times:.2f}×", "≤ 2×", times <= 2)

    def run(self, parts):
        for part in parts:
            print(part, file=sys.stderr)
            getattr(self, part)()
        self.table.print()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=HERE.parent / "build" / "release")
    parser.add_argument("--reference", help="folder with oracle.mjs")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--parts", default=PARTS)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="strata-bench-") as scratch:
        Bench(arguments, pathlib.Path(scratch)).run(arguments.parts.split(","))


if __name__ == "__main__":
    main()
