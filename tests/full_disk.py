#!/usr/bin/env python3
"""Fills a small file system for real, and makes it read-only.

    tests/full_disk.py PROGRAM

Exits with 77 where nothing can be mounted; tests/disk.py then still shows what
a write comes to that finds no room.
"""

import os
import subprocess
import sys
import tempfile

from journals import DEEDS, Journal, PAUSE
import small_disk
from small_disk import fill

PROGRAM = os.path.abspath(sys.argv[1])


def prepare(journal, arguments):
    if arguments in (("undo",), ("redo",)):
        journal.succeed(*PAUSE)
    if arguments == ("redo",):
        journal.succeed("undo")


def try_with(room, arguments):
    """Whether the command was refused, with so much room."""
    with Journal(PROGRAM) as journal:
        prepare(journal, arguments)
        old = journal.texts()
        filler = journal.top / "filler"
        fill(filler, room)

        ended = journal.run(*arguments)

        about = (room, arguments, ended)
        assert journal.run("list").returncode == 0, about
        if ended.returncode != 0:
            assert ended.returncode == 1, about
            assert b"no space left on the device" in ended.stderr, about
            assert journal.texts() == old, about
        filler.unlink()
        assert journal.texts() == old or ended.returncode == 0, about
        journal.succeed("agenda", "The next command")
        journal.succeed("undo")
        if ended.returncode != 0:
            assert journal.texts() == old, about
        return ended.returncode != 0


def fill_for_each_command():
    for arguments in DEEDS:
        refused = [try_with(room, arguments) for room in range(10)]
        assert refused[0] and not refused[-1], (arguments, refused)


def fill_while_a_note_is_written():
    """The editor saves, and then there is no room for an entry."""
    with Journal(PROGRAM) as journal:
        old = journal.texts()
        note = journal.folder / ".hw/edit/note.txt"
        filler = journal.top / "filler"

        ended = journal.run("log", "walk", "-e", EDITOR=(
            f"sh -c 'echo noon >\"$0\"; cat /dev/zero >{filler}; true'"))

        filler.unlink()
        assert ended.returncode == 1 and journal.texts() == old, ended
        assert f"is kept in {note}\n" in ended.stderr.decode(), ended
        assert note.read_text() == "noon\n"


def fill_so_that_a_step_cannot_be_noted():
    """The history is larger than the file: there is room for that alone."""
    with Journal(PROGRAM) as journal:
        for _ in range(6):
            journal.succeed("log", "bus", "noon " * 300)
        filler = journal.top / "filler"
        fill(filler, 2)

        ended = journal.run("log", "walk", "no way back")

        filler.unlink()
        told = b"hw: this is saved, but hw undo cannot take it back\n"
        assert ended.returncode == 0 and ended.stderr == told, ended
        assert b"no way back" in journal.texts()["assignments/walk.toml"]
        journal.succeed("undo")  # of the last one that was noted
        old = journal.texts()
        assert journal.succeed("log", "walk", "noon").stderr == b""
        journal.succeed("undo")
        assert journal.texts() == old


def make_read_only(folder):
    with Journal(PROGRAM) as journal:
        old = journal.texts()
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        ended = [journal.run(*arguments) for arguments in DEEDS[:4]]
        listed = journal.run("list")
        subprocess.run(["mount", "-o", "remount,rw", folder], check=True)

        for one in ended:
            assert one.returncode == 1, one
            assert b"nothing can be written to its file system" in one.stderr
        assert listed.returncode == 0 and not listed.stderr, listed
        assert journal.texts() == old


def run(folder):
    tempfile.tempdir = folder
    fill_for_each_command()
    fill_while_a_note_is_written()
    fill_so_that_a_step_cannot_be_noted()
    make_read_only(folder)


small_disk.main("64k", run)
