// `backsmart data path`: which files are in use. It reads none, so that it works when one is
// broken.
#include <algorithm>
#include <unistd.h>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/answer_sheet.hpp"
#include "cli/data.hpp"
#include "cli/files.hpp"
#include "cli/own_data.hpp"

namespace backsmart {
namespace {

struct Row {
  std::string what;
  std::string path;
  std::string remark;
};

std::string_view why(OwnPath::Origin origin) {
  switch (origin) {
    case OwnPath::Origin::flag: return "--data";
    case OwnPath::Origin::environment: return "BACKSMART_DATA";
    case OwnPath::Origin::usual_folder: return "the usual folder";
  }
  return "";
}

void add_own_data(const std::vector<OwnPath>& paths, std::vector<Row>& rows) {
  for (const OwnPath& path : paths) {
    const std::string_view from = why(path.origin);
    if (!path.is_there || path.files.empty()) {
      rows.push_back({"own data", path.path,
                      fmt::format("{}, {}", from, path.is_there ? "empty" : "not there")});
    }
    for (const std::string& file : path.files) {
      rows.push_back({"own data", file, std::string(from)});
    }
  }
}

Row answers_row(const std::string& path, std::string_view from) {
  if (path == "-") return {"answers", "standard input", std::string(from)};
  const bool is_there = access(path.c_str(), F_OK) == 0;
  return {"answers", path, std::string(from) + (is_there ? "" : ", not there")};
}

}  // namespace

Exit data_path(const Options& options, const World& world, const Io& io) {
  std::vector<Row> rows = {{"shipped data", "inside the program", ""}};
  add_own_data(own_paths(options.global, world), rows);
  for (const std::string& path : options.global.answers) {
    rows.push_back(answers_row(path, "--answers"));
  }
  const std::string saved = saved_answers_path(world);
  if (options.global.answers.empty() && !saved.empty()) {
    rows.push_back(answers_row(saved, world.answers_env.empty() ? "saved" : "BACKSMART_ANSWERS"));
  }
  int what_width = 0;
  int path_width = 0;
  for (Row& row : rows) {
    row.path = printable(row.path);
    what_width = std::max(what_width, display_width(row.what));
    path_width = std::max(path_width, display_width(row.path));
  }
  std::string text;
  for (const Row& row : rows) {
    text += pad(row.what, what_width) + "  ";
    text += row.remark.empty() ? row.path : pad(row.path, path_width) + "  " + row.remark;
    text += '\n';
  }
  print(io.out, text);
  return kDone;
}

}  // namespace backsmart
