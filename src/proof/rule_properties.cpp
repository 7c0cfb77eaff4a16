// What is proved about the rules. A rule reads a few questions and no other rule, and the worst one
// wins: so what holds for each rule on all sheets of its own questions holds for all of them.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "proof/rule_space.hpp"
#include "rules/enumerate.hpp"

namespace backsmart {
namespace {

// What is left of `wanted`, a level by sheet, where no rule gives at least that level although all
// is answered. `seen`: a diagram as the sheets of `wanted` see it.
template <typename Seen>
Diagram not_reached(RuleSpace& space, Diagram wanted, const std::vector<std::size_t>& candidates,
                    Seen seen) {
  Diagrams& diagrams = space.diagrams();
  for (const std::size_t rule : candidates) {
    if (diagrams.everywhere(wanted) == 0) return wanted;
    wanted = diagrams.combine(wanted, seen(space.level(rule)),
                              [](int level, int given) { return given >= level ? 0 : level; });
  }
  if (diagrams.everywhere(wanted) == 0) return wanted;
  return diagrams.combine(wanted, seen(space.complete()),
                          [](int level, int complete) { return complete * level; });
}

// ---- one level ----

// Why the assessment is no assessment; empty when it is one.
std::string fault_of(const Ruleset& rules, const Answers& given) {
  const Answers settled = settle(rules, given);
  const Answers said = without_unasked(rules, settled);
  const Assessment assessment = assess(rules, given);
  Level worst = Level::self_manage;
  bool found = false;
  for (const Reason& reason : assessment.reasons) {
    worst = std::max(worst, reason.level);
    found = found || reason.level == assessment.level;
    if (reason.rule == kUnsureRule) continue;
    const Rule& rule = rules.rules[static_cast<std::size_t>(reason.rule)];
    const Verdict verdict = judge(rules, rule, settled, said);
    if (!verdict.is_reason || verdict.level != reason.level) return "a reason that is no verdict";
  }
  if (worst != assessment.level) return "the level is not the worst of the reasons";
  if (assessment.level > Level::self_manage && !found) return "a level without a reason";
  for (const Rule& rule : rules.rules) {
    const Verdict verdict = judge(rules, rule, settled, said);
    if (verdict.is_reason && verdict.level > assessment.level) return "a rule that was not heard";
  }
  return "";
}

}  // namespace

Outcome prove_one_level(const ProofRequest& request) {
  Outcome out;
  RuleSpace space(*request.knowledge);
  const Ruleset& rules = space.rules();
  const auto judge_sheet = [&](const Answers& answers) {
    ++out.cases;
    const std::string fault = fault_of(rules, answers);
    if (!fault.empty() && !is_enough(request, out)) out.failures.push_back({fault, answers});
  };
  // Each single answer that a well person could give otherwise, then sheets drawn at random.
  for (std::size_t i = 0; i < rules.questions.size(); ++i) {
    for (const Answer& answer : space.symbolic().column(i).values) {
      Answers one = space.well();
      one[i] = answer;
      judge_sheet(one);
    }
  }
  std::mt19937 random(request.seed);
  for (int i = 0; i < request.cases && !is_enough(request, out); ++i) {
    judge_sheet(random_sheet(space, random));
  }
  out.scope =
      fmt::format("In full: each answer of a well person changed alone. At random: {} sheets.",
                  grouped(request.cases));
  return out;
}

Outcome prove_order_free(const ProofRequest& request) {
  Outcome out;
  RuleSpace space(*request.knowledge);
  Ruleset shuffled = space.rules();
  std::mt19937 random(request.seed);
  constexpr int kOrders = 10;
  std::vector<std::size_t> order(shuffled.rules.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  for (int turn = 0; turn < kOrders; ++turn) {
    if (turn == 0) {
      std::reverse(order.begin(), order.end());
    } else {
      std::shuffle(order.begin(), order.end(), random);
    }
    for (std::size_t i = 0; i < order.size(); ++i) {
      shuffled.rules[i] = space.rules().rules[order[i]];
    }
    for (int i = 0; i < request.cases / kOrders && !is_enough(request, out); ++i) {
      const Answers answers = random_sheet(space, random);
      Assessment other = assess(shuffled, answers);
      for (std::vector<Reason>* list : {&other.reasons, &other.open}) {
        for (Reason& reason : *list) {
          if (reason.rule >= 0)
            reason.rule = static_cast<int>(order[static_cast<std::size_t>(reason.rule)]);
        }
        std::sort(list->begin(), list->end(), [](const Reason& a, const Reason& b) {
          return a.level != b.level ? a.level > b.level
                                    : static_cast<unsigned>(a.rule) < static_cast<unsigned>(b.rule);
        });
      }
      ++out.cases;
      if (other == assess(space.rules(), answers)) continue;
      out.failures.push_back({"another order of the rules assesses it otherwise", answers});
    }
  }
  out.scope =
      fmt::format("At random: {} orders of the rules, on {} sheets.", kOrders, grouped(out.cases));
  return out;
}

// ---- worse answers are never milder ----

namespace {

// What is left of `wanted`, a level by sheet before the step, where no rule gives that level after
// it. With a gap no level is given that has a plan, so there is nothing to keep.
Diagram lost_by(RuleSpace& space, Diagram wanted, std::size_t rule, const WorseStep& step,
                const std::vector<std::size_t>& neighbours) {
  std::vector<std::size_t> candidates = {rule};
  candidates.insert(candidates.end(), neighbours.begin(), neighbours.end());
  const Diagram lost = not_reached(space, wanted, candidates,
                                   [&](Diagram diagram) { return space.fix(diagram, step.after); });
  if (space.diagrams().everywhere(lost) == 0) return lost;
  constexpr auto kLeast = static_cast<int>(Level::see_first);
  return space.diagrams().combine(
      lost, space.fix(space.complete(), step.before),
      [](int level, int complete) { return complete == 1 || level >= kLeast ? level : 0; });
}

// Where the step leads to something milder, as the level before it.
Diagram milder_after(RuleSpace& space, std::size_t rule, const WorseStep& step,
                     const std::vector<std::size_t>& neighbours) {
  return lost_by(space, space.fix(space.level(rule), step.before), rule, step, neighbours);
}

// The same for what a rule adds to the count of open signs: where it could not tell before the step
// and can after it, a rule must take the place of the count. While it cannot tell, its signs go on
// counting: a step to the worse leaves a sign unsure or yes.
Diagram uncounted_after(RuleSpace& space, std::size_t rule, const WorseStep& step,
                        const std::vector<std::size_t>& neighbours) {
  Diagrams& diagrams = space.diagrams();
  const Level least = space.rules().unsure.level;
  if (space.rules().rules[rule].level < least) return diagrams.constant(0);
  const Diagram open = diagrams.map(space.verdict(rule), [](int value) {
    const Verdict verdict = Symbolic::verdict_of(value);
    return verdict.is_reason && verdict.truth == Truth::unknown ? 1 : 0;
  });
  // As a level: without an open sign there is nothing to keep, not even where there is a gap.
  const Diagram wanted = diagrams.combine(
      space.fix(open, step.before), space.fix(open, step.after), [least](int before, int after) {
        return before & (1 - after) ? static_cast<int>(least) : 0;
      });
  if (diagrams.everywhere(wanted) == 0) return wanted;
  const Diagram complete = diagrams.combine(wanted, space.fix(space.complete(), step.before),
                                            [](int level, int whole) { return level * whole; });
  return lost_by(space, complete, rule, step, neighbours);
}

// `answers` with these choices of axes made.
Answers with_choices(const RuleSpace& space, const Answers& answers,
                     const std::vector<std::pair<int, int>>& choices) {
  std::vector<int> sheet(static_cast<std::size_t>(space.symbolic().diagrams().axes()), -1);
  for (const auto& [axis, choice] : choices) sheet[static_cast<std::size_t>(axis)] = choice;
  return space.symbolic().answers_at(sheet, answers);
}

void report_milder(const RuleSpace& space, Diagram where, const WorseStep& step, Outcome& out) {
  const Ruleset& rules = space.rules();
  const auto found = space.answers_where(where);
  if (!found) return;
  const auto fails = [&](const Answers& answers) {
    return assess(rules, with_choices(space, answers, step.after)).level <
           assess(rules, with_choices(space, answers, step.before)).level;
  };
  Answers answers = with_choices(space, *found, step.before);
  // The diagram looks at one rule; another may hide it on this sheet, or not on the smallest.
  if (fails(answers)) answers = with_choices(space, space.shrink(answers, fails), step.before);
  const auto index = static_cast<std::size_t>(step.question);
  const Answers worse = with_choices(space, answers, step.after);
  const Question& question = rules.questions[index];
  out.failures.push_back(
      {fmt::format("{} from {} to {} leads from {} to {}", question.id,
                   to_text(question, answers[index]), to_text(question, worse[index]),
                   to_id(assess(rules, answers).level), to_id(assess(rules, worse).level)),
       answers});
}

void list_exceptions(const Ruleset& rules, Outcome& out) {
  const auto list = [&](Worse worse, std::string_view says) {
    std::string ids;
    for (const Question& question : rules.questions) {
      if (question.worse != worse || !question.read_by_rule) continue;
      ids += fmt::format("{}{}", ids.empty() ? "" : ", ", question.id);
    }
    if (!ids.empty()) out.notes.push_back(fmt::format("{}: {}", says, ids));
  };
  for (const Question& question : rules.questions) {
    for (std::size_t word = 0; word < question.words.size(); ++word) {
      if ((question.eases >> word & 1U) == 0) continue;
      out.notes.push_back(fmt::format("a word may make it milder: {} has {}", question.id,
                                      question.words[word].id));
    }
  }
  list(Worse::down, "a yes, a later or a greater answer may make it milder");
  list(Worse::unsure, "to know may be milder than to be unsure");
  list(Worse::either, "both ends have reasons of their own, so neither is worse");
}

}  // namespace

Outcome prove_monotone(const ProofRequest& request) {
  Outcome out;
  RuleSpace space(*request.knowledge);
  for (std::size_t rule = 0; rule < space.rules().rules.size(); ++rule) {
    if (is_enough(request, out)) return out;
    const std::vector<int>& questions = space.questions(rule);
    const auto neighbours = space.neighbours(questions, rule);
    for (const int question : questions) {
      for (const WorseStep& step : space.steps(question)) {
        out.cases += space.sheets(questions);
        report_milder(space, milder_after(space, rule, step, neighbours), step, out);
        report_milder(space, uncounted_after(space, rule, step, neighbours), step, out);
      }
    }
  }
  out.scope =
      "In full: each rule on all sheets of its questions, and each answer made worse by one step. "
      "The worst rule wins, so what holds for each holds for all.";
  list_exceptions(space.rules(), out);
  return out;
}

// ---- a settled truth stays ----

Outcome prove_settled_stays(const ProofRequest& request) {
  Outcome out;
  RuleSpace space(*request.knowledge);
  const Ruleset& rules = space.rules();
  Diagrams& diagrams = space.diagrams();
  const auto turned = [](int before, int after) {
    const auto unknown = static_cast<int>(Truth::unknown);
    return before != unknown && before != after ? 1 : 0;
  };
  for (const Condition* condition : all_conditions(*request.knowledge)) {
    if (condition->empty()) continue;
    if (is_enough(request, out)) return out;
    const Condition* const one[] = {condition};
    const std::vector<int> questions = questions_behind(rules, one);
    const Diagram truth = space.symbolic().truth(*condition);
    for (const int question : questions) {
      const auto index = static_cast<std::size_t>(question);
      // A default is an answer already.
      if (rules.questions[index].fallback) continue;
      const Symbolic::Column& column = space.symbolic().column(index);
      const Diagram asked =
          diagrams.map(space.symbolic().is_skipped(index), [](int skipped) { return 1 - skipped; });
      for (const int before : {kUnanswered, kUnsure}) {
        for (int after = before + 1; after < diagrams.choices(column.axis); ++after) {
          out.cases += space.sheets(questions) / diagrams.choices(column.axis);
          Diagram turns = diagrams.combine(diagrams.fix(truth, column.axis, before),
                                           diagrams.fix(truth, column.axis, after), turned);
          turns = diagrams.combine(turns, diagrams.fix(asked, column.axis, before),
                                   [](int a, int b) { return a & b; });
          const auto answers = space.answers_where(turns);
          if (!answers) continue;
          out.failures.push_back(
              {fmt::format("answering {} turns '{}' around", rules.questions[index].id,
                           to_text(*condition, rules.questions)),
               *answers});
        }
      }
    }
  }
  out.scope =
      "In full: every condition of the data on all sheets of its questions, each gap filled.";
  return out;
}

// ---- the floor ----

Outcome prove_floor(const ProofRequest& request) {
  Outcome out;
  RuleSpace space(*request.knowledge);
  const Ruleset& rules = space.rules();
  for (const Floor& floor : rules.floors) {
    Rule as_rule;
    as_rule.level = floor.level;
    as_rule.level_if_unsure = floor.level_if_unsure;
    as_rule.when = floor.when;
    const Diagram wanted = space.diagrams().map(space.symbolic().verdict(as_rule), [](int value) {
      const Verdict verdict = Symbolic::verdict_of(value);
      return verdict.is_reason ? static_cast<int>(verdict.level) : 0;
    });
    const Condition* const one[] = {&floor.when};
    const std::vector<int> questions = questions_behind(rules, one);
    out.cases += space.sheets(questions);
    const Diagram through =
        not_reached(space, wanted, space.neighbours(questions, rules.rules.size()),
                    [](Diagram diagram) { return diagram; });
    const auto found = space.answers_where(through);
    if (!found) continue;
    const auto fails = [&](const Answers& answers) {
      const Answers settled = settle(rules, answers);
      const Verdict verdict = judge(rules, as_rule, settled, without_unasked(rules, settled));
      return verdict.is_reason && assess(rules, answers).level < verdict.level;
    };
    const Answers answers = space.shrink(*found, fails);
    out.failures.push_back(
        {fmt::format("'{}' gets through as {}", floor.id, to_id(assess(rules, answers).level)),
         answers});
  }
  out.scope = fmt::format(
      "In full: {} red flags, each on all sheets of its questions and of the rules that read them.",
      rules.floors.size());
  if (rules.floors.empty()) {
    out.failures.push_back({"the data has no [[floor]]: nothing is held"});
  }
  return out;
}

}  // namespace backsmart
