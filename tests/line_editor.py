#!/usr/bin/env python3
"""Every word that is typed or pasted arrives, and the terminal stays as it was.

    tests/line_editor.py PROGRAM [NAME]

Each test is a function whose name is the sentence that it shows. NAME runs
only those that have it in theirs.
"""

import fcntl
import os
import signal
import struct
import sys
import termios
import time
import tomllib

import terminal
from terminal import CTRL_C, CTRL_D, PROGRAM, Terminal

LEFT, HOME, END = "\x1b[D", "\x1b[H", "\x1b[F"
LARGEST = 1024 * 1024
QUESTIONS = {
    "text": "", "line": "", "scale": "range = [0, 100]\n", "yesno": "",
    "choice": 'choices = ["left", "stayed"]\n', "minutes": "", "time": ""}
FIVE_LINES = "first line\nsecond: 2\n\n\tfourth\nfifth"


def one_question(kind):
    return (f'title = "Ride the bus"\nagreed_on = 2026-11-06\n\n[[ask]]\n'
            f'key = "one"\ntext = "Tell"\ntype = "{kind}"\n'
            f'when = "before"\nquick = true\n'
            f'{QUESTIONS[kind]}\n[[ask]]\nkey = "next"\ntext = "Next one"\n'
            f'type = "text"\nquick = true\n')


def pour(hw, text, size=65536, delay=0.0):
    """Types `text` in pieces, and reads what is shown meanwhile."""
    data = text.encode()
    os.set_blocking(hw.terminal, False)
    while data:
        try:
            data = data[os.write(hw.terminal, data[:size]):]
        except BlockingIOError:
            pass
        if delay or data:
            time.sleep(delay)
            try:
                os.read(hw.terminal, 1 << 20)
            except BlockingIOError:
                pass
    os.set_blocking(hw.terminal, True)
    return hw


def begun(kind, **environment):
    hw = Terminal(**environment)
    hw.write("bus", one_question(kind))
    hw.start("log", "bus").expect("Tell").expect(">")
    return hw


def answers(hw):
    entry = tomllib.loads(hw.read("bus")).get("log", [{}])[-1]
    return entry.get("one"), entry.get("next")


def end_with(hw, answer):
    return hw.expect("Next one").expect(">").type(answer + "\n").end()


def pasted(text):
    return f"\x1b[200~{text}\x1b[201~"


def keys_move_in_the_middle_of_a_sentence():
    for columns, locale in ((80, "C.UTF-8"), (40, "C"), (20, "C.UTF-8")):
        hw = begun("text", columns=columns, LC_ALL=locale)
        hw.type("cafe\u0301 \u6f22\u5b57 \u05e9\u05dc\u05d5\u05dd")
        hw.type(HOME + "x" + "\x1b[C" * 4 + "y" + END + LEFT + "z\n")
        end_with(hw, "")
        assert answers(hw)[0] == (
            "xcafe\u0301y \u6f22\u5b57 \u05e9\u05dc\u05d5z\u05dd")


def a_deleted_sentence_comes_back():
    hw = begun("text")
    hw.type("one two three\x15\x19 four\x17five\n")
    end_with(hw, "")
    assert answers(hw)[0] == "one two three five"


def long_answers_arrive_whole():
    for size in (4095, 4096, 6000, LARGEST):
        text = ("word " * (size // 5 + 1))[:size - 1] + "."
        for form in (text, pasted(text)):
            hw = begun("text")
            pour(hw, form + "\r")
            hw.expect("Next one").expect(">")
            hw.type("\n").end()
            assert answers(hw)[0] == text, size


def more_than_a_note_holds_is_said_and_not_cut():
    hw = begun("text")
    hw.type("before ")
    pour(hw, pasted("a" * (LARGEST - 6)))
    hw.expect("An answer can have 1 MiB at most.").expect("before")
    hw.type("after\n")
    end_with(hw, "")
    assert answers(hw)[0] == "before after"


def pasted_lines_are_one_answer():
    for form in (pasted(FIVE_LINES), FIVE_LINES, FIVE_LINES + "\n"):
        for size, delay in ((65536, 0), (7, 0.02)):
            hw = begun("text")
            pour(hw, form, size, delay)
            if not form.endswith("\n"):
                time.sleep(0.3)
                hw.type("\n")
            end_with(hw, "mine")
            wanted = FIVE_LINES.replace("\t", " ")
            assert answers(hw) == (wanted, "mine"), (form, size, answers(hw))


def pasted_lines_never_answer_the_next_question():
    for kind in QUESTIONS:
        for form in (pasted(FIVE_LINES), FIVE_LINES + "\n"):
            hw = begun(kind)
            pour(hw, form)
            time.sleep(0.3)
            if kind not in ("text", "line"):
                if form.startswith("\x1b"):
                    hw.type("\n")
                hw.expect("Tell").expect(">").type(CTRL_C).end(130)
                assert hw.read("bus") == one_question(kind), kind
                continue
            if form.startswith("\x1b"):
                hw.type("\n")
            end_with(hw, "mine")
            wanted = FIVE_LINES.replace("\t", " ")
            if kind == "line":
                wanted = wanted.replace("\n", " ")
            assert answers(hw) == (wanted, "mine"), (kind, answers(hw))


def a_window_that_changes_changes_nothing_in_the_answer():
    hw = begun("text")
    typed = ""
    for columns in (40, 20, 80, 23, 61):
        piece = f"at {columns} \u6f22 e\u0301 and so on; "
        hw.type(piece)
        typed += piece
        fcntl.ioctl(hw.terminal, termios.TIOCSWINSZ,
                    struct.pack("HHHH", 10, columns, 0, 0))
        os.kill(hw.process, signal.SIGWINCH)
    hw.type("end\n")
    end_with(hw, "")
    assert answers(hw)[0] == typed + "end"


def a_letter_is_written_by_itself():
    hw = begun("text")
    for letter in "walk":
        hw.seen = ""
        hw.type(letter).expect(letter)
        assert hw.seen == "", repr(hw.seen)
    hw.type(CTRL_C).end(130)


def the_terminal_is_given_back():
    for how, status in ((CTRL_C, 130), (CTRL_D, 0), ("x\n", 0),
                        (signal.SIGTERM, -signal.SIGTERM),
                        (signal.SIGHUP, -signal.SIGHUP),
                        (signal.SIGQUIT, -signal.SIGQUIT)):
        hw = begun("text")
        assert not termios.tcgetattr(hw.terminal)[3] & termios.ECHO
        hw.type("abc").expect("abc")
        if isinstance(how, signal.Signals):
            os.kill(hw.process, how)
        else:
            hw.type("\x15" + how)
        if how == "x\n":
            hw.expect("Next one").expect(">").type("\n")
        while hw.read_more():
            pass
        _, outcome = os.waitpid(hw.process, 0)
        assert os.waitstatus_to_exitcode(outcome) == status, how
        assert hw.raw.rfind(b"\x1b[?2004l") > hw.raw.rfind(b"\x1b[?2004h"), how
        after = termios.tcgetattr(hw.terminal)
        os.close(hw.terminal)
        assert after[0] & termios.ICRNL and after[0] & termios.IXON, how
        assert all(after[3] & flag for flag in (
            termios.ECHO, termios.ICANON, termios.IEXTEN)), how


def ctrl_z_gives_the_terminal_back_until_one_goes_on():
    hw = Terminal(PS1="shell$ ")
    hw.write("bus", one_question("text"))
    program, terminal.PROGRAM = terminal.PROGRAM, "/bin/sh"
    hw.start("-i")
    terminal.PROGRAM = program
    hw.expect("shell$").type(f"{PROGRAM} log bus\n")
    hw.expect("Tell").expect(">").type("half a").expect("half a")
    hw.type("\x1a").expect("shell$").type("stty -a; echo 'the' end\n")
    hw.expect("speed")
    state = hw.seen
    while "the end" not in state:
        hw.read_more()
        state = hw.seen
    assert "-icanon" not in state and "-echo " not in state, state
    hw.type("fg\n").expect("half a").type(" sentence\n")
    hw.expect("Next one").expect(">").type("\n")
    hw.expect("shell$").type("exit\n")
    while hw.read_more():
        pass
    os.waitpid(hw.process, 0)
    os.close(hw.terminal)
    assert answers(hw)[0] == "half a sentence"


def a_window_that_is_closed_ends_it_at_once():
    hw = begun("text")
    hw.type("half").expect("half")
    os.close(hw.terminal)
    os.waitpid(hw.process, 0)
    assert hw.read("bus") == one_question("text")


def nothing_is_kept_of_what_was_typed():
    hw = begun("text")
    hw.type("a secret\x17\x17mine\n")
    end_with(hw, "")
    kept = [path for path in hw.home.rglob("*")
            if path.is_file() and "secret" in path.read_text(errors="replace")]
    assert not kept, kept
    assert {path.name for path in hw.home.iterdir()} == {"journal"}


def a_plain_terminal_never_cuts_an_answer():
    hw = begun("text", TERM="dumb")
    pour(hw, "a" * 5000 + "\n", 1000, 0.01)
    hw.expect("nothing of it was taken").expect(">").type("short\n")
    end_with(hw, "")
    assert answers(hw)[0] == "short"


def a_plain_terminal_takes_pasted_lines_as_one_answer():
    hw = begun("text", TERM="dumb")
    hw.type("one\ntwo\n\nfour\n")
    end_with(hw, "mine")
    assert answers(hw) == ("one\ntwo\n\nfour", "mine"), answers(hw)


def plain_output_and_the_setting_mean_plain_lines():
    for environment, setting, options in (
            ({"TERM": "dumb"}, "", []), ({"NO_COLOR": "1"}, "", []),
            ({}, "line_editor = false\n", []), ({}, "", ["--color", "never"]),
            ({"TERM": ""}, "", [])):
        hw = Terminal(**environment)
        hw.write("bus", one_question("text"))
        (hw.home / "journal/journal.toml").write_text("format = 1\n" + setting)
        hw.start(*options, "log", "bus").expect("Tell").expect(">")
        assert termios.tcgetattr(hw.terminal)[3] & termios.ICANON
        hw.type("plain\n")
        assert "\x1b" not in end_with(hw, "")
        assert answers(hw)[0] == "plain"


def main():
    wanted = sys.argv[2] if len(sys.argv) > 2 else ""
    helpers = ("main", "one_question", "pour", "begun", "answers", "end_with",
               "pasted")
    tests = [test for name, test in globals().items()
             if callable(test) and not isinstance(test, type)
             and test.__module__ == "__main__" and name not in helpers
             and wanted in name]
    for test in tests:
        print(test.__name__.replace("_", " "), flush=True)
        test()
    print(f"{len(tests)} passed, 0 failed")
    sys.exit(0 if tests else 1)


main()
