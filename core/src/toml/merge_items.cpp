#include "merge_items.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "hw/date.hpp"

namespace hw {
namespace {

BlockText without_blank_lines(const Block& block) {
  const std::size_t last = block.text.find_last_not_of(" \t\r\n");
  const std::size_t end =
      last == std::string_view::npos ? 0 : block.text.find('\n', last) + 1;
  const std::string_view text = block.text.substr(0, end);
  const std::size_t body = block.text.size() - block.body.size();
  const std::size_t head = body == 0 ? 0 : text.rfind('\n', body - 2) + 1;
  return {.block = block,
          .text = text,
          .comments = text.substr(0, head),
          .head = text.substr(head, body - head),
          .body = text.substr(std::min(body, text.size())),
          .blank = block.text.substr(end)};
}

// What blocks of most kinds are known by. A time with an offset is an instant,
// however it is written.
std::string name_of_time(std::string_view value) {
  const std::optional<Moment> moment = parse_moment(value);
  return moment && moment->offset
             ? fmt::format("@{}.{:09}",
                           instant(*moment).time_since_epoch().count(),
                           moment->time->nanosecond())
             : std::string(value);
}

std::string_view unquoted(std::string_view value) {
  const std::size_t begin =
      std::min(value.find_first_not_of("\"'"), value.size());
  value.remove_prefix(begin);
  return value.substr(0, value.find_last_not_of("\"'") + 1);
}

// Takes the name and the time of one block from what it says.
class BlockReader {
 public:
  explicit BlockReader(const BlockText& text)
      : block_(text.block),
        text_(text.text),
        statements_(key_values_in(text.body)) {}

  Item part() const {
    const std::string name = identity();
    const bool is_question = block_.name == "ask" || block_.name == "score";
    const bool has_name = !name.empty() || block_.is_table;
    return {.name = has_name ? fmt::format("[{}] {}", block_.name, name) : "",
            .text = text_,
            .is_known_without_base = block_.is_table || is_question,
            .time = time(),
            .kind = has_at() ? std::string_view(block_.name) : "",
            .facts = has_at() ? facts() : std::vector<Fact>()};
  }

 private:
  std::string_view value(std::string_view key) const {
    const auto found = std::ranges::find(statements_.list, key, &KeyValue::key);
    return found == statements_.list.end() ? std::string_view() : found->value;
  }

  bool has_at() const { return !block_.is_table && !value("at").empty(); }

  std::vector<Fact> facts() const {
    std::vector<Fact> facts;
    for (const KeyValue& statement : statements_.list) {
      if (statement.key != "at") {
        facts.push_back({statement.key, statement.value});
      }
    }
    const std::size_t tables = statements_.rest.find('[');
    if (tables != std::string_view::npos) {
      facts.push_back({"", statements_.rest.substr(tables)});
    }
    std::ranges::sort(facts);
    return facts;
  }

  std::string identity() const {
    if (block_.is_table) {
      return "";
    }
    if (const auto at = value("at"); !at.empty()) {
      return name_of_time(at);
    }
    if (const auto on = value("on"); !on.empty()) {
      return fmt::format("{} {}", on, fmt::join(keys(), " "));
    }
    return std::string(unquoted(value("key")));
  }

  // What a change is about.
  std::set<std::string_view> keys() const {
    std::set<std::string_view> keys;
    for (const KeyValue& statement : statements_.list) {
      if (statement.key != "on" && statement.key != "why") {
        keys.insert(statement.key);
      }
    }
    return keys;
  }

  std::optional<std::int64_t> time() const {
    const auto at = value("at");
    const auto moment = parse_moment(at.empty() ? value("on") : at);
    return moment ? std::optional(instant(*moment).time_since_epoch().count())
                  : std::nullopt;
  }

  const Block& block_;
  std::string_view text_;
  KeyValues statements_;
};

}  // namespace

std::vector<BlockText> block_texts(std::string_view text) {
  std::vector<BlockText> texts;
  for (const Block& block : split_blocks(text)) {
    texts.push_back(without_blank_lines(block));
  }
  return texts;
}

Items items_of(const std::vector<BlockText>& blocks) {
  Items parts;
  for (const BlockText& block : blocks) {
    parts.push_back(BlockReader(block).part());
  }
  // The header is there in every version, and is always the same part.
  parts.front() = {.name = "header", .text = parts.front().text};
  return parts;
}

Items items_of(const KeyValues& statements) {
  Items parts;
  for (const KeyValue& statement : statements.list) {
    const char* const begin = statement.above.data();
    const std::size_t size = statement.above.size() + statement.text.size();
    parts.push_back({.name = statement.key,
                     .text = std::string_view(begin, size),
                     .is_known_without_base = true});
  }
  return parts;
}

}  // namespace hw
