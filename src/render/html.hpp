// Pieces of HTML. Text is escaped by whoever puts it in.
#pragma once

#include <string>
#include <string_view>

namespace backsmart {

// `text` as plain words: nothing in it is taken for markup, in an attribute neither.
std::string html_escaped(std::string_view text);

// Look of a plan's page: light and dark, phone, screen and two sheets of paper.
extern const std::string_view kPlanStyle;

}  // namespace backsmart
