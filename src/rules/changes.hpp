// What other answers would do to the level: which one keeps a rule from holding, and the smallest
// change that leads to another level. Nothing here is saved or advised; it explains.
#pragma once

#include <optional>
#include <vector>

#include "rules/assess.hpp"

namespace backsmart {

// A rule that something speaks for and that does not hold.
struct PassedOver {
  int rule = 0;
  std::vector<int> speaking;  // warning signs that it wants, answered yes or unsure
  std::vector<int> stopping;  // any one of these answered otherwise, and it would hold; never empty
};

// In the order of the rules. `answers` as `settle` returns them.
std::vector<PassedOver> passed_over(const Ruleset& rules, const Answers& answers);

struct NewAnswer {
  int question = 0;
  Answer answer;

  bool operator==(const NewAnswer&) const = default;
};

struct Change {
  std::vector<NewAnswer> answers;  // what is answered otherwise, gateways included, in asking order
  std::vector<NewAnswer> followed;   // questions that open by it, taken for harmless: no, none, …
  Level level = Level::self_manage;  // what it leads to

  bool operator==(const Change&) const = default;
};

// Of all changes of one answer, with the gateways it stands behind, one that leads to the next
// milder level that can be reached. Of two where one will not do, or where two are easier to
// believe and lead no further down: that an operation is longer ago and exercise allowed, rather
// than that there was none. Never of the age. Nothing when there is none, or nothing can be told.
// An answer that was given counts even behind a gateway that has closed, so to close one changes
// nothing.
std::optional<Change> milder_change(const Ruleset& rules, const Answers& given);

// The same of one answer, to the next worse level, but never to `tailored`: that one is about a
// state that is known, as a pregnancy, and is no more urgent.
std::optional<Change> worse_change(const Ruleset& rules, const Answers& given);

}  // namespace backsmart
