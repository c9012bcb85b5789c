// Ready-made assignments: those built into hw, and the person's own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hw/assignment.hpp"
#include "hw/error.hpp"
#include "hw/read.hpp"
#include "hw/storage.hpp"

namespace hw {

// An assignment to begin from. Its file is an assignment's file like any
// other, so that what `hw templates show` prints can be saved and edited.
struct Template {
  std::string name;  // the file's name without ".toml"
  std::string text;  // of the file
  // The comment at the top of the file, without "#": what a person who begins
  // with it is told. May have several lines; empty when there is none.
  std::string remark;
  Assignment assignment;  // what the text says; without an id
  bool is_own = false;    // from the journal's folder `templates`
};

// Those that are built in, the lightest first.
const std::vector<Template>& builtin_templates();

// The template that is the text of `file`, named after it.
ParseResult<Template> read_template(const std::string& file,
                                    std::string_view text);

// The names of the person's own templates, sorted. A listing of the folder, no
// file read; a file whose name cannot be an id is left out.
std::vector<std::string> own_template_names(const Storage& storage);

// The names of all templates: the built-in ones in their order, then those of
// the person that no built-in one shares.
std::vector<std::string> template_names(const Storage& storage);

// Everything that could be read.
struct Templates {
  // In the order of template_names(). Where a name is built in and the
  // person's own, theirs is here, unless its file is empty.
  std::vector<Template> templates;
  std::vector<Problem> problems;
};
Templates all_templates(const Storage& storage);

// The template called `name`; the person's own where there is one of that
// name, and it is not an empty file in place of a built-in one. Throws Error
// when there is none (with the nearest name, if one is near, and how to list
// them), and when an own one was not read whole.
Template find_template(const Storage& storage, std::string_view name);

// "templates/walk.toml". Throws Error if `name` cannot name a template.
std::string template_path(std::string_view name);

// A new assignment that begins as `from`, called `title` or, if that is empty,
// as the template is. It knows its template, and has no id, no day, origin or
// confidence of its own yet, and nothing logged or changed.
Assignment new_assignment(const Template& from, const std::string& title = "");

// The text of a template that is like `assignment` on `today`. Left out is
// what belongs to this one: what was logged and changed, when and by whom it
// was agreed on, the confidence, and the template that it began as.
std::string template_text(const Assignment& assignment, Date today);

}  // namespace hw
