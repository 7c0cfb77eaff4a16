// Parses and decodes data files at build time and packs what comes of them into a C++ source:
//
//   backsmart_embed OUT.cpp FILE…
//
// Exit 1 with the place of every mistake in the files.

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "data/decode.hpp"
#include "data/embedded.hpp"
#include "data/image.hpp"
#include "data/parse_toml.hpp"

// What this is about to write: parts of the library that it is linked with may ask for it.
constinit const std::string_view backsmart::kTexts;
constinit const std::string_view backsmart::kKnowledgeImage;
constinit const std::string_view backsmart::kFiguresImage;
constinit const std::string_view backsmart::kExampleImage;
constinit const std::string_view backsmart::kDocumentsImage;

namespace {

std::string read_file(const std::string& name) {
  std::ifstream file(name, std::ios::binary);
  if (!file) throw std::runtime_error(fmt::format("{}: cannot be read", name));
  return {std::istreambuf_iterator<char>(file), {}};
}

// `bytes` as string literals, one a line: what a compiler takes in fastest.
std::string literals(std::string_view bytes) {
  constexpr std::size_t kBytesInLine = 64;
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (i % kBytesInLine == 0) out += i == 0 ? "    \"" : "\"\n    \"";
    const bool plain = c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '?';
    if (plain) {
      out += c;
    } else {
      out += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    }
  }
  return out + "\"";
}

std::string constant(std::string_view name, std::string_view bytes) {
  return fmt::format("constinit const std::string_view backsmart::{}(\n{},\n    {});\n", name,
                     literals(bytes), bytes.size());
}

}  // namespace

int main(int argc, char** argv) try {
  using namespace backsmart;
  if (argc < 3) throw std::runtime_error("usage: backsmart_embed OUT.cpp FILE...");
  std::vector<Document> documents;
  Diagnostics problems;
  for (int i = 2; i < argc; ++i) {
    auto loaded = parse_toml({argv[i], read_file(argv[i])});
    problems.insert(problems.end(), loaded.problems.begin(), loaded.problems.end());
    documents.push_back(std::move(loaded.value));
  }
  const Loaded<Knowledge> knowledge = decode_knowledge(documents);
  problems.insert(problems.end(), knowledge.problems.begin(), knowledge.problems.end());
  const Loaded<Figures> figures = decode_figures(documents);
  problems.insert(problems.end(), figures.problems.begin(), figures.problems.end());
  if (!problems.empty()) {
    fmt::print(stderr, "{}", to_text(problems));
    return 1;
  }
  const auto example = std::find_if(documents.begin(), documents.end(), is_answers_file);
  if (example == documents.end()) throw std::runtime_error("there is no example of answers");

  Texts texts;  // those of the knowledge first: they are read at every start
  const std::string knowledge_image = to_image(knowledge.value, texts);
  const std::string figures_image = to_image(figures.value, texts);
  const std::string example_image = to_image(*example, texts);
  const std::string documents_image = to_image(documents, texts);
  std::ofstream out(argv[1], std::ios::binary);
  out << "// Packed from data/ by backsmart_embed.\n"
         "#include \"data/embedded.hpp\"\n\n"
      << constant("kTexts", texts.bytes()) << constant("kKnowledgeImage", knowledge_image)
      << constant("kFiguresImage", figures_image) << constant("kExampleImage", example_image)
      << constant("kDocumentsImage", documents_image);
  if (!out.flush()) throw std::runtime_error(fmt::format("{}: cannot be written", argv[1]));
} catch (const std::exception& error) {
  fmt::print(stderr, "backsmart_embed: {}\n", error.what());
  return 1;
}
