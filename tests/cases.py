#!/usr/bin/env python3
"""Checks that run_case.py notices every kind of change to a case.

    tests/cases.py
"""

import os
import pathlib
import subprocess
import sys
import tempfile

RUN_CASE = pathlib.Path(__file__).resolve().parent / "run_case.py"

PROGRAM = """#!/bin/sh
cd "$HW_JOURNAL"
echo "said $1"; echo "told $1" >&2
echo last >>kept.toml; printf '\\r\\n\\n' >new.toml; rm gone.toml
exit 3
"""
CASE = r"""# Every kind of line.
file kept.toml
  first

  second
file gone.toml
  \x00 (esc) (no-eol)

$ hw one \
>
  said one
! told one
= 3
# The next command prints nothing.
$ touch "$HW_JOURNAL/gone.toml"

$ hw 'two ' >&2
! said two  (esc)
! told two  (esc)
= 3

gone gone.toml

changed kept.toml
@@ -1,3 +1,5 @@
  first

  second
+ last
+ last

new new.toml
  \r (esc)
   (esc)
"""
# Texts of the case, and other texts that are wrong in their place.
OTHERS = [
    ("  said one\n", "  said One\n"), ("  said one\n", ""),
    ("  said one\n", "  said one (no-eol)\n"),
    ("! told one\n", "! told One\n"), ("! told one\n", ""),
    ("! told one\n", "  told one\n"), ("= 3\n#", "= 2\n#"), ("= 3\n#", "#"),
    ("'two '", "two"), ("two  (esc)", "two"), ("toml\"\n", "toml\"\n= 1\n"),
    ("+ last\n\n", "\n"), ("+ last\n\n", "+ Last\n\n"), ("-1,3", "-2,3"),
    ("  first\n\n  second\nfile", "  first\n  second\nfile"),
    ("gone gone.toml\n", ""), ("new new.toml", "new other.toml"),
    ("  \\r (esc)\n", "  \n"), ("   (esc)\n", ""),
    ("   (esc)\n", "   (esc)\n\nnew more.toml\n  more\n"),
    ("   (esc)\n", "   (esc)\nWords\n"),
]


def main():
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder, "hw")
        program.write_text(PROGRAM)
        program.chmod(0o755)
        case = pathlib.Path(folder, "case.txt")

        def is_green(text, update=""):
            case.write_text(text)
            return subprocess.run(
                [sys.executable, "-IS", RUN_CASE, program, case], check=False,
                env=os.environ | {"UPDATE": update},
                capture_output=True).returncode == 0

        assert is_green(CASE)
        for line, other in OTHERS:
            assert line in CASE, line
            assert not is_green(CASE.replace(line, other)), (line, other)
        for line, other in OTHERS:
            if "two '" not in line and "second" not in line:
                assert is_green(CASE.replace(line, other), "1"), (line, other)
                assert case.read_text() == CASE, case.read_text()


main()
