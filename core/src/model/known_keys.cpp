#include "known_keys.hpp"

#include "hw/assignment.hpp"
#include "hw/read.hpp"

namespace hw {
namespace {

const KnownKeys& settings_keys() {
  static const KnownKeys keys = {
      .header = {"format", "day_starts", "week_starts", "label", "name",
                 "likely", "streaks", "support", "support_in_report",
                 "auto_commit"},
      .blocks = {}};
  return keys;
}

const KnownKeys& sessions_keys() {
  static const KnownKeys keys = {
      .header = {},
      .blocks = {{"session", {"at", "takeaway"}},
                 {"agenda", {"at", "text", "done"}}}};
  return keys;
}

const KnownKeys& assignment_keys() {
  static const KnownKeys keys = {
      .header = {"title", "kind", "goal", "why", "what", "baby_step", "cue",
                 "if_then", "confidence", "agreed_on", "agreed_by", "schedule",
                 "steps", "share", "template", "ask_also"},
      .blocks = {
          {"ask", {"key", "text", "type", "range", "choices", "when", "quick"}},
          {"change",
           {"on", "schedule", "status", "until", "steps", "what", "baby_step",
            "cue", "if_then", "confidence", "goal", "title", "share", "why"}},
          {"log", entry_keys()}}};
  return keys;
}

}  // namespace

const KnownKeys& known_keys(const std::string& path) {
  if (path == settings_path) {
    return settings_keys();
  }
  return path == sessions_path ? sessions_keys() : assignment_keys();
}

}  // namespace hw
