// What README.md shows is what the program prints: every line but those that say "…".
#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/date.hpp"
#include "base/text.hpp"
#include "cli_harness.hpp"
#include "docs.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

// Each line stands in `printed`, one after the other, with leaps only where "…" stands.
void check_shown(const Lines& picture, const std::string& printed) {
  const std::vector<std::string> lines = split(printed, '\n');
  std::size_t at = 0;
  bool leap = true;
  for (const std::string& line : picture) {
    if (trim(line) == "…") {
      leap = true;
      continue;
    }
    if (leap && line.empty()) continue;
    while (leap && at < lines.size() && lines[at] != line) ++at;
    INFO("README.md shows: ", line);
    REQUIRE(at < lines.size());
    CHECK_EQ(lines[at], line);
    ++at;
    leap = false;
  }
}

}  // namespace

TEST_CASE("README: its pictures are what the program prints") {
  const auto blocks = readme_blocks("text");
  REQUIRE_EQ(blocks.size(), 4);
  check_shown(blocks[0], Cli("plan --example --start 2026-11-23").out());
  Cli asked("check");
  asked.in("41\n?\nn\n3\nn\nq\n");
  check_shown(blocks[1], asked.err() + asked.out());
  check_shown(blocks[2], Cli("exercise dead-bug").out());
  Cli emergency("check");
  emergency.in("41\nn\n3\nn\ny\ny\nn\n");
  check_shown(blocks[3], emergency.out());
}

TEST_CASE("README: its own rule is as long as it says, has no mistake and is heard") {
  const auto blocks = readme_blocks("toml");
  const auto found = std::find_if(blocks.begin(), blocks.end(), [](const auto& block) {
    return !block.empty() && block.front() == "[[rule]]";
  });
  REQUIRE(found != blocks.end());
  CHECK_EQ(found->size(), 6);
  CHECK(contains(content("README.md"), "six lines"));
  const std::string own = joined(*found);
  Cli check("data check {home}/clinic.toml");
  check.file("clinic.toml", own);
  CHECK(check.out().ends_with("nothing to complain about.\n"));
  CHECK_EQ(check.exit(), kDone);
  for (const std::string& answer : {std::string("yes"), std::string("no")}) {
    Cli cli("check --no-input --dry-run --json --data {home}/clinic.toml --set leg-pain=" + answer);
    cli.file("clinic.toml", own)
        .answers(
            encode_answers({well_person(), parse_date_time("2026-11-20T08:15")}, shipped().rules));
    CHECK(contains(cli.out(), "clinic-leg-pain") == (answer == "yes"));
  }
}
