#include "rules/condition.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/date.hpp"
#include "rules/question.hpp"

namespace backsmart {
namespace {

using Op = Term::Op;

Truth truth_of_answer(const Term& term, const Answer& answer) {
  if (answer.state == Answer::State::skipped) return Truth::no;
  if (answer.state != Answer::State::given) return Truth::unknown;
  switch (term.op) {
    case Op::is_yes: return truth_of(answer.value != 0);
    case Op::equals: return truth_of(answer.value == term.value);
    case Op::at_most: return truth_of(answer.value <= term.value);
    case Op::at_least: return truth_of(answer.value >= term.value);
    case Op::has: return truth_of((answer.value >> term.value & 1) != 0);
    case Op::all_of:
    case Op::any_of:
    case Op::none_of:
    case Op::at_least_of: break;
  }
  return Truth::unknown;
}

Truth truth_at(const Term* term, const std::vector<Answer>& answers);

// Most operands are a question: they need no further call.
Truth truth_of_operand(const Term* term, const std::vector<Answer>& answers) {
  return term->size == 1 ? truth_of_answer(*term, answers[term->question])
                         : truth_at(term, answers);
}

Truth truth_at(const Term* term, const std::vector<Answer>& answers) {
  const Term* operand = term + 1;
  const Term* const end = term + term->size;
  switch (term->op) {
    case Op::all_of: {
      Truth truth = Truth::yes;
      for (; operand < end && truth != Truth::no; operand += operand->size) {
        truth = both(truth, truth_of_operand(operand, answers));
      }
      return truth;
    }
    case Op::any_of: {
      Truth truth = Truth::no;
      for (; operand < end && truth != Truth::yes; operand += operand->size) {
        truth = either(truth, truth_of_operand(operand, answers));
      }
      return truth;
    }
    case Op::none_of: return negated(truth_of_operand(operand, answers));
    case Op::at_least_of: {
      int certain = 0;
      int possible = 0;
      for (; operand < end; operand += operand->size) {
        const Truth truth = truth_of_operand(operand, answers);
        certain += truth == Truth::yes ? 1 : 0;
        possible += truth == Truth::no ? 0 : 1;
      }
      return certain >= term->value    ? Truth::yes
             : possible >= term->value ? Truth::unknown
                                       : Truth::no;
    }
    case Op::is_yes:
    case Op::equals:
    case Op::at_most:
    case Op::at_least:
    case Op::has: break;
  }
  return truth_of_answer(*term, answers[term->question]);
}

std::string value_text(const Question& question, std::int32_t value) {
  if (question.kind == Kind::number) {
    return question.is_clock() ? to_clock(value) : std::to_string(value);
  }
  return question.words[static_cast<std::size_t>(value)].id;
}

// Binding strength of the text of a node: 0 or, 1 and, 2 not and atoms.
int strength(const Term& term) { return term.op == Op::any_of ? 0 : term.op == Op::all_of ? 1 : 2; }

// What an operand of a node of this kind needs to stand without parentheses.
int strength_needed(Op op) { return op == Op::at_least_of ? 0 : op == Op::any_of ? 1 : 2; }

int nesting_at(const Term* term) {
  int deepest = 0;
  for (const Term* o = term + 1; o < term + term->size; o += o->size) {
    const int parentheses = strength(*o) < strength_needed(term->op) ? 1 : 0;
    deepest = std::max(deepest, nesting_at(o) + parentheses);
  }
  return deepest + (term->op == Op::none_of || term->op == Op::at_least_of ? 1 : 0);
}

std::string text_at(const Term* term, const std::vector<Question>& questions) {
  const auto operand_texts = [&] {
    std::vector<std::string> texts;
    for (const Term* o = term + 1; o < term + term->size; o += o->size) {
      std::string text = text_at(o, questions);
      texts.push_back(strength(*o) < strength_needed(term->op) ? fmt::format("({})", text) : text);
    }
    return texts;
  };
  const auto joined_by = [](const std::vector<std::string>& texts, std::string_view separator) {
    return fmt::format("{}", fmt::join(texts, separator));
  };
  switch (term->op) {
    case Op::all_of: return joined_by(operand_texts(), " and ");
    case Op::any_of: return joined_by(operand_texts(), " or ");
    case Op::none_of: return "not " + operand_texts().front();
    case Op::at_least_of:
      return fmt::format("at least {} of ({})", term->value, joined_by(operand_texts(), ", "));
    case Op::is_yes:
    case Op::equals:
    case Op::at_most:
    case Op::at_least:
    case Op::has: break;
  }
  const Question& question = questions[term->question];
  if (term->op == Op::is_yes) return question.id;
  const std::string_view sign = term->op == Op::equals    ? "is"
                                : term->op == Op::has     ? "has"
                                : term->op == Op::at_most ? "<="
                                                          : ">=";
  return fmt::format("{} {} {}", question.id, sign, value_text(question, term->value));
}

}  // namespace

Truth evaluate(const Condition& condition, const std::vector<Answer>& answers) {
  return condition.empty() ? Truth::yes : truth_at(condition.data(), answers);
}

std::string to_text(const Condition& condition, const std::vector<Question>& questions) {
  return condition.empty() ? "always" : text_at(condition.data(), questions);
}

int nesting(const Condition& condition) {
  return condition.empty() ? 0 : nesting_at(condition.data());
}

std::vector<int> questions_read(const Condition& condition) {
  std::set<int> read;
  for (const Term& term : condition) {
    if (term.op >= Op::is_yes) read.insert(term.question);
  }
  return {read.begin(), read.end()};
}

}  // namespace backsmart
