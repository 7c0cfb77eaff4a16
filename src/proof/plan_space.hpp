// The persons that the proofs about plans try: one choice for each thing that shapes a plan.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <vector>

#include "planner/invariants.hpp"
#include "proof/rule_space.hpp"

namespace backsmart {

// A question that shapes plans, and the answers of it to try. The first is a well person's. An
// answer that allows no plan by itself is not among them.
struct Factor {
  std::size_t question = 0;
  std::vector<Answer> values;
};

// By factor: which of its values.
using Turns = std::vector<std::size_t>;

class PlanSpace {
 public:
  explicit PlanSpace(const RuleSpace& space);

  const std::vector<Factor>& factors() const { return factors_; }

  // The person with these answers: gateways are opened for them, and whatever else is asked gets a
  // well person's answer.
  Answers person(const Turns& turns) const;
  Turns random_turns(std::mt19937& random) const;

 private:
  void open(std::size_t question, Answers& answers) const;

  const RuleSpace* space_;
  std::vector<Factor> factors_;
};

// Which choices of three factors have met in one person.
class Triples {
 public:
  explicit Triples(const std::vector<Factor>& factors);

  // Notes those of a person; how many of them were new.
  std::uint64_t note(const Turns& turns);
  // The first that never met; false when all have. Sets their places in `turns`.
  bool missing(Turns& turns);
  std::uint64_t count() const { return met_.size(); }
  std::uint64_t met() const { return met_count_; }

 private:
  std::vector<std::size_t> sizes_;
  std::vector<std::uint64_t> offsets_;  // by triple of factors, in order
  std::vector<bool> met_;
  std::uint64_t met_count_ = 0;
  std::size_t first_ = 0;  // the first triple of factors that may miss something
};

// Makes and inspects plans, and keeps the smallest person for each thing that is wrong.
class Trial {
 public:
  explicit Trial(const RuleSpace& space);

  // All weeks of the programme, one after the other.
  void weeks(const Answers& answers);
  void week(const Answers& answers, const PlanRequest& request, const Plan* previous = nullptr);

  double plans() const { return plans_; }
  double refused() const { return refused_; }
  const std::vector<bool>& exercises_met() const { return exercises_met_; }
  bool failed() const { return !failures_.empty(); }
  std::vector<Counterexample> take_failures() { return std::move(failures_); }

 private:
  void report(const Breach& breach, const Answers& answers, const PlanRequest& request);

  const RuleSpace* space_;
  Inspector inspector_;
  double plans_ = 0;
  double refused_ = 0;  // weeks without a plan
  std::optional<Plan> last_;
  std::vector<bool> exercises_met_;
  std::map<int, int> broken_;  // by invariant
  std::vector<Counterexample> failures_;
};

// The Monday on which all programmes of the proofs begin.
Date proof_monday();

}  // namespace backsmart
