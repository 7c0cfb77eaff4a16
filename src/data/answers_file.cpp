#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "data/decode.hpp"
#include "data/decoding.hpp"

namespace backsmart {
namespace {

constexpr int kFormat = 1;
constexpr int kWidth = 80;
constexpr std::string_view kHeader = "# backsmart answers – private: these are health data\n";
constexpr std::string_view kUnsureWord = "unsure";

std::vector<std::string_view> words_of(const Question& question) {
  if (question.kind == Kind::yes_no) return {"yes", "no", kUnsureWord};
  std::vector<std::string_view> words;
  for (const Word& word : question.words) words.push_back(word.id);
  if (question.kind == Kind::choice) words.push_back(kUnsureWord);
  return words;
}

// What `value`, which is of a wrong kind, may be meant to be.
std::string suggestion(const Question& question, const Node& value) {
  const bool is_text = value.kind == Node::Kind::string;
  switch (question.kind) {
    case Kind::yes_no:
      return value.kind == Node::Kind::boolean && value.integer == 0 ? R"("no")" : R"("yes")";
    case Kind::choice: return fmt::format("\"{}\"", question.words.front().id);
    case Kind::number: {
      if (question.is_clock()) return R"("06:30")";
      const std::string whole = value.text.substr(0, value.text.find('.'));
      return parse_answer(question, whole) ? whole : std::to_string(question.min);
    }
    case Kind::many:
      if (is_text && value.text == "none") return "[]";
      return fmt::format("[\"{}\"]", is_text && find_word(question, value.text)
                                         ? value.text
                                         : question.words.front().id);
  }
  return "";
}

void report_kind(const Question& question, const Node& value, FileProblems& problems) {
  const std::string_view expected = question.kind == Kind::many     ? "a list of words"
                                    : question.kind != Kind::number ? "text"
                                    : question.is_clock()           ? "a time of day"
                                                                    : "a whole number";
  problems.add(value.place,
               fmt::format("'{}' takes {}, not {}", question.id, expected, describe(value.kind)),
               fmt::format("write it as {} = {}", question.id, suggestion(question, value)));
}

std::optional<int> decode_word(const Question& question, const Node& value,
                               FileProblems& problems) {
  const auto index = find_word(question, value.text);
  if (!index) {
    problems.add(value.place, fmt::format("'{}' is no answer to '{}'", value.text, question.id),
                 spelling_hint(value.text, words_of(question)));
  }
  return index;
}

std::optional<Answer> decode_yes_no(const Question& question, const Node& value,
                                    FileProblems& problems) {
  if (value.text == "yes") return Answer::of(1);
  if (value.text == "no") return Answer::of(0);
  decode_word(question, value, problems);  // it has no words, so this says what fits
  return std::nullopt;
}

std::optional<Answer> decode_number(const Question& question, const Node& value,
                                    FileProblems& problems) {
  std::int64_t number = value.integer;
  if (question.is_clock()) {
    std::string_view text = value.text;
    if (value.kind == Node::Kind::date_time) text = text.substr(0, text.rfind(':'));  // seconds
    const auto minutes = parse_clock(text);
    if (!minutes) {
      problems.add(value.place, fmt::format("'{}' is no time of day", value.text),
                   R"(write it as "06:30")");
      return std::nullopt;
    }
    number = *minutes;
  }
  if (number < question.min || number > question.max) {
    problems.add(value.place,
                 fmt::format("'{}' takes {}", question.id, expected_answers(question)));
    return std::nullopt;
  }
  return Answer::of(static_cast<std::int32_t>(number));
}

std::optional<Answer> decode_many(const Question& question, const Node& value,
                                  FileProblems& problems) {
  std::int32_t bits = 0;
  bool ok = true;
  for (const Node& entry : value.children) {
    if (problems.full()) break;
    ok = expect_kind(entry, Node::Kind::string, problems) && ok;
    if (entry.kind != Node::Kind::string) continue;
    const auto word = decode_word(question, entry, problems);
    const std::int32_t bit = word ? 1 << *word : 0;
    if ((bits & bit) != 0)
      problems.add(entry.place, fmt::format("'{}' is given twice", entry.text));
    ok = ok && word && (bits & bit) == 0;
    bits |= bit;
  }
  return ok ? std::optional(Answer::of(bits)) : std::nullopt;
}

std::string entry(const Question& question, const Answer& answer) {
  const std::string text = to_text(question, answer);
  if (answer.state == Answer::State::given) {
    if (question.kind == Kind::number && !question.is_clock()) {
      return fmt::format("{} = {}\n", question.id, text);
    }
    if (question.kind == Kind::many) {
      std::vector<std::string> quoted;
      for (std::size_t i = 0; i < question.words.size(); ++i) {
        if ((answer.value >> i & 1) != 0) quoted.push_back('"' + question.words[i].id + '"');
      }
      return fmt::format("{} = [{}]\n", question.id, fmt::join(quoted, ", "));
    }
  }
  return fmt::format("{} = \"{}\"\n", question.id, text);
}

std::string head(const AnswerSheet& sheet, const Ruleset& rules) {
  std::string out = fmt::format("format = {}\n", kFormat);
  if (sheet.asked) out += fmt::format("asked = {}\n", to_iso(*sheet.asked));
  if (sheet.start) out += fmt::format("start = {}\n", to_iso(*sheet.start));
  std::vector<std::string> parts;
  parts.reserve(sheet.scope.parts.size());
  for (const int part : sheet.scope.parts) {
    parts.push_back('"' + rules.parts[static_cast<std::size_t>(part)].id + '"');
  }
  if (!parts.empty()) out += fmt::format("parts = [{}]\n", fmt::join(parts, ", "));
  if (sheet.scope.changed) out += "changed = true\n";
  return out + "\n[answers]\n";
}

CheckScope decode_scope(TableReader& file, const Ruleset& rules) {
  Ids ids("part");
  for (const Part& part : rules.parts) ids.add(part.id);
  CheckScope scope{file.references("parts", ids, Need::optional), file.flag("changed", false)};
  std::sort(scope.parts.begin(), scope.parts.end());
  scope.parts.erase(std::unique(scope.parts.begin(), scope.parts.end()), scope.parts.end());
  return scope;
}

void check_format(TableReader& file) {
  const Node* format = file.value("format");
  if (format == nullptr) {
    file.problems().add({}, "the file does not say its format",
                        "write format = 1 on its first line");
  } else if (format->kind == Node::Kind::integer && format->integer > kFormat) {
    file.problems().add(format->place, "a newer backsmart wrote this file",
                        "update backsmart, or answer again");
  } else if (format->kind != Node::Kind::integer || format->integer != kFormat) {
    file.problems().add(format->place, "there is no such format", "write format = 1");
  }
}

// Answers above the line [answers]: one problem for all of them.
void report_misplaced_answers(TableReader& file, const Ruleset& rules) {
  bool reported = false;
  for (const Node& entry : file.node().children) {
    if (!find_question(rules, entry.key)) continue;
    file.value(entry.key);
    if (!reported) {
      file.problems().add(entry.key_place, "answers belong below a line [answers]");
      reported = true;
    }
  }
}

// What the template offers: the fallback, else the answer that is harmless to leave in by mistake.
Answer offered(const Question& question) {
  return question.fallback.value_or(question.kind == Kind::yes_no ? Answer::of(0)
                                                                  : Answer::unsure());
}

// `text` as comment lines, `indent` columns behind the '#'.
std::string comment(std::string_view text, int indent = 0) {
  std::string out;
  for (const std::string& line : wrap(text, kWidth - 2 - indent)) {
    out += fmt::format("# {:{}}{}\n", "", indent, line);
  }
  return out;
}

std::string what_fits(const Question& question) {
  std::string out;
  switch (question.kind) {
    case Kind::yes_no: return comment("\"yes\", \"no\" or \"unsure\"", 2);
    case Kind::number:
      if (question.is_clock()) return comment(expected_answers(question), 2);
      return comment(fmt::format("a whole number from {} to {} ({}), or \"unsure\"", question.min,
                                 question.max, question.unit),
                     2);
    case Kind::choice: out = comment("one of these, or \"unsure\":", 2); break;
    case Kind::many: out = comment("any of these, or [], or \"unsure\":", 2); break;
  }
  for (const Word& word : question.words) {
    out += comment(fmt::format("\"{}\" – {}", word.id, word.say), 4);
  }
  return out;
}

std::string template_entry(const Question& question, const Ruleset& rules) {
  std::string out = "\n" + comment(question.ask);
  if (!question.gateway.empty()) {
    const std::string gateway = to_text(question.gateway, rules.questions);
    out += comment(fmt::format("Only if: {}", gateway), 2);
  }
  out += comment(question.why, 2);
  out += what_fits(question);
  return out + "#" + entry(question, offered(question));
}

}  // namespace

std::optional<Answer> decode_answer(const Question& question, const Node& value,
                                    FileProblems& problems) {
  const bool is_text = value.kind == Node::Kind::string;
  if (is_text && value.text == kUnsureWord) return Answer::unsure();
  switch (question.kind) {
    case Kind::yes_no:
      if (is_text) return decode_yes_no(question, value, problems);
      break;
    case Kind::choice: {
      if (!is_text) break;
      const auto word = decode_word(question, value, problems);
      return word ? std::optional(Answer::of(*word)) : std::nullopt;
    }
    case Kind::number: {
      const bool fits = question.is_clock() ? is_text || value.kind == Node::Kind::date_time
                                            : value.kind == Node::Kind::integer;
      if (fits) return decode_number(question, value, problems);
      break;
    }
    case Kind::many:
      if (value.kind == Node::Kind::array) return decode_many(question, value, problems);
      break;
  }
  report_kind(question, value, problems);
  return std::nullopt;
}

Loaded<AnswerSheet> decode_answers(const Document& document, const Ruleset& rules) {
  Loaded<AnswerSheet> out;
  out.value.answers.resize(rules.questions.size());
  FileProblems problems(document.source, out.problems);
  {
    TableReader file(document.root, problems);
    check_format(file);
    if (const Node* asked = file.value("asked")) {
      out.value.asked = parse_date_time(asked->text);
      if (!out.value.asked) {
        problems.add(asked->place, "this is not a date and time",
                     "write asked = 2026-11-20T08:15:00");
      }
    }
    if (const Node* start = file.value("start")) {
      out.value.start = parse_date(start->text);
      if (!out.value.start) {
        problems.add(start->place, "this is not a date", "write start = 2026-11-23");
      }
    }
    out.value.scope = decode_scope(file, rules);
    report_misplaced_answers(file, rules);
    std::vector<std::string_view> ids;
    for (const Question& question : rules.questions) ids.push_back(question.id);
    for (const Node& entry : file.table("answers", Need::optional)) {
      if (problems.full()) break;  // each would cost a search for the nearest id
      const auto index = find_question(rules, entry.key);
      if (!index) {
        problems.add(entry.key_place, fmt::format("there is no question '{}'", entry.key),
                     spelling_hint(entry.key, ids));
        continue;
      }
      const auto i = static_cast<std::size_t>(*index);
      const auto answer = decode_answer(rules.questions[i], entry, problems);
      if (answer) out.value.answers[i] = *answer;
    }
  }
  sort_by_place(out.problems);
  return out;
}

std::string encode_answers(const AnswerSheet& sheet, const Ruleset& rules) {
  std::string out(kHeader);
  out += head(sheet, rules);
  for (std::size_t i = 0; i < sheet.answers.size(); ++i) {
    const Answer& answer = sheet.answers[i];
    if (is_answered(answer)) out += entry(rules.questions[i], answer);
  }
  return out;
}

std::string answers_template(const Ruleset& rules, DateTime asked) {
  std::string out(kHeader);
  out += "#\n";
  out += comment(
      "Nothing is answered yet. To answer, take away the '#' in front of an entry and put "
      "your answer behind the '='. Where you do not know, \"unsure\" is an answer: it is "
      "not taken as \"no\".");
  out += "\n" + head({{}, asked}, rules);
  int part = -1;
  for (const Question& question : rules.questions) {
    if (question.part != part) {
      part = question.part;
      const Part& now = rules.parts[static_cast<std::size_t>(part)];
      out += fmt::format("\n# ---- {} {:-<{}}\n#\n", now.title, "",
                         std::max(0, kWidth - 8 - display_width(now.title)));
      out += comment(now.intro);
    }
    out += template_entry(question, rules);
  }
  return out;
}

}  // namespace backsmart
