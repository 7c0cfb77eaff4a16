// Why it is as it is: the level, a single thing, what another answer would change. In words and as
// JSON, both from the same values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/make_plan.hpp"
#include "render/report.hpp"

namespace backsmart {

// The person whose level and plan are explained.
struct WhyPerson {
  const Knowledge& knowledge;
  const Answers& given;      // not yet settled
  PlanRequest request;       // the week that is asked about
  std::optional<Plan> plan;  // of that week; none while there may be none
};

// ---- the level ----------------------------------------------------------------------------------

Report level_report(const WhyPerson& person);
std::string level_json(const WhyPerson& person);

// ---- one thing ----------------------------------------------------------------------------------

// One thing that is said, under a heading of its own in JSON: "place", "dose", "answers", …
struct WhyPoint {
  std::string about;
  std::string text;                // a paragraph; may be empty
  std::vector<std::string> items;  // a list below it; may be empty

  bool operator==(const WhyPoint&) const = default;
};

struct Explanation {
  std::string kind;  // rule, question, exercise, slot, movement, adjustment, limit, finding, block
  std::string id;
  std::string title;
  std::vector<WhyPoint> points;
};

// What an id names that belongs to a plan: the answers must be good for one.
bool concerns_plan(const Knowledge& knowledge, std::string_view id);

// Every thing with this id; none: there is no such id.
std::vector<Explanation> explanations(const WhyPerson& person, std::string_view id);

// All ids that can be asked about.
std::vector<std::string_view> ids_to_explain(const Knowledge& knowledge);

Report why_report(const WhyPerson& person, const std::vector<Explanation>& all);
std::string why_json(const WhyPerson& person, std::string_view id,
                     const std::vector<Explanation>& all);

// ---- what if ------------------------------------------------------------------------------------

// What is different with other answers; both persons have the same request. Of a plan only where
// both have one.
std::vector<WhyPoint> differences(const WhyPerson& now, const WhyPerson& then);

// "pain now, 0 to 10: 6 instead of 2 (pain-now=6)" of each answer that `others` holds.
std::vector<std::string> changes_in_words(const Ruleset& rules, const Answers& given,
                                          const Answers& others);

Report what_if_report(const std::vector<std::string>& changes, const std::vector<WhyPoint>& points);
std::string what_if_json(const std::vector<std::string>& changes,
                         const std::vector<WhyPoint>& points);

}  // namespace backsmart
