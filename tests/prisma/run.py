#!/usr/bin/env python3
"""Prisma's real command lines, with strata as the program behind them.

    run.py VERSION DATABASE PACKAGES ENGINE [MODULE.CLASS.TEST…]

VERSION is 6 or 7, DATABASE sqlite or postgresql, PACKAGES the folder that install.py filled, ENGINE the program. What
is compared are files, rows, tables, error codes and exit codes; sentences are strata's own. Exit code 77: something is
missing on this machine.
"""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))

import databases  # noqa: E402
import case  # noqa: E402
import commands_test  # noqa: E402
import situations_test  # noqa: E402

SKIPPED = 77


def main():
    version, database, packages, engine, *names = sys.argv[1:]
    case.VERSION, case.PACKAGES, case.ENGINE = int(version), pathlib.Path(packages).resolve(), pathlib.Path(engine).resolve()
    if not (case.PACKAGES / "installed.json").exists():
        print("Prisma's packages are not installed: skipped")
        return SKIPPED
    case.DATABASE = databases.start(database)
    if case.DATABASE is None:
        print(f"there is no server for {database} on this machine: skipped")
        return SKIPPED
    loader = unittest.defaultTestLoader
    suite = (loader.loadTestsFromNames(names) if names else
             unittest.TestSuite(loader.loadTestsFromModule(module) for module in (commands_test, situations_test)))
    try:
        outcome = unittest.TextTestRunner(verbosity=2).run(suite)
    finally:
        case.DATABASE.close()
    return 0 if outcome.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
