// Answers in a [[log]] block, typed by their questions. For core only.
#pragma once

#include <optional>
#include <string>

#include "hw/assignment.hpp"

#include "fields.hpp"
#include "toml.hpp"

namespace hw {

// What may answer `question`, in words.
std::string allowed_answer(const Question& question);

// `value` as one answer to `question`; nothing if it cannot be.
std::optional<Value> read_value(const Question& question, TomlValue& value);

// What an entry with `outcome` says to `question`: one value, or [before,
// after] if it is asked with both. Nothing if nothing of it can be used; what
// is wrong is noted.
std::optional<Answer> read_answer(const Question& question, Outcome outcome,
                                  TomlValue& value, ProblemList& problems);

}  // namespace hw
