// `backsmart data`: what the program works from.
#include "cli/data.hpp"

#include <array>

#include <fmt/format.h>

#include "cli/commands.hpp"

namespace backsmart {
namespace {

struct Action {
  std::string_view name;
  Exit (*run)(const Options& options, const World& world, const Io& io);
};

constexpr std::array kActions = {
    Action{"check", data_check},
    Action{"path", data_path},
    Action{"show", data_show},
    Action{"verify", data_verify},
};

}  // namespace

Exit data_command(const Options& options, const World& world, const Io& io) {
  for (const Action& action : kActions) {
    if (action.name == options.data.action) return action.run(options, world, io);
  }
  return stop_at({kUsage, fmt::format("backsmart: there is no data {}\n", options.data.action)},
                 io);
}

}  // namespace backsmart
