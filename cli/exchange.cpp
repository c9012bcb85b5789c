#include "exchange.hpp"

#include <sstream>

#include <fmt/format.h>

namespace hw::cli {
namespace {

// Counts blocks in a diff without context. One that is elsewhere now is in
// there twice.
class DiffReader {
 public:
  void take(const std::string& line) {
    is_empty_ = false;
    has_new_file_ = has_new_file_ || line.starts_with("new file mode");
    if (line.starts_with("+[[") || line.starts_with("-[[")) {
      const int change = line.front() == '+' ? 1 : -1;
      (line.ends_with("[[log]]") ? entries_ : others_) += change;
    }
  }

  std::string in_words() const {
    if (entries_ <= 0) {
      return is_empty_ ? "" : "changes";
    }
    return fmt::format(
        "{}{}",
        entries_ == 1 ? "an entry" : fmt::format("{} entries", entries_),
        others_ > 0 || has_new_file_ ? " and other changes" : "");
  }

 private:
  int entries_ = 0;
  int others_ = 0;
  bool has_new_file_ = false;
  bool is_empty_ = true;
};

}  // namespace

std::string difference(const Git& git, const std::string& before,
                       const std::string& after) {
  std::istringstream lines(
      git.run({"diff", "--unified=0", "--no-color", "--no-ext-diff",
               "--no-textconv", "--no-renames", before, after, "--"})
          .out);
  DiffReader reader;
  for (std::string line; std::getline(lines, line);) {
    reader.take(line);
  }
  return reader.in_words();
}

std::string empty_tree(const Git& git) {
  return git.answer({"hash-object", "-t", "tree", "/dev/null"}).value_or("");
}

}  // namespace hw::cli
