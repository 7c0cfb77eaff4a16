// Points and directions of a plane. Angles stand in the data only: everything else is done with
// directions of length 1, which turn each other as complex numbers do.
#pragma once

#include <algorithm>
#include <cmath>

namespace backsmart {

struct Point {
  double x = 0;
  double y = 0;

  bool operator==(const Point&) const = default;
};

constexpr Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
constexpr Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
constexpr Point operator*(double k, Point p) { return {k * p.x, k * p.y}; }

constexpr double dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }
// Positive when `b` lies to the left of `a`.
constexpr double cross(Point a, Point b) { return a.x * b.y - a.y * b.x; }

inline double length(Point p) { return std::sqrt(dot(p, p)); }

// From `a` to `b`, of length 1; to the right when they are the same point.
inline Point towards(Point a, Point b) {
  const double distance = length(b - a);
  return distance > 0 ? (1 / distance) * (b - a) : Point{1, 0};
}

// `p` turned by as much as the direction `by` is turned from the right.
constexpr Point turned(Point p, Point by) {
  return {p.x * by.x - p.y * by.y, p.x * by.y + p.y * by.x};
}
// A quarter turn counter-clockwise.
constexpr Point left_of(Point p) { return {-p.y, p.x}; }

// The whole number next to `value`, of which an int must be able to hold it.
constexpr int nearest(double value) {
  return static_cast<int>(value < 0 ? value - 0.5 : value + 0.5);
}

// The direction of an angle in degrees: 0 is right, 90 is up. By the series of sine and cosine, to
// eleven digits: this is all that the program would need a library of mathematics for, and loading
// one costs every start.
constexpr Point direction(double degrees) {
  const int quarters = nearest(degrees / 90);
  const double x = (degrees - 90.0 * quarters) * (3.14159265358979323846 / 180);  // up to an eighth
  const double xx = x * x;
  const double sine =
      x * (1 - xx / 6 * (1 - xx / 20 * (1 - xx / 42 * (1 - xx / 72 * (1 - xx / 110)))));
  const double cosine =
      1 - xx / 2 * (1 - xx / 12 * (1 - xx / 30 * (1 - xx / 56 * (1 - xx / 90 * (1 - xx / 132)))));
  switch (quarters & 3) {
    case 0: return {cosine, sine};
    case 1: return {-sine, cosine};
    case 2: return {-cosine, -sine};
    case 3: return {sine, -cosine};
  }
  return {};
}

// An upright rectangle. An empty one has left > right.
struct Box {
  double left = 1;
  double right = -1;
  double bottom = 1;
  double top = -1;

  bool empty() const { return left > right; }
  double width() const { return right - left; }
  double height() const { return top - bottom; }

  bool operator==(const Box&) const = default;
};

// Grows `box` until the circle of `radius` around `centre` is in it.
inline void include(Box& box, Point centre, double radius) {
  const bool first = box.empty();
  box.left = first ? centre.x - radius : std::min(box.left, centre.x - radius);
  box.right = first ? centre.x + radius : std::max(box.right, centre.x + radius);
  box.bottom = first ? centre.y - radius : std::min(box.bottom, centre.y - radius);
  box.top = first ? centre.y + radius : std::max(box.top, centre.y + radius);
}

}  // namespace backsmart
