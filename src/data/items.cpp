#include "data/items.hpp"

#include "data/overlay.hpp"

namespace backsmart {

std::vector<Item> items_of(const std::vector<Document>& documents) {
  std::vector<Item> items;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    if (is_answers_file(documents[d])) continue;
    for (const Node& table : documents[d].root.children) {
      if (table.kind != Node::Kind::array && table.key != "define") {
        const std::string id = table.key == "part" ? item_id(table.key, table) : table.key;
        items.push_back({table.key, id, &table, d, false});
        continue;
      }
      for (const Node& node : table.children) {
        const bool is_definition = table.key == "define";
        const std::string id = is_definition ? node.key : item_id(table.key, node);
        items.push_back({table.key, id, &node, d, !is_definition});
      }
    }
  }
  return items;
}

}  // namespace backsmart
