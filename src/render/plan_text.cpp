#include "render/plan_text.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/text.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

int year_of(Date day) { return static_cast<int>(std::chrono::year_month_day(day).year()); }

std::string span_text(const Plan& first, const Plan& last) {
  const Date end = last.days.back().date;
  return fmt::format("{} to {} {}", to_short(first.start), to_short(end), year_of(end));
}

// "Monday, Wednesday and Friday".
std::string names_of(const std::vector<Date>& days) {
  std::vector<std::string> names;
  names.reserve(days.size());
  for (const Date day : days) names.emplace_back(weekday_name(weekday(day)));
  return join(names);
}

std::string daily_when(const PlanText& text) {
  const Ruleset& rules = text.knowledge.rules;
  const Plan& plan = text.plan;
  std::vector<Date> off;
  for (const Day& day : plan.days) {
    if (!day.daily) off.push_back(day.date);
  }
  const std::string days = off.empty() ? "every day" : "every day but " + names_of(off);
  return plan.daily_on_waking
             ? phrase<Phrase::daily_on_waking>(rules, days, to_clock(plan.wake_min))
             : phrase<Phrase::daily_later>(rules, days);
}

bool drops_strength(const Adjustment& adjustment) {
  const auto& drop = adjustment.effects.drop;
  return std::find(drop.begin(), drop.end(), BlockId::strength) != drop.end();
}

// A number that the person gave.
std::optional<int> number_given(const Ruleset& rules, const Answers& given, std::string_view id) {
  const auto question = find_question(rules, id);
  if (!question || static_cast<std::size_t>(*question) >= given.size()) return std::nullopt;
  const Answer& answer = given[static_cast<std::size_t>(*question)];
  if (answer.state != Answer::State::given) return std::nullopt;
  return answer.value;
}

}  // namespace

// ---- a week -------------------------------------------------------------------------------------

std::string week_title(const PlanText& text) {
  const Week& week = week_at(text.knowledge.programme, text.plan.week);
  return fmt::format("Week {} ({}), {}", text.plan.week, week.phase,
                     span_text(text.plan, text.plan));
}

std::string weeks_title(const Knowledge& knowledge, std::span<const Plan> plans) {
  if (plans.size() == 1) return week_title({knowledge, plans.front()});
  return fmt::format("Weeks {} to {}, {}", plans.front().week, plans.back().week,
                     span_text(plans.front(), plans.back()));
}

std::string theme_text(const PlanText& text) {
  if (text.plan.strength.empty()) return "";
  return week_at(text.knowledge.programme, text.plan.week).say;
}

std::vector<std::string> week_remarks(const PlanText& text) {
  const Ruleset& rules = text.knowledge.rules;
  const Plan& plan = text.plan;
  std::vector<std::string> remarks;
  if (plan.cardio_gap_min > 0) {
    const int target = text.knowledge.programme.times.cardio_target_min;
    remarks.push_back(phrase<Phrase::cardio_gap>(rules, plan.cardio_minutes, target));
  }
  for (const Day& day : plan.days) {
    if (!day.massage) continue;
    remarks.push_back(phrase<Phrase::massage_day>(rules, weekday_name(weekday(day.date))));
  }
  return remarks;
}

// ---- when a session takes place -----------------------------------------------------------------

const Appointment& appointment(const Day& day, BlockId block) {
  if (block == BlockId::strength) return day.strength;
  return block == BlockId::cardio ? day.cardio : day.daily;
}

std::vector<Date> days_of(const Plan& plan, BlockId block, std::size_t index) {
  std::vector<Date> days;
  for (const Day& day : plan.days) {
    const Appointment& at = appointment(day, block);
    if (at && static_cast<std::size_t>(at.session) == index) days.push_back(day.date);
  }
  return days;
}

std::string when_text(const PlanText& text, const Session& session, std::size_t index) {
  if (session.block == BlockId::daily) return daily_when(text);
  if (session.block == BlockId::sit_break) return phrase<Phrase::sit_break>(text.knowledge.rules);
  std::string when = names_of(days_of(text.plan, session.block, index));
  if (session.block != BlockId::strength) return when;
  for (const Day& day : text.plan.days) {
    if (day.strength) return fmt::format("{}, {}", when, to_clock(day.strength.at_min));
  }
  return when;
}

// ---- strength -----------------------------------------------------------------------------------

std::string no_strength_text(const PlanText& text) {
  const Ruleset& rules = text.knowledge.rules;
  if (!text.plan.strength.empty()) return "";
  if (text.plan.strength_held_back) return phrase<Phrase::strength_held_back>(rules);
  for (const int index : text.plan.adjustments) {
    const Adjustment& a = text.knowledge.programme.adjustments[static_cast<std::size_t>(index)];
    if (drops_strength(a)) return a.say;
  }
  return phrase<Phrase::no_strength_day>(rules);
}

std::string light_week_text(const PlanText& text, const Session& session) {
  const int target_min = text.knowledge.programme.times.target_min;
  // Half a minute short is told as the full time, so it is no light week.
  const bool light = session.block == BlockId::strength &&
                     seconds(session) <= (target_min - 1) * 60 &&
                     session.budget_s >= target_min * 60;
  if (!light) return "";
  return phrase<Phrase::light_week>(text.knowledge.rules, whole_minutes(seconds(session)),
                                    target_min);
}

std::string rest_between_text(const PlanText& text) {
  const auto days = std::count_if(text.plan.days.begin(), text.plan.days.end(),
                                  [](const Day& day) { return static_cast<bool>(day.strength); });
  if (text.plan.strength.empty() || days >= text.plan.strength_days_possible) return "";
  return phrase<Phrase::rest_between>(text.knowledge.rules,
                                      counted(static_cast<int>(days), "strength day"));
}

bool needs_morning_gate(const Plan& plan) {
  return !plan.strength.empty() && (plan.strength.front().first_hour || plan.advice_hour);
}

// ---- all weeks ----------------------------------------------------------------------------------

std::string_view level_notice(Level level) {
  if (level == Level::self_manage) return "";
  return level == Level::tailored ? "limited-plan" : "booked-plan";
}

std::vector<Reason> reasons_beside_plan(const Ruleset& rules, Level level, const Answers& given) {
  if (level == Level::self_manage) return {};
  std::vector<Reason> reasons = assess(rules, given).reasons;
  std::erase_if(reasons, [](const Reason& reason) {
    return reason.rule == kUnsureRule || reason.level == Level::self_manage;
  });
  return reasons;
}

std::string weeks_with(int adjustment, std::span<const Plan> plans) {
  std::vector<int> weeks;
  for (const Plan& plan : plans) {
    const auto& all = plan.adjustments;
    if (std::find(all.begin(), all.end(), adjustment) != all.end()) weeks.push_back(plan.week);
  }
  if (weeks.size() == plans.size()) return "";
  if (weeks.size() == 1) return fmt::format("Week {}: ", weeks.front());
  const bool in_a_row = weeks.back() - weeks.front() + 1 == static_cast<int>(weeks.size());
  if (in_a_row) return fmt::format("Weeks {} to {}: ", weeks.front(), weeks.back());
  std::vector<std::string> numbers;
  numbers.reserve(weeks.size());
  for (const int week : weeks) numbers.push_back(std::to_string(week));
  return fmt::format("Weeks {}: ", join(numbers));
}

std::string usual_pain_text(const Ruleset& rules, const Answers& given) {
  const auto usual = number_given(rules, given, kUsualPain);
  if (!usual) return "";
  const auto morning = number_given(rules, given, kUsualMorning);
  return morning ? phrase<Phrase::usual_morning>(rules, *usual, *morning)
                 : phrase<Phrase::usual_pain>(rules, *usual);
}

}  // namespace backsmart
