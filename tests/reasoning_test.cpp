// What is decided about all sheets is what going through all of them shows.
#include "rules/reasoning.hpp"

#include <array>

#include <doctest/doctest.h>

#include "rules/enumerate.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

constexpr std::uint64_t kMostSheets = 5'000;

const Ruleset& rules() { return shipped().rules; }

// Whether everything that is asked is answered, surely, and nothing that is not asked.
bool is_sure(std::span<const Axis> axes, const Sheets& sheets) {
  for (const Axis& axis : axes) {
    const auto question = static_cast<std::size_t>(axis.question);
    const Truth gate = evaluate(rules().questions[question].gateway, sheets.settled());
    const auto wanted = gate == Truth::no ? Answer::State::skipped : Answer::State::given;
    if (sheets.settled()[question].state != wanted) return false;
  }
  return true;
}

bool is_somewhere(const Condition& condition, Truth truth, std::span<const Axis> axes) {
  for (Sheets sheets(rules(), axes); !sheets.done(); sheets.next()) {
    if (is_sure(axes, sheets) && evaluate(condition, sheets.settled()) == truth) return true;
  }
  return false;
}

Condition parsed(const std::string& text) {
  auto condition = parse_condition(text, {&rules().questions, &rules().definitions}, {}, {});
  REQUIRE_MESSAGE(condition.ok(), to_text(condition.problems));
  return condition.value;
}

Condition joined(const Condition& a, const Condition& b, Term::Op op) {
  Condition out = {Term{op, static_cast<std::uint16_t>(1 + a.size() + b.size()), 0, 0}};
  out.insert(out.end(), a.begin(), a.end());
  out.insert(out.end(), b.begin(), b.end());
  return out;
}

}  // namespace

TEST_CASE("reasoning: what two rules can say together is what all sheets say") {
  Reasoning reasoning(rules(), {});
  int tried = 0;
  int impossible = 0;
  for (std::size_t a = 0; a < rules().rules.size(); ++a) {
    for (std::size_t b = a; b < rules().rules.size(); b += 3) {
      for (const Term::Op op : {Term::Op::all_of, Term::Op::any_of}) {
        const Condition pair = joined(rules().rules[a].when, rules().rules[b].when, op);
        const std::array conditions = {&pair};
        const std::vector<Axis> axes = axes_of(rules(), conditions);
        if (count_sheets(axes) > kMostSheets) continue;
        ++tried;
        for (const Truth truth : {Truth::yes, Truth::no}) {
          CAPTURE(to_text(pair, rules().questions));
          const bool expected = is_somewhere(pair, truth, axes);
          CHECK_EQ(reasoning.can_be(pair, truth), expected);
          if (!expected) ++impossible;
        }
      }
    }
  }
  CHECK_GT(tried, 500);
  CHECK_GT(impossible, 0);
}

TEST_CASE("reasoning: what follows from what, and what is the same") {
  struct Row {
    const char* a;
    const char* b;
    bool implies;
    bool equal;
  };
  const Row rows[] = {
      {"fever", "fever", true, true},
      {"fever and breathless", "fever", true, false},
      {"fever", "fever and breathless", false, false},
      {"pain-now >= 6", "pain-now >= 4", true, false},
      {"age >= 65", "not age < 65", true, true},
      {"fever", "fever or fever and breathless", true, true},
      // The same when everybody is sure; unsure tells them apart.
      {"fever", "fever and (breathless or not breathless)", true, false},
      // The second is asked after a yes to the first; an answers file may hold it alone.
      {"bladder-since is over-2-weeks", "bladder-change", true, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.a);
    CAPTURE(row.b);
    const Condition a = parsed(row.a);
    const Condition b = parsed(row.b);
    const std::array conditions = {&a, &b};
    Reasoning reasoning(rules(), conditions);
    CHECK_EQ(reasoning.implies(a, b), row.implies);
    CHECK_EQ(reasoning.are_equal(a, b), row.equal);
  }
}

TEST_CASE("reasoning: a rule is covered when another is as severe on every sheet") {
  const auto rule = [](const std::string& when, Level level, Level if_unsure) {
    Rule made;
    made.when = parsed(when);
    made.level = level;
    made.level_if_unsure = if_unsure;
    return made;
  };
  const Rule wide = rule("fever", Level::same_day, Level::book);
  const Rule narrow = rule("fever and breathless", Level::same_day, Level::book);
  const Rule severe = rule("fever and breathless", Level::emergency, Level::book);
  const Rule severe_if_unsure = rule("fever and breathless", Level::same_day, Level::same_day);
  const Rule other = rule("unsteady", Level::emergency, Level::emergency);
  Reasoning reasoning(rules(), {});
  CHECK(reasoning.is_covered(narrow, wide));
  CHECK_FALSE(reasoning.is_covered(wide, narrow));
  CHECK_FALSE(reasoning.is_covered(severe, wide));
  CHECK_FALSE(reasoning.is_covered(severe_if_unsure, wide));
  CHECK_FALSE(reasoning.is_covered(narrow, other));
}
