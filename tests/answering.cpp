#include "answering.hpp"

#include <doctest/doctest.h>

#include "data/parse_toml.hpp"

namespace backsmart {
namespace {

Some questions_of(const std::string& part) {
  const Ruleset& rules = shipped().rules;
  Some some;
  if (part.empty()) return some;
  some.reserve(rules.questions.size());
  for (const Question& question : rules.questions) {
    some.push_back(rules.parts[static_cast<std::size_t>(question.part)].id == part);
  }
  return some;
}

}  // namespace

std::string file_of(const Answers& answers, const std::string& asked) {
  return encode_answers({answers, parse_date_time(asked)}, shipped().rules);
}

const std::string& all_well() {
  static const std::string text = file_of(well_person());
  return text;
}

AnswerSheet sheet_in(const Home& home, const std::string& name) {
  const auto document = parse_toml({name, home.read(name)});
  REQUIRE(document.ok());
  const auto sheet = decode_answers(document.value, shipped().rules);
  REQUIRE(sheet.ok());
  return sheet.value;
}

std::string asked_in(const Home& home, const std::string& name) {
  const auto asked = sheet_in(home, name).asked;
  return asked ? to_iso(*asked) : "";
}

std::string answer_in(const Home& home, const std::string& id, const std::string& name) {
  const auto index = static_cast<std::size_t>(*find_question(shipped().rules, id));
  return to_text(shipped().rules.questions[index], sheet_in(home, name).answers[index]);
}

std::string typed_until(const std::string& end, const std::string& part) {
  const Ruleset& rules = shipped().rules;
  const Some some = questions_of(part);
  std::string typed;
  Answers answers = part.empty() ? Answers(rules.questions.size()) : well_person();
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (is_among(some, i)) answers[i] = {};
  }
  while (const auto next = next_question(rules, answers, some)) {
    const auto index = static_cast<std::size_t>(*next);
    const Question& question = rules.questions[index];
    if (question.id == end) break;
    const bool answered = well_person()[index].state == Answer::State::given;
    answers[index] = answered ? well_person()[index] : question.fallback.value_or(Answer::of(0));
    typed += answered ? to_text(question, answers[index]) + "\n" : "\n";
  }
  return typed;
}

}  // namespace backsmart
