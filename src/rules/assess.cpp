#include "rules/assess.hpp"

#include <algorithm>

namespace backsmart {
namespace {

// Whether the question is a warning sign that was answered yes; or unsure, whatever it is that a
// rule wants to know.
bool is_raised(const Ruleset& rules, int question, const Answers& answers) {
  const Question& q = rules.questions[static_cast<std::size_t>(question)];
  const Answer& answer = answers[static_cast<std::size_t>(question)];
  if (answer.state == Answer::State::unsure) return q.read_by_rule || is_warning_sign(rules, q);
  return is_warning_sign(rules, q) && q.kind == Kind::yes_no && answer == Answer::of(1);
}

// Whether something that speaks for the rule was said.
bool is_raised(const Ruleset& rules, const Rule& rule, const Answers& answers) {
  const std::vector<int> read = questions_read(rule.when);
  return std::any_of(read.begin(), read.end(), [&](int q) { return is_raised(rules, q, answers); });
}

// `answers` without the gaps that nothing has led to yet: an unanswered question counts as unknown
// only when it follows up on something that was said.
Answers without_unasked(const Ruleset& rules, const Answers& answers) {
  Answers said = answers;
  for (std::size_t i = 0; i < said.size(); ++i) {
    if (said[i].state != Answer::State::unanswered) continue;
    const bool follows_up = !rules.questions[i].gateway.empty() &&
                            !waits_for_gateway(rules, answers, static_cast<int>(i));
    if (!follows_up) said[i].state = Answer::State::skipped;
  }
  return said;
}

}  // namespace

bool has_raised_sign(const Ruleset& rules, const Answers& given) {
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (is_raised(rules, static_cast<int>(i), given)) return true;
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

  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    const Rule& rule = rules.rules[i];
    const Truth truth = evaluate(rule.when, answers);
    if (truth == Truth::no) continue;
    const int index = static_cast<int>(i);
    if (truth == Truth::yes) {
      out.reasons.push_back({index, rule.level, truth});
    } else if (is_raised(rules, rule, answers) && evaluate(rule.when, said) != Truth::no) {
      const bool firm = !rule.firm_when.empty() && evaluate(rule.firm_when, answers) == Truth::yes;
      out.reasons.push_back({index, firm ? rule.level : rule.level_if_unsure, truth});
    } else {
      out.open.push_back({index, rule.level, truth});
    }
  }
  if (static_cast<int>(out.unsure.size()) >= rules.unsure.limit) {
    out.reasons.push_back({kUnsureRule, rules.unsure.level, Truth::yes});
  }
  const auto worse_first = [](const Reason& a, const Reason& b) { return a.level > b.level; };
  std::stable_sort(out.reasons.begin(), out.reasons.end(), worse_first);
  std::stable_sort(out.open.begin(), out.open.end(), worse_first);
  if (!out.reasons.empty()) out.level = out.reasons.front().level;
  return out;
}

}  // namespace backsmart
