// Trees → TOML text that parses back to the same tree.
#pragma once

#include <string>
#include <string_view>

#include "data/document.hpp"

namespace backsmart {

// A value as it stands behind '='. Lists of tables and of lists have a line for each entry.
std::string to_toml(const Node& value);

// "key = value" and a newline.
std::string toml_entry(const Node& value);

// The entries of a table, below its heading: "[[name]]" for one of many, else "[name]".
std::string toml_table(std::string_view name, const Node& table, bool one_of_many);

// A whole file: entries first, as TOML wants it, then tables in their order.
std::string toml_file(const Node& root);

}  // namespace backsmart
