#include "rules/diagram.hpp"

#include <algorithm>

namespace backsmart {
namespace {

std::size_t hash_of(int axis, const std::vector<Diagram>& children) {
  auto hash = static_cast<std::size_t>(axis);
  for (const Diagram child : children) {
    hash = (hash ^ static_cast<std::size_t>(child)) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 29U;
  }
  return hash;
}

}  // namespace

Diagram Diagrams::constant(int value) {
  const auto [known, is_new] = constants_.emplace(value, static_cast<Diagram>(nodes_.size()));
  if (is_new) nodes_.push_back({kNoAxis, value, 0});
  return known->second;
}

Diagram Diagrams::by_choice(int axis, const std::vector<int>& values) {
  std::vector<Diagram> children;
  children.reserve(values.size());
  for (const int value : values) children.push_back(constant(value));
  return make(axis, children);
}

Diagram Diagrams::make(int axis, const std::vector<Diagram>& children) {
  const bool decides = std::any_of(children.begin(), children.end(),
                                   [&](Diagram child) { return child != children.front(); });
  if (!decides) return children.front();
  const std::size_t hash = hash_of(axis, children);
  const auto [begin, end] = known_.equal_range(hash);
  for (auto known = begin; known != end; ++known) {
    const Node& other = node(known->second);
    const auto first = children_.begin() + static_cast<std::ptrdiff_t>(other.first);
    if (other.axis == axis && std::equal(children.begin(), children.end(), first)) {
      return known->second;
    }
  }
  const auto made = static_cast<Diagram>(nodes_.size());
  nodes_.push_back({axis, 0, children_.size()});
  children_.insert(children_.end(), children.begin(), children.end());
  known_.emplace(hash, made);
  return made;
}

Diagram Diagrams::fix(Diagram a, int axis, int choice) {
  Memo memo;
  const auto fixed = [&](auto& self, Diagram at) -> Diagram {
    if (axis_of(at) > axis) return at;
    if (axis_of(at) == axis) return child(at, choice);
    const auto key = static_cast<std::uint64_t>(at);
    if (const auto known = memo.find(key); known != memo.end()) return known->second;
    const int first = axis_of(at);
    std::vector<Diagram> children;
    children.reserve(static_cast<std::size_t>(choices(first)));
    for (int c = 0; c < choices(first); ++c) children.push_back(self(self, child(at, c)));
    return memo[key] = make(first, children);
  };
  return fixed(fixed, a);
}

std::optional<int> Diagrams::everywhere(Diagram a) const {
  return axis_of(a) == kNoAxis ? std::optional(node(a).value) : std::nullopt;
}

std::optional<std::vector<int>> Diagrams::where_not_zero(Diagram a,
                                                         const std::vector<int>& preferred) const {
  if (everywhere(a) == 0) return std::nullopt;
  std::vector<int> sheet(sizes_.size(), -1);
  // A diagram that decides by an axis has two different sides, so one of them is not 0 everywhere.
  while (axis_of(a) != kNoAxis) {
    const auto axis = static_cast<std::size_t>(axis_of(a));
    int choice = axis < preferred.size() ? preferred[axis] : -1;
    // What a person gives comes last among the choices, and is to be found before a gap.
    if (choice < 0 || everywhere(child(a, choice)) == 0) choice = choices(axis_of(a)) - 1;
    while (everywhere(child(a, choice)) == 0) --choice;
    sheet[axis] = choice;
    a = child(a, choice);
  }
  return sheet;
}

}  // namespace backsmart
