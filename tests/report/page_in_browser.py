#!/usr/bin/env python3
"""Looks at HTML pages as people do: in a browser, and on paper.

The sample page has to have its place at every width, be readable in light and
dark and on paper, and print on one sheet; and so has that of a sleep diary.
Pages of hostile texts have to be pages of text.

Usage: tests/report/page_in_browser.py PROGRAM
"""

import base64
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import devtools
import hostile

here = pathlib.Path(__file__).resolve().parent
sample = here.parent.parent / "examples" / "report.html"
look = (here / "look.js").read_text()

# What HTML says in another way, or does not show.
hidden = {"name", "ranges"}

wrong = []


def expect(truth, what):
    if not truth:
        wrong.append(what)


def ask(browser, question):
    return browser.evaluate(f"({look.strip().rstrip(';')}).{question}()")


def expect_quiet(browser, what):
    """Nothing but the file was asked for, and nobody complained."""
    for event in browser.events:
        method = event["method"]
        if method == "Network.requestWillBeSent":
            url = event["params"]["request"]["url"]
            expect(event["params"]["type"] == "Document", f"{what}: {url}")
        expect(method not in ("Runtime.consoleAPICalled", "Log.entryAdded",
                              "Runtime.exceptionThrown",
                              "Page.javascriptDialogOpening"),
               f"{what}: {method} {event['params']}")


def luminance(color):
    def linear(part):
        part /= 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055)
                                                     / 1.055) ** 2.4
    red, green, blue = (linear(float(n)) for n in
                        re.findall(r"[\d.]+", color)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def expect_readable(browser, what):
    colors = ask(browser, "colors")
    expect(len(colors) >= 3, f"{what}: {len(colors)} pairs of colors")
    for kind, front, back in colors:
        least = 4.5 if kind == "text" else 3
        expect(contrast(front, back) >= least,
               f"{what}: {kind} {front} on {back}: "
               f"{contrast(front, back):.1f}")


def expect_layout(browser, page):
    for width in (360, 768, 1280):
        browser.show(width)
        for question in ("cut", "overlaps"):
            found = ask(browser, question)
            expect(not found, f"{page} at {width} px: {question} {found[:5]}")


def roles(browser):
    """How often the tree for screen readers has what it has to have."""
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    named = [(n["role"]["value"], n.get("name", {}).get("value", ""))
             for n in nodes if not n["ignored"]]
    return {role: [name for found, name in named if found == role]
            for role in ("heading", "table", "columnheader", "rowheader",
                         "cell", "image")}


def expect_heard(browser):
    browser.show(1280)
    wide = roles(browser)
    browser.show(360)
    narrow = roles(browser)
    expect(wide["heading"][0].startswith("Homework for my session"),
           "the title is the first heading")
    expect(len(wide["heading"]) == 9, f"headings: {wide['heading']}")
    expect(len(wide["table"]) == 4, f"tables: {wide['table']}")
    expect(wide["columnheader"][:5] == ["Day", "Situation", "Thought",
                                        "Other view", "Weight 0-100"],
           f"column headers: {wide['columnheader']}")
    expect("Sat 14 Nov" in wide["rowheader"],
           f"row headers: {wide['rowheader']}")
    expect(all(wide["image"]), f"pictures: {wide['image']}")
    for role, names in wide.items():
        # An empty cell takes no room there.
        expect(len([n for n in narrow[role] if n or role != "cell"]) ==
               len([n for n in names if n or role != "cell"]),
               f"on a narrow screen: {narrow[role]}, not {names}")


def pages_on_paper(browser, folder, width, height):
    printed = browser.call("Page.printToPDF", paperWidth=width,
                           paperHeight=height, marginTop=0.5)
    pdf = folder / "page.pdf"
    pdf.write_bytes(base64.b64decode(printed["data"]))
    about = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True,
                           text=True).stdout
    words = subprocess.run(["pdftotext", pdf, "-"], check=True,
                           capture_output=True, text=True).stdout
    expect("How likely" in words, "the end of the page is on paper")
    return int(re.search(r"Pages:\s+(\d+)", about)[1])


def expect_one_sheet(browser, folder, what):
    for name, width, height in (("A4", 8.27, 11.69), ("Letter", 8.5, 11)):
        pages = pages_on_paper(browser, folder, width, height)
        expect(pages == 1, f"{what}: {pages} sheets of {name}")


def check_sample(browser, folder):
    for name in ("report", "low-mood-good", "low-mood-bad"):
        browser.show(1280)
        browser.open(sample.parent / f"{name}.html")
        for scheme, media in (("light", ""), ("dark", ""), ("light", "print")):
            browser.show(1280, scheme, media)
            expect_readable(browser, f"{name}, {scheme} {media}")
        expect_layout(browser, name)
        expect_one_sheet(browser, folder, name)
        expect_quiet(browser, name)
        if name == "report":
            expect_heard(browser)


def write_much(folder, count):
    """A week of `count` assignments, every second one with much to say."""
    (folder / "assignments").mkdir(parents=True)
    (folder / "sessions.toml").write_text(
        '[[session]]\nat = 2026-11-13T15:00:00\ntakeaway = "Go on"\n')
    for number in range(count):
        lines = [f'title = "Assignment {number}"', 'schedule = "daily"',
                 f'goal = "{"Be with people again" if number % 3 else ""}"']
        if number % 2:
            lines += ["[[ask]]", 'key = "what"', 'type = "line"',
                      "quick = true", "[[ask]]", 'key = "fear"',
                      'type = "scale"', "range = [0, 10]", 'when = "both"',
                      "quick = true"]
        for day in range(13, 20):
            lines += ["[[log]]", f"at = 2026-11-{day}T20:00:00"]
            if number % 2:
                lines += [f'what = "On day {day} {"I did it again " * 5}"',
                          f"fear = [{day % 10}, {day % 4}]",
                          f'note = "{"It went on and on, and then " * 6}"',
                          f'learned = "It was fine on day {day} {number}"']
        (folder / f"assignments/a{number:02}.toml").write_text(
            "\n".join(lines) + "\n")


def check_much_and_nothing(browser, folder, program):
    for count in (0, 1, 5, 12, 20):
        journal = folder / f"of-{count}"
        write_much(journal, count)
        page = journal / "page.html"
        page.write_bytes(subprocess.run(
            [program, "--journal", journal, "--now", "2026-11-20T10:00:00Z",
             "report", "--format", "html"], check=True,
            capture_output=True).stdout)
        browser.show(1280)
        browser.open(page)
        expect_layout(browser, f"{count} assignments")
        expect_one_sheet(browser, folder, f"{count} assignments")


def write_diary(folder):
    """Four weeks of nights, and nothing else."""
    questions = "".join(
        f'[[ask]]\nkey = "{key}"\ntype = "{kind}"\n\n' for key, kind in (
            ("bed", "time"), ("tried", "time"), ("fell_asleep", "minutes"),
            ("awake", "minutes"), ("woke", "time"), ("up", "time"),
            ("quality", "line")))
    nights = "".join(
        f"[[log]]\nat = 2026-10-{day}T08:30:00\nbed = 22:45:00\n"
        f"tried = 23:15:00\nfell_asleep = {day}\nawake = 120\n"
        f'woke = 06:30:00\nup = 07:05:00\nquality = "very good"\n\n'
        for day in range(10, 32))
    (folder / "assignments").mkdir(parents=True)
    (folder / "assignments/sleep-diary.toml").write_text(
        f'title = "Sleep diary"\ntemplate = "sleep"\n\n{questions}{nights}')


def check_diary(browser, folder, program):
    write_diary(folder)
    page = folder / "diary.html"
    page.write_bytes(subprocess.run(
        [program, "--journal", folder, "--now", "2026-11-01T10:00:00Z",
         "report", "--format", "html"], check=True,
        capture_output=True).stdout)
    browser.show(1280)
    browser.open(page)
    expect_layout(browser, "a sleep diary")
    for scheme in ("light", "dark"):
        browser.show(360, scheme)
        expect_readable(browser, f"a sleep diary, {scheme}")
    nights = [name for name in roles(browser)["rowheader"] if "Oct" in name]
    expect(len(nights) == 22, f"nights: {nights}")
    times = [text for text, *_ in ask(browser, "places")
             if re.fullmatch(r"\d+:\d\d", text)]
    # A text on two lines has two places.
    expect(len(times) == 4 * 22 + 2, f"times on {len(times)} lines")
    pages = pages_on_paper(browser, folder, 8.27, 11.69)
    expect(pages == 1, f"a sleep diary on {pages} sheets")


def check_policy(browser, folder):
    """Mark-up that got in would still be kept from doing anything."""
    intruder = ('<script>document.title = "run"</script>'
                '<img src="https://example.com/a.png">'
                "<style>h1 { color: red }</style>"
                '<p style="color: red" id="styled">a</p>')
    page = folder / "tampered.html"
    page.write_text(sample.read_text().replace("<main>", "<main>" + intruder))
    browser.open(page)
    expect(browser.evaluate("document.title") != "run", "a script was run")
    for element in ("h1", "#styled"):
        color = browser.evaluate(
            f"getComputedStyle(document.querySelector('{element}')).color")
        expect(color != "rgb(255, 0, 0)", f"a style for {element} was let in")
    asked_for = {e["params"]["requestId"] for e in browser.events
                 if e["method"] == "Network.requestWillBeSent"
                 and e["params"]["type"] != "Document"}
    refused = {e["params"]["requestId"] for e in browser.events
               if e["method"] == "Network.loadingFailed"
               and e["params"].get("blockedReason") == "csp"}
    expect(len(asked_for) == 1, f"the policy kept {len(asked_for)} waiting")
    expect(asked_for <= refused, "a picture was asked for")


def shape_of(browser, program, journal):
    page = journal / "page.html"
    page.write_bytes(hostile.report(program, journal, "html"))
    browser.open(page)
    return json.loads(ask(browser, "shape"))


def check_hostile(browser, folder, program, text):
    what = repr(text[:60])
    for name, words in (("text", text), ("twin", hostile.twin(text))):
        hostile.write_journal(folder / name, words)
    twin = shape_of(browser, program, folder / "twin")
    expect(shape_of(browser, program, folder / "text") == twin,
           f"{what}: another shape")
    expect_quiet(browser, what)
    cut = ask(browser, "cut")
    expect(not cut, f"{what}: {cut[:3]}")
    seen = hostile.plain(ask(browser, "text"))
    for shown in hostile.shown_texts(program, folder / "text", hidden):
        expect(hostile.plain(shown) in seen,
               f"{what}: not as typed: {shown[:60]!r}")


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with devtools.Browser() as browser, \
            tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        check_sample(browser, folder)
        check_policy(browser, folder)
        check_diary(browser, folder / "diary", program)
        check_much_and_nothing(browser, folder, program)
        browser.show(360)
        for number, text in enumerate(hostile.texts):
            check_hostile(browser, folder / str(number), program, text)
    for line in wrong:
        print(line)
    print(f"{len(hostile.texts)} texts and a sample, {len(wrong)} mistakes")
    sys.exit(1 if wrong else 0)


main()
