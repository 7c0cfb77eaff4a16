// What people hold, lean on and lie on, and arrows, as shapes.
#pragma once

#include "figure/drawing.hpp"

namespace backsmart {

void add_stroke(Ink ink, Point a, Point b, double width, Drawing& drawing);

void add_prop(const Prop& prop, const Skeleton& skeleton, Drawing& drawing);
void add_arrow(const Arrow& arrow, const Skeleton& skeleton, Drawing& drawing);

}  // namespace backsmart
