#include "git_index.hpp"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "hw/error.hpp"

#include "characters.hpp"
#include "posix.hpp"

namespace hw {
namespace {

namespace fs = std::filesystem;

// Takes an index apart from its beginning on. From the first thing on that is
// something else, all it gives is empty.
class IndexReader {
 public:
  explicit IndexReader(std::string_view text) : rest_(text) {}

  bool is_good() const { return good_; }
  std::size_t left() const { return rest_.size(); }

  std::string_view bytes(std::size_t size) {
    if (size > rest_.size()) {
      good_ = false;
      rest_ = {};
      return {};
    }
    const std::string_view found = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return found;
  }

  // A number, the highest byte first.
  std::uint64_t number(std::size_t size) {
    std::uint64_t value = 0;
    for (const char byte : bytes(size)) {
      value = value << 8U | static_cast<unsigned char>(byte);
    }
    return value;
  }

  // A number in as many bytes as it takes, as in packs with offsets.
  std::size_t varint() {
    std::uint64_t byte = number(1);
    std::uint64_t value = byte & 127U;
    while ((byte & 128U) != 0 && good_) {
      byte = number(1);
      value = (value + 1) << 7U | (byte & 127U);
    }
    return value;
  }

  std::string_view text_to_nul() {
    const std::string_view found = bytes(std::min(rest_.find('\0'), left()));
    require(number(1) == 0);
    return found;
  }

  void require(bool condition) { good_ = good_ && condition; }

 private:
  std::string_view rest_;
  bool good_ = true;
};

constexpr std::uint64_t kind_bits = 0170000;
constexpr std::uint64_t link_kind = 0120000;
constexpr std::uint64_t flag_is_extended = 0x4000;
constexpr std::uint64_t longest_known_name = 0xFFF;

// An index whose hashes have `hash_size` bytes.
class IndexParser {
 public:
  IndexParser(std::string_view text, std::size_t hash_size)
      : reader_(text), hash_size_(hash_size) {}

  std::optional<IndexFile> parse() {
    reader_.require(reader_.bytes(4) == "DIRC");
    version_ = reader_.number(4);
    reader_.require(version_ >= 2 && version_ <= 4);
    const std::uint64_t count = reader_.number(4);
    for (std::uint64_t i = 0; i < count && reader_.is_good(); ++i) {
      read_entry();
    }
    while (reader_.left() > hash_size_ && reader_.is_good()) {
      read_extension();
    }
    reader_.require(reader_.left() == hash_size_);
    return reader_.is_good() ? std::optional(std::move(file_)) : std::nullopt;
  }

 private:
  void read_entry() {
    constexpr std::size_t times_and_device = 24;
    constexpr std::size_t owner_and_size = 12;
    const std::size_t before = reader_.left();
    reader_.bytes(times_and_device);
    const std::uint64_t mode = reader_.number(4);
    reader_.bytes(owner_and_size + hash_size_);
    const std::uint64_t flags = reader_.number(2);
    reader_.bytes((flags & flag_is_extended) != 0 ? 2 : 0);
    if (version_ == 4) {
      const std::size_t dropped = reader_.varint();
      reader_.require(dropped <= name_.size());
      name_.resize(name_.size() - std::min(dropped, name_.size()));
      name_ += reader_.text_to_nul();
    } else {
      name_ = reader_.text_to_nul();
      while ((before - reader_.left()) % 8 != 0 && reader_.is_good()) {
        reader_.require(reader_.number(1) == 0);
      }
    }
    const std::uint64_t length = flags & longest_known_name;
    reader_.require(length ==
                    std::min<std::size_t>(name_.size(), longest_known_name));
    file_.entries.push_back(
        {.path = name_, .is_link = (mode & kind_bits) == link_kind});
  }

  // Those that begin with a small letter change what the entries mean.
  void read_extension() {
    const std::string_view name = reader_.bytes(4);
    const std::uint64_t size = reader_.number(4);
    IndexReader content(reader_.bytes(size));
    if (name == "link") {
      std::string hash;
      for (const char byte : content.bytes(hash_size_)) {
        hash += fmt::format("{:02x}", static_cast<unsigned char>(byte));
      }
      file_.shared = {.hash = std::move(hash), .removed = bitmap(content)};
      file_.shared->replaced = bitmap(content);
      reader_.require(content.is_good());
    } else {
      const bool is_optional =
          !name.empty() && name[0] >= 'A' && name[0] <= 'Z';
      reader_.require(is_optional || name == "sdir");
    }
  }

  // A bitmap as EWAH packs it: a word that says how many words of equal bits
  // follow and how many words as they are, then the latter; and so on.
  static std::vector<bool> bitmap(IndexReader& content) {
    if (content.left() == 0) {
      return {};
    }
    std::vector<bool> bits;
    constexpr std::size_t most_files = 1U << 24U;
    const std::size_t size = content.number(4);
    std::uint64_t words = content.number(4);
    content.require(size <= most_files);
    while (words > 0 && content.is_good()) {
      const std::uint64_t marker = content.number(8);
      const std::uint64_t equal = marker >> 1U & 0xFFFFFFFFU;
      const std::uint64_t plain = marker >> 33U;
      content.require(equal <= size / 64 + 1 && plain < words);
      if (!content.is_good()) {
        break;
      }
      bits.resize(std::min(bits.size() + equal * 64, size), (marker & 1U) != 0);
      for (std::uint64_t i = 0; i < plain && content.is_good(); ++i) {
        const std::uint64_t word = content.number(8);
        for (std::size_t bit = 0; bit < 64 && bits.size() < size; ++bit) {
          bits.push_back((word >> bit & 1U) != 0);
        }
      }
      words -= plain + 1;
    }
    content.number(4);  // where the last such word is
    return bits;
  }

  IndexReader reader_;
  std::size_t hash_size_;
  std::uint64_t version_ = 0;
  std::string name_;  // of the last entry: version 4 goes on from there
  IndexFile file_;
};

// `path` as it is; nothing if there is no such file. Throws Error.
std::optional<std::string> read_whole(const fs::path& path) {
  const Descriptor file = open_file(AT_FDCWD, path, O_RDONLY | O_NONBLOCK);
  if (!file.is_open() && errno == ENOENT) {
    return std::nullopt;
  }
  struct stat status {};
  return read_ordinary(file, path.string(), status);
}

// Where git keeps its own files: ".git", or where a file of that name leads.
// Throws Error for a file that says something else.
fs::path git_folder(const fs::path& top) {
  const fs::path place = top / ".git";
  const Descriptor folder = open_folder(place);
  if (folder.is_open() || errno != ENOTDIR) {
    return place;
  }
  constexpr std::string_view prefix = "gitdir: ";
  std::string line = read_whole(place).value_or("");
  line.erase(line.find_last_not_of("\r\n") + 1);
  if (!line.starts_with(prefix)) {
    throw disk_error("read", place.string(), EIO);
  }
  return top / line.substr(prefix.size());
}

// Nothing if that is no index.
std::optional<std::vector<IndexEntry>> entries_in(const fs::path& folder) {
  const std::optional<std::string> text = read_whole(folder / "index");
  if (!text) {
    return std::vector<IndexEntry>();  // nothing was added yet
  }
  const std::optional<IndexFile> own = parse_index(*text);
  if (!own || !own->shared) {
    return own ? std::optional(own->entries) : std::nullopt;
  }
  const auto shared_text =
      read_whole(folder / fmt::format("sharedindex.{}", own->shared->hash));
  const auto shared = parse_index(shared_text.value_or(""));
  return shared ? join_index(*own, shared->entries) : std::nullopt;
}

bool is_below(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.starts_with(folder) &&
         path[folder.size()] == '/';
}

}  // namespace

std::optional<IndexFile> parse_index(std::string_view text) {
  constexpr std::size_t sha1 = 20;
  constexpr std::size_t sha256 = 32;
  auto file = IndexParser(text, sha1).parse();
  return file ? file : IndexParser(text, sha256).parse();
}

std::optional<std::vector<IndexEntry>> join_index(
    const IndexFile& own, const std::vector<IndexEntry>& shared) {
  const auto is_set = [](const std::vector<bool>& bits, std::size_t number) {
    return number < bits.size() && bits[number];
  };
  std::vector<IndexEntry> entries;
  auto next = own.entries.begin();
  for (std::size_t i = 0; i < shared.size(); ++i) {
    IndexEntry entry = shared[i];
    if (is_set(own.shared->replaced, i)) {
      if (next == own.entries.end() || !next->path.empty()) {
        return std::nullopt;
      }
      entry.is_link = next->is_link;
      ++next;
    }
    if (!is_set(own.shared->removed, i)) {
      entries.push_back(std::move(entry));
    }
  }
  entries.insert(entries.end(), next, own.entries.end());
  return entries;
}

GitIndex::GitIndex(const fs::path& root) : entries_(std::in_place) {
  try {
    const fs::path place = canonical(root, "open", root.string());
    fs::path top = place;
    while (!status_of(top / ".git", "read", ".git")) {
      if (top == top.parent_path()) {
        return;
      }
      top = top.parent_path();
    }
    if (top != place) {
      prefix_ = place.lexically_relative(top).string() + "/";
    }
    entries_ = entries_in(git_folder(top));
  } catch (const Error&) {
    entries_.reset();
  }
}

bool GitIndex::tracks(const std::string& folder) const {
  const std::string name = folded_name(prefix_ + folder);
  return !entries_ ||
         std::ranges::any_of(*entries_, [&](const IndexEntry& entry) {
           const std::string path = folded_name(entry.path);
           return path == name || is_below(path, name);
         });
}

bool GitIndex::has_link(const std::string& path) const {
  const std::string name = folded_name(prefix_ + path);
  return !entries_ ||
         std::ranges::any_of(*entries_, [&](const IndexEntry& entry) {
           return entry.is_link && folded_name(entry.path) == name;
         });
}

}  // namespace hw
