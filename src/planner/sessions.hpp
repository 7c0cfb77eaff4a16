// The three sessions of a week, each fitted to the time there is for it.
#pragma once

#include <optional>

#include "planner/fill.hpp"

namespace backsmart {

// The daily block: breath → spine → hips and upper back → core and glutes → hinge → decompression.
// With fewer minutes than a minimum day needs: its three exercises.
Session daily_session(const FillContext& context, int minutes);

// Ramp, main lifts, finisher, decompression within `minutes`. Too long: cut in the order third
// sets, core extras, rests, squat and row in turn, carries, second sets – never the ramp, never
// the decompression. In the first hour a walk leads to it, which is not counted in `minutes`.
Session strength_session(const FillContext& context, int minutes);

// A walk (or what stands in for it), what may be done instead, and decompression.
Session cardio_session(const FillContext& context);

}  // namespace backsmart
