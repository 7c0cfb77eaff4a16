// TOML text → document.
#pragma once

#include "data/document.hpp"

namespace backsmart {

// Parses `source`. Text that is not UTF-8 or not TOML gives a problem with its place.
Loaded<Document> parse_toml(SourceText source);

}  // namespace backsmart
