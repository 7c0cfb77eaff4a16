#include "figure/skeleton.hpp"

#include <algorithm>

namespace backsmart {
namespace {

using Lengths = std::array<double, 3>;

Lengths lengths_of(const Limb& limb, LimbId id) {
  Lengths lengths = is_leg(id) ? kLegLengths : kArmLengths;
  for (std::size_t i = 0; i < lengths.size(); ++i) lengths[i] *= limb.shown[i];
  return lengths;
}

void place_trunk(const Pose& pose, View view, Skeleton& s) {
  s[Joint::hip] = {};
  s[Joint::l5] = kPelvis * direction(pose.trunk[0]);
  s[Joint::t12] = s[Joint::l5] + kLumbar * direction(pose.trunk[1]);
  s[Joint::shoulder] = s[Joint::t12] + kThorax * direction(pose.trunk[2]);
  s[Joint::head] = s[Joint::shoulder] + kNeck * direction(pose.neck);
  const bool front = view == View::front;
  const Point hips = (front ? kHalfWidths.front() : 0) * left_of(direction(pose.trunk[0]));
  const Point shoulders = (front ? kHalfWidths.back() : 0) * left_of(direction(pose.trunk[2]));
  s[Joint::near_hip] = s[Joint::hip] - hips;
  s[Joint::far_hip] = s[Joint::hip] + hips;
  s[Joint::near_shoulder] = s[Joint::shoulder] - shoulders;
  s[Joint::far_shoulder] = s[Joint::shoulder] + shoulders;
}

void place_limb(const Limb& limb, LimbId id, Skeleton& s) {
  const std::array<Joint, 4> joints = joints_of(id);
  const Lengths lengths = lengths_of(limb, id);
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    s[joints[i + 1]] = s[joints[i]] + lengths[i] * direction(limb.angles[i]);
  }
}

// Whether the second part of the limb turns counter-clockwise from the first, as knees seen from
// the side do not.
bool bends_left(const Limb& limb) {
  const double bend = limb.angles[1] - limb.angles[0];
  const double turns = (bend + 180) / 360;
  int whole = static_cast<int>(turns);
  if (turns < whole) --whole;  // towards zero is not down
  return bend - 360.0 * whole >= 0;
}

// The knee of a leg from `root` to `target`. Moves the target to where the leg can reach.
Point knee_of(Point root, Point& target, double thigh, double shin, bool left) {
  constexpr double kNearlyStraight = 1e-6;
  const double least = std::max(thigh - shin, shin - thigh) + kNearlyStraight;
  const double reach =
      std::clamp(length(target - root), least, std::max(least, thigh + shin - kNearlyStraight));
  const Point way = towards(root, target);
  target = root + reach * way;
  const double cosine =
      std::clamp((thigh * thigh + reach * reach - shin * shin) / (2 * thigh * reach), -1.0, 1.0);
  const double sine = std::sqrt(1 - cosine * cosine);
  return root + thigh * turned(way, {cosine, left ? -sine : sine});
}

LimbId limb_of(Joint joint) {
  for (const LimbId limb : kLimbs) {
    const std::array<Joint, 4> joints = joints_of(limb);
    if (std::find(joints.begin(), joints.end(), joint) != joints.end()) return limb;
  }
  return LimbId::near_leg;  // no joint of a limb; data/ allows none
}

void follow_pin(const Pin& pin, const Pose& pose, Skeleton& s) {
  const LimbId id = limb_of(pin.joint);
  const Limb& limb = pose.limbs[index_of(id)];
  const auto [root, middle, wrist, end] = joints_of(id);
  auto [upper, lower, last] = lengths_of(limb, id);
  Point target = target_of(pin, s);
  const bool is_end = pin.joint == end;
  const Point hand = last * direction(limb.angles[2]);  // or foot
  if (is_end && !limb.hand_in_line) target = target - hand;
  const double forearm = lower;
  if (is_end && limb.hand_in_line) lower += last;
  s[middle] = knee_of(s[root], target, upper, lower, bends_left(limb));
  const Point way = towards(s[middle], target);
  s[wrist] = s[middle] + forearm * way;
  s[end] = s[wrist] + (limb.hand_in_line ? last * way : hand);
}

double mix(double a, double b, double share) { return a + (b - a) * share; }
Point mix(Point a, Point b, double share) { return a + share * (b - a); }
template <std::size_t kSize>
std::array<double, kSize> mix(const std::array<double, kSize>& a,
                              const std::array<double, kSize>& b, double share) {
  std::array<double, kSize> out;
  for (std::size_t i = 0; i < kSize; ++i) out[i] = mix(a[i], b[i], share);
  return out;
}

// The pin of `pins` that says the same of its joint, only elsewhere.
const Pin* same_pin(const Pin& pin, const std::vector<Pin>& pins) {
  const auto found = std::find_if(pins.begin(), pins.end(), [&pin](const Pin& other) {
    return other.joint == pin.joint && other.to.joint == pin.to.joint;
  });
  return found == pins.end() ? nullptr : &*found;
}

}  // namespace

Point place_of(const Where& where, const Skeleton& skeleton) {
  return where.joint ? skeleton[*where.joint] + where.at : where.at;
}

Point target_of(const Pin& pin, const Skeleton& skeleton) {
  const Point rest = {0, pin.to.joint ? 0 : radius_of(pin.joint)};
  return place_of(pin.to, skeleton) + rest;
}

Skeleton skeleton_of(const Pose& pose, View view) {
  Skeleton s;
  place_trunk(pose, view, s);
  for (const LimbId limb : kLimbs) place_limb(pose.limbs[index_of(limb)], limb, s);
  const Anchor& anchor = pose.anchor;
  const Point rest = {0, anchor.middle ? 0 : radius_of(anchor.joint)};
  const Point move = anchor.at + rest - s[anchor.joint];
  for (Point& joint : s.joints) joint = joint + move;
  for (const Pin& pin : pose.pins) follow_pin(pin, pose, s);
  return s;
}

Pose between(const Pose& a, const Pose& b, double share, View view) {
  const Pose& nearer = share < 0.5 ? a : b;
  const Pose& other = share < 0.5 ? b : a;
  const double left = share < 0.5 ? share : 1 - share;  // of the way to the other
  Pose pose = nearer;
  pose.trunk = mix(a.trunk, b.trunk, share);
  pose.neck = mix(a.neck, b.neck, share);
  pose.belly = mix(a.belly, b.belly, share);
  for (std::size_t i = 0; i < pose.limbs.size(); ++i) {
    pose.limbs[i].angles = mix(a.limbs[i].angles, b.limbs[i].angles, share);
    pose.limbs[i].shown = mix(a.limbs[i].shown, b.limbs[i].shown, share);
    pose.limbs[i].hand_in_line = a.limbs[i].hand_in_line && b.limbs[i].hand_in_line;
  }
  for (Pin& pin : pose.pins) {
    if (const Pin* same = same_pin(pin, other.pins)) pin.to.at = mix(pin.to.at, same->to.at, left);
  }
  if (a.anchor.joint == b.anchor.joint && a.anchor.middle == b.anchor.middle) {
    pose.anchor.at = mix(a.anchor.at, b.anchor.at, share);
  } else {  // whoever stands on the other foot moves along with the hip
    const Point from = skeleton_of(a, view)[Joint::hip];
    const Point to = skeleton_of(b, view)[Joint::hip];
    pose.anchor = {Joint::hip, mix(from, to, share), /*middle=*/true};
  }
  return pose;
}

}  // namespace backsmart
