#include "data/to_toml.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace backsmart {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(byte));
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string key_of(const Node& node) {
  const auto is_bare = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  };
  const std::string& key = node.key;
  const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), is_bare);
  return bare ? key : quoted(key);
}

// TOML tables in braces stay on one line; lists may take several.
std::string list(const Node& node) {
  const bool tall = std::any_of(node.children.begin(), node.children.end(), [](const Node& entry) {
    return entry.kind == Node::Kind::table || entry.kind == Node::Kind::array;
  });
  std::string out = "[";
  for (const Node& entry : node.children) {
    if (tall) {
      out += fmt::format("\n  {},", to_toml(entry));
    } else {
      out += (out.size() > 1 ? ", " : "") + to_toml(entry);
    }
  }
  return out + (tall ? "\n]" : "]");
}

std::string braces(const Node& node) {
  std::string out;
  for (const Node& child : node.children) {
    out += fmt::format("{} {} = {}", out.empty() ? "" : ",", key_of(child), to_toml(child));
  }
  return out.empty() ? "{}" : "{" + out + " }";
}

bool is_table_list(const Node& node) {
  const auto is_table = [](const Node& entry) { return entry.kind == Node::Kind::table; };
  return node.kind == Node::Kind::array && !node.children.empty() &&
         std::all_of(node.children.begin(), node.children.end(), is_table);
}

}  // namespace

std::string to_toml(const Node& value) {
  switch (value.kind) {
    case Node::Kind::table: return braces(value);
    case Node::Kind::array: return list(value);
    case Node::Kind::string: return quoted(value.text);
    case Node::Kind::integer: return std::to_string(value.integer);
    case Node::Kind::boolean: return value.integer != 0 ? "true" : "false";
    case Node::Kind::real:
    case Node::Kind::date_time: return value.text;
  }
  return "";
}

std::string toml_entry(const Node& value) {
  return fmt::format("{} = {}\n", key_of(value), to_toml(value));
}

std::string toml_table(std::string_view name, const Node& table, bool one_of_many) {
  Node heading;
  heading.key = name;
  std::string out = one_of_many ? fmt::format("[[{}]]\n", key_of(heading))
                                : fmt::format("[{}]\n", key_of(heading));
  for (const Node& child : table.children) out += toml_entry(child);
  return out;
}

std::string toml_file(const Node& root) {
  std::string entries;
  std::string tables;
  for (const Node& child : root.children) {
    if (child.kind == Node::Kind::table) {
      tables += '\n' + toml_table(child.key, child, /*one_of_many=*/false);
    } else if (is_table_list(child)) {
      for (const Node& item : child.children) {
        tables += '\n' + toml_table(child.key, item, /*one_of_many=*/true);
      }
    } else {
      entries += toml_entry(child);
    }
  }
  return entries + tables;
}

}  // namespace backsmart
