// What `backsmart data` can do, a file for each.
#pragma once

#include "cli/exit.hpp"
#include "cli/options.hpp"
#include "cli/world.hpp"

namespace backsmart {

Exit data_check(const Options& options, const World& world, const Io& io);
Exit data_path(const Options& options, const World& world, const Io& io);
Exit data_show(const Options& options, const World& world, const Io& io);
Exit data_verify(const Options& options, const World& world, const Io& io);

}  // namespace backsmart
