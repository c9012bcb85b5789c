#!/usr/bin/env python3
"""What the disk is asked for, and what comes of it when it can do no more.

    tests/disk.py PROGRAM [NAME]...

NAME runs those tests alone that have it in theirs.
"""

import pathlib
import re
import resource
import sys

import commands
from journals import DEEDS, Journal, LEFT_OUT, PAUSE, Stopped, WALK, main

PROGRAM = sys.argv[1]


def calls(journal, *arguments):
    """The calls that matter here, in order: (name, what it is about). A rename
    is about where it leads to, and about the file that was renamed."""
    trace = journal.top / "trace"
    journal.succeed(*arguments, before=(
        "strace", "-qq", "-y", "-o", str(trace), "-e",
        "trace=write,fsync,fdatasync,mkdir,/rename,/unlink"))
    found = []
    for line in trace.read_text(errors="replace").splitlines():
        name = line.split("(")[0]
        folders = re.findall(r"\d+<([^>]*)>", line)
        texts = re.findall(r'"([^"]*)"', line)
        if name == "renameat":
            found.append((name, f"{folders[1]}/{texts[1]}",
                          f"{folders[0]}/{texts[0]}"))
        elif name == "unlinkat":
            found.append((name, f"{folders[0]}/{texts[0]}", ""))
        else:
            found.append((name, (folders or texts)[0], ""))
    return found


# What a journal can do without.
LIGHT = ("/.hw/history", "/.hw/told")


def check_order(journal, arguments):
    """Every text is on the device before it takes its place, and its place
    before anything else happens or is said."""
    synced, written, moved = set(), set(), None
    for name, about, source in calls(journal, *arguments):
        told = about.startswith("/dev") or "pipe:" in about
        if name == "fsync":
            synced.add(about)
            moved = None if moved == about else moved
            continue
        assert moved is None, (arguments, name, about, moved)
        if name == "write" and not told:
            written.add(about)
            synced.discard(about)
        elif name == "renameat" and not about.endswith(LIGHT):
            assert source in synced, (arguments, source)
            moved = str(pathlib.Path(about).parent)
        elif name in ("unlinkat", "mkdir"):
            moved = str(pathlib.Path(about).parent)
    assert moved is None, (arguments, moved)
    return written


def a_text_is_on_the_device_before_it_takes_its_place():
    with Journal(PROGRAM) as journal:
        for arguments in DEEDS:
            written = check_order(journal, arguments)
            assert any(".tmp" in path for path in written), arguments
    with Journal(PROGRAM, texts={}) as journal:
        check_order(journal, ("add", "Swim"))


def a_new_text_is_private_and_alone_from_the_start():
    with Journal(PROGRAM) as journal:
        trace = journal.top / "trace"
        journal.succeed("pause", "--all", before=(
            "strace", "-qq", "-o", str(trace), "-e", "trace=openat"))

        made = [line for line in trace.read_text().splitlines()
                if ".tmp" in line]
        assert len(made) >= 2, made
        for line in made:
            assert "O_CREAT|O_EXCL" in line and ", 0600) =" in line, line


def a_file_is_read_once():
    """One command opens a file of the journal once to read it."""
    texts = {"assignments/walk.toml": WALK, "assignments/bus.toml": WALK,
             "journal.toml": "label = \"x\"\n", "sessions.toml":
             "[[session]]\nat = 2026-11-13\nstatus = \"planned\"\n"}
    for arguments in (("log", "walk"), ("add", "Swim"), ("pause", "--all"),
                      ("change", "walk", "--what", "x"), ("list",),
                      ("report",), ("session",), ("agenda",)):
        with Journal(PROGRAM, texts) as journal:
            trace = journal.top / "trace"
            journal.succeed(*arguments, before=(
                "strace", "-f", "-qq", "-o", str(trace), "-e", "trace=openat"))
            read = re.findall(r'"[^"]*?([^/"]+\.toml)", O_RDONLY\S*\) = \d',
                              trace.read_text())
            assert sorted(read) == sorted(set(read)), (arguments, read)
            assert "journal.toml" in read, (arguments, read)


def outcome_of(journal, arguments, **options):
    """Runs one command; the journal is old or new, and the answer fits."""
    old = journal.texts()
    ended = journal.run(*arguments, **options)
    new = journal.texts()
    if ended.returncode != 0:
        assert new == old, (arguments, ended)
    return ended


def a_text_that_finds_no_room_changes_nothing():
    """Files may be no larger than this: a write is cut short, then refused."""
    for arguments in DEEDS:
        refused = 0
        for size in range(0, 700, 31):
            with Journal(PROGRAM) as journal:
                if arguments in (("undo",), ("redo",)):
                    journal.succeed(*PAUSE)
                if arguments == ("redo",):
                    journal.succeed("undo")

                ended = outcome_of(
                    journal, arguments,
                    before=("prlimit", f"--fsize={size}", "env",
                            "--ignore-signal=XFSZ"))

                assert ended.returncode in (0, 1), ended
                if ended.returncode == 1:
                    assert b"the file is too large" in ended.stderr, ended
                    refused += 1
                journal.succeed("agenda", "The next command")
        assert refused > 0, arguments


def a_write_that_stops_halfway_is_gone_on_with():
    """The text is larger than a file may be, until a part of it is written."""
    arguments = ("log", "walk", "noon")
    texts = {"assignments/walk.toml": WALK + "# more\n" * 1000}
    with Journal(PROGRAM, texts) as other, Journal(PROGRAM, texts) as journal:
        writes = [about for name, about, _ in calls(other, *arguments)
                  if name == "write"]
        number = 1 + ["/assignments/" in about for about in writes].index(True)

        stopped = Stopped(journal, "write", number, arguments,
                          before=("prlimit", "--fsize=3000:"))
        asked = re.search(r", (\d+)\) += 3000\n", stopped.calls())
        resource.prlimit(stopped.process, resource.RLIMIT_FSIZE,
                         (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

        assert asked and int(asked[1]) > 7000, stopped.calls()
        assert stopped.go_on() == (0, "")
        assert journal.texts() == other.texts()


def a_folder_that_turns_read_only_changes_nothing():
    for part in ("assignments", ".hw", "."):
        with Journal(PROGRAM) as journal:
            journal.succeed("log", "walk")
            journal.give_away()
            folder = journal.folder / part
            folder.chmod(0o500)

            ended = outcome_of(journal, ("log", "walk", "noon"))
            listed = journal.run("list")

            folder.chmod(0o700)
            if part == "assignments":
                assert ended.stderr.decode() == (
                    "hw: cannot write assignments/walk.toml: permission "
                    "denied\nLook at its permissions and at those of its "
                    "folder.\n"), ended
            assert listed.returncode == 0 and not listed.stderr, listed
            journal.succeed("log", "walk", "noon")
            journal.succeed("undo")


def half_a_step_that_stays_is_told():
    with Journal(PROGRAM) as journal:
        old = journal.kept()
        journal.run(*PAUSE, before=(
            "strace", "-qq", "-o", "/dev/null",
            "-e", "inject=renameat:signal=KILL:when=3"))
        half = journal.kept()
        assert half != old
        journal.give_away()
        (journal.folder / "assignments").chmod(0o500)

        listed = journal.run("list")

        (journal.folder / "assignments").chmod(0o700)
        assert listed.returncode == 0, listed
        assert listed.stderr.decode() == (
            "hw: a change that was cut short may still be there: cannot write "
            "assignments/bus.toml: permission denied\nLook at its permissions "
            "and at those of its folder.\n"), listed
        assert journal.kept() == half
        assert journal.succeed("list").stderr == b""
        assert journal.kept() == old


def a_journal_out_of_reach_is_told_once():
    with Journal(PROGRAM) as journal:
        journal.give_away()
        journal.folder.chmod(0)

        ended = [journal.run(*arguments) for arguments in
                 (("list",), ("log", "walk"), ("check",), ("undo",))]

        journal.folder.chmod(0o700)
        for one in ended:
            assert one.returncode == 1 and one.stdout == b"", one
            assert one.stderr.decode() == (
                f"hw: cannot open the journal {journal.folder}: permission "
                "denied\nLook at its permissions and at those of its "
                "folder.\n"), one


def every_command_that_writes_is_a_deed():
    commands.all_are_in(
        "DEEDS of tests/journals.py", {deed[0] for deed in DEEDS}, LEFT_OUT,
        commands.in_help(PROGRAM))


main([
    every_command_that_writes_is_a_deed,
    a_text_is_on_the_device_before_it_takes_its_place,
    a_new_text_is_private_and_alone_from_the_start,
    a_file_is_read_once,
    a_text_that_finds_no_room_changes_nothing,
    a_write_that_stops_halfway_is_gone_on_with,
    a_folder_that_turns_read_only_changes_nothing,
    half_a_step_that_stays_is_told,
    a_journal_out_of_reach_is_told_once,
], sys.argv[2:])
