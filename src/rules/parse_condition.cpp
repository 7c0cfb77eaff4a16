// Text → condition: a recursive descent over the little language of condition.hpp.
#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/date.hpp"
#include "base/spelling.hpp"
#include "base/text.hpp"
#include "rules/condition.hpp"
#include "rules/question.hpp"

namespace backsmart {
namespace {

using Op = Term::Op;

// Bounds for hostile files. How deep parentheses may nest keeps them from using up the stack, also
// by definitions of definitions; how many terms there may be, from using up the memory.
constexpr int kDeepest = 64;
constexpr std::size_t kMostTerms = 1'000;

struct Token {
  enum class Kind : std::uint8_t { end, word, open, close, comma, compare, other };
  Kind kind = Kind::end;
  std::string_view text;
  std::size_t offset = 0;  // bytes from the start of the condition
};

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == ':';
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  std::size_t i = 0;
  const auto push = [&](Token::Kind kind, std::size_t length) {
    tokens.push_back({kind, text.substr(i, length), i});
    i += length;
  };
  while (i < text.size()) {
    const char c = text[i];
    if (c == ' ' || c == '\t' || c == '\n') {
      ++i;
    } else if (c == '(') {
      push(Token::Kind::open, 1);
    } else if (c == ')') {
      push(Token::Kind::close, 1);
    } else if (c == ',') {
      push(Token::Kind::comma, 1);
    } else if (c == '<' || c == '>') {
      push(Token::Kind::compare, i + 1 < text.size() && text[i + 1] == '=' ? 2 : 1);
    } else if (is_word_character(c)) {
      std::size_t end = i;
      while (end < text.size() && is_word_character(text[end])) ++end;
      push(Token::Kind::word, end - i);
    } else {
      push(Token::Kind::other, first_characters(text.substr(i), 1).size());
    }
  }
  tokens.push_back({Token::Kind::end, {}, text.size()});
  return tokens;
}

// A condition that is wrong ends its parse at the first problem: what follows would be guesses.
struct Failure {
  Token where;
  std::string message;
  std::string hint;
};

class Parser {
 public:
  Parser(std::string_view text, const Names& names) : tokens_(tokens_of(text)), names_(names) {}

  Condition parse() {
    Condition condition = any_of();
    if (now().kind != Token::Kind::end) {
      fail(fmt::format("'{}' is not expected here", now().text),
           "join conditions with 'and' or 'or'");
    }
    if (nesting(condition) > kDeepest) fail_at({}, "the condition is nested too deeply");
    return condition;
  }

 private:
  const Token& now() const { return tokens_[next_]; }
  bool at_word(std::string_view word) const {
    return now().kind == Token::Kind::word && now().text == word;
  }
  Token take() { return tokens_[next_ + 1 < tokens_.size() ? next_++ : next_]; }
  bool take_word(std::string_view word) {
    if (!at_word(word)) return false;
    take();
    return true;
  }

  [[noreturn]] void fail(std::string message, std::string hint = "") const {
    fail_at(now(), std::move(message), std::move(hint));
  }
  [[noreturn]] static void fail_at(const Token& where, std::string message, std::string hint = "") {
    throw Failure{where, std::move(message), std::move(hint)};
  }

  Token expect(Token::Kind kind, std::string_view what) {
    if (now().kind != kind) {
      fail(now().kind == Token::Kind::end
               ? fmt::format("the condition ends where {} is expected", what)
               : fmt::format("{} is expected, not '{}'", what, now().text));
    }
    return take();
  }

  static Condition node(Op op, const std::vector<Condition>& operands, std::int32_t value = 0) {
    Condition out{Term{op, 1, 0, value}};
    for (const Condition& operand : operands) out.insert(out.end(), operand.begin(), operand.end());
    out.front().size = static_cast<std::uint16_t>(out.size());
    return out;
  }

  template <typename Operand>
  Condition joined(Op op, std::string_view word, Operand operand) {
    std::vector<Condition> operands{operand()};
    while (take_word(word)) operands.push_back(operand());
    return operands.size() == 1 ? operands.front() : node(op, operands);
  }

  Condition any_of() {
    return joined(Op::any_of, "or", [this] { return all_of(); });
  }
  Condition all_of() {
    return joined(Op::all_of, "and", [this] { return negation(); });
  }
  Condition negation() {
    if (!at_word("not")) return primary();
    const Token word = take();
    return nested(word, [this] { return node(Op::none_of, {negation()}); });
  }

  template <typename Inner>
  Condition nested(const Token& where, Inner inner) {
    if (++depth_ > kDeepest) fail_at(where, "the condition is nested too deeply");
    Condition condition = inner();
    --depth_;
    return condition;
  }

  Condition primary() {
    if (now().kind == Token::Kind::open) {
      const Token open = take();
      Condition condition = nested(open, [this] { return any_of(); });
      expect(Token::Kind::close, "')'");
      return condition;
    }
    if (at_word("at")) return counted_of();
    return atom();
  }

  Condition counted_of() {
    const Token start = take();
    if (!take_word("least")) fail("'least' is expected after 'at'");
    const Token number = expect(Token::Kind::word, "a number");
    const auto count = whole_number(number.text);
    if (!count) fail_at(number, fmt::format("'{}' is not a number", number.text));
    if (!take_word("of")) fail("'of' is expected");
    expect(Token::Kind::open, "'('");
    std::vector<Condition> operands;
    do {
      operands.push_back(nested(start, [this] { return any_of(); }));
    } while (now().kind == Token::Kind::comma && (take(), true));
    expect(Token::Kind::close, "')' or ','");
    if (*count < 1 || *count > static_cast<int>(operands.size())) {
      fail_at(number,
              fmt::format("at least {} of {} can never be decided", *count, operands.size()),
              fmt::format("use a number from 1 to {}", operands.size()));
    }
    return node(Op::at_least_of, operands, *count);
  }

  Condition atom() {
    const Token name = expect(Token::Kind::word, "a question");
    const auto& definitions = *names_.definitions;
    const auto definition = std::find_if(definitions.begin(), definitions.end(),
                                         [&](const Definition& d) { return d.name == name.text; });
    terms_ += definition == definitions.end() ? 1 : definition->condition.size();
    if (terms_ > kMostTerms) fail_at(name, "the condition is too long");
    if (definition != definitions.end()) return definition->condition;
    const auto& questions = *names_.questions;
    const auto found = std::find_if(questions.begin(), questions.end(),
                                    [&](const Question& q) { return q.id == name.text; });
    if (found == questions.end()) unknown_name(name);
    const Question& question = *found;
    const auto index = static_cast<std::uint16_t>(found - questions.begin());
    if (at_word("is")) return word_atom(question, index, Kind::choice, Op::equals);
    if (at_word("has")) return word_atom(question, index, Kind::many, Op::has);
    if (now().kind == Token::Kind::compare) return compare_atom(question, index);
    if (question.kind != Kind::yes_no) {
      fail_at(name, fmt::format("'{}' is not a yes-no question", name.text), usage(question));
    }
    return {Term{Op::is_yes, 1, index, 0}};
  }

  [[noreturn]] void unknown_name(const Token& name) const {
    std::vector<std::string_view> known;
    for (const Question& q : *names_.questions) known.push_back(q.id);
    for (const Definition& d : *names_.definitions) known.push_back(d.name);
    const std::string_view near = closest(name.text, known);
    fail_at(name, fmt::format("there is no question or definition '{}'", name.text),
            near.empty() ? "" : fmt::format("did you mean '{}'?", near));
  }

  static std::string usage(const Question& question) {
    switch (question.kind) {
      case Kind::yes_no: return fmt::format("write just '{}'", question.id);
      case Kind::choice: return fmt::format("write '{} is {}'", question.id, question.words[0].id);
      case Kind::number: return fmt::format("write '{} >= {}'", question.id, question.max);
      case Kind::many: return fmt::format("write '{} has {}'", question.id, question.words[0].id);
    }
    return "";
  }

  static std::int32_t word_of(const Question& question, const Token& word) {
    if (const auto index = find_word(question, word.text)) return *index;
    std::vector<std::string_view> known;
    for (const Word& w : question.words) known.push_back(w.id);
    const std::string_view near = closest(word.text, known);
    fail_at(word, fmt::format("'{}' is not a word of '{}'", word.text, question.id),
            near.empty() ? fmt::format("its words: {}", expected_answers(question))
                         : fmt::format("did you mean '{}'?", near));
  }

  static std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
  }

  // `id is word` or `id has word`: `op`, for a question of `kind`.
  Condition word_atom(const Question& question, std::uint16_t index, Kind kind, Op op) {
    const Token verb = take();
    if (question.kind != kind) {
      fail_at(verb,
              fmt::format("'{}' needs a {} question; '{}' is a {} question", verb.text, to_id(kind),
                          question.id, to_id(question.kind)),
              usage(question));
    }
    return {Term{op, 1, index, word_of(question, expect(Token::Kind::word, "a word"))}};
  }

  // The least and the greatest value that an answer can have; of a choice: its words' indices.
  static std::pair<std::int32_t, std::int32_t> range_of(const Question& question) {
    if (question.kind == Kind::number) return {question.min, question.max};
    return {0, static_cast<std::int32_t>(question.words.size()) - 1};
  }

  static std::int32_t operand_of(const Question& question, const Token& operand) {
    if (question.kind == Kind::choice) return word_of(question, operand);
    const auto number =
        question.is_clock() ? parse_clock(operand.text) : whole_number(operand.text);
    if (!number) {
      fail_at(operand, fmt::format("'{}' cannot be compared with '{}'", question.id, operand.text),
              question.is_clock() ? "write a time such as 06:30" : "write a whole number");
    }
    return *number;
  }

  Condition compare_atom(const Question& question, std::uint16_t index) {
    const Token sign = take();
    const Token operand = expect(Token::Kind::word, "a value");
    if (question.kind != Kind::choice && question.kind != Kind::number) {
      fail_at(sign,
              fmt::format("'{}' needs a number or a choice; '{}' is a {} question", sign.text,
                          question.id, to_id(question.kind)),
              usage(question));
    }
    std::int32_t value = operand_of(question, operand);
    const auto [least, greatest] = range_of(question);
    if (value < least || value > greatest) {
      fail_at(operand, fmt::format("'{}' never has the value {}", question.id, operand.text),
              fmt::format("it takes {}", expected_answers(question)));
    }
    const Op op = sign.text.front() == '<' ? Op::at_most : Op::at_least;
    if (sign.text.size() == 1) value += op == Op::at_most ? -1 : 1;
    if (value < least || value > greatest) {
      fail_at(sign, fmt::format("'{} {} {}' never holds", question.id, sign.text, operand.text));
    }
    return {Term{op, 1, index, value}};
  }

  std::vector<Token> tokens_;
  std::size_t next_ = 0;
  int depth_ = 0;
  std::size_t terms_ = 0;  // what the names read so far stand for
  Names names_;
};

}  // namespace

Loaded<Condition> parse_condition(std::string_view text, const Names& names,
                                  const SourceText& source, Place place) {
  Loaded<Condition> out;
  try {
    out.value = Parser(text, names).parse();
  } catch (const Failure& failure) {
    // Counted only here: for every token it would take a time that grows with its square.
    place.column += character_count(text.substr(0, failure.where.offset));
    place.length = std::max(character_count(failure.where.text), 1);
    out.problems.push_back(at(source, place, failure.message, failure.hint));
  }
  return out;
}

}  // namespace backsmart
