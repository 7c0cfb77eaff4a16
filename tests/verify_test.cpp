// `backsmart data verify` as it is called: what it prints, and how it ends.
#include <doctest/doctest.h>

#include "cli_harness.hpp"
#include "data/decode.hpp"
#include "data/parse_toml.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

// A rule that says of itself that to be unsure is worse than yes.
constexpr const char* kDoubt = R"([[rule]]
id = "doubt"
level = "book"
unsure = "same-day"
when = "bowel-disease"
say = "A rule that makes no sense."
source = ["OWN"]
)";

// The text between the first `start` and the `end` after it.
std::string between(const std::string& text, const std::string& start, const std::string& end) {
  const auto from = text.find(start);
  REQUIRE(from != std::string::npos);
  const auto to = text.find(end, from + start.size());
  REQUIRE(to != std::string::npos);
  return text.substr(from + start.size(), to - from - start.size());
}

}  // namespace

TEST_CASE("data verify: what fails is told with answers to try, and exits 1") {
  const Home home;
  home.write("doubt.toml", kDoubt);
  Cli run("data verify monotone floor --data {home}/doubt.toml");
  run.at(home);
  CHECK_EQ(run.exit(), kFailed);
  CHECK(run.err().empty());
  CHECK(contains(run.out(), "monotone    FAILS "));
  CHECK(contains(run.out(), "floor       holds "));
  CHECK_FALSE(contains(run.out(), "plans "));
  const std::string tale =
      "# monotone: bowel-disease from unsure to yes leads from same-day to book\n";
  // What follows is an answers file for which the level falls.
  const std::string file = between(run.out() + "\n# ", tale, "\n# ");
  const auto document = parse_toml({"answers.toml", file});
  REQUIRE_MESSAGE(document.ok(), to_text(document.problems));
  const auto sheet = decode_answers(document.value, shipped().rules);
  REQUIRE_MESSAGE(sheet.ok(), to_text(sheet.problems));
  home.write("answers.toml", file);
  const std::string check =
      "check --no-input --answers {home}/answers.toml --data {home}/doubt.toml";
  CHECK_EQ(Cli(check).at(home).exit(), kSameDay);
  CHECK_EQ(Cli(check + " --set bowel-disease=yes").at(home).exit(), kDone);
}

TEST_CASE("data verify: as JSON, with every field that the manual names") {
  const Home home;
  home.write("doubt.toml", kDoubt);
  Cli run("data verify monotone settled --json --data {home}/doubt.toml");
  run.at(home);
  CHECK_EQ(run.exit(), kFailed);
  for (const char* part :
       {"\"schema\": ", "\"holds\": false", "\"holds\": true", "\"id\": \"monotone\"",
        "\"says\": ", "\"cases\": ", "\"milliseconds\": ", "\"tried\": \"In full: ", "\"notes\": [",
        "\"what\": \"bowel-disease from unsure to yes", "\"answers\": \"# backsmart answers",
        "\"failures\": []"}) {
    CHECK_MESSAGE(contains(run.out(), part), part);
  }
}

TEST_CASE("data verify: shipped data, one promise and a misspelt one") {
  const Home home;
  Cli floor("data verify floor");
  CHECK_EQ(floor.at(home).exit(), kDone);
  CHECK(contains(floor.out(), "floor       holds "));
  CHECK(contains(Cli("data verify flour").err(), "did you mean floor?"));
}

TEST_CASE("data verify: wrong usage, and own data that is wrong") {
  for (const char* line :
       {"data verify --cases -1", "data verify --cases many", "data verify --cases 10000001",
        "data verify fever", "data verify --format json", "data check --json"}) {
    Cli wrong(line);
    CAPTURE(line);
    CHECK_EQ(wrong.exit(), kUsage);
    CHECK(wrong.out().empty());
    CHECK_FALSE(wrong.err().empty());
  }
  Cli broken("data verify --data {home}/own.toml");
  broken.file("own.toml", "[[rule]]\nid = \"chest-pain-now\"\nremove = true\n");
  CHECK_EQ(broken.exit(), kFailed);
  CHECK(broken.out().empty());
  CHECK(contains(broken.err(), "own.toml:3:10: error:"));
}
