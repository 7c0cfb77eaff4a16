// The data that a command works from: the shipped one with own files laid over it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/world.hpp"
#include "data/working_data.hpp"
#include "planner/make_plan.hpp"

namespace backsmart {

constexpr std::size_t kMostDataBytes = 1'000'000;  // in one file

// A path of own data that is in use, and why. `--data` goes before BACKSMART_DATA, that before
// config.toml, and that before the usual folder: one of them is used, never a mixture.
struct OwnPath {
  enum class Origin : std::uint8_t { flag, environment, config, usual_folder };
  std::string path;
  Origin origin = Origin::flag;
  bool is_there = false;
  bool is_folder = false;
  std::string trouble;             // why a folder cannot be listed; empty: it can
  std::vector<std::string> files;  // of a folder its *.toml that are not hidden, by name
  Diagnostic named_at = {};        // config: where; what is wrong with it is not said yet
};

// In the order in which they are laid on. Reads no file.
std::vector<OwnPath> own_paths(const GlobalOptions& flags, const World& world);

// The files of own data, parsed. A named path that is not there, a folder that cannot be listed, or
// text that is not TOML, ends the command: own rules may be stricter, so none is passed over.
OrStop<std::vector<Document>> read_own_data(const std::vector<OwnPath>& paths);

// Without own data or settings that tell it otherwise it is the shipped one, which outlives all.
using SharedKnowledge = std::shared_ptr<const Knowledge>;

// Own data that is wrong ends the command: nothing is worked out from half of it.
OrStop<WorkingData> load_data(const GlobalOptions& flags, const World& world);
OrStop<SharedKnowledge> load_knowledge(const GlobalOptions& flags, const World& world);

// For commands that draw.
struct Illustrated {
  SharedKnowledge knowledge;
  Figures figures;
};
OrStop<Illustrated> load_illustrated(const GlobalOptions& flags, const World& world);

}  // namespace backsmart
