// `backsmart completions`: a script that lets a shell complete commands, options, ids and answers.
#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/files.hpp"
#include "cli/own_data.hpp"

namespace backsmart {

Exit completions_command(const Options& options, const World& world, const Io& io) {
  const auto loaded = load_data(options.global, world);
  if (const Stop* stop = std::get_if<Stop>(&loaded)) return stop_at(*stop, io);
  const CommandLine& line = command_line();
  const Completions completions = completions_of(line, std::get<WorkingData>(loaded));
  for (const ShellScript& shell : kShells) {
    if (shell.id == options.completions.shell) print(io.out, shell.write(line, completions));
  }
  return kDone;
}

}  // namespace backsmart
