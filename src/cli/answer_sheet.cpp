#include "cli/answer_sheet.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <unistd.h>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/files.hpp"
#include "cli/wrong_value.hpp"
#include "data/parse_toml.hpp"

namespace backsmart {
namespace {

// Our own choices: a back changes in two weeks; after six nobody remembers what they answered.
constexpr int kStaleDays = 14;
constexpr int kExpiredDays = 42;

using State = Answer::State;

// Of the dates of two files the older, so that a fresh one makes nothing younger. But a date in the
// future is wrong, and another file cannot make it right.
std::optional<DateTime> date_that_counts(std::optional<DateTime> one, std::optional<DateTime> other,
                                         DateTime now) {
  if (!one || !other) return one ? one : other;
  AnswerSheet newer;
  newer.asked = std::max(*one, *other);
  return age_of(newer, now) == Age::ahead ? newer.asked : std::min(*one, *other);
}

// Whether some answer of the sheet counts only together with its date.
bool needs_date(const AnswerSheet& sheet, const Ruleset& rules) {
  for (std::size_t i = 0; i < sheet.answers.size(); ++i) {
    if (is_answered(sheet.answers[i]) && is_health_answer(rules, i)) return true;
  }
  return false;
}

// That a file which config.toml names is not there is a mistake of that file.
std::optional<Stop> missing_in_config(const GlobalOptions& flags) {
  const FromConfig* named = from_config(flags, "--answers");
  if (named == nullptr) return std::nullopt;
  Diagnostics missing;
  for (std::size_t i = 0; i < flags.answers.size(); ++i) {
    if (access(flags.answers[i].c_str(), F_OK) == 0) continue;
    missing.push_back(told(named->at[i], fmt::format("there is no file {}", flags.answers[i])));
  }
  if (missing.empty()) return std::nullopt;
  return Stop{kFailed, to_text(missing)};
}

// Lays what `over` says over `sheet`, but for its date.
void merge(const AnswerSheet& over, AnswerSheet& sheet) {
  for (std::size_t i = 0; i < over.answers.size(); ++i) {
    if (is_answered(over.answers[i])) sheet.answers[i] = over.answers[i];
  }
  if (over.start) sheet.start = over.start;
}

}  // namespace

std::string saved_answers_path(const World& world) {
  // A file of that name: what is saved must be found again, which stdin cannot be.
  if (world.answers_env == "-") return "./-";
  if (!world.answers_env.empty()) return world.answers_env;
  return world.data_home.empty() ? "" : world.data_home + "/answers.toml";
}

bool is_saved_answers(const std::string& path, const World& world) {
  namespace fs = std::filesystem;
  const std::string saved = saved_answers_path(world);
  std::error_code failed;
  return fs::equivalent(path, saved, failed) ||
         fs::path(path).lexically_normal() == fs::path(saved).lexically_normal();
}

Loaded<AnswerSheet> read_answers(const std::string& path, const Ruleset& rules, const Io& io) {
  SourceText source;
  if (path == "-") {
    source = {"<stdin>", read_stream(io.in, kMostAnswerBytes)};
  } else {
    source = {path, read_file(path, kMostAnswerBytes)};
  }
  const Loaded<Document> document = parse_toml(std::move(source));
  if (!document.ok()) return {{}, document.problems};
  Loaded<AnswerSheet> sheet = decode_answers(document.value, rules);
  sheet.value.answers.resize(rules.questions.size());
  return sheet;
}

OrStop<FoundAnswers> find_answers(const GlobalOptions& flags, const Ruleset& rules,
                                  const World& world, const Io& io) {
  FoundAnswers found;
  found.sheet.answers.resize(rules.questions.size());
  if (const auto stop = missing_in_config(flags)) return *stop;
  std::vector<std::string> paths = flags.answers;
  if (paths.empty()) {
    const std::string saved = saved_answers_path(world);
    if (saved.empty() || (access(saved.c_str(), F_OK) != 0 && errno == ENOENT)) return found;
    paths = {saved};
    found.saved = true;
  }
  found.found = true;
  const FromConfig* named = from_config(flags, "--answers");
  const auto is_saved = [&](const std::string& path) { return is_saved_answers(path, world); };
  const bool over_saved = named != nullptr && std::any_of(paths.begin(), paths.end(), is_saved);
  Diagnostics problems;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const Loaded<AnswerSheet> read = read_answers(paths[i], rules, io);
    const AnswerSheet& sheet = read.value;
    problems.insert(problems.end(), read.problems.begin(), read.problems.end());
    if (over_saved && !is_saved(paths[i]) && needs_date(sheet, rules)) {
      problems.push_back(told(named->at[i],
                              "answers about health in this file would hide what `check` saved",
                              "keep only such as days, times and equipment in it"));
    }
    merge(sheet, found.sheet);
    found.sheet.asked = date_that_counts(found.sheet.asked, sheet.asked, world.now);
    found.undated = found.undated || (!sheet.asked && needs_date(sheet, rules));
  }
  if (!problems.empty()) return Stop{kFailed, to_text(problems)};
  return found;
}

std::optional<AnswerSheet> saved_sheet(const Ruleset& rules, const World& world, const Io& io) {
  try {
    const auto found = find_answers({}, rules, world, io);
    const FoundAnswers* saved = std::get_if<FoundAnswers>(&found);
    if (saved != nullptr && saved->found) return saved->sheet;
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
  return std::nullopt;
}

Age age_of(const AnswerSheet& sheet, DateTime now) {
  if (!sheet.asked) return Age::undated;
  const int days = days_between(sheet.asked->day, now.day);
  if (days < -1) return Age::ahead;
  if (days > kExpiredDays) return Age::expired;
  return days > kStaleDays ? Age::stale : Age::fresh;
}

std::string age_message(const AnswerSheet& sheet, const World& world) {
  const auto said = [&](const std::string& text) { return paragraph(text, world.columns); };
  const auto days = [&] { return days_between(sheet.asked->day, world.now.day); };
  switch (age_of(sheet, world.now)) {
    case Age::fresh: return "";
    case Age::stale:
      return said(fmt::format(
          "Your answers are {} days old. Has something changed? `backsmart check --changed` asks "
          "again.",
          days()));
    case Age::expired:
      return said(fmt::format(
          "Your answers are {} days old. After {} days the warning signs must be asked again: "
          "backsmart check --part warning-signs",
          days(), kExpiredDays));
    case Age::undated:
      return said(
                 "Your answers do not say when they were given. Ask again: backsmart check. Or, if "
                 "they are true today, add this line above [answers]:") +
             fmt::format("asked = {}\n", to_iso(world.now));
    case Age::ahead:
      return said(fmt::format(
          "Your answers are dated {}, which is in the future. Correct `asked`, or ask again: "
          "backsmart check",
          to_iso(*sheet.asked)));
  }
  return "";
}

int count_answered(const Answers& answers) {
  return static_cast<int>(std::count_if(answers.begin(), answers.end(), is_answered));
}

bool is_health_answer(const Ruleset& rules, std::size_t question) {
  const Question& asked = rules.questions[question];
  return asked.read_by_rule || is_warning_sign(rules, asked);
}

Answers without_health_answers(const Ruleset& rules, Answers answers) {
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (is_health_answer(rules, i)) answers[i] = {};
  }
  return answers;
}

Answers still_asked(const Ruleset& rules, const Answers& answers, const Some& some) {
  Answers asked(rules.questions.size());
  // A gateway reads only questions before its own, so these are settled when it is evaluated.
  for (std::size_t i = 0; i < asked.size() && i < answers.size(); ++i) {
    const bool closed =
        is_among(some, i) && evaluate(rules.questions[i].gateway, asked) == Truth::no;
    if (closed) {
      asked[i].state = State::skipped;
    } else {
      asked[i] = answers[i];
    }
  }
  for (Answer& answer : asked) {
    if (answer.state == State::skipped) answer = {};
  }
  return asked;
}

void save_answers(const std::string& path, AnswerSheet sheet, const Ruleset& rules) {
  if (path.empty()) throw std::runtime_error("nowhere to save: set HOME or XDG_DATA_HOME");
  for (Answer& answer : sheet.answers) {
    if (!is_answered(answer)) answer = {};
  }
  const std::string text = encode_answers(sheet, rules);
  const Loaded<Document> document = parse_toml({path, text});
  const Loaded<AnswerSheet> back = decode_answers(document.value, rules);
  if (!document.ok() || !back.ok() || back.value != sheet) {
    throw std::runtime_error(
        fmt::format("cannot write {}: the answers would not read back", printable(path)));
  }
  write_private(path, text);
}

}  // namespace backsmart
