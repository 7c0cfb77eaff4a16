// Pictures as SVG: one unit is a thousandth of a body height.
#pragma once

#include <string>
#include <string_view>

#include "figure/drawing.hpp"

namespace backsmart {

// What is read out where a picture cannot be seen.
struct Caption {
  std::string_view title;
  std::string_view description;
};

// For a page that has kFigureStyle; the page sets its width, from --w: its width in units. Without
// the names of the frames. `id` is to be the only one of the page.
std::string inline_svg(const Picture& picture, const Caption& caption, std::string_view id);

// The same picture once more, in few bytes: it points at the one before. Of the class `again`.
std::string svg_again(const Picture& picture, const Caption& caption, std::string_view id);

// A file of its own, light or dark as its reader likes, with the names of the frames below them.
std::string svg_file(const Picture& picture, const Caption& caption);

// The colours, by the classes f-near, f-far and so on. On paper, those for the light.
extern const std::string_view kFigureStyle;

}  // namespace backsmart
