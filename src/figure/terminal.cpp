#include "figure/terminal.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "figure/raster.hpp"

namespace backsmart {
namespace {

constexpr int kGap = 2;             // between frames
constexpr int kFewestColumns = 20;  // of a frame beside others

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
  const int fitting = (style.columns + kGap) / (kFewestColumns + kGap);
  const int beside = style.columns < kColumnsSideBySide ? 1 : std::min(count, fitting);
  const int room = std::max((style.columns - (beside - 1) * kGap) / beside, 1);
  const std::vector<Raster> rasters =
      rasters_of(picture, std::min(room, kFrameColumns), kFrameRows);
  std::vector<std::vector<std::string>> names;  // lines of each
  int width = rasters.front().columns;
  for (const auto& still : picture.stills) {
    names.push_back(wrap(printable(still.name), room));
    for (const std::string& line : names.back()) width = std::max(width, display_width(line));
  }

  std::string out;
  const auto step = static_cast<std::size_t>(beside);
  for (std::size_t first = 0; first < names.size(); first += step) {
    if (first > 0) out += '\n';
    const std::size_t last = std::min(first + step, names.size());
    std::size_t tallest = 0;
    for (std::size_t i = first; i < last; ++i) tallest = std::max(tallest, names[i].size());
    std::vector<std::string> lines(static_cast<std::size_t>(rasters.front().rows) + tallest);
    for (std::size_t i = first; i < last; ++i) {
      auto line = lines.begin();
      const auto add = [&](const std::string& text, int columns) {
        *line++ += spaces(i > first ? kGap : 0) + centred(text, columns, width);
      };
      for (int row = 0; row < rasters[i].rows; ++row) {
        add(line_of(rasters[i], row, style), rasters[i].columns);
      }
      names[i].resize(tallest);
      for (const std::string& text : names[i]) add(text, display_width(text));
    }
    for (std::string& line : lines) add_line(std::move(line), out);
  }
  return out;
}

}  // namespace backsmart
