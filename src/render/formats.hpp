// The formats of a plan, by name and by the ending of a file.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace backsmart {

enum class Format : std::uint8_t { text, markdown, json, ics, html };

struct FormatName {
  std::string_view id;
  std::array<std::string_view, 2> endings;  // of files; empty: none
};

// By Format.
constexpr auto kFormats = std::to_array<FormatName>({
    {"text", {".txt", ""}},
    {"markdown", {".md", ".markdown"}},
    {"json", {".json", ""}},
    {"ics", {".ics", ""}},
    {"html", {".html", ".htm"}},
});

// The names of all, in their order.
std::vector<std::string_view> format_ids();

// As `--format` names it.
std::optional<Format> find_format(std::string_view id);

// As the ending of a file says, in any case; no ending at all, as of /dev/stdout: text.
std::optional<Format> format_of_file(std::string_view path);

}  // namespace backsmart
