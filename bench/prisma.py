#!/usr/bin/env python3
"""Times the same commands typed in Prisma's command line, with strata's engine behind it, and in strata itself.

    prisma.py PACKAGES [--build BUILD_FOLDER] [--reference ORACLE_FOLDER] [--runs N]

PACKAGES is what tests/prisma/install.py made (build/release/prisma). ORACLE_FOLDER holds oracle.mjs, which runs Prisma's
own engine, built for WebAssembly, in one Node process without the command line. Figures are processor time of whole
processes, their engine's included and a database server's not, and wall time in parentheses: the median of N runs that
take turns, on a history of 20 migrations with a table each.
"""
import argparse
import os
import pathlib
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "tests" / "prisma"), str(HERE.parent / "tests" / "support")]

import databases  # noqa: E402
from project import Project  # noqa: E402

VERSION = 7
COUNT = 20
SCRIPT = 'CREATE TABLE "T{0}" (\n    "id" INTEGER NOT NULL PRIMARY KEY,\n    "name" TEXT NOT NULL\n);\n\n' \
         '-- CreateIndex\nCREATE UNIQUE INDEX "T{0}_name_key" ON "T{0}"("name");\n'
MODEL = "model T{0} {{\n  id   Int    @id\n  name String @unique\n}}\n\n"


class Bench:
    def __init__(self, database, arguments):
        self.database, self.arguments = database, arguments
        programs = pathlib.Path(arguments.build).resolve() / "bin"
        self.project = Project(VERSION, database, pathlib.Path(arguments.packages).resolve(),
                               programs / "strata-schema-engine")
        self.strata = programs / "strata"
        self.project.write_models("".join(MODEL.format(i) for i in range(1, COUNT + 1)))
        for i in range(1, COUNT + 1):
            self.project.add_migration(f"202401{i:02}000000_t{i}", SCRIPT.format(i))
        self.project.write_lock_file()
        self.environment = {**self.project.environment, "XDG_CACHE_HOME": str(self.project.folder / "cache")}

    def fresh(self):
        self.environment["DATABASE_URL"] = self.database.make()
        self.database.create()

    def clean(self):
        for folder in self.project.migrations.iterdir():
            if folder.is_dir() and folder.name > "2025":
                shutil.rmtree(folder)

    def time(self, words, folder=None):
        """Wall seconds and processor seconds, with those of the programs that it started."""
        with tempfile.TemporaryFile("w+") as output:
            begun = time.monotonic()
            process = subprocess.Popen(words, cwd=folder or self.project.folder, env=self.environment,
                                       stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.monotonic() - begun
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                output.seek(0)
                sys.exit(f"{words} ended with {process.returncode}:\n{output.read()}")
        return wall, usage.ru_utime + usage.ru_stime

    def oracle(self, *words):
        if not self.arguments.reference:
            return None
        return ["node", "--no-warnings", "oracle.mjs", *words]

    def measure(self, name, line, oracle=None, before=lambda: None):
        taken = {"prisma": [], "strata": [], "oracle": []}
        commands = {"prisma": [*self.project.command, *line.split()], "strata": [self.strata, *line.split()]}
        for _ in range(self.arguments.runs + 1):
            for who, words in commands.items():
                before()
                taken[who].append(self.time(words))
                self.clean()
            if oracle and self.arguments.reference:
                before()
                taken["oracle"].append(self.time(self.oracle(*oracle()), self.arguments.reference))
        cells = []
        for who in ("oracle", "prisma", "strata"):
            runs = taken[who][1:]  # after one that warms up
            wall, processor = (statistics.median(run[i] for run in runs) * 1000 if runs else 0 for i in (0, 1))
            # A reference process lingers until its pool of connections lets go.
            shown = f"{processor:,.0f} ms" if who == "oracle" else f"{processor:,.0f} ms ({wall:,.0f} ms)"
            cells.append(shown if runs else "–")
        print(f"| {name} | {' | '.join(cells)} |", flush=True)

    def run(self):
        schema = str(self.project.folder / "prisma" / "schema.prisma")
        migrations = str(self.project.migrations)
        url = lambda: self.environment["DATABASE_URL"]  # noqa: E731
        provider = self.database.provider
        print(f"\n{provider}\n\n| | Prisma's engine (WebAssembly) | `prisma` on strata | `strata` |\n|---|---|---|---|")
        self.measure(f"`migrate deploy`, {COUNT} pending", "migrate deploy",
                     lambda: ["apply", url(), "--migrations", migrations, "--provider", provider], self.fresh)
        self.fresh()
        self.time([self.strata, "migrate", "deploy"])
        self.measure("`migrate deploy`, none pending", "migrate deploy",
                     lambda: ["apply", url(), "--migrations", migrations, "--provider", provider])
        self.measure("`migrate status`", "migrate status")
        self.measure("`migrate dev`, nothing to do", "migrate dev")
        self.measure("`migrate dev --create-only`", "migrate dev --create-only --name more")
        self.measure("`db push`, nothing to do", "db push")
        self.measure("`db pull --print`", "db pull --print", lambda: ["pull", url()])
        self.measure("`migrate diff --script`", "migrate diff --from-empty --to-schema prisma/schema.prisma --script",
                     lambda: ["diff", "--provider", provider, "--to", schema])


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("packages")
    parser.add_argument("--build", default=HERE.parent / "build" / "release")
    parser.add_argument("--reference")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    for start in (databases.Sqlite, lambda: databases.Postgres(free_port())):
        database = start()
        try:
            Bench(database, arguments).run()
        finally:
            database.close()


if __name__ == "__main__":
    main()
