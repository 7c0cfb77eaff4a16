// Which days of a week carry strength and cardio.
#pragma once

#include <cstdint>

namespace backsmart {

// A set of days of one week: bit 0 is the first day, bit 6 the last. Weeks follow each other, so
// the last day and the first are neighbours.
using DayMask = std::uint8_t;

constexpr DayMask kEveryDay = 0x7F;

// Days for what is hard: as many of `free` as possible, at most `most`, no two of them neighbours;
// spread as evenly as can be, early ones first.
DayMask hard_days(DayMask free, int most);

// `count` days (at most 7), off the days of `taken` as far as possible, spread evenly.
DayMask cardio_days(DayMask taken, int count);

}  // namespace backsmart
