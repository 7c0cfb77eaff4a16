// `backsmart data path`: which files are in use, and where each setting is from. Of them it reads
// config.toml only, and works when that is broken, too.
#include <algorithm>
#include <optional>
#include <unistd.h>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/answer_sheet.hpp"
#include "cli/commands.hpp"
#include "cli/config.hpp"
#include "cli/data.hpp"
#include "cli/files.hpp"
#include "cli/own_data.hpp"
#include "cli/unfinished.hpp"
#include "cli/wrong_value.hpp"

namespace backsmart {
namespace {

struct Row {
  std::string what;
  std::string value;
  std::string remark;
};

std::string lined_up(std::vector<Row> rows) {
  int what_width = 0;
  int value_width = 0;
  for (Row& row : rows) {
    row.value = printable(row.value);
    what_width = std::max(what_width, display_width(row.what));
    value_width = std::max(value_width, display_width(row.value));
  }
  std::string text;
  for (const Row& row : rows) {
    text += pad(row.what, what_width) + "  ";
    text += row.remark.empty() ? row.value : pad(row.value, value_width) + "  " + row.remark;
    text += '\n';
  }
  return text;
}

std::string in_config(const Place& place) { return fmt::format("config.toml:{}", place.line); }

// ---- files --------------------------------------------------------------------------------------

bool is_there(const std::string& path) { return access(path.c_str(), F_OK) == 0; }

std::string why(const OwnPath& path) {
  switch (path.origin) {
    case OwnPath::Origin::flag: return "--data";
    case OwnPath::Origin::environment: return "BACKSMART_DATA";
    case OwnPath::Origin::config: return in_config(path.named_at.place);
    case OwnPath::Origin::usual_folder: return "the usual folder";
  }
  return "";
}

void add_own_data(const std::vector<OwnPath>& paths, std::vector<Row>& rows) {
  for (const OwnPath& path : paths) {
    const std::string from = why(path);
    if (!path.trouble.empty()) {
      rows.push_back({"own data", path.path, fmt::format("{}: {}", from, path.trouble)});
    } else if (!path.is_there || path.files.empty()) {
      rows.push_back({"own data", path.path,
                      fmt::format("{}, {}", from, path.is_there ? "empty" : "not there")});
    }
    for (const std::string& file : path.files) rows.push_back({"own data", file, from});
  }
}

Row answers_row(const std::string& path, std::string_view from) {
  if (path == "-") return {"answers", "standard input", std::string(from)};
  return {"answers", path, std::string(from) + (is_there(path) ? "" : ", not there")};
}

void add_answers(const GlobalOptions& options, const World& world, std::vector<Row>& rows) {
  const FromConfig* from = from_config(options, "--answers");
  for (std::size_t i = 0; i < options.answers.size(); ++i) {
    rows.push_back(answers_row(options.answers[i],
                               from == nullptr ? "--answers" : in_config(from->at[i].place)));
  }
  const std::string saved = saved_answers_path(world);
  if (options.answers.empty() && !saved.empty()) {
    rows.push_back(answers_row(saved, world.answers_env.empty() ? "saved" : "BACKSMART_ANSWERS"));
  }
}

std::vector<Row> file_rows(const Configured& config, bool broken, const World& world) {
  std::vector<Row> rows = {{"shipped data", "inside the program", ""}};
  if (const std::string path = config_path(world); !path.empty()) {
    rows.push_back({"settings", path,
                    broken        ? "broken, so nothing in it counts"
                    : config.file ? "the usual file"
                                  : "the usual file, not there"});
  }
  add_own_data(own_paths(config.options.global, world), rows);
  add_answers(config.options.global, world, rows);
  if (const std::string path = unfinished_path(world); !path.empty() && is_there(path)) {
    rows.push_back({"check so far", path, "not finished"});
  }
  return rows;
}

// ---- settings -----------------------------------------------------------------------------------

std::string origin_of(std::string_view option, const Configured& config, const World& world) {
  const auto& typed = config.options.typed;
  if (std::find(typed.begin(), typed.end(), option) != typed.end()) return std::string(option);
  const std::string_view variable = variable_before_config(option, world);
  if (!variable.empty()) return std::string(variable);
  const FromConfig* from = from_config(config.options.global, option);
  return from == nullptr ? "default" : in_config(from->at.front().place);
}

Row today_row(const GlobalOptions& options, const World& world) {
  return {"today", to_iso(world.now),
          !options.today.empty()    ? "--today"
          : world.today_env.empty() ? "the clock"
                                    : "BACKSMART_TODAY"};
}

std::vector<Row> setting_rows(const Configured& config, const World& world) {
  const GlobalOptions& options = config.options.global;
  const std::string color = origin_of("--color", config, world);
  const auto columns = typed_columns(options.width);
  std::vector<Row> rows = {
      today_row(options, world),
      {"color", color == world.color_env ? "never" : options.color, color},
      {"width", std::to_string(columns.value_or(world.columns)),
       origin_of("--width", config, world)},
      {"no-input", options.no_input ? "true" : "false", origin_of("--no-input", config, world)},
  };
  const auto add = [&](std::string_view key, std::string_view otherwise) {
    const Node* value = config.file ? config.file->document.root.find(key) : nullptr;
    rows.push_back({std::string(key), value == nullptr ? std::string(otherwise) : value->text,
                    value == nullptr ? "default" : in_config(value->place)});
  };
  add(kWeekStarts, "monday");
  add(kUnits, "kg");
  add(kEmergencyNumberKey, "not set");
  for (const std::string_view id : kUsualQuestions) add(id, "as shipped");
  if (!config.file) return rows;
  for (const FlagValue& flag : config.file->flags) {
    if (flag.command.empty()) continue;
    rows.push_back({fmt::format("{} --{}", flag.command, flag.flag), join(flag.values, ","),
                    in_config(flag.places.front())});
  }
  return rows;
}

}  // namespace

Exit data_path(const Options& options, const World& world, const Io& io) {
  auto read = configured(options, world);
  const Stop* broken = std::get_if<Stop>(&read);
  if (broken != nullptr) stop_at(*broken, io);  // says why, and goes on
  const Configured config =
      broken == nullptr ? std::get<Configured>(std::move(read)) : Configured{options, std::nullopt};
  print(io.out, lined_up(file_rows(config, broken != nullptr, world)) + "\n" +
                    lined_up(setting_rows(config, world)));
  return kDone;
}

}  // namespace backsmart
