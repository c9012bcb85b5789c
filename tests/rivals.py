#!/usr/bin/env python3
"""Other programs at the same time: no entry lost, nothing overwritten.

    tests/rivals.py PROGRAM ENTRIES [NAME]...

ENTRIES is how many each of eight processes writes. NAME runs those tests alone
that have it in theirs.
"""

import os
import signal
import subprocess
import sys
import time
import tomllib

from journals import Journal, Stopped, WALK, main

PROGRAM = sys.argv[1]
ENTRIES = int(sys.argv[2])
PROCESSES = 8
MINE = b'title = "Mine"\n'


def notes_in(journal, name):
    text = journal.texts()[f"assignments/{name}.toml"].decode()
    return [entry.get("note") for entry in tomllib.loads(text)["log"]]


def write_at_once(assignments):
    """Eight shells, each of which logs one entry after the other."""
    # Where the disk is slow, one that waited for long is told to come again.
    script = """i=0
        while [ $i -lt {entries} ]; do
          i=$((i + 1))
          until "$@" "{number} $i" 2>told; do
            grep -q 'Try again when it is done' told || exit 1
          done
        done"""
    with Journal(PROGRAM) as journal:
        for name in assignments:
            journal.write(f"assignments/{name}.toml", WALK)
        shells = []
        for number in range(PROCESSES):
            name = assignments[number % len(assignments)]
            place = journal.top / str(number)
            place.mkdir()
            shells.append(subprocess.Popen(
                ["sh", "-c", script.format(entries=ENTRIES, number=number),
                 "sh", *journal.command("--quiet", "log", name)],
                cwd=place, env=journal.environment()))
        assert [shell.wait() for shell in shells] == [0] * PROCESSES

        found = sorted(note for name in assignments
                       for note in notes_in(journal, name) if note)
        assert found == sorted(f"{number} {i + 1}"
                               for number in range(PROCESSES)
                               for i in range(ENTRIES)), found
        journal.succeed("undo")


def eight_processes_lose_no_entry_of_one_assignment():
    write_at_once(["walk"])


def eight_processes_lose_no_entry_of_several_assignments():
    write_at_once(["swim", "walk", "run"])


def stopped_log(journal):
    """`hw log walk first`, when the device has the new text and the old one is
    still in its place."""
    return Stopped(journal, "fsync", 1, ("log", "walk", "first"))


def who_waits_for_a_stopped_program_is_told_which():
    with Journal(PROGRAM) as journal:
        stopped = stopped_log(journal)
        before = journal.texts()

        second = journal.run("log", "walk", "second")

        assert second.returncode == 1
        assert second.stderr.decode() == (
            f"hw: another program (process {stopped.process}) is changing the "
            f"journal {journal.folder}\n"
            "Nothing was written. Try again when it is done.\n"), second
        assert journal.texts() == before
        journal.succeed("list")
        assert stopped.go_on() == (0, "")
        journal.succeed("log", "walk", "second")
        assert notes_in(journal, "walk") == [None, "first", "second"]


def replace_by_editor(place):
    """As most editors do: a new file, renamed."""
    (place.parent / "new").write_bytes(MINE)
    os.rename(place.parent / "new", place)


def write_in_place(place):
    place.write_bytes(MINE)


def write_in_place_with_the_same_size_and_time(place):
    before = place.stat()
    place.write_bytes(place.read_bytes().replace(b"20", b"25"))
    os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))


def check_out_with_git(place):
    def git(*arguments):
        subprocess.run(("git", "-c", "user.name=a", "-c", "user.email=a@b",
                        *arguments), cwd=place.parent, check=True,
                       capture_output=True, env={"PATH": os.environ["PATH"]})

    text = place.read_bytes()
    git("init")
    git("add", ".")
    git("commit", "-m", "one")
    place.write_bytes(MINE)
    git("commit", "-a", "-m", "two")
    git("checkout", "HEAD~", "walk.toml")
    assert place.read_bytes() == text
    git("checkout", "HEAD", "walk.toml")


def take_away(place):
    place.unlink()


def what_another_program_writes_meanwhile_is_not_overwritten():
    for meddle in (replace_by_editor, write_in_place, check_out_with_git,
                   write_in_place_with_the_same_size_and_time, take_away):
        with Journal(PROGRAM) as journal:
            stopped = stopped_log(journal)
            meddle(journal.folder / "assignments/walk.toml")
            meddled = journal.kept()

            told = stopped.go_on()

            assert told == (1, "hw: another program has changed assignments/"
                            "walk.toml meanwhile\nNothing was written. Run the "
                            "command again.\n"), (meddle, told)
            assert journal.texts() == meddled, meddle


def without_locks_it_goes_on_and_says_so_once():
    for error in ("ENOLCK", "EOPNOTSUPP", "ENOSYS"):
        with Journal(PROGRAM) as journal:
            without = ("strace", "-qq", "-o", "/dev/null",
                       "-e", f"inject=flock:error={error}")
            editor = "sh -c 'echo second >\"$0\"'"

            first = journal.run("log", "walk", "first",
                                before=without)
            second = journal.run("log", "walk", "-e", before=without,
                                 EDITOR=editor)
            quiet = journal.run("-q", "log", "walk", "third",
                                before=without)

            for ended in (first, second):
                assert ended.returncode == 0, ended
                assert ended.stderr.decode() == (
                    f"hw: the file system of {journal.folder} cannot keep two "
                    "programs apart\nWhat you did is saved. Let one program at "
                    "a time change the journal.\n"), ended
            assert (quiet.returncode, quiet.stderr) == (0, b""), quiet
            assert notes_in(journal, "walk") == [None, "first", "second",
                                                 "third"]


def a_clock_that_goes_backwards_takes_nothing_away():
    with Journal(PROGRAM) as journal:
        for hour in ("10:00", "09:00", "09:30"):
            journal.succeed("log", "walk", hour,
                            HW_NOW=f"2026-11-20T{hour}:00-05:00")
        journal.succeed("log", "walk", "last year",
                        HW_NOW="2025-11-20T10:00:00-05:00")

        assert notes_in(journal, "walk") == [None, "10:00", "09:00", "09:30",
                                             "last year"]
        for command in ("today", "list", "report", "due"):
            ended = journal.run(command, HW_NOW="2025-11-20T10:00:00-05:00")
            assert ended.stderr == b"", ended
        journal.succeed("undo", HW_NOW="2024-11-20T10:00:00-05:00")
        assert notes_in(journal, "walk") == [None, "10:00", "09:00", "09:30"]


def links_stay_links():
    with Journal(PROGRAM) as journal:
        place = journal.top / "elsewhere"
        os.rename(journal.folder, place)
        journal.folder.symlink_to("elsewhere")
        os.rename(place / "assignments", journal.top / "assignments")
        (place / "assignments").symlink_to("../assignments")
        walk = journal.top / "assignments/walk.toml"
        os.rename(walk, journal.top / "walk.toml")
        walk.symlink_to(journal.top / "walk.toml")

        journal.succeed("log", "walk", "first")
        journal.succeed("pause", "--all")
        journal.succeed("undo")
        journal.succeed("add", "Swim")

        assert journal.folder.is_symlink() and walk.is_symlink()
        assert (place / "assignments").is_symlink()
        assert notes_in(journal, "walk") == [None, "first"]
        assert (journal.top / "assignments/swim.toml").is_file()


main([
    eight_processes_lose_no_entry_of_one_assignment,
    eight_processes_lose_no_entry_of_several_assignments,
    who_waits_for_a_stopped_program_is_told_which,
    what_another_program_writes_meanwhile_is_not_overwritten,
    without_locks_it_goes_on_and_says_so_once,
    a_clock_that_goes_backwards_takes_nothing_away,
    links_stay_links,
], sys.argv[3:])
