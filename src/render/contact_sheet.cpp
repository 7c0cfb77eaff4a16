#include "render/contact_sheet.hpp"

#include <fmt/format.h>

#include "base/markup.hpp"
#include "base/text.hpp"
#include "figure/svg.hpp"
#include "figure/terminal.hpp"

namespace backsmart {
namespace {

// Cards in a row share their lines: all pictures of it stand on one height. The names have as many
// columns as there are stills, over exactly the width of the picture, whatever their own.
constexpr std::string_view kStyle = R"(
:root {
  color-scheme: light dark;
  --table: #e4e8ed; --card: #fff; --ink: #22262b; --soft: #5b636d;
}
@media screen and (prefers-color-scheme: dark) {
  :root { --table: #0d1013; --card: #1d2126; --ink: #e7e5df; --soft: #a3abb5; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 1rem; background: var(--table); color: var(--ink);
  font: 15px/1.4 system-ui, "DejaVu Sans", sans-serif; }
h1 { margin: 0 0 .75rem; font-size: 1.3rem; }
main { display: grid; gap: .75rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 27rem), 1fr)); }
article { display: grid; grid-row: span 4; grid-template: subgrid / minmax(0, 1fr); row-gap: .6rem;
  padding: .9rem 1rem; border-radius: .5rem; background: var(--card); break-inside: avoid; }
h2 { margin: 0; font-size: 1.05rem; line-height: 1.25; }
h2 code { display: block; color: var(--soft); font-size: .8rem; font-weight: 400; }
p { margin: 0; }
.stills { align-self: end; justify-self: center; max-width: 100%; }
.names { display: grid; grid-auto-columns: minmax(0, 1fr); grid-auto-flow: column;
  contain: inline-size; padding-top: .3rem; font-size: .85rem; font-weight: 600; line-height: 1.2;
  text-align: center; }
svg.figure { display: block; width: calc(var(--w) * .165px); max-width: 100%; height: auto; }
.f-paper { fill: var(--card); stroke: var(--card); }
.terminal { align-self: end; container-type: inline-size; }
pre { width: fit-content; max-width: 100%; margin: 0 auto; overflow: auto hidden;
  font: min(10px, 1.82cqw)/1.05 "DejaVu Sans Mono", monospace; }
)";

// As a terminal shows it, line by line: the end of a line is no plain word. Few fonts have cells of
// braille as wide as their spaces are, so the empty cells are braille too.
std::string terminal_markup(const Picture& picture) {
  constexpr std::string_view kEmptyCell = "\u2800";
  std::string out;
  for (const std::string& line : split(to_terminal(picture, {}), '\n')) {
    for (const char c : markup_escaped(line)) {
      c == ' ' ? out += kEmptyCell : out += c;
    }
    out += '\n';
  }
  out.pop_back();  // what was split ended with a line's end
  return out;
}

void add_card(const Exercise& exercise, const Figure& figure, std::string& out) {
  const Picture picture = picture_of(figure);
  const std::string id = markup_escaped(figure.id);
  out += fmt::format("<article id=\"{}\">\n<h2>{} <code>{}</code></h2>\n<div class=\"stills\">\n",
                     id, markup_escaped(exercise.name), id);
  out += inline_svg(picture, {exercise.name, figure.say}, figure.id);
  out += "\n<div class=\"names\">";
  for (const Picture::Still& still : picture.stills) {
    out += fmt::format("<span>{}</span>", markup_escaped(still.name));
  }
  out += fmt::format(
      "</div>\n</div>\n<p>{}</p>\n"
      "<div class=\"terminal\"><pre aria-hidden=\"true\">{}</pre></div>\n</article>\n",
      markup_escaped(figure.say), terminal_markup(picture));
}

}  // namespace

std::string contact_sheet(const Knowledge& knowledge, const Figures& figures) {
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>All exercises</title>\n<style>{}{}</style>\n</head>\n<body>\n"
      "<h1>All exercises</h1>\n<main>\n",
      kFigureStyle, kStyle);
  for (const Exercise& exercise : knowledge.catalogue.exercises) {
    if (const Figure* figure = find_figure(figures, exercise.id)) add_card(exercise, *figure, out);
  }
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace backsmart
