#!/usr/bin/env python3
"""Ends commands, and lets the disk say no, at each of their system calls.

    tests/faults.py PROGRAM STRIDE [COMMAND...]

Every command that changes a journal is run under strace again and again, each
time with another of its calls going wrong in another way. Afterwards, the
journal is what it was or what the command makes of it, as a whole, and the next
commands work. Commands that look at a journal leave nothing out without a word.
STRIDE is 1 for all faults, 50 for every fiftieth; COMMAND runs those alone that
have it in their names.
"""

import collections
import re
import shutil
import signal
import sys

import commands
from journals import Journal, TEXTS

PROGRAM = sys.argv[1]

NOTE_EDITOR = "sh -c 'echo noon >\"$0\"'"
REMOVER = "sed -i -e 's/^minutes = 20$//'"
IN_GIT = TEXTS | {".git/description": ""}  # what is taken away is noted
EDITOR = "sh -c 'echo \"# mine\" >>\"$0\"'"

# Arguments, by a name; what is done before, and variables, where needed.
Deed = collections.namedtuple("Deed", "arguments before variables texts",
                              defaults=((), {}, TEXTS))
PAUSE = ("pause", "--all", "--reason", "Flu")
MERGED = {"assignments/walk.toml": "title = \"Walk\"\n<<<<<<< ours\n"
          "why = \"Air\"\n=======\ncue = \"Lunch\"\n>>>>>>> theirs\n"}
DEEDS = {
    "the first add": Deed(("add", "Swim"), texts={}),
    "add": Deed(("add", "Swim", "--what", "A lane", "--schedule", "daily")),
    "log": Deed(("log", "walk", "--learned", "It went down")),
    "log that finishes a plan": Deed(("log", "bus", "--minutes", "10")),
    "log -e": Deed(("log", "walk", "-e"), (), {"EDITOR": NOTE_EDITOR}),
    "change": Deed(("change", "walk", "--smaller")),
    "pause --all": Deed(PAUSE),
    "finish": Deed(("finish", "walk")),
    "session next": Deed(("session", "next", "tomorrow 15:00")),
    "session held": Deed(("session", "held", "--takeaway", "Smaller")),
    "session cancelled": Deed(("session", "cancelled", "--reason", "Flu"),
                              (("session", "next", "tomorrow 15:00"),)),
    "agenda": Deed(("agenda", "A question")),
    "agenda --talked": Deed(("agenda", "--talked", "1,2"),
                            (("log", "walk", "--bring", "The dog"),)),
    "agenda --remove": Deed(("agenda", "--remove", "1")),
    "amend": Deed(("amend", "walk", "1", "--note", "noon", "--unset",
                   "minutes")),
    "amend --whole": Deed(("amend", "walk", "-e", "--whole"), (),
                          {"EDITOR": REMOVER}),
    "move": Deed(("move", "walk", "1", "bus")),
    "remove": Deed(("remove", "walk", "1"), (), {}, IN_GIT),
    "remove --assignment": Deed(("remove", "walk", "--assignment", "--yes"),
                                (), {}, IN_GIT),
    "edit": Deed(("edit", "walk"), (), {"EDITOR": EDITOR}),
    "templates save": Deed(("templates", "save", "walk")),
    "undo": Deed(("undo",), (("log", "walk"),)),
    "undo of pause --all": Deed(("undo",), (PAUSE,)),
    "redo of pause --all": Deed(("redo",), (PAUSE, ("undo",))),
    "edit in a repository": Deed(("edit", "walk"), (), {"EDITOR": REMOVER},
                                 IN_GIT),
    "undo in a repository": Deed(("undo",), (("log", "walk"),), {}, IN_GIT),
    "init": Deed(("init",), texts={}),
    "check --fix": Deed(("check", "--fix"), texts=MERGED),
    "report -o": Deed(("report", "--force", "-o", "journal/page.md"),
                      texts=TEXTS | {"page.md": "The page before"}),
}
PAGE_END = (b"[ ]\n", b"____\n")  # of the form, with and without assignments
NEXT = ("agenda", "The next command")
LOOKS = [("list",), ("today",), ("due",), ("show", "walk"), ("find", "walk"),
         ("progress",), ("report",),
         ("export",), ("session",), ("agenda",), ("templates",), ("check",)]

LEFT_OUT = {
    "resume": "it writes as pause does",
    "let-go": "it writes as finish does",
    "sync": "git/kills.py does it",
    "help": "it reads journal.toml, as log does",
}

# How each kind of call can go wrong.
ERRORS = {
    "openat": ("EIO", "ENOSPC", "EACCES", "EMFILE", "EINTR"),
    "read": ("EIO", "EINTR"),
    "write": ("EIO", "ENOSPC", "EDQUOT", "EINTR"),
    "fsync": ("EIO", "ENOSPC", "EINTR"),
    "renameat": ("EIO", "ENOSPC", "EACCES", "EXDEV", "EINTR"),
    "unlinkat": ("EIO", "EACCES", "EINTR"),
    "newfstatat": ("EIO", "EACCES", "EINTR"),
    "fstat": ("EIO",),
    "readlink": ("EIO", "EACCES"),
    "mkdir": ("EIO", "ENOSPC", "EACCES"),
    "chmod": ("EIO", "EACCES"),
    "fchmod": ("EIO", "EPERM"),
    "ftruncate": ("EIO", "ENOSPC", "EINTR"),
    "flock": ("ENOLCK", "EOPNOTSUPP", "EIO", "EINTR"),
    "getdents64": ("EIO", "EACCES"),
    "close": ("EIO", "EINTR"),
}


def calls_of(trace, folder):
    """Name and number of each call from the first on that has to do with the
    journal: what the loader does before that is not ours."""
    counts = collections.Counter()
    calls = []
    for line in trace.read_text(errors="replace").splitlines():
        name = re.match(r"(\w+)\(", line)
        if name and name[1] not in ("execve", "exit_group"):
            counts[name[1]] += 1
            if calls or str(folder) in line:
                calls.append((name[1], counts[name[1]]))
    return calls


def faults_of(calls):
    for name, number in calls:
        yield name, number, "signal=KILL"
        for error in ERRORS.get(name, ()):
            yield name, number, f"error={error}"


def told(ended, name):
    """Whether it was said what is wrong: by `hw check`, where others say what
    they are asked for."""
    return ended.stderr or (name.startswith("check") and ended.stdout)


def check_interrupted(ended, about):
    """A call that a signal interrupts is made again, but for those that stdio
    makes to write out what is said. strace keeps open what is to be closed,
    where Linux closes it all the same; so the lock stays, too."""
    name, _, kind = about[1]
    assert (kind != "error=EINTR" or name == "close" or
            b"cannot write to standard output" in ended.stderr), about


class Trials:
    """One command, its journal before and after, and what comes of faults."""

    def __init__(self, name, deed):
        self.name = name
        self.deed = deed
        self.journal = Journal(PROGRAM, deed.texts)
        self.trace = self.journal.top / "trace"
        self.saved = self.journal.top / "saved"
        for arguments in deed.before:
            self.journal.succeed(*arguments)
        self.journal.folder.mkdir(exist_ok=True)
        shutil.copytree(self.journal.folder, self.saved)
        self.old = self.journal.texts()
        self.old_next = self.after_next()
        self.restore()
        self.calls = self.run_traced()
        self.new = self.journal.texts()
        self.new_next = self.after_next()
        assert self.name == "init" or self.old != self.new, name

    def restore(self):
        shutil.rmtree(self.journal.folder)
        shutil.copytree(self.saved, self.journal.folder)
        if not self.deed.texts:
            shutil.rmtree(self.journal.folder)

    def after_next(self):
        self.journal.succeed(*NEXT)
        return self.journal.texts()

    def run_traced(self):
        self.journal.succeed(
            *self.deed.arguments, **self.deed.variables,
            before=("strace", "-qq", "-o", str(self.trace)))
        return calls_of(self.trace, self.journal.folder)

    def run_with(self, fault):
        name, number, kind = fault
        self.restore()
        return self.journal.run(
            *self.deed.arguments, **self.deed.variables,
            before=("strace", "-qq", "-o", str(self.trace), "-e",
                    f"trace={name}", "-e",
                    f"inject={name}:{kind}:when={number}"))

    def check(self, fault):
        ended = self.run_with(fault)
        killed = fault[2] == "signal=KILL"
        about = (self.name, fault, ended)
        if killed:
            assert ended.returncode == -signal.SIGKILL, about
            # Whoever is next sees one or other.
            assert self.journal.run("list").returncode in (0, 3), about
        else:
            assert "(INJECTED)" in self.trace.read_text(errors="replace"), about
            assert self.journal.kept() == self.journal.texts(), about
        texts = self.journal.kept()
        if self.is_page_of_the_rest(ended, texts):
            return
        assert texts in (self.old, self.new), (about, texts)
        if not killed:
            self.check_answer(ended, texts, about)
        self.check_next(texts, about)

    def is_page_of_the_rest(self, ended, texts):
        """Whether there is a whole page of what could be read, and what could
        not was told."""
        page = texts.get("page.md", b"")
        return (ended.returncode == 3 and ended.stderr and
                page.startswith(b"# ") and page.endswith(PAGE_END) and
                texts | {"page.md": None} == self.new | {"page.md": None})

    def check_answer(self, ended, texts, about):
        """Undo and redo go on without settings that cannot be read: 3."""
        assert ended.returncode in (0, 1, 3), about
        if ended.returncode != 0:
            check_interrupted(ended, about)
            assert told(ended, self.name), about
        if ended.returncode != 1:
            assert texts == self.new, about

    def check_next(self, texts, about):
        after = self.run_next(about)
        expected = [following for now, following in
                    ((self.old, self.old_next), (self.new, self.new_next))
                    if now == texts]
        assert after in expected, (about, after)
        ended = self.journal.run("undo")
        assert ended.returncode == 0, (about, ended)
        assert self.journal.kept() == texts, about

    def run_next(self, about):
        ended = self.journal.run(*NEXT)
        assert ended.returncode == 0, (about, ended)
        return self.journal.kept()


class Looking:
    """A command that changes nothing, and what it says when all goes well."""

    def __init__(self, command):
        self.name = command[0]
        self.command = command
        self.journal = Journal(PROGRAM)
        self.trace = self.journal.top / "trace"
        self.journal.succeed("change", "walk", "--schedule", "daily")
        self.journal.succeed("templates", "save", "walk")
        self.journal.succeed("check", "--fix")
        self.said = self.look()
        self.calls = calls_of(self.trace, self.journal.folder)

    def look(self, *options):
        return self.journal.run(*self.command, before=(
            "strace", "-qq", "-o", str(self.trace), *options))

    def check(self, fault):
        name, number, kind = fault
        ended = self.look("-e", f"trace={name}",
                          "-e", f"inject={name}:{kind}:when={number}")
        about = (self.name, fault, ended, self.said)
        if kind == "signal=KILL":
            assert ended.returncode == -signal.SIGKILL, about
        elif ((ended.returncode, ended.stdout) !=
              (self.said.returncode, self.said.stdout)):
            check_interrupted(ended, about)
            assert ended.returncode in (1, 3), about
            assert told(ended, self.name), about


def main():
    commands.all_are_in(
        "DEEDS or LOOKS of tests/faults.py",
        {deed.arguments[0] for deed in DEEDS.values()} | {
            look[0] for look in LOOKS}, LEFT_OUT, commands.in_help(PROGRAM))
    stride = int(sys.argv[2])
    makers = {name: lambda name=name: Trials(name, DEEDS[name])
              for name in DEEDS}
    makers |= {look[0]: lambda look=look: Looking(look) for look in LOOKS}
    names = [name for name in makers
             if not sys.argv[3:] or any(part in name for part in sys.argv[3:])]
    number = 0
    tried = collections.Counter()
    for name in names:
        trials = makers[name]()
        with trials.journal:
            for fault in faults_of(trials.calls):
                number += 1
                if number % stride == 0:
                    trials.check(fault)
                    tried[fault[2]] += 1
        print(f"{name}: {len(trials.calls)} calls", flush=True)
    assert tried["signal=KILL"] > 0, "nothing was tried"
    print(f"{sum(tried.values())} of {number} faults:", dict(tried))


main()
