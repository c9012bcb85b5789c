"""Other programs while a sync is under way: it begins again by itself.

    tests/git/meanwhile.py PROGRAM [STRIDE]

Each of the times that a sync runs git, something else happens first: a log, an
editor that saves, another sync of the same journal, a sync of another device.
STRIDE is 1 for each of these moments, 5 for every fifth.
"""

import shutil
import sys
import time

from journals import Place, check

# git, which does something else before when it is run for the NUMBERth time.
WRAPPER = """#!/bin/sh
count=$(cat {root}/count 2>/dev/null || echo 0)
echo $((count + 1)) >{root}/count
if [ "$count" = {number} ]; then
  PATH='{path}'
  {{ {rival}
  }} >{root}/said 2>&1 </dev/null
fi
exec {git} "$@"
"""

# Another program waits for the lock while this git is run: in the background.
IN_BACKGROUND = "( {command}; echo $? >{root}/status ) &\n  sleep 0.1"
ENTRY = ('\\n[[log]]\\nat = 2026-11-21T10:00:00+00:00\\n'
         'outcome = "done"\\nnote = "meanwhile"\\n')
WALK = "{two}/assignments/walk.toml"

RIVALS = {
    "a log": IN_BACKGROUND.replace(
        "{command}", "hw --journal {two} log walk meanwhile"),
    "an editor that writes in place": f"printf '{ENTRY}' >>{WALK}",
    "an editor that renames": (
        f"cp -p {WALK} {{root}}/new; printf '{ENTRY}' >>{{root}}/new; "
        f"mv {{root}}/new {WALK}"),
    "another sync": IN_BACKGROUND.replace(
        "{command}", "hw --journal {two} sync"),
    "a sync of another device": (
        "hw --journal {one} log walk meanwhile && hw --journal {one} sync"),
}
PATIENCE = 60  # seconds


def begin(place):
    """Two clones, both of which have an entry that the other one has not."""
    hub = place.hub()
    one = place.journal("one")
    one.hw("init", "--git")
    for title in ("Walk", "Swim"):
        one.hw("add", title, "--schedule", "daily")
        one.hw("--now", "2026-11-19T10:00:00+00:00", "log", title.lower(), "a")
    one.git("remote", "add", "origin", hub)
    one.hw("sync", "--yes")
    two = place.clone(hub, "two")
    two.hw("init", "--git")
    two.hw("sync", "--yes")
    one.hw("--now", "2026-11-20T10:00:00+00:00", "log", "walk", "b")
    one.hw("sync")
    two.hw("--now", "2026-11-20T11:00:00+00:00", "log", "walk", "c")
    return one, two


def sync_with(place, two, rival, number):
    """Whether it has come to something else: whether git was run so often."""
    bin_folder = place.root / "bin"
    bin_folder.mkdir()
    wrapper = bin_folder / "git"
    names = {"root": place.root, "one": place.root / "one", "two": two.folder}
    wrapper.write_text(WRAPPER.format(
        number=number, path=place.env["PATH"], git=shutil.which("git"),
        rival=rival.format(**names), **names))
    wrapper.chmod(0o755)
    two.hw("sync", env={"PATH": f"{bin_folder}:{place.env['PATH']}"})
    if int((place.root / "count").read_text()) <= number:
        return False
    if "status" in rival:
        wait_for(place.root / "status", place)
    return True


def wait_for(status, place):
    end = time.monotonic() + PATIENCE
    while not (status.exists() and status.read_text()):
        check(time.monotonic() < end, "it does not end")
        time.sleep(0.01)
    check(status.read_text() == "0\n", (place.root / "said").read_text())


def try_at(program, name, number):
    """Whether a sync runs git so often."""
    with Place(program) as place:
        one, two = begin(place)
        if not sync_with(place, two, RIVALS[name], number):
            return False
        for journal in (one, two, one, two):
            journal.hw("sync")
        expected = ["a", "b", "c"] + ["meanwhile"] * (name != "another sync")
        for journal in (one, two):
            check(journal.notes() == expected, journal.notes())
            check(journal.notes("swim") == ["a"])
            check(journal.bytes() == one.bytes(), journal.folder)
            check("Nothing is wrong" in journal.hw("check").stdout)
        return True


def main():
    stride = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    tried = failed = 0
    for name in RIVALS:
        number = 0
        is_tried = True
        while is_tried:
            try:
                is_tried = try_at(sys.argv[1], name, number)
            except AssertionError as error:
                failed += 1
                print(f"{name}, before run {number} of git:\n{error}\n",
                      flush=True)
            tried += is_tried
            number += stride
    print(f"{tried} moments, {failed} failed")
    sys.exit(1 if failed or tried < len(RIVALS) else 0)


if __name__ == "__main__":
    main()
