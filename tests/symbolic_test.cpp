// The rules as diagrams say what the rules say: compared sheet by sheet.
#include "rules/symbolic.hpp"

#include <random>

#include <doctest/doctest.h>

#include "rules/enumerate.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

constexpr std::uint64_t kFew = 5'000;  // sheets

// The value of a diagram on a sheet, found by fixing every axis.
int value_at(Symbolic& symbolic, Diagram diagram, const Answers& answers) {
  Diagrams& diagrams = symbolic.diagrams();
  for (std::size_t q = 0; q < answers.size(); ++q) {
    const Symbolic::Column& column = symbolic.column(q);
    if (column.axis < 0) continue;
    const bool many = !column.word_axes.empty();
    for (std::size_t c = 0; c < column.values.size(); ++c) {
      const Answer& value = column.values[c];
      const bool same = many ? value.state == answers[q].state : value == answers[q];
      if (same) diagram = diagrams.fix(diagram, column.axis, static_cast<int>(c));
    }
    for (std::size_t word = 0; word < column.word_axes.size(); ++word) {
      const int axis = column.word_axes[word];
      if (axis >= 0) diagram = diagrams.fix(diagram, axis, answers[q].value >> word & 1);
    }
  }
  const auto value = diagrams.everywhere(diagram);
  REQUIRE(value);
  return *value;
}

}  // namespace

TEST_CASE("diagrams: equal functions are one, and where they are not 0 is found") {
  Diagrams d({2, 3});
  const Diagram first = d.by_choice(0, {0, 1});
  const Diagram second = d.by_choice(1, {0, 1, 1});
  const auto both = [](int a, int b) { return a & b; };
  const Diagram all = d.combine(first, second, both);
  CHECK_EQ(all, d.combine(second, first, both));
  CHECK_EQ(d.where_not_zero(all), std::vector<int>{1, 2});
  CHECK_EQ(d.where_not_zero(second), std::vector<int>{-1, 2});
  CHECK_EQ(d.where_not_zero(second, {-1, 1}), std::vector<int>{-1, 1});
  CHECK_FALSE(d.where_not_zero(d.map(all, [](int) { return 0; })));
  CHECK_EQ(d.fix(all, 0, 1), second);
  CHECK_EQ(d.everywhere(d.fix(all, 0, 0)), 0);
  CHECK_EQ(d.everywhere(all), std::nullopt);
}

TEST_CASE("a rule's diagram is its verdict: on all sheets of each rule that has few") {
  const Ruleset& rules = shipped().rules;
  Symbolic symbolic(rules, {});
  std::uint64_t tried = 0;
  for (const Rule& rule : rules.rules) {
    const Condition* conditions[] = {&rule.when, &rule.firm_when};
    const auto axes = axes_of(rules, conditions);
    const Diagram verdict = symbolic.verdict(rule);
    if (count_sheets(axes) > kFew) continue;
    for (Sheets sheets(rules, axes); !sheets.done(); sheets.next()) {
      const int value = value_at(symbolic, verdict, sheets.given());
      const Verdict expected = judge(rules, rule, sheets.settled(), sheets.said());
      const bool same = Symbolic::verdict_of(value) == expected;
      if (!same) FAIL_CHECK(rule.id, " on sheet ", sheets.index());
      ++tried;
    }
  }
  CHECK_GT(tried, 5'000);
}

TEST_CASE("a rule's diagram is its verdict: on sheets drawn at random for the others") {
  const Ruleset& rules = shipped().rules;
  Symbolic symbolic(rules, {});
  std::mt19937 random(7);
  int yes = 0;
  int unknown = 0;
  for (const Rule& rule : rules.rules) {
    const Condition* conditions[] = {&rule.when, &rule.firm_when};
    const auto axes = axes_of(rules, conditions);
    if (count_sheets(axes) <= kFew) continue;
    const Diagram verdict = symbolic.verdict(rule);
    for (int i = 0; i < 200; ++i) {
      Answers given(rules.questions.size());
      for (const Axis& axis : axes) {
        given[static_cast<std::size_t>(axis.question)] = axis.answers[random() % axis.size()];
      }
      const Answers settled = settle(rules, given);
      const Verdict expected = judge(rules, rule, settled, without_unasked(rules, settled));
      const int value = value_at(symbolic, verdict, given);
      CHECK_MESSAGE(Symbolic::verdict_of(value) == expected, rule.id);
      yes += expected.truth == Truth::yes ? 1 : 0;
      unknown += expected.truth == Truth::unknown ? 1 : 0;
    }
  }
  CHECK_GT(yes, 500);
  CHECK_GT(unknown, 500);
}
