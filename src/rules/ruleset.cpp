#include "rules/ruleset.hpp"

#include <algorithm>

namespace backsmart {
namespace {

// What a closed gateway hides is skipped. `use_fallback`: whether to fill in a fallback as well.
Answer settled(const Question& question, const Answer& given, const Answers& before,
               bool use_fallback) {
  if (given.state != Answer::State::unanswered) return given;
  if (evaluate(question.gateway, before) == Truth::no) return {Answer::State::skipped, 0};
  return use_fallback && question.fallback ? *question.fallback : given;
}

Answers settled(const Ruleset& rules, Answers answers, bool use_fallback) {
  answers.resize(rules.questions.size());
  // A gateway reads only questions before its own, so they are settled already.
  for (std::size_t i = 0; i < answers.size(); ++i) {
    answers[i] = settled(rules.questions[i], answers[i], answers, use_fallback);
  }
  return answers;
}

}  // namespace

std::optional<int> find_question(const Ruleset& rules, std::string_view id) {
  for (std::size_t i = 0; i < rules.questions.size(); ++i) {
    if (rules.questions[i].id == id) return static_cast<int>(i);
  }
  return std::nullopt;
}

const Notice& notice(const Ruleset& rules, std::string_view id) {
  static const Notice kNone;
  const auto found = std::find_if(rules.notices.begin(), rules.notices.end(),
                                  [&](const Notice& n) { return n.id == id; });
  return found == rules.notices.end() ? kNone : *found;
}

bool is_warning_sign(const Ruleset& rules, const Question& question) {
  return rules.parts[static_cast<std::size_t>(question.part)].id == kWarningSigns;
}

Answers settle(const Ruleset& rules, const Answers& answers) {
  return settled(rules, answers, /*use_fallback=*/true);
}

Answer settled_answer(const Ruleset& rules, std::size_t question, const Answer& given,
                      const Answers& settled) {
  return backsmart::settled(rules.questions[question], given, settled, /*use_fallback=*/true);
}

std::optional<int> next_question(const Ruleset& rules, const Answers& answers, const Some& some) {
  const Answers known = settled(rules, answers, /*use_fallback=*/false);
  for (std::size_t i = 0; i < known.size(); ++i) {
    const bool open = known[i].state == Answer::State::unanswered;
    if (open && is_among(some, i)) return static_cast<int>(i);
  }
  return std::nullopt;
}

bool waits_for_gateway(const Ruleset& rules, const Answers& answers, int question,
                       const Some& some) {
  const auto index = static_cast<std::size_t>(question);
  const Condition& gateway = rules.questions[index].gateway;
  if (answers[index].state != Answer::State::unanswered) return false;
  if (evaluate(gateway, answers) != Truth::unknown) return false;
  return reads_any(gateway, [&](std::size_t q) {
    return answers[q].state == Answer::State::unanswered && is_among(some, q);
  });
}

int questions_in_all(const Ruleset& rules, const Answers& answers, const Some& some) {
  const Answers known = settled(rules, answers, /*use_fallback=*/false);
  int count = 0;
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i].state == Answer::State::skipped || !is_among(some, i)) continue;
    if (!waits_for_gateway(rules, known, static_cast<int>(i), some)) ++count;
  }
  return count;
}

std::vector<int> findings_for(const Ruleset& rules, const Answers& answers) {
  std::vector<int> found;
  for (std::size_t i = 0; i < rules.findings.size(); ++i) {
    if (evaluate(rules.findings[i].when, answers) == Truth::yes)
      found.push_back(static_cast<int>(i));
  }
  return found;
}

}  // namespace backsmart
