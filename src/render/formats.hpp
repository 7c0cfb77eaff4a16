// The formats of a plan, by name and by the ending of a file.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace backsmart {

enum class Format : std::uint8_t { text, markdown, json, ics, html };

struct FormatName {
  std::string_view id;
  std::string_view description;
  std::array<std::string_view, 2> endings;  // of files; empty: none
};

// By Format.
constexpr auto kFormats = std::to_array<FormatName>({
    {"text", "for a terminal", {".txt", ""}},
    {"markdown", "for notes and web pages", {".md", ".markdown"}},
    {"json", "for programs", {".json", ""}},
    {"ics", "a calendar", {".ics", ""}},
    {"html", "a page to print", {".html", ".htm"}},
});

constexpr const FormatName& name_of(Format format) {
  return kFormats[static_cast<std::size_t>(format)];
}

// As `--format` names it.
std::optional<Format> find_format(std::string_view id);

// As the ending of a file says, in any case; no ending at all, as of /dev/stdout: text.
std::optional<Format> format_of_file(std::string_view path);

}  // namespace backsmart
