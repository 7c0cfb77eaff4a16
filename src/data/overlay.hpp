// Own data laid over the shipped data. Both have the same grammar.
//
//   - An item is known by its table and its id; a week by its number; a part by its id, and the
//     questions of a file belong to the part that the file names.
//   - A new item is added behind the shipped ones. A question comes at the end of its part, a new
//     part after the others.
//   - Of a known item each key that is given takes the place of that key's whole value. The single
//     tables [times], [unsure] and [define] are merged key by key as well.
//   - `remove = true` takes an item away, and out of the lists that name it.
//   - Several files are laid on one after the other: the later one wins, and may bring back what an
//     earlier one removed. Within one file an id stands once.
//
// What own data may do to the safety of the shipped data is another matter: see safeguard.hpp.
#pragma once

#include <string>
#include <vector>

#include "data/document.hpp"

namespace backsmart {

// An item of own data that is known to no file before it.
struct NewItem {
  Place place;
  std::string table;
  std::string id;
};

struct Layered {
  // The shipped documents in their order, each table at its place, with what own data changed;
  // then what found no place there: new parts, and tables that nobody knows. What comes from own
  // data has a Place::file; the place of a changed item is that of its last change.
  std::vector<Document> documents;
  std::vector<SourceText> own;  // by Place::file, from 1
  std::vector<NewItem> new_items;
};

// Problems: an item twice in one file, a table of the wrong sort, a removal that cannot be.
Loaded<Layered> overlay(std::vector<Document> shipped, std::vector<Document> own);

// What `item` of the table is called: its id, or its number; empty when it has none.
std::string item_id(std::string_view table, const Node& item);

}  // namespace backsmart
