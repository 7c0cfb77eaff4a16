// The questions on a terminal. Plain lines without cursor tricks: it works in a screen reader, over
// ssh and from a pipe.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <variant>

#include "cli/world.hpp"
#include "rules/ruleset.hpp"

namespace backsmart {

enum class Ending : std::uint8_t {
  finished,     // every question has its answer
  emergency,    // a rule is certain that this is one: no further question
  stopped,      // `q`
  input_ended,  // Ctrl-D, or nobody there
  interrupted,  // Ctrl-C
};

struct Interview {
  Answers answers;  // only to questions that are still asked
  Ending ending = Ending::finished;
};

// Told of the answers after each new one, so that a kill loses nothing.
using Keep = std::function<void(const Answers&)>;

// Asks on `io.err`, from the first question that `begun` leaves open.
Interview interview(const Ruleset& rules, const Answers& begun, const World& world, const Io& io,
                    const Keep& keep);

// A plain yes or no, or how the input ended.
std::variant<bool, Ending> confirm(std::string_view question, const World& world, const Io& io);

}  // namespace backsmart
