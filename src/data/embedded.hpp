// The data that is part of the program: parsed and decoded when it is built, kept as flat images.
#pragma once

#include <string_view>
#include <vector>

#include "data/decode.hpp"
#include "data/document.hpp"

namespace backsmart {

// From the source that `backsmart_embed` writes; image.hpp tells how.
extern const std::string_view kTexts;
extern const std::string_view kKnowledgeImage;
extern const std::string_view kFiguresImage;
extern const std::string_view kExampleImage;
extern const std::string_view kDocumentsImage;

// What `decode_knowledge` makes of the documents.
Knowledge embedded_knowledge();

// What `decode_figures` makes of them.
Figures embedded_figures();

// data/*.toml in the order of CMakeLists.txt; "data/triage.toml" and so on. Names, values and where
// they begin, but neither the texts nor how far to underline.
std::vector<Document> embedded_documents();

// The answers of the person for whom `plan --example` prints a plan: data/example.toml.
AnswerSheet embedded_example(const Ruleset& rules);

}  // namespace backsmart
