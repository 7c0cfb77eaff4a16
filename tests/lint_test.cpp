// `data check`: each kind of mistake, planted in an own file beside the shipped data, is told at
// its place and nothing else is; the shipped data has none.
#include "data/lint.hpp"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "cli_harness.hpp"
#include "data/embedded.hpp"
#include "data/parse_toml.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

// "own.toml:3:8: message [code]", one a line.
std::string places_and_messages(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics) {
    out += fmt::format("{}:{}:{}: {}\n", d.file, d.place.line, d.place.column, d.message);
  }
  return out;
}

// What is found when the file own.toml comes after the shipped ones.
std::string found_with(const std::string& own) {
  auto document = parse_toml({"own.toml", own});
  REQUIRE_MESSAGE(document.ok(), to_text(document.problems));
  std::vector<Document> documents = embedded_documents();
  documents.push_back(std::move(document.value));
  return places_and_messages(check_data(documents));
}

// A rule, an adjustment, … of which only one thing is of interest: it stands in line 2.
std::string rule(const std::string& when, const std::string& level = "emergency") {
  return fmt::format(
      "[[rule]]\nwhen = \"{}\"\nid = \"own\"\nlevel = \"{}\"\nsay = \"s\"\nsource = [\"OWN\"]\n",
      when, level);
}

std::string finding(const std::string& when, const std::string& say = "s") {
  return fmt::format(
      "[[finding]]\nwhen = \"{}\"\nsay = \"{}\"\nid = \"own\"\nkind = \"hint\"\nswap = \"s\"\n"
      "source = [\"OWN\"]\n",
      when, say);
}

std::string say(const std::string& text) { return finding("tight", text); }

std::string adjustment(const std::string& effects) {
  return fmt::format(
      "[[adjustment]]\n{}\nid = \"own\"\nstep = \"setup\"\nwhen = \"pain-now >= 3\"\nsay = \"s\"\n"
      "source = [\"OWN\"]\n",
      effects);
}

std::string slot(const std::string& options, const std::string& more = "") {
  return fmt::format(
      "[[slot]]\noptions = [{}]\nid = \"own\"\nblock = \"daily\"\nkind = \"breath\"\nname = \"n\"\n"
      "dose = \"own\"\nwhy = \"w\"\nsource = [\"OWN\"]\n{}\n",
      options, more);
}

std::string drawn_as(const std::string& id, const std::string& other) {
  return fmt::format("[[figure]]\nid = \"{}\"\nsame_as = \"{}\"\n", id, other);
}

std::string undrawn(const std::string& id, const std::string& more) {
  return fmt::format(
      "[[exercise]]\nid = \"{}\"\nname = \"Own\"\nslot = \"breath\"\nposition = \"seat\"\n"
      "mode = \"time\"\ndose = {{ sides = 1, sets = 1, reps = 1, sec_per_rep = 60, rest_s = 0, "
      "setup_s = 0 }}\nseconds = 60\nladder = [\"one\"]\nstart = 0\nhow = \"h\"\ndo = [\"d\"]\n"
      "dont = [\"d\"]\nwhy = \"w\"\nmorning = \"yes\"\nsource = [\"OWN\"]\n{}\n",
      id, more);
}

std::string exercise(const std::string& id, const std::string& more) {
  return undrawn(id, more) + drawn_as(id, "breath-seated");
}

// A slot that everybody can do, and which makes every exercise of this file reachable.
std::string slot_for(const std::string& options) {
  return slot(options, fmt::format("rotate = [{}]", options));
}

std::string question(const std::string& more) {
  return "[part]\nid = \"own\"\ntitle = \"t\"\nintro = \"i\"\n[[question]]\nid = \"mine\"\n"
         "kind = \"yes-no\"\nask = \"a\"\nwhy = \"w\"\nsource = [\"OWN\"]\n" +
         more;
}

std::string topic(const std::string& see) {
  return fmt::format(
      "[[topic]]\nid = \"own\"\ntitle = \"t\"\ngroup = \"g\"\nsay = \"s\"\nsee = [{}]\nfact = [\n"
      "{{ say = \"one\", sure = \"good\", source = [\"OWN\"] }},\n"
      "{{ say = \"two\", sure = \"good\", source = [\"OWN\"] }},\n]\n",
      see);
}

// A sentence of so many words.
std::string sentence(int words) {
  std::string out = "go";
  for (int i = 1; i < words; ++i) out += " on";
  return out + ".";
}

}  // namespace

TEST_CASE("lint: the shipped data has nothing to complain about") {
  CHECK_EQ(to_text(check_data(embedded_documents())), "");
}

TEST_CASE("lint: each mistake is told at its place") {
  struct Row {
    std::string own;
    const char* found;
  };
  const std::vector<Row> rows = {
      // rules
      {rule("fever and not fever"),
       "own.toml:2:8: no answers can make this rule hold [rule-never]\n"},
      {rule("bladder-since is over-2-weeks and not bladder-change"),  // asked after a yes only
       "own.toml:2:8: no answers can make this rule hold [rule-never]\n"},
      {rule("fever or not fever", "book"),
       "own.toml:2:8: the rule holds whatever is answered [rule-always]\n"},
      {rule("chest-pain and breathless"),
       "own.toml:2:8: the rule never changes the level: 'chest-pain-now' is as severe whenever it "
       "holds [rule-covered]\n"},
      {rule("chest-pain and breathless", "self-manage"), ""},           // there for what it says
      {rule("fever and chest-pain") + "unsure = \"emergency\"\n", ""},  // more when unsure

      // other conditions
      {finding("tight and not tight"),
       "own.toml:2:8: no answers can make this condition hold [condition-never]\n"},
      {finding("tight or not tight"),
       "own.toml:2:8: the condition holds whatever is answered [condition-always]\n"},
      {finding("pain-now >= 0"),
       "own.toml:2:8: the condition holds whatever is answered [condition-always]\n"},
      {rule("fever and steroid-tablets") +
           "unsure = \"emergency\"\nfirm_when = \"fever and not fever\"\n",
       "own.toml:8:13: no answers can make this condition hold [condition-never]\n"},
      {question("gateway = \"fever or not fever\"\ndefault = \"no\"\n") + finding("mine"),
       "own.toml:11:11: the gateway is open whatever is answered [condition-always]\n"},
      {question("gateway = \"fever and not fever\"\ndefault = \"no\"\n") + finding("mine or tight"),
       "own.toml:11:11: no answers can open this gateway [condition-never]\n"
       "own.toml:14:9: no answers make 'mine' hold [part-idle]\n"},
      {"[[limit]]\nwhen = \"tight and not tight\"\nid = \"own\"\nname = \"n\"\nbars = [\"prone\"]\n"
       "source = [\"OWN\"]\n",
       "own.toml:2:8: no answers can make this condition hold [condition-never]\n"},
      {slot("\"breath-seated\"", "extra = true\nwhen = \"daily-minutes >= 4\""),
       "own.toml:11:8: the condition holds whatever is answered [condition-always]\n"},
      {adjustment("max_strength_days = 2\nweeks = [1, 2]\nunsure = true") +
           "[define]\nidle = \"fever and not fever\"\n" + finding("idle or tight"),
       "own.toml:11:8: no answers can make this condition hold [condition-never]\n"
       "own.toml:13:9: no answers make 'idle' hold [part-idle]\n"},

      // parts of a condition
      {finding("tight or tight and weak"),
       "own.toml:2:18: without 'tight and weak' the condition would say the same [part-idle]\n"},
      {finding("weak and (pain-now >= 3 or pain-now >= 5)"),
       "own.toml:2:36: without 'pain-now >= 5' the condition would say the same [part-idle]\n"},
      {finding("at least 2 of (habit-long-sitting, habit-maxing-out, fever and not fever)"),
       "own.toml:2:62: no answers make 'fever and not fever' hold [part-idle]\n"},
      {finding("weak and age <= 100"),  // written otherwise than it is read: the whole is shown
       ""},

      // what nothing uses
      {"[define]\nspare = \"fever and breathless\"\n",
       "own.toml:2:1: nothing uses the definition 'spare' [definition-unused]\n"},
      {question("default = \"no\"\n"),
       "own.toml:6:6: nothing depends on the answer to 'mine' [question-unread]\n"},
      {"[[source]]\nid = \"MINE\"\nauthor = \"a\"\nyear = 2020\ntitle = \"t\"\n",
       "own.toml:2:6: nothing cites the source 'MINE' [source-unused]\n"},
      {"[[tag]]\nid = \"mine\"\nsay = \"s\"\n",
       "own.toml:2:6: no exercise has the tag 'mine' [tag-unused]\n"},
      {"[[equipment]]\nid = \"mine\"\nname = \"n\"\n",
       "own.toml:2:6: no exercise needs 'mine' [equipment-unused]\n"},
      {"[[limit]]\nid = \"mine\"\nname = \"n\"\nwhen = \"fever\"\nsource = [\"OWN\"]\n",
       "own.toml:2:6: the limit 'mine' bars no exercise [limit-unused]\n"},
      {undrawn("mine", "needs = [\"none\"]") + slot_for("\"mine\""),
       "own.toml:2:6: 'mine' has no picture [no-figure]\n"},
      {topic("\"walking\""), "own.toml:2:6: no other topic has 'own' in its 'see' [topic-alone]\n"},
      {topic("\"own\""), "own.toml:2:6: no other topic has 'own' in its 'see' [topic-alone]\n"},
      {"[[checkpoint]]\nid = \"own\"\ndays = 9\nsay = \"s\"\nsource = []\n",
       "own.toml:5:10: this names no source [source-empty]\n"},

      // the plan
      {exercise("mine", "needs = [\"none\"]"),
       "own.toml:2:6: no plan can hold 'mine' [exercise-unreachable]\n"},
      {exercise("mine", "needs = [\"none\"]") + slot_for("\"mine\""), ""},
      {exercise("first", "needs = [\"none\"]") + exercise("mine", "needs = [\"none\"]") +
           slot("\"first\", \"mine\""),  // everybody can do the first
       "own.toml:22:6: no plan can hold 'mine' [exercise-unreachable]\n"},
      {exercise("first", "needs = [\"none\"]\nnot_when = [\"hernia\"]") +
           exercise("mine", "needs = [\"none\"]") + slot("\"first\", \"mine\""),
       ""},
      {exercise("first", "needs = [\"none\"]") + exercise("mine", "needs = [\"none\"]") +
           slot("\"first\", \"mine\"") + adjustment("prefer = { breath = [\"mine\"] }"),
       ""},
      {exercise("mine", "needs = [\"none\"]\nfrom_week = 13") + slot("\"breath-seated\", \"mine\""),
       "own.toml:18:13: the programme ends with week 12 [week-beyond]\n"},
      {adjustment("weeks = [13, 20]\nmax_strength_days = 2"),
       "own.toml:2:9: the programme ends with week 12 [week-beyond]\n"},
      {adjustment("prefer = { squat = [\"breath-seated\"] }"),
       "own.toml:2:21: no slot of the kind 'squat' has the option 'breath-seated' [prefer-idle]\n"},
      {slot("\"breath-seated\"", "extra = true"),
       "own.toml:3:6: nothing ever switches on 'own' [slot-never]\n"},
      {slot("\"breath-seated\"", "extra = true") + adjustment("add = [\"own\"]"), ""},
      {slot("\"bike-upright\""),
       "own.toml:2:11: with what every home has, nothing fills this slot in week 1 [slot-empty]\n"},
      {slot("\"bike-upright\"", "extra = true\nwhen = \"tight\""),
       "own.toml:2:11: with what every home has, nothing fills this slot [slot-empty]\n"},
      {exercise("mine", "needs = [\"none\"]\nnot_when = [\"hernia\"]") + slot_for("\"mine\""),
       "own.toml:23:11: nothing is left of this slot under the limit 'hernia' [slot-runs-empty]\n"},
      {exercise("mine", "needs = [\"none\"]\nnot_when = [\"hernia\"]") +
           slot("\"mine\"", "extra = true\nwhen = \"tight\""),
       ""},
      {exercise("mine", "needs = [\"none\"]\nnot_when = [\"stenosis-and-disc\"]") +
           slot_for("\"mine\""),  // the adjustment stenosis-and-disc-core leaves it out
       ""},
      {exercise("mine", "needs = [\"none\"]") + slot_for("\"mine\"") +
           adjustment("exclude = [\"mine\"]"),
       "own.toml:22:11: nothing is left of this slot with the adjustment 'own' "
       "[slot-runs-empty]\n"},

      // words
      {say("Rest can Prevent pain."), "own.toml:3:17: 'prevent' promises too much [claim]\n"},
      {say("A cure. It fixed me."),
       "own.toml:3:10: 'cure' promises too much [claim]\n"
       "own.toml:3:19: 'fixed' promises too much [claim]\n"},
      {say("A prefix, secure and curious, of obscure fixtures."), ""},
      {say("Well. " + sentence(25)), ""},
      {say("Well. " + sentence(26)),
       "own.toml:3:14: a sentence of 26 words; 25 are enough [sentence-long]\n"},
      {say("Inflammatory considerations necessitate multidisciplinary rehabilitation immediately "
           "after hospitalisation, notwithstanding comorbidity."),
       "own.toml:3:7: reading age 51.1; 13 is the limit [reading-hard]\n"},
      {say("Multidisciplinary rehabilitation."), ""},  // too short for the formula
      {"[words]\nknown = [\"rehabilitation\"]\n" +
           say("Do your rehabilitation with rehabilitation and in rehabilitation or for "
               "rehabilitation now."),
       ""},
      {say("Do your rehabilitation with rehabilitation and in rehabilitation or for "
           "rehabilitation now."),
       "own.toml:3:7: reading age 25.6; 13 is the limit [reading-hard]\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.own);
    CHECK_EQ(found_with(row.own), row.found);
  }
}

TEST_CASE("lint: of a hopeless file a hundred mistakes are told, and that there are more") {
  const auto checked = [](const std::string& own) {
    auto document = parse_toml({"own.toml", own});
    REQUIRE_MESSAGE(document.ok(), to_text(document.problems));
    std::vector<Document> documents;
    documents.push_back(std::move(document.value));
    return check_own_data(std::move(documents));
  };
  std::string cures = "[[topic]]\nid = \"tight-muscles\"\nsay = [\n";
  for (int i = 0; i < 100'000; ++i) cures += "\"cure\",\n";
  const Diagnostics many = checked(cures + "]\n");
  const auto of_words = std::count_if(many.begin(), many.end(), [](const Diagnostic& d) {
    return d.message == "'cure' promises too much [claim]";
  });
  CHECK_EQ(of_words, 99);
  CHECK_EQ(many.back().message, "too many problems; the others are not shown");

  // The words that are said to be known make it no slower.
  std::string words = "[words]\nknown = [\n";
  for (int i = 0; i < 100'000; ++i) words += fmt::format("\"w{}\",\n", i);
  CHECK_EQ(places_and_messages(checked(words + "]\n")),
           "own.toml:2:9: 'known' of the shipped [words] stands as it is\n");
}

TEST_CASE("lint: with mistakes that decoding finds, only words are looked at besides") {
  CHECK_EQ(found_with(rule("fevr") + say("It cures.") + finding("tight and not tight")),
           "own.toml:2:9: there is no question or definition 'fevr'\n"
           "own.toml:9:11: 'cures' promises too much [claim]\n"
           "own.toml:17:6: there is a finding 'own' already\n");
}

TEST_CASE("data check: one line when there is nothing to complain about") {
  Cli check("data check");
  CHECK_EQ(check.exit(), kDone);
  CHECK(contains(check.out(), " files, "));
  CHECK(contains(check.out(), " items: nothing to complain about.\n"));
  CHECK_EQ(check.err(), "");
}

TEST_CASE("data check: own files are looked at over the shipped data, in place") {
  const std::string own =
      "# mine\n[[rule]]\nid = \"mine\"\nlevel = \"emergency\"\nwhen = \"fever and not fever\"\n"
      "say = \"It cures.\"\nsource = [\"OWN\"]\n";
  Cli named("data check {home}/own.toml");
  named.file("own.toml", own);
  CHECK_EQ(named.exit(), kFailed);
  CHECK_EQ(named.err(), "");
  CHECK_EQ(named.out(),
           "{home}/own.toml:5:8: error: no answers can make this rule hold [rule-never]\n"
           "  5 | when = \"fever and not fever\"\n"
           "    |        ^~~~~~~~~~~~~~~~~~~~~\n"
           "{home}/own.toml:6:11: error: 'cures' promises too much [claim]\n"
           "  6 | say = \"It cures.\"\n"
           "    |           ^~~~~\n"
           "  hint: say what may help, and how sure it is\n");
  Cli by_flag("data check --data {home}/own.toml");
  by_flag.file("own.toml", own);
  CHECK_EQ(by_flag.out(), named.out());

  Cli broken("data check {home}/own.toml");
  broken.file("own.toml", "[[tag]]\nid = \"mine\"\nsay = \"It cures.\"\nsaid = 1\n");
  CHECK_EQ(broken.exit(), kFailed);
  CHECK(contains(broken.out(), "own.toml:3:11: error: 'cures' promises too much [claim]\n"));
  CHECK(contains(broken.out(), "own.toml:4:1: error: 'said' is not known here\n"));
}
