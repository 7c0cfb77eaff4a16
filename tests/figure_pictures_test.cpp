// Pictures as SVG and as characters.
#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli_harness.hpp"
#include "data/embedded.hpp"
#include "figure/raster.hpp"
#include "figure/svg.hpp"
#include "figure/terminal.hpp"

using namespace backsmart;

namespace {

const Figures& figures() {
  static const Figures kAll = embedded_figures();
  return kAll;
}

std::string in_terminal(std::string_view id, const TerminalStyle& style) {
  const Figure* figure = find_figure(figures(), id);
  REQUIRE(figure != nullptr);
  return to_terminal(picture_of(*figure), style);
}

// One still, of these shapes.
Picture picture(Drawing drawing, const Box& box, bool floor = false) {
  Picture out;
  out.stills.push_back({"Now", std::move(drawing)});
  out.box = box;
  out.floor = floor;
  return out;
}

Shape dot_at(Point at, double radius, Ink ink = Ink::near) {
  return {ink, Capsule{at, at, radius, radius}};
}

// The raster of a still as text, a line for each row.
std::string drawn(const Picture& p, int columns, int rows, Charset charset = Charset::braille) {
  const Raster raster = rasters_of(p, columns, rows).front();
  std::string out;
  for (int row = 0; row < raster.rows; ++row) {
    for (int column = 0; column < raster.columns; ++column) {
      const Cell& cell = raster.at(column, row);
      out += charset == Charset::ascii ? std::string(1, ascii(cell)) : braille(cell);
    }
    out += '\n';
  }
  return out;
}

}  // namespace

TEST_SUITE_BEGIN("pictures");

TEST_CASE("the dead bug, as a terminal of 80 columns shows it") {
  CHECK_EQ("\n" + in_terminal("dead-bug", {80, false, Charset::braille}), R"(
                                                                     ⢀
         ⢰⣦               ⢀⣤                  ⡀⢰⣦               ⢀⢄   ⠘⢆
         ⢸⣿       ⢀⣀⣀⣀⣀⣀⣀⣀⣼⡇                ⣀⠜⠁⢸⣿       ⢀⢀⢀⢀⢀⢀⢀⢀⢔⠅     ⠑⣶⠄
         ⠈⣿⡀      ⣼⣿⡿⠿⠿⠿⠛⠛⠛⠁             ⠴⢶⠊⠁  ⠈⣿⡀      ⢔⢕⠕⠕⠕⠕⠑⠑⠑⠁    ⢀⣶
          ⣿⡇      ⣿⣿⣷                 ⢀⢄⢄⢀      ⣿⡇      ⢕⢕⢕       ⣀⣀⣀⣤⣼⣿
     ⢀⣀⡀  ⣿⡇  ⣀⡀  ⣿⣿⣿                   ⠑⠑⠕⢔⣀⡄  ⣿⡇  ⣀⡀  ⠕⢕⣕⣠⣤⣴⣶⣾⣿⣿⡿⠿⠛⠛⠉⠁
    ⢰⣿⣿⣿⡄⡀⣿⣇⣿⣿⣿⣿⣿⣿⣿⣿⣿                     ⢰⣿⣿⣿⣔⡁⣿⣇⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⡿⠟⠋⠁
⣀⣀⣀⣀⣈⣻⣿⣟⣀⣑⣽⣵⣿⣿⣿⣿⣿⣿⣿⣿⣟⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀  ⣀⣀⣀⣀⣈⣻⣿⣟⣀⣑⣽⣵⣿⣿⣿⣿⣿⣿⣿⣿⣟⣋⣁⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀
         Arms and knees up                      Arm and leg away
)");
  CHECK_EQ("\n" + in_terminal("dead-bug", {80, false, Charset::ascii}), R"(
                                                                     .
         |u               .u                  .|u               ..   '.
         |#       ._______||                _''|#       .........'     '#
         '#.      |#####^^^'             -=''  '#.      .\''''''''    .#
          #|      ###                 ....      #|      \\\       ___u|#
     ._.  #|  _.  ###                   '''._.  #|  _.  '\\_uu######^^"'
    |###..#|#########                     |###_.#|############^"'
_____###__###########_______________  _____###__###########\______________
         Arms and knees up                      Arm and leg away
)");
}

TEST_CASE("below 72 columns the frames stand below each other") {
  const auto lines = [](int columns) {
    return split(in_terminal("goblet-squat", {columns, false, Charset::braille}), '\n').size();
  };
  CHECK(lines(72) == lines(200));
  CHECK(lines(71) > 2 * lines(72) - 3);
  for (const Figure& figure : figures()) {
    CAPTURE(figure.id);
    for (const int columns : {20, 40, 71, 72, 80, 200}) {
      CHECK(widest_line(in_terminal(figure.id, {columns, false, Charset::braille})) <= columns);
      CHECK(widest_line(in_terminal(figure.id, {columns, false, Charset::ascii})) <= columns);
    }
  }
}

TEST_CASE("names that are wider than their frame go on in the next line") {
  Picture p = picture({dot_at({0.5, 0.5}, 0.1)}, {0, 1, 0, 1}, true);
  p.stills.front().name = "A name that no line of twenty columns holds";
  CHECK_EQ("\n" + to_terminal(p, {20, false, Charset::ascii}), R"(
        __
       ####
       "##"



       ____
A name that no line
 of twenty columns
       holds
)");
  for (const std::string& name :
       {std::string(300, 'x'), std::string("漢字漢字漢字漢字漢字漢字漢字"),
        std::string("each word fits but all of them do not")}) {
    for (const std::size_t count : {1, 2, 3, 20}) {
      p.stills.assign(count, p.stills.front());
      p.stills.back().name = name;
      for (const int columns : {20, 21, 71, 72, 80, 200, 1000}) {
        CAPTURE(columns);
        CHECK(widest_line(to_terminal(p, {columns, false, Charset::braille})) <= columns);
      }
    }
  }
}

TEST_CASE("pictures are cropped to what is drawn, on one floor") {
  for (const Figure& figure : figures()) {
    CAPTURE(figure.id);
    const Picture p = picture_of(figure);
    for (const auto& [columns, rows] : {std::pair(36, 12), {18, 6}, {72, 24}, {5, 2}, {1, 1}}) {
      CAPTURE(columns);
      const std::vector<Raster> all = rasters_of(p, columns, rows);
      REQUIRE(all.size() == p.stills.size());
      const Raster& first = all.front();
      CHECK(first.columns <= columns);
      CHECK(first.rows <= rows);
      int top = 0;
      int left = 0;
      int right = 0;
      for (const Raster& raster : all) {
        REQUIRE(raster.columns == first.columns);
        REQUIRE(raster.rows == first.rows);
        const auto is_drawn = [&raster](int column, int row) {
          const Cell& cell = raster.at(column, row);
          return cell.dots != 0 && cell.ink != Ink::floor ? 1 : 0;
        };
        for (int column = 0; column < raster.columns; ++column) {
          top += is_drawn(column, 0);
          const bool on_floor = (raster.at(column, raster.rows - 1).dots & 0xC0U) == 0xC0U;
          CHECK((on_floor || !p.floor));
        }
        for (int row = 0; row < raster.rows; ++row) {
          left += is_drawn(0, row);
          right += is_drawn(raster.columns - 1, row);
        }
      }
      CHECK(top > 0);
      CHECK(left > 0);
      CHECK(right > 0);
    }
  }
  const auto rows = [](std::string_view id) {
    return split(in_terminal(id, {80, false, Charset::braille}), '\n').size() - 2;
  };
  CHECK(rows("hook-lying") <= 6);     // lying
  CHECK(rows("goblet-squat") == 12);  // standing
}

// The far hand holds what is beside a joint of the far side; what has no place of its own is near.
TEST_CASE("whatever only stands can be drawn between the trunk and the arms, too") {
  for (const PropKind kind :
       {PropKind::wall, PropKind::panel, PropKind::mat, PropKind::step, PropKind::box,
        PropKind::bench, PropKind::table, PropKind::counter, PropKind::water}) {
    CAPTURE(kPropKindIds[static_cast<std::size_t>(kind)]);
    Figure figure;
    figure.frames.push_back({"Go", standing(View::side)});
    const std::size_t shapes = draw(figure, 0).size();
    Prop& prop = figure.props.emplace_back();
    prop.kind = kind;
    prop.layer = Layer::hand;
    prop.right = 1;
    prop.top = 1;
    CHECK(draw(figure, 0).size() > shapes);
  }
}

TEST_CASE("dots are where the shapes are") {
  const Box box = {0, 0.32, 0, 0.16};  // eight dots wide, four high, of 0.04
  CHECK_EQ(drawn(picture({dot_at({0.02, 0.02}, 0.02)}, box), 4, 1), "⡀\n");
  CHECK_EQ(drawn(picture({dot_at({0.30, 0.14}, 0.02)}, box), 4, 1), "⠈\n");
  CHECK_EQ(drawn(picture({{Ink::near, Capsule{{0, 0.10}, {0.32, 0.10}, 0.01, 0.01}}}, box), 4, 1),
           "⠒⠒⠒⠒\n");
  // Thin strokes are never lost, wherever they lie.
  for (double y = 0.01; y < 0.16; y += 0.01) {
    const Drawing line = {{Ink::load, Capsule{{0, y}, {0.32, y}, 0.001, 0.001}}};
    const std::string row = drawn(picture(line, box), 4, 1);
    CHECK_MESSAGE(row.find(' ') == std::string::npos, row);
  }
  const Polygon square = {{{0, 0}, {0.32, 0}, {0.32, 0.16}, {0, 0.16}}, 0};
  CHECK_EQ(drawn(picture({{Ink::near, square}}, box), 4, 1), "⣿⣿⣿⣿\n");
  CHECK_EQ(drawn(picture({{Ink::far, square}}, box), 4, 1), "⡪⡪⡪⡪\n");  // lighter
  const Polygon half = {{{0.12, 0}, {0.32, 0}, {0.32, 0.16}, {0.12, 0.16}}, 0};
  CHECK_EQ(drawn(picture({{Ink::near, square}, {Ink::paper, half}}, box), 4, 1), "⣿⡇\n");
  CHECK_EQ(drawn(picture({{Ink::near, Ring{{0.16, 0.08}, 0.07, 0.03}}}, box), 4, 1), "⣏⣹\n");
  CHECK_EQ(drawn(picture({{Ink::near, square}}, box), 4, 1, Charset::ascii), "####\n");
  const Picture on_floor = picture({dot_at({0.04, 0.10}, 0.05)}, {0, 0.08, 0, 0.12}, true);
  CHECK_EQ(drawn(on_floor, 1, 1), "⣛\n");
  CHECK_EQ(
      drawn(picture({dot_at({0.04, 0.02}, 0.01)}, {0, 0.08, 0, 0.12}, true), 1, 1, Charset::ascii),
      "u\n");
}

TEST_CASE("colours are turned off again, and words and shapes stay the same") {
  for (const Figure& figure : figures()) {
    CAPTURE(figure.id);
    const std::string plain = in_terminal(figure.id, {80, false, Charset::braille});
    std::string colored = in_terminal(figure.id, {80, true, Charset::braille});
    CHECK(plain.find('\x1b') == std::string::npos);
    for (const std::string& line : split(colored, '\n')) {
      const std::size_t last = line.rfind('\x1b');
      if (last != std::string::npos) CHECK(line.substr(last).starts_with("\x1b[0m"));
    }
    for (const char* code : {"0", "2", "31", "33", "34", "36"}) {
      colored = replaced(colored, fmt::format("\x1b[{}m", code), "");
    }
    std::string trimmed;
    for (const std::string& line : split(colored, '\n')) {
      const std::size_t end = line.find_last_not_of(' ');
      trimmed += line.substr(0, end == std::string::npos ? 0 : end + 1) + "\n";
    }
    trimmed.pop_back();
    CHECK(trimmed == plain);
  }
}

TEST_CASE("SVG, to the byte") {
  const Drawing shapes = {
      {Ink::near, Capsule{{0, 0.1}, {0.2, 0.1}, 0.05, 0.05}},
      dot_at({0.1, 0.2}, 0.03),
      {Ink::paper, Capsule{{0, 0}, {0.1, 0}, 0.02, 0.01}, 0.01},
      {Ink::load, Ring{{0.1, 0.1}, 0.04, 0.02}},
      {Ink::prop, Polygon{{{0, 0}, {0.1, 0}, {0, 0.1}}, 0.01}},
  };
  const Picture p = picture(shapes, {-0.05, 0.25, 0, 0.25}, /*floor=*/true);
  CHECK_EQ(inline_svg(p, {"A & B", "One <two>"}, "a-b"),
           "<svg class=\"figure\" viewBox=\"0 0 400 310\" role=\"img\" style=\"--w:400\"><title>"
           "A &amp; B</title><desc>One &lt;two&gt;</desc><g id=\"f-a-b\"><path class=\"f-near\" "
           "d=\"M100 130l200 0a50 50 0 0 1 0 100l-200 0a50 50 0 0 1 0-100zM170 80a30 30 0 0 1 60"
           " 0a30 30 0 0 1 -60 0z\"/><path class=\"f-paper\" d=\"M103 250l99 10a20 20 0 0 1 0 40"
           "l-99 10a30 30 0 1 1 0-60z\"/><path class=\"f-load\" d=\"M150 180a50 50 0 0 1 100 0a5"
           "0 50 0 0 1 -100 0zM170 180a30 30 0 0 0 60 0a30 30 0 0 0 -60 0z\"/><path class=\"f-pr"
           "op\" style=\"stroke-width:20\" d=\"M100 280l100 0l-100-100z\"/><rect class=\"f-floor"
           "\" x=\"0\" y=\"280\" width=\"400\" height=\"14\"/></g></svg>");
  CHECK_EQ(svg_again(p, {"A & B", "One <two>"}, "a-b"),
           "<svg class=\"figure again\" viewBox=\"0 0 400 310\" role=\"img\" style=\"--w:400\">"
           "<title>A &amp; B</title><desc>One &lt;two&gt;</desc><use href=\"#f-a-b\"/></svg>");
}

TEST_CASE("an SVG file stands on its own") {
  for (const Figure& figure : figures()) {
    CAPTURE(figure.id);
    const std::string svg = svg_file(picture_of(figure), {"Title", figure.say});
    CHECK(svg.starts_with("<svg class=\"figure\" viewBox=\"0 0 "));
    CHECK(contains(svg, " role=\"img\" xmlns=\"http://www.w3.org/2000/svg\" width=\""));
    CHECK(svg.ends_with("</svg>\n"));
    CHECK(contains(svg, "<title>Title</title><desc>" + replaced(figure.say, "'", "&#39;")));
    CHECK(contains(svg, "prefers-color-scheme:dark"));
    for (const Frame& frame : figure.frames) {
      if (frame.name.empty()) continue;
      CHECK(contains(svg, ">" + replaced(frame.name, "'", "&#39;") + "</text>"));
    }
    CHECK(svg.size() < 20'000);
    CHECK_FALSE(contains(svg, "nan"));
  }
}

TEST_SUITE_END();
