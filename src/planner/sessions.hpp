// The sessions of a week, each fitted to the time there is for it.
#pragma once

#include <optional>

#include "planner/fill.hpp"

namespace backsmart {

// The daily block: breath → spine → hips and upper back → core and glutes → hinge → decompression.
// With fewer minutes than a minimum day needs: its three exercises. No longer than the week says.
Session daily_session(const FillContext& context, int minutes);

// Ramp, main lifts, finisher, decompression within `minutes`. Too long: cut in the order third
// sets, core extras, rests, squat and row in turn, carries, second sets, repetitions – never the
// ramp, and the decompression to its least only. Too short: core work, then a longer ramp. A walk
// that leads to it is not counted in `minutes`.
Session strength_session(const FillContext& context, int minutes);

// A short block against long sitting, once more in the day.
Session sit_break_session(const FillContext& context);

struct CardioDose {
  int days = 0;
  int minutes = 0;  // a day, without the decompression
};

// The week's cardio for a person with `minutes` on such a day. Who has less time for each gets more
// days, up to Times::most_cardio_days.
CardioDose cardio_dose(const FillContext& context, int minutes);

// `walk_min` of a walk (or what stands in for it), what may be done instead, and decompression,
// within `minutes`. `intervals`: with changes of pace; without an item when that does not suit.
Session cardio_session(const FillContext& context, int walk_min, int minutes, bool intervals);

}  // namespace backsmart
