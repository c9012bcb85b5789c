#!/usr/bin/env python3
"""Holds every fixed text that a person sees to the words of this project.

Looks at the string literals of the program and the library, at the templates,
and at what the cases in tests/cli print.
"""

import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent

# Words that judge or press. Flags, file names and words of the file format
# that a person types stand as they are.
unkind = re.compile(
    r"\b(fail\w*|miss(es|ed|ing)?|overdue|late|behind|broken|lost|reset\w*|"
    r"should|must|just|lazy|compliance|grade[sd]?|scor(e|es|ing)|"
    r"perfect|perfectly)\b",
    re.IGNORECASE,
)
loud = re.compile(r"[A-Za-z]!(\s|$)")
emoji = re.compile("[\U0001f300-\U0001faff\u2600-\u26ff\u2705\u274c]")
british = re.compile(r"\b(\w*(colour|behaviour|favour|centre)\w*)\b")

# What the TOML parser says, to be put into other words; and a kind of block of
# the file format.
not_shown = {"brackets must be contiguous", "score", "[[score]]\\n"}

def literals(text):
    """String literals and their offsets; comments and includes are no text."""
    tokens = re.compile(
        r'R"\((?P<raw>.*?)\)"|"(?P<plain>(?:[^"\\\n]|\\.)*)"'
        r"|//[^\n]*|/\*.*?\*/|'(?:[^'\\]|\\.)'|#include[^\n]*",
        re.DOTALL,
    )
    for token in tokens.finditer(text):
        found = token.group("raw") or token.group("plain")
        if found:
            yield token.start(), found


def printed(page):
    """What a case prints, which is between its first command and its files."""
    begun = False
    for number, line in enumerate(page.split("\n"), 1):
        if re.match("(new|changed|gone) ", line):
            return
        begun |= line.startswith("$ ")
        if begun and line.startswith(("  ", "! ")):
            yield number, line[2:]


def texts():
    for folder in ("cli", "core/src", "core/include"):
        for path in sorted((root / folder).rglob("*.[ch]pp")):
            source = path.read_text()
            for offset, found in literals(source):
                yield path, source.count("\n", 0, offset) + 1, found
    # These are in the words of their authors.
    verbatim = {"phq-9.toml", "gad-7.toml"}
    for path in sorted(root.glob("core/templates/*.toml")):
        if path.name in verbatim:
            continue
        for number, line in enumerate(path.read_text().split("\n"), 1):
            yield path, number, line
    for path in sorted(root.glob("tests/cli/*.txt")):
        yield from ((path, *line) for line in printed(path.read_text()))


def main():
    seen = 0
    found = 0
    for path, number, text in texts():
        seen += 1
        if text in not_shown:
            continue
        for rule in (unkind, loud, emoji, british):
            word = rule.search(text)
            if word:
                found += 1
                print(f"{path.relative_to(root)}:{number}: "
                      f'"{word.group(0).strip()}" in: {text.strip()}')
    print(f"{seen} texts, {found} words that this project does not use")
    sys.exit(1 if found or seen < 500 else 0)


if __name__ == "__main__":
    main()
