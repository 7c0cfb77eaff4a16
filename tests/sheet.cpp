// Writes the contact sheet of all pictures to stdout; with own data, of those in FILE too:
//
//   backsmart_sheet [FILE…]

#include <cstdio>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "data/parse_toml.hpp"
#include "data/working_data.hpp"
#include "render/contact_sheet.hpp"

int main(int argc, char** argv) {
  using namespace backsmart;
  std::vector<Document> own;
  Diagnostics problems;
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    if (!file) {
      fmt::print(stderr, "backsmart_sheet: {} cannot be read\n", argv[i]);
      return 1;
    }
    auto loaded = parse_toml({argv[i], {std::istreambuf_iterator<char>(file), {}}});
    problems.insert(problems.end(), loaded.problems.begin(), loaded.problems.end());
    own.push_back(std::move(loaded.value));
  }
  const Loaded<WorkingData> data = working_data(std::move(own));
  problems.insert(problems.end(), data.problems.begin(), data.problems.end());
  if (!problems.empty()) {
    fmt::print(stderr, "{}", to_text(problems));
    return 1;
  }
  fmt::print("{}", contact_sheet(data.value.knowledge, data.value.figures));
  return std::fflush(stdout) == 0 ? 0 : 1;
}
