"""Several clones of a journal, kept the same with `hw sync`.

    tests/git/sync.py PROGRAM
"""

import random
import sys

from journals import Place, check


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
    check("All is the same here and there\n" == two.hw("sync").stdout)


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
    check("could not be reached" in told and "is committed" in told, told)
    one.hw("sync", status=1)
    (place.root / "away").rename(hub)
    one.hw("sync")
    two.hw("sync")
    check(two.notes() == ["a"])


def a_faster_push_is_fetched(place):
    """Another device sends between our fetch and our push."""
    one, two = begin(place)
    two.hw("log", "walk", "b")
    hook = one.file(".git/hooks/pre-push")
    hook.write_text(
        '#!/bin/sh\n[ -e "$0.done" ] && exit\ntouch "$0.done"\n'
        f"unset GIT_DIR GIT_PREFIX\nhw --journal {two.folder} sync\n"
    )
    hook.chmod(0o755)
    one.hw("log", "walk", "a")
    one.hw("sync")
    check(one.notes() == ["a", "b"], one.notes())
    two.hw("sync")
    check(two.bytes() == one.bytes())


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


def hooks_that_end_badly_are_told(place):
    one, _ = begin(place)
    hook = one.file(".git/hooks/pre-commit")
    hook.write_text("#!/bin/sh\necho not today >&2\nexit 1\n")
    hook.chmod(0o755)
    one.hw("log", "walk", "a")
    told = one.hw("sync", status=1).stderr
    check("did not commit" in told and "not today" in told, told)
    check(one.notes() == ["a"])
    hook.unlink()
    one.hw("sync")


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
    told = two.hw("today", status=None).stderr
    check("a merge in this journal is not finished" in told, told)
    check(next_steps in told and "check --fix" not in told, told)
    told = two.hw("check", "--fix", status=1).all
    check("away, with hw edit walk\n" in told, told)
    told = two.hw("sync", status=1).stderr
    check("is not finished" not in told and told.endswith(next_steps), told)
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
    one.hw("sync")
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
    hook = one.file(".git/hooks/pre-commit")
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
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
    told = "The files here are for your account alone now\n"
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


TESTS = [
    three_clones_come_to_the_same,
    it_says_what_came_and_went,
    first_use_asks,
    it_wants_a_repository,
    offline_loses_nothing,
    a_faster_push_is_fetched,
    a_push_that_is_refused_is_told,
    hooks_that_end_badly_are_told,
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
]


def main():
    failed = 0
    for test in TESTS:
        with Place(sys.argv[1]) as place:
            try:
                test(place)
            except AssertionError as error:
                failed += 1
                print(f"{test.__name__}:\n{error}\n")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
