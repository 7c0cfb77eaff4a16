// A plan, in words. What it says about health comes from the data.
#include <algorithm>
#include <set>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "render/pages.hpp"
#include "render/plan_session.hpp"
#include "render/session_text.hpp"
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
  const Level level = page.plan->level;
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

// "Week 3 (build), Mon 7 Dec to Sun 13 Dec 2026"
std::string week_title(const PlanPage& page) {
  const Plan& plan = *page.plan;
  const Week& week = week_at(page.knowledge.programme, plan.week);
  const Date last = plan.days.back().date;
  return fmt::format("Week {} ({}), {} to {} {}", plan.week, week.phase, to_short(plan.start),
                     to_short(last), year_of(last));
}

// What the week is about.
void add_theme(PlanPage& page) {
  const Week& week = week_at(page.knowledge.programme, page.plan->week);
  if (!page.plan->strength.empty()) say(week.say + cite(page, week.sources), page);
}

void add_top(std::span<const Plan> plans, bool example, PlanPage& page) {
  const Ruleset& rules = page.knowledge.rules;
  const std::string_view whose = example ? " – an example" : "";
  heading(1, fmt::format("Your Back-Smart week{}{}", plans.size() > 1 ? "s" : "", whose), page);
  if (plans.size() > 1) {
    const Date last = plans.back().days.back().date;
    say(fmt::format("Weeks {} to {}, {} to {} {}", plans.front().week, plans.back().week,
                    to_short(plans.front().start), to_short(last), year_of(last)),
        page);
  } else {
    say(week_title(page), page);
  }
  if (plans.size() == 1) add_theme(page);
  if (example) say(phrase<Phrase::example>(rules) + " Yours comes from: backsmart check", page);
  const Notice& education = notice(rules, "education");
  say(in_one_line(education) + cite(page, education.sources), page);
}

// ---- the week -----------------------------------------------------------------------------------

// "A, " where the strength days differ, else nothing.
std::string strength_letter(const Plan& plan, std::size_t session, std::string_view then) {
  if (plan.strength.size() < 2) return "";
  return fmt::format("{}{}", static_cast<char>('A' + static_cast<char>(session)), then);
}

void add_glance(PlanPage& page) {
  const Plan& plan = *page.plan;
  const auto at = [](int minute, const Session& session) {
    return fmt::format("{}, {}", to_clock(minute), session_minutes(session));
  };
  heading(2, "The week at a glance", page);
  Table table{{"Day", "Daily block", "Strength", "Cardio"}, {}};
  for (const Day& day : plan.days) {
    std::vector<std::string> row = {to_short(day.date), "", "", ""};
    if (day.daily) {
      row[1] =
          plan.daily_on_waking ? at(day.daily.at_min, plan.daily) : session_minutes(plan.daily);
    }
    if (day.strength) {
      const auto index = static_cast<std::size_t>(day.strength.session);
      row[2] = strength_letter(plan, index, ": ") + at(day.strength.at_min, plan.strength[index]);
    }
    if (day.cardio)
      row[3] = session_minutes(plan.cardio[static_cast<std::size_t>(day.cardio.session)]);
    table.rows.push_back(std::move(row));
  }
  page.report.push_back(std::move(table));
  const Ruleset& rules = page.knowledge.rules;
  if (plan.cardio_gap_min > 0) {
    const int target = page.knowledge.programme.times.cardio_target_min;
    say(phrase<Phrase::cardio_gap>(rules, plan.cardio_minutes, target), page);
  }
  for (const Day& day : plan.days) {
    if (!day.massage) continue;
    say(phrase<Phrase::massage_day>(rules, weekday_name(weekday(day.date))), page);
  }
}

void add_limits(PlanPage& page) {
  std::vector<std::string> avoid;
  std::vector<std::string> prefer;
  for (const int index : page.plan->limits) {
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

// "Monday, Wednesday and Friday": the days of this session of its sort.
std::string days_with(Appointment Day::*sort, int session, const Plan& plan) {
  std::vector<std::string> names;
  for (const Day& day : plan.days) {
    if ((day.*sort).session == session) names.emplace_back(weekday_name(weekday(day.date)));
  }
  return join(names);
}

const std::string& name_of(BlockId id, const PlanPage& page) {
  return block(page.knowledge.programme, id).name;
}

void add_daily(PlanPage& page) {
  const Ruleset& rules = page.knowledge.rules;
  const Plan& plan = *page.plan;
  std::string days = "every day";
  if (const std::string off = days_with(&Day::daily, -1, plan); !off.empty()) days += " but " + off;
  const std::string when =
      plan.daily_on_waking ? phrase<Phrase::daily_on_waking>(rules, days, to_clock(plan.wake_min))
                           : phrase<Phrase::daily_later>(rules, days);
  add_session(plan.daily, name_of(BlockId::daily, page), when, page);
  if (plan.sit_break) {
    add_session(*plan.sit_break, name_of(BlockId::sit_break, page),
                phrase<Phrase::sit_break>(rules), page);
  }
}

std::string no_strength_reason(const PlanPage& page) {
  const Ruleset& rules = page.knowledge.rules;
  if (page.plan->strength_held_back) return phrase<Phrase::strength_held_back>(rules);
  for (const int index : page.plan->adjustments) {
    const Adjustment& a = page.knowledge.programme.adjustments[static_cast<std::size_t>(index)];
    const auto& drop = a.effects.drop;
    if (std::find(drop.begin(), drop.end(), BlockId::strength) != drop.end()) return a.say;
  }
  return phrase<Phrase::no_strength_day>(rules);
}

// A session that is short because the week is light, or because two sets are.
void add_light_week(const Session& session, PlanPage& page) {
  const int target_min = page.knowledge.programme.times.target_min;
  // Half a minute short is told as the full time, so it is no light week.
  const bool light = seconds(session) <= (target_min - 1) * 60;
  if (!light || session.budget_s < target_min * 60) return;
  say(phrase<Phrase::light_week>(page.knowledge.rules, whole_minutes(seconds(session)), target_min),
      page);
}

void add_strength(PlanPage& page) {
  const Plan& plan = *page.plan;
  const Ruleset& rules = page.knowledge.rules;
  if (plan.strength.empty()) {
    heading(2, name_of(BlockId::strength, page), page);
    say(no_strength_reason(page), page);
    return;
  }
  int days = 0;
  int at_min = 0;
  for (const Day& day : plan.days) {
    if (!day.strength) continue;
    ++days;
    at_min = day.strength.at_min;
  }
  for (std::size_t i = 0; i < plan.strength.size(); ++i) {
    const std::string name = session_name({page.knowledge, plan}, plan.strength[i], i);
    add_session(plan.strength[i], name,
                fmt::format("{}, {}", days_with(&Day::strength, static_cast<int>(i), plan),
                            to_clock(at_min)),
                page);
    add_light_week(plan.strength[i], page);
  }
  if (days < plan.strength_days_possible) {
    say(phrase<Phrase::rest_between>(rules, counted(days, "strength day")), page);
  }
  if (plan.strength.front().first_hour || plan.advice_hour) add_notice("morning-gate", page);
}

void add_cardio(PlanPage& page) {
  const Plan& plan = *page.plan;
  if (!plan.cardio.empty() && plan.cardio.front().items.empty()) {
    heading(2, name_of(BlockId::cardio, page), page);
    for (const SkippedSlot& skipped : plan.cardio.front().skipped) {
      say(left_out_text({page.knowledge, plan}, skipped), page);
    }
  }
  for (std::size_t i = 0; i < plan.cardio.size(); ++i) {
    const std::string days = days_with(&Day::cardio, static_cast<int>(i), plan);
    if (days.empty()) continue;
    const std::string& name = name_of(BlockId::cardio, page);
    add_session(plan.cardio[i], i == 0 ? name : name + " with faster spells", days, page);
  }
}

// ---- the end ------------------------------------------------------------------------------------

void add_swaps(PlanPage& page) {
  if (page.plan->findings.empty()) return;
  heading(2, "Your swaps", page);
  for (const int index : page.plan->findings) {
    const Finding& finding = page.knowledge.rules.findings[static_cast<std::size_t>(index)];
    std::vector<std::string> remarks{"Instead: " + finding.swap};
    if (!finding.caution.empty()) remarks.push_back("Take care: " + finding.caution);
    const std::string found = finding.say + cite(page, finding.sources);
    page.report.push_back(Card{0, found, "", std::move(remarks)});
  }
}

// The weeks of `plans` in which the adjustment applies, as "Weeks 1 to 3: " unless it is in all.
std::string weeks_of(int adjustment, std::span<const Plan> plans) {
  std::vector<int> weeks;
  for (const Plan& plan : plans) {
    const auto& all = plan.adjustments;
    if (std::find(all.begin(), all.end(), adjustment) != all.end()) weeks.push_back(plan.week);
  }
  if (weeks.size() == plans.size()) return "";
  if (weeks.size() == 1) return fmt::format("Week {}: ", weeks.front());
  return fmt::format("Weeks {} to {}: ", weeks.front(), weeks.back());
}

void add_why(std::span<const Plan> plans, PlanPage& page) {
  std::set<int> all;
  for (const Plan& plan : plans) all.insert(plan.adjustments.begin(), plan.adjustments.end());
  std::vector<std::string> reasons;
  for (const int index : all) {
    const Adjustment& a = page.knowledge.programme.adjustments[static_cast<std::size_t>(index)];
    std::string line = weeks_of(index, plans) + a.say;
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
    const Date day = page.plan->programme_start + std::chrono::days(checkpoint.days);
    lines.push_back(
        fmt::format("{}: {}{}", to_short(day), checkpoint.say, cite(page, checkpoint.sources)));
  }
  heading(2, "When to get help", page);
  list(std::move(lines), page);
  add_notice("not-better", page);
  add_notice("worry", page);
}

// The yardstick for the morning after, with the person's usual pain when it was told.
void add_next_morning(const Answers& given, PlanPage& page) {
  const Ruleset& rules = page.knowledge.rules;
  const auto value = [&](std::string_view id) -> std::optional<int> {
    const auto question = find_question(rules, id);
    if (!question || static_cast<std::size_t>(*question) >= given.size()) return std::nullopt;
    const Answer& answer = given[static_cast<std::size_t>(*question)];
    if (answer.state != Answer::State::given) return std::nullopt;
    return answer.value;
  };
  const Notice& n = notice(rules, "next-morning");
  heading(2, n.title, page);
  std::vector<std::string> lines;
  const auto usual = value("pain-usual");
  const auto morning = value("usual-morning");
  if (usual && morning) {
    lines.push_back(phrase<Phrase::usual_morning>(rules, *usual, *morning));
  } else if (usual) {
    lines.push_back(phrase<Phrase::usual_pain>(rules, *usual));
  }
  for (std::string& line : cited_lines(n, page)) lines.push_back(std::move(line));
  list(std::move(lines), page);
}

void add_week(const Plan& plan, bool one_of_many, PlanPage& page) {
  page.plan = &plan;
  const Week& week = week_at(page.knowledge.programme, plan.week);
  if (one_of_many) {
    heading(1, week_title(page), page);
    add_theme(page);
  }
  if (week.retest) {
    const Notice& retest = notice(page.knowledge.rules, "retest");
    heading(2, retest.title, page);
    list(cited_lines(retest, page), page);
  }
  add_glance(page);
  add_daily(page);
  add_strength(page);
  add_cardio(page);
}

}  // namespace

Report plan_report(const Knowledge& knowledge, std::span<const Plan> plans, const Answers& answers,
                   bool example) {
  const bool many = plans.size() > 1;
  PlanPage page{knowledge, &plans.front()};
  add_top(plans, example, page);
  add_level(answers, page);
  add_notice("stop-rules", page);
  add_limits(page);
  for (const Plan& plan : plans) add_week(plan, many, page);
  if (many) heading(1, "For all weeks", page);
  add_swaps(page);
  add_why(plans, page);
  add_next_morning(answers, page);
  add_help(page);
  add_notice("safety-net", page);
  add_notice("imaging", page);
  add_sources(knowledge.rules, page.cited, page.report);
  return std::move(page.report);
}

}  // namespace backsmart
