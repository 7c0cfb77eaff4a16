// Any text as a file of data/, alone: it decodes, or it is told what is wrong with it. Whatever
// figure decodes can be drawn.
#include "data/decode.hpp"
#include "data/parse_toml.hpp"
#include "figure/flaws.hpp"
#include "figure/svg.hpp"
#include "figure/terminal.hpp"
#include "fuzz.hpp"

using namespace backsmart;

namespace {

void expect_drawable(const Figure& figure) {
  flaws_of(figure);
  const Picture picture = picture_of(figure);
  const std::string svg = svg_file(picture, {figure.id, figure.say});
  expect(svg.size() < 4'000'000, "no picture grows beyond measure", figure.id);
  for (const Charset charset : {Charset::braille, Charset::ascii}) {
    const std::string lines = to_terminal(picture, {80, false, charset});
    expect(!lines.empty(), "a picture is seen in a terminal", figure.id);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = as_text(data, size);
  const Loaded<Document> document = parse_toml({"own.toml", text});
  expect_tellable(document.problems, text);
  if (!document.ok()) return 0;
  const Loaded<Knowledge> knowledge = decode_knowledge({document.value});
  expect_tellable(knowledge.problems, text);
  const Loaded<Figures> figures = decode_figures({document.value});
  expect_tellable(figures.problems, text);
  if (!figures.ok()) return 0;
  for (const Figure& figure : figures.value) expect_drawable(figure);
  return 0;
}
