#!/bin/sh
# Holds examples/report.md and report.html to what the sample journal gives.
#
#   tests/sample.sh PROGRAM
#
# With UPDATE=1 in the environment, the files become what they are now.
set -eu
hw=$1
cd "$(dirname "$0")/../examples"
page() {
  TZ=UTC "$hw" --journal journal --now "$(cat now)" report --format "$1"
}

for format in md html; do
  [ "${UPDATE:-}" != 1 ] || page $format >report.$format
  page $format | diff -u report.$format -
done
