#!/usr/bin/env python3
"""Uses what is in examples/ as people would.

    tests/examples.py PROGRAM NAME

NAME is one of the tests at the end.
"""

import os
import pathlib
import re
import shlex
import stat
import subprocess
import sys
import tempfile

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
EXAMPLES = pathlib.Path(__file__).resolve().parent.parent / "examples"
DOT = "· "

OPEN = 'title = "Evening walk"\nagreed_on = 2026-11-06\nschedule = "daily"\n'
DONE = OPEN + "[[log]]\nat = 2026-11-20T09:00:00-05:00\n"
DAMAGED = "title = \n"

# Puts what it is called with into a file, an argument on a line.
TELLS = "#!/bin/sh\nprintf '%s\\n' \"$@\" >>\"$HOME/told\"\n"
# A test may be run by root, for whom Chromium wants to be told more.
BROWSER = '#!/bin/sh\nexec /usr/bin/%s --no-sandbox "$@"\n'


class Home:
    """A home with a journal of these assignments, and `hw` to be found."""

    def __init__(self, **assignments):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)
        self.journal = self.path / "journal"
        (self.path / "bin").mkdir()
        (self.path / "bin/hw").symlink_to(PROGRAM)
        (self.journal / "assignments").mkdir(parents=True)
        for name, text in assignments.items():
            (self.journal / f"assignments/{name}.toml").write_text(text)

    def put(self, name, text):
        program = self.path / "bin" / name
        program.write_text(text)
        program.chmod(0o755)

    def run(self, *command):
        """What the command writes, errors too; its status is in `status`."""
        done = subprocess.run(
            command, cwd=self.path, text=True, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={"PATH": f"{self.path}/bin:/usr/bin:/bin",
                 "HOME": str(self.path), "LC_ALL": "C.UTF-8",
                 "TERM": "xterm", "HW_JOURNAL": str(self.journal),
                 "HW_NOW": "2026-11-20T10:00:00-05:00"})
        self.status = done.returncode
        return done.stdout


def expect_dot_while_open(show):
    """`show` gives what the prompt of a home shows."""
    for expected, assignments in ((DOT, {"walk": OPEN}),
                                  ("", {"walk": DONE}),
                                  (DOT, {"walk": OPEN, "bus": DAMAGED}),
                                  ("", {})):
        shown = show(Home(**assignments))
        assert shown == expected, f"{shown!r} for {assignments}"


def prompt_bash():
    script = "PS1='$? > '; . %s; (exit 7); printf %%s \"${PS1@P}\""
    expect_dot_while_open(lambda home: home.run(
        "bash", "--norc", "-c", script % (EXAMPLES / "prompt/prompt.sh")
    ).removesuffix("7 > "))


def prompt_zsh():
    script = "PS1='%%? > '; . %s; (exit 7); print -nP -- $PS1"
    expect_dot_while_open(lambda home: home.run(
        "zsh", "-f", "-c", script % (EXAMPLES / "prompt/prompt.sh")
    ).removesuffix("7 > "))


def prompt_fish():
    script = f"source {EXAMPLES}/prompt/prompt.fish; fish_right_prompt"
    expect_dot_while_open(
        lambda home: home.run("fish", "--no-config", "-c", script))


def expect_note_while_open(remind):
    """`remind` does in a home what is done in the evening."""
    for is_open, assignments in ((True, {"walk": OPEN}),
                                 (False, {"walk": DONE}),
                                 (True, {"walk": OPEN, "bus": DAMAGED}),
                                 (False, {})):
        home = Home(**assignments)
        home.put("notify-send", TELLS)
        shown = remind(home)
        assert shown == "", shown
        told = home.path / "told"
        assert told.exists() == is_open, f"{is_open} for {assignments}"
        assert not is_open or told.read_text() == (
            "Something is open today\nThe smallest version counts.\n")


def reminder_of_cron():
    last = (EXAMPLES / "reminder/crontab").read_text().splitlines()[-1]
    command = re.fullmatch(r"0 19 \* \* \* ([^%]+)", last).group(1)
    expect_note_while_open(lambda home: home.run("sh", "-c", command))


def reminder_of_systemd():
    service = (EXAMPLES / "reminder/hw-reminder.service").read_text()
    lines = dict(re.findall(r"^(Exec\w+)=([^%$\n]+)$", service, re.MULTILINE))
    condition, start = (shlex.split(lines[name])
                        for name in ("ExecCondition", "ExecStart"))

    def remind(home):
        shown = home.run(*condition)
        return shown if home.status else shown + home.run(*start)
    expect_note_while_open(remind)


def pdf():
    home = Home(walk=DONE)
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if os.path.exists(f"/usr/bin/{name}"):
            home.put(name, BROWSER % name)
    make = (EXAMPLES / "pdf", "friday.pdf", "--since", "yesterday")
    shown = home.run(*make)
    assert home.status == 0, shown
    page = home.path / "friday.pdf"
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert "Evening walk" in home.run("pdftotext", page, "-")

    assert "is there already" in home.run(*make)
    assert home.status == 1


TESTS = {test.__name__: test for test in (
    prompt_bash, prompt_zsh, prompt_fish, reminder_of_cron,
    reminder_of_systemd, pdf)}

TESTS[sys.argv[2]]()
