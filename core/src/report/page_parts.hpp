// The parts of a page, each said once, in their order: renderers walk this
// table. What a part holds is a member of Report, whose type picks the overload
// that renders it: a part of plain lines has one, one of a new form does not
// compile before it has. For core only.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>

#include <fmt/format.h>

#include "hw/report.hpp"

namespace hw::page {

// Has several members: `form`, `to_decide` and `decisions`.
struct Form {};

template <typename Content>
struct Part {
  std::string_view key;      // in JSON
  std::string_view heading;  // empty: each thing in it has its own
  Content content;
};
template <typename Content>
Part(std::string_view, std::string_view, Content) -> Part<Content>;

inline constexpr std::tuple page_parts{
    Part{"watch", "To look at first", &Report::watch},
    Part{"in_short", "In short", &Report::in_short},
    Part{"topics", "I'd like to talk about", &Report::topics},
    Part{"noticed", "What I noticed", &Report::noticed},
    Part{"homework", "", &Report::homework},
    Part{"sleep", "Sleep", &Report::sleep},
    Part{"records", "", &Report::records},
    Part{"form", "For next time", Form{}},
    Part{"entries", "All entries", &Report::entries},
};

// Calls `use` with each part, in order.
template <typename Use>
constexpr void for_each_part(Use use) {
  std::apply([&use](const auto&... part) { (use(part), ...); }, page_parts);
}

// How many things of a part were left out.
template <typename AnyPart>
int left_out(const AnyPart& part, const Report& report) {
  if constexpr (requires { (report.*part.content).more; }) {
    return (report.*part.content).more;
  } else if constexpr (std::is_same_v<decltype(part.content), Form>) {
    return report.to_decide.more;
  } else {
    return 0;
  }
}

// With what was left out: "I'd like to talk about (2 more)".
template <typename AnyPart>
std::string heading_of(const AnyPart& part, const Report& report) {
  const int more = left_out(part, report);
  return more == 0 ? std::string(part.heading)
                   : fmt::format("{} ({} more)", part.heading, more);
}

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
