// Written people, answered through the shipped questions: does each get the right level?
#include <algorithm>
#include <variant>

#include <doctest/doctest.h>

#include "rules/assess.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

bool lists(const Node& person, const char* key, Level level) {
  const Node* levels = person.find(key);
  return levels != nullptr && std::any_of(levels->children.begin(), levels->children.end(),
                                          [&](const Node& n) { return n.text == to_id(level); });
}

std::string text_of(const Node& table, const char* key) {
  const Node* node = table.find(key);
  REQUIRE_MESSAGE(node != nullptr, key);
  return node->text;
}

bool is_plan(const PlanResult& result) { return std::holds_alternative<Plan>(result); }

PlanResult plan_for(const Answers& answers) {
  return make_plan(shipped(), answers, {1, *parse_date("2026-11-23"), {}});
}

// The red flags of the mission's M2: none of them may ever end in an ordinary plan.
const char* const kRedFlags[] = {
    "leg-weakness", "leg-numbness", "both-legs", "saddle-numbness", "bladder-change",
    "bowel-change", "weight-loss",  "fever",     "major-injury",    "cancer-history",
};

}  // namespace

TEST_CASE("the forty-four people get the level that a clinician would give") {
  const Document file = case_file("people.toml");
  const Node* people = file.root.find("case");
  REQUIRE(people != nullptr);
  int exact = 0;
  int also = 0;
  for (const Node& person : people->children) {
    const std::string name = text_of(person, "name");
    const Answers answers = answers_of(*person.find("answers"), well_person());
    const Assessment assessment = assess(shipped().rules, answers);
    INFO(name << " got " << to_id(assessment.level));
    CHECK(assessment.unanswered.empty());
    if (lists(person, "expect", assessment.level)) {
      ++exact;
    } else {
      CHECK(lists(person, "also", assessment.level));
      ++also;
    }
    CHECK_EQ(is_plan(plan_for(answers)), !refuses_plan(assessment.level));
  }
  MESSAGE(exact << " exact, " << also << " also");
  CHECK_EQ(exact + also, 44);
}

TEST_CASE("each warning sign has a floor, with its context left open") {
  const Document file = case_file("red-flags.toml");
  const Node* flags = file.root.find("case");
  REQUIRE(flags != nullptr);
  for (const Node& flag : flags->children) {
    const Answers answers = answers_of(*flag.find("answers"), well_person());
    const Assessment assessment = assess(shipped().rules, answers);
    INFO(text_of(flag, "name") << " got " << to_id(assessment.level));
    CHECK_GE(assessment.level, *parse_level(text_of(flag, "least")));
  }
  CHECK_GE(flags->children.size(), 40);
}

TEST_CASE("a well person can look after it, and gets a plan") {
  const Assessment assessment = assess(shipped().rules, well_person());
  CHECK_EQ(assessment.level, Level::self_manage);
  CHECK(assessment.can_tell());
  CHECK(is_plan(plan_for(well_person())));
}

TEST_CASE("no red flag, and no unsure one, ever ends in a plan") {
  for (const char* flag : kRedFlags) {
    for (const char* answer : {"yes", "unsure"}) {
      INFO(flag << " = " << answer);
      const Answers answers = with(well_person(), {{flag, answer}});
      CHECK_FALSE(is_plan(plan_for(answers)));
      CHECK_GE(assess(shipped().rules, answers).level, Level::see_first);
    }
  }
}

TEST_CASE("an unsure emergency sign beside another sign counts in full") {
  const auto level = [](std::initializer_list<std::pair<std::string, std::string>> changes) {
    return assess(shipped().rules, with(well_person(), changes)).level;
  };
  CHECK_EQ(level({{"saddle-numbness", "unsure"}}), Level::same_day);
  CHECK_EQ(
      level({{"saddle-numbness", "unsure"}, {"leg-numbness", "yes"}, {"numbness-known", "no"}}),
      Level::emergency);
  CHECK_EQ(level({{"saddle-numbness", "unsure"}, {"leg-numbness", "unsure"}}), Level::same_day);
  CHECK_EQ(level({{"dark-urine", "unsure"}}), Level::same_day);
  CHECK_EQ(level({{"dark-urine", "unsure"}, {"after-session-ill", "yes"}}), Level::emergency);
}

TEST_CASE("unsure how strong the pain is counts as unsure, as any other sign") {
  const Answers unsure = with(well_person(), {{"pain-now", "unsure"}});
  const Assessment assessment = assess(shipped().rules, unsure);
  CHECK_EQ(assessment.unsure.size(), 1);
  CHECK_EQ(assess(shipped().rules, with(unsure, {{"improving", "unsure"},
                                                 {"night-sweats", "unsure"},
                                                 {"lump-or-shape", "unsure"}}))
               .level,
           Level::see_first);
}

TEST_CASE("taking any answer of a well person away never gives a plan") {
  const Ruleset& rules = shipped().rules;
  int taken = 0;
  for (std::size_t q = 0; q < rules.questions.size(); ++q) {
    if (!is_warning_sign(rules, rules.questions[q])) continue;
    if (well_person()[q].state == Answer::State::unanswered) continue;
    Answers answers = well_person();
    answers[q] = Answer{};
    INFO(rules.questions[q].id);
    CHECK_FALSE(is_plan(plan_for(answers)));
    ++taken;
  }
  CHECK_GE(taken, 14);
}

TEST_CASE("unsure is never milder than no, nor yes than unsure, on any sheet nearby") {
  // From the well person and from each written person, every warning sign is turned one by one.
  const Ruleset& rules = shipped().rules;
  std::vector<Answers> sheets = {well_person()};
  const Document file = case_file("people.toml");
  for (const Node& person : file.root.find("case")->children) {
    sheets.push_back(answers_of(*person.find("answers"), well_person()));
  }
  // Answers that may make it milder, because they say that it is known, checked or explained.
  const std::vector<std::string> context = {
      "saddle-only-seat", "bladder-explained", "weakness-known", "numbness-known", "fever-over",
      "weight-explained", "injury-checked", "usual-pain", "medical-cleared", "pain-checked",
      "pregnancy-ok", "surgery-cleared", "even-soreness", "improving", "any-diagnosis",
      // Unsure about a diagnosis is a reason to be seen; a clear yes is known and has its limits.
      "scan-bulge", "back-surgery", "bruise-pressure"};
  int turned = 0;
  for (const Answers& sheet : sheets) {
    for (std::size_t q = 0; q < rules.questions.size(); ++q) {
      const Question& question = rules.questions[q];
      if (!is_warning_sign(rules, question) || question.kind != Kind::yes_no) continue;
      if (std::find(context.begin(), context.end(), question.id) != context.end()) continue;
      Level last = Level::self_manage;
      for (const Answer answer : {Answer::of(0), Answer::unsure(), Answer::of(1)}) {
        Answers changed = sheet;
        changed[q] = answer;
        const Level level = assess(rules, changed).level;
        INFO(question.id << " " << to_text(question, answer));
        CHECK_GE(level, last);
        last = level;
        ++turned;
      }
    }
  }
  CHECK_GT(turned, 5000);
}
