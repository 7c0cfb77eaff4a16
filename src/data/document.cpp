#include "data/document.hpp"

#include <algorithm>

namespace backsmart {

const Node* Node::find(std::string_view wanted) const {
  if (kind != Kind::table) return nullptr;
  const auto found = std::find_if(children.begin(), children.end(),
                                  [&](const Node& child) { return child.key == wanted; });
  return found == children.end() ? nullptr : &*found;
}

bool is_answers_file(const Document& document) { return document.root.find("answers") != nullptr; }

std::string_view describe(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::table: return "a table";
    case Node::Kind::array: return "a list";
    case Node::Kind::string: return "text";
    case Node::Kind::integer: return "a whole number";
    case Node::Kind::boolean: return "true or false";
    case Node::Kind::real: return "a number with a point";
    case Node::Kind::date_time: return "a date or time";
  }
  return "";
}

std::string dump(const Node& node) {
  const auto children = [&node](char open, char close) {
    std::string out(1, open);
    for (const Node& child : node.children) {
      if (out.size() > 1) out += ", ";
      if (node.kind == Node::Kind::table) out += child.key + " = ";
      out += dump(child);
    }
    return out + close;
  };
  switch (node.kind) {
    case Node::Kind::table: return children('{', '}');
    case Node::Kind::array: return children('[', ']');
    case Node::Kind::string: return '"' + node.text + '"';
    case Node::Kind::integer: return std::to_string(node.integer);
    case Node::Kind::boolean: return node.integer != 0 ? "true" : "false";
    case Node::Kind::real:
    case Node::Kind::date_time: return node.text;
  }
  return "";
}

}  // namespace backsmart
