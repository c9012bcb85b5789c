#!/bin/sh
# Packs the program for Debian, and looks into the package.
#
#   tests/install/package.sh BUILD
set -eu
build=$1
tests=$(cd "$(dirname "$0")" && pwd)
. "$tests/files.sh"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

cpack -G DEB --config "$build/CPackConfig.cmake" -B "$tmp" >"$tmp/log" || {
  cat "$tmp/log"
  exit 1
}
package=$(echo "$tmp"/hw_*.deb)
dpkg-deb -x "$package" "$tmp/root"
hold_files "$tmp/root" "$tests/package.txt"

"$tmp/root/usr/bin/hw" --version
find "$tmp/root" -name '*.gz' -exec gzip -t {} +
dpkg-deb -f "$package" Depends | grep libc6

# Debian wants all of it to belong to root, and to be written by root alone.
dpkg-deb -c "$package" | awk '
  $2 != "root/root" || $1 !~ /^(drwxr-xr-x|-rw[x-]r-[x-]r-[x-])$/ {
    print; bad = 1
  }
  END { exit bad }'
