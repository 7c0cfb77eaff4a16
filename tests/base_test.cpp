// Text, dates, spelling hints and diagnostics.
#include <algorithm>

#include <doctest/doctest.h>

#include "base/date.hpp"
#include "base/diagnostic.hpp"
#include "base/spelling.hpp"
#include "base/text.hpp"

using namespace backsmart;

TEST_CASE("width of text on a terminal") {
  CHECK_EQ(display_width("back"), 4);
  CHECK_EQ(display_width("Rücken"), 6);
  CHECK_EQ(display_width("e\u0301"), 1);
  CHECK_EQ(display_width("腰痛"), 4);
  CHECK_EQ(display_width("🏋"), 2);
  CHECK_EQ(display_width("\xff"), 1);
}

TEST_CASE("text wraps at spaces, and only a word wider than the line is cut") {
  CHECK_EQ(wrap("one two three", 7), std::vector<std::string>{"one two", "three"});
  CHECK_EQ(wrap("  one   two ", 20), std::vector<std::string>{"one two"});
  CHECK_EQ(wrap("abcdefgh ij", 3), std::vector<std::string>{"abc", "def", "gh", "ij"});
  CHECK_EQ(wrap("ab abcdef", 3), std::vector<std::string>{"ab", "abc", "def"});
  CHECK_EQ(wrap("腰腰腰", 4), std::vector<std::string>{"腰腰", "腰"});
  CHECK_EQ(wrap("", 10), std::vector<std::string>{""});
  CHECK_EQ(paragraph("one two three", 11, "  - "), "  - one two\n    three\n");
}

TEST_CASE("no line is ever wider than asked for") {
  const std::string text =
      "Der Rücken 腰痛が朝に痛い e\u0301 supercalifragilistic 🏋🏋🏋 a b c";
  for (int width = 2; width < 60; ++width) {
    for (const std::string& line : wrap(text, width)) CHECK_LE(display_width(line), width);
  }
}

TEST_CASE("width of characters that are more than one code point") {
  const struct {
    const char* text;
    int width;
  } rows[] = {
      {"e\u0301\u0302", 1},             // two marks on a letter
      {"\u0915\u094d\u0937\u093f", 3},  // Devanagari, a conjunct with a vowel sign
      {"\u1112\u1161\u11ab", 4},        // Hangul from its letters, at most
      {"한", 2},
      {"שָׁלוֹם", 4},  // Hebrew with points
      {"مرحبا", 5},
      {"👍🏽", 4},  // at most: a terminal may show the tone apart
      {"❤️", 2},    // a text heart made an emoji
      {"🇩🇪", 2},
      {"", 0},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK_EQ(display_width(row.text), row.width);
  }
}

TEST_CASE("a word is cut between what readers take for characters, never within") {
  const std::vector<std::string> clusters = {"e\u0301",
                                             "\u0915\u094d",
                                             "\u0937\u093f",
                                             "\u1112\u1161\u11ab",
                                             "👩‍⚕️",
                                             "🏋🏽‍♀️",
                                             "🇩🇪",
                                             "🇫🇷",
                                             "1️⃣",
                                             "腰",
                                             "痛",
                                             "שָׁ",
                                             "م",
                                             "กำ",
                                             "a",
                                             "❤️"};
  std::string word;
  for (const std::string& cluster : clusters) word += cluster;
  for (int width = 1; width <= 120; ++width) {
    INFO(width);
    std::string all;
    for (const std::string& line : wrap(word, width)) {
      const bool alone = std::find(clusters.begin(), clusters.end(), line) != clusters.end();
      if (!alone) CHECK_LE(display_width(line), width);
      // The line is made of whole clusters.
      std::size_t from = all.size();
      for (const std::string& cluster : clusters) {
        const std::size_t at = word.find(cluster);
        CHECK_FALSE((at < from && from < at + cluster.size()));
      }
      all += line;
    }
    CHECK_EQ(all, word);
  }
}

TEST_CASE("nothing that drives a terminal is printable") {
  CHECK_EQ(printable("a\x1b[31mb\x07"), "a?[31mb?");
  CHECK_EQ(printable("ok \xc3\xa9 \xff\xfe"), "ok é ??");
  CHECK_EQ(printable("\xc2\x9b"), "?");    // the one-byte CSI
  CHECK_EQ(printable("a\u202eb"), "a?b");  // right to left from here
  // Every character of Unicode's property Bidi_Control, and what ends a line.
  for (const char* mark :
       {"\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066",
        "\u2067", "\u2068", "\u2069", "\u2028", "\u2029", "\u0085"}) {
    CHECK_EQ(printable(mark), "?");
    CHECK_EQ(first_unprintable(std::string("é") + mark + "x"), mark);
  }
  CHECK_EQ(printable("\u200c\u200d"), "\u200c\u200d");  // scripts and emoji need these
  CHECK_EQ(first_unprintable("é腰🏋"), "");
  CHECK_EQ(code_point("\u202e"), 0x202E);
  CHECK_EQ(code_point("\xff"), 0xFFFD);
  CHECK(is_utf8("é腰🏋"));
  CHECK_FALSE(is_utf8("\xc3"));
  CHECK_FALSE(is_utf8("\xed\xa0\x80"));  // a surrogate
  CHECK_FALSE(is_utf8("\xc0\x80"));      // an overlong nought
}

TEST_CASE("lines are counted from one, whatever ends them") {
  CHECK_EQ(line_of("a\r\nb\n\nc", 1), "a");
  CHECK_EQ(line_of("a\r\nb\n\nc", 2), "b");
  CHECK_EQ(line_of("a\r\nb\n\nc", 3), "");
  CHECK_EQ(line_of("a\r\nb\n\nc", 4), "c");
  CHECK_EQ(line_of("a", 2), "");
}

TEST_CASE("words joined, counted and split") {
  CHECK_EQ(join({"a", "b", "c"}), "a, b and c");
  CHECK_EQ(join({"a"}), "a");
  CHECK_EQ(join({}), "");
  CHECK_EQ(counted(1, "day"), "1 day");
  CHECK_EQ(counted(3, "day"), "3 days");
  CHECK_EQ(split("a,,b", ','), std::vector<std::string>{"a", "", "b"});
  CHECK_EQ(trim(" \t x \n"), "x");
}

TEST_CASE("spelling hints come only when they are near") {
  CHECK_EQ(edit_distance("fever", "fevre"), 1);  // two neighbours swapped
  CHECK_EQ(edit_distance("kitten", "sitting"), 3);
  CHECK_EQ(edit_distance("", "abc"), 3);
  CHECK_EQ(closest("fevr", {"age", "fever", "level"}), "fever");
  CHECK_EQ(closest("zzzz", {"age", "fever"}), "");
}

TEST_CASE("dates and times are read and written as people write them") {
  CHECK_EQ(to_iso(*parse_date("2026-02-28")), "2026-02-28");
  CHECK_FALSE(parse_date("2026-02-29"));
  CHECK_FALSE(parse_date("2026-2-28"));
  CHECK_FALSE(parse_date("yesterday"));
  // A week behind 9999-12-31 would need a year of five digits, which no calendar reads.
  for (const char* far : {"0000-01-01", "1899-12-31", "9001-01-01", "9999-12-31"}) {
    CHECK_FALSE_MESSAGE(parse_date(far), far);
  }
  CHECK_EQ(to_iso(*parse_date("1900-01-01")), "1900-01-01");
  CHECK_EQ(to_iso(*parse_date("9000-12-31")), "9000-12-31");
  CHECK_EQ(to_iso(*parse_date_time("2026-11-20T08:15")), "2026-11-20T08:15:00");
  CHECK_EQ(to_iso(*parse_date_time("2026-11-20 08:15:42")), "2026-11-20T08:15:42");
  CHECK_EQ(to_iso(*parse_date_time("2026-11-20")), "2026-11-20T00:00:00");
  CHECK_FALSE(parse_date_time("2026-11-20T8:15"));
  CHECK_FALSE(parse_date_time("2026-11-20T24:00"));
  CHECK_EQ(parse_clock("6:30"), 390);
  CHECK_EQ(parse_clock("06:30"), 390);
  CHECK_FALSE(parse_clock("6.30"));
  CHECK_FALSE(parse_clock("6:3"));
  CHECK_FALSE(parse_clock("24:00"));
  CHECK_EQ(to_clock(1439), "23:59");
  CHECK_EQ(to_clock(1440 + 5), "00:05");
}

TEST_CASE("weeks begin on the day that is asked for") {
  const Date friday = *parse_date("2026-11-20");
  CHECK_EQ(weekday(friday), 4);
  CHECK_EQ(to_short(friday), "Fri 20 Nov");
  const struct {
    int first;
    const char *of, *from;  // the week that holds the Friday, and the next one to begin
  } rows[] = {
      {kMondayFirst, "2026-11-16", "2026-11-23"},
      {1, "2026-11-17", "2026-11-24"},
      {2, "2026-11-18", "2026-11-25"},
      {3, "2026-11-19", "2026-11-26"},
      {4, "2026-11-20", "2026-11-20"},
      {5, "2026-11-14", "2026-11-21"},
      {6, "2026-11-15", "2026-11-22"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK_EQ(to_iso(week_of(friday, row.first)), row.of);
    CHECK_EQ(to_iso(week_from(friday, row.first)), row.from);
  }
  CHECK_EQ(days_between(friday, *parse_date("2026-12-01")), 11);
}

TEST_CASE("a diagnostic shows the place, the line and a caret") {
  const SourceText source{"a.toml", "x = 1\nfever = \"mabye\"\n"};
  CHECK_EQ(to_text(at(source, {2, 9, 7}, "'mabye' is not an answer", "write \"yes\"")),
           "a.toml:2:9: error: 'mabye' is not an answer\n"
           "  2 | fever = \"mabye\"\n"
           "    |         ^~~~~~~\n"
           "  hint: write \"yes\"\n");
  CHECK_EQ(to_text(at(source, {}, "the file is empty")), "a.toml: error: the file is empty\n");
  const SourceText wide{"b", "腰 = ?"};
  CHECK_EQ(to_text(at(wide, {1, 5, 1}, "odd")), "b:1:5: error: odd\n  1 | 腰 = ?\n    |      ^\n");
  const SourceText evil{"c", "\x1b[2J = 1"};
  CHECK_EQ(to_text(at(evil, {1, 1, 1}, "odd")), "c:1:1: error: odd\n  1 | ?[2J = 1\n    | ^\n");
}

TEST_CASE("a diagnostic never passes on what drives a terminal, nor without end") {
  const Diagnostic evil{"a\x1b.toml", {1, 1, 1}, "'\x1b]0;x\x07'", "\xc2\x9b", "\x1b[2J"};
  CHECK_EQ(to_text(evil), "a?.toml:1:1: error: '?]0;x?'\n  1 | ?[2J\n    | ^\n  hint: ?\n");
  CHECK_LT(to_text(Diagnostic{"a", {}, std::string(100'000, 'x'), "", ""}).size(), 500);
}

TEST_CASE("diagnostics are sorted by place, files kept together") {
  Diagnostics all = {{"b", {9, 1, 1}, "", "", ""},
                     {"a", {5, 1, 1}, "", "", ""},
                     {"b", {2, 7, 1}, "", "", ""},
                     {"b", {2, 3, 1}, "", "", ""}};
  sort_by_place(all);
  CHECK_EQ(all[0].place.column, 3);
  CHECK_EQ(all[1].place.column, 7);
  CHECK_EQ(all[2].place.line, 9);
  CHECK_EQ(all[3].file, "a");
}
