// What README.md shows is what the program prints: every line but those that say "…". And
// man/backsmart.1 has the commands, flags, exit codes and variables that the program has.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/date.hpp"
#include "base/text.hpp"
#include "cli_harness.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

using Words = std::set<std::string>;

std::string content(const std::string& name) {
  std::ifstream file(std::string(BACKSMART_SOURCE_DIR "/") + name);
  REQUIRE_MESSAGE(file, name);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The ```language blocks of the README, in order.
std::vector<std::vector<std::string>> blocks_of(const std::string& language) {
  std::vector<std::vector<std::string>> blocks;
  bool inside = false;
  for (const std::string& line : split(content("README.md"), '\n')) {
    const bool begins = line == "```" + language;
    if (begins) blocks.emplace_back();
    if (inside && line != "```") blocks.back().push_back(line);
    inside = begins || (inside && line != "```");
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

// ---- the manual and the help ----

// As a failed check shows it.
std::string told(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += word + "\n";
  return text;
}

// The manual, a line of it a value, "\\-" as it is read.
const std::vector<std::string>& manual() {
  static const std::vector<std::string> lines =
      split(replaced(content("man/backsmart.1"), "\\-", "-"), '\n');
  return lines;
}

// The lines below the heading ".Sh NAME" or ".Ss NAME", up to the next of its sort or above.
std::vector<std::string> section(const std::string& heading) {
  std::vector<std::string> lines;
  bool inside = false;
  for (const std::string& line : manual()) {
    const bool ends = line.starts_with(".Sh ") || (heading[2] == 's' && line.starts_with(".Ss "));
    if (inside && !ends) lines.push_back(line);
    if (ends || line == heading) inside = line == heading;
  }
  REQUIRE_MESSAGE(!lines.empty(), heading);
  return lines;
}

// What follows `macro` on lines that begin with it: ".It Ev HOME" gives "HOME".
Words entries(const std::vector<std::string>& lines, const std::string& macro) {
  Words found;
  for (const std::string& line : lines) {
    if (line.starts_with(macro)) found.insert(line.substr(macro.size()));
  }
  return found;
}

// The flags that a line names with Fl: ".It Fl h , -help" gives "-h" and "--help".
Words flags_in(const std::string& line) {
  Words flags;
  if (!line.starts_with('.')) return flags;
  const Words macros = {"Ar", "Cm", "Ns", "Op", "Pq", "Li", "No"};
  bool follows = false;
  for (const std::string& word : split(line, ' ')) {
    if (word == "Fl" || word == ".Fl") {
      follows = true;
    } else if (macros.count(word) == 1) {
      follows = false;
    } else if (follows && (word.starts_with('-') || (word >= "a" && word <= "z"))) {
      flags.insert("-" + word);
    }
  }
  return flags;
}

Words flags_in(const std::vector<std::string>& lines, const std::string& macro) {
  Words flags;
  for (const std::string& line : lines) {
    if (line.starts_with(macro)) flags.merge(flags_in(line));
  }
  return flags;
}

// The rows of a help page below the titles that `wanted` likes, by their first words.
template <typename Wanted>
Words rows(const std::string& help, Wanted wanted) {
  Words found;
  bool inside = false;
  for (const std::string& line : split(help, '\n')) {
    if (line.ends_with(":") && !line.starts_with(" ")) inside = wanted(line);
    if (inside && line.starts_with("  ") && line[2] != ' ') {
      found.insert(line.substr(2, line.find("  ", 2) - 2));
    }
  }
  return found;
}

const std::string kEverywhere = "Options, before or after the command:";

Words commands_of_help() {
  return rows(Cli("--help").out(), [](const std::string& title) { return title != kEverywhere; });
}

// "-h, --help" and "-o FILE" as flags only.
Words flags_of(const Words& help) {
  Words flags;
  for (const std::string& row : help) {
    for (const std::string& word : split(row, ' ')) {
      if (word.starts_with('-')) flags.insert(replaced(word, ",", ""));
    }
  }
  return flags;
}

Words global_flags() {
  return flags_of(
      rows(Cli("--help").out(), [](const std::string& title) { return title == kEverywhere; }));
}

Words flags_of_command(const std::string& command) {
  return flags_of(rows(Cli(command + " --help").out(),
                       [](const std::string& title) { return title != kEverywhere; }));
}

}  // namespace

TEST_CASE("README: its pictures are what the program prints") {
  const auto blocks = blocks_of("text");
  REQUIRE_EQ(blocks.size(), 3);
  check_shown(blocks[0], Cli("plan --example --start 2026-11-23").out());
  Cli asked("check");
  asked.in("41\n?\nn\n3\nn\nq\n");
  check_shown(blocks[1], asked.err() + asked.out());
  Cli emergency("check");
  emergency.in("41\nn\n3\nn\ny\ny\nn\n");
  check_shown(blocks[2], emergency.out());
}

TEST_CASE("README: its own rule is as long as it says, has no mistake and is heard") {
  const auto blocks = blocks_of("toml");
  const auto found = std::find_if(blocks.begin(), blocks.end(), [](const auto& block) {
    return !block.empty() && block.front() == "[[rule]]";
  });
  REQUIRE(found != blocks.end());
  CHECK_EQ(found->size(), 6);
  CHECK(contains(content("README.md"), "six lines"));
  std::string own;
  for (const std::string& line : *found) own += line + "\n";
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

TEST_CASE("manual: its commands are those of the help") {
  const Words commands = commands_of_help();
  CHECK(commands.size() > 5);
  CHECK_EQ(told(entries(section(".Sh COMMANDS"), ".Ss ")), told(commands));
  Words in_synopsis;
  for (const std::string& name : entries(section(".Sh SYNOPSIS"), ".Cm ")) {
    in_synopsis.insert(name.substr(0, name.find(' ')));
  }
  CHECK_EQ(told(in_synopsis), told(commands));
}

TEST_CASE("manual: the flags of each command are those of its help") {
  std::map<std::string, Words> in_synopsis;  // by command; "": those without one
  std::string command;
  for (const std::string& line : section(".Sh SYNOPSIS")) {
    if (line == ".Nm") command.clear();
    if (line.starts_with(".Cm ")) command = line.substr(4, line.find(' ', 4) - 4);
    in_synopsis[command].merge(flags_in(line));
  }
  const Words everywhere = global_flags();
  CHECK(everywhere.size() > 5);
  CHECK_EQ(told(flags_in(section(".Ss Global options"), ".It Fl ")), told(everywhere));
  CHECK_EQ(told(in_synopsis[""]), told({"-h", "--help", "--version"}));
  Words known = everywhere;
  for (const std::string& name : commands_of_help()) {
    CAPTURE(name);
    const Words flags = flags_of_command(name);
    CHECK_EQ(told(flags_in(section(".Ss " + name), ".It Fl ")), told(flags));
    CHECK_EQ(told(in_synopsis[name]), told(flags));
    known.insert(flags.begin(), flags.end());
  }
  for (const char* page : {"man/backsmart.1", "man/backsmart-data.5"}) {
    for (const std::string& line : split(replaced(content(page), "\\-", "-"), '\n')) {
      for (const std::string& flag : flags_in(line)) CHECK_MESSAGE(known.count(flag) == 1, line);
    }
  }
}

TEST_CASE("manual and README: every exit code is told") {
  Words codes;
  for (const Exit code : {kDone, kFailed, kUsage, kCannotTell, kTailored, kSeeFirst, kSameDay,
                          kEmergency, kInterrupted}) {
    codes.insert(std::to_string(code));
  }
  CHECK_EQ(told(entries(section(".Sh EXIT STATUS"), ".It ")), told(codes));
  Words in_readme;
  bool inside = false;
  for (const std::string& line : split(content("README.md"), '\n')) {
    if (line.starts_with("## ")) inside = line == "## Exit codes";
    const bool is_row = inside && line.size() > 2 && line.find_first_of("0123456789") == 2;
    if (is_row) in_readme.insert(line.substr(2, line.find(' ', 2) - 2));
  }
  CHECK_EQ(told(in_readme), told(codes));
}

TEST_CASE("manual: its environment is what the program reads") {
  Words read;
  for (const std::string& part : split(content("src/cli/world.cpp"), '"')) {
    const bool is_name = part.size() > 2 &&
                         part.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == std::string::npos;
    if (is_name) read.insert(part);
  }
  CHECK_EQ(told(entries(section(".Sh ENVIRONMENT"), ".It Ev ")), told(read));
}
