// Any bytes in place of what hw and git keep: an index, a history, notes.
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "hw/meant.hpp"

#include "git_index.hpp"
#include "require.hpp"
#include "undo_log.hpp"

namespace {

using hw::fuzz::require;

void check_index(std::string_view text) {
  const std::optional<hw::IndexFile> index = hw::parse_index(text);
  if (!index) {
    return;
  }
  require(index->entries.size() <= text.size() / 32,
          "an entry takes its bytes");
  if (index->shared) {
    const auto joined = hw::join_index(*index, index->entries);
    require(!joined || joined->size() <= 2 * index->entries.size(),
            "a split index has the entries of its parts");
  }
}

void check_records(std::string_view text) {
  if (const auto records = hw::records_in(text)) {
    require(hw::records_in(hw::records_text(records->records, records->applied))
                .has_value(),
            "records are read as they were written");
  }
}

void check_meant(std::string_view text) {
  const hw::Meant meant = hw::Meant::parse(text);
  require(hw::Meant::parse(meant.text()) == meant,
          "notes are read as they were written");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_index(text);
  check_records(text);
  check_meant(text);
  return 0;
}
