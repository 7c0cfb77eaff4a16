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

// "10 to 110 (years)". That 10 of 10 is "out of 10" need not be said.
std::string range_text(const Question& question) {
  const std::string range = fmt::format("{} to {}", question.min, question.max);
  const bool says_more = question.unit != fmt::format("out of {}", question.max);
  return says_more ? fmt::format("{} ({})", range, question.unit) : range;
}

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

// What to type, in full.
std::string what_fits(const Question& question) {
  switch (question.kind) {
    case Kind::yes_no: return "y (yes), n (no) or u (unsure)";
    case Kind::choice:
      return fmt::format("a number from 1 to {}, or u (unsure)", question.words.size());
    case Kind::number:
      if (question.is_clock()) return "a time such as 06:30 or 18:00, or u (unsure)";
      return fmt::format("a whole number from {}, or u (unsure)", range_text(question));
    case Kind::many: return "numbers with commas between them, none, or u (unsure)";
  }
  return "";
}

Wrong wrong_word(const Question& question, std::string_view typed) {
  return wrong_entry(typed, what_fits(question), closest(lower_ascii(typed), words_of(question)));
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return text.find(part) != std::string_view::npos;
  });
}

// What a person may not see in their own entry; empty when nothing is odd. A whole sentence.
std::string_view oddity(std::string_view typed) {
  if (printable(typed) != typed) {
    return " Part of it cannot be read and shows as ?. Perhaps an arrow key slipped in.";
  }
  if (has_any(typed, {"\u00a0", "\u2007", "\u202f", "\u3000"})) {
    return " It has a blank that the space bar does not make.";
  }
  if (has_any(typed, {"\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"})) {
    return " It has a character that cannot be seen.";
  }
  if (has_any(typed, {"\xef\xbc", "\xef\xbd"})) {  // U+FF00 to U+FF7F
    return " It has wide letters or digits, which are not read here.";
  }
  return "";
}

// "y" as "yes".
std::string_view in_full(const Question& question, std::string_view typed) {
  if (question.kind != Kind::yes_no) return typed;
  return typed == "y" ? "yes" : typed == "n" ? "no" : typed;
}

Entry read_many(const Question& question, std::string_view entered) {
  const std::string typed = lower_ascii(entered);
  if (typed == "none" || typed == "no") return Answer::of(0);
  std::int32_t bits = 0;
  for (const std::string& piece : split(entered, ',')) {
    if (trim(piece).empty()) continue;
    if (const auto word = word_meant(question, lower_ascii(trim(piece)))) {
      bits |= 1 << *word;
      continue;
    }
    for (const std::string& part : split(piece, ' ')) {
      if (trim(part).empty()) continue;
      const auto word = word_meant(question, lower_ascii(trim(part)));
      if (!word) return wrong_word(question, trim(part));
      bits |= 1 << *word;
    }
  }
  if (bits == 0) return wrong_word(question, entered);
  return Answer::of(bits);
}

}  // namespace

std::string invitation(const Question& question) {
  switch (question.kind) {
    case Kind::yes_no: return "y, n or u";
    case Kind::choice: return fmt::format("1 to {}, or u", question.words.size());
    case Kind::number:
      if (question.is_clock()) return "a time such as 06:30, or u";
      return range_text(question) + ", or u";
    case Kind::many: return "numbers with commas, none, or u";
  }
  return "";
}

std::string as_typed(const Question& question, const Answer& answer) {
  if (answer.state != Answer::State::given || question.words.empty()) {
    return to_text(question, answer);
  }
  if (question.kind == Kind::choice) return std::to_string(answer.value + 1);
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < question.words.size(); ++i) {
    if ((answer.value >> i & 1) != 0) numbers.push_back(std::to_string(i + 1));
  }
  return numbers.empty() ? "none" : join(numbers, ", ");
}

Wrong wrong_entry(std::string_view line, std::string_view fits, std::string_view near) {
  const std::string_view typed = trim(line);
  if (line.size() > kLongestEntry) {
    return {fmt::format("That line is too long to be an answer. Type {}.", fits)};
  }
  if (typed.empty()) {
    return {fmt::format("An empty line is no answer to this one. Type {}.", fits)};
  }
  std::string message = fmt::format("{} is not an answer here.{}", quoted(typed), oddity(typed));
  if (!near.empty()) message += fmt::format(" Did you mean {}?", near);
  return {fmt::format("{} Type {}.", message, fits)};
}

Entry read_entry(const Question& question, std::string_view line,
                 const std::optional<Answer>& standing) {
  std::string entered(trim(line));
  std::replace(entered.begin(), entered.end(), '\t', ' ');
  const std::string typed = lower_ascii(entered);
  if (line.size() > kLongestEntry) return wrong_entry(line, what_fits(question));
  if (typed.empty()) return standing ? Entry(*standing) : wrong_entry("", what_fits(question));
  if (typed == "?" || typed == "why") return Wish::why;
  if (typed == "b" || typed == "back") return Wish::back;
  if (typed == "q" || typed == "quit") return Wish::stop;
  if (typed == "u" || typed == "unsure") return Answer::unsure();
  if (question.kind == Kind::many) return read_many(question, entered);
  if (question.kind == Kind::choice) {
    if (const auto word = word_meant(question, typed)) return Answer::of(*word);
  } else if (const auto answer = parse_answer(question, in_full(question, typed))) {
    return *answer;
  }
  return wrong_word(question, entered);
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
