#include "git/git_objects.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "hw/error.hpp"

namespace hw::cli {
namespace {

constexpr auto cannot_read = "git cannot read what it keeps of the journal";

std::string_view word_of(std::string_view& text) {
  const std::string_view word = text.substr(0, text.find(' '));
  text.remove_prefix(std::min(text.size(), word.size() + 1));
  return word;
}

std::string require_output(const Git& git,
                           const std::vector<std::string>& arguments) {
  ProcessResult ran = git.run(arguments);
  if (!ran.succeeded()) {
    throw git_error(cannot_read, ran);
  }
  return std::move(ran.out);
}

// Of lines "MODE TYPE ID\tPATH" or "MODE ID STAGE\tPATH": `id_place` counts
// words from 0.
Tree parse_tree(const std::string& list, int id_place) {
  Tree tree;
  for (const std::string& part : parts_of(list, '\0')) {
    const std::size_t tab = part.find('\t');
    std::string_view words = std::string_view(part).substr(0, tab);
    TreeFile& file = tree[part.substr(tab + 1)];
    file.mode = word_of(words);
    for (int i = 0; i < id_place; ++i) {
      file.id = word_of(words);
    }
  }
  return tree;
}

// A path as git reads it in a stream: in quotes, so that it may hold anything.
std::string in_quotes(std::string_view path) {
  std::string result = "\"";
  for (const char byte : path) {
    if (byte == '\n') {
      result += "\\n";
      continue;
    }
    if (byte == '"' || byte == '\\') {
      result += '\\';
    }
    result += byte;
  }
  return result + '"';
}

std::string data_of(std::string_view text) {
  return fmt::format("data {}\n{}\n", text.size(), text);
}

// "NAME <ADDRESS> SECONDS ZONE".
std::string identity(const Git& git) {
  if (auto known = git.answer({"var", "GIT_COMMITTER_IDENT"})) {
    return *std::move(known);
  }
  throw Error("git needs a name and an address for what it commits",
              fmt::format("Any will do, and they stay in this journal:\n"
                          "git -C {0} config user.name me\n"
                          "git -C {0} config user.email me@localhost",
                          git.folder()));
}

}  // namespace

Tree tree_of(const Git& git, const std::string& name) {
  return parse_tree(
      require_output(git, {"ls-tree", "-r", "-z", "--full-tree", name}), 2);
}

Tree index_of(const Git& git) {
  return parse_tree(require_output(git, {"ls-files", "--stage", "-z"}), 1);
}

void change_index(const Git& git, const Tree& from, const Tree& to) {
  std::string lines;
  for (const auto& [path, file] : from) {
    if (!to.contains(path)) {
      lines += fmt::format("0 {}\t{}", std::string(file.id.size(), '0'), path);
      lines += '\0';
    }
  }
  for (const auto& [path, file] : to) {
    const auto known = from.find(path);
    if (known == from.end() || known->second != file) {
      lines += fmt::format("{} {}\t{}", file.mode, file.id, path);
      lines += '\0';
    }
  }
  if (!lines.empty()) {
    git.require({"update-index", "-z", "--index-info"},
                "git could not note what is committed", lines);
  }
}

void BlobTexts::load(const std::set<std::string>& ids) {
  std::string lines;
  for (const std::string& id : ids) {
    if (!texts_.contains(id)) {
      lines += fmt::format("{}\n", id);
    }
  }
  if (lines.empty()) {
    return;
  }
  ProcessResult ran = git_.run({"cat-file", "--batch"}, lines);
  std::string_view rest = ran.out;
  while (ran.succeeded() && !rest.empty()) {
    std::string_view head = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), head.size() + 1));
    const std::string id(word_of(head));
    word_of(head);  // its type, or that it is missing
    std::size_t size = 0;
    const auto [end, error] =
        std::from_chars(head.data(), head.data() + head.size(), size);
    if (error != std::errc() || size > rest.size()) {
      throw Error(fmt::format("{}: {} is not there", cannot_read, id));
    }
    add(id, std::string(rest.substr(0, size)));
    rest.remove_prefix(std::min(rest.size(), size + 1));
  }
  if (!ran.succeeded()) {
    throw git_error(cannot_read, ran);
  }
}

const std::string& BlobTexts::text(const std::string& id) {
  load({id});
  return texts_.at(id);
}

NewCommit::NewCommit(Tree tree, std::vector<std::string> parents)
    : tree_(std::move(tree)), parents_(std::move(parents)) {
  std::erase(parents_, "");
}

void NewCommit::put(const std::string& path, const std::string& text) {
  puts_.insert_or_assign(path, text);
}

void NewCommit::put(const std::string& path, const TreeFile& file) {
  known_.insert_or_assign(path, file);
  tree_.insert_or_assign(path, file);
}

void NewCommit::remove(const std::string& path) {
  removed_.insert(path);
  tree_.erase(path);
}

std::string NewCommit::write(const Git& git, const std::string& ref,
                             std::string_view message, BlobTexts& texts) {
  std::vector<std::string> arguments = {"fast-import", "--quiet"};
  if (ref.starts_with("refs/hw/")) {
    arguments.emplace_back("--force");
  }
  const ProcessResult ran =
      git.run(arguments, stream(ref, identity(git), message));
  const std::vector<std::string> ids = parts_of(ran.out, '\n');
  if (!ran.succeeded() || ids.size() != puts_.size() + 1) {
    throw git_error(
        "git did not commit what is here; the files are as they were", ran);
  }
  auto id = ids.begin();
  for (const auto& [path, text] : puts_) {
    tree_[path].id = *id;
    texts.add(*id++, text);
  }
  return *id;
}

// What fast-import reads; it answers with the ids of the new texts, in order of
// their paths, and with that of the commit.
std::string NewCommit::stream(const std::string& ref,
                              std::string_view committer,
                              std::string_view message) {
  std::string texts;
  std::string changes;
  for (const std::string& path : removed_) {
    changes += fmt::format("D {}\n", in_quotes(path));
  }
  for (const auto& [path, file] : known_) {
    changes += fmt::format("M {} {} {}\n", file.mode, file.id, in_quotes(path));
  }
  std::size_t mark = 0;
  for (const auto& [path, text] : puts_) {
    ++mark;
    texts +=
        fmt::format("blob\nmark :{0}\n{1}get-mark :{0}\n", mark, data_of(text));
    TreeFile& file = tree_[path];
    if (!file.is_regular()) {
      file.mode = "100644";
    }
    changes += fmt::format("M {} :{} {}\n", file.mode, mark, in_quotes(path));
  }
  return fmt::format(
      "{0}commit {1}\nmark :{2}\ncommitter {3}\n{4}{5}{6}\nget-mark :{2}\n",
      texts, ref, mark + 1, committer, data_of(message), parent_lines(),
      changes);
}

std::string NewCommit::parent_lines() const {
  std::string lines;
  for (const std::string& parent : parents_) {
    lines += fmt::format("{} {}\n", lines.empty() ? "from" : "merge", parent);
  }
  return lines;
}

}  // namespace hw::cli
