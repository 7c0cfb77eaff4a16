#include <cstdio>
#include <new>
#include <stdexcept>
#include <unistd.h>

#include <fmt/format.h>

#include "cli/answer_sheet.hpp"
#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/config.hpp"
#include "cli/files.hpp"
#include "cli/help.hpp"
#include "cli/interrupt.hpp"
#include "cli/parse_args.hpp"

namespace backsmart {
namespace {

// Looks only whether answers are there: help must work when the file is broken.
std::string next_step(const World& world) {
  const std::string path = saved_answers_path(world);
  const bool saved = !path.empty() && access(path.c_str(), F_OK) == 0;
  return saved ? "\nNext for you: backsmart plan\n"
               : "\nNext for you: backsmart check (about three minutes)\n";
}

Exit run_command(const CommandSpec& command, const Options& options, const World& world,
                 const Io& io) {
  const auto seen = as_flags_say(options.global, world);
  if (const Stop* stop = std::get_if<Stop>(&seen)) return stop_at(*stop, io);
  return command.run(options, std::get<World>(seen), io);
}

// With what config.toml says, if there is one.
Exit run_configured(const CommandSpec& command, const Options& typed, World world, const Io& io) {
  auto read = configured(typed, world);
  if (const Stop* stop = std::get_if<Stop>(&read)) {
    // A shell that starts must not be told of it each time.
    return typed.command == "completions" ? run_command(command, typed, world, io)
                                          : stop_at(*stop, io);
  }
  auto& [options, file] = std::get<Configured>(read);
  if (file) world.settings = file->settings;
  return run_command(command, options, world, io);
}

Exit dispatch(const std::vector<std::string>& args, const World& world, const Io& io) {
  const auto parsed = parse_args(args, command_line());
  if (const Stop* stop = std::get_if<Stop>(&parsed)) return stop_at(*stop, io);
  if (const Page* page = std::get_if<Page>(&parsed)) {
    print(io.out, page->text);
    return kDone;
  }
  const auto& options = std::get<Options>(parsed);
  const CommandSpec* command = find_command(command_line(), options.command);
  if (command == nullptr) {
    print(io.out, help_page(command_line()) + next_step(world));
    return kDone;
  }
  // That one tells of config.toml itself, even of a broken one.
  const bool is_data_path = options.command == "data" && options.data.action == "path";
  return is_data_path ? run_command(*command, options, world, io)
                      : run_configured(*command, options, world, io);
}

}  // namespace

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
