#include "planner/fill.hpp"

#include <algorithm>

namespace backsmart {
namespace {

constexpr int kLetGo = 2;  // seconds between two holds
constexpr int kMostSets = 4;

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

// The slot's options, those that adjustments prefer at the head, in the order of preference.
std::vector<int> preferred_first(const FillContext& context, const Slot& slot) {
  const auto& preferred = context.tuning.prefer[static_cast<std::size_t>(slot.kind)];
  if (preferred.empty()) return slot.options;
  const auto rank = [&](int option) {
    return std::find(preferred.begin(), preferred.end(), option) - preferred.begin();
  };
  std::vector<int> options = slot.options;
  std::stable_sort(options.begin(), options.end(), [&](int a, int b) { return rank(a) < rank(b); });
  return options;
}

void set_dose(const FillContext& context, const Slot& slot, const Exercise& exercise,
              PlannedItem& item) {
  const Week& week = context.week;
  Dose& dose = item.dose;
  switch (slot.dose) {
    case DoseFrom::own: break;
    case DoseFrom::main:
      dose.sets = week.sets;
      dose.rest_s = week.rest_s;
      if (exercise.mode == Mode::reps) dose.reps = week.reps;
      break;
    case DoseFrom::carry:
      dose.sets = week.carry_sets;
      if (exercise.mode == Mode::time) dose.sec_per_rep = week.carry_s;
      break;
    case DoseFrom::finisher:
      dose.sets = week.finisher_sets;
      if (exercise.mode == Mode::reps) dose.reps = week.finisher_reps;
      break;
    case DoseFrom::hold:
      if (exercise.mode != Mode::hold) break;
      dose.sets = static_cast<int>(week.hold_reps.size());
      dose.reps = week.hold_reps.front();
      dose.sec_per_rep = week.hold_s + kLetGo;
      if (dose.sets > 1) item.hold_reps = week.hold_reps;
      break;
  }
  if (slot.sets) dose.sets = *slot.sets;
  if (slot.seconds && exercise.mode == Mode::time) dose.sec_per_rep = *slot.seconds;
}

void tune_dose(const FillContext& context, const Slot& slot, const Exercise& exercise,
               PlannedItem& item) {
  const Tuning& tuning = context.tuning;
  const bool loaded = slot.dose == DoseFrom::main || slot.dose == DoseFrom::carry;
  if (slot.block == BlockId::strength && item.hold_reps.empty()) {
    // Three short carries are one dose: a cap of two or three is meant for the lifts.
    const auto capped = [&](int sets, int cap) {
      return slot.dose == DoseFrom::carry && cap > 1 ? sets : std::min(sets, cap);
    };
    const int extra = tuning.extra_sets[static_cast<std::size_t>(slot.kind)];
    const int wanted = capped(item.dose.sets, tuning.usual_sets) + extra;
    item.dose.sets = std::clamp(capped(wanted, tuning.max_sets), 1, kMostSets);
  }
  const int top = static_cast<int>(exercise.ladder.size()) - 1;
  item.rung = std::clamp(exercise.start + (loaded ? tuning.rung : 0), 0, top);
  if (slot.dose == DoseFrom::main && exercise.mode == Mode::reps) {
    item.reserve = std::max(context.week.reserve, tuning.reserve);
  }
  if (loaded) item.load_percent = tuning.load_percent;
}

}  // namespace

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
  if (!tool_for(e, context.equipment)) return Bar{Bar::Cause::equipment, 0};
  return std::nullopt;
}

bool is_open(const FillContext& context, int slot) {
  const Slot& s = slot_at(context, slot);
  const auto index = static_cast<std::size_t>(slot);
  if (context.tuning.slot_removed[index]) return false;
  if (!s.extra || context.tuning.slot_added[index]) return true;
  return !s.when.empty() && evaluate(s.when, context.answers) == Truth::yes;
}

std::variant<PlannedItem, SkippedSlot> fill(const FillContext& context, int slot,
                                            const std::vector<PlannedItem>& items) {
  const Slot& s = slot_at(context, slot);
  SkippedSlot skipped{slot, {}};
  for (const int option : preferred_first(context, s)) {
    const bool there = std::any_of(items.begin(), items.end(),
                                   [&](const PlannedItem& i) { return i.exercise == option; });
    auto bar = bar_for(context, option);
    if (!bar && there) bar = Bar{Bar::Cause::already_there, 0};
    if (bar) {
      skipped.bars.push_back(*bar);
      continue;
    }
    const Exercise& exercise = exercise_at(context, option);
    PlannedItem item;
    item.slot = slot;
    item.exercise = option;
    item.tool = *tool_for(exercise, context.equipment);
    item.dose = exercise.dose;
    item.morning_note = context.first_hour && exercise.morning == Morning::modified;
    set_dose(context, s, exercise, item);
    tune_dose(context, s, exercise, item);
    return item;
  }
  return skipped;
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
