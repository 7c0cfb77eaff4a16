// Conditions that hold on every sheet or on none, and parts of them that change nothing.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "data/linting.hpp"

namespace backsmart {
namespace {

using Op = Term::Op;

Condition part_at(const Condition& whole, std::size_t index) {
  const auto begin = whole.begin() + static_cast<std::ptrdiff_t>(index);
  return {begin, begin + begin->size};
}

// Index of the node whose operand the node at `index` is.
std::size_t parent_of(const Condition& whole, std::size_t index) {
  std::size_t parent = 0;
  for (std::size_t i = 0; i < index; ++i) {
    if (i + whole[i].size > index) parent = i;
  }
  return parent;
}

Condition without(const Condition& whole, std::size_t index) {
  Condition out = whole;
  const std::uint16_t size = whole[index].size;
  for (std::size_t i = 0; i < index; ++i) {
    if (i + whole[i].size > index) out[i].size = static_cast<std::uint16_t>(out[i].size - size);
  }
  const auto begin = out.begin() + static_cast<std::ptrdiff_t>(index);
  out.erase(begin, begin + size);
  return out;
}

// The definition that `part` is, and by whose name the text calls it; null when it is none.
const Definition* definition_of(const Ruleset& rules, const Condition& part,
                                std::string_view text) {
  const auto found = std::find_if(
      rules.definitions.begin(), rules.definitions.end(),
      [&](const Definition& d) { return d.condition == part && find_name(text, d.name); });
  return found == rules.definitions.end() ? nullptr : &*found;
}

// Where `part` is written in the text of `site`; the whole text when it reads differently there.
Place place_of(const Site& site, std::string_view part) {
  const auto start = find_name(site.text.node->text, part);
  return start ? place_in(*site.text.node, *start, part) : site.text.node->place;
}

bool is_rule(const Site& site) { return site.table == "rule" && site.text.node->key == "when"; }

bool is_gateway(const Site& site) { return site.text.node->key == "gateway"; }

std::string_view code_of(const Site& site, bool always) {
  if (is_rule(site)) return always ? "rule-always" : "rule-never";
  return always ? "condition-always" : "condition-never";
}

std::string message_of(const Site& site, bool always) {
  if (is_rule(site)) {
    return always ? "the rule holds whatever is answered" : "no answers can make this rule hold";
  }
  if (is_gateway(site)) {
    return always ? "the gateway is open whatever is answered" : "no answers can open this gateway";
  }
  return always ? "the condition holds whatever is answered"
                : "no answers can make this condition hold";
}

// "always" or "never" when it is one of them.
std::optional<bool> constant(Reasoning& reasoning, const Condition& condition) {
  if (!reasoning.can_be(condition, Truth::yes)) return false;
  if (!reasoning.can_be(condition, Truth::no)) return true;
  return std::nullopt;
}

// `part` in the words of `text`: by their names when it uses definitions.
std::string as_written(const Ruleset& rules, const Condition& part, std::string_view text) {
  std::string shown = to_text(part, rules.questions);
  const auto put_name = [&shown](const std::string& what, const std::string& name) {
    for (std::size_t i = shown.find(what); i != std::string::npos; i = shown.find(what, i)) {
      shown.replace(i, what.size(), name);
      i += name.size();
    }
  };
  for (const Definition& definition : rules.definitions) {
    if (!find_name(text, definition.name)) continue;
    const std::string spelt_out = to_text(definition.condition, rules.questions);
    put_name("(" + spelt_out + ")", definition.name);
    put_name(spelt_out, definition.name);
  }
  return shown;
}

std::size_t operands_of(const Condition& whole, std::size_t index) {
  std::size_t count = 0;
  for (std::size_t i = index + 1; i < index + whole[index].size; i += whole[i].size) ++count;
  return count;
}

// `whole` without the part at `index`; nothing where the text cannot be written without it.
std::optional<Condition> shortened(const Condition& whole, std::size_t index) {
  const std::size_t parent = parent_of(whole, index);
  if (whole[parent].op == Op::none_of || operands_of(whole, parent) == 1) return std::nullopt;
  return without(whole, index);
}

// The parts that hold always or never, and those without which nothing would change. What is in a
// definition is looked at where it is defined.
void lint_parts(Linting& lint, const Site& site) {
  const Ruleset& rules = lint.knowledge().rules;
  const std::string_view text = site.text.node->text;
  Condition rest = *site.condition;
  if (definition_of(rules, rest, text) != nullptr) return;
  std::size_t i = 1;
  while (i < rest.size()) {
    const Condition part = part_at(rest, i);
    const Definition* definition = definition_of(rules, part, text);
    const std::string shown = as_written(rules, part, text);
    const auto report = [&](std::string_view what) {
      lint.add_at(site.text, place_of(site, shown), "part-idle", what);
    };
    if (const auto fixed = constant(lint.reasoning(), part)) {
      report(*fixed ? fmt::format("'{}' holds whatever is answered", shown)
                    : fmt::format("no answers make '{}' hold", shown));
      i += part.size();
      continue;
    }
    auto shorter = shortened(rest, i);
    if (shorter && lint.reasoning().are_equal(rest, *shorter)) {
      report(fmt::format("without '{}' the condition would say the same", shown));
      rest = std::move(*shorter);
      continue;
    }
    i += definition != nullptr ? part.size() : 1;
  }
}

}  // namespace

void lint_conditions(Linting& lint) {
  for (const Site& site : sites_of(lint)) {
    const auto fixed = constant(lint.reasoning(), *site.condition);
    if (fixed) {
      lint.add(site.text, code_of(site, *fixed), message_of(site, *fixed));
    } else {
      lint_parts(lint, site);
    }
  }
}

}  // namespace backsmart
