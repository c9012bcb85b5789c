"""Journals in git repositories, away from everybody's settings and keys."""

import os
import pathlib
import subprocess
import sys
import tempfile
import tomllib


class Failed(AssertionError):
    pass


def check(holds, *what):
    if not holds:
        raise Failed("\n".join(str(part) for part in what))


class Place:
    """A temporary folder with journals in it, and an environment of its own."""

    def __init__(self, program):
        self._folder = tempfile.TemporaryDirectory(prefix="hw-git-")
        self.root = pathlib.Path(self._folder.name)
        home = self.root / "home"
        home.mkdir()
        bin_folder = pathlib.Path(program).resolve().parent
        self.env = {
            "PATH": f"{bin_folder}:{os.environ['PATH']}",
            "HOME": str(home),
            "GIT_CONFIG_GLOBAL": str(home / "gitconfig"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "TZ": "UTC",
            "LC_ALL": "C.UTF-8",
        }
        (home / "gitconfig").write_text(
            "[user]\n\tname = me\n\temail = me@localhost\n"
            "[init]\n\tdefaultBranch = main\n"
            "[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n"
            "[advice]\n\tdetachedHead = false\n"
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._folder.cleanup()

    def run(self, *words, status=0, folder=None, env=None, **options):
        """Runs a program; gives what it wrote. Any status if that is None."""
        done = subprocess.run(
            [str(word) for word in words],
            cwd=folder or self.root,
            env={**self.env, **(env or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            **options,
        )
        check(
            status is None or done.returncode == status,
            f"{words}: status {done.returncode}",
            done.stdout,
            done.stderr,
        )
        done.all = done.stdout + done.stderr
        return done

    def hub(self, name="hub.git"):
        self.run("git", "init", "--quiet", "--bare", name)
        return self.root / name

    def journal(self, name):
        return Journal(self, self.root / name)

    def clone(self, url, name):
        self.run("git", "clone", "--quiet", url, name)
        return self.journal(name)


class Journal:
    def __init__(self, place, folder):
        self.place = place
        self.folder = folder

    def hw(self, *words, **options):
        return self.place.run("hw", "--journal", self.folder, *words, **options)

    def git(self, *words, **options):
        return self.place.run("git", "-C", self.folder, *words, **options)

    def file(self, path):
        return self.folder / path

    def open_to_others(self):
        """What others on this computer have permissions to."""
        return [path for path in (self.folder, *self.folder.glob("**/*"))
                if path.stat().st_mode & 0o077
                and ".git" not in path.relative_to(self.folder).parts[:-1]]

    def walk(self, name="walk"):
        return self.file(f"assignments/{name}.toml")

    def bytes(self):
        """All files of the journal, by their names."""
        return {
            path.relative_to(self.folder): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
            and not {".git", ".hw"} & set(path.relative_to(self.folder).parts)
        }

    def entries(self, name="walk"):
        return tomllib.loads(self.walk(name).read_text()).get("log", [])

    def notes(self, name="walk"):
        return sorted(entry.get("note", "") for entry in self.entries(name))


def main(tests):
    """Runs the tests that the command line asks for: PROGRAM [STRIDE [NAME...]].

    Each is a function whose name says what it shows, called with a Place."""
    stride = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    names = sys.argv[3:] or [""]
    chosen = [test for test in tests[::stride]
              if any(name in test.__name__ for name in names)]
    assert chosen, f"no test has {names} in its name"
    failed = 0
    for test in chosen:
        with Place(sys.argv[1]) as place:
            try:
                test(place)
            except AssertionError as error:
                failed += 1
                print(f"{test.__name__}:\n{error}\n")
    print(f"{len(chosen)} of {len(tests)} tests, {failed} failed")
    sys.exit(1 if failed else 0)
