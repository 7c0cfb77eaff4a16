// `backsmart today`, as a person or a prompt calls it.
#include <doctest/doctest.h>

#include "cli_harness.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

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
  return today.out();
}

}  // namespace

TEST_CASE("today --short: one line of what is left, nothing when nothing is") {
  const std::string mine = answers_of();
  CHECK_EQ(short_at("2026-11-23T05:00", mine),
           "07:00 Daily block 10 min · 18:00 Strength A 33 min\n");
  CHECK_EQ(short_at("2026-11-23T07:05", mine),
           "07:00 Daily block 10 min · 18:00 Strength A 33 min\n");
  CHECK_EQ(short_at("2026-11-23T07:10", mine), "18:00 Strength A 33 min\n");
  CHECK_EQ(short_at("2026-11-23T18:33", mine), "");
  CHECK_EQ(short_at("2026-11-24T12:00", mine), "18:00 Cardio 18 min\n");
  CHECK_EQ(short_at("2026-11-25T12:00", mine), "18:00 Strength B 31 min\n");
  CHECK_EQ(short_at("2026-11-22T12:00", mine), "");  // not begun
  CHECK_EQ(short_at("2026-11-23T12:00", answers_of({{"habit-long-sitting", "yes"}})),
           "18:00 Strength A 38 min\n");  // five minutes on the feet before
}

TEST_CASE("today: the sessions of the day with their items, on one screen") {
  Cli today("today");
  today.answers(answers_of()).today("2026-11-24");
  CHECK_EQ(today.exit(), kDone);
  CHECK_EQ(today.err(), "");
  CHECK_EQ(today.out(), R"(Tue 24 Nov, week 1 (learn)
==========================
07:00 Daily block, 10 min
-------------------------
  1. Belly and rib breathing on your back                                9 times
  2. Pelvic clock (small pelvis tilts)                                   8 times
  3. Half-kneeling hip-flexor stretch with glute squeeze      3 × 10 s each side
  4. 90/90 hip switch                                                    8 times
  5. Dead bug                                                            6 times
  6. Side plank                                                4 × 8 s each side
  7. Hip hinge with a stick                                              8 times
  8. Rest with your legs on a chair                                        2 min

18:00 Cardio, 18 min
--------------------
  1. Brisk walk                                                           15 min
   Or: Marching and stepping indoors                                      15 min
  2. Rest with your legs on a chair                                   2 min 30 s

If your back hurts during an exercise, stop that exercise at once. That is not a
“good burn”. [S1, NHS, CDC, GIRFT23]

In full: backsmart plan. One exercise: backsmart exercise ID.
)");
  Cli narrow("today --width 40");
  narrow.answers(answers_of()).today("2026-11-23");
  CHECK_LE(widest_line(narrow.out()), 40);
}

TEST_CASE("today: a test day, a free day, before the start and after the twelve weeks") {
  const auto shown = [](const std::string& day, const std::string& answers) {
    Cli today("today --width 200");
    today.answers(answers).today(day);
    CHECK_EQ(today.exit(), kDone);
    return today.out();
  };
  const auto retest = [](const std::string& page) { return contains(page, "look back"); };
  const std::string later = answers_of({}, "2026-12-20T08:00");
  CHECK(retest(shown("2026-12-21", later)));        // day one of week 5
  CHECK_FALSE(retest(shown("2026-12-22", later)));  // its second day
  CHECK_FALSE(retest(shown("2026-12-28", later)));  // week 6
  const std::string old = answers_of({}, "2027-02-10T08:00");
  CHECK(contains(shown("2027-02-15", old), "week 13 (strengthen)"));
  CHECK(contains(shown("2027-02-15", old), "this is week 9 of them again"));
  CHECK(contains(shown("2026-11-21", answers_of()), "starts on Mon 23 Nov"));
  const std::string off =
      answers_of({{"any-wishes", "yes"}, {"daily-rest-day", "wed"}, {"train-days", "mon"}});
  CHECK(contains(shown("2026-11-25", off), "18:00") !=
        contains(shown("2026-11-25", off), "Nothing"));
  CHECK_FALSE(contains(shown("2026-11-25", off), "Daily block"));
}

TEST_CASE("today: whoever must be seen gets no session, in no format") {
  for (const char* flags : {"", " --short", " --format json", " --format markdown"}) {
    INFO(flags);
    Cli refused(std::string("today") + flags);
    refused.answers(answers_of({{"both-legs", "yes"}})).today("2026-11-23");
    CHECK_EQ(refused.exit(), kEmergency);
    CHECK_EQ(refused.out(), "");
    CHECK_FALSE(refused.err().empty());

    Cli expired(std::string("today") + flags);
    expired.answers(answers_of()).today("2027-01-20");
    CHECK_EQ(expired.exit(), kCannotTell);
    CHECK_EQ(expired.out(), "");
    CHECK(contains(expired.err(), "backsmart check"));

    Cli missing(std::string("today") + flags);
    CHECK_EQ(missing.exit(), kCannotTell);
    CHECK_EQ(missing.out(), "");
    CHECK(contains(missing.err(), "backsmart check"));
  }
  // Refused even before the plan has begun.
  Cli early("today --short");
  early.answers(answers_of({{"both-legs", "yes"}})).today("2026-11-21");
  CHECK_EQ(early.exit(), kEmergency);
}

TEST_CASE("today: a check that is due is said on stderr, beside the line") {
  Cli stale("today --short");
  stale.answers(answers_of()).today("2026-12-08T12:00");
  CHECK_EQ(stale.exit(), kDone);
  CHECK_EQ(stale.out(), "18:00 Cardio 23 min\n");
  CHECK(contains(stale.err(), "18 days old"));
}

TEST_CASE("today: JSON for a bar, also before the start") {
  Cli json("today --format json");
  json.answers(answers_of()).today("2026-11-23");
  CHECK(contains(json.out(), "\"schema\": \"backsmart.today/1\""));
  CHECK(contains(json.out(), "\"at\": \"18:00\""));
  CHECK(contains(json.out(), "\"exercise\": \"suitcase-dl\""));
  Cli early("today --format json");
  early.answers(answers_of()).today("2026-11-21");
  CHECK(contains(early.out(), "\"starts\": \"2026-11-23\""));
  CHECK(contains(early.out(), "\"sessions\": []"));
  Cli both("today --short --format json");
  CHECK_EQ(both.exit(), kUsage);
}
