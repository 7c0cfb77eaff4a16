// Every example is run: those of the help, the ```sh blocks of README.md and the displays of
// man/backsmart.1 that are commands. A block that no row below knows fails the test.
#include <algorithm>
#include <string>
#include <sys/stat.h>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/command_line.hpp"
#include "docs.hpp"
#include "process.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

// A block and what comes of it. It runs in a home with the answers of a well person in the first
// week of their plan, the files that the page shows, and stand-ins for programs that are not ours.
struct Example {
  std::string begins;       // so far that no other block begins with it
  std::string out;          // is printed
  std::string writes = "";  // a file
  int exit = kDone;
  bool answers = false;     // a person answers the questions
  std::string before = "";  // what the reader has done already
  std::string after = "";   // and does then
};

const std::vector<Example>& examples() {
  static const std::vector<Example> kExamples = {
      {"backsmart check\nbacksmart plan", "The week at a glance", "", kDone, true},
      {"backsmart check --part warning-signs\n", "You can look after", "", kDone, true},
      {"source <(backsmart completions bash)", ""},
      {"backsmart why\nbacksmart why dead-bug", "dead-bug", "letter.txt"},
      {"backsmart why dead-bug\nbacksmart why --if", "strength-minutes=45"},
      {"backsmart data check clinic.toml\n", "nothing to complain about", "", kDone, true},
      {"backsmart check --no-input && backsmart plan -o week.md\n", "", "week.md"},
      {"(umask 077; backsmart check --template > answers.toml)", "You can look after",
       "answers.toml"},
      {"backsmart check --template > answers.toml\n", "You can look after", "answers.toml"},
      {"backsmart data path\n", "week-starts"},
      {"private=", "", "week.md"},
      {"backsmart check --no-input --dry-run >/dev/null", "back: plan available\n"},
      {"PS1=", "18:00 strength", "", kDone, false, "", "printf '%s' \"${PS1@P}\""},
      {"watch ", "Strength"},
      {"units=", "note: Back-Smart"},
      {"backsmart plan --weeks 1-12 --remind 15 -o back.ics && khal", "khal has them", "back.ics"},
      {"backsmart plan --weeks 1-12 -o back.ics && calcurse", "176 apps", "back.ics"},
      {"backsmart plan --format json | jq -c", "14\n", "", kDone, false, "touch .taskrc",
       "task count; head -n 4 block | sh; task count"},
      {"backsmart check --no-input && backsmart plan -o week.md && git", "Back, week of", "week.md",
       kDone, false, "git init -q; git config user.name me; git config user.email me@home",
       "git log --format=%s"},
      {"backsmart plan --weeks 1-12 --remind 15 -o back.ics\n", "", "back.ics"},
      {"backsmart data show questions --format json |\n  jq -r '.questions[] | select(.part",
       "train-days\tOn which days"},
      {"backsmart data show questions --format json |\n  jq -r '.questions[] | select(.id",
       "dumbbell\nkettlebell\n"},
      {"backsmart plan --days tue,thu --minutes 20", "The week at a glance"},
      {"backsmart plan --example\n", "an example"},
      {"backsmart exercise --format json | jq",
       fmt::format("{}\n", shipped().catalogue.exercises.size()), "row-db.svg", kDone, false, "",
       "ls *.svg | wc -l"},
      {"backsmart exercise dead-bug\nbacksmart exercise dead-bug --svg dead-bug.svg\n",
       "Arms and knees up", "dead-bug.svg"},
      {"backsmart plan --pictures -o week.md\n", "", "week-pictures/dead-bug.svg"},
      {"backsmart learn mornings\n", "Why mornings are stiff"},
      {"backsmart letter -o letter.txt\n", "", "letter.txt"},
      {"backsmart check --set leg-weakness=yes --dry-run\n", "leg-weakness", "", kSameDay},
      {"backsmart --data clinic.toml plan --example\n", "Slow lowering to a chair", "", kDone,
       false, "backsmart data check clinic.toml"},
  };
  return kExamples;
}

// Those that need more than a home: where they run instead.
const std::vector<std::pair<std::string, std::string>>& elsewhere() {
  static const std::vector<std::pair<std::string, std::string>> kElsewhere = {
      {"./dev run plan --example\n./dev test", "you are in `./dev test`"},
      {"./dev install\n", "check_package.py installs the same way, into a home of its own"},
      {"sudo apt install", "check_package.py installs the package into a clean root"},
      {"backsmart data verify\n", "proof_test.cpp and verify_test.cpp; it takes many seconds"},
  };
  return kElsewhere;
}

// ---- pages --------------------------------------------------------------------------------------

struct Page {
  std::string name;
  std::vector<std::string> blocks;
  std::vector<std::pair<std::string, std::string>> files;  // that it shows
};

// "# clinic.toml" on its first line gives a file its name; a rule alone is that of the clinic.
void add_file(Page& page, const Lines& block) {
  const std::string& first = block.front();
  if (first.starts_with("# ") && first.ends_with(".toml")) {
    page.files.emplace_back(first.substr(2), joined(block));
  } else if (first == "[[rule]]") {
    page.files.emplace_back("clinic.toml", joined(block));
  }
}

std::vector<Page> pages() {
  Page readme{"README.md", {}, {}};
  for (const Lines& block : readme_blocks("sh")) readme.blocks.push_back(joined(block));
  for (const Lines& block : readme_blocks("toml")) add_file(readme, block);
  Page man{"man/backsmart.1", {}, {}};
  for (const Lines& block : manual_displays()) {
    add_file(man, block);
    const bool is_command = block.front().starts_with("backsmart ");
    if (is_command) man.blocks.push_back(joined(block));
  }
  const Lines section = manual_section(".Sh EXAMPLES");
  CHECK(man.blocks.size() >=
        static_cast<std::size_t>(std::count(section.begin(), section.end(), ".Ed")));
  return {readme, man};
}

// ---- running ------------------------------------------------------------------------------------

void write_program(const Home& home, const std::string& name, const std::string& script) {
  home.write("bin/" + name, "#!/bin/sh\n" + script);
  REQUIRE_EQ(chmod(home.path("bin/" + name).c_str(), 0755), 0);
}

std::string answers_file(const Answers& answers) {
  return encode_answers({answers, parse_date_time("2026-11-20T07:00"), parse_date("2026-11-16")},
                        shipped().rules);
}

void set_up(const Home& home, const Page& page) {
  home.write(kSaved, answers_file(well_person()));
  home.write("filled-in.toml", answers_file(well_person()));
  home.write("typed", typed_for(shipped().rules, well_person()));
  for (const auto& [name, text] : page.files) home.write(name, text);
  write_program(home, "vi", "cat filled-in.toml > \"$1\"\n");
  write_program(home, "less", "cat\n");
  write_program(home, "watch", "shift 3; exec \"$@\"\n");  // this once
  write_program(home, "notify-send", "echo \"note: $*\"\n");
  // Runs the service at once, with its dollars as systemd reads them.
  write_program(
      home, "systemctl",
      "test \"$2\" = enable || exit 0\n"
      "sed -n 's/\\$\\$/$/g; s/^ExecStart=//p' \"$XDG_CONFIG_HOME\"/systemd/user/*.service | sh\n");
  // What khal itself reads of a calendar, check_formats.py looks at.
  write_program(home, "khal",
                "test \"$1\" = import && grep -q BEGIN:VALARM \"$2\" && echo khal has them\n");
}

void run(const Page& page, const Example& example, const std::string& block) {
  CAPTURE(page.name);
  CAPTURE(block);
  Home home;
  set_up(home, page);
  home.write("block", block + example.after);
  // The answers saved before would be offered again.
  const std::string before = example.answers ? "rm -r data" : example.before;
  Shell shell(fmt::format("{}\nunset EDITOR; PATH=\"$PWD/bin:$PATH\"; bash -eo pipefail block <{}",
                          before, example.answers ? "typed" : "/dev/null"),
              home);
  const int exit = shell.exit();  // runs it, before what it printed is asked for
  CAPTURE(shell.out());
  CAPTURE(shell.err());
  CHECK_EQ(exit, example.exit);
  CHECK(contains(shell.out(), example.out));
  if (!example.writes.empty()) CHECK(home.read(example.writes).size() > 100);
}

}  // namespace

TEST_CASE("examples: each command of README and the manual does what they say") {
  std::vector<int> used(examples().size());
  std::vector<int> elsewhere_used(elsewhere().size());
  for (const Page& page : pages()) {
    CHECK(page.blocks.size() > 5);
    for (const std::string& block : page.blocks) {
      int found = 0;
      for (std::size_t i = 0; i < examples().size(); ++i) {
        if (!block.starts_with(examples()[i].begins)) continue;
        run(page, examples()[i], block);
        ++used[i];
        ++found;
      }
      for (std::size_t i = 0; i < elsewhere().size(); ++i) {
        if (!block.starts_with(elsewhere()[i].first)) continue;
        ++elsewhere_used[i];
        ++found;
      }
      CHECK_MESSAGE(found == 1, page.name << " has a block that " << found << " rows know:\n"
                                          << block);
    }
  }
  for (std::size_t i = 0; i < used.size(); ++i) {
    CHECK_MESSAGE(used[i] > 0, "no page has: " << examples()[i].begins);
  }
  for (std::size_t i = 0; i < elsewhere_used.size(); ++i) {
    CHECK_MESSAGE(elsewhere_used[i] > 0, "no page has: " << elsewhere()[i].first);
  }
}

TEST_CASE("examples: the one of each help page works") {
  Home home;
  set_up(home, {});
  for (const CommandSpec& command : command_line().commands) {
    CAPTURE(command.name);
    const std::string example(command.example);
    CHECK(example.starts_with(fmt::format("backsmart {}", command.name)));
    Shell shell(example, home);
    CHECK_EQ(shell.exit(), kDone);
    CHECK_EQ(shell.err(), "");
    const bool to_file = contains(example, " -o ");
    if (to_file) CHECK(home.read(example.substr(example.rfind(' ') + 1)).size() > 100);
    CHECK_EQ(shell.out().empty(), to_file);
  }
}

TEST_CASE("examples: what README has for tmux and waybar runs") {
  const auto tmux = readme_blocks("tmux");
  REQUIRE_EQ(tmux.size(), 1);
  const std::string line = joined(tmux.front());
  const std::size_t begin = line.find("#(") + 2;
  const std::string status = line.substr(begin, line.find(')', begin) - begin);
  Home home;
  set_up(home, {});
  CHECK(contains(Shell(status, home).out(), "18:00 strength"));
  const auto waybar = readme_blocks("json");
  REQUIRE_EQ(waybar.size(), 1);
  home.write("waybar", joined(waybar.front()));
  CHECK(contains(Shell("jq -r '.\"custom/back\".exec' waybar | sh", home).out(), "18:00 strength"));
}
