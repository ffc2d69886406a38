"""The databases that tests of whole programs work on: a SQLite file, and a throw-away PostgreSQL server."""
import glob
import os
import pathlib
import pwd
import shutil
import sqlite3
import subprocess
import tempfile


class Sqlite:
    provider = "sqlite"
    kind_of_id = "INTEGER"

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="strata-prisma-")
        self.made = 0
        self.file = None

    def close(self):
        self.folder.cleanup()

    def make(self):
        """The URL of a database that nobody used; it need not be there yet."""
        self.made += 1
        self.file = pathlib.Path(self.folder.name) / f"{self.made}.db"
        return f"file:{self.file}"

    def create(self):
        self.file.touch()

    def exists(self):
        return self.file.exists()

    def shadow_url(self):
        return None

    def query(self, sql):
        connection = sqlite3.connect(self.file)
        try:
            rows = connection.execute(sql).fetchall()
            connection.commit()
        finally:
            connection.close()
        return [["" if value is None else str(value) for value in row] for row in rows]

    def tables(self):
        return {row[0] for row in self.query("SELECT name FROM sqlite_master WHERE type = 'table'")}


def server_programs():
    """The folder with initdb, of the newest server that is installed; None: there is none."""
    folders = glob.glob("/usr/lib/postgresql/*/bin/initdb")
    if folders:
        return pathlib.Path(max(folders, key=lambda path: float(path.split("/")[4]))).parent
    found = shutil.which("initdb")
    return pathlib.Path(found).parent if found else None


class Postgres:
    provider = "postgresql"

    def __init__(self, port=None):
        """Answers on a socket in its folder; with `port` on that of this machine, for who knows no sockets."""
        self.port = port
        self.programs = server_programs()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="strata-prisma-"))
        self.owner = {}
        if os.geteuid() == 0:  # the server refuses to run as root
            user = pwd.getpwnam("postgres")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self.owner = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        self.made = 0
        self.name = None
        self.call("initdb", "-D", self.folder / "data", "-U", "me", "-A", "trust", "-N", "--no-locale", "-E", "UTF8")
        place = f"-c listen_addresses=127.0.0.1 -c port={port}" if port else "-c listen_addresses=''"
        options = f"{place} -c unix_socket_directories='{self.folder}' -c fsync=off"
        self.call("pg_ctl", "-D", self.folder / "data", "-w", "-o", options, "-l", self.folder / "log", "start")

    def call(self, program, *arguments):
        subprocess.run([self.programs / program, *arguments], check=True, cwd=self.folder,
                       stdout=subprocess.DEVNULL, **self.owner)

    def close(self):
        self.call("pg_ctl", "-D", self.folder / "data", "-w", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, name):
        return f"postgresql://me@127.0.0.1:{self.port}/{name}" if self.port else \
            f"postgresql://me@localhost/{name}?host={self.folder}"

    def make(self):
        self.made += 1
        self.name = f"app{self.made}"
        return self.url(self.name)

    def create(self):
        self.ask("postgres", f"CREATE DATABASE {self.name}")

    def exists(self):
        return self.ask("postgres", f"SELECT count(*) FROM pg_database WHERE datname = '{self.name}'") == [["1"]]

    def shadow_url(self):
        """Of a database that was set aside; made by the first who asks."""
        name = f"{self.name}_shadow"
        if self.ask("postgres", f"SELECT count(*) FROM pg_database WHERE datname = '{name}'") == [["0"]]:
            self.ask("postgres", f"CREATE DATABASE {name}")
        return self.url(name)

    def ask(self, name, sql):
        answer = subprocess.run([self.programs / "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-p", str(self.port or 5432),
                                 "-U", "me", "-d", name, "-c", sql], check=True, capture_output=True, text=True)
        return [line.split("|") for line in answer.stdout.splitlines()]

    def query(self, sql):
        return self.ask(self.name, sql)

    def tables(self):
        return {row[0] for row in self.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}


def start(name):
    """None: there is no server of that kind on this machine."""
    if name == "sqlite":
        return Sqlite()
    return Postgres() if server_programs() is not None else None
