// What is wrong with a text that a person wrote, and where.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backsmart {

// A stretch of one line. Lines and columns count from 1, columns in characters (code points), as
// editors do. Line 0: the whole file.
struct Place {
  int line = 0;
  int column = 0;
  int length = 1;  // characters to underline, at least 1
  int file = 0;    // 0: the file at hand; n: the n-th file of own data, merged into it

  auto operator<=>(const Place&) const = default;
};

// A text and the name to call it by in messages ("answers.toml", "<stdin>", "--set").
struct SourceText {
  std::string name;
  std::string text;
};

struct Diagnostic {
  std::string file;
  Place place;
  std::string message;  // what is wrong, one line, no full stop
  std::string hint;     // what to type instead; may be empty
  std::string line;     // the line at fault, for the caret; may be empty

  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

// A value and everything that was wrong on the way to it. Use the value only when `ok()`.
template <typename T>
struct Loaded {
  T value{};
  Diagnostics problems;

  bool ok() const { return problems.empty(); }
};

// The diagnostic for `place` in `source`, with the line at fault copied in.
Diagnostic at(const SourceText& source, Place place, std::string message, std::string hint = "");

// "file:line:col: error: message", the line with a caret below it, the hint. Ends with a newline.
// Control characters are shown as '?' and long texts are cut: no file can drive the terminal or
// flood it.
std::string to_text(const Diagnostic& diagnostic);
std::string to_text(const Diagnostics& diagnostics);

// By file (order of first appearance kept), then place.
void sort_by_place(Diagnostics& diagnostics);

}  // namespace backsmart
