// A plan, in words. What it says about health comes from the data.
#include <algorithm>
#include <set>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "render/pages.hpp"
#include "render/plan_session.hpp"
#include "render/plan_text.hpp"
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

// What the level and its reasons ask for besides the plan.
void add_level(const Answers& given, PlanPage& page) {
  const Ruleset& rules = page.knowledge.rules;
  const Level level = page.plan->level;
  page.report.push_back(
      Paragraph{fmt::format("Level: {}", advice_of(rules, level).title), /*strong=*/true});
  if (level == Level::self_manage) return;
  const Notice& n = notice(rules, level_notice(level));
  heading(2, n.title, page);
  std::vector<std::string> lines = cited_lines(n, page);
  for (const Reason& reason : reasons_beside_plan(rules, level, given)) {
    const Rule& rule = rules.rules[static_cast<std::size_t>(reason.rule)];
    std::string line = rule.say + cite(page, rule.sources);
    if (const std::string advice = advice_of(rules, reason); !advice.empty()) line += " " + advice;
    lines.push_back(std::move(line));
  }
  list(std::move(lines), page);
}

// What the week is about.
void add_theme(PlanPage& page) {
  const Week& week = week_at(page.knowledge.programme, page.plan->week);
  if (const std::string theme = theme_text({page.knowledge, *page.plan}); !theme.empty()) {
    say(theme + cite(page, week.sources), page);
  }
}

void add_top(std::span<const Plan> plans, bool example, PlanPage& page) {
  const Ruleset& rules = page.knowledge.rules;
  const std::string_view whose = example ? " – an example" : "";
  heading(1, fmt::format("Your Back-Smart week{}{}", plans.size() > 1 ? "s" : "", whose), page);
  say(weeks_title(page.knowledge, plans), page);
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
  for (std::string& remark : week_remarks({page.knowledge, plan})) say(std::move(remark), page);
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

void add_daily(PlanPage& page) {
  const Plan& plan = *page.plan;
  add_session(plan.daily, 0, page);
  if (plan.sit_break) add_session(*plan.sit_break, 0, page);
}

void add_strength(PlanPage& page) {
  const Plan& plan = *page.plan;
  const PlanText text{page.knowledge, plan};
  if (plan.strength.empty()) {
    heading(2, block(page.knowledge.programme, BlockId::strength).name, page);
    say(no_strength_text(text), page);
    return;
  }
  for (std::size_t i = 0; i < plan.strength.size(); ++i) add_session(plan.strength[i], i, page);
  if (std::string rest = rest_between_text(text); !rest.empty()) say(std::move(rest), page);
  if (needs_morning_gate(plan)) add_notice("morning-gate", page);
}

void add_cardio(PlanPage& page) {
  const Plan& plan = *page.plan;
  if (!plan.cardio.empty() && plan.cardio.front().items.empty()) {
    heading(2, block(page.knowledge.programme, BlockId::cardio).name, page);
    for (const SkippedSlot& skipped : plan.cardio.front().skipped) {
      say(left_out_text({page.knowledge, plan}, skipped), page);
    }
  }
  for (std::size_t i = 0; i < plan.cardio.size(); ++i) {
    if (!days_of(plan, BlockId::cardio, i).empty()) add_session(plan.cardio[i], i, page);
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

void add_why(std::span<const Plan> plans, PlanPage& page) {
  std::set<int> all;
  for (const Plan& plan : plans) all.insert(plan.adjustments.begin(), plan.adjustments.end());
  std::vector<std::string> reasons;
  for (const int index : all) {
    const Adjustment& a = page.knowledge.programme.adjustments[static_cast<std::size_t>(index)];
    std::string line = weeks_with(index, plans) + a.say;
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
  const Notice& n = notice(rules, "next-morning");
  heading(2, n.title, page);
  std::vector<std::string> lines;
  if (std::string usual = usual_pain_text(rules, given); !usual.empty()) {
    lines.push_back(std::move(usual));
  }
  for (std::string& line : cited_lines(n, page)) lines.push_back(std::move(line));
  list(std::move(lines), page);
}

void add_week(const Plan& plan, bool one_of_many, PlanPage& page) {
  page.plan = &plan;
  const Week& week = week_at(page.knowledge.programme, plan.week);
  if (one_of_many) {
    heading(1, week_title({page.knowledge, plan}), page);
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
