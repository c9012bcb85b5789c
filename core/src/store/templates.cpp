#include "hw/templates.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "hw/text.hpp"
#include "hw/write.hpp"

#include "conflict_copies.hpp"
#include "file_problems.hpp"
#include "journal_paths.hpp"
#include "scan.hpp"
#include "template_texts.hpp"

namespace hw {
namespace {

// The comment lines that `text` begins with.
std::string remark_in(std::string_view text) {
  std::string remark;
  for (Scanner lines(text); lines.line().starts_with('#'); lines.skip_line()) {
    std::string_view line = lines.line().substr(1);
    line.remove_prefix(line.starts_with(' ') ? 1 : 0);
    remark += remark.empty() ? "" : "\n";
    remark += line;
  }
  return remark;
}

std::vector<Template> read_builtin_templates() {
  std::vector<Template> templates;
  for (const TemplateText& builtin : template_texts()) {
    templates.push_back(
        read_template(path_in(templates_prefix, builtin.name), builtin.text)
            .value);
  }
  return templates;
}

const Template* find_builtin(std::string_view name) {
  const std::vector<Template>& templates = builtin_templates();
  const auto found = std::ranges::find(templates, name, &Template::name);
  return found == templates.end() ? nullptr : &*found;
}

// The person's own template called `name`, if there is one.
std::optional<ParseResult<Template>> read_own(const Storage& storage,
                                              std::string_view name) try {
  if (!is_valid_id(name)) {
    return std::nullopt;
  }
  const std::optional<FileText> file =
      storage.read(path_in(templates_prefix, name));
  // A shell makes the file before hw writes into it: it is empty while
  // `hw templates show relax > templates/relax.toml` looks for `relax`.
  if (!file || (file->text.empty() && find_builtin(name) != nullptr)) {
    return std::nullopt;
  }
  ParseResult<Template> read =
      read_template(path_in(templates_prefix, name), file->text);
  read.value.is_own = true;
  return read;
} catch (const Error& error) {
  return ParseResult<Template>{
      .value = {},
      .problems = {unreadable(path_in(templates_prefix, name), error)},
      .readable = false};
}

Error no_such_template(std::string_view name,
                       const std::vector<std::string>& names) {
  const std::string near = nearest(name, names);
  return Error(fmt::format("no template is called \"{}\"", one_line(name)),
               did_you_mean(near) + "List them", Remedy::list_templates);
}

// `assignment` without what belongs to one person at one time.
Assignment without_history(Assignment assignment) {
  assignment.id.clear();
  assignment.confidence.reset();
  assignment.agreed_on.reset();
  assignment.agreed_by.reset();
  assignment.template_name.clear();
  assignment.changes.clear();
  assignment.entries.clear();
  return assignment;
}

}  // namespace

const std::vector<Template>& builtin_templates() {
  static const std::vector<Template> templates = read_builtin_templates();
  return templates;
}

ParseResult<Template> read_template(const std::string& file,
                                    std::string_view text) {
  ParseResult<Assignment> read = read_assignment(file, text);
  Template result;
  result.name = std::exchange(read.value.id, "");
  result.text = text;
  result.remark = remark_in(text);
  result.assignment = std::move(read.value);
  return {std::move(result), std::move(read.problems), read.readable};
}

std::vector<std::string> own_template_names(const Storage& storage) {
  std::vector<std::string> names;
  for (const std::string& file : storage.list(templates_folder)) {
    if (std::string name = without_extension(file); is_valid_id(name)) {
      names.push_back(std::move(name));
    }
  }
  // "walk-2.toml" comes before "walk.toml", and "walk" before "walk-2".
  std::ranges::sort(names);
  return names;
}

std::vector<std::string> template_names(const Storage& storage) {
  std::vector<std::string> names;
  for (const TemplateText& builtin : template_texts()) {
    names.emplace_back(builtin.name);
  }
  for (std::string& own : own_template_names(storage)) {
    if (find_builtin(own) == nullptr) {
      names.push_back(std::move(own));
    }
  }
  return names;
}

Templates all_templates(const Storage& storage) {
  Templates result;
  for (const std::string& file : storage.list(templates_folder)) {
    if (!is_valid_id(without_extension(file))) {
      result.problems.push_back(
          problem_of({.path = fmt::format("{}{}", templates_prefix, file),
                      .original = {}}));
    }
  }
  for (const std::string& name : template_names(storage)) {
    const std::optional<ParseResult<Template>> own = read_own(storage, name);
    if (!own) {
      result.templates.push_back(*find_builtin(name));
      continue;
    }
    result.problems.insert(result.problems.end(), own->problems.begin(),
                           own->problems.end());
    if (own->readable) {
      result.templates.push_back(own->value);
    }
  }
  return result;
}

Template find_template(const Storage& storage, std::string_view name) {
  const std::optional<ParseResult<Template>> own = read_own(storage, name);
  if (own && !own->problems.empty()) {
    const Problem& problem = own->problems.front();
    throw problem.line == 0 ? Error(problem)
                            : Error(problem, "Fix the file", Remedy::edit_file);
  }
  if (own) {
    return own->value;
  }
  if (const Template* const builtin = find_builtin(name)) {
    return *builtin;
  }
  throw no_such_template(name, template_names(storage));
}

std::string template_path(std::string_view name) {
  if (!is_valid_id(name)) {
    throw Error(
        fmt::format("\"{}\" cannot be the name of a template", one_line(name)),
        "A name is made of letters, digits and \"-\", like: evening-walk");
  }
  return path_in(templates_prefix, name);
}

Assignment new_assignment(const Template& from, const std::string& title) {
  Assignment assignment = without_history(from.assignment);
  assignment.template_name = from.name;
  if (!title.empty()) {
    assignment.title = title;
  }
  return assignment;
}

std::string template_text(const Assignment& assignment, Date today) {
  return write_assignment(without_history(as_of(assignment, today)));
}

}  // namespace hw
