#include "cli/entry.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/date.hpp"
#include "base/spelling.hpp"
#include "base/text.hpp"

namespace backsmart {
namespace {

constexpr int kLongestQuote = 40;          // of what was typed, in messages
constexpr std::size_t kShortestStart = 2;  // letters that may stand for a word

std::string quoted(std::string_view typed) {
  const std::string_view start = first_characters(typed, kLongestQuote);
  return fmt::format("'{}{}'", printable(start), start.size() < typed.size() ? "…" : "");
}

// The word meant by a number from 1, an id, a text, or the start of exactly one of them.
std::optional<int> word_meant(const Question& question, std::string_view typed) {
  int number = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  if (error == std::errc() && end == typed.data() + typed.size()) {
    const bool there = number >= 1 && number <= static_cast<int>(question.words.size());
    return there ? std::optional(number - 1) : std::nullopt;
  }
  std::optional<int> found;
  for (std::size_t i = 0; i < question.words.size(); ++i) {
    const std::string id = lower_ascii(question.words[i].id);
    const std::string say = lower_ascii(question.words[i].say);
    if (typed == id || typed == say) return static_cast<int>(i);
    if (typed.size() < kShortestStart || (!id.starts_with(typed) && !say.starts_with(typed))) {
      continue;
    }
    if (found) return std::nullopt;  // could mean two of them
    found = static_cast<int>(i);
  }
  return found;
}

std::vector<std::string_view> words_of(const Question& question) {
  std::vector<std::string_view> words;
  if (question.kind == Kind::yes_no) words = {"yes", "no"};
  for (const Word& word : question.words) words.emplace_back(word.id);
  words.emplace_back("unsure");
  if (question.kind == Kind::many) words.emplace_back("none");
  return words;
}

Wrong wrong_word(const Question& question, std::string_view typed) {
  const std::string_view near = closest(typed, words_of(question));
  std::string message = fmt::format("{} is not an answer here.", quoted(typed));
  if (!near.empty()) message += fmt::format(" Did you mean {}?", near);
  return {fmt::format("{} Type {}.", message, invitation(question))};
}

Entry read_many(const Question& question, std::string_view typed) {
  if (typed == "none" || typed == "no") return Answer::of(0);
  std::int32_t bits = 0;
  for (const std::string& piece : split(typed, ',')) {
    if (trim(piece).empty()) continue;
    if (const auto word = word_meant(question, trim(piece))) {
      bits |= 1 << *word;
      continue;
    }
    for (const std::string& part : split(piece, ' ')) {
      if (trim(part).empty()) continue;
      const auto word = word_meant(question, trim(part));
      if (!word) return wrong_word(question, trim(part));
      bits |= 1 << *word;
    }
  }
  if (bits == 0) return wrong_word(question, typed);
  return Answer::of(bits);
}

}  // namespace

std::string invitation(const Question& question) {
  switch (question.kind) {
    case Kind::yes_no: return "y, n or u";
    case Kind::choice: return fmt::format("1 to {}, or u", question.words.size());
    case Kind::number:
      if (question.is_clock()) return "a time such as 06:30, or u";
      return fmt::format("{} to {} ({}), or u", question.min, question.max, question.unit);
    case Kind::many: return "numbers with commas, none, or u";
  }
  return "";
}

Entry read_entry(const Question& question, std::string_view line,
                 const std::optional<Answer>& standing) {
  const std::string typed = lower_ascii(trim(line));
  if (typed.empty()) {
    if (standing) return *standing;
    return Wrong{fmt::format("An empty line is no answer to this one. Type {}{}.",
                             invitation(question),
                             question.kind == Kind::number ? "" : " (unsure)")};
  }
  if (typed == "?" || typed == "why") return Wish::why;
  if (typed == "b" || typed == "back") return Wish::back;
  if (typed == "q" || typed == "quit") return Wish::stop;
  if (typed == "u" || typed == "unsure") return Answer::unsure();
  switch (question.kind) {
    case Kind::yes_no:
      if (const auto answer = parse_answer(question, typed == "y"   ? "yes"
                                                     : typed == "n" ? "no"
                                                                    : typed)) {
        return *answer;
      }
      return wrong_word(question, typed);
    case Kind::choice:
      if (const auto word = word_meant(question, typed)) return Answer::of(*word);
      return wrong_word(question, typed);
    case Kind::number:
      if (const auto answer = parse_answer(question, typed)) return *answer;
      return Wrong{fmt::format("{} does not fit. Type {}.", quoted(typed), invitation(question))};
    case Kind::many: return read_many(question, typed);
  }
  return Wrong{};
}

Loaded<Answer> read_flag_value(const Question& question, std::string_view flag,
                               std::string_view value) {
  if (const auto answer = parse_answer(question, lower_ascii(value))) return {*answer, {}};

  // The piece of a list that is at fault.
  std::string_view piece = value;
  if (question.kind == Kind::many) {
    std::size_t begin = 0;
    for (const std::string& word : split(value, ',')) {
      piece = value.substr(begin, word.size());
      if (!find_word(question, lower_ascii(trim(word)))) break;
      begin += word.size() + 1;
    }
  }
  const std::string typed = lower_ascii(trim(piece));
  const std::string_view near = closest(typed, words_of(question));
  const std::string whole = printable(fmt::format("{}{}", flag, value));
  const int before =
      character_count(flag) +
      character_count(value.substr(0, static_cast<std::size_t>(piece.data() - value.data())));
  Diagnostic wrong;
  wrong.file = first_characters(whole, kLongestQuote);
  wrong.line = whole;
  wrong.place = {0, before + 1, std::max(character_count(piece), 1)};
  wrong.message = fmt::format("{} does not answer {}", quoted(piece), question.id);
  wrong.hint =
      near.empty() || question.kind == Kind::number
          ? fmt::format("it takes {}", expected_answers(question))
          : fmt::format("did you mean \"{}\"? It takes {}", near, expected_answers(question));
  return {{}, {wrong}};
}

}  // namespace backsmart
