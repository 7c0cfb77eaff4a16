// Exit codes: frozen, in the man page, tested.
#pragma once

#include <string>
#include <variant>

#include "rules/level.hpp"

namespace backsmart {

using Exit = int;

constexpr Exit kDone = 0;
constexpr Exit kFailed = 1;
constexpr Exit kUsage = 2;
constexpr Exit kCannotTell = 3;
constexpr Exit kTailored = 10;
constexpr Exit kSeeFirst = 11;
constexpr Exit kSameDay = 12;
constexpr Exit kEmergency = 13;
constexpr Exit kInterrupted = 130;

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
