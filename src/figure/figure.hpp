// A figure: what data/figures.toml says of how an exercise looks, decoded. The manual of its
// grammar is backsmart-data(5).
//
// Lengths are in body heights, x to the right, y up, 0 on the floor. Angles are in degrees and
// absolute: 0 is right, 90 up. Seen from the side, whoever stands looks to the right, and the front
// of the body is clockwise of the way from hip to head; whoever lies on the back has the head left.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "figure/body.hpp"
#include "figure/geometry.hpp"

namespace backsmart {

enum class View : std::uint8_t { side, front };
constexpr std::array<std::string_view, 2> kViewIds = {"side", "front"};

// `mat`: seen from above, without a floor.
enum class Ground : std::uint8_t { floor, mat };
constexpr std::array<std::string_view, 2> kGroundIds = {"floor", "mat"};

// What a part is drawn in; paper is what shows where nothing is drawn.
enum class Ink : std::uint8_t { near, far, prop, soft, pillow, load, arrow, water, floor, paper };
constexpr std::array<std::string_view, 10> kInkIds = {"near", "far",   "prop",  "soft",  "pillow",
                                                      "load", "arrow", "water", "floor", "paper"};

// A place of its own, or one beside a joint.
struct Where {
  std::optional<Joint> joint;
  Point at;

  bool operator==(const Where&) const = default;
};

struct Limb {
  std::array<double, 3> angles = {};  // thigh, shin, foot; upper arm, forearm, hand
  // How much of each length is seen: less than 1 for what points towards us or away.
  std::array<double, 3> shown = {1, 1, 1};
  bool hand_in_line = false;  // with the forearm, wherever a pin brings it

  bool operator==(const Limb&) const = default;
};

// As it would be on the other side of a figure that is seen from the front.
Limb mirrored(Limb limb);

// Where the whole figure is: the outline of `joint` rests on the height y, its middle is at x.
struct Anchor {
  Joint joint = Joint::near_ankle;
  Point at;
  bool middle = false;  // not the outline but the middle of the joint is at y

  bool operator==(const Anchor&) const = default;
};

// Bends a limb so that its ankle, toe, wrist or hand is where it should be. A place of its own is
// rested on, as by an anchor; one beside a joint is for the middle.
struct Pin {
  Joint joint = Joint::near_ankle;
  Where to;

  bool operator==(const Pin&) const = default;
};

struct Pose {
  std::array<double, 3> trunk = {90, 90, 90};  // pelvis, lumbar spine, thorax
  double neck = 90;
  std::array<Limb, 4> limbs;  // by LimbId
  Anchor anchor;
  std::vector<Pin> pins;
  double belly = 0;  // 0 to 1: how far a breath rounds it
  LimbSet shaded;    // drawn lighter and behind the trunk

  bool operator==(const Pose&) const = default;
};

// Standing at ease.
Pose standing(View view);

struct Frame {
  std::string name;  // stands under the picture; empty: only passed through between two others
  Pose pose;

  bool operator==(const Frame&) const = default;
};

enum class PropKind : std::uint8_t {
  wall,
  panel,
  mat,
  step,
  box,
  bench,
  table,
  counter,
  chair,
  post,
  bar,
  slab,
  line,
  ring,
  disc,
  pillow,
  dumbbell,
  kettlebell,
  trapbar,
  bag,
  band,
  cable,
  towel,
  dowel,
  water,
};
constexpr std::array<std::string_view, 25> kPropKindIds = {
    "wall",    "panel", "mat",  "step",  "box",   "bench", "table",  "counter",  "chair",
    "post",    "bar",   "slab", "line",  "ring",  "disc",  "pillow", "dumbbell", "kettlebell",
    "trapbar", "bag",   "band", "cable", "towel", "dowel", "water"};

// Behind the body, between trunk and hands, or over all.
enum class Layer : std::uint8_t { back, hand, front };
constexpr std::array<std::string_view, 3> kLayerIds = {"back", "hand", "front"};

// Something that is held, leant on or lain on. Each kind has some of these.
struct Prop {
  PropKind kind = PropKind::box;
  Layer layer = Layer::back;
  Ink ink = Ink::prop;
  std::optional<int> frame;   // in this one only, an index
  std::vector<Where> points;  // where it is, or along which it goes
  double left = 0;            // of what stands
  double right = 0;
  double bottom = 0;
  double top = 0;
  double width = 0;   // of a stroke; how long a pillow is
  double height = 0;  // of a pillow
  double radius = 0;
  double angle = 0;  // along which a pillow or dumbbell lies, a bag or kettlebell hangs
  double gap = 0;    // of a dowel to the left of its line
  std::array<double, 2> over = {};  // how much longer it is than that, at both ends
  bool faces_left = false;          // who sits on this chair

  bool operator==(const Prop&) const = default;
};

// From one place to the other; a bend of `bulge` times its length to the left.
struct Arrow {
  Where from;
  Where to;
  double bulge = 0;
  bool both = false;  // has two heads
  int frame = 0;      // an index

  bool operator==(const Arrow&) const = default;
};

struct Figure {
  std::string id;   // of its exercise
  std::string say;  // the movement, in words
  View view = View::side;
  Ground ground = Ground::floor;
  bool tween = true;          // whether one frame may turn into the next by degrees
  LimbSet lifted;             // seen from the front: legs that stand out from the other
  std::vector<Frame> frames;  // never empty
  std::vector<Prop> props;
  std::vector<Arrow> arrows;

  bool operator==(const Figure&) const = default;
};

using Figures = std::vector<Figure>;

// Null when there is none for this exercise.
const Figure* find_figure(const Figures& figures, std::string_view exercise);

}  // namespace backsmart
