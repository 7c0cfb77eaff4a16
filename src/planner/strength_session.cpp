#include <algorithm>

#include "planner/fitting.hpp"

namespace backsmart {
namespace {

constexpr int kShortRest = 60;  // seconds
constexpr int kBriefWalk = 2 * kSecondsPerMinute;
constexpr int kFewReps = 8;
constexpr int kLeastReps = 6;
constexpr int kBriefCarry = 20;  // seconds

bool is_main(const Fitting& fit, const PlannedItem& item) {
  return fit.slot(item).block == BlockId::strength;
}

bool is_core_extra(const Fitting& fit, const PlannedItem& item) {
  return is_main(fit, item) && fit.slot(item).extra;
}

PlannedItem* find_kind(Fitting& fit, SlotKind kind) {
  const auto found = std::find_if(
      fit.items().begin(), fit.items().end(),
      [&](const PlannedItem& i) { return is_main(fit, i) && fit.slot(i).kind == kind; });
  return found == fit.items().end() ? nullptr : &*found;
}

// One light set of the first lift, so that the first heavy one is not a surprise.
void add_light_set(Fitting& fit, const PlannedItem& first) {
  PlannedItem light = first;
  light.dose.sets = 1;
  light.dose.reps = std::min(light.dose.reps, kFewReps);
  light.light = true;
  light.reserve = 0;
  light.load_percent = 100;
  light.dose.setup_s = 0;  // counted at the lift itself
  fit.items().push_back(light);
}

// The ramp's walk; it can be made longer, the other parts of the ramp cannot.
PlannedItem* ramp_walk(Fitting& fit) {
  const auto found =
      std::find_if(fit.items().begin(), fit.items().end(), [&](const PlannedItem& i) {
        return fit.slot(i).block == BlockId::ramp && fit.exercise(i).mode == Mode::time;
      });
  return found == fit.items().end() ? nullptr : &*found;
}

int ramp_seconds(Fitting& fit) {
  int sum = 0;
  for (const PlannedItem& item : fit.items()) {
    if (fit.slot(item).block == BlockId::ramp || item.light) sum += seconds(item);
  }
  return sum;
}

// The main slots in order, with the kind that an adjustment wants first at the head.
std::vector<int> main_slots(const Fitting& fit) {
  const auto& slots = fit.context().knowledge.programme.slots;
  std::vector<int> order;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (slots[i].block == BlockId::strength) order.push_back(static_cast<int>(i));
  }
  if (const auto first = fit.context().tuning.first) {
    std::stable_partition(order.begin(), order.end(), [&](int slot) {
      return fit.slot(slot).kind == *first && !fit.slot(slot).extra;
    });
  }
  return order;
}

// Squat and row take turns: one rests while the other works.
void pair_squat_and_row(Fitting& fit) {
  PlannedItem* squat = find_kind(fit, SlotKind::squat);
  PlannedItem* row = find_kind(fit, SlotKind::row);
  if (squat == nullptr || row == nullptr || row->paired_with >= 0) return;
  const auto rests = [](const PlannedItem& item) {
    return (item.dose.sets - 1) * item.dose.rest_s;
  };
  const int saved = std::min(rests(*squat), rests(*row));
  if (saved <= 0) return;
  squat->paired_with = static_cast<int>(row - fit.items().data());
  row->paired_with = static_cast<int>(squat - fit.items().data());
  (squat < row ? row : squat)->saved_s = saved;
  fit.session().cuts.push_back(Cut::squat_row_in_turn);
}

void lower_reps(Fitting& fit, int most) {
  fit.cut(Cut::fewer_reps, [&](PlannedItem& item) {
    if (!is_main(fit, item)) return false;
    const bool carry = fit.slot(item).dose == DoseFrom::carry;
    int& much = carry ? item.dose.sec_per_rep : item.dose.reps;
    const int enough = carry ? kBriefCarry : most;
    if (much <= enough || (!carry && fit.exercise(item).mode != Mode::reps)) return false;
    much = enough;
    return true;
  });
}

void shorten_strength(Fitting& fit) {
  const auto main = [&](const PlannedItem& item) { return is_main(fit, item) && !item.light; };
  for (const int most : {3, 2}) {
    fit.cut_from_the_end(Cut::third_sets, [&](PlannedItem& item) {
      const bool carry = fit.slot(item).dose == DoseFrom::carry;
      return main(item) && !carry && lower_sets(item, most);
    });
  }
  fit.drop_until_it_fits(Cut::core_extras,
                         [&](const PlannedItem& item) { return is_core_extra(fit, item); });
  if (fit.too_long()) {
    fit.cut(Cut::short_rests, [&](PlannedItem& item) {
      if (!main(item) || item.dose.sets < 2 || item.dose.rest_s <= kShortRest) return false;
      item.dose.rest_s = kShortRest;
      return true;
    });
  }
  if (fit.too_long()) pair_squat_and_row(fit);
  for (int most = 2; most >= 1 && fit.too_long(); --most) {
    fit.cut(Cut::second_carry, [&](PlannedItem& item) {
      return main(item) && fit.slot(item).dose == DoseFrom::carry && lower_sets(item, most);
    });
  }
  if (fit.too_long()) {
    fit.cut(Cut::second_sets, [&](PlannedItem& item) {
      // Without a second set there is no rest left to save.
      item.paired_with = -1;
      item.saved_s = 0;
      return main(item) && lower_sets(item, 1);
    });
  }
  if (fit.too_long()) lower_reps(fit, kFewReps);
  if (fit.too_long()) fit.shorten_decompression();
  if (fit.too_long()) lower_reps(fit, kLeastReps);
}

// With one set of each some minutes may be left: they go to second sets with short rests, of the
// largest lifts first.
void add_second_sets(Fitting& fit) {
  for (PlannedItem& item : fit.items()) {
    const DoseFrom dose = fit.slot(item).dose;
    const bool lift = dose == DoseFrom::main || dose == DoseFrom::finisher;
    if (!lift || item.light || item.dose.sets != 1 || !is_main(fit, item)) continue;
    const Dose before = item.dose;
    item.dose.sets = 2;
    item.dose.rest_s = std::min(item.dose.rest_s, kShortRest);
    if (fit.too_long()) item.dose = before;
  }
}

// Core work uses time that is left: in a session that is short of the target, then `both` of the
// pair or as few as will do, and where an adjustment wants it. It never costs a set of a lift; a
// falling pyramid loses its last sets first.
void add_core(Fitting& fit, int target, bool both) {
  const auto& slots = fit.context().knowledge.programme.slots;
  const bool was_short = seconds(fit.session()) < target;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const bool asked = fit.context().tuning.slot_added[i];
    const bool is_short = both ? was_short : seconds(fit.session()) < target;
    if (!slots[i].fills_time || (!asked && !is_short)) continue;
    auto outcome = fill(fit.context(), static_cast<int>(i), fit.items());
    auto* item = std::get_if<PlannedItem>(&outcome);
    if (item == nullptr) {
      if (asked) fit.session().skipped.push_back(std::get<SkippedSlot>(std::move(outcome)));
      continue;
    }
    const int room = fit.spare_s() - fit.session().change_s;
    while (seconds(*item) > room && item->hold_reps.size() > 1) {
      item->hold_reps.pop_back();
      item->dose.sets = static_cast<int>(item->hold_reps.size());
      if (item->dose.sets == 1) item->hold_reps.clear();
    }
    if (seconds(*item) > room) continue;
    const auto place = std::find_if(fit.items().begin(), fit.items().end(), [&](const auto& other) {
      return is_main(fit, other) && !other.light && other.slot > item->slot;
    });
    fit.items().insert(place, std::move(*item));
    ++fit.session().changes;
  }
}

// What still misses to the target goes to the walk of the ramp.
void lengthen_strength(Fitting& fit, int target) {
  PlannedItem* walk = ramp_walk(fit);
  if (walk == nullptr) return;
  const int room = std::min({target - seconds(fit.session()), fit.spare_s(),
                             fit.bounds(BlockId::ramp).max_s - ramp_seconds(fit)});
  if (room > 0) walk->dose.sec_per_rep += room;
}

// Where no core work suits, what misses still is one more set of the finisher.
void add_finisher_set(Fitting& fit, int target) {
  if (seconds(fit.session()) >= target) return;
  for (PlannedItem& item : fit.items()) {
    if (fit.slot(item).dose != DoseFrom::finisher) continue;
    PlannedItem more = item;
    ++more.dose.sets;
    if (seconds(more) - seconds(item) <= fit.spare_s()) item = std::move(more);
    return;
  }
}

// The lifts, the extras that answers ask for and the finisher, each with the sets there is time
// for.
void fill_lifts(Fitting& lifts, int most_sets) {
  const FillContext& context = lifts.context();
  for (const int index : main_slots(lifts)) {
    if (!lifts.slot(index).fills_time && is_open(context, index)) {
      fill_into(context, index, lifts.session());
    }
  }
  for (PlannedItem& item : lifts.items()) {
    const int extra = context.tuning.extra_sets[static_cast<std::size_t>(lifts.slot(item).kind)];
    const int most = most_sets == 1 ? 1 : most_sets + std::max(extra, 0);
    if (lifts.slot(item).dose != DoseFrom::carry || most_sets == 1) lower_sets(item, most);
  }
}

}  // namespace

Session strength_session(const FillContext& context, int minutes) {
  const Times& times = context.knowledge.programme.times;
  Fitting fit(context, BlockId::strength, minutes);
  fit.session().budget_s = std::min(fit.session().budget_s, fit.bounds(BlockId::strength).max_s);
  const bool brief = minutes < times.short_below_min;
  const int most_sets = minutes < times.one_set_below_min     ? 1
                        : minutes < times.three_sets_from_min ? 2
                                                              : 4;
  fit.fill_block(BlockId::ramp, [&](const Slot& slot) {
    return brief ? slot.kind == SlotKind::cardio : !slot.extra || most_sets > 1;
  });

  // The lifts are filled apart: the light set before them repeats the first of them.
  Fitting lifts(context, BlockId::strength, minutes);
  fill_lifts(lifts, most_sets);
  // A first lift that is not loaded needs no lighter set before it.
  if (!lifts.items().empty() &&
      fit.exercise(lifts.items().front()).kind != SlotKind::hinge_pattern) {
    add_light_set(fit, lifts.items().front());
  }
  fit.session().skipped.insert(fit.session().skipped.end(), lifts.session().skipped.begin(),
                               lifts.session().skipped.end());
  fit.items().insert(fit.items().end(), lifts.items().begin(), lifts.items().end());
  fit.session().changes = static_cast<int>(lifts.items().size());
  fit.session().change_s = most_sets == 1 ? times.short_change_s : times.change_s;
  fit.fill_block(BlockId::decompression);

  if (PlannedItem* walk = ramp_walk(fit); walk != nullptr && most_sets == 1) {
    walk->dose.sec_per_rep = kBriefWalk;
    const int missing = fit.bounds(BlockId::ramp).min_s - ramp_seconds(fit);
    if (!brief) walk->dose.sec_per_rep += std::max(missing, 0);
  }
  fit.session().lead_walk_min =
      std::max(context.first_hour ? times.first_hour_walk_min : 0, context.tuning.lead_walk_min);
  shorten_strength(fit);
  const auto& cuts = fit.session().cuts;
  const bool uncut = cuts.empty();
  const bool one_set = std::find(cuts.begin(), cuts.end(), Cut::second_sets) != cuts.end();
  if (one_set || (uncut && most_sets == 1)) add_second_sets(fit);
  const int full_s = times.target_min * kSecondsPerMinute;
  if (fit.session().budget_s < full_s) return fit.session();
  const bool light = context.week.light;
  const int target = light ? fit.bounds(BlockId::strength).min_s : full_s;
  if (uncut && !light) add_core(fit, target, /*both=*/true);
  lengthen_strength(fit, target);
  if (uncut && light) {
    add_core(fit, target, /*both=*/false);
    add_finisher_set(fit, target);
  }
  return fit.session();
}

}  // namespace backsmart
