// Own data over shipped data: what merges with what, and what cannot.
#include "data/overlay.hpp"

#include <doctest/doctest.h>

#include "data/embedded.hpp"
#include "data/parse_toml.hpp"
#include "data/to_toml.hpp"
#include "own_data.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

Document parsed(const std::string& name, const std::string& text) {
  auto document = parse_toml({name, text});
  REQUIRE_MESSAGE(document.ok(), to_text(document.problems));
  return document.value;
}

// Two small files, and own files laid over them: the trees, one a line.
std::string merged(const std::vector<std::string>& own) {
  std::vector<Document> documents;
  for (std::size_t i = 0; i < own.size(); ++i) {
    documents.push_back(parsed("own" + std::to_string(i + 1), own[i]));
  }
  const auto out =
      overlay({parsed("a",
                      "[part]\nid = \"p\"\ntitle = \"P\"\n[[question]]\nid = \"q\"\nask = \"Q\"\n"
                      "[define]\nd = \"q\"\n"),
               parsed("b",
                      "[[exercise]]\nid = \"x\"\nn = 1\nm = 2\n[[exercise]]\nid = \"y\"\n"
                      "[[slot]]\nid = \"s\"\noptions = [\"x\", \"y\"]\n[times]\nt = 1\nu = 2\n"
                      "[[week]]\nnumber = 1\nreps = 8\n"
                      "[[adjustment]]\nid = \"j\"\nstep = \"setup\"\nprefer = { k = [\"x\"] }\n")},
              std::move(documents));
  std::string text = told(out.problems);
  for (const Document& document : out.value.documents) text += dump(document.root) + "\n";
  return text;
}

const std::string kA =
    R"({part = {id = "p", title = "P"}, question = [{id = "q", ask = "Q"}], define = {d = "q"}})"
    "\n";
const std::string kWeek = R"(, week = [{number = 1, reps = 8}])";
const std::string kAdjustment =
    R"(, adjustment = [{id = "j", step = "setup", prefer = {k = ["x"]}}]})"
    "\n";
const std::string kTimes = ", times = {t = 1, u = 2}";
const std::string kSlot = R"(, slot = [{id = "s", options = ["x", "y"]}])";
const std::string kExercises = R"({exercise = [{id = "x", n = 1, m = 2}, {id = "y"}])";
const std::string kB = kExercises + kSlot + kTimes + kWeek + kAdjustment;

}  // namespace

TEST_CASE("overlay: each sort of table merges in its way") {
  struct Row {
    std::vector<std::string> own;
    std::string trees;
  };
  const std::vector<Row> rows = {
      {{}, kA + kB},
      {{""}, kA + kB},
      // a known item, key by key; a new one behind the others
      {{"[[exercise]]\nid = \"x\"\nm = 3\nk = [1]\n[[exercise]]\nid = \"z\"\n"},
       kA + R"({exercise = [{id = "x", n = 1, m = 3, k = [1]}, {id = "y"}, {id = "z"}])" + kSlot +
           kTimes + kWeek + kAdjustment},
      // a single table; a week by its number
      {{"[times]\nu = 3\n[[week]]\nnumber = 1\nreps = 6\n[[week]]\nnumber = 2\n"},
       kA + kExercises + kSlot + ", times = {t = 1, u = 3}" +
           R"(, week = [{number = 1, reps = 6}, {number = 2}])" + kAdjustment},
      // names
      {{"[define]\ne = \"d\"\n"},
       R"({part = {id = "p", title = "P"}, question = [{id = "q", ask = "Q"}], define = {d = "q", e = "d"}})"
       "\n" +
           kB},
      // a question at the end of its part
      {{"[part]\nid = \"p\"\n[[question]]\nid = \"r\"\n"},
       R"({part = {id = "p", title = "P"}, question = [{id = "q", ask = "Q"}, {id = "r"}], define = {d = "q"}})"
       "\n" +
           kB},
      // a new part, and a later file that adds to it
      {{"[part]\nid = \"n\"\n[[question]]\nid = \"r\"\n",
        "[part]\nid = \"n\"\ntitle = \"N\"\n"
        "[[question]]\nid = \"t\"\n"},
       kA + kB +
           R"({part = {id = "n", title = "N"}, question = [{id = "r"}, {id = "t"}]})"
           "\n"},
      // the later file wins
      {{"[[exercise]]\nid = \"x\"\nm = 3\n", "[[exercise]]\nid = \"x\"\nm = 4\nn = 5\n"},
       kA + R"({exercise = [{id = "x", n = 5, m = 4}, {id = "y"}])" + kSlot + kTimes + kWeek +
           kAdjustment},
      // removed, and out of every list; brought back by a later file
      {{"[[exercise]]\nid = \"x\"\nremove = true\n"},
       kA + R"({exercise = [{id = "y"}], slot = [{id = "s", options = ["y"]}])" + kTimes + kWeek +
           R"(, adjustment = [{id = "j", step = "setup", prefer = {k = []}}]})"
           "\n"},
      {{"[[exercise]]\nid = \"x\"\nremove = true\n", "[[exercise]]\nid = \"x\"\nm = 3\n"},
       kA + R"({exercise = [{id = "x", n = 1, m = 3}, {id = "y"}])" + kSlot + kTimes + kWeek +
           kAdjustment},
      {{"[[adjustment]]\nid = \"j\"\nremove = true\n"},
       kA + kExercises + kSlot + kTimes + kWeek + ", adjustment = []}\n"},
      // what own data added, own data may take back
      {{"[[slot]]\nid = \"o\"\n", "[[slot]]\nid = \"o\"\nremove = true\n"}, kA + kB},
      // what nobody knows is left to be told of
      {{"[tmies]\nt = 1\n"}, kA + kB + "{tmies = {t = 1}}\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.own);
    CHECK_EQ(merged(row.own), row.trees);
  }
}

TEST_CASE("overlay: what cannot be merged is told at its place") {
  struct Row {
    std::vector<std::string> own;
    std::string problems;
  };
  const std::vector<Row> rows = {
      {{"[[rule]]\nid = \"mine\"\n[[rule]]\nid = \"mine\"\n"},
       "own.toml:1:1: 'level' is missing\nown.toml:1:1: 'when' is missing\n"
       "own.toml:1:1: 'say' is missing\nown.toml:1:1: 'source' is missing\n"
       "own.toml:4:6: there is a rule 'mine' in this file already – put all of it into one\n"},
      {{"[exercise]\nid = \"dead-bug\"\n"}, "own.toml:1:2: expected [[exercise]]\n"},
      {{"[[times]]\nchange_s = 1\n"}, "own.toml:1:3: expected [times]\n"},
      {{"rule = [1]\n"}, "own.toml:1:9: expected a table, found a whole number\n"},
      {{"[[exersice]]\nid = \"x\"\n"},
       "own.toml:1:3: there is no table 'exersice' – did you mean 'exercise'?\n"},
      {{"[[exercise]]\nid = \"dead-bgu\"\nname = \"x\"\n"},
       "own.toml:1:1: 'slot' is missing – did you mean 'dead-bug'?\n"},
      {{"[[exercise]]\nid = \"dead-bug\"\nnmae = \"x\"\n"},
       "own.toml:3:1: 'nmae' is not known here – did you mean 'name'?\n"},
      {{"[part]\nid = \"habit\"\n"}, "own.toml:1:1: 'title' is missing – did you mean 'habits'?\n"},
      {{"", "[[exercise]]\nid = \"dead-bgu\"\nremove = true\n"},
       "own2.toml:2:6: there is no exercise 'dead-bgu' to remove – did you mean 'dead-bug'?\n"},
      {{"[[exercise]]\nid = \"dead-bug\"\nremove = false\n"},
       "own.toml:3:10: 'remove' can only be true – to keep the item, leave it out\n"},
      {{"[[exercise]]\nid = \"dead-bug\"\nname = \"x\"\nremove = true\n"},
       "own.toml:4:10: what is removed takes no other keys – keep the id only\n"},
      {{"[[question]]\nid = \"blue-toes\"\n"},
       "own.toml:1:1: a new question needs a part to be asked in – write [part] with its id at the "
       "top of this file; known: back, habits, warning-signs, week\n"},
      {{"format = 1\n[answers]\nfever = \"no\"\n"},
       "own.toml:1:1: there is no table 'format'\n"
       "own.toml:2:2: this is a file of answers, not of own data – use it with --answers\n"},
      // the place of a value inside what was merged
      {{"[[limit]]\nid = \"pain-4-5\"\nbars = [\"hinge-load\", \"hinge-laod\"]\n"},
       "own.toml:3:23: there is no exercise and no tag 'hinge-laod' – did you mean "
       "'hinge-load'?\n"},
      {{"[[adjustment]]\nid = \"mine\"\nstep = \"pain\"\nwhen = \"fever and fevr\"\nsay = \"s\"\n"
        "source = [\"OWN\"]\n"},
       "own.toml:4:19: there is no question or definition 'fevr' – did you mean 'fever'?\n"},
      // a plan divides the minutes of the week by it
      {{"[[week]]\nnumber = 1\ncardio_days = 0\n"}, "own.toml:3:15: 0 is out of range: 1 to 7\n"},
      {{"[[rule]]\nlevel = \"book\"\nwhen = \"fever\"\nsay = \"s\"\nsource = [\"OWN\"]\n"},
       "own.toml:1:1: 'id' is missing\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.own);
    CHECK_EQ(refused(row.own), row.problems);
  }
}

TEST_CASE("overlay: a slot that loses all of its options is told where the last one is removed") {
  const Slot& slot = shipped().programme.slots.front();
  std::string own;
  for (const int option : slot.options) {
    own += "[[exercise]]\nid = \"" +
           shipped().catalogue.exercises[static_cast<std::size_t>(option)].id +
           "\"\nremove = true\n";
  }
  const std::string said = refused({own});
  CHECK(said.find(" the slot '" + slot.id +
                  "' has nothing to choose from – give the slot other "
                  "options\n") != std::string::npos);
  CHECK(said.find("own.toml:" + std::to_string(slot.options.size() * 3) + ":10: ") !=
        std::string::npos);
}

TEST_CASE("overlay: a new adjustment acts with its step") {
  const auto loaded =
      laid_over({"[[adjustment]]\nid = \"mine\"\nstep = \"limits\"\nwhen = "
                 "\"fever\"\nsay = \"s\"\nsource = [\"OWN\"]\n"});
  REQUIRE_EQ(told(loaded.problems), "");
  const auto& adjustments = loaded.value.knowledge.programme.adjustments;
  std::size_t at = 0;
  while (adjustments[at].id != "mine") ++at;
  CHECK_EQ(adjustments[at - 1].step, Step::limits);
  CHECK_GT(adjustments[at + 1].step, Step::limits);
}

TEST_CASE("overlay: many files of many items take no time to speak of") {
  std::string own;
  for (int i = 0; i < 20'000; ++i) own += "[[rule]]\nid = \"r" + std::to_string(i) + "\"\n";
  CHECK_LE(laid_over({own}).problems.size(), 300);
}

TEST_CASE("overlay: many keys in one table take no time to speak of") {
  // Each of these took minutes when every key was searched for among all that came before it.
  std::string keys;
  for (int i = 0; i < 60'000; ++i) keys += "key" + std::to_string(i) + " = 1\n";
  CHECK_LE(laid_over({"[times]\n" + keys}).problems.size(), 300);
  CHECK_LE(laid_over({"[[exercise]]\nid = \"dead-bug\"\n" + keys}).problems.size(), 300);
}

TEST_CASE("to_toml: the shipped data comes back as the same tree") {
  for (const Document& document : embedded_documents()) {
    CAPTURE(document.source.name);
    const auto again = parse_toml({"again", toml_file(document.root)});
    REQUIRE_EQ(to_text(again.problems), "");
    CHECK_EQ(dump(again.value.root), dump(document.root));
  }
}

TEST_CASE("to_toml: what needs quotes gets them") {
  const std::string text = R"(when = 2026-11-20T08:15:00
x = 1.5
"a key" = "a \"quote\", a \\, a\ttab\nand \u0001"
e = []
t = [[1, 2], [3]]
"" = true
i = {}
)";
  const Document document = parsed("d", text);
  const auto again = parse_toml({"again", toml_file(document.root)});
  REQUIRE_EQ(to_text(again.problems), "");
  CHECK_EQ(dump(again.value.root), dump(document.root));
}
