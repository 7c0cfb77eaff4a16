#include "planner/explain.hpp"

#include <algorithm>
#include <variant>

#include "base/contains.hpp"
#include "planner/fill.hpp"

namespace backsmart {
namespace {

// What nothing has changed yet.
Tuning blank_tuning(const Knowledge& knowledge) {
  Tuning tuning;
  tuning.excluded_by.assign(knowledge.catalogue.exercises.size(), -1);
  tuning.slot_removed.assign(knowledge.programme.slots.size(), false);
  tuning.slot_added.assign(knowledge.programme.slots.size(), false);
  return tuning;
}

}  // namespace

PlanStory::PlanStory(const Knowledge& knowledge, const Answers& given, const PlanRequest& request,
                     const Plan& plan)
    : knowledge_(knowledge),
      plan_(plan),
      answers_(answers_in_week(knowledge, given, request)),
      tuning_(tune(knowledge, answers_, request)),
      week_(week_at(knowledge.programme, request.week)) {}

Choice PlanStory::choice(const Session& session, const PlannedItem& item) const {
  FillContext context{knowledge_, tuning_, answers_, week_, equipment_of(knowledge_, answers_)};
  context.first_hour = session.first_hour;
  const Slot& slot = knowledge_.programme.slots[static_cast<std::size_t>(item.slot)];
  Choice choice;
  std::vector<int> seen;
  // True when `option` is the one that was taken.
  const auto try_one = [&](int option, int preferred_by) {
    if (!contains(slot.options, option) || contains(seen, option)) return false;
    seen.push_back(option);
    if (option == item.exercise) {
      choice.preferred_by = preferred_by;
      return true;
    }
    auto bar = bar_for(context, option);
    const bool there =
        std::any_of(session.items.begin(), session.items.end(), [&](const PlannedItem& other) {
          return other.exercise == option && other.slot != item.slot;
        });
    if (!bar && there) bar = Bar{Bar::Cause::already_there, 0};
    choice.before.push_back({option, bar, preferred_by});
    return false;
  };
  for (const int index : tuning_.adjustments_applied) {
    const auto& effects = knowledge_.programme.adjustments[static_cast<std::size_t>(index)].effects;
    for (const auto& [kind, exercises] : effects.prefer) {
      if (kind != slot.kind) continue;
      for (const int option : exercises) {
        if (try_one(option, index)) return choice;
      }
    }
  }
  for (const int option : slot.options) {
    if (try_one(option, -1)) return choice;
  }
  return choice;
}

PlannedItem PlanStory::filled(const Tuning& tuning, const Session& session,
                              const PlannedItem& item) const {
  FillContext context{knowledge_, tuning, answers_, week_, equipment_of(knowledge_, answers_)};
  context.first_hour = session.first_hour;
  context.allowed.set(static_cast<std::size_t>(item.exercise));
  context.strength_days =
      static_cast<int>(std::count_if(plan_.days.begin(), plan_.days.end(), [](const Day& day) {
        return static_cast<bool>(day.strength);
      }));
  const auto outcome = fill(context, item.slot, {});
  const auto* found = std::get_if<PlannedItem>(&outcome);
  return found == nullptr ? item : *found;
}

DoseSteps PlanStory::dose(const Session& session, const PlannedItem& item) const {
  return {filled(blank_tuning(knowledge_), session, item), filled(tuning_, session, item)};
}

std::optional<Bar> PlanStory::bar_of_slot(int slot) const {
  return bar_of_place(knowledge_.programme, tuning_, plan_.strength_held_back, slot);
}

std::vector<int> PlanStory::switches_of(int slot) const {
  std::vector<int> switches;
  const auto& all = knowledge_.programme.adjustments;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (contains(all[i].effects.add, slot)) switches.push_back(static_cast<int>(i));
  }
  return switches;
}

}  // namespace backsmart
