// report.css, built in, and what a Content-Security-Policy calls it. For core
// only.
#pragma once

#include <string_view>

namespace hw {

extern const std::string_view html_style;
extern const std::string_view html_style_hash;  // "sha256-..."

}  // namespace hw
