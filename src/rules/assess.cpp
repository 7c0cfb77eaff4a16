#include "rules/assess.hpp"

#include <algorithm>

namespace backsmart {
namespace {

// Whether the question is a warning sign that was answered yes; or unsure, whatever it is that a
// rule wants to know.
bool is_raised(const Ruleset& rules, std::size_t question, const Answers& answers) {
  const Question& q = rules.questions[question];
  const Answer& answer = answers[question];
  if (answer.state == Answer::State::unsure) return q.read_by_rule || is_warning_sign(rules, q);
  return is_warning_sign(rules, q) && q.kind == Kind::yes_no && answer == Answer::of(1);
}

// Whether something that speaks for the rule was said.
bool is_raised(const Ruleset& rules, const Rule& rule, const Answers& answers) {
  return reads_any(rule.when, [&](std::size_t q) { return is_raised(rules, q, answers); });
}

// Whether the answer leaves a sign open, for a rule that cannot tell. A yes counts like an unsure
// one: else the count would fall when an answer gets worse. What explains or reassures is no sign.
bool leaves_open(const Question& question, const Answer& answer) {
  if (question.worse == Worse::down && question.kind == Kind::yes_no) return false;
  return answer.state == Answer::State::unsure ||
         (question.kind == Kind::yes_no && answer == Answer::of(1));
}

}  // namespace

Answer said_answer(const Ruleset& rules, std::size_t question, const Answers& settled) {
  const Answer& answer = settled[question];
  if (answer.state != Answer::State::unanswered) return answer;
  const bool follows_up = !rules.questions[question].gateway.empty() &&
                          !waits_for_gateway(rules, settled, static_cast<int>(question));
  return follows_up ? answer : Answer{Answer::State::skipped, 0};
}

Answers without_unasked(const Ruleset& rules, const Answers& settled) {
  Answers said = settled;
  for (std::size_t i = 0; i < said.size(); ++i) said[i] = said_answer(rules, i, settled);
  return said;
}

Verdict judge(const Ruleset& rules, const Rule& rule, const Answers& settled, const Answers& said) {
  const Truth truth = evaluate(rule.when, settled);
  if (truth == Truth::no) return {};
  if (truth == Truth::yes) return {truth, true, rule.level};
  const bool is_reason = is_raised(rules, rule, settled) && evaluate(rule.when, said) != Truth::no;
  if (!is_reason) return {truth, false, rule.level};
  const bool firm = !rule.firm_when.empty() && evaluate(rule.firm_when, settled) == Truth::yes;
  return {truth, true, firm ? rule.level : rule.level_if_unsure};
}

bool has_raised_sign(const Ruleset& rules, const Answers& given) {
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (is_raised(rules, i, given)) return true;
  }
  return false;
}

Assessment assess(const Ruleset& rules, const Answers& given) {
  return assess_settled(rules, settle(rules, given));
}

Assessment assess_settled(const Ruleset& rules, const Answers& answers) {
  Assessment out;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const Question& question = rules.questions[i];
    const Answer::State state = answers[i].state;
    const int index = static_cast<int>(i);
    if (state == Answer::State::unsure && question.read_by_rule) out.unsure.push_back(index);
    if (state == Answer::State::unanswered && is_warning_sign(rules, question)) {
      out.unanswered.push_back(index);
    }
  }
  const Answers said = without_unasked(rules, answers);
  std::vector<bool> is_open(answers.size());

  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    const Verdict verdict = judge(rules, rules.rules[i], answers, said);
    if (verdict.truth == Truth::no) continue;
    auto& list = verdict.is_reason ? out.reasons : out.open;
    list.push_back({static_cast<int>(i), verdict.level, verdict.truth});
    const bool cannot_tell = verdict.is_reason && verdict.truth == Truth::unknown;
    if (!cannot_tell || rules.rules[i].level < rules.unsure.level) continue;
    for (const int q : questions_read(rules.rules[i].when)) {
      const auto index = static_cast<std::size_t>(q);
      if (leaves_open(rules.questions[index], answers[index])) is_open[index] = true;
    }
  }
  for (std::size_t i = 0; i < is_open.size(); ++i) {
    if (is_open[i]) out.open_signs.push_back(static_cast<int>(i));
  }
  if (static_cast<int>(out.open_signs.size()) >= rules.unsure.limit) {
    out.reasons.push_back({kUnsureRule, rules.unsure.level, Truth::yes});
  }
  const auto worse_first = [](const Reason& a, const Reason& b) { return a.level > b.level; };
  std::stable_sort(out.reasons.begin(), out.reasons.end(), worse_first);
  std::stable_sort(out.open.begin(), out.open.end(), worse_first);
  if (!out.reasons.empty()) out.level = out.reasons.front().level;
  return out;
}

}  // namespace backsmart
