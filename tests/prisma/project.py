"""A project of Prisma 6 or 7, and its command line: with standard input, or on a terminal."""
import hashlib
import os
import pathlib
import pty
import re
import select
import subprocess
import tempfile
import time

PATIENCE = 60  # seconds

CONFIG = """import {{ defineConfig }} from "prisma/config";

export default defineConfig({{
  schema: "prisma/schema.prisma",
  migrations: {{ path: "prisma/migrations", seed: "sh seed.sh" }},
  datasource: {{ url: process.env.DATABASE_URL{shadow} }},
  {more}
}});
"""


class Outcome:
    def __init__(self, code, output):
        self.code = code
        self.output = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", output)


class Project:
    def __init__(self, version, database, packages, engine):
        self.version = version
        self.database = database
        self.command = ["node", str(packages / "node_modules" / f"prisma{version}" / "build" / "index.js")]
        self.scratch = tempfile.TemporaryDirectory(prefix="strata-prisma-")
        self.folder = pathlib.Path(self.scratch.name).resolve()
        self.migrations = self.folder / "prisma" / "migrations"
        (self.folder / "prisma").mkdir()
        query_engine = self.folder / "engine.node"  # Prisma 6 wants the file to be there; nothing loads it
        query_engine.touch()
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "TERM": "xterm", "LANG": "C.UTF-8",
            "DATABASE_URL": database.make(), "PRISMA_SCHEMA_ENGINE_BINARY": str(engine),
            "PRISMA_QUERY_ENGINE_LIBRARY": str(query_engine), "CHECKPOINT_DISABLE": "1",
            "PRISMA_HIDE_UPDATE_MESSAGE": "1", "NO_COLOR": "1"}
        (self.folder / "seed.sh").write_text("echo seeded > seeded.txt\n")
        if version == 6:
            (self.folder / "package.json").write_text('{ "prisma": { "seed": "sh seed.sh" } }\n')
        else:
            self.configure("")
        modules = self.folder / "node_modules"
        modules.mkdir()
        (modules / "prisma").symlink_to(packages / "node_modules" / f"prisma{version}")

    def close(self):
        self.scratch.cleanup()

    def configure(self, more):
        """A prisma.config.ts, which Prisma 6 can do without. `more`: further members of the object."""
        shadow = self.database.shadow_url()
        if self.version == 6:
            more += '\n  engine: "classic",'
        self.write("prisma.config.ts", CONFIG.format(
            shadow=f', shadowDatabaseUrl: "{shadow}"' if shadow else "", more=more))

    def write(self, name, text):
        (self.folder / name).write_text(text)

    def write_models(self, models):
        url = '\n  url      = env("DATABASE_URL")' if self.version == 6 else ""
        self.write("prisma/schema.prisma",
                   f'datasource db {{\n  provider = "{self.database.provider}"{url}\n}}\n\n{models}')

    # ---- running ------------------------------------------------------------------------------------------------

    def words(self, line):
        """The command line. Prisma 6 would run generators after some commands, which needs an installed client."""
        words = line.split(" ")
        generates = line.startswith(("migrate dev", "migrate reset", "db push"))
        return [*self.command, *words, *(["--skip-generate"] if self.version == 6 and generates else [])]

    def run(self, line, stdin=""):
        ended = subprocess.run(self.words(line), cwd=self.folder, env=self.environment, input=stdin, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=PATIENCE, check=False)
        return Outcome(ended.returncode, ended.stdout)

    def on_terminal(self, line, answers=()):
        """`answers`: pairs of a piece of the question and what is typed then, in order."""
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(self.folder)
            os.execvpe("node", self.words(line), self.environment)
        output, waiting, asked_at = b"", list(answers), 0
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            ready, _, _ = select.select([terminal], [], [], 1)
            if not ready:
                continue
            try:
                piece = os.read(terminal, 65536)
            except OSError:  # the other side is gone
                break
            output += piece
            if waiting and waiting[0][0].encode() in output[asked_at:]:
                asked_at = len(output)
                os.write(terminal, waiting.pop(0)[1].encode())
        else:
            os.kill(child, 9)
        _, status = os.waitpid(child, 0)
        os.close(terminal)
        text = output.decode(errors="replace")
        assert not waiting, f"nobody asked {waiting[0][0]!r}:\n{text}"
        return Outcome(os.waitstatus_to_exitcode(status), text)

    # ---- what is there ------------------------------------------------------------------------------------------

    def migration_names(self):
        return sorted(entry.name for entry in self.migrations.iterdir() if entry.is_dir())

    def script(self, name):
        return self.migrations / name / "migration.sql"

    def checksum(self, name):
        return hashlib.sha256(self.script(name).read_bytes()).hexdigest()

    def add_migration(self, name, script):
        self.script(name).parent.mkdir(parents=True)
        self.script(name).write_text(script)

    def write_lock_file(self):
        (self.migrations / "migration_lock.toml").write_text(f'provider = "{self.database.provider}"\n')

    def ledger(self):
        """Name, checksum, state and steps of each row, in the order in which they were begun."""
        return [tuple(row) for row in self.database.query(
            "SELECT migration_name, checksum, CASE WHEN rolled_back_at IS NOT NULL THEN 'rolled back' "
            "WHEN finished_at IS NOT NULL THEN 'applied' ELSE 'failed' END, applied_steps_count "
            "FROM _prisma_migrations ORDER BY started_at, migration_name")]
