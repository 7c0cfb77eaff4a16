#include "rules/reasoning.hpp"

#include <algorithm>
#include <array>

#include "rules/enumerate.hpp"

namespace backsmart {
namespace {

int both_hold(int a, int b) { return a & b; }

}  // namespace

Reasoning::Reasoning(const Ruleset& rules, std::span<const Condition* const> conditions)
    : symbolic_(rules, conditions) {}

// 1: surely: given when it is asked, and unanswered when it is not; somehow: not left open.
Diagram Reasoning::is_answered(std::size_t question, Answered how) {
  const auto key = std::pair(question, how);
  if (const auto known = answered_.find(key); known != answered_.end()) return known->second;
  Diagrams& diagrams = symbolic_.diagrams();
  const Symbolic::Column& column = symbolic_.column(question);
  std::vector<int> states;
  states.reserve(column.values.size());
  for (const Answer& answer : column.values) states.push_back(static_cast<int>(answer.state));
  const Diagram made = diagrams.combine(
      diagrams.by_choice(column.axis, states),
      symbolic_.truth(symbolic_.rules().questions[question].gateway), [how](int state, int gate) {
        const bool given = state == static_cast<int>(Answer::State::given);
        const bool open = state == static_cast<int>(Answer::State::unanswered);
        if (how == Answered::somehow) return open && gate != kTruthNo ? 0 : 1;
        return (gate == kTruthNo ? open : given) ? 1 : 0;
      });
  answered_.emplace(key, made);
  return made;
}

Diagram Reasoning::only_where(Answered how, Diagram diagram,
                              std::span<const Condition* const> conditions) {
  for (const int question : questions_behind(symbolic_.rules(), conditions)) {
    diagram = symbolic_.diagrams().combine(
        diagram, is_answered(static_cast<std::size_t>(question), how), both_hold);
  }
  return diagram;
}

bool Reasoning::can_be(const Condition& condition, Truth truth) {
  const std::array conditions = {&condition};
  const Diagram is_so =
      symbolic_.diagrams().map(symbolic_.truth(condition),
                               [wanted = static_cast<int>(truth)](int t) { return t == wanted; });
  return symbolic_.diagrams().everywhere(only_where(Answered::surely, is_so, conditions)) != 0;
}

bool Reasoning::implies(const Condition& a, const Condition& b) {
  const std::array conditions = {&a, &b};
  const Diagram a_without_b = symbolic_.diagrams().combine(
      symbolic_.truth(a), symbolic_.truth(b),
      [](int t, int u) { return t == kTruthYes && u == kTruthNo ? 1 : 0; });
  return symbolic_.diagrams().everywhere(only_where(Answered::surely, a_without_b, conditions)) ==
         0;
}

bool Reasoning::are_equal(const Condition& a, const Condition& b) {
  return symbolic_.truth(a) == symbolic_.truth(b);
}

Diagram Reasoning::level(const Rule& rule) {
  if (const auto known = levels_.find(&rule); known != levels_.end()) return known->second;
  const Diagram made = symbolic_.diagrams().map(symbolic_.verdict(rule), [](int value) {
    const Verdict verdict = Symbolic::verdict_of(value);
    return verdict.is_reason ? static_cast<int>(verdict.level) : 0;
  });
  levels_.emplace(&rule, made);
  return made;
}

bool Reasoning::is_covered(const Rule& rule, const Rule& other) {
  const Diagram worse = symbolic_.diagrams().combine(
      level(rule), level(other), [](int own, int theirs) { return own > theirs ? 1 : 0; });
  const std::array conditions = {&rule.when, &rule.firm_when, &other.when, &other.firm_when};
  return symbolic_.diagrams().everywhere(only_where(Answered::somehow, worse, conditions)) == 0;
}

}  // namespace backsmart
