// A place on the disk for one file, and a new text on its way there. For core
// only.
//
// `attempt` and `name` are for the Error that all of these throw when the disk
// says no, as in posix.hpp.
#pragma once

#include <csignal>
#include <filesystem>
#include <string>
#include <string_view>
#include <sys/stat.h>

#include "hw/error.hpp"
#include "hw/storage.hpp"

#include "posix.hpp"

namespace hw {

FileVersion version_of(const struct stat& status);

// Where a file is or will be, and what is to happen there. The folder is held
// open: whatever is renamed meanwhile, all steps happen in the same one.
class TargetFile {
 public:
  TargetFile(const std::filesystem::path& path, std::string attempt,
             std::string name);

  const Descriptor& folder() const { return folder_; }
  const std::string& name() const { return name_; }
  std::filesystem::path leaf() const { return target_.filename(); }

  Error error(int code) const;

  // What is there now. Throws Error when that is not to be replaced: it is not
  // an ordinary file, or its owner has no permission to write it. Permissions
  // keep root out of nothing, so this looks at what they say.
  FileVersion version() const;

  void sync() const;

 private:
  std::string attempt_;
  std::string name_;
  std::filesystem::path target_;
  Descriptor folder_;
};

// While it lives, Ctrl-C and what else asks a program to end has to wait.
class EndingHeld {
 public:
  EndingHeld();
  EndingHeld(const EndingHeld&) = delete;
  EndingHeld& operator=(const EndingHeld&) = delete;
  ~EndingHeld();

 private:
  sigset_t before_{};
};

// A new text on its way to its place, which has to outlive it: a file beside
// it, which goes away unless it gets there, also when the program is asked to
// end meanwhile.
class TemporaryFile {
 public:
  explicit TemporaryFile(const TargetFile& place);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile();

  struct stat status() const;

  void write(std::string_view text);

  // What was written is on the device when this returns.
  void sync();

  void move_to_place();

 private:
  Descriptor make();

  EndingHeld until_it_is_gone_;
  const TargetFile& place_;
  std::string leaf_;
  Descriptor file_;
  bool moved_ = false;
};

}  // namespace hw
