// Values as bytes, and the data that the program holds in that form.
#include "data/image.hpp"

#include <doctest/doctest.h>

#include "data/decode.hpp"
#include "data/embedded.hpp"
#include "data/parse_toml.hpp"

namespace backsmart {
namespace {

template <typename T>
T through_image(const T& value) {
  Texts texts;
  const std::string image = to_image(value, texts);
  return from_image<T>(image, texts.bytes());
}

}  // namespace

TEST_SUITE_BEGIN("image");

TEST_CASE("numbers of every size come back") {
  for (const std::int64_t n :
       {std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, std::int64_t{63}, std::int64_t{64},
        std::int64_t{-64}, std::int64_t{-65}, INT64_MAX, INT64_MIN}) {
    CHECK(through_image(n) == n);
  }
  CHECK(through_image(UINT64_MAX) == UINT64_MAX);
  CHECK(through_image(std::int32_t{INT32_MIN}) == INT32_MIN);
  CHECK(through_image(true));
  CHECK_FALSE(through_image(false));
  CHECK(through_image(Level::emergency) == Level::emergency);
}

TEST_CASE("what is put together of others comes back") {
  const std::vector<std::string> words = {"", "hinge", std::string("a\0b", 3), "hinge"};
  CHECK(through_image(words) == words);
  ExerciseSet set;
  set.set(0).set(63).set(64).set(255);
  CHECK(through_image(set) == set);
  CHECK(through_image(std::optional<Answer>()) == std::nullopt);
  CHECK(through_image(std::optional(Answer::of(-5))) == Answer::of(-5));
  const std::pair<SlotKind, std::vector<int>> pair{SlotKind::row, {3, 400, -2}};
  CHECK(through_image(pair) == pair);
  const PerKind kinds = every_kind(kNoCap);
  CHECK(through_image(kinds) == kinds);
}

TEST_CASE("texts that images share stand there once") {
  Texts texts;
  const std::string one = to_image(std::vector<std::string>{"hinge", "squat"}, texts);
  const std::string two = to_image(std::vector<std::string>{"squat", "row"}, texts);
  CHECK(texts.bytes() == "hingesquatrow");
  CHECK(from_image<std::vector<std::string>>(two, texts.bytes()) ==
        std::vector<std::string>{"squat", "row"});
  CHECK(from_image<std::vector<std::string>>(one, texts.bytes()).front() == "hinge");
}

TEST_CASE("documents come back with names, values and where they begin") {
  const std::string text =
      "z = \"é ? \\\\ \\\" \\u0000 \\u0001\"\nn = -5\nm = 9223372036854775807\nb = true\nr = 1.5\n"
      "d = 2026-11-20\ne = []\n[t]\nx = [{y = \"" +
      std::string(300, 'y') + "\"}]\n" + std::string(200, '\n') + "last = \"\"\n";
  const auto one = parse_toml({"data/one.toml", text});
  const auto two = parse_toml({"data/two.toml", ""});
  REQUIRE(one.ok());
  const auto read = through_image(std::vector<Document>{one.value, two.value});
  REQUIRE(read.size() == 2);
  CHECK(read[0].source.name == "data/one.toml");
  CHECK(read[0].source.text.empty());
  CHECK(dump(read[0].root) == dump(one.value.root));
  CHECK(read[1].source.name == "data/two.toml");
  CHECK(dump(read[1].root) == "{}");
  const Node& last = *read[0].root.find("t")->find("last");
  CHECK(last.place == Place{210, 8, 1});
  CHECK(last.key_place == Place{210, 1, 1});
}

TEST_CASE("the knowledge in the program is what its documents decode to") {
  const Loaded<Knowledge> decoded = decode_knowledge(embedded_documents());
  REQUIRE(to_text(decoded.problems) == "");
  Texts packed;
  Texts again;
  const bool same = to_image(decoded.value, packed) == to_image(embedded_knowledge(), again);
  CHECK(same);
  CHECK((packed.bytes() == again.bytes()));
  // Not only with itself: some of each kind, as data/ has it.
  const Knowledge knowledge = embedded_knowledge();
  CHECK(knowledge.rules.questions.front().id == "age");
  CHECK(knowledge.programme.weeks.size() == 12);
  CHECK(knowledge.catalogue.exercises.size() == decoded.value.catalogue.exercises.size());
}

TEST_SUITE_END();

}  // namespace backsmart
