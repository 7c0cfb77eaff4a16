#include "figure/props.hpp"

#include <initializer_list>
#include <utility>

namespace backsmart {
namespace {

constexpr double kRail = 0.024;  // a leg or upright
constexpr double kOnFloor = kRail / 2;

void add_dot(Ink ink, Point at, double radius, Drawing& drawing) {
  drawing.push_back({ink, Capsule{at, at, radius, radius}});
}

void add_line(Ink ink, std::initializer_list<Point> points, double width, Drawing& drawing) {
  const Point* before = nullptr;
  for (const Point& point : points) {
    if (before != nullptr) add_stroke(ink, *before, point, width, drawing);
    before = &point;
  }
}

void add_box(Ink ink, const Box& box, double corner, Drawing& drawing) {
  const double left = box.left + corner;
  const double right = box.right - corner;
  const double bottom = box.bottom + corner;
  const double top = box.top - corner;
  drawing.push_back(
      {ink, Polygon{{{left, bottom}, {right, bottom}, {right, top}, {left, top}}, corner}});
}

void add_uprights(const Prop& p, double inset, double top, Drawing& drawing) {
  for (const double x : {p.left + inset, p.right - inset}) {
    add_stroke(p.ink, {x, kOnFloor}, {x, top}, kRail, drawing);
  }
}

// Four legs, of which two are seen; the seat is 0.245 deep, the back rises 0.25 above it.
void add_chair(const Prop& p, Point rear, Drawing& drawing) {
  const auto at = [&](double forward, double y) {
    return Point{rear.x + (p.faces_left ? -forward : forward), y};
  };
  const double seat = rear.y;
  add_stroke(p.ink, at(0.015, seat - 0.014), at(0.245, seat - 0.014), 0.03, drawing);
  add_line(p.ink, {at(0.025, kOnFloor), at(0.015, seat), at(-0.02, seat + 0.25)}, kRail, drawing);
  add_stroke(p.ink, at(0.225, kOnFloor), at(0.225, seat - 0.014), kRail, drawing);
  add_stroke(p.ink, at(-0.008, seat + 0.13), at(-0.02, seat + 0.25), 0.04, drawing);
}

// Its axis goes along `way`.
void add_dumbbell(const Prop& p, Point at, Point way, Drawing& drawing) {
  constexpr double kHalf = 0.062;
  constexpr double kPlate = 0.024;
  add_stroke(p.ink, at - kHalf * way, at + kHalf * way, 0.022, drawing);
  for (const Point end : {at + kHalf * way, at - kHalf * way}) {
    add_stroke(p.ink, end + kPlate * left_of(way), end - kPlate * left_of(way), 0.04, drawing);
  }
}

// Hangs from its handle along `down`.
void add_kettlebell(const Prop& p, Point at, Point down, Drawing& drawing) {
  drawing.push_back({p.ink, Ring{at + 0.028 * down, 0.036, 0.018}});
  add_dot(p.ink, at + 0.085 * down, 0.054, drawing);
}

void add_bag(const Prop& p, Point at, Point down, Drawing& drawing) {
  const auto on = [&](double below, double aside) {
    return at + below * down + aside * left_of(down);
  };
  add_line(p.ink, {on(0.075, -0.04), on(0, -0.018), on(0, 0.018), on(0.075, 0.04)}, 0.012, drawing);
  drawing.push_back(
      {p.ink,
       Polygon{{on(0.085, -0.055), on(0.085, 0.055), on(0.18, 0.065), on(0.18, -0.065)}, 0.012}});
}

// Seen from the side: a plate, and the raised handle in the hand.
void add_trapbar(const Prop& p, Point at, Drawing& drawing) {
  constexpr double kHandle = 0.05;
  const Point plate = at - Point{0, 0.07};
  drawing.push_back({p.ink, Ring{plate, 0.082, 0.03}});
  add_dot(p.ink, plate, 0.024, drawing);
  add_line(p.ink,
           {{at.x - kHandle, plate.y},
            {at.x - kHandle, at.y},
            {at.x + kHandle, at.y},
            {at.x + kHandle, plate.y}},
           0.018, drawing);
}

// Two lines of waves.
void add_water(const Prop& p, Drawing& drawing) {
  constexpr int kSteps = 30;
  constexpr double kHeight = 0.012;
  constexpr double kDegreesOfStep = 36;
  for (const double y : {p.top, p.top - 0.055}) {
    Point before;
    for (int i = 0; i <= kSteps; ++i) {
      const Point point = {p.left + (p.right - p.left) * i / kSteps,
                           y + kHeight * direction(kDegreesOfStep * i).y};
      if (i > 0) add_stroke(p.ink, before, point, 0.012, drawing);
      before = point;
    }
  }
}

void add_head(Point tip, Point way, Drawing& drawing) {
  const Point rear = tip - 0.045 * way;
  drawing.push_back(
      {Ink::arrow,
       Polygon{{tip, rear + 0.028 * left_of(way), rear - 0.028 * left_of(way)}, 0.004}});
}

}  // namespace

void add_stroke(Ink ink, Point a, Point b, double width, Drawing& drawing) {
  drawing.push_back({ink, Capsule{a, b, width / 2, width / 2}});
}

void add_prop(const Prop& p, const Skeleton& skeleton, Drawing& drawing) {
  std::vector<Point> points;
  points.reserve(p.points.size());
  for (const Where& where : p.points) points.push_back(place_of(where, skeleton));
  const Point at = points.empty() ? Point{} : points.front();
  const Box box = {p.left, p.right, p.bottom, p.top};
  switch (p.kind) {
    case PropKind::wall: add_box(p.ink, box, 0.004, drawing); break;
    case PropKind::panel:
    case PropKind::step: add_box(p.ink, box, 0.01, drawing); break;
    case PropKind::mat: add_box(p.ink, box, 0.03, drawing); break;
    case PropKind::box: add_box(p.ink, box, 0.008, drawing); break;
    case PropKind::bench:
    case PropKind::table: {
      const double thick = p.kind == PropKind::bench ? 0.04 : 0.028;
      add_box(p.ink, {p.left, p.right, p.top - thick, p.top}, 0.4 * thick, drawing);
      add_uprights(p, 0.05, p.top - thick / 2, drawing);
      break;
    }
    case PropKind::counter: {
      constexpr double kSlab = 0.03;
      add_box(p.ink, {p.left, p.right, p.top - kSlab, p.top}, 0.008, drawing);
      add_box(Ink::soft, {p.left + 0.03, p.right, 0, p.top - kSlab}, 0.004, drawing);
      break;
    }
    case PropKind::chair: add_chair(p, at, drawing); break;
    case PropKind::post:
      add_box(p.ink, {at.x - 0.022, at.x + 0.022, 0, p.top}, 0.008, drawing);
      add_box(p.ink, {at.x - 0.09, at.x + 0.09, 0, 0.025}, 0.008, drawing);
      add_dot(Ink::load, at, 0.02, drawing);
      break;
    case PropKind::bar:
      add_stroke(p.ink, {at.x, kOnFloor}, at, kRail, drawing);
      add_stroke(p.ink, {at.x - 0.1, kOnFloor}, {at.x + 0.1, kOnFloor}, kRail, drawing);
      add_dot(Ink::load, at, 0.022, drawing);
      break;
    case PropKind::slab:
    case PropKind::line:
    case PropKind::band:
    case PropKind::cable:
    case PropKind::towel:
      for (std::size_t i = 1; i < points.size(); ++i) {
        add_stroke(p.ink, points[i - 1], points[i], p.width, drawing);
      }
      break;
    case PropKind::ring: drawing.push_back({p.ink, Ring{at, p.radius, p.width}}); break;
    case PropKind::disc: add_dot(p.ink, at, p.radius, drawing); break;
    case PropKind::pillow: {
      const Point half = ((p.width - p.height) / 2) * direction(p.angle);
      add_stroke(p.ink, at - half, at + half, p.height, drawing);
      break;
    }
    case PropKind::dumbbell: add_dumbbell(p, at, direction(p.angle), drawing); break;
    case PropKind::kettlebell: add_kettlebell(p, at, direction(p.angle), drawing); break;
    case PropKind::trapbar: add_trapbar(p, at, drawing); break;
    case PropKind::bag: add_bag(p, at, direction(p.angle), drawing); break;
    case PropKind::dowel: {
      const Point way = towards(points.front(), points.back());
      const Point aside = p.gap * left_of(way);
      add_stroke(p.ink, points.front() + aside - p.over.front() * way,
                 points.back() + aside + p.over.back() * way, p.width, drawing);
      break;
    }
    case PropKind::water: add_water(p, drawing); break;
  }
}

void add_arrow(const Arrow& arrow, const Skeleton& skeleton, Drawing& drawing) {
  constexpr int kSteps = 10;
  constexpr double kWidth = 0.016;
  constexpr double kNeckOfHead = 0.03;  // where the line ends, behind the tip
  const Point from = place_of(arrow.from, skeleton);
  const Point to = place_of(arrow.to, skeleton);
  const Point bend = 0.5 * (from + to) + 2 * arrow.bulge * left_of(to - from);
  const Point forward = towards(bend, to);
  const Point backward = towards(bend, from);
  Point before = arrow.both ? from + kNeckOfHead * (Point{} - backward) : from;
  for (int i = 1; i <= kSteps; ++i) {
    const double t = static_cast<double>(i) / kSteps;
    const Point on_curve = ((1 - t) * (1 - t)) * from + (2 * t * (1 - t)) * bend + (t * t) * to;
    const Point point = i == kSteps ? to - kNeckOfHead * forward : on_curve;
    add_stroke(Ink::arrow, before, point, kWidth, drawing);
    before = point;
  }
  add_head(to, forward, drawing);
  if (arrow.both) add_head(from, backward, drawing);
}

}  // namespace backsmart
