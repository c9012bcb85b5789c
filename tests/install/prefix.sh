#!/bin/sh
# Installs into a folder of its own and uses what is there: the program, its
# manual, and the library from a program of somebody else.
#
#   tests/install/prefix.sh BUILD LIBDIR CXX
set -eu
build=$1
libdir=$2
compiler=$3
tests=$(cd "$(dirname "$0")" && pwd)
examples=$tests/../../examples
. "$tests/files.sh"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

cmake --install "$build" --prefix "$tmp/prefix" >/dev/null

# Where libraries and build types are in the path, each has a name of its own.
prefix=$tmp/listed
cp -R "$tmp/prefix" "$prefix"
if [ "$libdir" != lib ]; then
  mkdir -p "$prefix/lib"
  mv "$prefix/$libdir"/* "$prefix/lib"
  rmdir "$prefix/$libdir"
fi
mv "$prefix"/lib/cmake/hw/hw-targets-*.cmake \
  "$prefix/lib/cmake/hw/hw-targets-TYPE.cmake"
hold_files "$prefix" "$tests/prefix.txt"

"$tmp/prefix/bin/hw" --version

CXX=$compiler cmake -S "$examples/library" -B "$tmp/build" \
  -DCMAKE_PREFIX_PATH="$tmp/prefix" >/dev/null
cmake --build "$tmp/build" >/dev/null
"$tmp/build/weekdays" "$examples/journal" 2026-11-20 |
  grep 'Letters to Mom: Wed 1, Sun 3'
