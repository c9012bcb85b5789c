#include "advice.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "hw/edit.hpp"
#include "hw/text.hpp"

#include "ascii.hpp"
#include "explain.hpp"
#include "scan.hpp"
#include "toml_text.hpp"

namespace hw {
namespace {

// Where the line that is counted `number` stands in `text`.
std::string_view line_at(std::string_view text, int number) {
  Scanner scanner(text);
  for (int line = 1; line < number; ++line) {
    scanner.skip_line();
  }
  return scanner.line();
}

// What stands after "=" without quotes or brackets; empty if nothing does.
std::string_view bare_value(std::string_view line) {
  const std::optional<KeyAndValue> parts = split_line(line);
  const bool is_bare =
      parts && !parts->value.empty() && !is_quote(parts->value.front()) &&
      parts->value.front() != '[' && parts->value.front() != '{';
  return is_bare ? parts->value : std::string_view();
}

std::string replaced(std::string_view text, std::string_view part,
                     std::string_view by) {
  const auto begin = static_cast<std::size_t>(part.data() - text.data());
  return fmt::format("{}{}{}", text.substr(0, begin), by,
                     text.substr(begin + part.size()));
}

// The problem of line `line` of `text`, once `sample` is its value and every
// other value that cannot be read stands in quotes. Nothing if the line is fine
// then, or the file still cannot be read.
std::optional<Problem> problem_with(const std::string& sample,
                                    std::string_view text, int line,
                                    const ProblemsOf& problems_of) {
  std::string trial = replaced(text, bare_value(line_at(text, line)), sample);
  constexpr int most_tries = 20;
  for (int i = 0; i < most_tries; ++i) {
    const std::vector<Problem> problems = problems_of(trial);
    const auto found = std::ranges::find(problems, line, &Problem::line);
    if (problems.empty() || found != problems.end()) {
      return problems.empty() ? std::nullopt : std::optional(*found);
    }
    const std::string_view value =
        bare_value(line_at(trial, problems.front().line));
    if (value.empty()) {
      break;
    }
    trial = replaced(trial, value, write_string(value));
  }
  return std::nullopt;
}

bool is_about_quotes(const Problem& problem) {
  return problem.message.find("straight quotes") != std::string::npos;
}

// A value of the form that the message of `problem` tells to write.
std::string advised_value(const Problem& problem, std::string_view value) {
  const std::string& message = problem.message;
  if (is_about_quotes(problem)) {
    return write_string(value);
  }
  if (message.starts_with("yes")) {
    return "true";
  }
  if (message.starts_with("this number")) {
    return "4";
  }
  const bool is_time = value.find(':') < value.find('-');
  return is_time ? "10:00:00" : "2026-11-07";
}

// For a key with other letters than TOML takes: the one that it was to be.
std::string meant_key(std::string_view key,
                      const std::vector<std::string>& keys) {
  const std::string near = toml_key(key) == key ? "" : nearest(key, keys);
  return near.empty() ? ""
                      : fmt::format(
                            "hw does not know the key \"{}\"; did you "
                            "mean \"{}\"?",
                            excerpt(key), near);
}

}  // namespace

std::string tried_advice(const Problem& problem, std::string_view text,
                         const ProblemsOf& problems_of,
                         const std::vector<std::string>& keys) {
  const std::string_view line =
      problem.line == 0 ? std::string_view() : line_at(text, problem.line);
  const std::optional<KeyAndValue> parts = split_line(line);
  if (parts && problem.message.starts_with("a key with other letters")) {
    const std::string meant = meant_key(parts->key, keys);
    return meant.empty() ? problem.message : meant;
  }
  const std::string_view value = bare_value(line);
  if (value.empty() || explain_value(line) != problem.message) {
    return problem.message;
  }
  const auto refusal_of = [&](const std::string& sample) {
    return problem_with(sample, text, problem.line, problems_of);
  };
  if (!refusal_of(advised_value(problem, value))) {
    return problem.message;
  }
  const auto refusal = refusal_of(write_string(value));
  return refusal ? refusal->message
                 : fmt::format("text stands in straight quotes: {} = \"{}\"",
                               excerpt(parts->key), excerpt(value));
}

}  // namespace hw
