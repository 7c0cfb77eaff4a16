// The questions, one after the other.
#pragma once

#include <functional>
#include <vector>

#include "cli/prompt.hpp"
#include "rules/ruleset.hpp"

namespace backsmart {

// What a check asks, and what is known before.
struct Agenda {
  std::vector<int> parts;  // those whose title is told; the others are asked about in passing
  Some questions;          // to ask; empty: all
  Answers answers;         // of other parts, and of a check that goes on
  Answers last;            // of the check before, shown with each question; empty: none
};

struct Interview {
  Answers answers;  // those of the agenda only to questions that are still asked
  Ending ending = Ending::finished;
};

// Told of the answers after each new one, so that a kill loses nothing.
using Keep = std::function<void(const Answers&)>;

// Asks from the first question that has no answer. An answer of last time stands when an empty line
// is typed, but for what the triage reads: that is always answered anew.
Interview interview(const Ruleset& rules, const Agenda& agenda, const World& world, const Io& io,
                    const Keep& keep);

}  // namespace backsmart
