#!/usr/bin/env python3
"""Holds the session in README.md to what comes of its lines on a terminal.

    tests/readme.py PROGRAM

With UPDATE=1 in the environment, the session becomes what it is now.
"""

import difflib
import os
import pathlib
import pty
import re
import sys
import tempfile

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
README = pathlib.Path(__file__).resolve().parent.parent / "README.md"
SESSION = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)

# When each line is typed: the session goes on for a week.
TIMES = ["2026-11-16T09:00", "2026-11-16T20:20", "2026-11-19T08:10",
         "2026-11-19T08:12", "2026-11-20T14:40"]
CTRL_D = "\x04"


def run(line, answers, now, home):
    """What a terminal shows when the line is typed and these answers."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(home)
        os.execve("/bin/sh", ["sh", "-c", line], {
            "PATH": f"{PROGRAM.parent}:{os.defpath}", "HOME": str(home),
            "TERM": "dumb", "LC_ALL": "C.UTF-8", "TZ": "America/New_York",
            "HW_NOW": f"{now}:00-05:00"})
    seen = ""
    answers = iter(answers)
    while True:
        try:
            data = os.read(terminal, 4096)
        except OSError:
            break  # the other side has ended
        if not data:
            break
        seen += data.decode()
        if seen.endswith("> "):
            os.write(terminal, next(answers, CTRL_D).encode())
    os.waitpid(process, 0)
    os.close(terminal)
    return re.sub("[ \r]+\n", "\n", seen)


def played(session):
    parts = re.split(r"^\$ (.*)\n", session, flags=re.MULTILINE)[1:]
    lines, shown = parts[::2], parts[1::2]
    assert len(lines) == len(TIMES), f"{len(lines)} lines, {len(TIMES)} times"
    with tempfile.TemporaryDirectory() as home:
        return "\n".join(
            f"$ {line}\n" + run(line, re.findall("^> ?(.*\n)", text, re.M), now,
                               home)
            for line, text, now in zip(lines, shown, TIMES))


def main():
    readme = README.read_text()
    expected = SESSION.search(readme).group()
    actual = played(expected)
    if os.environ.get("UPDATE") == "1":
        README.write_text(readme.replace(expected, actual))
    elif actual != expected:
        sys.stdout.writelines(difflib.unified_diff(
            expected.splitlines(True), actual.splitlines(True),
            "README.md", "as it is"))
        sys.exit(1)


main()
