// Reports as text and markdown, and the pages made of them.
#include <algorithm>

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "render/json_writer.hpp"
#include "render/pages.hpp"
#include "render/wording.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

const Date kMonday = *parse_date("2026-11-23");

Plan plan_for(const Answers& answers, Date start = kMonday) {
  const auto plan = make_plan(shipped(), answers, {1, start, {}});
  REQUIRE(std::holds_alternative<Plan>(plan));
  return std::get<Plan>(plan);
}

Report week_of(const Answers& answers, bool example = false) {
  const Plan plan = plan_for(answers);
  return plan_report(shipped(), {&plan, 1}, answers, example);
}

// Every line of a page, whole: nothing is wrapped.
std::string wide(const Report& report) { return to_text(report, {10'000, false}); }

const Rule& rule_called(std::string_view id) {
  const auto& rules = shipped().rules.rules;
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.id == id; });
  REQUIRE(found != rules.end());
  return *found;
}

Reason reason_for(std::string_view id, Level level, Truth truth) {
  const auto index = &rule_called(id) - shipped().rules.rules.data();
  return {static_cast<int>(index), level, truth};
}

// Only sure of it when `improving` is "no": long pain that nobody has looked at.
Answers long_pain(const char* improving) {
  return with(well_person(),
              {{"pain-weeks", "8"}, {"improving", improving}, {"pain-checked", "no"}});
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
      Table{{"Day", "What"}, {{"Mon", "walk"}, {"Tuesday", ""}}},
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
      Heading{2, "A *b*"},
      Paragraph{"<script>", true},
      Bullets{{"x|y"}, false},
      Table{{"a|b"}, {{"c"}, {""}}},
      Card{3, "Bug", "6", {"[link](x)"}},
      Card{0, "Sit less", "", {"Stand up."}},
  };
  CHECK_EQ(to_markdown(report),
           "## A \\*b\\*\n\n**\\<script\\>**\n\n- x\\|y\n\n| a\\|b |\n| --- |\n| c |\n| – |\n\n"
           "**3\\. Bug** – 6\n\n- \\[link\\](x)\n\n**Sit less**\n\n- Stand up.\n");
}

TEST_CASE("a table that is too wide becomes a list") {
  CHECK_EQ(to_text({Table{{"Day", "Morning block"}, {{"Monday", "ten minutes"}, {"Tuesday", ""}}}},
                   {20, false}),
           "Monday\n  Morning block: ten\n  minutes\nTuesday\n");
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

TEST_CASE("a phrase is filled from left to right") {
  Ruleset rules;
  rules.phrases[static_cast<std::size_t>(Phrase::bouts)] = "{} of {}.";
  rules.phrases[static_cast<std::size_t>(Phrase::refused)] = "No.";
  CHECK_EQ(phrase<Phrase::bouts>(rules, 2, "8 min"), "2 of 8 min.");
  CHECK_EQ(phrase<Phrase::bouts>(rules, "{}", "{x}"), "{} of {x}.");
  CHECK_EQ(phrase<Phrase::refused>(rules), "No.");
}

TEST_CASE("a notice is a section with its sources behind the last line") {
  Ruleset rules;
  rules.sources = {{"A", "", 0, "", ""}, {"B", "", 0, "", ""}};
  Report report;
  add_notice(rules, {"", "Title", {}, {0}}, report);
  CHECK(report.empty());
  add_notice(rules, {"", "Title", {"One.", "Two."}, {0, 1}}, report);
  CHECK_EQ(to_text(report, {}), "Title\n-----\n  - One.\n  - Two. [A, B]\n");
}

TEST_CASE("what to do for a reason that is only unsure is what its level says") {
  const Ruleset& rules = shipped().rules;
  const auto advice = [&](std::string_view id, Level level, Truth truth) {
    return advice_of(rules, reason_for(id, level, truth));
  };
  const Rule& cancer = rule_called("cancer-ever");
  CHECK_EQ(advice("cancer-ever", Level::see_first, Truth::yes),
           cancer.advice + " (" + cancer.by + ")");
  CHECK_EQ(advice("cancer-ever", Level::see_first, Truth::unknown),
           advice_of(rules, Level::see_first).advice.front());
  // Where it would be an emergency the unsure need its words, too: a crisis line, for one.
  CHECK(says(advice("self-harm-thoughts", Level::same_day, Truth::unknown),
             rule_called("self-harm-thoughts").advice));
  CHECK_EQ(advice("pregnant-now", Level::tailored, Truth::yes), rule_called("pregnant-now").advice);
  CHECK_EQ(advice("leg-pain-recent", Level::self_manage, Truth::unknown), "");
  CHECK_EQ(advice_of(rules, {kUnsureRule, Level::see_first, Truth::yes}), "");

  const std::string asks = rule_called("six-weeks-unchecked").advice;
  const std::string visit = advice_of(rules, Level::book).advice.front();
  const auto say_of = [&](const char* improving) {
    const Answers answers = long_pain(improving);
    return std::pair(wide(week_of(answers)),
                     wide(assessment_report(rules, assess(rules, answers), answers)));
  };
  const auto [sure_plan, sure_check] = say_of("no");
  CHECK(says(sure_plan, asks));
  CHECK(says(sure_check, asks));
  const auto [unsure_plan, unsure_check] = say_of("unsure");
  CHECK_FALSE(says(unsure_plan, asks));
  CHECK_FALSE(says(unsure_check, asks));
  CHECK(says(unsure_plan, visit));
  const Answers unsure = long_pain("unsure");
  CHECK_FALSE(says(assessment_json(rules, assess(rules, unsure), unsure), asks));
}

TEST_CASE("every source that a plan cites is in its list, and no other") {
  const Ruleset& rules = shipped().rules;
  for (const Answers& answers : {well_person(), long_pain("no")}) {
    const std::string text = wide(week_of(answers));
    const std::size_t list = text.find("\nSources\n");
    REQUIRE(list != std::string::npos);
    std::vector<std::string> marks;
    for (std::size_t open = text.find('['); open < list; open = text.find('[', open + 1)) {
      const std::size_t close = text.find(']', open);
      for (const std::string& id : split(text.substr(open + 1, close - open - 1), ',')) {
        marks.emplace_back(trim(id));
      }
    }
    for (const Citation& source : rules.sources) {
      INFO(source.id);
      const bool cited = std::find(marks.begin(), marks.end(), source.id) != marks.end();
      CHECK_EQ(says(text.substr(list), "\n  - " + source.id + ": "), cited);
      if (!cited) continue;
      const std::string note = source.note.empty() ? "" : " " + source.note + ".";
      CHECK(says(text.substr(list), source.title + "." + note + "\n"));
    }
  }
}

TEST_CASE("a card says why it is there, once: as its slot, or as itself when it stands in") {
  const auto& [rules, catalogue, programme] = shipped();
  for (const char* equipment : {"none", "dumbbell,band,kettlebell"}) {
    const Answers answers = with(well_person(), {{"equipment", equipment}});
    const Plan plan = plan_for(answers);
    const std::string text = wide(plan_report(shipped(), {&plan, 1}, answers, false));
    std::vector<PlannedItem> items = plan.daily.items;
    for (const Session& strength : plan.strength) {
      items.insert(items.end(), strength.items.begin(), strength.items.end());
    }
    std::vector<int> told;
    int stand_ins = 0;
    for (const PlannedItem& item : items) {
      if (item.light || std::find(told.begin(), told.end(), item.exercise) != told.end()) continue;
      told.push_back(item.exercise);
      const Slot& slot = programme.slots[static_cast<std::size_t>(item.slot)];
      const Exercise& exercise = catalogue.exercises[static_cast<std::size_t>(item.exercise)];
      const bool stands_in = item.exercise != slot.options.front();
      if (stands_in) ++stand_ins;
      const std::string why = stands_in ? exercise.why + source_mark(rules, exercise.sources)
                                        : slot.why + source_mark(rules, slot.sources);
      INFO(exercise.id);
      CHECK(says(text, "     " + why + "\n     " + exercise.how));
      CHECK_EQ(text.find(exercise.how), text.rfind(exercise.how));
    }
    CHECK_GT(stand_ins, 0);
  }
}

TEST_CASE("fewer strength days are explained where free days are neighbours, and only there") {
  const std::string& text = shipped().rules.phrases[static_cast<std::size_t>(Phrase::rest_between)];
  const std::string explanation = text.substr(text.find("{}") + 2);
  const auto explained = [&](std::initializer_list<std::pair<std::string, std::string>> changes) {
    return says(wide(week_of(with(well_person(), changes))), explanation);
  };
  CHECK(explained({{"train-days", "mon,tue"}}));
  CHECK_FALSE(explained({{"train-days", "mon,wed,fri"}}));
  CHECK_FALSE(explained({{"train-days", "mon,tue,wed,thu,fri"}}));
  CHECK_FALSE(explained({{"train-days", "mon,wed,fri"}, {"training-story", "sudden-jump"}}));
}

TEST_CASE("a light week is one that is told as shorter than a full one") {
  Plan plan = plan_for(well_person());
  plan.strength.resize(1);
  for (Day& day : plan.days) day.strength.session = std::min(day.strength.session, 0);
  Session& session = plan.strength.front();
  session.items.resize(1);
  session.changes = 0;
  Dose& walk = session.items.front().dose;
  const std::string full = std::to_string(shipped().programme.times.target_min) + " min";
  const auto light_when = [&](int total) {
    walk = {.sec_per_rep = total};
    return says(wide(plan_report(shipped(), {&plan, 1}, well_person(), false)),
                "instead of " + full);
  };
  CHECK(light_when(29 * 60));
  CHECK_FALSE(light_when(29 * 60 + 1));
  CHECK_FALSE(light_when(30 * 60));
}

TEST_CASE("a walk before the session is part of the time at a glance") {
  const std::string late = wide(week_of(well_person()));
  CHECK_FALSE(says(late, " + "));
  const std::string early =
      wide(week_of(with(well_person(), {{"wake-time", "07:00"}, {"strength-time", "07:20"}})));
  CHECK(says(early, "07:20, 10 + "));
  CHECK(says(early, phrase<Phrase::first_hour_walk>(shipped().rules, 10, "35 min")));
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
  const LevelAdvice& advice = advice_of(shipped().rules, Level::emergency);
  CHECK(says(wide(assessment_report(shipped().rules, assessment, answers)),
             advice.advice.back() + source_mark(shipped().rules, advice.sources)));
  CHECK_FALSE(says(text, "backsmart plan"));
}

TEST_CASE("beside an emergency nobody is told to start gently") {
  const Answers answers = with(
      well_person(),
      {{"any-legs", "yes"}, {"both-legs", "yes"}, {"any-pregnancy", "yes"}, {"pregnant", "yes"}});
  const Assessment assessment = assess(shipped().rules, answers);
  CHECK_EQ(assessment.level, Level::emergency);
  const std::string page = wide(assessment_report(shipped().rules, assessment, answers));
  CHECK(says(page, rule_called("pregnant-now").say));
  CHECK_FALSE(says(page, rule_called("pregnant-now").advice));
}

TEST_CASE("the page of a check ends with the level, by when, and the next command") {
  const struct {
    std::initializer_list<std::pair<std::string, std::string>> changes;
    Level level;
    const char* commands;
  } rows[] = {
      {{}, Level::self_manage, "\n\n  - Your week: backsmart plan\n"},
      {{{"pain-weeks", "9"}, {"pain-checked", "no"}, {"improving", "no"}},
       Level::book,
       "\n\n  - Your week: backsmart plan\n"
       "  - One page to take along: backsmart letter -o letter.txt\n"},
      {{{"pain-now", "9"}},
       Level::see_first,
       "\n\n  - One page to take along: backsmart letter -o letter.txt\n"},
      {{{"any-legs", "yes"}, {"leg-weakness", "yes"}},
       Level::same_day,
       "\n\n  - One page to take along: backsmart letter -o letter.txt\n"
       "  - The questions without an answer: backsmart check\n"},
      {{{"both-legs", "yes"}}, Level::emergency, "\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(to_id(row.level));
    const Answers answers = with(well_person(), row.changes);
    const Assessment assessment = assess(shipped().rules, answers);
    REQUIRE(assessment.level == row.level);
    const LevelAdvice& advice = advice_of(shipped().rules, row.level);
    CHECK(wide(assessment_report(shipped().rules, assessment, answers))
              .ends_with("\nIn short\n--------\n" + advice.title + ". When: " + advice.by + "." +
                         row.commands));
  }
}

TEST_CASE("every mark on the page of a check is explained at its end") {
  for (const char* numb : {"yes", "no"}) {
    const Answers answers = with(well_person(), {{"both-legs", numb}, {"habit-crunches", "yes"}});
    const Assessment assessment = assess(shipped().rules, answers);
    const std::string page = wide(assessment_report(shipped().rules, assessment, answers));
    const std::size_t list = page.find("\nSources\n");
    REQUIRE(list != std::string::npos);
    int marks = 0;
    for (const Citation& source : shipped().rules.sources) {
      const std::string before = page.substr(0, list);
      const bool marked =
          says(before, "[" + source.id + "]") || says(before, "[" + source.id + ",") ||
          says(before, ", " + source.id + "]") || says(before, ", " + source.id + ",");
      if (!marked) continue;
      ++marks;
      CHECK(says(page.substr(list), "- " + source.id + ": "));
    }
    CHECK_GT(marks, 5);
  }
}

TEST_CASE("answers are quoted in the words that were offered") {
  const Ruleset& rules = shipped().rules;
  const auto words = [&](const char* id, const char* value) {
    const Question& question = rules.questions[static_cast<std::size_t>(*find_question(rules, id))];
    return in_words(question, *parse_answer(question, value));
  };
  CHECK_EQ(words("fever", "yes"), "yes");
  CHECK_EQ(words("age", "41"), "41");
  CHECK_EQ(words("train-days", "mon,wed"), "Monday and Wednesday");
  CHECK_EQ(words("equipment", "none"), "none");
  CHECK_EQ(words("bladder-since", "unsure"), "unsure");
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

TEST_CASE("a person's own names, in whatever script, break no line and no character") {
  const std::string lifter = "🏋🏽‍♀️";
  const std::vector<std::string> names = {
      "腰を曲げずに重りを持ち上げる運動をゆっくり十回繰り返すこと",
      "תרגיל כיפוף ירך עם גב ארוך וישר ונשימה איטית",
      "تمرين الجسر مع شد عضلات الأرداف لثوان قليلة",
      "ก้มตัวจากสะโพกโดยหลังตรงช้าๆแล้วกลับขึ้นมายืนตรง",
      "\u0939\u093f\u0902\u091c \u0915\u094d\u0937\u0923 "
      "\u0935\u094d\u092f\u093e\u092f\u093e\u092e",
      lifter + lifter + lifter + " " + lifter + lifter + lifter + lifter + lifter + lifter,
      "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349a\u034f"
      "\u0311",
      "a\x1b[31m\r\n\x07\xc2\x9b\u202eb"};
  for (const std::string& name : names) {
    Report report = {Heading{1, name},
                     Paragraph{name + " " + name},
                     Bullets{{name, name}},
                     Table{{"Day", name}, {{name, "x"}}},
                     Card{3, name, "2 × 8", {name}},
                     Card{4, "x", name, {}}};
    for (const int width : {20, 40, 80, 120}) {
      INFO(name, " ", width);
      const std::string text = to_text(report, {width, false});
      for (const std::string& line : split(text, '\n')) {
        CHECK_LE(display_width(line), width);
        CHECK(is_utf8(line));
      }
      for (const char* driver : {"\x1b", "\r", "\x07", "\xc2\x9b", "\u202e"}) {
        CHECK_FALSE(says(text, driver));
      }
    }
  }
}
