#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "data/decoding_figures.hpp"

namespace backsmart {
namespace {

constexpr Range kShare = {0, 1};
constexpr std::array<std::string_view, 4> kLimbKeys = {"near_leg", "far_leg", "near_arm",
                                                       "far_arm"};

bool all_numbers(const std::vector<Node>& nodes, std::size_t from) {
  return std::all_of(nodes.begin() + static_cast<std::ptrdiff_t>(from), nodes.end(),
                     [](const Node& node) {
                       return node.kind == Node::Kind::integer || node.kind == Node::Kind::real;
                     });
}

Point point_of(const Node& x, const Node& y, FileProblems& problems) {
  return {decimal(x, kPlace, problems).value_or(0), decimal(y, kPlace, problems).value_or(0)};
}

}  // namespace

bool is_short(const Node& list, std::size_t most, FileProblems& problems) {
  if (list.children.size() <= most) return true;
  problems.add(list.children[most].place, fmt::format("there can be only {} of these", most));
  return false;
}

std::optional<Joint> joint_of(const Node& node, FileProblems& problems) {
  const auto index = word_index(node, kJointIds, problems);
  return index ? std::optional(static_cast<Joint>(*index)) : std::nullopt;
}

Where decode_where(const Node& node, FileProblems& problems) {
  const auto& parts = node.children;
  if (node.kind == Node::Kind::string) return {joint_of(node, problems), {}};
  if (parts.size() == 2 && all_numbers(parts, 0)) {
    return {std::nullopt, point_of(parts[0], parts[1], problems)};
  }
  if (parts.size() == 3 && parts[0].kind == Node::Kind::string && all_numbers(parts, 1)) {
    return {joint_of(parts[0], problems), point_of(parts[1], parts[2], problems)};
  }
  problems.add(node.place, "expected a place", R"([x, y], "hip" or ["hip", x, y])");
  return {};
}

Where decode_where(TableReader& t, std::string_view key) {
  if (const Node* node = t.value(key)) return decode_where(*node, t.problems());
  t.problems().add(t.node().place, fmt::format("'{}' is missing", key));
  return {};
}

std::size_t read_numbers(const Node& list, Range range, std::size_t fewest, std::span<double> out,
                         FileProblems& problems) {
  const auto& numbers = list.children;
  if (!expect_kind(list, Node::Kind::array, problems)) return 0;
  if (numbers.size() < fewest || numbers.size() > out.size()) {
    problems.add(list.place, fewest == out.size()
                                 ? fmt::format("expected {} numbers", fewest)
                                 : fmt::format("expected {} or {} numbers", fewest, out.size()));
    return 0;
  }
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (const auto number = decimal(numbers[i], range, problems)) out[i] = *number;
  }
  return numbers.size();
}

LimbSet decode_limbs(TableReader& t, std::string_view key, LimbSet fallback) {
  if (t.node().find(key) == nullptr) return fallback;
  LimbSet limbs;
  for (const Node& node : t.list(key)) {
    const auto limb = word_index(node, kLimbIds, t.problems());
    if (limb) limbs.set(static_cast<std::size_t>(*limb));
  }
  return limbs;
}

namespace {

void decode_trunk(TableReader& t, Pose& pose) {
  const Node* trunk = t.value("trunk");
  if (trunk != nullptr && trunk->kind == Node::Kind::array) {
    read_numbers(*trunk, kDegrees, pose.trunk.size(), pose.trunk, t.problems());
  } else if (trunk != nullptr) {
    pose.trunk.fill(decimal(*trunk, kDegrees, t.problems()).value_or(0));
  }
  const double neck = trunk == nullptr ? pose.neck : pose.trunk.back();
  pose.neck = t.decimal("neck", kDegrees, neck);
}

void read_limb(const Node& list, LimbId id, Limb& limb, FileProblems& problems) {
  const std::size_t fewest = is_leg(id) ? 3 : 2;  // a hand without an angle follows its forearm
  const std::size_t count = read_numbers(list, kDegrees, fewest, limb.angles, problems);
  if (count == 0) return;
  limb.hand_in_line = count < limb.angles.size();
  if (limb.hand_in_line) limb.angles.back() = limb.angles[1];
}

// Calls `read(const Node&, LimbId, const LimbId* other)` for what `t` tells of limbs. What is said
// of both legs or arms, of which the other is the far one, comes first.
template <typename Read>
void for_each_limb(TableReader& t, Read read) {
  constexpr std::array<LimbId, 2> kFar = {LimbId::far_leg, LimbId::far_arm};
  if (const Node* legs = t.value("legs")) read(*legs, LimbId::near_leg, kFar.data());
  if (const Node* arms = t.value("arms")) read(*arms, LimbId::near_arm, kFar.data() + 1);
  for (const LimbId id : kLimbs) {
    if (const Node* one = t.value(kLimbKeys[index_of(id)])) read(*one, id, nullptr);
  }
}

void decode_limbs_of_pose(TableReader& t, View view, Pose& pose) {
  for_each_limb(t, [&](const Node& node, LimbId id, const LimbId* other) {
    Limb& limb = pose.limbs[index_of(id)];
    read_limb(node, id, limb, t.problems());
    if (other == nullptr) return;
    Limb& far = pose.limbs[index_of(*other)];
    far.angles = view == View::front ? mirrored(limb).angles : limb.angles;
    far.hand_in_line = limb.hand_in_line;
  });
  const Node* shown = t.value("shown", Node::Kind::table, Need::optional);
  if (shown == nullptr) return;
  TableReader s(*shown, t.problems());
  for_each_limb(s, [&](const Node& node, LimbId id, const LimbId* other) {
    auto& shares = pose.limbs[index_of(id)].shown;
    read_numbers(node, kShare, shares.size(), shares, t.problems());
    if (other != nullptr) pose.limbs[index_of(*other)].shown = shares;
  });
}

void decode_anchor(TableReader& t, Pose& pose) {
  const Node* node = t.value("anchor");
  if (node == nullptr) return;
  const Where where = decode_where(*node, t.problems());
  if (where.joint) {
    pose.anchor = {*where.joint, where.at, false};
  } else if (node->kind == Node::Kind::array && node->children.size() == 2) {
    t.problems().add(node->place, "an anchor names a joint", R"(["near-ankle", 0, 0])");
  }
}

// The limb that ends with `joint` or nearly so; nothing when it cannot be pinned.
std::optional<LimbId> pinned_limb(Joint joint) {
  for (const LimbId id : kLimbs) {
    const auto joints = joints_of(id);
    if (joint == joints[2] || joint == joints[3]) return id;
  }
  return std::nullopt;
}

void decode_pins(TableReader& t, Pose& pose) {
  const Node* pins = t.value("pins", Node::Kind::array, Need::optional);
  if (pins == nullptr) return;
  pose.pins.clear();
  LimbSet pinned;
  for (const Node& node : pins->children) {
    const auto& parts = node.children;
    const bool beside = parts.size() == 4 && parts[1].kind == Node::Kind::string;
    if ((!beside && parts.size() != 3) || !all_numbers(parts, beside ? 2 : 1)) {
      t.problems().add(node.place, "expected a pin",
                       R"(["near-hand", x, y] or ["near-hand", "hip", x, y])");
      continue;
    }
    const auto joint = joint_of(parts[0], t.problems());
    if (!joint) continue;
    const auto limb = pinned_limb(*joint);
    if (!limb) {
      t.problems().add(parts[0].place, "only an ankle, toe, wrist or hand can be pinned");
      continue;
    }
    const auto joints = joints_of(*limb);
    if (std::find(joints.begin() + 1, joints.end(), pose.anchor.joint) != joints.end()) {
      t.problems().add(parts[0].place, "the figure is anchored at this limb", "pin another one");
    }
    if (pinned[index_of(*limb)]) t.problems().add(node.place, "this limb has a pin already");
    pinned.set(index_of(*limb));
    Pin& pin = pose.pins.emplace_back();
    pin.joint = *joint;
    if (beside) pin.to.joint = joint_of(parts[1], t.problems());
    pin.to.at = point_of(parts[parts.size() - 2], parts.back(), t.problems());
  }
}

}  // namespace

Frame decode_frame(TableReader& t, View view, Pose pose) {
  Frame frame;
  frame.name = t.text("name", Need::optional);
  decode_trunk(t, pose);
  decode_limbs_of_pose(t, view, pose);
  decode_anchor(t, pose);
  decode_pins(t, pose);
  pose.belly = t.decimal("belly", kShare, pose.belly);
  pose.shaded = decode_limbs(t, "shade", pose.shaded);
  frame.pose = std::move(pose);
  return frame;
}

}  // namespace backsmart
