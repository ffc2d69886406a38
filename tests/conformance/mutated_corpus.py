#!/usr/bin/env python3
"""Makes a corpus of schemas with small mistakes, for the conformance runner.

usage: mutated_corpus.py ORACLE_FOLDER CORPUS_FOLDER OUT_FOLDER --seed S --count N

The schemas of CORPUS_FOLDER that stand in one short file are changed in one to three places: lines and words are left
out, repeated and exchanged, attributes and types come from other schemas. ORACLE_FOLDER has the reference engine
(oracle.mjs), which says which lines of the result are wrong and how it is formatted. Then:

    build/release/bin/conformance --list-failures OUT_FOLDER
"""
import argparse
import json
import pathlib
import random
import re
import sys

from generated_corpus import ask_oracle

LONGEST = 6000
# The recorder takes these lines away before it asks.
CONNECTION = re.compile(r"\s*(url|directUrl|shadowDatabaseUrl)\s*=")
WORD = re.compile(r'"(?:[^"\\\n]|\\.)*"|@@?[\w.]+|\w+|[^\s\w]')
FIELD = re.compile(r"\s+\w+\s+[A-Z]\w*")
FIELD_TYPE = re.compile(r"^(\s+\w+\s+)(\S+)")
FIELD_ATTRIBUTE = re.compile(r"(?<!@)@[\w.]+(\((?:[^()]|\([^()]*\))*\))?")
BLOCK_ATTRIBUTE = re.compile(r"\s*(@@\w+(\(.*\))?)\s*$")
NUMBERS = ["0", "-1", "1", "65", "99999", "4294967296", "1.5"]
SCALARS = ["Int", "String", "Boolean", "Float", "Decimal", "DateTime", "Json", "Bytes", "BigInt"]


def read_schemas(corpus):
    """Pairs of provider and text. Only ASCII: the recorder counts other places than bytes."""
    schemas = []
    for line in (corpus / "index.jsonl").read_text().splitlines():
        case = json.loads(line)
        file = corpus / (case["path"] + ".prisma")
        if case["kind"] != "validate" or not file.is_file() or file.stat().st_size > LONGEST:
            continue
        text = file.read_bytes().decode("utf-8", errors="replace")
        if text.isascii():
            lines = [line for line in text.split("\n") if not CONNECTION.match(line)]
            schemas.append((case.get("provider"), "\n".join(lines)))
    return schemas


class Mutator:
    def __init__(self, schemas, seed):
        self.random = random.Random(seed)
        self.schemas = schemas
        self.field_attributes, self.block_attributes, self.types = {}, {}, {}
        for provider, text in schemas:
            for line in text.split("\n"):
                line = line.split("//")[0]
                self.field_attributes.setdefault(provider, []).extend(m.group() for m in FIELD_ATTRIBUTE.finditer(line))
                if block := BLOCK_ATTRIBUTE.match(line):
                    self.block_attributes.setdefault(provider, []).append(block.group(1))
                if FIELD.match(line):
                    self.types.setdefault(provider, []).append(FIELD_TYPE.match(line).group(2))

    def next(self):
        provider, text = self.random.choice(self.schemas)
        lines = text.split("\n")
        for _ in range(self.random.choice([1, 1, 1, 2, 2, 3])):
            change = self.random.choice([self.drop_line, self.repeat_line, self.swap_lines, self.drop_word,
                                         self.repeat_word, self.exchange_word, self.add_attribute, self.add_attribute,
                                         self.change_type, self.add_block_attribute, self.change_number])
            change(lines, provider)
        return provider, "\n".join(lines)

    def drop_line(self, lines, _):
        if len(lines) > 3:
            lines.pop(self.random.randrange(len(lines)))

    def repeat_line(self, lines, _):
        lines.insert(self.random.randrange(len(lines)), self.random.choice(lines))

    def swap_lines(self, lines, _):
        first, second = self.random.randrange(len(lines)), self.random.randrange(len(lines))
        lines[first], lines[second] = lines[second], lines[first]

    def drop_word(self, lines, _):
        self.replace_word(lines, lambda word: "")

    def repeat_word(self, lines, _):
        self.replace_word(lines, lambda word: word + word)

    def exchange_word(self, lines, _):
        others = WORD.findall(self.random.choice(lines))
        if others:
            self.replace_word(lines, lambda word: self.random.choice(others))

    def replace_word(self, lines, replace):
        number = self.random.randrange(len(lines))
        words = list(WORD.finditer(lines[number]))
        if words:
            word = self.random.choice(words)
            lines[number] = lines[number][:word.start()] + replace(word.group()) + lines[number][word.end():]

    def some_field(self, lines):
        fields = [number for number, line in enumerate(lines) if FIELD.match(line)]
        return self.random.choice(fields) if fields else None

    def add_attribute(self, lines, provider):
        number = self.some_field(lines)
        is_foreign = self.random.random() < 0.15
        pool = self.field_attributes.get(self.random.choice(list(self.field_attributes)) if is_foreign else provider)
        if number is not None and pool:
            lines[number] = lines[number].split("//")[0].rstrip() + " " + self.random.choice(pool)

    def change_type(self, lines, provider):
        number = self.some_field(lines)
        if number is not None:
            name = self.random.choice(SCALARS + self.types.get(provider, []))
            lines[number] = FIELD_TYPE.sub(lambda m: m.group(1) + name + self.random.choice(["", "", "?", "[]"]),
                                           lines[number])

    def add_block_attribute(self, lines, provider):
        ends = [number for number, line in enumerate(lines) if line.strip() == "}"]
        if ends and self.block_attributes.get(provider):
            lines.insert(self.random.choice(ends), "  " + self.random.choice(self.block_attributes[provider]))

    def change_number(self, lines, _):
        number = self.random.randrange(len(lines))
        lines[number] = re.sub(r"\d+", lambda m: self.random.choice(NUMBERS), lines[number], count=1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("oracle", type=pathlib.Path)
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--seed", required=True)
    parser.add_argument("--count", type=int, required=True)
    arguments = parser.parse_args()

    mutator = Mutator(read_schemas(arguments.corpus), arguments.seed)
    schemas = [mutator.next() for _ in range(arguments.count)]
    requests = [{"id": f"{op} {number}", "op": op, "to": [{"path": "schema.prisma", "content": text}]}
                for number, (_, text) in enumerate(schemas) for op in ("validate", "format")]
    answers = iter(ask_oracle(arguments.oracle, requests))
    refused = 0
    for folder in ("validate", "format"):
        (arguments.out / folder).mkdir(parents=True)
    with open(arguments.out / "index.jsonl", "w") as index:
        for number, (provider, text) in enumerate(schemas):
            verdict, formatted = next(answers), next(answers)
            name = f"schema-{number:05}"
            if not verdict["ok"] or not formatted["ok"]:
                refused += 1
                continue
            stem = arguments.out / "validate" / name
            stem.with_suffix(".prisma").write_text(text)
            stem.with_suffix(".json").write_text(json.dumps({key: verdict[key] for key in ("valid", "errors")}))
            case = arguments.out / "format" / name
            case.mkdir()
            (case / "input.prisma").write_text(text)
            (case / "expected.prisma").write_text(formatted["formatted"])
            for kind in ("validate", "format"):
                index.write(json.dumps({"kind": kind, "provider": provider, "path": f"{kind}/{name}"}) + "\n")
    print(f"{len(schemas) - refused} schemas, {refused} over which the reference stumbles")
    return 0


if __name__ == "__main__":
    sys.exit(main())
