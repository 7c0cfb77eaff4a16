// One day of a plan.
#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "render/json_writer.hpp"
#include "render/pages.hpp"
#include "render/session_text.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

// A session of the day. The break in long sitting has no time of its own.
struct Entry {
  std::optional<int> at_min;  // after midnight
  const Session* session = nullptr;
  std::size_t index = 0;  // among the sessions of its sort

  int minutes() const { return session->lead_walk_min + (seconds(*session) + 59) / 60; }
};

// In the order of the day, the break right behind the daily block.
std::vector<Entry> entries_of(const Plan& plan, const Day& day) {
  std::vector<Entry> entries;
  const auto add = [&entries](const Appointment& at, const Session& session) {
    entries.push_back({at.at_min, &session, static_cast<std::size_t>(at.session)});
  };
  if (day.daily) add(day.daily, plan.daily);
  if (day.strength) {
    add(day.strength, plan.strength[static_cast<std::size_t>(day.strength.session)]);
  }
  if (day.cardio) add(day.cardio, plan.cardio[static_cast<std::size_t>(day.cardio.session)]);
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return *a.at_min < *b.at_min; });
  if (!day.daily || !plan.sit_break) return entries;
  const auto daily = std::find_if(entries.begin(), entries.end(),
                                  [&](const Entry& e) { return e.session == &plan.daily; });
  entries.insert(daily + 1, Entry{std::nullopt, &*plan.sit_break, 0});
  return entries;
}

const Day& day_on(const Plan& plan, Date date) {
  const int index = std::clamp(days_between(plan.start, date), 0, 6);
  return plan.days[static_cast<std::size_t>(index)];
}

bool is_repeating(const Knowledge& knowledge, const Plan& plan) {
  return plan.week > static_cast<int>(knowledge.programme.weeks.size());
}

// "07:00  Daily block, 10 min"; "Sitting break, 3 min: once a day, …"
std::string title_of(const PlanText& text, const Entry& entry) {
  const std::string name = fmt::format("{}, {}", session_name(text, *entry.session, entry.index),
                                       session_minutes(*entry.session));
  if (entry.at_min) return fmt::format("{}  {}", to_clock(*entry.at_min), name);
  return fmt::format("{}: {}", name, phrase<Phrase::sit_break>(text.knowledge.rules));
}

// "Goblet squat (a packed bag)"; "Rest with your legs on a chair" says it already.
Card one_line(const PlanText& text, int number, const PlannedItem& item, std::string_view before) {
  std::string name = fmt::format("{}{}", before, item_name(text, item));
  const std::string tools = tools_text(text, item);
  if (name.find(tools) == std::string::npos) name += fmt::format(" ({})", tools);
  return {number, std::move(name), dose_text(text, item), {}};
}

// What the first hour of the day asks for: "3 and 5: Use no weight. 8: …"
std::string morning_notes(const PlanText& text, const Session& session) {
  std::vector<std::pair<std::string_view, std::vector<std::string>>> notes;  // with their items
  int number = 0;
  for (const PlannedItem& item : session.items) {
    ++number;
    if (!item.morning_note) continue;
    const std::string_view note = text.exercise(item).morning_note;
    auto same = std::find_if(notes.begin(), notes.end(),
                             [note](const auto& other) { return other.first == note; });
    if (same == notes.end()) same = notes.insert(same, {note, {}});
    same->second.push_back(std::to_string(number));
  }
  std::string out;
  for (const auto& [note, items] : notes) {
    out += fmt::format("{}{}: {}", out.empty() ? "" : " ", join(items), note);
  }
  return out;
}

void add_entry(const PlanText& text, const Entry& entry, Report& report) {
  const Session& session = *entry.session;
  report.push_back(Heading{3, title_of(text, entry)});
  if (std::string lead = lead_walk_text(text, session); !lead.empty()) {
    report.push_back(Paragraph{std::move(lead)});
  }
  int number = 0;
  for (const PlannedItem& item : session.items) {
    report.push_back(one_line(text, ++number, item, ""));
    if (number == 1 && session.instead) {
      report.push_back(one_line(text, 0, *session.instead, "Or: "));
    }
  }
  if (std::string notes = morning_notes(text, session); !notes.empty()) {
    report.push_back(Paragraph{std::move(notes)});
  }
}

void add_retest(const Ruleset& rules, Report& report) {
  const Notice& retest = notice(rules, "retest");
  report.push_back(Heading{3, retest.title});
  report.push_back(Bullets{retest.say});
}

}  // namespace

Report today_report(const Knowledge& knowledge, const Plan& plan, Date today) {
  const Ruleset& rules = knowledge.rules;
  const auto say = [](std::string words) { return Paragraph{std::move(words)}; };
  if (today < plan.programme_start) {
    return {Heading{1, to_short(today)},
            say(phrase<Phrase::not_started>(rules, to_short(plan.programme_start))),
            say("The first week: backsmart plan")};
  }
  const PlanText text{knowledge, plan};
  const Week& week = week_at(knowledge.programme, plan.week);
  const Day& day = day_on(plan, today);
  const std::vector<Entry> entries = entries_of(plan, day);
  Report report = {
      Heading{1, fmt::format("{}, week {} ({})", to_short(today), plan.week, week.phase)}};
  if (plan.level != Level::self_manage) {
    const std::string& level = advice_of(rules, plan.level).title;
    report.push_back(Paragraph{fmt::format("Level: {}", level), /*strong=*/true});
  }
  if (is_repeating(knowledge, plan)) {
    const std::string keep =
        plan.strength.empty() ? "" : " " + phrase<Phrase::keep_strength>(rules);
    report.push_back(say(phrase<Phrase::after_programme>(rules, week.number) + keep));
  }
  if (week.retest && day.date == plan.start) add_retest(rules, report);
  if (day.strength && plan.advice_hour) {
    report.push_back(say(in_one_line(notice(rules, "morning-gate"))));
  }
  for (const Entry& entry : entries) add_entry(text, entry, report);
  if (entries.empty()) report.push_back(say(phrase<Phrase::free_day>(rules)));
  if (day.massage) report.push_back(say(phrase<Phrase::massage_day>(rules, "today")));
  report.push_back(say(phrase<Phrase::stop_in_short>(rules) +
                       " In full: backsmart plan. One exercise: backsmart exercise NAME"));
  return report;
}

std::string today_line(const Plan& plan, DateTime now) {
  if (now.day < plan.programme_start) return "";
  std::vector<std::string> parts;
  for (const Entry& entry : entries_of(plan, day_on(plan, now.day))) {
    const bool over = entry.at_min && (*entry.at_min + entry.minutes()) * 60 <= now.second;
    if (over || !entry.at_min) continue;
    const BlockId block = entry.session->block;
    const std::string letter = block == BlockId::strength && plan.strength.size() > 1
                                   ? fmt::format(" {}", session_letter(entry.index))
                                   : "";
    parts.push_back(fmt::format("{} {}{} {} min", to_clock(*entry.at_min),
                                kBlockIds[static_cast<std::size_t>(block)], letter,
                                entry.minutes()));
  }
  return fmt::format("{}", fmt::join(parts, " · "));
}

// ---- JSON ---------------------------------------------------------------------------------------

namespace {

void write_item(const PlanText& text, const PlannedItem& item, const Session& session,
                std::string_view key, JsonWriter& json) {
  json.begin_object(key);
  json.text("exercise", text.exercise(item).id);
  json.text("name", item_name(text, item));
  json.text("dose", dose_text(text, item));
  json.number("seconds", seconds(item));
  if (const std::string tools = tools_text(text, item); !tools.empty()) {
    json.text("equipment", tools);
  }
  json.texts("effort", effort_texts(text, item, session));
  json.end_object();
}

void write_entry(const PlanText& text, const Entry& entry, JsonWriter& json) {
  const Session& session = *entry.session;
  json.begin_object();
  json.text("session", session_id(session.block, entry.index));
  json.text("block", kBlockIds[static_cast<std::size_t>(session.block)]);
  json.text("name", session_name(text, session, entry.index));
  if (entry.at_min) {
    json.text("at", to_clock(*entry.at_min));
    json.text("until", to_clock(*entry.at_min + entry.minutes()));
  }
  json.number("minutes", entry.minutes());
  json.number("lead_walk_minutes", session.lead_walk_min);
  json.boolean("first_hour", session.first_hour);
  json.begin_array("items");
  for (const PlannedItem& item : session.items) write_item(text, item, session, "", json);
  json.end_array();
  if (session.instead) write_item(text, *session.instead, session, "instead", json);
  json.end_object();
}

}  // namespace

std::string today_json(const Knowledge& knowledge, const Plan& plan, Date today) {
  const Week& week = week_at(knowledge.programme, plan.week);
  const Day& day = day_on(plan, today);
  const bool started = today >= plan.programme_start;
  JsonWriter json;
  json.begin_object();
  json.text("schema", "backsmart.today/1");
  json.text("date", to_iso(today));
  json.text("weekday", weekday_name(weekday(today)));
  json.text("level", to_id(plan.level));
  json.text("start", to_iso(plan.programme_start));
  json.boolean("started", started);
  json.number("week", plan.week);
  json.text("phase", week.phase);
  json.boolean("repeats", is_repeating(knowledge, plan));
  json.boolean("retest", started && week.retest && day.date == plan.start);
  json.boolean("massage", started && day.massage);
  json.begin_array("sessions");
  if (started) {
    const PlanText text{knowledge, plan};
    for (const Entry& entry : entries_of(plan, day)) write_entry(text, entry, json);
  }
  json.end_array();
  json.texts("stop", notice(knowledge.rules, "stop-rules").say);
  json.end_object();
  return json.take();
}

}  // namespace backsmart
