// The settings file: for dotfiles, so it holds no health data.
#pragma once

#include "base/date.hpp"

namespace backsmart {

struct Settings {
  int week_starts = kMondayFirst;  // a weekday
};

}  // namespace backsmart
