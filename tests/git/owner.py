"""What the owner of several devices does at random, and what is to come of it.

Each text that is written has a word of its own in it, by which it is found
again. Two devices never change the same thing between two syncs: then a person
would have to decide.
"""

import datetime
import pathlib
import re
import sys
import tomllib

from journals import check

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
import commands  # noqa: E402

TITLES = ("Walk", "Swim", "Piano")
START = datetime.datetime(2026, 11, 20, 6, tzinfo=datetime.timezone.utc)
WORD = re.compile(r"w\d{4}x")

# What the owner runs, and why not the rest.
COMMANDS = {"log", "undo", "edit", "add", "pause", "session", "agenda", "sync",
            "check", "amend", "move", "remove"}
LEFT_OUT = commands.LOOKS | {
    "change": "it writes as pause does",
    "resume": "it writes as pause does",
    "finish": "it writes as pause does",
    "let-go": "it writes as pause does",
    "templates": "templates/ is sent as the other folder is",
    "init": "there is a journal",
}

# Takes the block with a word in it out of the file that it is called with.
EDITOR = r"""#!/usr/bin/env python3
import re, sys
text = open(sys.argv[1]).read()
blocks = re.split(r"(?m)^(?=\[\[)", text)
open(sys.argv[1], "w").write("".join(b for b in blocks if {word!r} not in b))
"""


def knows_all_commands(program):
    commands.all_are_in("COMMANDS of tests/git/owner.py", COMMANDS, LEFT_OUT,
                        commands.in_help(program))


def blocks(text):
    return re.split(r"(?m)^(?=\[\[)", text)


def values_in(value):
    """The lists of tables in a file that was read, flat."""
    return [table for tables in value.values() if isinstance(tables, list)
            for table in tables if isinstance(table, dict)]


class Device:
    """A journal, and what only the person at this device knows."""

    def __init__(self, journal, number):
        self.journal = journal
        self.number = number
        self.taken_away = False  # by hand, and not said yet that it is meant

    def texts(self):
        return {path: text.decode(errors="replace")
                for path, text in self.journal.bytes().items()
                if path.suffix == ".toml"}

    def words(self):
        return set(WORD.findall("".join(self.texts().values())))

    def entries(self):
        """The tables with a word in them, all of each word."""
        found = {}
        for text in self.texts().values():
            for table in values_in(tomllib.loads(text)):
                for word in WORD.findall(str(table)):
                    found.setdefault(word, []).append(table)
        return found

    def title(self, name):
        return tomllib.loads(self.journal.walk(name).read_text())["title"]

    def file_of(self, word):
        return next(self.journal.file(path)
                    for path, text in self.texts().items() if word in text)

    def assignments(self):
        files = self.journal.folder.glob("assignments/*.toml")
        return sorted(path.stem for path in files)


class Owner:
    def __init__(self, journals, chance):
        self.devices = [Device(journal, number)
                        for number, journal in enumerate(journals)]
        self.chance = chance
        self.steps = []
        self.now = START
        self.count = 0
        self.here = {}  # by word: keys and values that the table has
        self.gone = set()
        self.touched = {}  # by word: devices that changed it since all agreed
        self.left_alone = set()  # assignments, until all agree
        self.is_agreed = True

    def all_agree(self):
        self.touched.clear()
        self.left_alone.clear()
        self.is_agreed = True

    def hw(self, device, *words, status=0, **options):
        check(words[0] in COMMANDS, f"add {words[0]} to COMMANDS")
        done = device.journal.hw("--now", self.now.isoformat(), *words,
                                 status=status, timeout=120, **options)
        self.note(device, " ".join(words), done.returncode)
        return done

    def note(self, device, what, status=""):
        self.steps.append(f"{device.journal.folder.name}: {what} {status}")

    def pass_time(self, **time):
        self.now += datetime.timedelta(**time)

    def new_word(self):
        self.count += 1
        self.pass_time(minutes=self.chance.randint(1, 40))
        return f"w{self.count:04}x"

    def assignment(self, device):
        return self.chance.choice([name for name in device.assignments()
                                   if name not in self.left_alone])

    # What is done.

    def live(self):
        """One thing, on one of the devices."""
        device = self.chance.choice(self.devices)
        if self.is_agreed and self.chance.random() < 0.1:
            self.take_a_file_away(device)
        self.is_agreed = False
        deed = self.chance.choices(
            [self.log, self.amend, self.log_and_undo, self.edit, self.add,
             self.rename, self.pause, self.session, self.agenda, self.sync,
             self.take_an_entry_away, self.move, self.remove],
            weights=[10, 6, 3, 2, 2, 2, 2, 2, 2, 6, 1, 2, 2])[0]
        deed(device)

    def log(self, device):
        word = self.new_word()
        self.hw(device, "log", self.assignment(device), word)
        self.here[word] = {"note": word}

    def log_and_undo(self, device):
        """Sometimes it is sent before."""
        self.log(device)
        word = f"w{self.count:04}x"
        if self.chance.random() < 0.3:
            self.sync(device)
        if self.hw(device, "undo", status=None).returncode == 0:
            self.forget(word)
        self.touched[word] = {0, 1, 2}

    def forget(self, word):
        if self.here.pop(word, None):
            self.gone.add(word)

    def amend(self, device):
        """By hand or not, and each device another key of an entry."""
        if not (word := self.choose(device, at_most=1)):
            return
        self.count += 1
        place = device.file_of(word)
        self.touched.setdefault(word, set()).add(device.number)
        key = ("note", "at", "minutes")[device.number]
        if self.chance.random() < 0.5:
            self.amend_by_command(device, word, key)
            return
        value, old, new = {
            "note": (f"{word} {self.count}", rf'note = "{word}.*"',
                     "note = {}"),
            "at": (self.now - datetime.timedelta(seconds=self.count % 59 + 1),
                   r"at = .*", "at = {}"),
            "minutes": (self.count, r"(minutes = .*\n)?\Z", "minutes = {}\n"),
        }[key]
        shown = {"note": f'"{value}"', "at": str(value).replace(" ", "T"),
                 "minutes": value}[key]

        def change(block):
            end = block[len(block.rstrip()):]
            return re.sub(old, new.format(shown), block.rstrip() + "\n",
                          count=1).rstrip() + end
        text = place.read_text()
        place.write_text("".join(change(block) if word in block else block
                                 for block in blocks(text)))
        self.here[word][key] = value
        self.note(device, f"by hand: {key} of {word}")

    def amend_by_command(self, device, word, key):
        value = {"note": f"{word} {self.count}",
                 "at": self.now - datetime.timedelta(seconds=self.count % 59),
                 "minutes": self.count}[key]
        self.hw(device, "amend", *self.named(device, word), f"--{key}",
                str(value))
        self.here[word][key] = value

    def named(self, device, word):
        """An assignment and the time of an entry, or its number where another
        one has that time."""
        place = device.file_of(word)
        entries = tomllib.loads(place.read_text())["log"]
        entry = next(one for one in entries if word in str(one))
        shown = [one for one in entries if one["at"] == entry["at"]]
        later = [one for one in entries if one["at"] > entry["at"]]
        behind = shown[shown.index(entry) + 1:]
        return place.stem, (entry["at"].isoformat() if len(shown) == 1
                            else str(len(later) + len(behind) + 1))

    def move(self, device):
        """Only one device touches an entry that goes elsewhere."""
        word = self.choose(device)
        others = [name for name in device.assignments()
                  if word and name != device.file_of(word).stem
                  and name not in self.left_alone]
        if others:
            self.touched[word] = {0, 1, 2}
            self.hw(device, "move", *self.named(device, word),
                    self.chance.choice(others))

    def remove(self, device):
        if word := self.choose(device):
            self.touched[word] = {0, 1, 2}
            self.hw(device, "remove", *self.named(device, word))
            self.forget(word)

    def choose(self, device, at_most=0):
        """The word of an entry that at most so many other devices changed."""
        there = device.words()
        words = [word for word, table in self.here.items()
                 if "note" in table and word in there
                 and len(self.touched.get(word, set())
                         - {device.number}) <= at_most
                 and device.number not in self.touched.get(word, set())
                 and device.file_of(word).stem not in self.left_alone]
        return self.chance.choice(words) if words else None

    def edit(self, device):
        if not (word := self.choose(device)):
            return
        editor = device.journal.place.root / "editor"
        editor.write_text(EDITOR.format(word=word))
        editor.chmod(0o755)
        self.touched[word] = {0, 1, 2}
        self.hw(device, "edit", device.file_of(word).stem,
                env={"EDITOR": str(editor)})
        self.forget(word)

    def add(self, device):
        self.count += 1
        self.hw(device, "add", f"Task {self.count}")

    def rename(self, device):
        name = self.assignment(device)
        self.count += 1
        new = f"{name.split('-')[0]}-{self.count}"
        place = device.journal.walk(name)
        place.rename(device.journal.walk(new))
        self.note(device, f"by hand: {name} is {new} now")

    def pause(self, device):
        """Each device others, whatever their files are called by now."""
        names = [name for name in device.assignments()
                 if len(device.title(name)) % len(self.devices)
                 == device.number and name not in self.left_alone]
        if names:
            word = self.new_word()
            self.keep(word, {"why": word}, self.hw(
                device, "pause", self.chance.choice(names), "--reason", word,
                status=None))

    def keep(self, word, table, done):
        if done.returncode == 0:
            self.here[word] = table

    def agenda(self, device):
        word = self.new_word()
        self.keep(word, {"text": word}, self.hw(device, "agenda", word))
        if self.chance.random() < 0.3:
            self.hw(device, "agenda", "--talked", "1")

    def session(self, _):
        """Sessions are kept on one device, one on a day."""
        self.pass_time(days=1)
        device = self.devices[0]
        word = self.new_word()
        if self.chance.random() < 0.5:
            self.keep(word, {"takeaway": word}, self.hw(
                device, "session", "held", "--takeaway", word))
        else:
            self.hw(device, "session", "next", "tomorrow 15:00")
            self.keep(word, {"why": word}, self.hw(
                device, "session", "cancelled", "tomorrow 15:00",
                "--reason", word))

    def sync(self, device):
        self.hw(device, "sync", status=None if device.taken_away else 0)

    def take_an_entry_away(self, device):
        """By hand, so that hw cannot know whether it is meant; what was never
        committed, nobody misses."""
        word = self.choose(device)
        if not word or device.journal.git("grep", "-q", word, "HEAD",
                                          status=None).returncode != 0:
            return
        place = device.file_of(word)
        self.touched[word] = {0, 1, 2}
        text = place.read_text()
        place.write_text("".join(block for block in blocks(text)
                                 if word not in block))
        self.note(device, f"by hand: {word} is taken away")
        self.say_whether_it_is_meant(device, {word})

    def take_a_file_away(self, device):
        """Where no other device has anything new in it."""
        name = self.assignment(device)
        place = device.journal.walk(name)
        words = set(WORD.findall(place.read_text()))
        if len(device.assignments()) < 3:
            return
        self.left_alone.add(name)
        place.unlink()
        self.note(device, f"by hand: {name} is taken away")
        self.say_whether_it_is_meant(device, words)

    def say_whether_it_is_meant(self, device, words):
        told = self.hw(device, "sync", status=None)
        check(told.returncode == 1 and "--removed" in told.stderr,
              "what is gone is sent without a question", told.all)
        # It would bring back what is meant to be gone, too.
        restores = self.chance.random() < 0.4 and not device.taken_away
        if restores:
            self.hw(device, "sync", "--restore")
            check(words <= device.words(), "it did not come back", words)
        else:
            device.taken_away = True
            for word in words:
                self.forget(word)

    # What has come of it.

    def settle(self):
        """Syncs all devices until nothing changes any more."""
        states = []
        for _ in range(6):
            done = [self.sync_and_mean_it(device) for device in self.devices]
            states.append([device.journal.bytes() for device in self.devices])
            if (all(one.returncode == 0 for one in done)
                    and states[-1:] == states[-2:-1]):
                return
        raise AssertionError("it does not come to rest:\n" +
                             "".join(one.all for one in done))

    def sync_and_mean_it(self, device):
        done = self.hw(device, "sync", status=None)
        if device.taken_away and "--removed" in done.stderr:
            done = self.hw(device, "sync", "--removed", status=None)
        if done.returncode == 0:
            device.taken_away = False
        return done

    def check(self):
        first = self.devices[0].journal.bytes()
        for device in self.devices:
            self.check_entries(device)
            name = device.journal.folder.name
            there = device.journal.bytes()
            different = [str(path) for path in {*there, *first}
                         if there.get(path) != first.get(path)]
            check(not different, f"{name} has another {different}")
            check(not any(line.startswith("<<<<<<<")
                          for text in device.texts().values()
                          for line in text.splitlines()), f"markers in {name}")
            self.hw(device, "check")
            # What is said of old commits may go with the power.
            told = device.journal.git("fsck", "--no-reflogs").all
            check(not re.search("error|missing|corrupt|invalid", told), told)
            left = device.journal.git("status", "--porcelain", "-uno").stdout
            check(left == "", f"not committed in {name}", left)

    def check_entries(self, device):
        name = device.journal.folder.name
        there = device.entries()
        for word, keys in self.here.items():
            tables = there.get(word, [])
            check(len(tables) == 1,
                  f"{word} is {len(tables)} times in {name}, expected {keys}")
            check(keys.items() <= tables[0].items(),
                  f"{word} in {name} is {tables[0]}, expected {keys}")
        back = self.gone & set(there)
        check(not back, f"{back} came back in {name}")
