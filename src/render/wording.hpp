// Small pieces of text that several pages share.
#pragma once

#include <string>
#include <vector>

#include "rules/assess.hpp"

namespace backsmart {

// "S1", "E20" of these sources.
std::vector<std::string> source_ids(const Ruleset& rules, const std::vector<int>& sources);

// " [S1, E20]", or nothing when there are none.
std::string source_mark(const Ruleset& rules, const std::vector<int>& sources);

// The questions of `when` whose answers speak for it: yes, unsure, or a value that was given.
// Questions answered no or not asked are left out. `answers` as `settle` returns them.
std::vector<int> telling_questions(const Ruleset& rules, const Condition& when,
                                   const Answers& answers);

// "1 min 40 s", "45 s", "20 min".
std::string duration(int seconds);

// "9 min" – rounded up to the next whole minute.
std::string whole_minutes(int seconds);

}  // namespace backsmart
