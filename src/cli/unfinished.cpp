#include "cli/unfinished.hpp"

#include <chrono>
#include <stdexcept>
#include <unistd.h>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/answer_sheet.hpp"
#include "cli/check_scope.hpp"

namespace backsmart {
namespace {

// Our own choices: a warning sign can come overnight; after two weeks, as `check` says itself, it
// is time for a new one.
constexpr std::chrono::hours kOneDay{24};
constexpr std::chrono::hours kTooOld{14 * 24};

std::chrono::sys_seconds instant(DateTime time) {
  return time.day + std::chrono::seconds(time.second);
}

// The kept sheet; an empty one when there is none, or it cannot be read.
AnswerSheet load(const Ruleset& rules, const World& world, const Io& io) {
  const std::string path = unfinished_path(world);
  if (path.empty() || access(path.c_str(), F_OK) != 0) return {};
  std::string problem;
  try {
    const Loaded<AnswerSheet> read = read_answers(path, rules, io);
    if (read.ok()) return read.value;
    problem = to_text(read.problems);
  } catch (const std::runtime_error& failure) {
    problem = fmt::format("backsmart: {}\n", failure.what());
  }
  std::fputs((problem + "The check that was begun cannot be read. We start anew.\n").c_str(),
             io.err);
  return {};
}

}  // namespace

std::string unfinished_path(const World& world) {
  return world.state_home.empty() ? "" : world.state_home + "/check.toml";
}

std::variant<AnswerSheet, Ending> begin_or_resume(const CheckScope& wanted,
                                                  const std::optional<AnswerSheet>& saved,
                                                  const Ruleset& rules, const World& world,
                                                  const Io& io) {
  const AnswerSheet fresh{Answers(rules.questions.size()), world.now, {}, wanted};
  AnswerSheet kept = load(rules, world, io);
  const int count = count_answered(kept.answers);
  if (count == 0 || !kept.asked) return fresh;
  if (saved && saved->asked && *saved->asked > *kept.asked) return fresh;
  Prompter prompter(world, io);
  // Also when the clock was set back since: a date ahead could not be trusted later.
  const auto age = std::chrono::abs(instant(world.now) - instant(*kept.asked));
  if (age > kTooOld) {
    prompter.say(fmt::format("The check that you began on {} is too old to go on with.",
                             to_short(kept.asked->day)));
    return fresh;
  }

  const Answers lasting = without_health_answers(rules, kept.answers);
  const bool asks_anew = age > kOneDay && lasting != kept.answers;
  const auto go_on = confirm(
      prompter,
      {fmt::format(
           "On {} at {} you began {} and answered {}. {}Go on with it?", to_short(kept.asked->day),
           to_clock(kept.asked->second / 60), named(kept.scope, rules), counted(count, "question"),
           asks_anew ? "That is more than a day ago, so the warning signs will be asked again. "
                     : ""),
       "With y the next question is the first that you have not answered. With n these answers "
       "are dropped, and we begin anew.",
       "There is nothing before this."});
  if (const Ending* ending = std::get_if<Ending>(&go_on)) return *ending;
  if (!std::get<bool>(go_on)) return fresh;
  kept.scope.changed = kept.scope.changed || wanted.changed;
  if (asks_anew) return AnswerSheet{lasting, world.now, {}, kept.scope};
  return kept;
}

bool keep_unfinished(const AnswerSheet& sheet, const Ruleset& rules, const World& world,
                     const Io& io) {
  try {
    save_answers(unfinished_path(world), sheet, rules);
    return true;
  } catch (const std::runtime_error& failure) {
    std::fputs(fmt::format("backsmart: {}\nYou can go on, but an unfinished check will be lost.\n",
                           failure.what())
                   .c_str(),
               io.err);
    return false;
  }
}

void forget_unfinished(const World& world) {
  const std::string path = unfinished_path(world);
  if (!path.empty()) unlink(path.c_str());
}

}  // namespace backsmart
