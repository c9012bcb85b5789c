#include "distance_parser.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "hw/when.hpp"

#include "ascii.hpp"
#include "meanings.hpp"
#include "time_parser.hpp"

namespace hw {
namespace {

constexpr int minutes_of_day = 24 * 60;

constexpr std::array<Meaning, 15> minutes_in{{{"m", 1},
                                              {"min", 1},
                                              {"mins", 1},
                                              {"minute", 1},
                                              {"minutes", 1},
                                              {"h", 60},
                                              {"hr", 60},
                                              {"hrs", 60},
                                              {"hour", 60},
                                              {"hours", 60},
                                              {"d", minutes_of_day},
                                              {"day", minutes_of_day},
                                              {"days", minutes_of_day},
                                              {"week", 7 * minutes_of_day},
                                              {"weeks", 7 * minutes_of_day}}};

// 3, three, 1.5
std::optional<double> amount_of(std::string_view word) {
  const std::size_t dot = std::min(word.find('.'), word.size());
  if (dot == word.size()) {
    return number_in(word);
  }
  const auto whole = parse_number(word.substr(0, dot));
  const auto tenths = parse_number(word.substr(dot + 1));
  return whole && tenths && word.size() == dot + 2
             ? std::optional(*whole + *tenths / 10.0)
             : std::nullopt;
}

// Reads a stretch from its first word to its last.
class StretchReader {
 public:
  explicit StretchReader(std::span<const std::string> words) : words_(words) {}

  std::optional<Stretch> read() {
    constexpr std::size_t most_words = 8;
    bool goes_on = !words_.empty() && words_.size() <= most_words;
    while (goes_on && !words_.empty()) {
      goes_on = read_part();
    }
    const double whole = std::round(minutes_);
    const bool is_whole = std::abs(minutes_ - whole) < 0.01;
    const bool is_one_kind = has_days_ != has_hours_;
    const auto minutes = static_cast<std::int64_t>(whole);
    const bool is_countable = !has_days_ || minutes % minutes_of_day == 0;
    return goes_on && is_whole && is_one_kind && is_countable
               ? std::optional(Stretch{minutes, has_days_})
               : std::nullopt;
  }

 private:
  // "2 h", "half an hour"; "30" after hours; "and a half" after anything.
  bool read_part() {
    skip("and");
    if (words_.size() > 1 && meaning_of(words_[1], fractions)) {
      skip("a");
    }
    if (words_.empty()) {
      return false;
    }
    const auto fraction = meaning_of(words_.front(), fractions);
    const auto amount =
        fraction ? std::optional(*fraction / 60.0) : amount_of(words_.front());
    words_ = words_.subspan(1);
    if (fraction) {
      skip("a");
      skip("an");
    }
    return amount && read_unit(*amount, fraction.has_value());
  }

  bool read_unit(double amount, bool is_fraction) {
    std::optional<int> unit;
    if (!words_.empty()) {
      unit = meaning_of(words_.front(), minutes_in);
      words_ = words_.subspan(1);
    } else if (is_fraction) {
      unit = unit_;
    } else if (unit_ == 60) {
      unit = 1;
    }
    if (!unit) {
      return false;
    }
    minutes_ += amount * *unit;
    unit_ = unit;
    (*unit < minutes_of_day ? has_hours_ : has_days_) = true;
    return true;
  }

  void skip(std::string_view word) {
    if (!words_.empty() && words_.front() == word) {
      words_ = words_.subspan(1);
    }
  }

  std::span<const std::string> words_;  // still to be read
  double minutes_ = 0;
  bool has_days_ = false;
  bool has_hours_ = false;
  std::optional<int> unit_;  // the last one, in minutes
};

}  // namespace

std::optional<Stretch> stretch_in(std::span<const std::string> words) {
  return StretchReader(words).read();
}

std::optional<Stretch> distance_in(std::span<const std::string> words) {
  const bool is_back = !words.empty() && words.back() == "ago";
  const bool is_ahead = !words.empty() && words.front() == "in";
  if (is_back == is_ahead) {
    return std::nullopt;
  }
  auto stretch = stretch_in(words.subspan(is_ahead ? 1 : 0, words.size() - 1));
  if (stretch && is_back) {
    stretch->minutes = -stretch->minutes;
  }
  return stretch;
}

std::optional<int> understand_minutes(std::string_view text) {
  const Words words = words_of_time(text);
  if (words.size() == 1) {
    return parse_number(words.front());
  }
  const auto stretch = stretch_in(words);
  constexpr std::int64_t most = 999'999;
  return stretch && !stretch->is_days && stretch->minutes <= most
             ? std::optional(static_cast<int>(stretch->minutes))
             : std::nullopt;
}

}  // namespace hw
