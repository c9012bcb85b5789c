// What is said once on a device.
#pragma once

#include <string_view>

#include "context.hpp"

namespace hw::cli {

// Whether `name`, one word, is to be said now, for the first time here. Notes
// it in ".hw/told"; where that cannot be, it is said again another time.
bool tell_once(std::string_view name, Context& context);

}  // namespace hw::cli
