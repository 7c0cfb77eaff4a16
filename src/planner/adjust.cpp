#include "planner/adjust.hpp"

#include <algorithm>

namespace backsmart {
namespace {

bool applies(const Condition& when, bool if_unknown, const Answers& answers) {
  const Truth truth = evaluate(when, answers);
  return truth == Truth::yes || (if_unknown && truth == Truth::unknown);
}

// A step down the ladder always counts, a step up only where nothing asked for one down.
int combined_rung(int so_far, int rung) {
  if (rung < 0) return std::min(so_far, rung);
  return so_far < 0 ? so_far : std::max(so_far, rung);
}

int shorter_bout(int so_far, int minutes) {
  if (minutes == 0) return so_far;
  return so_far == 0 ? minutes : std::min(so_far, minutes);
}

void exclude(const Effects& effects, int adjustment, Tuning& tuning) {
  for (std::size_t i = 0; i < tuning.excluded_by.size(); ++i) {
    if (effects.exclude[i] && tuning.excluded_by[i] < 0) tuning.excluded_by[i] = adjustment;
  }
}

void keep_only(const Programme& programme, BlockId block, const std::vector<int>& kept,
               Tuning& tuning) {
  tuning.reduced[static_cast<std::size_t>(block)] = true;
  for (std::size_t i = 0; i < programme.slots.size(); ++i) {
    const bool keep = std::find(kept.begin(), kept.end(), static_cast<int>(i)) != kept.end();
    if (programme.slots[i].block == block && !keep) tuning.slot_removed[i] = true;
  }
}

void apply(const Programme& programme, int index, Tuning& tuning) {
  const Adjustment& adjustment = programme.adjustments[static_cast<std::size_t>(index)];
  const Effects& e = adjustment.effects;
  exclude(e, index, tuning);
  for (const auto& [kind, exercises] : e.prefer) {
    auto& list = tuning.prefer[static_cast<std::size_t>(kind)];
    list.insert(list.end(), exercises.begin(), exercises.end());
  }
  for (const BlockId block : e.drop) tuning.dropped[static_cast<std::size_t>(block)] = true;
  for (const auto& [block, slots] : e.keep) keep_only(programme, block, slots, tuning);
  for (const int slot : e.add) tuning.slot_added[static_cast<std::size_t>(slot)] = true;
  PerKind& cap = adjustment.step == Step::setup ? tuning.usual_sets : tuning.max_sets;
  for (std::size_t kind = 0; kind < kSlotKindIds.size(); ++kind) {
    tuning.extra_sets[kind] += e.extra_sets[kind];
    cap[kind] = std::min(cap[kind], e.max_sets[kind]);
    tuning.rung[kind] = combined_rung(tuning.rung[kind], e.rung[kind]);
  }
  tuning.reserve = std::max(tuning.reserve, e.reserve);
  tuning.load_percent = std::min(tuning.load_percent, e.load_percent);
  tuning.max_strength_days = std::min(tuning.max_strength_days, e.max_strength_days);
  tuning.delay_days = std::max(tuning.delay_days, e.delay_days);
  tuning.walk_bout_min = shorter_bout(tuning.walk_bout_min, e.walk_bout_min);
  tuning.lead_walk_min = std::max(tuning.lead_walk_min, e.lead_walk_min);
  tuning.half_speed_walks = tuning.half_speed_walks || e.half_speed_walks;
  tuning.sit_break = tuning.sit_break || e.sit_break;
  if (!tuning.first) tuning.first = e.first;
}

}  // namespace

bool is_in(const WeekSpan& weeks, const PlanRequest& request) {
  const int week =
      weeks.from_answers ? std::max(request.week - answered_week(request) + 1, 1) : request.week;
  return week >= weeks.first && week <= weeks.last;
}

Tuning tune(const Knowledge& knowledge, const Answers& answers, const PlanRequest& request) {
  const auto& [rules, catalogue, programme] = knowledge;
  Tuning tuning;
  tuning.excluded_by.assign(catalogue.exercises.size(), -1);
  tuning.slot_removed.assign(programme.slots.size(), false);
  tuning.slot_added.assign(programme.slots.size(), false);
  for (std::size_t i = 0; i < catalogue.limits.size(); ++i) {
    const Limit& limit = catalogue.limits[i];
    if (!applies(limit.when, limit.if_unknown, answers)) continue;
    tuning.limits |= LimitMask{1} << i;
    tuning.limits_applied.push_back(static_cast<int>(i));
  }
  for (std::size_t i = 0; i < programme.adjustments.size(); ++i) {
    const Adjustment& adjustment = programme.adjustments[i];
    if (!is_in(adjustment.weeks, request)) continue;
    if (!applies(adjustment.when, adjustment.if_unknown, answers)) continue;
    tuning.adjustments_applied.push_back(static_cast<int>(i));
    apply(programme, static_cast<int>(i), tuning);
  }
  return tuning;
}

}  // namespace backsmart
