#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "hw/field_table.hpp"
#include "hw/journal.hpp"
#include "hw/score.hpp"

#include "journal_paths.hpp"
#include "redact.hpp"
#include "report_model.hpp"

namespace hw::page {

namespace {

bool contains(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// `assignment` without its entries, and with what a page may show.
Assignment header_of(const Assignment& assignment) {
  Assignment header{.id = assignment.id,
                    .questions = assignment.questions,
                    .changes = assignment.changes};
  for_each_field(header_fields, [&](const auto& field) {
    if (field.notes.shown != Shown::nowhere) {
      header.*field.member = assignment.*field.member;
    }
  });
  for (Question& question : header.questions) {
    keep_shown(question, question_fields, Shown::in_full);
  }
  for (Change& change : header.changes) {
    keep_shown(change, change_fields, Shown::in_full);
  }
  return header;
}

// No question says where an answer that it does not ask for may stand.
Entry without_hidden(Entry entry) {
  keep_shown(entry, entry_fields, Shown::in_full);
  entry.unasked.clear();
  return entry;
}

// All that practice() and pictures need of an entry before the window.
Entry counted(Entry entry) {
  Entry kept{.at = entry.at, .outcome = entry.outcome};
  kept.step = std::move(entry.step);
  kept.answers = std::move(entry.answers);
  return kept;
}

bool reads_earlier(const Entry& entry, const Entry& other) {
  return reads_before(entry.at, other.at);
}

Clock clock_of(const Journal& journal, const ReportRequest& request) {
  Clock clock{.now = request.now,
              .offset_at = request.offset_at,
              .day_starts = journal.settings.day_starts};
  if (!clock.offset_at) {
    clock.offset_at = [](Date, TimeOfDay) { return std::chrono::minutes(0); };
  }
  return clock;
}

// Reads one journal for one request.
class PrivacyFilter {
 public:
  PrivacyFilter(const Journal& journal, const ReportRequest& request)
      : today_(practice_day(request.now, journal.settings.day_starts)),
        material_{.settings = journal.settings,
                  .clock = clock_of(journal, request),
                  .window = window_of(journal, request)} {
    for (const Problem& problem : journal.problems) {
      (problem.is_private ? with_private_problems_ : with_problems_)
          .insert(problem.file);
    }
    material_.knows_sessions = !contains(journal.unread, sessions_path) &&
                               !with_problems_.contains(sessions_path);
  }

  void add(Assignment one) {
    Assignment assignment = with_totals(std::move(one));
    Assignment told = header_of(assignment);
    const Assignment held = as_of(told, today_);
    told.entries = told_entries(std::move(assignment.entries), held);
    if (held.share == Share::none) {
      return;
    }
    note_if_partly_read(
        fmt::format("{}{}{}", assignments_prefix, told.id, extension));
    told.counted = told_counted(assignment);
    told.counted_kinds = std::move(assignment.counted_kinds);
    if (held.share == Share::summary) {
      told = without_words(std::move(told));
    }
    material_.homework.push_back(homework_of(std::move(told), held.share));
  }

  void add(const AgendaItem& item) {
    if (!item.done && !is_after(material_.window, item.at)) {
      material_.topics.push_back(item);
    }
  }

  void note_unread(const std::string& path) {
    material_.unread_files += with_private_problems_.contains(path) ? 0 : 1;
  }

  // Of a file that is read at all.
  void note_if_partly_read(const std::string& path) {
    material_.partly_read_files += with_problems_.contains(path) ? 1 : 0;
  }

  VisibleData take() {
    std::stable_sort(material_.topics.begin(), material_.topics.end(),
                     [](const AgendaItem& item, const AgendaItem& other) {
                       return reads_before(item.at, other.at);
                     });
    return std::move(material_);
  }

 private:
  std::vector<Entry> told_entries(std::vector<Entry> entries,
                                  const Assignment& held) {
    std::vector<Entry> told;
    told.reserve(entries.size());
    for (Entry& entry : entries) {
      const bool is_to_come = entry.outcome == Outcome::planned &&
                              is_before(material_.clock.now, entry.at);
      if (is_to_come || is_after(material_.window, entry.at)) {
        continue;
      }
      const Share share = share_of(held, entry);
      if (share != Share::none) {
        told.push_back(told_entry(std::move(entry), share));
      } else if (is_in(material_.window, entry.at)) {
        ++material_.private_entries;
      }
    }
    return told;
  }

  Entry told_entry(Entry entry, Share share) {
    if (share == Share::all && has_open_bring(entry)) {
      add(AgendaItem{.at = entry.at, .text = entry.bring});
    }
    if (!is_in(material_.window, entry.at)) {
      return counted(std::move(entry));
    }
    return share == Share::summary ? without_words(std::move(entry))
                                   : without_hidden(std::move(entry));
  }

  // Those lie far outside of the window.
  std::vector<CountedEntry> told_counted(Assignment& assignment) const {
    std::vector<CountedEntry> told = std::move(assignment.counted);
    std::erase_if(told, [&](const CountedEntry& entry) {
      return assignment.counted_kinds[entry.kind()].is_private ||
             entry.day() > last_day(material_.window);
    });
    return told;
  }

  Homework homework_of(Assignment told, Share share) const {
    const Settings& settings = material_.settings;
    const Date last = last_day(material_.window);
    Homework homework{
        .share = share,
        .practice = practice(told, {.today = last,
                                    .day_starts = settings.day_starts,
                                    .week_starts = settings.week_starts,
                                    .since = first_day(material_.window)}),
    };
    // Those of years, of all assignments at once, would be most of what is in
    // memory. Only emptying a list would keep its room.
    homework.practice.periods = std::vector<Period>();
    homework.practice.days = std::vector<Date>();
    told.counted = std::vector<CountedEntry>();
    add_told(std::exchange(told.entries, {}), homework);
    homework.now = as_of(told, last);
    homework.title = clipped(homework.now.title, title_clip);
    homework.assignment = std::move(told);
    return homework;
  }

  // Those of the window and of some time before, in order of time.
  void add_told(std::vector<Entry> entries, Homework& homework) const {
    // Nearly every file is in order.
    if (!std::is_sorted(entries.begin(), entries.end(), reads_earlier)) {
      std::stable_sort(entries.begin(), entries.end(), reads_earlier);
    }
    const Date first = first_day(material_.window);
    for (Entry& entry : entries) {
      const bool waits = entry.outcome == Outcome::planned;
      if (is_in(material_.window, entry.at)) {
        (waits ? homework.planned : homework.entries)
            .push_back(std::move(entry));
      } else if (!waits && days_between(entry.at.date, first) < picture_days) {
        homework.earlier.push_back(std::move(entry));
      }
    }
  }

  Date today_;
  std::set<std::string> with_problems_;  // paths of files
  std::set<std::string> with_private_problems_;
  VisibleData material_;
};

}  // namespace

bool is_asked_for(const std::string& id, const ReportRequest& request) {
  return (request.only.empty() || contains(request.only, id)) &&
         !contains(request.without, id);
}

VisibleData visible_data_of(Journal journal, const ReportRequest& request) {
  PrivacyFilter sharing(journal, request);
  for (Assignment& assignment : journal.assignments) {
    if (is_asked_for(assignment.id, request)) {
      sharing.add(std::move(assignment));
    }
  }
  for (const AgendaItem& item : journal.agenda) {
    sharing.add(item);
  }
  if (!contains(journal.unread, sessions_path)) {
    sharing.note_if_partly_read(sessions_path);
  }
  for (const std::string& path : journal.unread) {
    const std::string id = std::filesystem::path(path).stem().string();
    if (path == sessions_path || is_asked_for(id, request)) {
      sharing.note_unread(path);
    }
  }
  return sharing.take();
}

}  // namespace hw::page
