#include <array>
#include <cstdio>
#include <new>
#include <stdexcept>
#include <unistd.h>

#include <fmt/format.h>

#include "cli/answer_sheet.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/interrupt.hpp"
#include "cli/parse_args.hpp"

namespace backsmart {
namespace {

constexpr std::string_view kDaily = "Start here";
constexpr std::string_view kBehind = "Behind it";

constexpr std::array kCommands = {
    Command{"check", kDaily, "Ask the questions; say how urgent it is, and why.", check_command},
    Command{"data", kBehind, "Show the rules and exercises, and own data.", data_command},
    Command{"exercise", kBehind, "List and search exercises, or show one.", exercise_command},
    Command{"learn", kBehind, "Read what is known, each fact with its source.", learn_command},
    Command{"letter", kBehind, "Write one page of your answers for a doctor or physio.",
            letter_command},
    Command{"plan", kDaily, "Write the week that fits your answers.", plan_command},
    Command{"today", kDaily, "Show what is on today.", today_command},
    Command{"why", kBehind, "Explain the level or the plan; try another answer.", why_command},
};

// Looks only whether answers are there: help must work when the file is broken.
std::string next_step(const World& world) {
  const std::string path = saved_answers_path(world);
  const bool saved = !path.empty() && access(path.c_str(), F_OK) == 0;
  return saved ? "\nNext for you: backsmart plan\n"
               : "\nNext for you: backsmart check (about three minutes)\n";
}

Exit dispatch(const std::vector<std::string>& args, const World& world, const Io& io) {
  const auto parsed = parse_args(args, commands());
  if (const Stop* stop = std::get_if<Stop>(&parsed)) return stop_at(*stop, io);
  if (const Page* page = std::get_if<Page>(&parsed)) {
    print(io.out, page->text);
    return kDone;
  }
  const auto& options = std::get<Options>(parsed);
  if (options.command.empty()) {
    print(io.out, help_page(commands()) + next_step(world));
    return kDone;
  }
  const auto seen = as_flags_say(options.global, world);
  if (const Stop* stop = std::get_if<Stop>(&seen)) return stop_at(*stop, io);
  for (const Command& command : commands()) {
    if (command.name == options.command) {
      return command.run(options, std::get<World>(seen), io);
    }
  }
  return kUsage;  // not reached: the parser knows the same table
}

}  // namespace

std::span<const Command> commands() { return kCommands; }

void print_report(const Report& report, std::string_view format, const World& world, const Io& io) {
  print(io.out,
        format == "markdown" ? to_markdown(report) : to_text(report, {world.columns, world.color}));
}

Exit stop_at(const Stop& stop, const Io& io) {
  std::fputs(stop.message.c_str(), io.err);
  return stop.exit;
}

Exit run(const std::vector<std::string>& args, const World& world, const Io& io) {
  const Signals signals;
  try {
    return dispatch(args, world, io);
  } catch (const std::runtime_error& failure) {  // what the environment refused
    if (interrupted()) return kInterrupted;
    std::fputs(fmt::format("backsmart: {}\n", failure.what()).c_str(), io.err);
    return kFailed;
  } catch (const std::bad_alloc&) {
    std::fputs("backsmart: there is not enough memory\n", io.err);
    return kFailed;
  }
}

}  // namespace backsmart
