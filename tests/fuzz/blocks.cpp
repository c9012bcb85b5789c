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

constexpr std::array<const char*, 4> replacements = {
    "", "[[log]]\nat = 2026-11-20\n", "[[log]]\nnote = \"\"\"\na\r\nb\"\"\"\n",
    "# a\n[[x]]\n"};

int lines_before(std::string_view text, const char* place) {
  return 1 + static_cast<int>(std::count(text.data(), place, '\n'));
}

void check_split(std::string_view text, const std::vector<Block>& blocks) {
  require(hw::join_blocks(blocks) == text, "joined, blocks give the text");
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

void check_edits(std::string_view text, const std::vector<Block>& blocks,
                 std::size_t index, std::string_view replacement) {
  const std::string written = in_line_ends_of(text, replacement);
  const std::size_t begin =
      static_cast<std::size_t>(blocks[index].text.data() - text.data());
  const std::string before(text.substr(0, begin));
  const std::string after(text.substr(begin + blocks[index].text.size()));

  require(hw::replace_block(text, blocks, index, replacement) ==
              before + written + after,
          "replacing a block touches no other byte");
  require(hw::remove_block(text, blocks, index) == before + after,
          "removing a block touches no other byte");

  const std::string appended = hw::append_block(text, replacement);
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
  for (int i = 1; i < line; ++i) {
    require(text.find('\n') != std::string_view::npos, "there is such a line");
    text.remove_prefix(text.find('\n') + 1);
  }
  require(
      line == 0 || text.starts_with("<<<<<<<") || text.starts_with(">>>>>>>"),
      "a conflict begins with a marker");
}

}  // namespace

// The last bytes of an input choose the edit; the rest is the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  FuzzedDataProvider input(data, size);
  const auto choice = input.ConsumeIntegral<std::size_t>();
  const char* const replacement = input.PickValueInArray(replacements);
  const std::string text = input.ConsumeRemainingBytesAsString();

  const std::vector<Block> blocks = hw::split_blocks(text);
  check_split(text, blocks);
  check_edits(text, blocks, choice % blocks.size(), replacement);
  check_conflict(text);
  return 0;
}
