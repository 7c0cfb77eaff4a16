// Why the level is what it is.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "render/answer_text.hpp"
#include "render/json_writer.hpp"
#include "render/why_pages.hpp"
#include "render/wording.hpp"
#include "rules/changes.hpp"

namespace backsmart {
namespace {

// A longer rule stands on the page of its own only.
constexpr std::size_t kLongRule = 160;

const Rule& rule_of(const Ruleset& rules, int rule) {
  return rules.rules[static_cast<std::size_t>(rule)];
}

std::string level_name(const Ruleset& rules, Level level) {
  return fmt::format("“{}” ({})", advice_of(rules, level).title, to_id(level));
}

void add_reason(const WhyPerson& person, const Reason& reason, Report& report) {
  const Ruleset& rules = person.knowledge.rules;
  if (reason.rule == kUnsureRule) {
    report.push_back(Heading{3, "Several open signs"});
    report.push_back(Paragraph{rules.unsure.say});
    report.push_back(Paragraph{fmt::format(
        "The rule: where {} signs or more are left open, the level is at least {}. Open are:",
        rules.unsure.limit, to_id(rules.unsure.level))});
    Bullets unsure;
    for (const int q : assess(rules, person.given).open_signs) {
      unsure.items.push_back(question_and_answer(rules, person.given, q));
    }
    report.push_back(std::move(unsure));
    return;
  }
  const Rule& rule = rule_of(rules, reason.rule);
  report.push_back(Heading{3, "Rule " + rule.id});
  report.push_back(Paragraph{rule.say});
  Table table{{"Question", "You said"}, {}};
  const Answers answers = settle(rules, person.given);
  int skipped = 0;
  for (const int q : questions_read(rule.when)) {
    const auto index = static_cast<std::size_t>(q);
    if (answers[index].state == Answer::State::skipped) {
      ++skipped;
    } else {
      table.rows.push_back({rules.questions[index].ask, answer_cell(rules, person.given, q)});
    }
  }
  report.push_back(std::move(table));
  if (skipped > 0) {
    report.push_back(Paragraph{fmt::format(
        "The rule also looks at {}, not asked because earlier answers made {} needless.",
        counted(skipped, "more question"), skipped == 1 ? "it" : "them")});
  }
  const std::string when = to_text(rule.when, rules.questions);
  const std::string_view holds =
      reason.truth == Truth::yes ? "It holds" : "With what you left unsure or open it may hold";
  report.push_back(Paragraph{
      when.size() > kLongRule ? fmt::format("{}; the whole rule: backsmart why {}", holds, rule.id)
                              : fmt::format("{}. In the names of the questions: {}", holds, when)});
  report.push_back(Paragraph{"It rests on:"});
  report.push_back(Bullets{source_lines(rules, rule.sources)});
}

// The rules that would have made it worse; what a milder one says changes nothing.
std::vector<std::string> passed_over_lines(const WhyPerson& person) {
  const Ruleset& rules = person.knowledge.rules;
  const Answers answers = settle(rules, person.given);
  const Level level = assess_settled(rules, answers).level;
  std::vector<std::string> lines;
  for (const PassedOver& passed : passed_over(rules, answers)) {
    const Rule& rule = rule_of(rules, passed.rule);
    if (rule.level <= level) continue;
    lines.push_back(fmt::format(
        "{} ({}): you said {}; it does not count, as you also said {}.", rule.id, to_id(rule.level),
        answers_to(rules, answers, passed.speaking), answers_to(rules, answers, passed.stopping)));
  }
  return lines;
}

// "yes to “weak leg or foot” and no to “old, checked weakness, unchanged”".
std::string answers_text(const Ruleset& rules, const std::vector<NewAnswer>& answers) {
  std::vector<std::string> out;
  out.reserve(answers.size());
  for (const auto& [q, answer] : answers) {
    out.push_back(answer_to(rules.questions[static_cast<std::size_t>(q)], answer));
  }
  return join(out);
}

std::string change_text(const Ruleset& rules, const Change& change, std::string_view which) {
  std::string text = fmt::format("{}: {}, had you said {}.", which, level_name(rules, change.level),
                                 answers_text(rules, change.answers));
  if (change.followed.empty()) return text;
  return text + " More questions would follow; this is so if nothing else turned up in them.";
}

std::vector<std::string> change_lines(const Ruleset& rules, const Answers& given,
                                      const Assessment& assessment) {
  std::vector<std::string> lines;
  if (assessment.level > Level::self_manage) {
    const auto milder = milder_change(rules, given);
    lines.push_back(milder ? change_text(rules, *milder, "Milder")
                    : assessment.unanswered.empty()
                        ? "Milder: no change of one or two answers would do it."
                        : "Milder: nothing can be told before the open questions are answered.");
  }
  if (const auto worse = worse_change(rules, given)) {
    lines.push_back(change_text(rules, *worse, "More urgent"));
  }
  return lines;
}

void write_answers(const Ruleset& rules, std::string_view key,
                   const std::vector<NewAnswer>& answers, JsonWriter& json) {
  json.begin_object(key);
  for (const auto& [q, answer] : answers) {
    const Question& question = rules.questions[static_cast<std::size_t>(q)];
    json.text(question.id, to_text(question, answer));
  }
  json.end_object();
}

void write_change(const Ruleset& rules, std::string_view key, const std::optional<Change>& change,
                  JsonWriter& json) {
  if (!change) return;
  json.begin_object(key);
  json.text("level", to_id(change->level));
  write_answers(rules, "answers", change->answers, json);
  write_answers(rules, "followed", change->followed, json);
  json.end_object();
}

void write_questions(const WhyPerson& person, std::string_view key,
                     const std::vector<int>& questions, JsonWriter& json) {
  const Ruleset& rules = person.knowledge.rules;
  const Answers answers = settle(rules, person.given);
  json.begin_object(key);
  for (const int q : questions) {
    const auto index = static_cast<std::size_t>(q);
    json.text(rules.questions[index].id, to_text(rules.questions[index], answers[index]));
  }
  json.end_object();
}

}  // namespace

Report level_report(const WhyPerson& person) {
  const Ruleset& rules = person.knowledge.rules;
  const Assessment assessment = assess(rules, person.given);
  const LevelAdvice& advice = advice_of(rules, assessment.level);
  const bool decided = assessment.level > Level::self_manage;
  Report report;
  report.push_back(Heading{1, fmt::format("Why: {}", advice.title)});
  report.push_back(Paragraph{fmt::format(
      "Your level is {}. {}", to_id(assessment.level),
      decided ? "The most urgent reason decides." : "None of your answers asks for more.")});
  if (refuses_plan(assessment.level)) {
    if (!advice.by.empty()) report.push_back(Paragraph{fmt::format("When: {}", advice.by), true});
    report.push_back(Bullets{advice.advice, /*numbered=*/true});
    report.push_back(Paragraph{phrase<Phrase::refused>(rules)});
  }
  std::vector<std::string> others;
  if (decided) report.push_back(Heading{2, "What decides it"});
  for (const Reason& reason : assessment.reasons) {
    if (decided && reason.level == assessment.level) {
      add_reason(person, reason, report);
    } else if (reason.rule != kUnsureRule) {
      const Rule& rule = rule_of(rules, reason.rule);
      const bool note = reason.level == Level::self_manage;
      others.push_back(
          fmt::format("{} ({}): {}", rule.id, note ? "a note" : to_id(reason.level), rule.say));
    }
  }
  const auto add_list = [&](std::string title, std::vector<std::string> lines) {
    if (lines.empty()) return;
    report.push_back(Heading{2, std::move(title)});
    report.push_back(Bullets{std::move(lines)});
  };
  add_list(decided ? "Milder reasons" : "Notes", std::move(others));
  add_list("Rules that came close", passed_over_lines(person));
  if (auto lines = change_lines(rules, person.given, assessment); !lines.empty()) {
    report.push_back(Heading{2, "What would change the level"});
    report.push_back(
        Paragraph{"To understand the level, not as advice: always answer what is true."});
    report.push_back(Bullets{std::move(lines)});
  }
  report.push_back(Heading{2, "Ask on"});
  report.push_back(
      Paragraph{"backsmart why ID explains one thing. ID is the short name of a rule or question, "
                "an exercise or a part of the plan; backsmart data show lists them. "
                "backsmart why --if ID=VALUE tells what another answer would change."});
  return report;
}

std::string level_json(const WhyPerson& person) {
  const Ruleset& rules = person.knowledge.rules;
  const Assessment assessment = assess(rules, person.given);
  JsonWriter json;
  json.begin_object();
  json.text("schema", "backsmart.why/1");
  json.text("level", to_id(assessment.level));
  json.text("title", advice_of(rules, assessment.level).title);
  json.begin_array("reasons");
  for (const Reason& reason : assessment.reasons) {
    json.begin_object();
    if (reason.rule == kUnsureRule) {
      json.text("rule", "unsure-count");
      json.text("level", to_id(reason.level));
      json.text("say", rules.unsure.say);
      write_questions(person, "answers", assessment.open_signs, json);
    } else {
      const Rule& rule = rule_of(rules, reason.rule);
      json.text("rule", rule.id);
      json.text("level", to_id(reason.level));
      json.text("say", rule.say);
      json.text("when", to_text(rule.when, rules.questions));
      write_questions(person, "answers", questions_read(rule.when), json);
      json.texts("sources", source_ids(rules, rule.sources));
    }
    json.boolean("decides", reason.level == assessment.level);
    json.end_object();
  }
  json.end_array();
  json.begin_array("passed_over");
  for (const PassedOver& passed : passed_over(rules, settle(rules, person.given))) {
    const Rule& rule = rule_of(rules, passed.rule);
    json.begin_object();
    json.text("rule", rule.id);
    json.text("level", to_id(rule.level));
    write_questions(person, "for", passed.speaking, json);
    write_questions(person, "against", passed.stopping, json);
    json.end_object();
  }
  json.end_array();
  if (assessment.level > Level::self_manage) {
    write_change(rules, "milder", milder_change(rules, person.given), json);
  }
  write_change(rules, "worse", worse_change(rules, person.given), json);
  json.end_object();
  return json.take();
}

}  // namespace backsmart
