#include "rules/question.hpp"

#include <charconv>

#include <fmt/format.h>

#include "base/date.hpp"
#include "base/text.hpp"

namespace backsmart {
namespace {

constexpr std::int32_t kYes = 1;
constexpr std::int32_t kNo = 0;

std::optional<Answer> parse_number(const Question& question, std::string_view text) {
  if (question.is_clock()) {
    const auto minutes = parse_clock(text);
    if (!minutes || *minutes < question.min || *minutes > question.max) return std::nullopt;
    return Answer::of(*minutes);
  }
  std::int32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (value < question.min || value > question.max) return std::nullopt;
  return Answer::of(value);
}

std::optional<Answer> parse_many(const Question& question, std::string_view text) {
  if (text.empty() || text == "none") return Answer::of(0);
  std::int32_t bits = 0;
  for (const std::string& piece : split(text, ',')) {
    const auto word = find_word(question, trim(piece));
    if (!word) return std::nullopt;
    bits |= 1 << *word;
  }
  return Answer::of(bits);
}

}  // namespace

std::string_view to_id(Kind kind) {
  switch (kind) {
    case Kind::yes_no: return "yes-no";
    case Kind::choice: return "choice";
    case Kind::number: return "number";
    case Kind::many: return "many";
  }
  return "";
}

std::optional<int> find_word(const Question& question, std::string_view id) {
  for (std::size_t i = 0; i < question.words.size(); ++i) {
    if (question.words[i].id == id) return static_cast<int>(i);
  }
  return std::nullopt;
}

std::string to_text(const Question& question, const Answer& answer) {
  switch (answer.state) {
    case Answer::State::unanswered: return "not answered";
    case Answer::State::skipped: return "not asked";
    case Answer::State::unsure: return "unsure";
    case Answer::State::given: break;
  }
  switch (question.kind) {
    case Kind::yes_no: return answer.value == kYes ? "yes" : "no";
    case Kind::choice: return question.words[static_cast<std::size_t>(answer.value)].id;
    case Kind::number:
      return question.is_clock() ? to_clock(answer.value) : std::to_string(answer.value);
    case Kind::many: break;
  }
  std::string out;
  for (std::size_t i = 0; i < question.words.size(); ++i) {
    if ((answer.value >> i & 1) == 0) continue;
    if (!out.empty()) out += ", ";
    out += question.words[i].id;
  }
  return out.empty() ? "none" : out;
}

std::optional<Answer> parse_answer(const Question& question, std::string_view text) {
  text = trim(text);
  if (text == "unsure") return Answer::unsure();
  switch (question.kind) {
    case Kind::yes_no:
      if (text == "yes") return Answer::of(kYes);
      if (text == "no") return Answer::of(kNo);
      return std::nullopt;
    case Kind::choice:
      if (const auto word = find_word(question, text)) return Answer::of(*word);
      return std::nullopt;
    case Kind::number: return parse_number(question, text);
    case Kind::many: return parse_many(question, text);
  }
  return std::nullopt;
}

std::string expected_answers(const Question& question) {
  std::vector<std::string> words;
  words.reserve(question.words.size());
  for (const Word& word : question.words) words.push_back(word.id);
  switch (question.kind) {
    case Kind::yes_no: return R"("yes", "no" or "unsure")";
    case Kind::choice: return fmt::format("one of: {}; or \"unsure\"", join(words, ", "));
    case Kind::number:
      if (question.is_clock()) return R"(a time of day such as "06:30", or "unsure")";
      return fmt::format("a whole number from {} to {}, or \"unsure\"", question.min, question.max);
    case Kind::many: return fmt::format("any of: {}; none; or \"unsure\"", join(words, ", "));
  }
  return "";
}

}  // namespace backsmart
