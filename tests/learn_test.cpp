// `backsmart learn`, and what the topics owe to their readers.
#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "cli_harness.hpp"
#include "render/topic_pages.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

std::optional<int> topic_called(const std::string& id) {
  const auto& topics = shipped().rules.topics;
  for (std::size_t i = 0; i < topics.size(); ++i) {
    if (topics[i].id == id) return static_cast<int>(i);
  }
  return std::nullopt;
}

// Words between two ends of sentences.
std::size_t longest_sentence(const std::string& text) {
  std::size_t longest = 0;
  std::size_t words = 0;
  for (const std::string& word : split(text, ' ')) {
    ++words;
    longest = std::max(longest, words);
    if (std::string_view(".?!:;").find(word.back()) != std::string_view::npos) words = 0;
  }
  return longest;
}

}  // namespace

TEST_CASE("learn: each thing that people are to be told has its topic") {
  const std::pair<const char*, const char*> rows[] = {
      {"no early scan without a warning sign", "imaging"},
      {"ask when weeks bring nothing or a move keeps flaring", "help"},
      {"pain during exercise is no good burn", "stop-rules"},
      {"discs are fuller after the night", "mornings"},
      {"training that looks like sitting", "cycling"},
      {"glutes and deep core", "weak-links"},
      {"pulling on hamstrings with the pelvis tucked", "hamstrings"},
      {"crunches for the core", "crunches"},
      {"training what one is good at", "favourites"},
      {"the opposite of desk life", "desk-opposites"},
      {"what the science says", "science"},
      {"yoga", "yoga"},
      {"massage does not replace the programme", "massage"},
      {"bending and arching backs differ", "directions"},
      {"mobility, stability, strength, cardio, recovery", "balance"},
      {"soreness lasts up to three days", "soreness"},
      {"tight from sitting", "tight"},
      {"weak: new or back after a month", "new-or-back"},
      {"venous insufficiency", "venous"},
      {"nerve, arthritis, disc: ask first", "pinched-nerve"},
      {"overdoing, maxing out, copying", "overdoing"},
      {"worry alone is a reason", "help"},
      {"after exercise", "after-exercise"},
      {"core training", "core"},
      {"deadlifts", "deadlifts"},
      {"walking", "walking"},
      {"how hard", "how-hard"},
      {"carries", "carries"},
      {"sitting", "sitting"},
      {"warm-up", "warm-up"},
      {"habits", "habits"},
      {"progress", "progress"},
      {"belts", "belts"},
      {"breathing", "breathing"},
      {"pregnancy", "pregnancy"},
      {"bone loss", "bones"},
      {"a known diagnosis", "diagnosis"},
      {"red flags", "emergencies"},
  };
  std::set<std::string> told;
  for (const auto& [what, id] : rows) {
    CHECK_MESSAGE(topic_called(id), what);
    told.insert(id);
  }
  for (const Topic& topic : shipped().rules.topics) {
    CHECK_MESSAGE(told.count(topic.id) == 1, topic.id, " is owed to nobody");
  }
}

TEST_CASE("learn: facts are short, sourced, and promise nothing") {
  for (const Topic& topic : shipped().rules.topics) {
    INFO(topic.id);
    CHECK_LE(longest_sentence(topic.say), 24);
    CHECK_FALSE(topic.words.empty());
    CHECK_FALSE(topic.see.empty());
    for (const Fact& fact : topic.facts) {
      INFO(fact.say);
      CHECK_LE(longest_sentence(fact.say), 24);
      CHECK_FALSE(fact.sources.empty());
      // Our own choice is never told as science.
      const auto& certainty = shipped().rules.certainties[static_cast<std::size_t>(fact.certainty)];
      const bool own_only =
          fact.sources.size() == 1 &&
          shipped().rules.sources[static_cast<std::size_t>(fact.sources[0])].id == "OWN";
      if (own_only) CHECK_EQ(certainty.id, "practice");
    }
  }
}

TEST_CASE("learn: every topic can be read at 40 and 80 columns, with its sources") {
  for (const Topic& topic : shipped().rules.topics) {
    INFO(topic.id);
    Cli narrow("learn --width 40 " + topic.id);
    CHECK_EQ(narrow.exit(), kDone);
    CHECK_LE(widest_line(narrow.out()), 40);
    const std::string page = Cli("learn --width 1000 " + topic.id).out();
    for (const Fact& fact : topic.facts) {
      CHECK(contains(page, fact.say));
      for (const int source : fact.sources) {
        CHECK(contains(page, shipped().rules.sources[static_cast<std::size_t>(source)].title));
      }
    }
  }
}

TEST_CASE("learn: the page of a topic, whole") {
  Ruleset rules;
  rules.sources = {{"S1", "A trainer", 2020, "On backs", "Practical"}, {"S2", "B", 0, "More", ""}};
  rules.certainties = {{"good", "well supported"}, {"weak", "thin"}};
  rules.topics = {{"mornings",
                   "Mornings",
                   "The day",
                   "Bend less early.",
                   {{"Discs swell.", 0, {0}}, {"Wait an hour.", 1, {0, 1}}},
                   {"disc"},
                   {1}},
                  {"sitting", "Sitting", "The day", "Get up often.", {}, {}, {}}};
  CHECK_EQ(to_text(topic_report(rules, 0), {}), R"(Mornings
========
Bend less early.

  - Discs swell. (well supported) [S1]
  - Wait an hour. (thin) [S1, S2]

Read next: sitting

Sources
-------
  - S1: A trainer 2020. On backs. Practical.
  - S2: B. More.
)");
  CHECK_EQ(to_text(topics_report(rules, {0, 1}), {}), R"(The day
-------
Topic     About
mornings  Mornings
sitting   Sitting
)");
}

TEST_CASE("learn: a topic is found by its start, by a word and by a search") {
  const auto title = [](const std::string& typed) {
    Cli learn("learn " + typed);
    CHECK_EQ(learn.exit(), kDone);
    return split(learn.out(), '\n').front();
  };
  CHECK_EQ(title("mornings"), "Why mornings are stiff");
  CHECK_EQ(title("MORN"), "Why mornings are stiff");
  CHECK_EQ(title("mri"), "Do I need a scan?");
  CHECK_EQ(title("sciatica"), "Pinched nerve, slipped disc, arthritis");
  CHECK(contains(Cli("learn --search lactic").out(), "soreness"));
  CHECK(contains(Cli("learn --search stretch --search yoga").out(), "yoga"));
  CHECK_FALSE(contains(Cli("learn --search lactic").out(), "mornings"));

  const struct {
    const char* line;
    int exit;
    const char* says;
  } rows[] = {
      {"learn mornigs", kUsage, "did you mean mornings?"},
      {"learn b", kUsage, "did you mean"},  // the start of several
      {"learn zzz", kUsage, "`backsmart learn` lists them all"},
      {"learn --search zzz", kDone, "No topic speaks of that."},
      {"learn yoga --search yoga", kUsage, "one topic needs no search"},
      {"learn --format html", kUsage, "text, markdown or json"},
  };
  for (const auto& row : rows) {
    Cli wrong(row.line);
    INFO(row.line);
    CHECK_EQ(wrong.exit(), row.exit);
    CHECK_EQ(wrong.out(), "");
    CHECK(contains(wrong.err(), row.says));
  }
}

TEST_CASE("learn: needs no answers and minds no broken ones; JSON for other readers") {
  Cli learn("learn yoga --format json");
  learn.answers("this is no TOML");
  CHECK_EQ(learn.exit(), kDone);
  CHECK_EQ(learn.err(), "");
  CHECK(contains(learn.out(), "\"schema\": \"backsmart.topics/1\""));
  CHECK(contains(learn.out(), "\"id\": \"yoga\""));
}
