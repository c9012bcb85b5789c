"""The reference journals: the same entries for hw and for other programs.

200 assignments over ten years, about 250 bytes for each entry, and the same
bytes whenever they are made.
"""
import datetime
import pathlib
import random
import uuid

ASSIGNMENTS = 200
NOW = datetime.datetime(2026, 11, 25, 10)
BEGIN = datetime.datetime(2016, 11, 25, 10)
TWO_WEEKS_AGO = NOW - datetime.timedelta(days=14)
OUTCOMES = (["done"] * 14 + ["partly"] * 2 + ["tried"] * 2
            + ["not-this-time", "no-chance"])
SCHEDULES = ["3/week", "daily", "mon wed fri", "every 3 days", "as needed",
             "weekly", "2/day", "20 times"]
STEPS = ["Stand at the stop", "Ride one stop", "Ride to the market"]
WORDS = ("after lunch bus stop quiet rain walked slower than before felt warm "
         "cold hands breathing evening neighbor kitchen window letter phone "
         "went back again small step it was easier with the radio on and then "
         "not so loud stayed until end of street").split()


def notes(choose):
    """Some thousand notes of about 120 characters."""
    made = []
    for _ in range(4096):
        words = choose.choices(WORDS, k=40)
        made.append(" ".join(words)[:choose.randint(100, 140)].strip())
    return made


def entries(count):
    """(when, assignment, outcome, minutes, note), the oldest first."""
    choose = random.Random(8)
    texts = notes(choose)
    apart = (NOW - BEGIN).total_seconds() / count
    for number in range(count):
        when = BEGIN + datetime.timedelta(seconds=int(apart * number))
        yield (when, choose.randrange(ASSIGNMENTS), choose.choice(OUTCOMES),
               choose.randrange(5, 60), choose.choice(texts))


def name(assignment):
    return f"homework-{assignment:03}"


def header(assignment):
    lines = [
        f'title = "Homework {assignment}"', 'kind = ["behavioral"]',
        'what = "Ride a little further each time"',
        'baby_step = "Stand at the stop for two minutes"',
        'cue = "After lunch, stop at the corner"',
        'if_then = ["If the bus is packed, then I take the next one"]',
        f"agreed_on = {BEGIN.date()}",
        f'schedule = "{SCHEDULES[assignment % len(SCHEDULES)]}"']
    if assignment % 2 == 0:
        lines += ["steps = [" + ", ".join(f'"{step}"' for step in STEPS) + "]"]
    lines += ["", "[[ask]]", 'key = "fear"', 'text = "How strong is the fear?"',
              'type = "scale"', "range = [0, 100]", 'when = "both"',
              "quick = true", "", "[[change]]", "on = 2020-06-01",
              'status = "paused"', "until = 2020-06-14", 'why = "Flu"']
    if assignment % 3 == 0:
        lines += ["", "[[change]]", "on = 2023-03-04", 'schedule = "2/week"',
                  'why = "Night shifts"']
    if assignment % 10 == 9:
        lines += ["", "[[change]]", "on = 2025-05-05", 'status = "finished"']
    return "\n".join(lines) + "\n"


def entry_text(number, when, outcome, minutes, note):
    lines = [f"\n[[log]]\nat = {when.isoformat()}-05:00",
             f'outcome = "{outcome}"', f'step = "{STEPS[number % 3]}"',
             f"minutes = {minutes}", f"helped = {number % 11}"]
    if outcome.startswith("no"):
        lines.append('obstacle = ["low-energy", "no-time"]')
    if number % 9 == 0:
        lines.append('learned = "It went down by itself after ten minutes"')
    lines.append(f'note = "{note}"')
    if number % 40 == 0:
        lines.append("proud = true")
    lines.append(f"fear = [{40 + number % 60}, {number % 50}]\n")
    return "\n".join(lines)


def write_hw(folder, count):
    (folder / "assignments").mkdir(parents=True)
    files = []
    for number in range(ASSIGNMENTS):
        path = folder / "assignments" / (name(number) + ".toml")
        files.append(path.open("w"))
        files[-1].write(header(number))
    for number, (when, who, *rest) in enumerate(entries(count)):
        files[who].write(entry_text(number, when, *rest))
    for file in files:
        file.close()
    held = [BEGIN + datetime.timedelta(days=14 * week) for week in range(260)]
    held = [when for when in held if when < TWO_WEEKS_AGO] + [TWO_WEEKS_AGO]
    (folder / "sessions.toml").write_text("\n".join(
        f'[[session]]\nat = {when.isoformat()}-05:00\ntakeaway = "One step"\n'
        for when in held))


def write_timewarrior(folder, count):
    (folder / "data").mkdir(parents=True)
    (folder / "timewarrior.cfg").write_text("")
    for when, who, _, minutes, note in entries(count):
        # One at a time: what overlaps would have to be mended.
        end = when + datetime.timedelta(seconds=60)
        month = folder / "data" / f"{when:%Y-%m}.data"
        with month.open("a") as file:
            file.write(f"inc {when:%Y%m%dT%H%M%SZ} - {end:%Y%m%dT%H%M%SZ} # "
                       f'{name(who)} # "{note}"\n')


def write_taskwarrior(folder, count):
    folder.mkdir(parents=True)
    (folder / "taskrc").write_text("confirmation=off\nverbose=nothing\n")
    choose = random.Random(8)
    with (folder / "completed.data").open("w") as file:
        for when, who, _, _, note in entries(count):
            time = int(when.timestamp())
            mark = uuid.UUID(int=choose.getrandbits(128), version=4)
            file.write(f'[description:"{note}" end:"{time}" entry:"{time}" '
                       f'modified:"{time}" project:"{name(who)}" '
                       f'status:"completed" uuid:"{mark}"]\n')


def write_ledger(folder, count):
    folder.mkdir(parents=True)
    with (folder / "journal.ledger").open("w") as file:
        for when, who, _, minutes, note in entries(count):
            file.write(f"{when:%Y/%m/%d} {name(who)}\n    ; {note}\n"
                       f"    homework:{name(who)}  {minutes} min\n"
                       "    time\n\n")


def write_calcurse(folder, count):
    folder.mkdir(parents=True)
    with (folder / "apts").open("w") as file:
        for when, who, _, minutes, note in entries(count):
            end = when + datetime.timedelta(minutes=minutes)
            file.write(f"{when:%m/%d/%Y @ %H:%M} -> {end:%m/%d/%Y @ %H:%M} "
                       f"|{name(who)} {note}\n")
    (folder / "new.ics").write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\n"
        "DTSTART:20261125T090000\nDTEND:20261125T092000\n"
        "SUMMARY:homework\nEND:VEVENT\nEND:VCALENDAR\n")


WRITERS = {"hw": write_hw, "timewarrior": write_timewarrior,
           "taskwarrior": write_taskwarrior, "ledger": write_ledger,
           "calcurse": write_calcurse}


def make(work, program, count):
    """The folder of `count` entries for `program`, made if need be."""
    folder = pathlib.Path(work) / f"{program}-{count}"
    if not folder.exists():
        unfinished = folder.with_suffix(".unfinished")
        WRITERS[program](unfinished, count)
        unfinished.rename(folder)
    return folder
