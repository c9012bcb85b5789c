#!/usr/bin/env python3
"""A thousand entries of `hw log` read by parsers that are not ours.

What was given on the command line comes back from Python's tomllib, and through
`hw export` from its csv and json, whatever is in it: quotes, backslashes, line
breaks, control characters, emoji. Only line breaks of other systems are made ours.

    tests/independent_toml.py PROGRAM
"""

import csv
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import tomllib

SEED = 20261120
ENTRIES = 1000
ASSIGNMENTS = 10
PIECES = ['"', '""', '"""', "'", "'''", "\\", "\\n", "\\u0041", "\n", "\r\n",
          "\r", "\t", " ", "  ", "#", "=", "[[log]]", "[x]", "{", "}", "\x01",
          "\x1b[31m", "\x7f", "\u0085", "\u2028", "é", "e\u0301", "日本", "🙂",
          "👩‍👩‍👧", "\u202e", "a", "word", "=1", "-", "$HOME", "%s", "{}"]
TEXTS = {"--would-help": "would_help", "--learned": "learned",
         "--kind-word": "kind_word", "--bring": "bring"}
NUMBERS = {"--minutes": ("minutes", 600), "--difficulty": ("difficulty", 10),
           "--helped": ("helped", 10)}
OUTCOMES = ["done", "partly", "tried", "not-this-time", "no-chance"]


def kept(text):
    """As hw keeps it: the line breaks of other systems become line feeds."""
    return re.sub("\r\n|[\r\u2028\u2029]", "\n", text)


def random_text(source):
    return "".join(source.choices(PIECES, k=source.randint(1, 12)))


def random_entry(source):
    """Arguments for `hw log`, and what the file has to say then.

    The assignment's name stands where the arguments have None.
    """
    at = (f"2026-{source.randint(1, 10):02}-{source.randint(1, 28):02}T"
          f"{source.randint(0, 23):02}:{source.randint(0, 59):02}:00-05:00")
    arguments = ["--at", at]
    expected = {"at": at, "outcome": source.choice(OUTCOMES)}
    if expected["outcome"] != "done":
        arguments.append("--" + expected["outcome"])
    for flag, key in TEXTS.items():
        if source.random() < 0.4:
            text = random_text(source)
            expected[key] = kept(text)
            arguments.append(f"{flag}={text}")
    for flag, (key, most) in NUMBERS.items():
        if source.random() < 0.4:
            expected[key] = source.randint(0, most)
            arguments += [flag, str(expected[key])]
    note = random_text(source)
    if note != "-":
        expected["note"] = kept(note)
        arguments += ["--", None, note]
    else:
        arguments.append(None)
    return arguments, expected


def read_back(folder, name):
    with open(f"{folder}/journal/assignments/{name}.toml", "rb") as file:
        entries = tomllib.load(file)["log"]
    for entry in entries:
        entry["at"] = entry["at"].isoformat()
    return entries


def exported(program, environment, form):
    return subprocess.run([program, "export", "--format", form],
                          env=environment, check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout.decode()


def from_csv(text):
    """What the rows say, by assignment; an empty field says nothing."""
    found = {}
    for row in csv.DictReader(io.StringIO(text, newline="")):
        entry = {key: value for key, value in row.items() if value}
        for key in ("title", "day"):
            del entry[key]
        for key, _ in NUMBERS.values():
            if key in entry:
                entry[key] = int(entry[key])
        found.setdefault(entry.pop("assignment"), []).append(entry)
    return found


def from_json(text):
    found = {}
    for assignment in json.loads(text)["assignments"]:
        for entry in assignment["entries"]:
            del entry["day"]
        found[assignment["id"]] = assignment["entries"]
    return found


def compare(reader, expected, found):
    for name, entries in expected.items():
        for number, entry in enumerate(entries):
            if found[name][number] != entry:
                sys.exit(f"seed {SEED}, {name}, entry {number}: {entry!r} "
                         f"came back from {reader} as {found[name][number]!r}")
    if sum(len(entries) for entries in found.values()) != ENTRIES:
        sys.exit(f"{reader}: not as many entries came back as were given")


def main():
    program = sys.argv[1]
    source = random.Random(SEED)
    expected = {f"walk-{number}": [] for number in range(ASSIGNMENTS)}
    with tempfile.TemporaryDirectory() as folder:
        environment = {"PATH": os.defpath, "HOME": folder, "LC_ALL": "C.UTF-8",
                       "HW_JOURNAL": folder + "/journal",
                       "HW_NOW": "2026-11-20T10:00:00-05:00"}
        for name in expected:
            subprocess.run([program, "-q", "add", name], env=environment,
                           check=True)
        for _ in range(ENTRIES):
            name = source.choice(list(expected))
            arguments, entry = random_entry(source)
            subprocess.run(
                [program, "-q", "log", *(a or name for a in arguments)],
                env=environment, check=True)
            expected[name].append(entry)
        found = {name: read_back(folder, name) for name in expected}
        compare("tomllib", expected, found)
        compare("csv", expected, from_csv(exported(program, environment, "csv")))
        compare("json", expected,
                from_json(exported(program, environment, "json")))
    print(f"{ENTRIES} entries came back as they were given")


main()
