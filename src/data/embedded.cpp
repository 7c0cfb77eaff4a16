#include "data/embedded.hpp"

#include <stdexcept>

#include "data/decode.hpp"
#include "data/image.hpp"

namespace backsmart {
namespace {

constexpr std::string_view kExample = "data/example.toml";

}  // namespace

std::vector<Document> embedded_documents() { return from_image(kEmbeddedImage); }

Knowledge embedded_knowledge() {
  auto loaded = decode_knowledge(embedded_documents());
  if (!loaded.ok()) throw std::logic_error(to_text(loaded.problems));
  return std::move(loaded.value);
}

AnswerSheet embedded_example(const Ruleset& rules) {
  for (const Document& document : embedded_documents()) {
    if (document.source.name != kExample) continue;
    auto loaded = decode_answers(document, rules);
    if (!loaded.ok()) throw std::logic_error(to_text(loaded.problems));
    return std::move(loaded.value);
  }
  throw std::logic_error("data/example.toml is missing");
}

}  // namespace backsmart
