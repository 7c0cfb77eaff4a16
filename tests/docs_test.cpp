// What README.md shows is what the program prints: every line but those that say "…".
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "cli_harness.hpp"

using namespace backsmart;

namespace {

// The ```text blocks of the README, in order.
std::vector<std::vector<std::string>> pictures() {
  std::ifstream file(BACKSMART_SOURCE_DIR "/README.md");
  REQUIRE(file);
  const std::string readme{std::istreambuf_iterator<char>(file), {}};
  std::vector<std::vector<std::string>> blocks;
  bool inside = false;
  for (const std::string& line : split(readme, '\n')) {
    if (line == "```text") blocks.emplace_back();
    if (inside && line != "```") blocks.back().push_back(line);
    inside = line == "```text" || (inside && line != "```");
  }
  return blocks;
}

// Each line stands in `printed`, one after the other, with leaps only where "…" stands.
void check_shown(const std::vector<std::string>& picture, const std::string& printed) {
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
  const auto blocks = pictures();
  REQUIRE_EQ(blocks.size(), 3);
  check_shown(blocks[0], Cli("plan --example --start 2026-11-23").out());
  Cli asked("check");
  asked.in("41\n?\nn\n3\nn\nq\n");
  check_shown(blocks[1], asked.err() + asked.out());
  Cli emergency("check");
  emergency.in("41\nn\n3\nn\ny\ny\nn\n");
  check_shown(blocks[2], emergency.out());
}
