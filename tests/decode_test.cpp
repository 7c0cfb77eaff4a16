// data/ → knowledge: a small whole, one mistake at a time, and the shipped data.
#include "data/decode.hpp"

#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "data/embedded.hpp"
#include "data/parse_toml.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

// The least that decodes without a problem. Rows below change it in one place.
const std::string kRules = R"([[source]]
id = "OWN"
author = "us"
year = 2026
title = "our judgement"

[part]
id = "warning-signs"
title = "Warning signs"
intro = "First things first."

[[question]]
id = "fever"
kind = "yes-no"
ask = "Fever?"
short = "fever"
why = "It may be an infection."
plainer = "Over 38 degrees?"
source = ["OWN"]

[[question]]
id = "since"
kind = "choice"
ask = "Since when?"
short = "since"
why = "Time matters."
gateway = "fever"
words = [{ id = "today", say = "since today" }, { id = "longer", say = "for longer" }]
source = ["OWN"]

[define]
long-fever = "fever and since is longer"

[[rule]]
id = "infection"
level = "emergency"
when = "long-fever"
say = "It can be an infection."
source = ["OWN"]

[unsure]
limit = 3
level = "see-first"
say = "Too much is open."
)";

const std::string kWeek = R"([part]
id = "week"
title = "Your week"
intro = "Then the plan."

[[question]]
id = "train-days"
kind = "many"
ask = "Which days?"
why = "To plan."
words = [{ id = "mon", say = "Monday" }, { id = "tue", say = "Tuesday" }]
default = ["mon"]
source = ["OWN"]

[[question]]
id = "strength-minutes"
kind = "number"
ask = "How long?"
why = "To plan."
min = 12
max = 90
unit = "minutes"
default = 35
source = ["OWN"]

[[question]]
id = "daily-minutes"
kind = "number"
ask = "How long daily?"
why = "To plan."
min = 3
max = 30
unit = "minutes"
source = ["OWN"]

[[question]]
id = "equipment"
kind = "many"
ask = "What have you got?"
why = "To plan."
words = [{ id = "band", say = "a band" }]
default = []
source = ["OWN"]

[[question]]
id = "level"
kind = "choice"
ask = "How fit?"
why = "To plan."
words = [{ id = "beginner", say = "new" }]
source = ["OWN"]

[[question]]
id = "wake-time"
kind = "number"
ask = "When do you get up?"
why = "To plan."
min = "04:00"
max = "11:00"
unit = "clock"
default = "06:30"
source = ["OWN"]

[[question]]
id = "strength-time"
kind = "number"
ask = "When do you train?"
why = "To plan."
min = "00:00"
max = "23:59"
unit = "clock"
source = ["OWN"]

[[question]]
id = "daily-time"
kind = "choice"
ask = "When daily?"
why = "To plan."
words = [{ id = "on-waking", say = "at once" }]
source = ["OWN"]

[[question]]
id = "daily-rest-day"
kind = "choice"
ask = "A day off?"
why = "To plan."
words = [{ id = "none", say = "no" }]
source = ["OWN"]

[[question]]
id = "cardio-minutes"
kind = "number"
ask = "How long a walk?"
why = "To plan."
min = 12
max = 60
unit = "minutes"
source = ["OWN"]

[[question]]
id = "pregnancy-weeks"
kind = "number"
ask = "Which week?"
why = "To plan."
min = 1
max = 42
unit = "weeks"
source = ["OWN"]

[[question]]
id = "massage"
kind = "yes-no"
ask = "A massage?"
why = "To plan."
source = ["OWN"]

[[finding]]
id = "early"
kind = "hint"
when = "wake-time < 06:00"
say = "You rise early."
swap = "Take your time."
source = ["OWN"]
)";

std::string levels() {
  std::string out;
  for (const std::string_view id : kLevelIds) {
    const std::string_view if_unsure = id == "emergency"  ? "same-day"
                                       : id == "same-day" ? "see-first"
                                                          : "self-manage";
    out += fmt::format(
        "[[level]]\nid = \"{}\"\nif_unsure = \"{}\"\ntitle = \"t\"\ndo = [\"d\"]\nby = \"b\"\n"
        "source = [\"OWN\"]\n",
        id, if_unsure);
  }
  for (const std::string_view id :
       {"education", "stop-rules", "safety-net", "imaging", "not-better", "morning-gate", "worry",
        "limited-plan", "booked-plan"}) {
    out += fmt::format(
        "[[notice]]\nid = \"{}\"\ntitle = \"t\"\nsay = [\"s\"]\nsource = [\"OWN\"]\n", id);
  }
  for (const PhraseShape& phrase : kPhrases) {
    std::string text = "t";
    for (int i = 0; i < phrase.blanks; ++i) text += " {}";
    out += fmt::format("[[phrase]]\nid = \"{}\"\ntext = \"{}\"\n", phrase.id, text);
  }
  return out + "[[checkpoint]]\nid = \"soon\"\ndays = 14\nsay = \"s\"\nsource = [\"OWN\"]\n";
}

const std::string kExercises = R"([[equipment]]
id = "none"
name = "nothing"
household = true

[[equipment]]
id = "band"
name = "a band"

[[limit]]
id = "hot"
name = "Fever"
when = "fever"
bars = ["bending", "prone"]
source = ["OWN"]

[[limit]]
id = "early-riser"
name = "Up early"
when = "wake-time < 06:00"
unsure = false
source = ["OWN"]

[[tag]]
id = "bending"
say = "some bending"

[[exercise]]
id = "bridge"
name = "Bridge"
slot = "glute"
needs = ["none+band", "none"]
position = "supine"
mode = "reps"
dose = { sides = 2, sets = 2, reps = 5, sec_per_rep = 4, rest_s = 30, setup_s = 5 }
seconds = 125
ladder = ["easy", "hard"]
start = 1
how = "Lift."
do = ["Breathe."]
dont = ["do not rush"]
loads = ["bending"]
not_when = ["early-riser"]
morning = "modified"
morning_note = "small"
why = "It is good."
source = ["OWN"]

[[exercise]]
id = "rest"
name = "Rest"
slot = "decompression"
needs = ["none"]
position = "prone"
mode = "time"
dose = { sides = 1, sets = 1, reps = 1, sec_per_rep = 60, rest_s = 0, setup_s = 0 }
seconds = 60
ladder = ["one"]
start = 0
how = "Lie."
do = ["Breathe."]
dont = ["do not rush"]
morning = "after-60"
why = "It is good."
source = ["OWN"]
)";

std::string programme() {
  std::string out = R"([times]
change_s = 40

[[week]]
number = 1
phase = "learn"
say = "Learn."
sets = 2
reps = 8
reserve = 4
rest_s = 90
carry_sets = 3
carry_s = 20
finisher_sets = 2
finisher_reps = 10
hold_reps = [4, 2]
hold_s = 8
daily_min = 10
cardio_days = 4
cardio_min = 15
source = ["OWN"]
)";
  for (const std::string_view id : kBlockIds) {
    out += fmt::format(
        "\n[[block]]\nid = \"{}\"\nname = \"n\"\nsay = \"s\"\nmin_s = 60\nmax_s = 90\nsource = "
        "[]\n",
        id);
  }
  for (const std::string_view id : {"daily-one", "daily-two", "daily-three"}) {
    out += fmt::format(
        "\n[[slot]]\nid = \"{}\"\nblock = \"daily\"\nkind = \"glute\"\nname = \"n\"\n"
        "options = [\"bridge\", \"rest\"]\ndose = \"own\"\nminimum = true\nwhy = \"w\"\nsource = "
        "[]\n",
        id);
  }
  return out + R"(
[[slot]]
id = "daily-more"
block = "daily"
kind = "glute"
name = "n"
options = ["bridge"]
dose = "hold"
sets = 3
seconds = 70
extra = true
when = "daily-minutes >= 12"
cut = 2
why = "w"
source = []

[[adjustment]]
id = "first"
step = "pain"
when = "fever"
unsure = true
say = "s"
exclude = ["prone"]
only = { glute = ["rest"] }
prefer = { glute = ["rest", "bridge"] }
drop = ["cardio"]
keep = { daily = ["daily-one"] }
add = ["daily-more"]
extra_sets = { glute = 1, hinge-pattern = -1 }
after_answers = [1, 2]
max_sets = { squat = 2 }
rung = { hinge = -1 }
reserve = 4
load_percent = 60
max_strength_days = 2
delay_days = 1
walk_bout_min = 10
lead_walk_min = 5
half_speed_walks = true
sit_break = true
first = "squat"
caution = "c"
source = []

[[adjustment]]
id = "second"
step = "habits"
when = "wake-time < 06:00"
say = "s"
source = []
)";
}

const std::string kTopics = R"([[certainty]]
id = "good"
say = "well supported"

[[topic]]
id = "one"
title = "One"
group = "All"
say = "First."
fact = [{ say = "a", sure = "good", source = ["OWN"] }, { say = "b", sure = "good", source = ["OWN"] }]
words = ["first"]
see = ["two"]

[[topic]]
id = "two"
title = "Two"
group = "All"
say = "Second."
fact = [{ say = "a", sure = "good", source = ["OWN"] }, { say = "b", sure = "good", source = ["OWN"] }]
)";

// One file each; `old` in `file` is replaced by `now`.
struct Change {
  std::string file, old, now;
};

Loaded<Knowledge> decoded(const Change& change) {
  std::vector<Document> documents;
  const std::pair<std::string, std::string> files[] = {
      {"rules", kRules},          {"week", kWeek},
      {"levels", levels()},       {"exercises", kExercises},
      {"programme", programme()}, {"topics", kTopics}};
  for (auto [name, text] : files) {
    if (name == change.file) {
      const std::size_t begin = text.find(change.old);
      REQUIRE_MESSAGE(begin != std::string::npos, change.old);
      text.replace(begin, change.old.size(), change.now);
    }
    auto parsed = parse_toml({name, text});
    REQUIRE_MESSAGE(parsed.ok(), to_text(parsed.problems));
    documents.push_back(std::move(parsed.value));
  }
  return decode_knowledge(documents);
}

Knowledge small_knowledge() {
  auto loaded = decoded({});
  REQUIRE_MESSAGE(loaded.ok(), to_text(loaded.problems));
  return std::move(loaded.value);
}

}  // namespace

TEST_CASE("questions, conditions and rules") {
  const Ruleset rules = small_knowledge().rules;
  REQUIRE(rules.questions.size() == 14);
  CHECK(rules.parts[1].title == "Your week");
  CHECK(rules.questions[0].plainer == "Over 38 degrees?");
  CHECK(rules.questions[0].read_by_rule);
  CHECK(rules.questions[1].part == 0);
  CHECK(rules.questions[1].words[1].say == "for longer");
  CHECK(to_text(rules.questions[1].gateway, rules.questions) == "fever");
  CHECK(rules.questions[2].part == 1);
  CHECK(rules.questions[2].fallback == Answer::of(1));
  CHECK_FALSE(rules.questions[2].read_by_rule);
  CHECK(rules.questions[3].fallback == Answer::of(35));
  CHECK(rules.questions[4].fallback == std::nullopt);
  CHECK(rules.questions[5].fallback == Answer::of(0));
  CHECK(rules.questions[7].is_clock());
  CHECK(rules.questions[7].min == 240);
  CHECK(rules.questions[7].fallback == Answer::of(390));
  CHECK(rules.sources[0].title == "our judgement");
  CHECK(rules.definitions[0].name == "long-fever");
  CHECK(to_text(rules.rules[0].when, rules.questions) == "fever and since is longer");
  CHECK(rules.rules[0].level == Level::emergency);
  CHECK(rules.rules[0].level_if_unsure == Level::same_day);
  CHECK(rules.rules[0].sources == std::vector<int>{0});
  CHECK(rules.unsure.limit == 3);
  CHECK(rules.levels[5].advice == std::vector<std::string>{"d"});
  CHECK(notice(rules, "worry").say.size() == 1);
  CHECK(rules.checkpoints[0].days == 14);
  CHECK(rules.findings[0].sort == Finding::Sort::hint);
}

TEST_CASE("the level of an unsure rule follows from its level unless it is given") {
  const std::pair<std::string, Level> rows[] = {{"emergency\"", Level::same_day},
                                                {"same-day\"", Level::see_first},
                                                {"see-first\"", Level::self_manage},
                                                {"book\"", Level::self_manage},
                                                {"book\"\nunsure = \"book\"", Level::book}};
  for (const auto& [text, level] : rows) {
    const auto loaded = decoded({"rules", "emergency\"", text});
    CHECK(loaded.value.rules.rules[0].level_if_unsure == level);
  }
}

TEST_CASE("equipment, limits and exercises") {
  const Catalogue catalogue = small_knowledge().catalogue;
  REQUIRE(catalogue.exercises.size() == 2);
  const Exercise& bridge = catalogue.exercises[0];
  CHECK(bridge.kind == SlotKind::glute);
  CHECK(bridge.needs == std::vector<EquipmentMask>{3, 1});
  CHECK(kPositionIds[static_cast<std::size_t>(bridge.position)] == "supine");
  CHECK(bridge.dose == Dose{2, 2, 5, 4, 30, 5});
  CHECK(bridge.ladder.size() == 2);
  CHECK(bridge.start == 1);
  CHECK(bridge.limits == 3);  // its own, and the one that bars bending
  CHECK(bridge.morning_note == "small");
  CHECK(catalogue.exercises[1].limits == 1);  // barred by its position
  CHECK(catalogue.exercises[1].mode == Mode::time);
  CHECK(catalogue.exercises[1].morning == Morning::after_first_hour);
  CHECK(catalogue.equipment[0].household);
  CHECK_FALSE(catalogue.equipment[1].household);
  CHECK(catalogue.limits[0].if_unknown);
  CHECK_FALSE(catalogue.limits[1].if_unknown);
}

TEST_CASE("times, weeks, slots and adjustments") {
  const Programme programme = small_knowledge().programme;
  CHECK(programme.times.change_s == 40);
  CHECK(programme.times.target_min == Times().target_min);
  CHECK(programme.weeks[0].hold_reps == std::vector<int>{4, 2});
  CHECK(block(programme, BlockId::cardio).max_s == 90);
  REQUIRE(programme.slots.size() == 4);
  CHECK(programme.slots[0].minimum);
  CHECK(programme.slots[0].options == std::vector<int>{0, 1});
  CHECK(programme.slots[0].sets == std::nullopt);
  const Slot& more = programme.slots[3];
  CHECK(more.extra);
  CHECK(more.dose == DoseFrom::hold);
  CHECK(more.sets == 3);
  CHECK(more.seconds == 70);
  CHECK(more.cut == 2);
  CHECK_FALSE(more.when.empty());
  REQUIRE(programme.adjustments.size() == 2);
  CHECK(programme.adjustments[0].if_unknown);
  const Effects& e = programme.adjustments[0].effects;
  CHECK(e.exclude[0]);  // a glute exercise other than the only one
  CHECK(e.exclude[1]);  // by its position
  CHECK(e.exclude.count() == 2);
  CHECK(e.prefer == decltype(e.prefer){{SlotKind::glute, {1, 0}}});
  CHECK(e.drop == std::vector<BlockId>{BlockId::cardio});
  CHECK(e.keep == decltype(e.keep){{BlockId::daily, {0}}});
  CHECK(e.add == std::vector<int>{3});
  CHECK(e.extra_sets == decltype(e.extra_sets){0, 0, 0, 0, 1, -1});
  PerKind caps = every_kind(kNoCap);
  caps[static_cast<std::size_t>(SlotKind::squat)] = 2;
  CHECK(e.max_sets == caps);
  CHECK(e.rung == PerKind{0, 0, 0, 0, 0, 0, -1});
  CHECK(std::vector<int>{e.reserve, e.load_percent, e.max_strength_days, e.delay_days,
                         e.walk_bout_min, e.lead_walk_min} == std::vector<int>{4, 60, 2, 1, 10, 5});
  CHECK(e.half_speed_walks);
  CHECK(e.sit_break);
  CHECK(programme.adjustments[0].weeks == WeekSpan{1, 2, true});
  CHECK(programme.adjustments[1].weeks == WeekSpan{1, kNoCap, false});
  CHECK(e.first == SlotKind::squat);
  CHECK(e.caution == "c");
  CHECK(programme.adjustments[1].effects.max_sets == Effects().max_sets);
  CHECK(programme.setup.train_days == 2);
  CHECK(programme.setup.daily_time == 9);
  CHECK(programme.setup.equipment_words == std::vector<EquipmentMask>{2});
}

TEST_CASE("each mistake is told with its place") {
  struct Row {
    Change change;
    std::string problems;
  };
  const Row rows[] = {
      // keys and kinds of values
      {{"rules", "say = \"It", "sai = \"It"},
       "rules:1:1: error: 'say' is missing\n  1 | [[rule]]\n    | ^~~~~~~~\n"
       "rules:1:1: error: 'sai' is not known here\n  1 | sai = \"It can be an infection.\"\n"
       "    | ^~~\n  hint: did you mean 'say'?\n"},
      {{"rules", "short = \"fever\"", "plain = \"fever\""},
       "rules:1:1: error: 'short' is missing\n"
       "rules:1:1: error: 'plain' is not known here\n"},
      {{"rules", "limit = 3", "limit = \"3\""},
       "rules:1:9: error: expected a whole number, found text\n  1 | limit = \"3\"\n"
       "    |         ^~~\n"},
      {{"rules", "limit = 3", "limit = 0"},
       "rules:1:9: error: 0 is out of range: 1 to 99\n  1 | limit = 0\n    |         ^\n"},
      {{"rules", "\"our judgement\"", "\"\""},
       "rules:1:9: error: 'title' is empty\n  1 | title = \"\"\n    |         ^~\n"},
      {{"rules", "[[rule]]", "[[ruel]]"},
       "rules:1:3: error: there is no table 'ruel'\n  1 | [[ruel]]\n    |   ^~~~\n"
       "  hint: did you mean 'rule'?\n"},
      {{"rules", "[[rule]]", "[rule]"},
       "rules:1:1: error: expected [[rule]]\n  1 | [rule]\n    | ^~~~~~\n"},
      {{"rules", "[part]", "[[part]]"},
       "rules:1:1: error: expected [part]\n"
       "rules:1:3: error: there is no [part] for these questions\n"
       "rules:1:8: error: a rule may not read 'fever': it is no warning sign\n"
       "rules:1:8: error: a rule may not read 'since': it is no warning sign\n"},
      {{"week", "say = \"Monday\"", "see = \"Monday\""},
       "week:1:10: error: 'say' is missing\n"
       "  1 | words = [{ id = \"mon\", see = \"Monday\" }, { id = \"tue\", say = \"Tuesday\" }]\n"
       "    |          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
       "week:1:24: error: 'see' is not known here\n"
       "  1 | words = [{ id = \"mon\", see = \"Monday\" }, { id = \"tue\", say = \"Tuesday\" }]\n"
       "    |                        ^~~\n  hint: known: id, say\n"},
      // ids, words and references
      {{"rules", "id = \"since\"", "id = \"fever\""},
       "rules:1:6: error: there is a question 'fever' already\n"
       "rules:1:25: error: there is no question or definition 'since'\n"},
      {{"rules", "id = \"infection\"", "id = \"in fection\""},
       "rules:1:6: error: 'in fection' cannot be an id\n  1 | id = \"in fection\"\n"
       "    |      ^~~~~~~~~~~~\n  hint: use letters, digits and '-'\n"},
      {{"rules", "\"emergency\"", "\"emergancy\""},
       "rules:1:9: error: 'emergancy' does not fit here\n  1 | level = \"emergancy\"\n"
       "    |         ^~~~~~~~~~~\n  hint: did you mean 'emergency'?\n"},
      {{"rules", "kind = \"choice\"", "kind = \"chocie\""},
       "rules:1:8: error: 'chocie' does not fit here\n"
       "rules:1:31: error: 'is' needs a choice question; 'since' is a yes-no question\n"},
      {{"rules", "source = [\"OWN\"]", "source = [\"OWM\"]"},
       "rules:1:11: error: there is no source 'OWM'\n  1 | source = [\"OWM\"]\n"
       "    |           ^~~~~\n  hint: did you mean 'OWN'?\n"},
      // conditions
      {{"rules", "\"long-fever\"", "\"fever and long-fevre\""},
       "rules:1:19: error: there is no question or definition 'long-fevre'\n"
       "  1 | when = \"fever and long-fevre\"\n    |                   ^~~~~~~~~~\n"
       "  hint: did you mean 'long-fever'?\n"},
      {{"rules", "gateway = \"fever\"", "gateway = \"since is today\""},
       "rules:1:11: error: the gateway reads 'since', which is asked later\n"
       "  1 | gateway = \"since is today\"\n    |           ^~~~~~~~~~~~~~~~\n"},
      {{"rules", "[define]\n", "[define]\nfever = \"since is today\"\n"},
       "rules:1:11: error: the gateway reads 'since', which is asked later\n"
       "rules:1:1: error: there is a question 'fever'\n"},
      {{"rules", "\"long-fever\"", "\"wake-time < 06:00\""},
       "rules:1:8: error: a rule may not read 'wake-time': it is no warning sign\n"
       "  1 | when = \"wake-time < 06:00\"\n    |        ^~~~~~~~~~~~~~~~~~~\n"},
      {{"rules", "when = \"long-fever\"", "firm_when = \"wake-time < 06:00\""},
       "rules:1:1: error: 'when' is missing\n"
       "rules:1:13: error: a rule may not read 'wake-time': it is no warning sign\n"},
      {{"rules", "plainer = ", "default = "}, "rules:1:1: error: 'default' is not known here\n"},
      {{"week", "default = [\"mon\"]", "default = [\"moon\"]"},
       "week:1:12: error: 'moon' is no answer to 'train-days'\n  1 | default = [\"moon\"]\n"
       "    |            ^~~~~~\n  hint: did you mean 'mon'?\n"},
      {{"week", "default = [\"mon\"]", "default = \"unsure\""},
       "week:1:11: error: a default cannot be \"unsure\"\n"},
      {{"week", "max = 30", "max = 2"},
       "week:1:1: error: 'min' is greater than 'max'\n"
       "programme:1:26: error: 'daily-minutes' never has the value 12\n"},
      {{"week", "\"04:00\"", "\"4 am\""}, "week:1:7: error: '4 am' is no time of day\n"},
      {{"week", "\"train-days\"", "\"train-day\""},
       "rules: error: there is no many question 'train-days'\n"},
      {{"week", "id = \"band\"", "id = \"bar\""},
       "exercises: error: there is no equipment 'bar'\n"},
      // what must be there
      {{"levels", "\"book\"", "\"boook\""},
       "levels: error: there is no level 'book'\n"
       "levels:1:6: error: 'boook' does not fit here\n"},
      {{"levels", "\"worry\"", "\"worried\""}, "levels: error: there is no notice 'worry'\n"},
      {{"levels", "\"reserve\"", "\"reserved\""},
       "levels: error: there is no phrase 'reserve'\n"
       "levels:1:6: error: 'reserved' does not fit here\n"},
      // phrases are filled when a page is written: that must never go wrong
      {{"levels", "id = \"refused\"\ntext = \"t\"", "id = \"refused\"\ntext = \"t {}\""},
       "levels:1:8: error: expected no braces\n  1 | text = \"t {}\"\n    |        ^~~~~~\n"},
      {{"levels", "id = \"bouts\"\ntext = \"t {} {}\"", "id = \"bouts\"\ntext = \"t {}\""},
       "levels:1:8: error: expected 2 '{}' and no other braces\n"},
      {{"levels", "id = \"bouts\"\ntext = \"t {} {}\"", "id = \"bouts\"\ntext = \"t {1} {0}\""},
       "levels:1:8: error: expected 2 '{}' and no other braces\n"},
      {{"levels", "id = \"bouts\"\ntext = \"t {} {}\"", "id = \"bouts\"\ntext = \"{} {} {\""},
       "levels:1:8: error: expected 2 '{}' and no other braces\n"},
      {{"levels", "id = \"bouts\"\ntext = \"t {} {}\"", "id = \"bouts\"\ntext = \"{{ {}\""},
       "levels:1:8: error: expected 2 '{}' and no other braces\n"},
      {{"rules", "[unsure]\nlimit = 3\nlevel = \"see-first\"\nsay = \"Too much is open.\"", ""},
       "rules: error: there is no [unsure]\n"},
      // exercises
      {{"exercises", "seconds = 125", "seconds = 120"},
       "exercises:1:11: error: the dose takes 125 seconds\n  1 | seconds = 120\n"
       "    |           ^~~\n"},
      {{"exercises", "none+band", "none+bend"},
       "exercises:1:10: error: there is no equipment 'bend'\n"
       "  1 | needs = [\"none+bend\", \"none\"]\n    |          ^~~~~~~~~~~\n"
       "  hint: did you mean 'band'?\n"},
      {{"exercises", "start = 1", "start = 2"},
       "exercises:1:1: error: 'start' is no rung of the ladder (the first one is 0)\n"},
      {{"exercises", "bars = [\"bending\"", "bars = [\"bneding\""},
       "exercises:1:9: error: there is no exercise and no tag 'bneding'\n"
       "  1 | bars = [\"bneding\", \"prone\"]\n    |         ^~~~~~~~~\n"
       "  hint: did you mean 'bending'?\n"},
      {{"exercises", "morning = \"modified\"", "morning = \"yes\""},
       "exercises:1:1: error: 'morning_note' is not known here\n"},
      {{"exercises", "reps = 1, ", "reps = 2, "},
       "exercises:1:1: error: mode 'time' has one rep, as long as the whole time\n"
       "exercises:1:11: error: the dose takes 120 seconds\n"},
      // the programme
      {{"programme", "change_s", "chnage_s"},
       "programme:1:1: error: 'chnage_s' is not known here\n"},
      {{"programme", "number = 1", "number = 2"}, "programme:1:1: error: this should be week 1\n"},
      {{"programme", "minimum = true\n", ""},
       "programme: error: 2 slots have 'minimum = true'; 3 are needed\n"},
      {{"programme", "extra = true\n", ""},
       "programme:1:1: error: 'when' is not known here\n"
       "programme:1:7: error: 'daily-more' is no extra slot\n"},
      {{"programme", "keep = { daily", "keep = { cardio"},
       "programme:1:19: error: 'daily-one' is a slot of another block\n"},
      {{"programme", "add = [\"daily-more\"]", "add = [\"daily-one\"]"},
       "programme:1:7: error: 'daily-one' is no extra slot\n"},
      {{"programme", "drop = [\"cardio\"]", "drop = [\"daily\"]"},
       "programme:1:9: error: 'daily' does not fit here\n  1 | drop = [\"daily\"]\n"
       "    |         ^~~~~~~\n  hint: known: strength, cardio\n"},
      {{"programme", "only = { glute", "only = { gluten"},
       "programme:1:10: error: 'gluten' does not fit here\n"},
      {{"programme", "after_answers = [1, 2]", "after_answers = [2, 1]"},
       "programme:1:17: error: 'after_answers' is the first and the last week, as in [1, 8]\n"},
      {{"programme", "after_answers = [1, 2]", "weeks = [3]"},
       "programme:1:9: error: 'weeks' is the first and the last week, as in [1, 8]\n"},
      {{"programme", "options = [\"bridge\"]", "options = [\"bridge\"]\nrotate = [\"rest\"]"},
       "programme:1:10: error: 'rest' is no option of this slot\n"},
      {{"programme", "half_speed_walks = true", "half_speed_walks = 1"},
       "programme:1:20: error: expected true or false, found a whole number\n"},
      {{"exercises", "loads = [\"bending\"]", "loads = [\"bneding\"]"},
       "exercises:1:10: error: there is no tag 'bneding'\n"},
      {{"topics", "sure = \"good\"", "sure = \"god\""},
       "topics:1:29: error: there is no certainty 'god'\n"},
      {{"topics", "see = [\"two\"]", "see = [\"too\"]"},
       "topics:1:8: error: there is no topic 'too'\n"},
      {{"topics", "source = [\"OWN\"] }, { say", "source = [] }, { say"},
       "topics:1:9: error: a fact needs a source\n"},
      {{"topics", ", { say = \"b\", sure = \"good\", source = [\"OWN\"] }", ""},
       "topics:1:1: error: a topic has 2 to 4 facts, this one 1\n"},
      {{"topics", "id = \"two\"", "id = \"one\""},
       "topics:1:8: error: there is no topic 'two'\ntopics:1:6: error: there is a topic 'one' "
       "already\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.change.now);
    // Line numbers would tie every row to the texts above: all are 1 here.
    Diagnostics told_of = decoded(row.change).problems;
    for (Diagnostic& d : told_of) d.place.line = std::min(d.place.line, 1);
    const std::string problems = to_text(told_of);
    // Where the row shows no caret, the first lines are enough.
    if (row.problems.find("^") != std::string::npos || row.problems.empty()) {
      CHECK(problems == row.problems);
    } else {
      std::string told;
      for (const std::string& line : split(problems, '\n')) {
        if (line.find(": error: ") != std::string::npos) told += line + "\n";
      }
      CHECK(told == row.problems);
    }
  }
}

TEST_CASE("all mistakes of all files are told, in order of place") {
  const Loaded<Knowledge> loaded =
      decode_knowledge({parse_toml({"b", "[[rule]]\nid = \"x\"\n[[source]]\nid = \"A\""}).value,
                        parse_toml({"a", "[[limit]]\nnmae = \"\"\n"}).value});
  std::vector<std::string> places;
  for (const Diagnostic& d : loaded.problems) {
    places.push_back(fmt::format("{}:{}", d.file, d.place.line));
  }
  CHECK(std::is_sorted(places.begin(), places.end(), [](const auto& a, const auto& b) {
    return a.front() != b.front() ? a.front() == 'b'
                                  : std::stoi(a.substr(2)) < std::stoi(b.substr(2));
  }));
  CHECK(places.size() > 20);
  CHECK_FALSE(decode_knowledge({}).ok());
}

TEST_CASE("more than a hundred mistakes of one file are cut short") {
  std::string text;
  for (int i = 0; i < 500; ++i) text += fmt::format("[[source]]\nid = \"S{}\"\n", i);
  const auto loaded = decode_knowledge({parse_toml({"s", text}).value});
  CHECK(loaded.problems.size() == 100);
  CHECK(to_text(loaded.problems).find("too many problems") != std::string::npos);
}

TEST_CASE("a hostile file is given up soon") {
  const auto problems = [](const std::string& text) {
    return decode_knowledge({parse_toml({"h", text}).value}).problems;
  };
  // Each unknown name would be compared with each known one.
  std::string list = "[[topic]]\nsee = [";
  for (int i = 0; i < 60'000; ++i) list += "\"some-read\",";
  list += "]\n";
  for (int i = 0; i < 3'000; ++i) list += fmt::format("[[topic]]\nid = \"unlike-it-{}\"\n", i);
  CHECK(problems(list).size() == 100);
  // Each definition would hold all those before.
  std::string definitions = "[define]\n";
  for (int i = 0; i < 1'001; ++i) definitions += fmt::format("d{} = \"fever\"\n", i);
  std::string whole = kRules;
  whole.replace(whole.find("[define]\n"), 9, definitions);
  CHECK(to_text(problems(whole)).find("there can be only 1000 definitions") != std::string::npos);
}

TEST_CASE("more things than a mask has bits are refused") {
  std::string text;
  for (int i = 0; i < 65; ++i)
    text += fmt::format("[[equipment]]\nid = \"e{}\"\nname = \"n\"\n", i);
  const std::string problems = to_text(decode_knowledge({parse_toml({"e", text}).value}).problems);
  CHECK(problems.find("e:193:1: error: there can be only 64 of these\n") != std::string::npos);
}

TEST_CASE("the shipped data is read without a problem") {
  const std::vector<Document> documents = embedded_documents();
  CHECK(to_text(decode_knowledge(documents).problems) == "");
  CHECK(shipped().rules.parts.size() == 4);
  CHECK(shipped().programme.weeks.size() >= 1);
  const AnswerSheet example = embedded_example(shipped().rules);
  CHECK(assess(shipped().rules, example.answers).can_tell());
}
