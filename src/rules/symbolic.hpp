// What the rules make of every sheet of answers at once: the same reading of answers as `settle`,
// `evaluate` and `judge`, as diagrams. Tests and `data verify` compare the two on whole spaces.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "rules/assess.hpp"
#include "rules/diagram.hpp"

namespace backsmart {

// A Truth, as the value of a diagram.
constexpr int kTruthNo = static_cast<int>(Truth::no);
constexpr int kTruthUnknown = static_cast<int>(Truth::unknown);
constexpr int kTruthYes = static_cast<int>(Truth::yes);

class Symbolic {
 public:
  // Tells apart all answers that the rules, and `others`, can tell apart. `rules` must live longer.
  Symbolic(const Ruleset& rules, std::span<const Condition* const> others);

  Diagrams& diagrams() { return diagrams_; }
  const Diagrams& diagrams() const { return diagrams_; }
  const Ruleset& rules() const { return *rules_; }

  // A Truth on settled answers.
  Diagram truth(const Condition& condition);

  // A verdict, as `verdict_of` reads it.
  Diagram verdict(const Rule& rule);
  static Verdict verdict_of(int value);

  // The answers of a sheet, as `where_not_zero` gives it; what does not matter is as in `base`.
  Answers answers_at(const std::vector<int>& sheet, const Answers& base) const;
  // And back: a choice for each axis.
  std::vector<int> sheet_of(const Answers& answers) const;

  // 1 where the question has to be asked still.
  Diagram is_open(std::size_t question);
  // 1 where it is not asked because its gateway is closed.
  Diagram is_skipped(std::size_t question);

  // Where to look for the answers of a question. A `many` has an axis for its state and one a word.
  struct Column {
    int axis = -1;               // -1: nothing reads the question
    std::vector<Answer> values;  // by choice; of a `many`: unanswered, unsure, given
    std::vector<int> word_axes;  // of a `many`, by word; -1: nothing reads the word
  };
  const Column& column(std::size_t question) const { return columns_[question]; }

 private:
  static std::vector<int> sizes_of(const Ruleset& rules, std::span<const Condition* const> others,
                                   std::vector<Column>& columns);

  enum class Reading : std::uint8_t { settled, said };
  Diagram read(const Condition& condition, Reading reading);
  Diagram read_at(const Term* term, Reading reading);
  Diagram atom(const Term& term, Reading reading);
  Diagram given(const Term& term);
  Diagram gateway(std::size_t question);
  Diagram is_follow_up(std::size_t question);  // 1: it follows up on something that was said
  Diagram is_raised(const Rule& rule);

  const Ruleset* rules_;
  std::vector<Column> columns_;
  Diagrams diagrams_;
  std::map<std::size_t, Diagram> gateways_;
};

}  // namespace backsmart
