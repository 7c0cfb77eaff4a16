// The end of a check: say how urgent it is, and save.
#pragma once

#include <string>

#include "cli/exit.hpp"
#include "cli/world.hpp"
#include "data/decode.hpp"

namespace backsmart {

struct Conclusion {
  Exit exit = kDone;
  bool saved = false;
};

// The end of a check that can tell, by the answers that `count` today. Saves `sheet` first, so that
// `plan` refuses even when the report finds no reader; a level that refuses a plan counts more than
// a full disk.
Conclusion conclude(const AnswerSheet& sheet, const Answers& count, const CheckOptions& options,
                    const Ruleset& rules, const World& world, const Io& io);

// Whether something was said that answers given before must not clear: a sign, or what calls for
// someone to look first.
bool raises(const Ruleset& rules, const Answers& said);

// Saves what a check has heard that cannot tell. False, after saying so, when that failed.
bool save_sheet(const AnswerSheet& sheet, const Ruleset& rules, const World& world, const Io& io);

}  // namespace backsmart
