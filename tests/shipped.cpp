#include "shipped.hpp"

#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "data/embedded.hpp"
#include "data/parse_toml.hpp"

namespace backsmart {

const Knowledge& shipped() {
  static const Knowledge knowledge = embedded_knowledge();
  return knowledge;
}

const Answers& well_person() {
  static const Answers answers = [] {
    const Document people = case_file("people.toml");
    return answers_of(*people.root.find("base"), Answers(shipped().rules.questions.size()));
  }();
  return answers;
}

Answers with(Answers answers, std::initializer_list<std::pair<std::string, std::string>> changes) {
  answers.resize(shipped().rules.questions.size());
  for (const auto& [id, value] : changes) {
    const auto question = find_question(shipped().rules, id);
    REQUIRE_MESSAGE(question, id);
    const auto index = static_cast<std::size_t>(*question);
    const auto answer = parse_answer(shipped().rules.questions[index], value);
    REQUIRE_MESSAGE(answer, id << " = " << value);
    answers[index] = *answer;
  }
  return answers;
}

std::string typed_for(const Ruleset& rules, const Answers& target) {
  std::string typed;
  Answers answers(rules.questions.size());
  while (const auto next = next_question(rules, answers)) {
    const auto index = static_cast<std::size_t>(*next);
    const Question& question = rules.questions[index];
    const Answer& wanted = target[index];
    const bool takes_default = !is_answered(wanted) && question.fallback;
    answers[index] = takes_default         ? *question.fallback
                     : is_answered(wanted) ? wanted
                                           : Answer::of(question.min);
    typed += takes_default ? "\n" : to_text(question, answers[index]) + "\n";
  }
  return typed;
}

Document case_file(const std::string& name) {
  const std::string path = std::string(BACKSMART_SOURCE_DIR "/tests/cases/") + name;
  std::ifstream file(path);
  REQUIRE_MESSAGE(file, path);
  auto document = parse_toml({name, {std::istreambuf_iterator<char>(file), {}}});
  REQUIRE_MESSAGE(document.ok(), to_text(document.problems));
  return document.value;
}

Answers answers_of(const Node& node, const Answers& base) {
  // Wrapped as an answers file, so that cases are read exactly as people's files are.
  Document document;
  Node format;
  format.kind = Node::Kind::integer;
  format.key = "format";
  format.integer = 1;
  Node answers = node;
  answers.key = "answers";
  document.root.children = {format, answers};
  const auto sheet = decode_answers(document, shipped().rules);
  REQUIRE_MESSAGE(sheet.ok(), to_text(sheet.problems));
  Answers merged = base;
  for (std::size_t i = 0; i < merged.size(); ++i) {
    if (sheet.value.answers[i].state != Answer::State::unanswered) {
      merged[i] = sheet.value.answers[i];
    }
  }
  return merged;
}

}  // namespace backsmart
