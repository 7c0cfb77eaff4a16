#include "planner/fitting.hpp"

namespace backsmart {

bool lower_sets(PlannedItem& item, int most) {
  if (!item.hold_reps.empty() || item.dose.sets <= most) return false;
  item.dose.sets = most;
  return true;
}

}  // namespace backsmart
