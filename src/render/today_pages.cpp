// One day of a plan.
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "render/json_writer.hpp"
#include "render/pages.hpp"
#include "render/session_text.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

// A session with its start, in the order of the day.
struct Entry {
  int at_min = 0;
  const Session* session = nullptr;
  std::size_t index = 0;

  int end_min() const { return at_min + session->lead_walk_min + (seconds(*session) + 59) / 60; }
};

std::vector<Entry> entries_of(const Plan& plan, const Day& day) {
  std::vector<Entry> entries;
  if (day.daily) entries.push_back({day.daily.at_min, &plan.daily, 0});
  if (day.strength) {
    const auto index = static_cast<std::size_t>(day.strength.session);
    entries.push_back({day.strength.at_min, &plan.strength[index], index});
  }
  if (day.cardio) {
    const auto index = static_cast<std::size_t>(day.cardio.session);
    entries.push_back({day.cardio.at_min, &plan.cardio[index], index});
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.at_min < b.at_min; });
  return entries;
}

const Day& day_on(const Plan& plan, Date date) {
  const int index = std::clamp(days_between(plan.start, date), 0, 6);
  return plan.days[static_cast<std::size_t>(index)];
}

void add_items(const PlanText& text, const Session& session, Report& report) {
  if (const std::string lead = lead_walk_text(text, session); !lead.empty()) {
    report.push_back(Paragraph{lead});
  }
  int number = 0;
  for (const PlannedItem& item : session.items) {
    report.push_back(Card{++number, item_name(text, item), dose_text(text, item), {}});
    if (number == 1 && session.instead) {
      const PlannedItem& other = *session.instead;
      report.push_back(Card{0, "Or: " + item_name(text, other), dose_text(text, other), {}});
    }
  }
}

}  // namespace

Report today_report(const Knowledge& knowledge, const Plan& plan, Date today) {
  const Ruleset& rules = knowledge.rules;
  const PlanText text{knowledge, plan};
  const Week& week = week_at(knowledge.programme, plan.week);
  const Day& day = day_on(plan, today);
  Report report;
  report.push_back(
      Heading{1, fmt::format("{}, week {} ({})", to_short(today), plan.week, week.phase)});
  if (plan.week > static_cast<int>(knowledge.programme.weeks.size())) {
    report.push_back(Paragraph{phrase<Phrase::after_programme>(rules, week.number)});
  }
  if (week.retest && day.date == plan.start) {
    const Notice& retest = notice(rules, "retest");
    report.push_back(Heading{2, retest.title});
    report.push_back(Bullets{lines_of(rules, retest)});
  }
  for (const Entry& entry : entries_of(plan, day)) {
    report.push_back(Heading{2, fmt::format("{} {}, {}", to_clock(entry.at_min),
                                            session_name(text, *entry.session, entry.index),
                                            session_minutes(*entry.session))});
    add_items(text, *entry.session, report);
  }
  if (day.daily && plan.sit_break) {
    report.push_back(Heading{2, fmt::format("{}, {}", session_name(text, *plan.sit_break, 0),
                                            session_minutes(*plan.sit_break))});
    add_items(text, *plan.sit_break, report);
  }
  if (entries_of(plan, day).empty()) report.push_back(Paragraph{phrase<Phrase::free_day>(rules)});
  if (day.massage) {
    report.push_back(
        Paragraph{phrase<Phrase::massage_day>(rules, weekday_name(weekday(day.date)))});
  }
  const Notice& stop = notice(rules, "stop-rules");
  if (!stop.say.empty()) {
    report.push_back(Paragraph{stop.say.front() + source_mark(rules, stop.sources)});
  }
  report.push_back(Paragraph{"In full: backsmart plan. One exercise: backsmart exercise ID."});
  return report;
}

std::string today_line(const Knowledge& knowledge, const Plan& plan, DateTime now) {
  const PlanText text{knowledge, plan};
  std::vector<std::string> parts;
  for (const Entry& entry : entries_of(plan, day_on(plan, now.day))) {
    if (entry.end_min() * 60 <= now.second) continue;
    parts.push_back(fmt::format("{} {} {} min", to_clock(entry.at_min),
                                printable(session_name(text, *entry.session, entry.index)),
                                entry.end_min() - entry.at_min));
  }
  return fmt::format("{}", fmt::join(parts, " · "));
}

std::string today_json(const Knowledge& knowledge, const Plan& plan, Date today) {
  const Ruleset& rules = knowledge.rules;
  const PlanText text{knowledge, plan};
  const Week& week = week_at(knowledge.programme, plan.week);
  const Day& day = day_on(plan, today);
  const bool started = today >= plan.start;
  JsonWriter json;
  json.begin_object();
  json.text("schema", "backsmart.today/1");
  json.text("date", to_iso(today));
  if (!started) json.text("starts", to_iso(plan.start));
  json.number("week", plan.week);
  json.text("phase", week.phase);
  json.boolean("retest", started && week.retest && day.date == plan.start);
  json.boolean("massage", started && day.massage);
  json.begin_array("sessions");
  for (const Entry& entry : started ? entries_of(plan, day) : std::vector<Entry>{}) {
    const Session& session = *entry.session;
    json.begin_object();
    json.text("at", to_clock(entry.at_min));
    json.text("block", kBlockIds[static_cast<std::size_t>(session.block)]);
    json.text("name", session_name(text, session, entry.index));
    json.number("seconds", session.lead_walk_min * 60 + seconds(session));
    json.number("lead_walk_minutes", session.lead_walk_min);
    json.begin_array("items");
    for (const PlannedItem& item : session.items) {
      json.begin_object();
      json.text("exercise", text.exercise(item).id);
      json.text("name", item_name(text, item));
      json.text("dose", dose_text(text, item));
      json.number("seconds", seconds(item));
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.texts("stop", notice(rules, "stop-rules").say);
  json.end_object();
  return json.take();
}

}  // namespace backsmart
