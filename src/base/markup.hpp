// Text in HTML and SVG.
#pragma once

#include <string>
#include <string_view>

namespace backsmart {

// `text` as plain words: nothing in it is taken for markup, in an attribute neither.
std::string markup_escaped(std::string_view text);

}  // namespace backsmart
