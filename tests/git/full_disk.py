"""Syncs with a full disk: the journal stays as it was, and it is said why.

    tests/git/full_disk.py PROGRAM

Exits with 77 where nothing can be mounted.
"""

import os
import pathlib
import re
import shutil
import sys

sys.path.insert(1, os.path.join(os.path.dirname(__file__), ".."))

from journals import Journal, Place, check  # noqa: E402
import small_disk  # noqa: E402

ROOMS = (0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 50, 80)  # in blocks
TITLES = ("Walk", "Swim", "Piano")
FULL = re.compile("no space left|out of disk ?space", re.IGNORECASE)


def begin(place, folder):
    """`two`, in the small file system, where a sync has to write a lot."""
    hub = place.hub()
    one = place.journal("one")
    one.hw("init", "--git")
    for title in TITLES:
        one.hw("add", title)
    one.git("remote", "add", "origin", hub)
    one.hw("sync", "--yes")
    place.run("git", "clone", "--quiet", "--template=", hub, folder / "two")
    two = Journal(place, folder / "two")
    two.hw("init", "--git")
    two.hw("sync", "--yes")
    for title in TITLES:
        one.hw("log", title.lower(), f"one {title} {'long ' * 2000}")
    one.hw("sync")
    two.hw("--now", "2026-11-20T10:00:00+00:00", "log", "walk", "two")
    return hub, two


def notes_of(journal):
    return [note.split()[0] for title in TITLES
            for note in journal.notes(title.lower())]


def try_with(room, two, filler):
    """Whether the sync was refused, with so much room."""
    before = two.bytes()
    small_disk.fill(filler, room)
    # The copy of a folder has not been confirmed.
    ended = two.hw("sync", "--yes", status=None)
    about = (f"with {room} blocks:", ended.all)
    check(two.hw("list", status=None).returncode == 0, *about)
    if ended.returncode != 0:
        check(ended.returncode == 1 and FULL.search(ended.stderr), *about)
        check(two.bytes() == before, *about, "it is not as it was")
    filler.unlink()
    two.hw("sync", "--yes")
    check(notes_of(two) == ["one", "two", "one", "one"], *about, notes_of(two))
    check(two.git("status", "--porcelain").stdout == "", *about)
    two.git("fsck", "--no-reflogs")
    return ended.returncode != 0


def run(folder):
    folder = pathlib.Path(folder)
    failed = 0
    refused = []
    with Place(sys.argv[1]) as place:
        hub, two = begin(place, folder)
        saved = {place.root / "saved-hub": hub,
                 place.root / "saved-two": two.folder}
        for copy, original in saved.items():
            shutil.copytree(original, copy)
        for room in ROOMS:
            for copy, original in saved.items():
                shutil.rmtree(original)
                shutil.copytree(copy, original)
            try:
                refused.append(try_with(room, two, folder / "filler"))
            except AssertionError as error:
                failed += 1
                print(f"{error}\n", flush=True)
            (folder / "filler").unlink(missing_ok=True)
    print(f"{len(ROOMS)} disks, {sum(refused)} too small, {failed} failed")
    sys.exit(1 if failed or not any(refused) or all(refused) else 0)


small_disk.main("1M", run)
