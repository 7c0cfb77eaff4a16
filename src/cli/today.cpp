// `backsmart today`: what is on today; one line of it for a prompt or a status bar.
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/own_data.hpp"
#include "cli/planning.hpp"
#include "render/pages.hpp"

namespace backsmart {

Exit today_command(const Options& options, const World& world, const Io& io) {
  const auto loaded = load_knowledge(options.global, world);
  if (const Stop* stop = std::get_if<Stop>(&loaded)) return stop_at(*stop, io);
  const auto& knowledge = *std::get<SharedKnowledge>(loaded);
  const auto found = answers_to_plan_from(options.global, knowledge.rules, world, io);
  if (const Stop* stop = std::get_if<Stop>(&found)) return stop_at(*stop, io);
  // Planned before anything is said: someone who must be seen hears that first, even when nothing
  // is on.
  const auto planned = plan_of_today(knowledge, std::get<AnswerSheet>(found), world, io);
  if (const Stop* stop = std::get_if<Stop>(&planned)) return stop_at(*stop, io);
  const Plan& plan = std::get<Plan>(planned);
  const Date today = world.now.day;
  if (options.today.is_short) {
    // Never with colour codes: a prompt counts its columns, a status bar shows them as they are.
    const std::string line = today_line(plan, world.now);
    if (!line.empty()) print(io.out, line + "\n");
  } else if (options.today.format == "json") {
    print(io.out, today_json(knowledge, plan, today));
  } else {
    print_report(today_report(knowledge, plan, today), options.today.format, world, io);
  }
  return kDone;
}

}  // namespace backsmart
