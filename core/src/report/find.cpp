#include "hw/find.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>

#include "hw/blocks.hpp"
#include "hw/entry_address.hpp"
#include "hw/field_table.hpp"
#include "hw/journal.hpp"
#include "hw/wording.hpp"

#include "report_model.hpp"
#include "report_window.hpp"
#include "scan.hpp"
#include "text_search.hpp"

namespace hw {
namespace {

bool has_id(const std::vector<std::string>& ids, const std::string& id) {
  return std::ranges::find(ids, id) != ids.end();
}

bool is_lower_after(const Answer& answer) {
  const auto* const before =
      answer.before ? std::get_if<double>(&*answer.before) : nullptr;
  const auto* const after =
      answer.after ? std::get_if<double>(&*answer.after) : nullptr;
  return before != nullptr && after != nullptr && *after < *before;
}

bool says_what_helped(const Entry& entry) {
  return entry.helped.value_or(0) > 0 || entry.proud ||
         !entry.learned.empty() ||
         std::ranges::any_of(entry.answers, is_lower_after);
}

// The texts of an agreement, a change, a session or a line of the agenda.
class TypedTexts {
 public:
  template <typename Owner, typename Table>
  static std::vector<EntryPart> of(const Owner& owner, const Table& table) {
    TypedTexts texts;
    for_each_field(table, [&](const auto& field) {
      // Names of hw's own, no words of the person.
      if (field.key != "template" && field.notes.words == nullptr) {
        const std::string_view label = field.notes.label;
        texts.add(
            field.key,
            page::capitalized(std::string(label.empty() ? field.key : label)),
            owner.*field.member);
      }
    });
    return std::move(texts.parts_);
  }

 private:
  void add(std::string_view key, std::string_view label,
           const std::string& text) {
    if (!text.empty()) {
      parts_.push_back(
          {std::string(key), std::string(label), std::string(text), true});
    }
  }

  void add(std::string_view key, std::string_view label,
           const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
      add(key, label, text);
    }
  }

  template <typename T>
  void add(std::string_view key, std::string_view label,
           const std::optional<T>& text) {
    if (text) {
      add(key, label, *text);
    }
  }

  // What is no text is not looked through.
  template <typename T>
  void add(std::string_view /*key*/, std::string_view /*label*/,
           const T& /*value*/) {}

  std::vector<EntryPart> parts_;
};

// The lines of an entry by which it is counted.
void add_counted_lines(std::string& excerpt, std::string_view block) {
  excerpt += "[[log]]\n";
  for (std::size_t begin = 0; begin < block.size();) {
    const std::size_t end = line_end(block, begin);
    const std::string_view line = block.substr(begin, end - begin);
    if (line.starts_with("at ") || line.starts_with("outcome ")) {
      excerpt.append(line) += '\n';
    }
    begin = end + 1;
  }
}

// The text of an assignment in which entries that cannot have the words have
// lost all others; nothing if there are none at all.
std::optional<std::string> excerpt_of(std::string_view text,
                                      const TextSearch& search) {
  if (!search.may_be_in(text)) {
    return std::nullopt;
  }
  std::string excerpt;
  for (const Block& block : split_blocks(text)) {
    if (block.name != "log" || search.may_be_in(block.text)) {
      excerpt += block.text;
    } else {
      add_counted_lines(excerpt, block.body);
    }
  }
  return excerpt;
}

class Finder {
 public:
  Finder(const FindRequest& request, const TextSearch& search)
      : request_(request),
        search_(search),
        window_{.from = request.since,
                .to = request.until.value_or(Moment{.date = all_days().last}),
                .next_session = {},
                .takeaway = {},
                .day_starts = request.day_starts} {}

  void add(const Assignment& assignment) {
    const Assignment now = as_of(assignment, request_.today);
    const Found place{.id = now.id,
                      .title = now.title,
                      .is_private = now.share == Share::none};
    add_entries(assignment, now, place);
    if (request_.what_helped) {
      return;
    }
    for (const Change& change : assignment.changes) {
      Found changed = place;
      changed.in = FoundIn::change;
      changed.at = Moment{.date = change.on};
      add(std::move(changed), TypedTexts::of(change, change_fields));
    }
    Found agreed = place;
    agreed.in = FoundIn::agreement;
    if (assignment.agreed_on) {
      agreed.at = Moment{.date = *assignment.agreed_on};
    }
    add(std::move(agreed), TypedTexts::of(assignment, header_fields));
  }

  void add(const Session& session) {
    add({.in = FoundIn::session, .at = session.at},
        TypedTexts::of(session, session_fields));
  }

  void add(const AgendaItem& item) {
    add({.in = FoundIn::agenda, .at = item.at},
        TypedTexts::of(item, agenda_fields));
  }

  std::vector<Found> newest_first() {
    std::ranges::stable_sort(found_, [](const Found& one, const Found& other) {
      return other.at ? one.at && reads_before(*other.at, *one.at)
                      : one.at.has_value();
    });
    return std::move(found_);
  }

 private:
  void add_entries(const Assignment& assignment, const Assignment& now,
                   const Found& place) {
    const QuestionIndex questions = index_of(assignment.questions);
    const std::vector<std::optional<int>> numbers = entry_numbers(assignment);
    for (std::size_t i = assignment.entries.size(); i-- > 0;) {
      const Entry& entry = assignment.entries[i];
      if (request_.what_helped && !says_what_helped(entry)) {
        continue;
      }
      Found found = place;
      found.at = entry.at;
      found.number = numbers[i];
      found.is_private = share_of(now, entry) == Share::none;
      add(std::move(found), parts_of(entry, questions));
    }
  }

  void add(Found place, const std::vector<EntryPart>& parts) {
    const bool is_in_time = place.at ? page::is_in(window_, *place.at)
                                     : !request_.since && !request_.until;
    if (!is_in_time) {
      return;
    }
    std::set<std::size_t> words;
    for (const EntryPart& part : parts) {
      FoundText found{part.key, part.label, part.text, {}};
      const auto marks =
          part.is_typed ? search_.marks(part.text) : std::vector<TextMark>();
      for (const TextMark& mark : marks) {
        words.insert(mark.word);
        found.marks.emplace_back(mark.begin, mark.end);
      }
      if (request_.what_helped || !marks.empty()) {
        place.texts.push_back(std::move(found));
      }
    }
    if (words.size() == search_.word_count()) {
      found_.push_back(std::move(place));
    }
  }

  const FindRequest& request_;
  const TextSearch& search_;
  page::Window window_;
  std::vector<Found> found_;
};

}  // namespace

std::string_view to_string(FoundIn place) {
  constexpr std::array<std::string_view, 5> words = {
      "entry", "agreement", "change", "session", "agenda"};
  return words.at(static_cast<std::size_t>(place));
}

void check_words(const std::vector<std::string>& words, bool is_regex) {
  TextSearch(words, is_regex);
}

FindResult find(const Storage& storage, const FindRequest& request) {
  const TextSearch search(request.words, request.is_regex);
  Journal journal = load_excerpts(storage, [&search](std::string_view text) {
    return excerpt_of(text, search);
  });
  Finder finder(request, search);
  for (const Assignment& assignment : journal.assignments) {
    if ((request.only.empty() || has_id(request.only, assignment.id)) &&
        !has_id(request.without, assignment.id)) {
      finder.add(assignment);
    }
  }
  if (request.only.empty() && !request.what_helped) {
    for (const Session& session : journal.sessions) {
      finder.add(session);
    }
    for (const AgendaItem& item : journal.agenda) {
      finder.add(item);
    }
  }
  return {finder.newest_first(), std::move(journal.problems)};
}

}  // namespace hw
