#include "remote.hpp"

#include <algorithm>
#include <sstream>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/text.hpp"

#include "dialog.hpp"
#include "output.hpp"

namespace hw::cli {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(line);
  }
  return lines;
}

// An address without the password that may be in it.
std::string without_password(const std::string& url) {
  const std::size_t scheme = url.find("://");
  const std::size_t at = url.find('@');
  if (scheme == std::string::npos || at == std::string::npos) {
    return url;
  }
  const std::size_t colon = url.find(':', scheme + 3);
  return colon < at ? url.substr(0, colon) + url.substr(at) : url;
}

}  // namespace

Remote::Remote(const Environment& environment, const Repository& repository)
    : environment_(environment),
      git_(repository.git()),
      branch_(repository.branch()),
      name_(find_name()) {}

void Remote::confirm(bool is_confirmed) const {
  const std::string url =
      git_.answer({"remote", "get-url", "--push", "--", name_}).value_or(name_);
  if (git_.answer({"config", "--local", "hw.remote"}) == url) {
    return;
  }
  const std::string shown = without_password(url);
  if (!is_confirmed && !environment_.can_ask) {
    throw Error(
        fmt::format("the journal has not been sent to {} before", shown),
        "If that is the right place: hw sync --yes");
  }
  if (!is_confirmed && !wants_to_send(shown)) {
    throw Interrupted("nothing was sent");
  }
  git_.require({"config", "--local", "hw.remote", url},
               "git could not note where to send the journal");
}

void Remote::fetch() const {
  const Ran ran = git_.run({"fetch", "--quiet", "--", name_});
  if (!ran.went_well()) {
    throw git_error(fmt::format("{} could not be reached", shown_name()), ran);
  }
}

std::optional<std::string> Remote::tip() const {
  return git_.answer(
      {"rev-parse", "--verify", "--quiet", local_name(find_branch())});
}

Ran Remote::push() const {
  std::vector<std::string> arguments = {"push", "--quiet"};
  if (!git_.answer({"config", upstream_key("remote")})) {
    arguments.emplace_back("--set-upstream");
  }
  arguments.insert(
      arguments.end(),
      {"--", name_, fmt::format("HEAD:refs/heads/{}", find_branch())});
  return git_.run(arguments);
}

std::string Remote::shown_name() const {
  return without_password(name_);
}

std::string Remote::upstream_key(std::string_view key) const {
  return fmt::format("branch.{}.{}", branch_, key);
}

std::string Remote::local_name(const std::string& branch) const {
  return fmt::format("refs/remotes/{}/{}", name_, branch);
}

std::string Remote::find_name() const {
  if (const auto chosen = git_.answer({"config", upstream_key("remote")})) {
    return *chosen;
  }
  const auto names = lines_of(git_.answer({"remote"}).value_or(""));
  if (names.empty()) {
    throw Error("there is no other place yet to sync with",
                fmt::format("What is here is committed. Name a place with: git "
                            "-C {} remote add origin URL\nThen: hw sync",
                            environment_.storage.root().string()));
  }
  const bool has_origin =
      std::find(names.begin(), names.end(), "origin") != names.end();
  if (names.size() > 1 && !has_origin) {
    throw Error(
        fmt::format("there are several places to sync with: {}",
                    fmt::join(names, ", ")),
        fmt::format("Choose one: git push --set-upstream NAME {}", branch_));
  }
  return has_origin ? "origin" : names.front();
}

// The branch there: the one that was chosen, else the one with the name of
// ours, else the only one. Another name on another device is no reason to
// keep two journals.
std::string Remote::find_branch() const {
  const std::string prefix = "refs/heads/";
  const auto chosen = git_.answer({"config", upstream_key("merge")});
  if (chosen && chosen->starts_with(prefix)) {
    return chosen->substr(prefix.size());
  }
  const std::string there = local_name("");
  auto names = lines_of(
      git_.answer({"for-each-ref", "--format=%(refname)", there}).value_or(""));
  std::erase(names, local_name("HEAD"));
  const bool has_ours =
      std::find(names.begin(), names.end(), local_name(branch_)) != names.end();
  return has_ours || names.size() != 1 ? branch_
                                       : names.front().substr(there.size());
}

bool Remote::wants_to_send(const std::string& url) const {
  bool wants = false;
  const auto take = [&wants](const std::string& answer) {
    wants = lower_case(answer).starts_with("y");
  };
  const std::vector<Prompt> prompts = {
      {.text = fmt::format("Send the journal to {}? [y/N]", url),
       .take = take,
       .applies = {}}};
  return ask(prompts, environment_) == Asking::finished && wants;
}

}  // namespace hw::cli
