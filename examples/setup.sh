# Sourced by examples/demo and tests/run: what they need from Debian or Ubuntu.

# To build hw.
build_packages='g++ cmake ninja-build
  libcli11-dev libfmt-dev libtomlplusplus-dev libutf8proc-dev doctest-dev'

# To check it as well.
check_packages='
  bash-completion
  chromium
  clang
  clang-format
  clang-tidy
  cmark-gfm
  dpkg-dev
  file
  fish
  fonts-dejavu-core
  git
  git-remote-gcrypt
  gpg-agent
  libclang-rt-dev
  mandoc
  poppler-utils
  python3
  strace
  tzdata
  zsh
'

is_installed() {
  dpkg-query --show --showformat '${db:Status-Status}\n' "$1" 2>/dev/null |
    grep -qx installed
}

# Installs those of the named packages that are not there yet. Where there is
# no apt-get, says what is wanted and leaves it at that.
install_packages() {
  if ! command -v apt-get >/dev/null; then
    echo "There is no apt-get here. Going on with what is installed;" \
      "Debian calls what is wanted:" "$@" >&2
    return
  fi
  missing=
  for package in "$@"; do
    is_installed "$package" || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0

  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    as_root=sudo
    if ! command -v sudo >/dev/null; then
      echo "These packages are wanted, and there is no sudo here to install" \
        "them with. As root, run: apt-get install$missing" >&2
      exit 1
    fi
  fi
  echo "Installing with ${as_root:+$as_root }apt-get:$missing" >&2
  $as_root apt-get update -qq ||
    echo "Going on with the package lists from before." >&2
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes \
    --no-install-recommends -o DPkg::Lock::Timeout=300 $missing >/dev/null
}
