// Own data as a person meets it: which files are used, what `data path` and `data show` print.
#include <fstream>
#include <sys/stat.h>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "cli_harness.hpp"
#include "data/embedded.hpp"
#include "data/overlay.hpp"
#include "data/parse_toml.hpp"
#include "own_data.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

constexpr const char* kUsual = "config/backsmart/data/";

// A topic is the smallest thing to add.
std::string topic(const std::string& id) {
  return "[[topic]]\nid = \"" + id + "\"\ntitle = \"Of " + id +
         ".\"\ngroup = \"G\"\nsay = \"S\"\nfact = [\n{ say = \"a\", sure = \"weak\", source = "
         "[\"OWN\"] },\n{ say = \"b\", "
         "sure "
         "= \"weak\", source = [\"OWN\"] } ]\n";
}

// "data/triage.toml:30": where the item with this id begins, a line above its id.
std::string shipped_at(const std::string& file, const std::string& id) {
  std::ifstream in(std::string(BACKSMART_SOURCE_DIR "/") + file);
  REQUIRE(in);
  int number = 0;
  for (std::string line; std::getline(in, line); ++number) {
    if (line == "id = \"" + id + "\"") return fmt::format("{}:{}", file, number);
  }
  return "";
}

bool knows(Cli& cli, const std::string& id) { return contains(cli.out(), "Of " + id + "."); }

// What `data path` says of files; the settings stand below an empty line.
std::string files_in(const std::string& text) { return text.substr(0, text.find("\n\n") + 1); }

// Without the alignment: the name of the home is shorter here than it was.
std::string squeezed(std::string text) {
  while (contains(text, "   ")) text = replaced(text, "   ", "  ");
  return text;
}

// The blocks of the section "OWN DATA" of the man page, as they are read.
std::vector<std::string> blocks_of_manual() {
  std::vector<std::string> blocks;
  bool in_section = false;
  bool in_block = false;
  std::ifstream page(BACKSMART_SOURCE_DIR "/man/backsmart.1");
  REQUIRE(page);
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with(".Sh ")) in_section = line == ".Sh OWN DATA";
    if (!in_section) continue;
    if (line == ".Ed") in_block = false;
    if (in_block) blocks.back() += replaced(replaced(line, "\\-", "-"), "\\(dq", "\"") + "\n";
    if (line.starts_with(".Bd ")) {
      blocks.emplace_back();
      in_block = true;
    }
  }
  return blocks;
}

}  // namespace

TEST_CASE("own data: the flag goes before the environment, and that before the usual folder") {
  const auto with_env = [](const std::string& value) {
    return [value](World& world) { world.data_env = value; };
  };
  const Home home;
  home.write(std::string(kUsual) + "a.toml", topic("usual"));
  home.write("env/a.toml", topic("env-folder"));
  home.write("env.toml", topic("env-file"));
  home.write("flag.toml", topic("flag"));
  struct Row {
    std::string line;
    std::string env;
    std::vector<std::string> known;
    std::vector<std::string> unknown;
  };
  const std::string env = home.path("env") + "::" + home.path("env.toml");
  const std::vector<Row> rows = {
      {"learn", "", {"usual"}, {"env-file", "flag"}},
      {"learn", env, {"env-folder", "env-file"}, {"usual", "flag"}},
      {"learn --data {home}/flag.toml", env, {"flag"}, {"usual", "env-file"}},
      {"--data {home}/env --data {home}/flag.toml learn", "", {"flag", "env-folder"}, {"usual"}},
      {"--data /dev/null learn", env, {}, {"usual", "env-file", "flag"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    Cli cli(row.line);
    cli.at(home).world(with_env(row.env));
    CHECK_EQ(cli.exit(), kDone);
    CHECK_EQ(cli.err(), "");
    for (const std::string& id : row.known) CHECK_MESSAGE(knows(cli, id), id);
    for (const std::string& id : row.unknown) CHECK_FALSE_MESSAGE(knows(cli, id), id);
  }
}

TEST_CASE("own data: of a folder, its *.toml by name; hidden ones and folders are left") {
  Cli path("data path");
  for (const char* name : {"10-b.toml", "9-a.toml", "B.toml", ".hidden.toml", "notes.md", "c.toml~",
                           "folder.toml/x.toml", "deep/y.toml"}) {
    path.file(std::string(kUsual) + name, name == std::string("B.toml") ? "broken = = [" : "");
  }
  CHECK_EQ(files_in(path.out()),
           "shipped data  inside the program\n"
           "settings      {home}/config/backsmart/config.toml     the usual file, not there\n"
           "own data      {home}/config/backsmart/data/10-b.toml  the usual folder\n"
           "own data      {home}/config/backsmart/data/9-a.toml   the usual folder\n"
           "own data      {home}/config/backsmart/data/B.toml     the usual folder\n"
           "answers       {home}/data/backsmart/answers.toml      saved, not there\n");
  CHECK_EQ(path.exit(), kDone);
  CHECK_EQ(path.err(), "");
}

TEST_CASE("data path: why a file is used, and whether it is there") {
  Cli none("data path");
  CHECK_EQ(files_in(none.out()),
           "shipped data  inside the program\n"
           "settings      {home}/config/backsmart/config.toml  the usual file, not there\n"
           "own data      {home}/config/backsmart/data         the usual folder, not there\n"
           "answers       {home}/data/backsmart/answers.toml   saved, not there\n");
  Cli named(
      "--data {home}/empty --data {home}/no.toml --answers {home}/a.toml --answers - data path");
  named.file("empty/.keep", "").file("a.toml", "");
  CHECK_EQ(squeezed(files_in(named.out())),
           "shipped data  inside the program\n"
           "settings  {home}/config/backsmart/config.toml  the usual file, not there\n"
           "own data  {home}/empty  --data, empty\n"
           "own data  {home}/no.toml  --data, not there\n"
           "answers  {home}/a.toml  --answers\n"
           "answers  standard input  --answers\n");
  Cli env("data path");
  env.answers("").world([](World& world) {
    world.data_env = "/no/\x1b[31m.toml";
    world.config_home = "";
  });
  CHECK_EQ(squeezed(files_in(env.out())),
           "shipped data  inside the program\n"
           "own data  /no/?[31m.toml  BACKSMART_DATA, not there\n"
           "answers  {home}/data/backsmart/answers.toml  saved\n");
}

TEST_CASE("own data: what cannot be read or is wrong ends the command, and all of it is told") {
  Cli missing("--data {home}/no.toml --data {home}/none plan --example");
  CHECK_EQ(missing.exit(), kFailed);
  CHECK_EQ(missing.out(), "");
  CHECK_EQ(missing.err(),
           "backsmart: cannot read {home}/no.toml: there is no such file or folder\n"
           "backsmart: cannot read {home}/none: there is no such file or folder\n");

  Cli wrong("plan --example -o {home}/week.md");
  wrong.file(std::string(kUsual) + "a.toml", "[[rule]]\nid = \"chest-pain-now\"\nremove = true\n")
      .file(std::string(kUsual) + "b.toml", "[[exercsie]]\nid = \"x\"\n");
  CHECK_EQ(wrong.exit(), kFailed);
  CHECK_EQ(wrong.out(), "");
  CHECK_EQ(wrong.err(),
           "{home}/config/backsmart/data/a.toml:3:10: error: the shipped rule 'chest-pain-now' "
           "cannot be removed\n"
           "  3 | remove = true\n"
           "    |          ^~~~\n"
           "  hint: raise its level, or add a rule of your own\n"
           "{home}/config/backsmart/data/b.toml:1:3: error: there is no table 'exercsie'\n"
           "  1 | [[exercsie]]\n"
           "    |   ^~~~~~~~\n"
           "  hint: did you mean 'exercise'?\n");

  for (const char* line : {"check --no-input", "plan", "today", "exercise", "learn", "data show",
                           "data show questions"}) {
    CAPTURE(line);
    Cli broken(line);
    broken.answers("").file(std::string(kUsual) + "a.toml", "a = = 1\n");
    CHECK_EQ(broken.exit(), kFailed);
    CHECK_EQ(broken.out(), "");
    CHECK(contains(broken.err(), "a.toml:1:5: error: "));
  }
  for (const char* line : {"--help", "--version", "plan --help", "data path", ""}) {
    CAPTURE(line);
    Cli works(line);
    works.file(std::string(kUsual) + "a.toml", "a = = 1\n");
    CHECK_EQ(works.exit(), kDone);
  }
}

TEST_CASE("own data: what is read has an end") {
  Cli large("--data {home}/large.toml learn");
  large.file("large.toml", std::string(1'000'001, '#'));
  CHECK_EQ(large.exit(), kFailed);
  CHECK_EQ(large.err(), "backsmart: cannot read {home}/large.toml: File too large\n");
  CHECK_EQ(Cli("--data /dev/zero learn").exit(), kFailed);
  const Home home;
  home.write("pipes/a.toml", "");
  std::remove(home.path("pipes/a.toml").c_str());
  REQUIRE_EQ(mkfifo(home.path("pipes/a.toml").c_str(), 0600), 0);
  Cli pipe("--data {home}/pipes learn");
  pipe.at(home);
  CHECK_EQ(pipe.exit(), kFailed);
  CHECK(contains(pipe.err(), "nobody writes to this pipe"));
}

TEST_CASE("own data: the example of the manual does what the manual says") {
  const auto blocks = blocks_of_manual();
  REQUIRE_EQ(blocks.size(), 2);
  const std::string& own = blocks[0];
  Cli plan("--data {home}/clinic.toml plan --example --start 2026-11-23");
  plan.file("clinic.toml", own);
  CHECK_EQ(plan.err(), "");
  CHECK_EQ(plan.exit(), kDone);
  CHECK(contains(plan.out(), "Slow lowering to a chair"));
  CHECK_FALSE(contains(Cli("plan --example --start 2026-11-23").out(), "Slow lowering"));

  Cli gone("--data {home}/clinic.toml exercise wall-sit");
  gone.file("clinic.toml", own);
  CHECK_EQ(gone.exit(), kUsage);
  CHECK_EQ(Cli("exercise wall-sit").exit(), kDone);
  Cli rule("--data {home}/clinic.toml data show clinic-leg-pain");
  rule.file("clinic.toml", own);
  CHECK(contains(rule.out(), "level = \"book\"\nwhen = \"leg-pain\"\n"));
  Cli slot("--data {home}/clinic.toml data show strength-squat");
  slot.file("clinic.toml", own);
  CHECK(contains(slot.out(), "# data/programme.toml:"));
  CHECK(contains(slot.out(), ", {home}/clinic.toml:"));
  CHECK(contains(slot.out(), "options = [\"chair-lower\", \"box-squat\", \"sit-to-stand\"]\n"));
  Cli card("--data {home}/clinic.toml exercise chair-lower");
  card.file("clinic.toml", own);
  CHECK(contains(card.out(), "Stand tall"));  // its picture
  // The command lines are what was tried here.
  CHECK_EQ(blocks[1],
           "backsmart --data clinic.toml plan --example\n"
           "backsmart --data clinic.toml data show strength-squat\n"
           "backsmart --data clinic.toml exercise chair-lower\n");
}

TEST_CASE("data show: the tables, and how to go on") {
  Cli show("data show");
  CHECK_EQ(show.exit(), kDone);
  CHECK(contains(show.out(), fmt::format("\nrule{:>12}\n", shipped().rules.rules.size())));
  CHECK(contains(show.out(), "\nAll of a table: backsmart data show exercise\n"));
  Cli more("--data {home}/a.toml data show --format json");
  more.file("a.toml", topic("mine"));
  const auto topics = std::to_string(shipped().rules.topics.size() + 1);
  CHECK(contains(more.out(), "\"table\": \"topic\",\n      \"items\": " + topics + "\n"));
  CHECK_EQ(Cli("data show --format toml").exit(), kUsage);
}

TEST_CASE("data show: numbers with decimals are numbers in JSON, too") {
  Cli show("--data {home}/a.toml data show rdl --format json");
  show.file("a.toml",
            "[[figure]]\nid = \"rdl\"\nprops = []\n"
            "arrows = [{ from = [-0.25, 1.0], to = [0, 0.125] }]\n");
  std::string json = show.out();
  std::erase_if(json, [](char c) { return c == ' ' || c == '\n'; });
  CHECK(contains(json, R"("from":[-0.25,1.0],"to":[0,0.125])"));
}

TEST_CASE("data show: an item as TOML, with where it is from") {
  Cli rule("data show chest-pain-now");
  CHECK_EQ(
      rule.out(),
      "# " + shipped_at("data/triage.toml", "chest-pain-now") +
          "\n"
          "[[rule]]\n"
          "id = \"chest-pain-now\"\n"
          "level = \"emergency\"\n"
          "when = \"chest-pain\"\n"
          "say = \"Chest pain with back pain can come from the heart or a large blood vessel.\"\n"
          "do = \"Stop all effort and sit down. Say that you have chest pain and back pain "
          "together.\"\n"
          "source = [\"NHS\"]\n");
  Cli changed("--data {home}/a.toml --data {home}/b.toml data show chest-pain-now --format json");
  changed.file("a.toml", "\n[[rule]]\nid = \"chest-pain-now\"\nlevel = \"emergency\"\n")
      .file("b.toml", "[[rule]]\nid = \"chest-pain-now\"\nunsure = \"emergency\"\n");
  CHECK(contains(changed.out(), "\"from\": [\n        \"" +
                                    shipped_at("data/triage.toml", "chest-pain-now") +
                                    "\",\n        "
                                    "\"{home}/a.toml:4\",\n        \"{home}/b.toml:1\"\n      ]"));
  CHECK(contains(changed.out(), "\"unsure\": \"emergency\""));
  CHECK(contains(Cli("data show ces-sign").out(), "# data/triage.toml:7\n[define]\nces-sign = \""));
  CHECK(contains(Cli("data show times").out(), "[times]\nfirst_hour_min = 60\n"));
}

TEST_CASE("data show: two kinds of one id are both shown; what nobody knows gets a hint") {
  Cli both("data show pain-4-5");
  CHECK(contains(both.out(), "[[limit]]\nid = \"pain-4-5\"\n"));
  CHECK(contains(both.out(), "[[adjustment]]\nid = \"pain-4-5\"\n"));
  Cli typo("data show dead-bgu");
  CHECK_EQ(typo.exit(), kUsage);
  CHECK_EQ(typo.out(), "");
  CHECK_EQ(typo.err(),
           "backsmart: nothing in the data is called 'dead-bgu'\n  hint: did you mean dead-bug?\n");
  CHECK_EQ(Cli("data show rule --format text").exit(), kUsage);
}

TEST_CASE("data show: every table comes back as the tree it is") {
  for (const Document& document : embedded_documents()) {
    if (is_answers_file(document)) continue;
    for (const Node& table : document.root.children) {
      if (table.key == "part") continue;  // one a file, so all of them are no file
      Cli show("data show " + table.key + " --format toml");
      CAPTURE(table.key);
      REQUIRE_EQ(show.exit(), kDone);
      const auto again = parse_toml({"again", show.out()});
      REQUIRE_EQ(to_text(again.problems), "");
      const Node* shown = again.value.root.find(table.key);
      REQUIRE(shown != nullptr);
      // Where a table is in several files, each of its items is there.
      const std::string all = dump(*shown);
      for (const Node& item : table.children) CHECK(contains(all, dump(item)));
    }
  }
}
