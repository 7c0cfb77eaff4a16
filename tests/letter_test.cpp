// `backsmart letter`, as a person takes it to a clinician. Whole pages stand in golden/letter.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli_harness.hpp"
#include "data/parse_toml.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

const std::filesystem::path kTests = BACKSMART_SOURCE_DIR "/tests";
constexpr long kPageLines = 66;

std::string answers_of(const Answers& answers, const std::string& asked = "2026-11-20T08:00") {
  return encode_answers({answers, parse_date_time(asked), {}}, shipped().rules);
}

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// What the letter says, each line of a list on one line.
std::string letter_of(const Answers& answers) {
  Cli letter("letter --width 1000");
  letter.answers(answers_of(answers));
  CHECK_EQ(letter.exit(), kDone);
  return letter.out();
}

// The lines below a heading.
std::string below(const std::string& page, const std::string& heading) {
  const std::size_t at = page.find("\n" + heading + "\n");
  if (at == std::string::npos) return "";
  const std::size_t begin = at + heading.size() + 2;
  return page.substr(begin, page.find("\n\n", begin) - begin);
}

constexpr const char* kNone = "Answered no: none of these";

}  // namespace

TEST_CASE("letter: whole pages of written persons, each on one page") {
  int pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kTests / "golden/letter")) {
    ++pages;
    INFO(entry.path().stem().string());
    Cli letter("letter --width 80 --answers {home}/person.toml");
    letter.file("person.toml",
                content(kTests / "cases/plans" / (entry.path().stem().string() + ".toml")));
    CHECK_EQ(letter.out(), content(entry.path()));
    CHECK_EQ(letter.exit(), kDone);
    CHECK_LE(widest_line(letter.out()), 80);
    CHECK_LT(std::count(letter.out().begin(), letter.out().end(), '\n'), kPageLines);
  }
  CHECK_GE(pages, 5);
}

TEST_CASE("letter: yes, no, unsure and not answered stand apart") {
  const Answers mixed = with(well_person(), {{"any-legs", "yes"},
                                             {"both-legs", "no"},
                                             {"leg-weakness", "yes"},
                                             {"weakness-fast", "no"},
                                             {"weakness-known", "unsure"},
                                             {"unsteady", "unsure"},
                                             {"unsteady-fast", "no"},
                                             {"leg-numbness", "no"},
                                             {"leg-pain", "no"},
                                             {"walking-leg-ache", "no"}});
  const std::string page = letter_of(mixed);
  CHECK_EQ(below(page, "Answered yes"),
           "  - a weak leg or foot (weakness grew within hours, with sudden severe pain, or cannot "
           "stand on it: no; old, checked weakness, unchanged: unsure)");
  CHECK_EQ(below(page, "Unsure"),
           "  - old, checked weakness, unchanged\n"
           "  - newly unsteady, clumsy hands, or shocks down the spine (unsteadiness came or grew "
           "within hours or "
           "days: no)");
  CHECK_EQ(below(page, "Not answered"), "  - calves cramp on walking, ease on standing still");
  const std::string none = below(page, kNone);
  CHECK(contains(none,
                 "  - new or growing pain, tingling, numbness or weakness in both legs; "
                 "numbness or pins and needles in one leg or foot; pain that shoots below "
                 "the knee; legs ache or go numb on walking, ease on sitting\n"));
  CHECK_FALSE(contains(none, "weak leg"));
}

TEST_CASE("letter: an unsure gateway is told by what was asked behind it") {
  const Answers fever = with(well_person(), {{"any-infection", "unsure"},
                                             {"fever", "unsure"},
                                             {"fever-over", "no"},
                                             {"inject-drugs", "no"},
                                             {"night-sweats", "no"}});
  const std::string page = letter_of(fever);
  CHECK_EQ(below(page, "Unsure"),
           "  - fever (38 C or more) or shivers since the pain began (fever over for more than 4 "
           "weeks, well since: no)");
  CHECK(contains(below(page, kNone), "\n  - injects drugs; drenching night sweats\n"));
  Answers nothing = fever;
  nothing[static_cast<std::size_t>(*find_question(shipped().rules, "fever"))] = Answer::of(0);
  CHECK_EQ(below(letter_of(nothing), "Unsure"),
           "  - fever, shivers, night sweats, a recent infection, spine needle, injected drugs, "
           "weak defences or TB contact");
}

TEST_CASE("letter: the level is told with the no that counts for it") {
  const std::string page = letter_of(
      with(well_person(), {{"pain-weeks", "7"}, {"improving", "no"}, {"pain-checked", "no"}}));
  CHECK(contains(page,
                 "(book), because of: weeks of this back pain: 7; clearly better than 4 weeks "
                 "ago: no; this pain was checked by a doctor or physio: no.\n"));
  CHECK(
      contains(letter_of(with(well_person(), {{"leg-numbness", "yes"}, {"numbness-known", "no"}})),
               "because of: numbness or pins and needles in one leg or foot; old, checked "
               "numbness, unchanged: no.\n"));
}

TEST_CASE("letter: it goes out at every level, and the advice stays beside it") {
  const struct {
    Answers answers;
    Level level;
  } rows[] = {
      {well_person(), Level::self_manage},
      {with(well_person(), {{"worry-signs", "want-a-check"}}), Level::book},
      {with(well_person(), {{"fragile-bones", "yes"}, {"sudden-start", "no"}}), Level::tailored},
      {with(well_person(), {{"leg-numbness", "yes"}}), Level::see_first},
      {with(well_person(), {{"unsteady", "yes"}, {"unsteady-fast", "no"}}), Level::same_day},
      {with(well_person(), {{"both-legs", "yes"}}), Level::emergency}};
  for (const auto& row : rows) {
    INFO(std::string(to_id(row.level)));
    const LevelAdvice& advice = shipped().rules.levels[static_cast<std::size_t>(row.level)];
    for (const char* format : {"text", "markdown"}) {
      Cli letter(fmt::format("letter --width 1000 --format {}", format));
      letter.answers(answers_of(row.answers));
      CHECK_EQ(letter.exit(), kDone);
      CHECK(contains(letter.out(), fmt::format("({})", to_id(row.level))));
      for (const std::string& step : advice.advice) {
        CHECK_FALSE(contains(letter.out(), step));
        CHECK_EQ(contains(letter.err(), step), refuses_plan(row.level));
      }
      CHECK_EQ(contains(letter.out(), "No plan was given"), refuses_plan(row.level));
      CHECK_EQ(contains(letter.out(), "Daily block"), !refuses_plan(row.level));
    }
  }
}

TEST_CASE("letter: no level is told while a warning sign has no answer") {
  Answers open = well_person();
  open[static_cast<std::size_t>(*find_question(shipped().rules, "any-legs"))] = {};
  const std::string page = letter_of(open);
  CHECK(contains(page, "Level told: none, because "));
  CHECK(contains(page, "No plan was given, because warning signs have no answer."));
  CHECK(contains(below(page, "Not answered"), "or unsteady"));
  CHECK_FALSE(contains(page, "self-manage"));
}

TEST_CASE("letter: every warning sign shows up in it, whatever was said") {
  const Ruleset& rules = shipped().rules;
  for (const Question& question : rules.questions) {
    if (!is_warning_sign(rules, question) || question.kind != Kind::yes_no) continue;
    INFO(question.id);
    CHECK(contains(letter_of(with(well_person(), {{question.id, "yes"}})), question.label));
    const std::string unsure = letter_of(with(well_person(), {{question.id, "unsure"}}));
    CHECK(contains(below(unsure, "Unsure"), question.label));
  }
}

TEST_CASE("letter: pattern, known conditions, limits of the body and habits") {
  const std::string page = letter_of(with(well_person(), {{"worse-with", "bending,sitting"},
                                                          {"eases-with", "walking"},
                                                          {"any-diagnosis", "yes"},
                                                          {"known-diagnosis", "disc-herniation"},
                                                          {"diagnosis-changed", "no"},
                                                          {"any-body-limits", "yes"},
                                                          {"kneeling-hurts", "yes"},
                                                          {"back-lying-unpleasant", "no"},
                                                          {"body-limits", "knee-pain"},
                                                          {"habit-crunches", "yes"},
                                                          {"habit-long-sitting", "no"}}));
  CHECK(contains(page, "worse with: bending forward and sitting; eases with: walking"));
  CHECK_EQ(below(page, "Known conditions, and limits of the body"),
           "  - diagnosis told by a professional: a slipped or herniated disc\n"
           "  - kneeling hurts or is not possible; also has: knee pain");
  CHECK_EQ(below(page, "Habits"), "  - many sit-ups or crunches");
  CHECK(contains(below(page, kNone), "different or worse since it was checked"));
}

TEST_CASE("letter: without answers, or with old ones, there is none") {
  const std::string well = answers_of(well_person());
  const std::string alarm = answers_of(with(well_person(), {{"both-legs", "yes"}}));
  const struct {
    std::string answers;  // empty: none
    const char* day;
    const char* says;
  } rows[] = {{"", "2026-11-23", "backsmart check"},
              {well, "2027-01-20", "61 days old"},
              {well, "2026-11-18", "in the future"},
              {alarm, "2026-11-18", "Do not drive yourself."}};
  for (const auto& row : rows) {
    INFO(row.says);
    Cli letter("letter");
    letter.today(row.day);
    if (!row.answers.empty()) letter.answers(row.answers);
    CHECK_EQ(letter.exit(), kCannotTell);
    CHECK_EQ(letter.out(), "");
    CHECK(contains(letter.err(), row.says));
  }
}

TEST_CASE("letter: into a file, in the format of its ending") {
  const Home home;
  for (const char* name : {"letter.md", "letter.txt"}) {
    Cli letter(fmt::format("letter -o {{home}}/{}", name));
    letter.at(home).answers(answers_of(well_person()));
    CHECK_EQ(letter.exit(), kDone);
    CHECK_EQ(letter.out(), "");
  }
  CHECK(home.read("letter.md").starts_with("# Answers"));
  CHECK(contains(home.read("letter.txt"), "\n====="));
  for (const char* line : {"letter -o letter.ics", "letter --format json"}) {
    Cli wrong(line);
    wrong.answers(answers_of(well_person()));
    CHECK_EQ(wrong.exit(), kUsage);
    CHECK_EQ(wrong.out(), "");
  }
}
