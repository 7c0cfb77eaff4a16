// What the program has to say, as reports and as JSON. `given`: the answers as they were given, not
// yet settled.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "base/date.hpp"
#include "figure/figure.hpp"
#include "planner/make_plan.hpp"
#include "render/report.hpp"

namespace backsmart {

// The end of a check: level, every reason with its answers, what to do and by when, what is
// unsure, what feeds the pain, the next command.
Report assessment_report(const Ruleset& rules, const Assessment& assessment, const Answers& given);

// Warning-sign questions that are still without an answer.
Report cannot_tell_report(const Ruleset& rules, const Assessment& assessment, const Answers& given);

// Why there is no plan, and what to do instead.
Report refusal_report(const Ruleset& rules, const Assessment& assessment, const Answers& given);

// One week or several that follow each other. `example`: marked as the example for a person without
// limits.
Report plan_report(const Knowledge& knowledge, std::span<const Plan> plans, const Answers& answers,
                   bool example);

// The same weeks as data: one object, described by data/schema/plan.schema.json.
std::string plan_json(const Knowledge& knowledge, std::span<const Plan> plans, const Answers& given,
                      bool example);

struct CalendarOptions {
  Date stamp{};                   // of every event: the day on which the plan was asked for
  std::optional<int> remind_min;  // an alarm so many minutes before
};

// The same weeks for a calendar (RFC 5545): one event a session.
std::string plan_ics(const Knowledge& knowledge, std::span<const Plan> plans,
                     const CalendarOptions& options);

struct HtmlOptions {
  bool example = false;  // as in plan_report
  bool pictures = true;  // else the movements are told in words
};

// The same weeks as one page that needs nothing else, to read and to print.
std::string plan_html(const Knowledge& knowledge, const Figures& figures,
                      std::span<const Plan> plans, const Answers& given,
                      const HtmlOptions& options);

// What is on `today`, a day of the plan's week, in the order of the day; before the programme
// starts only when it does.
Report today_report(const Knowledge& knowledge, const Plan& plan, Date today);

// The same in one line of plain text without a line end: what is over by the clock is left out,
// and so is what has no time. Empty when nothing is left.
std::string today_line(const Plan& plan, DateTime now);

// Before the programme starts it has no session.
std::string today_json(const Knowledge& knowledge, const Plan& plan, Date today);

// One object, with a `schema` field; ends with a newline.
std::string assessment_json(const Ruleset& rules, const Assessment& assessment,
                            const Answers& given);

// Every question: id, part, kind, words or range, gateway, text, why, sources.
std::string questions_json(const Ruleset& rules);

}  // namespace backsmart
