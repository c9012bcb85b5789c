#!/usr/bin/env python3
"""Holds the folders of core to their order: a header includes only headers of
its own folder and of those below. The compiler holds the private headers to
it; this checks the public ones, and the table in CONTRIBUTING.md. It also
checks that core names no command and no option: it gives a Remedy.

    tests/folders.py
"""
import pathlib
import re
import sys

import words

root = pathlib.Path(__file__).resolve().parent.parent
core = root / "core"


def table():
    """The folders of CONTRIBUTING's table, lowest first: {folder: headers}."""
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| [^|]+ \|$",
                      (root / "CONTRIBUTING.md").read_text(), re.MULTILINE)
    return {folder: re.findall(r"`(\w+)`", headers)
            for folder, headers in rows}


def built():
    """The folders as CMake builds them, lowest first."""
    return re.findall(r"^hw_folder\((\w+)",
                      (core / "CMakeLists.txt").read_text(), re.MULTILINE)


def includes(path):
    return re.findall(r'^#include "hw/(\w+)\.hpp"', path.read_text(),
                      re.MULTILINE)


def faults():
    folders = table()
    names = list(folders)
    if names != built():
        yield f"CONTRIBUTING.md has {names}, core/CMakeLists.txt {built()}"
    found = sorted(path.name for path in (core / "src").iterdir())
    if sorted(names) != found:
        yield f"CONTRIBUTING.md has {sorted(names)}, core/src {found}"
    headers = {path.stem for path in (core / "include/hw").iterdir()}
    listed = [header for folder in names for header in folders[folder]]
    if sorted(listed) != sorted(headers):
        yield ("CONTRIBUTING.md and core/include/hw differ: "
               f"{set(listed) ^ headers}")
    # Within a folder the headers stand in their order, too.
    rank = {header: (names.index(folder), place)
            for folder in names
            for place, header in enumerate(folders[folder])}
    for header in sorted(headers & set(rank)):
        for other in includes(core / f"include/hw/{header}.hpp"):
            if rank.get(other, (99,)) >= rank[header]:
                yield f"hw/{header}.hpp includes hw/{other}.hpp, which is above"
    for folder in names:
        for path in sorted((core / "src" / folder).glob("*.[ch]pp")):
            for other in includes(path):
                if rank.get(other, (99,))[0] > names.index(folder):
                    yield (f"core/src/{folder}/{path.name} includes "
                           f"hw/{other}.hpp, which is above")


def commands_named():
    """What in core is written for the person at a command line."""
    names = re.findall(r'^ +\{"([a-z-]+)",',
                       (root / "cli/commands.cpp").read_text(), re.MULTILINE)
    if "log" not in names:
        yield "no commands found in cli/commands.cpp"
    pattern = re.compile(rf"\bhw (?:{'|'.join(names)})\b|(?:^| )--[a-z]")
    for path in sorted(core.rglob("*.[ch]pp")):
        source = path.read_text()
        # A message that is written as several literals is one text.
        joined = re.sub(r'"\s*\n\s*"', "", source)
        for _, text in words.literals(joined):  # git is another program
            if pattern.search(re.sub(r"\bgit \w+ --\w+", "", text)):
                yield f"{path.relative_to(root)} names a command: {text}"


def main():
    found = list(faults()) + list(commands_named())
    for fault in found:
        print(fault, file=sys.stderr)
    if len(table()) < 2:
        sys.exit("no table found in CONTRIBUTING.md")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
