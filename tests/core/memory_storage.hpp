// Journals for tests: one that is kept in memory, one whose disk says no.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "hw/error.hpp"
#include "hw/storage.hpp"

namespace hw::test {

// A Storage without a disk. It remembers what was asked of it.
class MemoryStorage : public Storage {
 public:
  MemoryStorage() = default;
  explicit MemoryStorage(std::map<std::string, std::string> texts) {
    for (auto& [path, text] : texts) {
      put(path, std::move(text));
    }
  }

  // Writes a file as an editor does, which knows nothing of locks.
  void put(const std::string& path, std::string text) {
    files_[path] = {std::move(text), next_version()};
  }

  // From now on `path` is there and cannot be read.
  void forbid(const std::string& path) {
    put(path, "");
    forbidden_.push_back(path);
  }

  // All files of the journal with their texts; without .hw/, which is not
  // needed to read it.
  std::map<std::string, std::string> texts() const {
    std::map<std::string, std::string> texts;
    for (const auto& [path, file] : files_) {
      if (!path.starts_with(".hw/")) {
        texts[path] = file.text;
      }
    }
    return texts;
  }

  // The text of `path`, or nothing.
  std::string text(const std::string& path) const {
    const auto file = files_.find(path);
    return file == files_.end() ? "" : file->second.text;
  }

  // The paths that were read, and those outside of .hw/ that were replaced, so
  // far, in that order.
  const std::vector<std::string>& reads() const { return reads_; }
  const std::vector<std::string>& replacements() const { return replacements_; }

  // What the files are to look like: ones in a repository of git, that tracks
  // these folders; ones that are write-protected.
  void make_repository() { has_repository_ = true; }
  void track(const std::string& folder) { tracked_.push_back(folder); }
  void protect(const std::string& path) { protected_.push_back(path); }

  // What the person is to be told.
  const std::vector<std::string>& warnings() const { return warnings_; }

  bool is_locked() const { return !held_.expired(); }

  std::optional<FileText> read(const std::string& path) const override {
    const std::lock_guard lock(reading_);
    reads_.push_back(path);
    if (std::count(forbidden_.begin(), forbidden_.end(), path) != 0) {
      throw Error("cannot read " + path + ": permission denied");
    }
    const auto file = files_.find(path);
    return file == files_.end() ? std::nullopt : std::optional(file->second);
  }

  FileVersion version(const std::string& path) const override {
    const auto file = files_.find(path);
    return file == files_.end() ? FileVersion() : file->second.version;
  }

  std::vector<std::string> list(const std::string& folder) const override {
    std::vector<std::string> names;
    for (const auto& [path, file] : files_) {
      const std::size_t name = path.rfind('/') + 1;
      if (path.substr(0, name) == (folder.empty() ? "" : folder + "/") &&
          path.ends_with(".toml")) {
        names.push_back(path.substr(name));
      }
    }
    return names;
  }

  // Nothing but files, and each of them private.
  std::vector<StoredItem> inventory() const override {
    std::vector<StoredItem> items;
    for (const auto& [path, file] : files_) {
      items.push_back({.path = path});
    }
    return items;
  }

  void make_private(const std::string& /*path*/) override {}

  void replace(const std::string& path, std::string_view text,
               const FileVersion& seen) override {
    check(path, seen);
    require_writable(path);
    put(path, std::string(text));
    if (!path.starts_with(".hw/")) {
      replacements_.push_back(path);
    }
  }

  void replace_lightly(const std::string& path,
                       std::string_view text) override {
    if (!is_locked()) {
      throw Error("cannot write " + path);
    }
    put(path, std::string(text));
  }

  void remove(const std::string& path, const FileVersion& seen) override {
    check(path, seen);
    files_.erase(path);
  }

  std::unique_ptr<StorageLock> lock() override {
    if (is_locked()) {
      throw Error("another program is changing the journal");
    }
    auto held = std::make_shared<bool>(true);
    held_ = held;
    return std::make_unique<Lock>(std::move(held));
  }

  void require_writable(const std::string& path) const override {
    if (std::count(protected_.begin(), protected_.end(), path) != 0) {
      throw Error("cannot write " + path + ": it is write-protected");
    }
  }

  bool has_repository() const override { return has_repository_; }

  bool is_tracked(const std::string& folder) const override {
    return std::count(tracked_.begin(), tracked_.end(), folder) != 0;
  }

  void warn(const Error& warning) override {
    warnings_.emplace_back(warning.what());
  }

 private:
  class Lock : public StorageLock {
   public:
    explicit Lock(std::shared_ptr<bool> held) : held_(std::move(held)) {}

   private:
    std::shared_ptr<bool> held_;
  };

  FileVersion next_version() { return {std::to_string(++versions_)}; }

  void check(const std::string& path, const FileVersion& seen) const {
    const auto file = files_.find(path);
    const FileVersion now =
        file == files_.end() ? FileVersion{} : file->second.version;
    if (!is_locked() || now != seen) {
      throw Error("cannot write " + path);
    }
  }

  std::map<std::string, FileText> files_;
  std::vector<std::string> forbidden_;
  std::vector<std::string> tracked_;
  std::vector<std::string> protected_;
  std::vector<std::string> warnings_;
  bool has_repository_ = false;
  mutable std::mutex reading_;
  mutable std::vector<std::string> reads_;
  std::vector<std::string> replacements_;
  std::weak_ptr<bool> held_;
  int versions_ = 0;
};

// When a call that goes wrong does so: with nothing done; with all done, as
// when a disk takes a text and then cannot promise to keep it; or the first,
// and every call from then on.
enum class Fault { before, after, from_then_on };

// A Storage that passes everything on to another one; its call number
// `faulty_call`, counted from 1, throws Error.
class FaultyStorage : public Storage {
 public:
  FaultyStorage(Storage& storage, int faulty_call, Fault fault)
      : storage_(storage), faulty_call_(faulty_call), fault_(fault) {}

  // Whether there were so many calls that one went wrong.
  bool has_thrown() const { return calls_ >= faulty_call_; }

  std::optional<FileText> read(const std::string& path) const override {
    return pass_on([&] { return storage_.read(path); });
  }

  FileVersion version(const std::string& path) const override {
    return pass_on([&] { return storage_.version(path); });
  }

  std::vector<std::string> list(const std::string& folder) const override {
    return pass_on([&] { return storage_.list(folder); });
  }

  std::vector<StoredItem> inventory() const override {
    return pass_on([&] { return storage_.inventory(); });
  }

  void make_private(const std::string& path) override {
    pass_on([&] {
      storage_.make_private(path);
      return 0;
    });
  }

  void replace(const std::string& path, std::string_view text,
               const FileVersion& seen) override {
    pass_on([&] {
      storage_.replace(path, text, seen);
      return 0;
    });
  }

  void replace_lightly(const std::string& path,
                       std::string_view text) override {
    pass_on([&] {
      storage_.replace_lightly(path, text);
      return 0;
    });
  }

  void remove(const std::string& path, const FileVersion& seen) override {
    pass_on([&] {
      storage_.remove(path, seen);
      return 0;
    });
  }

  std::unique_ptr<StorageLock> lock() override {
    return pass_on([&] { return storage_.lock(); });
  }

  void require_writable(const std::string& path) const override {
    pass_on([&] {
      storage_.require_writable(path);
      return 0;
    });
  }

  bool has_repository() const override { return storage_.has_repository(); }

  bool is_tracked(const std::string& folder) const override {
    return storage_.is_tracked(folder);
  }

  void warn(const Error& warning) override { storage_.warn(warning); }

 private:
  template <typename Call>
  std::invoke_result_t<Call> pass_on(Call call) const {
    ++calls_;
    const bool is_faulty =
        fault_ == Fault::from_then_on ? has_thrown() : calls_ == faulty_call_;
    if (is_faulty && fault_ != Fault::after) {
      throw Error("the disk says no");
    }
    auto result = call();
    if (is_faulty) {
      throw Error("the disk says no");
    }
    return result;
  }

  Storage& storage_;
  int faulty_call_;
  Fault fault_;
  mutable int calls_ = 0;
};

}  // namespace hw::test
