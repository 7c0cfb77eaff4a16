#include "cli/check_scope.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/spelling.hpp"
#include "base/text.hpp"
#include "cli/answer_sheet.hpp"

namespace backsmart {
namespace {

bool has_part(const CheckScope& scope, int part) {
  return std::find(scope.parts.begin(), scope.parts.end(), part) != scope.parts.end();
}

Stop no_such_part(std::string_view typed, const Ruleset& rules) {
  std::vector<std::string> ids;
  ids.reserve(rules.parts.size());
  for (const Part& part : rules.parts) ids.push_back(part.id);
  const std::string_view near = closest(typed, {ids.begin(), ids.end()});
  return {kUsage,
          fmt::format("backsmart: there is no part '{}'\n  hint: {}\n", printable(typed),
                      near.empty() ? fmt::format("write --part once for each of {}", join(ids))
                                   : fmt::format("did you mean {}?", near))};
}

// The date of the saved answers where this check does not renew it, and their start.
AnswerSheet dated(Answers answers, const CheckScope& scope, const std::optional<AnswerSheet>& saved,
                  std::optional<DateTime> began, const Ruleset& rules) {
  AnswerSheet sheet{std::move(answers), began};
  if (!saved) return sheet;
  sheet.start = saved->start;
  if (!renews_date(scope, rules)) sheet.asked = saved->asked;
  return sheet;
}

}  // namespace

OrStop<CheckScope> scope_of(const std::vector<std::string>& parts, bool changed,
                            const Ruleset& rules) {
  CheckScope scope{{}, changed};
  std::vector<bool> chosen(rules.parts.size());
  for (const std::string& typed : parts) {
    const auto part = std::find_if(rules.parts.begin(), rules.parts.end(),
                                   [&](const Part& known) { return known.id == typed; });
    if (part == rules.parts.end()) return no_such_part(typed, rules);
    chosen[static_cast<std::size_t>(part - rules.parts.begin())] = true;
  }
  if (std::find(chosen.begin(), chosen.end(), false) == chosen.end()) return scope;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (chosen[i]) scope.parts.push_back(static_cast<int>(i));
  }
  return scope;
}

Some questions_in(const CheckScope& scope, const Ruleset& rules) {
  if (scope.parts.empty()) return {};
  const bool renews = renews_date(scope, rules);
  Some some(rules.questions.size());
  for (std::size_t i = 0; i < some.size(); ++i) {
    some[i] = has_part(scope, rules.questions[i].part) || (renews && is_health_answer(rules, i));
  }
  return some;
}

bool renews_date(const CheckScope& scope, const Ruleset& rules) {
  return scope.parts.empty() || std::any_of(scope.parts.begin(), scope.parts.end(), [&](int part) {
           return rules.parts[static_cast<std::size_t>(part)].id == kWarningSigns;
         });
}

std::string named(const CheckScope& scope, const Ruleset& rules) {
  if (scope.parts.empty()) return "a check";
  std::vector<std::string> titles;
  titles.reserve(scope.parts.size());
  for (const int part : scope.parts) {
    titles.push_back(fmt::format("“{}”", rules.parts[static_cast<std::size_t>(part)].title));
  }
  return fmt::format("a check of {}", join(titles));
}

Answers within(const CheckScope& scope, const Answers& answers, const Ruleset& rules) {
  const Some some = questions_in(scope, rules);
  Answers out(rules.questions.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (is_among(some, i)) out[i] = answers[i];
  }
  return out;
}

Answers known_before(const CheckScope& scope, const std::optional<AnswerSheet>& saved,
                     DateTime today, const Ruleset& rules) {
  Answers known(rules.questions.size());
  if (!saved) return known;
  const Some some = questions_in(scope, rules);
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (!is_among(some, i)) known[i] = saved->answers[i];
  }
  const Age age = age_of(*saved, today);
  const bool counts = age == Age::fresh || age == Age::stale;
  return counts ? known : without_health_answers(rules, std::move(known));
}

AnswerSheet unfinished_sheet(const CheckScope& scope, const std::optional<AnswerSheet>& saved,
                             const Answers& said, std::optional<DateTime> began,
                             const Ruleset& rules) {
  Answers answers = said;
  const bool renews = renews_date(scope, rules);
  for (std::size_t i = 0; saved && i < answers.size(); ++i) {
    const bool stands = !renews || !is_health_answer(rules, i);
    if (!is_answered(answers[i]) && stands) answers[i] = saved->answers[i];
  }
  return dated(std::move(answers), scope, saved, began, rules);
}

AnswerSheet finished_sheet(const CheckScope& scope, const std::optional<AnswerSheet>& saved,
                           const Answers& said, std::optional<DateTime> began,
                           const Ruleset& rules) {
  Answers answers = said;
  const Some some = questions_in(scope, rules);
  for (std::size_t i = 0; saved && i < answers.size(); ++i) {
    if (!is_among(some, i)) answers[i] = saved->answers[i];
  }
  return dated(std::move(answers), scope, saved, began, rules);
}

CheckScope parts_left(const CheckScope& scope, const Answers& answers, const Ruleset& rules) {
  CheckScope left;
  if (scope.parts.empty()) return left;
  for (int part = 0; part < static_cast<int>(rules.parts.size()); ++part) {
    Some some(rules.questions.size());
    for (std::size_t i = 0; i < some.size(); ++i) some[i] = rules.questions[i].part == part;
    if (!has_part(scope, part) && next_question(rules, answers, some)) left.parts.push_back(part);
  }
  return left;
}

}  // namespace backsmart
