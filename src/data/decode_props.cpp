#include <array>

#include <fmt/format.h>

#include "data/decoding_figures.hpp"

namespace backsmart {
namespace {

std::vector<Where> decode_points(TableReader& t, std::string_view key) {
  std::vector<Where> points;
  const Node* list = t.value(key, Node::Kind::array);
  if (list == nullptr || !is_short(*list, kMostThings, t.problems())) return points;
  for (const Node& node : list->children) points.push_back(decode_where(node, t.problems()));
  if (points.size() < 2) t.problems().add(list->place, "a line has at least two points");
  return points;
}

// The frame that `t` names, counted from 1 in data/. Whoever gives a shipped figure other frames is
// told there of what goes with the shipped ones.
std::optional<int> decode_frame_number(TableReader& t, const FrameRange& frames) {
  const Node* number = t.node().find("frame");
  const bool is_shipped = number != nullptr && number->place.file == 0;
  if (is_shipped && frames.figure.file > 0 && number->integer > frames.count) {
    t.value("frame");
    t.problems().add(frames.figure,
                     fmt::format("its props or arrows name frame {}, which is not there any more",
                                 number->integer),
                     "give it props and arrows of its own, too");
    return std::nullopt;
  }
  const auto found = t.integer_if_given("frame", {1, frames.count});
  return found ? std::optional(*found - 1) : std::nullopt;
}

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

void decode_pulled(TableReader& t, double width, Prop& prop) {
  prop.layer = Layer::front;
  prop.ink = Ink::load;
  decode_line(t, width, prop);
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
    case PropKind::band: decode_pulled(t, 0.014, prop); break;
    case PropKind::cable: decode_pulled(t, 0.01, prop); break;
    case PropKind::towel: decode_pulled(t, 0.026, prop); break;
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

}  // namespace

Prop decode_prop(TableReader& t, const FrameRange& frames) {
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
  prop.frame = decode_frame_number(t, frames);
  return prop;
}

Arrow decode_arrow(TableReader& t, const FrameRange& frames) {
  Arrow arrow;
  arrow.from = decode_where(t, "from");
  arrow.to = decode_where(t, "to");
  arrow.bulge = t.decimal("bulge", {-2, 2}, 0);
  arrow.both = t.flag("both", false);
  arrow.frame = decode_frame_number(t, frames).value_or(frames.count - 1);
  return arrow;
}

}  // namespace backsmart
