#!/usr/bin/env python3
"""Dialogs of `hw` on a terminal: a script reads what is asked and types.

    tests/terminal.py PROGRAM [NAME]

Each test is a function whose name is the sentence that it shows. NAME runs
those alone that have it in theirs.
"""

import fcntl
import os
import pathlib
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import tomllib

PROGRAM = os.path.abspath(sys.argv[1])
PATIENCE = 60  # seconds for an answer that is never to come
CTRL_C, CTRL_D, CTRL_U = "\x03", "\x04", "\x15"
TERM = "xterm"  # or "dumb", which has no line editor

BUS = """title = "Ride the bus"
agreed_on = 2026-11-06
schedule = "daily"
steps = ["Stand at the stop", "Ride one stop"]

[[ask]]
key = "guess"
text = "What do you expect?"
type = "line"
when = "before"
quick = true

[[ask]]
key = "fear"
text = "How strong is the fear?"
type = "scale"
range = [0, 100]
when = "both"
quick = true

[[ask]]
key = "stayed"
text = "Did you stay?"
type = "yesno"
quick = true

[[ask]]
key = "long"
text = "Anything about the ride?"
"""
WALK = 'title = "Evening walk"\nagreed_on = 2026-11-06\n'


class Terminal:
    """A journal in a folder of its own, and `hw` on a terminal over it."""

    def __init__(self, columns=80, **environment):
        self.folder = tempfile.TemporaryDirectory()
        self.home = pathlib.Path(self.folder.name)
        self.columns = columns
        self.environment = {
            "PATH": os.defpath, "HOME": str(self.home), "TERM": TERM,
            "LC_ALL": "C.UTF-8", "TZ": "America/New_York",
            "HW_JOURNAL": str(self.home / "journal"),
            "HW_NOW": "2026-11-20T10:00:00-05:00", **environment}

    def write(self, name, text):
        path = self.home / "journal" / "assignments" / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def read(self, name):
        path = self.home / "journal" / "assignments" / f"{name}.toml"
        return path.read_text() if path.exists() else None

    def start(self, *arguments):
        self.seen, self.raw = "", b""
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            size = struct.pack("HHHH", 24, self.columns, 0, 0)
            fcntl.ioctl(sys.stdout, termios.TIOCSWINSZ, size)
            os.execve(PROGRAM, ["hw", *arguments], self.environment)
        return self

    def expect(self, text):
        """Waits until `text` is on the screen, behind what came before."""
        while text not in " ".join(self.seen.split()):
            if not self.read_more():
                raise AssertionError(f"no {text!r} in {self.seen!r}")
        words = r"\s+".join(re.escape(word) for word in text.split(" "))
        self.seen = self.seen[re.search(words, self.seen).end():]
        return self

    def read_more(self):
        ready, _, _ = select.select([self.terminal], [], [], PATIENCE)
        try:
            data = os.read(self.terminal, 4096) if ready else b""
        except OSError:
            data = b""  # the other side has ended
        self.raw += data
        self.seen += data.decode("utf-8", "replace")
        self.seen = re.sub(r"\x1b\[\?2004[hl]", "", self.seen)
        return bool(data)

    def type(self, text):
        os.write(self.terminal, text.encode())
        return self

    def answer(self, question, line):
        return self.expect(question).expect(">").type(line + "\n")

    def answer_again(self, question, line):
        """Instead of what stands in the line."""
        return self.answer(question, CTRL_U + line)

    def expect_offer(self, question, offer):
        """In the line, to be edited; without a line editor in brackets."""
        return (self.expect(f"{question} [{offer}]").expect(">")
                if TERM == "dumb" else self.expect(f"{question} > {offer}"))

    def answer_offer(self, question, offer, line):
        """Takes what is offered with an empty `line`, else what it says."""
        self.expect_offer(question, offer)
        return self.type((CTRL_U + line if line else "") + "\n")

    def end(self, status=0):
        """Waits for the end, and gives what was written since."""
        while self.read_more():
            pass
        if select.select([self.terminal], [], [], 0) == ([], [], []):
            os.kill(self.process, signal.SIGKILL)  # it waits for an answer
        _, outcome = os.waitpid(self.process, 0)
        os.close(self.terminal)
        actual = os.waitstatus_to_exitcode(outcome)
        assert actual == status, f"status {actual}: {self.seen!r}"
        return self.seen


def log_block(text):
    """The last entry of a file."""
    return text[text.rindex("[[log]]"):]


def log_asks_the_quick_questions():
    hw = Terminal()
    hw.write("bus", BUS)
    hw.start("log", "bus")
    hw.answer("Which step?", "2")
    hw.answer("What do you expect?", 'They "stare"')
    hw.answer("How strong is the fear? (0-100) Before:", "70")
    hw.answer("Did you stay? Yes or no", "y")
    hw.answer("How strong is the fear? (0-100) After:", "45")
    assert "Logged bus for Fri 20 Nov, 10:00." in hw.end()
    assert log_block(hw.read("bus")) == (
        '[[log]]\nat = 2026-11-20T10:00:00-05:00\noutcome = "done"\n'
        'step = "Ride one stop"\nguess = "They \\"stare\\""\n'
        "fear = [70, 45]\nstayed = true\n")


def enter_skips_every_question():
    hw = Terminal()
    hw.write("bus", BUS)
    hw.start("log", "bus", "--set", "long=x", "--all")
    hw.expect("Which step?").expect(">").type(CTRL_D).end()
    assert "step =" not in log_block(hw.read("bus"))
    hw.write("bus", BUS.replace("steps = ", "# "))
    hw.start("log", "bus")
    for question in ("What do you expect?", "Before:",
                     "Did you stay?", "After:"):
        hw.answer(question, "")
    hw.end()
    assert log_block(hw.read("bus")) == (
        '[[log]]\nat = 2026-11-20T10:00:00-05:00\noutcome = "done"\n')


def enter_pressed_ahead_counts_each_time():
    hw = Terminal()
    hw.write("bus", BUS)
    hw.start("log", "bus", "--step", "1").expect("What do you expect?")
    hw.expect(">").type("\n" * 4)
    assert "Logged" in hw.end()


def enter_takes_the_step_that_is_marked():
    done = BUS + ('\n[[log]]\nat = 2026-11-19\nstep = "Stand at the stop"\n')
    for text, shown, step in (
            (BUS, "of its text. [1] 1. Stand at the stop (next)",
             "Stand at the stop"),
            (done, "of its text. [2] 1. Stand at the stop 2. Ride one stop "
             "(next)", "Ride one stop"),
            (done + '\n[[log]]\nat = 2026-11-19\nstep = "Ride one stop"\n',
             "of its text. 1. Stand at the stop 2. Ride one stop", None),
            ('baby_step = "Look"\n' + BUS +
             '\n[[change]]\non = 2026-11-19\nwhat = "Look"\n',
             "of its text. 1. Stand at the stop 2. Ride one stop", None)):
        hw = Terminal()
        hw.write("bus", text)
        hw.start("log", "bus").expect(shown).expect(">").type("\n")
        hw.expect("What do you expect?").expect(">").type(CTRL_D).end()
        saved = tomllib.loads(hw.read("bus"))["log"][-1]
        assert saved.get("step") == step, saved


def less_than_goes_one_question_back():
    hw = Terminal()
    hw.write("bus", BUS)
    hw.start("log", "bus", "--step", "1")
    hw.answer("What do you expect?", "first")
    hw.answer("Before:", "<")
    hw.answer_again("What do you expect?", "second")
    hw.answer("Before:", "60")
    hw.answer("Did you stay?", "<")
    hw.expect_offer("Before:", "60").type("\n")  # stays as it was answered
    hw.answer("Did you stay?", "no")
    hw.answer("After:", "50")
    hw.end()
    assert 'guess = "second"\nfear = [60, 50]\nstayed = false\n' in hw.read(
        "bus")


def less_than_stays_at_the_first_question():
    hw = Terminal()
    hw.write("bus", BUS)
    hw.start("log", "bus", "--step", "1")
    hw.answer("What do you expect?", "<")
    hw.answer("What do you expect?", "here")
    hw.expect("Before:").type(CTRL_D)
    hw.end()
    assert 'guess = "here"\n' in hw.read("bus")


def a_wrong_value_is_asked_again_and_nothing_else_is_lost():
    hw = Terminal()
    hw.write("bus", BUS)
    hw.start("log", "bus", "--step", "1")
    hw.answer("What do you expect?", "peple\x1b[D\x1b[Do")
    if TERM == "dumb":
        hw.expect("The arrow keys put characters into this")
        hw.expect(">").type("pepole\n")
    hw.answer("Before:", "700")
    hw.expect("takes a number from 0 to 100")
    hw.answer("Before:", "70")
    hw.answer("Did you stay?", "perhaps")
    hw.answer("Did you stay?", "yes")
    hw.answer("After:", "much")
    hw.expect("takes a number from 0 to 100")
    hw.answer("After:", "20")
    hw.end()
    assert 'guess = "pepole"\nfear = [70, 20]\nstayed = true\n' in hw.read(
        "bus")


def ctrl_c_logs_nothing_and_says_so():
    hw = Terminal()
    hw.write("bus", BUS)
    hw.start("log", "bus")
    hw.answer("Which step?", "1")
    hw.expect("What do you expect?").expect(">").type("half a wo" + CTRL_C)
    assert "Nothing was logged." in hw.end(130)
    assert hw.read("bus") == BUS


def ctrl_d_keeps_what_was_answered():
    hw = Terminal()
    hw.write("bus", BUS)
    hw.start("log", "bus")
    hw.answer("Which step?", "1")
    hw.expect("What do you expect?").expect(">").type(CTRL_D)
    assert "Logged bus" in hw.end()
    assert log_block(hw.read("bus")).endswith('step = "Stand at the stop"\n')


def not_this_time_asks_kindly():
    hw = Terminal()
    hw.write("bus", BUS)
    hw.start("log", "bus", "--not-this-time")
    hw.answer("What got in the way?", "low-energy, rain")
    hw.expect('"rain" is not in the list.')
    hw.answer("What got in the way? One or more of: 1=no-time,", "un")
    hw.expect('"un" could be unclear-how or unclear-why')
    hw.answer("What got in the way?", "low-enrgy")
    hw.expect('Did you mean "low-energy"?')
    hw.answer("What got in the way?", "4, Il")
    hw.answer("What would help next time?", "Sleep first")
    hw.answer("A kind word to yourself?", "It was a long day")
    hw.end()
    assert log_block(hw.read("bus")) == (
        "[[log]]\nat = 2026-11-20T10:00:00-05:00\n"
        'outcome = "not-this-time"\nobstacle = ["low-energy", "ill"]\n'
        'would_help = "Sleep first"\nkind_word = "It was a long day"\n')


def a_choice_is_its_number_or_how_it_begins():
    choice = '\n[[ask]]\nkey = "with"\ntype = "choice"\nquick = true\n'
    for choices, shown, typed, answer in (
            ('["alone", "others"]', "1=alone, 2=others", "2", "others"),
            ('["alone", "others"]', "1=alone, 2=others", "OTH", "others"),
            ('["2 hours", "1 hour"]', "2 hours, 1 hour", "1", "1 hour")):
        hw = Terminal()
        hw.write("walk", WALK + choice + f"choices = {choices}\n")
        hw.start("log", "walk").answer(f"One of: {shown}", typed).end()
        assert f'with = "{answer}"\n' in hw.read("walk"), hw.read("walk")


def change_asks_how_likely_something_smaller_is():
    walk = WALK + 'what = "The park"\nbaby_step = "Shoes on"\n'
    hw = Terminal()
    hw.write("walk", walk + "confidence = 40\n")
    hw.start("change", "walk", "--smaller")
    hw.answer("How likely is it now that you do it, 0-100?", "90%").end()
    assert hw.read("walk").endswith('what = "Shoes on"\nconfidence = 90\n')

    hw.write("walk", walk + "confidence = 40\n")
    hw.start("change", "walk", "--smaller")
    hw.answer("How likely is it now that you do it, 0-100?", "")
    assert "hw change walk --confidence NUMBER" in hw.end()
    assert hw.read("walk").endswith('what = "Shoes on"\n')

    before = walk + "confidence = 40\n"
    hw.write("walk", before)
    hw.start("change", "walk", "--smaller").expect("How likely").type(CTRL_C)
    assert "Nothing was changed." in hw.end(130)
    assert hw.read("walk") == before

    for text, arguments in ((walk, []), (before, ["--confidence", "80"])):
        hw.write("walk", text)
        hw.start("change", "walk", "--smaller", *arguments)
        assert "How likely" not in hw.end()


def a_question_reads_as_it_is_asked():
    hw = Terminal()
    hw.write("bus", BUS.replace(
        'text = "What do you expect?"',
        'text = "What do you expect?"\ntext_after = "What did you expect?"')
        .replace('text = "How strong is the fear?"',
                 'text = "How strong is the fear?"\n'
                 'text_after = "How strong was it?"\n'
                 'labels = ["none", "some", "strong"]')
        .replace("[0, 100]", "[-1, 1]"))
    hw.start("log", "bus", "--before", "--step", "1")
    hw.answer("What do you expect?", "stares")
    hw.answer("How strong is the fear? (-1-1) -1=none, 0=some, 1=strong "
              "Before:", "1").end()
    hw.start("log", "bus", "--step", "1")
    hw.answer("Did you stay?", "y")
    hw.answer("How strong was it? (-1-1) -1=none, 0=some, 1=strong After:",
              "0").end()
    hw.start("log", "bus", "--step", "1")
    hw.answer("What did you expect?", "stares")
    hw.answer("How strong is the fear?", "1")
    hw.answer("Did you stay?", "")
    hw.expect("How strong was it?").type(CTRL_D).end()


def a_note_that_is_asked_for_is_explained():
    hw = Terminal()
    hw.write("walk", WALK + 'ask_also = ["note"]\n')
    hw.start("log", "walk").expect("Anything else?").expect(">").type("Rain\n")
    hw.expect("Notes are on the page").end()
    hw.start("log", "walk").expect("Anything else?").expect(">").type("Fog\n")
    assert "Notes" not in hw.end()


def a_plan_is_finished_in_its_block():
    hw = Terminal()
    hw.write("bus", BUS)
    hw.start("log", "bus", "--before")
    hw.answer("Which step?", "1")
    hw.answer("What do you expect?", "stares")
    hw.answer("Before:", "70")
    assert "Planned bus for Fri 20 Nov, 10:00." in hw.end()
    planned = hw.read("bus")
    assert log_block(planned) == (
        '[[log]]\nat = 2026-11-20T10:00:00-05:00\noutcome = "planned"\n'
        'step = "Stand at the stop"\nbefore_at = 2026-11-20T10:00:00-05:00\n'
        'guess = "stares"\nfear = [70]\n')

    hw.write("bus", planned.replace("[[log]]", "# my plan\n[[log]]") + "# end\n")
    hw.start("log", "bus")
    hw.expect("What you wrote before: Step: Stand at the stop "
              "What do you expect? stares How strong is the fear? (0-100) 70")
    hw.answer("Did you stay?", "y")
    hw.answer("After:", "40")
    hw.end()
    assert hw.read("bus") == BUS + (
        "\n# my plan\n[[log]]\nat = 2026-11-20T10:00:00-05:00\n"
        'outcome = "done"\nstep = "Stand at the stop"\n'
        'before_at = 2026-11-20T10:00:00-05:00\nguess = "stares"\n'
        "fear = [70, 40]\nstayed = true\n# end\n")


def ratings_come_after_what_happened():
    ask = '\n[[ask]]\nkey = "%s"\ntype = "%s"\nwhen = "%s"\nquick = true\n'
    hw = Terminal()
    hw.write("walk", WALK + 'ask_also = ["learned", "kind_word"]\n' + "".join(
        ask % question for question in (
            ("good", "scale", "after"), ("mood", "scale", "both"),
            ("guess", "line", "before"), ("saw", "line", "after"))))
    hw.start("log", "walk", "--all", "--minutes", "5")
    for question in ("mood Before:", "guess", "saw", "A kind word",
                     "good", "mood After:", "How hard",
                     "How much did it help?", "What would help", "learn?"):
        hw.answer(question, "")
    hw.expect("Anything else?").expect(">").type(CTRL_D).end()


def all_asks_everything():
    hw = Terminal()
    hw.write("walk", WALK)
    hw.start("log", "walk", "--all", "a note")
    hw.answer("How many minutes?", "20")
    hw.answer("How hard was it? (0-10)", "11")
    hw.expect("takes a whole number from 0 to 10")
    hw.answer("How hard was it? (0-10)", "3")
    hw.answer("How much did it help? (0-10)", "7")
    hw.answer("What would help next time?", "")
    hw.answer("What did you notice or learn?", "Air")
    hw.answer("A kind word to yourself?", "")
    hw.answer("Something to talk about in session?", "")
    hw.end()
    assert log_block(hw.read("walk")).endswith(
        'minutes = 20\ndifficulty = 3\nhelped = 7\nlearned = "Air"\n'
        'note = "a note"\n')


def a_list_of_assignments_is_offered_open_ones_first():
    hw = Terminal()
    hw.write("bus", BUS)
    hw.write("air", 'title = "Air"\n')  # as needed: not open
    hw.start("log", "--before")
    hw.expect("1. Ride the bus").expect("2. Air")
    for wrong in ("3", "i", "walk"):  # "i" is in both names
        hw.expect(">").type(f"{wrong}\n")
        hw.expect("takes a number from 1 to 2, or a part of")
    hw.expect(">").type("2\n")
    hw.end()
    assert 'outcome = "planned"' in hw.read("air")


def a_part_of_a_name_chooses_from_the_list():
    hw = Terminal()
    hw.write("bus", BUS)
    hw.write("air", 'title = "Air"\n')
    hw.start("log", "--before")
    hw.expect("2. Air").expect(">").type("AIR\n")
    hw.end()
    assert 'outcome = "planned"' in hw.read("air")


def a_line_that_a_terminal_cuts_is_not_logged():
    for length, status in ((4000, 0), (5000, 1)):
        hw = Terminal()
        hw.write("walk", WALK)
        hw.start("log", "walk", "-").expect("Ctrl-D")
        hw.type("a" * length + "\nb\n" + CTRL_D)
        assert ("cuts lines" in hw.end(status)) == (status == 1)
        assert ("a" * length in hw.read("walk")) == (status == 0)


def ctrl_c_at_the_list_chooses_none():
    hw = Terminal()
    hw.write("bus", BUS)
    hw.write("walk", WALK)
    hw.start("log")
    hw.expect("Which one?").expect(">").type(CTRL_C)
    assert "Nothing was logged." in hw.end(130)
    assert (hw.read("bus"), hw.read("walk")) == (BUS, WALK)


def a_day_that_may_be_two_is_asked_about():
    hw = Terminal()
    hw.write("walk", WALK)
    hw.start("log", "walk", "a note", "--at", "10.10")
    hw.expect("1. Sat 10 Oct 2026").expect("2. ").expect(">").type("3\n")
    hw.expect("1 to 2").expect(">").type("1\n")
    hw.end()
    assert "at = 2026-10-10\n" in hw.read("walk")
    hw.start("pause", "walk", "--until", "20 May")
    hw.expect("2. Thu 20 May 2027").expect(">").type("2\n")
    hw.end()
    assert "until = 2027-05-20\n" in hw.read("walk")
    kept = hw.read("walk")
    hw.start("report", "--since", "10.10")
    hw.expect("1. Sat 10 Oct 2026").expect(">").type("1\n")
    hw.expect("# Homework since Sat 10 Oct 2026").end()
    hw.start("export", "--until", "10.10")
    hw.expect("2. ").expect(">").type("2\n").expect("assignment").end()
    hw.start("session", "next", "20", "May")
    hw.expect("2. Thu 20 May 2027").expect(">").type("2\n")
    hw.expect("Next session: Thu 20 May 2027").end()
    hw.start("session", "held", "20", "May")
    hw.expect("1. Wed 20 May 2026").expect(">").type("1\n")
    hw.expect("Session on Wed 20 May.").end()
    hw.start("finish", "walk", "--on", "20 May")
    hw.expect("Which one").expect(">").type(CTRL_C)
    assert "Nothing was changed." in hw.end(130)
    assert hw.read("walk") == kept


def a_step_that_is_repeated_is_done_when_it_is_said():
    hw = Terminal()
    hw.write("bus", 'title = "Bus"\nagreed_on = 2026-11-06\n'
             'steps = ["Stand", "Ride"]\nrepeat_steps = true\n')
    hw.start("log", "bus")
    hw.expect("1. Stand (next)").expect(">").type("1\n")
    hw.expect("Is this step done").expect(">").type("\n")
    hw.end()
    assert "step_done" not in hw.read("bus")
    hw.start("log", "bus")
    hw.expect("Which step").expect(">").type("1\n")
    hw.expect("Is this step done").expect(">").type("y\n")
    assert "Next step, when you like: Ride" in hw.end()
    assert hw.read("bus").endswith('step = "Stand"\nstep_done = true\n')
    hw.start("log", "bus")
    hw.expect("Which step").expect(">").type(CTRL_D)
    hw.end()


def nobody_is_asked_without_need():
    hw = Terminal()
    hw.write("bus", BUS)
    hw.start("log", "bus", "--set", "fear=70,45")
    assert ">" not in hw.end()
    hw.start("--no-input", "log", "bus")
    assert ">" not in hw.end()
    hw.start("log", "bus", "a note")
    assert ">" not in hw.end()


def forty_columns_and_a_plain_locale_are_enough():
    hw = Terminal(columns=40, LC_ALL="C")
    hw.write("bus", BUS.replace("Did you stay?", "Bist du geblieben, só?"))
    hw.start("log", "bus", "--step", "1")
    hw.answer("What do you expect?", "日本 e\u0301 🙂")
    hw.answer("Before:", "1")
    hw.answer("Bist du geblieben, só?", "y")
    hw.answer("After:", "2")
    hw.end()
    assert 'guess = "日本 e\u0301 🙂"' in hw.read("bus")


def help_fits_the_terminal():
    for columns in (30, 40, 59, 60, 80):
        hw = Terminal(columns=columns)
        for arguments in (["--help"], ["help"], ["log", "--help"],
                          ["help", "change"]):
            page = hw.start(*arguments).end()
            widest = max(len(line) for line in page.split("\r\n"))
            assert widest <= columns, (columns, arguments, page)
    page = Terminal(columns=40).start("log", "--help").end()
    assert ("  --obstacle WORD\r\n"
            "      What got in the way (can be\r\n") in page, page


def errors_fit_the_terminal_and_are_one_line_in_a_pipe():
    hw = Terminal(columns=40)
    hw.write("walk", WALK)
    arguments = ["log", "walk", "--at", "some day"]
    lines = hw.start(*arguments).end(2).split("\r\n")
    assert max(len(line) for line in lines) <= 40, lines
    assert lines[0].startswith('hw: --at: "some day" is not a time'), lines

    piped = subprocess.run([PROGRAM, *arguments], env=hw.environment,
                           stderr=subprocess.PIPE, text=True, check=False)
    assert piped.stderr.count("\n") == 2, piped.stderr
    assert " ".join(piped.stderr.split()) == " ".join(" ".join(lines).split())


def a_problem_of_a_file_stays_on_its_line():
    hw = Terminal(columns=40)
    hw.write("walk", WALK + "[[log]]\nat = 2026-11-07\nminutes = -1\n")
    lines = hw.start("log", "walk").end(1).split("\r\n")
    assert "assignments/walk.toml:5: " in lines[0], lines
    assert lines[0].endswith("not -1"), lines


def fitting_answer(question):
    """Something that may be typed for a question of a template."""
    choices = re.search(r"One of: (.*?)(,| Before:| After:|$)", question)
    if choices:
        return choices.group(1).split("=")[0]
    for sign, answer in (("Yes or no", "yes"), ("A time", "07:30"),
                         ("(0-3)", "2"), ("(0-", "5"), ("minutes", "10"), ("How many", "3")):
        if sign in question:
            return answer
    return 'Words, "quoted"'


def type_at_each_question(hw, end, answer_to):
    answered = -1
    while end not in hw.seen and hw.read_more():
        place = hw.seen.rfind("\n> ")
        if place > answered:
            asked = re.split("\n> [^\n]*\n", hw.seen[:place])[-1]
            answered = place
            hw.type(answer_to(" ".join(asked.split())) + "\n")
    hw.end()


def every_template_is_added_logged_and_reported():
    root = pathlib.Path(__file__).resolve().parent.parent
    for file in sorted((root / "core" / "templates").glob("*.toml")):
        hw = Terminal()
        hw.start("--no-input", "add", "--template", file.stem, "--id", "mine")
        hw.end()
        begun = hw.read("mine")
        (hw.home / "journal/assignments/mine.toml").unlink()
        type_at_each_question(
            hw.start("add", "--template", file.stem, "--id", "mine"),
            "Added", lambda question: "")
        assert hw.read("mine") == begun, f"Enter changes {file.stem}"
        asked = tomllib.loads(file.read_text()).get("ask", [])

        type_at_each_question(
            hw.start("log", "mine", "--all", "--at", "now"), "Logged",
            fitting_answer)

        saved = tomllib.loads(hw.read("mine"))
        assert saved["template"] == file.stem
        for question in asked:
            answer = saved["log"][0].get(question["key"])
            assert answer is not None, f"{file.stem}: {question['key']}"
            is_pair = question.get("when") == "both"
            assert isinstance(answer, list) == is_pair, f"{answer!r}"
        hw.start("report")
        assert saved["title"] in hw.end().replace("\\", "")


def add_asks_for_the_agreement():
    hw = Terminal()
    hw.start("add")
    hw.answer("What do you call it?", "")
    hw.expect("A word or two are enough")
    hw.answer("What do you call it?", "Evening walk")
    hw.answer("What exactly do you want to try?", "Around the block")
    hw.answer("Why might it help?", "")
    hw.answer("How often?", "sometimes")
    hw.expect("Write it like this: daily")
    hw.answer("How often?", "3/week")
    hw.answer("What is the smallest version that counts?", "Shoes on")
    hw.answer("When and where?", "After supper")
    hw.answer("What could get in the way, and what then?", "If rain, umbrella")
    hw.answer("How likely is it that you do it, 0-100?", "60")
    hw.answer("Would a smaller version be more likely?", "To the corner")
    hw.answer("How likely is it that you do that, 0-100?", "85")
    screen = hw.end()
    assert "Added evening-walk" in screen and "First: Shoes on" in screen
    assert hw.read("evening-walk") == (
        'title = "Evening walk"\nwhat = "Around the block"\n'
        'baby_step = "Shoes on"\ncue = "After supper"\n'
        'if_then = ["If rain, umbrella"]\nconfidence = 60\n'
        'agreed_on = 2026-11-20\nschedule = "3/week"\n\n[[change]]\n'
        'on = 2026-11-20\nwhat = "To the corner"\nconfidence = 85\n')
    hw.start("undo").end()
    assert hw.read("evening-walk") is None


def yes_and_no_are_no_smaller_version():
    for given, answers, change in (
            (("--baby-step", "Shoes on"), ("Y", "80"),
             'what = "Shoes on"\nconfidence = 80\n'),
            ((), ("yes", "no", "Shoes on", ""), 'what = "Shoes on"\n'),
            ((), ("y", ""), None), ((), ("y", "<", "No", ), None),
            (("--baby-step", "Shoes on"), ("y", "<", "n"), None),
            (("--baby-step", "Shoes on"), ("n",), None), ((), ("",), None)):
        hw = Terminal()
        hw.start("add", "Walk", "--what", "The park", "--why", "Air",
                 "--schedule", "daily", "--confidence", "40", *given)
        for question in ("When and where?", "What could get in the way",
                         *["smallest version that counts?"] * (not given)):
            hw.answer("?", "")
        hw.expect("Would a smaller version be more likely?")
        for answer in answers:
            hw.expect(">").type(
                answer if answer in ("", "<") else CTRL_U + answer).type("\n")
        hw.end()
        saved = hw.read("walk")
        assert 'what = "The park"' in saved, saved
        assert "confidence = 40" in saved, saved
        assert saved.partition("[[change]]\non = 2026-11-20\n")[2] == (
            change or ""), saved


def add_asks_for_what_was_not_given():
    hw = Terminal()
    hw.start("add", "Walk", "--schedule", "daily", "--what", "x", "--why", "y",
             "--confidence", "95")
    hw.answer("What is the smallest version that counts?", "")
    hw.answer("When and where?", "")
    hw.answer("What could get in the way, and what then?", "")
    screen = hw.end()
    assert "smaller version be more likely" not in screen
    assert hw.read("walk") is not None


def what_a_template_says_is_suggested():
    hw = Terminal()
    hw.start("add", "--template", "exposure", "--schedule", "2/week")
    hw.expect("Enter to skip or to take what is offered")
    hw.answer_offer("What do you call it?", "Getting closer, step by step",
                    "Bus")
    hw.answer("What do you want it for?", "Sundays at Dad's")
    hw.expect("What exactly do you want to try?").expect(
        "Take one step").type("\n")
    hw.answer("Which steps are there?", "Stand")
    hw.answer("And the next one?", "Ryde")
    hw.answer("And the next one?", "<")
    hw.answer_offer("And the next one? Enter if that was the last.", "Ryde",
                    "Ride")
    hw.answer("And the next one?", "")
    hw.answer_offer("smallest version that counts?",
                    "Two minutes on the lowest step", "")
    hw.answer("When and where?", "After work")
    hw.expect("what then? If ..., then I ...").expect(
        "If it is too much").type(CTRL_U + "If I shake\n")
    hw.answer("How likely is it that you do it, 0-100?", "95")
    hw.end()
    saved = tomllib.loads(hw.read("bus"))
    assert saved["steps"] == ["Stand", "Ride"] and saved["cue"] == "After work"
    assert saved["goal"] == "Sundays at Dad's" and saved["repeat_steps"]
    assert saved["what"].startswith("Take one step"), saved
    assert saved["baby_step"] == "Two minutes on the lowest step"
    assert saved["if_then"] == ["If I shake"]


def a_record_is_asked_for_little():
    hw = Terminal()
    hw.start("add", "--template", "sleep", "Nights")
    hw.answer("How often? For example: daily, 3/week, mon wed fri, once, as "
              "needed [daily]", "")
    hw.answer_offer("When and where?", "With the first cup of the day",
                    "In bed").end()
    assert 'cue = "In bed"' in hw.read("nights")


def steps_of_a_file_are_suggested():
    hw = Terminal()
    (hw.home / "bus.toml").write_text(
        BUS + '\n[[log]]\nat = 2026-11-07\nnote = "x"\n')
    hw.start("add", "Bus", "--from", str(hw.home / "bus.toml"))
    hw.answer("What do you want it for?", "")
    hw.answer("What exactly do you want to try?", "")
    hw.answer("Why might it help?", "")
    hw.answer("How often? For example: daily, 3/week, mon wed fri, once, as "
              "needed [daily]", "")
    hw.answer_offer("one at a time.", "Stand at the stop", "")
    hw.answer_offer("the last.", "Ride one stop", "Ride two")
    hw.answer("And the next one?", "")
    hw.expect("smallest version").expect(">").type(CTRL_D)
    hw.end()
    assert 'steps = ["Stand at the stop", "Ride two"]' in hw.read("bus")


def the_beginning_of_a_window_that_may_be_two_is_asked_about():
    for command in (("find", "bus"), ("progress",), ("export",), ("report",)):
        hw = Terminal()
        hw.write("bus", BUS)
        hw.start(*command, "--since", "10.10")
        hw.answer('Which one is "10.10"?', "1").end()


def a_pasted_list_is_as_many_steps():
    hw = Terminal()
    hw.start("add", "Bus", "--template", "exposure", "--schedule", "2/week")
    hw.expect("What do you want it for?").expect(">").type("\n")
    hw.expect("What exactly do you want to try?").expect(">").type("\n")
    hw.expect("Which steps are there?").expect(">").type(
        "Stand\nRide one stop\n\nRide two\n")
    hw.answer("And the next one?", "Get off")
    hw.answer("And the next one?", "")
    hw.expect("smallest version").expect(">").type(CTRL_D)
    hw.end()
    assert tomllib.loads(hw.read("bus"))["steps"] == [
        "Stand", "Ride one stop", "Ride two", "Get off"]


def add_can_be_left_at_any_time():
    hw = Terminal()
    hw.start("add", "Walk")
    hw.answer("What exactly do you want to try?", "Around the block")
    hw.expect("Why might it help?").expect(">").type(CTRL_C)
    assert "Nothing was added." in hw.end(130)
    assert hw.read("walk") is None

    hw.start("add", "Walk")
    hw.answer("What exactly do you want to try?", "Around the block")
    hw.expect("Why might it help?").expect(">").type(CTRL_D)
    hw.end()
    assert 'what = "Around the block"' in hw.read("walk")


def add_without_a_title_adds_nothing():
    hw = Terminal()
    hw.start("add")
    hw.expect("What do you call it?").expect(">").type(CTRL_D)
    hw.end(2)
    assert not (hw.home / "journal" / "assignments").exists()


PLANNED = """[[session]]
at = 2026-11-13T15:00:00-05:00  # on the phone
status = "planned"
"""


def with_a_session_that_is_over():
    hw = Terminal()
    hw.write("walk", WALK)
    hw.write("../sessions", PLANNED)
    return hw


def a_session_that_is_over_is_asked_about_before_a_page():
    hw = with_a_session_that_is_over()
    hw.start("report").answer(
        "Did the session on Fri 13 Nov take place? [y/n]", "maybe")
    hw.expect("takes yes or no").expect(">").type("y\n")
    hw.expect("since").end()
    assert hw.read("../sessions") == PLANNED.replace("planned", "held")
    assert "take place" not in hw.start("report").end()
    hw.start("undo").end()
    assert hw.read("../sessions") == PLANNED


def a_session_can_be_left_open():
    hw = with_a_session_that_is_over()
    hw.start("session").answer("take place?", "")
    assert "Unconfirmed: Fri 13 Nov, 15:00." in hw.end()
    hw.start("report").expect("take place?").expect(">").type(CTRL_D).end()
    hw.start("report").expect("take place?").expect(">").type(CTRL_C).end(130)
    assert hw.read("../sessions") == PLANNED


def the_next_session_and_the_last_one_are_one_step():
    hw = with_a_session_that_is_over()
    hw.start("session", "next", "fri", "15:00").answer("take place?", "n")
    assert "Next session: Fri 20 Nov, 15:00." in hw.end()
    assert hw.read("../sessions") == PLANNED.replace("planned", "cancelled") + (
        "\n[[session]]\nat = 2026-11-20T15:00:00-05:00\n"
        'status = "planned"\n')
    hw.start("undo").end()
    assert hw.read("../sessions") == PLANNED


def of_two_sessions_one_is_chosen():
    hw = with_a_session_that_is_over()
    hw.start("session", "next", "fri", "15:00").answer("take place?", "").end()
    hw.start("session", "cancelled").expect("1. Fri 13 Nov, 15:00")
    hw.expect("2. Fri 20 Nov, 15:00").expect(">").type("2\n")
    assert "Cancelled: the session on Fri 20 Nov, 15:00." in hw.end()


def with_an_entry():
    hw = Terminal()
    hw.write("bus", BUS + """
[[log]]
at = 2026-11-18T13:00:00-05:00  # noon
outcome = "done"
step = "Stand at the stop"
learned = "It went down"
note = \"\"\"
two
lines\"\"\"
guess = "They stare"
fear = [70, 40]
mood = 3

[[log]]
at = 2026-11-18T08:00:00-05:00
outcome = "tried"
""")
    return hw


def keep(hw, question, answer):
    """What stands there, to be edited or in brackets, is taken with Enter."""
    hw.expect(question).expect(answer).type("\n")


def amend_asks_again_with_the_answers_there():
    hw = with_an_entry()
    before = hw.read("bus")
    hw.start("amend", "bus").expect("Which step?").expect("[1]")
    hw.expect(">").type("2\n")
    keep(hw, "What do you expect?", "They stare")
    hw.expect("Before:").expect("[70]").expect(">").type("80\n")
    hw.answer("Did you stay?", "yes")
    keep(hw, "After:", "[40]")
    keep(hw, "notice or learn?", "It went down")
    hw.answer("Anything else?", "")
    shown = " ".join(hw.end().split())
    assert 'step: "Stand at the stop", now "Ride one stop"' in shown, shown
    assert hw.read("bus") == before.replace(
        'step = "Stand at the stop"', 'step = "Ride one stop"').replace(
        "fear = [70, 40]", "fear = [80, 40]").replace(
        "mood = 3\n", "mood = 3\nstayed = true\n")


def amend_changes_nothing_with_enter_or_ctrl_c():
    hw = with_an_entry()
    before = hw.read("bus")
    hw.start("amend", "bus")
    keep(hw, "Which step?", "[1]")
    keep(hw, "What do you expect?", "They stare")
    keep(hw, "Before:", "[70]")
    hw.answer("Did you stay?", "")
    keep(hw, "After:", "[40]")
    keep(hw, "notice or learn?", "It went down")
    hw.answer("Anything else?", "")
    assert "Nothing was changed." in hw.end()
    hw.start("amend", "bus").answer("Which step?", "2")
    hw.expect("What do you expect?").expect("They stare").type(CTRL_C)
    assert "Nothing was changed." in hw.end(130)
    assert hw.read("bus") == before


def amend_takes_away_what_is_cleared_in_the_line():
    hw = with_an_entry()
    before = hw.read("bus")
    hw.start("amend", "bus")
    keep(hw, "Which step?", "[1]")
    cleared = "\n" if TERM == "dumb" else "\x15\n"  # Ctrl-U
    hw.expect("What do you expect?").expect("They stare").type(cleared)
    hw.expect("Before:").expect(">").type(CTRL_D).end()
    assert hw.read("bus") == (before if TERM == "dumb" else
                              before.replace('guess = "They stare"\n', ""))


def of_several_entries_one_is_chosen():
    hw = with_an_entry()
    hw.start("amend", "bus", "18 nov", "--minutes", "5")
    hw.expect('1. Wed 18 Nov, 13:00, "two lines"')
    hw.answer("2. Wed 18 Nov, 08:00, tried", "2").end()
    assert hw.read("bus").endswith('outcome = "tried"\nminutes = 5\n')


def remove_shows_the_entry_and_asks():
    hw = with_an_entry()
    before = hw.read("bus")
    hw.start("remove", "bus", "1").expect("Note: two").expect("lines")
    hw.answer("Remove bus 1? [y/N]", "")
    assert "Nothing was changed." in hw.end()
    hw.start("remove", "bus", "1").expect("[y/N]").type(CTRL_C).end()
    hw.start("remove", "bus", "--assignment").answer(
        "Delete bus and its 2 entries? [y/N]", "n").end()
    assert hw.read("bus") == before
    hw.start("remove", "bus", "1").answer("[y/N]", "y").end()
    assert "two" not in hw.read("bus")
    hw.start("remove", "bus", "--assignment").answer("[y/N]", "y").end()
    assert hw.read("bus") is None
    hw.start("undo").end()
    hw.start("undo").end()
    assert hw.read("bus") == before


def main():
    global TERM
    wanted = sys.argv[2] if len(sys.argv) > 2 else ""
    tests = [test for name, test in globals().items()
             if callable(test) and not isinstance(test, type)
             and name not in (
                 "main", "log_block", "fitting_answer", "with_an_entry", "keep",
                 "type_at_each_question", "with_a_session_that_is_over")
             and wanted in name
             and test.__module__ == "__main__"]
    for TERM in ("xterm", "dumb"):
        for test in tests:
            print(TERM, test.__name__.replace("_", " "), flush=True)
            test()
    print(f"{2 * len(tests)} passed, 0 failed")
    sys.exit(0 if tests else 1)


if __name__ == "__main__":
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    main()
