// A figure as shapes in the order in which they are painted: what the renderers draw.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "figure/skeleton.hpp"

namespace backsmart {

// The hull of two circles: a limb, a stroke, a dot.
struct Capsule {
  Point a;
  Point b;
  double radius_a = 0;
  double radius_b = 0;
};

// With round corners: it reaches `radius` beyond its outline.
struct Polygon {
  std::vector<Point> corners;
  double radius = 0;
};

struct Ring {
  Point centre;
  double radius = 0;  // to the middle of the stroke
  double width = 0;
};

using Form = std::variant<Capsule, Polygon, Ring>;

struct Shape {
  Ink ink = Ink::near;
  Form form;
  // On paper: a seam so wide around a form that is painted next, which keeps it apart from what is
  // behind.
  double seam = 0;
};

using Drawing = std::vector<Shape>;

// Props, body and arrows of the frame `frame`, without the floor.
Drawing draw(const Figure& figure, std::size_t frame);

// The smallest box around all of it; empty for no shapes.
Box bounds_of(const Drawing& drawing);

// How thick the floor is drawn, below y = 0. In body heights.
constexpr double kFloorWidth = 0.014;

// The frames of a figure that have a name, beside each other on one floor.
struct Picture {
  struct Still {
    std::string_view name;
    Drawing drawing;
  };
  std::vector<Still> stills;
  Box box;  // around each of them, the floor too
  bool floor = true;
};

// `figure` must live longer.
Picture picture_of(const Figure& figure);

}  // namespace backsmart
