// `backsmart data check`: every mistake in the data, shipped and own.
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "data/embedded.hpp"
#include "data/lint.hpp"

namespace backsmart {

Exit data_check(const Options&, const World&, const Io& io) {
  const std::vector<Document> documents = embedded_documents();
  const Diagnostics problems = check_data(documents);
  if (!problems.empty()) {
    print(io.out, to_text(problems));
    return kFailed;
  }
  print(io.out, fmt::format("{}, {}: nothing to complain about.\n",
                            counted(static_cast<int>(documents.size()), "file"),
                            counted(count_items(documents), "item")));
  return kDone;
}

}  // namespace backsmart
