// Data as a tree of our own, with the place of every value. Order is the order of the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace backsmart {

// What is not whole has up to three decimals: it counts in thousandths.
constexpr std::size_t kDecimals = 3;
constexpr int kThousandths = 1000;  // in 1

struct Node {
  enum class Kind : std::uint8_t { table, array, string, integer, boolean, real, date_time };
  Kind kind = Kind::table;
  std::string key;  // in a table; else empty
  Place key_place;
  Place place;                 // of the value; of a table or array, where it begins
  std::string text;            // string; date_time and real as written in ISO form
  std::int64_t integer = 0;    // integer; boolean: 0 or 1
  std::vector<Node> children;  // table, array

  // The child with this key; nothing when there is none, or this is not a table.
  const Node* find(std::string_view wanted) const;
};

// A whole file. `source` keeps the text, so that messages can quote it; it is empty for the data
// that is part of the program.
struct Document {
  SourceText source;
  Node root;
};

// data/ also holds an example of an answers file; it is no data.
bool is_answers_file(const Document& document);

// "a table", "a list", "text", …
std::string_view describe(Node::Kind kind);

// One line for a tree, for tests: {a = 1, b = ["x"]}.
std::string dump(const Node& node);

}  // namespace backsmart
