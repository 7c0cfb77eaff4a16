// The data that a command works from: the shipped one with own files laid over it.
#pragma once

#include "cli/world.hpp"
#include "planner/make_plan.hpp"

namespace backsmart {

// Own data that is wrong ends the command: nothing is worked out from half of it.
OrStop<Knowledge> load_knowledge(const GlobalOptions& flags, const World& world);

}  // namespace backsmart
