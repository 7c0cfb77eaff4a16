// Every condition in the data, and where it is written.
#include "data/linting.hpp"

namespace backsmart {
namespace {

// Adds those of the [[table]] items in which `key` is given; the n-th item is the n-th of `items`.
template <typename Item>
void add_sites(const Linting& lint, std::string_view table, std::string_view key,
               const std::vector<Item>& items, Condition Item::*condition,
               std::vector<Site>& sites) {
  const std::vector<Spot> spots = lint.tables(table);
  sites.reserve(sites.size() + spots.size());
  for (std::size_t i = 0; i < spots.size(); ++i) {
    const Spot text = spots[i].child(key);
    if (text.node != nullptr) sites.push_back({table, text, &(items[i].*condition)});
  }
}

}  // namespace

std::vector<Site> sites_of(const Linting& lint) {
  const auto& [rules, catalogue, programme] = lint.knowledge();
  std::vector<Site> sites;
  const std::vector<Spot> definitions = lint.definitions();
  sites.reserve(definitions.size());
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    sites.push_back({"define", definitions[i], &rules.definitions[i].condition});
  }
  add_sites(lint, "question", "gateway", rules.questions, &Question::gateway, sites);
  add_sites(lint, "rule", "when", rules.rules, &Rule::when, sites);
  add_sites(lint, "rule", "firm_when", rules.rules, &Rule::firm_when, sites);
  add_sites(lint, "floor", "when", rules.floors, &Floor::when, sites);
  add_sites(lint, "finding", "when", rules.findings, &Finding::when, sites);
  add_sites(lint, "limit", "when", catalogue.limits, &Limit::when, sites);
  add_sites(lint, "block", "when_tailored", programme.blocks, &Block::when_tailored, sites);
  add_sites(lint, "slot", "when", programme.slots, &Slot::when, sites);
  add_sites(lint, "adjustment", "when", programme.adjustments, &Adjustment::when, sites);
  return sites;
}

}  // namespace backsmart
