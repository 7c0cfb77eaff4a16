// What a person is asked, and what can be answered.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/condition.hpp"

namespace backsmart {

enum class Kind : std::uint8_t { yes_no, choice, number, many };

// One of the words of a choice or a many question.
struct Word {
  std::string id;
  std::string say;  // how a person reads it
};

// The state of one question on a sheet of answers. `value` counts only when given:
// yes-no 0 or 1; choice: index of the word; number: the number (a clock time: minutes after
// midnight); many: one bit a word.
struct Answer {
  enum class State : std::uint8_t {
    unanswered,
    skipped,  // not asked, because its gateway says no
    unsure,
    given,
  };
  State state = State::unanswered;
  std::int32_t value = 0;

  static constexpr Answer of(std::int32_t value) { return {State::given, value}; }
  static constexpr Answer unsure() { return {State::unsure, 0}; }

  bool operator==(const Answer&) const = default;
};

// Whether the person said something: an answer, or that they are unsure.
constexpr bool is_answered(const Answer& answer) {
  return answer.state == Answer::State::given || answer.state == Answer::State::unsure;
}

// One answer a question, by index into Ruleset::questions.
using Answers = std::vector<Answer>;

// Which way an answer gets worse: a step that way must never give a milder level.
enum class Worse : std::uint8_t {
  up,      // no < unsure < yes; a greater number, a later word, more words
  down,    // yes < unsure < no; a smaller number, an earlier word: the answer explains or reassures
  unsure,  // no is mildest; unsure may weigh more than yes: to know is milder than not to know
  either,  // neither way: both ends have reasons of their own
};

struct Question {
  std::string id;
  int part = 0;  // index into Ruleset::parts
  Kind kind = Kind::yes_no;
  std::string ask;
  std::string label;  // the question in a few words, for lists; may be empty
  std::string why;
  std::string plainer;             // a simpler test, offered once after "unsure"; may be empty
  std::vector<Word> words;         // choice (in order) and many
  std::int32_t min = 0;            // number
  std::int32_t max = 0;            // number
  std::string unit;                // number; "clock" for a time of day
  Condition gateway;               // asked only while this is not `no`; empty: always
  std::optional<Answer> fallback;  // taken when unanswered; never in warning signs
  Worse worse = Worse::up;
  std::uint32_t eases = 0;    // many: a bit for each word that may make it milder all the same
  bool read_by_rule = false;  // some triage rule reads it
  std::vector<int> sources;   // indices into Ruleset::sources

  bool is_clock() const { return unit == "clock"; }
};

constexpr std::size_t kMostWords = 24;  // of a many question, so that its answer fits an int32

std::string_view to_id(Kind kind);  // "yes-no", "choice", "number", "many"

std::optional<int> find_word(const Question& question, std::string_view id);

// "yes", "unsure", "41", "06:30", "dumbbell, band", "none" (many without a word), "not answered".
std::string to_text(const Question& question, const Answer& answer);

// Reads what a person typed for `question`, as in `--set ID=VALUE`: "yes", "unsure", a number, a
// word, words split by commas, "none". Nothing when it does not fit; `expected_answers` says why.
std::optional<Answer> parse_answer(const Question& question, std::string_view text);

// What fits `question`, for messages: `"yes", "no" or "unsure"`, `a whole number from 0 to 10`, …
std::string expected_answers(const Question& question);

}  // namespace backsmart
