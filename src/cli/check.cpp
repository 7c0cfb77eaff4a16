// `backsmart check`: ask, or take what is given; say how urgent it is; save.
#include <optional>
#include <stdexcept>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/answer_sheet.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/interview.hpp"
#include "cli/own_data.hpp"
#include "cli/settings.hpp"
#include "cli/unfinished.hpp"
#include "render/pages.hpp"

namespace backsmart {
namespace {

// Our own choice: the answers expire after six weeks, and after four more without training it is
// better to begin with week 1.
constexpr int kLapsedDays = 70;

// What went wrong on saving; empty when all is well.
std::string save(const AnswerSheet& sheet, const Ruleset& rules, const World& world) {
  try {
    save_answers(saved_answers_path(world), sheet, rules);
    return "";
  } catch (const std::runtime_error& failure) {
    return fmt::format("backsmart: {}\nThe answers are not saved.\n", failure.what());
  }
}

// The sheet that is saved; nothing when there is none, or none that can be read.
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

// `sheet`, with the answers saved before in place of those that no warning sign needs. A saved file
// that cannot be read has nothing to give.
AnswerSheet over_saved(const AnswerSheet& sheet, const Ruleset& rules, const World& world,
                       const Io& io) {
  AnswerSheet merged = sheet;
  const auto saved = saved_sheet(rules, world, io);
  if (!saved) return merged;
  merged.start = saved->start;
  for (std::size_t i = 0; i < merged.answers.size(); ++i) {
    if (!is_answered(merged.answers[i]) && !is_health_answer(rules, i)) {
      merged.answers[i] = saved->answers[i];
    }
  }
  return merged;
}

// `sheet` with the start of the plan: as it was, so that a new check does not begin the weeks anew,
// else the coming Monday. After a long time without a check the person has lapsed and starts again;
// while there is no plan nothing starts.
AnswerSheet with_start(AnswerSheet sheet, Level level, const Ruleset& rules, const World& world,
                       const Io& io) {
  const auto saved = saved_sheet(rules, world, io);
  if (!sheet.start && saved) sheet.start = saved->start;
  const bool lapsed =
      saved && saved->asked && days_between(saved->asked->day, world.now.day) > kLapsedDays;
  if (!refuses_plan(level) && (!sheet.start || lapsed)) sheet.start = monday_from(world.now.day);
  return sheet;
}

struct Conclusion {
  Exit exit = kDone;
  bool saved = false;
};

// The end of a check that can tell. Saves first, so that `plan` refuses even when the report finds
// no reader; a level that refuses a plan counts more than a full disk.
Conclusion conclude(const AnswerSheet& sheet, const CheckOptions& options, const Ruleset& rules,
                    const World& world, const Io& io) {
  const Assessment assessment = assess(rules, sheet.answers);
  const std::string problem =
      options.dry_run ? ""
                      : save(with_start(sheet, assessment.level, rules, world, io), rules, world);
  print(io.out, options.json ? assessment_json(rules, assessment, sheet.answers)
                             : to_text(assessment_report(rules, assessment, sheet.answers),
                                       {world.columns, world.color}));
  std::fputs(problem.c_str(), io.err);
  const bool failed = !problem.empty() && !refuses_plan(assessment.level);
  return {failed ? kFailed : exit_of(assessment.level), problem.empty() && !options.dry_run};
}

// A check that cannot tell is not saved, unless it has heard of a sign: then the answers of before
// must not clear it any more, and `plan` waits until the check is finished. False when
// saving failed.
bool save_if_raised(const AnswerSheet& sheet, const CheckOptions& options, const Ruleset& rules,
                    const World& world, const Io& io) {
  if (options.dry_run || !has_raised_sign(rules, sheet.answers)) return true;
  const std::string problem = save(over_saved(sheet, rules, world, io), rules, world);
  std::fputs(problem.c_str(), io.err);
  return problem.empty();
}

// ---- asking -------------------------------------------------------------------------------------

std::string farewell(Ending ending, int answered, bool kept) {
  std::string text = ending == Ending::input_ended ? "The input ended. " : "Stopped. ";
  if (answered == 0) return text + "Nothing was answered.\n";
  if (!kept) return text + "Nothing is kept.\n";
  return fmt::format("{}{} kept; `backsmart check` goes on from here.\n", text,
                     counted(answered, "answer"));
}

Exit check_by_asking(const CheckOptions& options, const Ruleset& rules, const World& world,
                     const Io& io) {
  explain_keys(Prompter(world, io));
  const auto begun = begin_or_resume(rules, world, io);
  AnswerSheet sheet;
  Ending ending = Ending::stopped;
  bool keeping = !options.dry_run;
  if (const AnswerSheet* start = std::get_if<AnswerSheet>(&begun)) {
    sheet = *start;
    // After every answer, not at the end: whoever closes the window loses nothing, and must not
    // keep the plan of before beside a sign that was raised.
    bool saving = true;
    const auto keep = [&](const Answers& answers) {
      const AnswerSheet so_far{answers, sheet.asked};
      if (keeping) keeping = keep_unfinished(so_far, rules, world, io);
      if (saving) saving = save_if_raised(so_far, options, rules, world, io);
    };
    Agenda agenda;
    for (int i = 0; i < static_cast<int>(rules.parts.size()); ++i) agenda.parts.push_back(i);
    agenda.answers = sheet.answers;
    Interview done = interview(rules, agenda, world, io, keep);
    sheet.answers = std::move(done.answers);
    ending = done.ending;
  } else {
    ending = std::get<Ending>(begun);  // at the offer to go on: what is kept stays
    std::fputs("Stopped. The check that was begun is kept.\n", io.err);
    return ending == Ending::interrupted ? kInterrupted : kCannotTell;
  }

  const bool through = ending == Ending::finished || ending == Ending::emergency;
  std::fputs("\n", io.err);
  if (!through) {
    std::fputs(farewell(ending, count_answered(sheet.answers), keeping).c_str(), io.err);
  }
  if (!through && !refuses_plan(assess(rules, sheet.answers).level)) {
    return ending == Ending::interrupted ? kInterrupted : kCannotTell;
  }
  if (ending != Ending::finished) sheet = over_saved(sheet, rules, world, io);
  // Through, or stopped after an answer that already settles it: that must be said, and saved.
  const Conclusion end = conclude(sheet, options, rules, world, io);
  if (through && end.saved) forget_unfinished(world);
  if (ending == Ending::emergency) {
    std::fputs("Answered by mistake? `backsmart check` starts again.\n", io.err);
  }
  return ending == Ending::interrupted ? kInterrupted : end.exit;
}

// ---- without asking -----------------------------------------------------------------------------

// The sheet to assess, dated. `remark`: what is wrong with its age, for stderr.
struct Gathered {
  AnswerSheet sheet;
  std::string remark;
};

Gathered gather(const FoundAnswers& found, const Answers& set, const Ruleset& rules,
                const World& world) {
  const DateTime now = world.now;
  Gathered out{found.sheet, ""};
  // Answers handed in without a date are given now; that is what a check is. A date that is there
  // stands: answers beside it do not make it younger.
  if (!found.saved && !out.sheet.asked) out.sheet.asked = now;
  out.remark = age_message(out.sheet, world);
  switch (age_of(out.sheet, now)) {
    case Age::fresh:
    case Age::stale: break;
    case Age::expired:
    case Age::undated:
    case Age::ahead:
      out.sheet.answers = without_health_answers(rules, std::move(out.sheet.answers));
      out.sheet.asked = now;  // of what is left, only what is set now depends on it
  }
  for (std::size_t i = 0; i < set.size(); ++i) {
    if (is_answered(set[i])) out.sheet.answers[i] = set[i];
  }
  if (assess(rules, set).unanswered.empty()) {  // every warning sign is asked anew
    out.sheet.asked = now;
    out.remark.clear();
  }
  return out;
}

Exit check_what_is_given(const Options& options, const Ruleset& rules, const World& world,
                         const Io& io) {
  const auto set = answers_set("--set", options.check.set, rules);
  if (const Stop* stop = std::get_if<Stop>(&set)) return stop_at(*stop, io);
  const auto found = find_answers(options.global.answers, rules, world, io);
  if (const Stop* stop = std::get_if<Stop>(&found)) return stop_at(*stop, io);
  const auto [sheet, remark] =
      gather(std::get<FoundAnswers>(found), std::get<Answers>(set), rules, world);
  const Assessment assessment = assess(rules, sheet.answers);
  std::fputs(remark.c_str(), io.err);
  if (assessment.can_tell()) return conclude(sheet, options.check, rules, world, io).exit;
  save_if_raised(sheet, options.check, rules, world, io);
  if (options.check.json) print(io.out, assessment_json(rules, assessment, sheet.answers));
  std::fputs(
      to_text(cannot_tell_report(rules, assessment, sheet.answers), {world.columns, false}).c_str(),
      io.err);
  return kCannotTell;
}

}  // namespace

Exit check_command(const Options& options, const World& world, const Io& io) {
  const auto loaded = load_knowledge(options.global, world);
  if (const Stop* stop = std::get_if<Stop>(&loaded)) return stop_at(*stop, io);
  const Ruleset& rules = std::get<Knowledge>(loaded).rules;
  if (options.check.print_template) {
    print(io.out, answers_template(rules, world.now));
    return kDone;
  }
  const bool ask =
      options.global.answers.empty() && options.check.set.empty() && !options.global.no_input;
  return ask ? check_by_asking(options.check, rules, world, io)
             : check_what_is_given(options, rules, world, io);
}

}  // namespace backsmart
