#!/usr/bin/env python3
"""Random commands, undone and redone: each way gives the exact bytes.

    tests/undo.py PROGRAM WALKS COMMANDS

WALKS is how many journals are lived in, COMMANDS for how many commands each.
"""

import random
import sys

import commands
from journals import BUS, Journal, SESSIONS, WALK

PROGRAM = sys.argv[1]

TITLES = ["Swim", "Read a book", "Call Ana", "Write"]
WORDS = ["It went down", "one\ntwo", 'a "quote"', "\u00e9t\u00e9 \U0001f33f",
         "# no comment", "[[log]]", "tab\there"]
DAYS = ["2026-11-18 21:00", "yesterday", "2h ago", "2026-11-20"]


LEFT_OUT = commands.LOOKS | {
    "undo": "it is what is tried",
    "check": "there is nothing that it would fix",
    "init": "there is a journal",
    "sync": "git keeps what it brings",
}


def random_commands(source, ids):
    """One of each kind that can be taken back; all may have been removed."""
    ids = ids or ["walk"]
    word = source.choice(WORDS)
    name = source.choice(ids)
    return [
        ("add", source.choice(TITLES), "--what", word, "--step", "One",
         "--step", "Two"),
        ("add", source.choice(TITLES), "--template", "relax"),
        ("log", name, word, "--at", source.choice(DAYS)),
        ("log", name, "--tried", "--minutes", "5", "--learned", word),
        ("log", name, "--before"),
        ("log", name, "--not-this-time", "--obstacle", "ill"),
        ("change", name, "--what", word, "--schedule", "2/week"),
        ("change", name, "--title", word.replace("\n", " ")),
        ("pause", "--all", "--reason", word),
        ("pause", name, "--until", "2026-11-25"),
        ("resume", name),
        ("finish", name),
        ("let-go", name, "--reason", word),
        ("session", "next", "tomorrow 15:00"),
        ("session", "held", "--takeaway", word),
        ("session", "cancelled", "--reason", word),
        ("agenda", word.replace("\n", " ")),
        ("agenda", "--talked", "1"),
        ("agenda", "--reword", "1", word),
        ("agenda", "--remove", "1"),
        ("amend", name, "--note", word),
        ("amend", name, "2", "--at", source.choice(DAYS), "--private"),
        ("amend", name, "1", "--unset", "minutes"),
        ("edit", name, "1"),
        ("move", name, "2", source.choice(ids)),
        ("remove", name, "2"),
        ("remove", name, "--assignment", "--yes"),
        ("templates", "save", name),
        ("edit", name),
    ]


def ids_of(journal):
    return [path.removeprefix("assignments/").removesuffix(".toml")
            for path in journal.texts()
            if path.startswith("assignments/")]


class Walk:
    """A journal, and all that it was."""

    def __init__(self, journal, source):
        self.journal = journal
        self.source = source
        self.states = [journal.texts()]
        self.now = 0
        self.taken = 0

    def go(self):
        choice = self.source.random()
        if choice < 0.25 and self.now > 0:
            self.step("undo", -1)
        elif choice < 0.45 and self.now + 1 < len(self.states):
            self.step("redo", 1)
        else:
            self.change()

    def step(self, command, distance):
        self.journal.succeed(command)
        self.now += distance
        assert self.journal.texts() == self.states[self.now], self.now

    def change(self):
        command = self.source.choice(
            random_commands(self.source, ids_of(self.journal)))
        ended = self.journal.run(
            *command, EDITOR="sh -c 'printf \"# mine\\n\" >>\"$0\"'")
        texts = self.journal.texts()
        assert ended.returncode in (0, 1, 2), (command, ended)
        if ended.returncode or texts == self.states[self.now]:
            assert texts == self.states[self.now], (command, ended)
            return
        self.states[self.now + 1:] = [texts]
        self.now += 1
        self.taken += 1

    def go_back_and_forth(self):
        while self.now > 0:
            self.step("undo", -1)
        while self.now + 1 < len(self.states):
            self.step("redo", 1)


def main():
    commands.all_are_in(
        "random_commands() of tests/undo.py",
        {command[0] for command in random_commands(random.Random(0), ["walk"])},
        LEFT_OUT, commands.in_help(PROGRAM))
    taken = 0
    for seed in range(int(sys.argv[2])):
        with Journal(PROGRAM, {"assignments/walk.toml": WALK,
                               "assignments/bus.toml": BUS,
                               "sessions.toml": SESSIONS}) as journal:
            walk = Walk(journal, random.Random(seed))
            for _ in range(int(sys.argv[3])):
                walk.go()
            walk.go_back_and_forth()
            taken += walk.taken
    assert taken > 0
    print(f"{taken} changes")


main()
