// `backsmart data check`: every mistake in the data, shipped and own.
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/data.hpp"
#include "cli/files.hpp"
#include "cli/interrupt.hpp"
#include "cli/own_data.hpp"
#include "data/embedded.hpp"
#include "data/lint.hpp"

namespace backsmart {

Exit data_check(const Options& options, const World& world, const Io& io) {
  // The files that are named are laid on last, as if each stood behind a --data.
  GlobalOptions flags = options.global;
  flags.data.insert(flags.data.end(), options.data.names.begin(), options.data.names.end());
  auto read = read_own_data(own_paths(flags, world));
  if (const Stop* stop = std::get_if<Stop>(&read)) return stop_at(*stop, io);
  auto& own = std::get<std::vector<Document>>(read);
  end_at_interrupt();
  const std::vector<Document> shipped = embedded_documents();
  const auto files = static_cast<int>(shipped.size() + own.size());
  const int items = count_items(shipped) + count_items(own);

  const Diagnostics problems = own.empty() ? check_data(shipped) : check_own_data(std::move(own));
  if (!problems.empty()) {
    print(io.out, to_text(problems));
    return kFailed;
  }
  print(io.out, fmt::format("{}, {}: nothing to complain about.\n", counted(files, "file"),
                            counted(items, "item")));
  return kDone;
}

}  // namespace backsmart
