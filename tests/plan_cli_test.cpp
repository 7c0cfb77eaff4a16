// `backsmart plan`, help and wrong usage, as they are typed.
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "cli/command_line.hpp"
#include "cli_harness.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

std::string file_of(const Answers& answers, const std::string& asked = "2026-11-20T08:15") {
  return encode_answers({answers, parse_date_time(asked)}, shipped().rules);
}

const std::string& all_well() {
  static const std::string text = file_of(well_person());
  return text;
}

}  // namespace

TEST_CASE("plan: from saved answers, on stdout, from the coming Monday") {
  Cli plan("plan");
  plan.answers(all_well());
  CHECK(plan.exit() == kDone);
  CHECK(plan.err().empty());
  CHECK(contains(plan.out(), "Mon 23 Nov"));
  CHECK(widest_line(plan.out()) <= 80);
  Cli narrow("--width 40 plan");
  narrow.answers(all_well());
  CHECK(widest_line(narrow.out()) <= 40);
}

TEST_CASE("plan: --example needs no answers and no home") {
  Cli example("plan --example");
  example.world([](World& world) { world.data_home = world.state_home = ""; });
  CHECK(example.exit() == kDone);
  CHECK(example.err().empty());
  CHECK_FALSE(example.out().empty());
}

TEST_CASE("plan: without answers it says what to type") {
  Cli plan("plan");
  CHECK(plan.exit() == kCannotTell);
  CHECK(plan.out().empty());
  CHECK(contains(plan.err(), "backsmart check\n"));
}

TEST_CASE("plan: --start and --today") {
  const struct {
    const char* flags;
    const char* first_day;
  } rows[] = {
      {"", "Mon 23 Nov"},
      {"--today 2026-11-23", "Mon 23 Nov"},
      {"--today 2026-11-24T06:00", "Mon 30 Nov"},
      {"--start 2026-11-25", "Wed 25 Nov"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.flags);
    Cli plan(std::string("plan ") + row.flags);
    plan.answers(all_well());
    CHECK(plan.exit() == kDone);
    CHECK(contains(plan.out(), row.first_day));
  }
  Cli environment("plan");
  environment.answers(all_well()).world([](World& w) { w.today_env = "2026-11-24"; });
  CHECK(contains(environment.out(), "Mon 30 Nov"));
}

TEST_CASE("plan: the format follows --format, else the ending of the file") {
  const struct {
    const char* flags;
    bool markdown;
  } rows[] = {
      {"-o {home}/week.md", true},
      {"-o {home}/week.MARKDOWN", true},
      {"-o {home}/week.txt", false},
      {"-o {home}/week", false},
      {"-o {home}/dotted.d/week", false},
      {"-o {home}/week.md --format text", false},
      {"-o {home}/week.pdf --format markdown", true},
      {"--format markdown", true},
      {"-o - --format markdown", true},
  };
  for (const auto& row : rows) {
    CAPTURE(row.flags);
    const Home home;
    home.write("dotted.d/x", "");
    Cli plan(std::string("plan --example ") + row.flags);
    plan.at(home);
    CHECK(plan.exit() == kDone);
    std::string text = plan.out();
    for (const std::string& name : home.files()) text += home.read(name);
    CHECK(text.starts_with("# ") == row.markdown);
    CHECK(plan.out().empty() == contains(row.flags, "{home}"));
  }
  Cli unknown("plan --example -o {home}/week.pdf");
  CHECK(unknown.exit() == kUsage);
  CHECK(contains(unknown.err(), ".pdf"));
}

TEST_CASE("plan: no plan for someone who should be seen – not on stdout, not in a file") {
  const struct {
    const char* id;
    Exit exit;
  } rows[] = {{"leg-numbness", kSeeFirst}, {"unsteady", kSameDay}, {"both-legs", kEmergency}};
  for (const auto& row : rows) {
    CAPTURE(row.id);
    const Home home;
    home.write("week.md", "the week before");
    Cli plan("plan -o {home}/week.md");
    plan.at(home).answers(file_of(with(well_person(), {{row.id, "yes"}})));
    CHECK(plan.exit() == row.exit);
    CHECK(plan.out().empty());
    CHECK(contains(plan.err(), "week.md is left as it is"));
    CHECK(home.read("week.md") == "the week before");
    CHECK(home.files().size() == 2);
  }
}

TEST_CASE("plan: --pictures writes a folder of them beside Markdown, and links each") {
  const Home home;
  Cli plan("plan --pictures -o {home}/my-week.md");
  plan.at(home).answers(all_well());
  CHECK_EQ(plan.err(), "");
  CHECK_EQ(plan.exit(), kDone);
  const std::string page = home.read("my-week.md");
  const std::string_view start = "](my-week-pictures/";
  int links = 0;
  std::set<std::string> linked;
  for (std::size_t at = page.find(start); at != std::string::npos; at = page.find(start, at + 1)) {
    const std::size_t end = page.find(')', at);
    linked.insert("my-week-pictures/" + page.substr(at + start.size(), end - at - start.size()));
    ++links;
  }
  CHECK_GT(links, 15);
  CHECK_EQ(static_cast<std::size_t>(links), linked.size());  // each where it is told in full
  std::set<std::string> written;
  for (const std::string& file : home.files()) {
    if (file.starts_with("my-week-pictures/")) written.insert(file);
  }
  CHECK(written == linked);
  for (const std::string& file : linked) CHECK(contains(home.read(file), "</svg>"));
  CHECK(contains(page, "![On your back"));

  // Again it is the same; a week without pictures has no folder.
  Cli again("plan --pictures -o {home}/my-week.md");
  again.at(home);
  CHECK_EQ(again.exit(), kDone);
  CHECK(home.read("my-week.md") == page);
  Cli without("plan -o {home}/other.md");
  without.at(home);
  CHECK_EQ(without.exit(), kDone);
  CHECK_FALSE(home.has("other-pictures"));
  CHECK_FALSE(contains(home.read("other.md"), "!["));
}

TEST_CASE("plan: names that Markdown would trip over are escaped in links") {
  const Home home;
  Cli plan("plan --pictures -o {home}/a(1)[x]%.md");
  plan.at(home).answers(all_well());
  CHECK_EQ(plan.exit(), kDone);
  CHECK(home.has("a(1)[x]%-pictures/dead-bug.svg"));
  CHECK(contains(home.read("a(1)[x]%.md"), "](a%281%29%5Bx%5D%25-pictures/dead-bug.svg)"));
}

TEST_CASE("plan: pictures without a file of Markdown are refused before anything is written") {
  for (const char* line :
       {"plan --pictures", "plan --pictures --format markdown", "plan --pictures -o {home}/w.txt",
        "plan --pictures -o {home}/w.ics", "plan --pictures -o - --format markdown",
        "plan --pictures -o /dev/null --format markdown",
        "plan --pictures -o {home} --format markdown"}) {
    CAPTURE(line);
    const Home home;
    Cli plan(line);
    plan.at(home).answers(all_well());
    CHECK_EQ(plan.exit(), kUsage);
    CHECK_EQ(plan.out(), "");
    CHECK(contains(plan.err(), "hint: add -o week.md"));
    CHECK_EQ(home.files().size(), 1);
  }
  const Home home;
  home.write("week-pictures", "a file");
  Cli blocked("plan --pictures -o {home}/week.md");
  blocked.at(home).answers(all_well());
  CHECK_EQ(blocked.exit(), kFailed);
  CHECK(contains(blocked.err(), "cannot make the folder {home}/week-pictures"));
  CHECK_FALSE(home.has("week.md"));
  CHECK_EQ(home.read("week-pictures"), "a file");
  Cli refused("plan --pictures -o {home}/stop.md");
  refused.at(home).answers(file_of(with(well_person(), {{"both-legs", "yes"}})));
  CHECK_EQ(refused.exit(), kEmergency);
  CHECK_FALSE(home.has("stop-pictures"));
  CHECK_FALSE(home.has("stop.md"));
}

TEST_CASE("plan: a page of HTML has its pictures inside, or words for them") {
  Cli page("plan --format html");
  page.answers(all_well());
  CHECK_EQ(page.exit(), kDone);
  CHECK(contains(page.out(), "<title>Dead bug</title><desc>On your back, knees above your hips"));
  CHECK(contains(page.out(), "<g id=\"f-dead-bug\">"));
  CHECK_FALSE(contains(page.out(), "<img"));
  Cli words("plan --format html --no-pictures");
  words.answers(all_well());
  CHECK_FALSE(contains(words.out(), "<svg"));
  CHECK_FALSE(contains(words.out(), "f-near"));
  CHECK(contains(words.out(), "On your back, knees above your hips"));
  Cli asked("plan --format html --pictures");
  asked.answers(all_well());
  CHECK_EQ(asked.out(), page.out());
}

TEST_CASE("plan: old, undated and missing answers give none either") {
  Answers missing = well_person();
  missing[static_cast<std::size_t>(*find_question(shipped().rules, "any-legs"))] = {};
  const struct {
    std::string answers;
    const char* today;
    const char* says;
  } rows[] = {
      {all_well(), "2027-01-02", "backsmart check"},
      {all_well(), "2026-11-18", "in the future"},
      {file_of(well_person(), ""), "2026-11-20", "asked = 2026-11-20T00:00:00"},
      {file_of(missing), "2026-11-20", "any-legs"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.says);
    Cli plan("plan");
    plan.answers(row.answers).today(row.today);
    CHECK(plan.exit() == kCannotTell);
    CHECK(plan.out().empty());
    CHECK(contains(plan.err(), row.says));
  }
  Cli stale("plan");
  stale.answers(all_well()).today("2026-12-05");
  CHECK(stale.exit() == kDone);
  CHECK(contains(stale.err(), "15 days old"));
}

TEST_CASE("plan: a date that is missing or wrong is no way around a refusal") {
  Cli plan("plan");
  plan.answers(file_of(with(well_person(), {{"both-legs", "yes"}}), ""));
  CHECK(plan.exit() == kEmergency);
  CHECK(plan.out().empty());
}

TEST_CASE("plan: answers for this one run") {
  Cli plan("plan --days tue,thu --minutes 20 --equipment dumbbell,band --level advanced");
  plan.answers(all_well());
  CHECK(plan.exit() == kDone);
  Cli same("plan");
  same.answers(file_of(with(well_person(), {{"train-days", "tue,thu"},
                                            {"strength-minutes", "20"},
                                            {"equipment", "dumbbell,band"},
                                            {"level", "advanced"}})));
  CHECK(plan.out() == same.out());

  Cli wrong("plan --days mon,wde --minutes 5 --level expert");
  wrong.answers(all_well());
  CHECK(wrong.exit() == kUsage);
  CHECK(wrong.out().empty());
  CHECK(contains(wrong.err(),
                 "--days mon,wde: error: 'wde' does not answer train-days\n"
                 "   | --days mon,wde\n"
                 "   |            ^~~\n"));
  CHECK(contains(wrong.err(), "--minutes 5: error:"));
  CHECK(contains(wrong.err(), "--level expert: error:"));
}

TEST_CASE("plan: colour only where it is wanted") {
  const auto terminal = [](World& world) { world.color = true; };
  CHECK_FALSE(contains(Cli("plan --example").out(), "\x1b["));
  CHECK(contains(Cli("plan --example").world(terminal).out(), "\x1b["));
  CHECK_FALSE(contains(Cli("plan --example --color never").world(terminal).out(), "\x1b["));
  CHECK(contains(Cli("plan --example --color always").out(), "\x1b["));
  const Home home;
  Cli file("plan --example --color always -o {home}/week.txt");
  CHECK(file.at(home).exit() == kDone);
  CHECK_FALSE(contains(home.read("week.txt"), "\x1b["));
}

// ---- the command line
// ----------------------------------------------------------------------------

TEST_CASE("usage: what is wrong is said with what was meant, and exits 2") {
  const struct {
    const char* line;
    const char* says;
  } rows[] = {
      {"chekc", "did you mean check?"},
      {"xyzzy", "`backsmart --help` lists the commands"},
      {"plan --dayz mon", "did you mean --days?"},
      {"check --anwsers a.toml", "did you mean --answers?"},
      {"plan --frobnicate", "`backsmart plan --help`"},
      {"--frobnicate", "`backsmart --help`"},
      {"plan --json", "unknown flag --json"},  // a flag of another command
      {"plan -x", "unknown flag -x"},
      {"check plan", "check does not take 'plan'"},
      {"check --set age=40 fever=no", "check does not take 'fever=no'"},
      {"plan --days", "--days needs a value"},
      {"--answers", "--answers needs a value"},
      {"--width 19 plan", "--width takes 20 to 1000"},
      {"--width 8o plan", "'8o'"},
      {"--color alway plan", "did you mean always?"},
      {"--today 2026-02-30 plan", "--today 2026-02-30: error: not a date"},
      {"plan --start soon", "--start soon: error: not a date"},
      {"plan --format makrdown", "did you mean markdown?"},
      {"plan --format=", "--format needs a value"},
      {"data shwo",
       "data takes show, path, check or verify, not 'shwo'\n  hint: did you mean show?"},
      {"data", "backsmart data show questions"},
      {"data show questons", "did you mean questions?"},
      {"data show questions more", "does not take 'more'"},
      {"data show questions --format xml", "toml or json"},
      {"-- plan --example", "unknown flag --"},
      {"plan --example --answers a.toml", "leave out --answers"},
      {"plan --pictures --no-pictures -o week.md", "leave out one of them"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.line);
    Cli wrong(row.line);
    CHECK(wrong.exit() == kUsage);
    CHECK(wrong.out().empty());
    CHECK(contains(wrong.err(), row.says));
  }
}

TEST_CASE("usage: global flags stand before or after the command") {
  for (const char* line : {"--width 50 plan --example", "plan --width 50 --example",
                           "plan --example --width=50", "plan --width 99 --example --width 50"}) {
    CAPTURE(line);
    CHECK(Cli(line).out() == Cli("--width 50 plan --example").out());
  }
  Cli two("--answers {home}/a.toml check --answers {home}/b.toml");
  two.file("a.toml", all_well()).file("b.toml", all_well());
  CHECK(two.exit() == kDone);
}

TEST_CASE("help: one screen for each command, with an example") {
  for (const CommandSpec& command : command_line().commands) {
    Cli help(std::string(command.name) + " --help");
    CAPTURE(command.name);
    CHECK(help.exit() == kDone);
    CHECK(contains(help.out(), command.summary.data()));
    CHECK(contains(help.out(), std::string("Example: backsmart ") + command.name.data()));
    CHECK(std::count(help.out().begin(), help.out().end(), '\n') <= 24);
    CHECK(widest_line(help.out()) <= 80);
    CHECK(Cli("-h " + std::string(command.name)).out() == help.out());
    for (const OptionSpec& option : command.options) {
      CHECK(contains(help.out(), fmt::format("\n{}:\n", option.group)));
    }
  }
}

TEST_CASE("help: alone, it shows the next step of this person, even with broken files") {
  CHECK(contains(Cli("").out(), "Next for you: backsmart check"));
  CHECK(contains(Cli("").answers("broken = = [").out(), "Next for you: backsmart plan"));
  Cli help("--help");
  CHECK(help.out() == Cli("").out());
  CHECK(help.exit() == kDone);
  for (const CommandSpec& command : command_line().commands) {
    CHECK(contains(help.out(), command.summary.data()));
  }
  CHECK(std::count(help.out().begin(), help.out().end(), '\n') <= 40);
  CHECK(widest_line(help.out()) <= 80);
  for (const OptionSpec& option : command_line().everywhere) {
    CHECK(contains(help.out(), option.description.data()));
  }
  CHECK(Cli("--version").answers("broken = = [").out() == "backsmart 0.1.0\n");
  CHECK(Cli("plan --version").out() == "backsmart 0.1.0\n");
  CHECK(Cli("--version").out_to("/dev/full").exit() == kFailed);
}

TEST_CASE("data show questions: every question, as lines and as JSON") {
  Cli text("data show questions");
  CHECK(text.exit() == kDone);
  Cli json("data show questions --format json");
  CHECK(json.exit() == kDone);
  for (const Question& question : shipped().rules.questions) {
    CHECK(contains(text.out(), question.ask));
    CHECK(contains(json.out(), "\"" + question.id + "\""));
  }
  CHECK(std::count(text.out().begin(), text.out().end(), '\n') ==
        static_cast<long>(shipped().rules.questions.size()));
}
