#include "base/diagnostic.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace backsmart {
namespace {

// A line longer than this is not quoted whole: a 10 MB one-line file must not fill the screen.
constexpr int kLongestQuote = 160;
// The same for names and values quoted in a message.
constexpr int kLongestMessage = 400;

// `text` as it may be shown: nothing in it drives the terminal, and it has an end.
std::string shown(std::string_view text) {
  const std::string_view start = first_characters(text, kLongestMessage);
  return printable(start) + (start.size() < text.size() ? "…" : "");
}

}  // namespace

Diagnostic at(const SourceText& source, Place place, std::string message, std::string hint) {
  Diagnostic diagnostic{source.name, place, std::move(message), std::move(hint), {}};
  if (place.line > 0) diagnostic.line = printable(line_of(source.text, place.line));
  return diagnostic;
}

std::string to_text(const Diagnostic& d) {
  std::string out = shown(d.file);
  if (d.place.line > 0) out += fmt::format(":{}:{}", d.place.line, std::max(d.place.column, 1));
  out += fmt::format(": error: {}\n", shown(d.message));
  if (!d.line.empty() && d.place.column > 0 && d.place.column + d.place.length <= kLongestQuote) {
    const std::string gutter = d.place.line > 0 ? std::to_string(d.place.line) : "";
    const std::string quoted = printable(first_characters(d.line, kLongestQuote));
    const int before = display_width(first_characters(d.line, d.place.column - 1));
    out += fmt::format("  {} | {}\n", gutter, quoted);
    out += fmt::format("  {:{}} | {:{}}^{:~<{}}\n", "", gutter.size(), "", before, "",
                       std::max(d.place.length, 1) - 1);
  }
  if (!d.hint.empty()) out += fmt::format("  hint: {}\n", shown(d.hint));
  return out;
}

std::string to_text(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) out += to_text(diagnostic);
  return out;
}

void sort_by_place(Diagnostics& diagnostics) {
  std::vector<std::string> files;
  for (const Diagnostic& d : diagnostics) {
    if (std::find(files.begin(), files.end(), d.file) == files.end()) files.push_back(d.file);
  }
  const auto rank = [&files](const Diagnostic& d) {
    return std::find(files.begin(), files.end(), d.file) - files.begin();
  };
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&rank](const Diagnostic& a, const Diagnostic& b) {
                     return rank(a) != rank(b) ? rank(a) < rank(b) : a.place < b.place;
                   });
}

}  // namespace backsmart
