// `check` on a terminal, or from a pipe: questions, one after the other.
#pragma once

#include "cli/exit.hpp"
#include "cli/world.hpp"
#include "rules/ruleset.hpp"

namespace backsmart {

// Asks what the options say, from where an unfinished check was left; keeps each answer, and says
// and saves how it ends.
Exit check_by_asking(const CheckOptions& options, const Ruleset& rules, const World& world,
                     const Io& io);

}  // namespace backsmart
