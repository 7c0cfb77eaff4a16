#include <fmt/format.h>

#include "data/decoding.hpp"

namespace backsmart {
namespace {

constexpr std::size_t kFewestFacts = 2;
constexpr std::size_t kMostFacts = 4;

Fact decode_fact(const Node& node, Decoding& d, const Ids& certainties, FileProblems& problems) {
  Fact fact;
  if (!expect_kind(node, Node::Kind::table, problems)) return fact;
  TableReader t(node, problems);
  fact.say = t.text("say");
  if (const Node* sure = t.value("sure", Node::Kind::string)) {
    fact.certainty = reference(*sure, certainties, problems).value_or(0);
  }
  fact.sources = t.references("source", d.sources);
  if (fact.sources.empty()) problems.add(node.place, "a fact needs a source");
  return fact;
}

}  // namespace

void decode_topics(Decoding& d) {
  Ruleset& rules = d.knowledge.rules;
  Ids certainties("certainty");
  for_each_table(d.files, "certainty", [&](TableReader& t) {
    Certainty& certainty = rules.certainties.emplace_back();
    certainty.id = t.id(certainties);
    certainty.say = t.text("say");
  });
  Ids topics("topic");
  struct OpenSee {
    const Node* list;
    FileProblems* problems;
  };
  std::vector<OpenSee> open;  // to look up when all topics are known
  for_each_table(d.files, "topic", [&](TableReader& t) {
    Topic& topic = rules.topics.emplace_back();
    topic.id = t.id(topics);
    topic.title = t.text("title");
    topic.group = t.text("group");
    topic.say = t.text("say");
    topic.words = t.texts("words", Need::optional);
    const auto& facts = t.list("fact");
    for (const Node& fact : facts) {
      topic.facts.push_back(decode_fact(fact, d, certainties, t.problems()));
    }
    if (facts.size() < kFewestFacts || facts.size() > kMostFacts) {
      t.problems().add(t.node().place, fmt::format("a topic has {} to {} facts, this one {}",
                                                   kFewestFacts, kMostFacts, facts.size()));
    }
    open.push_back({t.value("see", Node::Kind::array, Need::optional), &t.problems()});
  });
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (open[i].list == nullptr) continue;
    rules.topics[i].see = references(*open[i].list, topics, *open[i].problems);
  }
}

}  // namespace backsmart
