// Documents → what the program works from. Every problem is reported, not only the first.
#pragma once

#include <optional>
#include <vector>

#include "base/date.hpp"
#include "data/document.hpp"
#include "figure/figure.hpp"
#include "planner/make_plan.hpp"

namespace backsmart {

// The whole of data/: each table of each document by its name. Ids are resolved to indices here.
// `own`: the texts of own data that was merged into the documents.
Loaded<Knowledge> decode_knowledge(const std::vector<Document>& documents,
                                   const std::vector<SourceText>& own = {});

// Its figures: only who draws them needs them.
Loaded<Figures> decode_figures(const std::vector<Document>& documents,
                               const std::vector<SourceText>& own = {});

// What a check asks.
struct CheckScope {
  std::vector<int> parts;  // indices into Ruleset::parts, in order; empty: all
  bool changed = false;    // with the answers of before, to be kept or changed

  bool operator==(const CheckScope&) const = default;
};

// A sheet of answers and when they were given.
struct AnswerSheet {
  Answers answers;
  std::optional<DateTime> asked;
  std::optional<Date> start = std::nullopt;  // a day of week 1 of the plan
  CheckScope scope = {};                     // of a check that is not finished

  bool operator==(const AnswerSheet&) const = default;
};

// An answers file: `format = 1`, `asked`, `start`, `[answers]`; `parts` and `changed` in that of an
// unfinished check. Unknown ids and words get a hint.
Loaded<AnswerSheet> decode_answers(const Document& document, const Ruleset& rules);

// The file for `sheet`, ready to be written; `decode_answers` reads it back to the same sheet.
std::string encode_answers(const AnswerSheet& sheet, const Ruleset& rules);

// A complete commented answers file: every question, its choices and why it is asked.
std::string answers_template(const Ruleset& rules, DateTime asked);

}  // namespace backsmart
