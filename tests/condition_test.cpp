// The little language: what it reads, what it means, and what it says of mistakes.
#include "rules/condition.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "rules/question.hpp"

using namespace backsmart;

namespace {

Question yes_no(std::string id) {
  Question q;
  q.id = std::move(id);
  return q;
}

Question with_words(std::string id, Kind kind, std::vector<Word> words) {
  Question q = yes_no(std::move(id));
  q.kind = kind;
  q.words = std::move(words);
  return q;
}

Question number(std::string id, int max, std::string unit = "") {
  Question q = yes_no(std::move(id));
  q.kind = Kind::number;
  q.max = max;
  q.unit = std::move(unit);
  return q;
}

// fever(0) cough(1) chills(2) age(3) wake(4) since(5) tools(6)
std::vector<Question> some_questions() {
  return {yes_no("fever"),
          yes_no("cough"),
          yes_no("chills"),
          number("age", 120),
          number("wake", 1439, "clock"),
          with_words("since", Kind::choice, {{"today", ""}, {"week", ""}, {"month", ""}}),
          with_words("tools", Kind::many, {{"band", ""}, {"bell", ""}})};
}

struct Language {
  std::vector<Question> questions = some_questions();
  std::vector<Definition> definitions;

  Loaded<Condition> parse(const std::string& text) const {
    return parse_condition(text, {&questions, &definitions}, {"rules.toml", text}, {1, 1, 1});
  }
  std::string dump(const std::string& text) const {
    const auto parsed = parse(text);
    return parsed.ok() ? to_text(parsed.value, questions) : to_text(parsed.problems);
  }
};

}  // namespace

TEST_CASE("a condition is printed back with the fewest parentheses") {
  const struct {
    const char* text;
    const char* dump;
  } table[] = {
      {"fever", "fever"},
      {"fever and cough or chills", "fever and cough or chills"},
      {"fever and (cough or chills)", "fever and (cough or chills)"},
      {"(fever and cough) or chills", "fever and cough or chills"},
      {"not not fever", "not not fever"},
      {"not (fever and cough)", "not (fever and cough)"},
      {"not fever and cough", "not fever and cough"},
      {"age >= 65", "age >= 65"},
      {"age > 65", "age >= 66"},
      {"age < 65", "age <= 64"},
      {"wake < 06:30", "wake <= 06:29"},
      {"since is week", "since is week"},
      {"since >= week", "since >= week"},
      {"tools has bell", "tools has bell"},
      {"at least 2 of (fever, cough and chills, age >= 5)",
       "at least 2 of (fever, cough and chills, age >= 5)"},
      {"  fever\tor\n cough ", "fever or cough"},
  };
  const Language language;
  for (const auto& row : table) CHECK_EQ(language.dump(row.text), row.dump);
}

TEST_CASE("what is printed reads back as the same condition") {
  const Language language;
  const std::vector<std::string> atoms = {"fever", "age >= 65", "since is week", "tools has band"};
  int count = 0;
  for (const std::string& a : atoms) {
    for (const std::string& b : atoms) {
      for (const std::string& c : atoms) {
        for (const char* form : {"{} and {} or {}", "{} and ({} or {})", "not ({} or {}) and {}",
                                 "not {} or not ({} and {})", "at least 2 of ({}, {}, not {})"}) {
          const auto once = language.parse(fmt::format(fmt::runtime(form), a, b, c));
          REQUIRE(once.ok());
          const auto twice = language.parse(to_text(once.value, language.questions));
          REQUIRE(twice.ok());
          CHECK(once.value == twice.value);
          ++count;
        }
      }
    }
  }
  CHECK_EQ(count, 320);
}

TEST_CASE("a definition stands for its condition") {
  Language language;
  language.definitions.push_back({"ill", language.parse("fever or chills").value});
  CHECK_EQ(language.dump("ill and cough"), "(fever or chills) and cough");
}

TEST_CASE("a mistake is shown at its place, with a way out") {
  const struct {
    const char* text;
    const char* message;
  } table[] = {
      {"fever and cuogh",
       "rules.toml:1:11: error: there is no question or definition 'cuogh'\n"
       "  1 | fever and cuogh\n"
       "    |           ^~~~~\n"
       "  hint: did you mean 'cough'?\n"},
      {"fever and",
       "rules.toml:1:10: error: the condition ends where a question is expected\n"
       "  1 | fever and\n"
       "    |          ^\n"},
      {"(fever",
       "rules.toml:1:7: error: the condition ends where ')' is expected\n"
       "  1 | (fever\n"
       "    |       ^\n"},
      {"fever cough",
       "rules.toml:1:7: error: 'cough' is not expected here\n"
       "  1 | fever cough\n"
       "    |       ^~~~~\n"
       "  hint: join conditions with 'and' or 'or'\n"},
      {"age",
       "rules.toml:1:1: error: 'age' is not a yes-no question\n"
       "  1 | age\n"
       "    | ^~~\n"
       "  hint: write 'age >= 120'\n"},
      {"since is weak",
       "rules.toml:1:10: error: 'weak' is not a word of 'since'\n"
       "  1 | since is weak\n"
       "    |          ^~~~\n"
       "  hint: did you mean 'week'?\n"},
      {"fever has band",
       "rules.toml:1:7: error: 'has' needs a many question; 'fever' is a yes-no question\n"
       "  1 | fever has band\n"
       "    |       ^~~\n"
       "  hint: write just 'fever'\n"},
      {"age >= old",
       "rules.toml:1:8: error: 'age' cannot be compared with 'old'\n"
       "  1 | age >= old\n"
       "    |        ^~~\n"
       "  hint: write a whole number\n"},
      {"age >= 650",
       "rules.toml:1:8: error: 'age' never has the value 650\n"
       "  1 | age >= 650\n"
       "    |        ^~~\n"
       "  hint: it takes a whole number from 0 to 120, or \"unsure\"\n"},
      {"age > 120",
       "rules.toml:1:5: error: 'age > 120' never holds\n"
       "  1 | age > 120\n"
       "    |     ^\n"},
      {"since < today",
       "rules.toml:1:7: error: 'since < today' never holds\n"
       "  1 | since < today\n"
       "    |       ^\n"},
      {"at least 3 of (fever, cough)",
       "rules.toml:1:10: error: at least 3 of 2 can never be decided\n"
       "  1 | at least 3 of (fever, cough)\n"
       "    |          ^\n"
       "  hint: use a number from 1 to 2\n"},
      {"fever & cough",
       "rules.toml:1:7: error: '&' is not expected here\n"
       "  1 | fever & cough\n"
       "    |       ^\n"
       "  hint: join conditions with 'and' or 'or'\n"},
      {"", "rules.toml:1:1: error: the condition ends where a question is expected\n"},
  };
  const Language language;
  for (const auto& row : table) CHECK_EQ(language.dump(row.text), row.message);
}

TEST_CASE("deep nesting is refused, not followed into the ground") {
  const Language language;
  const std::string deep = std::string(2000, '(') + "fever" + std::string(2000, ')');
  REQUIRE_EQ(language.parse(deep).problems.size(), 1);
  CHECK_EQ(language.parse(deep).problems[0].message, "the condition is nested too deeply");
}

TEST_CASE("definitions of definitions cannot grow into what cannot be printed or kept") {
  Language language;
  const auto define = [&language](const std::string& text) {
    const auto parsed = language.parse(text);
    language.definitions.push_back({fmt::format("d{}", language.definitions.size()), parsed.value});
    return parsed.ok() ? "" : parsed.problems[0].message;
  };
  // Each is deeper by one; the text of the last would not be read back.
  CHECK_EQ(define("not fever"), "");
  for (int i = 1; i < 64; ++i) CHECK_EQ(define(fmt::format("not d{}", i - 1)), "");
  CHECK_EQ(nesting(language.definitions.back().condition), 64);
  const auto again = language.parse(language.dump("d63"));
  CHECK(again.ok());
  CHECK_EQ(define("not d63"), "the condition is nested too deeply");
  CHECK_EQ(define("d63 or cough"), "");
  CHECK_EQ(define("(d63 or cough) and chills"), "the condition is nested too deeply");

  // Each is twice as long.
  language.definitions.clear();
  CHECK_EQ(define("fever or cough"), "");
  for (int i = 1; i < 8; ++i) CHECK_EQ(define(fmt::format("d{0} and d{0}", i - 1)), "");
  CHECK_EQ(define("d7 or d7"), "the condition is too long");
}

TEST_CASE("truth follows Kleene's tables") {
  const Language language;
  const Truth all[] = {Truth::no, Truth::unknown, Truth::yes};
  const auto answer = [](Truth t) {
    return t == Truth::unknown ? Answer::unsure() : Answer::of(t == Truth::yes ? 1 : 0);
  };
  const Truth N = Truth::no, U = Truth::unknown, Y = Truth::yes;
  const Truth and_table[3][3] = {{N, N, N}, {N, U, U}, {N, U, Y}};
  const Truth or_table[3][3] = {{N, U, Y}, {U, U, Y}, {Y, Y, Y}};
  const Truth not_table[3] = {Y, U, N};
  for (int a = 0; a < 3; ++a) {
    for (int b = 0; b < 3; ++b) {
      std::vector<Answer> sheet(7);
      sheet[0] = answer(all[a]);
      sheet[1] = answer(all[b]);
      CHECK_EQ(evaluate(language.parse("fever and cough").value, sheet), and_table[a][b]);
      CHECK_EQ(evaluate(language.parse("fever or cough").value, sheet), or_table[a][b]);
      CHECK_EQ(evaluate(language.parse("not fever").value, sheet), not_table[a]);
      CHECK_EQ(evaluate(language.parse("at least 2 of (fever, cough)").value, sheet),
               and_table[a][b]);
      CHECK_EQ(evaluate(language.parse("at least 1 of (fever, cough)").value, sheet),
               or_table[a][b]);
    }
  }
}

TEST_CASE("answering more never turns a settled truth around") {
  // Every sheet over three yes-no questions with answers missing, and every way to complete it.
  const Language language;
  int settled = 0;
  for (const char* text :
       {"fever and not cough or chills", "not (fever or cough) and chills",
        "at least 2 of (fever, cough, not chills)", "fever and (cough or not fever) or chills"}) {
    const Condition condition = language.parse(text).value;
    for (int code = 0; code < 27; ++code) {
      std::vector<Answer> sheet(7);
      int rest = code;
      for (std::size_t q = 0; q < 3; ++q, rest /= 3) {
        if (rest % 3 != 0) sheet[q] = Answer::of(rest % 3 - 1);
      }
      const Truth before = evaluate(condition, sheet);
      if (before == Truth::unknown) continue;
      ++settled;
      for (int more = 0; more < 27; ++more) {
        std::vector<Answer> fuller = sheet;
        int m = more;
        for (std::size_t q = 0; q < 3; ++q, m /= 3) {
          if (fuller[q].state == Answer::State::unanswered && m % 3 != 0) {
            fuller[q] = m % 3 == 1 ? Answer::of(1) : Answer::of(0);
          }
        }
        CHECK_EQ(evaluate(condition, fuller), before);
      }
    }
  }
  CHECK_GT(settled, 40);
}

TEST_CASE("a question that was not asked compares as no") {
  const Language language;
  std::vector<Answer> sheet(7);
  sheet[3].state = Answer::State::skipped;
  CHECK_EQ(evaluate(language.parse("age >= 1").value, sheet), Truth::no);
  CHECK_EQ(evaluate(language.parse("age <= 1").value, sheet), Truth::no);
  CHECK_EQ(evaluate(language.parse("cough").value, sheet), Truth::unknown);
}

TEST_CASE("the questions that a condition reads") {
  const Language language;
  CHECK_EQ(questions_read(language.parse("chills or age > 3 and not (fever or chills)").value),
           std::vector<int>{0, 2, 3});
}
