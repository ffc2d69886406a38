#!/usr/bin/env python3
"""Fails when a folder includes one that stands above or beside it (docs/architecture.md, dependencies)."""
import pathlib
import re
import sys

# A folder may include itself and everything that its row names, transitively.
BELOW = {
    "strata": [],
    "heap": [],
    "base": ["strata"],
    "target": ["base"],
    "psl": ["target"],
    "schema": ["target"],
    "sql": ["target"],
    "translate": ["psl", "schema"],
    "diff": ["schema"],
    "dialect": ["translate", "diff", "sql"],
    "history": ["dialect"],
    "project": ["dialect"],
    "lint": ["history"],
    "engine": ["lint", "history", "project"],
    "rpc": ["engine"],
    "cli": ["strata"],
}


def reachable(folder):
    seen = {folder}
    todo = [folder]
    while todo:
        for below in BELOW[todo.pop()]:
            if below not in seen:
                seen.add(below)
                todo.append(below)
    return seen


def main():
    root = pathlib.Path(sys.argv[1])
    problems = []
    checked = 0
    for path in sorted([*root.glob("src/**/*.h"), *root.glob("src/**/*.cc"), *root.glob("include/strata/*.h")]):
        folder = path.relative_to(root / "src").parts[0] if (root / "src") in path.parents else "strata"
        if folder not in BELOW:
            problems.append(f"{path}: folder {folder} has no place in the order")
            continue
        allowed = reachable(folder)
        for number, line in enumerate(path.read_text().splitlines(), 1):
            include = re.match(r'\s*#include "([^"/]+)/', line)
            checked += 1 if include else 0
            if include and include.group(1) not in allowed:
                problems.append(f"{path}:{number}: {folder} must not include {include.group(1)}")
    if checked == 0:
        problems.append("no include was found: wrong folder?")
    print("\n".join(problems) or f"{checked} includes point downward")
    return 1 if problems else 0


sys.exit(main())
