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
  std::array<int, kSlotKindIds.size()> extra_sets{};
  int usual_sets = 99;  // cap of the level: extra sets come on top of it
  int max_sets = 99;    // cap of pain, limits and hints: nothing comes on top of it
  int rung = 0;
  int reserve = 0;
  int load_percent = 100;
  int max_strength_days = 7;
  int delay_days = 0;
  int walk_bout_min = 0;
  int ramp_walk_min = 0;
  std::optional<SlotKind> first;
};

// `answers` as `settle` returns them.
Tuning tune(const Knowledge& knowledge, const Answers& answers);

}  // namespace backsmart
