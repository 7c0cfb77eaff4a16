// `backsmart letter`: one page for a clinician, at every level.
#include "render/letter.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/own_data.hpp"
#include "cli/planning.hpp"
#include "render/formats.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

// As `--format` says, else the ending of the file.
OrStop<Format> format_of(const LetterOptions& options) {
  const auto format =
      options.format.empty() ? format_of_file(options.output) : find_format(options.format);
  if (format == Format::text || format == Format::markdown) return *format;
  return Stop{kUsage, fmt::format("backsmart: no letter can be written as {}\n"
                                  "  hint: end the file in .txt or .md, or give --format\n",
                                  printable(options.output))};
}

// The letter gives no advice, so whoever must be seen is told beside it.
std::string reminder(const Ruleset& rules, const Answers& given, const World& world) {
  const Level level = assess(rules, given).level;
  if (!refuses_plan(level)) return "";
  const LevelAdvice& advice = advice_of(rules, level);
  return to_text({Heading{1, advice.title}, Bullets{advice.advice, true}}, {world.columns, false});
}

// The plan of the week that is on; none when there is none for these answers.
std::optional<Plan> plan_for(const Knowledge& knowledge, const AnswerSheet& sheet,
                             const World& world) {
  PlanRequest request{1, programme_start_today(sheet, world), sheet.asked->day};
  request.week = week_on(request.start, world.now.day);
  PlanResult result = make_plan(knowledge, sheet.answers, request);
  if (Plan* plan = std::get_if<Plan>(&result)) return std::move(*plan);
  return std::nullopt;
}

}  // namespace

Exit letter_command(const Options& options, const World& world, const Io& io) {
  const LetterOptions& wanted = options.letter;
  const auto format = format_of(wanted);
  if (const Stop* stop = std::get_if<Stop>(&format)) return stop_at(*stop, io);
  const auto loaded = load_knowledge(options.global, world);
  if (const Stop* stop = std::get_if<Stop>(&loaded)) return stop_at(*stop, io);
  const auto& knowledge = *std::get<SharedKnowledge>(loaded);
  const auto found = answers_to_plan_from(options.global, knowledge.rules, world, io);
  if (const Stop* stop = std::get_if<Stop>(&found)) return stop_at(*stop, io);
  const auto& sheet = std::get<AnswerSheet>(found);

  const Age age = age_of(sheet, world.now);
  std::fputs(age_message(sheet, world).c_str(), io.err);
  // Too old to tell, even of an emergency; without a good date that still stands.
  if (age == Age::expired) return kCannotTell;
  std::fputs(reminder(knowledge.rules, sheet.answers, world).c_str(), io.err);
  if (age == Age::undated || age == Age::ahead) return kCannotTell;

  const bool to_file = !wanted.output.empty() && wanted.output != "-";
  const Report report = letter_report(knowledge, {sheet.answers, *sheet.asked, BACKSMART_VERSION,
                                                  plan_for(knowledge, sheet, world)});
  const std::string text = std::get<Format>(format) == Format::markdown
                               ? to_markdown(report)
                               : to_text(report, {world.columns, world.color && !to_file});
  if (to_file) {
    write_output(wanted.output, text);
  } else {
    print(io.out, text);
  }
  return kDone;
}

}  // namespace backsmart
