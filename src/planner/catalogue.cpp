#include "planner/catalogue.hpp"

#include <algorithm>

namespace backsmart {
namespace {

bool can_take(const Exercise& exercise, int rung, EquipmentMask equipment) {
  return exercise.ladder_needs.empty() ||
         (exercise.ladder_needs[static_cast<std::size_t>(rung)] & ~equipment) == 0;
}

}  // namespace

int seconds(const Dose& d) {
  constexpr int kChangeSides = 5;  // seconds a set
  return d.setup_s + d.sets * d.sides * d.reps * d.sec_per_rep + (d.sets - 1) * d.rest_s +
         (d.sides == 2 ? kChangeSides * d.sets : 0);
}

int reachable_rung(const Exercise& exercise, int wanted, EquipmentMask equipment) {
  int rung = std::clamp(wanted, 0, static_cast<int>(exercise.ladder.size()) - 1);
  while (rung > 0 && !can_take(exercise, rung, equipment)) --rung;
  return rung;
}

std::optional<int> next_rung(const Exercise& exercise, int rung, EquipmentMask equipment) {
  const int top = static_cast<int>(exercise.ladder.size()) - 1;
  while (++rung <= top) {
    if (can_take(exercise, rung, equipment)) return rung;
  }
  return std::nullopt;
}

}  // namespace backsmart
