#!/bin/sh
# Installs the Debian package into a fresh Debian, uses it, and removes it: by
# hand, as root, with debootstrap and lintian.
#
#   tests/install/chroot.sh BUILD [SUITE | FOLDER]
#
# A FOLDER that debootstrap has filled before is copied, and stays as it is.
set -eu
build=$(cd "$1" && pwd)
suite=${2:-bookworm}
tmp=$(mktemp -d)
root=$tmp/root
# /proc is mounted for those that need it, and gone before the folder is.
trap 'umount -q "$root/proc" 2>/dev/null || :; rm -rf --one-file-system "$tmp"' EXIT

cpack -G DEB --config "$build/CPackConfig.cmake" -B "$tmp" >/dev/null
# It is not on its way into Debian, so no request for it is answered.
lintian --fail-on error,warning --allow-root \
  --suppress-tags initial-upload-closes-no-bugs "$tmp"/hw_*.deb

if [ -d "$suite" ]; then
  cp -a "$suite" "$root"
else
  debootstrap --variant=minbase "$suite" "$root" >"$tmp/log" || {
    cat "$tmp/log"
    exit 1
  }
fi
mount -t proc proc "$root/proc"
mv "$tmp"/hw_*.deb "$root/hw.deb"
in_debian() { chroot "$root" env -i PATH="$PATH" LC_ALL=C.UTF-8 "$@"; }
# A minimal Debian leaves manual pages out.
rm -f "$root"/etc/dpkg/dpkg.cfg.d/*
install() {
  in_debian env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 \
    --no-install-recommends "$@" >"$tmp/log" 2>&1 || {
    cat "$tmp/log"
    exit 1
  }
}
in_debian apt-get update --quiet=2
install man-db passwd
in_debian useradd --create-home nell
packages() { in_debian dpkg --get-selections | LC_ALL=C sort; }
files() {
  (cd "$root" && find . -xdev ! -path './var/*' ! -path './home/*' \
    ! -path './proc/*' ! -name hw.deb | LC_ALL=C sort)
}

packages >"$tmp/packages-before"
install /hw.deb
packages | diff "$tmp/packages-before" - || :

for line in \
  'hw add "Evening walk" --baby-step "Shoes on" --schedule 3/week' \
  'hw log walk "The bakery cat was out."' \
  'hw report' \
  'man hw | grep -A 1 ^NAME' \
  'man hw-journal | grep -A 1 ^NAME'; do
  echo "\$ $line"
  in_debian su --login nell --command "$line"
done

# What came with it goes with it; what nell wrote is hers.
files >"$tmp/with"
in_debian dpkg --purge hw >/dev/null
files >"$tmp/without"
grep -E '/hw(\.|-|$|/)' "$tmp/without" && exit 1
diff "$tmp/with" "$tmp/without" || :
test -e "$root/home/nell/.local/share/hw/assignments/evening-walk.toml"
echo "Installed, used and removed on $suite."
