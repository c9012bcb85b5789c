// The stretch of time that a page, or an export, is about. For core only.
#pragma once

#include <optional>
#include <string>

#include "hw/date.hpp"
#include "hw/journal.hpp"
#include "hw/report.hpp"

namespace hw::page {

// The stretch of time that a report is about.
struct Window {
  std::optional<Moment> from;        // nothing: the beginning
  Moment to;                         // included; a day without a time, whole
  std::optional<Date> next_session;  // or the one that is going on
  std::string takeaway;              // of the session that it begins with
  TimeOfDay day_starts = Settings().day_starts;
};

Window window_of(const Journal& journal, const ReportRequest& request);

// The practice days of the window: the first, or the first that there is, and
// the last.
Date first_day(const Window& window);
Date last_day(const Window& window);

// The days as written that anything in the window can have.
Days days_around(const Window& window);

bool is_in(const Window& window, const Moment& moment);
bool is_after(const Window& window, const Moment& moment);

// "Fri 13 Nov to Thu 19 Nov", with years when they differ.
std::string days_in_words(const Window& window);

}  // namespace hw::page
