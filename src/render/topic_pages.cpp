#include "render/topic_pages.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "render/json_writer.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

const Topic& at(const Ruleset& rules, int topic) {
  return rules.topics[static_cast<std::size_t>(topic)];
}

const std::string& certainty_of(const Ruleset& rules, const Fact& fact) {
  return rules.certainties[static_cast<std::size_t>(fact.certainty)].say;
}

}  // namespace

Report topics_report(const Ruleset& rules, const std::vector<int>& topics) {
  Report report;
  std::vector<std::string> groups;
  for (const int topic : topics) {
    const std::string& group = at(rules, topic).group;
    if (std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
  }
  for (const std::string& group : groups) {
    Table table{{"Topic", "About"}, {}};
    for (const int topic : topics) {
      const Topic& t = at(rules, topic);
      if (t.group == group) table.rows.push_back({t.id, t.title});
    }
    report.push_back(Heading{2, group});
    report.push_back(std::move(table));
  }
  return report;
}

Report topic_report(const Ruleset& rules, int topic) {
  const Topic& t = at(rules, topic);
  Report report;
  std::set<int> cited;
  report.push_back(Heading{1, t.title});
  report.push_back(Paragraph{t.say, /*strong=*/true});
  Bullets facts;
  for (const Fact& fact : t.facts) {
    cited.insert(fact.sources.begin(), fact.sources.end());
    facts.items.push_back(fmt::format("{} ({}){}", fact.say, certainty_of(rules, fact),
                                      source_mark(rules, fact.sources)));
  }
  report.push_back(std::move(facts));
  std::vector<std::string> next;
  for (const int other : t.see) next.push_back(at(rules, other).id);
  if (!next.empty()) {
    report.push_back(Paragraph{fmt::format("Read next: {}", fmt::join(next, ", "))});
  }
  const Notice& education = notice(rules, "education");
  if (!education.say.empty()) {
    report.push_back(Paragraph{education.say.front() + source_mark(rules, education.sources)});
    cited.insert(education.sources.begin(), education.sources.end());
  }
  add_sources(rules, cited, report);
  return report;
}

std::string topics_json(const Ruleset& rules, const std::vector<int>& topics) {
  JsonWriter json;
  json.begin_object();
  json.text("schema", "backsmart.topics/1");
  json.begin_array("topics");
  for (const int topic : topics) {
    const Topic& t = at(rules, topic);
    json.begin_object();
    json.text("id", t.id);
    json.text("title", t.title);
    json.text("group", t.group);
    json.text("say", t.say);
    json.begin_array("facts");
    for (const Fact& fact : t.facts) {
      json.begin_object();
      json.text("say", fact.say);
      json.text("sure", rules.certainties[static_cast<std::size_t>(fact.certainty)].id);
      json.texts("sources", source_ids(rules, fact.sources));
      json.end_object();
    }
    json.end_array();
    std::vector<std::string> see;
    for (const int other : t.see) see.push_back(at(rules, other).id);
    json.texts("see", see);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

}  // namespace backsmart
