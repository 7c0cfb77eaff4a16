#include "planner/schedule.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>

namespace backsmart {
namespace {

constexpr int kDays = 7;

// What is known of a set of days, worked out when the program is built.
struct DaySet {
  int size = 0;
  bool has_neighbours = false;  // two days follow each other, the last and the first included
  int unevenness = 0;           // sum of the squared gaps around the week: smaller is more even
  int earliness = 0;            // larger when the days come earlier: the first weighs most
};

constexpr DaySet describe(unsigned days) {
  DaySet set;
  const unsigned twice = days | days << kDays;
  set.has_neighbours = (twice & twice >> 1) != 0;
  for (int day = 0; day < kDays; ++day) {
    const int there = static_cast<int>(days >> day & 1);
    set.size += there;
    set.earliness = set.earliness * 2 + there;
  }
  if (days == 0) return set;
  int gap = 0;
  const int first = std::countr_zero(days);
  for (int day = first + 1; day <= first + kDays; ++day) {
    ++gap;
    if ((days >> day % kDays & 1) == 0) continue;
    set.unevenness += gap * gap;
    gap = 0;
  }
  return set;
}

constexpr auto kDaySets = [] {
  std::array<DaySet, kEveryDay + 1> sets{};
  for (std::size_t days = 0; days < sets.size(); ++days) {
    sets[days] = describe(static_cast<unsigned>(days));
  }
  return sets;
}();

// The best of all sets of days, by `rank`; sets for which `allowed` is false do not count.
template <typename Allowed, typename Rank>
DayMask best_days(Allowed allowed, Rank rank) {
  DayMask best = 0;
  decltype(rank(best, kDaySets[0])) highest;
  for (std::size_t set = 1; set < kDaySets.size(); ++set) {
    const auto days = static_cast<DayMask>(set);
    if (!allowed(days, kDaySets[set])) continue;
    const auto now = rank(days, kDaySets[set]);
    if (best != 0 && now <= highest) continue;
    best = days;
    highest = now;
  }
  return best;
}

}  // namespace

DayMask hard_days(DayMask free, int most) {
  return best_days(
      [&](DayMask days, const DaySet& set) {
        return (days & ~free) == 0 && set.size <= most && !set.has_neighbours;
      },
      [](DayMask, const DaySet& set) {
        return std::tuple(set.size, -set.unevenness, set.earliness);
      });
}

DayMask cardio_days(DayMask taken, int count) {
  count = std::min(count, kDays);
  return best_days([&](DayMask, const DaySet& set) { return set.size == count; },
                   [&](DayMask days, const DaySet& set) {
                     const int overlap = kDaySets[days & taken].size;
                     return std::tuple(-overlap, -set.unevenness, set.earliness);
                   });
}

}  // namespace backsmart
