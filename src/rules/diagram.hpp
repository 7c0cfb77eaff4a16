// Functions of a sheet of answers as decision diagrams. A condition on twenty questions has
// billions of sheets, but only a few ways to come out: a diagram keeps each way once, so what holds
// on all sheets can be decided and not only sampled.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace backsmart {

// A function from the choices of all axes to a small whole number. Equal functions of one
// `Diagrams` are equal handles.
using Diagram = int;

class Diagrams {
 public:
  // `sizes`: how many choices each axis has, 1 or more.
  explicit Diagrams(std::vector<int> sizes) : sizes_(std::move(sizes)) {}

  Diagram constant(int value);
  // `values[choice]` of one axis.
  Diagram by_choice(int axis, const std::vector<int>& values);

  // f(a) and f(a, b) on every sheet.
  template <typename F>
  Diagram map(Diagram a, F f) {
    Memo memo;
    return mapped(a, f, memo);
  }
  template <typename F>
  Diagram combine(Diagram a, Diagram b, F f) {
    Memo memo;
    return combined(a, b, f, memo);
  }

  // `a` where the axis has this choice.
  Diagram fix(Diagram a, int axis, int choice);

  // The value that `a` has everywhere; nothing when it has several.
  std::optional<int> everywhere(Diagram a) const;

  // A sheet on which `a` is not 0, as a choice for each axis; -1 where any will do. Nothing when it
  // is 0 everywhere. `preferred`: choices to try first, by axis; -1 or nothing: none.
  std::optional<std::vector<int>> where_not_zero(Diagram a,
                                                 const std::vector<int>& preferred = {}) const;

  int axes() const { return static_cast<int>(sizes_.size()); }
  int choices(int axis) const { return sizes_[static_cast<std::size_t>(axis)]; }
  std::size_t nodes() const { return nodes_.size(); }  // so far, of all diagrams

 private:
  static constexpr int kNoAxis = 1 << 30;  // of a constant: behind all others

  struct Node {
    int axis = kNoAxis;
    int value = 0;          // of a constant
    std::size_t first = 0;  // in children_
  };
  using Memo = std::unordered_map<std::uint64_t, Diagram>;

  const Node& node(Diagram a) const { return nodes_[static_cast<std::size_t>(a)]; }
  int axis_of(Diagram a) const { return node(a).axis; }
  Diagram child(Diagram a, int choice) const {
    return children_[node(a).first + static_cast<std::size_t>(choice)];
  }
  // The same on the side of `choice` when `a` decides by `axis`, else `a` itself.
  Diagram side(Diagram a, int axis, int choice) const {
    return axis_of(a) == axis ? child(a, choice) : a;
  }
  Diagram make(int axis, const std::vector<Diagram>& children);

  template <typename F>
  Diagram mapped(Diagram a, F& f, Memo& memo) {
    if (axis_of(a) == kNoAxis) return constant(f(node(a).value));
    const auto key = static_cast<std::uint64_t>(a);
    if (const auto known = memo.find(key); known != memo.end()) return known->second;
    const int axis = axis_of(a);
    std::vector<Diagram> children;
    children.reserve(static_cast<std::size_t>(choices(axis)));
    for (int c = 0; c < choices(axis); ++c) children.push_back(mapped(child(a, c), f, memo));
    return memo[key] = make(axis, children);
  }

  template <typename F>
  Diagram combined(Diagram a, Diagram b, F& f, Memo& memo) {
    const int axis = axis_of(a) < axis_of(b) ? axis_of(a) : axis_of(b);
    if (axis == kNoAxis) return constant(f(node(a).value, node(b).value));
    const auto key = static_cast<std::uint64_t>(a) << 32U | static_cast<std::uint32_t>(b);
    if (const auto known = memo.find(key); known != memo.end()) return known->second;
    std::vector<Diagram> children;
    children.reserve(static_cast<std::size_t>(choices(axis)));
    for (int c = 0; c < choices(axis); ++c) {
      children.push_back(combined(side(a, axis, c), side(b, axis, c), f, memo));
    }
    return memo[key] = make(axis, children);
  }

  std::vector<int> sizes_;
  std::vector<Node> nodes_;
  std::vector<Diagram> children_;
  std::unordered_map<int, Diagram> constants_;
  std::unordered_multimap<std::size_t, Diagram> known_;  // by hash of axis and children
};

}  // namespace backsmart
