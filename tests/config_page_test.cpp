// man/backsmart-config.5 and README.md tell of every key of config.toml, and show some that work.
#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "cli/command_line.hpp"
#include "cli_harness.hpp"
#include "data/config_file.hpp"
#include "docs.hpp"

using namespace backsmart;

namespace {

constexpr const char* kConfig = "config/backsmart/config.toml";

Lines page() { return split(replaced(content("man/backsmart-config.5"), "\\-", "-"), '\n'); }

// What its displays show, in order.
std::vector<std::string> displays() {
  std::vector<std::string> found;
  bool inside = false;
  for (const std::string& line : page()) {
    if (line == ".Ed") inside = false;
    if (inside) found.back() += line + "\n";
    if (!line.starts_with(".Bd -literal")) continue;
    found.emplace_back();
    inside = true;
  }
  return found;
}

std::string told(const Words& words) { return joined({words.begin(), words.end()}); }

// The keys that options may have.
Words keys_of(std::span<const OptionSpec> options) {
  Words keys;
  for (const OptionSpec& option : options) {
    const bool is_page = std::holds_alternative<Shows>(option.target);
    const bool is_refused = option.values == Values::setting || option.long_name == "--today" ||
                            option.long_name == "--svg";
    if (option.long_name.empty() || is_page || is_refused) continue;
    keys.insert(std::string(option.long_name.substr(2)));
  }
  return keys;
}

}  // namespace

TEST_CASE("backsmart-config(5): its keys are those that a settings file may hold") {
  Words everywhere = keys_of(command_line().everywhere);
  for (const std::string_view key : {kWeekStarts, kUnits, kEmergencyNumberKey}) {
    everywhere.insert(std::string(key));
  }
  everywhere.insert(std::begin(kUsualQuestions), std::end(kUsualQuestions));

  Words at_top;
  std::map<std::string, Words> in_table;
  std::string table;
  for (const std::string& line : page()) {
    if (line.starts_with(".El")) table.clear();
    if (line.starts_with(".It Li [")) {
      table = line.substr(8, line.size() - 9);
    } else if (line.starts_with(".It Li ") || (line.starts_with(".Li ") && !table.empty())) {
      for (const std::string& word : split(line.substr(line.find("Li ") + 3), ' ')) {
        if (word != ",") (table.empty() ? at_top : in_table[table]).insert(word);
      }
    }
  }
  CHECK_EQ(told(at_top), told(everywhere));
  for (const CommandSpec& command : command_line().commands) {
    CAPTURE(command.name);
    CHECK_EQ(told(in_table[std::string(command.name)]), told(keys_of(command.options)));
  }
}

TEST_CASE("backsmart-config(5) and README: their settings have no mistake and are heard") {
  const auto blocks = readme_blocks("toml");
  const auto found = std::find_if(blocks.begin(), blocks.end(), [](const Lines& block) {
    return !block.empty() && block.front() == "# config.toml";
  });
  REQUIRE(found != blocks.end());
  REQUIRE_EQ(displays().size(), 2);
  for (const std::string& config : {joined(*found), displays()[0]}) {
    CAPTURE(config);
    Cli plan("plan --example");
    plan.file(kConfig, config);
    CHECK_EQ(plan.err(), "");
    CHECK_EQ(plan.exit(), kDone);
    CHECK(contains(plan.out(), "Sun 22 Nov to Sat 28 Nov"));
    CHECK(contains(plan.out(), "every day, from 06:30"));
    CHECK(contains(plan.out(), "call 112 "));
  }
}

TEST_CASE("backsmart-config(5): the mistake that it shows is told like that") {
  Cli wrong("plan --example");
  wrong.file(kConfig, "\n\n\nwdith = 72\n");
  CHECK_EQ("{home}/config/backsmart/" + displays()[1], wrong.err());
}
