"""Syncs that are ended halfway, and power cuts: nothing is lost or doubled.

    tests/git/kills.py PROGRAM [ROUNDS] [SEED]

In each round, somebody with three devices does things at random, and some
syncs are disturbed: hw, git and what git starts get a signal, alone or
together, at some moment or at one of their system calls; or the power goes.
All devices sync again, and then have the same files, with each entry once.
"""

import collections
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import time

from journals import Place, check
import owner
import power

DISTURBED = 4  # syncs in a round
PATIENCE = 60  # seconds
CALLS = {"renameat": 8, "rename": 8, "unlinkat": 4, "unlink": 8, "openat": 90,
         "write": 12, "fsync": 8, "execve": 2, "close": 90, "mkdir": 6,
         "link": 6, "wait4": 60, "flock": 3, "read": 60}  # about how many
WRAPPER = """#!/bin/sh
count=$(cat {root}/count 2>/dev/null || echo 0)
echo $((count + 1)) >{root}/count
test "$count" = {number} || exec {git} "$@"
exec {strace} {git} "$@"
"""


def processes_of(session):
    """Those that are under way, by what they run."""
    found = {}
    for place in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            name, _, rest = (place / "stat").read_text().rpartition(")")
        except OSError:  # it has ended
            continue
        state, _, _, group = rest.split()[:4]
        if int(group) == session and state != "Z":
            found[int(place.name)] = name.partition("(")[2]
    return found


def send(processes, what):
    for process in processes:
        try:
            os.kill(process, what)
        except ProcessLookupError:
            pass


class Hub:
    """A bare repository that is somewhere else: its processes do not end when
    those of a device do. By its path, they do, and can leave a lock that no
    device may take away, since another one could be sending."""

    def __init__(self, place, is_served):
        self.folder = place.hub()
        self.server = None
        self.url = str(self.folder)
        if is_served:
            with socket.create_server(("127.0.0.1", 0)) as free:
                port = free.getsockname()[1]
            self.server = subprocess.Popen(
                ["git", "daemon", "--reuseaddr", "--listen=127.0.0.1",
                 f"--port={port}", "--export-all", "--enable=receive-pack",
                 f"--base-path={place.root}", str(place.root)],
                env=place.env, stderr=subprocess.DEVNULL,
                start_new_session=True)
            self.url = f"git://127.0.0.1:{port}/hub.git"
            self.wait_for(port)

    def wait_for(self, port):
        for _ in range(PATIENCE * 20):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError("git daemon does not answer")

    def unlock(self):
        if not self.server:
            for lock in self.folder.rglob("*.lock"):
                lock.unlink()

    def close(self):
        if self.server:
            send(processes_of(self.server.pid), signal.SIGTERM)
            self.server.wait()


def begin(place, hub):
    """Three clones, with enough in each file that it is known by its text."""
    one = place.journal("one")
    one.hw("init", "--git")
    for title in owner.TITLES:
        one.hw("add", title, "--schedule", "daily", "--why", f"{title} is why")
        for day in range(1, 9):
            one.hw("--now", f"2026-11-0{day}T10:00:00+00:00", "log",
                   title.lower(), f"{title} on day {day}")
    one.git("remote", "add", "origin", hub.url)
    one.hw("sync", "--yes")
    journals = [one]
    for name in ("two", "three"):
        journals.append(place.clone(hub.url, name))
        journals[-1].hw("init", "--git")
        journals[-1].hw("sync", "--yes")
    return journals


class Sync:
    """A sync under way, in a session of its own as on a terminal."""

    def __init__(self, device, now, *before, bin_folder=None):
        place = device.journal.place
        env = dict(place.env)
        if bin_folder:
            env["PATH"] = f"{bin_folder}:{env['PATH']}"
        words = ["--removed"] if device.taken_away else []
        self.process = subprocess.Popen(
            [*before, "hw", "--journal", str(device.journal.folder), "--now",
             now.isoformat(), "sync", *words],
            env=env, cwd=place.root, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True)

    def processes(self):
        return [number
                for number, name in processes_of(self.process.pid).items()
                if name != "strace"]

    def wait(self, whole):
        """Until hw has ended, and all it has started where `whole`."""
        self.process.wait(timeout=PATIENCE)
        end = time.monotonic() + PATIENCE
        while whole and self.processes():
            check(time.monotonic() < end, "it does not end")
            time.sleep(0.005)


class Round:
    def __init__(self, place, seed):
        self.chance = random.Random(seed)
        self.place = place
        self.hub = Hub(place, is_served=seed % 4 != 0)
        self.owner = None
        self.tried = collections.Counter()

    def run(self):
        self.owner = owner.Owner(begin(self.place, self.hub), self.chance)
        for _ in range(DISTURBED):
            for _ in range(self.chance.randint(3, 8)):
                self.owner.live()
            self.disturb(self.chance.choice(self.owner.devices))
            self.owner.settle()
            self.owner.check()
            self.owner.all_agree()

    def disturb(self, device):
        way = self.chance.choice([
            self.at_a_moment, self.at_a_moment, self.in_a_call_of_hw,
            self.in_a_call_of_git, self.in_a_call_of_each,
            self.stopped_and_killed, self.power_cut])
        about = way(device)
        self.hub.unlock()
        self.tried[way.__name__] += 1
        self.owner.note(device, f"sync, {way.__name__}: {about}")

    # How a sync is disturbed; each says what it has done.

    def at_a_moment(self, device):
        sync = Sync(device, self.owner.now)
        delay = self.chance.uniform(0, self.usual_time(device))
        time.sleep(delay)
        what = self.chance.choice(["KILL", "KILL of one", "INT", "HUP"])
        there = sync.processes()
        if what == "KILL of one" and there:
            there = [self.chance.choice(there)]
        send(there, signal.Signals["SIG" + what.split()[0]])
        sync.wait(whole=self.chance.random() < 0.7)
        return f"{what} after {delay:.3f} s"

    def usual_time(self, device, *before):
        """How long a sync takes that has something to do, more or less."""
        begin_ = time.monotonic()
        Sync(device, self.owner.now, *before).wait(whole=True)
        self.owner.log(device)
        return 1.5 * (time.monotonic() - begin_) + 0.05

    def choose_call(self):
        call = self.chance.choice(list(CALLS))
        number = self.chance.randint(1, CALLS[call])
        what = self.chance.choice(["KILL", "KILL", "INT", "HUP"])
        return call, number, what

    def injected(self, call, number, what, *options):
        return ["strace", *options, "-qq", "-o", "/dev/null", "-e",
                f"trace={call}", "-e",
                f"inject={call}:signal={what}:when={number}"]

    def in_a_call_of_hw(self, device):
        chosen = self.choose_call()
        Sync(device, self.owner.now, *self.injected(*chosen)).wait(whole=True)
        return chosen

    def in_a_call_of_each(self, device):
        chosen = self.choose_call()
        Sync(device, self.owner.now,
             *self.injected(*chosen, "-f")).wait(whole=True)
        return chosen

    def in_a_call_of_git(self, device):
        """One of the runs of git, and what it starts."""
        number = self.chance.randint(0, 25)
        chosen = self.choose_call()
        strace = " ".join(self.injected(*chosen, "-f"))
        bin_folder = self.wrap_git(number, strace)
        Sync(device, self.owner.now, bin_folder=bin_folder).wait(whole=True)
        return number, chosen

    def wrap_git(self, number, strace):
        bin_folder = self.place.root / "bin"
        bin_folder.mkdir(exist_ok=True)
        wrapper = bin_folder / "git"
        wrapper.write_text(WRAPPER.format(root=self.place.root, number=number,
                                          strace=strace,
                                          git=shutil.which("git")))
        wrapper.chmod(0o755)
        (self.place.root / "count").unlink(missing_ok=True)
        return bin_folder

    def stopped_and_killed(self, device):
        """All of them at once, when one has come to one of its calls."""
        call, number, _ = self.choose_call()
        trace = self.place.root / "trace"
        trace.unlink(missing_ok=True)
        strace = self.injected(call, number, "STOP", "-f")
        strace[strace.index("/dev/null")] = str(trace)
        if self.chance.random() < 0.5:
            run = self.chance.randint(0, 25)
            sync = Sync(device, self.owner.now,
                        bin_folder=self.wrap_git(run, " ".join(strace)))
        else:
            sync = Sync(device, self.owner.now, *strace)
        while sync.process.poll() is None and not (
                trace.exists() and "stopped by" in trace.read_text(
                    errors="replace")):
            time.sleep(0.002)
        send(sync.processes(), signal.SIGKILL)
        sync.wait(whole=True)
        return call, number

    def power_cut(self, device):
        trace = self.place.root / "trace"
        traced = (*power.STRACE, "-o", str(trace))
        delay = self.chance.uniform(0, self.usual_time(device, *traced))
        replay = power.Replay(device.journal.folder)
        sync = Sync(device, self.owner.now, *traced)
        time.sleep(delay)
        send(sync.processes(), signal.SIGKILL)
        sync.wait(whole=True)
        replay.follow(trace.read_text(errors="replace"))
        return f"after {delay:.3f} s, {replay.cut(self.chance)}"


def main():
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 4
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    failed = 0
    owner.knows_all_commands(sys.argv[1])
    tried = collections.Counter()
    entries = 0
    for seed in range(first, first + rounds):
        with Place(sys.argv[1]) as place:
            one = Round(place, seed)
            try:
                one.run()
            except (AssertionError, ValueError, LookupError,
                    subprocess.TimeoutExpired) as error:
                failed += 1
                steps = "\n".join(one.owner.steps) if one.owner else ""
                print(f"seed {seed}, after:\n{steps}\n{error}\n", flush=True)
            finally:
                one.hub.close()
            tried += one.tried
            entries += len(one.owner.here) if one.owner else 0
    print(f"{sum(tried.values())} disturbed syncs in {rounds} rounds, "
          f"{entries} entries, {failed} rounds failed:", dict(tried))
    assert sum(tried.values()) > 0, "nothing was tried"
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
