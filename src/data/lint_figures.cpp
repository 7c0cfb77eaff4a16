// Pictures: one for each exercise, and of a body as bodies are.
#include <algorithm>

#include <fmt/format.h>

#include "data/linting.hpp"
#include "figure/flaws.hpp"

namespace backsmart {
namespace {

// Own data may take away a shipped exercise and leave its figure, or the other way round.
bool is_shipped_beside_own(const Linting& lint, const Spot& spot) {
  return lint.has_own_data() && spot.node->place.file == 0;
}

void lint_exercises(Linting& lint) {
  for (const Spot& spot : lint.tables("exercise")) {
    const Node* id = spot.node->find("id");
    if (find_figure(lint.figures(), id->text) != nullptr) continue;
    if (is_shipped_beside_own(lint, spot)) continue;
    lint.add(spot.child("id"), "no-figure", fmt::format("'{}' has no picture", id->text),
             "add a [[figure]] with this id; same_as = \"…\" takes that of another exercise");
  }
}

void lint_ids(Linting& lint, const Spot& spot, const Figure& figure) {
  const auto& exercises = lint.knowledge().catalogue.exercises;
  const bool is_known = std::any_of(exercises.begin(), exercises.end(),
                                    [&](const Exercise& e) { return e.id == figure.id; });
  if (!is_known) {
    lint.add(spot.child("id"), "no-exercise", fmt::format("there is no exercise '{}'", figure.id));
  }
}

// The table of a frame; that of the figure when its frames are those of another one.
Spot frame_spot(const Spot& spot, std::size_t frame) {
  const Node* frames = spot.node->find("frame");
  if (frames == nullptr || frame >= frames->children.size()) return spot;
  return {spot.document, &frames->children[frame]};
}

}  // namespace

void lint_figures(Linting& lint) {
  lint_exercises(lint);
  const std::vector<Spot> spots = lint.tables("figure");
  const Figures& figures = lint.figures();
  for (std::size_t i = 0; i < figures.size() && i < spots.size(); ++i) {
    if (is_shipped_beside_own(lint, spots[i])) continue;
    lint_ids(lint, spots[i], figures[i]);
    for (const Flaw& flaw : flaws_of(figures[i])) {
      lint.add(frame_spot(spots[i], flaw.frame), "no-body",
               flaw.is_between ? fmt::format("on the way to the next frame {}", flaw.message)
                               : flaw.message);
    }
  }
}

}  // namespace backsmart
