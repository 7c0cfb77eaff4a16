// The little language of the rules: `fever and (weak-immunity or age >= 65)`.
//
//   or, and, not, ( )            not binds tightest, then and, then or
//   id                           a yes-no question, or a name from a [define] table
//   id is word                   choice
//   id >= 65   id < 06:30        number (also <= < >); choices by their order: id >= word
//   id has word                  many
//   at least 3 of (a, b, …)      a, b, … are conditions
//
// There is no arithmetic, no function, and no rule that refers to a rule.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "rules/truth.hpp"

namespace backsmart {

struct Answer;
struct Question;

// One node of a condition. Nodes stand in prefix order; a node's operands follow it directly.
struct Term {
  enum class Op : std::uint8_t {
    all_of,       // operands
    any_of,       // operands
    none_of,      // one operand: not
    at_least_of,  // operands, `value` of them
    is_yes,       // question
    equals,       // question, value: choice
    at_most,      // question, value
    at_least,     // question, value
    has,          // question, value: index of the word
  };
  Op op = Op::is_yes;
  std::uint16_t size = 1;      // of the node with all its operands
  std::uint16_t question = 0;  // index into the questions
  std::int32_t value = 0;

  bool operator==(const Term&) const = default;
};

// Empty: holds always.
using Condition = std::vector<Term>;

struct Definition {
  std::string name;
  Condition condition;
};

// What the names in a condition can mean.
struct Names {
  const std::vector<Question>* questions = nullptr;
  const std::vector<Definition>* definitions = nullptr;
};

// Parses `text`. Problems carry the file and line of `source` and a column counted from `place`,
// where the text begins.
Loaded<Condition> parse_condition(std::string_view text, const Names& names,
                                  const SourceText& source, Place place);

// How true `condition` is on `answers`, one a question, as `settle` returns them.
Truth evaluate(const Condition& condition, const std::vector<Answer>& answers);

// The condition in the language it was written in, with the fewest parentheses.
std::string to_text(const Condition& condition, const std::vector<Question>& questions);

// How deep parentheses, `not` and `at least` stand within each other in that text.
int nesting(const Condition& condition);

// Each question that `condition` reads, once, in order of index.
std::vector<int> questions_read(const Condition& condition);

// Whether `condition` reads a question, by index, for which `is_wanted` holds.
template <typename IsWanted>
bool reads_any(const Condition& condition, IsWanted is_wanted) {
  for (const Term& term : condition) {
    if (term.op >= Term::Op::is_yes && is_wanted(std::size_t{term.question})) return true;
  }
  return false;
}

}  // namespace backsmart
