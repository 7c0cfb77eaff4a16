// All pictures on one page, for whoever draws them.
#pragma once

#include <string>

#include "figure/figure.hpp"
#include "planner/make_plan.hpp"

namespace backsmart {

// One page of HTML: each exercise with its picture, the names of its frames, how it looks in a
// terminal, and the movement in words.
std::string contact_sheet(const Knowledge& knowledge, const Figures& figures);

}  // namespace backsmart
