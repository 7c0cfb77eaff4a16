#include "render/wording.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"

namespace backsmart {

const LevelAdvice& advice_of(const Ruleset& rules, Level level) {
  return rules.levels[static_cast<std::size_t>(level)];
}

std::string advice_of(const Ruleset& rules, const Reason& reason) {
  if (reason.rule == kUnsureRule) return "";
  const Rule& rule = rules.rules[static_cast<std::size_t>(reason.rule)];
  if (rule.advice.empty()) return "";
  if (reason.truth == Truth::yes) {
    return rule.by.empty() ? rule.advice : fmt::format("{} ({})", rule.advice, rule.by);
  }
  if (reason.level == Level::self_manage) return "";
  const std::string& first = advice_of(rules, reason.level).advice.front();
  return rule.level == Level::emergency ? fmt::format("{} {}", first, rule.advice) : first;
}

std::string in_words(const Question& question, const Answer& answer) {
  if (answer.state != Answer::State::given) return to_text(question, answer);
  if (question.kind == Kind::choice) {
    return question.words[static_cast<std::size_t>(answer.value)].say;
  }
  if (question.kind != Kind::many || answer.value == 0) return to_text(question, answer);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < question.words.size(); ++i) {
    if ((answer.value >> i & 1) != 0) words.push_back(question.words[i].say);
  }
  return join(words);
}

std::string in_one_line(const Notice& notice) {
  return fmt::format("{}", fmt::join(notice.say, " "));
}

std::vector<std::string> lines_of(const Ruleset& rules, const Notice& notice) {
  std::vector<std::string> lines = notice.say;
  if (!lines.empty()) lines.back() += source_mark(rules, notice.sources);
  return lines;
}

void add_notice(const Ruleset& rules, const Notice& notice, Report& report) {
  if (notice.say.empty()) return;
  report.push_back(Heading{2, notice.title});
  report.push_back(Bullets{lines_of(rules, notice)});
}

std::vector<std::string> source_ids(const Ruleset& rules, const std::vector<int>& sources) {
  std::vector<std::string> ids;
  ids.reserve(sources.size());
  for (const int source : sources)
    ids.push_back(rules.sources[static_cast<std::size_t>(source)].id);
  return ids;
}

std::string source_mark(const Ruleset& rules, const std::vector<int>& sources) {
  if (sources.empty()) return "";
  return fmt::format(" [{}]", join(source_ids(rules, sources), ", "));
}

std::string source_line(const Citation& source) {
  std::string line = fmt::format("{}: {}", source.id, source.author);
  const std::string year = std::to_string(source.year);
  const bool told = source.year == 0 || source.author.find(year) != std::string::npos;
  if (!told) line += " " + year;
  line += fmt::format(". {}.", source.title);
  if (!source.note.empty()) line += fmt::format(" {}.", source.note);
  return line;
}

void add_sources(const Ruleset& rules, const std::set<int>& cited, Report& report) {
  Bullets sources;
  for (const int index : cited) {
    sources.items.push_back(source_line(rules.sources[static_cast<std::size_t>(index)]));
  }
  report.push_back(Heading{2, "Sources"});
  report.push_back(std::move(sources));
}

std::vector<int> telling_questions(const Ruleset& rules, const Condition& when,
                                   const Answers& answers) {
  std::vector<int> telling;
  for (const int q : questions_read(when)) {
    const Answer& answer = answers[static_cast<std::size_t>(q)];
    const bool plain_no = rules.questions[static_cast<std::size_t>(q)].kind == Kind::yes_no &&
                          answer == Answer::of(0);
    const bool said = answer.state == Answer::State::given || answer.state == Answer::State::unsure;
    if (said && !plain_no) telling.push_back(q);
  }
  return telling;
}

std::string duration(int seconds) {
  const int minutes = seconds / 60;
  const int rest = seconds % 60;
  if (minutes == 0) return fmt::format("{} s", rest);
  return rest == 0 ? fmt::format("{} min", minutes) : fmt::format("{} min {} s", minutes, rest);
}

std::string whole_minutes(int seconds) { return fmt::format("{} min", (seconds + 59) / 60); }

}  // namespace backsmart
