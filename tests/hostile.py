#!/usr/bin/env python3
"""Hubs, clones and folders that somebody else has prepared: none writes, reads
or runs anything outside of the journal.

    tests/hostile.py PROGRAM STRIDE [NAME...]

Commands are run on each of them, and looked at as the system sees it. STRIDE is
1 for every command on each, 5 for every fifth, another one on each, and those
in ALWAYS. A command that is not in ARGUMENTS fails the check. NAME tries those
alone that have it in theirs, as they are in hostile_hubs.py and
hostile_folders.py.
"""

import itertools
import os
import pathlib
import re
import shutil
import sys

import commands
import hostile_folders
import hostile_hubs
import hostile_records
from hostile_world import World

EXAMPLES = pathlib.Path(__file__).resolve().parent.parent / "examples"
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

# What a command may start: nothing; git, where it keeps the journal; and an
# editor. git starts hw, its merge driver, and "true", which knows no password.
LOOKS = frozenset()
GIT = frozenset({"git", "hw", "sh", "ssh", "true"})
EDITS = GIT | {"editor"}

# What each command is run with. {name} is each of the assignments.
ARGUMENTS = {
    "today": [(LOOKS,)],
    "list": [(LOOKS, "--all")],
    "show": [(LOOKS, "{name}", "--all")],
    "progress": [(LOOKS,), (LOOKS, "{name}", "--format", "html")],
    "find": [(LOOKS, "a"), (LOOKS, "--what-helped")],
    "due": [(LOOKS,)],
    "report": [(LOOKS, "--full"), (LOOKS, "-o", "{out}/page.md", "--force")],
    "export": [(LOOKS,)],
    "help": [(LOOKS,), (LOOKS, "sync")],
    "complete": [(LOOKS, "hw log "), (LOOKS, "hw --journal {journal} log ")],
    "check": [(GIT,), (GIT, "--fix")],
    "undo": [(GIT,)],
    "redo": [(GIT,)],
    "add": [(GIT, "Swim", "--what", "A lane"), (GIT, "--template", "sleep")],
    "log": [(GIT, "{name}", "words"), (EDITS, "{name}", "-e")],
    "change": [(GIT, "{name}", "--what", "Less")],
    "pause": [(GIT, "--all")],
    "resume": [(GIT, "--all")],
    "amend": [(GIT, "{name}", "--note", "words"), (EDITS, "{name}", "-e")],
    "move": [(GIT, "{name}", "bus")],
    "remove": [(GIT, "{name}", "1")],
    "edit": [(EDITS, "{name}")],
    "session": [(LOOKS,), (GIT, "next", "tomorrow 15:00"),
                (GIT, "held", "--takeaway", "Less")],
    "agenda": [(LOOKS,), (GIT, "A question"), (GIT, "--talked", "1")],
    "templates": [(LOOKS,), (LOOKS, "show", "sleep"),
                  (GIT, "save", "{name}", "--name", "mine")],
    "merge-driver": [(LOOKS, "{walk}", "{walk}", "{walk}", "walk.toml")],
    "finish": [(GIT, "bus")],
    "let-go": [(GIT, "{name}")],
    "init": [(GIT, "--git")],
    "sync": [(GIT,), (GIT, "--yes")],
}
ALWAYS = ("list", "check", "undo", "init", "sync")
PROMPTS = {
    "bash": ("--norc", "-c", ". {prompt}/prompt.sh; printf %s \"${{PS1@P}}\""),
    "fish": ("--no-config", "-c",
             "source {prompt}/prompt.fish; fish_right_prompt"),
}
SHELLS = itertools.cycle(filter(shutil.which, PROMPTS))


def every_command_has_arguments(world):
    """Those that help names, and those that a shell is offered."""
    offered = world.run("hw", "complete", "hw ").stdout.decode()
    names = set(re.findall(r"^([a-z][a-z-]*)(?:\t|$)", offered, re.MULTILINE))
    more = world.run("hw", "help", "all", status=None)
    if more.returncode == 0:
        names.update(re.findall(r"^  ([a-z][a-z-]*) {2,}",
                                more.stdout.decode(), re.MULTILINE))
    commands.all_are_in("ARGUMENTS of tests/hostile.py", ARGUMENTS, {},
                        names | commands.in_help(sys.argv[1]))


def the_records_are_those_of_this_program(world):
    """Or the forged ones would be refused for being none."""
    walk = world.journal / hostile_hubs.WALK
    before = walk.read_bytes()
    for name, make, command in (
            ("unfinished", hostile_records.unfinished, ("list",)),
            ("history", hostile_records.history, ("undo",))):
        walk.write_bytes(before)
        (world.journal / ".hw" / name).write_bytes(make(hostile_records.change(
            hostile_hubs.WALK, before, hostile_hubs.PLANTED)))
        world.run("hw", *command)
        assert walk.read_bytes() == hostile_hubs.PLANTED, name


def told(what, names):
    """The first ones, which are enough; files of a repository count as one."""
    names = {re.sub(r"/(\.?git)/.*", r"/\1/*", name) for name in names}
    if names:
        first = ", ".join(sorted(names)[:3])
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        yield f"{what} {first}{more}"


class Trial:
    """One world, and all that was wrong in it."""

    numbers = itertools.count()

    def __init__(self, world, name):
        self.world = world
        self.name = name
        self.number = next(self.numbers)
        self.wrong = {}  # what is wrong, and after which commands
        self.before = world.outside()
        self.commands = 0
        self.is_confirmed = False  # where to send to, by a person

    def run(self, may_start, *words):
        ended = self.world.watched(*words)
        self.commands += 1
        for what in self.faults(ended, may_start, words):
            self.add(what, " ".join(words))

    def add(self, what, command):
        what = re.sub(r"\.hw-\d+-\d+", ".hw-N",
                      what.replace(str(self.world.top), "..."))
        self.wrong.setdefault(what, []).append(command)

    def report(self):
        lines = [f"  {what}\n    by: {'; '.join(commands)}"
                 for what, commands in self.wrong.items()]
        return "\n".join([f"{self.name}:", *lines]) if lines else ""

    def faults(self, ended, may_start, words):
        world = self.world
        if ended.status < 0:
            yield f"status {ended.status}, {ended.output[-300:]}"
        owned = world.owned()
        yield from told("it ran", owned)
        secret = f"{world.home}/secret/"
        yield from told("it read", {path for path in ended.read
                                    if path.startswith(secret)})
        if b"SECRETWORDS" in ended.output:
            yield "it shows what is secret"
        yield from told("it wrote to", {
            path for path in ended.written
            if world.is_outside(path) and "/owned-" not in path})
        yield from told("it started", {
            name for name in map(os.path.basename, ended.started)
            if name not in may_start and not owned
            and not (name.startswith("git-") and "git" in may_start)})
        yield from self.faults_of_output(ended, words)
        yield from self.changes_outside()
        yield from self.sent(words)

    def faults_of_output(self, ended, words):
        """A table is for another program, which gets the bytes as they are."""
        text = ended.output.decode(errors="replace")
        if "export" not in words and RAW.search(text):
            yield f"a terminal obeys {RAW.findall(text)}"
        if "export" not in words and re.search("^OBEY", text, re.MULTILINE):
            yield "a name makes a line of its own"

    def changes_outside(self):
        after = self.world.outside()
        yield from told("it changed", {
            path for path in {*after, *self.before}
            if after.get(path) != self.before.get(path)})
        self.before = after

    def sent(self, words):
        self.is_confirmed |= words[1:] == ("sync", "--yes")
        if self.is_confirmed:
            return
        heads = self.world.attacker / "refs/heads"
        for place in heads.rglob("*"):
            if place.is_file() and place.name != "dots":
                place.unlink()
                yield "it sent the journal where nobody has confirmed it"

    def names(self):
        """Of the assignments: ours, and some of those that came along."""
        folder = self.world.journal / "assignments"
        there = sorted(path.name.removesuffix(".toml")
                       for path in folder.glob("*.toml")
                       ) if folder.is_dir() else []
        ours = ["walk"]
        return ours + [name for name in there
                       if name not in ("walk", "bus", "swim", "sleep")][:2]

    def run_command(self, name):
        places = {"out": self.world.out, "journal": self.world.journal,
                  "walk": self.world.journal / hostile_hubs.WALK}
        for may_start, *words in ARGUMENTS[name]:
            names = self.names() if "{name}" in words else [""]
            for assignment in names:
                self.run(may_start, "hw", name, *(
                    word if word == "{name}" and assignment.startswith("-")
                    else word.format(name=assignment, **places)
                    for word in words))

    def run_prompt(self):
        """Of one of the shells, which take turns."""
        shell = next(SHELLS)
        self.run(frozenset({"hw"}), shell, *(
            word.format(prompt=EXAMPLES / "prompt")
            for word in PROMPTS[shell]))

    def run_all(self, stride):
        self.run_prompt()
        for number, name in enumerate(ARGUMENTS):
            if name in ALWAYS or (number + self.number) % stride == 0:
                self.run_command(name)

    def check_planted(self):
        """What a forged record would bring, or what a forged history would."""
        if (self.world.journal / "templates/planted.toml").exists():
            self.add("a record was obeyed", "one of these commands")
        walk = self.world.journal / hostile_hubs.WALK
        if "history" in self.name and walk.exists() and (
                walk.read_bytes().startswith(hostile_hubs.PLANTED)):
            self.add("a history was obeyed", "hw undo")


def hub_trial(world, made, stride):
    """Somebody who has the journal already syncs, and goes on."""
    push(world, made)
    trial = Trial(world, f"hub, {made.__name__}")
    trial.run(GIT, "hw", "sync")
    trial.run_all(stride)
    trial.check_planted()
    return trial


def clone_trial(world, made, stride):
    """Somebody begins with a clone that git has made."""
    push(world, made)
    shutil.rmtree(world.journal)
    world.run("git", "clone", "--quiet", world.hub, world.journal,
              status=None)
    if not world.journal.exists():
        return None  # git refuses it
    trial = Trial(world, f"clone, {made.__name__}")
    trial.run_all(stride)
    trial.check_planted()
    return trial


def push(world, made):
    if made == hostile_hubs.odd_branch:
        made(world)
    else:
        hostile_hubs.Evil(world).push(made(world))


def folder_trial(world, made, stride):
    """Somebody goes on with what looks like the own journal."""
    made(world)
    world.ship_journal()
    trial = Trial(world, f"folder, {made.__name__}")
    trial.run_all(stride)
    trial.run_command("log")
    trial.run_command("sync")
    return trial


def prove_that_it_is_hostile(world, made, _):
    made(world)
    for words in hostile_folders.PROOFS.get(made, ()):
        world.git(*words, status=None)
    if made in hostile_folders.PROOFS:
        assert world.owned(), f"git runs no canary of {made.__name__}"


ALL_HUBS = [*hostile_hubs.HUBS, hostile_hubs.odd_branch]
KINDS = [
    *((hub_trial, made) for made in ALL_HUBS),
    *((clone_trial, made) for made in ALL_HUBS),
    *((prove_that_it_is_hostile, made) for made in hostile_folders.FOLDERS),
    *((folder_trial, made) for made in hostile_folders.FOLDERS),
]


def main():
    stride = int(sys.argv[2])
    trials = []
    with World(sys.argv[1]) as world:
        every_command_has_arguments(world)
        the_records_are_those_of_this_program(world)
        for kind, made in KINDS:
            name = f"{kind.__name__} {made.__name__}"
            if sys.argv[3:] and not any(part in name for part in sys.argv[3:]):
                continue
            world.again()
            if trial := kind(world, made, stride):
                trials.append(trial)
                print(trial.report(), end="\n" * bool(trial.wrong), flush=True)
    wrong = sum(bool(trial.wrong) for trial in trials)
    print(f"{sum(trial.commands for trial in trials)} commands on "
          f"{len(trials)} hubs, clones and folders, {wrong} with faults")
    assert trials, "nothing was tried"
    sys.exit(1 if wrong else 0)


main()
