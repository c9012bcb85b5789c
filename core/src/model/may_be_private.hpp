// Whether something is to be shared, of a file that cannot be read. For core
// only.
#pragma once

#include <string_view>

namespace hw {

// Whether the text of an assignment, which need not be TOML, may say that the
// assignment is not to be shared: a line outside of its entries and questions
// begins with `share`, in quotes or not, and goes on with anything but "all" or
// "summary". What was meant to be private and has a slip in it is private, too.
bool may_be_private(std::string_view text);

}  // namespace hw
