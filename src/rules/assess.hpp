// Rules × answers → how urgent it is, and why.
#pragma once

#include <vector>

#include "rules/ruleset.hpp"

namespace backsmart {

constexpr int kUnsureRule = -1;  // Reason::rule of the count of unsure answers

struct Reason {
  int rule = kUnsureRule;  // index into Ruleset::rules
  Level level = Level::self_manage;
  Truth truth = Truth::yes;  // yes, or unknown because an answer was unsure or is missing

  bool operator==(const Reason&) const = default;
};

struct Assessment {
  Level level = Level::self_manage;  // the worst of the reasons
  std::vector<Reason> reasons;       // all of them, worst first, then in the order of the rules
  std::vector<Reason> open;          // rules left unknown by unanswered questions; level as if yes
  std::vector<int> unsure;           // questions answered "unsure" that a rule reads
  std::vector<int> open_signs;       // questions that count for UnsureRule::limit
  std::vector<int> unanswered;       // warning-sign questions without any answer

  // Whether the warning signs can be cleared: nothing is missing, or what is known settles it.
  bool can_tell() const { return unanswered.empty() || refuses_plan(level); }

  bool operator==(const Assessment&) const = default;
};

// What one rule makes of a sheet.
struct Verdict {
  Truth truth = Truth::no;
  bool is_reason = false;            // else it is open, or does not hold
  Level level = Level::self_manage;  // of the reason; of an open one as if yes

  bool operator==(const Verdict&) const = default;
};

// `settled` as `settle` returns them, `said` as `without_unasked` does. An assessment is the worst
// verdict of all rules, and the count of unsure answers: no rule looks at another.
Verdict judge(const Ruleset& rules, const Rule& rule, const Answers& settled, const Answers& said);

// `settled` without the gaps that nothing has led to yet: an unanswered question counts as unknown
// only when it follows up on something that was said; else it is as if it had been skipped.
Answers without_unasked(const Ruleset& rules, const Answers& settled);

// One answer of it.
Answer said_answer(const Ruleset& rules, std::size_t question, const Answers& settled);

// Whether some warning sign, or a gateway to one, was answered yes or unsure.
bool has_raised_sign(const Ruleset& rules, const Answers& given);

// Worst wins, every reason is kept. A rule that is unknown is a reason when something speaks for
// it: a warning sign that it reads is yes or unsure, and what it lacks is a follow-up to an answer.
// Without that it is unknown only because nobody was asked: it stands in `open`, and the check
// cannot clear the person.
Assessment assess(const Ruleset& rules, const Answers& given);

// The same for answers that `settle` has returned.
Assessment assess_settled(const Ruleset& rules, const Answers& answers);

}  // namespace backsmart
