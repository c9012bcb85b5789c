"""Two clones of a journal that meet in an encrypted place.

    tests/git/gcrypt.py PROGRAM

git-remote-gcrypt encrypts with a key made for this test alone.
"""

import os
import sys

from journals import Place, check

SECRETS = [b"evening-walk", b"Evening walk", b"bakery", b"assignments",
           b"schedule", b"journal.toml", b"Update the journal"]


def make_key(place):
    home = place.root / "gnupg"
    home.mkdir(mode=0o700)
    place.env["GNUPGHOME"] = str(home)
    place.run("gpg", "--batch", "--quiet", "--passphrase", "", "--quick-gen-key",
              "hw test <test@localhost>", "future-default", "default", "never")
    listed = place.run("gpg", "--batch", "--list-keys", "--with-colons").stdout
    return next(line.split(":")[9] for line in listed.splitlines()
                if line.startswith("fpr"))


def set_up(journal, key, url):
    journal.git("config", "user.signingkey", key)
    journal.git("config", "gcrypt.participants", key)
    journal.git("remote", "add", "origin", f"gcrypt::{url}")


def require_ciphertext(folder):
    """No word and no file name of the journal is in there, not even in what
    git has packed."""
    bare = str(folder)
    for root, _, files in os.walk(bare):
        for name in files:
            path = os.path.join(root, name)
            with open(path, "rb") as file:
                content = path.encode() + file.read()
            for secret in SECRETS:
                check(secret not in content, path, secret)


def require_unreadable_objects(place, folder):
    listed = place.run("git", "-C", folder, "cat-file", "--batch-all-objects",
                       "--batch-check=%(objectname) %(objecttype)").stdout
    check(listed != "")
    for line in listed.splitlines():
        name, kind = line.split()
        words = place.run("git", "-C", folder, "cat-file", kind, name,
                          errors="replace").stdout
        for secret in SECRETS:
            check(secret.decode() not in words, kind, secret)


def main():
    with Place(sys.argv[1]) as place:
        key = make_key(place)
        hub = place.hub()
        one = place.journal("one")
        one.hw("init", "--git")
        one.hw("add", "Evening walk", "--schedule", "daily")
        one.hw("log", "walk", "The bakery cat was out.")
        set_up(one, key, hub)
        one.hw("sync", "--yes")

        two = place.journal("two")
        place.run("git", "clone", "--quiet", f"gcrypt::{hub}", "two")
        two.git("config", "user.signingkey", key)
        two.git("config", "gcrypt.participants", key)
        two.hw("log", "walk", "two")
        one.hw("log", "walk", "one")
        two.hw("sync", "--yes")
        one.hw("sync")
        two.hw("sync")

        notes = ["The bakery cat was out.", "one", "two"]
        check(one.notes("evening-walk") == notes, one.notes("evening-walk"))
        check(one.bytes() == two.bytes())
        require_ciphertext(hub)
        require_unreadable_objects(place, hub)
        place.run("gpgconf", "--kill", "all")


if __name__ == "__main__":
    main()
