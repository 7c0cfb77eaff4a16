// Answers → what they do to a plan, all adjustments taken together.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "planner/make_plan.hpp"

namespace backsmart {

// The effects of every adjustment and limit that applies. Where two disagree the softer one holds.
struct Tuning {
  LimitMask limits = 0;
  std::vector<int> limits_applied;       // indices into Catalogue::limits
  std::vector<int> adjustments_applied;  // indices into Programme::adjustments
  std::vector<int> excluded_by;          // by exercise: the adjustment that excludes it, or -1
  std::array<std::vector<int>, kSlotKindIds.size()> prefer;  // exercises to try first
  std::array<bool, kBlockIds.size()> dropped{};
  std::array<bool, kBlockIds.size()> reduced{};  // some adjustment keeps only a few of its slots
  std::vector<bool> slot_removed;
  std::vector<bool> slot_added;
  PerKind extra_sets{};
  PerKind usual_sets = every_kind(kNoCap);  // cap of the level: extra sets come on top of it
  PerKind max_sets = every_kind(kNoCap);    // cap of pain, limits and hints: nothing comes on top
  PerKind rung{};
  int reserve = 0;
  int load_percent = 100;
  int max_strength_days = 7;
  int delay_days = 0;
  int walk_bout_min = 0;
  int lead_walk_min = 0;
  bool half_speed_walks = false;
  bool sit_break = false;
  std::optional<SlotKind> first;
};

// Whether the adjustment holds in the week that is asked for.
bool is_in(const WeekSpan& weeks, const PlanRequest& request);

// `answers` as `settle` returns them.
Tuning tune(const Knowledge& knowledge, const Answers& answers, const PlanRequest& request);

}  // namespace backsmart
