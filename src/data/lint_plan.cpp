// Exercises that no plan can give, slots that nothing fills, weeks that never come.
#include <algorithm>

#include <fmt/format.h>

#include "base/contains.hpp"
#include "data/linting.hpp"

namespace backsmart {
namespace {

constexpr int kEveryWeek = kNoCap;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

EquipmentMask bit(std::size_t index) { return EquipmentMask{1} << index; }

class PlanLint {
 public:
  explicit PlanLint(Linting& lint) : lint_(lint), knowledge_(lint.knowledge()) {
    const auto& equipment = catalogue().equipment;
    for (std::size_t i = 0; i < equipment.size(); ++i) {
      if (equipment[i].household) household_ |= bit(i);
    }
    owned_ = household_;
    for (const EquipmentMask word : programme().setup.equipment_words) owned_ |= word;
  }

  void weeks() const;
  void slots() const;
  void exercises() const;
  void preferences() const;

 private:
  const Catalogue& catalogue() const { return knowledge_.catalogue; }
  const Programme& programme() const { return knowledge_.programme; }
  const Exercise& exercise(int index) const { return catalogue().exercises[at(index)]; }
  int last_week() const { return static_cast<int>(programme().weeks.size()); }

  static bool will_do(const Exercise& exercise, EquipmentMask equipment) {
    return std::any_of(exercise.needs.begin(), exercise.needs.end(),
                       [=](EquipmentMask needs) { return (needs & ~equipment) == 0; });
  }
  bool is_ever_open(int slot) const;
  // Whether everybody has it from the first week on, and nothing bars it.
  bool is_for_everybody(int index) const;
  bool is_in_reach(int index, int slot) const;
  bool is_preferred(int index, SlotKind kind) const;
  bool is_taken_away(int slot, const Condition& when, bool if_unknown) const;
  // Whether everything is barred that every home has equipment for by week `week`.
  template <typename Barred>
  bool runs_empty(const Slot& slot, int week, Barred barred) const;
  void slot_that_runs_empty(int index, const Spot& spot) const;

  Linting& lint_;
  const Knowledge& knowledge_;
  EquipmentMask household_ = 0;
  EquipmentMask owned_ = 0;  // by a person who has ticked every word
};

bool PlanLint::is_ever_open(int slot) const {
  const Slot& s = programme().slots[at(slot)];
  if (!s.extra || s.fills_time || !s.when.empty()) return true;
  const auto& all = programme().adjustments;
  return std::any_of(all.begin(), all.end(),
                     [&](const Adjustment& a) { return contains(a.effects.add, slot); });
}

bool PlanLint::is_for_everybody(int index) const {
  const Exercise& e = exercise(index);
  const auto& all = programme().adjustments;
  const bool excluded = std::any_of(
      all.begin(), all.end(), [&](const Adjustment& a) { return a.effects.exclude[at(index)]; });
  return !excluded && e.limits == 0 && e.from_week <= 1 && e.morning != Morning::after_first_hour &&
         will_do(e, household_);
}

bool PlanLint::is_preferred(int index, SlotKind kind) const {
  const auto& all = programme().adjustments;
  return std::any_of(all.begin(), all.end(), [&](const Adjustment& a) {
    return std::any_of(a.effects.prefer.begin(), a.effects.prefer.end(),
                       [&](const auto& p) { return p.first == kind && contains(p.second, index); });
  });
}

// An option is out of reach behind one that everybody can do, unless that one can be taken already
// by an earlier slot.
bool PlanLint::is_in_reach(int index, int slot) const {
  const Slot& s = programme().slots[at(slot)];
  const Exercise& e = exercise(index);
  if (!contains(s.options, index) || !is_ever_open(slot)) return false;
  if (e.from_week > last_week() || !will_do(e, owned_)) return false;
  if (contains(s.rotate, index) || is_preferred(index, s.kind)) return true;
  const auto is_in_the_way = [&](int earlier) {
    const auto elsewhere = [&](const Slot& other) {
      return &other != &s && contains(other.options, earlier);
    };
    const auto& slots = programme().slots;
    return is_for_everybody(earlier) && std::none_of(slots.begin(), slots.end(), elsewhere);
  };
  const auto here = std::find(s.options.begin(), s.options.end(), index);
  return std::none_of(s.options.begin(), here, is_in_the_way);
}

void PlanLint::exercises() const {
  const std::vector<Spot> spots = lint_.tables("exercise");
  for (std::size_t i = 0; i < spots.size() && i < catalogue().exercises.size(); ++i) {
    const int index = static_cast<int>(i);
    const Exercise& e = exercise(index);
    if (e.from_week > last_week()) {
      lint_.add(spots[i].child("from_week"), "week-beyond",
                fmt::format("the programme ends with week {}", last_week()));
      continue;
    }
    bool in_reach = false;
    for (std::size_t s = 0; s < programme().slots.size() && !in_reach; ++s) {
      in_reach = is_in_reach(index, static_cast<int>(s));
    }
    if (in_reach) continue;
    lint_.add(spots[i].child("id"), "exercise-unreachable",
              fmt::format("no plan can hold '{}'", e.id),
              "name it in the options of a slot, before one that everybody can do");
  }
}

void PlanLint::weeks() const {
  const std::vector<Spot> spots = lint_.tables("adjustment");
  for (std::size_t i = 0; i < spots.size(); ++i) {
    const WeekSpan& weeks = programme().adjustments[i].weeks;
    if (weeks.from_answers) continue;
    const Spot span = spots[i].child("weeks");
    if (weeks.first > last_week()) {
      lint_.add(span, "week-beyond", fmt::format("the programme ends with week {}", last_week()));
    }
  }
}

void PlanLint::preferences() const {
  const std::vector<Spot> spots = lint_.tables("adjustment");
  for (const Spot& spot : spots) {
    const Node* kinds = spot.node->find("prefer");
    if (kinds == nullptr) continue;
    for (const Node& kind : kinds->children) {
      for (const Node& name : kind.children) {
        const auto& slots = programme().slots;
        const bool fits = std::any_of(slots.begin(), slots.end(), [&](const Slot& slot) {
          return kSlotKindIds[static_cast<std::size_t>(slot.kind)] == kind.key &&
                 std::any_of(slot.options.begin(), slot.options.end(),
                             [&](int option) { return exercise(option).id == name.text; });
        });
        if (fits) continue;
        lint_.add({spot.document, &name}, "prefer-idle",
                  fmt::format("no slot of the kind '{}' has the option '{}'", kind.key, name.text));
      }
    }
  }
}

// Whether an adjustment that holds whenever `when` does leaves the slot out, or a rule that does
// refuses the plan.
bool PlanLint::is_taken_away(int slot, const Condition& when, bool if_unknown) const {
  const auto& rules = knowledge_.rules.rules;
  const bool refused = std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) {
    return refuses_plan(rule.level) && lint_.reasoning().implies(when, rule.when);
  });
  if (refused) return true;
  const Slot& s = programme().slots[at(slot)];
  const auto& all = programme().adjustments;
  return std::any_of(all.begin(), all.end(), [&](const Adjustment& a) {
    const auto& drop = a.effects.drop;
    const auto& keep = a.effects.keep;
    const bool dropped = std::find(drop.begin(), drop.end(), s.block) != drop.end();
    const bool not_kept = std::any_of(keep.begin(), keep.end(), [&](const auto& kept) {
      return kept.first == s.block && !contains(kept.second, slot);
    });
    const bool in_every_week = a.weeks == WeekSpan{1, kEveryWeek, a.weeks.from_answers};
    return (dropped || not_kept) && in_every_week && (a.if_unknown || !if_unknown) &&
           lint_.reasoning().implies(when, a.when);
  });
}

template <typename Barred>
bool PlanLint::runs_empty(const Slot& slot, int week, Barred barred) const {
  return std::all_of(slot.options.begin(), slot.options.end(), [&](int option) {
    const Exercise& e = exercise(option);
    return barred(option) || e.from_week > week || !will_do(e, household_);
  });
}

// One limit or one adjustment must never leave the slot without an exercise.
void PlanLint::slot_that_runs_empty(int index, const Spot& spot) const {
  const Slot& slot = programme().slots[at(index)];
  const auto& limits = catalogue().limits;
  for (std::size_t i = 0; i < limits.size(); ++i) {
    const auto barred = [&](int option) { return (exercise(option).limits >> i & 1) != 0; };
    if (!runs_empty(slot, 1, barred)) continue;
    if (is_taken_away(index, limits[i].when, limits[i].if_unknown)) continue;
    lint_.add(spot, "slot-runs-empty",
              fmt::format("nothing is left of this slot under the limit '{}'", limits[i].id),
              "add an option that the limit does not bar, or leave the slot out with 'keep'");
  }
  for (const Adjustment& a : programme().adjustments) {
    const auto barred = [&](int option) { return a.effects.exclude[at(option)]; };
    if (!runs_empty(slot, 1, barred) || is_taken_away(index, a.when, a.if_unknown)) continue;
    lint_.add(spot, "slot-runs-empty",
              fmt::format("nothing is left of this slot with the adjustment '{}'", a.id),
              "add an option that it does not exclude, or leave the slot out with 'keep'");
  }
}

void PlanLint::slots() const {
  const std::vector<Spot> spots = lint_.tables("slot");
  for (std::size_t i = 0; i < spots.size(); ++i) {
    const int index = static_cast<int>(i);
    const Slot& slot = programme().slots[i];
    const Spot options = spots[i].child("options");
    if (!is_ever_open(index)) {
      lint_.add(spots[i].child("id"), "slot-never",
                fmt::format("nothing ever switches on '{}'", slot.id),
                "add it in an adjustment, or give it a 'when'");
    }
    // What comes on top of a session may come later, and be missing; what every session is made
    // of may not.
    const bool on_top = slot.extra || slot.intervals;
    if (runs_empty(slot, on_top ? last_week() : 1, [](int) { return false; })) {
      lint_.add(options, "slot-empty",
                on_top ? "with what every home has, nothing fills this slot"
                       : "with what every home has, nothing fills this slot in week 1",
                "add an option that needs only household equipment");
    } else if (!on_top) {
      slot_that_runs_empty(index, options);
    }
  }
}

}  // namespace

void lint_plan(Linting& lint) {
  const PlanLint plan(lint);
  plan.slots();
  plan.exercises();
  plan.weeks();
  plan.preferences();
}

}  // namespace backsmart
