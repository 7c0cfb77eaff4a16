#include "proof/rule_space.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "rules/enumerate.hpp"

namespace backsmart {
namespace {

using State = Answer::State;

// The mildest answer as far as the question itself tells.
Answer mildest(const Question& question) {
  const bool down = question.worse == Worse::down;
  switch (question.kind) {
    case Kind::yes_no: return Answer::of(down ? 1 : 0);
    case Kind::choice: return Answer::of(down ? static_cast<int>(question.words.size()) - 1 : 0);
    case Kind::number: return Answer::of(down ? question.max : question.min);
    case Kind::many: break;
  }
  return Answer::of(0);
}

// Answers every question that is asked; where both ends are bad, the first that is mild enough.
Answers well_person(const Ruleset& rules, const Symbolic& symbolic) {
  Answers answers(rules.questions.size());
  std::vector<std::size_t> open_ends;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const Question& question = rules.questions[i];
    if (evaluate(question.gateway, settle(rules, answers)) == Truth::no) continue;
    answers[i] = question.fallback.value_or(mildest(question));
    if (question.worse == Worse::either) open_ends.push_back(i);
  }
  for (const std::size_t i : open_ends) {
    // Fewer reasons count as well: a rule that holds for everybody must not hide the others.
    const auto how_bad = [&] {
      const Assessment assessment = assess(rules, answers);
      return std::pair(assessment.level, assessment.reasons.size());
    };
    Answer best = answers[i];
    auto least = how_bad();
    for (const Answer& other : symbolic.column(i).values) {
      if (other.state != State::given) continue;
      answers[i] = other;
      const auto now = how_bad();
      if (now < least) best = other;
      least = std::min(least, now);
    }
    answers[i] = best;
  }
  return answers;
}

// What can be given more often than a gap or doubt.
Answer random_answer(const Symbolic::Column& column, std::mt19937& random) {
  const auto given = static_cast<std::uint32_t>(column.values.size()) - kFirstGiven;
  const std::uint32_t turn = random() % 8;
  Answer answer = column.values[turn < 2 ? turn : kFirstGiven + random() % given];
  if (answer.state != State::given) return answer;
  for (std::size_t word = 0; word < column.word_axes.size(); ++word) {
    const bool has = column.word_axes[word] >= 0 && random() % 4 == 0;
    if (has) answer.value |= std::int32_t{1} << word;
  }
  return answer;
}

}  // namespace

std::vector<const Condition*> all_conditions(const Knowledge& knowledge) {
  std::vector<const Condition*> all;
  const auto add = [&all](const Condition& condition) { all.push_back(&condition); };
  for (const Question& question : knowledge.rules.questions) add(question.gateway);
  for (const Definition& definition : knowledge.rules.definitions) add(definition.condition);
  for (const Rule& rule : knowledge.rules.rules) {
    add(rule.when);
    add(rule.firm_when);
  }
  for (const Floor& floor : knowledge.rules.floors) add(floor.when);
  for (const Finding& finding : knowledge.rules.findings) add(finding.when);
  for (const Limit& limit : knowledge.catalogue.limits) add(limit.when);
  for (const Block& block : knowledge.programme.blocks) add(block.when_tailored);
  for (const Slot& slot : knowledge.programme.slots) add(slot.when);
  for (const Adjustment& adjustment : knowledge.programme.adjustments) add(adjustment.when);
  return all;
}

RuleSpace::RuleSpace(const Knowledge& knowledge)
    : knowledge_(&knowledge),
      conditions_(all_conditions(knowledge)),
      symbolic_(knowledge.rules, conditions_) {
  for (const Rule& rule : knowledge.rules.rules) {
    verdicts_.push_back(symbolic_.verdict(rule));
    levels_.push_back(diagrams().map(verdicts_.back(), [](int value) {
      const Verdict verdict = Symbolic::verdict_of(value);
      return verdict.is_reason ? static_cast<int>(verdict.level) : 0;
    }));
    const Condition* const conditions[] = {&rule.when, &rule.firm_when};
    questions_.push_back(questions_behind(knowledge.rules, conditions));
  }
  complete_ = diagrams().constant(1);
  for (std::size_t i = knowledge.rules.questions.size(); i-- > 0;) {
    if (!is_warning_sign(knowledge.rules, knowledge.rules.questions[i])) continue;
    if (symbolic_.column(i).axis < 0) continue;
    complete_ = diagrams().combine(complete_, symbolic_.is_open(i),
                                   [](int all, int open) { return all & (1 - open); });
  }
  well_ = well_person(knowledge.rules, symbolic_);
}

Answer RuleSpace::mildest_answer(std::size_t question) const {
  return mildest(rules().questions[question]);
}

std::vector<std::size_t> RuleSpace::neighbours(const std::vector<int>& questions,
                                               std::size_t except) const {
  std::vector<std::size_t> found;
  for (std::size_t rule = 0; rule < questions_.size(); ++rule) {
    const auto shared = [&](int question) {
      return std::binary_search(questions.begin(), questions.end(), question);
    };
    const auto& own = questions_[rule];
    if (rule != except && std::any_of(own.begin(), own.end(), shared)) found.push_back(rule);
  }
  std::stable_sort(found.begin(), found.end(), [this](std::size_t a, std::size_t b) {
    return questions_[a].size() < questions_[b].size();
  });
  return found;
}

std::vector<WorseStep> RuleSpace::steps(int question) const {
  const auto index = static_cast<std::size_t>(question);
  const Question& q = rules().questions[index];
  const Symbolic::Column& column = symbolic_.column(index);
  std::vector<WorseStep> steps;
  const auto step = [&](int from, int to) {
    steps.push_back({question, {{column.axis, from}}, {{column.axis, to}}});
  };
  if (column.axis < 0 || q.worse == Worse::either) return steps;
  const int last = static_cast<int>(column.values.size()) - 1;
  if (q.kind == Kind::yes_no) {
    const int no = kFirstGiven;
    const int yes = last;
    switch (q.worse) {
      case Worse::up: step(no, kUnsure), step(kUnsure, yes); break;
      case Worse::down: step(yes, kUnsure), step(kUnsure, no); break;
      case Worse::unsure: step(no, yes), step(no, kUnsure); break;
      case Worse::either: break;
    }
    return steps;
  }
  if (q.kind == Kind::many) {
    // One word more; from none of them to unsure.
    WorseStep unsure{question, {{column.axis, kFirstGiven}}, {{column.axis, kUnsure}}};
    for (std::size_t word = 0; word < column.word_axes.size(); ++word) {
      const int axis = column.word_axes[word];
      if (axis < 0) continue;
      unsure.before.emplace_back(axis, 0);
      if ((q.eases >> word & 1U) != 0) continue;
      steps.push_back({question,
                       {{column.axis, kFirstGiven}, {axis, 0}},
                       {{column.axis, kFirstGiven}, {axis, 1}}});
    }
    steps.push_back(std::move(unsure));
    return steps;
  }
  const bool up = q.worse == Worse::up;
  for (int choice = kFirstGiven; choice < last; ++choice) {
    step(up ? choice : choice + 1, up ? choice + 1 : choice);
  }
  step(up ? kFirstGiven : last, kUnsure);
  return steps;
}

Diagram RuleSpace::fix(Diagram diagram, const std::vector<std::pair<int, int>>& choices) {
  for (const auto& [axis, choice] : choices) diagram = diagrams().fix(diagram, axis, choice);
  return diagram;
}

double RuleSpace::sheets(const std::vector<int>& questions) const {
  double count = 1;
  for (const int question : questions) {
    const Symbolic::Column& column = symbolic_.column(static_cast<std::size_t>(question));
    const auto answers = static_cast<double>(column.values.size());
    double sets = 1;
    for (const int axis : column.word_axes) sets *= axis < 0 ? 1 : 2;
    count *= column.word_axes.empty() ? answers : answers - 1 + sets;
  }
  return count;
}

std::optional<Answers> RuleSpace::answers_where(Diagram diagram) const {
  const auto sheet = symbolic_.diagrams().where_not_zero(diagram, symbolic_.sheet_of(well_));
  if (!sheet) return std::nullopt;
  return symbolic_.answers_at(*sheet, well_);
}

Answers RuleSpace::shrink(Answers answers,
                          const std::function<bool(const Answers&)>& still_fails) const {
  for (std::size_t i = answers.size(); i-- > 0;) {
    if (answers[i] == well_[i]) continue;
    Answers fewer = answers;
    fewer[i] = well_[i];
    if (still_fails(fewer)) answers = std::move(fewer);
  }
  return answers;
}

Answers random_sheet(const RuleSpace& space, std::mt19937& random) {
  const Ruleset& rules = space.rules();
  // Some people have next to nothing, some nearly everything.
  constexpr std::array<std::size_t, 4> kOneIn = {2, 8, 24, 64};
  const std::size_t one_in = kOneIn[random() % kOneIn.size()];
  Answers answers(rules.questions.size());
  Answers settled(rules.questions.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const Symbolic::Column& column = space.symbolic().column(i);
    const bool closed = evaluate(rules.questions[i].gateway, settled) == Truth::no;
    if (closed ? random() % (16 * one_in) == 0 : random() % one_in == 0) {
      if (column.axis >= 0) answers[i] = random_answer(column, random);
    } else if (!closed) {
      answers[i] = is_answered(space.well()[i]) ? space.well()[i] : space.mildest_answer(i);
    }
    settled[i] = settled_answer(rules, i, answers[i], settled);
  }
  return answers;
}

std::string differences(const Ruleset& rules, const Answers& answers, const Answers& base) {
  std::string text;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i] == base[i]) continue;
    const Question& question = rules.questions[i];
    text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", question.id,
                        to_text(question, answers[i]));
  }
  return text.empty() ? "a well person" : text;
}

}  // namespace backsmart
