#!/usr/bin/env python3
"""Nobody is let in, and nothing gets out: `hw` as the system sees it.

    tests/private.py PROGRAM [NAME...]

Each test is a function whose name is the sentence that it shows. NAME runs
those alone that have it in theirs.
"""

import os
import pty
import re
import shlex
import stat
import subprocess
import sys

import commands
import journals
from journals import Journal

PROGRAM = sys.argv[1]

# For another program, which gets the bytes as they are.
TABLE = ("export",)

# Every command, in an order that lets each do something.
COMMANDS = [
    ("init",), ("add", "Swim", "--what", "A lane"),
    ("add", "--template", "sleep"), ("log", "walk", "--learned", "Less than it"),
    ("log", "bus", "--minutes", "10"), ("log", "walk", "-e"), ("edit", "swim"),
    ("change", "walk", "--smaller"), ("pause", "--all"), ("resume", "--all"),
    ("finish", "swim"), ("let-go", "bus"), ("session",),
    ("session", "next", "tomorrow 15:00"), ("session", "cancelled"),
    ("session", "held"), ("agenda",), ("agenda", "A question"), ("agenda", "--talked", "1"), ("undo",), ("redo",),
    ("agenda", "--reword", "1", "A question"), ("agenda", "--remove", "1"),
    ("amend", "walk", "--note", "x"), ("amend", "walk", "-e", "--whole"),
    ("move", "walk", "1", "bus"), ("remove", "bus", "1"),
    ("undo",), ("undo",),
    ("today",), ("list", "--all"), ("show", "walk"),
    ("find", "than"), ("progress",), ("due",), ("report",),
    ("report", "-o", "page.md"), ("check",), ("check", "--fix"),
    ("templates",), ("templates", "show", "sleep"),
    ("templates", "save", "walk"), TABLE, ("help",), ("help", "support"),
    ("sync",),
]
OUTPUT = "page.md"

# Those that the person asks for an editor with.
EDITS = [("log", "walk", "-e"), ("edit", "swim"),
         ("amend", "walk", "-e", "--whole")]

WRITING_FLAGS = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")
CHANGES = re.compile(
    r"(?:rename|unlink|link|symlink|mkdir|rmdir|chmod|chown|truncate|mknod)"
    r"(?:at|at2)?$")
CALL = re.compile(r"(?P<process>\d+) +(?P<name>\w+)\((?P<rest>.*)")
PATH = re.compile(r'(?:(?:AT_FDCWD|\d+)<(?P<folder>[^>]*)>, )?"(?P<path>[^"]*)"')


class Trace:
    """What the system was asked to do by a command and what it started."""

    def __init__(self, text, here):
        self.calls = [CALL.match(line) for line in text.splitlines()]
        self.calls = [call for call in self.calls if call]
        self.own = self.calls[0]["process"]
        self.here = here

    def network(self):
        return [call.string for call in self.calls
                if call["name"] in ("socket", "connect", "bind", "sendto",
                                    "socketpair", "listen", "accept4")]

    def started(self):
        """What each program that was started was called with."""
        return [shlex.split(re.search(r"\[(.*)\]", call["rest"])[1]
                            .replace(",", " "))
                for call in self.calls if call["name"] == "execve"][1:]

    def written(self):
        """The paths of all that the command itself made or changed."""
        paths = []
        for call in self.calls:
            opens = call["name"] in ("open", "openat", "creat")
            writes = (WRITING_FLAGS.search(call["rest"]) if opens
                      else CHANGES.match(call["name"]))
            if writes and call["process"] == self.own:
                paths += [os.path.normpath(os.path.join(
                              self.here, found["folder"] or "", found["path"]))
                          for found in PATH.finditer(call["rest"])]
        return paths


def traced(journal, *arguments):
    """Runs a command under strace; what came of it, and its Trace."""
    log = journal.top / "trace"
    ended = journal.run(
        *arguments, before=("strace", "-f", "-y", "-s", "4096", "-o", str(log),
                            "-e", "trace=network,process,file,fchmod"),
        EDITOR=str(journal.top / "editor"))
    text = log.read_text()
    log.unlink()
    return ended, Trace(text, str(journal.top))


def with_editor(journal):
    editor = journal.top / "editor"
    editor.write_text("#!/bin/sh\nprintf '# mine\\n' >>\"$1\"\n")
    editor.chmod(0o700)
    return str(editor)


def every_command_is_in_the_list():
    commands.all_are_in(
        "COMMANDS of tests/private.py", {command[0] for command in COMMANDS},
        {}, commands.in_help(PROGRAM))


def no_command_uses_the_network_or_leaves_the_journal():
    with Journal(PROGRAM) as journal:
        editor = with_editor(journal)
        for command in COMMANDS:
            ended, trace = traced(journal, *command)
            assert ended.returncode in (0, 1), (command, ended)
            assert trace.network() == [], (command, trace.network())

            started = trace.started()
            if command in EDITS:
                copies = str(journal.folder / ".hw/edit/")
                assert len(started) >= 1 and started[0][0] == editor, started
                assert len(started[0]) == 2, started
                assert started[0][1].startswith(copies + "/"), started
            else:
                assert started == [], (command, started)

            outside = [path for path in trace.written()
                       if not path.startswith((str(journal.folder),
                                              "/proc/self/fd/"))]
            if command[:2] == ("report", "-o"):
                names = re.compile(r"(\.hw-\d+-\d+\.tmp|page\.md)")
                outside = [path for path in outside if not
                           names.fullmatch(os.path.basename(path))]
            assert outside == [], (command, outside)
        assert sorted(os.listdir(journal.top)) == ["editor", "journal", OUTPUT]


def git_alone_is_started_where_it_keeps_the_journal():
    """Names of files are no words of its, and so no options."""
    with Journal(PROGRAM) as journal:
        journal.succeed("init", "--git")
        journal.write("journal.toml", "auto_commit = true\n")
        (journal.top / ".gitconfig").write_text(
            "[user]\n\tname = me\n\temail = me@localhost\n")
        runs = 0
        for command in (("sync",), ("log", "walk"), ("add", "Swim"), ("undo",),
                        ("check", "--fix"), ("list",), ("report",)):
            started = traced(journal, *command)[1].started()
            assert (command[0] in ("list", "report")) == (not started), started
            for words in started:
                assert os.path.basename(words[0]) == "git", words
                assert not any(".toml" in word or "assignments" in word
                               for word in words), words
                runs += 1
        assert runs > 0


def the_program_has_no_function_of_the_network():
    needed = subprocess.run(["nm", "--dynamic", "--undefined-only", PROGRAM],
                            capture_output=True, check=True, text=True).stdout
    names = re.findall(r"^ +U (\w+)", needed, re.MULTILINE)
    assert "renameat" in names, names
    network = re.compile(r"socket(pair)?|connect|bind|listen|accept4?|"
                         r"getaddrinfo|gethostby\w+|"
                         r"(send|recv)(to|from|m?msg)?")
    assert [name for name in names if network.fullmatch(name)] == []


# To a terminal: red, a bell, a title, a line back, text that runs backwards.
HOSTILE = ("\x1b[31m\x07\x1b]0;title\x07\r\x08\x7f\u009b31m\u202etxt"
           "\u2066\x00")
IN_TOML = "".join(f"\\u{ord(character):04x}" for character in HOSTILE)
HOSTILE_WALK = f'''title = "{IN_TOML}"
goal = "{IN_TOML}"
why = "{IN_TOML}"
what = "{IN_TOML}"
baby_step = "{IN_TOML}"
cue = "{IN_TOML}"
if_then = ["{IN_TOML}"]
steps = ["{IN_TOML}", "b"]
template = "{IN_TOML}"
"{IN_TOML}" = 1

[[ask]]
key = "{IN_TOML}"
text = "{IN_TOML}"
type = "line"
when = "both"
quick = true

[[change]]
on = 2026-11-10
what = "{IN_TOML}"
why = "{IN_TOML}"

[[log]]
at = 2026-11-19T10:00:00-05:00
outcome = "not-this-time"
step = "{IN_TOML}"
obstacle = ["other"]
would_help = "{IN_TOML}"
learned = "{IN_TOML}"
kind_word = "{IN_TOML}"
note = "{IN_TOML}"
proud = true
bring = "{IN_TOML}"
"{IN_TOML}" = ["{IN_TOML}", "{IN_TOML}"]
'''
HOSTILE_TEXTS = {
    "assignments/walk.toml": HOSTILE_WALK,
    "assignments/bus.toml": f'title = "Bus"\n{IN_TOML} = \n',
    "assignments/\x1b[31mred.toml": 'title = "Red"\n',
    "sessions.toml": f'''[[session]]
at = 2026-11-13T15:00:00-05:00
takeaway = "{IN_TOML}"

[[agenda]]
at = 2026-11-15T09:10:00-05:00
text = "{IN_TOML}"
''',
    "journal.toml": f'label = "{IN_TOML}"\nname = "{IN_TOML}"\n'
                    f'support = "{IN_TOML}"\nsupport_in_report = true\n',
}
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def nothing_that_a_terminal_obeys_reaches_it():
    typed = HOSTILE.replace("\x00", "")
    more = [(*command, "--format", kind)
            for command, kinds in (
                (("today",), ("json",)), (("list", "--all"), ("json",)),
                (("show", "walk", "--all"), ("text", "json")),
                (("find", "a"), ("text", "json")),
                (("find", "--what-helped"), ("text", "json")),
                (("progress",), ("text", "md", "html", "json")),
                (("due",), ("json",)), (("session",), ("json",)),
                (("agenda",), ("json",)), (("check",), ("json",)),
                (("report", "--full"), ("md", "html", "json")))
            for kind in kinds]
    more += [("report", "--preview"), ("show", typed), ("find", typed),
             ("find", "--regex", typed), ("log", typed),
             ("log", "walk", typed, "--set", typed), ("help", typed), (typed,),
             ("log", "--at", typed), ("add", typed, "--schedule", typed),
             ("agenda", typed), ("--journal", typed), ("report", "-o", typed),
             ("templates", "show", typed), ("session", "next", typed)]
    with Journal(PROGRAM, texts=HOSTILE_TEXTS) as journal:
        editor = with_editor(journal)
        for command in (*COMMANDS, *more):
            if command == TABLE:
                continue
            ended = journal.run("--color", "never", *command, EDITOR=editor)
            for shown in (ended.stdout, ended.stderr):
                assert not RAW.search(shown.decode()), (command, shown)


def on_terminal(journal, *arguments):
    ours, theirs = pty.openpty()
    with subprocess.Popen(journal.command(*arguments), stdout=theirs,
                          stderr=subprocess.DEVNULL,
                          env=journal.environment()) as process:
        os.close(theirs)
        shown = b""
        try:
            while more := os.read(ours, 4096):
                shown += more
        except OSError:  # what Linux says when nobody writes any more
            os.close(ours)
    assert process.returncode in (0, 3), process.returncode
    return shown.decode().replace("\r\n", "\n")


def a_table_is_exact_in_a_pipe_and_safe_on_a_terminal():
    with Journal(PROGRAM, texts=HOSTILE_TEXTS) as journal:
        assert HOSTILE.encode() in journal.run(*TABLE).stdout
        shown = on_terminal(journal, *TABLE)
        assert "would_help" in shown and not RAW.search(shown), shown


def all_that_is_made_is_private_under_any_umask():
    for mask in (0o000, 0o022, 0o077):
        with Journal(PROGRAM, texts={}) as journal:
            editor = with_editor(journal)
            before = os.umask(mask)
            try:
                for command in (("add", "Walk"), ("add", "Bus"), *COMMANDS):
                    journal.run(*command, EDITOR=editor)
                # A copy that waits to be edited further.
                journal.run("edit", "walk", EDITOR="sh -c 'echo x= >>\"$0\"'")
            finally:
                os.umask(before)
            modes = {str(place.relative_to(journal.top)):
                     stat.S_IMODE(place.stat().st_mode)
                     for place in journal.folder.rglob("*")}
            modes["journal"] = stat.S_IMODE(journal.folder.stat().st_mode)
            modes[OUTPUT] = stat.S_IMODE((journal.top / OUTPUT).stat().st_mode)
            assert len(modes) > 12, modes
            for path, mode in modes.items():
                is_folder = (journal.top / path).is_dir()
                assert mode == (0o700 if is_folder else 0o600), (path, oct(mode))


# Names that are no names, and names that a shell or a program could take for
# more than a name.
NAMES = ["..", ".", "../outside", "../../outside", "/etc/passwd", "a/b", "a/",
         ".hidden", ".hw", "-x", "--force", "-rf", "a\x1b[31mb", "a\nb", "",
         "x" * 300, "../assignments/walk", "walk/../../../outside",
         "~", "$HOME", "$(touch pwned)", "`touch pwned`", "; touch pwned",
         "*", "con", "NUL"]
NAMED = [("add", "Title", "--id="), ("add", "Title", "--template="),
         ("templates", "show", "--", ""), ("show", "--", ""),
         ("templates", "save", "walk", "--name="), ("log", "--", ""),
         ("edit", "--", ""), ("change", "--smaller", "--", ""),
         ("report", "--only="), ("add", "--no-input", "--", "")]


def outside_of(journal):
    """All that lies beside the journal."""
    return {str(place): place.read_bytes() if place.is_file() else None
            for place in journal.top.rglob("*")
            if journal.folder not in (place, *place.parents)}


def no_name_leaves_its_folder():
    secret = 'title = "The secret"\nwhat = "The secret"\n'
    with Journal(PROGRAM) as journal:
        editor = with_editor(journal)
        (journal.top / "outside.toml").write_text(secret)
        (journal.top / "outside").mkdir()
        journal.write("outside.toml", secret)  # beside the folder of ids
        before = outside_of(journal)
        for name in NAMES:
            for command in NAMED:
                arguments = (*command[:-1], command[-1] + name)
                ended = journal.run(*arguments, EDITOR=editor)
                assert b"secret" not in ended.stdout + ended.stderr, arguments
        assert outside_of(journal) == before
        assert (journal.folder / "outside.toml").read_text() == secret

        folders = [place.relative_to(journal.folder).as_posix()
                   for place in journal.folder.rglob("*") if place.is_dir()]
        assert set(folders) <= {".hw", ".hw/edit", ".hw/edit/assignments",
                                "assignments", "templates"}, folders
        for folder in ("assignments", "templates"):
            for name in os.listdir(journal.folder / folder):
                assert re.fullmatch(r"[^.\-/\x00-\x1f][^/\x00-\x1f]*\.toml",
                                    name), name


def no_link_leads_hw_to_what_is_not_its_own():
    links = {".hw/history": "file", ".hw/unfinished": "file",
             ".hw/lock": "file", ".hw/edit/walk.toml": "file",
             ".hw/edit": "folder", ".hw": "folder"}
    for link, kind in links.items():
        with Journal(PROGRAM) as journal:
            editor = with_editor(journal)
            (journal.top / "file").write_text("mine\n")
            folder = journal.top / "folder"
            folder.mkdir()
            for name in ("lock", "history", "unfinished", "walk.toml"):
                (folder / name).write_text("mine\n")
            place = journal.folder / link
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            place.symlink_to(journal.top / kind)
            before = outside_of(journal)
            for command in (*COMMANDS, ("edit", "walk")):
                if command[:2] != ("report", "-o"):
                    journal.run(*command, EDITOR=editor)
            assert outside_of(journal) == before, link


journals.main([
    every_command_is_in_the_list,
    no_command_uses_the_network_or_leaves_the_journal,
    git_alone_is_started_where_it_keeps_the_journal,
    the_program_has_no_function_of_the_network,
    nothing_that_a_terminal_obeys_reaches_it,
    a_table_is_exact_in_a_pipe_and_safe_on_a_terminal,
    all_that_is_made_is_private_under_any_umask,
    no_name_leaves_its_folder,
    no_link_leads_hw_to_what_is_not_its_own,
], sys.argv[2:])
