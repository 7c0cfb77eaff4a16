// What a check found, in words.
#include <fmt/format.h>

#include "base/text.hpp"
#include "render/pages.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

// "Do your legs …? – yes"
std::string answered(const Ruleset& rules, int q, const Answers& answers) {
  const Question& question = rules.questions[static_cast<std::size_t>(q)];
  return fmt::format("{} – {}", question.ask,
                     in_words(question, answers[static_cast<std::size_t>(q)]));
}

void add_notice(const Ruleset& rules, std::string_view id, Report& report) {
  add_notice(rules, notice(rules, id), report);
}

void add_education(const Ruleset& rules, Report& report) {
  const Notice& n = notice(rules, "education");
  report.push_back(Paragraph{in_one_line(n) + source_mark(rules, n.sources)});
}

void add_what_to_do(const Ruleset& rules, const Assessment& assessment, Report& report) {
  const LevelAdvice& advice = advice_of(rules, assessment.level);
  report.push_back(Heading{1, advice.title});
  if (!advice.by.empty()) report.push_back(Paragraph{fmt::format("When: {}", advice.by), true});
  std::vector<std::string> steps = advice.advice;
  steps.back() += source_mark(rules, advice.sources);
  report.push_back(Bullets{std::move(steps), true});
}

// `page`: the level of the whole. Beside one that refuses a plan a milder reason gives no advice:
// "start gently" must not stand next to "get help now".
void add_reason(const Ruleset& rules, const Reason& reason, Level page, const Answers& answers,
                Report& report) {
  if (reason.rule == kUnsureRule) {
    report.push_back(Card{
        0, "Several answers are unsure", std::string(to_id(reason.level)), {rules.unsure.say}});
    return;
  }
  const Rule& rule = rules.rules[static_cast<std::size_t>(reason.rule)];
  std::vector<std::string> remarks;
  for (const int q : telling_questions(rules, rule.when, answers)) {
    remarks.push_back(fmt::format("You answered: {}", answered(rules, q, answers)));
  }
  remarks.push_back(rule.say + source_mark(rules, rule.sources));
  const bool advises = refuses_plan(reason.level) || !refuses_plan(page);
  if (std::string advice = advice_of(rules, reason); advises && !advice.empty()) {
    remarks.push_back(std::move(advice));
  }
  const bool note_only = reason.level == Level::self_manage;
  report.push_back(Card{0, rule.id, note_only ? "a note" : std::string(to_id(reason.level)),
                        std::move(remarks)});
}

void add_reasons(const Ruleset& rules, const Assessment& assessment, const Answers& answers,
                 Report& report) {
  if (assessment.reasons.empty()) return;
  report.push_back(Heading{2, "Why"});
  for (const Reason& reason : assessment.reasons) {
    add_reason(rules, reason, assessment.level, answers, report);
  }
}

void add_unsure(const Ruleset& rules, const Assessment& assessment, Report& report) {
  if (assessment.unsure.empty()) return;
  report.push_back(Heading{2, "You were unsure about"});
  Bullets unsure;
  for (const int q : assessment.unsure) {
    const Question& question = rules.questions[static_cast<std::size_t>(q)];
    unsure.items.push_back(fmt::format("{} ({})", question.ask, question.id));
  }
  report.push_back(std::move(unsure));
}

void add_findings(const Ruleset& rules, const Answers& given, Report& report) {
  const std::vector<int> found = findings_for(rules, settle(rules, given));
  if (found.empty()) return;
  report.push_back(Heading{2, "What may be feeding the pain, and what to do instead"});
  for (const int index : found) {
    const Finding& finding = rules.findings[static_cast<std::size_t>(index)];
    std::vector<std::string> remarks{finding.say + source_mark(rules, finding.sources),
                                     fmt::format("Instead: {}", finding.swap)};
    if (!finding.caution.empty()) remarks.push_back(fmt::format("Take care: {}", finding.caution));
    report.push_back(Card{0, finding.id,
                          finding.sort == Finding::Sort::habit ? "a habit" : "a hint",
                          std::move(remarks)});
  }
}

// Questions behind a gateway that has no answer yet may never have to be asked; they come last.
void add_missing(const Ruleset& rules, const Assessment& assessment, const Answers& answers,
                 Report& report) {
  Bullets missing;
  std::vector<std::string> behind;
  for (const int q : assessment.unanswered) {
    const Question& question = rules.questions[static_cast<std::size_t>(q)];
    if (waits_for_gateway(rules, answers, q)) {
      behind.push_back(question.id);
    } else {
      missing.items.push_back(fmt::format("{}: {}", question.id, question.ask));
    }
  }
  report.push_back(std::move(missing));
  if (behind.empty()) return;
  report.push_back(Paragraph{
      fmt::format("Asked only if one of these is yes or unsure: {}.", join(behind, ", "))});
}

void add_still_open(const Ruleset& rules, const Assessment& assessment, const Answers& answers,
                    Report& report) {
  if (assessment.unanswered.empty() || assessment.level == Level::emergency) return;
  report.push_back(Heading{2, phrase<Phrase::still_open>(rules)});
  add_missing(rules, assessment, answers, report);
}

// The end of the page is what a terminal still shows of it. In an emergency nothing is to be done
// here.
void add_in_short(const Ruleset& rules, const Assessment& assessment, Report& report) {
  const Level level = assessment.level;
  const LevelAdvice& advice = advice_of(rules, level);
  report.push_back(Heading{2, "In short"});
  report.push_back(Paragraph{
      advice.by.empty() ? advice.title : fmt::format("{}. When: {}.", advice.title, advice.by),
      true});
  if (level == Level::emergency) return;
  Bullets next;
  if (!refuses_plan(level)) next.items.emplace_back("Your week: backsmart plan");
  if (level != Level::self_manage) {
    next.items.emplace_back("One page to take along: backsmart letter -o letter.txt");
  }
  if (!assessment.unanswered.empty()) {
    next.items.emplace_back("The questions without an answer: backsmart check");
  }
  report.push_back(std::move(next));
}

// What the marks on the page of an assessment lead to.
std::set<int> sources_behind(const Ruleset& rules, const Assessment& assessment,
                             const Answers& given) {
  std::set<int> sources;
  const auto add = [&](const std::vector<int>& more) { sources.insert(more.begin(), more.end()); };
  add(advice_of(rules, assessment.level).sources);
  for (const Reason& reason : assessment.reasons) {
    if (reason.rule == kUnsureRule) continue;
    add(rules.rules[static_cast<std::size_t>(reason.rule)].sources);
  }
  for (const std::string_view id : {"safety-net", "worry", "education"}) {
    add(notice(rules, id).sources);
  }
  if (refuses_plan(assessment.level)) return sources;
  add(notice(rules, "imaging").sources);
  for (const int index : findings_for(rules, settle(rules, given))) {
    add(rules.findings[static_cast<std::size_t>(index)].sources);
  }
  return sources;
}

}  // namespace

Report assessment_report(const Ruleset& rules, const Assessment& assessment, const Answers& given) {
  const Answers answers = settle(rules, given);
  Report report;
  add_what_to_do(rules, assessment, report);
  add_reasons(rules, assessment, answers, report);
  add_unsure(rules, assessment, report);
  add_still_open(rules, assessment, answers, report);
  if (!refuses_plan(assessment.level)) {
    add_findings(rules, given, report);
    add_notice(rules, "imaging", report);
  }
  add_notice(rules, "safety-net", report);
  add_notice(rules, "worry", report);
  add_education(rules, report);
  add_sources(rules, sources_behind(rules, assessment, given), report);
  add_in_short(rules, assessment, report);
  return report;
}

Report cannot_tell_report(const Ruleset& rules, const Assessment& assessment,
                          const Answers& given) {
  const Answers answers = settle(rules, given);
  Report report;
  report.push_back(Heading{1, "Some warning-sign questions have no answer"});
  report.push_back(Paragraph{phrase<Phrase::missing_answers>(rules)});
  add_missing(rules, assessment, answers, report);
  report.push_back(Paragraph{"Answer them with: backsmart check"});
  add_notice(rules, "safety-net", report);
  return report;
}

Report refusal_report(const Ruleset& rules, const Assessment& assessment, const Answers& given) {
  const Answers answers = settle(rules, given);
  Report report;
  add_what_to_do(rules, assessment, report);
  report.push_back(Paragraph{phrase<Phrase::refused>(rules)});
  add_reasons(rules, assessment, answers, report);
  add_still_open(rules, assessment, answers, report);
  add_education(rules, report);
  return report;
}

}  // namespace backsmart
