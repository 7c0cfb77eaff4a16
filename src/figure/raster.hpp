// Drawings as characters: each cell of a terminal is two dots wide and four high, as those of
// Unicode braille are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "figure/drawing.hpp"

namespace backsmart {

struct Cell {
  std::uint8_t dots = 0;  // as U+2800 + dots has them
  Ink ink = Ink::paper;   // of most of them

  bool operator==(const Cell&) const = default;
};

struct Raster {
  int columns = 0;
  int rows = 0;
  std::vector<Cell> cells;  // row by row from the top

  const Cell& at(int column, int row) const {
    return cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                 static_cast<std::size_t>(column)];
  }
};

// The stills of `picture`, each in at most so many cells, all of one size and scale: as large as
// may be, without rows or columns that are empty in all of them. The floor is the lowest row of
// dots. Far limbs and pillows are dithered, walls are dotted.
std::vector<Raster> rasters_of(const Picture& picture, int columns, int rows);

// A cell as text: Unicode braille, or the character of ASCII that looks most like it. An empty one
// is a space.
std::string braille(const Cell& cell);
char ascii(const Cell& cell);

}  // namespace backsmart
