#include "planner/invariants.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "planner/inspection.hpp"

namespace backsmart {
namespace {

constexpr int kMinute = 60;

constexpr std::array<std::pair<std::string_view, Trait>, 6> kTraits = {{
    {"flexion-end", flexion_end},
    {"flexion-small", flexion_small},
    {"flexion-sustained", flexion_sustained},
    {"long-hold", long_hold},
    {"axial-load", axial_load},
    {"hinge-load", hinge_load},
}};

constexpr std::array<SlotKind, 4> kPatterns = {SlotKind::hinge, SlotKind::squat, SlotKind::row,
                                               SlotKind::carry};

int place_of(SlotKind kind) {
  switch (kind) {
    case SlotKind::breath: return 0;
    case SlotKind::mobility_hip:
    case SlotKind::mobility_thoracic: return 1;
    case SlotKind::deep_core:
    case SlotKind::glute: return 2;
    case SlotKind::hinge_pattern: return 3;
    case SlotKind::hinge:
    case SlotKind::squat:
    case SlotKind::row:
    case SlotKind::carry:
    case SlotKind::cardio: return 4;
    case SlotKind::decompression: return 5;
  }
  return 0;
}

// Ramp 0, light set 1, the lift that opens 2, hinge 3 … carry 6, extras 7, finisher 8, rest 9.
int strength_place(const Inspection& in, const PlannedItem& item, std::optional<SlotKind> first) {
  const Slot& s = in.slot(item);
  if (item.light) return 1;
  if (s.block == BlockId::ramp) return 0;
  if (s.block == BlockId::decompression) return 9;
  if (s.dose == DoseFrom::finisher) return 8;
  if (s.extra) return 7;
  if (first && s.kind == *first) return 2;
  return 3 + static_cast<int>(s.kind) - static_cast<int>(SlotKind::hinge);
}

bool may_pair(const Slot& a, const Slot& b) {
  const auto is = [](const Slot& slot, SlotKind kind) { return slot.kind == kind; };
  const bool row = is(a, SlotKind::row) || is(b, SlotKind::row);
  const auto fits = [&](const Slot& slot) {
    return is(slot, SlotKind::row) || is(slot, SlotKind::squat) || slot.dose == DoseFrom::finisher;
  };
  return row && fits(a) && fits(b);
}

// How many of sets, reps, seconds and rung grew.
int steps_up(const PlannedItem& before, const PlannedItem& now) {
  return (now.dose.sets > before.dose.sets ? 1 : 0) + (now.dose.reps > before.dose.reps ? 1 : 0) +
         (now.dose.sec_per_rep > before.dose.sec_per_rep ? 1 : 0) +
         (now.rung > before.rung ? 1 : 0);
}

bool has_cut(const Session& session, Cut cut) {
  return std::find(session.cuts.begin(), session.cuts.end(), cut) != session.cuts.end();
}

// Repetitions over all sets.
int reps_in_all(const PlannedItem& item) {
  if (item.hold_reps.empty()) return item.dose.sets * item.dose.reps;
  return std::accumulate(item.hold_reps.begin(), item.hold_reps.end(), 0);
}

// ---- the checks ---------------------------------------------------------------------------------

void first_hour(Inspection& in) {
  in.each_placed([&](const Session& session, int after_waking) {
    if (after_waking >= in.times().first_hour_min) return;
    in.each_item(session, [&](const PlannedItem& item) {
      const bool bends = in.has(item, flexion_end) || in.has(item, long_hold);
      if (bends || in.exercise(item).morning == Morning::after_first_hour)
        in.breach(session, &item);
    });
  });
}

void morning_notes(Inspection& in) {
  in.each_placed([&](const Session& session, int after_waking) {
    if (after_waking >= in.times().first_hour_min) return;
    for (const PlannedItem& item : session.items) {
      const Exercise& e = in.exercise(item);
      if (e.morning != Morning::modified) continue;
      if (!item.morning_note || e.morning_note.empty()) in.breach(session, &item);
    }
  });
}

void first_hour_load(Inspection& in) {
  for (const Day& day : in.plan.days) {
    if (!day.strength || in.after_waking(day.strength) >= in.times().first_hour_min) continue;
    const Session& session = in.strength_of(day);
    if (session.lead_walk_min < in.times().first_hour_walk_min || !session.first_hour) {
      in.breach(session);
    }
    for (const PlannedItem& item : session.items) {
      if (in.has(item, axial_load) || in.has(item, hinge_load)) in.breach(session, &item);
    }
  }
}

void daily_length(Inspection& in) {
  const int total = seconds(in.plan.daily);
  if (in.plan.daily.minimum_day) {
    const bool asked = in.value(in.setup().daily_minutes) < in.times().minimum_day_below_min;
    if (!asked || total < in.times().minimum_day_s || in.plan.daily.items.size() != 3) {
      in.breach(in.plan.daily);
    }
    return;
  }
  if (in.is_reduced(BlockId::daily)) return;
  const Block& daily = block(in.programme(), BlockId::daily);
  if (total < daily.min_s || total > daily.max_s) in.breach(in.plan.daily);
}

void daily_order(Inspection& in) {
  int last = 0;
  for (const PlannedItem& item : in.plan.daily.items) {
    const int place = place_of(in.slot(item).kind);
    if (place < last) in.breach(in.plan.daily, &item);
    last = place;
  }
}

void daily_days(Inspection& in) {
  const auto days = std::count_if(in.plan.days.begin(), in.plan.days.end(),
                                  [](const Day& day) { return bool{day.daily}; });
  if (days != (in.value(in.setup().daily_rest_day) > 0 ? 6 : 7)) in.breach(in.plan.daily);
}

void time_is_kept(Inspection& in) {
  in.each_session([&](const Session& session) {
    if (session.block == BlockId::sit_break) return;
    const int minutes = session.block == BlockId::daily      ? in.value(in.setup().daily_minutes)
                        : session.block == BlockId::strength ? in.value(in.setup().strength_minutes)
                                                             : in.value(in.setup().cardio_minutes);
    if (seconds(session) > minutes * kMinute) in.breach(session);
    if (session.block == BlockId::strength && seconds(session) > in.strength_block().max_s) {
      in.breach(session);
    }
    if (!std::is_sorted(session.cuts.begin(), session.cuts.end())) in.breach(session);
  });
}

// The seconds of a plan are the sum of what its lines say, reckoned here once more.
void time_adds_up(Inspection& in) {
  in.each_session([&](const Session& session) {
    int sum = session.changes * session.change_s;
    for (const PlannedItem& item : session.items) {
      const Dose& d = item.dose;
      const int reps = reps_in_all(item);
      const int turns = d.sides == 2 ? 5 * d.sets : 0;
      const int expected = d.setup_s + d.sides * reps * d.sec_per_rep + (d.sets - 1) * d.rest_s +
                           turns - item.saved_s;
      if (seconds(item) != expected || expected <= 0) in.breach(session, &item);
      sum += expected;
    }
    if (seconds(session) != sum) in.breach(session);
  });
}

void strength_days(Inspection& in) {
  int days = 0;
  for (const Day& day : in.plan.days) days += day.strength ? 1 : 0;
  const bool none_asked = in.plan.strength_held_back || in.is_dropped(BlockId::strength);
  int most = none_asked ? 0 : 3;
  int delay = 0;
  for (const int index : in.plan.adjustments) {
    most = std::min(most, in.adjustment(index).effects.max_strength_days);
    delay = std::max(delay, in.adjustment(index).effects.delay_days);
  }
  if (days > most) in.breach();
  if (delay == 0 && days < std::min(most, in.most_days_apart())) in.breach();
  if (in.plan.strength.size() > static_cast<std::size_t>(days)) in.breach();
}

void strength_apart(Inspection& in) {
  for (std::size_t i = 0; i < in.plan.days.size(); ++i) {
    if (in.plan.days[i].strength && in.plan.days[(i + 1) % in.plan.days.size()].strength)
      in.breach();
  }
}

void strength_patterns(Inspection& in) {
  for (const Session& session : in.plan.strength) {
    for (const SlotKind kind : kPatterns) {
      const auto lifts = std::count_if(
          session.items.begin(), session.items.end(),
          [&](const PlannedItem& item) { return in.is_lift(item) && in.slot(item).kind == kind; });
      const bool emptied = std::any_of(
          session.skipped.begin(), session.skipped.end(), [&](const SkippedSlot& skipped) {
            return in.slot(skipped.slot).block == BlockId::strength &&
                   in.slot(skipped.slot).kind == kind && !skipped.bars.empty();
          });
      if (lifts != (emptied ? 0 : 1)) in.breach(session);
    }
    const PlannedItem* last = nullptr;
    for (const PlannedItem& item : session.items) {
      if (in.slot(item).block == BlockId::strength) last = &item;
    }
    if (last == nullptr || in.slot(*last).dose != DoseFrom::finisher) in.breach(session, last);
  }
}

void strength_order(Inspection& in) {
  std::optional<SlotKind> first;
  for (const int index : in.plan.adjustments) {
    if (!first) first = in.adjustment(index).effects.first;
  }
  for (const Session& session : in.plan.strength) {
    int last = 0;
    for (std::size_t i = 0; i < session.items.size(); ++i) {
      const PlannedItem& item = session.items[i];
      const int place = strength_place(in, item, first);
      if (place < last) in.breach(session, &item);
      last = place;
      if (item.paired_with < 0) continue;
      const auto partner = static_cast<std::size_t>(item.paired_with);
      const bool both = partner < session.items.size() &&
                        session.items[partner].paired_with == static_cast<int>(i);
      if (!both || !may_pair(in.slot(item), in.slot(session.items[partner])))
        in.breach(session, &item);
    }
  }
}

void ramp(Inspection& in) {
  const Block& bounds = block(in.programme(), BlockId::ramp);
  const bool brief = in.value(in.setup().strength_minutes) < in.times().short_below_min;
  for (const Session& session : in.plan.strength) {
    int total = 0;
    bool walks = false;
    bool light = false;
    const PlannedItem* first_lift = nullptr;
    for (const PlannedItem& item : session.items) {
      const bool in_ramp = in.slot(item).block == BlockId::ramp || item.light;
      if (in_ramp) total += seconds(item);
      walks = walks || (in_ramp && in.slot(item).kind == SlotKind::cardio &&
                        item.dose.sec_per_rep >= 2 * kMinute);
      light = light || item.light;
      if (!in_ramp && first_lift == nullptr) first_lift = &item;
    }
    const bool needs_light =
        first_lift != nullptr && in.exercise(*first_lift).kind != SlotKind::hinge_pattern;
    if (!walks || light != needs_light || total > bounds.max_s) in.breach(session);
    if (!brief && total < bounds.min_s) in.breach(session);
  }
}

void no_static_stretch(Inspection& in) {
  for (const Session& session : in.plan.strength) {
    bool lifted = false;
    for (const PlannedItem& item : session.items) {
      const Exercise& e = in.exercise(item);
      const bool in_ramp = in.slot(item).block == BlockId::ramp;
      if (in_ramp && e.mode == Mode::hold && e.dose.sec_per_rep >= kMinute) {
        in.breach(session, &item);
      }
      lifted = lifted || in.is_lift(item);
      const bool stretch =
          in.slot(item).block == BlockId::strength && in.slot(item).kind == SlotKind::mobility_hip;
      if (stretch && !lifted) in.breach(session, &item);
    }
  }
}

void effort(Inspection& in) {
  in.each_lift([&](const Session& session, const PlannedItem& item) {
    if (in.slot(item).dose != DoseFrom::main || in.exercise(item).mode != Mode::reps) return;
    const bool hard = item.reserve < 2;
    const bool idle = item.reserve > (in.week.light ? 6 : 4);
    if (hard || idle || item.dose.reps < 6 || item.dose.reps > 12) in.breach(session, &item);
  });
}

void weekly_sets(Inspection& in) {
  std::array<int, kSlotKindIds.size()> sets{};
  bool short_of_time = in.value(in.setup().strength_minutes) < in.times().one_set_below_min;
  int days = 0;
  for (const Day& day : in.plan.days) {
    if (!day.strength) continue;
    ++days;
    const Session& session = in.strength_of(day);
    short_of_time =
        short_of_time || has_cut(session, Cut::second_sets) || has_cut(session, Cut::second_carry);
    for (const PlannedItem& item : session.items) {
      if (in.is_lift(item)) sets[static_cast<std::size_t>(in.slot(item).kind)] += item.dose.sets;
    }
  }
  for (const SlotKind kind : kPatterns) {
    const int done = sets[static_cast<std::size_t>(kind)];
    const bool few = in.week.number >= 3 && days >= 2 && !short_of_time && done > 0 && done < 4;
    if (few || done > 12) in.breach(in.plan.strength.front());
  }
}

void one_hand_last(Inspection& in) {
  in.each_lift([&](const Session& session, const PlannedItem& item) {
    const bool one_hand =
        in.slot(item).dose == DoseFrom::carry && in.exercise(item).dose.sides == 2;
    if (one_hand != item.one_hand) in.breach(session, &item);
    if (one_hand && (in.week.number < 3 || in.pain() > 3)) in.breach(session, &item);
  });
}

void decompression_ends(Inspection& in) {
  in.each_session([&](const Session& session) {
    const bool brief = session.block == BlockId::sit_break || session.minimum_day;
    if (brief || session.items.empty()) return;
    const PlannedItem& last = session.items.back();
    const Block& bounds = block(in.programme(), BlockId::decompression);
    const bool emptied = std::any_of(session.skipped.begin(), session.skipped.end(),
                                     [&](const SkippedSlot& skipped) {
                                       return in.slot(skipped.slot).kind == SlotKind::decompression;
                                     });
    const bool rests = in.slot(last).kind == SlotKind::decompression &&
                       seconds(last) >= bounds.min_s && seconds(last) <= bounds.max_s;
    if (rests == emptied) in.breach(session, &last);
  });
}

void short_holds(Inspection& in) {
  in.each_session([&](const Session& session) {
    for (const PlannedItem& item : session.items) {
      if (in.exercise(item).mode != Mode::hold) continue;
      const int reps = reps_in_all(item);
      const int held = item.dose.sec_per_rep - kLetGoS;
      if (held > 10 || reps * held > 120) in.breach(session, &item);
    }
  });
}

void cardio_days(Inspection& in) {
  const auto& cardio = in.plan.cardio;
  const bool emptied = !cardio.empty() && cardio.front().items.empty();
  if (in.is_dropped(BlockId::cardio) || emptied) return;
  int days = 0;
  int hard = 0;
  for (std::size_t i = 0; i < in.plan.days.size(); ++i) {
    const int session = in.plan.days[i].cardio.session;
    days += session >= 0 ? 1 : 0;
    hard += session == 1 ? 1 : 0;
    if (session == 1 && in.plan.days[(i + 1) % 7].cardio.session == 1) in.breach();
  }
  if (days < 4 || days > 6 || hard > 2) in.breach();
  for (const Session& session : in.plan.cardio) {
    const int minutes = session.items.front().dose.sec_per_rep / kMinute;
    const bool easing_in = in.request.week <= 2 || in.plan.half_speed_walks;
    const bool own_ceiling = in.value(in.setup().cardio_minutes) < 20 + 2;
    if (minutes > 30 || minutes < (easing_in || own_ceiling ? 10 : 20)) in.breach(session);
  }
}

void cardio_minutes(Inspection& in) {
  int minutes = 0;
  for (const Day& day : in.plan.days) {
    if (!day.cardio) continue;
    const Session& session = in.cardio_of(day);
    minutes +=
        (session.items.front().dose.sec_per_rep + session.items.front().dose.setup_s) / kMinute;
  }
  if (minutes != in.plan.cardio_minutes || minutes > 300) in.breach();
  const bool aims = in.request.week >= in.times().cardio_target_week && !in.plan.cardio.empty();
  const int gap = aims ? std::max(in.times().cardio_target_min - minutes, 0) : 0;
  if (gap != in.plan.cardio_gap_min) in.breach();
}

void cardio_grows_slowly(Inspection& in) {
  if (in.previous == nullptr || in.previous->cardio_minutes == 0) return;
  const int before = in.previous->cardio_minutes;
  if (in.plan.cardio_minutes > std::max(before + before / 5, before + 10)) in.breach();
}

void talking_pace(Inspection& in) {
  for (const Session& session : in.plan.cardio) {
    if (session.items.empty()) continue;
    const Exercise& e = in.exercise(session.items.front());
    if (e.kind != SlotKind::cardio || e.tempo.empty()) in.breach(session);
  }
}

void no_bent_cycling(Inspection& in) {
  const bool bends = in.is_yes_or_unknown("flexion-sensitive-back");
  for (const Session& session : in.plan.cardio) {
    in.each_item(session, [&](const PlannedItem& item) {
      if (in.exercise(item).id == "bike-upright" && bends) in.breach(session, &item);
    });
  }
}

// Said anew, so that the planner's own way of choosing is not asked. The first rung needs nothing
// besides what the exercise does.
bool can_do_rung(const Exercise& exercise, int rung, EquipmentMask owned) {
  if (rung == 0 || exercise.ladder_needs.empty()) return true;
  return (exercise.ladder_needs.at(static_cast<std::size_t>(rung)) & ~owned) == 0;
}

void nothing_barred(Inspection& in) {
  in.each_session([&](const Session& session) {
    in.each_item(session, [&](const PlannedItem& item) {
      const Exercise& e = in.exercise(item);
      const EquipmentMask needs = e.needs[static_cast<std::size_t>(item.tool)];
      const bool barred = (e.limits & in.limits) != 0 ||
                          in.excluded[static_cast<std::size_t>(item.exercise)] ||
                          in.week.number < e.from_week;
      const bool at_hand = can_do_rung(e, item.rung, in.owned) &&
                           (!item.next_rung || can_do_rung(e, *item.next_rung, in.owned));
      if (barred || (needs & ~in.owned) != 0 || !at_hand) in.breach(session, &item);
    });
    for (const SkippedSlot& skipped : session.skipped) {
      if (skipped.bars.size() != in.slot(skipped.slot).options.size()) in.breach(session);
    }
  });
}

void level_allows(Inspection& in) {
  const Assessment assessment = assess(in.knowledge.rules, in.given);
  if (refuses_plan(assessment.level) || !assessment.can_tell()) in.breach();
  if (assessment.level != in.plan.level) in.breach();
  const Condition& when = in.strength_block().when_tailored;
  const bool held_back =
      in.plan.level == Level::tailored && !when.empty() && evaluate(when, in.answers) != Truth::yes;
  if (held_back && !in.plan.strength.empty()) in.breach();
}

void pain_now(Inspection& in) {
  if (in.pain() >= 6 && !in.plan.strength.empty()) in.breach();
  if (in.pain() < 4) return;
  in.each_lift([&](const Session& session, const PlannedItem& item) {
    const bool easier = item.rung < std::max(in.exercise(item).start, 1);
    if (in.has(item, hinge_load) || item.dose.sets > 2 || !easier) in.breach(session, &item);
  });
}

// Calls `judge(session, before, now)` for each lift that the week before had at the same place,
// unless something else than the programme made it different.
template <typename Judge>
void each_lift_again(const Inspection& in, Judge judge) {
  if (in.previous == nullptr || week_at(in.programme(), in.previous->week).light) return;
  if (in.previous->adjustments != in.plan.adjustments) return;
  // In the shortest sessions the time decides about second sets.
  if (in.value(in.setup().strength_minutes) < in.times().one_set_below_min) return;
  const auto most = std::min(in.plan.strength.size(), in.previous->strength.size());
  for (std::size_t i = 0; i < most; ++i) {
    const Session& session = in.plan.strength[i];
    const auto& before = in.previous->strength[i];
    // What the time cut away may come back together.
    if (!session.cuts.empty() || !before.cuts.empty()) continue;
    for (const PlannedItem& item : session.items) {
      const auto same =
          std::find_if(before.items.begin(), before.items.end(), [&](const PlannedItem& b) {
            return b.slot == item.slot && b.exercise == item.exercise && b.light == item.light;
          });
      if (in.is_lift(item) && same != before.items.end()) judge(session, *same, item);
    }
  }
}

void one_step_at_a_time(Inspection& in) {
  each_lift_again(in,
                  [&](const Session& session, const PlannedItem& before, const PlannedItem& now) {
                    if (steps_up(before, now) > 1) in.breach(session, &now);
                  });
}

void weights_grow_slowly(Inspection& in) {
  each_lift_again(in,
                  [&](const Session& session, const PlannedItem& before, const PlannedItem& now) {
                    if (now.load_percent > before.load_percent + 10) in.breach(session, &now);
                  });
}

void everything_is_told(Inspection& in) {
  in.each_session([&](const Session& session) {
    for (const PlannedItem& item : session.items) {
      const Exercise& e = in.exercise(item);
      const bool first = in.slot(item).options.front() == item.exercise;
      const std::string& why = first ? in.slot(item).why : e.why;
      const bool told = !why.empty() && !e.cues.empty() && !e.mistakes.empty() && !e.how.empty() &&
                        !e.sources.empty() && !in.slot(item).sources.empty();
      if (!told || item.dose.sets < 1 || item.dose.reps < 1) in.breach(session, &item);
    }
  });
}

void pregnancy(Inspection& in) {
  const Truth pregnant = in.answer_truth("pregnant");
  if (pregnant == Truth::no) return;
  const bool warned =
      std::any_of(in.plan.adjustments.begin(), in.plan.adjustments.end(), [&](int index) {
        return in.adjustment(index).id == "pregnancy" &&
               !in.adjustment(index).effects.caution.empty();
      });
  if (!warned) in.breach();
  if (in.answer_truth("pregnancy-ok") != Truth::yes && !in.plan.strength.empty()) in.breach();
  const Answer* weeks = in.answer("pregnancy-weeks");
  const bool early = weeks != nullptr && weeks->state == Answer::State::given && weeks->value < 13;
  if (early) return;
  in.each_session([&](const Session& session) {
    for (const PlannedItem& item : session.items) {
      if (in.has(item, supine)) in.breach(session, &item);
    }
  });
}

void fragile_bones(Inspection& in) {
  if (!in.is_limited("osteoporosis")) return;
  in.each_session([&](const Session& session) {
    in.each_item(session, [&](const PlannedItem& item) {
      const bool bends = in.has(item, flexion_end) || in.has(item, flexion_small) ||
                         in.has(item, flexion_sustained);
      const std::string& id = in.exercise(item).id;
      if (bends || id == "child-pose" || id == "curl-up-mcgill") in.breach(session, &item);
    });
  });
}

void up_from_the_chair(Inspection& in) {
  if (in.answer_truth("habit-long-sitting") != Truth::yes) return;
  for (const Session& session : in.plan.strength) {
    if (session.lead_walk_min < 5) in.breach(session);
  }
}

void strength_length(Inspection& in) {
  const int minutes = in.value(in.setup().strength_minutes);
  if (minutes < in.times().target_min) return;
  for (const Session& session : in.plan.strength) {
    // Where a slot is empty the person has fewer moves to fill the time with.
    const bool whole = session.skipped.empty();
    if (whole && seconds(session) < in.strength_block().min_s) in.breach(session);
  }
}

void lifts_vary(Inspection& in) {
  for (std::size_t s = 0; s < in.programme().slots.size(); ++s) {
    const Slot& slot = in.programme().slots[s];
    if (slot.rotate.empty() || slot.block != BlockId::strength) continue;
    std::vector<int> done;
    std::size_t days = 0;
    bool early = false;
    for (const Day& day : in.plan.days) {
      if (!day.strength) continue;
      ++days;
      early = in.strength_of(day).first_hour;
      for (const PlannedItem& item : in.strength_of(day).items) {
        if (item.slot != static_cast<int>(s) || item.light) continue;
        if (std::find(done.begin(), done.end(), item.exercise) == done.end()) {
          done.push_back(item.exercise);
        }
      }
    }
    const auto possible = static_cast<std::size_t>(
        std::count_if(slot.rotate.begin(), slot.rotate.end(),
                      [&](int exercise) { return in.may_do(exercise, early); }));
    if (possible > 0 && done.size() < std::min(possible, days)) {
      in.breach(in.plan.strength.front());
    }
  }
}

// ---- the data alone -----------------------------------------------------------------------------

bool has_tag(const Exercise& exercise, std::string_view tag) {
  return std::find(exercise.loads.begin(), exercise.loads.end(), tag) != exercise.loads.end();
}

// A bar from the floor loads the lower back more than a frame that one stands in (E14).
std::vector<std::string> straight_bar_from_floor(const Knowledge& knowledge) {
  std::vector<std::string> found;
  const auto& equipment = knowledge.catalogue.equipment;
  for (const Exercise& e : knowledge.catalogue.exercises) {
    if (e.kind != SlotKind::hinge || e.needs.size() != 1) continue;
    for (std::size_t i = 0; i < equipment.size(); ++i) {
      if (equipment[i].id == "barbell" && (e.needs[0] >> i & 1) != 0) found.push_back(e.id);
    }
  }
  return found;
}

std::vector<std::string> harmful_exercises(const Knowledge& knowledge) {
  constexpr std::string_view kOut[] = {"sit-up", "situp", "crunch", "toe-touch", "twist"};
  std::vector<std::string> found;
  for (const Exercise& e : knowledge.catalogue.exercises) {
    for (const std::string_view out : kOut) {
      if (e.id.find(out) != std::string::npos) found.push_back(e.id);
    }
  }
  return found;
}

std::vector<std::string> missing_notices(const Knowledge& knowledge) {
  std::vector<std::string> missing;
  for (const std::string_view id : {"education", "stop-rules", "retest"}) {
    if (notice(knowledge.rules, id).say.empty()) missing.emplace_back(id);
  }
  if (knowledge.rules.checkpoints.empty()) missing.emplace_back("checkpoints");
  return missing;
}

bool promises(std::string_view text) {
  for (const std::string_view word : {"cures", "fixes", "prevents"}) {
    if (text.find(word) != std::string_view::npos) return true;
  }
  return false;
}

// In what a plan says of exercises, places, weeks and adjustments.
std::vector<std::string> promises_made(const Knowledge& knowledge) {
  std::vector<std::string> found;
  for (const Exercise& e : knowledge.catalogue.exercises) {
    if (promises(e.how) || promises(e.why)) found.push_back(e.id);
  }
  for (const Slot& slot : knowledge.programme.slots) {
    if (promises(slot.why)) found.push_back(slot.id);
  }
  for (const Week& week : knowledge.programme.weeks) {
    if (promises(week.say)) found.push_back(fmt::format("week {}", week.number));
  }
  for (const Adjustment& a : knowledge.programme.adjustments) {
    if (promises(a.say) || promises(a.effects.caution)) found.push_back(a.id);
  }
  return found;
}

struct Check {
  Invariant invariant;
  void (*check)(Inspection& in);
};

constexpr Check kChecks[] = {
    {{1, "nothing bends to the end of its range in the first hour of the day"}, first_hour},
    {{2, "what is done another way in the first hour says so"}, morning_notes},
    {{3, "nothing is loaded in the first hour; then a walk leads to strength"}, first_hour_load},
    {{4, "the daily block lasts 8 to 12 minutes; a minimum day has three exercises"}, daily_length},
    {{5, "the daily block goes from breathing over hips and core to the hinge"}, daily_order},
    {{6, "the daily block is on every day, or on all but the one asked for"}, daily_days},
    {{7, "no session is longer than the person's time; cuts come in their order"}, time_is_kept},
    {{8, "strength is on as many of the free days as can be, up to three"}, strength_days},
    {{9, "no two strength days are neighbours"}, strength_apart},
    {{10, "a strength session has one hinge, squat, row and carry, and ends with the glutes"},
     strength_patterns},
    {{11, "strength keeps its order, and only squat, row and finisher pair"}, strength_order},
    {{12, "the ramp lasts 5 to 8 minutes, with a walk and a light set of the first lift"}, ramp},
    {{13, "no long still stretch before the lifts"}, no_static_stretch},
    {{14, "sets have 6 to 12 repetitions and leave some in reserve"}, effort},
    {{15, "from week 3 each pattern has 4 to 12 sets a week"}, weekly_sets},
    {{16, "carries start with two hands"}, one_hand_last},
    {{18, "every session ends with two to three minutes of decompression"}, decompression_ends},
    {{20, "holds are short"}, short_holds},
    {{21, "cardio is on 4 to 6 days, 20 to 30 minutes each, with few intervals"}, cardio_days},
    {{22, "cardio reaches 150 minutes by week 9 or says what is missing"}, cardio_minutes},
    {{23, "cardio grows by a fifth or ten minutes a week at most"}, cardio_grows_slowly},
    {{24, "cardio tells its pace"}, talking_pace},
    {{25, "no cycling for a back that dislikes bending"}, no_bent_cycling},
    {{26, "nothing that is barred, nothing that needs what is not there; gaps say why"},
     nothing_barred},
    {{27, "no plan where the level refuses one, no strength where it is held back"}, level_allows},
    {{28, "pain now caps the week"}, pain_now},
    {{29, "one step up at a time"}, one_step_at_a_time},
    {{30, "weights grow by a tenth a week at most"}, weights_grow_slowly},
    {{31, "every item says how much, how, why and from where"}, everything_is_told},
    {{33, "in pregnancy nothing on the back from week 13, and the stop signs"}, pregnancy},
    {{34, "with fragile bones nothing bends the back"}, fragile_bones},
    {{35, "who sits long walks before lifting"}, up_from_the_chair},
    {{37, "strength days load different lifts where the equipment allows"}, lifts_vary},
    {{39, "with half an hour or more, strength lasts 24 minutes at least"}, strength_length},
    {{38, "the seconds of a session are the sum of its lines"}, time_adds_up},
};

struct DataCheck {
  Invariant invariant;
  std::vector<std::string> (*check)(const Knowledge& knowledge);
};

// What a position or a load rules out, said here once more: an exercise that lost its limits in the
// data must not get through because the data says so.
struct RuledOut {
  std::string_view position_or_load;
  std::string_view limit;
};

constexpr RuledOut kRuledOut[] = {
    {"supine", "cant-floor"},
    {"supine", "supine-intolerant"},
    {"supine", "pregnant-t2plus"},
    {"side", "cant-floor"},
    {"prone", "cant-floor"},
    {"prone", "pregnant-t2plus"},
    {"floor-seat", "cant-floor"},
    {"quadruped", "cant-floor"},
    {"quadruped", "cant-kneel"},
    {"quadruped", "wrist-pain"},
    {"half-kneel", "cant-floor"},
    {"half-kneel", "cant-kneel"},
    {"tall-kneel", "cant-floor"},
    {"tall-kneel", "cant-kneel"},
    {"kneel-fold", "cant-floor"},
    {"kneel-fold", "cant-kneel"},
    {"hang-support", "shoulder-pain"},
    {"water", "open-wound"},
    {"flexion-end", "osteoporosis"},
    {"flexion-end", "disc-herniation"},
    {"flexion-end", "flexion-sensitive"},
    {"flexion-sustained", "osteoporosis"},
    {"flexion-sustained", "flexion-sensitive"},
    {"hinge-load", "pain-4-5"},
    {"hinge-load", "disc-herniation"},
    {"hinge-load", "spine-fracture"},
    {"axial-load", "pain-gt5"},
    {"axial-load", "disc-herniation"},
    {"axial-load", "spine-fracture"},
};

std::vector<std::string> limits_are_named(const Knowledge& knowledge) {
  std::vector<std::string> missing;
  const auto& limits = knowledge.catalogue.limits;
  for (const Exercise& e : knowledge.catalogue.exercises) {
    for (const auto& [sort, id] : kRuledOut) {
      const bool is_so = kPositionIds[static_cast<std::size_t>(e.position)] == sort ||
                         std::find(e.loads.begin(), e.loads.end(), sort) != e.loads.end();
      if (!is_so) continue;
      const auto limit = std::find_if(limits.begin(), limits.end(),
                                      [id = id](const Limit& l) { return l.id == id; });
      const auto bit = static_cast<unsigned>(limit - limits.begin());
      const bool named = limit != limits.end() && (e.limits >> bit & 1U) != 0;
      if (!named) missing.push_back(fmt::format("{} ({}) is not barred by {}", e.id, sort, id));
    }
  }
  return missing;
}

constexpr DataCheck kDataChecks[] = {
    {{17, "no straight bar from the floor"}, straight_bar_from_floor},
    {{19, "no sit-ups, full crunches, bounced toe touches or twists under load"},
     harmful_exercises},
    {{32, "the note on education, the stop rules and dates to ask for help are there"},
     missing_notices},
    {{36, "no sentence promises anything"}, promises_made},
    {{40, "no position and no load without the limits that it has to have"}, limits_are_named},
};

}  // namespace

std::span<const Invariant> invariants() {
  static const std::vector<Invariant> all = [] {
    std::vector<Invariant> list;
    for (const Check& check : kChecks) list.push_back(check.invariant);
    for (const DataCheck& check : kDataChecks) list.push_back(check.invariant);
    std::sort(list.begin(), list.end(),
              [](const Invariant& a, const Invariant& b) { return a.number < b.number; });
    return list;
  }();
  return all;
}

Inspector inspector_for(const Knowledge& knowledge) {
  Inspector inspector{&knowledge, {}};
  for (const Exercise& exercise : knowledge.catalogue.exercises) {
    std::uint32_t traits = 0;
    for (const auto& [tag, trait] : kTraits) {
      if (has_tag(exercise, tag)) traits |= trait;
    }
    if (kPositionIds[static_cast<std::size_t>(exercise.position)] == "supine") traits |= supine;
    inspector.traits.push_back(traits);
  }
  return inspector;
}

std::vector<Breach> inspect(const Inspector& inspector, const Answers& given,
                            const PlanRequest& request, const Plan& plan, const Plan* previous) {
  Inspection in(inspector, given, request, plan, previous);
  for (const Check& check : kChecks) {
    in.number = check.invariant.number;
    check.check(in);
  }
  return std::move(in.breaches);
}

std::vector<Breach> inspect(const Knowledge& knowledge) {
  std::vector<Breach> breaches;
  for (const DataCheck& check : kDataChecks) {
    for (std::string& what : check.check(knowledge)) {
      breaches.push_back({check.invariant.number, std::move(what)});
    }
  }
  return breaches;
}

}  // namespace backsmart
