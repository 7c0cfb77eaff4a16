// One slot → one exercise with its dose.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "planner/adjust.hpp"
#include "planner/plan.hpp"

namespace backsmart {

// What filling a session looks at.
struct FillContext {
  const Knowledge& knowledge;
  const Tuning& tuning;
  const Answers& answers;  // as `settle` returns them
  const Week& week;
  EquipmentMask equipment = 0;  // the person's and the household's
  ExerciseSet allowed = {};     // as `allowed_exercises` returns them
  bool first_hour = false;      // the session lies within the first hour after getting up
  int strength_day = 0;         // which of the week's strength days, from 0
  int strength_days = 0;        // how many there are
};

// The exercises that nothing bars in this week, the first hour left aside.
ExerciseSet allowed_exercises(const FillContext& context);

// Why `exercise` may not be done; nothing when it may.
std::optional<Bar> bar_for(const FillContext& context, int exercise);

// What takes the slot away from the person, or the block that it is a part of; nothing when it is
// there. `held_back`: whether strength is, because of the level.
std::optional<Bar> bar_of_place(const Programme& programme, const Tuning& tuning, bool held_back,
                                int slot);

// Whether the slot is part of the session at all: not removed, and switched on when it is extra.
bool is_open(const FillContext& context, int slot);

// The first option of the slot that may be done and is not in `items` yet, with its dose; or why
// each option was passed over. Preferred exercises are tried first. Where some options are as good
// as each other, the strength days take turns at them.
std::variant<PlannedItem, SkippedSlot> fill(const FillContext& context, int slot,
                                            const std::vector<PlannedItem>& items);

// `fill`, with the outcome added to `session`.
void fill_into(const FillContext& context, int slot, Session& session);

}  // namespace backsmart
