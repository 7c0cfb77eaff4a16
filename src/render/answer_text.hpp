// A question and what was answered, in one line.
#pragma once

#include <string>
#include <vector>

#include "rules/ruleset.hpp"

namespace backsmart {

// The question in a few words, where the data has them, else in full.
const std::string& short_text(const Question& question);

// "you said yes", "you were unsure", "not asked", "not answered yet", "not answered; taken as no".
// `given`: not yet settled.
std::string said_text(const Ruleset& rules, const Answers& given, int question);

// What follows "You said": "yes", "(not asked)", "(not answered yet)", "no (not answered)".
std::string answer_cell(const Ruleset& rules, const Answers& given, int question);

// "You said yes."
std::string sentence_of(std::string text);

// "weak leg or foot – you said yes".
std::string question_and_answer(const Ruleset& rules, const Answers& given, int question);

// "yes to “weak leg or foot”", "“6” to “weeks of this back pain”": goes on after "you said".
std::string answer_to(const Question& question, const Answer& answer);

// The question that was asked and kept this one from being asked; itself where it was asked.
// `answers` as `settle` returns them.
int asked_instead(const Ruleset& rules, const Answers& answers, int question);

// What was said to these questions, or to those asked instead: "yes to “…” and no to “…”".
// `answers` as `settle` returns them.
std::string answers_to(const Ruleset& rules, const Answers& answers,
                       const std::vector<int>& questions);

// "S1: A trainer 2020. Title. Note." of each.
std::vector<std::string> source_lines(const Ruleset& rules, const std::vector<int>& sources);

}  // namespace backsmart
