// TOML text → document: the tree, the places, and what is said of texts that are no TOML.
#include "data/parse_toml.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace backsmart;

namespace {

std::string dumped(const std::string& text) {
  const auto parsed = parse_toml({"f.toml", text});
  return parsed.ok() ? dump(parsed.value.root) : to_text(parsed.problems);
}

// "key line:column+length" of every value, in order.
std::string places(const Node& node) {
  std::string out;
  for (const Node& child : node.children) {
    out += fmt::format("{} {}:{}+{}; ", child.key, child.place.line, child.place.column,
                       child.place.length);
    out += places(child);
  }
  return out;
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("a text becomes a tree in the order of the text") {
  struct Row {
    std::string text, tree;
  };
  const Row rows[] = {
      {"", "{}"},
      {"# nothing\r\n", "{}"},
      {"\xEF\xBB\xBFz = 1\na = 2", "{z = 1, a = 2}"},
      {"z = \"é\"\nb = true\na = [1, -2, [\"x\"], {y = 1.5, x = false}]",
       R"({z = "é", b = true, a = [1, -2, ["x"], {y = 1.5, x = false}]})"},
      {"[b]\nx = 1\n[[q]]\nid = \"one\"\n[[q]]\nid = \"two\"\n[a]",
       R"({b = {x = 1}, q = [{id = "one"}, {id = "two"}], a = {}})"},
      {"d = 2026-11-20\nt = 06:30:00\nb = 2026-11-20 08:15:30\no = 2026-11-20T08:15:00-01:30",
       "{d = 2026-11-20, t = 06:30:00, b = 2026-11-20T08:15:30, o = 2026-11-20T08:15:00-01:30}"},
      {"b.c = 1\na.\"x y\" = 2", "{b = {c = 1}, a = {x y = 2}}"},
      {"x = 9223372036854775807", "{x = 9223372036854775807}"},
      {"x = [1.0, -2.50, 1e-1, 0.0]", "{x = [1.0, -2.5, 0.1, 0.0]}"},
      {"x = \"\"\"two\nlines\"\"\"", "{x = \"two\nlines\"}"},
  };
  for (const Row& row : rows) CHECK(dumped(row.text) == row.tree);
}

TEST_CASE("places count characters from one and underline what is written") {
  const auto parsed = parse_toml({"f.toml", "\"ä\" = \"öü\"\n[t]\nlist = [ \"a\\tb\", 12 ]\n"});
  REQUIRE(parsed.ok());
  CHECK(places(parsed.value.root) == "ä 1:7+4; t 2:1+3; list 3:8+14;  3:10+6;  3:18+2; ");
  CHECK(parsed.value.root.children[0].key_place == Place{1, 1, 3});
  CHECK(parsed.value.root.children[1].key_place == Place{2, 2, 1});
  CHECK(parsed.value.source.name == "f.toml");
}

TEST_CASE("find looks at the keys of a table only") {
  const auto parsed = parse_toml({"f.toml", "a = [{b = 1}]"});
  CHECK(parsed.value.root.find("a")->kind == Node::Kind::array);
  CHECK(parsed.value.root.find("b") == nullptr);
  CHECK(parsed.value.root.find("a")->find("b") == nullptr);
  CHECK(parsed.value.root.find("a")->find("") == nullptr);
}

TEST_CASE("what is no TOML is explained where it stands") {
  struct Row {
    std::string text, problem;
  };
  const Row rows[] = {
      {"a = 1\nfever = yes # so\n",
       "f.toml:2:9: error: text must stand in quotes\n"
       "  2 | fever = yes # so\n"
       "    |         ^~~\n"
       "  hint: write \"yes\"\n"},
      {"tools = [\"band\", bench]",
       "f.toml:1:18: error: text must stand in quotes\n"
       "  1 | tools = [\"band\", bench]\n"
       "    |                  ^~~~~\n"
       "  hint: write \"bench\"\n"},
      {"fever = true-ish",
       "f.toml:1:9: error: text must stand in quotes\n"
       "  1 | fever = true-ish\n"
       "    |         ^~~~~~~~\n"
       "  hint: write \"true-ish\"\n"},
      {"fever = “yes”",
       "f.toml:1:9: error: curly quotes do not count\n"
       "  1 | fever = “yes”\n"
       "    |         ^\n"
       "  hint: use straight quotes: \"…\"\n"},
      {"wake-time = 6:30",
       "f.toml:1:13: error: a time of day must stand in quotes\n"
       "  1 | wake-time = 6:30\n"
       "    |             ^~~~\n"
       "  hint: write \"6:30\"\n"},
      {"asked = 2026-11-20T08:15\n",
       "f.toml:1:9: error: this is not a date and time\n"
       "  1 | asked = 2026-11-20T08:15\n"
       "    |         ^~~~~~~~~~~~~~~~\n"
       "  hint: write 2026-11-20T08:15:00\n"},
      {"a = +x",
       "f.toml:1:5: error: this is not a value\n"
       "  1 | a = +x\n"
       "    |     ^~\n"},
      {"fever = \"yes\nage = 3\n",
       "f.toml:1:13: error: the text has no closing quote\n"
       "  1 | fever = \"yes\n"
       "    |             ^\n"
       "  hint: a text stays on one line\n"},
      {"fever = 'yes",
       "f.toml:1:13: error: the text has no closing quote\n"
       "  1 | fever = 'yes\n"
       "    |             ^\n"},
      {"file = \"C:\\dir\"",
       "f.toml:1:12: error: a backslash means something else in quoted text\n"
       "  1 | file = \"C:\\dir\"\n"
       "    |            ^\n"
       "  hint: write \\\\ for a backslash\n"},
      {"[answers]\nfever = \"no\"\nage = 4\nfever = \"yes\"",
       "f.toml:4:1: error: 'fever' is given twice\n"
       "  4 | fever = \"yes\"\n"
       "    | ^~~~~\n"
       "  hint: keep one of them\n"},
      {"[a]\n[b]\n[a]",
       "f.toml:3:2: error: 'a' is given twice\n"
       "  3 | [a]\n"
       "    |  ^\n"
       "  hint: keep one of them\n"},
      {"[answers\nage = 4",
       "f.toml:1:9: error: the heading has no closing ']'\n"
       "  1 | [answers\n"
       "    |         ^\n"},
      {"age 4",
       "f.toml:1:5: error: there is no '=' after the name\n"
       "  1 | age 4\n"
       "    |     ^\n"
       "  hint: write: name = value\n"},
      {"age =\n",
       "f.toml:1:6: error: there is no value after '='\n"
       "  1 | age =\n"
       "    |      ^\n"
       "  hint: write: name = value\n"},
      {"age = 41 years",
       "f.toml:1:10: error: this is more than one value\n"
       "  1 | age = 41 years\n"
       "    |          ^\n"
       "  hint: a new entry starts on a new line\n"},
      {"age = 041",
       "f.toml:1:10: error: a number starts without zeros\n"
       "  1 | age = 041\n"
       "    |          ^\n"},
      {"age = 99999999999999999999 ",
       "f.toml:1:27: error: the number is too large\n"
       "  1 | age = 99999999999999999999 \n"
       "    |                           ^\n"},
      {"a = [1, 2\nb = 3",
       "f.toml:2:1: error: the list lacks a comma or its closing ']'\n"
       "  2 | b = 3\n"
       "    | ^\n"
       "  hint: write a list as [\"one\", \"two\"]\n"},
      {"[=a]",
       "f.toml:1:2: error: there is no name here\n"
       "  1 | [=a]\n"
       "    |  ^\n"},
      {"{\"format\": 1}",
       "f.toml:1:1: error: this is not an entry\n"
       "  1 | {\"format\": 1}\n"
       "    | ^\n"
       "  hint: write: name = value\n"},
      {"a..b = 1",
       "f.toml:1:3: error: there is no name here\n"
       "  1 | a..b = 1\n"
       "    |   ^\n"},
      {"a = 1\n# caf\xE9\nb = 2",
       "f.toml:2:6: error: this is not UTF-8 text\n"
       "  2 | # caf?\n"
       "    |      ^\n"
       "  hint: save the file with the encoding UTF-8\n"},
      {"\xFF\xFE"
       "a",
       "f.toml:1:1: error: this is not UTF-8 text\n"
       "  1 | ??a\n"
       "    | ^\n"
       "  hint: save the file with the encoding UTF-8\n"},
  };
  for (const Row& row : rows) CHECK(dumped(row.text) == row.problem);
}

TEST_CASE("a letter beyond ASCII is no blank") {
  const auto tree = [](const std::string& text) {
    return dump(parse_toml({"f.toml", text}).value.root);
  };
  CHECK(tree("a = \"\"\"one \\\n  été\"\"\"") == R"({a = "one été"})");
  CHECK(tree("a = \"\"\"one \\\n  Ωmega\"\"\"") == R"({a = "one Ωmega"})");
  for (const std::string name : {"é", "fièvre", "ß", "Ω", "ж", "名"}) {
    CAPTURE(name);
    const auto parsed = parse_toml({"f.toml", name + " = 1"});
    REQUIRE(parsed.problems.size() == 1);
    CHECK(parsed.problems[0].place.line == 1);
  }
}

TEST_CASE("a hostile file is refused, soon and without a crash") {
  const auto first_line = [](const std::string& text) {
    const std::string out = dumped(text);
    return out.substr(0, out.find('\n'));
  };
  CHECK(first_line("a = " + std::string(2000, '[')) ==
        "f.toml:1:69: error: this is nested too deeply");
  CHECK(first_line("a = " + repeated("{a = ", 2000)) ==
        "f.toml:1:325: error: this is nested too deeply");
  CHECK(first_line("x = 1\na" + repeated(".a", 400'000) + " = 1") ==
        "f.toml:2:1: error: there are too many dots in this line");
  CHECK(first_line(std::string(10'000'000, '\n')) == "f.toml: error: the file is larger than 1 MB");
  CHECK(first_line("a = \"" + std::string(900'000, 'x')) ==
        "f.toml:1:900006: error: the text has no closing quote");
  CHECK(dumped(std::string("a = 1\0", 6)).starts_with("f.toml:1:5: error: "));
  // As deep as is allowed: reading, printing and dropping the tree take the stack that is there.
  CHECK(dumped("a" + repeated(".a", 200) + " = " + repeated("[", 64) + repeated("]", 64)).size() >
        600);
}
