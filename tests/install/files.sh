# Sourced: hold_files FOLDER LIST holds the files below FOLDER to LIST.
#
# With UPDATE=1 in the environment, LIST becomes what they are now.

hold_files() {
  actual=$(cd "$1" && find . ! -type d | sed 's|^\./||' | LC_ALL=C sort)
  [ "${UPDATE:-}" != 1 ] || echo "$actual" >"$2"
  echo "$actual" | diff -u "$2" - || {
    echo "If that is as it should be: UPDATE=1 sh $0 ..." >&2
    return 1
  }
}
