// Why a plan is as it is: how each of its places was filled, and where the numbers come from.
#pragma once

#include <optional>
#include <vector>

#include "planner/adjust.hpp"
#include "planner/plan.hpp"

namespace backsmart {

// An option of a slot that was tried before the one that was taken.
struct TriedOption {
  int exercise = 0;
  std::optional<Bar> bar;  // why it was passed over; nothing: another strength day has its turn
  int preferred_by = -1;   // the adjustment that put it forward; -1: none

  bool operator==(const TriedOption&) const = default;
};

// How an item came into its slot.
struct Choice {
  std::vector<TriedOption> before;  // in the order they were tried
  int preferred_by = -1;            // of the one taken

  bool operator==(const Choice&) const = default;
};

// An item through its three steps.
struct DoseSteps {
  PlannedItem usual;  // as week and exercise have it
  PlannedItem tuned;  // as the answers change that; what differs from the plan was cut for time
};

// Looks at the plan of these answers in this week.
class PlanStory {
 public:
  // All of them must live longer. `plan` is what `make_plan` returns for them.
  PlanStory(const Knowledge& knowledge, const Answers& given, const PlanRequest& request,
            const Plan& plan);

  Choice choice(const Session& session, const PlannedItem& item) const;
  DoseSteps dose(const Session& session, const PlannedItem& item) const;

  // What keeps the whole slot out of the plan, whatever its options: an adjustment, or a block that
  // is held back.
  std::optional<Bar> bar_of_slot(int slot) const;

  // The adjustments that switch an extra slot on, or would if they applied.
  std::vector<int> switches_of(int slot) const;

  const Tuning& tuning() const { return tuning_; }
  const Answers& answers() const { return answers_; }  // as they are in this week
  const Week& week() const { return week_; }

 private:
  PlannedItem filled(const Tuning& tuning, const Session& session, const PlannedItem& item) const;

  const Knowledge& knowledge_;
  const Plan& plan_;
  Answers answers_;
  Tuning tuning_;
  const Week& week_;
};

}  // namespace backsmart
