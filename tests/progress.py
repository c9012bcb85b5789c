#!/usr/bin/env python3
"""Works out the weeks of the sample journals again, from only their TOML, and
compares them with `hw progress --format json`.

    tests/progress.py PROGRAM
"""

import datetime
import json
import pathlib
import statistics
import subprocess
import sys
import tomllib

PROGRAM = sys.argv[1]
EXAMPLES = pathlib.Path(__file__).resolve().parent.parent / "examples"
SAMPLES = {
    "journal": (EXAMPLES / "now").read_text().strip(),
    "low-mood": (EXAMPLES / "low-mood" / "now-bad").read_text().strip(),
}
PRACTICED = ("done", "partly", "tried")
SILENT = {"on", "title", "goal", "share"}  # changes of these are not told
DAY = datetime.timedelta(days=1)


def practice_day(at):
    if not isinstance(at, datetime.datetime):
        return at
    return at.date() - DAY * (at.time() < datetime.time(3))


def numbers(entry, key, twice):
    """The value of an answer as JSON has it, or None."""
    value = entry.get(key)
    if not twice or value is None:
        return value
    # A number without brackets is the one afterwards.
    return (value + [None])[:2] if isinstance(value, list) else [None, value]


def minutes(time):
    return time.hour * 60 + time.minute


def night(entry):
    """Minutes asleep and in bed; None for a night that cannot be."""
    back = 0
    times = {}
    last = None
    for key in ("up", "woke", "tried", "bed"):
        if key in entry:
            now = minutes(entry[key])
            back += 0 if last is None else (last - now) % (24 * 60)
            last = now
            times[key] = -back
    if back >= 24 * 60:
        return None
    between = lambda first, last: (times[last] - times[first]
                                   if first in times and last in times else None)
    in_bed = between("bed", "up")
    asleep = between("tried", "woke")
    if asleep is not None:
        rests = [entry.get("fell_asleep"), entry.get("awake")]
        asleep = None if None in rests else asleep - sum(rests)
    if asleep is not None and asleep < 0:
        return None
    return asleep, in_bed


class Weeks:
    """The rows of one assignment, each a dict as in JSON."""

    def __init__(self, assignment, now):
        self.assignment = assignment
        self.is_sleep = assignment.get("template") == "sleep"
        self.asked = {
            ask["key"]: ask.get("when") == "both"
            for ask in assignment.get("ask", [])
            if ask.get("type") in ("scale", "number")
            and ask.get("on_page", "row" if ask.get("when") == "both" or
                        ask.get("quick") else "no") != "no"}
        self.changes = sorted(change["on"] for change in
                              assignment.get("change", [])
                              if set(change) - SILENT and change["on"] <= now)
        self.impossible = []
        self.rows = {}
        entries = [entry for entry in assignment.get("log", [])
                   if entry.get("outcome", "done") in PRACTICED
                   and practice_day(entry["at"]) <= now]
        for entry in sorted(entries, key=lambda entry: str(entry["at"])):
            self.add(entry)

    def add(self, entry):
        day = practice_day(entry["at"])
        if self.is_sleep:
            slept = night(entry)
            if slept is None:
                self.impossible.append(str(day))
                return
            values = dict(zip(("asleep", "in_bed"), slept))
            if None not in slept:
                values["efficiency"] = 100 * slept[0] / slept[1]
                values["both"] = slept
        else:
            values = {key: numbers(entry, key, twice)
                      for key, twice in self.asked.items()}
            if not self.assignment.get("record"):
                values["helped"] = entry.get("helped")
        values = {key: value for key, value in values.items()
                  if value is not None}
        if self.assignment.get("record") and not values:
            return
        before = [on for on in self.changes
                  if (on < day if self.is_sleep else on <= day)]
        monday = day - DAY * day.weekday()
        if self.assignment.get("record") and not self.is_sleep:
            monday, step = day, entry["at"]
        else:
            step = entry.get("step", "")
        days, row = self.rows.setdefault((len(before), monday, step),
                                         (set(), {}))
        days.add(day)
        for key, value in values.items():
            row.setdefault(key, []).append(value)

    def told(self):
        """(stretch, week, days, {key: (values, middle)}) in any order."""
        rows = []
        for (stretch, monday, _), (days, row) in self.rows.items():
            cells = {key: (values, self.middle(key, values, row))
                     for key, values in row.items() if key != "both"}
            rows.append((stretch, str(monday), len(days), cells))
        return rows

    def middle(self, key, values, row):
        if self.is_sleep:
            if len(values) < 3:
                return None
            if key != "efficiency":
                return statistics.mean(values)
            return (100 * sum(asleep for asleep, _ in row["both"]) /
                    sum(in_bed for _, in_bed in row["both"]))
        if len(values) < 5:
            return None
        if not isinstance(values[0], list):
            return statistics.median(values)
        return [statistics.median([half for half in halves if half is not None])
                for halves in zip(*values)]


def told_by(part):
    """The same of what the program says."""
    stretch = 0
    rows = []
    keys = [column["key"] for column in part["columns"]]
    for row in part["weeks"]:
        if "change" in row:
            stretch += 1
            continue
        cells = {key: (row[key]["values"],
                       row[key].get("median", row[key].get("mean")))
                 for key in keys if key in row}
        rows.append((stretch, row["first"], row["days"], cells))
    return rows


def close(one, other):
    if one is None or other is None:
        return one is other
    if isinstance(one, (list, tuple)) != isinstance(other, (list, tuple)):
        return False
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(close, one, other))
    return abs(one - other) < 1e-9


def compare(name, told, expected):
    def order(row):
        return row[:3] + (str(sorted(row[3].items())[:1]),)
    told, expected = sorted(told, key=order), sorted(expected, key=order)
    assert [row[:3] for row in told] == [row[:3] for row in expected], (
        name, told, expected)
    for row, other in zip(told, expected):
        assert row[3].keys() == other[3].keys(), (name, row, other)
        for key, (values, middle) in row[3].items():
            assert close(values, other[3][key][0]), (name, key, row, other)
            assert close(middle, other[3][key][1]), (name, key, row, other)


def main():
    cells = 0
    for sample, now in SAMPLES.items():
        folder = EXAMPLES / sample
        page = json.loads(subprocess.run(
            [PROGRAM, "--journal", str(folder), "--now", now, "progress",
             "--format", "json"], env={"TZ": "UTC"}, text=True, check=True,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout)
        today = practice_day(datetime.datetime.fromisoformat(now))
        parts = {part["assignment"]: part for part in page["parts"]}
        for path in sorted((folder / "assignments").glob("*.toml")):
            weeks = Weeks(tomllib.loads(path.read_text()), today)
            part = parts.pop(path.stem, {"columns": [], "weeks": []})
            told = told_by(part)
            compare(path, told, weeks.told())
            assert part.get("impossible", []) == weeks.impossible, path
            cells += sum(len(row[3]) for row in told)
        assert not parts, parts
    assert cells > 150, f"only {cells} cells of figures"


main()
