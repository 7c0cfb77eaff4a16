// Values as bytes, and the data that the program holds in that form.
#include "data/image.hpp"

#include <algorithm>

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

bool same(const Place& a, const Place& b) { return fields(a) == fields(b); }

bool same(const Node& a, const Node& b) {
  return a.kind == b.kind && a.key == b.key && same(a.key_place, b.key_place) &&
         same(a.place, b.place) && a.text == b.text && a.integer == b.integer &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(),
                    [](const Node& x, const Node& y) { return same(x, y); });
}

bool comes_back(const Node& node) { return same(through_image(node), node); }

Node parsed(const std::string& text) {
  const auto document = parse_toml({"data/one.toml", text});
  REQUIRE_EQ(to_text(document.problems), "");
  return document.value.root;
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

TEST_CASE("nodes of every kind come back, whatever they lack") {
  CHECK(comes_back({}));
  for (int kind = 0; kind <= static_cast<int>(Node::Kind::date_time); ++kind) {
    for (unsigned parts = 0; parts < 64; ++parts) {
      const auto has = [parts](unsigned part) { return (parts >> part & 1U) != 0; };
      Node node;
      node.kind = static_cast<Node::Kind>(kind);
      if (has(0)) node.key = "key";
      if (has(1)) node.key_place = {7, 3};
      if (has(2)) node.place = {7, 9};
      if (has(3)) node.text = "text";
      if (has(4)) node.integer = -1;
      if (has(5)) node.children = {node, {}, node};
      CHECK(comes_back(node));
    }
  }
}

TEST_CASE("values come back from wherever they stand") {
  CHECK(comes_back(parsed("n = [0, -1, 1, -64, 64, -9223372036854775808, 9223372036854775807]\n")));
  CHECK(comes_back(parsed("t = ['', 'a', '', 'a', 'grün']\n'' = ''\n'grün' = 1\n")));
  CHECK(comes_back(parsed("r = [1.0, 0.5,\n  -1e9,    inf, 1.0]\nb = [true, false, true]\n")));
  CHECK(comes_back(parsed("   a   =   1\nb = { c = 1, d = { e = 'f' } }\ng.h.i = 2026-11-20\n")));
  CHECK(comes_back(parsed("[z.y]\na = 1\n[b]\nc = 2\n[z]\nd = 3\n[[z.x]]\n[[z.x]]\n")));
  std::string deep = "1";
  for (int i = 0; i < 60; ++i) deep = i % 2 == 0 ? "[" + deep + "]" : "{ a = " + deep + " }";
  CHECK(comes_back(parsed("deep = " + deep + "\n")));
}

TEST_CASE("places come back that jump to and fro") {
  Node list{Node::Kind::array, "", {}, {1'000'000, 500}, "", 0, {}};
  for (const Place at : {Place{3, 70}, Place{3, 1}, Place{2, 400}, Place{}, Place{INT16_MAX, 0},
                         Place{1, INT16_MAX}, Place{1, 2}}) {
    list.children.push_back({Node::Kind::integer, "", {}, at, "", -70, {}});
    list.children.push_back({Node::Kind::string, "k", at, {at.line + 3, 2}, "k", 0, {}});
    list.children.push_back(
        {Node::Kind::string, "k", {at.line + 4, 1}, {at.line + 4, 5}, "", 0, {}});
  }
  CHECK(comes_back(list));
}

TEST_CASE("the documents of the program come back, and a number in a list is short") {
  for (const Document& document : embedded_documents()) {
    CAPTURE(document.source.name);
    CHECK(comes_back(document.root));
  }
  const auto size = [](const std::string& text) {
    Texts texts;
    return to_image(parsed(text), texts).size();
  };
  std::string row;
  for (int i = 0; i < 100; ++i) row += i % 2 == 0 ? "-12, " : "0.25, ";
  CHECK(size("a = [[" + row + "1],\n [" + row + "1]]\n") < 100 * 2 * 3);
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
