// Own data written in a test, laid over the shipped data.
#pragma once

#include <string>
#include <vector>

#include "data/working_data.hpp"

namespace backsmart {

// The files "own.toml", "own2.toml" and so on.
Loaded<WorkingData> laid_over(const std::vector<std::string>& files);

// The first line of each problem, "file:line:col: message", and its hint behind " – ".
std::string told(const Diagnostics& problems);

// Every problem with `files`, as `told` has it.
std::string refused(const std::vector<std::string>& files);

}  // namespace backsmart
