#include <algorithm>

#include "planner/fitting.hpp"

namespace backsmart {
namespace {

constexpr int kFullCardio = 20;  // minutes

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

}  // namespace

Session sit_break_session(const FillContext& context) {
  Fitting fit(context, BlockId::sit_break, 0);
  fit.session().budget_s = fit.bounds(BlockId::sit_break).max_s;
  fit.fill_block(BlockId::sit_break);
  return fit.session();
}

CardioDose cardio_dose(const FillContext& context, int minutes) {
  const Programme& programme = context.knowledge.programme;
  const auto week_of = [&](int number) -> const Week& {
    return week_at(programme, context.tuning.half_speed_walks ? (number + 1) / 2 : number);
  };
  // The decompression at its shortest belongs to the person's time, too.
  const int rest_s = block(programme, BlockId::decompression).min_s;
  const int most = std::max((minutes * kSecondsPerMinute - rest_s) / kSecondsPerMinute, 1);
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
    set_seconds(item, walk_min * kSecondsPerMinute);
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
