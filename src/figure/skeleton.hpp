// Where the joints of a pose are, and poses between two poses.
#pragma once

#include <array>

#include "figure/figure.hpp"

namespace backsmart {

struct Skeleton {
  std::array<Point, kJointIds.size()> joints;  // by Joint

  Point operator[](Joint joint) const { return joints[index_of(joint)]; }
  Point& operator[](Joint joint) { return joints[index_of(joint)]; }

  bool operator==(const Skeleton&) const = default;
};

// Every length is as in body.hpp, or as much of it as the pose shows. What a pin cannot reach is
// stretched towards.
Skeleton skeleton_of(const Pose& pose, View view);

Point place_of(const Where& where, const Skeleton& skeleton);

// Where a pin wants the middle of its joint.
Point target_of(const Pin& pin, const Skeleton& skeleton);

// The pose a part `share` (0 to 1) of the way from `a` to `b`. Angles go the way that their numbers
// go, without wrapping. The pins are those of the nearer pose; one that both have moves along.
Pose between(const Pose& a, const Pose& b, double share, View view);

}  // namespace backsmart
