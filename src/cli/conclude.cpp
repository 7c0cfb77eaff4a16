#include "cli/conclude.hpp"

#include <stdexcept>
#include <unistd.h>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/answer_sheet.hpp"
#include "cli/files.hpp"
#include "render/pages.hpp"

namespace backsmart {
namespace {

// Our own choice: the answers expire after six weeks, and after four more without training it is
// better to begin with week 1.
constexpr int kLapsedDays = 70;

// What went wrong on saving; empty when all is well.
std::string save(const AnswerSheet& sheet, const Ruleset& rules, const World& world) {
  const std::string path = saved_answers_path(world);
  try {
    save_answers(path, sheet, rules);
    return "";
  } catch (const std::runtime_error& failure) {
    std::string problem =
        fmt::format("backsmart: {}\nThe answers are not saved.\n", failure.what());
    if (!path.empty() && access(path.c_str(), F_OK) == 0) {
      problem += "Those of before stay. A plan would still follow them: do not use it.\n";
    }
    return problem;
  }
}

// What may spoil the answers that were saved; empty when nothing does.
std::string risk_to_saved(const World& world) {
  const std::string folder = folder_open_to_all(saved_answers_path(world));
  if (folder.empty()) return "";
  return fmt::format(
      "Everybody on this machine may write to {0} and so change your answers.\n"
      "Close it: chmod go-w {0}\n",
      printable(folder));
}

// `sheet` with the start of the plan: as it was, so that a new check does not begin the weeks anew,
// else the next week to begin. After a long time without a check the person has lapsed and starts
// again; while there is no plan nothing starts.
AnswerSheet with_start(AnswerSheet sheet, Level level, const Ruleset& rules, const World& world,
                       const Io& io) {
  const auto saved = saved_sheet(rules, world, io);
  if (!sheet.start && saved) sheet.start = saved->start;
  const bool lapsed =
      saved && saved->asked && days_between(saved->asked->day, world.now.day) > kLapsedDays;
  if (!refuses_plan(level) && (!sheet.start || lapsed)) {
    sheet.start = week_from(world.now.day, world.settings.week_starts);
  }
  return sheet;
}

}  // namespace

Conclusion conclude(const AnswerSheet& sheet, const Answers& count, const CheckOptions& options,
                    const Ruleset& rules, const World& world, const Io& io) {
  const Assessment assessment = assess(rules, count);
  const std::string problem =
      options.dry_run ? ""
                      : save(with_start(sheet, assessment.level, rules, world, io), rules, world);
  print(io.out, options.json ? assessment_json(rules, assessment, count)
                             : to_text(assessment_report(rules, assessment, count),
                                       {world.columns, world.color}));
  const bool saved = problem.empty() && !options.dry_run;
  std::fputs((saved ? risk_to_saved(world) : problem).c_str(), io.err);
  const bool failed = !problem.empty() && !refuses_plan(assessment.level);
  return {failed ? kFailed : exit_of(assessment.level), saved};
}

bool raises(const Ruleset& rules, const Answers& said) {
  return has_raised_sign(rules, said) || refuses_plan(assess(rules, said).level);
}

bool save_sheet(const AnswerSheet& sheet, const Ruleset& rules, const World& world, const Io& io) {
  const std::string problem = save(sheet, rules, world);
  std::fputs(problem.c_str(), io.err);
  return problem.empty();
}

}  // namespace backsmart
