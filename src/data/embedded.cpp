#include "data/embedded.hpp"

#include <stdexcept>

#include "data/image.hpp"

namespace backsmart {

Knowledge embedded_knowledge() { return from_image<Knowledge>(kKnowledgeImage, kTexts); }

Figures embedded_figures() { return from_image<Figures>(kFiguresImage, kTexts); }

std::vector<Document> embedded_documents() {
  return from_image<std::vector<Document>>(kDocumentsImage, kTexts);
}

AnswerSheet embedded_example(const Ruleset& rules) {
  auto loaded = decode_answers(from_image<Document>(kExampleImage, kTexts), rules);
  if (!loaded.ok()) throw std::logic_error(to_text(loaded.problems));
  return std::move(loaded.value);
}

}  // namespace backsmart
