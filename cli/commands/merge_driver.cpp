// hw merge-driver: what git runs to merge a file of the journal.
#include <memory>
#include <string>

#include "hw/merge.hpp"
#include "hw/storage.hpp"

#include "assignment_lookup.hpp"
#include "commands.hpp"
#include "output.hpp"

namespace hw::cli {
namespace {

struct MergeDriverArguments {
  std::string base;
  std::string ours;  // becomes the merged version
  std::string theirs;
  std::string path;  // what the file is called in the journal
};

ExitStatus merge_driver(const MergeDriverArguments& arguments) {
  const Merged merged =
      merge(text_of_file(arguments.base), text_of_file(arguments.ours),
            text_of_file(arguments.theirs));
  write_private_file(arguments.ours, merged.text, Overwrite::yes);
  if (merged.is_unreadable) {
    print_error(Error(Problem{arguments.path, 0,
                              "one of two versions is empty or cannot be "
                              "read; the file has both"}));
  }
  return merged.conflicts == 0 ? exit_ok : exit_failed;
}

}  // namespace

Action declare_merge_driver(const Arguments& takes) {
  auto arguments = std::make_shared<MergeDriverArguments>();
  takes.positional("BASE", arguments->base, "The version of both (%O)")
      .required();
  takes
      .positional("OURS", arguments->ours,
                  "Our version (%A), which becomes the merged one")
      .required();
  takes.positional("THEIRS", arguments->theirs, "Their version (%B)")
      .required();
  takes.positional("PATH", arguments->path, "The name of the file (%P)")
      .required();
  return [arguments](Context&) { return merge_driver(*arguments); };
}

}  // namespace hw::cli
