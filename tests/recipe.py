#!/usr/bin/env python3
"""Adds a field to entries and a part to the page, in a copy of the library, as
CONTRIBUTING.md says: whoever follows it loses no value and shows none that
should stay private. Counts the files that it takes.

    tests/recipe.py BUILD COMPILER [FLAG ...]

BUILD is a folder in which the library was built; it has the sources that CMake
makes.
"""
import concurrent.futures
import pathlib
import re
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parent.parent
core = root / "core"

# By file: what is there already, and what is put before it.
FIELD = {
    "include/hw/assignment.hpp": (
        "  bool proud = false;\n  std::string bring;",
        "  std::string mood_word;\n"),
    "include/hw/field_table.hpp": (
        '    Field("proud", &Entry::proud,',
        '    Field("mood_word", &Entry::mood_word,\n'
        '          {.label = "Mood", .question = "Which mood?"}),\n'),
}
PART = {
    "include/hw/report.hpp": ("  std::vector<ReportQuote> noticed;\n",
                              "  ReportLines weather;\n"),
    "src/report/page_parts.hpp": (
        '    Part{"noticed",',
        '    Part{"weather", "Weather", &Report::weather},\n'),
    "src/report/report.cpp": (
        "  report.noticed = ",
        '  report.weather.lines = {"a", "b", "c", "d", "e", "f", "g"};\n'),
}
# With the manual page. A part has its maker and the header of that, too.
FILES_OF_FIELD = 4
FILES_OF_PART = 6

EXPECTED = """\
is read: yes
is written: yes
comes back: yes
finishes a plan: yes
is in words: yes
is in JSON: yes
is in its column of CSV: yes
is on a page: no
has its part in Markdown: yes
has its part in HTML: yes
has its part in JSON: yes
is cut to its limit: yes
is in the preview: yes
"""


def patched(copy):
    for changes in FIELD, PART:
        for name, (place, line) in changes.items():
            text = (copy / name).read_text()
            if text.count(place) != 1:
                sys.exit(f"{name} has {text.count(place)} times {place!r}")
            (copy / name).write_text(text.replace(place, line + place))


def compiled(copy, build, compiler, flags):
    """The copy, eight files as one as in the presets, with the driver."""
    folders = dict(re.findall(r"^hw_folder\((\w+)\s+([\w\s]+)\)",
                              (core / "CMakeLists.txt").read_text(),
                              re.MULTILINE))
    command = [compiler, "-std=c++20", "-O0", *flags, f"-I{copy / 'include'}"]
    command += [f"-I{copy / 'src' / folder}" for folder in folders]
    units = [root / "tests/recipe/driver.cpp", build / "core/template_texts.cpp",
             build / "core/html_style.cpp"]
    for folder, names in folders.items():
        sources = [copy / f"src/{folder}/{name}.cpp" for name in names.split()]
        for first in range(0, len(sources), 8):
            units.append(copy / f"{folder}{first}.cpp")
            units[-1].write_text("".join(
                f'#include "{path}"\n' for path in sources[first:first + 8]))
    objects = [copy / f"{number}.o" for number in range(len(units))]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda unit, result: subprocess.run(
            [*command, "-c", unit, "-o", result], check=True), units, objects))
    program = copy / "driver"
    subprocess.run([compiler, *objects, "-o", program, "-lfmt", "-lutf8proc",
                    "-lpthread"],
                   check=True)
    return program


def main():
    build, compiler, *flags = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        for part in "include", "src":
            subprocess.run(["cp", "-R", core / part, copy / part], check=True)
        patched(copy)
        program = compiled(copy, pathlib.Path(build).resolve(), compiler, flags)
        said = subprocess.run([program], check=True, text=True,
                              capture_output=True).stdout
    faults = [f"it says:\n{said}"] if said != EXPECTED else []
    if len(FIELD) + 2 > FILES_OF_FIELD:
        faults.append("a field takes more files than it should")
    if len(PART) + 3 > FILES_OF_PART:
        faults.append("a part takes more files than it should")
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
