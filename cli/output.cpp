#include "output.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "hw/journal.hpp"
#include "hw/text.hpp"

#include "args/arguments.hpp"
#include "args/options.hpp"
#include "gather_context.hpp"
#include "remedies.hpp"
#include "shell/terminal_width.hpp"

namespace hw::cli {
namespace {

ExitStatus tell_all(const Context& context,
                    const std::vector<Problem>& problems) {
  for (const Problem& problem : problems) {
    tell_problem(located(context, problem));
  }
  return problems.empty() ? exit_ok : exit_partial;
}

// A message, safe for a terminal, its lines wrapped where it is for one.
std::string fitted(std::string_view message) {
  const std::string text = printable(message);
  const std::size_t width = message_width();
  std::string lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    const std::size_t indent =
        std::min(line.find_first_not_of(' '), line.size()) + 2;
    lines += (begin > 0 ? "\n" : "") + wrap(line, width, indent);
    begin = end + 1;
  }
  return lines;
}

// What begins a new line on a terminal, in an editor or for a program.
constexpr std::array<std::string_view, 6> line_breaks = {
    "\r\n", "\n", "\r", "\t", "\u2028", "\u2029"};

}  // namespace

void print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

void tell(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void say(const Context& context, std::string_view sentence) {
  if (!context.quiet) {
    print_line(context, sentence);
  }
}

std::string shown(std::string_view text) {
  std::string line;
  for (std::string_view rest = text; !rest.empty();) {
    const auto line_break = std::ranges::find_if(
        line_breaks,
        [rest](std::string_view one) { return rest.starts_with(one); });
    const bool is_break = line_break != line_breaks.end();
    line += is_break ? ' ' : rest.front();
    rest.remove_prefix(is_break ? line_break->size() : 1);
  }
  return printable(line);
}

void tell_problem(const Problem& problem) {
  tell(shown(to_string(with_remedy(problem))) + "\n");
}

void print_line(const Context& context, std::string_view text,
                std::size_t indent, std::size_t hanging) {
  print_styled(context, printable(text), indent, hanging);
}

void print_styled(const Context& context, std::string_view text,
                  std::size_t indent, std::size_t hanging) {
  std::string lines;
  for (const char byte : wrap(std::string(indent, ' ').append(text),
                              context.width, indent + hanging)) {
    const bool is_sign = byte >= bold_sign && byte <= plain_sign;
    if (!is_sign) {
      lines += byte;
    } else if (context.color) {
      lines += byte == bold_sign  ? "\033[1m"
               : byte == dim_sign ? "\033[2m"
                                  : "\033[0m";
    }
  }
  print(lines + "\n");
}

std::string dimmed(std::string_view text) {
  return fmt::format("{}{}{}", dim_sign, text, plain_sign);
}

void print_heading(const Context& context, std::string_view text) {
  const std::string lines = wrap(one_line(text), context.width, 0);
  print(context.color ? fmt::format("\033[1m{}\033[0m\n", lines)
                      : lines + "\n");
}

void print_error(const Error& error) {
  // Never wrapped: editors jump to what they find at the start of a line.
  tell((error.problem() ? shown(to_string(with_remedy(*error.problem())))
                        : fitted(fmt::format("hw: {}", shown(error.what())))) +
       "\n");
  print_hint(error);
}

void print_warnings(DiskStorage& storage) {
  for (const Error& warning : storage.release_warnings()) {
    print_error(warning);
  }
}

void print_hint(const Error& error) {
  if (const std::string hint = hint_of(error); !hint.empty()) {
    tell(fitted(hint) + "\n");
  }
}

Error with_hint(const Error& error, const std::string& hint) {
  return error.problem() ? Error(*error.problem(), hint)
                         : Error(error.what(), hint);
}

Problem located(const Context& context, Problem problem) {
  problem = with_remedy(std::move(problem));
  problem.file = (context.storage.root() / problem.file).string();
  return problem;
}

void print_settings_problems(const Context& context) {
  tell_all(context, context.settings_problems);
}

void print_ways_to_fix(const std::vector<Problem>& problems) {
  std::set<std::string> commands;
  for (const Problem& problem : problems) {
    // No editor helps where the disk does not give out the file.
    const std::string command =
        problem.line > 0 && problem.remedy == Remedy::none
            ? command_to_edit(problem.file)
            : "";
    if (!command.empty() && commands.insert(command).second) {
      tell(fmt::format("Fix the file with: {}\n", command));
    }
  }
}

ExitStatus print_problems(const Context& context,
                          const std::vector<Problem>& problems) {
  const std::vector<Problem>& told = context.settings_problems;
  std::vector<Problem> others = problems;
  std::erase_if(others, [&](const Problem& problem) {
    return std::ranges::find(told, problem) != told.end();
  });
  const ExitStatus status = tell_all(context, others);
  print_ways_to_fix(others);
  return status;
}

void add_output_options(const Arguments& takes, OutputFile& output) {
  takes
      .option("-o,--output", output.path, "FILE",
              "Write it to this file, readable only by you")
      .check(is_filled());
  takes.flag("--force", output.force, "Write over a file that is there");
}

std::string format_word(const std::string& given, const OutputFile& output) {
  const std::string ending =
      std::filesystem::path(output.path).extension().string();
  return given.empty() ? lower_case(ending.substr(ending.empty() ? 0 : 1))
                       : given;
}

std::string page_format_word(const std::string& given,
                             const OutputFile& output) {
  std::string word = format_word(given, output);
  if (word == "pdf") {
    throw UsageError("a page is Markdown, HTML or JSON, and not PDF",
                     "Write it as HTML, and print that into a PDF; "
                     "man hw-report shows how.");
  }
  return word;
}

void write_output(const OutputFile& output, std::string_view text,
                  const Context& context) {
  if (output.path.empty() || output.path == "-") {
    print(context.is_shown ? printable(text) : std::string(text));
    return;
  }
  const std::filesystem::path path = to_path(output.path, context.home);
  if (write_to_stream(path, text)) {
    return;
  }
  write_private_file(path, text, output.force ? Overwrite::yes : Overwrite::no);
  say(context, fmt::format("Wrote {}", shown(path.string())));
}

}  // namespace hw::cli
