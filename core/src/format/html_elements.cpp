#include "html_elements.hpp"

#include <fmt/format.h>

#include "hw/html.hpp"
#include "hw/text.hpp"

namespace hw {

std::string escape_html(std::string_view text) {
  std::string html;
  for (const char character : printable(text)) {
    switch (character) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      default:
        html += character;
        break;
    }
  }
  return html;
}

namespace html {

namespace {

std::string class_of(std::string_view kind) {
  return kind.empty() ? "" : fmt::format(" class=\"{}\"", kind);
}

}  // namespace

std::string head(std::string_view title, const std::vector<HtmlStyle>& styles) {
  std::string hashes;
  std::string sheets;
  for (const HtmlStyle& style : styles) {
    hashes += fmt::format(" '{}'", style.hash);
    sheets += fmt::format("<style>{}</style>\n", style.text);
  }
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
      "'none'; style-src{}; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light "
      "dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
      // Phones make links of what looks like a number or a day.
      "<meta name=\"format-detection\" content=\"telephone=no, date=no, "
      "address=no, email=no\">\n<title>{}</title>\n{}"
      "</head>\n",
      hashes, escape_html(one_line(title)), sheets);
}

std::string typed(std::string_view text) {
  std::string html;
  for (const char character : escape_html(text)) {
    html += character == '\n' ? std::string("<br>") : std::string(1, character);
  }
  return html;
}

std::string element(std::string_view tag, std::string_view content) {
  return fmt::format("<{0} dir=\"auto\">{1}</{0}>\n", tag, content);
}

std::string element(std::string_view tag, std::string_view kind,
                    std::string_view content) {
  return fmt::format("<{0} class=\"{1}\" dir=\"auto\">{2}</{0}>\n", tag, kind,
                     content);
}

std::string group(std::string_view tag, std::string_view kind,
                  std::string_view content) {
  return fmt::format("<{0} class=\"{1}\">\n{2}</{0}>\n", tag, kind, content);
}

std::string paragraph(std::string_view kind, std::string_view text) {
  return text.empty() ? "" : element("p", kind, typed(text));
}

std::string list(std::string_view kind, const std::vector<std::string>& lines) {
  std::string items;
  for (const std::string& line : lines) {
    items += element("li", typed(line));
  }
  return items.empty() ? "" : group("ul", kind, items);
}

std::string section(std::string_view id, std::string_view heading,
                    std::string_view content, std::string_view notes) {
  if (content.empty()) {
    return "";
  }
  return fmt::format(
      "<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}{3}</h2>\n"
      "<div class=\"content\">\n{2}</div>\n</section>\n",
      id, escape_html(heading), content, notes);
}

std::string row(std::string_view cells, std::string_view kind) {
  return fmt::format("<tr role=\"row\"{}>\n{}</tr>\n", class_of(kind), cells);
}

std::string column(std::string_view heading, std::string_view kind) {
  return fmt::format("<th role=\"columnheader\" scope=\"col\"{}>{}</th>\n",
                     class_of(kind), heading);
}

std::string cell(std::string_view heading, std::string_view content,
                 std::string_view kind) {
  return fmt::format(
      "<td role=\"cell\"{} data-heading=\"{}\" dir=\"auto\">{}</td>\n",
      class_of(kind), escape_html(heading), content);
}

std::string wide_cell(std::size_t columns, std::string_view content) {
  return fmt::format(
      "<td role=\"cell\" class=\"all\" colspan=\"{}\" dir=\"auto\">{}</td>\n",
      columns, content);
}

std::string row_heading(std::string_view content) {
  return fmt::format(
      "<th role=\"rowheader\" scope=\"row\" dir=\"auto\">{}</th>\n", content);
}

std::string table(std::string_view kind, std::string_view columns,
                  std::string_view rows) {
  const std::string head =
      columns.empty() ? ""
                      : fmt::format("<thead role=\"rowgroup\">\n{}</thead>\n",
                                    row(columns));
  return fmt::format(
      "<table class=\"{}\" role=\"table\">\n{}<tbody role=\"rowgroup\">\n{}"
      "</tbody>\n</table>\n",
      kind, head, rows);
}

}  // namespace html

}  // namespace hw
