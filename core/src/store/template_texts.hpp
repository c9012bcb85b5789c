// The files of core/templates, built in. For core only.
#pragma once

#include <span>
#include <string_view>

namespace hw {

struct TemplateText {
  std::string_view name;
  std::string_view text;
};

// In the order of the list in core/CMakeLists.txt, which makes this.
std::span<const TemplateText> template_texts();

}  // namespace hw
