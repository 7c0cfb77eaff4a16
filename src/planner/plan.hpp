// A week of exercise for one person, or the reason why there is none.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "planner/programme.hpp"
#include "rules/assess.hpp"

namespace backsmart {

// Why an exercise may not be taken.
struct Bar {
  enum class Cause : std::uint8_t {
    limit,
    adjustment,
    first_hour,
    too_early,  // in the programme
    equipment,
    already_there,
    held_back,  // its block, until someone who knows this back has said what suits it
  };
  Cause cause = Cause::limit;
  int index = 0;  // of the limit or adjustment; else 0

  bool operator==(const Bar&) const = default;
};
constexpr std::array<std::string_view, 7> kBarIds = {
    "limit", "adjustment", "first-hour", "too-early", "equipment", "already-there", "held-back"};

struct PlannedItem {
  int slot = 0;      // index into Programme::slots
  int exercise = 0;  // index into Catalogue::exercises
  int tool = 0;      // which of Exercise::needs
  Dose dose;
  std::vector<int> hold_reps;  // holds in a falling pyramid: reps of each set; else empty
  int rung = 0;
  std::optional<int> next_rung;  // the step after it that the person can take
  int reserve = 0;               // reps to keep in reserve; 0: does not apply
  int load_percent = 100;        // of the weight the person would use
  bool one_hand = false;         // a carry with the weight in one hand
  int bouts = 1;                 // a time in so many parts
  int paired_with = -1;          // item of the same session done in turn with this one
  int saved_s = 0;               // rest that the pair saves, counted at its second item
  bool light = false;            // one light set to get ready
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
  fewer_reps,
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
  bool week_sets_limit = false;  // the budget is the week's; the person would have more time
  bool first_hour = false;       // placed within the first hour after getting up

  bool operator==(const Session&) const = default;
};

// The sum of the items and the changes between them.
int seconds(const Session& session);

// A session on a day.
struct Appointment {
  int session = -1;  // index into the sessions of its sort; -1: none on this day
  int at_min = 0;    // minutes after midnight

  explicit operator bool() const { return session >= 0; }
  bool operator==(const Appointment&) const = default;
};

struct Day {
  Date date{};
  Appointment daily;
  Appointment strength;
  Appointment cardio;
  bool massage = false;  // a good day for one, if the person likes it

  bool operator==(const Day&) const = default;
};

struct Plan {
  Level level = Level::self_manage;
  int week = 1;            // since the start, 1 or more
  Date start{};            // first day of this week
  Date programme_start{};  // first day of week 1
  std::array<Day, 7> days{};
  Session daily;
  std::optional<Session> sit_break;
  std::vector<Session> strength;    // those that differ, in the order of their days: A, B, C
  std::vector<Session> cardio;      // the usual one; then, in some weeks, one with intervals
  std::vector<int> limits;          // that apply, indices into Catalogue::limits
  std::vector<int> adjustments;     // that apply, indices into Programme::adjustments
  std::vector<int> findings;        // indices into Ruleset::findings
  int wake_min = 0;                 // minutes after midnight
  bool daily_on_waking = true;      // else later in the day
  int strength_days_possible = 0;   // by free days and caps, if none were neighbours
  bool strength_held_back = false;  // no strength because of the level
  bool advice_hour = false;         // strength between one and two hours after getting up
  bool half_speed_walks = false;
  int cardio_minutes = 0;  // of the week, without the decompression
  int cardio_gap_min = 0;  // so many are missing to what guidelines name

  bool operator==(const Plan&) const = default;
};

// Seconds of all sessions of the day.
int seconds(const Plan& plan, const Day& day);

// The date on which the session begins. A day lasts from getting up to getting up: what is earlier
// on the clock belongs to the night that follows.
Date date_of(const Plan& plan, const Day& day, const Appointment& at);

// No plan: someone must look first, or warning-sign questions have no answer yet.
struct Refusal {
  Level level = Level::see_first;
  bool cannot_tell = false;

  bool operator==(const Refusal&) const = default;
};

using PlanResult = std::variant<Plan, Refusal>;

}  // namespace backsmart
