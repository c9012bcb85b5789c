#!/usr/bin/env python3
"""Holds manual pages and completions to the commands and flags of `hw --help`.

    tests/names.py PROGRAM

Both ways: nothing is left out, and nothing is told that is not there.
"""

import pathlib
import re
import subprocess
import sys

from commands import in_help

PROGRAM = sys.argv[1]
MAN = pathlib.Path(__file__).resolve().parent.parent / "man"

# Flags of other programs that the text of the pages speaks of.
OF_OTHERS = {"--wait", "--export-secret-keys"}

problems = []


def check(condition, problem):
    if not condition:
        problems.append(problem)


def output(*arguments):
    return subprocess.run([PROGRAM, *arguments], text=True, check=True,
                          stdout=subprocess.PIPE).stdout


def flags_in_help(*command):
    flags = set()
    for line in output(*command, "--help").splitlines():
        names = re.match(r"  (-[\w,-]+)", line)
        flags |= set(names.group(1).split(",")) if names else set()
    return flags


def completed(line):
    return {word.split("\t")[0] for word in
            output("complete", line).splitlines()}


def plain(roff):
    """A page without its markup, macros left at the beginning of lines, and
    without examples of other programs."""
    text = re.sub(r'\\f[A-Z]|\\&|"', "", roff).replace("\\-", "-")
    return re.sub(r"^\$ (?!hw )(.*\\e\n)*.*\n", "", text, flags=re.MULTILINE)


def flags_in(text):
    return set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", text)) - OF_OTHERS


def defined_flags(page):
    """Flags that a paragraph of their own begins with."""
    heads = re.findall(r"^\.TP\n(.*)", page, re.MULTILINE)
    return flags_in("\n".join(heads))


def long_flags(flags):
    return {flag for flag in flags if flag.startswith("--")}


def check_page(command, page, own, shared):
    """hw-COMMAND(1) has all flags of the command and no others."""
    for flag in own - {"-h", "--help"} - flags_in(page):
        check(False, f"hw-{command}(1) does not tell of {flag}")
    for flag in defined_flags(page) - own - shared:
        check(False, f"hw-{command}(1) tells of {flag}, which is not there")


def main():
    pages = {path.stem: plain(path.read_text()) for path in MAN.glob("hw*.1")}
    commands = in_help(PROGRAM)
    shared = flags_in_help()
    flags = {command: flags_in_help(command) for command in commands}
    check(len(commands) >= 19, f"only {len(commands)} commands in the help")

    # hw(1): each command begins a paragraph. `redo` is told of with `undo`.
    section = pages["hw"].split(".SH COMMANDS")[1].split(".SH ")[0]
    told = set(re.findall(r"^\.TP\n\.\w+ ([a-z-]+)", section, re.MULTILINE))
    check(told == commands | {"redo"},
          f"hw(1) and the help differ in {told ^ (commands | {'redo'})}")

    for command in sorted(commands):
        page = pages.get(f"hw-{command}")
        if page:
            check_page(command, page, flags[command], shared)
        else:
            told = flags_in(pages["hw"])
            told |= flags_in(pages["hw-add"]) if command == "change" else set()
            for flag in sorted(flags[command] - told):
                check(False, f"hw(1) does not tell of {flag} of hw {command}")

    # What is typed first is answered with commands that there are.
    hints = (MAN.parent / "cli/hints.cpp").read_text()
    used = set(re.findall(r"\bhw ([a-z-]+)", hints))
    check(len(used) > 10 and used <= commands,
          f"hints name {used - commands}, which is not there")

    known = shared.union(*flags.values())
    for name, page in pages.items():
        for flag in sorted(long_flags(flags_in(page)) - known):
            check(False, f"{name}(1) tells of {flag}, which is not there")
        for word in re.findall(r"^\$ hw ([a-z-]+)", page, re.MULTILINE):
            check(word in commands, f"{name}(1): there is no hw {word}")

    # Completions ask the program.
    check(completed("hw ") == commands, "completions do not offer all commands")
    for command in sorted(commands):
        differ = completed(f"hw {command} -") ^ (flags[command] | shared)
        check(not differ, f"completions of hw {command}: {sorted(differ)}")

    for problem in problems:
        print(problem)
    print(f"{len(commands)} commands, {len(known)} flags, "
          f"{len(problems)} differences")
    sys.exit(1 if problems else 0)


main()
