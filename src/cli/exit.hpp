// Exit codes: frozen, in the man page, tested.
#pragma once

#include <string>
#include <variant>

#include "rules/level.hpp"

namespace backsmart {

enum Exit : int {
  kDone = 0,
  kFailed = 1,
  kUsage = 2,
  kCannotTell = 3,
  kTailored = 10,
  kSeeFirst = 11,
  kSameDay = 12,
  kEmergency = 13,
  kInterrupted = 130,
};

// What `check` exits with at this level.
constexpr Exit exit_of(Level level) {
  switch (level) {
    case Level::self_manage:
    case Level::book: return kDone;
    case Level::tailored: return kTailored;
    case Level::see_first: return kSeeFirst;
    case Level::same_day: return kSameDay;
    case Level::emergency: return kEmergency;
  }
  return kFailed;
}

// A command ends here: what to say on stderr, and the exit code.
struct Stop {
  Exit exit = kFailed;
  std::string message;  // ends with a newline
};

// A value, or the end of the command.
template <typename T>
using OrStop = std::variant<T, Stop>;

}  // namespace backsmart
