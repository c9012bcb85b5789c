#!/usr/bin/env python3
"""Holds Markdown pages of hostile texts to their structure, by cmark-gfm.

Usage: tests/report/markdown_structure.py PROGRAM
"""

import html.parser
import pathlib
import subprocess
import sys
import tempfile

import hostile

# What only other formats show.
hidden = {"name", "decisions", "picture"}


def is_address(tag, attributes):
    """Whether it is a link that a reader made of an address in a text."""
    return tag == "a" and dict(attributes)["href"].startswith(
        ("mailto:", "xmpp:"))


class Structure(html.parser.HTMLParser):
    """The elements of a page but for links to addresses, and its text."""

    def __init__(self):
        super().__init__()
        self.elements = []
        self.text = ""
        self.in_address = False

    def handle_starttag(self, tag, attributes):
        self.in_address = is_address(tag, attributes)
        if not self.in_address:
            self.elements.append((tag, attributes))

    def handle_endtag(self, tag):
        if tag != "a" or not self.in_address:
            self.elements.append(("/" + tag, []))

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        self.elements.append(("comment", data))

    def handle_decl(self, decl):
        self.elements.append(("declaration", decl))


def structure(markdown):
    extensions = []
    for name in ("table", "strikethrough", "autolink", "tasklist"):
        extensions += ["--extension", name]
    page = subprocess.run(
        ["cmark-gfm", "--unsafe", *extensions],
        input=markdown, check=True, capture_output=True).stdout
    parsed = Structure()
    parsed.feed(page.decode())
    parsed.close()
    return parsed


def differences(program, folder, text):
    """What is wrong with the page of `text`."""
    for name, words in (("text", text), ("twin", hostile.twin(text))):
        hostile.write_journal(folder / name, words)
    page = structure(hostile.report(program, folder / "text", "md"))
    twin = structure(hostile.report(program, folder / "twin", "md"))
    if page.elements != twin.elements:
        yield "another structure"
    seen = hostile.plain(page.text)
    for shown in hostile.shown_texts(program, folder / "text", hidden):
        if hostile.plain(shown) not in seen:
            yield f"not as typed: {shown[:60]!r}"


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    found = 0
    for text in hostile.texts:
        with tempfile.TemporaryDirectory() as folder:
            for wrong in differences(program, pathlib.Path(folder), text):
                found += 1
                print(f"{text[:60]!r}: {wrong}")
    print(f"{len(hostile.texts)} texts, {found} differences")
    sys.exit(1 if found else 0)


main()
