#!/usr/bin/env python3
"""Runs a case of tests/cli: a page of commands and what comes of them.

    tests/run_case.py PROGRAM CASE

    # A remark. Then the journal: fixtures by name, and files of its own.
    journal evening-walk sessions
    file journal.toml
      streaks = false

    $ hw log walk --minutes 20 \\
    >   It rained
      Logged evening-walk for Fri 20 Nov, 10:00.
    $ hw log swim
    ! hw: there is no assignment "swim"
    = 1

    changed assignments/evening-walk.toml
    @@ -23,2 +23,6 @@
      [[log]]
      at = 2026-11-13T20:00:00-05:00
    +
    + [[log]]
    ...

The first two columns say what a line is:

    $ >   a command for sh, and its further lines; one shell runs all commands
          standard output, or a line of a file; an empty line stays empty
    !     standard error
    =     the exit status, unless it is 0
    + -   a line that was added to a file of the journal, or removed from it

The end of a page lists the files that are `new`, `changed` or `gone`, except
those in .hw/ and .git/. A fixture is a folder in tests/cli/fixtures.

A line with invisible characters is written with Python's escapes and ends in
" (esc)". A line without a newline ends in " (no-eol)". Commands run in work/,
beside home/ and journal/, in a temporary folder that pages call TMP.

The runner writes the page again from what happens, and the two must be equal.
With UPDATE=1 in the environment, it replaces the page instead.
"""

import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

FIXTURES = pathlib.Path(__file__).resolve().parent / "cli/fixtures"
ESCAPED = " (esc)"
NO_END = " (no-eol)"
OUTCOME = re.compile("(new|changed|gone) ")

# Runs after each command: it separates the outputs and keeps the status.
END = r"""_end() { set -- $?; printf '\0%s\0' $1; printf '\0' >&2; return $1; }
"""


def show(line):
    """A line of bytes as it stands on a page."""
    body = line.removesuffix(b"\n")
    text = body.decode(errors="surrogateescape")
    if not text.isprintable() or text.endswith((" ", ESCAPED, NO_END)):
        text = text.encode("unicode_escape").decode() + ESCAPED
    return text + NO_END * (body == line)


def read_line(text):
    """The bytes that show() turned into `text`."""
    line = text.removesuffix(NO_END)
    end = "" if line != text else "\n"
    if line.endswith(ESCAPED):
        line = line.removesuffix(ESCAPED).encode("ascii").decode(
            "unicode_escape")
    return (line + end).encode(errors="surrogateescape")


def show_all(data):
    """All lines. An empty last one is escaped, to tell it from a separator."""
    lines = [show(line) for line in re.findall(rb"[^\n]*\n|[^\n]+", data)]
    return lines[:-1] + [lines[-1] or ESCAPED] if lines else []


def tagged(tag, lines):
    return [f"{tag} {line}".rstrip() for line in lines]


def files_in(folder):
    """The bytes of all files, by their paths."""
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*") if not path.is_dir()}


class Page:
    """The journal and the commands of a case."""

    def __init__(self, text):
        self.commands = []  # pairs: the lines above it, its own lines
        above = []
        for line in text.split("\n"):
            if line.startswith("$ "):
                self.commands.append((above, [line]))
                above = []
            elif not self.commands or not line or line.startswith("#"):
                above.append(line)
            elif line.startswith(">"):
                self.commands[-1][1].append(line)
            elif OUTCOME.match(line):
                break
            else:
                above = []  # an earlier result
        self.files = self.read_journal(self.commands[0][0])

    def read_journal(self, head):
        files = {}
        texts = {}
        for line in head:
            key, _, value = line.partition(" ")
            if key == "journal":
                for name in value.split():
                    assert (FIXTURES / name).is_dir(), f"no fixture {name}"
                    files |= files_in(FIXTURES / name)
            elif key == "file":
                lines = texts[value] = []
            elif line.startswith("  "):
                lines.append(line[2:])
            elif not line and texts:
                lines.append("")
            else:
                assert not line or key == "#", f"not understood: {line}"
        for path, lines in texts.items():
            while lines and not lines[-1]:
                lines.pop()
            files[path] = b"".join(map(read_line, lines))
        return files

    def script(self):
        return END + "".join(line[2:] + "\n" for _, lines in self.commands
                             for line in (*lines, "$ _end"))

    def written(self, outputs, files):
        """The page with the results of its commands."""
        page = []
        for (above, lines), (out, err, status) in zip(self.commands, outputs):
            page += above + lines
            page += tagged(" ", show_all(out)) + tagged("!", show_all(err))
            page += [f"= {status}"] if status else []
        for path in sorted({*files, *self.files}):
            if files.get(path) != self.files.get(path):
                page += ["", *self.outcome(path, files.get(path))]
        return "\n".join(page).rstrip("\n") + "\n"

    def outcome(self, path, now):
        before = self.files.get(path)
        if now is None:
            return [f"gone {path}"]
        if before is None:
            return [f"new {path}", *tagged(" ", show_all(now))]
        _, _, *lines = difflib.unified_diff(
            show_all(before), show_all(now), lineterm="")
        return [f"changed {path}", *(
            line if line.startswith("@") else f"{line[0]} {line[1:]}".rstrip()
            for line in lines)]


def run(program, case, page, top):
    """What each command wrote, its status, and the files afterwards."""
    journal = top / "journal"
    os.umask(0o077)
    for path, data in page.files.items():
        place = journal / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    os.umask(0o022)
    for name in ("home", "work"):
        (top / name).mkdir()

    done = subprocess.run(
        ["sh", "-c", page.script(), case], cwd=top / "work",
        capture_output=True, stdin=subprocess.DEVNULL, check=False,
        env={"PATH": f"{program.parent}:{os.environ['PATH']}",
             "HOME": str(top / "home"), "HW_JOURNAL": str(journal),
             "HW_NOW": "2026-11-20T10:00:00-05:00", "TZ": "America/New_York",
             "LC_ALL": "C.UTF-8"})
    out, err = (text.replace(os.fsencode(top), b"TMP").split(b"\0")
                for text in (done.stdout, done.stderr))
    count = len(page.commands)
    if (len(out), len(err), out[-1], err[-1]) != (2 * count + 1, count + 1,
                                                  b"", b""):
        sys.exit(f"the shell stopped early: {out} {err}")
    outputs = list(zip(out[:-1:2], err, map(int, out[1::2])))
    return outputs, {path: data for path, data in files_in(journal).items()
                     if not path.startswith((".hw/", ".git/"))}


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    case = pathlib.Path(sys.argv[2]).resolve()
    expected = case.read_bytes().decode()
    page = Page(expected)
    with tempfile.TemporaryDirectory(prefix="hw-case-") as top:
        actual = page.written(*run(program, str(case), page,
                                   pathlib.Path(top).resolve()))
    if actual == expected:
        return
    if os.environ.get("UPDATE") == "1":
        case.write_text(actual)
        return
    sys.exit("".join(difflib.unified_diff(
        expected.splitlines(True), actual.splitlines(True), case.name,
        "what happens")).rstrip())


main()
