// One walk from statement to statement. A line that reads as a table header
// begins a block, with the comment lines directly above it; `begin` stays at
// the first of these for as long as only comments follow. A conflict is looked
// for only in a text that has a marker, with the strings in which markers are
// text.
#include "hw/blocks.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "line_ends.hpp"
#include "markers.hpp"
#include "scan.hpp"
#include "table_header.hpp"

namespace hw {
namespace {

// Whether `path` names something inside of what `outer` names.
bool is_inside(const std::vector<std::string>& path,
               const std::vector<std::string>& outer) {
  return path.size() > outer.size() &&
         std::equal(outer.begin(), outer.end(), path.begin());
}

int count_lines(std::string_view text) {
  return static_cast<int>(std::ranges::count(text, '\n'));
}

// Blocks as they are found; the last one reaches to the end of the text.
class BlockList {
 public:
  explicit BlockList(std::string_view text) : text_(text) {
    blocks_.push_back({.text = text, .body = text});
  }

  // Ends the last block at `begin`, where one begins whose body begins at
  // `body`.
  void add(TableHeader header, std::size_t begin, std::size_t body) {
    Block& last = blocks_.back();
    last.text.remove_suffix(text_.size() - begin);
    last.body.remove_suffix(text_.size() - begin);
    const int line = last.body_line + count_lines(last.body);
    blocks_.push_back({
        .name = dotted(header.path),
        .text = text_.substr(begin),
        .body = text_.substr(body),
        .line = line,
        .body_line = line + count_lines(text_.substr(begin, body - begin)),
        .is_table = header.is_table,
    });
    path_ = std::move(header.path);
  }

  // Whether `header` goes on with the last block: `[log.x]` below `[[log]]`.
  bool is_inside_last(const TableHeader& header) const {
    const bool is_array = blocks_.size() > 1 && !blocks_.back().is_table;
    return is_array && is_inside(header.path, path_);
  }

  std::vector<Block> take() { return std::move(blocks_); }

 private:
  std::string_view text_;
  std::vector<Block> blocks_;
  std::vector<std::string> path_;  // of the last block
};

// Whether the last line of `text`, which ends with a line feed, is blank.
bool ends_with_blank_line(std::string_view text) {
  text.remove_suffix(1);
  const std::size_t last_line = text.rfind('\n') + 1;
  return text.find_first_not_of(" \t\r", last_line) == std::string_view::npos;
}

struct PlacedMarker {
  MarkerLine line;
  std::size_t position;
};

std::vector<PlacedMarker> marker_lines(std::string_view text) {
  std::vector<PlacedMarker> markers;
  for (Scanner lines(text); !lines.is_done(); lines.skip_line()) {
    if (const auto line = parse_marker(lines.line())) {
      markers.push_back({.line = *line, .position = lines.position()});
    }
  }
  return markers;
}

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The multi-line strings that are closed.
std::vector<Span> long_strings(std::string_view text) {
  std::vector<Span> strings;
  std::size_t begin = text_begin(text);
  while (begin < text.size()) {
    const std::size_t end = token_end(text, begin);
    if (is_long_string(text, begin) && string_end(text, begin)) {
      strings.push_back({.begin = begin, .end = end});
    }
    begin = end;
  }
  return strings;
}

// Which of `strings` holds `position`, counted from 1; 0 for none.
std::size_t string_at(const std::vector<Span>& strings, std::size_t position) {
  const auto next = std::ranges::partition_point(
      strings, [position](const Span& span) { return span.begin <= position; });
  const bool is_inside = next != strings.begin() && position < (next - 1)->end;
  return is_inside ? static_cast<std::size_t>(next - strings.begin()) : 0;
}

// Where the first conflict begins.
//
// Markers in a string are text, such as a note about git. But a conflict may
// begin within a string and cut it in two: it then ends elsewhere.
std::optional<std::size_t> find_conflict(
    const std::vector<PlacedMarker>& markers,
    const std::vector<Span>& strings) {
  std::optional<PlacedMarker> begin;  // of a conflict, in a string
  std::size_t begin_string = 0;
  bool has_middle = false;
  for (const PlacedMarker& placed : markers) {
    const auto [marker, size] = placed.line;
    const bool goes_on = begin && begin->line.size == size;
    if (marker == Marker::middle || marker == Marker::base) {
      has_middle = has_middle || (goes_on && marker == Marker::middle);
      continue;
    }
    const std::size_t string = string_at(strings, placed.position);
    if (goes_on && has_middle && marker == Marker::end &&
        string != begin_string) {
      return begin->position;
    }
    if (string == 0) {
      return placed.position;
    }
    begin = marker == Marker::begin ? std::optional(placed) : std::nullopt;
    begin_string = string;
    has_middle = false;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Block> split_blocks(std::string_view text) {
  BlockList blocks(text);
  Scanner scanner(text);
  std::size_t begin = scanner.position();  // of comments or of this line
  while (!scanner.is_done()) {
    const char first = scanner.first_character();
    if (first == '#') {
      scanner.skip_line();
      continue;
    }
    if (first != '[') {
      scanner.skip_statement();
      begin = scanner.position();
      continue;
    }
    auto header = parse_table_header(scanner.line());
    scanner.skip_line();
    if (header && !blocks.is_inside_last(*header)) {
      blocks.add(*std::move(header), begin, scanner.position());
    }
    begin = scanner.position();
  }
  return blocks.take();
}

std::string append_block(std::string_view text, std::string_view block) {
  std::string result;
  constexpr std::size_t between = 4;  // of an unfinished line, and a blank one
  result.reserve(text.size() + between + 2 * block.size());
  result += text;
  const bool is_empty = text.empty() || text == byte_order_mark;
  if (!is_empty && !text.ends_with('\n')) {
    result += line_end_of(text);
  }
  if (!is_empty && !ends_with_blank_line(result)) {
    result += line_end_of(text);
  }
  result += with_line_ends_of(text, block);
  return result;
}

int conflict_marker_line(std::string_view text) {
  // Nearly every text ends here, without a look at its lines and strings.
  if (text.find("<<<<<<<") == std::string_view::npos &&
      text.find(">>>>>>>") == std::string_view::npos) {
    return 0;
  }
  const auto conflict = find_conflict(marker_lines(text), long_strings(text));
  return conflict ? count_lines(text.substr(0, *conflict)) + 1 : 0;
}

}  // namespace hw
