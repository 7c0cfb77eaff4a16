// A week of exercise for one person, or the reason why there is none.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "planner/programme.hpp"
#include "rules/assess.hpp"

namespace backsmart {

// Why an exercise may not be taken.
struct Bar {
  enum class Cause : std::uint8_t { limit, adjustment, first_hour, equipment, already_there };
  Cause cause = Cause::limit;
  int index = 0;  // of the limit or adjustment; else 0

  bool operator==(const Bar&) const = default;
};

struct PlannedItem {
  int slot = 0;      // index into Programme::slots
  int exercise = 0;  // index into Catalogue::exercises
  int tool = 0;      // which of Exercise::needs
  Dose dose;
  std::vector<int> hold_reps;  // holds in a falling pyramid: reps of each set; else empty
  int rung = 0;
  int reserve = 0;         // reps to keep in reserve; 0: does not apply
  int load_percent = 100;  // of the weight the person would use
  int bouts = 1;           // a time in so many parts
  int paired_with = -1;    // item of the same session done in turn with this one
  int saved_s = 0;         // rest that the pair saves, counted at its second item
  bool light = false;      // one light set to get ready
  bool morning_note = false;

  bool operator==(const PlannedItem&) const = default;
};

// Seconds that the item takes in its session.
int seconds(const PlannedItem& item);

struct SkippedSlot {
  int slot = 0;
  std::vector<Bar> bars;  // one for each of the slot's options

  bool operator==(const SkippedSlot&) const = default;
};

// What was left out or shortened so that a session fits the time.
enum class Cut : std::uint8_t {
  third_sets,
  core_extras,
  short_rests,
  squat_row_in_turn,
  second_carry,
  second_sets,
  decompression_short,
  breathing_short,
  daily_slot,
};

struct Session {
  BlockId block = BlockId::daily;
  std::vector<PlannedItem> items;
  std::optional<PlannedItem> instead;  // cardio: what may take the place of the first item
  std::vector<SkippedSlot> skipped;
  std::vector<Cut> cuts;
  std::vector<int> cut_slots;  // slots that daily_slot dropped
  int changes = 0;             // times that the person moves on to the next exercise
  int change_s = 0;            // seconds each
  int budget_s = 0;            // what the person has; 0: not limited
  int lead_walk_min = 0;       // a walk before it, not part of its seconds
  bool minimum_day = false;
  bool first_hour = false;  // placed within the first hour after getting up

  bool operator==(const Session&) const = default;
};

// The sum of the items and the changes between them.
int seconds(const Session& session);

struct Day {
  Date date{};
  bool daily = true;
  bool strength = false;
  bool cardio = false;

  bool operator==(const Day&) const = default;
};

struct Plan {
  Level level = Level::self_manage;
  int week = 1;
  Date start{};
  std::array<Day, 7> days{};
  Session daily;
  std::optional<Session> strength;
  std::optional<Session> cardio;
  std::vector<int> limits;       // that apply, indices into Catalogue::limits
  std::vector<int> adjustments;  // that apply, indices into Programme::adjustments
  std::vector<int> findings;     // indices into Ruleset::findings
  int wake_min = 0;              // minutes after midnight
  bool daily_on_waking = true;   // else later in the day
  int strength_at_min = 0;
  int strength_days_possible = 0;   // by free days and caps, if none were neighbours
  bool strength_held_back = false;  // no strength because of the level
  bool advice_hour = false;         // strength between one and two hours after getting up

  bool operator==(const Plan&) const = default;
};

// No plan: someone must look first, or warning-sign questions have no answer yet.
struct Refusal {
  Level level = Level::see_first;
  bool cannot_tell = false;

  bool operator==(const Refusal&) const = default;
};

using PlanResult = std::variant<Plan, Refusal>;

}  // namespace backsmart
