// The week as data: blocks, slots, doses, and how answers change them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "planner/catalogue.hpp"
#include "rules/condition.hpp"

namespace backsmart {

enum class BlockId : std::uint8_t { daily, ramp, strength, cardio, decompression };
constexpr std::array<std::string_view, 5> kBlockIds = {"daily", "ramp", "strength", "cardio",
                                                       "decompression"};

// Numbers of the plan. Our own choices unless the data names a source.
struct Times {
  int first_hour_min = 60;        // nothing marked after-60 this soon after getting up
  int advice_min = 120;           // up to here a piece of advice only
  int first_hour_walk_min = 10;   // strength within the first hour starts with such a walk
  int change_s = 30;              // from one exercise of a strength session to the next
  int short_change_s = 20;        // the same in the shortest session
  int short_below_min = 15;       // below: one set, a short ramp
  int one_set_below_min = 25;     // below: one set of each
  int three_sets_from_min = 35;   // below: two sets at most
  int target_min = 30;            // a full strength session lasts at least so long
  int minimum_day_below_min = 8;  // below: the minimum day of three exercises
  int minimum_day_s = 180;
};

struct Week {
  int number = 1;
  std::string phase;
  std::string say;
  int sets = 2;  // of the main lifts
  int reps = 8;
  int reserve = 4;  // reps in reserve
  int rest_s = 90;
  int carry_sets = 3;
  int carry_s = 20;
  int finisher_sets = 2;
  int finisher_reps = 10;
  std::vector<int> hold_reps;  // of the holds, a set each: 4-2 is {4, 2}
  int hold_s = 8;
  int cardio_days = 4;
  int cardio_min = 15;
  std::vector<int> sources;
};

struct Block {
  BlockId id = BlockId::daily;
  std::string name;
  std::string say;
  int min_s = 0;  // no session of this block is shorter, when the person has the time
  int max_s = 0;  // nor longer
  // At level `tailored` the block is given only when this is yes. Empty: always given.
  Condition when_tailored;
  std::vector<int> sources;
};

// Where the numbers of a slot come from.
enum class DoseFrom : std::uint8_t { own, main, carry, finisher, hold };
constexpr std::array<std::string_view, 5> kDoseFromIds = {"own", "main", "carry", "finisher",
                                                          "hold"};

// A place in a block, filled by the first of its options that the person may do.
struct Slot {
  std::string id;
  BlockId block = BlockId::daily;
  SlotKind kind = SlotKind::breath;
  std::string name;
  std::vector<int> options;  // exercises, in the order of fallback
  DoseFrom dose = DoseFrom::own;
  std::optional<int> sets;     // instead of the dose's
  std::optional<int> seconds;  // mode time: instead of the dose's
  bool minimum = false;        // stays on a minimum day
  bool extra = false;          // off unless added, or `when` is yes
  Condition when;              // with extra
  bool fills_time = false;     // strength: switched on when there is time for a full session
  int cut = 0;                 // when time is short: dropped in this order, 1 first; 0: never
  std::string why;             // said of the first option
  std::vector<int> sources;
};

enum class Step : std::uint8_t { pain, limits, sensitivity, hints, habits, setup };
constexpr std::array<std::string_view, 6> kStepIds = {"pain",  "limits", "sensitivity",
                                                      "hints", "habits", "setup"};

// What answers do to a plan. No effect brings back what another took away.
struct Effects {
  ExerciseSet exclude;
  std::vector<std::pair<SlotKind, std::vector<int>>> prefer;  // exercises to try first
  std::vector<BlockId> drop;
  std::vector<std::pair<BlockId, std::vector<int>>> keep;  // only these slots stay in the block
  std::vector<int> add;                                    // extra slots to switch on
  std::array<int, kSlotKindIds.size()> extra_sets{};       // by slot kind
  int max_sets = 99;
  int rung = 0;            // main lifts: so many rungs up (or down) the ladder
  int reserve = 0;         // at least so many reps in reserve
  int load_percent = 100;  // of the weight the person would use
  int max_strength_days = 7;
  int delay_days = 0;             // the first strength day lies at least so far from the start
  int walk_bout_min = 0;          // walks in bouts of at most so many minutes; 0: in one
  int ramp_walk_min = 0;          // the ramp's walk lasts at least so long
  std::optional<SlotKind> first;  // this kind opens the main part
  std::string caution;
};

struct Adjustment {
  std::string id;
  Step step = Step::pain;
  Condition when;
  bool if_unknown = false;  // applies when the condition is unknown, too
  std::string say;
  Effects effects;
  std::vector<int> sources;
};

// The questions that the planner reads directly, as indices into Ruleset::questions.
struct SetupQuestions {
  int train_days = 0;
  int strength_minutes = 0;
  int daily_minutes = 0;
  int equipment = 0;
  int level = 0;
  int wake_time = 0;
  int strength_time = 0;
  int daily_time = 0;
  std::vector<EquipmentMask> equipment_words;  // by word of the equipment question
};

struct Programme {
  Times times;
  std::vector<Week> weeks;  // by number, from week 1
  std::vector<Block> blocks;
  std::vector<Slot> slots;
  std::vector<Adjustment> adjustments;  // in the order they are applied
  SetupQuestions setup;
};

const Block& block(const Programme& programme, BlockId id);

}  // namespace backsmart
