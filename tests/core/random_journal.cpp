#include "random_journal.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace hw::test {
namespace {

std::string random_value(Random& random) {
  const std::vector<std::string> values = {
      "1",        "2", "\"a\"", "[1, 2]", "\"\"\"\n[[log]]\n\n# = x\n.\"\"\"",
      "'x' # why"};
  return random.of(values);
}

std::string random_key(Random& random) {
  return random.of<std::string>({"note", "helped", "proud", "minutes"});
}

}  // namespace

RandomJournal::RandomJournal(Random& random) {
  blocks_.push_back({.comment = "",
                     .kind = "",
                     .keys = {{"title", "\"x\""}, {"helped", "1"}}});
  for (int i = random.between(0, 3); i > 0; --i) {
    append(random, 0);
  }
}

RandomJournal::RandomBlock RandomJournal::new_block(Random& random,
                                                    int device) {
  minutes_ += random.between(1, 9);
  const int day = minutes_ / 1440 % 28 + 1;
  RandomBlock block{.comment = "", .kind = "log", .keys = {}};
  if (random.one_in(4)) {
    block.kind = "change";
    block.keys = {
        {"on", fmt::format("{}-11-{:02}", 2000 + minutes_ * 4 + device, day)},
        {random.of<std::string>({"schedule", "status"}), "\"z\""}};
  } else if (random.one_in(12)) {
    block.kind = "ask";
    block.keys = {{"key", fmt::format("\"q{}-{}\"", minutes_, device)}};
  } else {
    block.keys = {{"at", new_time(device)}};
    for (const char* const key : {"helped", "note"}) {
      if (random.one_in(2)) {
        block.keys.emplace_back(key, random_value(random));
      }
    }
    if (block.keys.size() > 1 && random.one_in(2)) {
      block.keys.emplace_back("outcome",
                              random.one_in(2) ? "\"planned\"" : "\"done\"");
    }
  }
  if (random.one_in(5)) {
    block.comment = fmt::format("# {}.{}\n", minutes_, device);
  }
  return block;
}

RandomJournal::RandomBlock& RandomJournal::any_block(Random& random) {
  return blocks_[static_cast<std::size_t>(
      random.between(0, static_cast<int>(blocks_.size()) - 1))];
}

void RandomJournal::change_key(Random& random, RandomBlock& block, int device) {
  if (block.kind == "change") {
    block.comment = fmt::format("# changed {}\n", random.between(1, 2));
    return;
  }
  const std::string key = random_key(random);
  const auto found =
      std::find_if(block.keys.begin() + 1, block.keys.end(),
                   [&](const auto& pair) { return pair.first >= key; });
  if (found == block.keys.end() || found->first != key) {
    block.keys.emplace(
        found, key,
        random.one_in(2) ? random_value(random) : std::to_string(device));
  } else if (random.one_in(3)) {
    block.keys.erase(found);
  } else {
    found->second = random_value(random);
  }
}

std::string RandomJournal::new_time(int device) const {
  return fmt::format("2026-11-{:02}T{:02}:{:02}:{:02}+01:00",
                     minutes_ / 1440 % 28 + 1, minutes_ / 60 % 24,
                     minutes_ % 60, device);
}

void RandomJournal::append(Random& random, int device) {
  blocks_.push_back(new_block(random, device));
}

void RandomJournal::edit(Random& random, int device) {
  RandomBlock& block = any_block(random);
  const auto place = blocks_.begin() + (&block - blocks_.data());
  switch (random.between(1, 5)) {
    case 1:
      blocks_.insert(place + 1, new_block(random, device));
      break;
    case 2:
      if (!block.kind.empty()) {
        blocks_.erase(place);
      }
      break;
    case 3:
    case 4:
      change_key(random, block, device);
      break;
    default:
      append(random, device);
  }
}

void RandomJournal::edit_times(Random& random, int device) {
  if (random.one_in(4)) {
    correct(random, device);
  } else {
    edit(random, device);
  }
}

void RandomJournal::correct(Random& random, int device) {
  RandomBlock& block = any_block(random);
  if (block.kind != "log") {
    return;
  }
  minutes_ += random.between(1, 9);
  block.keys.front().second = new_time(device);
  for (auto& [key, value] : block.keys) {
    if (key == "outcome" && random.one_in(2)) {
      value = "\"done\"";
    }
  }
  if (random.one_in(3)) {
    change_key(random, block, device);
  }
  if (random.one_in(4)) {
    const auto place = blocks_.begin() + (&block - blocks_.data());
    std::rotate(place, place + 1, blocks_.end());
  }
}

std::string RandomJournal::plain_text() const {
  std::string text;
  for (const RandomBlock& block : blocks_) {
    text += block.kind.empty()
                ? ""
                : fmt::format("\n{}[[{}]]\n", block.comment, block.kind);
    for (const auto& [key, value] : block.keys) {
      text += fmt::format("{} = {}\n", key, value);
    }
  }
  return text;
}

std::string RandomJournal::text(Random& random) const {
  std::string text = plain_text();
  if (random.one_in(20)) {
    for (std::size_t at = text.find('\n'); at != std::string::npos;
         at = text.find('\n', at + 2)) {
      text.insert(at, "\r");
    }
  }
  if (random.one_in(6)) {
    text += random.one_in(2) ? "\n\n" : "  \n";
  } else if (random.one_in(6)) {
    text.erase(text.find_last_not_of("\r\n") + 1);
  }
  return text;
}

}  // namespace hw::test
