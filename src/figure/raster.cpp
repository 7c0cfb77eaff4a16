#include "figure/raster.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace backsmart {
namespace {

constexpr int kDotsAcross = 2;
constexpr int kDotsDown = 4;
// A short figure is not blown up: a head stays a head.
constexpr double kSmallestDot = 0.0165;

// The least radius of a stroke and the least width of a seam, in dots: thinner ones would come and
// go with their place between the dots.
constexpr double kThinnest = 0.5;
constexpr double kThinnestSeam = 0.5;

int whole_above(double value) {
  const int whole = static_cast<int>(value);
  return whole < value ? whole + 1 : whole;
}

std::size_t count(int columns, int rows) {
  return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
}

// What part of the plane is drawn, and how large.
struct Grid {
  int columns = 0;  // cells
  int rows = 0;
  double dot_size = 0;
  Point bottom_left;  // of the lowest dots but for the floor, which is below
  bool floor = true;
};

// Dots by row and column, from the bottom left.
class Canvas {
 public:
  explicit Canvas(const Grid& grid)
      : grid_(grid),
        width_(grid.columns * kDotsAcross),
        height_(grid.rows * kDotsDown - (grid.floor ? 1 : 0)),
        inks_(count(width_, height_), Ink::paper) {}

  void paint(const Shape& shape) {
    const double least =
        shape.ink == Ink::paper && shape.seam == 0 ? 0 : kThinnest * grid_.dot_size;
    const double seam = shape.seam > 0 ? std::max(shape.seam, kThinnestSeam * grid_.dot_size) : 0;
    if (const auto* capsule = std::get_if<Capsule>(&shape.form)) {
      paint(shape.ink, {capsule->a, capsule->b, std::max(capsule->radius_a, least) + seam,
                        std::max(capsule->radius_b, least) + seam});
    } else if (const auto* polygon = std::get_if<Polygon>(&shape.form)) {
      paint(shape.ink, *polygon, std::max(polygon->radius, least / 2) + seam);
    } else if (const auto* ring = std::get_if<Ring>(&shape.form)) {
      paint(shape.ink, *ring, std::max(ring->width / 2, least) + seam);
    }
  }

  Ink at(int x, int y) const { return inks_[index(x, y)]; }

 private:
  std::size_t index(int x, int y) const { return count(y, width_) + static_cast<std::size_t>(x); }

  // Calls `is_inside(Point)` for each dot in `box`.
  template <typename Inside>
  void paint_if(Ink ink, const Box& box, Inside is_inside) {
    const double size = grid_.dot_size;
    const Point origin = grid_.bottom_left;
    const auto first = [](double from) { return std::max(0, whole_above(from - 0.5)); };
    const int x0 = first((box.left - origin.x) / size);
    const int y0 = first((box.bottom - origin.y) / size);
    const int x1 = std::min(width_ - 1, static_cast<int>((box.right - origin.x) / size - 0.5));
    const int y1 = std::min(height_ - 1, static_cast<int>((box.top - origin.y) / size - 0.5));
    for (int y = y0; y <= y1; ++y) {
      for (int x = x0; x <= x1; ++x) {
        if (is_inside(Point{origin.x + (x + 0.5) * size, origin.y + (y + 0.5) * size})) {
          inks_[index(x, y)] = ink;
        }
      }
    }
  }

  void paint(Ink ink, const Capsule& c) {
    Box box;
    include(box, c.a, c.radius_a);
    include(box, c.b, c.radius_b);
    const Point way = c.b - c.a;
    const double square = dot(way, way);
    const double scale = square > 0 ? 1 / square : 0;
    const double more = c.radius_b - c.radius_a;
    paint_if(ink, box, [&](Point p) {
      const double t = std::clamp(dot(p - c.a, way) * scale, 0.0, 1.0);
      const Point off = p - c.a - t * way;
      const double radius = c.radius_a + more * t;
      return dot(off, off) <= radius * radius;
    });
  }

  void paint(Ink ink, const Ring& ring, double half_width) {
    Box box;
    include(box, ring.centre, ring.radius + half_width);
    paint_if(ink, box, [&](Point p) {
      const double distance = length(p - ring.centre);
      return std::max(distance - ring.radius, ring.radius - distance) <= half_width;
    });
  }

  // Its inside, then its rounded outline.
  void paint(Ink ink, const Polygon& polygon, double radius) {
    const auto& corners = polygon.corners;
    Box box;
    for (const Point corner : corners) include(box, corner, 0);
    paint_if(ink, box, [&](Point p) {
      bool inside = false;
      Point before = corners.back();
      for (const Point corner : corners) {
        if ((corner.y > p.y) != (before.y > p.y) &&
            p.x < (before.x - corner.x) * (p.y - corner.y) / (before.y - corner.y) + corner.x) {
          inside = !inside;
        }
        before = corner;
      }
      return inside;
    });
    Point before = corners.back();
    for (const Point corner : corners) {
      paint(ink, Capsule{before, corner, radius, radius});
      before = corner;
    }
  }

  Grid grid_;
  int width_;
  int height_;
  std::vector<Ink> inks_;
};

// Whether a dot of this ink is set: some inks are lighter than others.
bool is_set(Ink ink, int x, int y) {
  switch (ink) {
    case Ink::near:
    case Ink::prop:
    case Ink::load:
    case Ink::arrow:
    case Ink::water:
    case Ink::floor: return true;
    case Ink::far:
    case Ink::pillow: return (x + y) % 2 == 0;
    case Ink::soft: return x % 3 == 0 && y % 3 == 0;
    case Ink::paper: return false;
  }
  return false;
}

// The bit of each dot of a cell, by row from the top.
constexpr std::array<std::array<std::uint8_t, kDotsAcross>, kDotsDown> kBits = {
    {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}};

// The grid that shows all of `picture`.
Grid grid_for(const Picture& picture, int columns, int rows) {
  const Box& box = picture.box;
  const int floor = picture.floor ? 1 : 0;
  Grid grid;
  grid.floor = picture.floor;
  grid.dot_size = std::max({box.width() / (columns * kDotsAcross),
                            box.height() / (rows * kDotsDown - floor), kSmallestDot});
  const auto cells = [&grid](double size, int more, int dots) {
    constexpr double kTolerance = 1e-9;
    return whole_above((size / grid.dot_size - kTolerance + more) / dots);
  };
  grid.columns = std::clamp(cells(box.width(), 0, kDotsAcross), 1, columns);
  grid.rows = std::clamp(cells(box.height(), floor, kDotsDown), 1, rows);
  const double spare = grid.columns * kDotsAcross * grid.dot_size - box.width();
  grid.bottom_left = {box.left - spare / 2, box.bottom};
  return grid;
}

Cell cell_of(const Canvas& canvas, const Grid& grid, int column, int row) {
  Cell cell;
  std::array<int, kInkIds.size()> dots_of = {};
  const int lowest = grid.rows * kDotsDown - 1;
  for (int down = 0; down < kDotsDown; ++down) {
    for (int across = 0; across < kDotsAcross; ++across) {
      const int x = column * kDotsAcross + across;
      const int y = lowest - (row * kDotsDown + down) - (grid.floor ? 1 : 0);
      const Ink ink = y < 0 ? Ink::floor : canvas.at(x, y);
      if (!is_set(ink, x, y)) continue;
      cell.dots |= kBits[static_cast<std::size_t>(down)][static_cast<std::size_t>(across)];
      // The floor is everywhere: it gives a cell its ink only when it is alone there.
      dots_of[static_cast<std::size_t>(ink)] += ink == Ink::floor ? 1 : kDotsAcross * kDotsDown;
    }
  }
  if (cell.dots == 0) return cell;
  cell.ink = static_cast<Ink>(std::max_element(dots_of.begin(), dots_of.end()) - dots_of.begin());
  return cell;
}

Raster raster_of(const Drawing& drawing, const Grid& grid) {
  Canvas canvas(grid);
  for (const Shape& shape : drawing) canvas.paint(shape);
  Raster raster = {grid.columns, grid.rows, {}};
  raster.cells.reserve(count(grid.columns, grid.rows));
  for (int row = 0; row < grid.rows; ++row) {
    for (int column = 0; column < grid.columns; ++column) {
      raster.cells.push_back(cell_of(canvas, grid, column, row));
    }
  }
  return raster;
}

// The part of all `rasters` that is not empty. Columns with nothing but floor are.
void crop(std::vector<Raster>& rasters) {
  int left = rasters.front().columns;
  int right = 0;
  int top = rasters.front().rows;
  int bottom = 0;
  for (const Raster& raster : rasters) {
    for (int row = 0; row < raster.rows; ++row) {
      for (int column = 0; column < raster.columns; ++column) {
        const Cell& cell = raster.at(column, row);
        if (cell.dots == 0) continue;
        top = std::min(top, row);
        bottom = std::max(bottom, row + 1);
        if (cell.ink == Ink::floor) continue;
        left = std::min(left, column);
        right = std::max(right, column + 1);
      }
    }
  }
  for (Raster& raster : rasters) {
    Raster kept = {std::max(right - left, 0), std::max(bottom - top, 0), {}};
    for (int row = top; row < bottom; ++row) {
      for (int column = left; column < right; ++column)
        kept.cells.push_back(raster.at(column, row));
    }
    raster = std::move(kept);
  }
}

}  // namespace

std::vector<Raster> rasters_of(const Picture& picture, int columns, int rows) {
  const Grid grid = grid_for(picture, columns, rows);
  std::vector<Raster> rasters;
  for (const Picture::Still& still : picture.stills) {
    rasters.push_back(raster_of(still.drawing, grid));
  }
  if (!rasters.empty()) crop(rasters);
  return rasters;
}

std::string braille(const Cell& cell) {
  if (cell.dots == 0) return " ";
  constexpr unsigned kFirst = 0x2800;
  const unsigned code = kFirst + cell.dots;
  return {static_cast<char>(0xE0U | code >> 12U), static_cast<char>(0x80U | (code >> 6U & 0x3FU)),
          static_cast<char>(0x80U | (code & 0x3FU))};
}

char ascii(const Cell& cell) {
  struct Glyph {
    char character;
    std::uint8_t dots;
  };
  // What characters look like in most fonts, as dots.
  constexpr auto kGlyphs = std::to_array<Glyph>({
      {' ', 0x00}, {'.', 0x40}, {'.', 0x80},  {'\'', 0x01}, {'\'', 0x08}, {'"', 0x09},
      {'_', 0xC0}, {'-', 0x12}, {'-', 0x24},  {'=', 0x36},  {'|', 0x47},  {'|', 0xB8},
      {'/', 0x58}, {'/', 0x68}, {'\\', 0x83}, {'\\', 0x85}, {':', 0x22},  {'^', 0x1B},
      {'o', 0x36}, {'u', 0xE4}, {'n', 0x1B},  {'#', 0xFF},  {'#', 0xF7},  {'#', 0xBF},
  });
  char best = ' ';
  int least = 9;
  for (const Glyph& glyph : kGlyphs) {
    const int differ = std::popcount(static_cast<unsigned>(glyph.dots ^ cell.dots));
    if (differ >= least) continue;
    least = differ;
    best = glyph.character;
  }
  return best;
}

}  // namespace backsmart
