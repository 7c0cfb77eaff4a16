#include "figure/flaws.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include <fmt/format.h>

#include "figure/drawing.hpp"

namespace backsmart {
namespace {

constexpr double kTolerance = 0.006;       // body heights
constexpr double kOnTheWay = kFloorWidth;  // as wide as the floor
constexpr int kStepsBetween = 4;           // that are looked at, from frame to frame

// How far a joint bends, in degrees: our own choice, wide enough for what healthy people can do.
// Each span is less than half a circle.
struct Bend {
  double least;
  double most;
};
constexpr Bend kLowerBack = {-40, 50};
constexpr Bend kThoracic = {-35, 50};
constexpr Bend kNeckBend = {-50, 60};
constexpr Bend kHip = {-32, 136};
constexpr Bend kKnee = {-4, 155};
constexpr Bend kAnkle = {-95, 40};
constexpr Bend kElbow = {-4, 155};

// Whether the direction `to` is turned from `from` by an angle of `bend`.
bool is_within(Point from, Point to, const Bend& bend) {
  const Point by = turned(to, {from.x, -from.y});
  return cross(direction(bend.least), by) >= 0 && cross(by, direction(bend.most)) >= 0;
}

class Inspector {
 public:
  explicit Inspector(const Figure& figure) : figure_(figure) {}

  std::vector<Flaw> look() {
    for (frame_ = 0; frame_ < figure_.frames.size(); ++frame_) {
      look_at(figure_.frames[frame_].pose, kTolerance);
      look_at_weight(frame_);
    }
    // What is wrong with a frame is wrong with the way to it, too: it is told once.
    if (!flaws_.empty() || !figure_.tween) return std::move(flaws_);
    is_between_ = true;
    for (frame_ = 0; frame_ + 1 < figure_.frames.size(); ++frame_) look_between(frame_);
    return std::move(flaws_);
  }

 private:
  void add(std::string message) { flaws_.push_back({frame_, is_between_, std::move(message)}); }

  void look_at(const Pose& pose, double tolerance) {
    const Skeleton s = skeleton_of(pose, figure_.view);
    for (const Pin& pin : pose.pins) {
      const double missing = length(target_of(pin, s) - s[pin.joint]);
      if (missing > tolerance) {
        add(fmt::format("the pin of {} is out of reach by {:.3f}", kJointIds[index_of(pin.joint)],
                        missing));
      }
    }
    if (figure_.ground == Ground::floor) look_at_floor(s, tolerance);
    if (figure_.view == View::side && !is_between_) look_at_bends(s);
  }

  void look_at_floor(const Skeleton& s, double tolerance) {
    for (std::size_t i = 0; i < kJointIds.size(); ++i) {
      const auto joint = static_cast<Joint>(i);
      const bool in_trunk = joint == Joint::near_hip || joint == Joint::far_hip ||
                            joint == Joint::near_shoulder || joint == Joint::far_shoulder;
      if (in_trunk) continue;  // thinner there than its radius says
      const double below = radius_of(joint) - s[joint].y;
      if (below > tolerance) {
        add(fmt::format("{} is below the floor by {:.3f}", kJointIds[i], below));
      }
    }
  }

  void bends(std::string_view what, Point from, Point to, const Bend& bend) {
    if (is_within(from, to, bend)) return;
    add(fmt::format("the {} bends too far or the wrong way: {} to {} degrees are possible", what,
                    bend.least, bend.most));
  }

  // Seen from the side, bending is turning clockwise, but for the elbow, hip and ankle.
  void look_at_bends(const Skeleton& s) {
    const auto way = [&s](Joint a, Joint b) { return towards(s[a], s[b]); };
    const Point pelvis = way(Joint::hip, Joint::l5);
    const Point lumbar = way(Joint::l5, Joint::t12);
    const Point thorax = way(Joint::t12, Joint::shoulder);
    bends("lower back", lumbar, pelvis, kLowerBack);
    bends("upper back", thorax, lumbar, kThoracic);
    bends("neck", way(Joint::shoulder, Joint::head), thorax, kNeckBend);
    for (const LimbId id : kLimbs) {
      const auto [root, middle, wrist, end] = joints_of(id);
      const Point upper = way(root, middle);
      const Point lower = way(middle, wrist);
      const std::string_view side = is_near(id) ? "near" : "far";
      if (is_leg(id)) {
        bends(fmt::format("{} hip", side), Point{} - pelvis, upper, kHip);
        bends(fmt::format("{} knee", side), lower, upper, kKnee);
        bends(fmt::format("{} ankle", side), left_of(lower), way(wrist, end), kAnkle);
      } else {
        bends(fmt::format("{} elbow", side), upper, lower, kElbow);
      }
    }
  }

  // Something has to carry the body: the floor, or what it stands or lies on.
  void look_at_weight(std::size_t frame) {
    constexpr auto kCarriers =
        std::to_array<PropKind>({PropKind::chair, PropKind::bench, PropKind::step, PropKind::slab,
                                 PropKind::line, PropKind::bar, PropKind::box});
    if (figure_.ground != Ground::floor) return;
    for (const Prop& prop : figure_.props) {
      if (std::find(kCarriers.begin(), kCarriers.end(), prop.kind) != kCarriers.end()) return;
    }
    Drawing body = draw(figure_, frame);
    std::erase_if(body, [](const Shape& s) { return s.ink != Ink::near && s.ink != Ink::far; });
    const double above = bounds_of(body).bottom;
    if (above > kTolerance) add(fmt::format("the body is in the air by {:.3f}", above));
  }

  void look_between(std::size_t i) {
    const Pose& a = figure_.frames[i].pose;
    const Pose& b = figure_.frames[i + 1].pose;
    constexpr double kHalfCircle = 180;
    const auto far = [](double from, double to) {
      return std::max(from - to, to - from) > kHalfCircle;
    };
    bool turns = !std::equal(a.trunk.begin(), a.trunk.end(), b.trunk.begin(), std::not_fn(far));
    for (std::size_t limb = 0; limb < a.limbs.size(); ++limb) {
      turns = turns || !std::equal(a.limbs[limb].angles.begin(), a.limbs[limb].angles.end(),
                                   b.limbs[limb].angles.begin(), std::not_fn(far));
    }
    if (turns) add("something turns by more than half a circle; write 190 for -170, or so");
    for (int step = 1; step < kStepsBetween; ++step) {
      const double share = static_cast<double>(step) / kStepsBetween;
      look_at(between(a, b, share, figure_.view), kOnTheWay);
    }
  }

  const Figure& figure_;
  std::vector<Flaw> flaws_;
  std::size_t frame_ = 0;
  bool is_between_ = false;
};

}  // namespace

std::vector<Flaw> flaws_of(const Figure& figure) { return Inspector(figure).look(); }

}  // namespace backsmart
