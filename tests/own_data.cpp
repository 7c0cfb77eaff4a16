#include "own_data.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "data/parse_toml.hpp"

namespace backsmart {

Loaded<WorkingData> laid_over(const std::vector<std::string>& files) {
  std::vector<Document> own;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string name = i == 0 ? "own.toml" : fmt::format("own{}.toml", i + 1);
    auto document = parse_toml({name, files[i]});
    REQUIRE_MESSAGE(document.ok(), to_text(document.problems));
    own.push_back(std::move(document.value));
  }
  return working_data(std::move(own));
}

std::string told(const Diagnostics& problems) {
  std::string out;
  for (const Diagnostic& d : problems) {
    out += fmt::format("{}:{}:{}: {}", d.file, d.place.line, d.place.column, d.message);
    out += d.hint.empty() ? "\n" : fmt::format(" – {}\n", d.hint);
  }
  return out;
}

std::string refused(const std::vector<std::string>& files) {
  return told(laid_over(files).problems);
}

}  // namespace backsmart
