// The fields of the file format, each said once.
//
// Whatever reads, writes, finishes, exports, words or hides an entry, an
// agreement or a question walks these tables, so that a field with a line here
// is nowhere forgotten. A member of a type that is new to one of them does not
// compile there until it has an overload. The keys that a block cannot do
// without (`at`, `outcome`, `on`, `key`) stand before its table.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "hw/assignment.hpp"

namespace hw {

// Where a page may show a field. The person's own screen and exports show all.
enum class Shown : std::uint8_t {
  nowhere,     // the default: a new field stays private until it says otherwise
  in_full,     // with `share = "all"`
  in_summary,  // with `share = "summary"`, too, which shows no words
};

struct FieldNotes {
  // What stands before the value, or what a bool says; empty: said elsewhere.
  std::string_view label = {};
  std::string_view question = {};  // asks for it; empty: not in `ask_also`
  std::string_view help = {};  // of its option; empty: it has no such option
  int lowest = 0;              // of a number, both included
  int highest = std::numeric_limits<int>::max();
  // What may be in a list; null: any text.
  const std::vector<std::string_view>& (*words)() = nullptr;
  Shown shown = Shown::nowhere;
  bool is_always_written = false;  // also when it has its default
};

template <typename Owner, typename T>
struct Field {
  constexpr Field(std::string_view name, T Owner::*place, FieldNotes all = {})
      : key(name), member(place), notes(all) {}

  std::string_view key;
  T Owner::*member;
  FieldNotes notes;
};

// Calls `use` with each field of a table, in order.
template <typename... Fields, typename Use>
constexpr void for_each_field(const std::tuple<Fields...>& table, Use use) {
  std::apply([&use](const auto&... field) { (use(field), ...); }, table);
}

// Whether `owner` says something other than the default.
template <typename Owner, typename AnyField>
bool is_given(const Owner& owner, const AnyField& field) {
  using T = std::remove_cvref_t<decltype(owner.*field.member)>;
  if constexpr (std::is_default_constructible_v<Owner>) {
    static const Owner usual;
    return owner.*field.member != usual.*field.member;
  } else {
    return owner.*field.member != T();
  }
}

// `owner` with the default for every field that may not be shown with `least`.
template <typename Owner, typename Table>
void keep_shown(Owner& owner, const Table& table, Shown least) {
  for_each_field(table, [&](const auto& field) {
    if (field.notes.shown < least) {
      owner.*field.member = {};
    }
  });
}

// The keys of `table` in order, after `first`.
template <typename Table>
std::vector<std::string_view> keys_of(
    const Table& table, std::vector<std::string_view> first = {}) {
  for_each_field(table, [&](const auto& field) { first.push_back(field.key); });
  return first;
}

// Of [[log]], after `at` and `outcome`. The answers come last.
inline constexpr std::tuple entry_fields{
    // It has to be counted. What of it a summary shows is its number.
    Field("step", &Entry::step, {.label = "Step", .shown = Shown::in_summary}),
    Field("minutes", &Entry::minutes,
          {.label = "Minutes",
           .question = "How many minutes?",
           .help = "How long it took",
           .shown = Shown::in_summary}),
    Field("difficulty", &Entry::difficulty,
          {.label = "How hard (0-10)",
           .question = "How hard was it? (0-10)",
           .help = "How hard it was, 0 to 10",
           .highest = 10,
           .shown = Shown::in_summary}),
    Field("helped", &Entry::helped,
          {.label = "Helped (0-10)",
           .question = "How much did it help? (0-10)",
           .help = "How much it helped, 0 to 10",
           .highest = 10,
           .shown = Shown::in_summary}),
    Field("obstacle", &Entry::obstacles,
          {.label = "What got in the way",
           .words = obstacle_words,
           .shown = Shown::in_full}),
    Field("would_help", &Entry::would_help,
          {.label = "What would help",
           .question = "What would help next time?",
           .help = "An idea for next time",
           .shown = Shown::in_full}),
    Field("learned", &Entry::learned,
          {.label = "What I noticed",
           .question = "What did you notice or learn?",
           .help = "What I noticed or learned",
           .shown = Shown::in_full}),
    Field("kind_word", &Entry::kind_word,
          {.label = "A kind word",
           .question = "A kind word to yourself?",
           .help = "A kind word to myself",
           .shown = Shown::in_full}),
    Field("note", &Entry::note,
          {.label = "Note",
           .question = "Anything else?",
           .help = "A note; - reads it from standard input",
           .shown = Shown::in_full}),
    Field("proud", &Entry::proud, {.shown = Shown::in_full}),
    Field("bring", &Entry::bring,
          {.label = "To talk about",
           .question = "Something to talk about in session?",
           .help = "Something to talk about in session",
           .shown = Shown::in_full}),
    Field("share", &Entry::share, {.shown = Shown::in_summary}),
    Field("bring_done", &Entry::bring_done,
          {.label = "Talked about", .shown = Shown::in_full}),
    Field("step_done", &Entry::step_done, {.shown = Shown::in_summary}),
    Field("before_at", &Entry::before_at, {.shown = Shown::in_summary}),
};

// Of the header of an assignment.
inline constexpr std::tuple header_fields{
    Field("title", &Assignment::title,
          {.label = "title",
           .shown = Shown::in_summary,
           .is_always_written = true}),
    Field("kind", &Assignment::kinds, {.shown = Shown::in_summary}),
    Field("goal", &Assignment::goal,
          {.label = "goal", .shown = Shown::in_full}),
    Field("why", &Assignment::why),
    Field("what", &Assignment::what,
          {.label = "what", .shown = Shown::in_full}),
    Field("baby_step", &Assignment::baby_step,
          {.label = "baby step", .shown = Shown::in_full}),
    Field("cue", &Assignment::cue,
          {.label = "when and where", .shown = Shown::in_full}),
    Field("if_then", &Assignment::if_then,
          {.label = "if-then", .shown = Shown::in_full}),
    Field("confidence", &Assignment::confidence,
          {.label = "how likely, 0-100",
           .highest = 100,
           .shown = Shown::in_summary}),
    Field("agreed_on", &Assignment::agreed_on, {.shown = Shown::in_summary}),
    Field("agreed_by", &Assignment::agreed_by),
    Field("schedule", &Assignment::schedule, {.shown = Shown::in_summary}),
    // As numbers in a summary, like the step of an entry.
    Field("steps", &Assignment::steps, {.shown = Shown::in_summary}),
    Field("share", &Assignment::share,
          {.label = "shared in reports", .shown = Shown::in_summary}),
    Field("record", &Assignment::is_record, {.shown = Shown::in_summary}),
    Field("repeat_steps", &Assignment::repeats_steps,
          {.shown = Shown::in_summary}),
    Field("long_form", &Assignment::is_long_form, {.shown = Shown::in_summary}),
    Field("template", &Assignment::template_name, {.shown = Shown::in_summary}),
    Field("ask_also", &Assignment::ask_also,
          {.words = ask_also_words, .shown = Shown::in_full}),
};

// A field of a change that replaces one of the header.
template <typename T, typename Agreed>
struct ChangedField {
  std::string_view key;
  T Change::*member;
  FieldNotes notes;
  Agreed Assignment::*agreed;
};

// `member` replaces `agreed`, under the same key and with the same notes.
template <typename T, typename Agreed>
constexpr ChangedField<T, Agreed> changed(T Change::*member,
                                          Agreed Assignment::*agreed) {
  ChangedField<T, Agreed> result{{}, member, {}, agreed};
  for_each_field(header_fields, [&](const auto& field) {
    if constexpr (std::is_same_v<decltype(field.member),
                                 Agreed Assignment::*>) {
      if (field.member == agreed) {
        result.key = field.key;
        result.notes = field.notes;
      }
    }
  });
  return result;
}

// Of [[change]], after `on`.
inline constexpr std::tuple change_fields{
    changed(&Change::schedule, &Assignment::schedule),
    Field("status", &Change::status, {.shown = Shown::in_summary}),
    Field("until", &Change::until, {.shown = Shown::in_summary}),
    changed(&Change::steps, &Assignment::steps),
    changed(&Change::what, &Assignment::what),
    changed(&Change::baby_step, &Assignment::baby_step),
    changed(&Change::cue, &Assignment::cue),
    changed(&Change::if_then, &Assignment::if_then),
    changed(&Change::confidence, &Assignment::confidence),
    changed(&Change::goal, &Assignment::goal),
    changed(&Change::title, &Assignment::title),
    changed(&Change::share, &Assignment::share),
    Field("why", &Change::why, {.shown = Shown::in_full}),
};

// Of [[ask]], after `key`.
inline constexpr std::tuple question_fields{
    Field("text", &Question::text, {.shown = Shown::in_full}),
    Field("text_after", &Question::text_after, {.shown = Shown::in_full}),
    Field("short", &Question::short_name, {.shown = Shown::in_full}),
    Field("type", &Question::type,
          {.shown = Shown::in_summary, .is_always_written = true}),
    Field("range", &Question::range, {.shown = Shown::in_summary}),
    Field("labels", &Question::labels, {.shown = Shown::in_full}),
    Field("choices", &Question::choices, {.shown = Shown::in_full}),
    Field("when", &Question::when, {.shown = Shown::in_summary}),
    Field("quick", &Question::quick, {.shown = Shown::in_summary}),
    Field("on_page", &Question::on_page, {.shown = Shown::in_summary}),
    Field("compare_with", &Question::compare_with,
          {.shown = Shown::in_summary}),
};

// Of [[score]], after `key`.
inline constexpr std::tuple score_fields{
    Field("title", &Score::title, {.shown = Shown::in_full}),
    Field("sum", &Score::sum, {.shown = Shown::in_summary}),
    Field("reverse", &Score::reverse, {.shown = Shown::in_summary}),
    Field("multiply", &Score::multiply,
          {.lowest = 1, .shown = Shown::in_summary}),
    Field("range", &Score::range, {.shown = Shown::in_summary}),
    Field("min_answers", &Score::min_answers,
          {.lowest = 1, .shown = Shown::in_summary}),
};

// Of [[session]] and [[agenda]] in sessions.toml, after `at`.
inline constexpr std::tuple session_fields{
    Field("takeaway", &Session::takeaway),
    Field("status", &Session::status),
    Field("why", &Session::why),
};
inline constexpr std::tuple agenda_fields{
    Field("text", &AgendaItem::text, {.is_always_written = true}),
    Field("done", &AgendaItem::done),
};

// Of journal.toml.
inline constexpr std::tuple settings_fields{
    Field("format", &Settings::format, {.lowest = 1}),
    Field("day_starts", &Settings::day_starts),
    Field("week_starts", &Settings::week_starts),
    Field("label", &Settings::label),
    Field("name", &Settings::name),
    Field("likely", &Settings::likely, {.highest = 100}),
    Field("streaks", &Settings::streaks),
    Field("support", &Settings::support),
    Field("support_in_report", &Settings::support_in_report),
    Field("form", &Settings::form),
    Field("auto_commit", &Settings::auto_commit),
    Field("line_editor", &Settings::line_editor),
};

}  // namespace hw
