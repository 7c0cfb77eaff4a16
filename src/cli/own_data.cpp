#include "cli/own_data.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/files.hpp"
#include "cli/wrong_value.hpp"
#include "data/adapt.hpp"
#include "data/embedded.hpp"
#include "data/parse_toml.hpp"

namespace backsmart {
namespace {

namespace fs = std::filesystem;

// The *.toml of a folder.
OwnPath look_into(fs::directory_iterator entries, OwnPath path) {
  path.is_there = path.is_folder = true;
  std::error_code failed;
  for (; entries != fs::directory_iterator(); entries.increment(failed)) {
    if (failed) break;
    const fs::path& name = entries->path();
    std::error_code ignored;
    const bool hidden = name.filename().native().starts_with('.');
    if (hidden || name.extension() != ".toml" || entries->is_directory(ignored)) continue;
    path.files.push_back(name.native());
  }
  if (failed) path.trouble = failed.message();
  std::sort(path.files.begin(), path.files.end());
  return path;
}

// Most people have no own data: without it, opening the usual folder is the one thing it costs.
OwnPath look_at(const std::string& name, OwnPath::Origin origin) {
  OwnPath path;
  path.path = name;
  path.origin = origin;
  std::error_code failed;
  fs::directory_iterator entries(name, failed);
  if (!failed) return look_into(std::move(entries), std::move(path));
  std::error_code unknown;
  const bool is_link = fs::is_symlink(fs::symlink_status(name, unknown));
  if (failed == std::errc::no_such_file_or_directory && !is_link) return path;
  const fs::file_status status = fs::status(name, unknown);
  path.is_there = fs::exists(status);
  path.is_folder = fs::is_directory(status);
  // Below a file there is nothing. What lies behind a locked folder or a broken link nobody knows.
  const bool is_nothing = status.type() == fs::file_type::not_found && !is_link;
  if (path.is_folder || (!path.is_there && !is_nothing)) path.trouble = failed.message();
  if (path.is_there && !path.is_folder) path.files.push_back(name);
  return path;
}

// Never taken apart: a command ends sooner without, and the system takes all back.
SharedKnowledge shipped() {
  static const auto* const kShipped = new Knowledge(embedded_knowledge());
  return {std::shared_ptr<const void>(), kShipped};
}

}  // namespace

std::vector<OwnPath> own_paths(const GlobalOptions& flags, const World& world) {
  std::vector<OwnPath> paths;
  paths.reserve(flags.data.size() + 1);
  const FromConfig* from = from_config(flags, "--data");
  for (const std::string& name : flags.data) {
    const std::size_t place = paths.size();
    const bool typed = from == nullptr || place >= from->at.size();
    paths.push_back(look_at(name, typed ? OwnPath::Origin::flag : OwnPath::Origin::config));
    if (!typed) paths.back().named_at = from->at[place];
  }
  if (!flags.data.empty()) return paths;
  if (!world.data_env.empty()) {
    for (const std::string& name : split(world.data_env, ':')) {
      if (!name.empty()) paths.push_back(look_at(name, OwnPath::Origin::environment));
    }
    return paths;
  }
  if (world.config_home.empty()) return paths;
  paths.push_back(look_at(world.config_home + "/data", OwnPath::Origin::usual_folder));
  return paths;
}

OrStop<std::vector<Document>> read_own_data(const std::vector<OwnPath>& paths) {
  std::vector<Document> documents;
  std::string missing;
  Diagnostics problems;
  for (const OwnPath& path : paths) {
    if (!path.trouble.empty()) {
      missing += fmt::format("backsmart: cannot read {}: {}\n", printable(path.path), path.trouble);
      continue;
    }
    if (path.origin == OwnPath::Origin::usual_folder || path.is_there) continue;
    if (path.origin == OwnPath::Origin::config) {
      missing +=
          to_text(told(path.named_at, fmt::format("there is no file or folder {}", path.path)));
    } else {
      missing += fmt::format("backsmart: cannot read {}: there is no such file or folder\n",
                             printable(path.path));
    }
  }
  if (!missing.empty()) return Stop{kFailed, missing};
  for (const OwnPath& path : paths) {
    for (const std::string& file : path.files) {
      Loaded<Document> document = parse_toml({file, read_file(file, kMostDataBytes)});
      problems.insert(problems.end(), document.problems.begin(), document.problems.end());
      documents.push_back(std::move(document.value));
    }
  }
  if (!problems.empty()) return Stop{kFailed, to_text(problems)};
  return documents;
}

namespace {

// The shipped data with own data over it; nothing when there is none.
OrStop<std::optional<WorkingData>> with_own_data(const GlobalOptions& flags, const World& world) {
  auto own = read_own_data(own_paths(flags, world));
  if (const Stop* stop = std::get_if<Stop>(&own)) return *stop;
  auto& documents = std::get<std::vector<Document>>(own);
  if (documents.empty()) return std::nullopt;
  Loaded<WorkingData> loaded = working_data(std::move(documents));
  if (!loaded.ok()) return Stop{kFailed, to_text(loaded.problems)};
  loaded.value.knowledge = adapted(std::move(loaded.value.knowledge), world.settings);
  loaded.value.figures = adapted(std::move(loaded.value.figures), world.settings);
  return std::move(loaded.value);
}

SharedKnowledge shipped_for(const World& world) {
  if (!adapts(world.settings)) return shipped();
  return std::make_shared<const Knowledge>(adapted(embedded_knowledge(), world.settings));
}

Figures shipped_figures_for(const World& world) {
  return adapted(embedded_figures(), world.settings);
}

}  // namespace

OrStop<WorkingData> load_data(const GlobalOptions& flags, const World& world) {
  auto own = with_own_data(flags, world);
  if (const Stop* stop = std::get_if<Stop>(&own)) return *stop;
  if (auto& data = std::get<std::optional<WorkingData>>(own)) return *std::move(data);
  return WorkingData{
      {embedded_documents(), {}, {}}, *shipped_for(world), shipped_figures_for(world)};
}

OrStop<SharedKnowledge> load_knowledge(const GlobalOptions& flags, const World& world) {
  auto own = with_own_data(flags, world);
  if (const Stop* stop = std::get_if<Stop>(&own)) return *stop;
  if (auto& data = std::get<std::optional<WorkingData>>(own)) {
    return std::make_shared<const Knowledge>(std::move(data->knowledge));
  }
  return shipped_for(world);
}

OrStop<Illustrated> load_illustrated(const GlobalOptions& flags, const World& world) {
  auto own = with_own_data(flags, world);
  if (const Stop* stop = std::get_if<Stop>(&own)) return *stop;
  if (auto& data = std::get<std::optional<WorkingData>>(own)) {
    return Illustrated{std::make_shared<const Knowledge>(std::move(data->knowledge)),
                       std::move(data->figures)};
  }
  return Illustrated{shipped_for(world), shipped_figures_for(world)};
}

}  // namespace backsmart
