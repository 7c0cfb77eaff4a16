// Own data may make the shipped data stricter, never milder.
#include "data/safeguard.hpp"

#include <map>
#include <random>

#include <doctest/doctest.h>

#include "data/embedded.hpp"
#include "data/parse_toml.hpp"
#include "data/to_toml.hpp"
#include "own_data.hpp"
#include "rules/assess.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

// An own file and what is said of it: "own.toml" is left out of each line.
struct Row {
  std::string own;
  std::string says;
};

std::string item(const std::string& table, const std::string& id, const std::string& rest) {
  return "[[" + table + "]]\nid = \"" + id + "\"\n" + rest + "\n";
}

std::string said_of(const std::string& own) {
  std::string said = refused({own});
  for (std::size_t at = said.find("own.toml:"); at != std::string::npos;
       at = said.find("own.toml:")) {
    said.erase(at, std::string("own.toml:").size());
  }
  return said;
}

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.own);
    CHECK_EQ(said_of(row.own), row.says);
  }
}

// Values of the same kind that are not `value`, milder ones among them.
std::vector<Node> others(const Node& value) {
  std::vector<Node> out(3, value);
  out[0].children.clear();
  out[0].text += " x";
  out[0].integer = value.kind == Node::Kind::boolean ? 1 - value.integer : value.integer - 1;
  out[1].text = "self-manage";
  out[1].integer = value.kind == Node::Kind::boolean ? 1 - value.integer : value.integer + 1;
  out[2].text = "yes";
  std::erase_if(out, [&](const Node& other) { return dump(other) == dump(value); });
  return out;
}

// Whether the safeguard, alone, refuses `key = value` in that item.
bool safeguard_refuses(const std::string& table, const Node& item, const Node& value) {
  Node own;
  if (const Node* name = item.find(table == "week" ? "number" : "id"))
    own.children.push_back(*name);
  own.children.push_back(value);
  const bool is_list = item.key.empty();
  auto document = parse_toml({"own.toml", toml_table(table, own, is_list)});
  REQUIRE_MESSAGE(document.ok(), to_text(document.problems));
  const std::vector<Document> before = embedded_documents();
  const auto layered = overlay(before, {document.value});
  REQUIRE_EQ(told(layered.problems), "");
  return !weakened(before, shipped(), layered.value).empty();
}

}  // namespace

TEST_CASE("safeguard: a shipped rule can only be raised") {
  const std::string instead = " – raise its level, or add a rule of your own\n";
  check_rows({
      {item("rule", "chest-pain-now", "remove = true"),
       "3:10: the shipped rule 'chest-pain-now' cannot be removed" + instead},
      {item("rule", "chest-pain-now", "level = \"same-day\""),
       "3:9: the level of the shipped rule 'chest-pain-now' can only be raised; it is "
       "'emergency'\n"},
      {item("rule", "chest-pain-now", "when = \"chest-pain and fever\""),
       "3:8: 'when' of the shipped rule 'chest-pain-now' stands as it is" + instead},
      {item("rule", "chest-pain-now", "say = \"It is nothing.\""),
       "3:7: 'say' of the shipped rule 'chest-pain-now' stands as it is" + instead},
      {item("rule", "chest-pain-now", "do = \"Go on.\""),
       "3:6: 'do' of the shipped rule 'chest-pain-now' stands as it is" + instead},
      {item("rule", "chest-pain-now", "source = []"),
       "3:10: 'source' of the shipped rule 'chest-pain-now' stands as it is" + instead},
      {item("rule", "chest-pain-now", "by = \"next year\""),
       "3:1: 'by' of the shipped rule 'chest-pain-now' stands as it is" + instead},
      {item("rule", "walking-legs-worse", "by = \"next year\""),
       "3:6: 'by' of the shipped rule 'walking-legs-worse' stands as it is" + instead},
      {item("rule", "chest-pain-now", "firm_when = \"fever\""),
       "3:1: 'firm_when' of the shipped rule 'chest-pain-now' stands as it is" + instead},
      {item("rule", "chest-pain-now", "unsure = \"see-first\""),
       "3:10: unsure of the shipped rule 'chest-pain-now' may not become milder than 'same-day' – "
       "write unsure = \"same-day\"\n"},
      // From see-first to same-day, a rule whose unsure was see-first already.
      {item("rule", "walking-legs-worse", "level = \"same-day\""),
       "3:9: by = \"this week\" is of the milder level – say by when as well: by = \"today\"\n"},
      {item("rule", "walking-legs-worse", "level = \"same-day\"\nby = \"today\""), ""},
      {item("rule", "chest-pain-now", "level = \"emergency\"\nunsure = \"emergency\""), ""},
      {item("rule", "chest-pain-now", "level = \"emergncy\""),
       "3:9: 'emergncy' does not fit here – did you mean 'emergency'?\n"},
      {item("rule", "chest-pain-now", "wehn = \"fever\""),
       "3:1: 'wehn' is not known here – did you mean 'when'?\n"},
  });
}

TEST_CASE("safeguard: a raised level may not leave unsure behind") {
  // A shipped rule of a level with a milder one above it for unsure does not exist; unsure = "book"
  // of a see-first rule is the nearest.
  const Ruleset& rules = shipped().rules;
  int tried = 0;
  for (const Rule& rule : rules.rules) {
    for (int level = static_cast<int>(rule.level) + 1; level < 6; ++level) {
      const std::string id(kLevelIds[static_cast<std::size_t>(level)]);
      const auto raised =
          laid_over({item("rule", rule.id, "level = \"" + id + "\"\nby = \"now\"")});
      CAPTURE(rule.id);
      if (raised.ok()) {
        const auto& after = raised.value.knowledge.rules.rules;
        const auto index = static_cast<std::size_t>(&rule - rules.rules.data());
        CHECK_GE(after[index].level_if_unsure, rule.level_if_unsure);
        CHECK_GT(after[index].level, rule.level);
      } else {
        const std::string unsure(to_id(rule.level_if_unsure));
        CHECK_EQ(told(raised.problems), "own.toml:3:9: unsure of the shipped rule '" + rule.id +
                                            "' may not become milder than '" + unsure +
                                            "' – write unsure = \"" + unsure + "\"\n");
      }
      ++tried;
      break;  // the next level up is enough for each
    }
  }
  CHECK_GT(tried, 50);
}

TEST_CASE("safeguard: shipped questions stand as they are") {
  const std::string instead = " – add a question of your own\n";
  check_rows({
      {item("question", "fever", "remove = true"),
       "3:10: the shipped question 'fever' cannot be removed – other shipped data counts on it\n"},
      {item("question", "fever", "ask = \"Are you tall?\""),
       "3:7: 'ask' of the shipped question 'fever' stands as it is" + instead},
      {item("question", "fever", "why = \"No reason.\""),
       "3:7: 'why' of the shipped question 'fever' stands as it is" + instead},
      {item("question", "chest-pain", "plainer = \"Is it fine?\""),
       "3:1: 'plainer' of the shipped question 'chest-pain' stands as it is" + instead},
      {item("question", "pain-now", "default = 0"),
       "3:1: 'default' of the shipped question 'pain-now' stands as it is" + instead},
      {item("question", "pain-now", "max = 5"),
       "3:7: 'max' of the shipped question 'pain-now' stands as it is" + instead},
      {item("question", "age", "min = 70"),
       "3:7: 'min' of the shipped question 'age' stands as it is" + instead},
      {item("question", "age", "unit = \"months\""),
       "3:8: 'unit' of the shipped question 'age' stands as it is" + instead},
      {item("question", "pregnant", "gateway = \"fever\""),
       "3:11: the gateway reads 'fever', which is asked later\n"},
      {item("question", "pregnancy-danger", "gateway = \"pregnant and age < 20\""),
       "3:11: 'gateway' of the shipped question 'pregnancy-danger' stands as it is" + instead},
      {item("question", "favourite",
            "words = [{ id = \"heavy-squats\", say = \"anything at all\" }]"),
       "3:9: 'words' of the shipped question 'favourite' stands as it is" + instead},
      {item("question", "chest-pain", "default = \"no\""),
       "3:1: 'default' is not known here – known: gateway, id, kind, ask, short, why, source, "
       "plainer, "
       "worse\n"},
      {item("question", "strength-minutes", "default = 20"), ""},
      {item("question", "level", "default = \"intermediate\""), ""},
      {item("question", "strength-minutes", "default = 200"),
       "3:11: 'strength-minutes' takes a whole number from 13 to 90, or \"unsure\"\n"},
      {"[part]\nid = \"warning-signs\"\ntitle = \"Skip these\"\n",
       "3:9: 'title' of the shipped [part] stands as it is\n"},
  });
}

TEST_CASE("safeguard: where safety asks, silence gets no default") {
  const auto body = find_question(shipped().rules, "any-body-limits");
  REQUIRE(body);
  CHECK_FALSE(said_of(item("question", "any-body-limits", "default = \"yes\"")).empty());
  CHECK_FALSE(said_of(item("question", "wake-time", "default = \"04:00\"")).empty());
  int silent = 0;
  for (const Question& question : shipped().rules.questions) {
    const std::string& part = shipped().rules.parts[static_cast<std::size_t>(question.part)].id;
    if (part != "week" || question.fallback) continue;
    CAPTURE(question.id);
    CHECK_FALSE(said_of(item("question", question.id, "default = \"no\"")).empty());
    ++silent;
  }
  CHECK_GT(silent, 3);
}

TEST_CASE("safeguard: names keep their meaning") {
  const std::string question =
      "kind = \"yes-no\"\nask = \"a\"\nwhy = \"b\"\nsource = [\"OWN\"]\ndefault = \"no\"\nshort = "
      "\"a\"";
  const std::string exercise =
      "name = \"n\"\nslot = \"hinge\"\nneeds = [\"none\"]\nposition = \"stand\"\nmode = \"reps\"\n"
      "dose = { sides = 1, sets = 1, reps = 1, sec_per_rep = 1, rest_s = 0, setup_s = 0 }\n"
      "seconds = 1\nladder = [\"a\"]\nstart = 0\nhow = \"h\"\ndo = [\"d\"]\ndont = [\"d\"]\n"
      "morning = \"after-60\"\nwhy = \"w\"\nsource = [\"OWN\"]";
  check_rows({
      {"[define]\nces-sign = \"fever\"\n",
       "2:12: 'ces-sign' is defined in the shipped data – choose a name of your own\n"},
      {"[define]\nfever = \"chest-pain\"\n", "2:1: there is a question 'fever'\n"},
      {"[define]\nces-sign = true\n", "2:12: expected text, found true or false\n"},
      {"[part]\nid = \"habits\"\n" + item("question", "ces-sign", question),
       "4:6: this is a name already, of a definition – choose an id of your own\n"},
      {item("exercise", "hinge-load", exercise),
       "2:6: this is a name already, of a tag – choose an id of your own\n"},
      {item("exercise", "supine", exercise),
       "2:6: this is a name already, of a position – choose an id of your own\n"},
      {item("tag", "dead-bug", "say = \"s\""),
       "2:6: this is a name already, of an exercise – choose an id of your own\n"},
      {item("tag", "hinge-load", "say = \"nothing at all\""),
       "3:7: 'say' of the shipped tag 'hinge-load' stands as it is – add a tag of your own\n"},
      {item("tag", "hinge-load", "remove = true"),
       "3:10: the shipped tag 'hinge-load' cannot be removed – other shipped data counts on it\n"},
      {"[define]\ncold = \"fever and shivers-at-night\"\n",
       "2:19: there is no question or definition 'shivers-at-night'\n"},
  });
  CHECK_EQ(said_of("[define]\nmine = \"fever and chest-pain\"\n"), "");
}

TEST_CASE("safeguard: unsure answers weigh no less") {
  check_rows({
      {"[unsure]\nlimit = 4\n", "2:9: 'limit' may not be more than the shipped 3\n"},
      {"[unsure]\nlevel = \"tailored\"\n",
       "2:9: 'level' of the shipped [unsure] stands as it is\n"},
      {"[unsure]\nsay = \"Never mind.\"\n", "2:7: 'say' of the shipped [unsure] stands as it is\n"},
      {"[unsure]\nremove = true\n", "2:1: 'remove' is not known here – known: limit, level, say\n"},
      {"[unsure]\nlevel = \"emergency\"\n",
       "2:9: 'level' of the shipped [unsure] stands as it is\n"},
      {"[unsure]\nlimit = 2\n", ""},
  });
}

TEST_CASE("safeguard: levels, notices, phrases, checkpoints and sources stand as they are") {
  check_rows({
      {item("level", "emergency", "do = [\"Wait and see.\"]"),
       "3:6: 'do' of the shipped level 'emergency' stands as it is\n"},
      {item("level", "same-day", "if_unsure = \"self-manage\""),
       "3:13: 'if_unsure' of the shipped level 'same-day' stands as it is\n"},
      {item("level", "emergency", "remove = true"),
       "3:10: the shipped level 'emergency' cannot be removed – other shipped data counts on it\n"},
      {item("notice", "stop-rules", "say = [\"Go on.\"]"),
       "3:7: 'say' of the shipped notice 'stop-rules' stands as it is\n"},
      {item("notice", "mine", "title = \"t\"\nsay = [\"s\"]\nsource = [\"OWN\"]"),
       "2:6: no page would show a notice of your own – add a topic, a finding or a checkpoint\n"},
      {item("phrase", "refused", "text = \"Train anyway.\""),
       "3:8: 'text' of the shipped phrase 'refused' stands as it is\n"},
      {item("certainty", "weak", "say = \"proven\""),
       "3:7: 'say' of the shipped certainty 'weak' stands as it is\n"},
      {item("source", "OWN", "title = \"A study of thousands\""),
       "3:9: 'title' of the shipped source 'OWN' stands as it is – add a source of your own\n"},
      {item("checkpoint", shipped().rules.checkpoints.front().id, "days = 366"),
       "3:8: 'days' of the shipped checkpoint '" + shipped().rules.checkpoints.front().id +
           "' stands as it is – add a checkpoint of your own\n"},
      {item("checkpoint", "mine", "days = 10\nsay = \"Call us.\"\nsource = [\"OWN\"]"), ""},
      {item("equipment", "barbell", "household = true"),
       "3:13: 'household' of the shipped equipment 'barbell' stands as it is\n"},
  });
}

TEST_CASE("safeguard: what no rule may let through can only become more") {
  check_rows({
      {item("floor", "both-legs", "level = \"book\"\nwhen = \"both-legs\"\nsource = [\"OWN\"]"),
       ""},
      {item("floor", "bowel-change", "level = \"book\""),
       "3:9: 'level' of the shipped floor 'bowel-change' stands as it is\n"},
      {item("floor", "bowel-change", "when = \"bowel-change and fever\""),
       "3:8: 'when' of the shipped floor 'bowel-change' stands as it is\n"},
      {item("floor", "bowel-change", "remove = true"),
       "3:10: the shipped floor 'bowel-change' cannot be removed – other shipped data counts on "
       "it\n"},
      {item("question", "age", "worse = \"up\""),
       "3:9: 'up' does not fit here – known: higher, lower, , either\n"},
      {item("question", "age", "worse = \"lower\""),
       "3:9: 'worse' of the shipped question 'age' stands as it is – add a question of your own\n"},
      {item("question", "fever", "worse = \"no\""),
       "3:1: 'worse' of the shipped question 'fever' stands as it is – add a question of your "
       "own\n"},
  });
}

TEST_CASE("safeguard: limits bar no less") {
  check_rows({
      {item("limit", "pain-4-5", "remove = true"),
       "3:10: the shipped limit 'pain-4-5' cannot be removed – other shipped data counts on it\n"},
      {item("limit", "pain-4-5", "when = \"pain-now >= 9\""),
       "3:8: 'when' of the shipped limit 'pain-4-5' stands as it is – add a limit of your own\n"},
      {item("limit", "pain-4-5", "unsure = false"),
       "3:10: 'unsure' of a shipped limit can only become true – unsure is not no\n"},
      {item("limit", "pain-gt5", "unsure = true"), ""},
      {item("limit", "pain-4-5", "bars = []"),
       "3:8: 'bars' may only grow – keep what ships: \"hinge-load\"\n"},
      {item("limit", "pain-gt5", "bars = [\"hinge-load\", \"dead-bug\"]"),
       "3:8: 'bars' may only grow – keep what ships: \"axial-load\", \"hinge-static\"\n"},
      {item("limit", "pain-4-5", "bars = [\"dead-bug\", \"hinge-load\"]"), ""},
      {item("limit", "pain-4-5",
            "avoid = [\"heavy hip bends\\\", \\\"carrying a weight in one hand\"]"),
       "3:9: 'avoid' may only grow – keep what ships: \"heavy hip bends\", \"carrying a weight in "
       "one hand\"\n"},
      {item("limit", "pain-4-5", "avoid = [\"nothing\"]"),
       "3:9: 'avoid' may only grow – keep what ships: \"heavy hip bends\", \"carrying a weight in "
       "one hand\"\n"},
  });
}

TEST_CASE("safeguard: exercises are barred no less") {
  check_rows({
      {item("exercise", "suitcase-carry", "not_when = []"),
       "3:12: 'not_when' may only grow – keep what ships: \"pain-gt5\", \"pain-4-5\", "
       "\"nerve-leg\", "
       "\"uncontrolled-bp\", \"balance-poor\"\n"},
      {item("exercise", "suitcase-carry", "loads = [\"grip\"]"),
       "3:9: 'loads' may only grow – keep what ships: \"axial-load\", \"lateral-load\"\n"},
      {item("exercise", "suitcase-carry", "morning = \"yes\""),
       "3:11: 'morning' may not be milder than the shipped 'after-60'\n"},
      {item("exercise", "dead-bug", "morning = \"modified\""), "1:1: 'morning_note' is missing\n"},
      {item("exercise", "dead-bug", "morning = \"after-60\""), ""},
      {item("exercise", "suitcase-carry", "from_week = 1"),
       "3:13: 'from_week' may not be less than the shipped 9\n"},
      {item("exercise", "suitcase-carry", "position = \"seat\""),
       "3:12: 'position' of the shipped exercise 'suitcase-carry' stands as it is\n"},
      {item("exercise", "suitcase-carry", "slot = \"breath\""),
       "3:8: 'slot' of the shipped exercise 'suitcase-carry' stands as it is\n"},
      {item("exercise", "suitcase-carry", "mode = \"hold\""),
       "3:8: 'mode' of the shipped exercise 'suitcase-carry' stands as it is\n"},
      {item("exercise", "suitcase-carry", "name = \"Carry a bag\"\nhow = \"Walk.\""), ""},
      // What it is drawn like goes with how it is told.
      {item("figure", "dead-bug", "say = \"On your back.\"\narrows = []"), ""},
      {item("figure", "dead-bug", "remove = true"), ""},
  });
}

TEST_CASE("safeguard: what pain, limits and sensitivity take away stays away") {
  const std::string instead = " – add an adjustment of your own\n";
  check_rows({
      {item("adjustment", "pain-6-7", "remove = true"),
       "3:10: the shipped adjustment 'pain-6-7' cannot be removed – only one of the steps "
       "habits and setup can go\n"},
      {item("adjustment", "pain-6-7", "drop = []"),
       "3:8: 'drop' of the shipped adjustment 'pain-6-7' stands as it is" + instead},
      {item("adjustment", "pain-4-5", "step = \"setup\""),
       "3:8: 'step' of the shipped adjustment 'pain-4-5' stands as it is" + instead},
      {item("adjustment", "pain-4-5", "weeks = [50, 51]"),
       "3:1: 'weeks' of the shipped adjustment 'pain-4-5' stands as it is" + instead},
      {item("adjustment", "pain-4-5", "unsure = false"),
       "3:10: 'unsure' of the shipped adjustment 'pain-4-5' stands as it is" + instead},
      {item("slot", "daily-breath", "remove = true"),
       "3:10: the shipped slot 'daily-breath' cannot be removed – blocks and adjustments count on "
       "it; give it other options\n"},
      {item("slot", "daily-breath", "block = \"strength\""),
       "1:1: only a slot of the daily block can stay on a minimum day\n"
       "3:9: 'block' of the shipped slot 'daily-breath' stands as it is\n"},
      {"[[week]]\nnumber = 1\nremove = true\n",
       "3:10: the shipped week '1' cannot be removed – every week before the last one is needed; "
       "change it instead\n"},
      {"[times]\nfirst_hour_min = 30\n",
       "2:18: 'first_hour_min' may not be less than the shipped 60\n"},
      {"[times]\nadvice_min = 60\n", "2:14: 'advice_min' may not be less than the shipped 120\n"},
      {"[times]\nfirst_hour_min = 90\nchange_s = 45\n", ""},
      {"[[week]]\nnumber = 1\nreps = 6\n", ""},
  });
  // A block for a limited plan is told by its condition.
  const std::string when = said_of(item("block", "strength", "when_tailored = \"fever\""));
  CHECK(when.find("'when_tailored' of the shipped block 'strength' stands as it is") !=
        std::string::npos);
}

TEST_CASE("safeguard: a lift stays in the slots of its kind") {
  const std::string said =
      " is of the kind squat, and this slot of the kind breath – put it into a "
      "slot of the kind squat\n";
  check_rows({
      {item("slot", "daily-breath", "options = [\"goblet-squat\"]"), "3:12: 'goblet-squat'" + said},
      {item("slot", "mine",
            "block = \"daily\"\nkind = \"breath\"\nname = \"n\"\ndose = \"own\"\nwhy = \"w\"\n"
            "source = [\"OWN\"]\noptions = [\"goblet-squat\"]"),
       "9:12: 'goblet-squat'" + said},
      {item("slot", "strength-squat", "options = [\"goblet-squat\"]\nrotate = []"), ""},
      {item("slot", "daily-core", "options = [\"hip-ext-stand\"]"), ""},
  });
}

TEST_CASE("safeguard: saying what ships once more is no change") {
  CHECK_EQ(said_of(item("rule", "chest-pain-now", "level = \"emergency\"\nwhen = \"chest-pain\"")),
           "");
  CHECK_EQ(said_of("[unsure]\nlimit = 3\nlevel = \"see-first\"\n"), "");
}

TEST_CASE("safeguard: this can be changed freely, and nothing else") {
  // The first items of each table that have a key stand for all. A key or table that is new in the
  // data must not show up here by itself.
  std::map<std::string, bool> refused_keys;
  std::map<std::string, int> tried;
  for (const Document& document : embedded_documents()) {
    if (is_answers_file(document)) continue;
    const Node* part = document.root.find("part");
    const auto look_at = [&](const std::string& table, const Node& item) {
      std::string name = table;
      if (table == "question") name = item_id("part", *part) + " " + table;
      if (table == "adjustment") {
        const std::string step = item.find("step")->text;
        const bool is_early = step == "pain" || step == "limits" || step == "sensitivity";
        name = (is_early ? "early " : "late ") + table;
      }
      for (const Node& value : item.children) {
        if (value.key == "id" || value.key == "number") continue;
        bool& is_refused = refused_keys[name + "." + value.key];
        if (is_refused || ++tried[name + "." + value.key] > 5) continue;
        for (const Node& other : others(value)) {
          is_refused = is_refused || safeguard_refuses(table, item, other);
        }
      }
    };
    for (const Node& table : document.root.children) {
      if (table.kind != Node::Kind::array) {
        look_at(table.key, table);
      } else {
        for (const Node& item : table.children) look_at(table.key, item);
      }
    }
  }
  std::string free;
  for (const auto& [key, is_refused] : refused_keys) {
    if (!is_refused && !key.starts_with("times.") && !key.starts_with("week.") &&
        !key.starts_with("late ")) {
      free += key + " ";
    }
  }
  CHECK_EQ(free,
           "block.max_s block.min_s block.name block.say block.source "
           "exercise.do exercise.dont exercise.dose exercise.how exercise.ladder "
           "exercise.ladder_needs exercise.morning_note exercise.name exercise.needs "
           "exercise.seconds exercise.source exercise.start exercise.tempo exercise.why "
           "figure.arrows figure.frame figure.ground figure.lift figure.props "
           "figure.say figure.shade figure.tween figure.view "
           "finding.caution finding.kind finding.say finding.source finding.swap finding.when "
           "habits question.default "
           "limit.unsure "  // where it is false, it can become true
           "slot.cut slot.most_days slot.name slot.options slot.rotate slot.seconds slot.sets "
           "slot.source slot.why "
           "topic.fact topic.group topic.say topic.see topic.title topic.words "
           "week question.default ");
  CHECK(refused_keys.at("times.first_hour_min"));
  CHECK(refused_keys.at("times.advice_min"));
  CHECK_GT(refused_keys.size(), 150);
}

TEST_CASE("safeguard: with own data nobody gets a milder level") {
  const std::vector<std::vector<std::string>> stricter = {
      {item("rule", "mine",
            "level = \"same-day\"\nwhen = \"fever or age >= 60\"\nsay = \"s\"\n"
            "source = [\"OWN\"]")},
      {item("rule", "calf-cramp-on-walking", "level = \"emergency\"") + "[unsure]\nlimit = 1\n"},
      {"[part]\nid = \"warning-signs\"\n" +
       item("question", "blue-toes",
            "kind = \"yes-no\"\nask = \"a\"\nshort = \"a\"\nwhy = \"w\"\nsource = "
            "[\"OWN\"]\ngateway = \"age >= "
            "20\"") +
       "[define]\nblue = \"blue-toes and not fever\"\n" +
       item("rule", "blue",
            "level = \"book\"\nwhen = \"blue\"\nfirm_when = \"fever\"\nunsure = \"book\"\nsay = "
            "\"s\"\nsource = [\"OWN\"]")},
  };
  const Ruleset& rules = shipped().rules;
  std::vector<Answers> sheets = {well_person(), Answers(rules.questions.size())};
  const auto some_answers = [](const Question& q) {
    std::vector<Answer> answers = {Answer(), Answer::unsure(), Answer::of(q.min),
                                   Answer::of(q.max)};
    if (q.kind == Kind::yes_no) answers.push_back(Answer::of(1));
    if (q.kind == Kind::choice || q.kind == Kind::many) {
      for (std::size_t w = 0; w < q.words.size(); ++w) {
        answers.push_back(Answer::of(q.kind == Kind::many ? 1 << w : static_cast<int>(w)));
      }
    }
    return answers;
  };
  for (std::size_t q = 0; q < rules.questions.size(); ++q) {
    for (const Answer& answer : some_answers(rules.questions[q])) {
      sheets.push_back(well_person());
      sheets.back()[q] = answer;
    }
  }
  std::mt19937 random(20261126);  // the same numbers everywhere
  for (int i = 0; i < 3000; ++i) {
    Answers& sheet = sheets.emplace_back(well_person());
    for (std::size_t q = 0; q < sheet.size(); ++q) {
      const auto answers = some_answers(rules.questions[q]);
      if (random() % 8 == 0) sheet[q] = answers[random() % answers.size()];
    }
  }
  for (const auto& files : stricter) {
    CAPTURE(files.front());
    const auto loaded = laid_over(files);
    REQUIRE_EQ(told(loaded.problems), "");
    const Ruleset& own = loaded.value.knowledge.rules;
    int raised = 0;
    for (const Answers& sheet : sheets) {
      Answers moved(own.questions.size());
      for (std::size_t q = 0; q < sheet.size(); ++q) {
        moved[static_cast<std::size_t>(*find_question(own, rules.questions[q].id))] = sheet[q];
      }
      const Assessment before = assess(rules, sheet);
      const Assessment after = assess(own, moved);
      CHECK_GE(after.level, before.level);
      if (!before.can_tell()) CHECK((!after.can_tell() || after.level > before.level));
      if (after.level > before.level || after.can_tell() != before.can_tell()) ++raised;
    }
    CHECK_GT(raised, 0);  // the own data is not idle
  }
}
