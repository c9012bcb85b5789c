#!/usr/bin/env python3
"""Does what the manual pages show.

    tests/pages.py PROGRAM

Every `$ hw ...` of a page is run, in the order of the page, and is to end well.
What hw-journal(5) shows of files is put into files, and `hw check` is to find
nothing wrong with them. Each form of a time in hw(1) is tried, and is to mean
what stands beside it.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

import commands

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
MAN = pathlib.Path(__file__).resolve().parent.parent / "man"
MARKUP = {r"\-": "-", r"\e": "\\", r"\(aq": "'", r"\(ti": "~", r"\&": ""}
LEFT_OUT = dict.fromkeys(
    ("today", "list", "show", "due", "resume", "finish", "let-go", "edit",
     "check", "export", "help"), "its line in hw(1) is all there is"
) | dict.fromkeys(("init", "sync"), "hw-sync(1) takes a place to send to")


def examples(page):
    """The texts that are set as examples."""
    text = (MAN / page).read_text()
    for mark, plain in MARKUP.items():
        text = text.replace(mark, plain)
    return re.findall(r"^\.EX\n(.*?)^\.EE\n", text, re.MULTILINE | re.DOTALL)


class Home:
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)
        self.journal = self.path / "journal"
        self.tried = set()

    def run(self, line):
        done = subprocess.run(
            ["sh", "-c", line], cwd=self.path, input="In my own words.\n",
            text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={"PATH": f"{PROGRAM.parent}:{os.defpath}",
                 "HOME": str(self.path), "LC_ALL": "C.UTF-8",
                 "HW_JOURNAL": str(self.journal),
                 "HW_NOW": "2026-11-20T10:00:00-05:00"})
        if done.returncode != 0:
            sys.exit(f"$ {line}\n{done.stdout}")

    def follow(self, page, at_least=5):
        """Runs the commands of a page; each example begins with no report."""
        count = 0
        for example in examples(page):
            for line in re.findall(r"^\$ (hw .*(?:(?<=\\)\n.*)*)", example,
                                   re.MULTILINE):
                self.run(line)
                self.tried.add(line.split()[1])
                count += 1
            for report in self.path.glob("*friday*"):
                report.unlink()
        assert count >= at_least, f"only {count} commands in {page}"

    def write(self, name, text):
        path = self.journal / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def logged(home, *arguments):
    """What `hw log` says to these arguments."""
    return subprocess.run(
        [PROGRAM, "log", "--no-input", *arguments], text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={"HOME": str(home.path), "HW_JOURNAL": str(home.journal),
             "TZ": "America/New_York",
             "HW_NOW": "2026-11-20T14:00:00-05:00"}).stdout


def means(home, form, meaning):
    """Whether `form` is the time, or the number of minutes, `meaning`."""
    if meaning.endswith(" minutes"):
        logged(home, "rest", "--minutes", form)
        text = (home.journal / "assignments" / "rest.toml").read_text()
        return text.endswith(f"\nminutes = {meaning.split()[0]}\n")
    said = logged(home, "walk", "--at", form)
    if "is yet to come" in said:
        said = logged(home, "walk", "--before", "--at", form)
    return f"walk for {meaning}." in said


def try_forms(home):
    home.run("hw add Walk && hw add Rest")
    rows = [re.fullmatch("(\\S.*?)  +(\\S.*)", line)
            for example in examples("hw.1") for line in example.splitlines()]
    rows = [row.groups() for row in rows if row]
    assert len(rows) > 30, f"only {len(rows)} rows of forms in hw.1"
    for forms, meaning in rows:
        for form in forms.split("; "):
            assert means(home, form, meaning), f"hw.1: {form} is not {meaning}"


def main():
    try_forms(Home())
    home = Home()
    for page in ("hw-add.1", "hw-log.1", "hw-report.1", "hw-amend.1",
                 "hw-find.1", "hw-progress.1"):
        home.follow(page)
    for page in ("hw-move.1", "hw-remove.1"):
        home.follow(page, at_least=2)
    overview = Home()
    overview.follow("hw.1")
    commands.all_are_in("the examples of a page in man/",
                        home.tried | overview.tried, LEFT_OUT,
                        commands.in_help(PROGRAM))

    os.umask(0o077)  # hw check points at what others can read
    home = Home()
    (title, entry, _, settings, header, question, score, full_entry, change,
     session, whole) = examples("hw-journal.5")
    home.write("assignments/evening-walk.toml", title + "\n" + entry)
    home.write("assignments/bus.toml",
               "\n".join((header, question, full_entry, change)))
    home.write("assignments/breaths.toml", whole)
    home.write("assignments/sheet.toml", 'title = "Sheet"\n' + "\n".join(
        f'[[ask]]\nkey = "q{number}"\ntype = "number"' for number in (1, 2, 3))
        + "\n" + score)
    home.write("sessions.toml", session)
    home.write("journal.toml", settings)
    home.run("hw check")


main()
