// `backsmart check`: ask, or take what is given.
#include <fmt/format.h>

#include "cli/answer_sheet.hpp"
#include "cli/answers_set.hpp"
#include "cli/check_asking.hpp"
#include "cli/check_scope.hpp"
#include "cli/commands.hpp"
#include "cli/conclude.hpp"
#include "cli/files.hpp"
#include "cli/own_data.hpp"
#include "render/pages.hpp"

namespace backsmart {
namespace {

// The sheet to assess, dated. `remark`: what is wrong with its age, for stderr.
struct Gathered {
  AnswerSheet sheet;
  std::string remark;
};

// Whether `set` answers every warning sign, and whatever else of `answers` goes by their date.
bool is_all_anew(const Ruleset& rules, const Answers& answers, const Answers& set) {
  if (!assess(rules, set).unanswered.empty()) return false;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const bool is_sign = is_warning_sign(rules, rules.questions[i]);
    if (is_answered(answers[i]) && is_health_answer(rules, i) && !is_sign && !is_answered(set[i])) {
      return false;
    }
  }
  return true;
}

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
  if (is_all_anew(rules, out.sheet.answers, set)) {
    out.sheet.asked = now;
    out.remark.clear();
  }
  return out;
}

Exit check_what_is_given(const Options& options, const Ruleset& rules, const World& world,
                         const Io& io) {
  const auto set = answers_set("--set", options.check.set, rules);
  if (const Stop* stop = std::get_if<Stop>(&set)) return stop_at(*stop, io);
  const auto found = find_answers(options.global, rules, world, io);
  if (const Stop* stop = std::get_if<Stop>(&found)) return stop_at(*stop, io);
  const auto [sheet, remark] =
      gather(std::get<FoundAnswers>(found), std::get<Answers>(set), rules, world);
  const Assessment assessment = assess(rules, sheet.answers);
  std::fputs(remark.c_str(), io.err);
  if (assessment.can_tell()) {
    return conclude(sheet, sheet.answers, options.check, rules, world, io).exit;
  }
  // It is not saved, unless it has heard of a sign.
  if (!options.check.dry_run && raises(rules, sheet.answers)) {
    save_sheet(
        unfinished_sheet({}, saved_sheet(rules, world, io), sheet.answers, sheet.asked, rules),
        rules, world, io);
  }
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
  const Ruleset& rules = std::get<SharedKnowledge>(loaded)->rules;
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
