// A page without a format: what is said, in which order. text.cpp and markdown.cpp write it out.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "figure/terminal.hpp"

namespace backsmart {

struct Heading {
  int level = 1;  // 1: the page, 2: a section, 3: a part of it
  std::string text;
};

struct Paragraph {
  std::string text;
  bool strong = false;
};

struct Bullets {
  std::vector<std::string> items;
  bool numbered = false;
};

// An empty cell is shown as "–".
struct Table {
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
};

// Name on the left, facts on the right, remarks below: an exercise of a block.
struct Card {
  int number = 0;  // place in the block; 0: no number
  std::string name;
  std::string facts;
  std::vector<std::string> remarks;
  std::string pictured = {};  // the exercise that is told of in full; pages with pictures show it
};

// The picture of an exercise, or in words how it moves.
struct Illustration {
  std::string exercise;
};

using Element = std::variant<Heading, Paragraph, Bullets, Table, Card, Illustration>;
using Report = std::vector<Element>;

struct TextStyle {
  int width = 80;
  bool color = false;                              // bold headings; meaning never hangs on it
  const Figures* figures = nullptr;                // null: illustrations are left out
  std::optional<Charset> pictures = std::nullopt;  // nothing: they are told in words
};

struct MarkdownStyle {
  const Figures* figures = nullptr;  // null: illustrations are left out
  std::string picture_folder = {};   // with SVG files by exercise; empty: they are told in words
};

// No line is wider than `style.width`; control characters are shown as '?'.
std::string to_text(const Report& report, const TextStyle& style);

// CommonMark with pipe tables; text from data is escaped.
std::string to_markdown(const Report& report, const MarkdownStyle& style = {});

// The figures that it shows when it has a picture folder, each once: the files to go into that.
std::vector<const Figure*> figures_of(const Report& report, const Figures& figures);

}  // namespace backsmart
