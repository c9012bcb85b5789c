#include "hw/find.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "hw/error.hpp"
#include "hw/read.hpp"

#include "make.hpp"
#include "memory_storage.hpp"

namespace hw {
namespace {

using test::day;
using test::MemoryStorage;
using test::moment;
using Texts = std::vector<std::string>;

constexpr auto walk = R"(title = "Evening walk"
goal = "Sleep before midnight"
steps = ["To the bakery"]
if_then = ["If it rains, I take the umbrella"]
agreed_on = 2026-11-01
template = "umbrella"

[[ask]]
key = "thought"
text = "What went through your mind?"

[[ask]]
key = "noise"
type = "scale"
range = [0, 10]
when = "both"

[[change]]
on = 2026-11-10
baby_step = "To the corner"
why = "Fewer umbrellas"

[[log]]
at = 2026-11-12T20:00:00-05:00
outcome = "done"
helped = 4
note = """
Past the CAF\u00C9.
The cat was out, in the rain.
"""

[[log]]
at = 2026-11-12T18:00:00-05:00
outcome = "tried"
obstacle = ["low-energy"]
share = "none"
thought = 'The "caf\u00e9" is not an escape here'
noise = [7, 4]

[[log]]
at = 2026-11-30T20:00:00-05:00
outcome = "planned"
note = "Umbrella, don\u2019t forget. A naïve Ｐｌａｎ"
)";

constexpr auto swim = R"(title = "Swim"

[[log]]
at = 2026-11-13
outcome = "done"
helped = 0
note = "Nothing"
)";

constexpr auto sessions = R"([[session]]
at = 2026-11-11T15:00:00-05:00
takeaway = "Rain is no reason"

[[agenda]]
at = 2026-11-12
text = "The umbrella"
done = true
)";

MemoryStorage journal() {
  return MemoryStorage({{"assignments/walk.toml", walk},
                        {"assignments/swim.toml", swim},
                        {"sessions.toml", sessions}});
}

FindRequest request_for(const Texts& words) {
  return {.today = day("2026-11-20"), .words = words};
}

// "entry walk 1: note"
Texts places_of(const FindResult& result) {
  Texts places;
  for (const Found& found : result.found) {
    std::string place(to_string(found.in));
    place += found.id.empty() ? "" : " " + found.id;
    place += found.number ? " " + std::to_string(*found.number) : "";
    for (const FoundText& text : found.texts) {
      place += "; " + text.key;
    }
    places.push_back(place);
  }
  return places;
}

Texts places(const FindRequest& request) {
  return places_of(find(journal(), request));
}

Texts places(const Texts& words) {
  return places(request_for(words));
}

}  // namespace

TEST_CASE("a word is found in every kind of place, the newest first") {
  CHECK(places({"umbrella"}) == Texts{"entry walk; note", "agenda; text",
                                      "change walk; why",
                                      "agreement walk; if_then"});
  CHECK(places({"rain"}) == Texts{"entry walk 1; note", "session; takeaway",
                                  "agreement walk; if_then"});
}

TEST_CASE("all words have to be in one place, each in any of its texts") {
  CHECK(places({"corner", "umbrellas"}) ==
        Texts{"change walk; baby_step; why"});
  CHECK(places({"corner", "cat"}).empty());
  CHECK(places({"cat was"}) == Texts{"entry walk 1; note"});
  CHECK(places({"\"", "energy"}) == Texts{"entry walk 2; thought; obstacle"});
}

TEST_CASE("case, accents, width and the forms of signs make no difference") {
  CHECK(places({"cafe"}) == Texts{"entry walk 1; note"});
  CHECK(places({"ｃａｆé"}) == Texts{"entry walk 1; note"});
  CHECK(places({"don't"}) == Texts{"entry walk; note"});
  CHECK(places({"NAIVE plan"}) == Texts{"entry walk; note"});
}

TEST_CASE("a run of blanks and line ends is one space") {
  CHECK(places({"cafe. the   cat"}) == Texts{"entry walk 1; note"});
}

TEST_CASE("obstacles are found in words; labels, numbers and keys are not") {
  CHECK(places({"low energy"}) == Texts{"entry walk 2; obstacle"});
  CHECK(places({"mind"}).empty());
  CHECK(places({"notice"}).empty());
  CHECK(places({"template"}).empty());
}

TEST_CASE("a regular expression looks at each line by itself") {
  FindRequest request = request_for({"^the .*\\bcat"});
  request.is_regex = true;
  CHECK(places(request) == Texts{"entry walk 1; note"});
  request.words = {"cafe.*cat"};
  CHECK(places(request).empty());
  request.words = {"\\W"};
  CHECK_FALSE(places(request).empty());
  request.words = {"x*"};
  CHECK(places(request).empty());
}

TEST_CASE("what cannot be looked for is an error") {
  CHECK_THROWS_AS(check_words({" "}, false), Error);
  CHECK_THROWS_AS(check_words({"\u0301"}, false), Error);
  CHECK_THROWS_AS(check_words({"("}, true), Error);
  CHECK_THROWS_AS(check_words({std::string(5000, '(')}, true), Error);
  CHECK_NOTHROW(check_words({"("}, false));
}

TEST_CASE("marks are where the words stand, whole characters") {
  const auto found = find(journal(), request_for({"caf", "e"})).found;
  REQUIRE(found.size() >= 1);
  const FoundText& note = found.front().texts.front();
  Texts marked;
  for (const auto& [begin, end] : note.marks) {
    marked.push_back(note.text.substr(begin, end - begin));
  }
  CHECK(marked == Texts{"e", "CAF", "É", "e", "e"});
}

TEST_CASE("a private entry is found and says that it is") {
  const auto found = find(journal(), request_for({"escape"})).found;
  REQUIRE(found.size() == 1);
  CHECK(found.front().is_private);
  CHECK(found.front().number == 2);
}

TEST_CASE("what helped is what was noticed, glad of, or lower afterwards") {
  FindRequest request = request_for({});
  request.what_helped = true;
  CHECK(places(request) == Texts{"entry walk 1; helped; note",
                                 "entry walk 2; thought; noise; "
                                 "obstacle"});
  request.words = {"rain"};
  CHECK(places(request) == Texts{"entry walk 1; helped; note"});
}

TEST_CASE("only the days and assignments that were asked for") {
  FindRequest request = request_for({"umbrella"});
  request.since = moment("2026-11-11");
  CHECK(places(request) == Texts{"entry walk; note", "agenda; text"});
  request.until = moment("2026-11-12");
  CHECK(places(request) == Texts{"agenda; text"});
  request.only = {"walk"};
  CHECK(places(request).empty());
  request = request_for({"umbrella"});
  request.without = {"walk"};
  CHECK(places(request) == Texts{"agenda; text"});
}

TEST_CASE("entries without the words count, and plans do not") {
  MemoryStorage storage = journal();
  storage.put("assignments/jog.toml",
              "title = \"Jog\"\n[[log]]\nat = 2026-11-09\nnote = \"Plum\"\n"
              "[[log]]\nat = 2026-11-10\nminutes = 5\n"
              "[[log]]\nat = 2026-11-12\noutcome = \"planned\"\n");
  CHECK(places_of(find(storage, request_for({"plum"}))) ==
        Texts{"entry jog 2; note"});
}

TEST_CASE("lines of a note that look like keys do not matter") {
  MemoryStorage storage = journal();
  storage.put("assignments/odd.toml",
              "title = \"Odd\"\n"
              "[[log]]\nat = 2026-11-09\nnote = \"\"\"\nat = noon\n"
              "outcome = \"done\"\n\"\"\"\n"
              "[[log]]\n\"at\" = 2026-11-10\nnote = \"x\"\n"
              "[[log]]\nat = 2026-11-08\nnote = \"Plum\"\n");
  const FindResult result = find(storage, request_for({"plum"}));
  CHECK(places_of(result) == Texts{"entry odd 3; note"});
  CHECK(result.problems.empty());
}

TEST_CASE("a file without the words is not read, one with an escape is") {
  MemoryStorage storage = journal();
  storage.put("assignments/odd.toml", "title = 3 umbrella\n");
  CHECK(find(storage, request_for({"umbrella"})).problems.size() == 1);
  CHECK(find(storage, request_for({"goal"})).problems.empty());

  storage.put(
      "assignments/odd.toml",
      "title = \"\\u0055mbr\\u00eblla\"\nwhat = \"\"\"long\\\n  est\"\"\"");
  const auto has_odd = [&](const std::string& word) {
    const Texts found = places_of(find(storage, request_for({word})));
    return std::ranges::any_of(found, [](const std::string& place) {
      return place.starts_with("agreement odd");
    });
  };
  CHECK(has_odd("umbrella"));
  CHECK(has_odd("longest"));
}

}  // namespace hw
