#include "render/answer_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
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

std::string answer_to(const Question& question, const Answer& answer) {
  const std::string& name = short_text(question);
  switch (answer.state) {
    case Answer::State::unanswered:
    case Answer::State::skipped: return fmt::format("nothing to “{}”", name);
    case Answer::State::unsure: return fmt::format("“unsure” to “{}”", name);
    case Answer::State::given: break;
  }
  const std::string words = in_words(question, answer);
  return question.kind == Kind::yes_no ? fmt::format("{} to “{}”", words, name)
                                       : fmt::format("“{}” to “{}”", words, name);
}

int asked_instead(const Ruleset& rules, const Answers& answers, int question) {
  const auto state = [&](int q) { return answers[static_cast<std::size_t>(q)].state; };
  if (state(question) != Answer::State::skipped) return question;
  const auto read = questions_read(rules.questions[static_cast<std::size_t>(question)].gateway);
  const auto asked = std::find_if(read.begin(), read.end(),
                                  [&](int q) { return state(q) != Answer::State::skipped; });
  if (asked != read.end()) return *asked;
  return read.empty() ? question : asked_instead(rules, answers, read.front());
}

std::string answers_to(const Ruleset& rules, const Answers& answers,
                       const std::vector<int>& questions) {
  std::vector<std::string> out;
  for (const int skipped_or_asked : questions) {
    const auto q = static_cast<std::size_t>(asked_instead(rules, answers, skipped_or_asked));
    std::string text = answer_to(rules.questions[q], answers[q]);
    if (std::find(out.begin(), out.end(), text) == out.end()) out.push_back(std::move(text));
  }
  return join(out);
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
