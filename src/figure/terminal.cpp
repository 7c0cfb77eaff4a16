#include "figure/terminal.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "figure/raster.hpp"

namespace backsmart {
namespace {

constexpr int kGap = 2;  // between frames

// What turns a colour on. The body is as the terminal writes, light or dark.
std::string_view color_of(Ink ink) {
  switch (ink) {
    case Ink::near:
    case Ink::paper: return "";
    case Ink::far:
    case Ink::soft:
    case Ink::floor: return "\x1b[2m";
    case Ink::prop:
    case Ink::pillow: return "\x1b[33m";
    case Ink::load: return "\x1b[31m";
    case Ink::arrow: return "\x1b[36m";
    case Ink::water: return "\x1b[34m";
  }
  return "";
}

std::string line_of(const Raster& raster, int row, const TerminalStyle& style) {
  constexpr std::string_view kOff = "\x1b[0m";
  std::string out;
  std::string_view now;
  for (int column = 0; column < raster.columns; ++column) {
    const Cell& cell = raster.at(column, row);
    if (const std::string_view color = color_of(cell.ink);
        style.color && cell.dots != 0 && color != now) {
      if (!now.empty()) out += kOff;
      out += color;
      now = color;
    }
    out += style.charset == Charset::ascii ? std::string(1, ascii(cell)) : braille(cell);
  }
  if (!now.empty()) out += kOff;
  return out;
}

std::string spaces(int count) {
  return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

// `text`, which is so many columns wide, in the middle of `width` columns.
std::string centred(const std::string& text, int columns, int width) {
  const int before = (width - columns) / 2;
  return spaces(before) + text + spaces(width - columns - before);
}

void add_line(std::string line, std::string& out) {
  while (line.ends_with(' ')) line.pop_back();
  out += line + '\n';
}

}  // namespace

std::string to_terminal(const Picture& picture, const TerminalStyle& style) {
  const int count = static_cast<int>(picture.stills.size());
  if (count == 0) return "";
  const bool stacked = style.columns < kColumnsSideBySide;
  const int beside = stacked ? 1 : count;
  const int room = (style.columns - (beside - 1) * kGap) / beside;
  const std::vector<Raster> rasters =
      rasters_of(picture, std::clamp(room, 1, kFrameColumns), kFrameRows);
  int width = rasters.front().columns;
  for (const auto& still : picture.stills) width = std::max(width, display_width(still.name));

  std::string out;
  for (int first = 0; first < count; first += beside) {
    if (first > 0) out += '\n';
    std::string names;
    std::vector<std::string> lines(static_cast<std::size_t>(rasters.front().rows));
    for (int i = first; i < first + beside; ++i) {
      const Raster& raster = rasters[static_cast<std::size_t>(i)];
      const std::string_view name = picture.stills[static_cast<std::size_t>(i)].name;
      const std::string before = spaces(i > first ? kGap : 0);
      for (int row = 0; row < raster.rows; ++row) {
        lines[static_cast<std::size_t>(row)] +=
            before + centred(line_of(raster, row, style), raster.columns, width);
      }
      names += before + centred(printable(name), display_width(name), width);
    }
    for (std::string& line : lines) add_line(std::move(line), out);
    add_line(std::move(names), out);
  }
  return out;
}

}  // namespace backsmart
