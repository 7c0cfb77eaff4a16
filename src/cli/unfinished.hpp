// A check that was stopped half-way, kept until it is finished.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "cli/prompt.hpp"
#include "data/decode.hpp"

namespace backsmart {

// `state_home`/check.toml, an answers file whose `asked` is when the check began, with what it
// asks. Empty: there is no home.
std::string unfinished_path(const World& world);

// Where to begin: at the check that was stopped, if there is one and the person wants to go on,
// else with an empty sheet for `wanted`. After a day the warning signs begin anew. One that is
// older than two weeks, or than the `saved` answers, is not offered.
std::variant<AnswerSheet, Ending> begin_or_resume(const CheckScope& wanted,
                                                  const std::optional<AnswerSheet>& saved,
                                                  const Ruleset& rules, const World& world,
                                                  const Io& io);

// Keeps what is answered so far. When that fails, says so and returns false.
bool keep_unfinished(const AnswerSheet& sheet, const Ruleset& rules, const World& world,
                     const Io& io);

void forget_unfinished(const World& world);

}  // namespace backsmart
