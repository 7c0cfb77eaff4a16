// `backsmart today`, as a person, a prompt or a status bar calls it. Whole pages stand in
// golden/today; `./dev golden` writes them anew.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli_harness.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

const std::filesystem::path kTests = BACKSMART_SOURCE_DIR "/tests";

// Answered on Friday 20 November; the plan starts on the 23rd.
std::string answers_of(std::initializer_list<std::pair<std::string, std::string>> changes = {},
                       const std::string& asked = "2026-11-20T08:15") {
  const AnswerSheet sheet{with(well_person(), changes), parse_date_time(asked),
                          parse_date("2026-11-23")};
  return encode_answers(sheet, shipped().rules);
}

std::string short_at(const std::string& now, const std::string& answers) {
  Cli today("today --short");
  today.answers(answers).today(now);
  CHECK_EQ(today.exit(), kDone);
  CHECK_EQ(today.err(), "");
  return today.out();
}

// What `today` prints on a day, each paragraph on one line.
std::string page_on(const std::string& day, const std::string& answers,
                    const std::string& flags = "") {
  Cli today("today --width 1000 " + flags);
  today.answers(answers).today(day);
  CHECK_EQ(today.exit(), kDone);
  return today.out();
}

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

const std::string& text_of(Phrase phrase) {
  return shipped().rules.phrases[static_cast<std::size_t>(phrase)];
}

}  // namespace

TEST_CASE("today: whole pages of written persons, each session in the order of the day") {
  int pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kTests / "golden/today")) {
    ++pages;
    const std::string name = entry.path().stem().string();
    INFO(name);
    const auto parts = split(name, '@');
    REQUIRE_EQ(parts.size(), 3);
    Cli today(fmt::format("today --today {} --width {} --answers {{home}}/person.toml", parts[1],
                          parts[2]));
    today.file("person.toml", content(kTests / "cases/plans" / (parts[0] + ".toml")));
    CHECK_EQ(today.out(), content(entry.path()));
    CHECK_EQ(today.exit(), kDone);
    CHECK_LE(widest_line(today.out()), std::stoi(parts[2]));
  }
  CHECK_GE(pages, 5);
}

TEST_CASE("today: an ordinary day without strength fits a screen of 24 lines") {
  Cli today("today");
  today.answers(answers_of()).today("2026-11-24");
  CHECK_LT(std::count(today.out().begin(), today.out().end(), '\n'), 24);
}

TEST_CASE("today --short: one line of what is left by the clock, nothing when nothing is") {
  const std::string mine = answers_of();
  // Five minutes on the feet come first, and belong to the time it takes.
  const std::string sitter = answers_of({{"habit-long-sitting", "yes"}});
  const std::string one_day = answers_of({{"train-days", "mon"}});
  const struct {
    const char* now;
    const std::string& answers;
    const char* line;
  } rows[] = {
      {"2026-11-23", mine, "07:00 daily 10 min · 18:00 strength A 33 min\n"},
      {"2026-11-23T05:00", mine, "07:00 daily 10 min · 18:00 strength A 33 min\n"},
      {"2026-11-23T07:09:59", mine, "07:00 daily 10 min · 18:00 strength A 33 min\n"},
      {"2026-11-23T07:10", mine, "18:00 strength A 33 min\n"},
      {"2026-11-23T18:32", mine, "18:00 strength A 33 min\n"},
      {"2026-11-23T18:33", mine, ""},
      {"2026-11-24T12:00", mine, "18:00 cardio 18 min\n"},
      {"2026-11-25T12:00", mine, "18:00 strength B 31 min\n"},
      {"2026-11-22T12:00", mine, ""},  // not begun
      {"2026-11-23T12:00", sitter, "18:00 strength A 38 min\n"},
      {"2026-11-23T18:37", sitter, "18:00 strength A 38 min\n"},
      {"2026-11-23T12:00", one_day, "18:00 strength 33 min\n"},  // one of its kind
  };
  for (const auto& row : rows) {
    INFO(row.now);
    CHECK_EQ(short_at(row.now, row.answers), row.line);
  }
}

TEST_CASE("today --short: never with colour, and no wider for a narrow terminal") {
  Cli today("today --short --color always --width 20");
  today.answers(answers_of()).today("2026-11-23");
  CHECK_EQ(today.out(), "07:00 daily 10 min · 18:00 strength A 33 min\n");
}

TEST_CASE("today: the first day of a retest week says so, the others do not") {
  const std::string& title = notice(shipped().rules, "retest").title;
  const std::string later = answers_of({}, "2026-12-20T08:00");
  CHECK(contains(page_on("2026-12-21", later), title));        // day one of week 5
  CHECK_FALSE(contains(page_on("2026-12-22", later), title));  // its second day
  CHECK_FALSE(contains(page_on("2026-12-28", later), title));  // week 6
}

TEST_CASE("today: after the last week the programme goes on at week 9, and says what to keep") {
  const std::string mine = answers_of({}, "2027-02-10T08:00");
  const std::string page = page_on("2027-02-15", mine);
  CHECK(contains(page, "week 13 (strengthen)"));
  CHECK(contains(page, replaced(text_of(Phrase::after_programme), "{}", "9")));
  CHECK(contains(page, text_of(Phrase::keep_strength)));
  CHECK(contains(page, notice(shipped().rules, "retest").title));
  CHECK_FALSE(contains(page_on("2027-02-14", mine), text_of(Phrase::keep_strength)));
  // Nobody is told to keep what they were told to leave.
  const std::string sore = answers_of({{"pain-now", "6"}}, "2027-02-10T08:00");
  CHECK_FALSE(contains(page_on("2027-02-15", sore), text_of(Phrase::keep_strength)));
}

TEST_CASE("today: before the programme it says when it starts, in every format") {
  const std::string when = replaced(text_of(Phrase::not_started), "{}", "Mon 23 Nov");
  CHECK(contains(page_on("2026-11-21", answers_of()), when));
  CHECK(contains(page_on("2026-11-21", answers_of(), "--format markdown"), when));
  const std::string json = page_on("2026-11-21", answers_of(), "--format json");
  CHECK(contains(json, "\"start\": \"2026-11-23\""));
  CHECK(contains(json, "\"started\": false"));
  CHECK(contains(json, "\"sessions\": []"));
}

TEST_CASE(
    "today: without a saved start it begins on the Monday after the answers, and stays there") {
  const AnswerSheet sheet{well_person(), parse_date_time("2026-11-20T08:15"), {}};
  const std::string mine = encode_answers(sheet, shipped().rules);
  CHECK(contains(page_on("2026-11-21", mine), "Mon 23 Nov"));
  CHECK(contains(page_on("2026-11-24", mine), "Tue 24 Nov, week 1"));
  CHECK(contains(page_on("2026-12-02", mine), "Wed 2 Dec, week 2"));
}

TEST_CASE("today: what a day may have besides its sessions") {
  // Strength between one and two hours after getting up.
  const std::string early = answers_of({{"strength-time", "08:15"}});
  const std::string& gate = notice(shipped().rules, "morning-gate").say.front();
  CHECK(contains(page_on("2026-11-23", early), gate));
  CHECK_FALSE(contains(page_on("2026-11-24", early), gate));
  CHECK_FALSE(contains(page_on("2026-11-23", answers_of()), gate));
  const std::string massage = replaced(text_of(Phrase::massage_day), "{}", "today");
  const std::string rubbed = answers_of({{"massage", "yes"}});
  CHECK(contains(page_on("2026-11-24", rubbed), massage));
  CHECK_FALSE(contains(page_on("2026-11-23", rubbed), massage));
  const std::string booked =
      answers_of({{"pain-weeks", "8"}, {"improving", "no"}, {"pain-checked", "no"}});
  const std::string& title = shipped().rules.levels[static_cast<std::size_t>(Level::book)].title;
  CHECK(contains(page_on("2026-11-23", booked), "Level: " + title + "\n"));
  CHECK_FALSE(contains(page_on("2026-11-23", answers_of()), "Level: "));
}

TEST_CASE("today: a day off has no daily block, and perhaps nothing at all") {
  int free_days = 0;
  const char* words[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  for (int day = 0; day < 7; ++day) {
    const std::string off =
        answers_of({{"any-wishes", "yes"}, {"daily-rest-day", words[day]}, {"train-days", "mon"}});
    const std::string date = fmt::format("2026-11-{}", 23 + day);
    const std::string page = page_on(date, off);
    INFO(page);
    CHECK_FALSE(contains(page, "07:00"));
    const bool free = contains(page, text_of(Phrase::free_day));
    CHECK_NE(free, contains(page, "18:00"));
    CHECK_EQ(free, short_at(date, off).empty());
    free_days += free ? 1 : 0;
  }
  CHECK_GT(free_days, 0);
}

TEST_CASE("today: whoever must be seen gets no session, in no format, at any time") {
  const struct {
    const char* id;
    Exit exit;
  } rows[] = {{"leg-numbness", kSeeFirst}, {"unsteady", kSameDay}, {"both-legs", kEmergency}};
  for (const char* flags : {"", " --short", " --format json", " --format markdown"}) {
    for (const auto& row : rows) {
      for (const char* day : {"2026-11-21", "2026-11-23T06:00", "2026-11-23T23:00"}) {
        INFO(row.id, flags, " ", day);
        Cli refused(std::string("today") + flags);
        refused.answers(answers_of({{row.id, "yes"}})).today(day);
        CHECK_EQ(refused.exit(), row.exit);
        CHECK_EQ(refused.out(), "");
        CHECK_FALSE(refused.err().empty());
      }
    }
  }
}

TEST_CASE("today: answers that are missing, too old or broken give nothing but the reason") {
  Answers open = well_person();
  open[static_cast<std::size_t>(*find_question(shipped().rules, "any-legs"))] = {};
  const struct {
    std::string answers;  // empty: none
    const char* day;
    Exit exit;
    const char* says;
  } rows[] = {
      {"", "2026-11-23", kCannotTell, "backsmart check"},
      {answers_of(), "2027-01-20", kCannotTell, "61 days old"},
      {answers_of(), "2026-11-18", kCannotTell, "in the future"},
      {encode_answers({open, parse_date_time("2026-11-20T08:15"), {}}, shipped().rules),
       "2026-11-23", kCannotTell, "any-legs"},
      {"format = 1\n[answers]\nage = \"old\"\n", "2026-11-23", kFailed, "answers.toml:3:7: error:"},
  };
  for (const auto& row : rows) {
    for (const char* flags : {"", " --short", " --format json", " --format markdown"}) {
      INFO(row.says, flags);
      Cli today(std::string("today") + flags);
      today.today(row.day);
      if (!row.answers.empty()) today.answers(row.answers);
      CHECK_EQ(today.exit(), row.exit);
      CHECK_EQ(today.out(), "");
      CHECK(contains(today.err(), row.says));
    }
  }
}

TEST_CASE("today: a check that is due is said on stderr, beside the line") {
  Cli stale("today --short");
  stale.answers(answers_of()).today("2026-12-08T12:00");
  CHECK_EQ(stale.exit(), kDone);
  CHECK_EQ(stale.out(), "18:00 cardio 23 min\n");
  CHECK(contains(stale.err(), "18 days old"));
}

TEST_CASE("today: JSON for a bar has all sessions of the day with their ends") {
  const std::string json = page_on("2026-11-23T20:00", answers_of(), "--format json");
  for (const char* part :
       {"\"schema\": \"backsmart.today/1\"", "\"weekday\": \"Monday\"",
        "\"level\": \"self-manage\"", "\"started\": true", "\"session\": \"strength-a\"",
        "\"at\": \"18:00\"", "\"until\": \"18:33\"", "\"exercise\": \"suitcase-dl\"",
        "\"repeats\": false"}) {
    CHECK_MESSAGE(contains(json, part), part);
  }
  const std::string cardio = page_on("2026-11-24", answers_of(), "--format json");
  CHECK(contains(cardio, "\"instead\": {"));
  const std::string sitter = answers_of({{"habit-long-sitting", "yes"}});
  CHECK(contains(page_on("2026-11-23", sitter, "--format json"), "\"lead_walk_minutes\": 5"));
  Cli both("today --short --format json");
  CHECK_EQ(both.exit(), kUsage);
}
