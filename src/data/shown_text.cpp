#include "data/shown_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace backsmart {
namespace {

void look_at(std::string_view text, Place place, FileProblems& problems) {
  const std::string_view wrong = first_unprintable(text);
  if (wrong.empty()) return;
  problems.add(place,
               fmt::format("this holds the character U+{:04X}, which no page may show",
                           static_cast<unsigned>(code_point(wrong))),
               "leave it out");
}

bool is_blank(char c) { return c == '\n' || c == '\r' || c == '\t'; }

}  // namespace

void make_fit_to_show(Node& node, FileProblems& problems) {
  if (problems.full()) return;
  look_at(node.key, node.key_place, problems);
  if (node.kind == Node::Kind::string) {
    std::replace_if(node.text.begin(), node.text.end(), is_blank, ' ');
    look_at(node.text, node.place, problems);
  }
  for (Node& child : node.children) make_fit_to_show(child, problems);
}

}  // namespace backsmart
