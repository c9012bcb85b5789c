// Any bytes as blocks: joined, appended to, replaced and removed.
#include "hw/blocks.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <fuzzer/FuzzedDataProvider.h>
#include <string>
#include <string_view>
#include <vector>

#include "require.hpp"

namespace {

using hw::Block;
using hw::fuzz::require;

constexpr std::array<const char*, 4> added = {
    "", "[[log]]\nat = 2026-11-20\n", "[[log]]\nnote = \"\"\"\na\r\nb\"\"\"\n",
    "# a\n[[x]]\n"};

int lines_before(std::string_view text, const char* place) {
  return 1 + static_cast<int>(std::count(text.data(), place, '\n'));
}

void check_split(std::string_view text, const std::vector<Block>& blocks) {
  require(blocks.front().name.empty(), "the first block is the header");
  const char* begin = text.data();
  for (const Block& block : blocks) {
    require(block.text.data() == begin, "a block begins where one ends");
    begin += block.text.size();
    require(block.text.ends_with(block.body) &&
                block.body.data() + block.body.size() == begin,
            "a body is the end of its block");
    require(block.line == lines_before(text, block.text.data()),
            "the line of a block is where it begins");
    require(block.body_line == lines_before(text, block.body.data()),
            "the line of a body is where it begins");
  }
  require(begin == text.data() + text.size(), "the last block ends the text");
}

// `block` with the line ends that the first one of `text` has.
std::string in_line_ends_of(std::string_view text, std::string_view block) {
  const std::size_t end = text.find('\n');
  const bool is_windows =
      end != std::string_view::npos && end > 0 && text[end - 1] == '\r';
  std::string result;
  for (const char character : block) {
    if (is_windows && character == '\n' && !result.ends_with('\r')) {
      result += '\r';
    }
    result += character;
  }
  return result;
}

void check_append(std::string_view text, std::string_view block) {
  const std::string written = in_line_ends_of(text, block);
  const std::string appended = hw::append_block(text, block);
  require(appended.starts_with(text), "appending leaves the text as it was");
  require(appended.ends_with(written), "what is appended is the end");
  const std::string_view between = std::string_view(appended).substr(
      text.size(), appended.size() - text.size() - written.size());
  require(between.size() <= 4 &&
              between.find_first_not_of("\r\n") == std::string_view::npos,
          "between are at most two line ends");
}

void check_conflict(std::string_view text) {
  const int line = hw::conflict_marker_line(text);
  if (text.starts_with("\xEF\xBB\xBF")) {  // a byte order mark
    text.remove_prefix(3);
  }
  for (int i = 1; i < line; ++i) {
    require(text.find('\n') != std::string_view::npos, "there is such a line");
    text.remove_prefix(text.find('\n') + 1);
  }
  require(
      line == 0 || text.starts_with("<<<<<<<") || text.starts_with(">>>>>>>"),
      "a conflict begins with a marker");
}

}  // namespace

// The last bytes of an input choose the block to add; the rest is the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  FuzzedDataProvider input(data, size);
  const char* const block = input.PickValueInArray(added);
  const std::string text = input.ConsumeRemainingBytesAsString();

  check_split(text, hw::split_blocks(text));
  check_append(text, block);
  check_conflict(text);
  return 0;
}
