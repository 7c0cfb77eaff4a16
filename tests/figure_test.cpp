// Geometry: what must hold of every body, whatever the data makes it do.
#include "figure/figure.hpp"

#include <cmath>
#include <functional>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "data/embedded.hpp"
#include "figure/drawing.hpp"
#include "figure/skeleton.hpp"

using namespace backsmart;

namespace {

constexpr double kExact = 1e-9;

const Figures& figures() {
  static const Figures kAll = embedded_figures();
  return kAll;
}

const Figure& figure(std::string_view id) {
  const Figure* found = find_figure(figures(), id);
  REQUIRE_MESSAGE(found != nullptr, id);
  return *found;
}

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

void check_near(Point a, Point b, double tolerance) {
  CHECK_MESSAGE(distance(a, b) <= tolerance, a.x, " ", a.y, " is not ", b.x, " ", b.y);
}

// Calls `look(figure, pose)` for every frame of every figure, and for poses on the way to the next.
void for_each_pose(const std::function<void(const Figure&, const Pose&, bool is_between)>& look) {
  constexpr int kSteps = 8;
  for (const Figure& f : figures()) {
    CAPTURE(f.id);
    for (std::size_t i = 0; i < f.frames.size(); ++i) {
      CAPTURE(i);
      look(f, f.frames[i].pose, false);
      if (i + 1 == f.frames.size() || !f.tween) continue;
      for (int step = 1; step < kSteps; ++step) {
        CAPTURE(step);
        look(f, between(f.frames[i].pose, f.frames[i + 1].pose, step / 8.0, f.view), true);
      }
    }
  }
}

// One limb of `pose` as its mirror image has it.
Limb other_side(const Pose& pose, LimbId id) {
  const auto other = static_cast<LimbId>(index_of(id) ^ 1U);
  return mirrored(pose.limbs[index_of(other)]);
}

Joint other_side(Joint joint) {
  if (joint <= Joint::head) return joint;
  const bool near = joint < Joint::far_hip;
  const int sides = static_cast<int>(Joint::far_hip) - static_cast<int>(Joint::near_hip);
  return static_cast<Joint>(static_cast<int>(joint) + (near ? sides : -sides));
}

// What a mirror behind a figure that is seen from the front would show.
Pose mirror_image(const Pose& pose) {
  Pose out = pose;
  for (double& angle : out.trunk) angle = 180 - angle;
  out.neck = 180 - out.neck;
  for (const LimbId id : kLimbs) out.limbs[index_of(id)] = other_side(pose, id);
  out.anchor.joint = other_side(pose.anchor.joint);
  out.anchor.at.x = -pose.anchor.at.x;
  for (Pin& pin : out.pins) {
    pin.joint = other_side(pin.joint);
    if (pin.to.joint) pin.to.joint = other_side(*pin.to.joint);
    pin.to.at.x = -pin.to.at.x;
  }
  return out;
}

}  // namespace

TEST_SUITE_BEGIN("figure");

TEST_CASE("directions are those of sine and cosine") {
  for (double degrees = -1000; degrees <= 1000; degrees += 7.3) {
    const double radians = degrees * std::acos(-1.0) / 180;
    check_near(direction(degrees), {std::cos(radians), std::sin(radians)}, 1e-11);
  }
  CHECK(direction(0) == Point{1, 0});
  CHECK(direction(90) == Point{0, 1});
  CHECK(direction(-90) == Point{0, -1});
  CHECK(direction(180) == Point{-1, 0});
  CHECK(direction(450) == Point{0, 1});
}

TEST_CASE("every exercise has a figure") {
  for (const Exercise& exercise : embedded_knowledge().catalogue.exercises) {
    CHECK_MESSAGE(find_figure(figures(), exercise.id) != nullptr, exercise.id);
  }
}

TEST_CASE("bones keep their length in every frame and on the way to the next") {
  for_each_pose([](const Figure& f, const Pose& pose, bool) {
    const Skeleton s = skeleton_of(pose, f.view);
    CHECK(distance(s[Joint::hip], s[Joint::l5]) == doctest::Approx(0.07).epsilon(kExact));
    CHECK(distance(s[Joint::l5], s[Joint::t12]) == doctest::Approx(0.09).epsilon(kExact));
    CHECK(distance(s[Joint::t12], s[Joint::shoulder]) == doctest::Approx(0.125).epsilon(kExact));
    CHECK(distance(s[Joint::shoulder], s[Joint::head]) == doctest::Approx(0.146).epsilon(kExact));
    for (const LimbId id : kLimbs) {
      const auto joints = joints_of(id);
      const auto lengths = is_leg(id) ? std::array<double, 3>{0.24, 0.235, 0.095}
                                      : std::array<double, 3>{0.165, 0.14, 0.05};
      for (std::size_t i = 0; i < lengths.size(); ++i) {
        const double shown = pose.limbs[index_of(id)].shown[i];
        CHECK(distance(s[joints[i]], s[joints[i + 1]]) ==
              doctest::Approx(lengths[i] * shown).epsilon(kExact));
      }
    }
  });
}

TEST_CASE("anchors touch, and pins hold what they should") {
  for_each_pose([](const Figure& f, const Pose& pose, bool is_between) {
    const Skeleton s = skeleton_of(pose, f.view);
    const Anchor& anchor = pose.anchor;
    const double radius = anchor.middle ? 0 : radius_of(anchor.joint);
    check_near(s[anchor.joint], {anchor.at.x, anchor.at.y + radius}, kExact);
    for (const Pin& pin : pose.pins) {
      const Point base = pin.to.joint ? s[*pin.to.joint] : Point{0, radius_of(pin.joint)};
      const Point wanted = {base.x + pin.to.at.x, base.y + pin.to.at.y};
      check_near(s[pin.joint], wanted, is_between ? 0.014 : 0.006);
    }
  });
}

TEST_CASE("nothing is below the floor by more than the floor is thick") {
  constexpr double kFloor = 0.014;
  int figures_on_floor = 0;
  for_each_pose([&](const Figure& f, const Pose& pose, bool) {
    if (f.ground != Ground::floor) return;
    ++figures_on_floor;
    Figure still = f;
    still.frames = {{"now", pose}};
    for (Prop& prop : still.props) prop.frame = std::nullopt;
    still.arrows.clear();
    CHECK(bounds_of(draw(still, 0)).bottom >= -kFloor);
  });
  CHECK(figures_on_floor > 500);
}

TEST_CASE("what is symmetrical mirrors") {
  // Both sides of whoever stands with both feet alike.
  for (const std::string_view id : {"wall-slide", "band-walk"}) {
    const Skeleton s = skeleton_of(figure(id).frames.front().pose, View::front);
    const double middle = s[Joint::hip].x;
    for (std::size_t i = index_of(Joint::near_hip); i <= index_of(Joint::near_hand); ++i) {
      const auto joint = static_cast<Joint>(i);
      const Point far = s[other_side(joint)];
      CAPTURE(kJointIds[i]);
      check_near(s[joint], {2 * middle - far.x, far.y}, kExact);
    }
  }
  // A mirror shows the same bones elsewhere.
  int seen = 0;
  for_each_pose([&](const Figure& f, const Pose& pose, bool) {
    if (f.view != View::front) return;
    ++seen;
    const Skeleton s = skeleton_of(pose, View::front);
    const Skeleton m = skeleton_of(mirror_image(pose), View::front);
    for (std::size_t i = 0; i < kJointIds.size(); ++i) {
      const auto joint = static_cast<Joint>(i);
      const Point other = m[other_side(joint)];
      check_near(s[joint], {-other.x, other.y}, kExact);
    }
  });
  CHECK(seen > 50);
}

TEST_CASE("known poses have their joints where anybody would look for them") {
  const auto at = [](std::string_view id, std::size_t frame) {
    const Figure& f = figure(id);
    return skeleton_of(f.frames[frame].pose, f.view);
  };
  const Skeleton standing = at("goblet-squat", 0);
  CHECK(standing[Joint::head].y == doctest::Approx(0.931).epsilon(0.01));
  CHECK(standing[Joint::near_ankle].y == doctest::Approx(0.025));
  CHECK(std::abs(standing[Joint::hip].x - standing[Joint::near_ankle].x) < 0.02);

  const Skeleton squat = at("goblet-squat", 1);
  CHECK(squat[Joint::hip].x < squat[Joint::near_ankle].x);        // hips back
  CHECK(squat[Joint::near_knee].x > squat[Joint::near_ankle].x);  // knees forward
  CHECK(squat[Joint::hip].y < standing[Joint::hip].y - 0.15);
  CHECK(squat[Joint::near_elbow].y < squat[Joint::near_hand].y);  // elbows down

  const Skeleton bridge = at("glute-bridge", 1);
  CHECK(bridge[Joint::shoulder].y < 0.07);
  CHECK(bridge[Joint::hip].y > 0.15);
  CHECK(bridge[Joint::near_knee].y > bridge[Joint::hip].y);
  CHECK(bridge[Joint::head].x < bridge[Joint::hip].x);  // whoever lies on the back has it left

  const Skeleton hinge = at("rdl", 1);
  CHECK(hinge[Joint::hip].x < hinge[Joint::near_ankle].x - 0.05);
  CHECK(hinge[Joint::near_hand].y < hinge[Joint::near_knee].y + 0.05);
  const Point pelvis = hinge[Joint::l5] - hinge[Joint::hip];
  const Point thorax = hinge[Joint::shoulder] - hinge[Joint::t12];
  CHECK(std::abs(cross(pelvis, thorax)) < 1e-9);  // a long, straight back

  const Skeleton seat = at("breath-seated", 0);
  CHECK(seat[Joint::hip].y == doctest::Approx(0.23 + 0.06));  // on the chair
}

TEST_CASE("a limb bends to its pin, and stretches towards what it cannot reach") {
  Pose pose = standing(View::side);
  pose.anchor = {Joint::hip, {0, 0.5}, true};
  pose.pins = {{Joint::near_ankle, {std::nullopt, {0.1, 0.1}}}};
  Skeleton s = skeleton_of(pose, View::side);
  check_near(s[Joint::near_ankle], {0.1, 0.1 + 0.025}, kExact);
  pose.limbs[0].angles = {-60, -100, 0};  // as knees bend
  s = skeleton_of(pose, View::side);
  CHECK(s[Joint::near_knee].x > 0.5 * (s[Joint::hip].x + s[Joint::near_ankle].x));
  pose.limbs[0].angles = {-100, -60, 0};  // as they do not
  s = skeleton_of(pose, View::side);
  CHECK(s[Joint::near_knee].x < 0.5 * (s[Joint::hip].x + s[Joint::near_ankle].x));

  pose.pins = {{Joint::near_hand, {Joint::shoulder, {3, 0}}}};
  s = skeleton_of(pose, View::side);
  const double reach = s[Joint::near_hand].x - s[Joint::shoulder].x;
  CHECK(reach == doctest::Approx(0.165 + 0.14 + 0.05).epsilon(1e-4));
  CHECK(s[Joint::near_hand].y == doctest::Approx(s[Joint::shoulder].y).epsilon(1e-3));
}

TEST_CASE("a limb that points straight at us is a dot, not a nan") {
  Pose pose = standing(View::front);
  pose.limbs[2].shown = {0, 0, 0};
  pose.limbs[3].shown = {0, 1, 1};
  pose.pins = {{Joint::near_hand, {Joint::hip, {0.1, 0}}},
               {Joint::far_hand, {Joint::hip, {0.1, 0}}}};
  const Skeleton s = skeleton_of(pose, View::front);
  check_near(s[Joint::near_hand], s[Joint::near_shoulder], 1e-5);
  CHECK(distance(s[Joint::far_hand], s[Joint::far_shoulder]) == doctest::Approx(0.19));
}

TEST_CASE("from one pose to the next there is no jump") {
  for (const Figure& f : figures()) {
    CAPTURE(f.id);
    for (std::size_t i = 0; i + 1 < f.frames.size(); ++i) {
      const Pose& a = f.frames[i].pose;
      const Pose& b = f.frames[i + 1].pose;
      const Skeleton from = skeleton_of(a, f.view);
      const Skeleton to = skeleton_of(b, f.view);
      const Skeleton start = skeleton_of(between(a, b, 0, f.view), f.view);
      const Skeleton end = skeleton_of(between(a, b, 1, f.view), f.view);
      for (std::size_t j = 0; j < kJointIds.size(); ++j) {
        CAPTURE(kJointIds[j]);
        check_near(start.joints[j], from.joints[j], kExact);
        check_near(end.joints[j], to.joints[j], kExact);
      }
    }
  }
  Pose a = standing(View::side);
  Pose b = a;
  b.trunk = {60, 50, 40};
  b.belly = 1;
  const Pose half = between(a, b, 0.5, View::side);
  CHECK(half.trunk == std::array<double, 3>{75, 70, 65});
  CHECK(half.belly == 0.5);
}

TEST_CASE("on the way a pin moves along, and one of a single frame holds while that is nearer") {
  Pose a = standing(View::side);
  Pose b = a;
  a.pins = {{Joint::near_hand, {Joint::hip, {0.1, 0}}}, {Joint::far_hand, {Joint::hip, {0.1, 0}}}};
  b.pins = {{Joint::near_hand, {Joint::hip, {0.2, 0.1}}}};
  for (const auto& [share, x, y] : {std::tuple(0.25, 0.125, 0.025), {0.75, 0.175, 0.075}}) {
    const Pose pose = between(a, b, share, View::side);
    REQUIRE(pose.pins.size() == (share < 0.5 ? 2 : 1));
    check_near(pose.pins.front().to.at, {x, y}, kExact);
  }
  CHECK(between(a, b, 0.25, View::side).pins.back() == a.pins.back());
}

TEST_CASE("a hand follows its forearm until an angle of its own is given") {
  Pose pose = standing(View::side);
  pose.pins = {{Joint::near_hand, {Joint::hip, {0.1, 0.1}}}};
  const Skeleton s = skeleton_of(pose, View::side);
  const Point forearm = s[Joint::near_wrist] - s[Joint::near_elbow];
  const Point hand = s[Joint::near_hand] - s[Joint::near_wrist];
  CHECK(std::abs(cross(forearm, hand)) < kExact);
  pose.limbs[2].hand_in_line = false;
  pose.limbs[2].angles[2] = 0;
  const Skeleton flat = skeleton_of(pose, View::side);
  check_near(flat[Joint::near_hand] - flat[Joint::near_wrist], {0.05, 0}, kExact);
  check_near(flat[Joint::near_hand], flat[Joint::hip] + Point{0.1, 0.1}, kExact);
}

TEST_CASE("every picture has its frames, a name below each, and a box around all") {
  for (const Figure& f : figures()) {
    CAPTURE(f.id);
    const Picture picture = picture_of(f);
    CHECK(picture.stills.size() >= 1);
    CHECK(picture.stills.size() <= 3);
    CHECK(picture.floor == (f.ground == Ground::floor));
    for (const Picture::Still& still : picture.stills) {
      CHECK_FALSE(still.name.empty());
      const Box box = bounds_of(still.drawing);
      CHECK(box.left >= picture.box.left);
      CHECK(box.right <= picture.box.right);
      CHECK(box.bottom >= picture.box.bottom);
      CHECK(box.top <= picture.box.top);
    }
    CHECK(picture.box.width() < 1.6);  // body heights
    CHECK(picture.box.height() < 1.3);
  }
}

TEST_SUITE_END();
