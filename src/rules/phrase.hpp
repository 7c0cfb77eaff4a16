// The sentences that pages put together themselves. Their words are data, as [[phrase]].
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace backsmart {

enum class Phrase : std::uint8_t {
  // about answers
  refused,
  missing_answers,
  still_open,
  // about a plan
  example,
  daily_on_waking,
  daily_later,
  first_hour_walk,
  lead_walk,
  minimum_day,
  strength_held_back,
  no_strength_day,
  rest_between,
  light_week,
  cardio_gap,
  sit_break,
  massage_day,
  usual_pain,
  usual_morning,
  left_out,
  not_first_hour,
  not_before_week,
  too_long,
  // about a day
  not_started,
  free_day,
  after_programme,
  keep_strength,
  stop_in_short,
  // about an exercise of the catalogue
  at_any_time,
  not_for_you,
  not_in_plan,
  // about an exercise
  light_set,
  reserve,
  less_weight,
  one_hand,
  bouts,
  in_turn,
  // what was cut to fit the time
  third_sets,
  core_extras,
  short_rests,
  squat_row_in_turn,
  second_carry,
  second_sets,
  fewer_reps,
  decompression_short,
  breathing_short,
  daily_slots,
};

struct PhraseShape {
  std::string_view id;
  int blanks = 0;  // how many "{}" its text has
};

// By Phrase. What stands in the blanks is told in data/phrases.toml.
constexpr auto kPhrases = std::to_array<PhraseShape>({
    {"refused"},
    {"missing-answers"},
    {"still-open"},
    {"example"},
    {"daily-on-waking", 2},
    {"daily-later", 1},
    {"first-hour-walk", 2},
    {"lead-walk", 2},
    {"minimum-day"},
    {"strength-held-back"},
    {"no-strength-day"},
    {"rest-between", 1},
    {"light-week", 2},
    {"cardio-gap", 2},
    {"sit-break"},
    {"massage-day", 1},
    {"usual-pain", 1},
    {"usual-morning", 2},
    {"left-out", 2},
    {"not-first-hour"},
    {"not-before-week", 1},
    {"too-long", 1},
    {"not-started", 1},
    {"free-day"},
    {"after-programme", 1},
    {"keep-strength"},
    {"stop-in-short"},
    {"at-any-time"},
    {"not-for-you", 1},
    {"not-in-plan"},
    {"light-set"},
    {"reserve", 1},
    {"less-weight", 1},
    {"one-hand", 1},
    {"bouts", 2},
    {"in-turn", 1},
    {"third-sets"},
    {"core-extras"},
    {"short-rests"},
    {"squat-row-in-turn"},
    {"second-carry"},
    {"second-sets"},
    {"fewer-reps"},
    {"decompression-short"},
    {"breathing-short"},
    {"daily-slots", 1},
});
static_assert(kPhrases.size() == static_cast<std::size_t>(Phrase::daily_slots) + 1);

}  // namespace backsmart
