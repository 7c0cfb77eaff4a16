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

constexpr std::size_t kLongestEntry = 2000;  // bytes; all words of any question are shorter

struct Wrong {
  std::string message;  // what does not fit, and what would; whole sentences
};

using Entry = std::variant<Answer, Wish, Wrong>;

// `y`, `n`, `u` and whole words; a number; a word by its number, its id, its text or the start of
// one; several of them split by commas or spaces; `none`; `?`, `b`, `q`. Case does not matter.
// An empty line takes `standing`, the answer shown in brackets; without one it is wrong.
Entry read_entry(const Question& question, std::string_view line,
                 const std::optional<Answer>& standing);

// Why `line` is no answer where `fits` would be: "'maybe' is not an answer here. Type y or n." Says
// what is odd about it where that may not be seen, and `near` as what may have been meant.
Wrong wrong_entry(std::string_view line, std::string_view fits, std::string_view near = "");

// What to type, on one line: "y, n or u", "10 to 110 (years), or u".
std::string invitation(const Question& question);

// `answer` as it would be typed: "no", "41", "2" for the second choice, "1, 3", "none".
std::string as_typed(const Question& question, const Answer& answer);

// An answer given on the command line, `flag` and `value` as in {"--set fever=", "mabye"}. Whole
// words only, as in an answers file: a shortened one would change its meaning with the next word.
Loaded<Answer> read_flag_value(const Question& question, std::string_view flag,
                               std::string_view value);

}  // namespace backsmart
