// Pages as JSON, for scripts.
#include "render/json_writer.hpp"
#include "render/pages.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

void write_reason(const Ruleset& rules, const Reason& reason, const Answers& answers,
                  JsonWriter& json) {
  json.begin_object();
  if (reason.rule == kUnsureRule) {
    json.text("rule", "unsure-count");
    json.text("level", to_id(reason.level));
    json.text("say", rules.unsure.say);
  } else {
    const Rule& rule = rules.rules[static_cast<std::size_t>(reason.rule)];
    json.text("rule", rule.id);
    json.text("level", to_id(reason.level));
    json.text("certainty", reason.truth == Truth::yes ? "yes" : "unsure");
    json.text("when", to_text(rule.when, rules.questions));
    json.text("say", rule.say);
    const bool sure = reason.truth == Truth::yes;
    const std::string advice = sure ? rule.advice : advice_of(rules, reason);
    if (!advice.empty()) json.text("do", advice);
    if (sure && !rule.by.empty()) json.text("by", rule.by);
    json.texts("sources", source_ids(rules, rule.sources));
    json.begin_object("answers");
    for (const int q : telling_questions(rules, rule.when, answers)) {
      const auto index = static_cast<std::size_t>(q);
      json.text(rules.questions[index].id, to_text(rules.questions[index], answers[index]));
    }
    json.end_object();
  }
  json.end_object();
}

std::vector<std::string> ids_of(const Ruleset& rules, const std::vector<int>& questions) {
  std::vector<std::string> ids;
  ids.reserve(questions.size());
  for (const int q : questions) ids.push_back(rules.questions[static_cast<std::size_t>(q)].id);
  return ids;
}

void write_range(const Question& question, JsonWriter& json) {
  switch (question.kind) {
    case Kind::yes_no: break;
    case Kind::choice:
    case Kind::many:
      json.begin_array("words");
      for (const Word& word : question.words) {
        json.begin_object();
        json.text("id", word.id);
        json.text("say", word.say);
        json.end_object();
      }
      json.end_array();
      break;
    case Kind::number:
      if (question.is_clock()) {
        json.text("min", to_text(question, Answer::of(question.min)));
        json.text("max", to_text(question, Answer::of(question.max)));
      } else {
        json.number("min", question.min);
        json.number("max", question.max);
      }
      json.text("unit", question.unit);
      break;
  }
}

}  // namespace

std::string assessment_json(const Ruleset& rules, const Assessment& assessment,
                            const Answers& given) {
  const Answers answers = settle(rules, given);
  const LevelAdvice& advice = rules.levels[static_cast<std::size_t>(assessment.level)];
  JsonWriter json;
  json.begin_object();
  json.text("schema", "backsmart.assessment/1");
  json.text("level", assessment.can_tell() ? to_id(assessment.level) : "unknown");
  json.boolean("plan_available", assessment.can_tell() && !refuses_plan(assessment.level));
  if (assessment.can_tell()) {
    json.text("title", advice.title);
    json.texts("do", advice.advice);
    json.text("by", advice.by);
  }
  json.begin_array("reasons");
  for (const Reason& reason : assessment.reasons) write_reason(rules, reason, answers, json);
  json.end_array();
  json.texts("unsure", ids_of(rules, assessment.unsure));
  json.texts("unanswered", ids_of(rules, assessment.unanswered));
  json.begin_array("findings");
  for (const int index : findings_for(rules, answers)) {
    const Finding& finding = rules.findings[static_cast<std::size_t>(index)];
    json.begin_object();
    json.text("id", finding.id);
    json.text("kind", finding.sort == Finding::Sort::habit ? "habit" : "hint");
    json.text("say", finding.say);
    json.text("swap", finding.swap);
    if (!finding.caution.empty()) json.text("caution", finding.caution);
    json.texts("sources", source_ids(rules, finding.sources));
    json.end_object();
  }
  json.end_array();
  json.text("notice",
            notice(rules, "education").say.empty() ? "" : notice(rules, "education").say.front());
  json.end_object();
  return json.take();
}

std::string questions_json(const Ruleset& rules) {
  JsonWriter json;
  json.begin_object();
  json.text("schema", "backsmart.questions/1");
  json.begin_array("questions");
  for (const Question& question : rules.questions) {
    json.begin_object();
    json.text("id", question.id);
    json.text("part", rules.parts[static_cast<std::size_t>(question.part)].id);
    json.text("kind", to_id(question.kind));
    write_range(question, json);
    json.text("gateway",
              question.gateway.empty() ? "" : to_text(question.gateway, rules.questions));
    json.text("text", question.ask);
    if (!question.label.empty()) json.text("short", question.label);
    json.text("why", question.why);
    if (!question.plainer.empty()) json.text("plainer", question.plainer);
    if (question.fallback) json.text("default", to_text(question, *question.fallback));
    json.texts("sources", source_ids(rules, question.sources));
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

}  // namespace backsmart
