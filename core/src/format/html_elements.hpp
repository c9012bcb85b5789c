// The elements that an HTML page is made of. `content` and the like is HTML,
// `text` is not. For core only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "html_style.hpp"

namespace hw::html {

// The beginning of a page, up to its body. It may have these styles and nothing
// else.
std::string head(std::string_view title, const std::vector<HtmlStyle>& styles);

// `text` in an element: a line break is a line break.
std::string typed(std::string_view text);

// An element around HTML, of the class `kind` if there is one. People write in
// all scripts: each goes its own way.
std::string element(std::string_view tag, std::string_view content);
std::string element(std::string_view tag, std::string_view kind,
                    std::string_view content);

// A container of elements.
std::string group(std::string_view tag, std::string_view kind,
                  std::string_view content);

// These are empty when there is no text, line or content.
std::string paragraph(std::string_view kind, std::string_view text);
std::string list(std::string_view kind, const std::vector<std::string>& lines);
// `notes` is what stands behind the heading.
std::string section(std::string_view id, std::string_view heading,
                    std::string_view content, std::string_view notes = "");

// Parts of a table. On a narrow screen one of the class "cards" becomes cards,
// and the roles keep it a table for a screen reader.
std::string column(std::string_view heading, std::string_view kind = "");
std::string row_heading(std::string_view content);
// The heading is text.
std::string cell(std::string_view heading, std::string_view content,
                 std::string_view kind = "");
std::string wide_cell(std::size_t columns, std::string_view content);
std::string row(std::string_view cells, std::string_view kind = "");
// Without columns it has no head.
std::string table(std::string_view kind, std::string_view columns,
                  std::string_view rows);

}  // namespace hw::html
