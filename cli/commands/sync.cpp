// hw sync: commit, pull and push with git.
#include <memory>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "commands.hpp"
#include "dialog.hpp"
#include "exchange.hpp"
#include "git.hpp"
#include "output.hpp"
#include "remote.hpp"
#include "repository.hpp"
#include "unfinished.hpp"

namespace hw::cli {
namespace {

constexpr auto again =
    "What is here is committed. Once that is mended: hw sync";

// `error`, with what was reached before it.
Error after_commit(const Error& error) {
  const bool says_how = error.hint().find("hw sync") != std::string::npos;
  return Error(error.what(), says_how || error.hint().empty()
                                 ? error.hint() + (says_how ? "" : again)
                                 : fmt::format("{}\n{}", error.hint(), again));
}

// What came and what went, in words; empty for nothing.
struct Exchange {
  std::string received;
  std::string sent;
};

// Fetches, merges and pushes, again when another device was faster.
class Exchanger {
 public:
  Exchanger(Environment& environment, Repository& repository,
            const Remote& remote)
      : environment_(environment), repository_(repository), remote_(remote) {}

  Exchange run() {
    const Git& git = repository_.git();
    const std::string nothing = empty_tree(git);
    const std::string before = repository_.head().value_or(nothing);
    remote_.fetch();
    while (true) {
      const std::optional<std::string> there = remote_.tip();
      merge(there);
      const std::string after = repository_.head().value_or(nothing);
      if (after == nothing || after == there || push(there)) {
        return {.received = there ? difference(git, before, after) : "",
                .sent = difference(git, there.value_or(nothing), after)};
      }
    }
  }

 private:
  void merge(const std::optional<std::string>& there) {
    if (there) {
      const auto lock = environment_.storage.lock();
      repository_.merge(*there);
    }
  }

  // False when there is something new to fetch, and it is fetched.
  bool push(const std::optional<std::string>& there) {
    const Ran ran = remote_.push();
    if (ran.went_well()) {
      return true;
    }
    remote_.fetch();
    if (remote_.tip() == there) {
      throw git_error(fmt::format("{} did not take it", remote_.shown_name()),
                      ran);
    }
    return false;
  }

  Environment& environment_;
  Repository& repository_;
  const Remote& remote_;
};

void tell(const Exchange& exchange, const Environment& environment) {
  if (!exchange.received.empty()) {
    say(environment, fmt::format("Received: {}", exchange.received));
  }
  if (!exchange.sent.empty()) {
    say(environment, fmt::format("Sent: {}", exchange.sent));
  }
  if (exchange.received.empty() && exchange.sent.empty()) {
    say(environment, "All is the same here and there");
  }
}

void require_repository(const Environment& environment) {
  if (!has_repository(environment)) {
    throw Error("this journal is not a git repository",
                "Make it one: hw init --git");
  }
  const auto work = unfinished_work(environment);
  if (work && work != "merge") {
    throw Error(fmt::format("a {} comes first", *work),
                how_to_go_on(environment, *work));
  }
}

ExitStatus sync(bool is_confirmed, Environment& environment) {
  require_repository(environment);
  Repository repository(environment);
  use_merge_driver(repository.git());
  {
    const auto lock = environment.storage.lock();
    keep_private(environment);
    repository.commit_open();
  }
  try {
    const Remote remote(environment, repository);
    remote.confirm(is_confirmed);
    tell(Exchanger(environment, repository, remote).run(), environment);
  } catch (const Interrupted&) {
    throw;
  } catch (const Error& error) {
    throw after_commit(error);
  }
  return exit_ok;
}

}  // namespace

Action declare_sync(const Arguments& takes) {
  auto is_confirmed = std::make_shared<bool>(false);
  takes.flag("--yes", *is_confirmed,
             "Send the journal to this place for the first time");
  return [is_confirmed](Environment& environment) {
    return sync(*is_confirmed, environment);
  };
}

}  // namespace hw::cli
