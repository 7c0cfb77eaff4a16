// The exercises, what they need, and what about a person bars them.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/condition.hpp"

namespace backsmart {

// What an exercise is for. A slot of the programme asks for one kind.
enum class SlotKind : std::uint8_t {
  breath,
  mobility_hip,
  mobility_thoracic,
  deep_core,
  glute,
  hinge_pattern,
  hinge,
  squat,
  row,
  carry,
  cardio,
  decompression,
};
constexpr std::array<std::string_view, 12> kSlotKindIds = {
    "breath",    "mobility-hip", "mobility-thoracic",
    "deep-core", "glute",        "hinge-pattern",
    "hinge",     "squat",        "row",
    "carry",     "cardio",       "decompression"};

constexpr std::array<std::string_view, 15> kPositionIds = {
    "supine",     "side",          "prone",         "quadruped",    "floor-seat",
    "half-kneel", "tall-kneel",    "kneel-fold",    "stand",        "stand-support",
    "seat",       "supine-raised", "prone-incline", "hang-support", "water"};

enum class Mode : std::uint8_t { reps, hold, time };
constexpr std::array<std::string_view, 3> kModeIds = {"reps", "hold", "time"};

// When in the morning it may be done.
enum class Morning : std::uint8_t { yes, modified, after_first_hour };
constexpr std::array<std::string_view, 3> kMorningIds = {"yes", "modified", "after-60"};

// Seconds to let go after a hold, before the next one.
constexpr int kLetGoS = 2;

// How much of an exercise. With two sides every set is done on each side.
struct Dose {
  int sides = 1;
  int sets = 1;
  int reps = 1;
  int sec_per_rep = 1;  // hold: the hold and 2 s to let go; time: the whole time, reps = 1
  int rest_s = 0;       // between sets
  int setup_s = 0;      // once, before the first set

  bool operator==(const Dose&) const = default;
};

// Seconds for the whole dose; with two sides 5 s a set for changing over.
int seconds(const Dose& dose);

using EquipmentMask = std::uint64_t;  // one bit an equipment
using LimitMask = std::uint64_t;      // one bit a limit

constexpr std::size_t kMostEquipment = 64;
constexpr std::size_t kMostLimits = 64;
constexpr std::size_t kMostExercises = 256;

using ExerciseSet = std::bitset<kMostExercises>;

struct Equipment {
  std::string id;
  std::string name;  // fits after "with"
  bool household = false;
};

struct Exercise {
  std::string id;
  std::string name;
  SlotKind kind = SlotKind::breath;
  std::vector<EquipmentMask> needs;  // alternatives, the first that is there is taken
  int position = 0;                  // index into kPositionIds
  Mode mode = Mode::reps;
  Dose dose;
  std::string tempo;
  std::vector<std::string> ladder;          // easiest first, never empty
  std::vector<EquipmentMask> ladder_needs;  // of each rung, besides `needs`; empty: nothing
  int start = 0;                            // rung to start on, an index into `ladder`
  std::string how;
  std::vector<std::string> cues;      // what to do
  std::vector<std::string> mistakes;  // what not to do
  std::vector<std::string> loads;     // tags: what it asks of the back
  LimitMask limits = 0;               // limits that bar it
  int from_week = 1;                  // of the programme: not before
  Morning morning = Morning::yes;
  std::string morning_note;
  std::string why;  // said where it stands in for the first option of a slot
  std::vector<int> sources;
};

// Something about a person that bars exercises, and a page of the limits sheet.
struct Limit {
  std::string id;
  std::string name;
  Condition when;
  bool if_unknown = true;  // unsure is not no: it applies when the condition is unknown, too
  std::vector<std::string> avoid;
  std::vector<std::string> prefer;
  std::vector<int> sources;
};

// The highest rung up to `wanted` for which `equipment` will do.
int reachable_rung(const Exercise& exercise, int wanted, EquipmentMask equipment);

// The next rung above `rung` for which `equipment` will do; nothing at the top.
std::optional<int> next_rung(const Exercise& exercise, int rung, EquipmentMask equipment);

// What an exercise asks of the back, in plain words.
struct Tag {
  std::string id;
  std::string say;  // fits after "It has "
};

struct Catalogue {
  std::vector<Equipment> equipment;
  std::vector<Tag> tags;
  std::vector<Exercise> exercises;
  std::vector<Limit> limits;
};

}  // namespace backsmart
