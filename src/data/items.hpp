// The data as a flat list: everything that has a name of its own.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "data/document.hpp"

namespace backsmart {

// An item of a list, an entry of [define], or a single table.
struct Item {
  std::string table;
  std::string id;  // of a single table: its name
  const Node* node;
  std::size_t document;  // index into the documents
  bool one_of_many;
};

// In the order of the data. They point into `documents`.
std::vector<Item> items_of(const std::vector<Document>& documents);

}  // namespace backsmart
