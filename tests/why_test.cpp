// `backsmart why`: the level, single things and other answers. Whole pages stand in golden/why.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli_harness.hpp"
#include "render/why_pages.hpp"
#include "rules/changes.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

const std::filesystem::path kTests = BACKSMART_SOURCE_DIR "/tests";

std::string answers_of(const Answers& answers, const std::string& asked = "2026-11-20T08:00") {
  return encode_answers({answers, parse_date_time(asked), parse_date("2026-11-16")},
                        shipped().rules);
}

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

// What `why` prints, each paragraph on one line.
std::string page(const std::string& flags, const Answers& answers) {
  Cli why("why --width 1000 " + flags);
  why.answers(answers_of(answers));
  INFO(flags, why.err());
  CHECK_EQ(why.exit(), kDone);
  return why.out();
}

// New numbness in one leg, and nothing else that the block of the legs asks about.
const Answers& refused() {
  static const Answers kAnswers = with(well_person(), {{"any-legs", "yes"},
                                                       {"both-legs", "no"},
                                                       {"leg-weakness", "no"},
                                                       {"unsteady", "no"},
                                                       {"leg-numbness", "yes"},
                                                       {"numbness-known", "no"},
                                                       {"leg-pain", "no"},
                                                       {"walking-leg-ache", "no"},
                                                       {"calf-cramp-walking", "no"}});
  return kAnswers;
}

// The answers that a change leads to.
Answers changed(Answers answers, const Change& change) {
  for (const auto& list : {change.answers, change.followed}) {
    for (const auto& [q, answer] : list) answers[static_cast<std::size_t>(q)] = answer;
  }
  return answers;
}

// "any-legs=yes leg-pain=yes" and what it leads to.
std::string text_of(const std::optional<Change>& change) {
  if (!change) return "none";
  std::string text(to_id(change->level));
  for (const auto& [q, answer] : change->answers) {
    const Question& question = shipped().rules.questions[static_cast<std::size_t>(q)];
    text += fmt::format(" {}={}", question.id, to_text(question, answer));
  }
  return text;
}

}  // namespace

TEST_CASE("why: whole pages of written persons") {
  int pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kTests / "golden/why")) {
    ++pages;
    const std::string name = entry.path().stem().string();
    INFO(name);
    const auto parts = split(name, '@');
    Cli why(fmt::format("why {} --width 80 --answers {{home}}/person.toml",
                        parts.size() > 1 ? parts[1] : ""));
    why.file("person.toml", content(kTests / "cases/plans" / (parts[0] + ".toml")));
    CHECK_EQ(why.out(), content(entry.path()));
    CHECK_EQ(why.exit(), kDone);
    CHECK_LE(widest_line(why.out()), 80);
  }
  CHECK_GE(pages, 10);
}

TEST_CASE("why: the smallest change of the level, milder and worse") {
  const Ruleset& rules = shipped().rules;
  const struct {
    Answers answers;
    std::string milder;
    std::string worse;
  } rows[] = {
      {well_person(), "none", "book any-hard-session=yes soreness-too-long=yes"},
      {refused(), "tailored numbness-known=yes", "same-day leg-weakness=yes"},
      {with(well_person(), {{"pain-now", "8"}}), "self-manage pain-now=7",
       "same-day any-toilet-or-numb=yes bladder-change=yes"},
      // Rather an operation that is longer ago than one that never was.
      {with(well_person(), {{"any-diagnosis", "yes"},
                            {"known-diagnosis", "none"},
                            {"back-surgery", "yes"},
                            {"surgery-when", "under-3-months"},
                            {"surgery-cleared", "no"},
                            {"surgery-wound", "no"},
                            {"scan-bulge", "no"},
                            {"scan-unclear", "no"},
                            {"diagnosis-changed", "no"}}),
       "tailored surgery-when=over-3-months surgery-cleared=yes", "same-day surgery-wound=yes"},
      // Nobody gets older by answering.
      {with(well_person(), {{"age", "15"}}), "none",
       "same-day any-toilet-or-numb=yes bladder-change=yes"},
      // Rather signs that are not there than weeks that were not.
      {with(well_person(), {{"pain-weeks", "35"},
                            {"improving", "no"},
                            {"pain-checked", "no"},
                            {"onset-age", "30"},
                            {"first-back-pain", "no"},
                            {"bowel-disease", "no"},
                            {"spa-signs", "night-waking,buttock-pain,better-moving"}}),
       "self-manage pain-checked=yes spa-signs=none",
       "see-first pain-checked=yes changed-since-check=yes"},
      {with(well_person(), {{"chest-pain", "yes"}}), "self-manage chest-pain=no", "none"},
      {with(well_person(), {{"pain-weeks", "7"}, {"improving", "no"}, {"pain-checked", "no"}}),
       "self-manage pain-checked=yes", "see-first pain-checked=yes changed-since-check=yes"},
      {with(refused(), {{"leg-pain", "yes"}, {"leg-pain-bad", "yes"}}),
       "tailored numbness-known=yes leg-pain-bad=no", "same-day leg-weakness=yes"},
  };
  for (const auto& row : rows) {
    INFO(row.milder, " ", row.worse);
    CHECK_EQ(text_of(milder_change(rules, row.answers)), row.milder);
    CHECK_EQ(text_of(worse_change(rules, row.answers)), row.worse);
  }
}

TEST_CASE("why: a change leads where it says, for every sign, and always the right way") {
#ifdef __SANITIZE_ADDRESS__
  constexpr int kEvery = 8;  // it looks for other mistakes, and slowly
#else
  constexpr int kEvery = 1;
#endif
  const Ruleset& rules = shipped().rules;
  int milder = 0;
  int signs = 0;
  for (const Question& question : rules.questions) {
    if (!is_warning_sign(rules, question) || question.kind != Kind::yes_no) continue;
    if (signs++ % kEvery != 0) continue;
    for (const char* value : {"yes", "unsure"}) {
      INFO(question.id, " ", std::string(value));
      const Answers answers = with(well_person(), {{question.id, value}});
      const Level now = assess(rules, answers).level;
      if (const auto change = milder_change(rules, answers)) {
        CHECK_LT(change->level, now);
        const Assessment after = assess(rules, changed(answers, *change));
        CHECK(after.level == change->level);
        CHECK(after.can_tell());
        ++milder;
      }
      if (const auto change = worse_change(rules, answers)) {
        CHECK_GT(change->level, now);
        CHECK(assess(rules, changed(answers, *change)).level == change->level);
      }
    }
  }
  CHECK_GT(milder, 50 / kEvery);
}

TEST_CASE("why: rules that something speaks for are named with what stopped them") {
  const Answers answers = with(well_person(), {{"any-cancer-or-constant", "yes"},
                                               {"cancer-history", "no"},
                                               {"weight-loss", "yes"},
                                               {"weight-explained", "yes"},
                                               {"constant-pain", "no"},
                                               {"lump-or-shape", "no"},
                                               {"upper-band-pain", "no"}});
  const std::string text = page("", answers);
  CHECK(contains(text,
                 "- weight-loss-unexplained (see-first): you said yes to “weight loss in the "
                 "last 6 months”; it does not count, as you also said yes to “a clear reason for "
                 "the weight loss”.\n"));
  // A gateway stands for what was not asked behind it; what is milder than the level is left out.
  const Answers weak =
      with(refused(), {{"leg-weakness", "yes"}, {"weakness-fast", "no"}, {"weakness-known", "no"}});
  CHECK(contains(page("", weak),
                 "- sexual-change-with-legs (emergency): you said yes to “a weak leg or foot”; it "
                 "does not count, as you also said no to “changes between the legs, "));
  CHECK_FALSE(contains(page("", weak), "leg-weakness-known"));
  const Answers mild =
      with(refused(), {{"leg-numbness", "no"}, {"leg-pain", "yes"}, {"leg-pain-bad", "no"}});
  CHECK(contains(page("", mild), "as you also said “2” to “weeks of this back pain”.\n"));
  CHECK(contains(page("leg-pain-six-weeks", mild),
                 "It does not hold, though it came close: you said yes to “pain that shoots below "
                 "the knee”; it does not count, as you also said “2” to "));
  CHECK_FALSE(contains(page("", well_person()), "came close"));
  // What holds is no rule that was passed over.
  for (const PassedOver& passed : passed_over(shipped().rules, settle(shipped().rules, answers))) {
    const Rule& rule = shipped().rules.rules[static_cast<std::size_t>(passed.rule)];
    CHECK(evaluate(rule.when, settle(shipped().rules, answers)) == Truth::no);
  }
}

TEST_CASE("why: every reason of the level with its rule, each answer and its sources") {
  const std::string text = page("", refused());
  CHECK(contains(text, "\nRule leg-numbness-new\n"));
  CHECK(contains(text,
                 "It holds. In the names of the questions: leg-numbness and not numbness-known\n"));
  const Ruleset& rules = shipped().rules;
  for (const char* id : {"leg-numbness", "numbness-known"}) {
    const auto q = static_cast<std::size_t>(*find_question(rules, id));
    CHECK(contains(text, rules.questions[q].ask));
  }
  CHECK(contains(text, "- S1: "));
  CHECK(contains(text, "- CESN334: "));
  const std::string unsure =
      page("", with(well_person(),
                    {{"fever", "unsure"}, {"night-sweats", "unsure"}, {"red-eye", "unsure"}}));
  CHECK(contains(unsure, "Several open signs"));
  // It is told to be understood, not to be done.
  for (const Answers& answers : {well_person(), refused()}) {
    CHECK(contains(page("", answers), "not as advice: always answer what is true.\n"));
  }
  CHECK(contains(page("fever", refused()), "Not asked, as you said no to “fever, shivers, "));
}

TEST_CASE("why: everything that has an id can be explained, at any width, as text and JSON") {
  const Home home;
  home.write(kSaved, answers_of(with(well_person(), {{"any-legs", "yes"},
                                                     {"both-legs", "no"},
                                                     {"leg-weakness", "no"},
                                                     {"unsteady", "no"},
                                                     {"leg-numbness", "no"},
                                                     {"leg-pain", "yes"},
                                                     {"leg-pain-bad", "no"},
                                                     {"walking-leg-ache", "no"},
                                                     {"calf-cramp-walking", "no"}})));
  for (const std::string_view id : ids_to_explain(shipped())) {
    INFO(std::string(id));
    Cli text(fmt::format("why {} --width 40", id));
    CHECK_EQ(text.at(home).exit(), kDone);
    CHECK_EQ(text.err(), "");
    CHECK_LE(widest_line(text.out()), 40);
    CHECK_FALSE(contains(text.out(), ".."));
    Cli json(fmt::format("why {} --format json", id));
    CHECK_EQ(json.at(home).exit(), kDone);
    CHECK(json.out().starts_with("{\n  \"schema\": \"backsmart.why/1\""));
  }
}

TEST_CASE("why: an exercise tells why it is there, and where its numbers come from") {
  const Answers lifter = with(well_person(), {{"equipment", "dumbbell,kettlebell"}});
  const std::string deadlift = page("kb-deadlift", lifter);
  CHECK(contains(deadlift, "It comes first because of your answers: You have a kettlebell"));
  CHECK(contains(deadlift, "(adjustment equipment-kettlebell)"));
  const std::string third = page("kb-deadlift --week 3", lifter);
  CHECK(contains(third,
                 "- Sets: 2 instead of 3, which is usual in week 3, because of your answers: "));
  CHECK(contains(third, "(adjustment level-beginner).\n"));
  CHECK(contains(third, "- Repetitions: 8, as usual in week 3.\n"));
  CHECK(contains(third,
                 "- Repetitions that you could still do at the end of a set: 4 instead of 3, which "
                 "is usual in week 3, because of your answers: "));
  const std::string sore = page("dead-bug", with(lifter, {{"pain-now", "5"}}));
  CHECK(contains(sore, "- Step: 2 instead of 3, which is usual for this exercise, because of "));
  CHECK(contains(sore,
                 "- Sets: 1 instead of 2, which is usual for this exercise, to fit your time."));
  CHECK(contains(page("daily", with(lifter, {{"daily-minutes", "5"}})),
                 "Rest position (daily-decompression): Not in this week. You have little time, so "
                 "this is the minimum day: three exercises.\n"));
  CHECK(contains(page("trapbar-dl", lifter), "Not for you now: equipment that you do not have."));
  CHECK(contains(page("rdl", with(lifter, {{"pain-now", "5"}})), "(limit pain-4-5)"));
  CHECK(contains(page("strength-hinge", lifter), "Looked at before it: "));
  CHECK(contains(page("strength", with(lifter, {{"pain-now", "6"}})), "(adjustment pain-6-7)"));
}

TEST_CASE("why: whoever must be seen hears that, and nothing of a plan") {
  for (const std::string_view id : ids_to_explain(shipped())) {
    if (!concerns_plan(shipped(), id)) continue;
    INFO(std::string(id));
    const std::string text = page(std::string(id), refused());
    CHECK(contains(text, "There is no plan until someone has looked at this."));
    CHECK_FALSE(contains(text, "week 1"));
    CHECK_FALSE(contains(text, " × "));
  }
  CHECK(contains(page("", refused()), "There is no plan until someone has looked at this."));
}

TEST_CASE("why --if: what changes, and nothing else") {
  const Answers& well = well_person();
  CHECK(contains(page("--if massage=no", well), "Nothing changes: week 1 stays as it is.\n"));
  const std::string days = page("--if train-days=tue", well);
  CHECK(contains(days, "(train-days=tue)\n"));
  CHECK(contains(page("--if pain-now=6 --if pain-weeks=2", well),
                 "  - weeks of this back pain: 2, as it is (pain-weeks=2)\n"
                 "  - pain now, 0 to 10: 6 instead of 3 (pain-now=6)\n"));
  CHECK(contains(page("--if any-legs=no", refused()),
                 "These answers stay, and count as before:\n\n"
                 "  - yes to “numbness or pins and needles in one leg or foot” (leg-numbness)\n"));
  CHECK(contains(page("--if fever=yes", well),
                 "it could be more urgent:\n\n  - fever over for more than 4 weeks, well since "
                 "(fever-over)\n"));
  CHECK(contains(days, "always answer what is true"));
  CHECK(contains(days, "The level stays “You can look after this yourself” (self-manage)."));
  CHECK(contains(days,
                 "  - when: Tuesday, 18:00 instead of Monday, 18:00 / Wednesday, 18:00 / "
                 "Friday, 18:00\n"));
  CHECK_FALSE(contains(days, "Daily block"));
  const std::string sore = page("--if pain-now=6", well);
  CHECK(contains(sore, "left out altogether: Your pain is 6 or 7 out of 10"));
  const std::string two = page("--if any-infection=yes --if fever=yes --if fever-over=no", well);
  CHECK(contains(two, "The level: “Get medical advice today” (same-day) instead of "));
  CHECK(contains(two, "New: fever-since-pain (same-day)"));
  CHECK(contains(two, "There would be no plan any more."));
  const std::string back = page("--if numbness-known=yes", refused());
  CHECK(contains(back, "Gone: leg-numbness-new (see-first)"));
  CHECK(contains(back, "There would be a plan."));
  CHECK_FALSE(contains(back, "Strength"));
  CHECK(contains(page("--if pain-now=1", refused()), "There is no plan, and there would be none."));
  CHECK(contains(page("--if any-legs=yes", well), "have to be answered:\n\n  - new or growing "));
}

TEST_CASE("why --if: saves nothing, and takes no wrong answer") {
  const Home home;
  const std::string before = answers_of(well_person());
  home.write(kSaved, before);
  CHECK_EQ(Cli("why --if pain-now=6").at(home).exit(), kDone);
  CHECK_EQ(home.read(kSaved), before);
  CHECK_EQ(home.files().size(), 1);
  const struct {
    const char* line;
    Exit exit;
    const char* says;
  } rows[] = {
      {"why --if pain-now", kUsage, "--if pain-now=VALUE"},
      {"why --if fevr=yes", kFailed, "did you mean fever?"},
      {"why --if fever=mabye", kFailed, "'mabye' does not answer fever"},
      {"why rdl --if fever=yes", kUsage, "--if shows all that changes"},
      {"why dead-bgu", kUsage, "did you mean dead-bug?"},
      {"why rdl --week 13", kUsage, "a week from 1 to 12"},
      {"why --format html", kUsage, "text, markdown or json"},
  };
  for (const auto& row : rows) {
    INFO(row.line);
    Cli wrong(row.line);
    wrong.answers(before);
    CHECK_EQ(wrong.exit(), row.exit);
    CHECK_EQ(wrong.out(), "");
    CHECK(contains(wrong.err(), row.says));
  }
}

TEST_CASE("why: answers that are missing, open or too old") {
  Answers open = well_person();
  open[static_cast<std::size_t>(*find_question(shipped().rules, "any-legs"))] = {};
  const std::string well = answers_of(well_person());
  const struct {
    const char* line;
    std::string answers;  // empty: none
    const char* day;
    Exit exit;
    const char* says;
  } rows[] = {
      {"why", "", "2026-11-23", kCannotTell, "There are no answers yet."},
      {"why rdl", "", "2026-11-23", kCannotTell, "There are no answers yet."},
      {"why", answers_of(open), "2026-11-23", kCannotTell, "any-legs"},
      {"why rdl", answers_of(open), "2026-11-23", kCannotTell, "any-legs"},
      {"why fever", answers_of(open), "2026-11-23", kDone, ""},
      {"why", well, "2026-12-08", kDone, "18 days old"},
      {"why rdl", well, "2027-01-20", kCannotTell, "61 days old"},
      {"why --if fever=yes", well, "2027-01-20", kCannotTell, "61 days old"},
      {"why fever", well, "2027-01-20", kDone, "61 days old"},
      {"why rdl", well, "2026-11-01", kCannotTell, "in the future"},
  };
  for (const auto& row : rows) {
    INFO(std::string(row.line), " ", std::string(row.says));
    Cli why(row.line);
    why.today(row.day);
    if (!row.answers.empty()) why.answers(row.answers);
    CHECK_EQ(why.exit(), row.exit);
    CHECK_EQ(why.out().empty(), row.exit != kDone);
    CHECK(contains(why.err(), row.says));
  }
}
