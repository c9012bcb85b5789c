#!/usr/bin/env python3
"""Completions in the shell that they are for, on a terminal.

    tests/completions.py PROGRAM SHELL

Types a part of a command, Tab, and looks at the words that the shell would
then have run.
"""

import os
import pathlib
import pty
import select
import shutil
import sys
import tempfile
import time

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
SHELL = sys.argv[2]
SCRIPTS = pathlib.Path(__file__).resolve().parent.parent / "cli/completions"
PATIENCE = 60  # seconds for what is never to come
TO_THE_BEGINNING = "\x01"  # Ctrl-A

BUS = """title = "Ride the bus"
agreed_on = 2026-11-06
steps = [
  "Two stops, to the bakery",
  "Mom's: \\\"all\\\" for $5 `+ \\\\ $(fun)`"]

[[ask]]
key = "fear"
type = "scale"
when = "both"

[[log]]
at = what is logged is of no use for names, and is not looked at
"""
WALK = 'title = "Evening walk"\n'
LETTERS = """title = "Letters"
[[change]]
on = 2026-11-06
status = "finished"
"""
TEMPLATE = 'title = "Humming"\n'

MOMS = "Mom's: \"all\" for $5 `+ \\ $(fun)`"

# What is typed, "\t" included, and the words that come of it.
EXAMPLES = [
    ("hw lo\t", ["hw", "log"]),
    ("hw log ev\t", ["hw", "log", "evening-walk"]),
    ("hw log EV\t", ["hw", "log", "evening-walk"]),
    ("hw show let\t", ["hw", "show", "letters"]),  # it is finished
    ("hw log evening-walk --lea\tfine",
     ["hw", "log", "evening-walk", "--learned", "fine"]),
    ("hw log ride --step Two\t",
     ["hw", "log", "ride", "--step", "Two stops, to the bakery"]),
    ('hw log ride --step "Two st\t',
     ["hw", "log", "ride", "--step", "Two stops, to the bakery"]),
    ("hw log ride --step Two\\ st\t",
     ["hw", "log", "ride", "--step", "Two stops, to the bakery"]),
    ("hw log ride --step Mo\t",
     ["hw", "log", "ride", "--step", MOMS]),
    ('hw log ride --step "Mo\t', ["hw", "log", "ride", "--step", MOMS]),
    ("hw log ride --step 'Mo\t", ["hw", "log", "ride", "--step", MOMS]),
    ("hw log ride --step Mom\\'s:\t", ["hw", "log", "ride", "--step", MOMS]),
    ("hw log ride --obstacle unclear-w\t",
     ["hw", "log", "ride", "--obstacle", "unclear-why"]),
    ("hw log ride --obstacle uncl\th\t",
     ["hw", "log", "ride", "--obstacle", "unclear-how"]),
    ("hw log ride --set fe\t5", ["hw", "log", "ride", "--set", "fear=5"]),
    ("hw log ride --share=su\t", ["hw", "log", "ride", "--share=summary"]),
    ('hw log ride --share="su\t', ["hw", "log", "ride", "--share=summary"]),
    ("hw add --template hum\t", ["hw", "add", "--template", "humming"]),
    ("hw add --template grat\t", ["hw", "add", "--template", "gratitude"]),
    ("hw add --from handed\t", ["hw", "add", "--from", "handed over.toml"]),
    ("hw --journal fold\t", ["hw", "--journal", "folder"]),
    ("hw --journal elsewhere log swi\t",
     ["hw", "--journal", "elsewhere", "log", "swim"]),
    ("hw session ne\tfri", ["hw", "session", "next", "fri"]),
    ("hw help sup\t", ["hw", "help", "support"]),
]

# The prompt counts the commands. Nothing is typed before the next one appears:
# until then, the terminal and not the shell would read what is typed.
START = {
    "bash": """
        count=0; PS1='<$count>'
        . /usr/share/bash-completion/bash_completion
        BASH_COMPLETION_USER_DIR=$HOME
        told() { printf '%s\\n' "$@" >"$HOME/words"; count=$((count + 1)); }
    """,
    "zsh": """
        setopt prompt_subst; count=0; PS1='<$count>'
        fpath=($HOME/completions $fpath)
        autoload -U compinit; compinit -u
        told() { printf '%s\\n' "$@" >"$HOME/words"; count=$((count + 1)); }
    """,
    "fish": """
        set -g count 0
        function fish_prompt; echo -n "<$count>"; end
        set -p fish_complete_path $HOME/completions
        function told
            printf '%s\\n' $argv >$HOME/words
            set -g count (math $count + 1)
        end
    """,
}
START_FILE = ".zshrc"  # zsh reads no other
COMMAND = {
    "bash": ["bash", "--rcfile", START_FILE, "-i"],
    "zsh": ["zsh", "-d", "-i"],
    "fish": ["fish", "--no-config", "--init-command", f"source {START_FILE}"],
}


def fill(home):
    for folder in ("bin", "folder", "completions", "journal/assignments",
                   "journal/templates", "elsewhere/assignments"):
        (home / folder).mkdir(parents=True)
    (home / "bin/hw").symlink_to(PROGRAM)
    shutil.copy(SCRIPTS / "hw.bash", home / "completions/hw")
    shutil.copy(SCRIPTS / "_hw", home / "completions/_hw")
    shutil.copy(SCRIPTS / "hw.fish", home / "completions/hw.fish")
    (home / "handed over.toml").write_text(WALK)
    assignments = home / "journal/assignments"
    (assignments / "ride-the-bus.toml").write_text(BUS)
    (assignments / "evening-walk.toml").write_text(WALK)
    (assignments / "letters.toml").write_text(LETTERS)
    (home / "journal/templates/humming.toml").write_text(TEMPLATE)
    (home / "elsewhere/assignments/swim.toml").write_text(WALK)


class Shell:
    def __init__(self, home):
        self.home = home
        (home / START_FILE).write_text(START[SHELL])
        environment = {
            "PATH": f"{home}/bin:/usr/bin:/bin", "HOME": str(home),
            "TERM": "xterm", "LC_ALL": "C.UTF-8",
            "HW_JOURNAL": str(home / "journal"),
            "HW_NOW": "2026-11-20T10:00:00-05:00"}
        process, self.terminal = pty.fork()
        if process == 0:
            os.chdir(home)
            os.execvpe(SHELL, COMMAND[SHELL], environment)
        self.seen = b""
        self.count = 0
        self.wait("the start")

    def run(self, typed):
        """The words of the command that comes of typing `typed`."""
        line = typed + TO_THE_BEGINNING + "told \r"
        os.write(self.terminal, line.encode())
        self.count += 1
        self.wait(repr(typed))
        words = (self.home / "words").read_text().splitlines()
        return [word.rstrip("/") for word in words]

    def wait(self, what):
        """Waits for the prompt that follows `self.count` commands."""
        end = time.monotonic() + PATIENCE
        while f"<{self.count}>".encode() not in self.seen:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.terminal], [], [], left)[0]:
                sys.exit(f"no answer to {what}: {self.seen[-200:]!r}")
            self.seen += os.read(self.terminal, 65536)


def main():
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        fill(home)
        shell = Shell(home)
        for typed, words in EXAMPLES:
            found = shell.run(typed)
            if found != words:
                wrong += 1
                print(f"{SHELL}: {typed!r} gives {found}, not {words}")
    print(f"{len(EXAMPLES)} examples, {wrong} wrong")
    sys.exit(1 if wrong else 0)


main()
