// What commands print: results to stdout, everything else to stderr.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hw/error.hpp"

#include "context.hpp"
#include "exit_status.hpp"

namespace hw::cli {

class Arguments;

// Writes `text` to stdout as it is: for results.
void print(std::string_view text);

// Writes `text` to stderr as it is: for everything else. Where that fails,
// there is no terminal to tell.
void tell(std::string_view text);

// A sentence that tells what was done, wrapped to the terminal. Silent with
// --quiet.
void say(const Context& context, std::string_view sentence);

// A name, a path or another text as a part of a sentence: safe for a terminal
// and on one line, whatever it holds.
std::string shown(std::string_view text);

// Tells a problem on stderr, on one line.
void tell_problem(const Problem& problem);

// A line of a result, safe for a terminal, wrapped and indented by `indent`,
// its later lines by `hanging` more.
void print_line(const Context& context, std::string_view text,
                std::size_t indent = 0, std::size_t hanging = 0);

// Signs for print_styled(), which printable() leaves in no text: what follows
// is bold, or dim, until the style ends.
inline constexpr char bold_sign = '\x01';
inline constexpr char dim_sign = '\x02';
inline constexpr char plain_sign = '\x03';

// The same as print_line() for a printable() text with these signs; where there
// is no color, they are left out.
void print_styled(const Context& context, std::string_view text,
                  std::size_t indent = 0, std::size_t hanging = 0);

// `text` between the signs for dim.
std::string dimmed(std::string_view text);

// A heading line: bold where there is color. Its meaning is in its words.
void print_heading(const Context& context, std::string_view text);

// Tells an error on stderr: "hw: what is wrong", or "FILE:LINE: what is wrong"
// for a file, and the hint below it; on a terminal wrapped to its width.
void print_error(const Error& error);

// What `storage` has kept for the person.
void print_warnings(DiskStorage& storage);

// Only the hint, where what is wrong has been told.
void print_hint(const Error& error);

// `error` with another hint.
Error with_hint(const Error& error, const std::string& hint);

// `problem` with its file as an editor can find it from here.
Problem located(const Context& context, Problem problem);

// Tells on stderr what is wrong with journal.toml, whatever the command is.
void print_settings_problems(const Context& context);

// Tells on stderr how to fix the files in which `problems` stand: a line for
// each that `hw edit` opens.
void print_ways_to_fix(const std::vector<Problem>& problems);

// Tells `problems` on stderr, one line each, and how to fix them. What was
// done is partial when there are some. Those that the settings had at the start
// are told already.
ExitStatus print_problems(const Context& context,
                          const std::vector<Problem>& problems);

// Results that can go to a file: -o and --force.
struct OutputFile {
  std::string path;    // as typed; empty or "-" means standard output
  bool force = false;  // also over a file that is there
};

void add_output_options(const Arguments& takes, OutputFile& output);

// The format that `given` names, or where that is empty, what the name of
// `output` ends in: "md", in lower case; empty if it has no ending.
std::string format_word(const std::string& given, const OutputFile& output);

// The same for a page, which cannot be a PDF. Throws UsageError for that.
std::string page_format_word(const std::string& given,
                             const OutputFile& output);

// Writes `text` to `output`: to a file of one's own, which is named then, or to
// a stream, where nothing else is. Throws Error when it cannot.
void write_output(const OutputFile& output, std::string_view text,
                  const Context& context);

}  // namespace hw::cli
