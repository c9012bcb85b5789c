#!/usr/bin/env python3
"""How long hw takes, beside other programs at the same work.

    tests/bench/run.py [--entries N]... [--rounds N] [--others N] [--hw FILE]

Makes the reference journals (below build/bench, kept for the next time),
builds the reference programs, and runs everything several times in turn. It
prints one table of medians. Ratios are of times taken in this one run: those
of one machine on one day can be compared, milliseconds cannot. It judges
nothing.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys

import journals

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = ROOT / "build" / "bench"
NOW = journals.NOW.isoformat() + "-05:00"
LATELY = journals.TWO_WEEKS_AGO
FIRST = journals.BEGIN.date()


class Run:
    """One command: what it is, and what it is compared with."""

    def __init__(self, label, count, command, against=None, **variables):
        self.label = label
        self.count = count
        self.command = [str(word) for word in command]
        self.against = against
        self.variables = variables
        self.samples = []

    def measure(self, reference):
        result = subprocess.run(
            [reference, "run", *self.command], capture_output=True, text=True,
            env={"PATH": os.environ["PATH"], "HOME": str(WORK), "TZ": "UTC",
                 "LC_ALL": "C.UTF-8", "HW_NOW": NOW, **self.variables})
        # 1 is an answer too: `hw due` has nothing to tell.
        if result.returncode not in (0, 1) or not result.stdout:
            sys.exit(f"{self.label}: {self.command} {result.stderr}")
        self.samples.append([int(word) for word in result.stdout.split()])

    def median(self, part):
        return statistics.median(sample[part] for sample in self.samples)


CPU, WALL, PEAK = range(3)


def reference_runs(reference, count):
    folder = journals.make(WORK, "hw", count) / "assignments"
    files = sorted(folder.glob("*.toml"))
    runs = [Run(work, count, [reference, work, *files])
            for work in ("read", "scan", "parse")]
    copy = folder.parent / "copy"
    shutil.copy(files[0], copy)
    return [*runs, Run("write", count, [reference, "write", copy])]


def hw_runs(hw, count):
    folder = journals.make(WORK, "hw", count)

    def run(label, against, *words):
        return Run(f"hw {label}", count, [hw, "--journal", folder, *words],
                   against)

    return [
        run("log ID", "write", "log", journals.name(0), "Went well"),
        run("today", "scan", "today"), run("list", "scan", "list"),
        run("due", "scan", "due"),
        run("report, two weeks", "scan", "report"),
        run("report, everything", "parse", "report", "--since", FIRST),
        run("export", "parse", "export")]


def start_runs(hw):
    programs = {"hw": hw, **{name: name for name in
                             ("timew", "task", "ledger", "hledger", "calcurse")
                             if shutil.which(name)}}
    runs = [Run(f"{name} --version", 0, [path, "--version"],
                "timew --version", TIMEWARRIORDB=str(WORK), TASKRC="/dev/null")
            for name, path in programs.items()]
    return [*runs, Run("hw --help", 0, [hw, "--help"], "timew --version")]


def timewarrior_runs(folder, count):
    def run(label, *words):
        return Run(f"timew {label}", count, ["timew", *words],
                   TIMEWARRIORDB=str(folder))

    return [run("track", "track", "2026-11-25T10:00", "-", "2026-11-25T10:20",
                ":adjust", "walk"),
            run("summary, two weeks", "summary", f"{LATELY:%Y-%m-%d}", "-",
                "2026-11-25"),
            run("export", "export")]


def taskwarrior_runs(folder, count):
    def run(label, *words):
        return Run(f"task {label}", count, ["task", *words],
                   TASKRC=str(folder / "taskrc"), TASKDATA=str(folder))

    return [run("log", "log", "project:walk", "Went well"),
            run("completed, two weeks", f"end.after:{LATELY:%Y-%m-%d}",
                "completed"),
            run("export", "export")]


def ledger_runs(folder, count):
    file = folder / "journal.ledger"
    return [run for program in ("ledger", "hledger") if shutil.which(program)
            for run in (
                Run(f"{program} register, two weeks", count,
                    [program, "-f", file, "register", "-b",
                     f"{LATELY:%Y/%m/%d}"]),
                Run(f"{program} register", count,
                    [program, "-f", file, "register"]))]


def calcurse_runs(folder, count):
    def run(label, *words):
        return Run(f"calcurse {label}", count, ["calcurse", "-D", folder,
                                                *words])

    return [run("import", "-i", folder / "new.ics"),
            run("query, two weeks", "-Q", "--from", f"{LATELY:%m/%d/%Y}",
                "--to", "11/25/2026")]


OTHERS = {"timewarrior": ("timew", timewarrior_runs),
          "taskwarrior": ("task", taskwarrior_runs),
          "ledger": ("ledger", ledger_runs),
          "calcurse": ("calcurse", calcurse_runs)}


def other_runs(count):
    return [run for program, (command, runs) in OTHERS.items()
            if shutil.which(command)
            for run in runs(journals.make(WORK, program, count), count)]


def ratio(run, other, part):
    if other is None or other is run:
        return ""
    return f"{run.median(part) / max(other.median(part), 1):.2f}"


def print_table(runs):
    known = {(run.label, run.count): run for run in runs}
    print(f"{'':32}{'N':>9}{'CPU ms':>10}{'wall ms':>10}{'MiB':>7}"
          f"{'CPU':>8}{'wall':>7}  against{'':10}{'CPU, N to 10N':>14}")
    for run in runs:
        other = known.get((run.against, run.count))
        smaller = known.get((run.label, run.count // 10))
        growth = ratio(run, smaller if run.count else None, CPU)
        print(f"{run.label:32}{run.count or '':>9}"
              f"{run.median(CPU) / 1000:>10.2f}{run.median(WALL) / 1000:>10.2f}"
              f"{run.median(PEAK) / 1024:>7.1f}"
              f"{ratio(run, other, CPU):>8}{ratio(run, other, WALL):>7}"
              f"  {run.against if other else '':17}{growth:>14}")


def build(target, preset_folder):
    subprocess.run(["cmake", "--preset", "release"], check=True, cwd=ROOT,
                   stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", preset_folder, "--target", target],
                   check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=int, action="append", metavar="N",
                        help="entries in a journal (can be repeated) "
                        "[1000, 10000, 100000, 1000000]")
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    parser.add_argument("--others", type=int, default=100000, metavar="N",
                        help="run other programs up to this size [100000]")
    parser.add_argument("--hw", metavar="FILE", help="the program to measure "
                        "[that of the release preset, built first]")
    options = parser.parse_args()

    folder = ROOT / "build" / "release"
    build("hw_reference", folder)
    if options.hw is None:
        build("hw", folder)
    reference = str(folder / "tests" / "bench" / "reference")
    hw = str(pathlib.Path(options.hw or folder / "cli" / "hw").resolve())

    WORK.mkdir(parents=True, exist_ok=True)
    runs = start_runs(hw)
    for count in options.entries or [1000, 10000, 100000, 1000000]:
        runs += reference_runs(reference, count) + hw_runs(hw, count)
        if count <= options.others:
            runs += other_runs(count)
    for _ in range(options.rounds):
        for run in runs:
            run.measure(reference)
    print_table(runs)


if __name__ == "__main__":
    main()
