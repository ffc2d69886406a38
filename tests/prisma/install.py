#!/usr/bin/env python3
"""Installs the pinned command lines of Prisma from npm, without their install scripts.

    install.py OUTPUT_FOLDER

An installation of the same lock file stays. Exit code 77: there is no npm, or the packages cannot be had.
"""
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77


def main():
    folder = pathlib.Path(sys.argv[1])
    lock = (HERE / "package-lock.json").read_text()
    stamp = folder / "installed.json"
    if stamp.exists() and stamp.read_text() == lock:
        return 0
    if shutil.which("npm") is None or shutil.which("node") is None:
        print("npm is missing: Prisma's command lines are not tried")
        return SKIPPED
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder)
    installed = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder,
                               capture_output=True, text=True)
    if installed.returncode != 0:
        print(f"npm could not install the packages: Prisma's command lines are not tried\n{installed.stderr}")
        return SKIPPED
    stamp.write_text(lock)
    return 0


if __name__ == "__main__":
    sys.exit(main())
