#!/bin/sh
# Holds the pages in examples to what the sample journals give.
#
#   tests/sample.sh PROGRAM
#
# With UPDATE=1 in the environment, the files become what they are now.
set -eu
hw=$1
cd "$(dirname "$0")/../examples"

# JOURNAL FILE-WITH-THE-TIME PAGE
hold() {
  for format in md html; do
    page=$(mktemp)
    TZ=UTC "$hw" --journal "$1" --now "$(cat "$2")" --quiet \
      report --format $format >"$page" 2>/dev/null
    [ "${UPDATE:-}" != 1 ] || cat "$page" >"$3.$format"
    diff -u "$3.$format" "$page"
    rm "$page"
  done
}

hold journal now report
hold low-mood low-mood/now-good low-mood-good
hold low-mood low-mood/now-bad low-mood-bad
