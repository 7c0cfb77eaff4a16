// Everything that `check` works from: questions, triage rules, findings, and what to say.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/level.hpp"
#include "rules/phrase.hpp"
#include "rules/question.hpp"
#include "rules/topic.hpp"

namespace backsmart {

// A work that a sentence leans on.
struct Citation {
  std::string id;
  std::string author;
  int year = 0;  // 0: not known
  std::string title;
  std::string note;
};

// One of the short parts of the check, in asking order.
struct Part {
  std::string id;
  std::string title;
  std::string intro;
};

constexpr std::string_view kWarningSigns = "warning-signs";

// Questions that the pages of a plan read by name, to say what is usual for this person.
constexpr std::string_view kUsualPain = "pain-usual";
constexpr std::string_view kUsualMorning = "usual-morning";
constexpr std::array<std::string_view, 2> kReadByPages = {kUsualPain, kUsualMorning};

// A triage rule: gives `level` when its condition is yes, `level_if_unsure` when it is unknown –
// unless `firm_when` is yes: with another sign beside it, an unsure one is taken for a yes.
struct Rule {
  std::string id;
  Level level = Level::self_manage;
  Condition when;
  Level level_if_unsure = Level::self_manage;  // self_manage: a note only
  Condition firm_when;                         // empty: never
  std::string say;                             // why it matters
  std::string advice;                          // what to do for this reason; may be empty
  std::string by;                              // by when; empty: as the level says
  std::vector<int> sources;
};

// Something that no rule may let through: where it holds the level is never milder than `level`,
// and where it is unsure never milder than `level_if_unsure`. It reads questions only, no
// definitions, so that nobody can take its meaning away.
struct Floor {
  std::string id;
  Level level = Level::see_first;
  Level level_if_unsure = Level::see_first;
  Condition when;
  std::vector<int> sources;
};

// Too many warning signs that are left open are a reason of their own. A sign is open when an
// answer to it is unsure, or yes, and a rule of `level` or worse that reads it still cannot tell.
struct UnsureRule {
  int limit = 3;
  Level level = Level::see_first;
  std::string say;
};

struct LevelAdvice {
  Level if_unsure = Level::self_manage;  // of a rule of this level that is only unsure
  std::string title;
  std::vector<std::string> advice;
  std::string by;
  std::vector<int> sources;
};

// A short fixed text with a title.
struct Notice {
  std::string id;
  std::string title;
  std::vector<std::string> say;
  std::vector<int> sources;
};

// When to ask for help, counted in days from the start of the plan.
struct Checkpoint {
  std::string id;
  int days = 0;
  std::string say;
  std::vector<int> sources;
};

// What the self-check found: a habit that feeds the pain, or a hint at what may be behind it.
struct Finding {
  enum class Sort : std::uint8_t { habit, hint };
  std::string id;
  Sort sort = Sort::habit;
  Condition when;
  std::string say;
  std::string swap;     // what to do (instead)
  std::string caution;  // may be empty
  std::vector<int> sources;
};

struct Ruleset {
  std::vector<Citation> sources;
  std::vector<Part> parts;
  std::vector<Question> questions;  // in asking order
  std::vector<Definition> definitions;
  std::vector<Rule> rules;
  std::vector<Floor> floors;
  UnsureRule unsure;
  std::array<LevelAdvice, kLevelIds.size()> levels;
  std::vector<Notice> notices;
  // By Phrase; each has as many "{}" as the phrase has blanks, and no other braces.
  std::array<std::string, kPhrases.size()> phrases;
  std::vector<Checkpoint> checkpoints;
  std::vector<Finding> findings;
  std::vector<Certainty> certainties;
  std::vector<Topic> topics;
};

std::optional<int> find_question(const Ruleset& rules, std::string_view id);

// The notice with this id; one without text when the data has none.
const Notice& notice(const Ruleset& rules, std::string_view id);

bool is_warning_sign(const Ruleset& rules, const Question& question);

// `answers` with every unanswered question settled as far as it can be: skipped where its gateway
// says no, else its fallback. An answer that was given stays, even behind a closed gateway: when
// two readings are possible the safer one counts.
Answers settle(const Ruleset& rules, const Answers& answers);

// One answer of it: what `question` is settled to when `given` was said, on answers in which all
// questions before it are settled.
Answer settled_answer(const Ruleset& rules, std::size_t question, const Answer& given,
                      const Answers& settled);

// Some of the questions: a flag by question. Empty: all of them.
using Some = std::vector<bool>;

inline bool is_among(const Some& some, std::size_t question) {
  return some.empty() || some[question];
}

// The next question to ask: the first of `some`, in order, that is unanswered after settling
// without fallbacks. Nothing when all is answered.
std::optional<int> next_question(const Ruleset& rules, const Answers& answers,
                                 const Some& some = {});

// Whether `question` is unanswered and stands behind a gateway that is unknown only because one of
// `some` has no answer yet: perhaps it never has to be asked. `answers` as `settle` returns them.
bool waits_for_gateway(const Ruleset& rules, const Answers& answers, int question,
                       const Some& some = {});

// Questions of `some` that would be asked on `answers` if every open one were answered so that no
// further block opens: the answered ones that apply, and the open ones.
int questions_in_all(const Ruleset& rules, const Answers& answers, const Some& some = {});

// Findings that hold, in the order of the data. `answers` as `settle` returns them.
std::vector<int> findings_for(const Ruleset& rules, const Answers& answers);

}  // namespace backsmart
