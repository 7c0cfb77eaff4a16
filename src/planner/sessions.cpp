#include "planner/sessions.hpp"

#include <algorithm>

namespace backsmart {
namespace {

constexpr int kMinute = 60;
constexpr int kShortRest = 60;
constexpr int kBriefWalk = 2 * kMinute;
constexpr int kLeastBreaths = 5;
constexpr int kMostBreaths = 12;
constexpr int kFewReps = 8;
constexpr int kLeastReps = 6;
constexpr int kBriefCarry = 20;
constexpr int kFullCardio = 20;  // minutes

// A session while it is being fitted, with the lookups that the cuts need.
class Fitting {
 public:
  Fitting(const FillContext& context, BlockId block, int minutes) : context_(context) {
    session_.block = block;
    session_.budget_s = minutes * kMinute;
    session_.first_hour = context.first_hour;
  }

  Session& session() { return session_; }
  std::vector<PlannedItem>& items() { return session_.items; }
  const Times& times() const { return context_.knowledge.programme.times; }
  // The shortest and the longest time of a block.
  const Block& bounds(BlockId id) const { return block(context_.knowledge.programme, id); }
  bool too_long() const { return seconds(session_) > session_.budget_s; }
  int spare_s() const { return session_.budget_s - seconds(session_); }

  const Slot& slot(int index) const {
    return context_.knowledge.programme.slots[static_cast<std::size_t>(index)];
  }
  const Slot& slot(const PlannedItem& item) const { return slot(item.slot); }
  const Exercise& exercise(const PlannedItem& item) const {
    return context_.knowledge.catalogue.exercises[static_cast<std::size_t>(item.exercise)];
  }

  // Slots of a block, in order, for which `wanted` holds.
  template <typename Wanted>
  void fill_block(BlockId block, Wanted wanted) {
    const auto& slots = context_.knowledge.programme.slots;
    for (std::size_t i = 0; i < slots.size(); ++i) {
      const int slot = static_cast<int>(i);
      if (slots[i].block == block && wanted(slots[i]) && is_open(context_, slot)) {
        fill_into(context_, slot, session_);
      }
    }
  }
  void fill_block(BlockId block) {
    fill_block(block, [](const Slot&) { return true; });
  }

  // Applies `change` to every item it fits and notes the cut when anything changed.
  template <typename Change>
  void cut(Cut cut, Change change) {
    bool changed = false;
    for (PlannedItem& item : session_.items) changed = change(item) || changed;
    const auto& cuts = session_.cuts;
    if (changed && std::find(cuts.begin(), cuts.end(), cut) == cuts.end()) {
      session_.cuts.push_back(cut);
    }
  }

  // The same, one item after the other and the last first, until the session fits.
  template <typename Change>
  void cut_from_the_end(Cut what, Change change) {
    for (auto i = items().size(); i-- > 0 && too_long();) {
      cut(what, [&](PlannedItem& item) { return &item == &items()[i] && change(item); });
    }
  }

  // Takes away the items for which `dropped` holds, last first, until the session fits.
  template <typename Dropped>
  void drop_until_it_fits(Cut cut, Dropped dropped) {
    for (auto i = items().size(); i-- > 0 && too_long();) {
      const PlannedItem item = items()[i];
      if (!dropped(item)) continue;
      items().erase(items().begin() + static_cast<std::ptrdiff_t>(i));
      if (cut == Cut::daily_slot) session_.cut_slots.push_back(item.slot);
      if (session_.cuts.empty() || session_.cuts.back() != cut) session_.cuts.push_back(cut);
      if (session_.changes > 0) --session_.changes;
    }
  }

  // Puts a dropped item back at its place if the session still fits with it.
  void put_back(const PlannedItem& item) {
    auto& dropped = session_.cut_slots;
    const auto cut = std::find(dropped.begin(), dropped.end(), item.slot);
    if (cut == dropped.end() || seconds(item) > spare_s()) return;
    const auto place = std::find_if(items().begin(), items().end(), [&](const PlannedItem& other) {
      return other.slot > item.slot;
    });
    items().insert(place, item);
    dropped.erase(cut);
  }

  // The resting position that ends the session, when it is one of a single stretch of time.
  PlannedItem* decompression() {
    if (items().empty()) return nullptr;
    PlannedItem& last = items().back();
    const bool rests = slot(last).kind == SlotKind::decompression &&
                       exercise(last).mode == Mode::time && last.dose.sides == 1;
    return rests ? &last : nullptr;
  }

  // Sets the whole of the decompression, set-up included, to `wanted` seconds within its bounds.
  void set_decompression(int wanted) {
    PlannedItem* rest = decompression();
    if (rest == nullptr) return;
    const int bounded = std::clamp(wanted, bounds(BlockId::decompression).min_s,
                                   bounds(BlockId::decompression).max_s);
    rest->dose.sec_per_rep = bounded - rest->dose.setup_s;
  }

  void shorten_decompression() {
    const PlannedItem* rest = decompression();
    const int least = bounds(BlockId::decompression).min_s;
    if (rest == nullptr || seconds(*rest) <= least) return;
    set_decompression(least);
    session_.cuts.push_back(Cut::decompression_short);
  }

  const FillContext& context() const { return context_; }

 private:
  const FillContext& context_;
  Session session_;
};

bool lower_sets(PlannedItem& item, int most) {
  if (!item.hold_reps.empty() || item.dose.sets <= most) return false;
  item.dose.sets = most;
  return true;
}

// ---- daily --------------------------------------------------------------------------------------

void shorten_breathing(Fitting& fit) {
  fit.cut(Cut::breathing_short, [&](PlannedItem& item) {
    const bool breathing = fit.slot(item).kind == SlotKind::breath && fit.slot(item).minimum &&
                           fit.exercise(item).mode == Mode::reps;
    if (!breathing) return false;
    const int before = item.dose.reps;
    while (fit.too_long() && item.dose.reps > kLeastBreaths) --item.dose.reps;
    return item.dose.reps < before;
  });
}

// Drops slots until the block fits: first those that are there only because of the time, then the
// usual ones in their order of cut, at last what the person's answers added. Then puts back what
// fits after all: the last one dropped may have freed more than was missing.
void drop_daily_slots(Fitting& fit) {
  if (fit.session().minimum_day) return;  // three exercises are the least
  int last = 0;
  for (const Slot& slot : fit.context().knowledge.programme.slots) last = std::max(last, slot.cut);
  const auto is_added = [&](const PlannedItem& item) {
    return fit.context().tuning.slot_added[static_cast<std::size_t>(item.slot)];
  };
  const std::vector<PlannedItem> before = fit.items();
  fit.drop_until_it_fits(Cut::daily_slot, [&](const PlannedItem& item) {
    return fit.slot(item).extra && !is_added(item);
  });
  for (int turn = 1; turn <= last && fit.too_long(); ++turn) {
    fit.drop_until_it_fits(Cut::daily_slot,
                           [&](const PlannedItem& item) { return fit.slot(item).cut == turn; });
  }
  fit.drop_until_it_fits(Cut::daily_slot, is_added);
  for (const PlannedItem& item : before) fit.put_back(item);
}

// Lengthens the rest at the end, then the breathing, up to the block's shortest time.
void fill_up_daily(Fitting& fit, int least) {
  least = std::min(least, fit.session().budget_s);
  const auto missing = [&] { return least - seconds(fit.session()); };
  if (missing() > 0) {
    if (const PlannedItem* rest = fit.decompression()) {
      fit.set_decompression(seconds(*rest) + missing());
    }
  }
  for (PlannedItem& item : fit.items()) {
    if (fit.slot(item).kind != SlotKind::breath || !fit.slot(item).minimum) continue;
    while (missing() > 0 && item.dose.reps < kMostBreaths &&
           fit.spare_s() >= item.dose.sec_per_rep) {
      ++item.dose.reps;
    }
  }
}

// ---- strength -----------------------------------------------------------------------------------

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

Session daily_session(const FillContext& context, int minutes) {
  Fitting fit(context, BlockId::daily, minutes);
  Session& session = fit.session();
  const int most = std::min(fit.bounds(BlockId::daily).max_s, context.week.daily_min * kMinute);
  session.week_sets_limit = session.budget_s > most;
  session.budget_s = std::min(session.budget_s, most);
  // What an adjustment leaves of the block is little already: it is shortened, never filled up.
  const bool reduced = context.tuning.reduced[static_cast<std::size_t>(BlockId::daily)];
  session.minimum_day = minutes < fit.times().minimum_day_below_min && !reduced;
  fit.fill_block(BlockId::daily,
                 [&](const Slot& slot) { return !session.minimum_day || slot.minimum; });

  if (fit.too_long()) {
    fit.cut(Cut::second_sets, [](PlannedItem& item) { return lower_sets(item, 1); });
  }
  if (fit.too_long()) fit.shorten_decompression();
  if (fit.too_long()) shorten_breathing(fit);
  drop_daily_slots(fit);
  if (reduced) return session;
  fill_up_daily(fit,
                session.minimum_day ? fit.times().minimum_day_s : fit.bounds(BlockId::daily).min_s);
  return session;
}

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
  const int full_s = times.target_min * kMinute;
  if (fit.session().budget_s < full_s) return fit.session();
  const bool light = context.week.light;
  const int target = light ? fit.bounds(BlockId::strength).min_s : full_s;
  if (uncut && !light) add_core(fit, target, /*both=*/true);
  lengthen_strength(fit, target);
  if (uncut && light) add_core(fit, target, /*both=*/false);
  return fit.session();
}

Session sit_break_session(const FillContext& context) {
  Fitting fit(context, BlockId::sit_break, 0);
  fit.session().budget_s = fit.bounds(BlockId::sit_break).max_s;
  fit.fill_block(BlockId::sit_break);
  return fit.session();
}

// The most of `wanted` minutes a week that fits days of at most `most` minutes, and `allowed`.
CardioDose fitted_cardio(const Week& week, int most, int allowed, int most_days) {
  const int wanted = std::min(week.cardio_days * week.cardio_min, allowed);
  const int longest = std::min(most, week.cardio_min);
  CardioDose best{week.cardio_days, std::min(longest, wanted / week.cardio_days)};
  for (int days = week.cardio_days + 1; days <= most_days; ++days) {
    const int minutes = std::min(longest, wanted / days);
    const bool long_enough = minutes >= std::min(kFullCardio, longest);
    if (long_enough && days * minutes > best.days * best.minutes) best = {days, minutes};
  }
  return best;
}

CardioDose cardio_dose(const FillContext& context, int minutes) {
  const Programme& programme = context.knowledge.programme;
  const auto week_of = [&](int number) -> const Week& {
    return week_at(programme, context.tuning.half_speed_walks ? (number + 1) / 2 : number);
  };
  // The decompression at its shortest belongs to the person's time, too.
  const int rest_s = block(programme, BlockId::decompression).min_s;
  const int most = std::max((minutes * kMinute - rest_s) / kMinute, 1);
  // Week by week, so that rounding never makes one grow by more than a fifth or ten minutes.
  CardioDose dose;
  int allowed = kMinutesPerDay;
  for (int number = 1; number <= context.week.number; ++number) {
    dose = fitted_cardio(week_of(number), most, allowed, programme.times.most_cardio_days);
    const int total = dose.days * dose.minutes;
    allowed = total + std::max(total / 5, 10);
  }
  return dose;
}

Session cardio_session(const FillContext& context, int walk_min, int minutes, bool intervals) {
  Fitting fit(context, BlockId::cardio, minutes);
  fit.fill_block(BlockId::cardio, [&](const Slot& slot) { return slot.intervals == intervals; });
  if (fit.items().empty()) return fit.session();
  for (PlannedItem& item : fit.items()) {
    item.dose.sec_per_rep = walk_min * kMinute - item.dose.setup_s;
    const int bout = context.tuning.walk_bout_min;
    if (bout > 0) item.bouts = (walk_min + bout - 1) / bout;
  }
  // One of them is done; the slots are choices, and a skipped one has another in its place.
  if (fit.items().size() > 1) fit.session().instead = fit.items()[1];
  fit.items().resize(1);
  fit.session().skipped.clear();
  fit.fill_block(BlockId::decompression);
  if (fit.too_long()) fit.shorten_decompression();
  return fit.session();
}

}  // namespace backsmart
