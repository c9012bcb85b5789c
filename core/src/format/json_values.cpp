// What hw show, list, today, due and export tell of assignments.
#include "hw/field_table.hpp"
#include "hw/json.hpp"

#include "json_parts.hpp"

namespace hw {
namespace {

// Journal values, with names as in the files.
class AssignmentWriter : public DocumentWriter {
 public:
  explicit AssignmentWriter(const PracticeRules& rules) : rules_(rules) {}

  // The keys of an object for `assignment`, without questions and entries.
  void write_head(const Assignment& assignment) {
    const Assignment now = as_of(assignment, rules_.today);
    json().key("id").value(assignment.id);
    json().key("title").value(now.title);
    for_each_field(header_fields, [&](const auto& field) {
      if (field.key == "schedule") {
        write("status", status_on(assignment, rules_.today));
      }
      if (field.key != "title" && field.key != "ask_also") {
        write(field.key, now.*field.member);
      }
    });
    write_practice(assignment);
  }

  void write_questions(const Assignment& assignment) {
    json().key("questions").begin_array();
    for (const Question& question : assignment.questions) {
      write_question(question);
    }
    json().end_array();
  }

  void write_entries(const Assignment& assignment,
                     const std::function<bool(const Entry&)>& is_wanted) {
    json().key("entries").begin_array();
    const QuestionIndex questions = index_of(assignment.questions);
    for (const Entry& entry : assignment.entries) {
      if (is_wanted(entry)) {
        write_entry(entry, questions);
      }
    }
    json().end_array();
  }

 private:
  void write_practice(const Assignment& assignment) {
    const Practice practice = hw::practice(assignment, rules_);
    json().key("practice").begin_object();
    if (!assignment.is_record) {
      write_streak(practice);
      json().key("comebacks").value(practice.comebacks);
    }
    json().key("practiced_days").value(static_cast<int>(practice.days.size()));
    if (practice.last) {
      json().key("last").value(practice.last->to_string());
    }
    json().key("open").value(practice.open);
    json().end_object();
    if (practice.progress) {
      json().key("progress").begin_object();
      json().key("done").value(practice.progress->done);
      json().key("of").value(practice.progress->of);
      json().end_object();
    }
  }

  void write_streak(const Practice& practice) {
    const std::string_view unit = unit_word(practice.unit);
    if (unit.empty()) {
      return;
    }
    json().key("unit").value(unit);
    json().key("current").value(practice.current);
    json().key("longest").value(practice.longest);
  }

  static std::string_view unit_word(Unit unit) {
    switch (unit) {
      case Unit::day:
        return "day";
      case Unit::occasion:
        return "occasion";
      case Unit::block:
        return "block";
      case Unit::week:
        return "week";
      case Unit::none:
        break;
    }
    return "";
  }

  void write_question(const Question& question) {
    json().begin_object();
    json().key("key").value(question.key);
    for_each_field(question_fields, [&](const auto& field) {
      write(field.key, question.*field.member);
    });
    json().end_object();
  }

  void write_entry(const Entry& entry, const QuestionIndex& questions) {
    json().begin_object();
    json().key("at").value(to_string(entry.at));
    const Date day = practice_day(entry.at, rules_.day_starts);
    json().key("day").value(day.to_string());
    json().key("outcome").value(to_string(entry.outcome));
    for_each_field(entry_fields, [&](const auto& field) {
      write(field.key, entry.*field.member);
    });
    for (const auto* const answers : {&entry.answers, &entry.unasked}) {
      for (const Answer& answer : *answers) {
        write_answer(answer, questions);
      }
    }
    json().end_object();
  }

  // As in the file: [before, after] where a question is asked with both, and
  // [before] while it is planned.
  void write_answer(const Answer& answer, const QuestionIndex& questions) {
    json().key(answer.key);
    if (!is_asked_twice(answer, questions)) {
      write_value(answer.after ? answer.after : answer.before);
      return;
    }
    json().begin_array();
    write_value(answer.before);
    if (answer.after) {
      write_value(answer.after);
    }
    json().end_array();
  }

  static bool is_asked_twice(const Answer& answer,
                             const QuestionIndex& questions) {
    const auto question = questions.find(answer.key);
    return question == questions.end() ? answer.before.has_value()
                                       : question->second->when == Asked::both;
  }

  void write_value(const std::optional<Value>& value) {
    if (!value) {
      json().null();
    } else if (const auto* const text = std::get_if<std::string>(&*value)) {
      json().value(*text);
    } else if (const auto* const number = std::get_if<double>(&*value)) {
      json().value(*number);
    } else if (const auto* const truth = std::get_if<bool>(&*value)) {
      json().value(*truth);
    } else {
      json().value(std::get<TimeOfDay>(*value).to_string());
    }
  }

  PracticeRules rules_;
};

// {"version": 1, "assignments": [...]}, where `write_rest` writes what follows
// the head of each.
template <typename WriteRest>
std::string document(const std::vector<Assignment>& assignments,
                     const PracticeRules& rules, WriteRest write_rest) {
  AssignmentWriter writer(rules);
  writer.json().begin_object();
  writer.json().key("version").value(json_version);
  writer.json().key("assignments").begin_array();
  for (const Assignment& assignment : assignments) {
    writer.json().begin_object();
    writer.write_head(assignment);
    write_rest(writer, assignment);
    writer.json().end_object();
  }
  writer.json().end_array();
  writer.json().end_object();
  return writer.json().take();
}

void write_session(DocumentWriter& writer, const Session& session,
                   std::string_view state) {
  writer.write("at", to_string(session.at));
  for_each_field(session_fields, [&](const auto& field) {
    if (field.key == "status") {
      writer.write(field.key, std::string(state));
    } else {
      writer.write(field.key, session.*field.member);
    }
  });
}

void write_agenda_line(DocumentWriter& writer, const AgendaLine& line) {
  if (line.number > 0) {
    writer.write("number", line.number);
  }
  writer.write("at", to_string(line.item.at));
  writer.write("text", line.item.text);
  writer.json().key("done").value(line.item.done);
  writer.write("from", line.from);
}

void write_found(DocumentWriter& writer, const Found& found,
                 TimeOfDay day_starts) {
  writer.write("in", std::string(to_string(found.in)));
  writer.write("assignment", found.id);
  writer.write("title", found.title);
  writer.write("number", found.number);
  if (found.at) {
    writer.write("at", *found.at);
    writer.write("day", practice_day(*found.at, day_starts));
  }
  writer.write("private", found.is_private);
  write_list(writer, "texts", found.texts,
             [](DocumentWriter& texts, const FoundText& text) {
               texts.write("key", text.key);
               texts.write("text", text.text);
             });
}

void write_problem(DocumentWriter& writer, const Problem& problem) {
  writer.write("file", problem.file);
  if (problem.line > 0) {
    writer.write("line", problem.line);
  }
  writer.write("message", problem.message);
}

}  // namespace

std::string to_json(const Assignment& assignment, const PracticeRules& rules) {
  AssignmentWriter writer(rules);
  writer.json().begin_object();
  writer.json().key("version").value(json_version);
  writer.write_head(assignment);
  writer.write_questions(assignment);
  writer.write_entries(assignment, [](const Entry&) { return true; });
  writer.json().end_object();
  return writer.json().take();
}

std::string to_json(const std::vector<Assignment>& assignments,
                    const PracticeRules& rules) {
  return document(assignments, rules,
                  [](AssignmentWriter&, const Assignment&) {});
}

std::string to_json(const std::vector<Assignment>& assignments,
                    const PracticeRules& rules,
                    const std::function<bool(const Entry&)>& is_wanted) {
  return document(
      assignments, rules,
      [&is_wanted](AssignmentWriter& writer, const Assignment& assignment) {
        writer.write_questions(assignment);
        writer.write_entries(assignment, is_wanted);
      });
}

std::string to_json(const std::vector<Session>& sessions, const Moment& now,
                    TimeOfDay day_starts) {
  return document([&](DocumentWriter& all) {
    write_list(all, "sessions", sessions,
               [&](DocumentWriter& writer, const Session& session) {
                 write_session(writer, session,
                               state_of(session, now, day_starts));
               });
  });
}

std::string to_json(const std::vector<AgendaLine>& agenda) {
  return document([&](DocumentWriter& writer) {
    write_list(writer, "agenda", agenda, write_agenda_line);
  });
}

std::string to_json(const std::vector<Found>& found, TimeOfDay day_starts) {
  return document([&](DocumentWriter& all) {
    write_list(all, "hits", found,
               [&](DocumentWriter& writer, const Found& hit) {
                 write_found(writer, hit, day_starts);
               });
  });
}

std::string to_json(const std::vector<Problem>& problems,
                    const std::vector<Problem>& fixed) {
  return document([&](DocumentWriter& writer) {
    if (!fixed.empty()) {
      write_list(writer, "mended", fixed, write_problem);
    }
    write_list(writer, "problems", problems, write_problem);
  });
}

}  // namespace hw
