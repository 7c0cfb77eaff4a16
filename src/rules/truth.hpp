// Kleene's strong three-valued logic. An answer that is missing or unsure is unknown, never no.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace backsmart {

enum class Truth : std::uint8_t { no, unknown, yes };  // in this order: all = min, any = max

constexpr Truth truth_of(bool value) { return value ? Truth::yes : Truth::no; }
constexpr Truth negated(Truth t) {
  return t == Truth::yes ? Truth::no : t == Truth::no ? Truth::yes : Truth::unknown;
}
constexpr Truth both(Truth a, Truth b) { return std::min(a, b); }
constexpr Truth either(Truth a, Truth b) { return std::max(a, b); }

}  // namespace backsmart
