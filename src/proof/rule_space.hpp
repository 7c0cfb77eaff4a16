// What the proofs about rules share: every rule as a diagram, and the steps that make answers
// worse.
#pragma once

#include <functional>
#include <random>
#include <utility>
#include <vector>

#include "proof/proof.hpp"
#include "rules/symbolic.hpp"

namespace backsmart {

// The choices of the axis of a question: the given answers follow, the least first.
constexpr int kUnanswered = 0;
constexpr int kUnsure = 1;
constexpr int kFirstGiven = 2;

// One answer made worse: choices of axes, before and after.
struct WorseStep {
  int question = 0;
  std::vector<std::pair<int, int>> before;  // axis, choice
  std::vector<std::pair<int, int>> after;
};

class RuleSpace {
 public:
  explicit RuleSpace(const Knowledge& knowledge);

  const Knowledge& knowledge() const { return *knowledge_; }
  const Ruleset& rules() const { return knowledge_->rules; }
  Symbolic& symbolic() { return symbolic_; }
  const Symbolic& symbolic() const { return symbolic_; }
  Diagrams& diagrams() { return symbolic_.diagrams(); }

  Diagram verdict(std::size_t rule) const { return verdicts_[rule]; }
  // The level that the rule gives, as a number; 0 also where it is no reason.
  Diagram level(std::size_t rule) const { return levels_[rule]; }
  // Rules that read a question, or stand behind a gateway, that `rule` reads or stands behind too;
  // the rule itself is not one of them. Those that read least come first.
  std::vector<std::size_t> neighbours(const std::vector<int>& questions, std::size_t except) const;
  const std::vector<int>& questions(std::size_t rule) const { return questions_[rule]; }

  // 1 where every warning sign that is asked has an answer. Elsewhere a level below `see-first` is
  // not given: the check cannot tell.
  Diagram complete() const { return complete_; }

  std::vector<WorseStep> steps(int question) const;
  Diagram fix(Diagram diagram, const std::vector<std::pair<int, int>>& choices);

  // How many sheets there are of these questions.
  double sheets(const std::vector<int>& questions) const;

  // A person without any warning sign: the mildest answer to each question that is asked.
  const Answers& well() const { return well_; }
  // The mildest answer to a question that a well person is not asked.
  Answer mildest_answer(std::size_t question) const;
  // Answers for which `diagram` is not 0, else as a well person's.
  std::optional<Answers> answers_where(Diagram diagram) const;

  // `answers` with as many of them as a well person's as `still_fails` allows.
  Answers shrink(Answers answers, const std::function<bool(const Answers&)>& still_fails) const;

 private:
  const Knowledge* knowledge_;
  std::vector<const Condition*> conditions_;  // all of the data
  Symbolic symbolic_;
  std::vector<Diagram> verdicts_;
  std::vector<Diagram> levels_;
  Diagram complete_ = 0;
  std::vector<std::vector<int>> questions_;  // by rule, gateways included
  Answers well_;
};

// Every condition of the data that answers are held against.
std::vector<const Condition*> all_conditions(const Knowledge& knowledge);

// A sheet of somebody well in part: an answer, "unsure" or nothing to some questions, drawn from
// what the rules can tell apart; now and then even where the gateway is closed.
Answers random_sheet(const RuleSpace& space, std::mt19937& random);

// "fever = yes, age = 70": what is not as in `base`.
std::string differences(const Ruleset& rules, const Answers& answers, const Answers& base);

}  // namespace backsmart
