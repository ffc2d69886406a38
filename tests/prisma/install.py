#!/usr/bin/env python3
"""Installs the pinned command lines of Prisma from npm.

    install.py OUTPUT_FOLDER
"""
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

import npm_packages  # noqa: E402

if __name__ == "__main__":
    sys.exit(npm_packages.install(HERE, sys.argv[1], "Prisma's command lines are not tried"))
