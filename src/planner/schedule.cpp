#include "planner/schedule.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

namespace backsmart {
namespace {

constexpr int kDays = 7;

// Whether two of the days follow each other, the last and the first of the week included.
bool has_neighbours(DayMask days) {
  const unsigned twice = static_cast<unsigned>(days) | static_cast<unsigned>(days) << kDays;
  return (twice & twice >> 1) != 0;
}

// The sum of the squared gaps from one day to the next, around the week: the smaller, the more
// evenly the days are spread.
int unevenness(DayMask days) {
  int sum = 0;
  int gap = 0;
  const int first = std::countr_zero(static_cast<unsigned>(days));
  for (int day = first + 1; day <= first + kDays; ++day) {
    ++gap;
    if ((days >> day % kDays & 1) == 0) continue;
    sum += gap * gap;
    gap = 0;
  }
  return sum;
}

// Larger for a set whose days come earlier: Monday weighs most.
int earliness(DayMask days) {
  int weight = 0;
  for (int day = 0; day < kDays; ++day) weight = weight * 2 + (days >> day & 1);
  return weight;
}

// The best of all sets of days, by `rank`; sets for which `allowed` is false do not count.
template <typename Allowed, typename Rank>
DayMask best_days(Allowed allowed, Rank rank) {
  DayMask best = 0;
  for (int set = 1; set <= kEveryDay; ++set) {
    const auto days = static_cast<DayMask>(set);
    if (allowed(days) && (best == 0 || rank(days) > rank(best))) best = days;
  }
  return best;
}

int size(DayMask days) { return std::popcount(days); }

}  // namespace

DayMask hard_days(DayMask free, int most) {
  return best_days(
      [&](DayMask days) {
        return (days & ~free) == 0 && size(days) <= most && !has_neighbours(days);
      },
      [](DayMask days) { return std::tuple(size(days), -unevenness(days), earliness(days)); });
}

DayMask cardio_days(DayMask taken, int count) {
  count = std::min(count, kDays);
  return best_days([&](DayMask days) { return size(days) == count; },
                   [&](DayMask days) {
                     const int overlap = size(static_cast<DayMask>(days & taken));
                     return std::tuple(-overlap, -unevenness(days), earliness(days));
                   });
}

}  // namespace backsmart
