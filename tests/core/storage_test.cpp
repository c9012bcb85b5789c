#include "hw/storage.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <doctest/doctest.h>

#include "temporary_folder.hpp"

namespace hw::test::storage_test {
namespace {

namespace fs = std::filesystem;
using test::read_file;
using test::TemporaryFolder;
using test::write_file;

using namespace std::chrono_literals;

// The umask of this program for as long as this lives.
class Umask {
 public:
  explicit Umask(mode_t mask) : before_(::umask(mask)) {}
  Umask(const Umask&) = delete;
  Umask& operator=(const Umask&) = delete;
  ~Umask() { ::umask(before_); }

 private:
  mode_t before_;
};

// A limit of this program for as long as this lives.
class Limit {
 public:
  Limit(decltype(RLIMIT_FSIZE) kind, rlim_t value) : kind_(kind) {
    ::getrlimit(kind_, &before_);
    rlimit lower = before_;
    lower.rlim_cur = value;
    ::setrlimit(kind_, &lower);
  }
  Limit(const Limit&) = delete;
  Limit& operator=(const Limit&) = delete;
  ~Limit() { ::setrlimit(kind_, &before_); }

 private:
  decltype(RLIMIT_FSIZE) kind_;
  rlimit before_{};
};

int mode(const fs::path& path) {
  return static_cast<int>(fs::status(path).permissions());
}

// Everything in `folder`, hidden files too, sorted.
std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// How many of this program's open files a program it starts would get.
int inheritable_files() {
  int count = 0;
  for (int file = 0; file < 256; ++file) {
    const int flags = ::fcntl(file, F_GETFD);
    count += flags >= 0 && (flags & FD_CLOEXEC) == 0 ? 1 : 0;
  }
  return count;
}

using Names = std::vector<std::string>;

// The version of `path` now; an empty one if it is not there.
FileVersion version(const Storage& storage, const std::string& path) {
  const auto file = storage.read(path);
  const FileVersion version = file ? file->version : FileVersion{};
  CHECK(storage.version(path) == version);
  return version;
}

template <typename Call>
std::string message_of(Call call) {
  try {
    call();
  } catch (const Error& error) {
    return error.what();
  }
  return "no Error";
}

const Names not_inside = {
    "",           "/etc/passwd", "..",          "../walk.toml", "a/../b.toml",
    "a//b.toml",  "a/",          "./walk.toml", "a/.",          "/",
    "a/b/../../", "a/..",
};

}  // namespace

TEST_CASE("DiskStorage makes nothing before something is written") {
  const TemporaryFolder folder;
  const DiskStorage storage(folder.path() / "journal");

  CHECK(storage.root() == folder.path() / "journal");
  CHECK(!storage.exists());
  CHECK(!storage.read("journal.toml"));
  CHECK(!storage.read("assignments/walk.toml"));
  CHECK(storage.list("assignments").empty());
  CHECK(names_in(folder.path()).empty());
}

TEST_CASE("DiskStorage::exists tells whether the folder is there") {
  const TemporaryFolder folder;
  write_file(folder.path() / "file", "");

  CHECK(DiskStorage(folder.path()).exists());
  CHECK(!DiskStorage(folder.path() / "none").exists());
  CHECK(message_of([&] { DiskStorage(folder.path() / "file").exists(); }) ==
        "cannot open the journal " + (folder.path() / "file").string() +
            ": a part of its path is not a folder");
}

TEST_CASE("DiskStorage::exists names a link to a folder that is not there") {
  const TemporaryFolder folder;
  fs::create_symlink(folder.path() / "away", folder.path() / "journal");
  const DiskStorage storage(folder.path() / "journal");

  CHECK(message_of([&] { storage.exists(); }) ==
        "the journal " + (folder.path() / "journal").string() +
            " is a link to a folder that is not there");
}

TEST_CASE("DiskStorage refuses a path that could lead out of the journal") {
  const TemporaryFolder folder;
  DiskStorage storage(folder.path() / "journal");
  for (const std::string& path : not_inside) {
    CAPTURE(path);
    const std::string refusal =
        "\"" + path + "\" is not a place in the journal";

    CHECK(message_of([&] { storage.read(path); }) == refusal);
    CHECK(message_of([&] { storage.version(path); }) == refusal);
    if (!path.empty()) {
      CHECK(message_of([&] { storage.list(path); }) == refusal);
    }
    CHECK(message_of([&] { storage.replace(path, "", {}); }) == refusal);
    CHECK(message_of([&] { storage.replace_lightly(path, ""); }) == refusal);
    CHECK(message_of([&] { storage.remove(path, {}); }) == refusal);
  }
  CHECK(names_in(folder.path()).empty());
}

TEST_CASE("DiskStorage refuses a path that would end at a NUL byte") {
  const TemporaryFolder folder;
  DiskStorage storage(folder.path());
  const std::string path("a.toml\0x", 8);

  CHECK_THROWS_AS(storage.replace(path, "", {}), Error);
  CHECK(names_in(folder.path()).empty());
}

TEST_CASE("DiskStorage takes dots that are part of a name") {
  const TemporaryFolder folder;
  DiskStorage storage(folder.path());

  storage.replace("..a/b..toml", "x", {});

  CHECK(read_file(folder.path() / "..a/b..toml") == "x");
}

TEST_CASE("DiskStorage::read gives every byte of a file") {
  const TemporaryFolder folder;
  const DiskStorage storage(folder.path());
  const Names texts = {"\n", "title = \"Walk\"\r\n",
                       std::string("\0\xff\n\0", 4),
                       std::string(3'000'000, 'x')};
  for (const std::string& text : texts) {
    write_file(folder.path() / "a.toml", text);

    CHECK(storage.read("a.toml").value().text == text);
  }
}

TEST_CASE("DiskStorage::read names what is there instead of a file") {
  const TemporaryFolder folder;
  const DiskStorage storage(folder.path());
  const auto refusal = [&](const std::string& path) {
    std::string message = message_of([&] { storage.read(path); });
    CHECK(message_of([&] { storage.version(path); }) == message);
    return message;
  };

  SUBCASE("a folder") {
    fs::create_directory(folder.path() / "a.toml");

    CHECK(refusal("a.toml") ==
          "cannot read a.toml: it is a folder, not a file");
  }
  SUBCASE("a named pipe, without waiting for what comes through it") {
    REQUIRE(::mkfifo((folder.path() / "a.toml").c_str(), 0600) == 0);

    CHECK(refusal("a.toml") ==
          "cannot read a.toml: it is not an ordinary file");
  }
  SUBCASE("a device") {
    fs::create_symlink("/dev/null", folder.path() / "a.toml");

    CHECK(refusal("a.toml") ==
          "cannot read a.toml: it is not an ordinary file");
  }
  SUBCASE("a file where a folder belongs") {
    write_file(folder.path() / "assignments", "");

    CHECK(refusal("assignments/a.toml") ==
          "cannot read assignments/a.toml: a part of its path is not a folder");
  }
  SUBCASE("a link to itself") {
    fs::create_symlink("a.toml", folder.path() / "a.toml");

    CHECK(refusal("a.toml") ==
          "cannot read a.toml: its symbolic links lead nowhere");
  }
}

TEST_CASE("DiskStorage::read tells what is elsewhere from what is not there") {
  const TemporaryFolder folder;
  const DiskStorage storage(folder.path());
  fs::create_directory(folder.path() / "assignments");
  const std::string path = "assignments/walk.toml";
  const fs::path place = folder.path() / path;
  const std::string not_here =
      "cannot read assignments/walk.toml: it is not on this device yet; ";
  const std::string by_program =
      not_here + "let your synchronization program fetch it";
  const auto refusal = [&] { return message_of([&] { storage.read(path); }); };
  const auto version_refusal = [&] {
    return message_of([&] { storage.version(path); });
  };

  SUBCASE("nothing is there") {
    fs::create_symlink("me@host.12:34", place.parent_path() / ".#walk.toml");
    CHECK(!storage.read(path));
    CHECK(storage.version(path) == FileVersion());
  }
  SUBCASE("a link to nowhere") {
    fs::create_symlink("nowhere", place);
    CHECK(refusal() ==
          "cannot read assignments/walk.toml: it is a link to a file that is "
          "not there; if that is on another device, connect it first");
    CHECK(version_refusal() == refusal());
  }
  SUBCASE("a link into a git annex") {
    fs::create_symlink("../.git/annex/objects/aa/KEY", place);
    CHECK(refusal() == not_here + "fetch it with: git annex get");
  }
  SUBCASE("a folder that is a link to nowhere") {
    fs::remove(place.parent_path());
    fs::create_symlink("/nowhere", place.parent_path());
    CHECK(refusal() ==
          "cannot read assignments/walk.toml: its folder is a link to a folder "
          "that is not there");
    CHECK(version_refusal() == refusal());
  }
  SUBCASE("placeholders") {
    for (const char* const name :
         {".walk.toml.icloud", "walk.toml.nextcloud", "walk.toml.owncloud",
          "walk.toml.opencloud", "walk.toml.cloud"}) {
      CAPTURE(name);
      const TemporaryFolder other;
      fs::create_directory(other.path() / "assignments");
      write_file(other.path() / "assignments" / name, " ");
      const DiskStorage cloud(other.path());
      CHECK(message_of([&] { cloud.read(path); }) == by_program);
      CHECK(message_of([&] { cloud.version(path); }) == by_program);
    }
  }
  SUBCASE("versions of two devices in its place") {
    write_file(place.string() + ".conflict1", "x");
    CHECK(storage.list("assignments") == Names{"walk.toml"});
    CHECK(refusal() ==
          "cannot read assignments/walk.toml: a synchronization program left "
          "versions of it in its place; copy what you want of them from "
          "assignments/walk.toml.conflict1 to assignments/walk.toml");
    CHECK(version_refusal() == refusal());
  }
  SUBCASE("a placeholder beside its file") {
    write_file(place, "x");
    write_file(place.string() + ".nextcloud", " ");
    CHECK(storage.read(path)->text == "x");
  }
  SUBCASE("pointers of git") {
    for (const char* const text :
         {"/annex/objects/SHA256E-s33--ab.toml\n",
          "../.git/annex/objects/Xx/0Q/SHA256E-s33--ab.toml/x.toml"}) {
      write_file(place, text);
      CHECK(refusal() == not_here + "fetch it with: git annex get");
    }
    write_file(place,
               "version https://git-lfs.github.com/spec/v1\noid sha256:ab\n");
    CHECK(refusal() == not_here + "fetch it with: git lfs pull");
  }
  SUBCASE("text that tells of them") {
    write_file(place, "# see ../.git/annex/objects/\n");
    CHECK(storage.read(path));
  }
  SUBCASE("an empty file") {
    write_file(place, "");
    CHECK(refusal() ==
          "cannot read assignments/walk.toml: it is empty, so it may not be on "
          "this device yet; if it is to be empty, remove it");
    write_file(folder.path() / ".gitignore", "");
    CHECK(storage.read(".gitignore"));
  }
}

TEST_CASE("FileVersion tells whether somebody has written a file") {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "a.toml";
  const DiskStorage storage(folder.path());
  write_file(path, "one");
  const FileVersion before = version(storage, "a.toml");

  SUBCASE("nobody: it stays") {
    CHECK(version(storage, "a.toml") == before);
    CHECK(before != FileVersion{});
  }
  SUBCASE("in place") {
    write_file(path, "three");
    CHECK(version(storage, "a.toml") != before);
  }
  SUBCASE("in its place, with the same text and time") {
    write_file(folder.path() / "b.toml", "one");
    fs::last_write_time(folder.path() / "b.toml", fs::last_write_time(path));
    fs::rename(folder.path() / "b.toml", path);
    CHECK(version(storage, "a.toml") != before);
  }
  SUBCASE("with the same length at another time") {
    fs::last_write_time(path, fs::last_write_time(path) + 1ns);
    CHECK(version(storage, "a.toml") != before);
  }
}

TEST_CASE("DiskStorage::list") {
  const TemporaryFolder folder;
  const fs::path assignments = folder.path() / "assignments";
  fs::create_directory(assignments);
  const DiskStorage storage(folder.path());

  SUBCASE("sorts by bytes") {
    for (const char* const name :
         {"é.toml", "b.toml", "B.toml", "a-2.toml", "a.toml"}) {
      write_file(assignments / name, "");
    }
    CHECK(storage.list("assignments") ==
          Names{"B.toml", "a-2.toml", "a.toml", "b.toml", "é.toml"});
  }
  SUBCASE("leaves out what is not a file of the journal") {
    for (const char* const name :
         {".hidden.toml", "walk.txt", "toml", "walk.toml~"}) {
      write_file(assignments / name, "");
    }

    CHECK(storage.list("assignments").empty());
  }
  SUBCASE("has what is in a file's place, and what is elsewhere, once") {
    fs::create_directory(assignments / "folder.toml");
    fs::create_symlink("nowhere", assignments / "dangling.toml");
    fs::create_symlink("me@host.12:34", assignments / ".#walk.toml");
    REQUIRE(::mkfifo((assignments / "pipe.toml").c_str(), 0600) == 0);
    for (const char* const name :
         {".run.toml.icloud", "read.toml.nextcloud", "walk.toml.owncloud",
          "walk.toml", "notes.txt.cloud", ".cloud"}) {
      write_file(assignments / name, "");
    }
    CHECK(storage.list("assignments") == Names{"dangling.toml", "folder.toml",
                                               "pipe.toml", "read.toml",
                                               "run.toml", "walk.toml"});
  }
  SUBCASE("names a link to a folder that is not there") {
    fs::create_symlink("nowhere", folder.path() / "templates");

    CHECK(message_of([&] { storage.list("templates"); }) ==
          "cannot list templates: it is a link to a folder that is not there");
  }
  SUBCASE("follows links to files") {
    write_file(folder.path() / "elsewhere", "");
    fs::create_symlink("../elsewhere", assignments / "walk.toml");

    CHECK(storage.list("assignments") == Names{"walk.toml"});
  }
  SUBCASE("names a folder that is none") {
    write_file(folder.path() / "templates", "");

    CHECK(message_of([&] { storage.list("templates"); }) ==
          "cannot list templates: a part of its path is not a folder");
  }
}

TEST_CASE("DiskStorage::survey") {
  using Kind = StoredItem::Kind;
  const TemporaryFolder folder;
  const fs::path root = folder.path();
  DiskStorage storage(root);

  SUBCASE("gives all that lies in the folders that hw makes") {
    storage.replace("assignments/walk.toml", "", {});
    storage.replace(".hw/edit/assignments/walk.toml", "", {});
    storage.replace("mine/deeper/file", "", {});
    fs::create_symlink("assignments", root / "templates");

    Names paths;
    for (const StoredItem& item : storage.inventory()) {
      paths.push_back(item.path);
    }
    CHECK(paths == Names{"", ".hw", ".hw/edit", ".hw/edit/assignments",
                         ".hw/edit/assignments/walk.toml", "assignments",
                         "assignments/walk.toml", "mine", "templates",
                         "templates/walk.toml"});
  }
  SUBCASE("tells what things are, and of links what they lead to") {
    write_file(root / "file", "");
    REQUIRE(::chmod((root / "file").c_str(), 0640) == 0);
    REQUIRE(::chmod(root.c_str(), 0750) == 0);
    fs::create_symlink("file", root / "link");
    fs::create_symlink("nowhere", root / "dangling");
    REQUIRE(::mkfifo((root / "pipe").c_str(), 0600) == 0);

    CHECK(storage.inventory() ==
          std::vector<StoredItem>{
              {.path = "", .kind = Kind::folder, .permissions = 0750},
              {.path = "dangling", .kind = Kind::other, .is_link = true},
              {.path = "file", .permissions = 0640},
              {.path = "link", .is_link = true, .permissions = 0640},
              {.path = "pipe", .kind = Kind::other}});
  }
  SUBCASE("knows what was left over from what is on its way") {
    const std::string mine = std::to_string(::getpid());
    for (const std::string& name :
         Names{".hw-4194305-7.tmp", ".hw-" + mine + "-0.tmp", ".hw-1-0.tmp",
               ".hw-x-0.tmp", ".hw-4194305-7.toml", "4194305-7.tmp"}) {
      write_file(root / name, "");
    }
    fs::create_symlink("elsewhere", root / ".hw-4194305-8.tmp");
    write_file(root / "elsewhere", "");

    Names left_over;
    for (const StoredItem& item : storage.inventory()) {
      if (item.is_left_over) {
        left_over.push_back(item.path);
      }
    }
    CHECK(left_over == Names{".hw-4194305-7.tmp"});
  }
  SUBCASE("is empty where there is no journal") {
    CHECK(DiskStorage(root / "none").inventory().empty());
  }
}

TEST_CASE("DiskStorage::make_private") {
  const TemporaryFolder folder;
  const fs::path root = folder.path() / "journal";
  DiskStorage storage(root);
  storage.replace("assignments/walk.toml", "x", {});

  SUBCASE("takes what others have") {
    for (const char* const path :
         {"", "assignments", "assignments/walk.toml"}) {
      REQUIRE(::chmod((root / path).c_str(), 0777) == 0);
      storage.make_private(path);
    }

    CHECK(mode(root) == 0700);
    CHECK(mode(root / "assignments") == 0700);
    CHECK(mode(root / "assignments/walk.toml") == 0600);
  }
  SUBCASE("gives nothing") {
    REQUIRE(::chmod((root / "assignments/walk.toml").c_str(), 0444) == 0);
    storage.make_private("assignments/walk.toml");

    CHECK(mode(root / "assignments/walk.toml") == 0400);
  }
  SUBCASE("follows the link that is the journal, and no other") {
    write_file(folder.path() / "elsewhere", "");
    REQUIRE(::chmod((folder.path() / "elsewhere").c_str(), 0644) == 0);
    fs::create_symlink("../elsewhere", root / "link");
    REQUIRE(::chmod(root.c_str(), 0755) == 0);
    fs::create_symlink("journal", folder.path() / "named");

    DiskStorage named(folder.path() / "named");
    named.make_private("");
    CHECK(mode(root) == 0700);
    CHECK(message_of([&] { named.make_private("link"); }) ==
          "cannot change the permissions of link: it is a symbolic link");
    CHECK(mode(folder.path() / "elsewhere") == 0644);
  }
  SUBCASE("says what is not there, and stays in the journal") {
    CHECK(message_of([&] { storage.make_private("none"); }) ==
          "cannot change the permissions of none: there is no such file or "
          "folder");
    CHECK(message_of([&] { storage.make_private("../x"); }) ==
          "\"../x\" is not a place in the journal");
  }
}

TEST_CASE("edited_file knows what editors make beside a file") {
  for (const char* const name :
       {"note.txt~", ".note.txt.swp", ".note.txt.un~", "#note.txt#",
        "note.txt.~1~", "note.txt.bak", "note.txt.save", ".#note.txt"}) {
    CAPTURE(name);
    CHECK(edited_file(name) == "note.txt");
  }
  CHECK(edited_file(".walk.toml.swp") == "walk.toml");
  CHECK(edited_file(".evening-walk.toml.swp") == "evening-walk.toml");
  for (const char* const name : {"note.txt", "note-2.txt", "walk.toml",
                                 "walk.toml.before", "4913", ""}) {
    CAPTURE(name);
    CHECK(edited_file(name).empty());
  }
}

TEST_CASE("DiskStorage makes folders 0700 and files 0600 under any umask") {
  for (const mode_t mask : {0000U, 0022U, 0077U, 0777U}) {
    CAPTURE(mask);
    const TemporaryFolder folder;
    const fs::path root = folder.path() / "share" / "hw";
    DiskStorage storage(root);
    {
      const Umask umask(mask);
      const auto lock = storage.lock();
      storage.replace("assignments/walk.toml", "x", {});
    }

    CHECK(mode(folder.path() / "share") == 0700);
    CHECK(mode(root) == 0700);
    CHECK(mode(root / "assignments") == 0700);
    CHECK(mode(root / "assignments/walk.toml") == 0600);
    CHECK(mode(root / ".hw") == 0700);
    CHECK(mode(root / ".hw/lock") == 0600);
  }
}

TEST_CASE("DiskStorage::replace") {
  const TemporaryFolder folder;
  DiskStorage storage(folder.path());

  SUBCASE("makes a file") {
    storage.replace("a.toml", "new", {});

    CHECK(read_file(folder.path() / "a.toml") == "new");
  }
  SUBCASE("takes the place of what was there, and narrows its permissions") {
    write_file(folder.path() / "a.toml", "old");
    fs::permissions(folder.path() / "a.toml", fs::perms(0644));

    storage.replace("a.toml", "new", version(storage, "a.toml"));

    CHECK(read_file(folder.path() / "a.toml") == "new");
    CHECK(mode(folder.path() / "a.toml") == 0600);
  }
  SUBCASE("leaves nothing else behind") {
    storage.replace("a.toml", "1", {});
    storage.replace("a.toml", "2", version(storage, "a.toml"));

    CHECK(names_in(folder.path()) == Names{"a.toml"});
  }
  SUBCASE("is not held up by what an ended program left") {
    const std::string left = ".hw-" + std::to_string(::getpid()) + "-0.tmp";
    write_file(folder.path() / left, "half a te");

    storage.replace("a.toml", "new", {});

    CHECK(read_file(folder.path() / "a.toml") == "new");
    CHECK(read_file(folder.path() / left) == "half a te");
  }
  SUBCASE("takes a root that is named from the working directory") {
    const fs::path before = fs::current_path();
    fs::current_path(folder.path());
    DiskStorage("journal").replace("a.toml", "1", {});
    DiskStorage("").replace("a.toml", "2", {});
    DiskStorage("journal/").replace("b.toml", "3", {});
    fs::current_path(before);

    CHECK(read_file(folder.path() / "journal/a.toml") == "1");
    CHECK(read_file(folder.path() / "a.toml") == "2");
    CHECK(read_file(folder.path() / "journal/b.toml") == "3");
  }
}

TEST_CASE("DiskStorage::replace changes nothing that somebody else wrote") {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "a.toml";
  DiskStorage storage(folder.path());
  const std::string refusal = "another program has changed a.toml meanwhile";

  SUBCASE("changed since") {
    write_file(path, "old");
    const FileVersion seen = version(storage, "a.toml");
    write_file(path, "edited");

    CHECK(message_of([&] { storage.replace("a.toml", "new", seen); }) ==
          refusal);
    CHECK(message_of([&] { storage.remove("a.toml", seen); }) == refusal);
    CHECK(read_file(path) == "edited");
  }
  SUBCASE("made since") {
    write_file(path, "edited");

    CHECK(message_of([&] { storage.replace("a.toml", "new", {}); }) == refusal);
    CHECK(read_file(path) == "edited");
  }
  SUBCASE("taken away since") {
    write_file(path, "old");
    const FileVersion seen = version(storage, "a.toml");
    fs::remove(path);

    CHECK(message_of([&] { storage.replace("a.toml", "new", seen); }) ==
          refusal);
    CHECK(!fs::exists(path));
  }
  CHECK(names_in(folder.path()).size() == (fs::exists(path) ? 1U : 0U));
}

TEST_CASE("DiskStorage::replace leaves alone what is not a file") {
  const TemporaryFolder folder;
  DiskStorage storage(folder.path());

  SUBCASE("a folder") {
    fs::create_directory(folder.path() / "a.toml");

    CHECK(message_of([&] { storage.replace("a.toml", "x", {}); }) ==
          "cannot write a.toml: it is a folder, not a file");
  }
  SUBCASE("a named pipe") {
    REQUIRE(::mkfifo((folder.path() / "a.toml").c_str(), 0600) == 0);

    CHECK(message_of([&] { storage.replace("a.toml", "x", {}); }) ==
          "cannot write a.toml: it is not an ordinary file");
    CHECK(fs::is_fifo(folder.path() / "a.toml"));
  }
  CHECK(names_in(folder.path()) == Names{"a.toml"});
}

TEST_CASE("DiskStorage replaces what a link leads to, not the link") {
  const TemporaryFolder folder;
  const fs::path root = folder.path() / "journal";
  const fs::path elsewhere = folder.path() / "elsewhere";
  fs::create_directories(root / "assignments");
  fs::create_directory(elsewhere);
  DiskStorage storage(root);
  const std::string path = "assignments/walk.toml";

  SUBCASE("a relative link to a file") {
    write_file(elsewhere / "walk.toml", "old");
    fs::create_symlink("../../elsewhere/walk.toml", root / path);

    storage.replace(path, "new", version(storage, path));

    CHECK(fs::is_symlink(root / path));
    CHECK(read_file(elsewhere / "walk.toml") == "new");
  }
  SUBCASE("a chain of links") {
    write_file(elsewhere / "walk.toml", "old");
    fs::create_symlink("walk.toml", elsewhere / "link");
    fs::create_symlink(elsewhere / "link", root / path);

    storage.replace(path, "new", version(storage, path));

    CHECK(fs::is_symlink(root / path));
    CHECK(fs::is_symlink(elsewhere / "link"));
    CHECK(read_file(elsewhere / "walk.toml") == "new");
  }
  SUBCASE("a link to a file that is yet to be") {
    fs::create_symlink(elsewhere / "walk.toml", root / path);

    storage.replace(path, "new", {});

    CHECK(fs::is_symlink(root / path));
    CHECK(read_file(elsewhere / "walk.toml") == "new");
  }
  SUBCASE("a linked folder") {
    fs::remove(root / "assignments");
    fs::create_directory_symlink(elsewhere, root / "assignments");

    storage.replace(path, "new", {});

    CHECK(fs::is_symlink(root / "assignments"));
    CHECK(read_file(elsewhere / "walk.toml") == "new");
    CHECK(storage.list("assignments") == Names{"walk.toml"});
  }
  SUBCASE("a linked journal") {
    fs::create_directory_symlink(root, folder.path() / "link");
    DiskStorage linked(folder.path() / "link");

    const auto lock = linked.lock();
    linked.replace(path, "new", {});

    CHECK(linked.exists());
    CHECK(fs::is_symlink(folder.path() / "link"));
    CHECK(read_file(root / path) == "new");
  }
  SUBCASE("but not one that leads to itself") {
    fs::create_symlink("walk.toml", root / path);

    CHECK(
        message_of([&] { storage.replace(path, "new", {}); }) ==
        "cannot write assignments/walk.toml: its symbolic links lead nowhere");
  }
  for (const fs::path& place : {root / "assignments", elsewhere}) {
    for (const std::string& name : names_in(place)) {
      CHECK(!name.starts_with("."));
    }
  }
}

TEST_CASE("a write-protected file stays, whoever asks") {
  const TemporaryFolder folder;
  const fs::path root = folder.path() / "journal";
  DiskStorage storage(root);
  storage.replace("a.toml", "old", {});
  fs::path file = root / "a.toml";
  SUBCASE("a file") {}
  SUBCASE("what a link leads to") {
    file = folder.path() / "object";
    fs::rename(root / "a.toml", file);
    fs::create_symlink(file, root / "a.toml");
  }
  for (const mode_t mode : {0444U, 0400U, 0477U}) {
    REQUIRE(::chmod(file.c_str(), mode) == 0);
    const FileVersion seen = version(storage, "a.toml");
    const std::string refusal = " a.toml: it is write-protected";

    CHECK(message_of([&] { storage.replace("a.toml", "new", seen); }) ==
          "cannot write" + refusal);
    CHECK(message_of([&] { storage.remove("a.toml", seen); }) ==
          "cannot remove" + refusal);
    CHECK(message_of([&] { storage.require_writable("a.toml"); }) ==
          "cannot write" + refusal);
    CHECK(message_of([&] {
            write_private_file(file, "new", Overwrite::yes);
          }).ends_with("it is write-protected"));
    CHECK(read_file(file) == "old");
    CHECK((static_cast<mode_t>(fs::status(file).permissions())) == mode);
  }
  CHECK(names_in(root) == Names{"a.toml"});
}

TEST_CASE("what can be written may be there or not") {
  const TemporaryFolder folder;
  DiskStorage storage(folder.path() / "journal");

  storage.require_writable("assignments/walk.toml");
  CHECK(!storage.exists());
  storage.replace("assignments/walk.toml", "", {});
  storage.require_writable("assignments/walk.toml");
  storage.require_writable("assignments/swim.toml");
}

TEST_CASE("is_journal_file") {
  for (const char* const path :
       {"journal.toml", "sessions.toml", "sessions (1).toml", "support.toml",
        "inbox.txt", "inbox/done.txt", "inbox/a photo", "assignments/walk.toml",
        "assignments/walk (1).toml", "templates/calm.toml", ".gitignore",
        ".gitattributes"}) {
    CAPTURE(path);
    CHECK(is_journal_file(path));
  }
  const std::string nul("assignments/a\0.toml", 19);
  for (const std::string& path : Names{"",
                                       ".",
                                       "..",
                                       "/",
                                       "journal.toml/",
                                       "/journal.toml",
                                       "./inbox.txt",
                                       "Journal.toml",
                                       "inbox",
                                       "inbox/",
                                       "inbox/a/b",
                                       "inbox/..",
                                       "inbox/.hidden",
                                       "assignments",
                                       "assignments/",
                                       "assignments/a",
                                       "assignments/.toml",
                                       "assignments/a/b.toml",
                                       "assignments//a.toml",
                                       "assignments/../a.toml",
                                       "assignments/.a.toml",
                                       "a/templates/b.toml",
                                       ".git",
                                       ".git/config",
                                       ".GIT/config",
                                       ".gitmodules",
                                       ".hw/history",
                                       ".hw/unfinished",
                                       "notes.toml",
                                       nul}) {
    CAPTURE(path);
    CHECK(!is_journal_file(path));
  }
}

TEST_CASE("only the account that a journal belongs to changes it") {
  if (::geteuid() != 0) {
    return;  // nobody else can give files away
  }
  constexpr uid_t somebody = 65534;
  const TemporaryFolder folder;
  const fs::path root = folder.path() / "journal";
  const auto give = [&](const fs::path& path) {
    REQUIRE(::chown(path.c_str(), somebody, somebody) == 0);
  };
  fs::create_directory(root);

  SUBCASE("nothing is made in a journal of another account") {
    give(root);
    write_file(root / "journal.toml", "x");
    DiskStorage storage(root);

    CHECK(message_of([&] { storage.lock(); })
              .starts_with("the journal " + root.string() +
                           " belongs to the account "));
    CHECK(storage.read("journal.toml").value().text == "x");
    CHECK(names_in(root) == Names{"journal.toml"});
  }
  SUBCASE("root makes no journal in a folder of another account") {
    give(root);

    CHECK(message_of([&] { DiskStorage(root / "a/b").lock(); }) != "no Error");
    CHECK(names_in(root).empty());
  }
  SUBCASE("a link to a journal of another account is no way around") {
    give(root);
    fs::create_directory_symlink(root, folder.path() / "link");

    CHECK(message_of([&] { DiskStorage(folder.path() / "link").lock(); }) !=
          "no Error");
    CHECK(names_in(root).empty());
  }
  SUBCASE("others make no file in a journal of root") {
    REQUIRE(::chmod(folder.path().c_str(), 0777) == 0);
    REQUIRE(::chmod(root.c_str(), 0777) == 0);
    REQUIRE(::seteuid(somebody) == 0);
    const std::string refusal = message_of([&] { DiskStorage(root).lock(); });
    const std::string made =
        message_of([&] { DiskStorage(folder.path() / "mine").lock(); });
    REQUIRE(::seteuid(0) == 0);

    CHECK(refusal.find(" belongs to the account root") != std::string::npos);
    CHECK(names_in(root).empty());
    CHECK(made == "no Error");  // a folder of their own
  }
}

TEST_CASE("DiskStorage knows whether its folder is a repository") {
  const TemporaryFolder folder;
  const DiskStorage storage(folder.path());

  CHECK(!storage.has_repository());
  CHECK(!storage.is_tracked(".hw"));
  fs::create_directory(folder.path() / ".git");
  CHECK(storage.has_repository());
  CHECK(!storage.is_tracked(".hw"));  // nothing was added yet
  write_file(folder.path() / ".git/index", "no index");
  CHECK(storage.is_tracked(".hw"));
}

TEST_CASE("DiskStorage::replace_lightly") {
  const TemporaryFolder folder;
  DiskStorage storage(folder.path());

  SUBCASE("makes a file of its owner's alone") {
    storage.replace_lightly(".hw/history", "x");

    CHECK(read_file(folder.path() / ".hw/history") == "x");
    CHECK(mode(folder.path() / ".hw/history") == 0600);
    CHECK(mode(folder.path() / ".hw") == 0700);
  }
  SUBCASE("takes the place of whatever the file is, and leaves nothing else") {
    write_file(folder.path() / "a.toml", "old");

    storage.replace_lightly("a.toml", "new");

    CHECK(read_file(folder.path() / "a.toml") == "new");
    CHECK(names_in(folder.path()) == Names{"a.toml"});
  }
  SUBCASE("leaves alone what is not a file") {
    fs::create_directory(folder.path() / "a.toml");

    CHECK_THROWS_AS(storage.replace_lightly("a.toml", "x"), Error);
    CHECK(names_in(folder.path()) == Names{"a.toml"});
  }
}

TEST_CASE("DiskStorage follows no link in the folder of programs") {
  for (const char* const link : {".hw", ".hw/edit", ".hw/edit/walk.toml"}) {
    CAPTURE(link);
    const TemporaryFolder folder;
    const fs::path root = folder.path() / "journal";
    DiskStorage storage(root);
    const std::string path = ".hw/edit/walk.toml";
    storage.replace(path, "mine", {});
    fs::rename(root / link, folder.path() / "elsewhere");
    fs::create_symlink(folder.path() / "elsewhere", root / link);

    const std::string refusal = (root / link).string() +
                                " is a symbolic link, and hw keeps nothing "
                                "elsewhere";
    CHECK(message_of([&] { storage.read(path); }) == refusal);
    CHECK(message_of([&] { storage.replace(path, "x", {}); }) == refusal);
    CHECK(message_of([&] { storage.replace_lightly(path, "x"); }) == refusal);
    CHECK(message_of([&] { storage.remove(path, {}); }) == refusal);
    CHECK(message_of([&] { storage.make_private(path); }) == refusal);
    if (std::string(link) == ".hw") {
      CHECK(message_of([&] { storage.lock(); }) == refusal);
    }
  }
}

TEST_CASE("DiskStorage::remove takes away a file") {
  const TemporaryFolder folder;
  DiskStorage storage(folder.path());
  write_file(folder.path() / "a.toml", "x");

  storage.remove("a.toml", version(storage, "a.toml"));

  CHECK(names_in(folder.path()).empty());
  CHECK(message_of([&] { storage.remove("a.toml", {}); }) ==
        "cannot remove a.toml: there is no such file or folder");
}

TEST_CASE("DiskStorage says what the disk refused, and keeps what was there") {
  const TemporaryFolder folder;
  DiskStorage storage(folder.path());
  write_file(folder.path() / "a.toml", "old");
  const FileVersion seen = version(storage, "a.toml");

  SUBCASE("a text that fits only in part") {
    const auto before = std::signal(SIGXFSZ, SIG_IGN);
    {
      const Limit limit(RLIMIT_FSIZE, 1'000'000);
      CHECK(message_of([&] {
              storage.replace("a.toml", std::string(2'000'000, 'x'), seen);
            }) == "cannot write a.toml: the file is too large");
    }
    static_cast<void>(std::signal(SIGXFSZ, before));
  }
  SUBCASE("too many open files") {
    std::string reading;
    std::string writing;
    {
      const Limit limit(RLIMIT_NOFILE, 0);
      reading = message_of([&] { storage.read("a.toml"); });
      writing = message_of([&] { storage.replace("a.toml", "new", seen); });
    }
    CHECK(reading == "cannot read a.toml: too many files are open");
    CHECK(writing == "cannot write a.toml: too many files are open");
  }
  SUBCASE("a name that is too long") {
    const std::string path = std::string(300, 'x') + ".toml";

    CHECK(message_of([&] { storage.replace(path, "new", {}); }) ==
          "cannot write " + path + ": its name is too long");
  }
  SUBCASE("a file where a folder belongs") {
    CHECK(message_of([&] { storage.replace("a.toml/b", "new", {}); }) ==
          "cannot write a.toml/b: a part of its path is not a folder");
    CHECK(message_of([&] { storage.remove("a.toml/b", {}); }) ==
          "cannot remove a.toml/b: a part of its path is not a folder");
  }
  CHECK(read_file(folder.path() / "a.toml") == "old");
  CHECK(names_in(folder.path()) == Names{"a.toml"});
}

TEST_CASE("a journal below a file cannot be made") {
  const TemporaryFolder folder;
  write_file(folder.path() / "file", "");
  const std::string root = (folder.path() / "file/journal").string();
  DiskStorage storage(root);
  const std::string refusal =
      "cannot make the folder " + root + ": a part of its path is not a folder";

  CHECK(message_of([&] { storage.lock(); }) == refusal);
  CHECK(message_of([&] { storage.replace("a.toml", "x", {}); }) == refusal);
}

TEST_CASE("readers see the old or the new text, whole") {
  const TemporaryFolder folder;
  DiskStorage storage(folder.path());
  const Names texts = {std::string(50'000, 'a'), std::string(90'000, 'b')};
  storage.replace("a.toml", texts[0], {});
  std::atomic<bool> done = false;
  std::atomic<int> torn = 0;

  std::thread reader([&] {
    while (!done) {
      const std::string text = storage.read("a.toml").value().text;
      torn += text != texts[0] && text != texts[1] ? 1 : 0;
    }
  });
  for (std::size_t round = 1; round <= 30; ++round) {
    storage.replace("a.toml", texts[round % 2], version(storage, "a.toml"));
  }
  done = true;
  reader.join();

  CHECK(torn == 0);
}

TEST_CASE("DiskStorage::lock") {
  const TemporaryFolder folder;
  const fs::path root = folder.path() / "journal";
  DiskStorage storage(root, 20ms);

  SUBCASE("makes the journal's folder, and its lock says who holds it") {
    const auto lock = storage.lock();

    CHECK(read_file(root / ".hw/lock") == std::to_string(::getpid()) + "\n");
  }
  SUBCASE("writes over whoever held it before") {
    fs::create_directories(root / ".hw");
    write_file(root / ".hw/lock", "12345678901234567890\n");

    const auto lock = storage.lock();

    CHECK(read_file(root / ".hw/lock") == std::to_string(::getpid()) + "\n");
  }
  SUBCASE("is not handed on to programs that are started meanwhile") {
    const int before = inheritable_files();

    const auto lock = storage.lock();

    CHECK(inheritable_files() == before);
  }
  SUBCASE("gives up after a while, and says who holds it") {
    const auto lock = storage.lock();

    CHECK(message_of([&] { storage.lock(); }) ==
          "another program (process " + std::to_string(::getpid()) +
              ") is changing the journal " + root.string());
  }
  SUBCASE("says so when nobody signed, too") {
    const auto lock = storage.lock();
    for (const std::string& text : Names{"", "?"}) {
      write_file(root / ".hw/lock", text);

      CHECK(message_of([&] { storage.lock(); }) ==
            "another program is changing the journal " + root.string());
    }
  }
  SUBCASE("lets the next one in when it is destroyed") {
    storage.lock().reset();

    CHECK(storage.lock() != nullptr);
  }
  SUBCASE("waits for the one who holds it") {
    DiskStorage patient(root, 60s);
    auto lock = storage.lock();
    std::atomic<bool> released = false;

    std::thread holder([&] {
      std::this_thread::sleep_for(20ms);
      released = true;
      lock.reset();
    });
    const auto mine = patient.lock();
    const bool was_released = released;
    holder.join();

    CHECK(was_released);
  }
  SUBCASE("never writes through a link") {
    fs::create_directories(root / ".hw");
    write_file(folder.path() / "mine", "precious");
    fs::create_symlink(folder.path() / "mine", root / ".hw/lock");

    CHECK(message_of([&] { storage.lock(); }) ==
          (root / ".hw/lock").string() +
              " is a symbolic link, and hw keeps nothing elsewhere");
    CHECK(read_file(folder.path() / "mine") == "precious");
  }
}

TEST_CASE("write_to_stream") {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "page";
  std::array<int, 2> pipe{};
  REQUIRE(::pipe(pipe.data()) == 0);
  const auto piped = [&pipe] {
    std::array<char, 16> text{};
    const ssize_t size = ::read(pipe[0], text.data(), text.size());
    return std::string(text.data(), static_cast<std::size_t>(size));
  };
  const fs::path end = "/dev/fd/" + std::to_string(pipe[1]);

  SUBCASE("writes to an open file where it stands, links or no links") {
    write_file(path, "");
    const int file = ::open(path.c_str(), O_WRONLY);
    REQUIRE(::write(file, "old ", 4) == 4);
    fs::create_symlink("/dev/fd/" + std::to_string(file),
                       folder.path() / "link");

    CHECK(write_to_stream("/dev/fd/" + std::to_string(file), "page "));
    CHECK(write_to_stream(folder.path() / "link", "again"));
    CHECK(read_file(path) == "old page again");
    ::close(file);
  }
  SUBCASE("writes to a pipe by its number") {
    CHECK(write_to_stream(end, "page"));
    CHECK(piped() == "page");
  }
  SUBCASE("writes to a named pipe and to a link to one") {
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    fs::create_symlink("page", folder.path() / "link");
    const int reader = ::open(path.c_str(), O_RDONLY | O_NONBLOCK);

    CHECK(write_to_stream(folder.path() / "link", "page"));
    std::array<char, 4> text{};
    CHECK(::read(reader, text.data(), text.size()) == 4);
    ::close(reader);
  }
  SUBCASE("says when a device takes no more") {
    CHECK(write_to_stream("/dev/null", "page"));
    CHECK(message_of([&] { write_to_stream("/dev/full", "page"); }) ==
          "cannot write /dev/full: no space left on the device");
  }
  SUBCASE("says when nothing is open there, or only for reading") {
    ::close(pipe[1]);
    const std::string message =
        "cannot write " + end.string() + ": it is not open for that";
    CHECK(message_of([&] { write_to_stream(end, "page"); }) == message);
    const std::string other = "/dev/fd/" + std::to_string(pipe[0]);
    CHECK(message_of([&] { write_to_stream(other, "page"); }) ==
          "cannot write " + other + ": it is not open for that");
  }
  SUBCASE("leaves files, folders and what is not there alone") {
    write_file(path, "old");
    fs::create_symlink("none", folder.path() / "nowhere");
    fs::create_symlink("around", folder.path() / "around");

    for (const fs::path& other :
         {path, folder.path(), folder.path() / "none", folder.path() / "1",
          folder.path() / "nowhere", folder.path() / "around", fs::path("1"),
          fs::path("/dev/fd"), fs::path("/dev/fd/x"), fs::path("")}) {
      CAPTURE(other.string());
      CHECK_FALSE(write_to_stream(other, "page"));
    }
    CHECK(read_file(path) == "old");
  }
  ::close(pipe[0]);
  ::close(pipe[1]);
}

TEST_CASE("write_private_file") {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "report.md";

  SUBCASE("makes a file that nobody else can read") {
    const Umask umask(0);
    write_private_file(path, "page", Overwrite::no);

    CHECK(read_file(path) == "page");
    CHECK(mode(path) == 0600);
  }
  SUBCASE("keeps what is there unless told otherwise") {
    write_file(path, "old");

    CHECK(message_of([&] { write_private_file(path, "new", Overwrite::no); }) ==
          path.string() + " is already there");
    CHECK(read_file(path) == "old");

    write_private_file(path, "new", Overwrite::yes);
    CHECK(read_file(path) == "new");
  }
  SUBCASE("makes a file with Overwrite::yes, too") {
    write_private_file(path, "page", Overwrite::yes);

    CHECK(read_file(path) == "page");
  }
  SUBCASE("writes to the working directory") {
    const fs::path before = fs::current_path();
    fs::current_path(folder.path());
    write_private_file("report.md", "page", Overwrite::no);
    fs::current_path(before);

    CHECK(read_file(path) == "page");
  }
  SUBCASE("replaces what a link leads to") {
    write_file(folder.path() / "old.md", "old");
    fs::create_symlink("old.md", path);

    write_private_file(path, "new", Overwrite::yes);

    CHECK(fs::is_symlink(path));
    CHECK(read_file(folder.path() / "old.md") == "new");
  }
  SUBCASE("leaves nothing beside it when the program is asked to end") {
    for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM}) {
      const pid_t program = ::fork();
      if (program == 0) {
        std::signal(signal, SIG_DFL);
        while (true) {
          write_private_file(path, "page", Overwrite::yes);
        }
      }
      while (!fs::exists(path)) {
        std::this_thread::sleep_for(1ms);
      }
      ::kill(program, signal);
      int status = 0;
      ::waitpid(program, &status, 0);

      CHECK(WIFSIGNALED(status));
      CHECK(names_in(folder.path()) == std::vector<std::string>{"report.md"});
      fs::remove(path);
    }
  }
  SUBCASE("makes no folders") {
    const std::string name = (folder.path() / "none/report.md").string();

    CHECK(message_of([&] { write_private_file(name, "", Overwrite::no); }) ==
          "cannot write " + name + ": there is no such file or folder");
  }
  SUBCASE("never takes the place of a pipe or a folder") {
    REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
    fs::create_symlink("pipe", path);

    CHECK(message_of([&] { write_private_file(path, "", Overwrite::yes); }) ==
          "cannot write " + path.string() + ": it is not an ordinary file");
    CHECK(fs::is_fifo(path));
    CHECK(message_of([&] {
            write_private_file(folder.path(), "", Overwrite::yes);
          }) == "cannot write " + folder.path().string() +
                    ": it is a folder, not a file");
  }
  for (const std::string& name : names_in(folder.path())) {
    CHECK(!name.starts_with("."));
  }
}

}  // namespace hw::test::storage_test
