// `backsmart check --part` and `--changed`, and going on after a quit.
#include <doctest/doctest.h>

#include "answering.hpp"

using namespace backsmart;

namespace {

// Six weeks and a day after the answers of 2026-11-20.
constexpr const char* kTooLate = "2027-01-02T07:00";

// The well person with a dumbbell and a start.
std::string equipped() {
  return encode_answers({with(well_person(), {{"equipment", "dumbbell"}, {"pain-now", "1"}}),
                         parse_date_time("2026-11-20T08:15"), parse_date("2026-11-23")},
                        shipped().rules);
}

// What a well person types to --part warning-signs: the strength of the pain is asked with it.
std::string signs_typed() { return typed_until("", "warning-signs") + "2\n"; }

Exit plan_exit(const Home& home, const std::string& today) {
  Cli plan("plan");
  return plan.at(home).today(today).exit();
}

}  // namespace

// ---- --part -------------------------------------------------------------------------------------

TEST_CASE("check --part warning-signs: the quick way when the answers have expired") {
  const Home home;
  home.write(kSaved, equipped());
  Cli before("plan");
  before.at(home).today(kTooLate);
  CHECK(before.exit() == kCannotTell);
  CHECK(contains(before.err(), "backsmart check --part warning-signs"));

  Cli check("check --part warning-signs");
  check.at(home).today(kTooLate).in(signs_typed());
  CHECK(check.exit() == kDone);
  CHECK_FALSE(contains(check.err(), "On which days"));
  CHECK(asked_in(home) == "2027-01-02T07:00:00");
  CHECK(answer_in(home, "pain-now") == "2");
  CHECK(answer_in(home, "equipment") == "dumbbell");
  CHECK(contains(home.read(kSaved), "start = 2026-11-23\n"));
  CHECK(home.files() == std::vector<std::string>{kSaved});
  CHECK(plan_exit(home, kTooLate) == kDone);
}

TEST_CASE("check --part warning-signs: nothing of the old answers to them is left") {
  const Home home;
  home.write(
      kSaved,
      file_of(with(
          well_person(),
          {{"any-legs", "yes"}, {"leg-pain", "yes"}, {"leg-pain-bad", "yes"}, {"pain-now", "9"}})));
  CHECK(plan_exit(home, "2026-11-21") == kSeeFirst);
  Cli check("check --part warning-signs");
  CHECK(check.at(home).in(signs_typed()).exit() == kDone);
  CHECK_FALSE(contains(home.read(kSaved), "leg-pain"));
  CHECK(plan_exit(home, "2026-11-21") == kDone);
}

TEST_CASE("check --part warning-signs: stopped half-way, old answers clear nothing") {
  const Home home;
  home.write(kSaved, equipped());
  SUBCASE("nothing was raised: all stays as it was") {
    Cli check("check --part warning-signs");
    check.at(home).today("2026-12-06").in(typed_until("any-infection", "warning-signs") + "q\n");
    CHECK(check.exit() == kCannotTell);
    CHECK(home.read(kSaved) == equipped());
  }
  SUBCASE("a sign was raised: no plan until it is finished") {
    Cli check("check --part warning-signs");
    check.at(home).in(typed_until("any-infection", "warning-signs") + "yes\nq\n");
    CHECK(check.exit() == kCannotTell);
    CHECK(answer_in(home, "any-infection") == "yes");
    CHECK(answer_in(home, "equipment") == "dumbbell");
    CHECK(plan_exit(home, "2026-11-21") == kCannotTell);
  }
  SUBCASE("not even by answers to the questions that it opens") {
    home.write(kSaved, file_of(with(well_person(), {{"any-infection", "yes"},
                                                    {"fever", "no"},
                                                    {"inject-drugs", "no"},
                                                    {"recent-infection", "no"},
                                                    {"spine-procedure", "no"},
                                                    {"weak-immunity", "no"},
                                                    {"night-sweats", "no"},
                                                    {"tb-contact", "no"}})));
    CHECK(plan_exit(home, "2026-11-21") == kDone);
    Cli check("check --part warning-signs");
    check.at(home).in(typed_until("any-infection", "warning-signs") + "yes\nq\n");
    CHECK(check.exit() == kCannotTell);
    CHECK(plan_exit(home, "2026-11-21") == kCannotTell);
  }
  SUBCASE("an emergency ends it at once") {
    Cli check("check --part warning-signs");
    check.at(home).in(typed_until("any-right-now", "warning-signs") + "yes\nyes\n");
    CHECK(check.exit() == kEmergency);
    CHECK(answer_in(home, "chest-pain") == "yes");
    CHECK(answer_in(home, "equipment") == "dumbbell");
    CHECK_FALSE(home.has(kUnfinished));
    CHECK(plan_exit(home, "2026-11-21") == kEmergency);
  }
}

TEST_CASE("check --part week: the date of the warning signs is not renewed") {
  const struct {
    const char* today;
    Exit exit;
    const char* says;  // "" for nothing
  } rows[] = {
      {"2026-11-25T19:00", kDone, ""},
      {"2026-12-05T19:00", kDone, "15 days old"},
      {kTooLate, kCannotTell, "43 days old"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.today);
    const Home home;
    home.write(kSaved, equipped());
    Cli check("check --part week");
    check.at(home).today(row.today).in("tue,thu\n20\n\nband\n\n\n\n\n\n\n3\n");
    CHECK(check.exit() == row.exit);
    CHECK(check.out().empty() == (row.exit != kDone));
    CHECK(contains(check.err(), row.says));
    CHECK(contains(check.err(), "days old") == !std::string(row.says).empty());
    CHECK(asked_in(home) == "2026-11-20T08:15:00");
    CHECK(answer_in(home, "strength-minutes") == "20");
    CHECK(answer_in(home, "equipment") == "band");
    CHECK(answer_in(home, "pain-now") == "1");
    CHECK(answer_in(home, "any-worry") == "no");
    CHECK(plan_exit(home, row.today) == row.exit);
    CHECK_FALSE(home.has(kUnfinished));
  }
}

TEST_CASE("check --part back: what the triage reads there counts, and makes nothing younger") {
  const Home home;
  home.write(kSaved, equipped());
  SUBCASE("strong pain") {
    Cli check("check --part back");
    check.at(home).today("2026-11-25").in("9\n\n\n\n\n\n\n\n\n");
    CHECK(check.exit() == kSeeFirst);
  }
  SUBCASE("strong pain, and then stopped") {
    Cli check("check --part back");
    check.at(home).today("2026-11-25").in("9\nq\n");
    CHECK(check.exit() == kSeeFirst);
    CHECK(home.has(kUnfinished));
  }
  CHECK(asked_in(home) == "2026-11-20T08:15:00");
  CHECK(plan_exit(home, "2026-11-26") == kSeeFirst);
  CHECK(plan_exit(home, kTooLate) == kCannotTell);
}

TEST_CASE("check --part: one part before the others, in any order") {
  const Home home;
  Cli week("check --part week");
  week.at(home).in("\n\n\nband\n\n\n\n\n\n\n3\n");
  CHECK(week.exit() == kCannotTell);
  CHECK(week.out().empty());
  CHECK(contains(week.err(), "What you answered is saved."));
  CHECK(contains(week.err(), "backsmart check --part warning-signs"));
  CHECK(plan_exit(home, "2026-11-20") == kCannotTell);

  Cli signs("check --part warning-signs");
  signs.at(home).in(signs_typed());
  CHECK(signs.exit() == kDone);
  CHECK(answer_in(home, "equipment") == "band");
  CHECK(
      signs.err().ends_with("Not answered yet: Your back and Your habits. Until then the plan "
                            "takes what is\nusual. To answer: backsmart check --part back --part "
                            "habits\n"));
  CHECK(plan_exit(home, "2026-11-20") == kDone);

  Cli rest("check --part habits --part back --part habits");
  rest.at(home).in(typed_until("", "back") + typed_until("", "habits"));
  CHECK(rest.exit() == kDone);
  CHECK(contains(rest.err(), "Your back (part 1 of 2)"));
  CHECK(contains(rest.err(), "Your habits (part 2 of 2)"));
  CHECK_FALSE(contains(rest.err(), "Not answered yet"));
}

TEST_CASE("check --part: a saved date that is missing or wrong stays so") {
  for (const std::string asked : {"", "2027-06-01T08:00"}) {
    CAPTURE(asked);
    const Home home;
    home.write(kSaved, file_of(well_person(), asked));
    Cli check("check --part habits");
    check.at(home).in(typed_until("", "habits"));
    CHECK(check.exit() == kCannotTell);
    CHECK(contains(check.err(), "backsmart check --part warning-signs"));
    CHECK(asked_in(home) == (asked.empty() ? "" : asked + ":00"));
    CHECK(answer_in(home, "habit-crunches") == "no");
    CHECK(answer_in(home, "any-worry") == "no");
  }
}

TEST_CASE("check --part: an emergency that is saved comes before every question") {
  const Home home;
  home.write(kSaved, file_of(with(well_person(), {{"both-legs", "yes"}})));
  const std::string before = home.read(kSaved);
  Cli check("check --part week");
  check.at(home).in("1\n");
  CHECK(check.exit() == kEmergency);
  CHECK_FALSE(check.out().empty());
  CHECK_FALSE(contains(check.err(), "On which days"));
  CHECK(contains(check.err(), "`backsmart check` starts again"));
  CHECK(home.read(kSaved) == before);
}

TEST_CASE("check --part: --dry-run saves nothing, --json prints the assessment") {
  const Home home;
  home.write(kSaved, equipped());
  Cli dry("check --part habits --dry-run --json");
  dry.at(home).in(typed_until("", "habits"));
  CHECK(dry.exit() == kDone);
  CHECK(dry.out().starts_with("{"));
  CHECK(home.files() == std::vector<std::string>{kSaved});
  CHECK(home.read(kSaved) == equipped());
  Cli unknown("check --part habits --json");
  unknown.in(typed_until("", "habits"));
  CHECK(unknown.exit() == kCannotTell);
  CHECK(contains(unknown.out(), R"("level": "unknown")"));
}

TEST_CASE("check --part, --changed: wrong usage") {
  const struct {
    const char* line;
    const char* says;
  } rows[] = {
      {"check --part wek", "backsmart: there is no part 'wek'\n  hint: did you mean week?\n"},
      {"check --part week,back",
       "backsmart: there is no part 'week,back'\n"
       "  hint: write --part once for each of warning-signs, back, habits and week\n"},
      {"check --part",
       "backsmart: --part needs a value\n  hint: `backsmart --help` lists the flags\n"},
      {"check --part week --no-input",
       "backsmart: --part is about what to ask, and with --no-input nothing is asked\n"
       "  hint: leave out one of them\n"},
      {"check --part week --set age=40",
       "backsmart: --part is about what to ask, and with --set nothing is asked\n"
       "  hint: leave out one of them\n"},
      {"check --changed --answers a.toml",
       "backsmart: --changed is about what to ask, and with --answers nothing is asked\n"
       "  hint: leave out one of them\n"},
      {"check --changed --template",
       "backsmart: --changed is about what to ask, and with --template nothing is asked\n"
       "  hint: leave out one of them\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.line);
    Cli check(row.line);
    CHECK(check.exit() == kUsage);
    CHECK(check.out().empty());
    CHECK(check.err() == row.says);
  }
}

TEST_CASE("check --part, --changed: saved answers that cannot be read are named, not overwritten") {
  for (const std::string line : {"check --part week", "check --changed"}) {
    CAPTURE(line);
    const Home home;
    home.write(kSaved, "format = 1\n[answers]\nagee = 4\n");
    Cli check(line);
    check.at(home).in("\n\n");
    CHECK(check.exit() == kFailed);
    CHECK(contains(check.err(), "answers.toml:3:1: error:"));
    CHECK(home.read(kSaved) == "format = 1\n[answers]\nagee = 4\n");
  }
}

// ---- --changed ----------------------------------------------------------------------------------

TEST_CASE("check --changed: Enter keeps what was said, but for the warning signs") {
  const Home home;
  home.write(kSaved, encode_answers({with(well_person(), {{"equipment", "dumbbell"},
                                                          {"strength-minutes", "25"},
                                                          {"pain-now", "1"},
                                                          {"habit-crunches", "yes"},
                                                          {"wants-curl-up", "no"}}),
                                     parse_date_time("2026-11-20T08:15")},
                                    shipped().rules));
  const std::string keep_all(60, '\n');
  Cli check("check --changed");
  check.at(home).today(kTooLate).in(typed_until("pain-now") + "\n3\n" + keep_all);
  CHECK(check.exit() == kDone);
  CHECK(contains(check.err(), "or u (last time: 1): \nThis is answered anew in each check.\n"));
  CHECK(contains(check.err(), "y, n or u [Enter: yes as last time]: \n"));
  CHECK(contains(check.err(), "13 to 90 (minutes), or u [Enter: 25 as last time]: \n"));
  CHECK_FALSE(contains(check.err(), "last time: no"));
  CHECK(asked_in(home) == "2027-01-02T07:00:00");
  CHECK(answer_in(home, "pain-now") == "3");
  CHECK(answer_in(home, "equipment") == "dumbbell");
  CHECK(answer_in(home, "strength-minutes") == "25");
  CHECK(answer_in(home, "habit-crunches") == "yes");
}

TEST_CASE("check --changed: an empty line never answers a warning sign") {
  const Home home;
  home.write(kSaved, all_well());
  Cli check("check --changed");
  check.at(home).in(std::string(150, '\n'));
  CHECK(check.exit() == kCannotTell);
  CHECK(contains(check.err(), "Nothing was answered."));
  CHECK(home.read(kSaved) == all_well());
}

TEST_CASE("check --changed: without answers of before it says so, and asks everything") {
  Cli check("check --changed");
  check.in(typed_until(""));
  CHECK(check.exit() == kDone);
  CHECK(contains(check.err(), "There are no answers of before"));
  CHECK_FALSE(contains(check.err(), "last time"));
}

TEST_CASE("check --changed: an emergency ends it at once, and keeps what is not about it") {
  const Home home;
  home.write(kSaved, equipped());
  Cli check("check --changed");
  check.at(home).in(typed_until("any-right-now") + "yes\nyes\n");
  CHECK(check.exit() == kEmergency);
  CHECK(answer_in(home, "equipment") == "dumbbell");
  CHECK(plan_exit(home, "2026-11-21") == kEmergency);
}

TEST_CASE("check --changed --part habits: both, as a whole page") {
  const Home home;
  home.write(kSaved, file_of(with(well_person(), {{"habit-crunches", "yes"}})));
  Cli check("check --changed --part habits");
  check.at(home).in("\nn\n\n\n\n\n\nq\n");
  CHECK(check.exit() == kCannotTell);
  CHECK(check.out().empty());
  CHECK(check.err() ==
        R"(Type y (yes), n (no), u (unsure) or a number. ? tells why, b goes back, q stops.

Your habits
Eight quick questions about habits that may keep a back sore. Each one comes
with a swap.

[1/8] Do you hold long stretches for the backs of your thighs before you lift or
      train?
  y, n or u [Enter: no]: 

[2/8] Do you often do many sit-ups or crunches to train your core?
  y, n or u [Enter: yes as last time]: n

[3/8] Do you mostly train the one thing you are good at or like best?
  y, n or u [Enter: no]: 

[4/8] Do you stretch hard or bend deeply in the first hour after you get up?
  y, n or u [Enter: no]: 

[5/8] Do you often ride a bike for a long time with a rounded back?
  y, n or u [Enter: no]: 

[6/8] Do you sit for six hours or more on most days?
  y, n or u [Enter: no]: 

[7/8] Do you often lift the heaviest weight you can, or try to keep up with
      others?
  y, n or u [Enter: no]: 

[8/8] Do you keep going when your back hurts during exercise?
  y, n or u [Enter: no]: q

Stopped. 7 answers kept; `backsmart check` goes on from here.
)");
  CHECK(home.read(kUnfinished).find("parts = [\"habits\"]\nchanged = true\n") != std::string::npos);
}

// ---- going on -----------------------------------------------------------------------------------

TEST_CASE("check: after a quit the next check goes on with the same parts") {
  const Home home;
  home.write(kSaved, equipped());
  Cli first("check --part week");
  first.at(home).in("tue,thu\n20\n");
  SUBCASE("Ctrl-D, q") { CHECK(first.exit() == kCannotTell); }
  SUBCASE("Ctrl-C") { CHECK(first.then_interrupt().exit() == kInterrupted); }
  CHECK(home.read(kSaved) == equipped());
  CHECK(asked_in(home, kUnfinished) == "2026-11-20T08:15:00");

  for (const std::string line : {"check", "check --part week", "check --part habits"}) {
    CAPTURE(line);
    Cli offer(line);
    offer.at(home).in("?\nb\nja\n\ny\nq\n");
    CHECK(offer.exit() == kCannotTell);
    CHECK(offer.err() ==
          R"(Type y (yes), n (no), u (unsure) or a number. ? tells why, b goes back, q stops.
On Fri 20 Nov at 08:15 you began a check of “Your week” and answered 2
questions. Go on with it?
  y or n: ?
With y the next question is the first that you have not answered. With n these
answers are dropped, and we begin anew.
  y or n: b
There is nothing before this.
  y or n: ja
'ja' is not an answer here. Type y (yes) or n (no).
  y or n: 
An empty line is no answer to this one. Type y (yes) or n (no).
  y or n: y

Your week
When you can train, what you have at home, and what to plan around.

[3/10] How many minutes do you have for the short daily block?
  4 to 30 (minutes), or u [Enter: 10]: q

Stopped. 2 answers kept; `backsmart check` goes on from here.
)");
  }
  // An end of the input, too, leaves what is kept.
  CHECK(Cli("check").at(home).exit() == kCannotTell);

  Cli next("check");
  next.at(home).in("y\n\nband\n\n\n\n\n\n\n");
  CHECK(next.exit() == kDone);
  CHECK(answer_in(home, "strength-minutes") == "20");
  CHECK(answer_in(home, "equipment") == "band");
  CHECK(asked_in(home) == "2026-11-20T08:15:00");
  CHECK(home.files() == std::vector<std::string>{kSaved});
}

TEST_CASE("check: with n the check that was begun is dropped for the one that is wanted") {
  const Home home;
  CHECK(Cli("check").at(home).in(typed_until("any-legs")).exit() == kCannotTell);
  Cli week("check --part week");
  week.at(home).in("n\ntue\nq\n");
  CHECK(week.exit() == kCannotTell);
  CHECK(contains(week.err(), "you began a check and answered 5 questions."));
  CHECK(contains(week.err(), "[1/10] On which days"));
  CHECK(answer_in(home, "train-days", kUnfinished) == "tue");
  CHECK(answer_in(home, "age", kUnfinished) == "not answered");
}

TEST_CASE("check --changed: the check that goes on still shows what was said") {
  const Home home;
  home.write(kSaved, equipped());
  Cli first("check --changed");
  first.at(home).in(typed_until("pain-now") + "q\n");
  CHECK(first.exit() == kCannotTell);
  Cli next("check");
  next.at(home).in("y\n");
  CHECK(next.exit() == kCannotTell);
  CHECK(contains(next.err(), "0 to 10, or u (last time: 1): "));
}

TEST_CASE("check: an unfinished check is offered while that makes sense") {
  const struct {
    const char* line;   // the check that is left after one answer
    const char* today;  // of the next one
    bool offered;
    const char* says;
  } rows[] = {
      {"check", "2026-11-20T20:00", true, "Go on with it?"},
      {"check", "2026-11-21T08:16", true, "the warning signs will be asked again"},
      {"check", "2026-12-04T08:15", true, "the warning signs will be asked again"},
      {"check", "2026-12-04T08:16", false, "began on Fri 20 Nov is too old to go on with."},
      {"check", "2026-11-01", false, "is too old to go on with."},  // the clock was wrong
      {"check --part week", "2026-12-03", true, "you began a check of “Your week”"},
      {"check --part week", "2026-12-05", false, "is too old to go on with."},
  };
  for (const auto& row : rows) {
    CAPTURE(row.today);
    const Home home;
    const bool week = std::string(row.line) != "check";
    CHECK(Cli(row.line).at(home).in(week ? "tue\n" : "40\n").exit() == kCannotTell);
    Cli next(row.line);
    next.at(home).today(row.today);
    CHECK(next.exit() == kCannotTell);
    CHECK(contains(next.err(), row.says));
    CHECK(contains(next.err(), "Go on with it?") == row.offered);
    CHECK(contains(next.err(), "asked again") ==
          (std::string(row.says).find("asked again") != std::string::npos));
  }
  SUBCASE("not when a later check has been finished") {
    const Home home;
    CHECK(Cli("check").at(home).in("40\n").exit() == kCannotTell);
    Cli later("check --answers {home}/mine.toml");
    later.at(home).file("mine.toml", file_of(well_person(), "2026-11-21T09:00"));
    CHECK(later.today("2026-11-21T09:00").exit() == kDone);
    Cli next("check");
    next.at(home).today("2026-11-21T10:00").in("q\n");
    CHECK(next.exit() == kCannotTell);
    CHECK_FALSE(contains(next.err(), "Go on with it?"));
    CHECK(contains(next.err(), "[1/"));
  }
}

TEST_CASE("check: a sign that was taken back is not kept, and the saved one stands until the end") {
  const Home home;
  home.write(kSaved, equipped());
  const std::string typed = typed_until("any-legs") + "y\nn\nn\nn\nu\nu\nb\nb\nb\nb\nb\nn\n";
  Cli check("check");
  check.at(home).in(typed + "y\nq\n");
  CHECK(check.exit() == kCannotTell);
  CHECK(contains(check.err(),
                 "  - Is there numbness or pins and needles in one leg or foot? – "
                 "unsure\n"));
  CHECK(answer_in(home, "any-legs", kUnfinished) == "no");
  CHECK(answer_in(home, "leg-numbness", kUnfinished) == "not answered");
  CHECK(plan_exit(home, "2026-11-20") != kDone);

  Cli through("check");
  const std::string all = typed_until("");
  through.at(home).in("y\n" + all.substr((typed_until("any-legs") + "no\n").size()));
  CHECK(through.exit() == kDone);
  CHECK(plan_exit(home, "2026-11-20") == kDone);
}

TEST_CASE("check: no line is wider than it is told to be") {
  for (const std::string width : {"20", "40", "80"}) {
    Cli check("check --width " + width);
    check.in("forty\n" + typed_until(""));
    CHECK(check.exit() == kDone);
    CHECK(widest_line(check.out()) <= std::stoi(width));
    CHECK(widest_line(check.err()) <= std::stoi(width));
    CHECK_FALSE(contains(check.out() + check.err(), "\x1b"));
  }
}
