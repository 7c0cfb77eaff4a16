#include "rules/changes.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string_view>
#include <utility>

namespace backsmart {
namespace {

using State = Answer::State;

// Nobody changes their age: to be told of another one explains nothing.
constexpr std::string_view kAge = "age";

// Two changes are searched among so many single ones at most, so that it stays quick.
constexpr std::size_t kMostInPairs = 80;

const Question& at(const Ruleset& rules, int q) {
  return rules.questions[static_cast<std::size_t>(q)];
}

// ---- what stops a rule --------------------------------------------------------------------------

// Adds the questions that speak for the condition at `node` when they are yes; behind a `not` those
// that speak against it are left out. Returns the node after it.
std::size_t add_wanted(const Condition& when, std::size_t node, bool wanted, std::set<int>& out) {
  const Term& term = when[node];
  const std::size_t end = node + term.size;
  switch (term.op) {
    case Term::Op::none_of: wanted = !wanted; break;
    case Term::Op::all_of:
    case Term::Op::any_of:
    case Term::Op::at_least_of: break;
    case Term::Op::is_yes:
      if (wanted) out.insert(term.question);
      return end;
    case Term::Op::equals:
    case Term::Op::at_most:
    case Term::Op::at_least:
    case Term::Op::has: return end;
  }
  for (std::size_t operand = node + 1; operand < end;) {
    operand = add_wanted(when, operand, wanted, out);
  }
  return end;
}

// The numbers at which some rule or gateway turns: on either side of each.
void add_turns(const Condition& condition, int question, std::set<int>& numbers) {
  for (const Term& term : condition) {
    if (term.question != question) continue;
    if (term.op == Term::Op::at_most) numbers.insert({term.value, term.value + 1});
    if (term.op == Term::Op::at_least) numbers.insert({term.value - 1, term.value});
  }
}

// Every answer to the question that a rule can tell apart, but for the one that stands.
std::vector<Answer> other_answers(const Ruleset& rules, int q, const Answer& now) {
  const Question& question = at(rules, q);
  std::vector<Answer> out;
  const auto add = [&](int value) {
    if (now != Answer::of(value)) out.push_back(Answer::of(value));
  };
  switch (question.kind) {
    case Kind::yes_no:
      add(0);
      add(1);
      break;
    case Kind::choice:
      for (std::size_t i = 0; i < question.words.size(); ++i) add(static_cast<int>(i));
      break;
    case Kind::many: {
      const int bits = now.state == State::given ? now.value : 0;
      add(0);
      for (std::size_t i = 0; i < question.words.size(); ++i) add(bits ^ 1 << i);
      break;
    }
    case Kind::number: {
      std::set<int> numbers;
      for (const Rule& rule : rules.rules) {
        add_turns(rule.when, q, numbers);
        add_turns(rule.firm_when, q, numbers);
      }
      for (const Question& other : rules.questions) add_turns(other.gateway, q, numbers);
      std::vector<int> nearest(numbers.begin(), numbers.end());
      const int here = now.state == State::given ? now.value : question.min;
      std::stable_sort(nearest.begin(), nearest.end(),
                       [here](int a, int b) { return std::abs(a - here) < std::abs(b - here); });
      for (const int number : nearest) {
        if (number >= question.min && number <= question.max) add(number);
      }
      break;
    }
  }
  return out;
}

bool stops(const Ruleset& rules, const Rule& rule, int q, const Answers& answers) {
  Answers changed = answers;
  Answer& answer = changed[static_cast<std::size_t>(q)];
  for (const Answer& other : other_answers(rules, q, answer)) {
    answer = other;
    if (evaluate(rule.when, changed) == Truth::yes) return true;
  }
  return false;
}

// ---- changes ------------------------------------------------------------------------------------

// An answer that asks for nothing: no, none, the last word (the longest ago), the latest age.
Answer harmless(const Question& question) {
  switch (question.kind) {
    case Kind::yes_no:
    case Kind::many: return Answer::of(0);
    case Kind::choice: return Answer::of(static_cast<int>(question.words.size()) - 1);
    case Kind::number: return Answer::of(question.max);
  }
  return {};
}

// A sheet in which one answer after the other is changed, and what that took.
class Changed {
 public:
  Changed(const Ruleset& rules, Answers given) : rules_(&rules), answers_(std::move(given)) {
    answers_.resize(rules.questions.size());
  }

  // Gives the answer, and yes to the gateways before it where it has none so far. False when a
  // gateway cannot be opened by a yes, or would undo what was changed before.
  bool set(int q, const Answer& answer) {
    if (!is_answered(answers_[static_cast<std::size_t>(q)]) && !open(q)) return false;
    put(q, answer);
    return true;
  }

  // The change with every question answered that it has opened. `before`: open already.
  Change finish(const Answers& before) {
    Change change;
    for (std::size_t i = 0; i < answers_.size(); ++i) {
      const Question& question = rules_->questions[i];
      if (answers_[i].state != State::unanswered || !is_warning_sign(*rules_, question)) continue;
      if (before[i].state == State::unanswered) continue;  // has no answer for another reason
      if (evaluate(question.gateway, settle(*rules_, answers_)) == Truth::no) continue;
      answers_[i] = harmless(question);
      change.followed.push_back({static_cast<int>(i), answers_[i]});
    }
    for (const int q : changed_) {
      change.answers.push_back({q, answers_[static_cast<std::size_t>(q)]});
    }
    const Assessment assessment = assess(*rules_, answers_);
    change.level = assessment.level;
    can_tell_ = assessment.can_tell();
    return change;
  }

  bool can_tell() const { return can_tell_; }

 private:
  void put(int q, const Answer& answer) {
    answers_[static_cast<std::size_t>(q)] = answer;
    changed_.insert(q);
  }

  bool open(int q) {
    const Condition& gateway = at(*rules_, q).gateway;
    if (evaluate(gateway, settle(*rules_, answers_)) == Truth::yes) return true;
    for (const int read : questions_read(gateway)) {
      const bool can = at(*rules_, read).kind == Kind::yes_no && !changed_.contains(read);
      if (!can || !open(read)) continue;
      put(read, Answer::of(1));
      if (evaluate(gateway, settle(*rules_, answers_)) == Truth::yes) return true;
    }
    return false;
  }

  const Ruleset* rules_;
  Answers answers_;
  std::set<int> changed_;
  bool can_tell_ = false;
};

// Whether it tells more about a sign, as that it is old and checked: it stands behind a yes-no
// question that is itself behind one.
bool is_detail(const Ruleset& rules, const Question& question) {
  const auto read = questions_read(question.gateway);
  return std::any_of(read.begin(), read.end(), [&](int q) {
    return at(rules, q).kind == Kind::yes_no && !at(rules, q).gateway.empty();
  });
}

// How hard it is to believe that it were otherwise: what is known of a sign changes with time, the
// sign itself less easily; how long it has lasted is a fact.
int rank(const Ruleset& rules, const Question& question) {
  switch (question.kind) {
    case Kind::yes_no: return is_detail(rules, question) ? 0 : 1;
    case Kind::choice:
    case Kind::many: return is_detail(rules, question) ? 0 : 2;
    case Kind::number: return 3;
  }
  return 4;
}

int worst_rank(const Ruleset& rules, const Change& change) {
  int worst = 0;
  for (const NewAnswer& one : change.answers) {
    worst = std::max(worst, rank(rules, at(rules, one.question)));
  }
  return worst;
}

// All changes of one answer to these questions, in the order in which they are preferred.
std::vector<NewAnswer> single_changes(const Ruleset& rules, std::vector<int> questions,
                                      const Answers& answers, bool details_first) {
  // A detail stands behind its sign and says less: of two that do, it is the smaller change.
  std::sort(questions.begin(), questions.end(), [&](int a, int b) {
    const auto key = [&](int q) {
      return std::pair(rank(rules, at(rules, q)), details_first ? -q : q);
    };
    return key(a) < key(b);
  });
  std::vector<NewAnswer> all;
  for (const int q : questions) {
    if (at(rules, q).id == kAge) continue;
    const Answer& now = answers[static_cast<std::size_t>(q)];
    for (const Answer& other : other_answers(rules, q, now)) all.push_back({q, other});
  }
  return all;
}

// The best of the changes that are offered: the level nearest to the one that stands, then what is
// easiest to believe, then the fewest answers, then the first.
class Best {
 public:
  Best(const Ruleset& rules, Level now, bool milder) : rules_(&rules), now_(now), milder_(milder) {}

  void offer(Change change) {
    const bool right = milder_ ? change.level < now_ : change.level > now_;
    if (!right || (best_ && !is_better(change, *best_))) return;
    best_ = std::move(change);
  }

  std::optional<Change> take() { return std::move(best_); }

 private:
  std::pair<int, std::size_t> weight(const Change& change) const {
    return {worst_rank(*rules_, change), change.answers.size()};
  }

  bool is_better(const Change& a, const Change& b) const {
    if (a.level != b.level) return milder_ ? a.level > b.level : a.level < b.level;
    return weight(a) < weight(b);
  }

  const Ruleset* rules_;
  Level now_;
  bool milder_;
  std::optional<Change> best_;
};

// What the reasons of the level read: no other answer can make it milder.
std::vector<int> questions_behind(const Ruleset& rules, const Assessment& assessment) {
  std::set<int> read;
  for (const Reason& reason : assessment.reasons) {
    if (reason.level != assessment.level) continue;
    if (reason.rule == kUnsureRule) {
      read.insert(assessment.open_signs.begin(), assessment.open_signs.end());
      read.insert(assessment.unsure.begin(), assessment.unsure.end());
      continue;
    }
    const Rule& rule = rules.rules[static_cast<std::size_t>(reason.rule)];
    for (const int q : questions_read(rule.when)) read.insert(q);
    for (const int q : questions_read(rule.firm_when)) read.insert(q);
  }
  return {read.begin(), read.end()};
}

}  // namespace

std::vector<PassedOver> passed_over(const Ruleset& rules, const Answers& answers) {
  std::vector<PassedOver> out;
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    const Rule& rule = rules.rules[i];
    if (rule.when.empty() || evaluate(rule.when, answers) != Truth::no) continue;
    std::set<int> wanted;
    add_wanted(rule.when, 0, /*wanted=*/true, wanted);
    PassedOver passed{static_cast<int>(i), {}, {}};
    for (const int q : wanted) {
      const Answer& answer = answers[static_cast<std::size_t>(q)];
      const bool said = answer.state == State::unsure || answer == Answer::of(1);
      if (said && is_warning_sign(rules, at(rules, q))) passed.speaking.push_back(q);
    }
    if (passed.speaking.empty()) continue;
    for (const int q : questions_read(rule.when)) {
      if (stops(rules, rule, q, answers)) passed.stopping.push_back(q);
    }
    if (!passed.stopping.empty()) out.push_back(std::move(passed));
  }
  return out;
}

std::optional<Change> milder_change(const Ruleset& rules, const Answers& given) {
  const Answers settled = settle(rules, given);
  const Assessment now = assess_settled(rules, settled);
  const auto singles =
      single_changes(rules, questions_behind(rules, now), settled, /*details_first=*/true);
  Best best(rules, now.level, /*milder=*/true);
  for (const NewAnswer& one : singles) {
    Changed changed(rules, given);
    if (!changed.set(one.question, one.answer)) continue;
    Change change = changed.finish(settled);
    if (changed.can_tell()) best.offer(std::move(change));
  }
  std::optional<Change> single = best.take();
  const int to_beat = single ? worst_rank(rules, *single) : 0;
  if (singles.size() > kMostInPairs || (single && to_beat == 0)) return single;
  Best pairs(rules, now.level, /*milder=*/true);
  const auto offer = [&](Changed& changed) {
    Change change = changed.finish(settled);
    const bool easier =
        !single || (change.level >= single->level && worst_rank(rules, change) < to_beat);
    if (changed.can_tell() && easier) pairs.offer(std::move(change));
  };
  for (std::size_t i = 0; i < singles.size(); ++i) {
    for (std::size_t j = i + 1; j < singles.size(); ++j) {
      if (singles[i].question == singles[j].question) continue;
      Changed changed(rules, given);
      if (changed.set(singles[i].question, singles[i].answer) &&
          changed.set(singles[j].question, singles[j].answer)) {
        offer(changed);
      }
    }
  }
  std::optional<Change> pair = pairs.take();
  return pair ? pair : single;
}

std::optional<Change> worse_change(const Ruleset& rules, const Answers& given) {
  const Answers settled = settle(rules, given);
  const Assessment now = assess_settled(rules, settled);
  if (now.level == Level::emergency) return std::nullopt;
  std::vector<int> read;
  for (std::size_t i = 0; i < rules.questions.size(); ++i) {
    if (rules.questions[i].read_by_rule) read.push_back(static_cast<int>(i));
  }
  Best best(rules, now.level, /*milder=*/false);
  for (const NewAnswer& one :
       single_changes(rules, std::move(read), settled, /*details_first=*/false)) {
    Changed changed(rules, given);
    if (!changed.set(one.question, one.answer)) continue;
    Change change = changed.finish(settled);
    if (change.level == Level::tailored) continue;
    if (changed.can_tell()) best.offer(std::move(change));
  }
  return best.take();
}

}  // namespace backsmart
