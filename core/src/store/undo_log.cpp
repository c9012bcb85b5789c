#include "undo_log.hpp"

#include <charconv>
#include <cstdint>
#include <iterator>
#include <system_error>

#include <fmt/format.h>

#include "fingerprint.hpp"

namespace hw {
namespace {

constexpr std::string_view first_word = "hw-steps-1";
constexpr std::string_view no_file = "-";

std::string size_of(const WholeText& text) {
  return text ? fmt::to_string(text->size()) : std::string(no_file);
}

// Sizes first, so that the texts can hold any byte.
void write_change(const FileDelta& change, std::string& out) {
  fmt::format_to(std::back_inserter(out), "{} {} {} {} {} {:016x}\n{}{}{}\n",
                 change.path.size(), size_of(change.before),
                 size_of(change.after), change.beginning, change.ending,
                 change.kept, change.path, change.before.value_or(""),
                 change.after.value_or(""));
}

void write_record(const ChangeSet& record, std::string& out) {
  fmt::format_to(std::back_inserter(out), "{} {}\n{}\n", record.what.size(),
                 record.changes.size(), record.what);
  for (const FileDelta& change : record.changes) {
    write_change(change, out);
  }
}

// Reads what was written above. From the first thing on that is something
// else, all it gives is empty.
class RecordReader {
 public:
  explicit RecordReader(std::string_view text) : rest_(text) {}

  // Whether all was as expected so far.
  bool is_good() const { return good_; }
  bool is_at_end() const { return rest_.empty(); }

  // A line of words with one space between is read word by word.
  std::string_view word() {
    const std::size_t size = rest_.find_first_of(" \n");
    if (size == std::string_view::npos) {
      return stop();
    }
    const std::string_view found = rest_.substr(0, size);
    rest_.remove_prefix(size + 1);
    return found;
  }

  std::uint64_t number(int base = 10) { return to_number(word(), base); }

  std::optional<std::size_t> size() {
    const std::string_view found = word();
    return found == no_file ? std::nullopt
                            : std::optional(to_number(found, 10));
  }

  std::string_view bytes(std::size_t size) {
    if (size > rest_.size()) {
      return stop();
    }
    const std::string_view found = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return found;
  }

  ChangeSet record() {
    const std::size_t what = number();
    const std::size_t files = number();
    ChangeSet record = {.what = std::string(bytes(what))};
    line_end();
    for (std::size_t i = 0; i < files && good_; ++i) {
      record.changes.push_back(change());
    }
    return record;
  }

 private:
  FileDelta change() {
    const std::size_t path = number();
    const std::optional<std::size_t> before = size();
    const std::optional<std::size_t> after = size();
    FileDelta change = {.beginning = number()};
    change.ending = number();
    change.kept = number(16);
    change.path = bytes(path);
    change.before = text(before);
    change.after = text(after);
    line_end();
    return change;
  }

  WholeText text(std::optional<std::size_t> size) {
    return size ? WholeText(bytes(*size)) : std::nullopt;
  }

  void line_end() { good_ = bytes(1) == "\n" && good_; }

  std::uint64_t to_number(std::string_view digits, int base) {
    std::uint64_t value = 0;
    const char* const end = digits.data() + digits.size();
    const auto [rest, error] = std::from_chars(digits.data(), end, value, base);
    if (error != std::errc() || rest != end) {
      stop();
      return 0;
    }
    return value;
  }

  std::string_view stop() {
    good_ = false;
    rest_ = {};
    return {};
  }

  std::string_view rest_;
  bool good_ = true;
};

}  // namespace

std::string records_text(const std::vector<ChangeSet>& records,
                         std::size_t applied) {
  std::string body = fmt::format("{} {}\n", records.size(), applied);
  for (const ChangeSet& record : records) {
    write_record(record, body);
  }
  return fmt::format("{} {:016x}\n{}", first_word, fingerprint(body, 0), body);
}

std::optional<Records> records_in(std::string_view text) {
  RecordReader head(text);
  const bool is_known = head.word() == first_word;
  const std::uint64_t expected = head.number(16);
  const std::size_t body = text.find('\n');
  if (!is_known || !head.is_good() ||
      fingerprint(text.substr(body + 1), 0) != expected) {
    return std::nullopt;
  }

  RecordReader reader(text.substr(body + 1));
  const std::size_t count = reader.number();
  Records records = {.applied = reader.number()};
  for (std::size_t i = 0; i < count && reader.is_good(); ++i) {
    records.records.push_back(reader.record());
  }
  const bool is_whole = reader.is_good() && reader.is_at_end();
  return is_whole && records.applied <= count ? std::optional(records)
                                              : std::nullopt;
}

}  // namespace hw
