// config.toml as a person meets it: what may stand in it, what goes before it, and what is said of
// mistakes.
#include "cli/config.hpp"

#include <cstdio>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "cli/command_line.hpp"
#include "cli_harness.hpp"
#include "data/config_file.hpp"
#include "data/parse_toml.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

constexpr const char* kConfig = "config/backsmart/config.toml";
constexpr const char* kPlace = "{home}/config/backsmart/config.toml:";

std::string saved(const Answers& answers = well_person()) {
  return encode_answers({answers, parse_date_time("2026-11-20T08:15")}, shipped().rules);
}

// A well person who has this settings file.
Cli with_config(const std::string& line, const std::string& config) {
  Cli cli(line);
  cli.answers(saved()).file(kConfig, config);
  return cli;
}

// The row of `data path` that begins with `what`, without its alignment.
std::string row(const std::string& out, const std::string& what) {
  for (const std::string& line : split(out, '\n')) {
    if (!line.starts_with(what + " ")) continue;
    std::string squeezed = line;
    while (contains(squeezed, "   ")) squeezed = replaced(squeezed, "   ", "  ");
    return squeezed;
  }
  return "";
}

}  // namespace

TEST_CASE("config: settings are decoded to values") {
  const auto settings = [](const std::string& text) {
    const auto read = decode_config(parse_toml({"config.toml", text}).value, {});
    CHECK_EQ(to_text(read.problems), "");
    return read.value.settings;
  };
  CHECK(settings("") == Settings{});
  CHECK_EQ(settings("week-starts = \"monday\"").week_starts, 0);
  CHECK_EQ(settings("week-starts = \"saturday\"").week_starts, 5);
  CHECK_EQ(settings("week-starts = \"sunday\"").week_starts, 6);
  CHECK(settings("units = \"lb\"").unit == Unit::lb);
  CHECK(settings("units = \"kg\"").unit == Unit::kg);
  for (const char* number :
       {"112", "999", "000", "15", "+44 999", "0800-111 222", "+1-800-555-0199"}) {
    CHECK_EQ(settings(std::string("emergency-number = \"") + number + "\"").emergency_number,
             number);
  }
  const auto usual =
      settings("wake-time = \"6:30\"\nstrength-time = 17:45:00\ndaily-time = \"later\"\n").usual;
  CHECK(usual == std::vector<UsualAnswer>{{"wake-time", Answer::of(390)},
                                          {"strength-time", Answer::of(1065)},
                                          {"daily-time", Answer::of(1)}});
}

TEST_CASE("config: its words for a time of day are those of the question") {
  const auto question = find_question(shipped().rules, "daily-time");
  REQUIRE(question);
  const auto& words = shipped().rules.questions[static_cast<std::size_t>(*question)].words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string text = "daily-time = \"" + words[i].id + "\"";
    const auto read = decode_config(parse_toml({"config.toml", text}).value, {});
    CHECK_EQ(to_text(read.problems), "");
    REQUIRE_EQ(read.value.settings.usual.size(), 1);
    CHECK_EQ(read.value.settings.usual[0].answer.value, static_cast<int>(i));
  }
  for (const std::string_view id : kUsualQuestions) {
    const auto known = find_question(shipped().rules, id);
    REQUIRE(known);
    CHECK(shipped().rules.questions[static_cast<std::size_t>(*known)].fallback);
  }
}

TEST_CASE("config: every mistake has its place, and a hint where there is one") {
  const std::pair<std::string, std::string> rows[] = {
      {"week-start = \"sunday\"",
       "1:1: error: 'week-start' is not known here\n"
       "  1 | week-start = \"sunday\"\n"
       "    | ^~~~~~~~~~\n"
       "  hint: did you mean 'week-starts'?\n"},
      {"week-starts = \"sunda\"",
       "1:15: error: 'sunda' does not fit here\n"
       "  1 | week-starts = \"sunda\"\n"
       "    |               ^~~~~~~\n"
       "  hint: did you mean 'sunday'?\n"},
      {"week-starts = 7",
       "1:15: error: expected text, found a whole number\n"
       "  1 | week-starts = 7\n"
       "    |               ^\n"},
      {"units = \"stone\"",
       "1:9: error: 'stone' does not fit here\n"
       "  1 | units = \"stone\"\n"
       "    |         ^~~~~~~\n"
       "  hint: known: kg, lb\n"},
      {"emergency-number = 112",
       "1:20: error: expected text, found a whole number\n"
       "  1 | emergency-number = 112\n"
       "    |                    ^~~\n"
       "  hint: write it in quotes: emergency-number = \"112\"\n"},
      {"emergency-number = \"call 112\"",
       "1:20: error: 'call 112' is no number to call in an emergency\n"
       "  1 | emergency-number = \"call 112\"\n"
       "    |                    ^~~~~~~~~~\n"
       "  hint: digits, with a space or '-' between groups, as \"112\" or \"+49 112\"\n"},
      {"wake-time = \"25:00\"",
       "1:13: error: '25:00' is no time of day\n"
       "  1 | wake-time = \"25:00\"\n"
       "    |             ^~~~~~~\n"
       "  hint: write it as \"06:30\"\n"},
      {"strength-time = \"unsure\"",
       "1:17: error: what is usual cannot be \"unsure\"\n"
       "  1 | strength-time = \"unsure\"\n"
       "    |                 ^~~~~~~~\n"
       "  hint: leave it out\n"},
      {"daily-time = \"latr\"",
       "1:14: error: 'latr' is no answer to 'daily-time'\n"
       "  1 | daily-time = \"latr\"\n"
       "    |              ^~~~~~\n"
       "  hint: did you mean 'later'?\n"},
      {"color = \"alwyas\"",
       "1:9: error: 'alwyas' does not fit here\n"
       "  1 | color = \"alwyas\"\n"
       "    |         ^~~~~~~~\n"
       "  hint: did you mean 'always'?\n"},
      {"width = 7",
       "1:9: error: 'width' takes 20 to 1000 columns\n"
       "  1 | width = 7\n"
       "    |         ^\n"
       "  hint: write width = 72\n"},
      {"width = 72.5",
       "1:9: error: 'width' takes text or a number, not a number with a point\n"
       "  1 | width = 72.5\n"
       "    |         ^~~~\n"},
      {"no-input = \"yes\"",
       "1:12: error: 'no-input' takes true or false, not text\n"
       "  1 | no-input = \"yes\"\n"
       "    |            ^~~~~\n"},
      {"answers = [\"a.toml\", \"-\"]",
       "1:22: error: the standard input is not the same in every run\n"
       "  1 | answers = [\"a.toml\", \"-\"]\n"
       "    |                      ^~~\n"
       "  hint: name a file\n"},
      {"answers = []",
       "1:11: error: 'answers' is empty\n"
       "  1 | answers = []\n"
       "    |           ^~\n"
       "  hint: leave it out\n"},
      {"[answers]\nfever = \"no\"",
       "1:1: error: 'answers' takes text or a list, not a table\n"
       "  1 | [answers]\n"
       "    | ^~~~~~~~~\n"
       "  hint: answers stand in a file of their own: answers = \"~/.../answers.toml\"\n"},
      {"today = \"2026-11-20\"",
       "1:1: error: 'today' has no place in a settings file\n"
       "  1 | today = \"2026-11-20\"\n"
       "    | ^~~~~\n"
       "  hint: on a day that stands still, answers would never grow old; BACKSMART_TODAY is for "
       "trials\n"},
      {"[check]\nset = [\"fever=no\"]",
       "2:1: error: 'set' has no place in a settings file\n"
       "  2 | set = [\"fever=no\"]\n"
       "    | ^~~\n"
       "  hint: answers about health do not belong in dotfiles; `backsmart check` keeps them "
       "apart\n"},
      {"[why]\nif = \"fever=no\"",
       "2:1: error: 'if' has no place in a settings file\n"
       "  2 | if = \"fever=no\"\n"
       "    | ^~\n"
       "  hint: answers about health do not belong in dotfiles; `backsmart check` keeps them "
       "apart\n"},
      {"[exercise]\nsvg = \"bug.svg\"",
       "2:1: error: 'svg' has no place in a settings file\n"
       "  2 | svg = \"bug.svg\"\n"
       "    | ^~~\n"
       "  hint: every card would be written to that one file; type it where you want a picture\n"},
      {"[paln]\nminutes = 30",
       "1:2: error: 'paln' is not known here\n"
       "  1 | [paln]\n"
       "    |  ^~~~\n"
       "  hint: did you mean 'plan'?\n"},
      {"plan = 30",
       "1:8: error: expected a table, found a whole number\n"
       "  1 | plan = 30\n"
       "    |        ^~\n"},
      {"[plan]\nminuts = 30",
       "2:1: error: 'minuts' is not known here\n"
       "  2 | minuts = 30\n"
       "    | ^~~~~~\n"
       "  hint: did you mean 'minutes'?\n"},
      {"[plan]\nformat = \"makrdown\"",
       "2:10: error: 'makrdown' does not fit here\n"
       "  2 | format = \"makrdown\"\n"
       "    |          ^~~~~~~~~~\n"
       "  hint: did you mean 'markdown'?\n"},
      {"[plan]\nexample = 1",
       "2:11: error: 'example' takes true or false, not a whole number\n"
       "  2 | example = 1\n"
       "    |           ^\n"},
      {"[plan]\nminutes = [30]\nstart = \"\"",
       "3:9: error: 'start' is empty\n"
       "  3 | start = \"\"\n"
       "    |         ^~\n"
       "  hint: leave it out\n"},
      {"[today]\nformat = [\"text\"]",
       "2:10: error: 'format' takes text or a number, not a list\n"
       "  2 | format = [\"text\"]\n"
       "    |          ^~~~~~~~\n"},
      {"color = never",
       "1:9: error: text must stand in quotes\n"
       "  1 | color = never\n"
       "    |         ^~~~~\n"
       "  hint: write \"never\"\n"},
  };
  for (const auto& [text, told] : rows) {
    CAPTURE(text);
    Cli cli = with_config("plan", text + "\n");
    CHECK_EQ(cli.err(), kPlace + told);
    CHECK_EQ(cli.out(), "");
    CHECK_EQ(cli.exit(), kFailed);
  }
}

TEST_CASE("config: a number that might be misread in an emergency is none") {
  for (const char* number : {"",
                             " ",
                             "1",
                             "+",
                             "-112",
                             "112-",
                             "112 ",
                             " 112",
                             "1  12",
                             "1--2",
                             "11+2",
                             "112;",
                             "0x70",
                             "112\\n",
                             "1.1.2",
                             "(112)",
                             "112/113",
                             "one",
                             "\\u0661\\u0661\\u0662",
                             "1234567890123456",
                             "1 2 3 4 5 6 7 8 9 0 1"}) {
    CAPTURE(number);
    Cli cli =
        with_config("check --no-input", std::string("emergency-number = \"") + number + "\"\n");
    CHECK_EQ(cli.exit(), kFailed);
    CHECK(contains(cli.err(), kPlace + std::string("1:20: error: ")));
  }
}

TEST_CASE("config: all mistakes are told at once, in their order") {
  Cli cli =
      with_config("today", "units = \"st\"\nwdith = 70\n[plan]\nminuts = 1\n[today]\nshort = 0\n");
  CHECK_EQ(cli.exit(), kFailed);
  std::vector<std::string> places;
  for (const std::string& line : split(cli.err(), '\n')) {
    if (line.starts_with(kPlace)) places.push_back(line.substr(std::string(kPlace).size(), 3));
  }
  CHECK(places == std::vector<std::string>{"1:9", "2:1", "4:1", "6:9"});
}

TEST_CASE("config: a value that only its command can judge is told at its place, not as typed") {
  const std::pair<std::string, std::string> rows[] = {
      {"plan\n[plan]\nweek = 15",
       "2:8: error: 'week' takes a week from 1 to 12, not '15'\n"
       "  2 | week = 15\n"
       "    |        ^~\n"
       "  hint: write week = 2\n"},
      {"plan\n[plan]\nweeks = \"4-1\"",
       "2:9: error: 'weeks' takes two weeks from 1 to 12, not '4-1'\n"
       "  2 | weeks = \"4-1\"\n"
       "    |         ^~~~~\n"
       "  hint: write weeks = \"1-4\"\n"},
      {"plan --format ics\n[plan]\nremind = 0",
       "2:10: error: 'remind' takes minutes from 1 to 1440, not '0'\n"
       "  2 | remind = 0\n"
       "    |          ^\n"
       "  hint: write remind = 15\n"},
      {"plan\n[plan]\nstart = \"soon\"",
       "2:9: error: not a date\n"
       "  2 | start = \"soon\"\n"
       "    |         ^~~~~~\n"
       "  hint: write it like 2026-11-23\n"},
      {"plan\n[plan]\ndays = \"mon,thx,fri\"",
       "2:13: error: 'thx' does not answer train-days\n"
       "  2 | days = \"mon,thx,fri\"\n"
       "    |             ^~~\n"
       "  hint: did you mean \"thu\"? It takes any of: mon, tue, wed, thu, fri, sat, sun; none; or "
       "\"unsure\"\n"},
      {"plan\n[plan]\ndays = [\"mon\", \"thx\"]",
       "2:16: error: 'thx' does not answer train-days\n"
       "  2 | days = [\"mon\", \"thx\"]\n"
       "    |                ^~~~~\n"
       "  hint: did you mean \"thu\"? It takes any of: mon, tue, wed, thu, fri, sat, sun; none; or "
       "\"unsure\"\n"},
      {"why\n[why]\nweek = \"x\"",
       "2:8: error: 'week' takes a week from 1 to 12, not 'x'\n"
       "  2 | week = \"x\"\n"
       "    |        ^~~\n"
       "  hint: write week = 2\n"},
      {"exercise\n[exercise]\nslot = \"hinges\"",
       "2:8: error: 'hinges' does not fit here\n"
       "  2 | slot = \"hinges\"\n"
       "    |        ^~~~~~~~\n"
       "  hint: did you mean 'hinge'?\n"},
      {"exercise\n[exercise]\nequipment = [\"dumbell\"]",
       "2:15: error: 'dumbell' does not answer equipment\n"
       "  2 | equipment = [\"dumbell\"]\n"
       "    |               ^~~~~~~\n"
       "  hint: did you mean \"dumbbell\"? It takes any of: dumbbell, kettlebell, barbell, "
       "trapbar, "
       "band, cable, bench, bar, bike, machine, pool, dowel, ball; none; or \"unsure\"\n"},
      {"data verify\n[data]\ncases = -1",
       "2:9: error: 'cases' takes 0 to 10000000 persons, not '-1'\n"
       "  2 | cases = -1\n"
       "    |         ^~\n"
       "  hint: write cases = 10000\n"},
      {"plan\n[plan]\nweek = 2\nweeks = \"1-2\"",
       "3:9: error: 'weeks' does not go with 'week' in line 2\n"
       "  3 | weeks = \"1-2\"\n"
       "    |         ^~~~~\n"
       "  hint: leave out one of them\n"},
      {"plan\n[plan]\npictures = true\nno-pictures = true",
       "3:15: error: 'no-pictures' does not go with 'pictures' in line 2\n"
       "  3 | no-pictures = true\n"
       "    |               ^~~~\n"
       "  hint: leave out one of them\n"},
      {"today\n[today]\nshort = true\nformat = \"json\"",
       "3:10: error: 'format' does not go with 'short' in line 2\n"
       "  3 | format = \"json\"\n"
       "    |          ^~~~~~\n"
       "  hint: leave out one of them\n"},
      {"learn\ndata = \"gone\"",
       "1:8: error: there is no file or folder {home}/config/backsmart/gone\n"
       "  1 | data = \"gone\"\n"
       "    |        ^~~~~~\n"},
      {"plan\nanswers = [\"config.toml\", \"gone.toml\"]",
       "1:27: error: there is no file {home}/config/backsmart/gone.toml\n"
       "  1 | answers = [\"config.toml\", \"gone.toml\"]\n"
       "    |                           ^~~~~~~~~~~\n"},
  };
  for (const auto& [text, told] : rows) {
    CAPTURE(text);
    const std::size_t end = text.find('\n');
    Cli cli = with_config(text.substr(0, end), text.substr(end + 1) + "\n");
    CHECK_EQ(cli.err(), kPlace + told);
    CHECK_EQ(cli.out(), "");
    CHECK_EQ(cli.exit(), kFailed);
  }
  // Typed, the same is wrong usage.
  Cli typed("plan --days mon,thx --minutes 5000");
  typed.answers(saved()).file(kConfig, "[plan]\nminutes = 30\nlevel = \"pro\"\n");
  CHECK_EQ(typed.exit(), kUsage);
  CHECK(contains(typed.err(), "--days mon,thx: error: 'thx' does not answer train-days\n"));
  CHECK(contains(typed.err(), "--minutes 5000: error: "));
  CHECK(contains(typed.err(), kPlace + std::string("3:10: error: 'pro' does not answer level\n")));
}

TEST_CASE("config: a flag goes before a variable, that before the file, that before the default") {
  const auto width = [](Cli& cli) { return widest_line(cli.out()); };
  Cli of_file = with_config("plan", "width = 50\n");
  CHECK_LE(width(of_file), 50);
  CHECK_GT(width(of_file), 40);
  Cli of_flag = with_config("plan --width 40", "width = 50\n");
  CHECK_LE(width(of_flag), 40);
  Cli of_variable = with_config("plan", "width = 50\n");
  of_variable.world([](World& world) {
    world.columns = 70;
    world.columns_env = "COLUMNS";
  });
  CHECK_GT(width(of_variable), 60);

  const auto is_bold = [](Cli& cli) { return contains(cli.out(), "\x1b[1m"); };
  Cli coloured = with_config("plan", "color = \"always\"\n");
  CHECK(is_bold(coloured));
  Cli typed = with_config("plan --color never", "color = \"always\"\n");
  CHECK_FALSE(is_bold(typed));
  Cli no_color = with_config("plan", "color = \"always\"\n");
  no_color.world([](World& world) { world.color_env = "NO_COLOR"; });
  CHECK_FALSE(is_bold(no_color));
  Cli plain = with_config("plan", "color = \"never\"\n");
  plain.world([](World& world) { world.color = true; });
  CHECK_FALSE(is_bold(plain));

  const auto asks = [](Cli& cli) { return contains(cli.err(), "How old are you?"); };
  Cli asked = with_config("check", "");
  CHECK(asks(asked));
  Cli quiet = with_config("check", "no-input = true\n");
  CHECK_FALSE(asks(quiet));
  Cli again = with_config("check --no-input=false", "no-input = true\n");
  CHECK(asks(again));
}

TEST_CASE("config: own data of the file goes behind flag and variable, before the usual folder") {
  const auto topic = [](const std::string& id) {
    return "[[topic]]\nid = \"" + id + "\"\ntitle = \"Of " + id +
           ".\"\ngroup = \"G\"\nsay = \"S\"\nfact = [\n{ say = \"a\", sure = \"weak\", source = "
           "[\"OWN\"] },\n{ say = \"b\", sure = \"weak\", source = [\"OWN\"] } ]\n";
  };
  const Home home;
  home.write("flag.toml", topic("flag"));
  home.write("env.toml", topic("env"));
  home.write("clinic/one.toml", topic("first"));
  home.write("config/backsmart/two.toml", topic("second"));
  home.write("config/backsmart/data/usual.toml", topic("usual"));
  home.write(kConfig, "data = [\"~/clinic\", \"two.toml\"]\n");
  const struct {
    std::string line, env, known;
  } rows[] = {
      {"learn", "", "first second"},
      {"learn", home.path("env.toml"), "env"},
      {"learn --data {home}/flag.toml", home.path("env.toml"), "flag"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.line);
    Cli cli(row.line);
    cli.at(home).world([&row](World& world) { world.data_env = row.env; });
    std::string known;
    for (const char* id : {"env", "first", "flag", "second", "usual"}) {
      if (contains(cli.out(), std::string("Of ") + id + ".")) {
        known += (known.empty() ? "" : " ") + std::string(id);
      }
    }
    CHECK_EQ(known, row.known);
    CHECK_EQ(cli.err(), "");
  }
  CHECK(contains(Cli("completions fish").at(home).out(), "second"));
  Cli path("data path");
  path.at(home);
  CHECK_EQ(row(path.out(), "own data"), "own data  {home}/clinic/one.toml  config.toml:1");
}

TEST_CASE("config: a list that is typed takes the place of the list in the file") {
  const std::string setup =
      "format = 1\n[answers]\nwake-time = \"05:10\"\nstrength-time = \"16:20\"\n";
  const auto wakes = [&](const std::string& line, const std::string& env) {
    const Home home;
    home.write(kSaved, saved());
    home.write("dotfiles/setup.toml", setup);
    home.write("other.toml", saved(with(well_person(), {{"wake-time", "06:06"}})));
    home.write(kConfig,
               "answers = [\"../../data/backsmart/answers.toml\", \"~/dotfiles/setup.toml\"]\n");
    Cli cli(line);
    cli.at(home).world([&](World& world) {
      if (!env.empty()) world.answers_env = home.path(env);
    });
    CHECK_EQ(cli.err(), "");
    return cli.out();
  };
  const std::string both = wakes("plan", "");
  CHECK(contains(both, "every day, from 05:10"));
  CHECK(contains(both, "Monday, 16:20"));
  const std::string typed = wakes("plan --answers {home}/other.toml", "");
  CHECK(contains(typed, "every day, from 06:06"));
  CHECK(contains(typed, "Monday, 18:00"));
  const std::string variable = wakes("plan", "other.toml");
  CHECK(contains(variable, "every day, from 06:06"));
}

TEST_CASE("config: flags of a command, and those typed instead") {
  const std::string config =
      "[plan]\nminutes = 20\ndays = [\"tue\", \"sat\"]\nequipment = []\nformat = \"markdown\"\n"
      "[today]\nshort = true\n[learn]\nformat = \"json\"\n[exercise]\nsearch = \"goblet\"\n"
      "[check]\njson = true\n";
  Cli plan = with_config("plan", config);
  CHECK_EQ(plan.err(), "");
  CHECK(plan.out().starts_with("# Your Back-Smart week"));
  CHECK(contains(plan.out(), "## Strength A: Tuesday, 18:00"));
  Cli typed = with_config("plan --days mon --format text", config);
  CHECK(contains(typed.out(), "\nStrength: Monday, 18:00\n"));
  Cli today = with_config("today", config);
  today.today("2026-11-24T06:00");
  CHECK_EQ(today.out(), Cli("today --short")
                            .answers(saved())
                            .file(kConfig, "[plan]\nminutes = 9\n")
                            .today("2026-11-24T06:00")
                            .out());
  CHECK_FALSE(contains(today.out(), "===="));
  CHECK(contains(with_config("learn", config).out(), "\"schema\""));
  Cli one = with_config("exercise", config);
  CHECK(contains(one.out(), "goblet-squat"));
  CHECK_FALSE(contains(one.out(), "dead-bug"));
  CHECK(with_config("check --no-input", config).out().starts_with("{"));
  // Only a typed `false` takes a `true` of the file back.
  CHECK_FALSE(with_config("check --no-input --json=false", config).out().starts_with("{"));
}

TEST_CASE("config: a flag that does not go with what is typed gives way") {
  const std::string config =
      "answers = [\"../../data/backsmart/answers.toml\"]\n"
      "[plan]\nweek = 3\nformat = \"markdown\"\nremind = 15\npictures = true\n"
      "[today]\nformat = \"json\"\n"
      "[exercise]\nslot = \"hinge\"\nsuits = true\n[learn]\nsearch = \"walk\"\n"
      "[data]\nformat = \"text\"\njson = true\ncases = 20\n";
  const auto ok = [&](const std::string& line) {
    Cli cli = with_config(line, config);
    cli.today("2026-11-24T06:00");
    CAPTURE(line);
    CHECK_EQ(cli.err(), "");
    CHECK_EQ(cli.exit(), kDone);
    return cli.out();
  };
  CHECK(contains(ok("plan"), "Week 3 (build)"));
  CHECK(contains(ok("plan --weeks 1-2 --format text"), "\nWeeks 1 to 2, "));
  CHECK(contains(ok("plan --example"), "an example"));
  CHECK(contains(ok("plan --format ics"), "TRIGGER:-PT15M"));
  CHECK_FALSE(contains(ok("today --short"), "{"));
  CHECK(contains(ok("exercise dead-bug"), "Dead bug"));
  CHECK(contains(ok("learn mornings"), "orning"));
  CHECK(contains(ok("data show dead-bug"), "[[exercise]]"));
  CHECK(contains(ok("data show questions"), "train-days"));
  CHECK(contains(ok("data check"), "nothing to complain about"));

  // What -o names goes by its ending.
  const Home home;
  home.write(kSaved, saved());
  home.write(kConfig, "[plan]\nformat = \"markdown\"\n[letter]\nformat = \"markdown\"\n");
  CHECK_EQ(Cli("plan -o {home}/week.json").at(home).exit(), kDone);
  CHECK(home.read("week.json").starts_with("{"));
  CHECK_EQ(Cli("letter -o {home}/letter.txt").at(home).exit(), kDone);
  CHECK_FALSE(home.read("letter.txt").starts_with("#"));

  // Pictures are for a file of Markdown, and are drawn or told as is typed.
  const Home drawn;
  drawn.write(kSaved, saved());
  drawn.write(kConfig, "[plan]\npictures = true\n[exercise]\nno-pictures = true\n");
  CHECK_EQ(Cli("plan -o {home}/week.txt").at(drawn).exit(), kDone);
  CHECK_EQ(Cli("plan -o {home}/told.md --no-pictures").at(drawn).exit(), kDone);
  CHECK_FALSE(contains(drawn.read("told.md"), "!["));
  CHECK_EQ(Cli("plan -o {home}/week.md").at(drawn).exit(), kDone);
  CHECK(contains(drawn.read("week.md"), "](week-pictures/"));
  CHECK(contains(Cli("exercise dead-bug --svg -").at(drawn).out(), "<svg"));
  drawn.write(kConfig, "[plan]\nno-pictures = true\n");
  CHECK_EQ(Cli("plan -o {home}/typed.md --pictures").at(drawn).exit(), kDone);
  CHECK(contains(drawn.read("typed.md"), "](typed-pictures/"));
}

TEST_CASE("config: usual times hold until they are answered, and check offers them") {
  const std::string config =
      "wake-time = \"05:50\"\nstrength-time = \"17:10\"\ndaily-time = \"later\"\n";
  Cli plan = with_config("plan", config);
  CHECK(contains(plan.out(), ", 17:10\n"));
  CHECK(contains(plan.out(), "every day, at least an hour after getting up"));
  Cli answered("plan");
  answered.file(kConfig, config)
      .answers(
          saved(with(well_person(), {{"strength-time", "19:00"}, {"daily-time", "on-waking"}})));
  CHECK(contains(answered.out(), ", 19:00\n"));
  CHECK(contains(answered.out(), "every day, from 05:50"));
  Cli asked("check --template");
  asked.file(kConfig, config);
  CHECK(contains(asked.out(), "\n#wake-time = \"05:50\"\n"));
  CHECK(contains(asked.out(), "\n#daily-time = \"later\"\n"));
  Cli why("why --if wake-time=09:00");
  why.answers(saved()).file(kConfig, config);
  CHECK(contains(why.out(), "05:50"));
}

TEST_CASE("config: what check saves is what plan reads, or check says so before it asks") {
  const std::string setup = "format = 1\n[answers]\nequipment = [\"band\"]\n";
  // The saved answers are among them: it asks, and plan reads both.
  const Home home;
  home.write("setup.toml", setup);
  home.write(kConfig, "answers = [\"../../data/backsmart/answers.toml\", \"~/setup.toml\"]\n");
  Cli nothing("plan");
  nothing.at(home);
  CHECK_EQ(nothing.exit(), kCannotTell);
  CHECK(contains(nothing.err(), "There are no answers yet."));
  Cli asks("check");
  asks.at(home).in("q\n");
  CHECK(contains(asks.err(), "How old are you?"));
  home.write(kSaved, saved());
  Cli sign("check --no-input --set chest-pain=yes");
  CHECK_EQ(sign.at(home).exit(), kEmergency);
  CHECK_EQ(Cli("plan").at(home).exit(), kEmergency);

  // What lies over them must not hide a sign.
  home.write("well.toml", saved());
  home.write(kConfig, "answers = [\"../../data/backsmart/answers.toml\", \"~/well.toml\"]\n");
  for (const char* line : {"plan", "today", "letter", "check --no-input"}) {
    CAPTURE(line);
    Cli hidden(line);
    hidden.at(home);
    CHECK_EQ(hidden.exit(), kFailed);
    CHECK_EQ(hidden.out(), "");
    CHECK_EQ(
        hidden.err(),
        kPlace +
            std::string("1:49: error: answers about health in this file would hide what `check` "
                        "saved\n"
                        "  1 | answers = [\"../../data/backsmart/answers.toml\", \"~/well.toml\"]\n"
                        "    |                                                 ^~~~~~~~~~~~~\n"
                        "  hint: keep only such as days, times and equipment in it\n"));
  }

  // They are not: a sign that check hears would not stop a plan.
  home.write(kConfig, "answers = \"~/well.toml\"\n");
  for (const char* line : {"check", "check --no-input", "check --set fever=yes"}) {
    CAPTURE(line);
    Cli refused(line);
    refused.at(home);
    CHECK_EQ(refused.exit(), kFailed);
    CHECK_EQ(refused.out(), "");
    CHECK_EQ(
        refused.err(),
        kPlace + std::string("1:11: error: what `check` saves would not be among these answers\n"
                             "  1 | answers = \"~/well.toml\"\n"
                             "    |           ^~~~~~~~~~~~~\n"
                             "  hint: name {home}/data/backsmart/answers.toml first, or leave "
                             "'answers' out\n"));
  }
  CHECK_EQ(Cli("plan").at(home).exit(), kDone);
  CHECK_EQ(Cli("check --no-input --dry-run").at(home).exit(), kDone);
  CHECK_EQ(Cli("check --template").at(home).exit(), kDone);
  CHECK_EQ(Cli("check --answers {home}/well.toml").at(home).exit(), kDone);
}

TEST_CASE("config: help, the version and data path work when it is broken") {
  for (const char* config : {"a = = 1\n", "wdith = 70\n", "[today]\nshort = 3\n"}) {
    for (const char* line :
         {"", "--help", "--version", "plan --help", "data path", "completions fish"}) {
      CAPTURE(line);
      CHECK_EQ(Cli(line).file(kConfig, config).exit(), kDone);
    }
    for (const char* line : {"check --no-input", "plan --example", "today", "learn", "data check",
                             "data show", "exercise", "letter", "why"}) {
      CAPTURE(line);
      Cli broken = with_config(line, config);
      CHECK_EQ(broken.exit(), kFailed);
      CHECK_EQ(broken.out(), "");
    }
  }
  Cli path("data path");
  path.file(kConfig, "wdith = 70\nunits = \"lb\"\n");
  CHECK_EQ(row(path.out(), "settings"),
           "settings  {home}/config/backsmart/config.toml  broken, so nothing in it counts");
  CHECK_EQ(row(path.out(), "units"), "units  kg  default");
  CHECK_EQ(path.err(), kPlace + std::string("1:1: error: 'wdith' is not known here\n"
                                            "  1 | wdith = 70\n"
                                            "    | ^~~~~\n"
                                            "  hint: did you mean 'width'?\n"));
}

TEST_CASE("config: what cannot be read is told, and stands in nobody's way for ever") {
  const Home home;
  const std::string path = home.path(kConfig);
  const auto told = [&](const std::string& line) {
    Cli cli(line);
    cli.at(home);
    CHECK_EQ(cli.out(), "");
    CHECK_EQ(cli.exit(), kFailed);
    return cli.err();
  };
  home.write(path.substr(home.folder().size() + 1) + "/x", "");
  CHECK_EQ(told("learn"),
           "backsmart: cannot read {home}/config/backsmart/config.toml: Is a directory\n");
  std::remove((path + "/x").c_str());
  std::remove(path.c_str());
  REQUIRE_EQ(mkfifo(path.c_str(), 0600), 0);
  CHECK_EQ(
      told("learn"),
      "backsmart: cannot read {home}/config/backsmart/config.toml: nobody writes to this pipe\n");
  CHECK_EQ(Cli("completions fish").at(home).exit(), kDone);
  Cli shown("data path");
  shown.at(home);
  CHECK_EQ(shown.exit(), kDone);
  CHECK(contains(shown.out(), "broken, so nothing in it counts"));
  std::remove(path.c_str());
  REQUIRE_EQ(symlink(path.c_str(), path.c_str()), 0);
  CHECK_EQ(
      told("learn"),
      "backsmart: cannot read {home}/config/backsmart/config.toml: Too many levels of symbolic "
      "links\n");
  std::remove(path.c_str());
  home.write(kConfig, std::string(100'001, '#'));
  CHECK_EQ(told("learn"),
           "backsmart: cannot read {home}/config/backsmart/config.toml: File too large\n");
  home.write(kConfig, "\n");
  CHECK_EQ(Cli("learn").at(home).exit(), kDone);
  // Whatever is in the way of the folder, there is no such file.
  Cli in_the_way("learn");
  CHECK_EQ(in_the_way.file("config", "").exit(), kDone);
  CHECK_EQ(Cli("learn").world([](World& world) { world.config_home = ""; }).exit(), kDone);
}

TEST_CASE("data path: every setting and where it is from, lined up") {
  Cli path("data path --width 60");
  path.answers(saved())
      .file("setup.toml", "")
      .file(kConfig,
            "week-starts = \"sunday\"\nemergency-number = \"112\"\nwake-time = 06:30:00\n"
            "color = \"always\"\nwidth = 90\n"
            "answers = [\"~/data/backsmart/answers.toml\", \"~/setup.toml\", \"gone.toml\"]\n\n"
            "[plan]\ndays = [\"mon\",\n  \"thu\"]\nminutes = 30\n[today]\nshort = true\n")
      .world([](World& world) {
        world.color_env = "NO_COLOR";
        world.today_env = "2026-12-01T07:00";
      });
  CHECK_EQ(path.err(), "");
  const std::string& out = path.out();
  CHECK_EQ(out.substr(out.find("\n\n") + 2),
           "today             2026-12-01T07:00:00  BACKSMART_TODAY\n"
           "color             never                NO_COLOR\n"
           "width             60                   --width\n"
           "no-input          false                default\n"
           "week-starts       sunday               config.toml:1\n"
           "units             kg                   default\n"
           "emergency-number  112                  config.toml:2\n"
           "wake-time         06:30:00             config.toml:3\n"
           "strength-time     as shipped           default\n"
           "daily-time        as shipped           default\n"
           "plan --days       mon,thu              config.toml:9\n"
           "plan --minutes    30                   config.toml:11\n"
           "today --short     true                 config.toml:13\n");
  std::string files = out.substr(0, out.find("\n\n") + 1);
  while (contains(files, "   ")) files = replaced(files, "   ", "  ");
  CHECK_EQ(files,
           "shipped data  inside the program\n"
           "settings  {home}/config/backsmart/config.toml  the usual file\n"
           "own data  {home}/config/backsmart/data  the usual folder, not there\n"
           "answers  {home}/data/backsmart/answers.toml  config.toml:6\n"
           "answers  {home}/setup.toml  config.toml:6\n"
           "answers  {home}/config/backsmart/gone.toml  config.toml:6, not there\n");
  Cli unfinished("data path");
  unfinished.file(kUnfinished, "");
  CHECK_EQ(row(unfinished.out(), "check so far"),
           "check so far  {home}/state/backsmart/check.toml  not finished");
}

TEST_CASE("config: every flag with a long name may stand in it, but for those that must not") {
  const std::set<std::string> refused = {"--today", "--set",  "--if",
                                         "--svg",   "--help", "--version"};
  const auto check = [&](std::string_view command, const OptionSpec& option) {
    if (option.long_name.empty()) return;
    const std::string key(option.long_name.substr(2));
    const bool is_flag = std::holds_alternative<FlagField>(option.target);
    const std::string value = is_flag ? "true"
                              : !option.words.empty()
                                  ? "\"" + std::string(option.words[0].word) + "\""
                              : key == "width" ? "72"
                                               : "\"x\"";
    const std::string table = command.empty() ? "" : "[" + std::string(command) + "]\n";
    const auto document = parse_toml({"config.toml", table + key + " = " + value + "\n"});
    REQUIRE(document.ok());
    Home home;
    home.write(kConfig, document.value.source.text);
    World world;
    world.config_home = home.path("config/backsmart");
    Options typed;
    typed.command = "exercise";
    const auto read = configured(typed, world);
    CAPTURE(option.long_name);
    const bool may = refused.count(std::string(option.long_name)) == 0;
    REQUIRE_EQ(std::holds_alternative<Configured>(read), may);
    if (!may) return;
    const auto& flags = std::get<Configured>(read).file->flags;
    REQUIRE_EQ(flags.size(), 1);
    CHECK_EQ(flags[0].command, command);
    CHECK_EQ(flags[0].flag, key);
  };
  for (const OptionSpec& option : command_line().everywhere) check("", option);
  for (const CommandSpec& command : command_line().commands) {
    for (const OptionSpec& option : command.options) check(command.name, option);
  }
}
