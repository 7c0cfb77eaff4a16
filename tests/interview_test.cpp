// The questions on a terminal: what is shown, what may be typed, what is kept.
#include "cli/interview.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/answer_sheet.hpp"
#include "cli/entry.hpp"
#include "cli/interrupt.hpp"
#include "cli_harness.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

// A check in miniature: a gateway with a block of three, one emergency, a part with defaults.
const Ruleset& mini() {
  static const Ruleset built = [] {
    Ruleset rules;
    rules.parts = {{std::string(kWarningSigns), "Warning signs", "What must not be missed."},
                   {"week", "Your week", "What the plan needs."}};
    rules.unsure = {3, Level::see_first, "too many"};
    const auto condition = [&rules](const std::string& text) {
      return parse_condition(text, {&rules.questions, &rules.definitions}, {"test", text},
                             {1, 1, 1})
          .value;
    };
    const auto add = [&](const std::string& id, int part, Kind kind, const std::string& ask) {
      Question question;
      question.id = id;
      question.part = part;
      question.kind = kind;
      question.ask = ask;
      question.why = "Because of " + id + ".";
      rules.questions.push_back(question);
      return &rules.questions.back();
    };
    rules.questions.reserve(8);
    Question* age = add("age", 0, Kind::number, "How old are you?");
    age->min = 10;
    age->max = 110;
    age->unit = "years";
    add("any-nerve", 0, Kind::yes_no, "Is anything numb?");
    Question* numb = add("numb", 0, Kind::yes_no, "Is it numb between the legs?");
    numb->plainer = "Touch both sides. Does one feel less?";
    Question* since = add("since", 0, Kind::choice, "Since when?");
    since->words = {{"this-week", "since this week"}, {"before", "since before"}};
    Question* where = add("where", 0, Kind::many, "Where?");
    where->words = {{"foot", "in the foot"}, {"calf", "in the calf"}, {"thigh", "in the thigh"}};
    for (Question* inside : {numb, since, where}) inside->gateway = condition("any-nerve");
    Question* minutes = add("minutes", 1, Kind::number, "How many minutes?");
    minutes->min = 12;
    minutes->max = 90;
    minutes->unit = "minutes";
    minutes->fallback = Answer::of(35);
    Question* wake = add("wake", 1, Kind::number, "When do you get up?");
    wake->max = kMinutesPerDay - 1;
    wake->unit = "clock";
    wake->fallback = Answer::of(7 * 60);
    Question* days = add("days", 1, Kind::many, "On which days?");
    days->words = {{"mon", "Monday"}, {"tue", "Tuesday"}, {"wed", "Wednesday"}};
    days->fallback = Answer::of(0b101);
    Rule rule;
    rule.id = "numb-now";
    rule.level = Level::emergency;
    rule.level_if_unsure = Level::same_day;
    rule.when = condition("numb");
    rules.rules.push_back(rule);
    return rules;
  }();
  return built;
}

const Question& mini_question(const std::string& id) {
  return mini().questions[static_cast<std::size_t>(*find_question(mini(), id))];
}

std::string dump(const Ruleset& rules, const Answers& answers) {
  std::string text;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!is_answered(answers[i])) continue;
    text += fmt::format("{}={} ", rules.questions[i].id, to_text(rules.questions[i], answers[i]));
  }
  return std::string(trim(text));
}

std::string to_string(Ending ending) {
  switch (ending) {
    case Ending::finished: return "finished";
    case Ending::emergency: return "emergency";
    case Ending::stopped: return "stopped";
    case Ending::input_ended: return "input ended";
    case Ending::interrupted: return "interrupted";
  }
  return "";
}

struct Talk {
  std::string shown;    // questions and what was typed, as on a terminal
  std::string answers;  // "age=41 any-nerve=no"
  std::string kept;     // the last that would survive a kill
  std::string ending;
  Answers sheet;
};

Talk talk(const std::string& typed, const Answers& begun = {}, const Ruleset& rules = mini(),
          int width = 80, bool interrupt = false, bool terminal = false) {
  const Signals signals;
  char* text = nullptr;
  std::size_t size = 0;
  std::FILE* err = open_memstream(&text, &size);
  std::FILE* in = typed_stream(typed, interrupt);
  World world;
  world.columns = width;
  world.in_is_terminal = terminal;  // which shows by itself what is typed
  Talk out;
  const Interview done = interview(rules, begun, world, {in, stdout, err},
                                   [&](const Answers& a) { out.kept = dump(rules, a); });
  std::fclose(in);
  std::fclose(err);
  out.shown.assign(text, size);
  std::free(text);
  out.answers = dump(rules, done.answers);
  out.ending = to_string(done.ending);
  out.sheet = done.answers;
  return out;
}

std::string entry(const std::string& id, const std::string& typed,
                  const std::optional<Answer>& standing = std::nullopt) {
  const Question& question = mini_question(id);
  const Entry read = read_entry(question, typed, standing);
  if (const Answer* answer = std::get_if<Answer>(&read)) return to_text(question, *answer);
  if (const Wrong* wrong = std::get_if<Wrong>(&read)) return "! " + wrong->message;
  switch (std::get<Wish>(read)) {
    case Wish::why: return "?";
    case Wish::back: return "b";
    case Wish::stop: return "q";
  }
  return "";
}

}  // namespace

TEST_CASE("interview: what may be typed") {
  const struct {
    const char* id;
    const char* typed;
    const char* read;
  } rows[] = {
      {"numb", "y", "yes"},
      {"numb", "Yes", "yes"},
      {"numb", " n ", "no"},
      {"numb", "u", "unsure"},
      {"numb", "unsure", "unsure"},
      {"numb", "?", "?"},
      {"numb", "why", "?"},
      {"numb", "b", "b"},
      {"numb", "Back", "b"},
      {"numb", "q", "q"},
      {"numb", "quit", "q"},
      {"numb", "", "! An empty line is no answer to this one. Type y, n or u (unsure)."},
      {"numb", "yse", "! 'yse' is not an answer here. Did you mean yes? Type y, n or u."},
      {"numb", "1", "! '1' is not an answer here. Type y, n or u."},
      {"age", "41", "41"},
      {"age", "u", "unsure"},
      {"age", "9", "! '9' does not fit. Type 10 to 110 (years), or u."},
      {"age", "40.5", "! '40.5' does not fit. Type 10 to 110 (years), or u."},
      {"age", "99999999999999999999",
       "! '99999999999999999999' does not fit. Type 10 to 110 (years), or u."},
      {"age", "y\x1b[2J", "! 'y?[2j' does not fit. Type 10 to 110 (years), or u."},
      {"wake", "6:30", "06:30"},
      {"wake", "25:00", "! '25:00' does not fit. Type a time such as 06:30, or u."},
      {"since", "2", "before"},
      {"since", "before", "before"},
      {"since", "SINCE THIS WEEK", "this-week"},
      {"since", "be", "before"},
      {"since", "since", "! 'since' is not an answer here. Type 1 to 2, or u."},
      {"since", "3", "! '3' is not an answer here. Type 1 to 2, or u."},
      {"since", "befroe",
       "! 'befroe' is not an answer here. Did you mean before? Type 1 to 2, or u."},
      {"where", "1,3", "foot, thigh"},
      {"where", "1 3", "foot, thigh"},
      {"where", "thigh, foot", "foot, thigh"},
      {"where", "in the calf, 1", "foot, calf"},
      {"where", "none", "none"},
      {"where", "u", "unsure"},
      {"where", ",", "! ',' is not an answer here. Type numbers with commas, none, or u."},
      {"where", "foot 9", "! '9' is not an answer here. Type numbers with commas, none, or u."},
      {"where", "tigh",
       "! 'tigh' is not an answer here. Did you mean thigh? Type numbers with commas, none, or u."},
  };
  for (const auto& row : rows) {
    CAPTURE(row.id);
    CHECK(entry(row.id, row.typed) == row.read);
  }
  CHECK(entry("minutes", "", Answer::of(35)) == "35");
}

TEST_CASE("interview: from the first line to the last") {
  const Talk done = talk("41\nn\n\n6:15\n1 2\n");
  CHECK(done.ending == "finished");
  CHECK(done.answers == "age=41 any-nerve=no minutes=35 wake=06:15 days=mon, tue");
  CHECK(done.kept == done.answers);
  CHECK(done.shown ==
        R"(Type y (yes), n (no), u (unsure) or a number. ? tells why we ask, b goes back, q
stops and keeps your answers.

Warning signs (part 1 of 2)
What must not be missed.

[1/5] How old are you?
  10 to 110 (years), or u: 41

[2/5] Is anything numb?
  y, n or u: n

Your week (part 2 of 2)
What the plan needs.

[3/5] How many minutes?
  12 to 90 (minutes), or u [35]: 

[4/5] When do you get up?
  a time such as 06:30, or u [07:00]: 6:15

[5/5] On which days?
  1  Monday
  2  Tuesday
  3  Wednesday
  numbers with commas, none, or u [mon, wed]: 1 2
)");
}

TEST_CASE("interview: a block opens on yes or unsure, and the count grows with it") {
  const Talk opened = talk("41\nu\nn\n");
  CHECK(contains(opened.shown, "[2/5] Is anything numb?"));
  CHECK(contains(opened.shown, "[3/8] Is it numb between the legs?"));
  CHECK(contains(opened.shown, "[4/8] Since when?"));
  CHECK(opened.ending == "input ended");
  CHECK(opened.kept == "age=41 any-nerve=unsure numb=no");
}

TEST_CASE("interview: an empty line is never a no to a warning sign") {
  const Talk tried = talk("41\n\n\nn\n\n");
  CHECK(contains(tried.shown, "An empty line is no answer to this one."));
  CHECK(tried.answers == "age=41 any-nerve=no minutes=35");
}

TEST_CASE("interview: ? tells why, and asks again") {
  const Talk asked = talk("?\n41\n");
  CHECK(contains(asked.shown, "u: ?\nBecause of age.\n  10 to 110 (years), or u: 41\n"));
  CHECK(asked.answers == "age=41");
}

TEST_CASE("interview: after unsure the plainer test comes once") {
  const Talk again = talk("41\ny\nu\nu\n");
  CHECK(contains(again.shown,
                 "y, n or u: u\nTouch both sides. Does one feel less?\n  y, n or u: u\n"));
  CHECK(again.answers == "age=41 any-nerve=yes numb=unsure");
  CHECK(talk("41\ny\nu\nn\n").answers == "age=41 any-nerve=yes numb=no");
  CHECK(talk("41\ny\nu\ny\n").ending == "emergency");
}

TEST_CASE("interview: b goes back") {
  SUBCASE("to the question before, and there is none before the first") {
    CHECK(contains(talk("b\n41\n").shown, "This is the first question."));
    CHECK(talk("41\nb\n50\nn\n").answers == "age=50 any-nerve=no");
  }
  SUBCASE("across parts and blocks that stayed closed") {
    const Talk back = talk("41\nn\nb\nb\n40\n\n\n\n");
    CHECK(contains(back.shown,
                   "[3/5] How many minutes?\n  12 to 90 (minutes), or u [35]: b\n\n"
                   "Warning signs (part 1 of 2)\n"));
    CHECK(contains(back.shown, "[2/5] Is anything numb?\n  y, n or u (you said no): b\n"));
    CHECK(contains(back.shown,
                   "[1/5] How old are you?\n  10 to 110 (years), or u (you said 41): 40"));
    CHECK(back.answers == "age=40 any-nerve=no minutes=35 wake=07:00 days=mon, wed");
  }
  SUBCASE("an empty line keeps what was said, but not for a warning sign") {
    CHECK(talk("41\nn\n20\nb\n\n\n\n").answers ==
          "age=41 any-nerve=no minutes=20 wake=07:00 days=mon, wed");
    CHECK(contains(talk("41\nn\nb\n\n").shown, "An empty line is no answer to this one."));
  }
  SUBCASE("answers behind a gateway that closes are gone, and are back when it opens again") {
    const std::string block = "41\ny\nn\nbefore\nfoot\n";
    const std::string to_gateway = "b\nb\nb\nb\n";
    CHECK(talk(block).answers == "age=41 any-nerve=yes numb=no since=before where=foot");
    CHECK(talk(block + to_gateway + "n\n").answers == "age=41 any-nerve=no");
    CHECK(talk(block + to_gateway + "n\nb\ny\n").answers ==
          "age=41 any-nerve=yes numb=no since=before where=foot");
  }
}

TEST_CASE("interview: it stops the moment an emergency is certain") {
  const Talk stopped = talk("41\ny\ny\nbefore\nfoot\n");
  CHECK(stopped.ending == "emergency");
  CHECK(stopped.answers == "age=41 any-nerve=yes numb=yes");
  CHECK_FALSE(contains(stopped.shown, "Since when?"));
}

TEST_CASE("interview: however it ends, the answers are there") {
  CHECK(talk("41\nq\n").ending == "stopped");
  CHECK(talk("41\n").ending == "input ended");
  CHECK(talk("41\nn").answers == "age=41 any-nerve=no");  // a last line without its end
  const Talk interrupted = talk("41\nn", {}, mini(), 80, /*interrupt=*/true);
  CHECK(interrupted.ending == "interrupted");
  CHECK(interrupted.kept == "age=41");  // what stood on the line was not entered
  for (const char* typed : {"41\nq\n", "41\n"}) CHECK(talk(typed).kept == "age=41");
}

TEST_CASE("interview: goes on where it was left") {
  const Talk first = talk("41\ny\nn\nq\n");
  const Talk second = talk("2\nnone\n\n\n\n", first.sheet);
  CHECK(contains(second.shown, "[4/8] Since when?"));
  CHECK_FALSE(contains(second.shown, "How old"));
  CHECK(second.ending == "finished");
  CHECK(contains(talk("b\nn\n", first.sheet).shown, "Is it numb between the legs?"));
}

TEST_CASE("interview: ends on input that nobody types") {
  std::string nonsense;
  for (int i = 0; i < 1000; ++i) nonsense += "nonsense\n";
  CHECK(talk(nonsense).ending == "input ended");
  CHECK(talk(std::string(100'000, 'x')).ending == "input ended");
  CHECK(talk(std::string("4\0001\n", 5)).ending == "input ended");
}

TEST_CASE("interview: the shipped questions, as a well person") {
  const Ruleset& rules = shipped().rules;
  const std::string typed = typed_for(rules, well_person());
  for (const int width : {20, 40, 80}) {
    const Talk well = talk(typed, {}, rules, width, /*interrupt=*/false, /*terminal=*/true);
    CHECK(well.ending == "finished");
    CHECK(widest_line(well.shown) <= width);
  }
  const Talk well = talk(typed, {}, rules);
  CHECK(count_answered(well.sheet) <= 40);
  CHECK(assess(rules, well.sheet).can_tell());
  CHECK(assess(rules, well.sheet).level <= Level::book);
}

TEST_CASE("interview: the shipped questions, all unsure") {
  // Every block opens, every plainer test is offered; it still ends, and asks nothing twice.
  const Ruleset& rules = shipped().rules;
  std::string typed;
  for (int i = 0; i < 400; ++i) typed += "u\n";
  const Talk unsure = talk(typed, {}, rules);
  CHECK(unsure.ending == "finished");
  CHECK_FALSE(next_question(rules, unsure.sheet));
  CHECK(refuses_plan(assess(rules, unsure.sheet).level));
}
