// Where answers come from, how old they may be, and how they are kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/exit.hpp"
#include "cli/world.hpp"
#include "data/decode.hpp"

namespace backsmart {

// The file that `check` writes and the other commands read: BACKSMART_ANSWERS, else
// `data_home`/answers.toml. Empty: there is no home.
std::string saved_answers_path(const World& world);

// Whether `path` leads to that file, there or not.
bool is_saved_answers(const std::string& path, const World& world);

// One answers file; "-" is stdin.
Loaded<AnswerSheet> read_answers(const std::string& path, const Ruleset& rules, const Io& io);

struct FoundAnswers {
  AnswerSheet sheet;     // `asked`: the oldest date of the files, unless one is in the future
  bool found = false;    // some file was there
  bool saved = false;    // it is the saved one
  bool undated = false;  // some file has answers that count only with a date, and none
};

// The answers that a command works on: those that `flags` name (later wins by question; "-" is
// stdin), else the saved ones. A saved file that is not there yet is no error; a broken one ends
// the command, and so does a file that config.toml lays over the saved one with answers that the
// triage reads: it would hide what `check` has heard.
OrStop<FoundAnswers> find_answers(const GlobalOptions& flags, const Ruleset& rules,
                                  const World& world, const Io& io);

// The saved sheet; nothing when there is none, or none that can be read.
std::optional<AnswerSheet> saved_sheet(const Ruleset& rules, const World& world, const Io& io);

enum class Age : std::uint8_t {
  fresh,
  stale,    // time for a new check; works, with a reminder
  expired,  // the warning signs must be asked again
  undated,
  ahead,  // dated in the future
};

// By calendar days. A day ahead is fresh: time zones and clocks differ.
Age age_of(const AnswerSheet& sheet, DateTime now);

// What to say about the age on stderr; empty when fresh. Ends with a newline.
std::string age_message(const AnswerSheet& sheet, const World& world);

int count_answered(const Answers& answers);

// Whether the triage reads it: such an answer counts only together with its date.
bool is_health_answer(const Ruleset& rules, std::size_t question);

// What is left of answers that are too old: none that the triage reads.
Answers without_health_answers(const Ruleset& rules, Answers answers);

// `answers` without those of `some` that were given behind a gateway that has closed since.
Answers still_asked(const Ruleset& rules, const Answers& answers, const Some& some = {});

// Writes the sheet as an answers file for its owner only, after reading it back in memory.
void save_answers(const std::string& path, AnswerSheet sheet, const Ruleset& rules);

}  // namespace backsmart
