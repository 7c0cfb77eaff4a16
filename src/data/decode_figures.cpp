#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "data/decode.hpp"
#include "data/decoding.hpp"

namespace backsmart {
namespace {

constexpr Range kDegrees = {-720, 720};
constexpr Range kPlace = {-3, 3};  // body heights
constexpr Range kSize = {0, 3};
constexpr Range kShare = {0, 1};

// Plenty for a picture, and no page grows beyond measure.
constexpr std::size_t kMostFrames = 20;
constexpr std::size_t kMostThings = 50;  // props, arrows, points of a line

constexpr std::array<std::string_view, 4> kLimbKeys = {"near_leg", "far_leg", "near_arm",
                                                       "far_arm"};

// ---- pieces -------------------------------------------------------------------------------------

bool all_numbers(const std::vector<Node>& nodes, std::size_t from) {
  return std::all_of(nodes.begin() + static_cast<std::ptrdiff_t>(from), nodes.end(),
                     [](const Node& node) {
                       return node.kind == Node::Kind::integer || node.kind == Node::Kind::real;
                     });
}

std::optional<Joint> joint_of(const Node& node, FileProblems& problems) {
  const auto index = word_index(node, kJointIds, problems);
  return index ? std::optional(static_cast<Joint>(*index)) : std::nullopt;
}

Point point_of(const Node& x, const Node& y, FileProblems& problems) {
  return {decimal(x, kPlace, problems).value_or(0), decimal(y, kPlace, problems).value_or(0)};
}

// [x, y], "a-joint" or ["a-joint", x, y].
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

// Whether `list` is no longer than that; if it is, that is a problem.
bool is_short(const Node& list, std::size_t most, FileProblems& problems) {
  if (list.children.size() <= most) return true;
  problems.add(list.children[most].place, fmt::format("there can be only {} of these", most));
  return false;
}

std::vector<Where> decode_points(TableReader& t, std::string_view key) {
  std::vector<Where> points;
  const Node* list = t.value(key, Node::Kind::array);
  if (list == nullptr || !is_short(*list, kMostThings, t.problems())) return points;
  for (const Node& node : list->children) points.push_back(decode_where(node, t.problems()));
  if (points.size() < 2) t.problems().add(list->place, "a line has at least two points");
  return points;
}

// As many numbers as `out` has; fewer, from `fewest` on, leave the others as they are. Gives how
// many there are, 0 when that is wrong.
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

// The frame that a figure counts from 1.
std::optional<int> decode_frame_number(TableReader& t, const Figure& figure) {
  const auto number = t.integer_if_given("frame", {1, static_cast<int>(figure.frames.size())});
  return number ? std::optional(*number - 1) : std::nullopt;
}

// ---- frames -------------------------------------------------------------------------------------

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

// What a frame does not say stays as it was before.
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

// ---- props and arrows ---------------------------------------------------------------------------

void decode_sides(TableReader& t, std::optional<double> top, Prop& prop) {
  prop.left = t.decimal("left", kPlace);
  prop.right = t.decimal("right", kPlace);
  prop.top = t.decimal("top", kPlace, top);
  if (prop.left >= prop.right || prop.bottom >= prop.top) {
    t.problems().add(t.node().place,
                     "it is nowhere: left is less than right, bottom less than top");
  }
}

// A stroke from point to point.
void decode_line(TableReader& t, double width, Prop& prop) {
  prop.points = decode_points(t, "points");
  prop.width = t.decimal("width", kSize, width);
}

// The same as `from` and `to`.
void decode_ends(TableReader& t, double width, Prop& prop) {
  prop.points = {decode_where(t, "from"), decode_where(t, "to")};
  prop.width = t.decimal("width", kSize, width);
}

void decode_hanging(TableReader& t, double angle, Prop& prop) {
  prop.layer = Layer::hand;
  prop.ink = Ink::load;
  prop.points = {decode_where(t, "at")};
  prop.angle = t.decimal("angle", kDegrees, angle);
}

// Every kind has its own keys.
void decode_form(TableReader& t, Prop& prop) {
  constexpr double kDown = -90;
  switch (prop.kind) {
    case PropKind::wall: decode_sides(t, 1.06, prop); break;
    case PropKind::panel:
      prop.ink = Ink::soft;
      decode_sides(t, 1.1, prop);
      break;
    case PropKind::mat: prop.ink = Ink::soft; [[fallthrough]];
    case PropKind::step:
    case PropKind::box:
      prop.bottom = t.decimal("bottom", kPlace, 0);
      decode_sides(t, std::nullopt, prop);
      break;
    case PropKind::bench:
    case PropKind::table:
    case PropKind::counter: decode_sides(t, std::nullopt, prop); break;
    case PropKind::chair: {
      constexpr std::array<std::string_view, 2> kFaces = {"right", "left"};
      prop.points = {decode_where(t, "at")};
      prop.faces_left = t.word("faces", kFaces, Need::optional).value_or(0) == 1;
      break;
    }
    case PropKind::post:
      prop.points = {decode_where(t, "at")};
      prop.top = t.decimal("top", kPlace, 1);
      break;
    case PropKind::bar: prop.points = {decode_where(t, "at")}; break;
    case PropKind::slab: decode_ends(t, 0.04, prop); break;
    case PropKind::line: decode_line(t, 0.02, prop); break;
    case PropKind::ring:
      prop.points = {decode_where(t, "at")};
      prop.radius = t.decimal("radius", kSize);
      prop.width = t.decimal("width", kSize, 0.02);
      break;
    case PropKind::disc:
      prop.points = {decode_where(t, "at")};
      prop.radius = t.decimal("radius", kSize);
      break;
    case PropKind::pillow:
      prop.ink = Ink::pillow;
      prop.points = {decode_where(t, "at")};
      prop.width = t.decimal("width", kSize, 0.16);
      prop.height = t.decimal("height", kSize, 0.05);
      prop.angle = t.decimal("angle", kDegrees, 0);
      break;
    case PropKind::dumbbell: decode_hanging(t, 0, prop); break;
    case PropKind::kettlebell:
    case PropKind::bag: decode_hanging(t, kDown, prop); break;
    case PropKind::trapbar:
      prop.layer = Layer::hand;
      prop.ink = Ink::load;
      prop.points = {decode_where(t, "at")};
      break;
    case PropKind::band:
    case PropKind::cable:
    case PropKind::towel: {
      constexpr std::array<double, 3> kWidths = {0.014, 0.01, 0.026};
      prop.layer = Layer::front;
      prop.ink = Ink::load;
      const auto which =
          static_cast<std::size_t>(prop.kind) - static_cast<std::size_t>(PropKind::band);
      decode_line(t, kWidths[which], prop);
      break;
    }
    case PropKind::dowel:
      prop.layer = Layer::front;
      prop.ink = Ink::load;
      decode_ends(t, 0.01, prop);
      prop.gap = t.decimal("gap", kPlace, 0.07);
      prop.over = {0.1, 0.1};
      if (const Node* over = t.value("over")) {
        read_numbers(*over, kPlace, prop.over.size(), prop.over, t.problems());
      }
      break;
    case PropKind::water:
      prop.layer = Layer::front;
      prop.ink = Ink::water;
      decode_sides(t, std::nullopt, prop);
      break;
  }
}

Prop decode_prop(TableReader& t, const Figure& figure) {
  Prop prop;
  const auto kind = t.word_if_given<PropKind>("kind", kPropKindIds);
  if (!kind) {
    if (t.node().find("kind") == nullptr) t.problems().add(t.node().place, "'kind' is missing");
    t.ignore_others();
    return prop;
  }
  prop.kind = *kind;
  decode_form(t, prop);
  prop.layer = t.word_if_given<Layer>("layer", kLayerIds).value_or(prop.layer);
  prop.ink = t.word_if_given<Ink>("ink", kInkIds).value_or(prop.ink);
  prop.frame = decode_frame_number(t, figure);
  return prop;
}

Arrow decode_arrow(TableReader& t, const Figure& figure) {
  Arrow arrow;
  arrow.from = decode_where(t, "from");
  arrow.to = decode_where(t, "to");
  arrow.bulge = t.decimal("bulge", {-2, 2}, 0);
  arrow.both = t.flag("both", false);
  arrow.frame = decode_frame_number(t, figure).value_or(static_cast<int>(figure.frames.size()) - 1);
  return arrow;
}

// `decode` of each table in the list; nothing when there is no such key.
template <typename Decode>
auto decode_tables(TableReader& t, std::string_view key, std::size_t most, Decode decode) {
  std::optional<std::vector<decltype(decode(t))>> out;
  const Node* list = t.value(key, Node::Kind::array, Need::optional);
  if (list == nullptr) return out;
  out.emplace();
  if (!is_short(*list, most, t.problems())) return out;
  for (const Node& node : list->children) {
    if (t.problems().full()) break;
    TableReader one(node, t.problems());
    out->push_back(decode(one));
  }
  return out;
}

// ---- figures ------------------------------------------------------------------------------------

class FigureDecoder {
 public:
  FigureDecoder(const std::vector<Document>& documents, const std::vector<SourceText>& own,
                Diagnostics& problems) {
    for (const Document& document : documents) {
      if (is_answers_file(document)) continue;
      files_.push_back({&document.root, {document.source, problems, &own}});
    }
    for (DataFile& file : files_) {
      const Node* list = table_list(file, "figure");
      if (list == nullptr) continue;
      for (const Node& node : list->children) {
        TableReader t(node, file.problems);
        t.ignore_others();
        t.id(ids_);
        sources_.push_back({&node, &file.problems, State::unseen});
      }
    }
    figures_.resize(sources_.size());
  }

  Figures decode() {
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      if (sources_[i].state == State::unseen) decode(i);
    }
    return std::move(figures_);
  }

 private:
  enum class State : std::uint8_t { unseen, open, done };
  struct Source {
    const Node* node;
    FileProblems* problems;
    State state;
  };

  void decode(std::size_t index) {
    Source& source = sources_[index];
    if (source.problems->full()) return;
    source.state = State::open;
    TableReader t(*source.node, *source.problems);
    Figure figure;
    if (const Node* base = t.value("same_as")) {
      figure = base_of(*base, *source.problems);
      refuse_what_base_gives(t);
    } else {
      decode_movement(t, figure);
    }
    const Node* id = t.value("id");
    if (id != nullptr) figure.id = id->text;
    const bool has_base = t.node().find("same_as") != nullptr;
    const std::string say = t.text("say", has_base ? Need::optional : Need::required);
    if (!say.empty()) figure.say = say;
    const auto prop = [&](TableReader& p) { return decode_prop(p, figure); };
    if (auto props = decode_tables(t, "props", kMostThings, prop)) figure.props = std::move(*props);
    const auto arrow = [&](TableReader& a) { return decode_arrow(a, figure); };
    if (auto arrows = decode_tables(t, "arrows", kMostThings, arrow))
      figure.arrows = std::move(*arrows);
    figures_[index] = std::move(figure);
    source.state = State::done;
  }

  void decode_movement(TableReader& t, Figure& figure) {
    figure.view = t.word_if_given<View>("view", kViewIds).value_or(View::side);
    figure.ground = t.word_if_given<Ground>("ground", kGroundIds).value_or(Ground::floor);
    figure.tween = t.flag("tween", true);
    figure.lifted = decode_limbs(t, "lift", {});
    Pose pose = standing(figure.view);
    pose.shaded = decode_limbs(t, "shade", pose.shaded);
    const auto next = [&](TableReader& f) {
      Frame frame = decode_frame(f, figure.view, pose);
      pose = frame.pose;
      return frame;
    };
    if (auto frames = decode_tables(t, "frame", kMostFrames, next))
      figure.frames = std::move(*frames);
    const bool any_name = std::any_of(figure.frames.begin(), figure.frames.end(),
                                      [](const Frame& frame) { return !frame.name.empty(); });
    if (!any_name) {
      t.problems().add(t.node().place, "nothing is drawn: no frame has a name",
                       "add [[figure.frame]] with name = \"Start\"");
    }
    if (figure.frames.empty()) figure.frames.push_back({"", pose});
  }

  static void refuse_what_base_gives(TableReader& t) {
    for (const std::string_view key : {"view", "ground", "tween", "lift", "shade", "frame"}) {
      const Node* node = t.value(key);
      if (node == nullptr) continue;
      t.problems().add(node->key_place,
                       fmt::format("'{}' comes from the figure that this one is the same as", key),
                       "leave it out, or leave out same_as");
    }
  }

  // A copy of the figure that `node` names.
  Figure base_of(const Node& node, FileProblems& problems) {
    const auto base = reference(node, ids_, problems);
    if (!base) return nothing();
    const auto index = static_cast<std::size_t>(*base);
    if (sources_[index].state == State::unseen) decode(index);
    if (sources_[index].state == State::open) {
      problems.add(
          node.place, "the figures go round in a circle",
          fmt::format("give one of them frames of its own; '{}' leads back here", node.text));
      return nothing();
    }
    return figures_[index];
  }

  static Figure nothing() {
    Figure figure;
    figure.frames.push_back({});
    return figure;
  }

  std::vector<DataFile> files_;
  Ids ids_{"figure", kMostExercises};
  std::vector<Source> sources_;
  Figures figures_;
};

}  // namespace

Loaded<Figures> decode_figures(const std::vector<Document>& documents,
                               const std::vector<SourceText>& own) {
  Loaded<Figures> out;
  out.value = FigureDecoder(documents, own, out.problems).decode();
  sort_by_place(out.problems);
  return out;
}

}  // namespace backsmart
