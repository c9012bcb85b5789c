#!/bin/sh
# Holds examples/report.md to what the sample journal gives.
#
#   tests/sample.sh PROGRAM
#
# With UPDATE=1 in the environment, the file becomes what it is now.
set -eu
hw=$1
cd "$(dirname "$0")/../examples"
page() { TZ=UTC "$hw" --journal journal --now "$(cat now)" report; }

[ "${UPDATE:-}" != 1 ] || page >report.md
page | diff -u report.md -
