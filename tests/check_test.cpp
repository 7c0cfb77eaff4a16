// `backsmart check`, as it is typed.
#include <sys/stat.h>

#include <doctest/doctest.h>

#include "answering.hpp"

using namespace backsmart;

namespace {

// Every warning sign of the well person as --set.
std::string all_set() {
  std::string line;
  for (std::size_t i = 0; i < well_person().size(); ++i) {
    const Question& question = shipped().rules.questions[i];
    if (well_person()[i].state != Answer::State::given) continue;
    line += " --set " + question.id + "=" + to_text(question, well_person()[i]);
  }
  return line;
}

}  // namespace

TEST_CASE("check: well answers give exit 0 and are saved for their owner only") {
  const Home home;
  Cli check("check --no-input --answers {home}/mine.toml");
  check.at(home).file("mine.toml", all_well());
  CHECK(check.exit() == kDone);
  CHECK_FALSE(check.out().empty());
  CHECK(check.err().empty());
  CHECK(home.files() == std::vector<std::string>{kSaved, "mine.toml"});
  CHECK(home.mode(kSaved) == 0600);
  CHECK(home.mode("data/backsmart") == 0700);
  CHECK(home.mode("data") == 0700);
  CHECK(sheet_in(home, kSaved).answers == well_person());
}

TEST_CASE("check: a warning sign gives its level, and plan refuses from then on") {
  const Home home;
  Cli check("check --set saddle-numbness=yes --set saddle-only-seat=no");
  check.at(home).answers(all_well());
  CHECK(check.exit() == kEmergency);
  CHECK(answer_in(home, "saddle-numbness") == "yes");
  Cli plan("plan");
  plan.at(home);
  CHECK(plan.exit() == kEmergency);
  CHECK(plan.out().empty());
  CHECK_FALSE(plan.err().empty());
}

TEST_CASE("check: what is certain counts though the rest is not answered") {
  Cli check("check --no-input --set saddle-numbness=yes --set saddle-only-seat=no");
  CHECK(check.exit() == kEmergency);
  CHECK_FALSE(check.out().empty());
}

TEST_CASE("check: missing warning signs are all listed, and nothing is saved") {
  const Home home;
  Cli check("check --no-input --set age=40");
  check.at(home);
  CHECK(check.exit() == kCannotTell);
  CHECK(check.out().empty());
  for (const char* id : {"any-right-now", "any-toilet-or-numb", "any-legs", "any-worry"}) {
    CHECK(contains(check.err(), id));
  }
  CHECK(home.files().empty());
}

TEST_CASE("check: one missing warning sign is enough to tell nothing") {
  Answers answers = well_person();
  answers[static_cast<std::size_t>(*find_question(shipped().rules, "any-worry"))] = {};
  Cli check("check --no-input");
  check.answers(file_of(answers));
  CHECK(check.exit() == kCannotTell);
  CHECK(contains(check.err(), "any-worry"));
  CHECK_FALSE(contains(check.err(), "any-legs"));
}

TEST_CASE("check: a sign that is raised but not settled takes the earlier plan away") {
  const Home home;
  home.write(kSaved, all_well());
  Cli raised("check --set any-infection=yes");
  raised.at(home);
  CHECK(raised.exit() == kCannotTell);
  Cli plan("plan");
  plan.at(home);
  CHECK(plan.exit() == kCannotTell);
  CHECK(plan.out().empty());

  // The same when the questions are stopped behind a gateway that opened; setup answers stay.
  home.clear();
  home.write(kSaved, file_of(with(well_person(), {{"strength-minutes", "25"}})));
  Cli stopped("check");
  stopped.at(home).in(typed_until("any-infection") + "yes\nq\n");
  CHECK(stopped.exit() == kCannotTell);
  CHECK(answer_in(home, "strength-minutes") == "25");
  Cli after("plan");
  after.at(home);
  CHECK(after.exit() == kCannotTell);
  CHECK(after.out().empty());
}

TEST_CASE("check: an undated file makes the old answers beside it no younger") {
  const Home home;
  home.write("old.toml", file_of(well_person(), "2026-08-01T08:00"));
  home.write("new.toml", "format = 1\n[answers]\npain-now = 3\n");
  Cli check("check --answers {home}/old.toml --answers {home}/new.toml");
  check.at(home);
  CHECK(check.exit() == kCannotTell);
  CHECK_FALSE(home.has(kSaved));
}

TEST_CASE("check: a raised sign from a file keeps the answers that are not about it") {
  const Home home;
  home.write(kSaved, file_of(with(well_person(), {{"equipment", "band"}})));
  home.write("new.toml", "format = 1\n[answers]\nany-infection = \"yes\"\n");
  Cli check("check --answers {home}/new.toml");
  check.at(home);
  CHECK(check.exit() == kCannotTell);
  CHECK(answer_in(home, "any-infection") == "yes");
  CHECK(answer_in(home, "equipment") == "band");
}

TEST_CASE("check: an emergency keeps the answers that are not about it") {
  const Home home;
  home.write(kSaved, file_of(with(well_person(), {{"equipment", "band"}})));
  Cli check("check");
  check.at(home).in(typed_until("any-right-now") + "yes\nyes\n");
  CHECK(check.exit() == kEmergency);
  CHECK(answer_in(home, "equipment") == "band");
}

TEST_CASE("check: what is wrong with --set is shown at its place") {
  Cli check("check --set fevre=no --set any-legs=mabye --set age=200 --set equipment=band,bell");
  CHECK(check.exit() == kFailed);
  CHECK(check.out().empty());
  CHECK(check.err() == R"(--set fevre=no: error: there is no such question
   | --set fevre=no
   |       ^~~~~
  hint: did you mean fever?
--set any-legs=mabye: error: 'mabye' does not answer any-legs
   | --set any-legs=mabye
   |                ^~~~~
  hint: it takes "yes", "no" or "unsure"
--set age=200: error: '200' does not answer age
   | --set age=200
   |           ^~~
  hint: it takes a whole number from 10 to 110, or "unsure"
--set equipment=band,bell: error: 'bell' does not answer equipment
   | --set equipment=band,bell
   |                      ^~~~
  hint: did you mean "ball"? It takes any of: dumbbell, kettlebell, barbell, trapbar, band, cable, bench, bar, bike, machine, pool, dowel, ball; none; or "unsure"
)");
  Cli usage("check --set fever");
  CHECK(usage.exit() == kUsage);
  CHECK(contains(usage.err(), "--set fever=VALUE"));
}

TEST_CASE("check: --json prints the assessment instead of the page") {
  Cli check("check --no-input --json");
  check.answers(all_well());
  CHECK(check.exit() == kDone);
  CHECK(check.out().starts_with("{"));
  CHECK(check.out().ends_with("}\n"));
  CHECK(contains(check.out(), "\"schema\""));
  Cli missing("check --no-input --json --set any-legs=yes");
  CHECK(missing.exit() == kCannotTell);
  CHECK(contains(missing.out(), R"("level": "unknown")"));
  CHECK(contains(missing.out(), "\"leg-weakness\""));
}

TEST_CASE("check: --dry-run saves nothing") {
  const Home home;
  Cli check("check --dry-run --answers {home}/mine.toml");
  check.at(home).file("mine.toml", all_well());
  CHECK(check.exit() == kDone);
  Cli asking("check --dry-run");
  asking.at(home).in(typed_until("any-worry"));
  CHECK(asking.exit() == kCannotTell);
  CHECK(contains(asking.err(), "Nothing is kept."));
  CHECK(home.files() == std::vector<std::string>{"mine.toml"});
}

TEST_CASE("check: --template can be filled in, and needs no home") {
  Cli print("check --template");
  print.world([](World& world) { world.data_home = world.state_home = ""; });
  CHECK(print.exit() == kDone);
  CHECK(contains(print.out(), "asked = 2026-11-20T08:15:00"));
  CHECK(widest_line(print.out()) <= 80);
  Cli unfilled("check --answers -");
  unfilled.in(print.out());
  CHECK(unfilled.exit() == kCannotTell);
}

// ---- where answers come from
// ---------------------------------------------------------------------

TEST_CASE("check: several files, the later wins by question; - is stdin") {
  const Home home;
  home.write("late.toml", file_of(with({}, {{"any-legs", "yes"}}), "2026-11-19T10:00"));
  Cli early("check --answers - --answers {home}/late.toml");
  early.at(home).in(all_well());
  CHECK(early.exit() == kCannotTell);  // any-legs opened its block
  Cli late("check --answers {home}/late.toml --answers -");
  late.at(home).in(all_well());
  CHECK(late.exit() == kDone);
  CHECK(asked_in(home) == "2026-11-19T10:00:00");  // as old as the oldest of them
}

TEST_CASE("check: BACKSMART_ANSWERS stands for the saved file, for reading and for saving") {
  const Home home;
  home.write("dotfiles/back.toml", all_well());
  Cli check("check --set age=41");
  check.at(home).world([&](World& world) { world.answers_env = home.path("dotfiles/back.toml"); });
  CHECK(check.exit() == kDone);
  CHECK(answer_in(home, "age", "dotfiles/back.toml") == "41");
  CHECK(home.files() == std::vector<std::string>{"dotfiles/back.toml"});
}

TEST_CASE("check: a file that cannot be read is named, and nothing is overwritten") {
  const Home home;
  home.write(kSaved, all_well());
  const struct {
    std::string line;
    std::string says;
  } rows[] = {
      {"{home}/none.toml", "cannot read {home}/none.toml: No such file or directory"},
      {"{home}/data", "cannot read {home}/data: Is a directory"},
      {"{home}/large.toml", "cannot read {home}/large.toml: File too large"},
      {"/dev/zero", "cannot read /dev/zero: File too large"},
      {"{home}/broken.toml", "{home}/broken.toml:1:"},
      {"{home}/latin.toml", "{home}/latin.toml:"},
      {"{home}/empty.toml", "{home}/empty.toml"},
  };
  home.write("large.toml", std::string(10'000'000, '#'));
  home.write("broken.toml", "format = = 1\n");
  home.write("latin.toml", "format = 1\n[answers]\nage = \"\xe9\"\n");
  home.write("empty.toml", "");
  for (const auto& row : rows) {
    CAPTURE(row.line);
    Cli check("check --answers " + row.line);
    check.at(home);
    CHECK(check.exit() == kFailed);
    CHECK(contains(check.err(), row.says));
    CHECK(check.out().empty());
  }
  CHECK(home.read(kSaved) == all_well());
}

// ---- how old they may be
// -------------------------------------------------------------------------

TEST_CASE("check: after 14 days it reminds, after 42 the warning signs must be asked again") {
  const struct {
    const char* today;
    Exit exit;
    const char* says;  // "" for nothing
  } rows[] = {
      {"2026-11-18", kCannotTell, "in the future"},  // answered on the 20th
      {"2026-11-19", kDone, ""},
      {"2026-12-04", kDone, ""},
      {"2026-12-05", kDone, "15 days old"},
      {"2027-01-01", kDone, "42 days old"},
      {"2027-01-02", kCannotTell, "43 days old"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.today);
    Cli check("check --no-input");
    check.answers(all_well()).today(row.today);
    CHECK(check.exit() == row.exit);
    CHECK(check.out().empty() == (row.exit == kCannotTell));
    CHECK(check.err().empty() == std::string(row.says).empty());
    CHECK(contains(check.err(), row.says));
    Cli flag(std::string("check --no-input --today ") + row.today);
    flag.answers(all_well());
    CHECK(flag.exit() == row.exit);
    CHECK(flag.out() == check.out());
  }
}

TEST_CASE("check: an emergency said today counts, however old the rest is") {
  Cli check("check --set saddle-numbness=yes --set saddle-only-seat=no");
  check.answers(all_well()).today("2027-06-01");
  CHECK(check.exit() == kEmergency);
}

TEST_CASE("check: the date is the date of the warning signs") {
  SUBCASE("one new answer does not make the others young") {
    const Home home;
    Cli check("check --set equipment=band");
    check.at(home).answers(all_well()).today("2026-11-25");
    CHECK(check.exit() == kDone);
    CHECK(asked_in(home) == "2026-11-20T08:15:00");
    CHECK(answer_in(home, "equipment") == "band");
  }
  SUBCASE("all warning signs answered now are of now, whatever was saved") {
    const Home home;
    Cli check("check" + all_set());
    check.at(home).answers(all_well()).today("2027-06-01");
    CHECK(check.exit() == kDone);
    CHECK(check.err().empty());
    CHECK(asked_in(home) == "2027-06-01T00:00:00");
  }
  SUBCASE("but not while the strength of the pain, which counts as well, is of before") {
    const Home home;
    home.write(kSaved, file_of(with(well_person(), {{"pain-now", "1"}})));
    Cli check("check" + replaced(all_set(), " --set pain-now=3", ""));
    CHECK(check.at(home).today("2026-12-10").exit() == kDone);
    CHECK(asked_in(home) == "2026-11-20T08:15:00");
    Cli all("check" + all_set());
    CHECK(all.at(home).today("2026-12-10").exit() == kDone);
    CHECK(asked_in(home) == "2026-12-10T00:00:00");
  }
  SUBCASE("a file without a date is answered now; a saved one without a date is not trusted") {
    const Home home;
    Cli given("check --answers {home}/mine.toml");
    given.at(home).file("mine.toml", file_of(well_person(), ""));
    CHECK(given.exit() == kDone);
    CHECK(asked_in(home) == "2026-11-20T08:15:00");
    Cli saved("check --no-input");
    saved.answers(file_of(well_person(), ""));
    CHECK(saved.exit() == kCannotTell);
    CHECK(contains(saved.err(), "asked = "));
  }
}

// ---- asking
// --------------------------------------------------------------------------------------

TEST_CASE("check: asked and answered, saved, and nothing unfinished is left") {
  const Home home;
  Cli check("check");
  check.at(home).in(typed_until(""));
  CHECK(check.exit() == kDone);
  CHECK_FALSE(check.out().empty());
  CHECK_FALSE(contains(check.out(), "[1/"));  // questions go to stderr
  CHECK(home.files() == std::vector<std::string>{kSaved});
  CHECK(asked_in(home) == "2026-11-20T08:15:00");
  Cli plan("plan");
  CHECK(plan.at(home).exit() == kDone);
}

TEST_CASE("check: stopped with q, it goes on next time") {
  const Home home;
  Cli first("check");
  first.at(home).in(typed_until("any-legs") + "q\n");
  CHECK(first.exit() == kCannotTell);
  CHECK(first.out().empty());
  CHECK(contains(first.err(), "5 answers kept"));
  CHECK(home.files() == std::vector<std::string>{kUnfinished});
  CHECK(home.mode(kUnfinished) == 0600);

  SUBCASE("where it was left") {
    const std::string all = typed_until("");
    Cli second("check");
    second.at(home)
        .today("2026-11-20T09:00")
        .in("y\n" + all.substr(typed_until("any-legs").size()));
    CHECK(second.exit() == kDone);
    CHECK(contains(second.err(), "On Fri 20 Nov at 08:15 you began a check and answered 5"));
    CHECK_FALSE(contains(second.err(), "How old"));
    CHECK(home.files() == std::vector<std::string>{kSaved});
    CHECK(asked_in(home) == "2026-11-20T08:15:00");  // when the first of them was given
  }
  SUBCASE("or from the start") {
    Cli second("check");
    second.at(home).in("n\n" + typed_until(""));
    CHECK(second.exit() == kDone);
    CHECK(contains(second.err(), "How old"));
  }
  SUBCASE("and the offer itself can be stopped") {
    Cli second("check");
    second.at(home).in("q\n");
    CHECK(second.exit() == kCannotTell);
    CHECK(answer_in(home, "age", kUnfinished) == "40");
  }
  SUBCASE("after a day the warning signs are asked anew") {
    Cli second("check");
    second.at(home).today("2026-11-21T08:16").in("y\n" + typed_until(""));
    CHECK(second.exit() == kDone);
    CHECK(contains(second.err(), "How old"));
    CHECK(asked_in(home) == "2026-11-21T08:16:00");
  }
  SUBCASE("a broken one is named, and the check starts anew") {
    home.write(kUnfinished, "format = 1\n[answers]\nagee = 4\n");
    Cli second("check");
    second.at(home).in(typed_until(""));
    CHECK(second.exit() == kDone);
    CHECK(contains(second.err(), "check.toml:3:1: error:"));
  }
}

TEST_CASE("check: Ctrl-C exits 130, the end of the input 3; both keep what is there") {
  const Home home;
  Cli interrupted("check");
  interrupted.at(home).in(typed_until("any-legs") + "y").then_interrupt();
  CHECK(interrupted.exit() == kInterrupted);
  CHECK(interrupted.out().empty());
  CHECK(answer_in(home, "any-toilet-or-numb", kUnfinished) == "no");

  Cli reading("check --answers -");
  CHECK(reading.in("format = 1\n").then_interrupt().exit() == kInterrupted);

  Cli ended("check");
  ended.in(typed_until("any-legs"));
  CHECK(ended.exit() == kCannotTell);
  CHECK(contains(ended.err(), "The input ended. 5 answers kept"));

  Cli nobody("check");
  CHECK(nobody.exit() == kCannotTell);
  CHECK(contains(nobody.err(), "Nothing was answered."));
}

TEST_CASE("check: an emergency ends the questions, is told and saved") {
  const Home home;
  home.write(kSaved, all_well());
  Cli check("check");
  check.at(home).in(typed_until("any-right-now") + "y\ny\n");  // chest pain
  CHECK(check.exit() == kEmergency);
  CHECK_FALSE(check.out().empty());
  CHECK(answer_in(home, "chest-pain") == "yes");
  CHECK(home.files() == std::vector<std::string>{kSaved});
  CHECK(Cli("plan").at(home).exit() == kEmergency);
}

TEST_CASE("check: stopped after an answer that settles it, the level is told all the same") {
  // Old, good answers must not give a plan to someone who has just said something else.
  const std::string typed = typed_until("any-legs") + "y\nn\ny\nn\nn\n";  // a weak leg
  for (const bool interrupt : {false, true}) {
    const Home home;
    home.write(kSaved, all_well());
    Cli check("check");
    check.at(home).in(typed + (interrupt ? "" : "q\n"));
    if (interrupt) check.then_interrupt();
    CHECK(check.exit() == (interrupt ? kInterrupted : kSameDay));
    CHECK_FALSE(check.out().empty());
    CHECK(answer_in(home, "leg-weakness") == "yes");
    CHECK(home.has(kUnfinished));
    CHECK(Cli("plan").at(home).exit() == kSameDay);
  }
}

// ---- when the environment refuses
// ----------------------------------------------------------------

TEST_CASE("check: when the answers cannot be saved it fails, but the level comes first") {
  const auto no_folder = [](World& world) { world.data_home = world.state_home = "/dev/null/x"; };
  Cli well("check --answers -");
  well.in(all_well()).world(no_folder);
  CHECK(well.exit() == kFailed);
  CHECK_FALSE(well.out().empty());
  CHECK(contains(well.err(), "Not a directory"));
  CHECK(contains(well.err(), "The answers are not saved."));

  Cli ill(
      "check --answers - --set leg-weakness=yes --set weakness-fast=no --set weakness-known=no");
  ill.in(all_well()).world(no_folder);
  CHECK(ill.exit() == kSameDay);
  CHECK(contains(ill.err(), "The answers are not saved."));

  Cli homeless("check --answers -");
  homeless.in(all_well()).world([](World& world) { world.data_home = ""; });
  CHECK(homeless.exit() == kFailed);
  CHECK(contains(homeless.err(), "set HOME or XDG_DATA_HOME"));

  Cli asking("check");
  asking.in(typed_until("")).world(no_folder);
  CHECK(asking.exit() == kFailed);
  CHECK(contains(asking.err(), "You can go on"));
  CHECK_FALSE(asking.out().empty());
}

TEST_CASE("check: a full disk is a failure, a closed pipe is not") {
  Cli full("check --no-input");
  full.answers(all_well()).out_to("/dev/full");
  CHECK(full.exit() == kFailed);
  CHECK(contains(full.err(), "No space left on device"));

  Cli closed("check --no-input");
  closed.answers(all_well()).out_closed();
  CHECK(closed.exit() == kDone);
  CHECK(closed.err().empty());

  const Home home;
  Cli emergency("check --set saddle-numbness=yes --set saddle-only-seat=no");
  emergency.at(home).answers(all_well()).out_closed();
  CHECK(emergency.exit() == kEmergency);
  CHECK(answer_in(home, "saddle-numbness") == "yes");  // saved before it is told
}
