// What holds on all sheets of answers, decided and not sampled.
#pragma once

#include <map>
#include <span>
#include <utility>

#include "rules/symbolic.hpp"

namespace backsmart {

class Reasoning {
 public:
  // For the rules and for `conditions`; those that are asked about consist of parts of these.
  // `rules` must live longer.
  Reasoning(const Ruleset& rules, std::span<const Condition* const> conditions);

  // Whether `condition` can be `truth`, which is yes or no, for somebody who is asked every
  // question that matters and is sure of each answer.
  bool can_be(const Condition& condition, Truth truth);

  // Whether `b` holds for everybody of that sort for whom `a` holds.
  bool implies(const Condition& a, const Condition& b);

  // Whether both are equally true on every sheet, whatever is unsure, open or answered unasked.
  bool are_equal(const Condition& a, const Condition& b);

  // Whether `rule` gives a worse level than `other` on no sheet that answers all it is asked, be it
  // with unsure.
  bool is_covered(const Rule& rule, const Rule& other);

 private:
  enum class Answered : std::uint8_t { surely, somehow };
  Diagram is_answered(std::size_t question, Answered how);
  Diagram only_where(Answered how, Diagram diagram, std::span<const Condition* const> conditions);
  Diagram level(const Rule& rule);

  Symbolic symbolic_;
  std::map<std::pair<std::size_t, Answered>, Diagram> answered_;
  std::map<const Rule*, Diagram> levels_;
};

}  // namespace backsmart
