"""The commands in `hw --help`, for tests that try every command."""

import re
import subprocess

# Commands that never change a journal: a test of changes can leave them out.
LOOKS = dict.fromkeys(
    ("today", "list", "show", "find", "progress", "due", "report", "export", "help"),
    "it changes nothing")


def in_help(program):
    """The names of all commands that `hw --help` lists."""
    page = subprocess.run([program, "--help"], text=True, check=True,
                          stdout=subprocess.PIPE).stdout
    names = set(re.findall(r"^  ([a-z][a-z-]*) {2,}", page, re.MULTILINE))
    assert len(names) > 15, page
    return names


def all_are_in(place, tried, left_out, names):
    """Fails unless each command in `names` is tried or left out for a reason.

    `place` is the list that a new command belongs in. `left_out` maps a command
    to the reason."""
    missing = sorted(names - set(tried) - set(left_out))
    assert not missing, (
        f"hw {missing[0]} is never tried: add it to {place}" +
        ", or to LEFT_OUT there with the reason" * bool(left_out))
    idle = sorted(set(left_out) & set(tried) | set(left_out) - names)
    assert not idle, (
        f"take hw {idle[0]} out of LEFT_OUT beside {place}: it is tried, or "
        "there is no such command")
