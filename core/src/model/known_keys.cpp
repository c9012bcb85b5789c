#include "known_keys.hpp"

#include "hw/field_table.hpp"
#include "hw/read.hpp"

namespace hw {

const KnownKeys& known_keys(const std::string& path) {
  static const KnownKeys settings = {.header = keys_of(settings_fields),
                                     .blocks = {}};
  static const KnownKeys sessions = {
      .header = {},
      .blocks = {{"session", keys_of(session_fields, {"at"})},
                 {"agenda", keys_of(agenda_fields, {"at"})}}};
  static const KnownKeys assignment = {
      .header = keys_of(header_fields),
      .blocks = {{"ask", keys_of(question_fields, {"key"})},
                 {"score", keys_of(score_fields, {"key"})},
                 {"change", keys_of(change_fields, {"on"})},
                 {"log", entry_keys()}}};
  if (path == settings_path) {
    return settings;
  }
  return path == sessions_path ? sessions : assignment;
}

}  // namespace hw
