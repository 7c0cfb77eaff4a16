// One line typed at a question → an answer, a wish, or why it is neither.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/diagnostic.hpp"
#include "rules/question.hpp"

namespace backsmart {

enum class Wish : std::uint8_t { why, back, stop };

struct Wrong {
  std::string message;  // what does not fit, and what would; whole sentences
};

using Entry = std::variant<Answer, Wish, Wrong>;

// `y`, `n`, `u` and whole words; a number; a word by its number, its id, its text or the start of
// one; several of them split by commas or spaces; `none`; `?`, `b`, `q`. Case does not matter.
// An empty line takes `standing`, the answer shown in brackets; without one it is wrong.
Entry read_entry(const Question& question, std::string_view line,
                 const std::optional<Answer>& standing);

// What to type, on one line: "y, n or u", "0 to 10 (out of 10), or u".
std::string invitation(const Question& question);

// An answer given on the command line, `flag` and `value` as in {"--set fever=", "mabye"}. Whole
// words only, as in an answers file: a shortened one would change its meaning with the next word.
Loaded<Answer> read_flag_value(const Question& question, std::string_view flag,
                               std::string_view value);

}  // namespace backsmart
