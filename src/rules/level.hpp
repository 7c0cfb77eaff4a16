// How urgent it is. Ordered: the most urgent rule wins.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace backsmart {

enum class Level : std::uint8_t { self_manage, book, tailored, see_first, same_day, emergency };

constexpr std::array<std::string_view, 6> kLevelIds = {"self-manage", "book",     "tailored",
                                                       "see-first",   "same-day", "emergency"};

constexpr std::string_view to_id(Level level) { return kLevelIds[static_cast<std::size_t>(level)]; }

constexpr std::optional<Level> parse_level(std::string_view id) {
  for (std::size_t i = 0; i < kLevelIds.size(); ++i) {
    if (kLevelIds[i] == id) return static_cast<Level>(i);
  }
  return std::nullopt;
}

// From here on nobody gets a plan before someone has looked at them.
constexpr bool refuses_plan(Level level) { return level >= Level::see_first; }

}  // namespace backsmart
