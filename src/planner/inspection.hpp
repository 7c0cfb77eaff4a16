// A plan under inspection: the facts about it, its answers and the data that the checks of
// invariants.cpp look at. Works them out by itself, so that a mistake in planning is not repeated.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/invariants.hpp"

namespace backsmart {

// What an exercise asks of the back, as far as a check wants to know.
enum Trait : std::uint32_t {
  flexion_end = 1,
  flexion_small = 2,
  flexion_sustained = 4,
  long_hold = 8,
  axial_load = 16,
  hinge_load = 32,
  supine = 64,
};

struct Inspection {
  // All of them must live longer.
  Inspection(const Inspector& inspector, const Answers& given_answers, const PlanRequest& wanted,
             const Plan& inspected, const Plan* before);

  const Knowledge& knowledge;
  const std::vector<std::uint32_t>& traits;  // by exercise
  const Answers& given;
  Answers answers;  // as they will be in this week
  const PlanRequest& request;
  const Week& week;
  const Plan& plan;
  const Plan* previous;  // of the week before; may be null
  LimitMask limits = 0;  // the person's
  ExerciseSet excluded;
  EquipmentMask owned = 0;

  int number = 0;  // of the check that is at work
  std::vector<Breach> breaches;

  // ---- the data ----
  const Programme& programme() const { return knowledge.programme; }
  const Times& times() const { return programme().times; }
  const SetupQuestions& setup() const { return programme().setup; }
  const Block& strength_block() const { return block(programme(), BlockId::strength); }
  const Exercise& exercise(const PlannedItem& item) const {
    return knowledge.catalogue.exercises[static_cast<std::size_t>(item.exercise)];
  }
  const Slot& slot(int index) const { return programme().slots[static_cast<std::size_t>(index)]; }
  const Slot& slot(const PlannedItem& item) const { return slot(item.slot); }
  const Adjustment& adjustment(int index) const {
    return programme().adjustments[static_cast<std::size_t>(index)];
  }
  bool has(const PlannedItem& item, Trait trait) const {
    return (traits[static_cast<std::size_t>(item.exercise)] & trait) != 0;
  }
  // A main lift or a carry, not its light set.
  bool is_lift(const PlannedItem& item) const {
    const DoseFrom dose = slot(item).dose;
    return !item.light && (dose == DoseFrom::main || dose == DoseFrom::carry);
  }

  // ---- the person ----
  // The value of an answer; of one that is not given its fallback.
  int value(int question) const;
  // Null when the data has no such question.
  const Answer* answer(std::string_view id) const;
  // Of a yes-no question; one that was not asked is a no.
  Truth answer_truth(std::string_view id) const;
  // Five when it is not known: the lighter week.
  int pain() const;
  bool is_limited(std::string_view id) const;
  // Of a condition in a [define] table.
  bool is_yes_or_unknown(std::string_view define) const;
  // Whether nothing bars the exercise; `early`: in the first hour.
  bool may_do(int exercise, bool early) const;
  // Most of the free days of this week of which no two are neighbours, around the week.
  int most_days_apart() const;

  // ---- the plan ----
  const Session& strength_of(const Day& day) const {
    return plan.strength[static_cast<std::size_t>(day.strength.session)];
  }
  const Session& cardio_of(const Day& day) const {
    return plan.cardio[static_cast<std::size_t>(day.cardio.session)];
  }
  // Some adjustment drops the block; keeps only a few of its slots.
  bool is_dropped(BlockId id) const;
  bool is_reduced(BlockId id) const;
  int after_waking(const Appointment& appointment) const {
    return (appointment.at_min - plan.wake_min + kMinutesPerDay) % kMinutesPerDay;
  }

  template <typename Visit>
  void each_session(Visit visit) const {
    visit(plan.daily);
    if (plan.sit_break) visit(*plan.sit_break);
    for (const Session& session : plan.strength) visit(session);
    for (const Session& session : plan.cardio) visit(session);
  }
  // With the minutes from getting up to its start.
  template <typename Visit>
  void each_placed(Visit visit) const {
    for (const Day& day : plan.days) {
      if (day.daily) visit(plan.daily, after_waking(day.daily));
      if (day.strength) visit(strength_of(day), after_waking(day.strength));
      if (day.cardio) visit(cardio_of(day), after_waking(day.cardio));
    }
  }
  // With what may be done instead.
  template <typename Visit>
  void each_item(const Session& session, Visit visit) const {
    for (const PlannedItem& item : session.items) visit(item);
    if (session.instead) visit(*session.instead);
  }
  template <typename Visit>
  void each_lift(Visit visit) const {
    for (const Session& session : plan.strength) {
      for (const PlannedItem& item : session.items) {
        if (is_lift(item)) visit(session, item);
      }
    }
  }

  // ---- what is wrong ----
  void breach();
  void breach(const Session& session, const PlannedItem* item = nullptr);
};

}  // namespace backsmart
