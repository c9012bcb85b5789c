// hw sync: commit, pull and push with git.
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "hw/check.hpp"
#include "hw/read.hpp"
#include "hw/write_all.hpp"

#include "args/options.hpp"
#include "commands.hpp"
#include "dialog/dialog.hpp"
#include "git/git.hpp"
#include "git/git_state.hpp"
#include "git/remote.hpp"
#include "git/repository.hpp"
#include "git/sync_summary.hpp"
#include "output.hpp"
#include "remedies.hpp"

namespace hw::cli {
namespace {

struct SyncArguments {
  bool is_confirmed = false;
  bool restore = false;
  bool removed = false;
  std::vector<std::string> names;
};

Decision decision_of(const SyncArguments& arguments) {
  using Kind = Decision::Kind;
  if (!arguments.names.empty() && !arguments.restore && !arguments.removed) {
    throw UsageError(
        fmt::format("\"{}\" is not understood here", arguments.names.front()),
        "See how it is used: hw sync --help");
  }
  const Kind kind = arguments.restore   ? Kind::restore
                    : arguments.removed ? Kind::removed
                                        : Kind::none;
  return {.kind = kind, .names = arguments.names};
}

// `error`, with what was reached before it.
Error after_commit(const Error& error) {
  constexpr auto again =
      "Your changes are committed. When that is fixed, run: hw sync";
  const std::string hint = hint_of(error);
  return with_hint(error,
                   hint.empty() ? again : fmt::format("{}\n{}", hint, again));
}

// What a sync did, and what it left for a person.
struct Synced {
  Difference received;
  Difference sent;
  Merging merging;
  std::vector<Held> held;

  bool is_all() const { return held.empty() && merging.beside.empty(); }
};

// Commits, fetches, merges and sends; again when another device was faster, and
// when the folder was changed meanwhile.
class Synchronization {
 public:
  Synchronization(Context& context, Decision decision)
      : context_(context), decision_(std::move(decision)) {
    const auto lock = lock_to_change(context_.storage);
    repository_.emplace(context);
    use_merge_driver(repository_->git(), repository_->config());
    keep_private(context_);
    remove_left_over(context_.storage);
    synced_.held = repository_->commit_open(decision_);
  }

  const Repository& repository() const { return *repository_; }

  Synced run(const Remote& remote) {
    remote.fetch();
    while (true) {
      const std::optional<std::string> there = remote.tip();
      if (there) {
        merge(*there);
      }
      const std::string& here = repository_->head();
      if (here.empty() || here == there || push(remote, there)) {
        const Tree other = there ? tree_of(repository_->git(), *there) : Tree();
        synced_.sent = compare(other, repository_->tree());
        // What another device renamed, removed or changed is missing no longer.
        std::erase_if(synced_.held, [this](const Held& held) {
          return held.why == Held::Why::gone &&
                 (!repository_->tree().contains(held.path) ||
                  context_.storage.version(held.path) != FileVersion());
        });
        return std::move(synced_);
      }
    }
  }

 private:
  void merge(const std::string& there) {
    constexpr int most_tries = 5;
    for (int tries = 1;; ++tries) {
      try {
        merge_once(there);
        return;
      } catch (const ChangedMeanwhile&) {
        if (tries == most_tries) {
          throw;
        }
      }
    }
  }

  // What was logged while git fetched is committed first.
  void merge_once(const std::string& there) {
    const auto lock = lock_to_change(context_.storage);
    if (!repository_->is_current()) {
      repository_.emplace(context_);
      synced_.held = repository_->commit_open(decision_);
    }
    const Tree before = repository_->tree();
    const Merging merging = repository_->merge(there);
    synced_.received = compare(before, repository_->tree());
    add(merging);
    if (!merging.undecided.empty()) {
      throw undecided_error(merging.undecided);
    }
  }

  void add(const Merging& merging) {
    const auto append = [](auto& all, const auto& more) {
      all.insert(all.end(), more.begin(), more.end());
    };
    append(synced_.merging.beside, merging.beside);
    append(synced_.merging.renamed, merging.renamed);
    append(synced_.merging.pauses, merging.pauses);
  }

  // False when there is something new to fetch, and it is fetched.
  bool push(const Remote& remote, const std::optional<std::string>& there) {
    const ProcessResult ran = remote.push();
    if (ran.succeeded()) {
      return true;
    }
    remote.fetch();
    if (remote.tip() == there) {
      throw git_error(fmt::format("{} did not take it", remote.shown_name()),
                      ran);
    }
    return false;
  }

  Difference compare(const Tree& before, const Tree& after) {
    return difference(repository_->files_unlike(before, after),
                      repository_->files_unlike(after, before));
  }

  Context& context_;
  Decision decision_;
  std::optional<Repository> repository_;
  Synced synced_;
};

std::string reason_of(const Held& held) {
  switch (held.why) {
    case Held::Why::gone:
      return "it is gone or empty";
    case Held::Why::unreadable:
      return "it cannot be read";
    case Held::Why::fewer_blocks:
      return held.missing.size() == 1
                 ? "an entry or another part of it is gone"
                 : fmt::format("{} entries or other parts of it are gone",
                               held.missing.size());
  }
  return "";
}

// How to name the file on the command line.
std::string name_of(const std::string& path) {
  const std::filesystem::path file = path;
  return path.starts_with("assignments/") ? file.stem().string() : path;
}

void tell_pauses(const std::vector<Problem>& pauses, const Context& context) {
  for (const Problem& pause : pauses) {
    print_error(Error(located(context, pause)));
  }
}

void tell_held(const std::vector<Held>& held, const Context& context) {
  for (const Held& file : held) {
    const std::string name = name_of(file.path);
    const std::string hint =
        file.why == Held::Why::unreadable
            ? fmt::format(
                  "Fix it with {}, or bring back what was committed "
                  "last: hw sync --restore {}",
                  how_to_edit(file.path), name)
            : fmt::format(
                  "Bring it back: hw sync --restore {0}\nOr say that "
                  "it is meant: hw sync --removed {0}",
                  name);
    print_error(Error(
        located(context, {.file = file.path,
                          .line = 0,
                          .message = reason_of(file) + ", so it was not sent"}),
        hint));
  }
}

void tell_merging(const Merging& merging, const Context& context) {
  for (const MergedFiles::Renamed& file : merging.renamed) {
    say(context, fmt::format("Called {} now: on the other device it was {}",
                             file.path, file.other_name));
  }
  for (const MergedFiles::Beside& file : merging.beside) {
    const std::string message =
        file.copy.empty()
            ? "it was empty on another device; what is here stays"
            : fmt::format(
                  "another device has a version that could not be "
                  "merged; it is in {}, and what is here stays",
                  file.copy);
    print_error(Error(
        located(context, {.file = file.path, .line = 0, .message = message})));
  }
}

void tell_synced(const Synced& synced, const Context& context) {
  const auto say_if = [&](const char* what, const std::string& words) {
    if (!words.empty()) {
      say(context, fmt::format("{}: {}", what, words));
    }
  };
  say_if("Received", synced.received.added);
  say_if("Taken away on another device", synced.received.removed);
  say_if("Sent", synced.sent.added);
  say_if("Taken away there, too", synced.sent.removed);
  if (synced.received.is_empty() && synced.sent.is_empty() &&
      synced.held.empty()) {
    say(context, "Already up to date");
  }
  tell_merging(synced.merging, context);
  tell_pauses(synced.merging.pauses, context);
  tell_held(synced.held, context);
}

void require_repository(const Context& context) {
  if (!has_repository(context)) {
    throw Error("this journal is not a git repository",
                "Make it one: hw init --git");
  }
  const auto work = unfinished_work(context);
  if (work && work != "merge") {
    throw Error(fmt::format("a {} comes first", *work),
                how_to_go_on(context, *work));
  }
}

ExitStatus sync(const SyncArguments& arguments, Context& context) {
  const Decision decision = decision_of(arguments);
  require_repository(context);
  Synchronization synchronization(context, decision);
  try {
    const Remote remote(context, synchronization.repository());
    remote.confirm(arguments.is_confirmed);
    const Synced synced = synchronization.run(remote);
    tell_synced(synced, context);
    return synced.is_all() ? exit_ok : exit_failed;
  } catch (const Interrupted&) {
    throw;
  } catch (const SyncLater&) {
    throw;
  } catch (const Error& error) {
    throw after_commit(error);
  }
}

}  // namespace

Action declare_sync(const Arguments& takes) {
  auto arguments = std::make_shared<SyncArguments>();
  takes.flag("--yes", arguments->is_confirmed,
             "Send the journal to this place for the first time");
  const Argument restore =
      takes.flag("--restore", arguments->restore,
                 "Bring back what is gone here, of NAME or of all");
  takes
      .flag("--removed", arguments->removed,
            "Take it away everywhere: it is gone because you removed it")
      .excludes(restore);
  takes
      .words("NAME", arguments->names,
             "With --restore or --removed: the assignment or file")
      .suggests({"ASSIGNMENT"});
  return [arguments](Context& context) { return sync(*arguments, context); };
}

}  // namespace hw::cli
