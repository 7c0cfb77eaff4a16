// Pieces of HTML.
#pragma once

#include <string_view>

namespace backsmart {

// Look of a plan's page: light and dark, phone, screen and two sheets of paper.
extern const std::string_view kPlanStyle;

}  // namespace backsmart
