// Rules × answers → level: worst wins, reasons are kept, unsure is not no.
#include "rules/assess.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace backsmart;

namespace {

// A ruleset in miniature: five warning signs, one of them behind a gateway.
class Mini {
 public:
  Ruleset rules;

  Mini() {
    rules.parts = {{std::string(kWarningSigns), "Warning signs", ""}, {"week", "Week", ""}};
    rules.unsure = {3, Level::see_first, "too many"};
    for (const char* id : {"numb", "weak", "fever", "any-bone", "bone"}) add(id, 0);
    rules.questions[4].gateway = condition("any-bone");
    add("floor", 1);
    rules.questions[5].fallback = Answer::of(1);
  }

  void add(const char* id, int part) {
    Question q;
    q.id = id;
    q.part = part;
    q.read_by_rule = std::string(id) != "any-bone";
    rules.questions.push_back(q);
  }

  Condition condition(const std::string& text) const {
    auto parsed =
        parse_condition(text, {&rules.questions, &rules.definitions}, {"test", text}, {1, 1, 1});
    REQUIRE(parsed.ok());
    return parsed.value;
  }

  Mini& rule(const char* id, Level level, const std::string& when, Level if_unsure) {
    rules.rules.push_back({id, level, condition(when), if_unsure, {}, "", "", "", {}});
    return *this;
  }

  // One letter a question: y n u, or . for no answer.
  static Answers sheet(const std::string& letters) {
    Answers answers;
    for (const char c : letters) {
      answers.push_back(c == 'y'   ? Answer::of(1)
                        : c == 'n' ? Answer::of(0)
                        : c == 'u' ? Answer::unsure()
                                   : Answer{});
    }
    return answers;
  }

  Assessment assess(const std::string& letters) const {
    return backsmart::assess(rules, sheet(letters));
  }
};

Mini usual() {
  Mini mini;
  mini.rule("numb", Level::emergency, "numb", Level::same_day)
      .rule("weak", Level::same_day, "weak", Level::see_first)
      .rule("bone", Level::see_first, "bone", Level::self_manage)
      .rule("fever-weak", Level::emergency, "fever and weak", Level::same_day);
  return mini;
}

}  // namespace

TEST_CASE("the worst rule wins and every reason is kept, worst first") {
  const Assessment a = usual().assess("nyyyyn");
  CHECK_EQ(a.level, Level::emergency);
  REQUIRE_EQ(a.reasons.size(), 3);
  CHECK(a.reasons[0] == Reason{3, Level::emergency, Truth::yes});
  CHECK(a.reasons[1] == Reason{1, Level::same_day, Truth::yes});
  CHECK(a.reasons[2] == Reason{2, Level::see_first, Truth::yes});
}

TEST_CASE("no to everything is self-manage, without a reason") {
  const Assessment a = usual().assess("nnnn.n");
  CHECK_EQ(a.level, Level::self_manage);
  CHECK(a.reasons.empty());
  CHECK(a.unanswered.empty());
  CHECK(a.can_tell());
}

TEST_CASE("unsure gives the rule's milder level, never no") {
  CHECK_EQ(usual().assess("unnn.n").level, Level::same_day);
  CHECK_EQ(usual().assess("nunn.n").level, Level::see_first);
  const Assessment note = usual().assess("nnnyun");
  CHECK_EQ(note.level, Level::self_manage);
  REQUIRE_EQ(note.reasons.size(), 1);
  CHECK_EQ(note.reasons[0].truth, Truth::unknown);
}

TEST_CASE("an unsure sign counts in full when another one stands beside it") {
  Mini mini = usual();
  mini.rules.rules[0].firm_when = mini.condition("weak");
  CHECK_EQ(mini.assess("uynn.n").level, Level::emergency);
  CHECK_EQ(mini.assess("uunn.n").level, Level::same_day);
  CHECK_EQ(mini.assess("unnn.n").level, Level::same_day);
}

TEST_CASE("three warning signs left open are a reason of their own") {
  Mini mini;
  mini.add("known", 0);
  mini.rules.questions[6].worse = Worse::down;
  for (const char* sign : {"numb", "weak", "fever"}) {
    mini.rule(sign, Level::see_first, std::string(sign) + " and not known", Level::self_manage);
  }
  mini.rule("mild", Level::book, "bone", Level::self_manage);
  CHECK_EQ(mini.assess("uunn.nn").level, Level::self_manage);
  const Assessment three = mini.assess("uuun.nn");
  CHECK_EQ(three.level, Level::see_first);
  CHECK(three.reasons.front() == Reason{kUnsureRule, Level::see_first, Truth::yes});
  CHECK_EQ(three.open_signs, std::vector<int>{0, 1, 2});
  // A sign that cannot matter any more does not count, nor does one of a milder rule.
  CHECK_EQ(mini.assess("uuun.ny").level, Level::self_manage);
  CHECK_EQ(mini.assess("uunyunn").level, Level::self_manage);
}

TEST_CASE("an open sign that turns to yes still counts while its rule cannot tell") {
  Mini mini;
  mini.rule("numb-weak", Level::see_first, "numb and weak", Level::self_manage)
      .rule("fever", Level::see_first, "fever", Level::self_manage);
  CHECK_EQ(mini.assess("uuun.n").level, Level::see_first);
  CHECK_EQ(mini.assess("yuun.n").level, Level::see_first);
}

TEST_CASE("an unsure gateway that no rule reads does not count, what lies behind it does") {
  const Assessment a = usual().assess("nnnunn");
  CHECK(a.unsure.empty());
  CHECK_EQ(usual().assess("nnnu.n").unanswered, std::vector<int>{4});
}

TEST_CASE("a missing answer is not no: the check cannot clear it") {
  const Assessment a = usual().assess("nn.n.n");
  CHECK_EQ(a.unanswered, std::vector<int>{2});
  CHECK_FALSE(a.can_tell());
}

TEST_CASE("a known emergency is told, whatever else is missing") {
  const Assessment a = usual().assess("y....n");
  CHECK_EQ(a.level, Level::emergency);
  CHECK(a.can_tell());
  CHECK_EQ(a.unanswered.size(), 4);
}

TEST_CASE("a missing follow-up to a raised sign counts as unsure") {
  Mini mini = usual();
  mini.rule("bone-alone", Level::same_day, "any-bone and not bone", Level::see_first);
  const Assessment raised = mini.assess("nnny.n");
  CHECK_EQ(raised.level, Level::see_first);
  CHECK(raised.reasons == std::vector<Reason>{{4, Level::see_first, Truth::unknown}});
  CHECK_EQ(raised.unanswered, std::vector<int>{4});
}

TEST_CASE("what nobody was asked is no reason, even beside a raised sign") {
  const Assessment a = usual().assess("n.ynn.");  // fever is yes, weak was never asked
  CHECK(a.reasons.empty());
  CHECK_EQ(a.open.size(), 2);
  CHECK_FALSE(a.can_tell());
}

TEST_CASE("a rule that nothing speaks for stays open while an answer is missing") {
  const Assessment open = usual().assess("nn.n.n");
  CHECK(open.reasons.empty());
  CHECK(open.open.empty());  // fever and weak: weak is no
  const Assessment weak = usual().assess("n.nnn.");
  CHECK(weak.reasons.empty());
  CHECK(weak.open == std::vector<Reason>{{1, Level::same_day, Truth::unknown}});
  CHECK_FALSE(weak.can_tell());
}

TEST_CASE("an answer behind a closed gateway still counts") {
  CHECK_EQ(usual().assess("nnnnyn").level, Level::see_first);
}

TEST_CASE("a closed gateway answers what lies behind it; a missing one leaves it open") {
  const Ruleset& rules = usual().rules;
  CHECK(settle(rules, Mini::sheet("nnnn.."))[4].state == Answer::State::skipped);
  CHECK(settle(rules, Mini::sheet("nnn..."))[4].state == Answer::State::unanswered);
  CHECK(settle(rules, Mini::sheet("nnnu.."))[4].state == Answer::State::unanswered);
}

TEST_CASE("what is asked next, and how many in all") {
  const Ruleset& rules = usual().rules;
  CHECK_EQ(next_question(rules, Mini::sheet("......")), 0);
  CHECK_EQ(next_question(rules, Mini::sheet("nnny..")), 4);
  CHECK_EQ(next_question(rules, Mini::sheet("nnnn..")), 5);
  CHECK_EQ(next_question(rules, Mini::sheet("nnnn.y")), std::nullopt);
  CHECK_EQ(questions_in_all(rules, Mini::sheet("......")), 5);
  CHECK_EQ(questions_in_all(rules, Mini::sheet("nnny..")), 6);
  CHECK_EQ(questions_in_all(rules, Mini::sheet("nnnn..")), 5);
}

TEST_CASE("what is asked next, and how many in all, of some of the questions") {
  const Ruleset& rules = usual().rules;
  const Some some = {false, true, false, false, true, false};
  CHECK_EQ(next_question(rules, Mini::sheet("......"), some), 1);
  CHECK_EQ(next_question(rules, Mini::sheet(".n.y.."), some), 4);
  CHECK_EQ(next_question(rules, Mini::sheet(".n.n.."), some), std::nullopt);
  // bone waits for any-bone, which nobody asks: it is asked all the same.
  CHECK_EQ(questions_in_all(rules, Mini::sheet("......"), some), 2);
  CHECK_EQ(questions_in_all(rules, Mini::sheet("...y.."), some), 2);
  CHECK_EQ(questions_in_all(rules, Mini::sheet("...n.."), some), 1);
  CHECK_EQ(questions_in_all(rules, Mini::sheet("......"), {true, true, true, true, true, false}),
           4);
}

TEST_CASE("the order of the rules does not matter, and worse answers are never milder") {
  Mini mini = usual();
  std::vector<Rule> order = mini.rules.rules;
  const std::string letters = "nuy";
  int sheets = 0;
  for (int code = 0; code < 243; ++code) {
    std::string text =
        "nnnyn"
        "n";
    for (int q = 0, rest = code; q < 5; ++q, rest /= 3) {
      text[static_cast<std::size_t>(q)] = letters[static_cast<std::size_t>(rest % 3)];
    }
    const Level level = mini.assess(text).level;
    Mini turned = mini;
    std::reverse(turned.rules.rules.begin(), turned.rules.rules.end());
    CHECK_EQ(turned.assess(text).level, level);
    for (std::size_t q = 0; q < 5; ++q) {
      const auto at = letters.find(text[q]);
      if (at == 2) continue;
      std::string worse = text;
      worse[q] = letters[at + 1];
      CHECK_GE(mini.assess(worse).level, level);
    }
    ++sheets;
  }
  CHECK_EQ(sheets, 243);
}
