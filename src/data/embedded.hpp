// The data that is part of the program: parsed at build time, kept as a flat image.
#pragma once

#include <string>
#include <vector>

#include "data/document.hpp"

namespace backsmart {

// The documents of data/*.toml in the order of CMakeLists.txt; "data/triage.toml" and so on.
std::vector<Document> embedded_documents();

}  // namespace backsmart
