#include "figure/drawing.hpp"

#include <algorithm>

#include "figure/props.hpp"

namespace backsmart {
namespace {

constexpr double kBodySeam = 0.011;
constexpr double kPropSeam = 0.008;

// Adds `over` with a seam around all of it.
void add_apart(const Drawing& over, double seam, Drawing& drawing) {
  for (const Shape& shape : over) drawing.push_back({Ink::paper, shape.form, seam});
  drawing.insert(drawing.end(), over.begin(), over.end());
}

Drawing limb(LimbId id, const Pose& pose, View view, const Skeleton& s) {
  const std::array<Joint, 4> joints = joints_of(id);
  std::array<double, 4> radii = is_leg(id) ? kLegRadii : kArmRadii;
  if (is_leg(id) && view == View::front) radii[0] = kFrontThighRadius;
  const Ink ink = pose.shaded[index_of(id)] ? Ink::far : Ink::near;
  Drawing parts;
  for (std::size_t i = 1; i < joints.size(); ++i) {
    parts.push_back({ink, Capsule{s[joints[i - 1]], s[joints[i]], radii[i - 1], radii[i]}});
  }
  return parts;
}

// A leg with a seam that begins a third of the way down the thigh, so that it grows out of the hip.
void add_leg_apart(const Drawing& leg, Drawing& drawing) {
  constexpr double kStart = 0.35;
  Capsule thigh = std::get<Capsule>(leg.front().form);
  thigh.a = thigh.a + kStart * (thigh.b - thigh.a);
  thigh.radius_a += kStart * (thigh.radius_b - thigh.radius_a);
  drawing.push_back({Ink::paper, thigh, kBodySeam});
  for (std::size_t i = 1; i < leg.size(); ++i) {
    drawing.push_back({Ink::paper, leg[i].form, kBodySeam});
  }
  drawing.insert(drawing.end(), leg.begin(), leg.end());
}

// From the side: a smooth curve (Catmull-Rom) through its joints.
Drawing side_trunk(const Skeleton& s) {
  constexpr int kSteps = 6;  // from joint to joint
  const std::array<Point, 4> at = {s[Joint::hip], s[Joint::l5], s[Joint::t12], s[Joint::shoulder]};
  Drawing parts;
  Point before = at[0];
  double radius_before = kTrunkRadii[0];
  for (std::size_t i = 1; i < at.size(); ++i) {
    const Point p0 = at[i == 1 ? 0 : i - 2];
    const Point p1 = at[i - 1];
    const Point p2 = at[i];
    const Point p3 = at[std::min(i + 1, at.size() - 1)];
    for (int k = 1; k <= kSteps; ++k) {
      const double t = static_cast<double>(k) / kSteps;
      const Point point =
          0.5 * (2 * p1 + t * (p2 - p0) + (t * t) * (2 * p0 - 5 * p1 + 4 * p2 - p3) +
                 (t * t * t) * (3 * p1 - p0 - 3 * p2 + p3));
      const double radius = kTrunkRadii[i - 1] + (kTrunkRadii[i] - kTrunkRadii[i - 1]) * t;
      parts.push_back({Ink::near, Capsule{before, point, radius_before, radius}});
      before = point;
      radius_before = radius;
    }
  }
  return parts;
}

// The first part of it, from the hip to l5.
constexpr std::size_t kPelvisParts = 6;

// From the front: as wide at each joint as a body is.
Drawing front_trunk(const Pose& pose, const Skeleton& s) {
  const std::array<Point, 4> at = {s[Joint::hip], s[Joint::l5], s[Joint::t12], s[Joint::shoulder]};
  const auto& [pelvis, lumbar, thorax] = pose.trunk;
  const std::array<double, 4> angles = {pelvis, (pelvis + lumbar) / 2, (lumbar + thorax) / 2,
                                        thorax};
  std::vector<Point> corners(2 * at.size());
  for (std::size_t i = 0; i < at.size(); ++i) {
    const Point aside = kHalfWidths[i] * left_of(direction(angles[i]));
    corners[i] = at[i] - aside;
    corners[corners.size() - 1 - i] = at[i] + aside;
  }
  return {{Ink::near, Polygon{std::move(corners), kFrontTrunkRadius}}};
}

void add_belly(const Pose& pose, const Skeleton& s, Drawing& trunk) {
  if (pose.belly == 0) return;
  const Point middle = 0.5 * (s[Joint::l5] + s[Joint::t12]);
  const Point forwards = Point{} - left_of(direction(pose.trunk[1]));
  const Point at = middle + (0.03 * pose.belly) * forwards;
  trunk.push_back({Ink::near, Capsule{at, at, kTrunkRadii[1], kTrunkRadii[1]}});
}

// What only stands has no place of its own, and is on neither side.
bool on_far_side(const Prop& prop) {
  if (prop.points.empty()) return false;
  const std::optional<Joint>& joint = prop.points.front().joint;
  return joint && *joint >= Joint::far_hip;
}

}  // namespace

Drawing draw(const Figure& figure, std::size_t frame) {
  const Pose& pose = figure.frames[frame].pose;
  const bool side = figure.view == View::side;
  const Skeleton s = skeleton_of(pose, figure.view);
  const auto shaded = [&pose](LimbId id) { return pose.shaded[index_of(id)]; };

  Drawing out;
  out.reserve(128);
  Drawing in_far_hand;
  Drawing in_hand;
  Drawing over_all;
  for (const Prop& prop : figure.props) {
    if (prop.frame && static_cast<std::size_t>(*prop.frame) != frame) continue;
    switch (prop.layer) {
      case Layer::back: add_prop(prop, s, out); break;
      case Layer::hand: add_prop(prop, s, side && on_far_side(prop) ? in_far_hand : in_hand); break;
      case Layer::front: add_prop(prop, s, over_all); break;
    }
  }
  out.insert(out.end(), in_far_hand.begin(), in_far_hand.end());

  std::array<Drawing, 4> limbs;
  for (const LimbId id : kLimbs) limbs[index_of(id)] = limb(id, pose, figure.view, s);
  const auto add_limb = [&](LimbId id) {
    out.insert(out.end(), limbs[index_of(id)].begin(), limbs[index_of(id)].end());
  };
  for (const LimbId id : {LimbId::far_leg, LimbId::far_arm, LimbId::near_leg, LimbId::near_arm}) {
    if (shaded(id)) add_limb(id);
  }

  Drawing trunk = side ? side_trunk(s) : front_trunk(pose, s);
  const Drawing pelvis(trunk.begin(), trunk.begin() + (side ? kPelvisParts : 0));
  add_belly(pose, s, trunk);
  if (side) {
    add_apart(trunk, kBodySeam, out);
  } else {
    out.insert(out.end(), trunk.begin(), trunk.end());
  }
  for (const LimbId id : {LimbId::far_leg, LimbId::near_leg}) {
    if (shaded(id)) continue;
    if (side || figure.lifted[index_of(id)]) {
      add_leg_apart(limbs[index_of(id)], out);
    } else {
      add_limb(id);
    }
  }
  out.insert(out.end(), pelvis.begin(), pelvis.end());
  const Point head = s[Joint::head];
  add_apart({{Ink::near, Capsule{head, head, kHeadRadius, kHeadRadius}}}, kBodySeam, out);

  // A hand closes over what it holds: no seam between them.
  for (const LimbId id : {LimbId::far_arm, LimbId::near_arm}) {
    if (shaded(id)) continue;
    for (const Shape& part : limbs[index_of(id)]) {
      out.push_back({Ink::paper, part.form, kBodySeam});
    }
  }
  add_apart(in_hand, kBodySeam, out);
  for (const LimbId id : {LimbId::far_arm, LimbId::near_arm}) {
    if (!shaded(id)) add_limb(id);
  }
  add_apart(over_all, kPropSeam, out);
  for (const Arrow& arrow : figure.arrows) {
    if (static_cast<std::size_t>(arrow.frame) != frame) continue;
    Drawing arrows;
    add_arrow(arrow, s, arrows);
    add_apart(arrows, kPropSeam, out);
  }
  return out;
}

Box bounds_of(const Drawing& drawing) {
  Box box;
  for (const Shape& shape : drawing) {
    if (shape.ink == Ink::paper) continue;
    if (const auto* capsule = std::get_if<Capsule>(&shape.form)) {
      include(box, capsule->a, capsule->radius_a);
      include(box, capsule->b, capsule->radius_b);
    } else if (const auto* polygon = std::get_if<Polygon>(&shape.form)) {
      for (const Point corner : polygon->corners) include(box, corner, polygon->radius);
    } else if (const auto* ring = std::get_if<Ring>(&shape.form)) {
      include(box, ring->centre, ring->radius + ring->width / 2);
    }
  }
  return box;
}

Picture picture_of(const Figure& figure) {
  Picture picture;
  picture.floor = figure.ground == Ground::floor;
  for (std::size_t frame = 0; frame < figure.frames.size(); ++frame) {
    const std::string& name = figure.frames[frame].name;
    if (name.empty()) continue;
    picture.stills.push_back({name, draw(figure, frame)});
    const Box box = bounds_of(picture.stills.back().drawing);
    include(picture.box, {box.left, box.bottom}, 0);
    include(picture.box, {box.right, box.top}, 0);
  }
  if (picture.floor) include(picture.box, {picture.box.left, 0}, 0);
  return picture;
}

}  // namespace backsmart
