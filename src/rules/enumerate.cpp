#include "rules/enumerate.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "rules/assess.hpp"

namespace backsmart {
namespace {

using Op = Term::Op;

// What the conditions ask of one question.
struct Asked {
  std::set<std::int32_t> starts;  // number: where a new stretch begins
  std::uint32_t words = 0;        // many: a bit for each word that is read
};

void note(const Term& term, Asked& asked) {
  if (term.op == Op::at_least) asked.starts.insert(term.value);
  if (term.op == Op::at_most) asked.starts.insert(term.value + 1);
  if (term.op == Op::equals) asked.starts.insert({term.value, term.value + 1});
  if (term.op == Op::has) asked.words |= std::uint32_t{1} << static_cast<unsigned>(term.value);
}

std::vector<Answer> numbers(const Question& question, const std::set<std::int32_t>& starts) {
  std::vector<Answer> out = {Answer::of(question.min)};
  for (const std::int32_t start : starts) {
    if (start > question.min && start <= question.max) out.push_back(Answer::of(start));
  }
  return out;
}

std::vector<Answer> choices(const Question& question) {
  std::vector<Answer> out;
  const int count = question.kind == Kind::yes_no ? 2 : static_cast<int>(question.words.size());
  out.reserve(static_cast<std::size_t>(count));
  for (int value = 0; value < count; ++value) out.push_back(Answer::of(value));
  return out;
}

// Every set of `words`, the smallest number first.
std::vector<Answer> sets_of(std::uint32_t words) {
  std::vector<Answer> out;
  std::uint32_t set = 0;
  do {
    out.push_back(Answer::of(static_cast<std::int32_t>(set)));
    set = (set - words) & words;
  } while (set != 0);
  return out;
}

std::vector<Answer> answers_apart(const Question& question, const Asked& asked) {
  std::vector<Answer> out = {Answer{}, Answer::unsure()};
  const std::vector<Answer> given = question.kind == Kind::number ? numbers(question, asked.starts)
                                    : question.kind == Kind::many ? std::vector{Answer::of(0)}
                                                                  : choices(question);
  out.insert(out.end(), given.begin(), given.end());
  return out;
}

}  // namespace

std::vector<ReadQuestion> questions_told_apart(const Ruleset& rules,
                                               std::span<const Condition* const> conditions) {
  std::vector<Asked> asked(rules.questions.size());
  std::vector<bool> read(rules.questions.size());
  const auto note_all = [&](const Condition& condition) {
    for (const Term& term : condition) {
      if (term.op < Op::is_yes) continue;
      read[term.question] = true;
      note(term, asked[term.question]);
    }
  };
  for (const Condition* condition : conditions) note_all(*condition);
  // A gateway reads only questions before its own: from the last to the first none is missed.
  for (std::size_t i = read.size(); i-- > 0;) {
    if (read[i]) note_all(rules.questions[i].gateway);
  }
  std::vector<ReadQuestion> out;
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (!read[i]) continue;
    out.push_back({static_cast<int>(i), answers_apart(rules.questions[i], asked[i]),
                   rules.questions[i].kind == Kind::many ? asked[i].words : 0});
  }
  return out;
}

std::vector<int> questions_behind(const Ruleset& rules,
                                  std::span<const Condition* const> conditions) {
  std::vector<int> questions;
  for (const ReadQuestion& read : questions_told_apart(rules, conditions)) {
    questions.push_back(read.question);
  }
  return questions;
}

std::vector<Axis> axes_of(const Ruleset& rules, std::span<const Condition* const> conditions) {
  std::vector<Axis> axes;
  for (ReadQuestion& read : questions_told_apart(rules, conditions)) {
    Axis& axis = axes.emplace_back(Axis{read.question, std::move(read.answers)});
    if (read.words == 0) continue;
    axis.answers.pop_back();  // given, without a word
    const std::vector<Answer> sets = sets_of(read.words);
    axis.answers.insert(axis.answers.end(), sets.begin(), sets.end());
  }
  return axes;
}

std::uint64_t count_sheets(std::span<const Axis> axes) {
  constexpr std::uint64_t kMost = std::uint64_t{1} << 63U;
  std::uint64_t count = 1;
  for (const Axis& axis : axes) {
    if (count > kMost / axis.size()) return kMost;
    count *= axis.size();
  }
  return count;
}

Sheets::Sheets(const Ruleset& rules, std::span<const Axis> axes, Answers base)
    : rules_(&rules), axes_(axes), turns_(axes.size()), given_(std::move(base)) {
  given_.resize(rules.questions.size());
  for (const Axis& axis : axes_) {
    given_[static_cast<std::size_t>(axis.question)] = axis.answers.front();
  }
  settled_ = settle(rules, given_);
  said_ = without_unasked(rules, settled_);
}

void Sheets::next() {
  ++index_;
  std::size_t axis = axes_.size();
  while (axis-- > 0) {
    std::size_t& turn = turns_[axis];
    turn = turn + 1 < axes_[axis].size() ? turn + 1 : 0;
    given_[static_cast<std::size_t>(axes_[axis].question)] = axes_[axis].answers[turn];
    if (turn != 0) break;
    if (axis == 0) {
      done_ = true;
      return;
    }
  }
  if (axes_.empty()) {
    done_ = true;
    return;
  }
  settle_from(axis);
}

// Of the questions with an axis only those from `axis` on have changed; no other question's gateway
// matters, as every question that is read has an axis.
void Sheets::settle_from(std::size_t axis) {
  for (; axis < axes_.size(); ++axis) {
    const auto question = static_cast<std::size_t>(axes_[axis].question);
    settled_[question] = settled_answer(*rules_, question, given_[question], settled_);
    said_[question] = said_answer(*rules_, question, settled_);
  }
}

}  // namespace backsmart
