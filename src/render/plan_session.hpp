// The sessions of a plan on its page.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "planner/make_plan.hpp"
#include "render/report.hpp"

namespace backsmart {

// A plan's page while it is being written.
struct PlanPage {
  const Knowledge& knowledge;
  const Plan* plan;  // the week that is being written
  Report report = {};
  std::set<int> cited = {};           // sources; they are listed at the end
  std::set<int> described = {};       // exercises; each is told in full where it comes first
  std::set<BlockId> introduced = {};  // blocks, the same
};

// The mark of these sources; from now on they are cited.
std::string cite(PlanPage& page, const std::vector<int>& sources);

// Session `index` of its sort: when, every item as a card, what was left out or cut, and how long
// it takes. What was told before is not told again.
void add_session(const Session& session, std::size_t index, PlanPage& page);

}  // namespace backsmart
