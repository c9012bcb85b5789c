#!/usr/bin/env python3
"""Files that nobody could read: named, and left to the byte as they are.

    tests/damage.py PROGRAM TRIALS [LARGE]

TRIALS is how many files of random bytes and random slips are tried; with LARGE,
so are some of a hundred million bytes.
"""

import random
import sys
import tomllib

import commands
from journals import Journal, TEXTS

PROGRAM = sys.argv[1]
TRIALS = int(sys.argv[2])

CHANGES = {
    "assignments/walk.toml": [
        ("log", "walk"), ("log", "walk", "--before"), ("change", "walk",
                                                       "--smaller"),
        ("pause", "--all"), ("finish", "walk"), ("templates", "save", "walk"),
        ("edit", "walk", "--no-input"), ("amend", "walk", "--note", "x"),
        ("edit", "walk", "1", "--no-input"), ("move", "walk", "bus"),
        ("move", "bus", "plan", "walk"), ("remove", "walk", "1"),
        ("remove", "walk", "--assignment", "--yes")],
    "sessions.toml": [
        ("session", "next", "tomorrow"), ("session", "held"),
        ("session", "cancelled", "2026-11-13"),
        ("agenda", "A question"), ("agenda", "--talked", "1"),
        ("agenda", "--reword", "1", "x"), ("agenda", "--remove", "1"),
        ("edit", "sessions", "--no-input")],
    "journal.toml": [
        ("log", "walk"), ("add", "Swim"), ("agenda", "A question"), ("undo",),
        ("edit", "settings", "--no-input")],
}
LOOKS = [(), ("list",), ("list", "--format", "json"), ("show", "walk"),
         ("show", "walk", "--format", "json"),
         ("find", "walk"), ("find", "--what-helped", "--format", "json"),
         ("progress",), ("progress", "--format", "html"), ("due",), ("report",),
         ("report", "--full"), ("report", "--format", "json"),
         ("report", "--format", "html"), ("session",), ("agenda",),
         ("check",), ("check", "--format", "json")]
LEFT_OUT = {
    "resume": "it writes as pause does",
    "let-go": "it writes as finish does",
    "export": "independent_toml.py holds it to another parser",
    "init": "it writes where nothing is",
    "sync": "git/sync.py does it",
    "help": "it reads journal.toml, as log does",
}
SLIPS = [b"\0", b"\xff", b"\xc3", b'"', b'"""', b"'", b"[", b"]]", b"{", b"=",
         b"\r", b"\n", b"#", b"\\", b"[[log]]\n", b"title = 1\n",
         b"<<<<<<< ours\n", b"2026-02-30", b"nan", b"[a.b]\n", b"\xef\xbb\xbf"]
EDGES = [
    b"", b"\0", b"\xef\xbb\xbf", b"\n", b"[[log]]", b"[&", b"[.]", b"[[[",
    "sch\u00f6n = 1\n".encode(), b'x = """', b"x = '''\n", b"a" * 70000,
    b"x = " + b"[" * 100000, b"[" * 100000, b"x = " + b"{a = " * 50000,
    b"a" + b".a" * 50000 + b" = 1\n", b"[" + b"a." * 50000 + b"a]\n",
    b'title = "' + b"\\" * 100001 + b'"\n', b"[[log]]\n" * 2000,
    b'title = "a"\n' + b"[[log]]\nat = 2026-11-20\n" * 500,
]
LARGE = [
    b"\0" * 100_000_000, b"a" * 100_000_000, b"\n" * 100_000_000,
    b'title = "a"\nwhy = "' + b"b" * 100_000_000 + b'"\n',
    b'title = "a"\n' + b"# c\n" * 25_000_000 + b"x = [",
    b"[[log]]\nat = 1\n" * 6_000_000, b"x" * 300_000_000,
]


def with_slips(text, source):
    text = bytearray(text)
    for _ in range(source.randint(1, 4)):
        begin = source.randint(0, len(text))
        end = min(len(text), begin + source.choice([0, 0, 1, 5, 40]))
        text[begin:end] = source.choice(SLIPS + [b"", bytes(text[:end])])
    return bytes(text)


def random_text(path, source):
    if source.random() < 0.3:
        return source.randbytes(source.randint(0, 300))
    return with_slips(TEXTS[path].encode(), source)


def is_toml(text):
    try:
        tomllib.loads(text.decode().removeprefix("\ufeff"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def check_ended(ended, statuses, about):
    about = (about, ended)
    assert ended.returncode in statuses, about
    assert b"unexpected error" not in ended.stderr, about
    if ended.returncode == 3:
        assert ended.stderr, about


def check(path, text, source, about):
    """One change and one look at a journal that has `text` as its `path`."""
    with Journal(PROGRAM) as journal:
        journal.write(path, text)
        before = journal.texts()

        looked = journal.run(*source.choice(LOOKS), TZ="UTC")
        assert journal.texts() == before, about
        changed = journal.run(*source.choice(CHANGES[path]), EDITOR="true")

        after = journal.texts()
        check_ended(looked, (0, 1, 3), about)
        check_ended(changed, (0, 1, 2, 3), about)
        if changed.returncode in (1, 2):
            assert after == before, (about, changed)
        for name in after.keys() & before.keys():
            if after[name] != before[name]:
                assert is_toml(before[name]), (about, changed)
                assert is_toml(after[name]), (about, changed, after[name])


def main():
    tried = {*LOOKS, *(one for some in CHANGES.values() for one in some)}
    commands.all_are_in(
        "CHANGES or LOOKS of tests/damage.py",
        {command[0] if command else "today" for command in tried}, LEFT_OUT,
        commands.in_help(PROGRAM))
    source = random.Random(1)
    for path in CHANGES:
        for text in EDGES + (LARGE if sys.argv[3:] else []):
            check(path, text, source, (path, text[:40], len(text)))
    for trial in range(TRIALS):
        path = source.choice(list(CHANGES))
        check(path, random_text(path, source), source, (path, trial))


main()
