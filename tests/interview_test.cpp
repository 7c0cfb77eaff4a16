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

// A check of everything, in which `begun` is answered already.
Agenda all_of(const Ruleset& rules, const Answers& begun = {}) {
  Agenda agenda;
  for (std::size_t i = 0; i < rules.parts.size(); ++i) agenda.parts.push_back(static_cast<int>(i));
  agenda.answers = begun;
  return agenda;
}

Talk talk(const std::string& typed, const Agenda& agenda = all_of(mini()),
          const Ruleset& rules = mini(), int width = 80, bool interrupt = false,
          bool terminal = false) {
  const Signals signals;
  char* text = nullptr;
  std::size_t size = 0;
  std::FILE* err = open_memstream(&text, &size);
  std::FILE* in = typed_stream(typed, interrupt);
  World world;
  world.columns = width;
  world.in_is_terminal = terminal;  // which shows by itself what is typed
  Talk out;
  const Interview done = interview(rules, agenda, world, {in, stdout, err},
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
      {"numb", "YES", "yes"},
      {"numb", "y\r", "yes"},  // pasted from Windows
      {"numb", "\tno\t", "no"},
      {"age", "41", "41"},
      {"age", "41\r", "41"},
      {"age", "u", "unsure"},
      {"wake", "6:30", "06:30"},
      {"since", "2", "before"},
      {"since", "before", "before"},
      {"since", "SINCE THIS WEEK", "this-week"},
      {"since", "be", "before"},
      {"where", "1,3", "foot, thigh"},
      {"where", "1 3", "foot, thigh"},
      {"where", "1,\t3", "foot, thigh"},
      {"where", "1\t3", "foot, thigh"},
      {"where", "thigh, foot", "foot, thigh"},
      {"where", "in the calf, 1", "foot, calf"},
      {"where", "none", "none"},
      {"where", "u", "unsure"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.id);
    CHECK(entry(row.id, row.typed) == row.read);
  }
  CHECK(entry("minutes", "", Answer::of(35)) == "35");
}

TEST_CASE("interview: what is no answer is explained, and never taken for one") {
  const std::string yes_no = " Type y (yes), n (no) or u (unsure).";
  const std::string years = " Type a whole number from 10 to 110 (years), or u (unsure).";
  const std::string time = " Type a time such as 06:30 or 18:00, or u (unsure).";
  const std::string choice = " Type a number from 1 to 2, or u (unsure).";
  const std::string several = " Type numbers with commas between them, none, or u (unsure).";
  const std::string unread =
      " Part of it cannot be read and shows as ?. Perhaps an arrow key slipped in.";
  const std::string blank = " It has a blank that the space bar does not make.";
  const std::string unseen = " It has a character that cannot be seen.";
  const std::string wide = " It has wide letters or digits, which are not read here.";
  const struct {
    const char* id;
    std::string typed;
    std::string says;
  } rows[] = {
      {"numb", "", "An empty line is no answer to this one." + yes_no},
      {"numb", " \t ", "An empty line is no answer to this one." + yes_no},
      {"numb", "yse", "'yse' is not an answer here. Did you mean yes?" + yes_no},
      {"numb", "Yse", "'Yse' is not an answer here. Did you mean yes?" + yes_no},
      {"numb", "1", "'1' is not an answer here." + yes_no},
      {"numb", "ja", "'ja' is not an answer here." + yes_no},
      {"numb", "nein", "'nein' is not an answer here." + yes_no},
      {"numb", "y n", "'y n' is not an answer here." + yes_no},
      {"numb", "y\u00a0", "'y\u00a0' is not an answer here." + blank + yes_no},
      {"numb", "\u3000y", "'\u3000y' is not an answer here." + blank + yes_no},
      {"numb", "n\u200b", "'n\u200b' is not an answer here." + unseen + yes_no},
      {"numb", "\ufeffn", "'\ufeffn' is not an answer here." + unseen + yes_no},
      {"numb", "\uff59", "'\uff59' is not an answer here." + wide + yes_no},
      {"numb", "\uff1f", "'\uff1f' is not an answer here." + wide + yes_no},
      {"numb", "n\xf6", "'n?' is not an answer here." + unread + " Did you mean no?" + yes_no},
      {"numb", "\x1b[Ay", "'?[Ay' is not an answer here." + unread + yes_no},
      {"numb", std::string("y\0", 2), "'y?' is not an answer here." + unread + yes_no},
      {"numb", "y\x7f", "'y?' is not an answer here." + unread + yes_no},
      {"numb", "y\u009b", "'y?' is not an answer here." + unread + yes_no},
      {"numb", "y\u202e", "'y?' is not an answer here." + unread + yes_no},
      {"numb", "n" + std::string(3000, ' '), "That line is too long to be an answer." + yes_no},
      {"numb", std::string(3000, ' '), "That line is too long to be an answer." + yes_no},
      {"age", "9", "'9' is not an answer here." + years},
      {"age", "40.5", "'40.5' is not an answer here." + years},
      {"age", "99999999999999999999", "'99999999999999999999' is not an answer here." + years},
      {"age", "\uff14\uff11", "'\uff14\uff11' is not an answer here." + wide + years},
      {"age", "4\u00a01", "'4\u00a01' is not an answer here." + blank + years},
      {"age", std::string(50, '1'),
       "'" + std::string(40, '1') + "…' is not an answer here." + years},
      {"wake", "25:00", "'25:00' is not an answer here." + time},
      {"wake", "6:30am", "'6:30am' is not an answer here." + time},
      {"since", "since", "'since' is not an answer here." + choice},  // both begin so
      {"since", "3", "'3' is not an answer here." + choice},
      {"since", "befroe", "'befroe' is not an answer here. Did you mean before?" + choice},
      {"where", ",", "',' is not an answer here." + several},
      {"where", "foot 9", "'9' is not an answer here." + several},
      {"where", "1,\uff12", "'\uff12' is not an answer here." + wide + several},
      {"where", "Tigh", "'Tigh' is not an answer here. Did you mean thigh?" + several},
  };
  for (const auto& row : rows) {
    CAPTURE(row.typed);
    CHECK(entry(row.id, row.typed) == "! " + row.says);
  }
  // Nor does it take the answer in brackets.
  CHECK(entry("minutes", "\u00a0", Answer::of(35)).starts_with("! "));
  CHECK(entry("minutes", std::string(3000, ' '), Answer::of(35)).starts_with("! "));
}

TEST_CASE("interview: from the first line to the last") {
  const Talk done = talk("41\nn\n\n6:15\n1 2\n");
  CHECK(done.ending == "finished");
  CHECK(done.answers == "age=41 any-nerve=no minutes=35 wake=06:15 days=mon, tue");
  CHECK(done.kept == done.answers);
  CHECK(done.shown ==
        R"(
Warning signs (part 1 of 2)
What must not be missed.

[1/5] How old are you?
  10 to 110 (years), or u: 41

[2/5] Is anything numb?
  y, n or u: n

Your week (part 2 of 2)
What the plan needs.

[3/5] How many minutes?
  12 to 90 (minutes), or u [Enter: 35]: 

[4/5] When do you get up?
  a time such as 06:30, or u [Enter: 07:00]: 6:15

[5/5] On which days?
  1  Monday
  2  Tuesday
  3  Wednesday
  numbers with commas, none, or u [Enter: 1, 3]: 1 2
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
                   "[3/5] How many minutes?\n  12 to 90 (minutes), or u [Enter: 35]: b\n\n"
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

TEST_CASE("interview: going back drops a warning sign only when the person says so") {
  const std::string unsure = "41\ny\nu\nu\n";  // numb
  const std::string to_gateway = "b\nb\n";
  SUBCASE("which is asked, on a page of its own") {
    const Talk asked = talk(unsure + to_gateway + "n\n?\nmaybe\n\ny\n");
    CHECK(contains(asked.shown, R"(
[2/8] Is anything numb?
  y, n or u (you said yes): n
With this answer, what you said before would no longer count:
  - Is it numb between the legs? – unsure
Was that a mistake, and may it be dropped?
  y or n: ?
A warning sign is only dropped when you say that it was not meant. With n your
answer of before stands, and the question comes again.
  y or n: maybe
'maybe' is not an answer here. Type y (yes) or n (no).
  y or n: 
An empty line is no answer to this one. Type y (yes) or n (no).
  y or n: y

Your week)"));
    CHECK(asked.kept == "age=41 any-nerve=no");
  }
  SUBCASE("n and b leave it, and ask again") {
    for (const char* typed : {"n\n", "b\n"}) {
      const Talk left = talk(unsure + to_gateway + "n\n" + typed);
      CHECK(left.shown.ends_with("[2/8] Is anything numb?\n  y, n or u (you said yes): \n"));
      CHECK(left.answers == "age=41 any-nerve=yes numb=unsure");
      CHECK(left.kept == left.answers);
    }
  }
  SUBCASE("whoever leaves there has dropped nothing") {
    const Talk stopped = talk(unsure + to_gateway + "n\nq\n");
    CHECK(stopped.ending == "stopped");
    CHECK(stopped.answers == "age=41 any-nerve=yes numb=unsure");
    CHECK(talk(unsure + to_gateway + "n\n").ending == "input ended");
  }
  SUBCASE("an answer that makes the level milder is a sign, whatever its kind") {
    // In the foot is no yes; a rule reads it all the same.
    Ruleset rules = mini();
    Rule foot = rules.rules.front();
    foot.id = "foot";
    foot.level = Level::see_first;
    foot.when = parse_condition("where has foot", {&rules.questions, &rules.definitions},
                                {"test", "where has foot"}, {1, 1, 1})
                    .value;
    rules.rules.push_back(foot);
    const std::string block = "41\ny\nn\nbefore\nfoot\nb\nb\nb\nb\nn\n";
    CHECK(contains(talk(block, all_of(rules), rules).shown, "  - Where? – foot\n"));
    CHECK_FALSE(contains(talk(block).shown, "no longer count"));
  }
}

TEST_CASE("interview: ?, b and q at the plainer test") {
  const std::string plainer = "41\ny\nu\n";
  CHECK(contains(talk(plainer + "?\nn\n").shown,
                 "feel less?\n  y, n or u: ?\nBecause of numb.\n  y, n or u: n\n"));
  const Talk back = talk(plainer + "b\nu\nb\nb\nn\n");
  CHECK(contains(back.shown, R"(
[3/8] Is it numb between the legs?
  y, n or u: u
Touch both sides. Does one feel less?
  y, n or u: b

[3/8] Is it numb between the legs?
  y, n or u: u
Touch both sides. Does one feel less?
  y, n or u: b

[3/8] Is it numb between the legs?
  y, n or u: b

[2/8] Is anything numb?
  y, n or u (you said yes): n

Your week)"));
  CHECK(talk(plainer + "q\n").ending == "stopped");
  CHECK(talk(plainer).answers == "age=41 any-nerve=yes");
  CHECK(contains(talk(plainer + "\n").shown, "An empty line is no answer to this one."));
}

TEST_CASE("interview: ? and b right after the title of a part, and at the first question") {
  const Talk second = talk("41\nn\n?\nb\nn\n");
  CHECK(contains(second.shown, R"(
Your week (part 2 of 2)
What the plan needs.

[3/5] How many minutes?
  12 to 90 (minutes), or u [Enter: 35]: ?
Because of minutes.
  12 to 90 (minutes), or u [Enter: 35]: b

Warning signs (part 1 of 2)
What must not be missed.

[2/5] Is anything numb?
  y, n or u (you said no): n

Your week (part 2 of 2)
)"));
  const Talk first = talk("?\nb\nq\n");
  CHECK(first.shown == R"(
Warning signs (part 1 of 2)
What must not be missed.

[1/5] How old are you?
  10 to 110 (years), or u: ?
Because of age.
  10 to 110 (years), or u: b
This is the first question.

[1/5] How old are you?
  10 to 110 (years), or u: q
)");
  CHECK(first.ending == "stopped");
}

TEST_CASE("interview: with the answers of last time") {
  Agenda agenda = all_of(mini());
  agenda.last = talk("40\ny\nn\nbefore\nnone\n20\n\n1,2\n").sheet;
  const Talk changed = talk("\n41\n\nn\n\n6:15\nb\n\n\n", agenda);
  CHECK(changed.shown == R"(
Warning signs (part 1 of 2)
What must not be missed.

[1/5] How old are you?
  10 to 110 (years), or u (last time: 40): 
This is answered anew in each check.
An empty line is no answer to this one. Type a whole number from 10 to 110
(years), or u (unsure).
  10 to 110 (years), or u (last time: 40): 41

[2/5] Is anything numb?
  y, n or u (last time: yes): 
This is answered anew in each check.
An empty line is no answer to this one. Type y (yes), n (no) or u (unsure).
  y, n or u (last time: yes): n

Your week (part 2 of 2)
What the plan needs.

[3/5] How many minutes?
  12 to 90 (minutes), or u [Enter: 20 as last time]: 

[4/5] When do you get up?
  a time such as 06:30, or u [Enter: 07:00 as last time]: 6:15

[5/5] On which days?
  1  Monday
  2  Tuesday
  3  Wednesday
  numbers with commas, none, or u [Enter: 1, 2 as last time]: b

[4/5] When do you get up?
  a time such as 06:30, or u [Enter: 06:15]: 

[5/5] On which days?
  1  Monday
  2  Tuesday
  3  Wednesday
  numbers with commas, none, or u [Enter: 1, 2 as last time]: 
)");
  CHECK(changed.answers == "age=41 any-nerve=no minutes=20 wake=06:15 days=mon, tue");
  // A no is not shown where it could be read off.
  CHECK(
      contains(talk("41\ny\n", agenda).shown, "[3/8] Is it numb between the legs?\n  y, n or u: "));
}

TEST_CASE("interview: of one part only") {
  Agenda week = all_of(mini(), talk("41\nn\n").sheet);
  week.parts = {1};
  week.questions = {false, false, false, false, false, true, true, true};
  const Talk asked = talk("b\n20\n\n\n", week);
  CHECK(asked.shown == R"(
Your week
What the plan needs.

[1/3] How many minutes?
  12 to 90 (minutes), or u [Enter: 35]: b
This is the first question.

[1/3] How many minutes?
  12 to 90 (minutes), or u [Enter: 35]: 20

[2/3] When do you get up?
  a time such as 06:30, or u [Enter: 07:00]: 

[3/3] On which days?
  1  Monday
  2  Tuesday
  3  Wednesday
  numbers with commas, none, or u [Enter: 1, 3]: 
)");
  CHECK(asked.ending == "finished");
  CHECK(asked.answers == "age=41 any-nerve=no minutes=20 wake=07:00 days=mon, wed");

  // With a question of another part beside it, which has no title of its own.
  week.questions[0] = true;
  week.answers[0] = {};
  CHECK(talk("41\n20\n", week)
            .shown.starts_with(
                "\n[1/4] How old are you?\n  10 to 110 (years), or u: 41\n\nYour week\n"));

  // What is known of other parts is not dropped, even behind a gateway that is closed.
  const std::size_t where = 4;
  week.answers[where] = Answer::of(1);
  CHECK(contains(talk("41\n", week).answers, "where=foot"));
}

TEST_CASE("interview: an emergency that is known before stops it before the first question") {
  Agenda week = all_of(mini());
  week.questions = {false, false, false, false, false, true, true, true};
  week.answers = talk("41\ny\ny\n").sheet;
  const Talk told = talk("20\n", week);
  CHECK(told.ending == "emergency");
  CHECK(told.shown.empty());
}

TEST_CASE("interview: forty columns") {
  const Talk narrow = talk("forty one\n41\nn\n\n\n1,9\n", all_of(mini()), mini(), 40);
  CHECK(narrow.shown == R"(
Warning signs (part 1 of 2)
What must not be missed.

[1/5] How old are you?
  10 to 110 (years), or u: forty one
'forty one' is not an answer here. Type
a whole number from 10 to 110 (years),
or u (unsure).
  10 to 110 (years), or u: 41

[2/5] Is anything numb?
  y, n or u: n

Your week (part 2 of 2)
What the plan needs.

[3/5] How many minutes?
  12 to 90 (minutes), or u [Enter: 35]: 

[4/5] When do you get up?
  a time such as 06:30, or u
  [Enter: 07:00]: 

[5/5] On which days?
  1  Monday
  2  Tuesday
  3  Wednesday
  numbers with commas, none, or u
  [Enter: 1, 3]: 1,9
'9' is not an answer here. Type numbers
with commas between them, none, or u
(unsure).
  numbers with commas, none, or u
  [Enter: 1, 3]: 
)");
}

TEST_CASE("interview: odd lines, as they are shown") {
  const Talk odd = talk("4\x1b[D1\n" + std::string(1 << 20, '4') + "\n4\xb9\n41\r\nn\r\n");
  CHECK(odd.shown == R"(
Warning signs (part 1 of 2)
What must not be missed.

[1/5] How old are you?
  10 to 110 (years), or u: 4?[D1
'4?[D1' is not an answer here. Part of it cannot be read and shows as ?. Perhaps
an arrow key slipped in. Type a whole number from 10 to 110 (years), or u
(unsure).
  10 to 110 (years), or u: )" +
                         std::string(53, '4') + R"(
That line is too long to be an answer. Type a whole number from 10 to 110
(years), or u (unsure).
  10 to 110 (years), or u: 4?
'4?' is not an answer here. Part of it cannot be read and shows as ?. Perhaps an
arrow key slipped in. Type a whole number from 10 to 110 (years), or u (unsure).
  10 to 110 (years), or u: 41

[2/5] Is anything numb?
  y, n or u: n

Your week (part 2 of 2)
What the plan needs.

[3/5] How many minutes?
  12 to 90 (minutes), or u [Enter: 35]: 
)");
  CHECK(odd.answers == "age=41 any-nerve=no");
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
  // But on a terminal it was not entered.
  CHECK(talk("41\nn", all_of(mini()), mini(), 80, false, /*terminal=*/true).answers == "age=41");
  const Talk interrupted = talk("41\nn", all_of(mini()), mini(), 80, /*interrupt=*/true);
  CHECK(interrupted.ending == "interrupted");
  CHECK(interrupted.kept == "age=41");  // what stood on the line was not entered
  for (const char* typed : {"41\nq\n", "41\n"}) CHECK(talk(typed).kept == "age=41");
}

TEST_CASE("interview: goes on where it was left") {
  const Talk first = talk("41\ny\nn\nq\n");
  const Talk second = talk("2\nnone\n\n\n\n", all_of(mini(), first.sheet));
  CHECK(contains(second.shown, "[4/8] Since when?"));
  CHECK_FALSE(contains(second.shown, "How old"));
  CHECK(second.ending == "finished");
  CHECK(
      contains(talk("b\nn\n", all_of(mini(), first.sheet)).shown, "Is it numb between the legs?"));
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
    const Talk well =
        talk(typed, all_of(rules), rules, width, /*interrupt=*/false, /*terminal=*/true);
    CHECK(well.ending == "finished");
    CHECK(widest_line(well.shown) <= width);
  }
  const Talk well = talk(typed, all_of(rules), rules);
  CHECK(count_answered(well.sheet) <= 40);
  CHECK(assess(rules, well.sheet).can_tell());
  CHECK(assess(rules, well.sheet).level <= Level::book);
}

TEST_CASE("interview: the shipped questions, all unsure") {
  // Every block opens, every plainer test is offered; it still ends, and asks nothing twice.
  const Ruleset& rules = shipped().rules;
  std::string typed;
  for (int i = 0; i < 400; ++i) typed += "u\n";
  const Talk unsure = talk(typed, all_of(rules), rules);
  CHECK(unsure.ending == "finished");
  CHECK_FALSE(next_question(rules, unsure.sheet));
  CHECK(refuses_plan(assess(rules, unsure.sheet).level));
}
