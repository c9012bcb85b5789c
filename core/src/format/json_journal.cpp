// What hw session, agenda and check tell.
#include "hw/json.hpp"

#include "json_parts.hpp"

namespace hw {
namespace {

// KEY: [...], where `write` writes the keys of one item.
template <typename Item, typename Write>
void write_list(DocumentWriter& writer, std::string_view key,
                const std::vector<Item>& items, Write write) {
  writer.json().key(key).begin_array();
  for (const Item& item : items) {
    writer.json().begin_object();
    write(writer, item);
    writer.json().end_object();
  }
  writer.json().end_array();
}

// {"version": 1, ...}, where `write` writes what follows.
template <typename Write>
std::string document(Write write) {
  DocumentWriter writer;
  writer.json().begin_object();
  writer.json().key("version").value(json_version);
  write(writer);
  writer.json().end_object();
  return writer.json().take();
}

void write_session(DocumentWriter& writer, const Session& session) {
  writer.write("at", to_string(session.at));
  writer.write("takeaway", session.takeaway);
}

void write_agenda_item(DocumentWriter& writer, const AgendaItem& item) {
  writer.write("at", to_string(item.at));
  writer.write("text", item.text);
  writer.json().key("done").value(item.done);
}

void write_problem(DocumentWriter& writer, const Problem& problem) {
  writer.write("file", problem.file);
  if (problem.line > 0) {
    writer.write("line", problem.line);
  }
  writer.write("message", problem.message);
}

}  // namespace

std::string to_json(const std::vector<Session>& sessions) {
  return document([&](DocumentWriter& writer) {
    write_list(writer, "sessions", sessions, write_session);
  });
}

std::string to_json(const std::vector<AgendaItem>& agenda) {
  return document([&](DocumentWriter& writer) {
    write_list(writer, "agenda", agenda, write_agenda_item);
  });
}

std::string to_json(const std::vector<Problem>& problems,
                    const std::vector<Problem>& mended) {
  return document([&](DocumentWriter& writer) {
    if (!mended.empty()) {
      write_list(writer, "mended", mended, write_problem);
    }
    write_list(writer, "problems", problems, write_problem);
  });
}

}  // namespace hw
