"""What a power cut leaves of a folder: a trace of system calls, replayed.

A file has on the disk what it had at its last fsync: after that, the disk may
have the old text, the new one, a part of it, or zeros. A name that was made,
changed or removed since its folder's last fsync may be the old one or the new
one. Names in one folder reach the disk in order; so do all names below .git,
where git leaves folders to the file system and its journal.
"""

import codecs
import os
import pathlib
import re

WITH_NAMES = ("openat", "open", "creat", "rename", "renameat", "renameat2",
              "link", "linkat", "unlink", "unlinkat")
WITH_FILES = ("close", "write", "pwrite64", "lseek", "ftruncate", "fsync",
              "fdatasync")
STRACE = ("strace", "-f", "-y", "-x", "-qq", "-s", "1000000", "-e",
          "trace=" + ",".join(WITH_NAMES + WITH_FILES), "-e", "signal=none")

STRING = r'"((?:[^"\\]|\\.)*)"'
CALL = re.compile(r"(\d+) +(\w+)\((.*)\) += (\d+)(?:<.*>)?(?:\(deleted\))?$")
UNFINISHED = re.compile(r"(\d+) +(\w+)\((.*) <unfinished \.\.\.>$")
RESUMED = re.compile(r"(\d+) +<\.\.\. (\w+) resumed>(.*)$")
FD = re.compile(r"(\d+)<([^>]*)>")
PATH = re.compile(rf"(?:(AT_FDCWD|\d+)<([^>]*)>, )?{STRING}")


def unquoted(text):
    return codecs.escape_decode(text.encode())[0]


class Inode:
    """A file without its name: what programs see, and what the disk has."""

    def __init__(self, text=b""):
        self.text = text
        self.kept = text

    def write(self, data, offset):
        gap = bytes(max(0, offset - len(self.text)))
        self.text = (self.text + gap)[:offset] + data + \
            self.text[offset + len(data):]

    def after_cut(self, chance):
        if self.text == self.kept:
            return self.text
        if self.kept and self.text.startswith(self.kept):  # appended to
            more = len(self.text) - len(self.kept)
            return chance.choice([self.kept, self.text,
                                  self.kept + bytes(more)])
        part = self.text[:chance.randint(0, len(self.text))]
        return chance.choice([self.kept, b"", bytes(len(self.text)), part,
                              self.text])


class OpenFile:
    def __init__(self, inode, appends):
        self.inode = inode
        self.appends = appends
        self.offset = 0


class Replay:
    """The files below `folder` while programs run; made before they start."""

    def __init__(self, folder):
        self.folder = str(folder)
        self.names = {path: Inode(text)
                      for path, text in files_below(self.folder).items()}
        self.open_files = {}  # by process and number
        self.working_folders = {}  # by process
        self.pending = []  # names not on the disk yet: [(path, old, new)...]
        self.unsure = set()  # paths of calls of which nobody saw the end

    def follow(self, trace):
        """Replays `trace`, which begins where this was made."""
        begun = {}
        for line in trace.splitlines():
            if unfinished := UNFINISHED.match(line):
                begun[unfinished[1]] = line.removesuffix(" <unfinished ...>")
                continue
            if resumed := RESUMED.match(line):
                line = begun.pop(resumed[1]) + resumed[3]
            if call := CALL.match(line):
                self.do(*call.groups())
        for line in begun.values():
            process, _, rest = re.match(r"(\d+) +(\w+)\((.*)", line).groups()
            self.unsure.update(self.paths_in(process, rest))
            self.unsure.update(path for _, path in FD.findall(rest))
        self.compare()

    def compare(self):
        """Holds what was replayed to what is there."""
        there = files_below(self.folder)
        for path in {*there, *self.names}:
            text = self.names[path].text if path in self.names else None
            is_rubbish = pathlib.PurePath(path).name.startswith("tmp_")
            if there.get(path) == text or is_rubbish:
                continue
            # A git that was ended in the middle of a call leaves an index or a
            # lock of which strace did not see the end. It reads them itself.
            assert path in self.unsure or "/.git/" in path, (
                f"the replay is not right about {path}")
            if path in there and path in self.names:
                self.names[path].text = there[path]
            else:
                inode = Inode() if path in there else None
                self.rename_all([(path, inode)])
                if inode:
                    inode.text = there[path]

    def cut(self, chance):
        """Leaves in the folder what the disk may have after a power cut, and
        gives the paths that are not as the programs have left them."""
        before = files_below(self.folder)
        lost = self.choose_lost(chance)
        for group in reversed(lost):
            for path, old, _ in reversed(group):
                self.set_name(path, old)
        for path in before:
            if path not in self.names:
                os.unlink(path)
        for path, inode in self.names.items():
            write_file(path, inode.after_cut(chance))
        after = files_below(self.folder)
        return sorted(os.path.relpath(path, self.folder)
                      for path in {*before, *after}
                      if before.get(path) != after.get(path))

    def choose_lost(self, chance):
        kept = {}
        for order in {self.order_of(group) for group in self.pending}:
            count = sum(self.order_of(group) == order
                        for group in self.pending)
            kept[order] = chance.choice([0, count, chance.randint(0, count)])
        lost = []
        for group in self.pending:
            order = self.order_of(group)
            if kept[order] == 0:
                lost.append(group)
            else:
                kept[order] -= 1
        return lost

    def order_of(self, group):
        """What the names of `group` reach the disk in order with."""
        git = os.path.join(self.folder, ".git")
        path = group[-1][0]
        return git if path.startswith(git + "/") else os.path.dirname(path)

    # The calls.

    def do(self, process, name, rest, result):
        if fd := FD.match(rest) if name in WITH_FILES else None:
            self.do_with_file(process, name, fd, rest, result)
            return
        paths = self.paths_in(process, rest)
        if name in ("open", "openat", "creat"):
            flags = "O_CREAT|O_TRUNC" if name == "creat" else rest
            self.open(process, result, paths[0], flags)
        elif name.startswith("rename"):
            self.rename(*paths)
        elif name.startswith("link"):
            self.rename_all([(paths[1], self.names.get(paths[0]))])
        elif name.startswith("unlink"):
            self.rename_all([(paths[0], None)])

    def do_with_file(self, process, name, fd, rest, result):
        key = (process, fd[1])
        if name in ("fsync", "fdatasync"):
            self.fsync(fd[2])
        elif name == "close":
            self.open_files.pop(key, None)
        elif file := self.open_files.get(key) or self.inherited(fd[2]):
            if name == "ftruncate":
                size = int(rest.rsplit(", ", 1)[1])
                file.inode.text = file.inode.text[:size].ljust(size, b"\0")
            elif name == "lseek":
                file.offset = int(result)
            else:
                self.write(file, name, rest, int(result))

    def inherited(self, path):
        """A file that the process did not open itself; written to its end."""
        inode = self.names.get(path)
        return inode and OpenFile(inode, True)

    def open(self, process, number, path, flags):
        inode = self.names.get(path)
        if not inode and "O_CREAT" in flags and self.is_ours(path):
            inode = Inode()
            self.rename_all([(path, inode)])
        if inode:
            if "O_TRUNC" in flags:
                inode.text = b""
            self.open_files[process, number] = OpenFile(
                inode, "O_APPEND" in flags)

    def write(self, file, name, rest, size):
        data = re.search(f", {STRING}", rest)
        text = unquoted(data[1])[:size]
        if name == "pwrite64":
            file.inode.write(text, int(rest.rsplit(", ", 1)[1]))
            return
        if file.appends:
            file.offset = len(file.inode.text)
        file.inode.write(text, file.offset)
        file.offset += size

    def fsync(self, path):
        if path in self.names:
            self.names[path].kept = self.names[path].text
            return
        there = [number for number, group in enumerate(self.pending)
                 if os.path.dirname(group[-1][0]) == path]
        if there:
            order = self.order_of(self.pending[there[-1]])
            self.pending = [
                group for number, group in enumerate(self.pending)
                if number > there[-1] or self.order_of(group) != order]

    def rename(self, old, new):
        self.rename_all([(old, None), (new, self.names.get(old))])

    def rename_all(self, names):
        """Gives each path its inode, or none: all of it or nothing."""
        group = [(path, self.names.get(path), inode) for path, inode in names
                 if self.is_ours(path)]
        for path, _, inode in group:
            self.set_name(path, inode)
        if group:
            self.pending.append(group)

    def set_name(self, path, inode):
        if inode:
            self.names[path] = inode
        else:
            self.names.pop(path, None)

    def is_ours(self, path):
        return path.startswith(self.folder + "/")

    def paths_in(self, process, rest):
        """The paths that a call is made with, as whole ones."""
        paths = []
        for fd, folder, path in PATH.findall(rest):
            if fd == "AT_FDCWD":
                self.working_folders[process] = folder
            folder = folder or self.working_folders.get(process, "")
            paths.append(os.path.normpath(os.path.join(
                folder, os.fsdecode(unquoted(path)))))
        return paths


def files_below(folder):
    texts = {}
    for place, _, files in os.walk(folder):
        for name in files:
            path = os.path.join(place, name)
            if not os.path.islink(path):
                with open(path, "rb") as file:
                    texts[path] = file.read()
    return texts


def write_file(path, text):
    """Writes `text` where something else is, with the permissions it has."""
    mode = 0o600
    if os.path.exists(path):
        with open(path, "rb") as file:
            if file.read() == text:
                return
        mode = os.stat(path).st_mode & 0o777
        os.unlink(path)
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    with open(path, "wb") as file:
        file.write(text)
    os.chmod(path, mode)
