#!/usr/bin/env python3
"""Runs sessions of the command line and compares their output.

usage: run.py [--update] PROGRAM_FOLDER CASE...

A case is a session in an empty folder:
    # a remark
    $ command                 run by sh; lines that begin with "> " continue it
      output                  standard output and standard error together, indented by two blanks
    [exit 1]                  when the exit code is not 0
What differs from run to run is replaced: times by TIME, durations by "N ms", the folder by DIR.
"""
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[3]
REPLACEMENTS = [
    (re.compile(r"\b20\d{12}(?=_|\b)"), "TIME"),
    (re.compile(r"\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?"), "TIME"),
    (re.compile(r"\b\d+ ms\b|\b\d+\.\d s\b"), "N ms"),
    (re.compile(r'"seconds":[0-9.]+'), '"seconds":N'),
]


def parse(text):
    """Returns ("remark", line) and ("command", [lines]) in order."""
    parts = []
    for line in text.splitlines():
        if line.startswith("$ "):
            parts.append(("command", [line]))
        elif line.startswith("> ") or line == ">":
            parts[-1][1].append(line)
        elif line.startswith("#"):
            parts.append(("remark", line))
    return parts


def run(command, folder, environment):
    script = "\n".join(line[2:] for line in command)
    done = subprocess.run(["sh", "-c", script], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
    text = done.stdout.decode(errors="backslashreplace").replace(str(folder), "DIR")
    for pattern, word in REPLACEMENTS:
        text = pattern.sub(word, text)
    lines = ["  " + line if line else "" for line in text.splitlines()]
    if done.returncode:
        lines.append(f"[exit {done.returncode}]")
    return lines


def perform(case, programs):
    with tempfile.TemporaryDirectory(prefix="strata-cli-") as name:
        folder = pathlib.Path(name).resolve() / "project"
        folder.mkdir()
        environment = {"STRATA_SOURCE": str(SOURCE), "PATH": f"{programs}:/usr/bin:/bin", "HOME": name, "LC_ALL": "C.UTF-8"}
        lines = []
        for kind, content in parse(case.read_text()):
            if lines and not lines[-1].startswith("#"):
                lines.append("")
            if kind == "remark":
                lines.append(content)
            else:
                lines += content + run(content, folder, environment)
        return "\n".join(lines) + "\n"


def main():
    arguments = sys.argv[1:]
    update = "--update" in arguments
    programs, *cases = [a for a in arguments if a != "--update"]
    failed = 0
    for case in map(pathlib.Path, cases):
        actual = perform(case, os.path.abspath(programs))
        expected = case.read_text()
        if actual == expected:
            continue
        if update:
            case.write_text(actual)
            print(f"updated {case}")
            continue
        failed += 1
        sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), actual.splitlines(True),
                                                   f"{case} expected", "actual"))
    if not cases:
        sys.exit("no cases")
    sys.exit(1 if failed else 0)


main()
