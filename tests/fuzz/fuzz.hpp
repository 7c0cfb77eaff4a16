// What the fuzzers share. Each file beside this one holds one of them: it tries one text, and ends
// the program when a promise is broken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/diagnostic.hpp"
#include "base/text.hpp"

// Called by libFuzzer with one text after the other, by replay.cpp with those of tests/fuzz/corpus.
// Returns 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace backsmart {

// Ends the program when `promise` is not kept.
inline void expect(bool promise, const char* what, const std::string& detail = "") {
  if (promise) return;
  std::fprintf(stderr, "broken: %s\n%s\n", what, detail.c_str());
  std::abort();
}

inline std::string as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// What is told of a wrong text can be shown, and points into the text.
inline void expect_tellable(const Diagnostics& problems, const std::string& text) {
  for (const Diagnostic& problem : problems) {
    expect(!problem.message.empty(), "a problem says what is wrong");
    expect(problem.place.length >= 1, "a problem underlines something", problem.message);
    const bool whole_file = problem.place.line == 0;
    const int width = character_count(line_of(text, problem.place.line));
    expect(whole_file || (problem.place.column >= 1 && problem.place.column <= width + 1),
           "a problem stands in its line", to_text(problem));
    for (const std::string& line : split(to_text(problem), '\n')) {
      expect(printable(line) == line, "a problem is fit for a terminal", line);
    }
  }
}

}  // namespace backsmart
