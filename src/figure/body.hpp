// The body that all figures have: joints, and how long and thick it is between them. Lengths are in
// body heights. Our own choice of proportions: a pictogram, not a study of anatomy.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>

namespace backsmart {

// Near is the side towards us; of a figure seen from the front, the side that is on our right.
// `near_hip` and `near_shoulder` are those in the middle unless the figure is seen from the front.
enum class Joint : std::uint8_t {
  hip,
  l5,
  t12,
  shoulder,
  head,
  near_hip,
  near_knee,
  near_ankle,
  near_toe,
  near_shoulder,
  near_elbow,
  near_wrist,
  near_hand,
  far_hip,
  far_knee,
  far_ankle,
  far_toe,
  far_shoulder,
  far_elbow,
  far_wrist,
  far_hand,
};
constexpr std::array<std::string_view, 21> kJointIds = {
    "hip",       "l5",         "t12",      "shoulder",      "head",       "near-hip",
    "near-knee", "near-ankle", "near-toe", "near-shoulder", "near-elbow", "near-wrist",
    "near-hand", "far-hip",    "far-knee", "far-ankle",     "far-toe",    "far-shoulder",
    "far-elbow", "far-wrist",  "far-hand"};

enum class LimbId : std::uint8_t { near_leg, far_leg, near_arm, far_arm };
constexpr std::array<std::string_view, 4> kLimbIds = {"near-leg", "far-leg", "near-arm", "far-arm"};
constexpr std::array<LimbId, 4> kLimbs = {LimbId::near_leg, LimbId::far_leg, LimbId::near_arm,
                                          LimbId::far_arm};

using LimbSet = std::bitset<4>;  // by LimbId

constexpr std::size_t index_of(Joint joint) { return static_cast<std::size_t>(joint); }
constexpr std::size_t index_of(LimbId limb) { return static_cast<std::size_t>(limb); }

constexpr bool is_leg(LimbId limb) { return limb <= LimbId::far_leg; }
constexpr bool is_near(LimbId limb) { return limb == LimbId::near_leg || limb == LimbId::near_arm; }

// Hip to toe, or shoulder to hand.
constexpr std::array<Joint, 4> joints_of(LimbId limb) {
  const auto first = static_cast<std::uint8_t>(is_near(limb) ? Joint::near_hip : Joint::far_hip);
  const auto at = [start = first + (is_leg(limb) ? 0 : 4)](int place) {
    return static_cast<Joint>(start + place);
  };
  return {at(0), at(1), at(2), at(3)};
}

// Of the trunk from the hip up, then from the shoulder to the middle of the head.
constexpr double kPelvis = 0.07;
constexpr double kLumbar = 0.09;
constexpr double kThorax = 0.125;
constexpr double kNeck = 0.146;
constexpr std::array<double, 3> kLegLengths = {0.24, 0.235, 0.095};  // thigh, shin, foot
constexpr std::array<double, 3> kArmLengths = {0.165, 0.14, 0.05};   // upper arm, forearm, hand

// Half as wide as the trunk is at hip, l5, t12 and shoulder, seen from the front.
constexpr std::array<double, 4> kHalfWidths = {0.05, 0.055, 0.068, 0.092};
constexpr double kFrontTrunkRadius = 0.036;  // its corners

constexpr double kHeadRadius = 0.066;
constexpr std::array<double, 4> kTrunkRadii = {0.06, 0.058, 0.062, 0.054};  // hip to shoulder
constexpr std::array<double, 4> kLegRadii = {0.06, 0.037, 0.025, 0.019};    // hip to toe
constexpr std::array<double, 4> kArmRadii = {0.032, 0.026, 0.021, 0.021};   // shoulder to hand
constexpr double kFrontThighRadius = 0.052;

// How far the outline of a joint is from its middle. Of the hips and shoulders: that of the trunk.
constexpr double radius_of(Joint joint) {
  constexpr std::array<double, 8> kOfSide = {kTrunkRadii[0], kLegRadii[1],   kLegRadii[2],
                                             kLegRadii[3],   kTrunkRadii[3], kArmRadii[1],
                                             kArmRadii[2],   kArmRadii[3]};
  if (joint < Joint::head) return kTrunkRadii[index_of(joint)];
  if (joint == Joint::head) return kHeadRadius;
  return kOfSide[(index_of(joint) - index_of(Joint::near_hip)) % kOfSide.size()];
}

}  // namespace backsmart
