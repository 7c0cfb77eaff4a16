// Reports as text and markdown, and the pages made of them.
#include <algorithm>

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "render/json_writer.hpp"
#include "render/pages.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

const Date kMonday = *parse_date("2026-11-23");

Report week_of(const Answers& answers, bool example = false) {
  const auto plan = make_plan(shipped(), answers, 1, kMonday);
  REQUIRE(std::holds_alternative<Plan>(plan));
  return plan_report(shipped(), std::get<Plan>(plan), answers, example);
}

bool says(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("every element as text") {
  const Report report = {
      Heading{1, "Week"},
      Paragraph{"one two three four", false},
      Bullets{{"first", "second item"}, false},
      Bullets{{"do this"}, true},
      Table{{"Day", "What"}, {{"Mon", "walk"}, {"Tuesday", "–"}}},
      Card{1, "Dead bug", "6 times", {"Lie down."}},
  };
  CHECK_EQ(to_text(report, {20, false}),
           "Week\n"
           "====\n"
           "one two three four\n"
           "\n"
           "  - first\n"
           "  - second item\n"
           "\n"
           " 1. do this\n"
           "\n"
           "Day      What\n"
           "Mon      walk\n"
           "Tuesday  –\n"
           "\n"
           "  1. Dead bug\n"
           "     6 times\n"
           "     Lie down.\n");
  CHECK_EQ(to_text({Card{1, "Dead bug", "6 times", {}}}, {30, false}),
           "  1. Dead bug          6 times\n");
  CHECK_EQ(to_text({Heading{1, "A"}}, {80, true}), "\x1b[1mA\x1b[0m\n=\n");
}

TEST_CASE("every element as markdown, with markup in the data made harmless") {
  const Report report = {
      Heading{2, "A *b*"},     Paragraph{"<script>", true},        Bullets{{"x|y"}, false},
      Table{{"a|b"}, {{"c"}}}, Card{3, "Bug", "6", {"[link](x)"}},
  };
  CHECK_EQ(to_markdown(report),
           "## A \\*b\\*\n\n**\\<script\\>**\n\n- x\\|y\n\n| a\\|b |\n| --- |\n| c |\n\n"
           "**3\\. Bug** – 6\n\n- \\[link\\](x)\n");
}

TEST_CASE("a table that is too wide becomes a list") {
  CHECK_EQ(to_text({Table{{"Day", "Morning block"}, {{"Monday", "ten minutes"}}}}, {20, false}),
           "Monday\n  Morning block: ten\n  minutes\n");
}

TEST_CASE("no line of a plan is wider than asked for") {
  for (const int width : {20, 40, 60, 80, 120}) {
    const std::string text = to_text(week_of(well_person()), {width, false});
    for (const std::string& line : split(text, '\n')) CHECK_LE(display_width(line), width);
  }
}

TEST_CASE("a plan carries what every plan must carry") {
  const std::string text = to_text(week_of(well_person()), {});
  for (const char* words : {"educates; it does not diagnose", "When to stop",
                            "The week at a glance", "Daily block", "Strength", "Cardio",
                            "When to get help", "Why it looks like this", "Sources", "Mon 7 Dec"}) {
    CHECK_MESSAGE(says(text, words), words);
  }
  CHECK(text.find("When to stop") < text.find("The week at a glance"));
  CHECK(text.find("The week at a glance") < text.find("Daily block: "));
  CHECK_FALSE(says(text, "an example"));
  CHECK(says(to_text(week_of(well_person(), true), {}), "an example"));
}

TEST_CASE("no page makes a claim that it cannot keep") {
  const std::string plan = to_text(week_of(with(well_person(), {{"habit-crunches", "yes"}})), {});
  for (const char* claim : {" cures", " fixes", " prevents"}) CHECK_FALSE(says(plan, claim));
}

TEST_CASE("habits bring their swap into the plan") {
  const std::string with_habit =
      to_text(week_of(with(well_person(), {{"habit-static-hamstring", "yes"}})), {});
  CHECK(says(with_habit, "Your swaps"));
  CHECK_FALSE(says(to_text(week_of(well_person()), {}), "Your swaps"));
}

TEST_CASE("the assessment names the level, each reason with its answers, and what to do") {
  const Answers answers = with(well_person(), {{"any-legs", "yes"}, {"both-legs", "yes"}});
  const Assessment assessment = assess(shipped().rules, answers);
  const std::string text = to_text(assessment_report(shipped().rules, assessment, answers), {});
  CHECK(says(text, shipped().rules.levels[static_cast<std::size_t>(Level::emergency)].title));
  CHECK(says(text, "both-legs-now"));
  CHECK(says(text, "– yes"));
  CHECK_FALSE(says(text, "backsmart plan"));
}

TEST_CASE("what is missing is listed, all of it") {
  const Answers none(shipped().rules.questions.size());
  const Assessment assessment = assess(shipped().rules, none);
  const std::string text = to_text(cannot_tell_report(shipped().rules, assessment, none), {});
  for (const int q : assessment.unanswered) {
    CHECK(says(text, shipped().rules.questions[static_cast<std::size_t>(q)].id));
  }
  CHECK_GT(assessment.unanswered.size(), 50);
}

TEST_CASE("JSON is escaped and keeps its shape") {
  JsonWriter json;
  json.begin_object();
  json.text("a", "q\" \\ \n \x01 é");
  json.begin_array("list");
  json.text("", "x");
  json.number("", 2);
  json.end_array();
  json.begin_object("empty");
  json.end_object();
  json.boolean("yes", true);
  json.end_object();
  CHECK_EQ(json.take(),
           "{\n  \"a\": \"q\\\" \\\\ \\n \\u0001 é\",\n  \"list\": [\n    \"x\",\n    2\n  ],\n"
           "  \"empty\": {},\n  \"yes\": true\n}\n");
  CHECK_EQ(json_quoted("\xff"), "\"?\"");
}
