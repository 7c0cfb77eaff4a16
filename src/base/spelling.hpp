// "Did you mean …?"
#pragma once

#include <string_view>
#include <vector>

namespace backsmart {

// Letters to insert, delete, change or swap with their neighbour to get from `a` to `b`.
int edit_distance(std::string_view a, std::string_view b);

// The candidate nearest to `word`, or an empty view when none is near enough to be meant.
// On a tie the first one.
std::string_view closest(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace backsmart
