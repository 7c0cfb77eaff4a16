// What no body does: the lint of a figure.
#pragma once

#include <string>
#include <vector>

#include "figure/figure.hpp"

namespace backsmart {

struct Flaw {
  std::size_t frame = 0;  // an index; on the way from it to the next when there `is_between`
  bool is_between = false;
  std::string message;

  bool operator==(const Flaw&) const = default;
};

// Joints that bend too far or the wrong way, parts below the floor, bodies in the air, pins that
// are out of reach, turns by more than half a circle; in every frame and on the way between two.
std::vector<Flaw> flaws_of(const Figure& figure);

}  // namespace backsmart
