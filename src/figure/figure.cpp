#include "figure/figure.hpp"

#include <algorithm>

namespace backsmart {

Pose standing(View view) {
  constexpr Limb kLeg = {{-90, -90, 0}, {1, 1, 1}, false};
  constexpr Limb kArm = {{-92, -84, -84}, {1, 1, 1}, true};
  // Feet point towards us.
  constexpr Limb kFrontLeg = {{-88, -90, 0}, {1, 1, 0.5}, false};
  constexpr Limb kFrontArm = {{-84, -86, -86}, {1, 1, 1}, true};
  Pose pose;
  if (view == View::side) {
    pose.limbs = {kLeg, kLeg, kArm, kArm};
    pose.shaded.set(index_of(LimbId::far_leg)).set(index_of(LimbId::far_arm));
  } else {
    pose.limbs = {kFrontLeg, mirrored(kFrontLeg), kFrontArm, mirrored(kFrontArm)};
  }
  return pose;
}

Limb mirrored(Limb limb) {
  for (double& angle : limb.angles) angle = 180 - angle;
  return limb;
}

const Figure* find_figure(const Figures& figures, std::string_view exercise) {
  const auto found = std::find_if(figures.begin(), figures.end(),
                                  [exercise](const Figure& f) { return f.id == exercise; });
  return found == figures.end() ? nullptr : &*found;
}

}  // namespace backsmart
