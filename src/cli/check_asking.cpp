#include "cli/check_asking.hpp"

#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/answer_sheet.hpp"
#include "cli/check_scope.hpp"
#include "cli/commands.hpp"
#include "cli/conclude.hpp"
#include "cli/files.hpp"
#include "cli/interview.hpp"
#include "cli/unfinished.hpp"
#include "render/pages.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

// A check that is on.
struct Check {
  const CheckOptions& options;
  const Ruleset& rules;
  const World& world;
  const Io& io;
  std::optional<AnswerSheet> saved;  // the answers of before
  AnswerSheet begun;                 // what it asks, and what was answered before it was stopped

  const CheckScope& scope() const { return begun.scope; }
};

// The answers of before. A check that asks all of them anew does not mind when they cannot be read.
OrStop<std::optional<AnswerSheet>> answers_of_before(const CheckScope& scope, const Ruleset& rules,
                                                     const World& world, const Io& io) {
  if (scope == CheckScope{}) return saved_sheet(rules, world, io);
  auto found = find_answers({}, rules, world, io);
  if (const Stop* stop = std::get_if<Stop>(&found)) return *stop;
  auto& sheet = std::get<FoundAnswers>(found);
  return sheet.found ? std::optional(std::move(sheet.sheet)) : std::nullopt;
}

// ---- asking -------------------------------------------------------------------------------------

Agenda agenda_of(const Check& check) {
  Agenda agenda;
  agenda.parts = check.scope().parts;
  const bool all = agenda.parts.empty();
  for (int i = 0; all && i < static_cast<int>(check.rules.parts.size()); ++i) {
    agenda.parts.push_back(i);
  }
  agenda.questions = questions_in(check.scope(), check.rules);
  agenda.answers = known_before(check.scope(), check.saved, check.world.now, check.rules);
  for (std::size_t i = 0; i < agenda.answers.size(); ++i) {
    if (is_answered(check.begun.answers[i])) agenda.answers[i] = check.begun.answers[i];
  }
  if (check.scope().changed && check.saved) agenda.last = check.saved->answers;
  return agenda;
}

struct Asked {
  Answers count;  // what counts today: what was said, and what is known of other parts
  Answers said;   // in this check
  Ending ending = Ending::finished;
  bool kept = false;  // for the next check to go on
};

// Keeps after every answer, not at the end: whoever closes the window loses nothing, and must not
// keep the plan of before beside a sign that was raised.
Asked ask(const Check& check) {
  const Ruleset& rules = check.rules;
  const AnswerSheet& begun = check.begun;
  bool keeping = !check.options.dry_run;
  bool saving = !check.options.dry_run;
  const auto keep = [&](const Answers& answers) {
    const Answers said = within(begun.scope, answers, rules);
    if (keeping) {
      keeping = keep_unfinished({said, begun.asked, {}, begun.scope}, rules, check.world, check.io);
    }
    if (!saving || !raises(rules, said)) return;
    saving = save_sheet(unfinished_sheet(begun.scope, check.saved, said, begun.asked, rules), rules,
                        check.world, check.io);
  };
  auto [count, ending] = interview(rules, agenda_of(check), check.world, check.io, keep);
  Answers said = within(begun.scope, count, rules);
  return {std::move(count), std::move(said), ending, keeping};
}

// ---- the end ------------------------------------------------------------------------------------

Exit exit_of(Ending ending) { return ending == Ending::interrupted ? kInterrupted : kCannotTell; }

std::string farewell(const Asked& asked) {
  const std::string text = asked.ending == Ending::input_ended ? "The input ended. " : "Stopped. ";
  const int answered = count_answered(asked.said);
  if (answered == 0) return text + "Nothing was answered.";
  if (!asked.kept) return text + "Nothing is kept.";
  return fmt::format("{}{} kept; `backsmart check` goes on from here.", text,
                     counted(answered, "answer"));
}

// Beside warning signs that are too old, or not there: what was said is saved, and nothing can be
// told from it.
Conclusion conclude_without_signs(const Check& check, const AnswerSheet& sheet,
                                  const Answers& count) {
  const auto& [options, rules, world, io, saved, begun] = check;
  const bool is_saved = !options.dry_run && save_sheet(sheet, rules, world, io);
  if (options.json) print(io.out, assessment_json(rules, assess(rules, count), count));
  Report report{Paragraph{fmt::format(
      "{}Nothing can be said before the warning signs are answered: backsmart check --part {}",
      is_saved ? "What you answered is saved. " : "", kWarningSigns)}};
  add_notice(rules, notice(rules, "safety-net"), report);
  const std::string age = sheet.asked ? age_message(sheet, world) : "";
  std::fputs((age + to_text(report, {world.columns, false})).c_str(), io.err);
  return {kCannotTell, is_saved};
}

// What a check of some parts has to say beside its result.
void say_what_is_left(const Check& check, const Answers& count) {
  const Prompter prompter(check.world, check.io);
  if (check.saved && !renews_date(check.scope(), check.rules)) {
    prompter.write(age_message(*check.saved, check.world));
  }
  const CheckScope left = parts_left(check.scope(), count, check.rules);
  if (left.parts.empty()) return;
  std::string command = "backsmart check";
  std::vector<std::string> titles;
  titles.reserve(left.parts.size());
  for (const int index : left.parts) {
    const Part& part = check.rules.parts[static_cast<std::size_t>(index)];
    command += " --part " + part.id;
    titles.push_back(part.title);
  }
  prompter.say(
      fmt::format("Not answered yet: {}. Until then the plan takes what is usual. To "
                  "answer: {}",
                  join(titles), command));
}

Exit end(const Check& check, const Asked& asked) {
  const auto& [options, rules, world, io, saved, begun] = check;
  const Prompter prompter(world, io);
  prompter.write("\n");
  const bool through = asked.ending == Ending::finished || asked.ending == Ending::emergency;
  if (!through) prompter.say(farewell(asked));
  // Stopped after an answer that already settles it: that must be said, and saved.
  if (!through && !refuses_plan(assess(rules, asked.said).level)) return exit_of(asked.ending);

  const AnswerSheet sheet =
      asked.ending == Ending::finished
          ? finished_sheet(begun.scope, saved, asked.said, begun.asked, rules)
          : unfinished_sheet(begun.scope, saved, asked.said, begun.asked, rules);
  const bool can_tell = assess(rules, asked.count).can_tell();
  const Conclusion done = can_tell ? conclude(sheet, asked.count, options, rules, world, io)
                                   : conclude_without_signs(check, sheet, asked.count);
  if (through && done.saved) forget_unfinished(world);
  if (can_tell && done.exit < kSeeFirst) say_what_is_left(check, asked.count);
  if (asked.ending == Ending::emergency) {
    prompter.say("Answered by mistake? `backsmart check` starts again.");
  }
  return asked.ending == Ending::interrupted ? kInterrupted : done.exit;
}

}  // namespace

Exit check_by_asking(const CheckOptions& options, const Ruleset& rules, const World& world,
                     const Io& io) {
  const auto scope = scope_of(options.parts, options.changed, rules);
  if (const Stop* stop = std::get_if<Stop>(&scope)) return stop_at(*stop, io);
  const auto& wanted = std::get<CheckScope>(scope);
  const auto before = answers_of_before(wanted, rules, world, io);
  if (const Stop* stop = std::get_if<Stop>(&before)) return stop_at(*stop, io);
  const auto& saved = std::get<std::optional<AnswerSheet>>(before);

  const Prompter prompter(world, io);
  explain_keys(prompter);
  if (options.changed && !saved) {
    prompter.say("There are no answers of before, so there is nothing to keep: we ask everything.");
  }
  const auto begun = begin_or_resume(wanted, saved, rules, world, io);
  if (const Ending* ending = std::get_if<Ending>(&begun)) {
    prompter.say("Stopped. The check that was begun is kept.");
    return exit_of(*ending);
  }
  const Check check{options, rules, world, io, saved, std::get<AnswerSheet>(begun)};
  return end(check, ask(check));
}

}  // namespace backsmart
