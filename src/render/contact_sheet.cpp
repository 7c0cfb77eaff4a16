#include "render/contact_sheet.hpp"

#include <fmt/format.h>

#include "base/markup.hpp"
#include "figure/svg.hpp"
#include "figure/terminal.hpp"

namespace backsmart {
namespace {

constexpr std::string_view kStyle = R"(
:root { color-scheme: light dark; }
body { margin: 1rem; font: 15px/1.4 system-ui, "DejaVu Sans", sans-serif; background: #dfe4ea; }
main { display: grid; gap: .6rem; grid-template-columns: repeat(auto-fill, minmax(27rem, 1fr)); }
article { display: flex; flex-direction: column; gap: .4rem; padding: .8rem; border-radius: .5rem;
  background: #fff; color: #22262b; overflow: hidden; }
svg.figure { width: calc(var(--w) * .165px); max-width: 100%; height: auto; margin: auto auto 0; }
h2 { font-size: 1rem; margin: 0; }
p { margin: 0; }
.names { display: flex; justify-content: space-around; font-weight: 600; }
pre { margin: 0; font: 8px/1.1 "DejaVu Sans Mono", monospace; overflow: hidden; }
@media screen and (prefers-color-scheme: dark) {
  body { background: #0d1013; }
  article { background: #1d2126; color: #e7e5df; }
}
)";

void add_card(const Exercise& exercise, const Figure& figure, std::string& out) {
  const Picture picture = picture_of(figure);
  out +=
      fmt::format("<article id=\"{}\">\n<h2>{} <code>{}</code></h2>\n", markup_escaped(figure.id),
                  markup_escaped(exercise.name), markup_escaped(figure.id));
  out += inline_svg(picture, {exercise.name, figure.say}, figure.id);
  out += "\n<div class=\"names\">";
  for (const Picture::Still& still : picture.stills) {
    out += fmt::format("<span>{}</span>", markup_escaped(still.name));
  }
  out += fmt::format("</div>\n<p>{}</p>\n<pre aria-hidden=\"true\">{}</pre>\n</article>\n",
                     markup_escaped(figure.say), to_terminal(picture, {}));
}

}  // namespace

std::string contact_sheet(const Knowledge& knowledge, const Figures& figures) {
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<title>All exercises</title>\n<style>{}{}</style>\n</head>\n<body>\n<main>\n",
      kFigureStyle, kStyle);
  for (const Exercise& exercise : knowledge.catalogue.exercises) {
    if (const Figure* figure = find_figure(figures, exercise.id)) add_card(exercise, *figure, out);
  }
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace backsmart
