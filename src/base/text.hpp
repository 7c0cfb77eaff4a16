// UTF-8 text on a terminal: how wide it is, where it breaks, what may be shown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backsmart {

// Columns that a terminal gives to `text` at most: 0 for combining marks, 2 for East Asian wide and
// emoji, the sum of its parts for a joined emoji.
int display_width(std::string_view text);

// The first `count` characters (code points) of `text`.
std::string_view first_characters(std::string_view text, int count);

// Number of code points.
int character_count(std::string_view text);

// `text` with control characters and broken UTF-8 as '?': safe to send to a terminal.
std::string printable(std::string_view text);

// The first character of `text` that `printable` would replace; empty when all may be shown.
std::string_view first_unprintable(std::string_view text);

// The number of the first character of `text`, which is not empty: 0x1B of an escape. U+FFFD where
// the UTF-8 is broken.
char32_t code_point(std::string_view text);

bool is_utf8(std::string_view text);

// Line `number` of `text`, counted from 1, without its end; empty when there is none.
std::string_view line_of(std::string_view text, int number);

// Breaks `text` at spaces into lines of at most `width` columns. A word wider than that is cut, but
// never within what a reader takes for one character; only such a one may be wider than `width`.
// At least one line, which may be empty.
std::vector<std::string> wrap(std::string_view text, int width);

// `wrap`, with `first` before the first line and as many spaces before the others; each line ends
// with a newline. `width` counts the whole line.
std::string paragraph(std::string_view text, int width, std::string_view first = "");

// `text` and spaces up to `width` columns.
std::string pad(std::string_view text, int width);

// "a, b and c"; `last` joins the last two.
std::string join(const std::vector<std::string>& words, std::string_view last = " and ");

std::vector<std::string> split(std::string_view text, char separator);
std::string_view trim(std::string_view text);
std::string lower_ascii(std::string_view text);

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "12,345,678": a whole number of 0 or more; "11 million million" from a million million on.
std::string grouped(double number);

// "1 minute", "2 minutes".
std::string counted(int count, std::string_view noun);

}  // namespace backsmart
