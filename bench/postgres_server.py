"""A PostgreSQL server for the benchmarks, with a new cluster's own settings, and a proxy that makes it far away."""
import os
import pathlib
import pwd
import signal
import socket
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent


def newest_programs():
    versions = pathlib.Path("/usr/lib/postgresql").glob("*/bin")
    return max(versions, key=lambda path: int(path.parent.name))


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


class Server:
    """PostgreSQL on a port of its own; not run as root, which it refuses."""

    def __init__(self, programs, folder):
        self.programs, self.folder, self.port = programs, folder, free_port()
        self.user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        if self.user:
            account = pwd.getpwnam("postgres")
            os.chown(folder, account.pw_uid, account.pw_gid)
        data = folder / "data"
        self.start([programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync"]).wait()
        self.process = self.start([programs / "postgres", "-D", data, "-k", folder, "-p", str(self.port)])
        while subprocess.run(self.psql("postgres", "-c", "SELECT 1"), capture_output=True).returncode != 0:
            time.sleep(0.1)

    def start(self, words):
        return subprocess.Popen([str(w) for w in words], cwd="/", stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, **self.user)

    def psql(self, database, *words):
        return [str(self.programs / "psql"), "-X", "-q", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-d",
                database, "-v", "ON_ERROR_STOP=1", *map(str, words)]

    def url(self, database, port=None):
        return f"postgresql://postgres@127.0.0.1:{port or self.port}/{database}"

    def renew(self, database):
        for words in (f"DROP DATABASE IF EXISTS {database} WITH (FORCE)", f"CREATE DATABASE {database}"):
            subprocess.run(self.psql("postgres", "-c", words), check=True, stderr=subprocess.DEVNULL)

    def drop_shadows(self):
        find = "SELECT datname FROM pg_database WHERE datname LIKE 'strata\\_%'"
        names = subprocess.run(self.psql("postgres", "-At", "-c", find), check=True, capture_output=True, text=True)
        for name in names.stdout.split():
            subprocess.run(self.psql("postgres", "-c", f'DROP DATABASE "{name}"'), check=True)

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait()


class Proxy:
    def __init__(self, port, delay):
        self.process = subprocess.Popen([sys.executable, HERE / "delay_proxy.py", "--to", f"127.0.0.1:{port}", "--delay",
                                         str(delay)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())

    def take(self):
        """Connections and round trips since the last time."""
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        connections, trips = self.process.stdout.readline().split()
        return int(connections), int(trips)

    def stop(self):
        self.process.stdin.close()
        self.process.wait()
