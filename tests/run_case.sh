#!/bin/sh
# Runs one case of tests/cli and compares all that comes of it.
#
#   tests/run_case.sh PROGRAM CASE
#
# CASE is a folder of files named by role. All but `cmd` can be left out:
#
#   cmd      lines for sh, which find the program as `hw`
#   before/  the journal to begin with
#   in       standard input
#   env      lines NAME=VALUE, added to the environment
#   out err  what is written; the temporary folder is called TMP there
#   status   the exit status, if it is not 0
#   after/   the journal at the end, if it changes; without .hw/ and .git/
#
# With UPDATE=1 in the environment, out, err, status and after/ become what
# they are now. A case that makes its journal begins with an empty after/.
set -eu
umask 022
bin=$(cd "$(dirname "$1")" && pwd)
expected=$(cd "$2" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

input=/dev/null
[ ! -e "$expected/in" ] || input=$expected/in
journal=
if [ -d "$expected/before" ]; then
  journal=$expected/before
  cp -R "$journal" "$tmp/journal"
  chmod -R go= "$tmp/journal"
fi
[ ! -d "$expected/after" ] || journal=$expected/after

mkdir "$tmp/actual" "$tmp/home" "$tmp/work"
cd "$tmp/work"
set -- PATH="$bin:$PATH" HOME="$tmp/home" HW_JOURNAL="$tmp/journal" \
  HW_NOW=2026-11-20T10:00:00-05:00 TZ=America/New_York LC_ALL=C.UTF-8
if [ -e "$expected/env" ]; then
  while IFS= read -r variable || [ -n "$variable" ]; do
    set -- "$@" "$variable"
  done <"$expected/env"
fi
status=0
env -i "$@" sh "$expected/cmd" <"$input" >"$tmp/out" 2>"$tmp/err" || status=$?

cd "$tmp/actual"
sed "s|$tmp|TMP|g" "$tmp/out" >out
sed "s|$tmp|TMP|g" "$tmp/err" >err
[ "$status" -eq 0 ] || echo "$status" >status
rm -rf "$tmp/journal/.hw" "$tmp/journal/.git"

# compare EXPECTED ACTUAL KEPT: shows what differs; what is left out is empty.
# With UPDATE=1, makes KEPT what is actual instead.
outcome=0
compare() {
  [ -e "$1" ] || [ -e "$2" ] || return 0
  if [ "${UPDATE:-}" != 1 ]; then
    diff -ruN "$1" "$2" || outcome=1
  elif ! diff -ruN "$1" "$2" >/dev/null; then
    rm -rf "$3"
    [ ! -s "$2" ] || cp -R "$2" "$3"
  fi
}

for file in out err status; do
  compare "$expected/$file" "$file" "$expected/$file"
done
[ -z "$journal" ] || compare "$journal" "$tmp/journal" "$expected/after"
exit "$outcome"
