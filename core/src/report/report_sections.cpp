#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "hw/wording.hpp"

#include "report_model.hpp"

namespace hw::page {

namespace {

constexpr std::size_t most_ideas = 2;

std::vector<std::string> practiced_on(const VisibleData& visible_data) {
  const Window& window = visible_data.window;
  std::set<Date> practiced;
  for (const Homework& homework : visible_data.homework) {
    for (const Entry& entry : homework.entries) {
      if (is_practice(entry.outcome)) {
        practiced.insert(practice_day(entry.at, window.day_starts));
      }
    }
  }
  if (practiced.empty()) {
    return {};
  }
  const int count = static_cast<int>(practiced.size());
  const int all = days_between(first_day(window), last_day(window)) + 1;
  if (!window.from || all == 1) {
    return {fmt::format("I practiced on {}.", days(count))};
  }
  // Between two places on earth a window can touch a day more than it has.
  return {fmt::format("I practiced on {} of these {} days.",
                      std::min(count, all), all)};
}

std::string first_words_of(const Entry& entry) {
  const std::string note = entry.note.substr(0, entry.note.find('\n'));
  return clip_line(note.empty() ? entry.learned : note);
}

// The newest that says why, or else the newest.
std::vector<std::string> glad_of(const VisibleData& visible_data) {
  const std::vector<EntryRef> proud = newest_first(
      visible_data, [](const Entry& entry) { return entry.proud; });
  if (proud.empty()) {
    return {};
  }
  const auto with_words =
      std::find_if(proud.begin(), proud.end(), [](const EntryRef& told) {
        return !first_words_of(*told.entry).empty();
      });
  const EntryRef& told =
      with_words == proud.end() ? proud.front() : *with_words;
  const std::string words = first_words_of(*told.entry);
  const std::string source = source_of(told, visible_data.window.day_starts);
  const std::string_view glad = glad_in_words(told.entry->outcome);
  return {words.empty() ? fmt::format("{}: {}", glad, source)
                        : fmt::format("{}: {} ({})", glad, words, source)};
}

// What was written to be brought along, also with a plan that waits.
std::vector<AgendaItem> brought(const VisibleData& visible_data) {
  std::vector<AgendaItem> items;
  for (const Homework& homework : visible_data.homework) {
    for (const auto* const entries : {&homework.entries, &homework.planned}) {
      for (const Entry& entry : *entries) {
        const std::string text = clip_line(entry.bring);
        if (!text.empty()) {
          items.push_back({.at = entry.at, .text = text});
        }
      }
    }
  }
  std::stable_sort(items.begin(), items.end(),
                   [](const AgendaItem& item, const AgendaItem& other) {
                     return reads_before(item.at, other.at);
                   });
  return items;
}

std::string with_ideas(const Obstacle& obstacle) {
  if (obstacle.ideas.empty()) {
    return "";
  }
  return fmt::format(" ({}: {})", obstacle.ideas.size() == 1 ? "idea" : "ideas",
                     joined(obstacle.ideas, "; "));
}

// What got in the way, as something that one can be helped with: many of the
// words say how it was. Those that are one's own stay.
std::string as_topic(const std::string& obstacle) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12>
      topics{{{"no time", "having no time"},
              {"forgot", "remembering it"},
              {"anxious", "being anxious"},
              {"unclear how", "how to go about it"},
              {"unclear why", "what it is for"},
              {"too big", "making it smaller"},
              {"boring", "making it less boring"},
              {"no fit", "finding what suits me"},
              {"no privacy", "having no privacy"},
              {"life event", "something that happened"},
              {"ill", "being ill"},
              {"other", "what got in the way"}}};
  for (const auto& [word, topic] : topics) {
    if (word == obstacle) {
      return std::string(topic);
    }
  }
  return obstacle;
}

std::vector<std::string> help_wanted(const VisibleData& visible_data) {
  const std::vector<AgendaItem> items = brought(visible_data);
  if (!items.empty()) {
    return {"I would like help with: " + items.front().text};
  }
  for (const Obstacle& obstacle : counted_obstacles(visible_data)) {
    return {fmt::format("I would like help with: {}{}",
                        as_topic(obstacle.words), with_ideas(obstacle))};
  }
  return {};
}

Obstacle& find_or_add(std::vector<Obstacle>& obstacles,
                      const std::string& words) {
  for (Obstacle& obstacle : obstacles) {
    if (obstacle.words == words) {
      return obstacle;
    }
  }
  return obstacles.emplace_back(Obstacle{.words = words});
}

void add_idea(Obstacle& obstacle, const std::string& text) {
  const std::string idea = clip_line(text);
  std::vector<std::string>& ideas = obstacle.ideas;
  const bool is_new =
      std::find(ideas.begin(), ideas.end(), idea) == ideas.end();
  if (!idea.empty() && is_new && ideas.size() < most_ideas) {
    ideas.push_back(idea);
  }
}

// Each obstacle of `entry` once, in words.
std::vector<std::string> obstacles_of(const Entry& entry) {
  std::vector<std::string> all;
  for (const std::string& obstacle : entry.obstacles) {
    const std::string words = clip_line(obstacle_in_words(obstacle));
    if (std::find(all.begin(), all.end(), words) == all.end()) {
      all.push_back(words);
    }
  }
  return all;
}

bool is_more_frequent(const Obstacle& obstacle, const Obstacle& other) {
  if (obstacle.count != other.count) {
    return obstacle.count > other.count;
  }
  return obstacle.words < other.words;
}

// Ideas that came with no obstacle.
std::vector<std::string> other_ideas(const VisibleData& visible_data) {
  Obstacle none;
  const auto has_other_idea = [](const Entry& entry) {
    return entry.obstacles.empty() && !entry.would_help.empty();
  };
  for (const EntryRef& told : newest_first(visible_data, has_other_idea)) {
    add_idea(none, told.entry->would_help);
  }
  if (none.ideas.empty()) {
    return {};
  }
  return {"What would help: " + joined(none.ideas, "; ")};
}

}  // namespace

bool has_entries(const VisibleData& visible_data) {
  return std::any_of(visible_data.homework.begin(), visible_data.homework.end(),
                     [](const Homework& homework) {
                       return !homework.entries.empty() ||
                              !homework.planned.empty();
                     });
}

std::vector<EntryRef> newest_first(const VisibleData& visible_data,
                                   bool (*is_wanted)(const Entry& entry)) {
  std::vector<EntryRef> all;
  for (const Homework& homework : visible_data.homework) {
    for (const Entry& entry : homework.entries) {
      if (is_wanted(entry)) {
        all.push_back({&homework, &entry});
      }
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const EntryRef& told, const EntryRef& other) {
                     return reads_before(other.entry->at, told.entry->at);
                   });
  return all;
}

std::vector<std::string> in_short(const VisibleData& visible_data) {
  std::vector<std::string> lines = practiced_on(visible_data);
  for (const auto& more : {glad_of(visible_data), help_wanted(visible_data)}) {
    lines.insert(lines.end(), more.begin(), more.end());
  }
  return lines;
}

std::vector<std::string> topics(const VisibleData& visible_data) {
  std::vector<AgendaItem> items = brought(visible_data);
  for (const AgendaItem& item : visible_data.agenda) {
    items.push_back({.at = item.at, .text = clip_line(item.text)});
  }
  std::stable_sort(items.begin(), items.end(),
                   [](const AgendaItem& item, const AgendaItem& other) {
                     return reads_before(item.at, other.at);
                   });
  std::vector<std::string> lines;
  for (const AgendaItem& item : items) {
    if (!item.text.empty()) {
      lines.push_back(item.text);
    }
  }
  return lines;
}

std::vector<ReportQuote> noticed(const VisibleData& visible_data) {
  std::vector<EntryRef> all = newest_first(
      visible_data, [](const Entry& entry) { return !entry.learned.empty(); });
  std::stable_partition(all.begin(), all.end(),
                        [](const EntryRef& told) { return told.entry->proud; });
  std::vector<ReportQuote> quotes;
  for (const EntryRef& told : all) {
    const std::string text = clip_lines(told.entry->learned);
    if (!text.empty()) {
      quotes.push_back({text, source_of(told, visible_data.window.day_starts)});
    }
  }
  return quotes;
}

std::vector<Obstacle> counted_obstacles(const VisibleData& visible_data) {
  std::vector<Obstacle> counted;
  const auto has_obstacles = [](const Entry& entry) {
    return !entry.obstacles.empty();
  };
  for (const EntryRef& told : newest_first(visible_data, has_obstacles)) {
    bool is_first = true;
    for (const std::string& words : obstacles_of(*told.entry)) {
      Obstacle& obstacle = find_or_add(counted, words);
      ++obstacle.count;
      if (is_first) {  // an idea is told once, with the first it was for
        add_idea(obstacle, told.entry->would_help);
      }
      is_first = false;
    }
  }
  std::sort(counted.begin(), counted.end(), is_more_frequent);
  return counted;
}

std::vector<std::string> obstacles(const VisibleData& visible_data) {
  std::vector<std::string> lines;
  for (const Obstacle& obstacle : counted_obstacles(visible_data)) {
    lines.push_back(fmt::format("{}, {}{}", obstacle.words,
                                times(obstacle.count), with_ideas(obstacle)));
  }
  const std::vector<std::string> ideas = other_ideas(visible_data);
  lines.insert(lines.end(), ideas.begin(), ideas.end());
  return lines;
}

}  // namespace hw::page
