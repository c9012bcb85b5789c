#include "hw/pending.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "hw/blocks.hpp"
#include "hw/merge.hpp"
#include "hw/text.hpp"

#include "journal_paths.hpp"

namespace hw {
namespace {

class PendingChanges {
 public:
  PendingChanges(const Files& last, const Files& now, const Meant& meant,
                 const std::set<std::string>& confirmed)
      : last_(last),
        now_(now),
        meant_(meant),
        confirmed_(confirmed),
        names_(same_files(last, now)) {}

  Pending find() {
    for (const auto& [path, text] : last_) {
      const auto name = names_.find(path);
      if (name == names_.end()) {
        look_at_gone(path);
      } else {
        look_at(path, text, name->second);
      }
    }
    for (const auto& [path, text] : now_) {
      if (!known_.contains(path)) {
        look_at_new(path, text);
      }
    }
    for (const auto& [path, text] : pending_.put) {
      pending_.removed.erase(path);
    }
    std::ranges::sort(pending_.held, {}, &Held::path);
    return std::move(pending_);
  }

 private:
  void hold(const std::string& path, Held::Why why,
            const std::string& last_path,
            std::vector<std::string> missing = {}) {
    pending_.held.push_back({path, why, std::move(missing), last_path});
  }

  void look_at_gone(const std::string& path) {
    if (meant_.covers_file(path) || confirmed_.contains(path)) {
      pending_.removed.insert(path);
    } else {
      hold(path, Held::Why::gone, path);
    }
  }

  // `path` is called `name` now.
  void look_at(const std::string& path, const std::string& before,
               const std::string& name) {
    known_.insert(name);
    const std::string& text = now_.at(name);
    if (text == before && path == name) {
      return;
    }
    if (is_all_blank(text) && !is_all_blank(before)) {
      look_at_gone(name);
      return;
    }
    const bool is_journal = name.ends_with(extension);
    if (is_journal && !is_readable(text)) {
      hold(name, Held::Why::unreadable, path);
      return;
    }
    auto missing = is_journal && !confirmed_.contains(name)
                       ? missing_blocks({path, name}, before, text)
                       : std::vector<std::string>();
    if (!missing.empty()) {
      hold(name, Held::Why::fewer_blocks, path, std::move(missing));
      return;
    }
    pending_.put.emplace(name, text);
    if (path != name) {
      pending_.removed.insert(path);
    }
  }

  // A text that could not be read has no blocks that one could count.
  std::vector<std::string> missing_blocks(
      const std::array<std::string, 2>& names, std::string_view before,
      std::string_view after) const {
    std::vector<std::string> missing;
    if (!is_readable(before)) {
      return missing;
    }
    for (const Block& block : lost_blocks(before, after)) {
      const bool is_meant =
          std::ranges::any_of(names, [&](const std::string& name) {
            return meant_.covers(name, block.text);
          });
      if (!is_meant) {
        missing.emplace_back(block.text);
      }
    }
    return missing;
  }

  void look_at_new(const std::string& path, const std::string& text) {
    if (path.ends_with(extension) && !is_readable(text)) {
      hold(path, Held::Why::unreadable, "");
    } else if (!is_all_blank(text)) {
      pending_.put.emplace(path, text);
    }
  }

  const Files& last_;
  const Files& now_;
  const Meant& meant_;
  const std::set<std::string>& confirmed_;
  std::map<std::string, std::string> names_;
  std::set<std::string> known_;
  Pending pending_;
};

}  // namespace

Pending pending_changes(const Files& last, const Files& now, const Meant& meant,
                        const std::set<std::string>& confirmed) {
  return PendingChanges(last, now, meant, confirmed).find();
}

}  // namespace hw
