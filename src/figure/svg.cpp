#include "figure/svg.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/markup.hpp"
#include "base/text.hpp"

namespace backsmart {
namespace {

constexpr double kUnits = 1000;  // in a body height
constexpr double kSide = 0.05;   // empty, left and right of each still
constexpr double kAbove = 0.03;
constexpr double kBelow = 0.03;
constexpr double kBetween = 0.09;
constexpr std::size_t kTypicalBytes = 8192;

int units(double length) { return nearest(kUnits * length); }

// In units, y down.
struct Pixel {
  int x = 0;
  int y = 0;
};

// Writes shapes of the same ink as one path while they follow each other.
class SvgWriter {
 public:
  SvgWriter() { out_.reserve(kTypicalBytes); }

  // `origin`: the top left corner of what is drawn next.
  void move_to(Point origin) { origin_ = origin; }

  void operator()(const Shape& shape) {
    if (const auto* polygon = std::get_if<Polygon>(&shape.form)) {
      add(shape, *polygon);
    } else {
      open(shape.ink);
      if (const auto* capsule = std::get_if<Capsule>(&shape.form)) add(*capsule, shape.seam);
      if (const auto* ring = std::get_if<Ring>(&shape.form)) add(*ring, shape.seam);
    }
  }

  void close() {
    if (is_open_) out_ += "\"/>";
    is_open_ = false;
  }

  void raw(std::string_view text) { out_ += text; }
  void number(int value) {
    std::array<char, 12> digits;
    out_.append(digits.data(),
                std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
  }
  std::string take() { return std::move(out_); }

 private:
  void open(Ink ink) {
    if (is_open_ && ink == ink_) return;
    close();
    out_ += "<path class=\"f-";
    out_ += kInkIds[static_cast<std::size_t>(ink)];
    out_ += "\" d=\"";
    is_open_ = true;
    ink_ = ink;
  }

  Pixel at(Point p) const { return {units(p.x - origin_.x), units(origin_.y - p.y)}; }

  // "12 34", "12-34".
  void pair(int x, int y) {
    number(x);
    if (y >= 0) out_ += ' ';
    number(y);
  }
  void start(Pixel to) {
    out_ += 'M';
    pair(to.x, to.y);
    pen_ = to;
  }
  void line(Pixel to) {
    out_ += 'l';
    pair(to.x - pen_.x, to.y - pen_.y);
    pen_ = to;
  }
  void arc(int radius, bool large, bool clockwise, Pixel to) {
    out_ += 'a';
    pair(radius, radius);
    out_ += large ? " 0 1 " : " 0 0 ";
    out_ += clockwise ? "1 " : "0 ";
    pair(to.x - pen_.x, to.y - pen_.y);
    pen_ = to;
  }
  void circle(Point centre, double radius, bool clockwise) {
    const auto [x, y] = at(centre);
    const int r = units(radius);
    start({x - r, y});
    arc(r, false, clockwise, {x + r, y});
    arc(r, false, clockwise, {x - r, y});
    out_ += 'z';
  }

  // All go round clockwise, so that one path can hold many: where they lie on each other it stays
  // full.
  void add(const Capsule& c, double seam) {
    const double ra = c.radius_a + seam;
    const double rb = c.radius_b + seam;
    const double distance = length(c.b - c.a);
    if (distance <= std::max(ra - rb, rb - ra)) {  // one circle lies in the other
      circle(ra >= rb ? c.a : c.b, std::max(ra, rb), true);
      return;
    }
    const Point way = towards(c.a, c.b);
    const double cosine = (ra - rb) / distance;
    const double sine = std::sqrt(1 - cosine * cosine);
    const Point left = turned(way, {cosine, sine});
    const Point right = turned(way, {cosine, -sine});
    const Pixel first = at(c.a + ra * left);
    start(first);
    line(at(c.b + rb * left));
    arc(units(rb), rb > ra, true, at(c.b + rb * right));
    line(at(c.a + ra * right));
    arc(units(ra), ra > rb, true, first);
    out_ += 'z';
  }

  // The inner circle the other way round: a hole.
  void add(const Ring& ring, double seam) {
    circle(ring.centre, ring.radius + ring.width / 2 + seam, true);
    if (const double hole = ring.radius - ring.width / 2 - seam; hole > 0) {
      circle(ring.centre, hole, false);
    }
  }

  // Its own stroke rounds the corners.
  void add(const Shape& shape, const Polygon& polygon) {
    close();
    out_ += "<path class=\"f-";
    out_ += kInkIds[static_cast<std::size_t>(shape.ink)];
    out_ += "\" style=\"stroke-width:";
    number(units(2 * (polygon.radius + shape.seam)));
    out_ += "\" d=\"";
    bool first = true;
    for (const Point corner : polygon.corners) {
      first ? start(at(corner)) : line(at(corner));
      first = false;
    }
    out_ += "z\"/>";
  }

  std::string out_;
  Point origin_;
  Pixel pen_;
  Ink ink_ = Ink::paper;
  bool is_open_ = false;
};

// How wide `name` is at most when it stands under a still.
double name_width(std::string_view name) { return 0.034 * display_width(name); }

void attribute(std::string_view name, int value, SvgWriter& svg) {
  svg.raw(name);
  svg.number(value);
  svg.raw("\"");
}

// How large the whole is, in body heights.
struct Layout {
  double still = 0;  // of one
  double width = 0;
  double height = 0;
  double top = 0;  // y of the upper edge
};

constexpr double kNameHeight = 0.085;

Layout layout_of(const Picture& picture, bool names) {
  Layout out;
  out.still = picture.box.width() + 2 * kSide;
  if (names) {
    for (const Picture::Still& s : picture.stills)
      out.still = std::max(out.still, name_width(s.name));
  }
  const auto count = static_cast<double>(picture.stills.size());
  out.width = count * out.still + (count - 1) * kBetween;
  out.top = picture.box.top + kAbove;
  out.height = out.top - picture.box.bottom + kBelow + (names ? kNameHeight : 0);
  return out;
}

// "<svg …>" and what is read out. `attributes`: " name=\"value\"" of those besides.
void open_svg(const Layout& layout, std::string_view classes, std::string_view attributes,
              const Caption& caption, SvgWriter& svg) {
  svg.raw(fmt::format("<svg class=\"{}\" viewBox=\"0 0 {} {}\" role=\"img\"{}>", classes,
                      units(layout.width), units(layout.height), attributes));
  svg.raw(fmt::format("<title>{}</title><desc>{}</desc>", markup_escaped(caption.title),
                      markup_escaped(caption.description)));
}

// What a page works out the width from.
std::string width_for_page(const Layout& layout) {
  return fmt::format(" style=\"--w:{}\"", units(layout.width));
}

void add_stills(const Picture& picture, const Layout& layout, SvgWriter& svg) {
  double left = 0;
  for (const Picture::Still& still : picture.stills) {
    svg.move_to({picture.box.left - left - (layout.still - picture.box.width()) / 2, layout.top});
    for (const Shape& shape : still.drawing) svg(shape);
    svg.close();
    if (picture.floor) {
      svg.raw("<rect class=\"f-floor\"");
      attribute(" x=\"", units(left), svg);
      attribute(" y=\"", units(layout.top), svg);
      attribute(" width=\"", units(layout.still), svg);
      attribute(" height=\"", units(kFloorWidth), svg);
      svg.raw("/>");
    }
    left += layout.still + kBetween;
  }
}

void add_names(const Picture& picture, const Layout& layout, SvgWriter& svg) {
  constexpr double kBaseline = 0.025;  // above the lower edge
  double middle = layout.still / 2;
  for (const Picture::Still& still : picture.stills) {
    svg.raw("<text class=\"f-name\"");
    attribute(" x=\"", units(middle), svg);
    attribute(" y=\"", units(layout.height - kBaseline), svg);
    svg.raw(">");
    svg.raw(markup_escaped(still.name));
    svg.raw("</text>");
    middle += layout.still + kBetween;
  }
}

}  // namespace

std::string inline_svg(const Picture& picture, const Caption& caption, std::string_view id) {
  const Layout layout = layout_of(picture, /*names=*/false);
  SvgWriter svg;
  open_svg(layout, "figure", width_for_page(layout), caption, svg);
  svg.raw(fmt::format("<g id=\"f-{}\">", markup_escaped(id)));
  add_stills(picture, layout, svg);
  svg.raw("</g></svg>");
  return svg.take();
}

std::string svg_again(const Picture& picture, const Caption& caption, std::string_view id) {
  const Layout layout = layout_of(picture, /*names=*/false);
  SvgWriter svg;
  open_svg(layout, "figure again", width_for_page(layout), caption, svg);
  svg.raw(fmt::format("<use href=\"#f-{}\"/></svg>", markup_escaped(id)));
  return svg.take();
}

std::string svg_file(const Picture& picture, const Caption& caption) {
  constexpr int kUnitsOfPixel = 5;
  const Layout layout = layout_of(picture, /*names=*/true);
  SvgWriter svg;
  open_svg(layout, "figure",
           fmt::format(" xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\"",
                       units(layout.width) / kUnitsOfPixel, units(layout.height) / kUnitsOfPixel),
           caption, svg);
  svg.raw("<style>");
  svg.raw(kFigureStyle);
  svg.raw("</style><rect class=\"f-paper\" width=\"100%\" height=\"100%\"/>");
  add_stills(picture, layout, svg);
  add_names(picture, layout, svg);
  svg.raw("</svg>\n");
  return svg.take();
}

const std::string_view kFigureStyle =
    ".figure{stroke-width:0;stroke-linejoin:round}"
    ".f-near{fill:#1d2d44;stroke:#1d2d44}"
    ".f-far{fill:#a3b4c8;stroke:#a3b4c8}"
    ".f-prop{fill:#b9a58a;stroke:#b9a58a}"
    ".f-soft{fill:#ece5da;stroke:#ece5da}"
    ".f-pillow{fill:#dfb04f;stroke:#dfb04f}"
    ".f-load{fill:#c8553d;stroke:#c8553d}"
    ".f-arrow{fill:#2a8c82;stroke:#2a8c82}"
    ".f-water{fill:#4f93c4;stroke:#4f93c4}"
    ".f-floor{fill:#8d99a6}"
    ".f-paper{fill:#fff;stroke:#fff}"
    ".f-name{fill:#3a4656;font:58px system-ui,sans-serif;text-anchor:middle}"
    "@media screen and (prefers-color-scheme:dark){"
    ".f-near{fill:#e6eaf0;stroke:#e6eaf0}"
    ".f-far{fill:#6b7c92;stroke:#6b7c92}"
    ".f-prop{fill:#a58a62;stroke:#a58a62}"
    ".f-soft{fill:#33373d;stroke:#33373d}"
    ".f-pillow{fill:#c79a3c;stroke:#c79a3c}"
    ".f-load{fill:#ff7b5e;stroke:#ff7b5e}"
    ".f-arrow{fill:#3fc4b4;stroke:#3fc4b4}"
    ".f-water{fill:#5aa9ff;stroke:#5aa9ff}"
    ".f-floor{fill:#69747f}"
    ".f-paper{fill:#1d2126;stroke:#1d2126}"
    ".f-name{fill:#c3cad3}}";

}  // namespace backsmart
