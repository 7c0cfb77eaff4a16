// Pictures for a terminal.
#pragma once

#include <string>

#include "figure/drawing.hpp"

namespace backsmart {

enum class Charset : std::uint8_t { braille, ascii };

struct TerminalStyle {
  int columns = 80;
  bool color = false;  // meaning never hangs on it
  Charset charset = Charset::braille;
};

// From so many columns on the frames stand beside each other, as many as fit, else below.
constexpr int kColumnsSideBySide = 72;

// Each frame in at most so many cells.
constexpr int kFrameColumns = 36;
constexpr int kFrameRows = 12;

// Lines with their ends; the name of each frame below it, in several lines where one does not hold
// it. No line is wider than `style.columns`.
std::string to_terminal(const Picture& picture, const TerminalStyle& style);

}  // namespace backsmart
