// Answers files: what is read, what is written, and what is said of mistakes.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "data/parse_toml.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

Question question(std::string id, Kind kind, std::vector<Word> words = {}) {
  Question q;
  q.id = std::move(id);
  q.kind = kind;
  q.ask = "Is it so, and has it been so for longer than you would have liked it to be so far?";
  q.why = "Because.";
  q.words = std::move(words);
  return q;
}

Question number(std::string id, int min, int max, std::string unit) {
  Question q = question(std::move(id), Kind::number);
  q.min = min;
  q.max = max;
  q.unit = std::move(unit);
  return q;
}

// fever(0) cough(1) age(2) wake(3) since(4) tools(5)
Ruleset some_rules() {
  Ruleset rules;
  rules.parts = {{std::string(kWarningSigns), "Warning signs", "First."},
                 {"week", "Week", "Then."}};
  rules.questions = {question("fever", Kind::yes_no),
                     question("cough", Kind::yes_no),
                     number("age", 10, 110, "years"),
                     number("wake", 240, 660, "clock"),
                     question("since", Kind::choice, {{"today", "today"}, {"week", "a week"}}),
                     question("tools", Kind::many, {{"band", "a band"}, {"bell", "a bell"}})};
  rules.questions[1].gateway = {Term{}};
  rules.questions[3].part = rules.questions[4].part = rules.questions[5].part = 1;
  rules.questions[3].fallback = Answer::of(390);
  return rules;
}

Loaded<AnswerSheet> read(const std::string& text, const Ruleset& rules) {
  auto parsed = parse_toml({"a.toml", text});
  if (!parsed.ok()) return {{}, parsed.problems};
  return decode_answers(parsed.value, rules);
}

std::string problems(const std::string& text) { return to_text(read(text, some_rules()).problems); }

}  // namespace

TEST_CASE("every kind of answer is read") {
  struct Row {
    std::string entry;
    std::size_t question;
    Answer answer;
  };
  const Row rows[] = {
      {"", 0, {}},
      {"fever = \"yes\"", 0, Answer::of(1)},
      {"fever = \"no\"", 0, Answer::of(0)},
      {"fever = \"unsure\"", 0, Answer::unsure()},
      {"age = 10", 2, Answer::of(10)},
      {"age = 110", 2, Answer::of(110)},
      {"age = \"unsure\"", 2, Answer::unsure()},
      {"wake = \"6:30\"", 3, Answer::of(390)},
      {"wake = 04:00:00", 3, Answer::of(240)},
      {"since = \"week\"", 4, Answer::of(1)},
      {"since = \"unsure\"", 4, Answer::unsure()},
      {"tools = []", 5, Answer::of(0)},
      {"tools = [\"bell\"]", 5, Answer::of(2)},
      {"tools = [\"bell\", \"band\"]", 5, Answer::of(3)},
      {"tools = \"unsure\"", 5, Answer::unsure()},
  };
  for (const Row& row : rows) {
    CAPTURE(row.entry);
    const auto sheet = read("format = 1\n[answers]\n" + row.entry, some_rules());
    CHECK(to_text(sheet.problems) == "");
    REQUIRE(sheet.value.answers.size() == 6);
    for (std::size_t i = 0; i < 6; ++i) {
      CHECK(sheet.value.answers[i] == (i == row.question ? row.answer : Answer()));
    }
  }
}

TEST_CASE("the day of asking may be written in three ways, or not at all") {
  const auto asked = [](const std::string& text) {
    return read("format = 1\n" + text, some_rules()).value.asked;
  };
  CHECK(asked("") == std::nullopt);
  CHECK(asked("asked = 2026-11-20T08:15:30") == parse_date_time("2026-11-20T08:15:30"));
  CHECK(asked("asked = 2026-11-20") == parse_date_time("2026-11-20"));
  CHECK(asked("asked = \"2026-11-20 08:15\"") == parse_date_time("2026-11-20T08:15"));
}

TEST_CASE("what does not fit is told with what does") {
  struct Row {
    std::string text, problems;
  };
  const Row heads[] = {
      {"",
       "a.toml: error: the file does not say its format\n  hint: write format = 1 on its first "
       "line\n"},
      {"format = 2",
       "a.toml:1:10: error: a newer backsmart wrote this file\n  1 | format = 2\n"
       "    |          ^\n  hint: update backsmart, or answer again\n"},
      {"format = \"1\"",
       "a.toml:1:10: error: there is no such format\n  1 | format = \"1\"\n"
       "    |          ^~~\n  hint: write format = 1\n"},
      {"format = 1\nasked = 2026-11-20T08:15:00Z",
       "a.toml:2:9: error: this is not a date and time\n  2 | asked = 2026-11-20T08:15:00Z\n"
       "    |         ^~~~~~~~~~~~~~~~~~~~\n  hint: write asked = 2026-11-20T08:15:00\n"},
      {"format = 1\nanswers = 3",
       "a.toml:2:11: error: expected a table, found a whole number\n  2 | answers = 3\n"
       "    |           ^\n"},
      {"format = 1\n[answer]",
       "a.toml:2:2: error: 'answer' is not known here\n  2 | [answer]\n    |  ^~~~~~\n"
       "  hint: did you mean 'answers'?\n"},
      {"format = 1\nfever = \"no\"\nage = 3",
       "a.toml:2:1: error: answers belong below a line [answers]\n  2 | fever = \"no\"\n"
       "    | ^~~~~\n"},
  };
  for (const Row& row : heads) CHECK(problems(row.text) == row.problems);

  struct Mistake {
    std::string entry, message, hint;
  };
  const Mistake rows[] = {
      {"fevre = \"no\"", "1: error: there is no question 'fevre'", "did you mean 'fever'?"},
      {"fever = \"yse\"", "9: error: 'yse' is no answer to 'fever'", "did you mean 'yes'?"},
      {"fever = \"\"", "9: error: '' is no answer to 'fever'", "known: yes, no, unsure"},
      {"fever = false", "9: error: 'fever' takes text, not true or false",
       "write it as fever = \"no\""},
      {"fever = true", "9: error: 'fever' takes text, not true or false",
       "write it as fever = \"yes\""},
      {"fever = [\"yes\"]", "9: error: 'fever' takes text, not a list",
       "write it as fever = \"yes\""},
      {"age = 9", "7: error: 'age' takes a whole number from 10 to 110, or \"unsure\"", ""},
      {"age = 111", "7: error: 'age' takes a whole number from 10 to 110, or \"unsure\"", ""},
      {"age = -9223372036854775808",
       "7: error: 'age' takes a whole number from 10 to 110, or \"unsure\"", ""},
      {"age = \"41\"", "7: error: 'age' takes a whole number, not text", "write it as age = 41"},
      {"age = 41.5", "7: error: 'age' takes a whole number, not a number with a point",
       "write it as age = 41"},
      {"wake = 6", "8: error: 'wake' takes a time of day, not a whole number",
       "write it as wake = \"06:30\""},
      {"wake = \"6.30\"", "8: error: '6.30' is no time of day", "write it as \"06:30\""},
      {"wake = 2026-11-20", "8: error: '2026-11-20' is no time of day", "write it as \"06:30\""},
      {"wake = \"03:59\"", "8: error: 'wake' takes a time of day such as \"06:30\", or \"unsure\"",
       ""},
      {"since = \"weak\"", "9: error: 'weak' is no answer to 'since'", "did you mean 'week'?"},
      {"since = 1", "9: error: 'since' takes text, not a whole number",
       "write it as since = \"today\""},
      {"tools = \"bell\"", "9: error: 'tools' takes a list of words, not text",
       "write it as tools = [\"bell\"]"},
      {"tools = \"none\"", "9: error: 'tools' takes a list of words, not text",
       "write it as tools = []"},
      {"tools = [\"bel\"]", "10: error: 'bel' is no answer to 'tools'", "did you mean 'bell'?"},
      {"tools = [\"bell\", \"bell\"]", "18: error: 'bell' is given twice", ""},
      {"tools = [1]", "10: error: expected text, found a whole number", ""},
  };
  for (const Mistake& row : rows) {
    CAPTURE(row.entry);
    const auto sheet = read("format = 1\n[answers]\n" + row.entry, some_rules());
    REQUIRE(sheet.problems.size() == 1);
    const Diagnostic& told = sheet.problems.front();
    CHECK(fmt::format("{}: error: {}", told.place.column, told.message) == row.message);
    CHECK(told.hint == row.hint);
    CHECK(told.line == row.entry);
    CHECK(sheet.value.answers == Answers(6));
  }
}

TEST_CASE("an unfinished check tells what it asks") {
  const auto scope = [](const std::string& text) {
    const auto sheet = read("format = 1\n" + text, some_rules());
    CHECK(to_text(sheet.problems) == "");
    return sheet.value.scope;
  };
  CHECK(scope("") == CheckScope{});
  CHECK(scope("parts = [\"week\"]\nchanged = true\n") == CheckScope{{1}, true});
  CHECK(scope("parts = [\"week\", \"warning-signs\", \"week\"]\n") == CheckScope{{0, 1}, false});
  CHECK(problems("format = 1\nparts = [\"wek\"]\n") ==
        "a.toml:2:10: error: there is no part 'wek'\n  2 | parts = [\"wek\"]\n"
        "    |          ^~~~~\n  hint: did you mean 'week'?\n");
  CHECK(problems("format = 1\nchanged = 1\n") ==
        "a.toml:2:11: error: expected true or false, found a whole number\n  2 | changed = 1\n"
        "    |           ^\n");
  AnswerSheet sheet{Answers(6), parse_date_time("2026-11-20T08:15"), {}, {{0, 1}, true}};
  CHECK(encode_answers(sheet, some_rules()) ==
        "# backsmart answers – private: these are health data\n"
        "format = 1\n"
        "asked = 2026-11-20T08:15:00\n"
        "parts = [\"warning-signs\", \"week\"]\n"
        "changed = true\n"
        "\n"
        "[answers]\n");
}

TEST_CASE("all mistakes are told at once, and what is right is kept") {
  const auto sheet =
      read("asked = 1\nformat = 3\n[answers]\nage = 3\nfever = \"yes\"\nfevr = 1\ncough = 2\n",
           some_rules());
  CHECK(sheet.problems.size() == 5);
  CHECK(std::is_sorted(sheet.problems.begin(), sheet.problems.end(),
                       [](const auto& a, const auto& b) { return a.place < b.place; }));
  CHECK(sheet.value.answers[0] == Answer::of(1));
}

TEST_CASE("a sheet is written in the order of asking") {
  AnswerSheet sheet;
  sheet.answers = {Answer::unsure(), {Answer::State::skipped, 0},
                   Answer::of(41),   Answer::of(390),
                   Answer::of(1),    Answer::of(3)};
  sheet.asked = parse_date_time("2026-11-20T08:15");
  CHECK(encode_answers(sheet, some_rules()) ==
        "# backsmart answers – private: these are health data\n"
        "format = 1\n"
        "asked = 2026-11-20T08:15:00\n"
        "\n"
        "[answers]\n"
        "fever = \"unsure\"\n"
        "age = 41\n"
        "wake = \"06:30\"\n"
        "since = \"week\"\n"
        "tools = [\"band\", \"bell\"]\n");
}

TEST_CASE("what is written is read back to the same sheet") {
  const Ruleset& rules = shipped().rules;
  // Each question in each of its states that a file can hold.
  for (int round = 0; round < 5; ++round) {
    AnswerSheet sheet;
    if (round > 0) sheet.asked = parse_date_time(fmt::format("2026-11-20T08:15:{:02}", round));
    for (const Question& q : rules.questions) {
      const int words = static_cast<int>(q.words.size());
      const int last = q.kind == Kind::yes_no   ? 1
                       : q.kind == Kind::choice ? words - 1
                       : q.kind == Kind::many   ? (1 << words) - 1
                                                : q.max;
      const int first = q.kind == Kind::number ? q.min : 0;
      const Answer states[] = {{},
                               Answer::unsure(),
                               Answer::of(first),
                               Answer::of(last),
                               Answer::of((first + last) / 2)};
      sheet.answers.push_back(states[round]);
    }
    const auto again = read(encode_answers(sheet, rules), rules);
    CHECK(to_text(again.problems) == "");
    CHECK(again.value.answers == sheet.answers);
    CHECK(again.value.asked == sheet.asked);
  }
}

TEST_CASE("the template shows a question with all that helps to answer it") {
  CHECK(answers_template(some_rules(), *parse_date_time("2026-11-20"))
            .starts_with(
                R"(# backsmart answers – private: these are health data
#
# Nothing is answered yet. To answer, take away the '#' in front of an entry and
# put your answer behind the '='. Where you do not know, "unsure" is an answer:
# it is not taken as "no".

format = 1
asked = 2026-11-20T00:00:00

[answers]

# ---- Warning signs -----------------------------------------------------------
#
# First.

# Is it so, and has it been so for longer than you would have liked it to be so
# far?
#   Because.
#   "yes", "no" or "unsure"
#fever = "no"

# Is it so, and has it been so for longer than you would have liked it to be so
# far?
#   Only if: fever
#   Because.
#   "yes", "no" or "unsure"
#cough = "no"

# Is it so, and has it been so for longer than you would have liked it to be so
# far?
#   Because.
#   a whole number from 10 to 110 (years), or "unsure"
#age = "unsure"
)"));
  CHECK(answers_template(some_rules(), {}).ends_with(R"(#   Because.
#   a time of day such as "06:30", or "unsure"
#wake = "06:30"

# Is it so, and has it been so for longer than you would have liked it to be so
# far?
#   Because.
#   one of these, or "unsure":
#     "today" – today
#     "week" – a week
#since = "unsure"

# Is it so, and has it been so for longer than you would have liked it to be so
# far?
#   Because.
#   any of these, or [], or "unsure":
#     "band" – a band
#     "bell" – a bell
#tools = "unsure"
)"));
}

TEST_CASE("the shipped template is an answers file, as it is and with every entry taken") {
  const Ruleset& rules = shipped().rules;
  const std::string text = answers_template(rules, *parse_date_time("2026-11-20T08:15"));
  const auto empty = read(text, rules);
  CHECK(to_text(empty.problems) == "");
  CHECK(empty.value.answers == Answers(rules.questions.size()));
  std::string taken;
  for (const std::string& line : split(text, '\n')) {
    CHECK_MESSAGE(display_width(line) <= 80, line);
    const bool entry = line.starts_with("#") && line.size() > 1 && line[1] != ' ';
    taken += (entry ? line.substr(1) : line) + "\n";
  }
  const auto full = read(taken, rules);
  CHECK(to_text(full.problems) == "");
  for (const Answer& answer : full.value.answers) CHECK(answer.state != Answer::State::unanswered);
}
