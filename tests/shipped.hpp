// The shipped data, loaded once, and answers for it written in one line.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>

#include "data/decode.hpp"

namespace backsmart {

const Knowledge& shipped();

// The person of [base] in tests/cases/people.toml: every warning sign answered, all is well.
const Answers& well_person();

// `answers` with these changes, written as on the command line: {{"fever", "yes"}}. A value that
// does not fit fails the test.
Answers with(Answers answers, std::initializer_list<std::pair<std::string, std::string>> changes);

// What a person types at the questions who answers like `target`, and takes the default elsewhere.
std::string typed_for(const Ruleset& rules, const Answers& target);

// A file under tests/cases.
Document case_file(const std::string& name);

// `base` with the answers of the table `node` (as in an answers file) over it.
Answers answers_of(const Node& node, const Answers& base);

}  // namespace backsmart
