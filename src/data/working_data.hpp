// Own data → what the program works from.
#pragma once

#include <vector>

#include "data/overlay.hpp"
#include "figure/figure.hpp"
#include "planner/make_plan.hpp"

namespace backsmart {

struct WorkingData {
  Layered layered;
  Knowledge knowledge;
  Figures figures;
};

// The shipped data with `own` over it, in this order. Every problem is told at its place in own
// data: what cannot be merged, what would be less safe, and what does not decode.
Loaded<WorkingData> working_data(std::vector<Document> own);

}  // namespace backsmart
