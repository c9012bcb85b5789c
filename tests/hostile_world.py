"""A home with a journal, secrets beside it, and a hub: for tests here."""

import collections
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

SECRET = 'title = "SECRETWORDS"\n'
GITCONFIG = ("[user]\n\tname = me\n\temail = me@localhost\n"
             "[init]\n\tdefaultBranch = main\n\ttemplateDir =\n"
             "[gc]\n\tauto = 0\n")
EDITOR = "#!/bin/sh\nprintf '# mine\\n' >>\"$1\"\n"
STRACE = ("strace", "-f", "--seccomp-bpf", "-y", "-qq", "-e", "signal=none",
          "-e", "trace=execve,open,openat,creat")
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")
OPENED = re.compile(r"\w+ +(?:open|openat|creat)\((.*)\) += \d+<([^>]*)>")
STARTED = re.compile(r'\w+ +execve\("([^"]*)".*\) += 0$')
PATIENCE = 60  # seconds

Ended = collections.namedtuple("Ended", "status output started read written")


class World:
    """Everything in it is as it was at first after each again()."""

    def __init__(self, program):
        self.folder = tempfile.TemporaryDirectory(prefix="hw-hostile-")
        self.pristine = pathlib.Path(self.folder.name) / "pristine"
        self.top = pathlib.Path(self.folder.name) / "world"
        self.program = os.path.abspath(program)
        self.home = self.top / "home"
        self.journal = self.top / "journal"
        self.hub = self.top / "hub.git"
        self.attacker = self.top / "attacker.git"
        self.out = self.top / "out"
        self.env = {
            "PATH": f"{os.path.dirname(self.program)}:{os.environ['PATH']}",
            "HOME": str(self.home), "GIT_CONFIG_NOSYSTEM": "1", "TZ": "UTC",
            "EDITOR": str(self.top / "editor"), "LC_ALL": "C.UTF-8",
            "HW_JOURNAL": str(self.journal),
            # Where fish keeps its own files.
            "XDG_CONFIG_HOME": str(self.out), "XDG_DATA_HOME": str(self.out),
            "HW_NOW": "2026-11-20T10:00:00-05:00"}
        self.begin()
        shutil.copytree(self.top, self.pristine, symlinks=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def begin(self):
        """A journal that has something to send, and something to fetch."""
        for folder in ("secret/assignments", "secret/templates", "other"):
            (self.home / folder).mkdir(parents=True, exist_ok=True)
        self.out.mkdir()
        for path in ("diary.toml", "assignments/a.toml", "templates/a.toml"):
            (self.home / "secret" / path).write_text(SECRET)
        (self.home / ".gitconfig").write_text(GITCONFIG)
        (self.top / "editor").write_text(EDITOR)
        (self.top / "editor").chmod(0o755)
        for hub in (self.hub, self.attacker):
            self.run("git", "init", "--quiet", "--bare", hub)
        for words in (("init", "--git"), ("add", "Walk"), ("add", "Bus"),
                      ("log", "walk", "first")):
            self.run("hw", *words)
        with open(self.journal / "journal.toml", "a") as settings:
            settings.write("auto_commit = true\n")
        self.git("remote", "add", "origin", self.hub)
        self.run("hw", "sync", "--yes")
        other = self.top / "phone"
        self.run("git", "clone", "--quiet", self.hub, other)
        self.run("hw", "--journal", other, "log", "bus", "from my phone")
        self.run("git", "-C", other, "push", "--quiet")
        shutil.rmtree(other)
        self.run("hw", "log", "bus", "on my laptop")

    def move_journal(self, folder):
        self.journal = folder
        self.env["HW_JOURNAL"] = str(folder)

    def ship_journal(self):
        """What came in an archive is a copy."""
        shipped = self.journal.with_name("shipped")
        shutil.copytree(self.journal, shipped, symlinks=True)
        self.journal.rename(self.journal.with_name("packed"))
        shipped.rename(self.journal)

    def again(self):
        self.move_journal(self.top / "journal")
        shutil.rmtree(self.top)
        shutil.copytree(self.pristine, self.top, symlinks=True)

    def run(self, *words, status=0, cwd=None, data=None):
        ended = subprocess.run(
            [os.fspath(word) for word in words], cwd=cwd or self.top,
            env=self.env, input=data or b"", capture_output=True, check=False,
            timeout=PATIENCE)
        assert status is None or ended.returncode == status, (words, ended)
        return ended

    def git(self, *words, **options):
        return self.run("git", "-C", self.journal, *words, **options)

    def watched(self, *words):
        """Runs a program in the journal's folder, as the system sees it."""
        trace = self.top / "trace"
        ended = self.run(*STRACE, "-o", trace, *words, status=None,
                         cwd=self.journal)
        lines = trace.read_text(errors="replace").splitlines()
        trace.unlink()
        opened = [found.groups() for line in lines
                  if (found := OPENED.match(line))]
        return Ended(
            ended.returncode, ended.stdout + ended.stderr,
            [found[1] for line in lines if (found := STARTED.match(line))][1:],
            {path for _, path in opened},
            {path for flags, path in opened if WRITES.search(flags)})

    def canary(self, name):
        """A command for a shell that leaves a file with this name."""
        return f"touch {self.top}/owned-{name}"

    def program_of(self, name):
        """The same as a program."""
        place = self.top / "canaries" / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(f"#!/bin/sh\n{self.canary(name)}\nexit 1\n")
        place.chmod(0o755)
        return str(place)

    def owned(self):
        """The names of canaries that were run, for one time."""
        names = []
        for place in self.top.glob("owned-*"):
            names.append(place.name.removeprefix("owned-"))
            place.unlink()
        return sorted(names)

    def is_outside(self, path):
        ours = (self.journal, self.hub, self.attacker, self.out)
        return not path.startswith(("/dev/", "/proc/", "pipe:", "socket:")) \
            and not any(os.path.commonpath([folder, path]) == str(folder)
                        for folder in ours if path.startswith("/"))

    def outside(self):
        """All that is beside the journal and the hubs."""
        found = {}
        for folder, folders, files in os.walk(self.top):
            folders[:] = [name for name in folders
                          if self.is_outside(os.path.join(folder, name))]
            for name in folders + files:
                path = os.path.join(folder, name)
                state = os.lstat(path)
                text = (pathlib.Path(path).read_bytes()
                        if os.path.isfile(path) else os.path.islink(path)
                        and os.readlink(path))
                found[path] = state.st_mode, text
        return found
