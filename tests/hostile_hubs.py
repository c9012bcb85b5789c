"""What somebody who can push to the hub of a journal puts there: for
tests/hostile.py. Each function gives files, by path, as mode and text, that
are added to the journal's; what it is called says what they are.
"""

from hostile_records import change, history, unfinished

FILE, LINK, SUBMODULE = 0o100644, 0o120000, 0o160000
PLANTED = b'title = "PLANTED"\n'
WALK = "assignments/walk.toml"


def files(texts):
    return {path: (FILE, text) for path, text in texts.items()}


def links(targets):
    return {path: (LINK, target.encode()) for path, target in targets.items()}


def config_with_canary(world):
    """The person's own .git/config, which can be guessed, and with more."""
    config = (world.journal / ".git/config").read_bytes()
    canary = f'[core]\n\tfsmonitor = "{world.canary("record")}; false"\n'
    return config, config + canary.encode()


def records_of_an_unfinished_step(world):
    config, worse = config_with_canary(world)
    hook = f"#!/bin/sh\n{world.canary('hook')}\n".encode()
    return files({".hw/unfinished": unfinished(
        change("templates/planted.toml", None, PLANTED),
        change("../home/.profile", None, b"touch owned\n"),
        change(".git/hooks/pre-commit", None, hook),
        change(".git/config", config, worse))})


def records_that_write_through_a_link(_):
    """A name that a journal may have, and a link that came along with it."""
    return files({".hw/unfinished": unfinished(
        change("support.toml", None, b"touch owned\n"),
        change("notes", None, b"touch owned\n"))}) | links(
            {"support.toml": "../home/.profile", "notes": "../home/.profile"})


def records_in_history(world):
    config, worse = config_with_canary(world)
    return files({".hw/history": history(
        change(".git/config", config, worse))})


def records_in_history_of_journal_files(world):
    walk = (world.journal / WALK).read_bytes()
    return files({".hw/history": history(change(WALK, walk, PLANTED))})


def records_in_a_folder_of_another_case(world):
    config, worse = config_with_canary(world)
    return files({".HW/unfinished": unfinished(
        change(".git/config", config, worse))})


def edited_copies(_):
    """A copy that waits to be edited further, and the lock."""
    return files({".hw/edit/assignments/walk.toml": PLANTED,
                  ".hw/edit/note.txt": b"PLANTED", ".hw/meant": b"PLANTED",
                  ".hw/told": b"PLANTED", ".hw/lock": b"1\n"})


def link_in_place_of_records(_):
    return links({".hw": "../home/secret"})


def links_among_records(_):
    return links({".hw/lock": "../../home/other/lock",
                  ".hw/history": "../../home/other/history",
                  ".hw/unfinished": "../../home/other/unfinished",
                  ".hw/edit": "../../home/other"})


def link_for_an_assignment(_):
    return links({"assignments/tax.toml": "../../home/secret/diary.toml",
                  WALK: "../../home/secret/diary.toml"})


def absolute_link_for_an_assignment(world):
    return links({"assignments/tax.toml": f"{world.home}/secret/diary.toml"})


def link_of_links(_):
    return links({"assignments/tax.toml": "../a", "a": "b/diary.toml",
                  "b": "../home/secret"})


def link_to_what_is_not_there_yet(_):
    return links({"assignments/tax.toml": "../../home/.profile",
                  "templates/walk.toml": "../../home/.profile"})


def link_for_the_folder_of_assignments(_):
    return links({"assignments": "../home/secret/assignments"})


def link_for_the_folder_of_templates(_):
    return links({"templates": "../home/secret/templates"})


def link_for_sessions_and_settings(_):
    return links({"sessions.toml": "../home/secret/diary.toml",
                  "journal.toml": "../home/secret/diary.toml",
                  "support.toml": "../home/secret/diary.toml",
                  "inbox.txt": "../home/secret/diary.toml",
                  "inbox": "../home/secret"})


def links_to_the_repository(_):
    return links({"assignments/config.toml": "../.git/config",
                  "sessions.toml": ".git/config", "templates": ".git/hooks"})


def links_for_what_git_reads(_):
    return links({".gitattributes": "../home/secret/diary.toml",
                  ".gitignore": "../home/secret/diary.toml",
                  ".gitmodules": "../home/secret/diary.toml"})


def drivers_of_files(_):
    """Without a configuration they name nothing; merge=hw is ours."""
    return files({".gitattributes": b"* filter=x merge=x diff=x ident\n"
                  b"*.toml merge=x working-tree-encoding=UTF-16\n"})


def submodules(world):
    text = (f'[submodule "x"]\n\tpath = x\n\tupdate = !{world.canary("sub")}\n'
            f'\turl = ext::sh -c {world.canary("url").replace(" ", "% ")}\n'
            '\tfetchRecurseSubmodules = true\n\tignore = none\n')
    return files({".gitmodules": text.encode()}) | {
        "x": (SUBMODULE, b"1" * 40),
        "assignments/y.toml": (SUBMODULE, b"2" * 40)}


def names_like_that_of_the_repository(world):
    _, worse = config_with_canary(world)
    return files({f"{name}/config": worse for name in (
        ".git", ".GIT", "git~1", ".git ", ".git.", ".g\u200cit", ".git\\x",
        "assignments/.git")})


def names_that_climb(_):
    return files({"assignments/../../owned-climbed": b"x",
                  "../owned-climbed-too": b"x",
                  "templates/./../../home/.profile": b"x",
                  "assignments/..\\..\\owned-back.toml": b"x"})


def names_that_a_terminal_obeys(_):
    return files({"assignments/a\nOBEY\n.toml": b"title = \n",
                  "assignments/\x1b]0;x\x07\u202e.toml": b"title = \n",
                  "templates/b\r\nOBEY\n.toml": b"title = \n",
                  "assignments/--force.toml": b'title = "Force"\n',
                  "assignments/$(touch owned).toml": b'title = "Shell"\n'})


def settings_that_name_programs(world):
    text = "".join(f'{key} = "{world.canary(key)}"\n' for key in (
        "editor", "pager", "pdf_tool", "pdf", "open", "browser", "git",
        "notify", "hook", "command")) + f'inbox = "{world.home}/secret"\n'
    return files({"journal.toml": text.encode()})


def journal_of_a_later_format(_):
    return files({"journal.toml": b"format = 2\n", WALK: PLANTED})


def file_that_is_huge(_):
    return files({"assignments/huge.toml":
                  b'title = "Huge"\n' + b"# nothing but words\n" * 200_000})


def folder_in_place_of_a_file(_):
    return files({f"{WALK}/x.toml": PLANTED, "sessions.toml/y": PLANTED})


class Evil:
    """Pushes trees that git itself would not make."""

    def __init__(self, world):
        self.world = world

    def git(self, *words, **options):
        return self.world.run("git", "--git-dir", self.world.hub, *words,
                              **options).stdout.decode().strip()

    def push(self, added, branch="refs/heads/main"):
        tree = self.write_tree(self.with_added(added))
        commit = self.git("commit-tree", "-p", "main", "-m", "x", tree)
        self.git("update-ref", branch, commit)

    def with_added(self, added):
        """The hub's tree with more, as folders in folders."""
        root = {}
        listed = self.git("ls-tree", "-r", "-z", "main").split("\0")
        for line in filter(None, listed):
            about, path = line.split("\t")
            mode, _, name = about.split()
            self.put(root, path, (int(mode, 8), name))
        for path, (mode, text) in added.items():
            name = text.decode() if mode == SUBMODULE else self.git(
                "hash-object", "-w", "--stdin", data=text)
            self.put(root, path, (mode, name))
        return root

    def put(self, folder, path, what):
        *folders, name = path.split("/")
        for part in folders:
            if not isinstance(folder.get(part), dict):
                folder[part] = {}
            folder = folder[part]
        folder[name] = what

    def write_tree(self, folder):
        entries = []
        for name, what in folder.items():
            mode, sha = ((0o40000, self.write_tree(what))
                         if isinstance(what, dict) else what)
            order = name.encode() + b"/" * (mode == 0o40000)
            entries.append((order, b"%o %s\0" % (mode, name.encode())
                            + bytes.fromhex(sha)))
        raw = b"".join(entry for _, entry in sorted(entries))
        return self.git("hash-object", "-t", "tree", "-w", "--stdin",
                        "--literally", data=raw)


def odd_branch(world):
    """The hub has one branch alone, with a name that looks like an option."""
    evil = Evil(world)
    branch = f"refs/heads/--upload-pack={world.program_of('branch')}"
    evil.push({}, branch)
    evil.git("symbolic-ref", "HEAD", branch)
    evil.git("update-ref", "-d", "refs/heads/main")


HELPERS = (files, links, config_with_canary, odd_branch, Evil, change, history,
           unfinished)
HUBS = [made for made in list(globals().values())
        if callable(made) and made not in HELPERS]
