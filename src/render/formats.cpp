#include "render/formats.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace backsmart {

std::optional<Format> find_format(std::string_view id) {
  for (std::size_t i = 0; i < kFormats.size(); ++i) {
    if (kFormats[i].id == id) return static_cast<Format>(i);
  }
  return std::nullopt;
}

std::optional<Format> format_of_file(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return Format::text;
  const std::string ending = lower_ascii(name.substr(dot));
  for (std::size_t i = 0; i < kFormats.size(); ++i) {
    const auto& endings = kFormats[i].endings;
    if (std::find(endings.begin(), endings.end(), ending) != endings.end()) {
      return static_cast<Format>(i);
    }
  }
  return std::nullopt;
}

}  // namespace backsmart
