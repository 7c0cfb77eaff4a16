// Things that nothing leads to: sources, topics, tags, limits, equipment.
#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "data/linting.hpp"

namespace backsmart {
namespace {

using Words = std::set<std::string_view>;

// The texts in every list under `key`, anywhere in data/.
Words named_under(const Linting& lint, std::string_view key) {
  Words named;
  for (const Document& document : lint.documents()) {
    if (is_answers_file(document)) continue;
    for_each_node({&document, &document.root}, [&](const Spot& spot) {
      if (spot.node->key != key || spot.node->kind != Node::Kind::array) return;
      for (const Node& entry : spot.node->children) {
        if (entry.kind == Node::Kind::string) named.insert(entry.text);
      }
    });
  }
  return named;
}

void lint_empty_sources(Linting& lint) {
  for (const Document& document : lint.documents()) {
    if (is_answers_file(document)) continue;
    for_each_node({&document, &document.root}, [&](const Spot& spot) {
      if (spot.node->key != "source" || spot.node->kind != Node::Kind::array) return;
      if (spot.node->children.empty()) lint.add(spot, "source-empty", "this names no source");
    });
  }
}

// Complains of every [[table]] whose id is not in `named`.
void lint_unnamed(Linting& lint, std::string_view table, const Words& named, std::string_view code,
                  std::string_view message) {
  for (const Spot& spot : lint.tables(table)) {
    const Spot id = spot.child("id");
    if (named.contains(id.node->text)) continue;
    lint.add(id, code, fmt::format(fmt::runtime(message), id.node->text));
  }
}

// A topic may not vouch for itself.
void lint_topics(Linting& lint) {
  Words named;
  for (const Topic& topic : lint.knowledge().rules.topics) {
    for (const int other : topic.see) {
      const Topic& seen = lint.knowledge().rules.topics[static_cast<std::size_t>(other)];
      if (seen.id != topic.id) named.insert(seen.id);
    }
  }
  lint_unnamed(lint, "topic", named, "topic-alone", "no other topic has '{}' in its 'see'");
}

void lint_equipment(Linting& lint) {
  EquipmentMask used = 0;
  for (const Exercise& exercise : lint.knowledge().catalogue.exercises) {
    for (const EquipmentMask needs : exercise.needs) used |= needs;
    for (const EquipmentMask needs : exercise.ladder_needs) used |= needs;
  }
  Words named;
  const auto& equipment = lint.knowledge().catalogue.equipment;
  for (std::size_t i = 0; i < equipment.size(); ++i) {
    if ((used >> i & 1) != 0) named.insert(equipment[i].id);
  }
  lint_unnamed(lint, "equipment", named, "equipment-unused", "no exercise needs '{}'");
}

void lint_limits(Linting& lint) {
  LimitMask barring = 0;
  for (const Exercise& exercise : lint.knowledge().catalogue.exercises) barring |= exercise.limits;
  Words named;
  const auto& limits = lint.knowledge().catalogue.limits;
  for (std::size_t i = 0; i < limits.size(); ++i) {
    if ((barring >> i & 1) != 0) named.insert(limits[i].id);
  }
  lint_unnamed(lint, "limit", named, "limit-unused", "the limit '{}' bars no exercise");
}

}  // namespace

void lint_references(Linting& lint) {
  lint_empty_sources(lint);
  lint_unnamed(lint, "source", named_under(lint, "source"), "source-unused",
               "nothing cites the source '{}'");
  lint_unnamed(lint, "tag", named_under(lint, "loads"), "tag-unused",
               "no exercise has the tag '{}'");
  lint_equipment(lint);
  lint_limits(lint);
  lint_topics(lint);
}

}  // namespace backsmart
