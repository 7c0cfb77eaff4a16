// Every sheet of answers that some conditions can tell apart. A rule reads a handful of questions,
// so what it says can be tried on all of them, and not only on examples.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rules/ruleset.hpp"

namespace backsmart {

// A question that is read, with those of its answers that can make a difference: one number for
// each stretch between cut points.
struct ReadQuestion {
  int question = 0;             // index into Ruleset::questions
  std::vector<Answer> answers;  // unanswered, unsure, then what can be given, from the least
  std::uint32_t words = 0;  // many: a bit for each word that is read; `answers` has none of them
};

// The questions that `conditions` read and those in front of them, gateway by gateway, in order.
std::vector<ReadQuestion> questions_told_apart(const Ruleset& rules,
                                               std::span<const Condition* const> conditions);

// Those questions only, by index.
std::vector<int> questions_behind(const Ruleset& rules,
                                  std::span<const Condition* const> conditions);

// The same as one list of answers, with every set of the words that are read.
struct Axis {
  int question = 0;  // index into Ruleset::questions
  std::vector<Answer> answers;

  std::size_t size() const { return answers.size(); }
};

std::vector<Axis> axes_of(const Ruleset& rules, std::span<const Condition* const> conditions);

// How many sheets that makes; at most 2^63.
std::uint64_t count_sheets(std::span<const Axis> axes);

// Goes through all the sheets, the last axis fastest. Questions without an axis stay unanswered.
//
//   for (Sheets sheets(rules, axes); !sheets.done(); sheets.next()) {
//     if (evaluate(rule.when, sheets.settled()) == Truth::yes) …
//   }
class Sheets {
 public:
  // All must live longer. `base`: the answers to all other questions.
  Sheets(const Ruleset& rules, std::span<const Axis> axes, Answers base);
  Sheets(const Ruleset& rules, std::span<const Axis> axes)
      : Sheets(rules, axes, Answers(rules.questions.size())) {}

  bool done() const { return done_; }
  void next();

  std::uint64_t index() const { return index_; }  // of this sheet, from 0
  const Answers& given() const { return given_; }
  const Answers& settled() const { return settled_; }  // as `settle` returns them
  const Answers& said() const { return said_; }        // as `without_unasked` returns them

 private:
  void settle_from(std::size_t axis);

  const Ruleset* rules_;
  std::span<const Axis> axes_;
  std::vector<std::size_t> turns_;  // by axis: which of its answers
  Answers given_;
  Answers settled_;
  Answers said_;
  std::uint64_t index_ = 0;
  bool done_ = false;
};

}  // namespace backsmart
