// `backsmart today`: what is on today; one line of it for a prompt or a status bar.
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/planning.hpp"
#include "render/pages.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

// Where no start is saved, the answers tell: the Monday after them.
Date start_of(const AnswerSheet& sheet, Date today) {
  const bool by_answers = !sheet.start && sheet.asked && sheet.asked->day <= today;
  return by_answers ? monday_from(sheet.asked->day) : programme_start(sheet, today);
}

}  // namespace

Exit today_command(const Options& options, const World& world, const Io& io) {
  const Knowledge knowledge = embedded_knowledge();
  const auto found = answers_to_plan_from(options.global, knowledge.rules, world, io);
  if (const Stop* stop = std::get_if<Stop>(&found)) return stop_at(*stop, io);
  const auto& sheet = std::get<AnswerSheet>(found);
  const Date today = world.now.day;
  const Date start = start_of(sheet, today);
  const int week = week_on(start, today);
  // Made before anything else is said: someone who must be seen hears that first.
  const auto plans = make_plans(knowledge, sheet, start, week, week, world, io);
  if (const Stop* stop = std::get_if<Stop>(&plans)) return stop_at(*stop, io);
  const Plan& plan = std::get<std::vector<Plan>>(plans).front();
  if (options.today.format == "json") {
    print(io.out, today_json(knowledge, plan, today));
    return kDone;
  }
  if (today < start) {  // a prompt needs no word of it
    const std::string when = phrase<Phrase::not_started>(knowledge.rules, to_short(start));
    if (!options.today.is_short) print(io.out, paragraph(when, world.columns));
    return kDone;
  }
  if (options.today.is_short) {
    const std::string line = today_line(knowledge, plan, world.now);
    if (!line.empty()) print(io.out, line + "\n");
    return kDone;
  }
  print_report(today_report(knowledge, plan, today), options.today.format, world, io);
  return kDone;
}

}  // namespace backsmart
