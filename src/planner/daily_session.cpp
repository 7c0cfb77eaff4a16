#include <algorithm>

#include "planner/fitting.hpp"

namespace backsmart {
namespace {

constexpr int kLeastBreaths = 5;
constexpr int kMostBreaths = 12;

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

}  // namespace

Session daily_session(const FillContext& context, int minutes) {
  Fitting fit(context, BlockId::daily, minutes);
  Session& session = fit.session();
  const int most =
      std::min(fit.bounds(BlockId::daily).max_s, context.week.daily_min * kSecondsPerMinute);
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

}  // namespace backsmart
