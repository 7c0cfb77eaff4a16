// Why a rule, a question or a finding counts or does not.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "render/answer_text.hpp"
#include "render/why_parts.hpp"
#include "render/wording.hpp"
#include "rules/changes.hpp"

namespace backsmart {
namespace {

bool reads(const Condition& when, int question) {
  return reads_any(when,
                   [&](std::size_t read) { return read == static_cast<std::size_t>(question); });
}

// What became of the rule on these answers.
std::string outcome(const WhyPerson& person, int index) {
  const Ruleset& rules = person.knowledge.rules;
  const Assessment assessment = assess(rules, person.given);
  const auto is_it = [&](const Reason& reason) { return reason.rule == index; };
  const auto& all = assessment.reasons;
  const auto reason = std::find_if(all.begin(), all.end(), is_it);
  if (reason != all.end()) {
    const std::string_view sure =
        reason->truth == Truth::yes ? "It holds" : "It may hold, because of what is unsure or open";
    const std::string_view weight =
        reason->level == assessment.level ? "it decides your level" : "a worse one decides";
    return reason->level == Level::self_manage
               ? fmt::format("{}. It is a note and asks for nothing more.", sure)
               : fmt::format("{}. It counts as {}; {}.", sure, to_id(reason->level), weight);
  }
  if (std::any_of(assessment.open.begin(), assessment.open.end(), is_it)) {
    return "Open: it looks at questions that have no answer yet.";
  }
  const Answers answers = settle(rules, person.given);
  for (const PassedOver& passed : passed_over(rules, answers)) {
    if (passed.rule != index) continue;
    return fmt::format(
        "It does not hold, though it came close: you said {}; it does not count, as you also said "
        "{}.",
        answers_to(rules, answers, passed.speaking), answers_to(rules, answers, passed.stopping));
  }
  return "It does not hold: nothing that you answered speaks for it.";
}

// Of everything that looks at the question: what holds, in words, and the ids of the others.
// `text`: "Rules of the check".
template <typename All, typename Holds, typename Line>
WhyPoint readers(std::string about, std::string_view text, const All& all, int question,
                 Holds holds, Line line) {
  WhyPoint point{std::move(about), "", {}};
  std::vector<std::string> others;
  for (const auto& one : all) {
    if (!reads(one.when, question)) continue;
    if (holds(one)) {
      point.items.push_back(line(one));
    } else {
      others.push_back(one.id);
    }
  }
  if (point.items.empty() && others.empty()) return point;
  if (point.items.empty()) {
    point.text = fmt::format("{} that look at it, none of which counts for you now: {}.", text,
                             fmt::join(others, ", "));
    return point;
  }
  point.text = fmt::format("{} that look at it and count for you now:", text);
  if (!others.empty()) {
    point.items.push_back(fmt::format("others, not for you now: {}", fmt::join(others, ", ")));
  }
  return point;
}

}  // namespace

WhyPoint answers_point(const WhyPerson& person, const Condition& when) {
  const Ruleset& rules = person.knowledge.rules;
  WhyPoint point{"answers", "The questions it looks at, and your answers:", {}};
  for (const int q : questions_read(when)) {
    point.items.push_back(fmt::format("{} {} ({})",
                                      rules.questions[static_cast<std::size_t>(q)].ask,
                                      sentence_of(said_text(rules, person.given, q)),
                                      rules.questions[static_cast<std::size_t>(q)].id));
  }
  if (point.items.empty()) point.text = "It looks at no answers.";
  return point;
}

WhyPoint sources_point(const WhyPerson& person, const std::vector<int>& sources) {
  return {"sources", "It rests on:", source_lines(person.knowledge.rules, sources)};
}

Explanation explain_rule(const WhyPerson& person, int index) {
  const Ruleset& rules = person.knowledge.rules;
  const Rule& rule = rules.rules[static_cast<std::size_t>(index)];
  Explanation out{"rule", rule.id, fmt::format("The rule {}", rule.id), {}};
  out.points.push_back({"say", rule.say, {}});
  out.points.push_back({"outcome", outcome(person, index), {}});
  const std::string unsure = rule.level_if_unsure == Level::self_manage
                                 ? "a note only"
                                 : std::string(to_id(rule.level_if_unsure));
  out.points.push_back({"when",
                        fmt::format("It holds when: {}. Its level is {}; where you are unsure, {}.",
                                    to_text(rule.when, rules.questions), to_id(rule.level), unsure),
                        {}});
  if (!rule.firm_when.empty()) {
    out.points.push_back({"firm_when",
                          fmt::format("An unsure answer counts in full when this is there as well: "
                                      "{}.",
                                      to_text(rule.firm_when, rules.questions)),
                          {}});
  }
  out.points.push_back(answers_point(person, rule.when));
  out.points.push_back(sources_point(person, rule.sources));
  return out;
}

Explanation explain_question(const WhyPerson& person, int index) {
  const auto& [rules, catalogue, programme] = person.knowledge;
  const Question& question = rules.questions[static_cast<std::size_t>(index)];
  const Answers answers = settle(rules, person.given);
  Explanation out{"question", question.id, question.ask, {}};
  std::string said = said_text(rules, person.given, index);
  if (const int instead = asked_instead(rules, answers, index); instead != index) {
    said += ", as you said " + answers_to(rules, answers, {instead});
  }
  out.points.push_back({"answer", sentence_of(std::move(said)), {}});
  out.points.push_back({"why", fmt::format("Why it is asked: {}", question.why), {}});
  if (!question.gateway.empty()) {
    out.points.push_back(
        {"gateway",
         fmt::format("It is asked only if: {}.", to_text(question.gateway, rules.questions)),
         {}});
  }
  const auto truth = [&](const auto& one) { return evaluate(one.when, answers); };
  const auto applies = [&](const auto& one) {
    return truth(one) == Truth::yes || (one.if_unknown && truth(one) == Truth::unknown);
  };
  const std::size_t before = out.points.size();
  out.points.push_back(readers(
      "rules", "Rules of the check", rules.rules, index,
      [&](const Rule& r) { return truth(r) != Truth::no; },
      [&](const Rule& r) {
        return fmt::format("{} ({}{}): {}", r.id, to_id(r.level),
                           truth(r) == Truth::unknown ? ", unsure or open" : "", r.say);
      }));
  out.points.push_back(readers(
      "findings", "Habits and hints", rules.findings, index,
      [&](const Finding& f) { return truth(f) == Truth::yes; },
      [&](const Finding& f) { return fmt::format("{}: {}", f.id, f.say); }));
  WhyPoint follow{"gateways", "Questions that are asked only because of it:", {}};
  for (const Question& other : rules.questions) {
    if (reads(other.gateway, index)) {
      follow.items.push_back(fmt::format("{} – {}", other.id, short_text(other)));
    }
  }
  if (!follow.items.empty()) out.points.push_back(std::move(follow));
  if (person.plan) {
    out.points.push_back(
        readers("limits", "Limits on exercises", catalogue.limits, index, applies,
                [&](const Limit& l) { return fmt::format("{}: {}", l.id, l.name); }));
    out.points.push_back(
        readers("adjustments", "Adjustments of the plan", programme.adjustments, index, applies,
                [&](const Adjustment& a) { return fmt::format("{}: {}", a.id, a.say); }));
  }
  std::erase_if(out.points, [](const WhyPoint& f) { return f.text.empty() && f.items.empty(); });
  if (out.points.size() == before) {
    out.points.push_back(
        {"readers", "No rule looks at it: it sets the days, times and means of a plan.", {}});
  }
  out.points.push_back(sources_point(person, question.sources));
  return out;
}

Explanation explain_finding(const WhyPerson& person, int index) {
  const Ruleset& rules = person.knowledge.rules;
  const Finding& finding = rules.findings[static_cast<std::size_t>(index)];
  const std::string_view sort = finding.sort == Finding::Sort::habit ? "habit" : "hint";
  Explanation out{"finding", finding.id, fmt::format("The {} {}", sort, finding.id), {}};
  out.points.push_back({"say", finding.say, {}});
  const bool holds = evaluate(finding.when, settle(rules, person.given)) == Truth::yes;
  out.points.push_back(
      {"outcome",
       holds ? "It was found in your answers." : "It was not found in your answers.",
       {}});
  out.points.push_back(
      {"when", fmt::format("It is found when: {}.", to_text(finding.when, rules.questions)), {}});
  out.points.push_back(answers_point(person, finding.when));
  out.points.push_back(sources_point(person, finding.sources));
  return out;
}

}  // namespace backsmart
