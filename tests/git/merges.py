"""Histories of a journal put together by git, in every way that git has.

    tests/git/merges.py PROGRAM [TRIALS [STRIDE]]

Each trial makes two histories at random, and looks at what merge, rebase,
cherry-pick and stash pop make of them: with the merge driver; and without it,
where git leaves conflicts in one of its styles, followed by `hw check --fix`,
which finds all versions in git, or the marked text alone. There are TRIALS of
each kind; STRIDE is 1 for all of them, 10 for every tenth.
"""

import itertools
import random
import sys

from journals import Place, check

WAYS = ["merge", "rebase", "cherry-pick", "stash"]
STYLES = ["driver", "merge", "diff3", "zdiff3"]


def text_of(entries):
    text = 'title = "Walk"\nschedule = "daily"\n'
    for at, keys in entries:
        text += f"\n[[log]]\nat = {at}\n"
        for key, value in keys.items():
            text += f"{key} = {value}\n"
    return text


class Chance(random.Random):
    """From markers alone it cannot be told which of several lines of "======="
    is one: then, `is_plain`, there is none such. And where git itself may merge,
    it takes an entry that came in place of another for the same one, without a
    word: then nothing is taken away."""

    is_plain = False
    takes_away = True


def new_entry(chance, number, device):
    at = f"2026-11-{number % 28 + 1:02}T{number // 28:02}:00:{device:02}+00:00"
    keys = {"outcome": chance.choice(['"done"', '"partly"'])}
    if chance.random() < 0.5:
        line = "-------" if chance.is_plain else "======="
        keys["note"] = chance.choice(
            ['"short"', f'"""\n[[log]]\n\n{line}\nlong\n"""'])
    return at, keys


def edited(chance, base, device):
    """What a device makes of `base`: its own entries at the end, and what its
    owner did in a text editor to a key that no other device touches. Where an
    entry was taken away, the new ones have another outcome: one that says all
    that the old one said, in its place, is the old one with another time."""
    entries = [(at, dict(keys)) for at, keys in base]
    if entries and chance.random() < 0.4:
        _, keys = chance.choice(entries)
        keys[f"helped{device}"] = str(chance.randint(1, 9))
    if entries and chance.random() < 0.2 and chance.takes_away:
        entries.pop(chance.randrange(len(entries)))
    for number in range(chance.randint(1, 3)):
        at, keys = new_entry(chance, 40 + 3 * number + device, device)
        if len(entries) < len(base) + number:
            keys["outcome"] = '"tried"'
        entries.append((at, keys))
    return entries


def expected(base, ours, theirs):
    """The entries of both, by their time; for keys, each side has its own."""
    old, our, their = dict(base), dict(ours), dict(theirs)
    result = {}
    for at in {**old, **our, **their}:
        sides = [side[at] for side in (our, their) if at in side]
        if at in old and len(sides) == 1 and sides[0] == old[at]:
            continue  # taken away
        if sides:
            result[at] = {key: value for side in sides
                          for key, value in side.items()}
    return result


def entries_in(text):
    """A naive reader of what text_of() has written."""
    result = []
    keys = {}
    lines = iter(text.splitlines())
    for line in lines:
        key, _, value = line.partition(" = ")
        if value.startswith('"""'):
            for more in lines:
                value += "\n" + more
                if more.endswith('"""'):
                    break
        if line == "[[log]]":
            keys = {}
        elif key == "at":
            result.append((value, keys))
        elif value:
            keys[key] = value
    return result


def commit(journal, entries):
    journal.walk().write_text(text_of(entries))
    journal.git("commit", "--quiet", "--all", "--message", "x")


def histories(journal, chance):
    """Two branches, ours checked out."""
    base = [new_entry(chance, number, 0) for number in range(chance.randint(0, 4))]
    journal.walk().write_text(text_of(base))
    journal.git("add", "--all")
    journal.git("commit", "--quiet", "--allow-empty", "--message", "base")
    theirs = edited(chance, base, 2)
    ours = edited(chance, base, 1)
    journal.git("checkout", "--quiet", "-B", "theirs")
    commit(journal, theirs)
    journal.git("checkout", "--quiet", "-B", "ours", "HEAD~1")
    return base, ours, theirs


def bring_together(journal, way, ours):
    """Lets git merge; any status, for there may be conflicts."""
    if way == "stash":
        journal.walk().write_text(text_of(ours))
        journal.git("stash")
        journal.git("reset", "--quiet", "--hard", "theirs")
        journal.git("stash", "pop", status=None)
        return
    commit(journal, ours)
    words = {"merge": ["merge", "--no-edit"], "rebase": ["rebase"],
             "cherry-pick": ["cherry-pick"]}[way]
    journal.git(*words, "theirs", status=None)


def go_on(journal, way):
    if way == "stash":
        journal.git("reset", "--quiet")
    elif journal.git("status", "--porcelain").stdout or way != "merge":
        journal.git("add", "--all")
        journal.git("-c", "core.editor=true", way, "--continue", status=None)


def trial(journal, seed, way, style, forgets):
    chance = Chance(seed)
    chance.is_plain = forgets
    chance.takes_away = style == "driver"
    base, ours, theirs = histories(journal, chance)
    bring_together(journal, way, ours)
    if forgets:
        journal.git("add", "--all")
    if style != "driver":
        journal.hw("check", "--fix", status=None)
    text = journal.walk().read_text()
    what = f"seed {seed}, {way}, {style}, {forgets}:\n{text}"
    check("<<<<<<<" not in text, what)
    found = entries_in(text)
    check(len(found) == len(dict(found)), "doubled", what)
    check(dict(found) == expected(base, ours, theirs), what)
    journal.hw("show", "walk")
    go_on(journal, way)
    check(journal.walk().read_text() == text, what)
    left = journal.git("status", "--porcelain").stdout
    check("U" not in left, left, what)
    start_again(journal)


def start_again(journal):
    journal.git("reset", "--quiet", "--hard")
    journal.git("checkout", "--quiet", "--force", "main")
    journal.git("stash", "clear")


def new_journal(place, style):
    journal = place.journal(style)
    journal.hw("init", "--git")
    journal.file("assignments").mkdir()
    if style != "driver":
        journal.git("config", "--remove-section", "merge.hw")
        journal.git("config", "merge.conflictStyle", style)
    journal.git("commit", "--quiet", "--allow-empty", "--message", "0")
    return journal


def main():
    trials = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    stride = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    counter = itertools.count()
    failed = 0
    with Place(sys.argv[1]) as place:
        for style in STYLES:
            journal = new_journal(place, style)
            kinds = [(way, forgets) for way in WAYS
                     for forgets in (False, True)
                     if style != "driver" or not forgets]
            for number in range(trials * len(kinds)):
                if next(counter) % stride != 0:
                    continue
                way, forgets = kinds[number % len(kinds)]
                try:
                    trial(journal, number, way, style, forgets)
                except AssertionError as error:
                    failed += 1
                    print(error)
                    start_again(journal)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
