// The data told as the settings want it: the number to call, units of weight, usual answers.
#include "data/adapt.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "cli_harness.hpp"
#include "data/embedded.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

constexpr const char* kNumber = "+49 30-112";

Settings with_number() {
  Settings settings;
  settings.emergency_number = kNumber;
  return settings;
}

std::vector<std::string> sentences(Knowledge knowledge) {
  std::vector<std::string> all;
  for_each_sentence(knowledge, [&](std::string& text) { all.push_back(text); });
  return all;
}

// In lower case, each gap one space: as a reader takes it in.
std::string plain(const std::string& text) {
  std::string out;
  for (const char c : lower_ascii(text)) {
    const bool is_gap = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!is_gap) out += c;
    if (is_gap && !out.ends_with(' ')) out += ' ';
  }
  return out;
}

// How often `texts` say what the number stands for, however it is written.
int times_said(const std::string& text) {
  int times = 0;
  const std::string all = plain(text);
  for (std::size_t at = all.find("emergency number"); at != std::string::npos;
       at = all.find("emergency number", at + 1)) {
    ++times;
  }
  return times;
}

// Every text of the data that is for reading: no conditions, and nothing that other people wrote.
void gather_texts(const Node& node, std::string_view table, std::vector<std::string>& texts) {
  const std::set<std::string_view> conditions = {"when", "gateway", "firm_when", "when_tailored"};
  if (conditions.count(node.key) == 1) return;
  if (table == "source" && (node.key == "title" || node.key == "author")) return;
  if (node.kind == Node::Kind::string) texts.push_back(node.text);
  for (const Node& child : node.children) gather_texts(child, table, texts);
}

// Runs with the settings that config.toml would give.
Cli set(const std::string& line, const Settings& settings) {
  Cli cli(line);
  cli.file("config/backsmart/config.toml",
           "emergency-number = \"" + settings.emergency_number + "\"\n");
  return cli;
}

std::string saved(std::initializer_list<std::pair<std::string, std::string>> changes) {
  return encode_answers({with(well_person(), changes), parse_date_time("2026-11-20T08:15")},
                        shipped().rules);
}

}  // namespace

TEST_CASE("adapt: the number stands where the data speaks of it") {
  const std::pair<const char*, const char*> rows[] = {
      {"Call your local emergency number, now.", "Call +49 30-112, now."},
      {"your local emergency number", "+49 30-112"},
      {"Your local emergency number is free.", "+49 30-112 is free."},
      {"Dial your local\n  emergency  number or your local emergency number.",
       "Dial +49 30-112 or +49 30-112."},
      {"yyour local emergency number", "y+49 30-112"},
      {"Your local emergency numbe", "Your local emergency numbe"},
      {"your local emergencynumber", "your local emergencynumber"},
      {"your local emergency", "your local emergency"},
      {"Say why – yes, you.", "Say why – yes, you."},
      {"", ""},
  };
  for (const auto& [text, told] : rows) CHECK_EQ(with_emergency_number(text, kNumber), told);
}

TEST_CASE("adapt: weights are told in the unit that is wanted") {
  const std::pair<const char*, const char*> rows[] = {
      {"15 kg in each hand, 30 kg in one.", "33 lb in each hand, 66 lb in one."},
      {"15kg", "33 lb"},
      {"(2.5 kg)", "(5.5 lb)"},
      {"0.5 kg or 1 kg", "1.1 lb or 2.2 lb"},
      {"5 kg", "11 lb"},
      {"115 kg", "254 lb"},
      {"10–15 kg", "22–33 lb"},
      {"10-15 kg", "22-33 lb"},
      {"4 to 8 kg", "8.8 to 18 lb"},
      {"8 or 10 kg", "18 or 22 lb"},
      {"2 × 8, 15 kg", "2 × 8, 33 lb"},
      {"15\nkg", "33 lb"},
      {"15 kgs, 15 km, 15 to 20 cm, kg", "15 kgs, 15 km, 15 to 20 cm, kg"},
      {"3. kg", "3. kg"},
      {"44 % less", "44 % less"},
      {"kg 15", "kg 15"},
      {"", ""},
  };
  for (const auto& [text, told] : rows) {
    CHECK_EQ(with_weights_in(text, Unit::lb), told);
    CHECK_EQ(with_weights_in(text, Unit::kg), text);
  }
}

TEST_CASE("adapt: no text of the data is passed over") {
  const std::vector<std::string> visited = sentences(shipped());
  std::set<std::string> known(visited.begin(), visited.end());
  Figures figures = embedded_figures();
  for_each_sentence(figures, [&known](std::string& text) { known.insert(text); });
  int texts = 0;
  for (const Document& document : embedded_documents()) {
    if (is_answers_file(document)) continue;
    for (const Node& table : document.root.children) {
      // Definitions are conditions; [words] is for the check of the data, and no page shows it.
      if (table.key == "define" || table.key == "words") continue;
      std::vector<std::string> all;
      gather_texts(table, table.key, all);
      for (const std::string& text : all) {
        if (text.find(' ') == std::string::npos) continue;  // an id, or a single word
        CHECK_MESSAGE(known.count(text) == 1, table.key, ": ", text);
        ++texts;
      }
    }
  }
  CHECK_GT(texts, 1500);
}

TEST_CASE("adapt: with a number set, no sentence speaks of one that is not told") {
  const std::vector<std::string> before = sentences(shipped());
  const std::vector<std::string> after = sentences(adapted(shipped(), with_number()));
  REQUIRE_EQ(before.size(), after.size());
  int told = 0;
  for (std::size_t i = 0; i < before.size(); ++i) {
    CAPTURE(before[i]);
    CHECK_EQ(times_said(after[i]), 0);
    CHECK_EQ(contains(after[i], kNumber), times_said(before[i]) > 0);
    if (times_said(before[i]) == 0) CHECK_EQ(before[i], after[i]);
    told += times_said(before[i]);
  }
  // Counted in the files of data/ by hand, so that the phrase cannot change unnoticed.
  CHECK_EQ(told, 7);
  CHECK(sentences(adapted(shipped(), Settings{})) == before);
}

TEST_CASE("adapt: with a number set, no page in any format speaks of one that is not told") {
  const std::string emergency = saved({{"chest-pain", "yes"}, {"any-right-now", "yes"}});
  const std::string same_day = saved({{"fever", "yes"}, {"any-infection", "yes"}});
  const std::string self_harm = saved({{"self-harm", "yes"}, {"any-worry", "yes"}});
  const std::string pregnant =
      saved({{"any-pregnancy", "yes"}, {"pregnant", "yes"}, {"pregnancy-danger", "yes"}});
  const std::string leg_hint = saved({{"leg-pain", "yes"}, {"worse-with", "sitting"}});
  const std::string well = saved({});
  const std::vector<std::string> lines = {"check --no-input --dry-run",
                                          "check --no-input --dry-run --json",
                                          "check --template",
                                          "plan",
                                          "plan --format markdown",
                                          "plan --format json",
                                          "plan --format ics",
                                          "plan --format html",
                                          "plan --example",
                                          "today",
                                          "today --format markdown",
                                          "today --format json",
                                          "today --short",
                                          "letter",
                                          "letter --format markdown",
                                          "why",
                                          "why --format markdown",
                                          "why --format json",
                                          "why chest-pain-now",
                                          "why dead-bug",
                                          "why --if chest-pain=yes",
                                          "why --if chest-pain=yes --format json",
                                          "learn --format json",
                                          "learn warning-signs",
                                          "learn mornings --format markdown",
                                          "exercise --format json",
                                          "exercise dead-bug",
                                          "data show questions",
                                          "data show questions --format json"};
  int told = 0;
  for (const std::string& answers : {emergency, same_day, self_harm, pregnant, leg_hint, well,
                                     std::string("format = 1\n[answers]\n")}) {
    for (const std::string& line : lines) {
      CAPTURE(line);
      Cli cli = set(line, with_number());
      cli.answers(answers);
      const std::string all = cli.out() + cli.err();
      CHECK_EQ(times_said(all), 0);
      told += contains(plain(all), kNumber) ? 1 : 0;
    }
  }
  CHECK_GT(told, 60);
}

TEST_CASE("adapt: whoever is asked hears the number as soon as it is needed") {
  Cli asked = set("check", with_number());
  asked.in("41\nn\n3\nn\ny\ny\nn\n");
  CHECK_EQ(asked.exit(), kEmergency);
  CHECK(contains(asked.out(), "Call +49 30-112, or have someone take you"));
  CHECK_EQ(times_said(asked.out() + asked.err()), 0);
  Cli before("check");
  before.in("41\nn\n3\nn\ny\ny\nn\n");
  CHECK(contains(before.out(), "Call your local emergency number, or"));
}

TEST_CASE("adapt: own data speaks of the number, too, and what prints the data leaves it alone") {
  const std::string own =
      "[[topic]]\nid = \"mine\"\ntitle = \"Mine\"\ngroup = \"G\"\nsay = \"\"\"Call Your local\n"
      "emergency number.\"\"\"\nfact = [\n{ say = \"a\", sure = \"weak\", source = [\"OWN\"] },\n"
      "{ say = \"Lift 10 kg.\", sure = \"weak\", source = [\"OWN\"] } ]\n";
  Cli topic = set("learn mine", with_number());
  topic.file("config/backsmart/data/mine.toml", own);
  CHECK_EQ(topic.err(), "");
  CHECK(contains(topic.out(), "Call +49 30-112."));
  Cli data = set("data show mine", with_number());
  data.file("config/backsmart/data/mine.toml", own);
  CHECK(contains(data.out(), "Your local"));
}

TEST_CASE("adapt: usual answers are the defaults of their questions, and any answer goes before") {
  Settings settings;
  settings.usual = {{"wake-time", Answer::of(330)}, {"daily-time", Answer::of(1)}};
  const Knowledge knowledge = adapted(shipped(), settings);
  const auto plan = [&](const Answers& answers) {
    const Date monday = *parse_date("2026-11-23");
    return std::get<Plan>(make_plan(knowledge, answers, {1, monday, {}}));
  };
  const Answers silent = well_person();
  CHECK_EQ(plan(silent).wake_min, 330);
  CHECK_FALSE(plan(silent).daily_on_waking);
  CHECK_EQ(plan(with(silent, {{"wake-time", "unsure"}})).wake_min, 330);
  CHECK_EQ(plan(with(silent, {{"wake-time", "06:45"}})).wake_min, 405);
  CHECK(plan(with(silent, {{"daily-time", "on-waking"}})).daily_on_waking);
}
