"""A small file system that can be filled for real: for tests here."""

import os
import subprocess
import sys
import tempfile

NOT_RUN = 77


def fill(place, room):
    """Leaves so many blocks free."""
    status = os.statvfs(place.parent)
    with open(place, "wb") as filler:
        filler.write(b"x" * status.f_frsize * (status.f_bavail - room))
    assert os.statvfs(place.parent).f_bavail == room


def in_small_file_system(folder, size, arguments):
    """Runs `arguments` where a tmpfs is on `folder`; nobody else sees it."""
    as_root = [] if os.geteuid() == 0 else ["--map-root-user"]
    mount = f'mount -t tmpfs -o size={size} none "$0" && exec "$@"'
    return subprocess.run(["unshare", "--mount", *as_root, "sh", "-c", mount,
                           folder, *arguments], check=False).returncode


def main(size, run):
    """Calls `run` with the folder of a file system of this size; exits with 77
    where nothing can be mounted."""
    if len(sys.argv) == 3:
        run(sys.argv[2])
        return
    with tempfile.TemporaryDirectory() as folder:
        if in_small_file_system(folder, size, ["true"]) != 0:
            print("Nothing can be mounted here.")
            sys.exit(NOT_RUN)
        sys.exit(in_small_file_system(folder, size, [
            sys.executable, *sys.argv[:2], folder]))
