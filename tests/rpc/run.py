#!/usr/bin/env python3
"""Speaks Prisma's protocol with the real program: every call, on one database.

    run.py PROGRAM sqlite|postgresql [MODULE.CLASS.TEST…]

Exit code 77: there is no server of that kind on this machine.
"""
import sys

import client
import process_test
import history_test
import schema_test
import database_test

sys.exit(client.main([process_test, history_test, schema_test, database_test]))
