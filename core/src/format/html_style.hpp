// The style sheets of this folder, built in, and what a Content-Security-Policy
// calls them. For core only.
#pragma once

#include <string_view>

namespace hw {

struct HtmlStyle {
  std::string_view text;
  std::string_view hash;  // "sha256-..."
};

extern const HtmlStyle report_style;    // of every page
extern const HtmlStyle progress_style;  // what weeks have beside it

}  // namespace hw
