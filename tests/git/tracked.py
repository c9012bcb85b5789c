"""What git brought is not obeyed and not followed.

    tests/git/tracked.py PROGRAM
"""

import os
import pathlib
import sys

from journals import check, main

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from sealed import record, seal  # noqa: E402

# Forms of an index: what makes one, and what git needs to be told before.
FORMS = {
    "version 2": ((), ("update-index", "--index-version", "2")),
    "version 3": ((), ("add", "--intent-to-add", "other")),
    "version 4": ((), ("update-index", "--index-version", "4")),
    "split": ((), ("update-index", "--split-index")),
    "SHA-256": (("--object-format=sha256",), ("status",)),
}
TITLE = 'title = "Walk"\n'
PLANTED = "templates/planted.toml"


def begin(place, name, options=()):
    journal = place.journal(name)
    place.run("git", "init", "--quiet", *options, journal.folder)
    journal.hw("add", "Walk")
    journal.file("other").write_text("")
    return journal


def plant(journal):
    """A change that was cut short, and one to take back."""
    for name, applied in (("unfinished", 0), ("history", 1)):
        journal.file(f".hw/{name}").write_bytes(
            seal([record(PLANTED, TITLE, None)], applied))


def check_obeys(journal, obeys, about):
    told = journal.hw("list").stderr
    check(journal.file(PLANTED).exists() == obeys, about, told)
    check(("may not be your own" in told) != obeys, about, told)
    check(not journal.file(".hw/unfinished").exists(), about)
    journal.file(PLANTED).unlink(missing_ok=True)
    ended = journal.hw("undo", status=None)
    check((ended.returncode == 0) == obeys, about, ended.all)
    check(("hw init --git" in ended.stderr) != obeys, about, ended.all)
    check(journal.file(PLANTED).exists() == obeys, about)


def records_are_obeyed_where_git_does_not_track_them(place):
    for number, (form, (options, change)) in enumerate(FORMS.items()):
        journal = begin(place, str(number), options)
        journal.git("add", "journal.toml", "assignments", status=None)
        journal.git(*change)
        plant(journal)
        check_obeys(journal, True, form)


def no_record_is_obeyed_where_git_tracks_one(place):
    for number, (form, (options, change)) in enumerate(FORMS.items()):
        journal = begin(place, str(number), options)
        plant(journal)
        journal.git("add", "--all")
        journal.git(*change)
        check_obeys(journal, False, form)


def a_split_index_is_read_with_what_changed_since(place):
    journal = begin(place, "one")
    plant(journal)
    journal.git("add", "--all")
    journal.git("update-index", "--split-index")
    journal.git("rm", "--quiet", "--cached", ".hw/history", ".hw/unfinished",
                ".hw/lock")
    check_obeys(journal, True, "no longer tracked")
    secret = place.root / "secret.toml"
    secret.write_text(TITLE)
    journal.walk().unlink()
    journal.walk().symlink_to(secret)
    journal.git("add", "assignments/walk.toml")
    check("came with git" in journal.hw("show", "walk", status=1).stderr)


def no_record_is_obeyed_beside_an_index_that_cannot_be_read(place):
    for damage in (b"", b"DIRC", b"DIRC\0\0\0\x05", b"x" * 200):
        journal = begin(place, f"{len(damage)}")
        plant(journal)
        journal.file(".git/index").write_bytes(damage)
        check_obeys(journal, False, damage)


def it_looks_at_the_repository_above_too(place):
    place.run("git", "init", "--quiet", place.root)
    journal = place.journal("one")
    journal.hw("add", "Walk")
    plant(journal)
    place.run("git", "add", "--force", "one")
    check_obeys(journal, False, "above")


def it_looks_where_a_file_in_place_of_the_repository_says(place):
    journal = begin(place, "one")
    plant(journal)
    journal.git("add", "--all")
    journal.file(".git").rename(place.root / "kept")
    journal.file(".git").write_text("gitdir: ../kept\n")
    check_obeys(journal, False, "elsewhere")


def a_record_names_files_of_the_journal_only(place):
    for number, path in enumerate((
            ".git/config", ".GIT/config", ".git", "notes", ".profile",
            "../out.toml", "assignments/../../out.toml", "/tmp/out.toml",
            "assignments/a/b.toml", ".hw/lock", ".hw/edit/walk.toml",
            "templates/.hidden.toml", "inbox/a/b", "assignments")):
        journal = place.journal(str(number))
        journal.hw("add", "Walk")
        before = journal.bytes()
        planted = [record(path, "x", None), record(PLANTED, TITLE, None)]
        journal.file(".hw/unfinished").write_bytes(seal(planted, 0))
        told = journal.hw("due", status=1).stderr
        check(f".hw/unfinished names {path}, " in told, path, told)
        check(journal.hw("due", status=1).stderr == "", path)
        journal.file(".hw/history").write_bytes(seal(planted, 2))
        told = journal.hw("undo", status=1).stderr
        check(f".hw/history names {path}, " in told, path, told)
        check(journal.bytes() == before, path)
        told = journal.hw("log", "walk", "a").stderr
        check(f".hw/history names {path}, " in told, path, told)
        journal.hw("undo")
        check(journal.bytes() == before, path)


def begin_with_links(place):
    """A clone of a journal with links, and what they lead to."""
    one = place.journal("one")
    one.hw("init", "--git")
    one.hw("add", "Walk")
    elsewhere = place.root / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.toml").write_text(TITLE)
    for link, target in (("assignments/tax.toml", "../../elsewhere/a.toml"),
                         ("assignments/new.toml", "../../elsewhere/b.toml"),
                         ("assignments/near.toml", "walk.toml"),
                         ("assignments/git.toml", "../.git/config"),
                         ("assignments/chain.toml", "tax.toml"),
                         ("templates", "../elsewhere")):
        one.file(link).symlink_to(target)
    one.git("add", "--all")
    one.git("commit", "--quiet", "--message", "Links")
    return place.clone(one.folder, "two"), elsewhere


def links_that_came_with_git_are_not_followed_out(place):
    journal, elsewhere = begin_with_links(place)
    told = journal.hw("list", status=3).stderr
    for name in ("tax", "chain", "git"):
        check(f"{name}.toml: cannot be read: a link that came" in told, told)
        for words in (("log", name), ("show", name), ("edit", name)):
            ended = journal.hw(*words, status=1, env={"EDITOR": "false"})
            check("came with git" in ended.stderr, words, ended.all)
    for words in (("add", "New"), ("templates", "save", "walk"),
                  ("add", "Swim", "--template", "a"), ("check",),
                  ("check", "--fix")):
        ended = journal.hw(*words, status=None)
        check("came with git" in ended.all or
              journal.file("assignments/new-2.toml").exists(),
              words, ended.all)
    check(os.listdir(elsewhere) == ["a.toml"])
    check((elsewhere / "a.toml").read_text() == TITLE)


def links_within_the_journal_are_followed(place):
    journal, _ = begin_with_links(place)
    journal.hw("log", "near", "through the link")
    check(journal.notes() == ["through the link"])
    check(journal.walk("near").is_symlink())


def links_of_the_person_are_followed(place):
    journal, elsewhere = begin_with_links(place)
    journal.git("rm", "--quiet", "--cached", "assignments/tax.toml",
                "assignments/chain.toml", "templates")
    journal.hw("log", "tax", "mine")
    check('note = "mine"' in (elsewhere / "a.toml").read_text())
    journal.hw("log", "chain", "mine, too")
    check("mine, too" in (elsewhere / "a.toml").read_text())
    journal.hw("templates", "save", "walk")
    check((elsewhere / "walk.toml").exists())


main([
    records_are_obeyed_where_git_does_not_track_them,
    no_record_is_obeyed_where_git_tracks_one,
    a_split_index_is_read_with_what_changed_since,
    no_record_is_obeyed_beside_an_index_that_cannot_be_read,
    it_looks_at_the_repository_above_too,
    it_looks_where_a_file_in_place_of_the_repository_says,
    a_record_names_files_of_the_journal_only,
    links_that_came_with_git_are_not_followed_out,
    links_within_the_journal_are_followed,
    links_of_the_person_are_followed,
])
