// Sentences for the person who typed a text that is not TOML. For core alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hw {

// What to do about `line`, which toml++ refused with `description`.
std::string explain_refusal(std::string_view line,
                            std::string_view description);

// What to do about the letter at `position` of `line`, which is neither ASCII
// nor inside of quotes.
std::string explain_letter(std::string_view line, std::size_t position);

// The beginning of `text` on one line, for quoting it in a message.
std::string excerpt(std::string_view text);

}  // namespace hw
