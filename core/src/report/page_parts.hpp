// The parts of a page, each said once, in their order: fitting, the preview and
// the renderers walk this table. What a part holds is a member of Report, whose
// type picks the overload that cuts, counts or renders it: a part of plain
// lines has them all, one of a new form does not compile before it has. For
// core only.
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <string_view>
#include <tuple>
#include <type_traits>

#include "hw/report.hpp"

namespace hw::page {

// Has several members: `form`, `to_decide` and `decisions`.
struct Form {};

struct PartNotes {
  // Lines, rows, quotes on a page.
  std::size_t most = std::numeric_limits<std::size_t>::max();
  bool is_whole_in_full = false;  // Extent::full has all of them
  bool is_previewed = false;      // preview_report() has each of them
};

template <typename Content>
struct Part {
  constexpr Part(std::string_view in_json, std::string_view in_html,
                 std::string_view title, Content member, PartNotes all = {})
      : key(in_json),
        id(in_html),
        heading(title),
        content(member),
        notes(all) {}

  std::string_view key;
  std::string_view id;
  std::string_view heading;
  Content content;
  PartNotes notes;
};

inline constexpr std::tuple page_parts{
    Part("in_short", "in-short", "In short", &Report::in_short),
    Part("topics", "topics", "I'd like to talk about", &Report::topics,
         {.most = 5, .is_whole_in_full = true, .is_previewed = true}),
    Part("noticed", "noticed", "What I noticed", &Report::noticed, {.most = 5}),
    Part("at_a_glance", "glance", "At a glance", &Report::at_a_glance,
         {.most = 8}),
    Part("sleep", "sleep", "Sleep", &Report::sleep,
         {.most = 14, .is_whole_in_full = true}),
    Part("answers", "answers", "Answers over time", &Report::answers,
         {.most = 8}),
    Part("obstacles", "obstacles", "What got in the way", &Report::obstacles,
         {.most = 5}),
    Part("changes", "changes", "Changes", &Report::changes,
         {.most = 5, .is_whole_in_full = true, .is_previewed = true}),
    Part("form", "form", "For next time", Form{}, {.most = 8}),
    Part("entries", "entries", "All entries", &Report::entries),
};

// Calls `use` with each part, in order.
template <typename Use>
constexpr void for_each_part(Use use) {
  std::apply([&use](const auto&... part) { (use(part), ...); }, page_parts);
}

// Calls `use` with each part of plain lines, in order.
template <typename Use>
constexpr void for_each_list(Use use) {
  for_each_part([&use](const auto& part) {
    if constexpr (std::is_same_v<decltype(part.content),
                                 ReportLines Report::*>) {
      use(part);
    }
  });
}

// A part gives lines away until it has `least` of them.
struct Shrink {
  std::string_view part;
  std::size_t least;
};

// Numbers give before words, and all give some before one gives all. After the
// last a page has page_lines at most, whatever it was.
inline constexpr std::array<Shrink, 21> order_of_giving = {{
    {"sleep", 7},   {"answers", 3},     {"changes", 3},     {"obstacles", 3},
    {"form", 4},    {"noticed", 2},     {"at_a_glance", 4}, {"sleep", 0},
    {"answers", 1}, {"changes", 1},     {"obstacles", 1},   {"form", 1},
    {"noticed", 1}, {"at_a_glance", 2}, {"topics", 4},      {"at_a_glance", 1},
    {"topics", 1},  {"obstacles", 0},   {"changes", 0},     {"answers", 0},
    {"form", 0},
}};

// A column of the nights.
struct NightColumn {
  std::string_view key;  // in JSON
  std::string ReportNight::*member;
  std::string_view name;
  std::string_view unit = {};
};

inline constexpr std::array<NightColumn, 9> night_columns = {{
    {"day", &ReportNight::day, "Night to"},
    {"bed", &ReportNight::bed, "To bed"},
    {"up", &ReportNight::up, "Up"},
    {"in_bed", &ReportNight::in_bed, "In bed"},
    {"fell_asleep", &ReportNight::fell_asleep, "To sleep", "min"},
    {"awake", &ReportNight::awake, "Awake", "min"},
    {"asleep", &ReportNight::asleep, "Asleep"},
    {"efficiency", &ReportNight::efficiency, "Efficiency", "0-100"},
    {"quality", &ReportNight::quality, "Quality"},
}};

}  // namespace hw::page
