// Rules that never change the level, definitions and questions that nothing reads.
#include <algorithm>

#include <fmt/format.h>

#include "data/linting.hpp"

namespace backsmart {
namespace {

std::vector<bool> read_by(const Rule& rule, std::size_t questions) {
  std::vector<bool> read(questions);
  for (const int question : questions_read(rule.when)) {
    read[static_cast<std::size_t>(question)] = true;
  }
  return read;
}

// A rule of the mildest level is there for what it says.
void lint_covered_rules(Linting& lint) {
  const Ruleset& rules = lint.knowledge().rules;
  const std::vector<Spot> spots = lint.tables("rule");
  std::vector<std::vector<bool>> reads;
  reads.reserve(rules.rules.size());
  for (const Rule& rule : rules.rules) reads.push_back(read_by(rule, rules.questions.size()));
  const auto share_a_question = [&](std::size_t a, std::size_t b) {
    for (std::size_t q = 0; q < reads[a].size(); ++q) {
      if (reads[a][q] && reads[b][q]) return true;
    }
    return false;
  };
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    if (rules.rules[i].level == Level::self_manage) continue;
    if (!lint.reasoning().can_be(rules.rules[i].when, Truth::yes)) continue;  // told already
    for (std::size_t j = 0; j < rules.rules.size(); ++j) {
      if (i == j || rules.rules[i].level > rules.rules[j].level || !share_a_question(i, j))
        continue;
      if (!lint.reasoning().is_covered(rules.rules[i], rules.rules[j])) continue;
      lint.add(spots[i].child("when"), "rule-covered",
               fmt::format("the rule never changes the level: '{}' is as severe whenever it holds",
                           rules.rules[j].id));
      break;
    }
  }
}

void lint_definitions(Linting& lint) {
  const std::vector<Site> sites = sites_of(lint);
  for (const Spot& definition : lint.definitions()) {
    const std::string& name = definition.node->key;
    const bool used = std::any_of(sites.begin(), sites.end(), [&](const Site& site) {
      return site.text.node != definition.node && find_name(site.text.node->text, name);
    });
    if (used) continue;
    lint.add_at(definition, definition.node->key_place, "definition-unused",
                fmt::format("nothing uses the definition '{}'", name));
  }
}

class Reading {
 public:
  explicit Reading(const Ruleset& rules) : rules_(rules), read_(rules.questions.size()) {}

  void add(int question) { read_[static_cast<std::size_t>(question)] = true; }
  void add(const Condition& condition) {
    for (const int question : questions_read(condition)) add(question);
  }
  void add(std::string_view id) {
    if (const auto question = find_question(rules_, id)) add(*question);
  }
  // A gateway counts only in front of a question that is read. It reads only questions before its
  // own: from the last to the first none is missed.
  std::vector<bool> with_gateways() && {
    for (std::size_t i = read_.size(); i-- > 0;) {
      if (read_[i]) add(rules_.questions[i].gateway);
    }
    return std::move(read_);
  }

 private:
  const Ruleset& rules_;
  std::vector<bool> read_;
};

// Whether anything that the program does hangs on each question.
std::vector<bool> questions_in_use(const Linting& lint) {
  Reading reading(lint.knowledge().rules);
  for (const Site& site : sites_of(lint)) {
    // A definition counts where it is used, a gateway only in front of a question that is read.
    if (site.table != "define" && site.table != "question") reading.add(*site.condition);
  }
  for (const int question : questions_of(lint.knowledge().programme.setup)) reading.add(question);
  for (const std::string_view id : kReadByPages) reading.add(id);
  return std::move(reading).with_gateways();
}

void lint_questions(Linting& lint) {
  const std::vector<bool> used = questions_in_use(lint);
  const std::vector<Spot> spots = lint.tables("question");
  for (std::size_t i = 0; i < spots.size(); ++i) {
    if (!used[i]) {
      lint.add(spots[i].child("id"), "question-unread",
               fmt::format("nothing depends on the answer to '{}'",
                           lint.knowledge().rules.questions[i].id));
    }
  }
}

}  // namespace

void lint_rules(Linting& lint) {
  lint_covered_rules(lint);
  lint_definitions(lint);
  lint_questions(lint);
}

}  // namespace backsmart
