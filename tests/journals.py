"""Journals in folders of their own, and `hw` run on them: for tests here."""

import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

import commands

NOBODY = 65534
NOW = "2026-11-20T10:00:00-05:00"
PATIENCE = 60  # seconds for what is never to come

WALK = """# by hand
title = "Evening walk"
agreed_on = 2026-11-06
baby_step = "To the corner"

[[ask]]
key = "fear"
type = "scale"
range = [0, 100]
when = "both"

[[log]]
at = 2026-11-18T21:00:00-05:00  # late
minutes = 20
"""
BUS = """title = "Ride the bus"\r
agreed_on = 2026-11-06\r
steps = ["Stand at the stop", "Ride one stop"]\r
\r
[[log]]\r
at = 2026-11-19T13:05:00-05:00\r
outcome = "planned"\r
note = "noon"\r
"""
SESSIONS = """[[session]]
at = 2026-11-13T15:00:00-05:00

[[agenda]]
at = 2026-11-15T09:10:00-05:00
text = "Visiting days"
"""
TEXTS = {
    "assignments/walk.toml": WALK,
    "assignments/bus.toml": BUS,
    "sessions.toml": SESSIONS,
    "journal.toml": 'label = "practice"\n',
}
PAUSE = ("pause", "--all", "--reason", "Flu")

# Commands that change the journal above, in an order that lets each do so.
DEEDS = [
    ("add", "Swim"),
    ("log", "walk", "noon"),
    ("log", "bus"),
    PAUSE,
    ("undo",),
    ("redo",),
    ("session", "held", "--takeaway", "Smaller"),
    ("session", "next", "tomorrow 15:00"),
    ("session", "cancelled", "2026-11-13"),
    ("agenda", "--talked", "1"), ("agenda", "Days"),
    ("agenda", "--reword", "1", "Days off"),
    ("amend", "walk", "1", "--note", "Noon"),
    ("move", "walk", "1", "bus"),
    ("remove", "walk", "1"),
    ("templates", "save", "walk"),
]
LEFT_OUT = commands.LOOKS | {
    "change": "it writes as pause does",
    "resume": "it writes as pause does",
    "finish": "it writes as pause does",
    "let-go": "it writes as pause does",
    "edit": "full_disk.py tries an editor, with log -e",
    "check": "there is nothing that it would fix",
    "init": "there is a journal",
    "sync": "git/full_disk.py does it",
}


class Journal:
    """A journal that is gone at the end of a `with`."""

    def __init__(self, program, texts=None):
        self.program = os.path.abspath(program)
        self.top = pathlib.Path(tempfile.mkdtemp(prefix="hw-test-"))
        self.folder = self.top / "journal"
        self.owner = {}  # who runs the program, for subprocess
        for path, text in (TEXTS if texts is None else texts).items():
            self.write(path, text)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.top)

    def write(self, path, text):
        """Writes a file as an editor does: in place."""
        place = self.folder / path
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())

    def give_away(self):
        """To somebody whom permissions keep out, as they do not keep root."""
        if os.geteuid() != 0:
            return
        self.program = shutil.copy2(self.program, self.top)
        for path in [self.top, *self.top.rglob("*")]:
            os.chown(path, NOBODY, NOBODY)
        self.owner = {"user": NOBODY, "group": NOBODY, "extra_groups": []}

    def command(self, *arguments):
        return [self.program, "--journal", str(self.folder), *arguments]

    def environment(self, **variables):
        return {"PATH": os.environ["PATH"], "HOME": str(self.top),
                "HW_NOW": NOW, "TZ": "UTC", "LC_ALL": "C.UTF-8", **variables}

    def run(self, *arguments, before=(), **variables):
        """What comes of `hw ARGUMENTS`; `before` stands before the program."""
        return subprocess.run(
            [*before, *self.command(*arguments)], input=b"", cwd=self.top,
            capture_output=True, env=self.environment(**variables), check=False,
            **self.owner)

    def start(self, *arguments, before=(), **variables):
        """The same, under way."""
        return subprocess.Popen(
            [*before, *self.command(*arguments)], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.top,
            env=self.environment(**variables))

    def succeed(self, *arguments, **variables):
        ended = self.run(*arguments, **variables)
        assert ended.returncode == 0, (arguments, ended)
        return ended

    def texts(self):
        """All files but those in .hw/, by their paths; links are followed."""
        texts = {}
        for folder, folders, files in os.walk(self.folder, followlinks=True):
            folders[:] = [name for name in folders if name != ".hw"]
            for name in files:
                place = pathlib.Path(folder) / name
                path = str(place.relative_to(self.folder))
                texts[path] = place.read_bytes()
        return texts

    def kept(self):
        """The same without new texts that an ended command did not rename."""
        return {path: text for path, text in self.texts().items()
                if not pathlib.Path(path).name.startswith(".hw-")}


class Stopped:
    """A command that is stopped right behind one of its calls, the first or
    second or ... of its name; `before` stands before the program."""

    def __init__(self, journal, call, number, arguments, before=()):
        (journal.folder / ".hw").mkdir(mode=0o700, exist_ok=True)
        self.trace = journal.top / "trace"
        self.strace = journal.start(*arguments, before=(
            "strace", "-qq", "-o", str(self.trace),
            "-e", f"inject={call}:signal=STOP:when={number}", *before))
        for _ in range(PATIENCE * 100):
            if "stopped by SIGSTOP" in self.calls():
                break
            time.sleep(0.01)
        else:
            raise AssertionError("it did not stop")
        self.process = int((journal.folder / ".hw/lock").read_text())

    def calls(self):
        return (self.trace.read_text(errors="replace")
                if self.trace.exists() else "")

    def go_on(self):
        os.kill(self.process, signal.SIGCONT)
        _, errors = self.strace.communicate(timeout=PATIENCE)
        return self.strace.returncode, errors.decode()


def main(tests, arguments):
    """Runs those of `tests` that have one of `arguments` in their names, or
    all; each is a function whose name is the sentence that it shows."""
    chosen = [test for test in tests
              if not arguments or
              any(part in test.__name__ for part in arguments)]
    assert chosen, f"no test has {arguments} in its name"
    for test in chosen:
        test()
        print(test.__name__.replace("_", " "), flush=True)
