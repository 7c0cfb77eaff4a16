// Whether a value is in a list.
#pragma once

#include <algorithm>
#include <vector>

namespace backsmart {

inline bool contains(const std::vector<int>& list, int value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace backsmart
