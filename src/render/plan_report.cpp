// A plan, in words. What it says about health comes from the data.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "render/pages.hpp"
#include "render/plan_session.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

void heading(int level, std::string text, PlanPage& page) {
  page.report.push_back(Heading{level, std::move(text)});
}

void say(std::string text, PlanPage& page) { page.report.push_back(Paragraph{std::move(text)}); }

void list(std::vector<std::string> items, PlanPage& page) {
  page.report.push_back(Bullets{std::move(items)});
}

std::vector<std::string> cited_lines(const Notice& notice, PlanPage& page) {
  cite(page, notice.sources);
  return lines_of(page.knowledge.rules, notice);
}

void add_notice(std::string_view id, PlanPage& page) {
  const Notice& n = notice(page.knowledge.rules, id);
  cite(page, n.sources);
  add_notice(page.knowledge.rules, n, page.report);
}

// ---- the top ------------------------------------------------------------------------------------

int year_of(Date day) { return static_cast<int>(std::chrono::year_month_day(day).year()); }

// What the level and its reasons ask for besides the plan.
void add_level(const Answers& given, PlanPage& page) {
  const Ruleset& rules = page.knowledge.rules;
  const Level level = page.plan.level;
  page.report.push_back(
      Paragraph{fmt::format("Level: {}", advice_of(rules, level).title), /*strong=*/true});
  if (level == Level::self_manage) return;
  const Notice& n = notice(rules, level == Level::tailored ? "limited-plan" : "booked-plan");
  heading(2, n.title, page);
  std::vector<std::string> lines = cited_lines(n, page);
  for (const Reason& reason : assess(rules, given).reasons) {
    if (reason.rule == kUnsureRule || reason.level == Level::self_manage) continue;
    const Rule& rule = rules.rules[static_cast<std::size_t>(reason.rule)];
    std::string line = rule.say + cite(page, rule.sources);
    if (const std::string advice = advice_of(rules, reason); !advice.empty()) line += " " + advice;
    lines.push_back(std::move(line));
  }
  list(std::move(lines), page);
}

void add_top(bool example, PlanPage& page) {
  const Ruleset& rules = page.knowledge.rules;
  const Plan& plan = page.plan;
  const auto index = static_cast<std::size_t>(plan.week - 1);
  const Week& week = page.knowledge.programme.weeks[index];
  const Date last = plan.days.back().date;
  heading(1, example ? "Your Back-Smart week – an example" : "Your Back-Smart week", page);
  say(fmt::format("Week {} ({}), {} to {} {}", plan.week, week.phase, to_short(plan.start),
                  to_short(last), year_of(last)),
      page);
  if (example) say(phrase<Phrase::example>(rules) + " Yours comes from: backsmart check", page);
  if (plan.strength) say(week.say + cite(page, week.sources), page);
  const Notice& education = notice(rules, "education");
  say(in_one_line(education) + cite(page, education.sources), page);
}

// ---- the week -----------------------------------------------------------------------------------

// "10 min"; with a walk before it "10 + 30 min"
std::string time_of(const Session& session) {
  const std::string time = whole_minutes(seconds(session));
  return session.lead_walk_min == 0 ? time : fmt::format("{} + {}", session.lead_walk_min, time);
}

void add_glance(PlanPage& page) {
  const Plan& plan = page.plan;
  const auto at = [](int minute, const Session& session) {
    return fmt::format("{}, {}", to_clock(minute), time_of(session));
  };
  heading(2, "The week at a glance", page);
  Table table{{"Day", "Daily block", "Strength", "Cardio"}, {}};
  for (const Day& day : plan.days) {
    std::vector<std::string> row = {to_short(day.date), "", "", ""};
    if (day.daily) {
      row[1] = plan.daily_on_waking ? at(plan.wake_min, plan.daily) : time_of(plan.daily);
    }
    if (day.strength) row[2] = at(plan.strength_at_min, *plan.strength);
    if (day.cardio) row[3] = time_of(*plan.cardio);
    table.rows.push_back(std::move(row));
  }
  page.report.push_back(std::move(table));
}

void add_limits(PlanPage& page) {
  std::vector<std::string> avoid;
  std::vector<std::string> prefer;
  for (const int index : page.plan.limits) {
    const Limit& limit = page.knowledge.catalogue.limits[static_cast<std::size_t>(index)];
    const std::string mark = cite(page, limit.sources);
    if (!limit.avoid.empty()) {
      avoid.push_back(fmt::format("{}: {}{}", limit.name, fmt::join(limit.avoid, "; "), mark));
    }
    if (!limit.prefer.empty()) {
      prefer.push_back(fmt::format("{}: {}", limit.name, fmt::join(limit.prefer, "; ")));
    }
  }
  if (avoid.empty() && prefer.empty()) return;
  heading(2, "Your limits sheet", page);
  if (!avoid.empty()) {
    say("Leave out or go easy on:", page);
    list(std::move(avoid), page);
  }
  if (!prefer.empty()) {
    say("Usually suits better:", page);
    list(std::move(prefer), page);
  }
}

// ---- the blocks ---------------------------------------------------------------------------------

// "Monday, Wednesday and Friday"
std::string days_with(bool Day::*kind, const Plan& plan) {
  std::vector<std::string> names;
  for (const Day& day : plan.days) {
    if (day.*kind) names.emplace_back(weekday_name(weekday(day.date)));
  }
  return join(names);
}

void add_daily(PlanPage& page) {
  const Ruleset& rules = page.knowledge.rules;
  const Plan& plan = page.plan;
  add_session(plan.daily,
              plan.daily_on_waking ? phrase<Phrase::daily_on_waking>(rules, to_clock(plan.wake_min))
                                   : phrase<Phrase::daily_later>(rules),
              page);
}

std::string no_strength_reason(const PlanPage& page) {
  const Ruleset& rules = page.knowledge.rules;
  if (page.plan.strength_held_back) return phrase<Phrase::strength_held_back>(rules);
  for (const int index : page.plan.adjustments) {
    const Adjustment& a = page.knowledge.programme.adjustments[static_cast<std::size_t>(index)];
    const auto& drop = a.effects.drop;
    if (std::find(drop.begin(), drop.end(), BlockId::strength) != drop.end()) return a.say;
  }
  return phrase<Phrase::no_strength_day>(rules);
}

void add_strength(PlanPage& page) {
  const Plan& plan = page.plan;
  const Ruleset& rules = page.knowledge.rules;
  const Programme& programme = page.knowledge.programme;
  if (!plan.strength) {
    heading(2, block(programme, BlockId::strength).name, page);
    say(no_strength_reason(page), page);
    return;
  }
  const Session& session = *plan.strength;
  add_session(
      session,
      fmt::format("{}, {}", days_with(&Day::strength, plan), to_clock(plan.strength_at_min)), page);
  const int planned = static_cast<int>(
      std::count_if(plan.days.begin(), plan.days.end(), [](const Day& d) { return d.strength; }));
  if (planned < plan.strength_days_possible) {
    say(phrase<Phrase::rest_between>(rules, counted(planned, "strength day")), page);
  }
  const int target_min = programme.times.target_min;
  // Half a minute short is told as the full time, so it is no light week.
  const bool light = seconds(session) <= (target_min - 1) * 60;
  if (light && session.budget_s >= target_min * 60) {
    say(phrase<Phrase::light_week>(rules, whole_minutes(seconds(session)), target_min), page);
  }
  if (session.first_hour || plan.advice_hour) add_notice("morning-gate", page);
}

// ---- the end ------------------------------------------------------------------------------------

void add_swaps(PlanPage& page) {
  if (page.plan.findings.empty()) return;
  heading(2, "Your swaps", page);
  for (const int index : page.plan.findings) {
    const Finding& finding = page.knowledge.rules.findings[static_cast<std::size_t>(index)];
    std::vector<std::string> remarks{"Instead: " + finding.swap};
    if (!finding.caution.empty()) remarks.push_back("Take care: " + finding.caution);
    const std::string found = finding.say + cite(page, finding.sources);
    page.report.push_back(Card{0, found, "", std::move(remarks)});
  }
}

void add_why(PlanPage& page) {
  std::vector<std::string> reasons;
  for (const int index : page.plan.adjustments) {
    const Adjustment& a = page.knowledge.programme.adjustments[static_cast<std::size_t>(index)];
    std::string line = a.say;
    if (!a.effects.caution.empty()) line += " " + a.effects.caution;
    reasons.push_back(line + cite(page, a.sources));
  }
  if (reasons.empty()) return;
  heading(2, "Why it looks like this", page);
  list(std::move(reasons), page);
}

void add_help(PlanPage& page) {
  const Ruleset& rules = page.knowledge.rules;
  std::vector<std::string> lines;
  for (const Checkpoint& checkpoint : rules.checkpoints) {
    const Date day = page.plan.start + std::chrono::days(checkpoint.days);
    lines.push_back(
        fmt::format("{}: {}{}", to_short(day), checkpoint.say, cite(page, checkpoint.sources)));
  }
  heading(2, "When to get help", page);
  list(std::move(lines), page);
  add_notice("not-better", page);
  add_notice("worry", page);
}

}  // namespace

Report plan_report(const Knowledge& knowledge, const Plan& plan, const Answers& answers,
                   bool example) {
  PlanPage page{knowledge, plan, {}, {}, {}};
  add_top(example, page);
  add_level(answers, page);
  add_notice("stop-rules", page);
  add_glance(page);
  add_limits(page);
  add_daily(page);
  add_strength(page);
  if (plan.cardio) add_session(*plan.cardio, days_with(&Day::cardio, plan), page);
  add_swaps(page);
  add_why(page);
  add_help(page);
  add_notice("safety-net", page);
  add_notice("imaging", page);
  add_sources(knowledge.rules, page.cited, page.report);
  return std::move(page.report);
}

}  // namespace backsmart
