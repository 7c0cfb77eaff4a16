// Pieces of text that several pages share.
#pragma once

#include <set>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "render/report.hpp"
#include "rules/assess.hpp"

namespace backsmart {

// The phrase with its blanks filled by `words`, of which there are as many.
template <Phrase id, typename... Words>
std::string phrase(const Ruleset& rules, const Words&... words) {
  constexpr auto kIndex = static_cast<std::size_t>(id);
  static_assert(sizeof...(words) == static_cast<std::size_t>(kPhrases[kIndex].blanks));
  // Decoding has seen to it that the text has that many blanks and nothing else to format.
  return fmt::vformat(rules.phrases[kIndex], fmt::make_format_args(words...));
}

const LevelAdvice& advice_of(const Ruleset& rules, Level level);

// What to do for a reason; may be empty. Where an answer was only unsure it is what the reason's
// level says, and what the rule says only where it would be an emergency: a crisis line is for the
// unsure, too. Of a mere note nothing.
std::string advice_of(const Ruleset& rules, const Reason& reason);

// The answer as a person would say it: a choice and many in the words that were offered.
std::string in_words(const Question& question, const Answer& answer);

// The sentences of a notice in one line.
std::string in_one_line(const Notice& notice);

// The sentences of a notice, with its sources behind the last.
std::vector<std::string> lines_of(const Ruleset& rules, const Notice& notice);

// The notice as a section of its own. One without text adds nothing.
void add_notice(const Ruleset& rules, const Notice& notice, Report& report);

// "S1", "E20" of these sources.
std::vector<std::string> source_ids(const Ruleset& rules, const std::vector<int>& sources);

// " [S1, E20]", or nothing when there are none.
std::string source_mark(const Ruleset& rules, const std::vector<int>& sources);

// "S1: A trainer. Title. Note."
std::string source_line(const Citation& source);

// What the marks mean: these sources, as the last section of a page.
void add_sources(const Ruleset& rules, const std::set<int>& cited, Report& report);

// The questions of `when` whose answers speak for it: yes, unsure, or a value that was given.
// Questions answered no or not asked are left out. `answers` as `settle` returns them.
std::vector<int> telling_questions(const Ruleset& rules, const Condition& when,
                                   const Answers& answers);

// "1 min 40 s", "45 s", "20 min".
std::string duration(int seconds);

// "9 min" – rounded up to the next whole minute.
std::string whole_minutes(int seconds);

}  // namespace backsmart
