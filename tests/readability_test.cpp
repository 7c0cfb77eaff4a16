// Words, sentences, syllables, reading age.
#include "base/readability.hpp"

#include <doctest/doctest.h>

using namespace backsmart;

TEST_CASE("readability: words and sentences") {
  using Words = std::vector<std::string>;
  CHECK_EQ(words_of("Don't sit-up: 44 % – it's café time."),
           Words{"don't", "sit", "up", "44", "it's", "café", "time"});
  CHECK_EQ(words_of(" – … "), Words{});
  using Sentences = std::vector<std::string_view>;
  CHECK_EQ(sentences_of("One. Two? Three! 3.5 kg"), Sentences{"One.", "Two?", "Three!", "3.5 kg"});
  CHECK_EQ(sentences_of("No end"), Sentences{"No end"});
  CHECK_EQ(sentences_of(" … . "), Sentences{});
}

TEST_CASE("readability: syllables") {
  struct Row {
    const char* word;
    int syllables;
  };
  const Row rows[] = {{"back", 1},      {"the", 1},          {"take", 1},    {"takes", 1},
                      {"walked", 1},    {"lifted", 2},       {"added", 2},   {"classes", 2},
                      {"table", 2},     {"whole", 1},        {"muscles", 2}, {"exercise", 3},
                      {"pregnancy", 3}, {"osteoporosis", 5}, {"44", 1},      {"stretches", 2},
                      {"emergency", 4}, {"stays", 1}};
  for (const Row& row : rows) {
    CAPTURE(row.word);
    CHECK_EQ(count_syllables(row.word), row.syllables);
  }
}

TEST_CASE("readability: age, by hand") {
  // 6 words, 1 sentence, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59 + 5.
  CHECK(reading_age("The cat sat on the mat.", {}) == doctest::Approx(3.55));
  // 7 words, 2 sentences, 3 + 1 + 1 + 1 + 4 + 1 + 1 syllables; known words have two.
  CHECK(reading_age("Exercise is good. An emergency is not.", {}) ==
        doctest::Approx(0.39 * 3.5 + 11.8 * 12 / 7 - 10.59));
  CHECK(reading_age("Exercise is good. An emergency is not.", {"emergency", "exercise"}) ==
        doctest::Approx(0.39 * 3.5 + 11.8 * 9 / 7 - 10.59));
  CHECK(reading_age("…", {}) == 0);
}
