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

enum class BlockId : std::uint8_t { daily, sit_break, ramp, strength, cardio, decompression };
constexpr std::array<std::string_view, 6> kBlockIds = {"daily",    "sit-break", "ramp",
                                                       "strength", "cardio",    "decompression"};

// Numbers of the plan. Our own choices unless the data names a source.
struct Times {
  int first_hour_min = 60;        // nothing marked after-60 this soon after getting up
  int advice_min = 120;           // up to here a piece of advice only
  int first_hour_walk_min = 10;   // strength within the first hour starts with such a walk
  int change_s = 30;              // from one exercise of a strength session to the next
  int short_change_s = 20;        // the same with one set of each
  int short_below_min = 15;       // below: one set, a short ramp
  int one_set_below_min = 25;     // below: one set of each
  int three_sets_from_min = 35;   // below: two sets at most
  int target_min = 30;            // a full strength session lasts at least so long
  int minimum_day_below_min = 8;  // below: the minimum day of three exercises
  int minimum_day_s = 180;
  int one_hand_percent = 50;    // first weight in one hand, of what each hand carried before
  int cardio_target_min = 150;  // a week, from `cardio_target_week` on
  int cardio_target_week = 9;
  int most_cardio_days = 6;
  int share_day_gap_min = 10;  // between two sessions of one day
  int repeat_from = 9;         // after the last week the programme goes on here
};

// One row of the programme. A light week keeps the exercises and asks less of each.
struct Week {
  int number = 1;
  std::string phase;  // learn, build, light, strengthen
  std::string say;
  bool light = false;   // may stay below the usual length of a session
  bool retest = false;  // its first day begins with the test
  int sets = 2;         // of the main lifts
  int reps = 8;
  int reserve = 4;  // reps in reserve
  int rest_s = 90;
  int load_percent = 100;  // of the weight that was used last
  int carry_sets = 3;      // with a weight in both hands
  int carry_s = 20;
  int one_hand_sets = 2;  // with a weight in one hand, on each side
  int one_hand_s = 20;
  int finisher_sets = 2;
  int finisher_reps = 10;
  int finisher_rung = 0;       // so many rungs above the start
  std::vector<int> hold_reps;  // of the holds, a set each: 4-2 is {4, 2}
  int hold_s = 8;
  int hold_rung = 0;
  int daily_min = 10;  // the daily block with its decompression
  int cardio_days = 4;
  int cardio_min = 15;    // each, without the decompression
  int interval_days = 0;  // of them with a change of pace
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
  std::vector<int> rotate;   // options that are as good: each strength day has another of them
  DoseFrom dose = DoseFrom::own;
  std::optional<int> sets;     // instead of the dose's
  std::optional<int> seconds;  // mode time: instead of the dose's
  bool minimum = false;        // stays on a minimum day
  bool extra = false;          // off unless added, or `when` is yes
  Condition when;              // with extra
  bool fills_time = false;     // strength: switched on when there is time for a full session
  bool intervals = false;      // cardio: with changes of pace, on the days that the week names
  int most_days = 7;           // strength: on so many of the days, the first ones
  int cut = 0;                 // when time is short: dropped in this order, 1 first; 0: never
  std::string why;             // said of the first option
  std::vector<int> sources;
};

enum class Step : std::uint8_t { pain, limits, sensitivity, hints, habits, setup };
constexpr std::array<std::string_view, 6> kStepIds = {"pain",  "limits", "sensitivity",
                                                      "hints", "habits", "setup"};

// One number for each kind of slot.
using PerKind = std::array<int, kSlotKindIds.size()>;

constexpr int kNoCap = 99;

constexpr PerKind every_kind(int value) {
  PerKind all{};
  for (int& one : all) one = value;
  return all;
}

// What answers do to a plan. No effect brings back what another took away.
struct Effects {
  ExerciseSet exclude;
  std::vector<std::pair<SlotKind, std::vector<int>>> prefer;  // exercises to try first
  std::vector<BlockId> drop;
  std::vector<std::pair<BlockId, std::vector<int>>> keep;  // only these slots stay in the block
  std::vector<int> add;                                    // extra slots to switch on
  PerKind extra_sets{};
  PerKind max_sets = every_kind(kNoCap);
  PerKind rung{};          // so many rungs up (or down) the ladder
  int reserve = 0;         // main lifts: at least so many reps in reserve
  int load_percent = 100;  // of the weight the person would use
  int max_strength_days = 7;
  int delay_days = 0;             // no strength for so many days after the answers
  int walk_bout_min = 0;          // walks in bouts of at most so many minutes; 0: in one
  int lead_walk_min = 0;          // a walk of at least so many minutes leads to strength
  bool half_speed_walks = false;  // cardio grows half as fast
  bool sit_break = false;         // the block of this name is given
  std::optional<SlotKind> first;  // this kind opens the main part
  std::string caution;
};

// Weeks of the programme in which an adjustment holds; both ends belong to it.
struct WeekSpan {
  int first = 1;
  int last = kNoCap;
  bool from_answers = false;  // counted from the week of the answers, which is 1

  bool operator==(const WeekSpan&) const = default;
};

struct Adjustment {
  std::string id;
  Step step = Step::pain;
  Condition when;
  bool if_unknown = false;  // applies when the condition is unknown, too
  WeekSpan weeks;
  std::optional<BlockId> block;  // told only in a plan that has this block
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
  int daily_rest_day = 0;
  int cardio_minutes = 0;
  int massage = 0;
  int pregnancy_weeks = 0;
  std::vector<EquipmentMask> equipment_words;  // by word of the equipment question
};

// All of them, each once.
std::vector<int> questions_of(const SetupQuestions& setup);

struct Programme {
  Times times;
  std::vector<Week> weeks;  // by number, from week 1
  std::vector<Block> blocks;
  std::vector<Slot> slots;
  std::vector<Adjustment> adjustments;  // in the order they are applied
  SetupQuestions setup;
};

const Block& block(const Programme& programme, BlockId id);

// The week that is done in week `number` since the start, 1 or more: after the last one the
// programme goes on at `Times::repeat_from`.
const Week& week_at(const Programme& programme, int number);

}  // namespace backsmart
