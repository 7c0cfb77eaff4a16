#include "rules/symbolic.hpp"

#include <algorithm>

#include "rules/enumerate.hpp"

namespace backsmart {
namespace {

using Op = Term::Op;
using State = Answer::State;

constexpr int kNotGiven = 3;   // of an answer that the person did not give
constexpr int kAsTheWord = 4;  // of a `many` that is given
constexpr int kPossible = 64;  // in the count of `at least`: certain + kPossible × possible

int holds(const Term& term, const Answer& answer) {
  return static_cast<int>(evaluate({term}, {answer}));
}

}  // namespace

std::vector<int> Symbolic::sizes_of(const Ruleset& rules, std::span<const Condition* const> others,
                                    std::vector<Column>& columns) {
  std::vector<const Condition*> all(others.begin(), others.end());
  for (const Rule& rule : rules.rules) {
    all.push_back(&rule.when);
    all.push_back(&rule.firm_when);
  }
  columns.resize(rules.questions.size());
  std::vector<int> sizes;
  const auto next_axis = [&](std::size_t size) {
    sizes.push_back(static_cast<int>(size));
    return static_cast<int>(sizes.size()) - 1;
  };
  for (const ReadQuestion& axis : questions_told_apart(rules, all)) {
    Column& column = columns[static_cast<std::size_t>(axis.question)];
    column.values = axis.answers;
    column.axis = next_axis(axis.answers.size());
    const auto words = rules.questions[static_cast<std::size_t>(axis.question)].words.size();
    if (axis.words == 0) continue;
    column.word_axes.assign(words, -1);
    for (std::size_t word = 0; word < words; ++word) {
      if ((axis.words >> word & 1U) != 0) column.word_axes[word] = next_axis(2);
    }
  }
  return sizes;
}

Symbolic::Symbolic(const Ruleset& rules, std::span<const Condition* const> others)
    : rules_(&rules), diagrams_(sizes_of(rules, others, columns_)) {}

Diagram Symbolic::truth(const Condition& condition) { return read(condition, Reading::settled); }

Diagram Symbolic::read(const Condition& condition, Reading reading) {
  return condition.empty() ? diagrams_.constant(kTruthYes) : read_at(condition.data(), reading);
}

Diagram Symbolic::read_at(const Term* term, Reading reading) {
  const Term* const end = term + term->size;
  const auto fold = [&](int start, auto f) {
    Diagram all = diagrams_.constant(start);
    for (const Term* o = term + 1; o < end; o += o->size) {
      all = diagrams_.combine(all, read_at(o, reading), f);
    }
    return all;
  };
  switch (term->op) {
    case Op::all_of: return fold(kTruthYes, [](int a, int b) { return std::min(a, b); });
    case Op::any_of: return fold(kTruthNo, [](int a, int b) { return std::max(a, b); });
    case Op::none_of:
      return diagrams_.map(read_at(term + 1, reading), [](int t) { return kTruthYes - t; });
    case Op::at_least_of: {
      const Diagram counts = fold(0, [](int count, int t) {
        return count + (t == kTruthYes ? 1 : 0) + (t == kTruthNo ? 0 : kPossible);
      });
      const int wanted = term->value;
      return diagrams_.map(counts, [wanted](int count) {
        return count % kPossible >= wanted   ? kTruthYes
               : count / kPossible >= wanted ? kTruthUnknown
                                             : kTruthNo;
      });
    }
    case Op::is_yes:
    case Op::equals:
    case Op::at_most:
    case Op::at_least:
    case Op::has: break;
  }
  return atom(*term, reading);
}

// What the person's own answer makes of the term: a Truth, or kNotGiven.
Diagram Symbolic::given(const Term& term) {
  const Column& column = columns_[term.question];
  Term alone = term;  // of a sheet with this one answer
  alone.question = 0;
  std::vector<int> values;
  values.reserve(column.values.size());
  for (const Answer& answer : column.values) {
    const bool by_word = term.op == Op::has && answer.state == State::given;
    values.push_back(answer.state == State::unanswered ? kNotGiven
                     : by_word                         ? kAsTheWord
                                                       : holds(alone, answer));
  }
  const Diagram state = diagrams_.by_choice(column.axis, values);
  if (term.op != Op::has) return state;
  const int axis = column.word_axes[static_cast<std::size_t>(term.value)];
  return diagrams_.combine(state, diagrams_.by_choice(axis, {kTruthNo, kTruthYes}),
                           [](int s, int w) { return s == kAsTheWord ? w : s; });
}

Diagram Symbolic::gateway(std::size_t question) {
  if (const auto known = gateways_.find(question); known != gateways_.end()) return known->second;
  const Diagram made = truth(rules_->questions[question].gateway);
  gateways_.emplace(question, made);
  return made;
}

Diagram Symbolic::is_open(std::size_t question) {
  if (rules_->questions[question].fallback) return diagrams_.constant(0);
  const Column& column = columns_[question];
  std::vector<int> unanswered(column.values.size(), 0);
  unanswered.front() = 1;
  return diagrams_.combine(
      diagrams_.by_choice(column.axis, unanswered), gateway(question),
      [](int is_unanswered, int gate) { return is_unanswered == 1 && gate != kTruthNo ? 1 : 0; });
}

Diagram Symbolic::is_skipped(std::size_t question) {
  const Column& column = columns_[question];
  std::vector<int> unanswered(column.values.size(), 0);
  unanswered.front() = 1;
  return diagrams_.combine(
      diagrams_.by_choice(column.axis, unanswered), gateway(question),
      [](int is_unanswered, int gate) { return is_unanswered == 1 && gate == kTruthNo ? 1 : 0; });
}

Diagram Symbolic::is_follow_up(std::size_t question) {
  const Condition& gate = rules_->questions[question].gateway;
  if (gate.empty()) return diagrams_.constant(0);
  Diagram open = diagrams_.constant(0);
  for (const int read : questions_read(gate)) {
    open = diagrams_.combine(open, is_open(static_cast<std::size_t>(read)),
                             [](int a, int b) { return a | b; });
  }
  return diagrams_.combine(gateway(question), open, [](int t, int is_open) {
    return t == kTruthUnknown && is_open == 1 ? 0 : 1;
  });
}

Diagram Symbolic::atom(const Term& term, Reading reading) {
  const std::size_t question = term.question;
  const auto& fallback = rules_->questions[question].fallback;
  int unanswered = kTruthUnknown;
  if (fallback) {
    Term alone = term;
    alone.question = 0;
    unanswered = holds(alone, *fallback);
  }
  const Diagram settled =
      diagrams_.combine(given(term), gateway(question), [unanswered](int own, int gate) {
        return own != kNotGiven ? own : gate == kTruthNo ? kTruthNo : unanswered;
      });
  if (reading == Reading::settled || fallback) return settled;
  const Diagram nothing_led_to_it =
      diagrams_.combine(is_open(question), is_follow_up(question),
                        [](int open, int follows) { return open == 1 && follows == 0 ? 1 : 0; });
  return diagrams_.combine(settled, nothing_led_to_it,
                           [](int t, int unasked) { return unasked == 1 ? kTruthNo : t; });
}

Diagram Symbolic::is_raised(const Rule& rule) {
  Diagram any = diagrams_.constant(0);
  for (const int read : questions_read(rule.when)) {
    const Question& question = rules_->questions[static_cast<std::size_t>(read)];
    const Column& column = columns_[static_cast<std::size_t>(read)];
    const bool sign = is_warning_sign(*rules_, question);
    std::vector<int> raised;
    raised.reserve(column.values.size());
    for (const Answer& answer : column.values) {
      const bool unsure = answer.state == State::unsure && (question.read_by_rule || sign);
      const bool yes = sign && question.kind == Kind::yes_no && answer == Answer::of(1);
      raised.push_back(unsure || yes ? 1 : 0);
    }
    any = diagrams_.combine(any, diagrams_.by_choice(column.axis, raised),
                            [](int a, int b) { return a | b; });
  }
  return any;
}

// truth + 4 × is_reason + 8 × level; 0 when it does not hold.
Diagram Symbolic::verdict(const Rule& rule) {
  const Diagram when = truth(rule.when);
  const Diagram said_not_no =
      diagrams_.map(read(rule.when, Reading::said), [](int t) { return t == kTruthNo ? 0 : 1; });
  const Diagram speaks =
      diagrams_.combine(is_raised(rule), said_not_no, [](int a, int b) { return a & b; });
  Diagram firm = diagrams_.constant(kTruthNo);
  if (!rule.firm_when.empty()) firm = truth(rule.firm_when);
  const int level = static_cast<int>(rule.level);
  const int level_if_unsure = static_cast<int>(rule.level_if_unsure);
  const Diagram unsure = diagrams_.combine(speaks, firm, [=](int is_reason, int is_firm) {
    if (is_reason == 0) return kTruthUnknown + 8 * level;
    return kTruthUnknown + 4 + 8 * (is_firm == kTruthYes ? level : level_if_unsure);
  });
  return diagrams_.combine(when, unsure, [level](int t, int if_unknown) {
    return t == kTruthNo ? 0 : t == kTruthYes ? kTruthYes + 4 + 8 * level : if_unknown;
  });
}

Verdict Symbolic::verdict_of(int value) {
  return {static_cast<Truth>(value & 3), (value & 4) != 0, static_cast<Level>(value >> 3)};
}

Answers Symbolic::answers_at(const std::vector<int>& sheet, const Answers& base) const {
  Answers answers = base;
  answers.resize(columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Column& column = columns_[i];
    if (column.axis < 0) continue;
    const int choice = sheet[static_cast<std::size_t>(column.axis)];
    if (choice >= 0) answers[i] = column.values[static_cast<std::size_t>(choice)];
    if (answers[i].state != State::given) continue;
    for (std::size_t word = 0; word < column.word_axes.size(); ++word) {
      const int axis = column.word_axes[word];
      const int has = axis < 0 ? -1 : sheet[static_cast<std::size_t>(axis)];
      const auto bit = std::int32_t{1} << word;
      if (has == 1) answers[i].value |= bit;
      if (has == 0) answers[i].value &= ~bit;
    }
  }
  return answers;
}

std::vector<int> Symbolic::sheet_of(const Answers& answers) const {
  std::vector<int> sheet(static_cast<std::size_t>(diagrams_.axes()), -1);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Column& column = columns_[i];
    if (column.axis < 0) continue;
    const bool many = rules_->questions[i].kind == Kind::many;
    const auto& values = column.values;
    const auto same = std::find_if(values.begin(), values.end(), [&](const Answer& value) {
      return many ? value.state == answers[i].state : value == answers[i];
    });
    if (same == values.end()) continue;  // a number that stands for none of the stretches
    sheet[static_cast<std::size_t>(column.axis)] = static_cast<int>(same - values.begin());
    for (std::size_t word = 0; word < column.word_axes.size(); ++word) {
      const int axis = column.word_axes[word];
      if (axis >= 0) sheet[static_cast<std::size_t>(axis)] = answers[i].value >> word & 1;
    }
  }
  return sheet;
}

}  // namespace backsmart
