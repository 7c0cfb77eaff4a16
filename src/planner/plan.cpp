#include "planner/plan.hpp"

#include <numeric>

namespace backsmart {

int seconds(const PlannedItem& item) {
  if (item.hold_reps.empty()) return seconds(item.dose) - item.saved_s;
  // A falling pyramid: one set's dose with all its reps, and the rests between the sets.
  Dose all = item.dose;
  all.sets = 1;
  all.reps = std::accumulate(item.hold_reps.begin(), item.hold_reps.end(), 0);
  const int rests = item.dose.sets - 1;
  const int change_sides = all.sides == 2 ? 5 * rests : 0;
  return seconds(all) + rests * item.dose.rest_s + change_sides - item.saved_s;
}

int seconds(const Session& session) {
  int sum = session.changes * session.change_s;
  for (const PlannedItem& item : session.items) sum += seconds(item);
  return sum;
}

int seconds(const Plan& plan, const Day& day) {
  int sum = 0;
  const auto add = [&sum](const Session& session) {
    sum += session.lead_walk_min * 60 + seconds(session);
  };
  if (day.daily) add(plan.daily);
  if (day.daily && plan.sit_break) add(*plan.sit_break);
  if (day.strength) add(plan.strength[static_cast<std::size_t>(day.strength.session)]);
  if (day.cardio) add(plan.cardio[static_cast<std::size_t>(day.cardio.session)]);
  return sum;
}

Date date_of(const Plan& plan, const Day& day, const Appointment& at) {
  return day.date + std::chrono::days(at.at_min < plan.wake_min ? 1 : 0);
}

}  // namespace backsmart
