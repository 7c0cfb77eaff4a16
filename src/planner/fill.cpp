#include "planner/fill.hpp"

#include <algorithm>

#include "base/contains.hpp"

namespace backsmart {
namespace {

constexpr int kMostSets = 4;
constexpr int kWeeklySets = 4;      // for each pattern, from kBuildsFromWeek on (E36)
constexpr int kBuildsFromWeek = 3;  // before that the movements are learned

const Exercise& exercise_at(const FillContext& context, int exercise) {
  return context.knowledge.catalogue.exercises[static_cast<std::size_t>(exercise)];
}

const Slot& slot_at(const FillContext& context, int slot) {
  return context.knowledge.programme.slots[static_cast<std::size_t>(slot)];
}

// The first alternative of `needs` that is there.
std::optional<int> tool_for(const Exercise& exercise, EquipmentMask equipment) {
  for (std::size_t i = 0; i < exercise.needs.size(); ++i) {
    if ((exercise.needs[i] & ~equipment) == 0) return static_cast<int>(i);
  }
  return std::nullopt;
}

// Hands `take` the slot's options in the order in which they are tried, those that adjustments
// prefer first, until it is true.
template <typename Take>
void try_options(const FillContext& context, const Slot& slot, Take take) {
  const auto& preferred = context.tuning.prefer[static_cast<std::size_t>(slot.kind)];
  for (auto option = preferred.begin(); option != preferred.end(); ++option) {
    const bool again = std::find(preferred.begin(), option, *option) != option;
    if (!again && contains(slot.options, *option) && take(*option)) return;
  }
  for (const int option : slot.options) {
    if (!contains(preferred, option) && take(option)) return;
  }
}

bool is_there(const std::vector<PlannedItem>& items, int exercise) {
  return std::any_of(items.begin(), items.end(),
                     [=](const PlannedItem& item) { return item.exercise == exercise; });
}

// The same as `bar_in_session` without a reason.
bool is_free(const FillContext& context, int option, const std::vector<PlannedItem>& items) {
  if (!context.allowed[static_cast<std::size_t>(option)]) return false;
  const bool too_early =
      context.first_hour && exercise_at(context, option).morning == Morning::after_first_hour;
  return !too_early && !is_there(items, option);
}

std::optional<Bar> bar_in_session(const FillContext& context, int option,
                                  const std::vector<PlannedItem>& items) {
  if (auto bar = bar_for(context, option)) return bar;
  if (is_there(items, option)) return Bar{Bar::Cause::already_there, 0};
  return std::nullopt;
}

// The option to take; nothing when all are barred.
std::optional<int> choose(const FillContext& context, const Slot& slot,
                          const std::vector<PlannedItem>& items) {
  std::optional<int> first;
  int equals = 0;  // options among which the days take turns
  try_options(context, slot, [&](int option) {
    if (!is_free(context, option, items)) return false;
    if (!first) first = option;
    if (contains(slot.rotate, option)) ++equals;
    return slot.rotate.empty();
  });
  if (equals == 0) return first;
  int turn = context.strength_day % equals;
  std::optional<int> taken;
  try_options(context, slot, [&](int option) {
    if (!contains(slot.rotate, option) || !is_free(context, option, items)) return false;
    taken = option;
    return turn-- == 0;
  });
  return taken;
}

std::size_t sets_of(const Slot& slot) { return static_cast<std::size_t>(slot.sets.value_or(1)); }

void set_dose(const FillContext& context, const Slot& slot, const Exercise& exercise,
              PlannedItem& item) {
  const Week& week = context.week;
  Dose& dose = item.dose;
  switch (slot.dose) {
    case DoseFrom::own: break;
    case DoseFrom::main:
      dose.sets = week.sets;
      if (exercise.mode != Mode::reps) break;  // short holds keep their short rests
      dose.reps = week.reps;
      dose.rest_s = week.rest_s;
      break;
    case DoseFrom::carry:
      item.one_hand = dose.sides == 2;
      dose.sets = item.one_hand ? week.one_hand_sets : week.carry_sets;
      if (exercise.mode == Mode::time) {
        dose.sec_per_rep = item.one_hand ? week.one_hand_s : week.carry_s;
      }
      break;
    case DoseFrom::finisher:
      dose.sets = week.finisher_sets;
      if (exercise.mode == Mode::reps) dose.reps = week.finisher_reps;
      break;
    case DoseFrom::hold:
      if (exercise.mode != Mode::hold) break;
      item.hold_reps = week.hold_reps;
      if (slot.sets) item.hold_reps.resize(std::min(item.hold_reps.size(), sets_of(slot)));
      dose.sets = static_cast<int>(item.hold_reps.size());
      dose.reps = item.hold_reps.front();
      dose.sec_per_rep = week.hold_s + kLetGoS;
      if (dose.sets == 1) item.hold_reps.clear();
      break;
  }
  if (slot.sets && item.hold_reps.empty()) dose.sets = *slot.sets;
  if (slot.seconds && exercise.mode == Mode::time) dose.sec_per_rep = *slot.seconds;
}

// Sets of a slot of the strength session: the week's, capped, with what adjustments add or take.
int tuned_sets(const FillContext& context, const Slot& slot, int sets) {
  const Tuning& tuning = context.tuning;
  const auto kind = static_cast<std::size_t>(slot.kind);
  const int extra = tuning.extra_sets[kind];
  const int usual = std::min(sets, tuning.usual_sets[kind]);
  int wanted = usual + extra;
  // One set less must leave enough in the week to build strength (E36).
  if (extra < 0 && context.week.number >= kBuildsFromWeek && context.strength_days >= 2) {
    const int enough = (kWeeklySets + context.strength_days - 1) / context.strength_days;
    wanted = std::max(wanted, std::min(usual, enough));
  }
  return std::clamp(std::min(wanted, tuning.max_sets[kind]), 1, kMostSets);
}

int week_rung(const Week& week, DoseFrom dose) {
  switch (dose) {
    case DoseFrom::finisher: return week.finisher_rung;
    case DoseFrom::hold: return week.hold_rung;
    case DoseFrom::own:
    case DoseFrom::main:
    case DoseFrom::carry: break;
  }
  return 0;
}

void tune_dose(const FillContext& context, const Slot& slot, const Exercise& exercise,
               PlannedItem& item) {
  const Tuning& tuning = context.tuning;
  const bool loaded = slot.dose == DoseFrom::main || slot.dose == DoseFrom::carry;
  if (slot.block == BlockId::strength && item.hold_reps.empty()) {
    item.dose.sets = tuned_sets(context, slot, item.dose.sets);
  }
  // The weeks lead up the ladder only where nothing asked for an easier step.
  const int tuned = tuning.rung[static_cast<std::size_t>(slot.kind)];
  const int step = tuned < 0 ? tuned : tuned + week_rung(context.week, slot.dose);
  item.rung = reachable_rung(exercise, exercise.start + step, context.equipment);
  item.next_rung = next_rung(exercise, item.rung, context.equipment);
  if (slot.dose == DoseFrom::main && exercise.mode == Mode::reps) {
    item.reserve = std::max(context.week.reserve, tuning.reserve);
  }
  if (loaded) item.load_percent = std::min(tuning.load_percent, context.week.load_percent);
}

}  // namespace

ExerciseSet allowed_exercises(const FillContext& context) {
  FillContext later = context;
  later.first_hour = false;
  ExerciseSet allowed;
  const std::size_t count = context.knowledge.catalogue.exercises.size();
  for (std::size_t i = 0; i < count && i < kMostExercises; ++i) {
    allowed[i] = !bar_for(later, static_cast<int>(i));
  }
  return allowed;
}

std::optional<Bar> bar_for(const FillContext& context, int exercise) {
  const Exercise& e = exercise_at(context, exercise);
  const LimitMask barring = e.limits & context.tuning.limits;
  if (barring != 0) {
    for (const int limit : context.tuning.limits_applied) {
      if ((barring >> limit & 1) != 0) return Bar{Bar::Cause::limit, limit};
    }
  }
  const int adjustment = context.tuning.excluded_by[static_cast<std::size_t>(exercise)];
  if (adjustment >= 0) return Bar{Bar::Cause::adjustment, adjustment};
  if (context.first_hour && e.morning == Morning::after_first_hour) {
    return Bar{Bar::Cause::first_hour, 0};
  }
  if (context.week.number < e.from_week) return Bar{Bar::Cause::too_early, e.from_week};
  if (!tool_for(e, context.equipment)) return Bar{Bar::Cause::equipment, 0};
  return std::nullopt;
}

std::optional<Bar> bar_of_place(const Programme& programme, const Tuning& tuning, bool held_back,
                                int slot) {
  BlockId whole = programme.slots[static_cast<std::size_t>(slot)].block;
  if (whole == BlockId::ramp) whole = BlockId::strength;
  if (held_back && whole == BlockId::strength) return Bar{Bar::Cause::held_back, 0};
  for (const int index : tuning.adjustments_applied) {
    const Effects& effects = programme.adjustments[static_cast<std::size_t>(index)].effects;
    const bool drops =
        std::find(effects.drop.begin(), effects.drop.end(), whole) != effects.drop.end();
    const bool keeps_others = std::any_of(
        effects.keep.begin(), effects.keep.end(),
        [&](const auto& kept) { return kept.first == whole && !contains(kept.second, slot); });
    if (drops || keeps_others) return Bar{Bar::Cause::adjustment, index};
  }
  return std::nullopt;
}

bool is_open(const FillContext& context, int slot) {
  const Slot& s = slot_at(context, slot);
  const auto index = static_cast<std::size_t>(slot);
  if (context.tuning.slot_removed[index] || context.strength_day >= s.most_days) return false;
  if (!s.extra || context.tuning.slot_added[index]) return true;
  return !s.when.empty() && evaluate(s.when, context.answers) == Truth::yes;
}

std::variant<PlannedItem, SkippedSlot> fill(const FillContext& context, int slot,
                                            const std::vector<PlannedItem>& items) {
  const Slot& s = slot_at(context, slot);
  const auto option = choose(context, s, items);
  if (!option) {
    SkippedSlot skipped{slot, {}};
    try_options(context, s, [&](int barred) {
      skipped.bars.push_back(*bar_in_session(context, barred, items));
      return false;
    });
    return skipped;
  }
  const Exercise& exercise = exercise_at(context, *option);
  PlannedItem item;
  item.slot = slot;
  item.exercise = *option;
  item.tool = *tool_for(exercise, context.equipment);
  item.dose = exercise.dose;
  item.morning_note = context.first_hour && exercise.morning == Morning::modified;
  set_dose(context, s, exercise, item);
  tune_dose(context, s, exercise, item);
  return item;
}

void fill_into(const FillContext& context, int slot, Session& session) {
  auto outcome = fill(context, slot, session.items);
  if (auto* item = std::get_if<PlannedItem>(&outcome)) {
    session.items.push_back(std::move(*item));
  } else {
    session.skipped.push_back(std::get<SkippedSlot>(std::move(outcome)));
  }
}

}  // namespace backsmart
