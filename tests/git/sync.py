"""Several clones of a journal, kept the same with `hw sync`.

    tests/git/sync.py PROGRAM [STRIDE [NAME...]]

STRIDE is 1 for all tests, 10 for every tenth; NAME runs those that have it in
theirs.
"""

import pathlib
import random
import shutil
import subprocess
import sys
import time

from journals import Place, check, main


def begin(place):
    """A journal with an assignment, sent to a hub, and a clone of it."""
    hub = place.hub()
    one = place.journal("one")
    one.hw("init", "--git")
    one.hw("add", "Walk", "--schedule", "daily")
    one.git("remote", "add", "origin", hub)
    one.hw("sync", "--yes")
    two = place.clone(hub, "two")
    two.hw("sync", "--yes")
    return one, two


def begin_with_two_entries(place):
    """The same with the entries "a" and "b", and the file's text without "b"."""
    one, two = begin(place)
    for day, note in enumerate("ab", 20):
        one.hw("--now", f"2026-11-{day}T20:00:00Z", "log", "walk", note)
    one.hw("sync")
    two.hw("sync")
    text = one.walk().read_text()
    return one, two, text[: text.rindex("\n[[log]]")]


def three_clones_come_to_the_same(place):
    chance = random.Random(7)
    journals = [*begin(place), place.clone(place.root / "hub.git", "three")]
    journals[2].hw("sync", "--yes")
    notes = []
    for number in range(24):
        journal = chance.choice(journals)
        if chance.random() < 0.6:
            notes.append(f"note {number:02}")
            time = f"2026-11-20T{number:02}:00:00+00:00"
            journal.hw("--now", time, "log", "walk", notes[-1])
        else:
            journal.hw("sync")
    for journal in journals + journals:
        journal.hw("sync")
    for journal in journals:
        check(journal.notes() == notes, journal.folder, journal.notes(), notes)
        check(journal.bytes() == journals[0].bytes(), journal.folder)
        check(journal.git("status", "--porcelain").stdout == "")


def it_says_what_came_and_went(place):
    one, two = begin(place)
    one.hw("log", "walk", "a")
    two.hw("log", "walk", "b")
    two.hw("pause", "walk")
    told = one.hw("sync").stdout
    check(told == "Sent: an entry\n", told)
    told = two.hw("sync").stdout
    check(told == "Received: an entry\nSent: an entry and other changes\n", told)
    check("Already up to date\n" == two.hw("sync").stdout)


def first_use_asks(place):
    hub = place.hub()
    one = place.journal("one")
    one.hw("init", "--git")
    secret = f"file://me:secret@{hub}"
    one.git("remote", "add", "origin", secret)
    told = one.hw("sync", status=1).stderr
    check("hw sync --yes" in told and "secret" not in told, told)
    check(place.run("git", "-C", hub, "branch").stdout == "")
    one.git("remote", "set-url", "origin", hub)
    one.hw("sync", "--yes")
    one.hw("sync")
    other = place.hub("other.git")
    one.git("remote", "set-url", "origin", other)
    check("other.git" in one.hw("sync", status=1).stderr)


def it_wants_a_repository(place):
    one = place.journal("one")
    one.hw("init")
    check("hw init --git" in one.hw("sync", status=1).stderr)
    one.hw("init", "--git")
    check("remote add origin" in one.hw("sync", status=1).stderr)
    check(one.git("log", "--format=%s").stdout == "Update the journal\n")


def offline_loses_nothing(place):
    one, two = begin(place)
    hub = place.root / "hub.git"
    hub.rename(place.root / "away")
    one.hw("log", "walk", "a")
    told = one.hw("sync", status=1).stderr
    check("could not be reached" in told and "are committed" in told, told)
    one.hw("sync", status=1)
    (place.root / "away").rename(hub)
    one.hw("sync")
    two.hw("sync")
    check(two.notes() == ["a"])


def when_git_is_called(place, word, command):
    """Runs `command` once, before the git that has `word` among its words."""
    folder = place.root / "wrapped"
    folder.mkdir()
    git = folder / "git"
    git.write_text(
        '#!/bin/sh\n'
        f'case " $* " in *" {word} "*) [ -e "$0.done" ] ||'
        f' {{ touch "$0.done"; {command}; }};; esac\n'
        f'PATH={place.env["PATH"]} exec git "$@"\n'
    )
    git.chmod(0o755)
    return {"PATH": f"{folder}:{place.env['PATH']}"}


def a_faster_push_is_fetched(place):
    """Another device sends between our fetch and our push."""
    one, two = begin(place)
    two.hw("log", "walk", "b")
    one.hw("log", "walk", "a")
    one.hw("sync", env=when_git_is_called(
        place, "push", f"hw --journal {two.folder} sync"))
    check(one.notes() == ["a", "b"], one.notes())
    two.hw("sync")
    check(two.bytes() == one.bytes())


def what_is_logged_meanwhile_is_sent_too(place):
    for moment in ("fetch", "merge-base", "push"):
        with Place(sys.argv[1]) as other:
            one, two = begin(other)
            one.hw("log", "walk", "c")
            two.hw("log", "walk", "b")
            two.hw("sync")
            one.hw("sync", env=when_git_is_called(
                other, moment,
                f"hw --journal {one.folder} log walk a >/dev/null &"
                " [ $moment = merge-base ] || wait"
                .replace("$moment", moment)))
            one.hw("sync")
            two.hw("sync")
            check(two.notes() == ["a", "b", "c"], moment, two.notes())
            check(one.bytes() == two.bytes(), moment)


def what_an_editor_saves_meanwhile_stays(place):
    """Just before what was merged is written to the folder."""
    one, two = begin(place)
    two.hw("log", "walk", "b")
    two.hw("sync")
    one.hw("log", "walk", "a")
    one.hw("sync", env=when_git_is_called(
        place, "merge-base", f"echo '# mine' >>{one.walk()}"))
    two.hw("sync")
    check(one.notes() == ["a", "b"] and "# mine" in two.walk().read_text())
    check(one.bytes() == two.bytes())


def a_push_that_is_refused_is_told(place):
    one, _ = begin(place)
    hook = place.root / "hub.git/hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho full >&2\nexit 1\n")
    hook.chmod(0o755)
    one.hw("log", "walk", "a")
    told = one.hw("sync", status=1).stderr
    check("did not take it" in told and "full" in told, told)
    hook.unlink()
    check("Sent: an entry\n" == one.hw("sync").stdout)


def no_hook_or_monitor_is_run(place):
    one, two = begin(place)
    two.hw("log", "walk", "b")
    two.hw("sync")
    trap = f"#!/bin/sh\ntouch {place.root}/ran-$(basename $0)\nexit 1\n"
    for name in ("pre-commit", "commit-msg", "post-commit", "post-merge",
                 "pre-push", "post-checkout", "post-index-change",
                 "reference-transaction", "fsmonitor"):
        hook = one.file(f".git/hooks/{name}")
        hook.write_text(trap)
        hook.chmod(0o755)
    one.git("config", "core.fsmonitor", one.file(".git/hooks/fsmonitor"))
    one.git("config", "commit.gpgSign", "true")
    one.hw("log", "walk", "a")
    one.hw("check")
    one.hw("sync")
    one.hw("init", "--git")
    check(one.notes() == ["a", "b"])
    check(not list(place.root.glob("ran-*")), *place.root.glob("ran-*"))


def a_name_is_asked_for_once(place):
    one, _ = begin(place)
    (place.root / "home/gitconfig").write_text("[user]\nuseConfigOnly = true\n")
    one.hw("log", "walk", "a")
    told = one.hw("sync", status=1).stderr
    check("config user.name" in told, told)
    one.git("config", "user.name", "me")
    one.git("config", "user.email", "me@localhost")
    one.hw("sync")


def a_detached_head_is_told(place):
    one, _ = begin(place)
    one.git("checkout", "--quiet", "--detach")
    check("switch NAME" in one.hw("sync", status=1).stderr)


def what_is_staged_and_what_is_not_the_journals(place):
    one, two = begin(place)
    one.hw("log", "walk", "a")
    one.git("add", "--all")
    one.hw("log", "walk", "b")
    one.file("private.md").write_text("for my therapist\n")
    one.file("assignments/.walk.toml.swp").write_text("swap\n")
    one.hw("sync")
    two.hw("sync")
    check(two.notes() == ["a", "b"])
    check("private" not in two.git("ls-files").stdout)
    check("swp" not in two.git("ls-files").stdout)


def a_true_conflict_waits_for_a_person(place):
    one, two = begin(place)
    one.hw("log", "walk", "a")
    one.hw("sync")
    two.hw("sync")
    for journal, note in ((one, "mine"), (two, "yours")):
        text = journal.walk().read_text().replace('"a"', f'"{note}"')
        journal.walk().write_text(text)
    one.hw("log", "walk", "more")
    one.hw("sync")
    told = two.hw("sync", status=1).stderr
    next_steps = "with: hw edit walk\nThen: hw sync\n"
    check("assignments/walk.toml" in told and told.endswith(next_steps), told)
    text = two.walk().read_text()
    check('"mine"' in text and '"yours"' in text and '"more"' in text, text)
    told = two.hw("today", status=3).stderr
    check("a merge left two versions here" in told, told)
    told = two.hw("check", "--fix", status=1).all
    check("away with: hw edit walk\n" in told, told)
    told = two.hw("sync", status=1).stderr
    check(told.endswith(next_steps), told)
    hub = place.root / "hub.git"
    check("<<<<" not in place.run("git", "-C", hub, "show",
                                  "main:assignments/walk.toml").stdout)
    lines = text.splitlines(keepends=True)
    begin_, middle, end = (
        next(i for i, line in enumerate(lines) if line.startswith(marker))
        for marker in ("<<<<<<<", "=======", ">>>>>>>")
    )
    chosen = place.root / "chosen"
    chosen.write_text("".join(lines[:begin_] + lines[begin_ + 1 : middle]
                              + lines[end + 1 :]))
    two.hw("edit", "walk", env={"EDITOR": f"cp {chosen}"})
    two.hw("sync")
    one.hw("sync")
    check(one.notes() == ["more", "yours"], one.notes())
    check(one.bytes() == two.bytes())


def another_work_comes_first(place):
    one, _ = begin(place)
    one.file(".git/rebase-merge").mkdir()
    told = one.hw("sync", status=1).stderr
    check(told.startswith("hw: a rebase comes first\nGo on with it: "), told)
    check("a rebase in this journal" in one.hw("list").stderr)
    check("a rebase in this journal" not in one.hw("list", "-q").stderr)


def two_journals_become_one(place):
    """Neither is a clone, and their branches have other names."""
    one, _ = begin(place)
    other = place.journal("other")
    place.run("git", "init", "-q", "-b", "master", "other")
    other.hw("init", "--git")
    other.hw("add", "Walk", "--schedule", "daily")
    other.hw("log", "walk", "other")
    other.git("remote", "add", "origin", place.root / "hub.git")
    one.hw("log", "walk", "one")
    one.hw("sync")
    other.hw("sync", "--yes")
    one.hw("sync")
    check(one.notes() == ["one", "other"], one.notes())
    check(one.bytes() == other.bytes())


def something_else_is_left_alone(place):
    hub = place.hub()
    place.run("git", "init", "--quiet", "else")
    place.run("git", "-C", "else", "commit", "--quiet", "--allow-empty",
              "--message", "else")
    place.run("git", "-C", "else", "push", "--quiet", hub, "main")
    one = place.journal("one")
    one.hw("init", "--git")
    one.git("remote", "add", "origin", hub)
    told = one.hw("sync", "--yes", status=1).stderr
    check("something else than a journal" in told, told)


def renamed_and_deleted_files(place):
    one, two = begin(place)
    one.hw("add", "Read", "--schedule", "daily")
    one.hw("log", "walk", "a")
    one.hw("sync")
    two.hw("sync")
    one.walk().rename(one.walk("stroll"))
    one.walk("read").unlink()
    two.hw("log", "walk", "b")
    two.hw("log", "read", "c")
    one.hw("sync", "--removed")
    two.hw("sync")
    one.hw("sync")
    check(one.notes("stroll") == ["a", "b"], one.notes("stroll"))
    check(one.notes("read") == ["c"])
    check(not one.walk().exists() and not two.walk().exists())
    check(one.bytes() == two.bytes())


def nobody_is_asked_for_a_password(place):
    one, _ = begin(place)
    ask = place.root / "ask"
    ask.write_text(f"#!/bin/sh\ntouch {place.root}/asked\n")
    ask.chmod(0o755)
    ssh = place.root / "ssh"
    ssh.write_text(f'#!/bin/sh\necho "$@" >>{place.root}/ssh-words\nexit 255\n')
    ssh.chmod(0o755)
    one.git("remote", "set-url", "origin", "ssh://nobody@localhost/x")
    path = f"{place.root}:{one.place.env['PATH']}"
    env = {"PATH": path, "GIT_ASKPASS": str(ask), "SSH_ASKPASS": str(ask)}
    told = one.hw("sync", "--yes", status=1, env=env).stderr
    check("could not be reached" in told, told)
    check("BatchMode=yes" in (place.root / "ssh-words").read_text())
    check(not (place.root / "asked").exists())


def it_works_in_a_hook_and_beside_other_repositories(place):
    one, two = begin(place)
    one.hw("log", "walk", "a")
    wrong = {"GIT_DIR": str(two.file(".git")), "GIT_INDEX_FILE": "/nowhere",
             "GIT_WORK_TREE": str(two.folder), "LC_ALL": "de_DE.UTF-8"}
    check("Sent: an entry\n" == one.hw("sync", env=wrong).stdout)


def changes_are_committed_by_themselves(place):
    one, _ = begin(place)
    settings = one.file("journal.toml")
    settings.write_text(settings.read_text() + "auto_commit = true\n")
    one.hw("log", "walk", "secret words")
    one.hw("add", "Read")
    one.hw("list")
    one.hw("undo")
    subjects = one.git("log", "--format=%s%b").stdout.splitlines()
    check(subjects == ["Update the journal"] * 4, subjects)
    check(one.git("status", "--porcelain").stdout == " M journal.toml\n")
    one.file("mine.md").write_text("x")
    one.git("add", "mine.md")
    one.hw("log", "walk", "b")
    check(one.git("diff", "--cached", "--name-only").stdout == "mine.md\n")
    one.file(".git/objects").chmod(0)
    one.file(".git/HEAD").write_text("")
    told = one.hw("log", "walk", "c").stderr
    check("saved, but not committed" in told, told)
    check(one.notes() == ["b", "c", "secret words"], one.notes())


def a_clone_is_set_up_once_more(place):
    _, two = begin(place)
    two.git("config", "--unset", "merge.hw.driver")
    two.file(".gitignore").write_text("*.bak")
    two.hw("init", "--git")
    two.hw("init", "--git")
    check("merge-driver" in two.git("config", "merge.hw.driver").stdout)
    check(two.file(".gitignore").read_text() == "*.bak\n.hw/\n")
    attributes = two.file(".gitattributes").read_text()
    check(attributes.count("merge=hw") == 2, attributes)


def a_clone_becomes_private_and_stays_so(place):
    one, _ = begin(place)
    two = place.clone(place.root / "hub.git", "more")
    check(two.folder in two.open_to_others(), two.open_to_others())
    told = "Only your account can read the files here now\n"
    said = two.hw("init", "--git").stdout
    check(told in said and not two.open_to_others(), said)
    two.hw("sync", "--yes")
    one.hw("log", "walk", "a")
    one.hw("add", "Read")
    one.hw("sync")
    two.hw("log", "walk", "b")
    said = two.hw("sync").stdout
    check(told not in said and not two.open_to_others(), two.open_to_others())
    check(two.notes() == ["a", "b"] and two.walk("read").exists())
    two.walk().chmod(0o644)  # as a merge does that git makes by itself
    said = two.hw("sync").stdout
    check(told in said and not two.open_to_others(), said)


def a_new_repository_is_private(place):
    one = place.journal("one")
    check("alone now" not in one.hw("init", "--git").stdout)
    check("Nothing is wrong" in one.hw("check").stdout)
    one.hw("add", "Walk")
    one.hw("sync", status=1)
    inside = [path for path in one.file(".git").rglob("*")
              if path.stat().st_mode & 0o077
              and not {"hooks", "info"} & set(path.parts)]
    check(not inside and one.git("log").stdout, inside)


def undo_says_that_the_repository_stays(place):
    one = place.journal("one")
    one.hw("init", "--git")
    told = one.hw("undo").stdout
    check(told.startswith("Taken back: init --git, in 2 files\n"
                          "The git repository stays. All else is as it was"),
          told)
    told = one.hw("undo").stdout
    check("Taken back: init\nAll is as it was before" in told, told)


def hub_text(place, path="assignments/walk.toml"):
    return place.run("git", "-C", place.root / "hub.git", "show",
                     f"main:{path}").stdout


def damages(text):
    """What power cuts, full disks and slips make of a file."""
    return {
        "empty": b"",
        "zeros": bytes(len(text)),
        "cut off": text[:-9],
        "zeros at the end": text + bytes(3),
        "an entry fewer": text[: text.rindex(b"\n[[log]]")],
        "a key twice": text.rstrip(b"\n") + b'\nnote = "again"\n',
        "gone": None,
    }


def what_is_damaged_is_not_sent(place):
    one, two = begin(place)
    for note in ("a", "b"):
        one.hw("log", "walk", note)
    one.hw("add", "Bus")
    one.hw("sync")
    two.hw("sync")
    text = one.walk().read_bytes()
    for name, damage in damages(text).items():
        if damage is None:
            one.walk().unlink()
        else:
            one.walk().write_bytes(damage)
        one.hw("log", "bus", name)
        two.hw("log", "bus", f"not {name}")
        two.hw("sync")
        done = one.hw("sync", status=1)
        check("walk.toml" in done.stderr and "not sent" in done.stderr, name,
              done.all)
        check("hw sync --restore walk" in done.stderr, name, done.stderr)
        check(name in hub_text(place, "assignments/bus.toml"), name)
        check(hub_text(place).encode() == text, name, hub_text(place))
        told = one.hw("sync", "--restore", "walk").stdout
        check("Brought back: assignments/walk.toml\n" in told, name, told)
        check(one.notes() == ["a", "b"], name)
        two.hw("sync")
        check(one.bytes() == two.bytes(), name)


def what_came_for_a_damaged_file_is_not_lost(place):
    one, two = begin(place)
    one.hw("log", "walk", "a")
    one.hw("sync")
    two.hw("sync")
    two.hw("log", "walk", "b")
    two.hw("sync")
    one.walk().write_bytes(bytes(40))
    one.hw("sync", status=1)
    check(one.walk().read_bytes() == bytes(40))
    one.hw("sync", "--restore")
    check(one.notes() == ["a", "b"])
    check(bytes(40) in [path.read_bytes()
                        for path in one.file(".hw").rglob("*")
                        if path.is_file()])


def an_entry_that_is_put_back_stands_beside_new_ones(place):
    one, two = begin(place)
    for day, note in enumerate("ab", 20):
        one.hw("--now", f"2026-11-{day}T20:00:00Z", "log", "walk", note)
    one.hw("sync")
    text = one.walk().read_text()
    one.walk().write_text(text[: text.rindex("\n[[log]]")])
    one.hw("--now", "2026-11-22T20:00:00Z", "log", "walk", "c")
    told = one.hw("sync", status=1).stderr
    check("an entry" in told, told)
    one.hw("sync", "--restore", "walk")
    two.hw("sync")
    check(two.notes() == ["a", "b", "c"] and one.bytes() == two.bytes())


def what_came_meanwhile_is_not_removed(place):
    """A person confirms what they removed, and not what they never saw."""
    one, two, shorter = begin_with_two_entries(place)
    for number, left in enumerate((shorter, None)):
        if left is None:
            one.walk().unlink()
        else:
            one.walk().write_text(left)
        one.hw("sync", status=1)
        two.hw("--now", f"2026-11-2{number + 3}T20:00:00Z", "log", "walk",
               f"new {number}")
        two.hw("sync")
        one.hw("sync", status=None)
        one.hw("sync", "--removed")
        two.hw("sync")
        check(f"new {number}" in two.notes(), number, two.notes())
        check(one.bytes() == two.bytes(), number)
        check("b" not in one.notes(), one.notes())


def what_a_command_took_away_stays_away_while_a_file_is_held(place):
    one, two = begin(place)
    for note in ("a", "b", "c"):
        one.hw("log", "walk", note)
    one.hw("sync")
    one.hw("undo")
    walk = one.walk()
    text = walk.read_text()
    walk.write_text(text[:text.rindex("[[log]]")])
    check(one.notes() == ["a"])
    one.hw("sync", status=1)
    one.hw("sync", status=1)
    one.hw("sync", "--restore")
    check(one.notes() == ["a", "b"], one.notes())
    two.hw("sync")
    check(two.notes() == ["a", "b"], two.notes())


def a_renamed_file_with_fewer_entries_is_held(place):
    one, two, shorter = begin_with_two_entries(place)
    one.walk("stroll").write_text(shorter)
    one.walk().unlink()
    two.hw("log", "walk", "c")
    two.hw("sync")
    told = one.hw("sync", status=1).stderr
    check("stroll" in told, told)
    check(one.notes("stroll") == ["a", "c"] and not one.walk().exists())
    one.hw("sync", "--restore", "stroll")
    two.hw("sync")
    check(two.notes("stroll") == ["a", "b", "c"])
    check(one.bytes() == two.bytes())


def what_is_removed_on_purpose_is_told_on_the_other_side(place):
    one, two = begin(place)
    one.hw("add", "Bus")
    one.hw("log", "walk", "a")
    one.hw("sync")
    two.hw("sync")
    one.walk("bus").unlink()
    one.hw("undo")
    told = one.hw("sync", "--removed", "bus").stdout
    check(told == "Taken away there, too: an entry, assignments/bus.toml\n",
          told)
    told = two.hw("sync").stdout
    check("Taken away on another device: an entry, assignments/bus.toml\n"
          == told, told)
    check(one.bytes() == two.bytes() and not two.notes())


def a_version_that_cannot_be_read_is_kept_beside(place):
    """Another device, without hw, sends what a power cut left."""
    one, two = begin(place)
    one.hw("log", "walk", "a")
    one.hw("sync")
    two.hw("sync")
    three = place.clone(place.root / "hub.git", "three")
    damage = three.walk().read_bytes() + b'\n[[log]]\nnote = "cut'
    three.walk().write_bytes(damage)
    three.git("commit", "--quiet", "--all", "--message", "x")
    three.git("push", "--quiet")
    one.hw("log", "walk", "b")
    told = one.hw("sync", status=1).stderr
    check("could not be merged" in told, told)
    check(one.notes() == ["a", "b"])
    two.hw("sync")
    check(one.bytes() == two.bytes())
    copy = one.walk("walk (from another device)")
    check(copy.read_bytes() == damage)
    told = one.hw("list", status=3).stderr
    check(copy.name in told, told)


def evil(place, name="evil"):
    return place.clone(place.root / "hub.git", name)


def send(journal):
    journal.git("-c", "core.protectNTFS=false", "add", "--all", "--force")
    journal.git("commit", "--quiet", "--message", "x")
    journal.git("push", "--quiet")


def what_no_journal_has_is_not_taken(place):
    one, _ = begin(place)
    for number, path in enumerate((".hw/unfinished", ".HW/history",
                                   "a/.hw/x", "git~1/config", ".hw./x")):
        other = evil(place, f"evil{number}")
        other.file(path).parent.mkdir(parents=True, exist_ok=True)
        other.file(path).write_text("x")
        send(other)
        told = one.hw("sync", status=1).stderr
        check("none of it was taken" in told, path, told)
        check(not one.file(path).exists())
        other.git("rm", "--quiet", "--cached", path)
        send_removal(other)
        one.hw("sync")


def send_removal(journal):
    journal.git("commit", "--quiet", "--message", "x")
    journal.git("push", "--quiet")


def a_link_is_not_taken(place):
    one, _ = begin(place)
    secret = place.root / "home/secret.toml"
    secret.write_text('title = "token"\n')
    for path in ("assignments/tax.toml", "templates", "notes"):
        other = evil(place, path.replace("/", "-"))
        other.file(path).symlink_to("../home/secret.toml")
        send(other)
        told = one.hw("sync", status=1).stderr
        check("a link called" in told and path in told, told)
        other.git("rm", "--quiet", "--cached", path)
        send_removal(other)
        one.hw("sync")


def what_is_behind_a_link_of_mine_is_not_sent(place):
    one, two = begin(place)
    private = place.root / "private"
    private.mkdir()
    (private / "diary.txt").write_text("private words")
    one.file("notes").symlink_to(private)
    two.file("notes").mkdir()
    two.file("notes/diary.txt").write_text("bait")
    two.git("add", "notes")
    two.hw("sync")
    one.hw("log", "walk", "a")
    one.hw("sync", status=None)
    one.hw("sync", status=None)
    check((private / "diary.txt").read_text() == "private words")
    check("private" not in hub_text(place, "notes/diary.txt"))


def git_takes_hw_out(place):
    """Somebody made the repository by hand."""
    one = place.journal("one")
    one.hw("init")
    one.hw("add", "Walk")
    place.run("git", "init", "--quiet", "one")
    one.git("add", "--all")
    one.git("commit", "--quiet", "--message", "by hand")
    one.git("remote", "add", "origin", place.hub())
    one.hw("sync", "--yes")
    check(".hw" not in one.git("ls-files").stdout, one.git("ls-files").stdout)
    one.hw("log", "walk", "a")
    one.hw("undo")
    check(one.notes() == [])


def a_higher_format_is_not_merged(place):
    one, two = begin(place)
    one.file("journal.toml").write_text("format = 2\n")
    one.git("commit", "--quiet", "--all", "--message", "x")
    one.git("push", "--quiet")
    two.hw("log", "walk", "b")
    told = two.hw("sync", status=1).stderr
    check("format 2" in told, told)
    check("format = 1" in two.file("journal.toml").read_text())
    told = one.hw("sync", status=1).stderr
    check("format 2" in told, told)


def a_damaged_repository_is_named(place):
    def emptied(git): (git / "HEAD").write_text("")
    def zeroed(git): (git / "HEAD").write_bytes(bytes(21))
    def gone(git): (git / "HEAD").unlink()
    def slip(git): (git / "config").open("a").write('[remote "x')
    def nowhere(git):
        git.rename(git.parent / "away")
        git.write_text("gitdir: nowhere\n")
    for damage in (emptied, zeroed, gone, slip, nowhere):
        with Place(sys.argv[1]) as other:
            other.run("git", "init", "--quiet", ".")
            one, _ = begin(other)
            one.hw("log", "walk", "a")
            damage(one.file(".git"))
            told = one.hw("sync", status=1).stderr
            check("git cannot read" in told and "git says" in told, told)
            check("no branch" not in told, told)
            told = one.hw("check", status=None).all
            check(other.run("git", "log", status=None).stdout == "")


def a_repository_that_lost_its_branch_is_left_alone(place):
    one, _ = begin(place)
    one.file(".git/refs/heads/main").write_bytes(bytes(41))
    one.hw("log", "walk", "a")
    told = one.hw("sync", status=1).stderr
    check("git says" in told, told)


def the_locks_of_a_git_that_was_killed_are_removed(place):
    one, two = begin(place)
    hub = place.root / "hub.git"
    for lock in (one.file(".git/index.lock"),
                 one.file(".git/refs/heads/main.lock"),
                 one.file(".git/refs/remotes/origin/main.lock"),
                 hub / "refs/heads/main.lock"):
        two.hw("log", "walk", f"before {lock.name} of {lock.parent.name}")
        two.hw("sync")
        one.hw("log", "walk", f"{lock.name} of {lock.parent.name}")
        lock.touch()
        one.hw("sync")
        two.hw("sync")
        check(one.bytes() == two.bytes(), lock)


def a_lock_that_a_git_may_hold_is_waited_for(place):
    """A program called git works in the journal for a while."""
    one, _ = begin(place)
    other = place.root / "git-other"
    other.write_bytes(pathlib.Path(shutil.which("sleep")).read_bytes())
    other.chmod(0o755)
    lock = one.file(".git/refs/heads/main.lock")
    lock.touch()
    one.hw("log", "walk", "a")
    begun = time.monotonic()
    with subprocess.Popen([other, "1"], cwd=one.folder):
        one.hw("sync")
        check(time.monotonic() - begun > 0.9)
    check(not lock.exists())


def a_damaged_index_is_made_again(place):
    one, two = begin(place)
    one.file(".git/index").write_bytes(b"")
    one.hw("log", "walk", "a")
    one.hw("sync")
    two.hw("sync")
    check(two.notes() == ["a"])
    check(one.git("status", "--porcelain").stdout == "")


def every_address_is_confirmed(place):
    one, _ = begin(place)
    second = place.hub("second.git")
    one.git("remote", "set-url", "--add", "--push", "origin",
            place.root / "hub.git")
    one.git("remote", "set-url", "--add", "--push", "origin", second)
    one.hw("log", "walk", "private words")
    told = one.hw("sync", status=1).stderr
    check("second.git" in told and "hub.git" in told, told)
    check(not place.run("git", "-C", second, "branch").stdout)
    one.hw("sync", "--yes")
    one.hw("sync")


def a_repository_that_came_from_elsewhere_is_confirmed_anew(place):
    one, _ = begin(place)
    one.git("config", "core.sshCommand", f"touch {place.root}/ran")
    told = one.hw("sync", "--yes", status=1).stderr
    check("touch" in told and "--global" in told, told)
    one.git("config", "--unset", "core.sshCommand")
    place.run("cp", "-a", "one", "copy")
    told = place.journal("copy").hw("sync", status=1).stderr
    check("hw sync --yes" in told, told)
    one.hw("sync")


def secrets_in_addresses_are_not_printed(place):
    one, _ = begin(place)
    for url in ("https://tok3n@127.0.0.1:1/x", "https://me:pa@ss@127.0.0.1:1/x",
                "https://me:s3cret@127.0.0.1:1/x",
                "ssh://me:s3cret@127.0.0.1:1/x",
                "gcrypt::https://me:s3cret@127.0.0.1:1/x"):
        one.git("remote", "set-url", "origin", url)
        told = (one.hw("sync", status=1).all
                + one.hw("sync", "--yes", status=1).all)
        check(not any(word in told for word in ("tok3n", "s3cret", "pa@ss")),
              url, told)


def what_git_ignores_is_sent(place):
    for rule in ("*.toml", "sessions.toml", "*", "assignments/"):
        with Place(sys.argv[1]) as other:
            one, two = begin(other)
            ignored = other.root / "ignored"
            ignored.write_text(f"{rule}\n")
            one.git("config", "core.excludesFile", ignored)
            one.hw("log", "walk", "a")
            one.hw("add", "Read")
            one.hw("session", "next", "2036-11-20 15:00")
            told = one.hw("check", status=1).stdout
            check("git ignores" in told, rule, told)
            one.hw("sync")
            check("Nothing is wrong" in one.hw("check").stdout)
            two.hw("sync")
            check(one.bytes() == two.bytes(), rule)


def line_ends_stay_as_they_are(place):
    one, two = begin(place)
    one.walk().write_bytes(one.walk().read_bytes().replace(b"\n", b"\r\n"))
    one.hw("log", "walk", "a")
    one.hw("sync")
    two.hw("sync")
    check(one.bytes() == two.bytes() and b"\r\n" in two.walk().read_bytes())


def renamed_on_both_devices_a_file_is_one(place):
    one, two = begin(place)
    one.hw("log", "walk", "a")
    one.hw("sync")
    two.hw("sync")
    one.walk().rename(one.walk("stroll"))
    two.walk().rename(two.walk("hike"))
    one.hw("log", "stroll", "b")
    two.hw("log", "hike", "c")
    one.hw("sync")
    told = two.hw("sync").stdout
    check("hike.toml now" in told and "stroll.toml" in told, told)
    one.hw("sync")
    check(one.notes("hike") == ["a", "b", "c"])
    check(one.bytes() == two.bytes())


def pauses_of_two_devices_that_overlap_are_named(place):
    one, two = begin(place)
    for journal, day, last in ((one, 14, 22), (two, 16, 17)):
        journal.hw("--now", f"2036-11-{day}T10:00:00Z", "pause", "walk",
                   "--until", f"2036-11-{last}")
    one.hw("sync")
    now = ("--now", "2036-11-18T10:00:00Z")
    told = two.hw(*now, "sync").stderr
    check("assignments/walk.toml:" in told, told)
    check(two.hw(*now, "sync").stderr == "")


def criss_cross_histories_become_one(place):
    """Two devices that fetch from one another, without a hub."""
    one, two = begin(place)
    for ours, theirs in ((one, two), (two, one)):
        ours.git("remote", "set-url", "origin", theirs.folder)
        theirs.git("config", "receive.denyCurrentBranch", "ignore")
        theirs.git("config", "receive.denyNonFastForwards", "true")
    for number in range(3):
        one.hw("log", "walk", f"one {number}")
        two.hw("log", "walk", f"two {number}")
        for journal in (one, two):
            journal.git("commit", "--quiet", "--all", "--message", "x")
        for ours, theirs in ((one, two), (two, one)):
            ours.git("fetch", "--quiet", theirs.folder, "main:refs/x",
                     "--force")
        for journal in (one, two):
            journal.git("merge", "--quiet", "--no-edit", "refs/x")
    one.hw("log", "walk", "last")
    for journal in (one, two, one, two):
        journal.hw("sync", "--yes", status=None)
    check(len(set(one.notes())) == len(one.notes()) == 7, one.notes())


main([
    three_clones_come_to_the_same,
    it_says_what_came_and_went,
    first_use_asks,
    it_wants_a_repository,
    offline_loses_nothing,
    a_faster_push_is_fetched,
    what_is_logged_meanwhile_is_sent_too,
    what_an_editor_saves_meanwhile_stays,
    a_push_that_is_refused_is_told,
    no_hook_or_monitor_is_run,
    a_name_is_asked_for_once,
    a_detached_head_is_told,
    what_is_staged_and_what_is_not_the_journals,
    a_true_conflict_waits_for_a_person,
    another_work_comes_first,
    two_journals_become_one,
    something_else_is_left_alone,
    renamed_and_deleted_files,
    nobody_is_asked_for_a_password,
    it_works_in_a_hook_and_beside_other_repositories,
    changes_are_committed_by_themselves,
    a_clone_is_set_up_once_more,
    a_clone_becomes_private_and_stays_so,
    a_new_repository_is_private,
    undo_says_that_the_repository_stays,
    what_is_damaged_is_not_sent,
    what_came_for_a_damaged_file_is_not_lost,
    an_entry_that_is_put_back_stands_beside_new_ones,
    what_came_meanwhile_is_not_removed,
    what_a_command_took_away_stays_away_while_a_file_is_held,
    a_renamed_file_with_fewer_entries_is_held,
    what_is_removed_on_purpose_is_told_on_the_other_side,
    a_version_that_cannot_be_read_is_kept_beside,
    what_no_journal_has_is_not_taken,
    a_link_is_not_taken,
    what_is_behind_a_link_of_mine_is_not_sent,
    git_takes_hw_out,
    a_higher_format_is_not_merged,
    a_damaged_repository_is_named,
    a_repository_that_lost_its_branch_is_left_alone,
    the_locks_of_a_git_that_was_killed_are_removed,
    a_lock_that_a_git_may_hold_is_waited_for,
    a_damaged_index_is_made_again,
    every_address_is_confirmed,
    a_repository_that_came_from_elsewhere_is_confirmed_anew,
    secrets_in_addresses_are_not_printed,
    what_git_ignores_is_sent,
    line_ends_stay_as_they_are,
    renamed_on_both_devices_a_file_is_one,
    criss_cross_histories_become_one,
    pauses_of_two_devices_that_overlap_are_named,
])
