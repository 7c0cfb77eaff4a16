// Answers given on the command line, one a flag: ID=VALUE.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/exit.hpp"
#include "rules/ruleset.hpp"

namespace backsmart {

// The answers of `settings`, the others unanswered; every mistake is told, as of `flag` ("--set").
OrStop<Answers> answers_set(std::string_view flag, const std::vector<std::string>& settings,
                            const Ruleset& rules);

}  // namespace backsmart
