#!/usr/bin/env python3
"""Makes a corpus of generated pairs of schemas, for the conformance runner.

usage: generated_corpus.py ORACLE_FOLDER OUT_FOLDER --provider P --seed S --count N

ORACLE_FOLDER has a generator (generate.mjs) and the reference engine (oracle.mjs), which answers what the script between
the two schemas of a pair is. Pairs that the reference refuses are left out, and counted. Then, for example:

    build/release/bin/conformance --kind diff --list-failures OUT_FOLDER
"""
import argparse
import json
import pathlib
import subprocess
import sys


def ask_oracle(folder, requests):
    """One answer for each request, in order."""
    lines = "".join(json.dumps(request) + "\n" for request in requests)
    answers = subprocess.run(["node", "oracle.mjs"], cwd=folder, input=lines, text=True, check=True,
                             stdout=subprocess.PIPE).stdout
    return [json.loads(line) for line in answers.splitlines()]


def generate(folder, provider, seed, count):
    lines = subprocess.run(["node", "generate.mjs", "--provider", provider, "--seed", seed, "--count", count],
                           cwd=folder, text=True, check=True, stdout=subprocess.PIPE).stdout
    return [json.loads(line) for line in lines.splitlines()]


def write_schema(stem, files):
    """One file, or a folder of several; nothing for an empty database."""
    if not files:
        return
    if len(files) == 1:
        stem.with_suffix(".prisma").write_text(files[0]["content"])
        return
    stem.mkdir()
    for file in files:
        (stem / file["path"]).write_text(file["content"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("oracle", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--provider", required=True)
    parser.add_argument("--seed", required=True)
    parser.add_argument("--count", required=True)
    arguments = parser.parse_args()

    pairs = generate(arguments.oracle, arguments.provider, arguments.seed, arguments.count)
    requests = [{"id": number, "op": "diff", "provider": arguments.provider, "from": pair["from"], "to": pair["to"]}
                for number, pair in enumerate(pairs)]
    answers = ask_oracle(arguments.oracle, requests)
    refused = 0
    arguments.out.mkdir(parents=True)
    with open(arguments.out / "index.jsonl", "w") as index:
        for number, (pair, answer) in enumerate(zip(pairs, answers, strict=True)):
            if not answer["ok"]:
                refused += 1
                continue
            path = f"diff/{arguments.provider}/pair-{number:05}"
            case = arguments.out / path
            case.mkdir(parents=True)
            write_schema(case / "from", pair["from"])
            write_schema(case / "to", pair["to"])
            (case / "expected.sql").write_text(answer["sql"])
            index.write(json.dumps({"kind": "diff", "provider": arguments.provider, "path": path}) + "\n")
    print(f"{len(pairs) - refused} pairs, {refused} that the reference refuses")
    return 0


if __name__ == "__main__":
    sys.exit(main())
