#include "render/exercise_pages.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "render/json_writer.hpp"
#include "render/session_text.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

constexpr std::array<std::string_view, kSlotKindIds.size()> kKindNames = {
    "Breathing and small tilts",
    "Hips",
    "Upper back",
    "Core",
    "Glutes",
    "Hinge practice",
    "Hinge",
    "Squat",
    "Row",
    "Carry",
    "Cardio",
    "Rest positions"};

constexpr std::array<std::string_view, kPositionIds.size()> kPositionNames = {
    "on your back",
    "on your side",
    "on your front",
    "on hands and knees",
    "sitting on the floor",
    "half-kneeling",
    "kneeling tall",
    "kneeling, folded forward",
    "standing",
    "standing, with support",
    "sitting",
    "on your back, shoulders raised",
    "on your front, sloping",
    "hanging under a bar",
    "in water"};

const Exercise& at(const Knowledge& knowledge, int exercise) {
  return knowledge.catalogue.exercises[static_cast<std::size_t>(exercise)];
}

std::string_view kind_name(const Exercise& e) {
  return kKindNames[static_cast<std::size_t>(e.kind)];
}

// "dumbbells", "a chair and an exercise band" of one alternative; "no equipment" is worth saying.
std::string equipment_text(const Knowledge& knowledge, EquipmentMask needs) {
  std::vector<std::string> names;
  const auto& equipment = knowledge.catalogue.equipment;
  for (std::size_t i = 0; i < equipment.size(); ++i) {
    if ((needs >> i & 1) != 0) names.push_back(equipment[i].name);
  }
  return join(names);
}

std::string equipment_text(const Knowledge& knowledge, const Exercise& e) {
  std::vector<std::string> all;
  for (const EquipmentMask needs : e.needs) all.push_back(equipment_text(knowledge, needs));
  return fmt::format("{}", fmt::join(all, "; or "));
}

// "3 × 10, rest 90 s": as the catalogue has it.
std::string own_dose(const Exercise& e) {
  const Dose& d = e.dose;
  std::string out = d.sets == 1 ? "" : fmt::format("{} × ", d.sets);
  switch (e.mode) {
    case Mode::reps:
      out += d.sets == 1 ? fmt::format("{} times", d.reps) : std::to_string(d.reps);
      break;
    case Mode::hold: out += fmt::format("{} × {} s", d.reps, d.sec_per_rep); break;
    case Mode::time: out += duration(d.sec_per_rep); break;
  }
  if (d.sides == 2) out += " each side";
  if (d.sets > 1 && d.rest_s > 0) out += fmt::format(", rest {} s", d.rest_s);
  return fmt::format("{} ({})", out, duration(seconds(d)));
}

// Where the exercise stands in the person's week: "Strength A: 2 × 8, rest 90 s".
struct PlanPlace {
  std::string session;
  std::string dose;
  int rung = 0;
};

std::vector<PlanPlace> places_of(const Knowledge& knowledge, const Plan& plan, int exercise) {
  const PlanText text{knowledge, plan};
  std::vector<PlanPlace> places;
  const auto look = [&](const Session& session, std::size_t index) {
    for (const PlannedItem& item : session.items) {
      if (item.exercise != exercise || item.light) continue;
      places.push_back({session_name(text, session, index), dose_text(text, item), item.rung});
    }
    if (session.instead && session.instead->exercise == exercise) {
      places.push_back({session_name(text, session, index) + ", in place of the walk",
                        dose_text(text, *session.instead), session.instead->rung});
    }
  };
  look(plan.daily, 0);
  if (plan.sit_break) look(*plan.sit_break, 0);
  for (std::size_t i = 0; i < plan.strength.size(); ++i) look(plan.strength[i], i);
  for (std::size_t i = 0; i < plan.cardio.size(); ++i) look(plan.cardio[i], i);
  return places;
}

std::vector<std::string> sentences(const std::vector<std::string>& texts) {
  std::vector<std::string> out;
  out.reserve(texts.size());
  for (const std::string& text : texts) out.push_back(sentence(text) + ".");
  return out;
}

std::vector<std::string> loads_of(const Knowledge& knowledge, const Exercise& e) {
  std::vector<std::string> says;
  for (const Tag& tag : knowledge.catalogue.tags) {
    if (std::find(e.loads.begin(), e.loads.end(), tag.id) != e.loads.end()) says.push_back(tag.say);
  }
  return says;
}

std::vector<std::string> limits_of(const Knowledge& knowledge, const Exercise& e) {
  std::vector<std::string> names;
  const auto& limits = knowledge.catalogue.limits;
  for (std::size_t i = 0; i < limits.size(); ++i) {
    if ((e.limits >> i & 1) != 0) names.push_back(limits[i].name);
  }
  return names;
}

std::string when_in_the_day(const Knowledge& knowledge, const Exercise& e) {
  switch (e.morning) {
    case Morning::yes: return phrase<Phrase::at_any_time>(knowledge.rules);
    case Morning::modified: return e.morning_note;
    case Morning::after_first_hour:
      return sentence(phrase<Phrase::not_first_hour>(knowledge.rules)) + ".";
  }
  return "";
}

const std::optional<Bar>& bar_of(const ForPerson& person, int exercise) {
  static const std::optional<Bar> kNone;
  const auto index = static_cast<std::size_t>(exercise);
  return index < person.bars.size() ? person.bars[index] : kNone;
}

void section(std::string title, std::vector<std::string> items, Report& report) {
  if (items.empty()) return;
  report.push_back(Heading{2, std::move(title)});
  report.push_back(Bullets{std::move(items)});
}

// ---- the card -----------------------------------------------------------------------------------

void add_person(const Knowledge& knowledge, int exercise, const ForPerson& person,
                const std::vector<PlanPlace>& places, Report& report) {
  if (person.bars.empty()) return;
  std::vector<std::string> lines;
  lines.reserve(places.size() + 1);
  for (const PlanPlace& place : places)
    lines.push_back(fmt::format("{}: {}", place.session, place.dose));
  if (const auto& bar = bar_of(person, exercise)) {
    lines.push_back(phrase<Phrase::not_for_you>(knowledge.rules, reason_text(knowledge, *bar)));
  } else if (places.empty()) {
    lines.push_back(phrase<Phrase::not_in_plan>(knowledge.rules));
  }
  section("In your plan this week", std::move(lines), report);
}

void add_ladder(const Knowledge& knowledge, const Exercise& e, const std::vector<PlanPlace>& places,
                Report& report) {
  Bullets ladder{{}, true};
  for (std::size_t rung = 0; rung < e.ladder.size(); ++rung) {
    std::string line = sentence(e.ladder[rung]);
    if (!e.ladder_needs.empty()) {
      const EquipmentMask needs = e.ladder_needs[rung];
      const std::string with = equipment_text(knowledge, needs);
      if (with != "no equipment") line += fmt::format(" (with {})", with);
    }
    const bool yours = std::any_of(places.begin(), places.end(), [&](const PlanPlace& place) {
      return place.rung == static_cast<int>(rung);
    });
    if (yours) {
      line += " – you are here";
    } else if (places.empty() && static_cast<int>(rung) == e.start) {
      line += " – the usual start";
    }
    ladder.items.push_back(std::move(line));
  }
  report.push_back(Heading{2, "Steps, the easiest first"});
  report.push_back(std::move(ladder));
}

}  // namespace

Report exercises_report(const Knowledge& knowledge, const std::vector<int>& exercises) {
  Report report;
  for (std::size_t kind = 0; kind < kSlotKindIds.size(); ++kind) {
    Table table{{"Id", "Exercise", "With"}, {}};
    for (const int exercise : exercises) {
      const Exercise& e = at(knowledge, exercise);
      if (static_cast<std::size_t>(e.kind) != kind) continue;
      table.rows.push_back({e.id, e.name, equipment_text(knowledge, e.needs.front())});
    }
    if (table.rows.empty()) continue;
    report.push_back(Heading{2, fmt::format("{} ({})", kKindNames[kind], kSlotKindIds[kind])});
    report.push_back(std::move(table));
  }
  return report;
}

Report exercise_report(const Knowledge& knowledge, int exercise, const ForPerson& person) {
  const Ruleset& rules = knowledge.rules;
  const Exercise& e = at(knowledge, exercise);
  const bool refused = refuses_plan(person.level);
  Report report;
  report.push_back(Heading{1, e.name});
  if (refused) {
    const std::string& title = rules.levels[static_cast<std::size_t>(person.level)].title;
    report.push_back(Paragraph{fmt::format("{}. {}", title, phrase<Phrase::refused>(rules)), true});
  }
  report.push_back(Paragraph{fmt::format("{} – {}, {}. With {}.", e.id, lower_ascii(kind_name(e)),
                                         kPositionNames[static_cast<std::size_t>(e.position)],
                                         equipment_text(knowledge, e))});
  report.push_back(Illustration{e.id});
  report.push_back(Paragraph{e.how + source_mark(rules, e.sources)});
  report.push_back(Paragraph{e.why});
  const std::vector<PlanPlace> places =
      person.plan ? places_of(knowledge, *person.plan, exercise) : std::vector<PlanPlace>{};
  add_person(knowledge, exercise, person, places, report);
  if (!refused) {
    std::vector<std::string> dose = {fmt::format("Usual start: {}", own_dose(e))};
    if (!e.tempo.empty()) dose.push_back(fmt::format("Tempo: {}", e.tempo));
    dose.push_back(when_in_the_day(knowledge, e));
    if (e.from_week > 1)
      dose.push_back(sentence(phrase<Phrase::not_before_week>(rules, e.from_week)) + ".");
    section("How much, and when", std::move(dose), report);
    add_ladder(knowledge, e, places, report);
  }
  section("Do", sentences(e.cues), report);
  section("Don't", sentences(e.mistakes), report);
  section("What it asks of your back", loads_of(knowledge, e), report);
  section("Not with", limits_of(knowledge, e), report);
  const Notice& stop = notice(rules, "stop-rules");
  if (!stop.say.empty()) {
    report.push_back(Paragraph{stop.say.front() + source_mark(rules, stop.sources)});
  }
  std::set<int> cited(e.sources.begin(), e.sources.end());
  cited.insert(stop.sources.begin(), stop.sources.end());
  add_sources(rules, cited, report);
  return report;
}

namespace {

void write_exercise(const Knowledge& knowledge, const Figures& figures, int exercise,
                    const ForPerson& person, JsonWriter& json) {
  const Exercise& e = at(knowledge, exercise);
  json.text("id", e.id);
  json.text("name", e.name);
  json.text("slot", kSlotKindIds[static_cast<std::size_t>(e.kind)]);
  json.text("position", kPositionIds[static_cast<std::size_t>(e.position)]);
  std::vector<std::string> needs;
  for (const EquipmentMask mask : e.needs) needs.push_back(equipment_text(knowledge, mask));
  json.texts("equipment", needs);
  json.text("how", e.how);
  if (const Figure* figure = find_figure(figures, e.id)) json.text("movement", figure->say);
  json.text("why", e.why);
  json.texts("do", e.cues);
  json.texts("dont", e.mistakes);
  json.texts("loads", e.loads);
  json.texts("not_with", limits_of(knowledge, e));
  json.text("morning", kMorningIds[static_cast<std::size_t>(e.morning)]);
  json.number("from_week", e.from_week);
  if (!refuses_plan(person.level)) {
    json.text("dose", own_dose(e));
    json.number("seconds", seconds(e.dose));
    json.texts("ladder", e.ladder);
    json.number("start", e.start);
  }
  if (!person.bars.empty()) {
    const auto& bar = bar_of(person, exercise);
    json.boolean("suits", !bar);
    if (bar) json.text("because", reason_text(knowledge, *bar));
    json.begin_array("in_plan");
    if (person.plan) {
      for (const PlanPlace& place : places_of(knowledge, *person.plan, exercise)) {
        json.begin_object();
        json.text("session", place.session);
        json.text("dose", place.dose);
        json.text("step", e.ladder[static_cast<std::size_t>(place.rung)]);
        json.end_object();
      }
    }
    json.end_array();
  }
  json.texts("sources", source_ids(knowledge.rules, e.sources));
}

}  // namespace

std::string exercises_json(const Knowledge& knowledge, const Figures& figures,
                           const std::vector<int>& exercises, const ForPerson& person) {
  JsonWriter json;
  json.begin_object();
  json.text("schema", "backsmart.exercises/1");
  json.text("level", to_id(person.level));
  json.begin_array("exercises");
  for (const int exercise : exercises) {
    json.begin_object();
    write_exercise(knowledge, figures, exercise, person, json);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

std::string exercise_json(const Knowledge& knowledge, const Figures& figures, int exercise,
                          const ForPerson& person) {
  JsonWriter json;
  json.begin_object();
  json.text("schema", "backsmart.exercise/1");
  json.text("level", to_id(person.level));
  write_exercise(knowledge, figures, exercise, person, json);
  json.end_object();
  return json.take();
}

}  // namespace backsmart
