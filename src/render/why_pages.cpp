#include "render/why_pages.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "render/json_writer.hpp"
#include "render/why_parts.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

std::string_view id_of(std::string_view id) { return id; }

template <typename Thing>
std::string_view id_of(const Thing& thing) {
  return thing.id;
}

// The index of the thing with this id; -1: none.
template <typename All>
int find_id(const All& all, std::string_view id) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (id_of(all[i]) == id) return static_cast<int>(i);
  }
  return -1;
}

// As a reader calls it: some kinds are words of the data.
std::string_view kind_in_words(std::string_view kind) {
  if (kind == "slot") return "place in the plan";
  if (kind == "finding") return "what your answers may show";
  if (kind == "limit") return "limit on exercises";
  if (kind == "adjustment") return "change of the plan";
  return kind;
}

// Instead of what only a plan can tell.
Explanation without_plan(const WhyPerson& person, std::string_view id) {
  const Ruleset& rules = person.knowledge.rules;
  const Level level = assess(rules, person.given).level;
  Explanation out{"plan", std::string(id), "There is no plan", {}};
  out.points.push_back(
      {"level",
       fmt::format("{}. {}", advice_of(rules, level).title, phrase<Phrase::refused>(rules)),
       {}});
  out.points.push_back(
      {"next", "So there is no plan to explain. What decided that: backsmart why", {}});
  return out;
}

}  // namespace

bool concerns_plan(const Knowledge& knowledge, std::string_view id) {
  const auto& [rules, catalogue, programme] = knowledge;
  return find_id(catalogue.exercises, id) >= 0 || find_id(catalogue.limits, id) >= 0 ||
         find_id(programme.slots, id) >= 0 || find_id(programme.adjustments, id) >= 0 ||
         find_id(kSlotKindIds, id) >= 0 || find_id(kBlockIds, id) >= 0;
}

std::vector<std::string_view> ids_to_explain(const Knowledge& knowledge) {
  std::vector<std::string_view> ids = {"level"};
  const auto add = [&](const auto& all) {
    for (const auto& one : all) ids.push_back(id_of(one));
  };
  add(knowledge.rules.rules);
  add(knowledge.rules.questions);
  add(knowledge.rules.findings);
  add(knowledge.catalogue.exercises);
  add(knowledge.catalogue.limits);
  add(knowledge.programme.slots);
  add(knowledge.programme.adjustments);
  add(kSlotKindIds);
  add(kBlockIds);
  return ids;
}

std::vector<Explanation> explanations(const WhyPerson& person, std::string_view id) {
  const auto& [rules, catalogue, programme] = person.knowledge;
  std::vector<Explanation> out;
  const auto add = [&](const auto& all, const auto& explain) {
    if (const int index = find_id(all, id); index >= 0) out.push_back(explain(person, index));
  };
  add(rules.rules, explain_rule);
  add(rules.questions, explain_question);
  add(rules.findings, explain_finding);
  if (!concerns_plan(person.knowledge, id)) return out;
  if (!person.plan) {
    out.push_back(without_plan(person, id));
    return out;
  }
  add(kBlockIds, [](const WhyPerson& who, int index) {
    return explain_block(who, static_cast<BlockId>(index));
  });
  add(kSlotKindIds, [](const WhyPerson& who, int index) {
    return explain_movement(who, static_cast<SlotKind>(index));
  });
  add(programme.slots, explain_slot);
  add(catalogue.exercises, explain_exercise);
  add(catalogue.limits, explain_limit);
  add(programme.adjustments, explain_adjustment);
  return out;
}

Report why_report(const WhyPerson& person, const std::vector<Explanation>& all) {
  Report report;
  for (const Explanation& one : all) {
    report.push_back(Heading{1, one.title});
    const bool of_plan = one.kind != "rule" && one.kind != "question" && one.kind != "finding";
    const std::string week =
        of_plan && person.plan ? fmt::format(", in week {} of your plan", person.request.week) : "";
    report.push_back(Paragraph{fmt::format("{} – {}{}", one.id, kind_in_words(one.kind), week)});
    for (const WhyPoint& point : one.points) {
      if (!point.text.empty()) report.push_back(Paragraph{point.text});
      if (!point.items.empty()) report.push_back(Bullets{point.items});
    }
  }
  return report;
}

namespace {

void write_points(const std::vector<WhyPoint>& points, JsonWriter& json) {
  json.begin_array("points");
  for (const WhyPoint& point : points) {
    json.begin_object();
    json.text("about", point.about);
    if (!point.text.empty()) json.text("text", point.text);
    if (!point.items.empty()) json.texts("items", point.items);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string why_json(const WhyPerson& person, std::string_view id,
                     const std::vector<Explanation>& all) {
  JsonWriter json;
  json.begin_object();
  json.text("schema", "backsmart.why/1");
  json.text("id", id);
  json.text("level", to_id(assess(person.knowledge.rules, person.given).level));
  json.begin_array("explanations");
  for (const Explanation& one : all) {
    json.begin_object();
    json.text("kind", one.kind);
    json.text("title", one.title);
    write_points(one.points, json);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

Report what_if_report(const std::vector<std::string>& changes,
                      const std::vector<WhyPoint>& points) {
  Report report;
  report.push_back(Heading{1, "What would change"});
  report.push_back(Bullets{changes});
  for (const WhyPoint& point : points) {
    if (!point.text.empty()) report.push_back(Paragraph{point.text});
    if (!point.items.empty()) report.push_back(Bullets{point.items});
  }
  report.push_back(Paragraph{
      "Nothing is saved. This is to understand, not advice: always answer what is true."});
  return report;
}

std::string what_if_json(const std::vector<std::string>& changes,
                         const std::vector<WhyPoint>& points) {
  JsonWriter json;
  json.begin_object();
  json.text("schema", "backsmart.what-if/1");
  json.texts("if", changes);
  write_points(points, json);
  json.end_object();
  return json.take();
}

}  // namespace backsmart
