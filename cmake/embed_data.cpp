// Packs data files into a C++ source, at build time: backsmart_embed OUT.cpp FILE…
// Exit 1 with the place when a file is not TOML.

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "data/image.hpp"
#include "data/parse_toml.hpp"

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

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 3) throw std::runtime_error("usage: backsmart_embed OUT.cpp FILE...");
  std::vector<backsmart::Document> documents;
  backsmart::Diagnostics problems;
  for (int i = 2; i < argc; ++i) {
    auto loaded = backsmart::parse_toml({argv[i], read_file(argv[i])});
    problems.insert(problems.end(), loaded.problems.begin(), loaded.problems.end());
    documents.push_back(std::move(loaded.value));
  }
  if (!problems.empty()) {
    fmt::print(stderr, "{}", backsmart::to_text(problems));
    return 1;
  }
  const std::string image = backsmart::to_image(documents);
  std::ofstream out(argv[1], std::ios::binary);
  out << "// Packed from data/ by backsmart_embed.\n"
         "#include \"data/image.hpp\"\n\n"
         "constinit const std::string_view backsmart::kEmbeddedImage(\n"
      << literals(image) << ",\n    " << image.size() << ");\n";
  if (!out.flush()) throw std::runtime_error(fmt::format("{}: cannot be written", argv[1]));
} catch (const std::exception& error) {
  fmt::print(stderr, "backsmart_embed: {}\n", error.what());
  return 1;
}
