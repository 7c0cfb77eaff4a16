#include "render/answer_text.hpp"

#include <fmt/format.h>

#include "render/session_text.hpp"
#include "render/wording.hpp"

namespace backsmart {

const std::string& short_text(const Question& question) {
  return question.label.empty() ? question.ask : question.label;
}

std::string said_text(const Ruleset& rules, const Answers& given, int question) {
  const auto index = static_cast<std::size_t>(question);
  const Question& asked = rules.questions[index];
  const Answer answer = settle(rules, given)[index];
  switch (answer.state) {
    case Answer::State::skipped: return "not asked";
    case Answer::State::unanswered: return "not answered yet";
    case Answer::State::unsure: return "you were unsure";
    case Answer::State::given: break;
  }
  const bool told = index < given.size() && is_answered(given[index]);
  return fmt::format("{} {}", told ? "you said" : "not answered, so taken as",
                     in_words(asked, answer));
}

std::string answer_cell(const Ruleset& rules, const Answers& given, int question) {
  const auto index = static_cast<std::size_t>(question);
  const Answer answer = settle(rules, given)[index];
  if (answer.state == Answer::State::skipped) return "(not asked)";
  if (answer.state == Answer::State::unanswered) return "(not answered yet)";
  const bool told = index < given.size() && is_answered(given[index]);
  return in_words(rules.questions[index], answer) + (told ? "" : " (not answered)");
}

std::string sentence_of(std::string text) { return fmt::format("{}.", sentence(std::move(text))); }

std::string question_and_answer(const Ruleset& rules, const Answers& given, int question) {
  return fmt::format("{} – {}", short_text(rules.questions[static_cast<std::size_t>(question)]),
                     said_text(rules, given, question));
}

std::vector<std::string> source_lines(const Ruleset& rules, const std::vector<int>& sources) {
  std::vector<std::string> lines;
  lines.reserve(sources.size());
  for (const int source : sources) {
    lines.push_back(source_line(rules.sources[static_cast<std::size_t>(source)]));
  }
  return lines;
}

}  // namespace backsmart
