// Weeks that begin on another day than Monday: dates, days and promises, in every format.
#include <algorithm>
#include <filesystem>
#include <optional>

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "cli_harness.hpp"
#include "planner/invariants.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

constexpr int kSaturday = 5;
constexpr int kSunday = 6;

std::string saved(const std::string& start = "") {
  return encode_answers({well_person(), parse_date_time("2026-11-20T08:15"), parse_date(start)},
                        shipped().rules);
}

// The command of somebody whose weeks begin on `first`, with answers of Friday, 20 November 2026.
Cli cli(const std::string& line, int first, const std::string& start = "") {
  Cli command(line);
  command.answers(saved(start)).world([first](World& world) {
    world.settings.week_starts = first;
  });
  return command;
}

// The lines of `text` that hold `part`.
std::vector<std::string> lines_with(const std::string& text, const std::string& part) {
  std::vector<std::string> found;
  for (const std::string& line : split(text, '\n')) {
    if (contains(line, part)) found.push_back(line);
  }
  return found;
}

}  // namespace

TEST_CASE("week starts: the week, its days and its dates, as text") {
  struct Row {
    int first;
    std::string title;
    std::vector<std::string> days;
    std::string look_back;  // two weeks after the start
  };
  const std::vector<Row> rows = {
      {kMondayFirst,
       "Week 1 (learn), Mon 23 Nov to Sun 29 Nov 2026",
       {"Mon 23 Nov", "Tue 24 Nov", "Wed 25 Nov", "Thu 26 Nov", "Fri 27 Nov", "Sat 28 Nov",
        "Sun 29 Nov"},
       "  - Mon 7 Dec: "},
      {kSaturday,
       "Week 1 (learn), Sat 21 Nov to Fri 27 Nov 2026",
       {"Sat 21 Nov", "Sun 22 Nov", "Mon 23 Nov", "Tue 24 Nov", "Wed 25 Nov", "Thu 26 Nov",
        "Fri 27 Nov"},
       "  - Sat 5 Dec: "},
      {kSunday,
       "Week 1 (learn), Sun 22 Nov to Sat 28 Nov 2026",
       {"Sun 22 Nov", "Mon 23 Nov", "Tue 24 Nov", "Wed 25 Nov", "Thu 26 Nov", "Fri 27 Nov",
        "Sat 28 Nov"},
       "  - Sun 6 Dec: "},
  };
  for (const Row& row : rows) {
    CAPTURE(row.title);
    const std::string text = cli("plan", row.first).out();
    CHECK(contains(text, "\n" + row.title + "\n"));
    const auto lines = lines_with(text, "  07:00, 10 min");
    REQUIRE_EQ(lines.size(), 7);
    for (std::size_t i = 0; i < 7; ++i) CHECK(lines[i].starts_with(row.days[i] + "  "));
    CHECK(contains(text, "\n" + row.look_back));
    CHECK(contains(text, "\nStrength A: Monday, 18:00\n"));  // the days that were asked for
  }
}

TEST_CASE("week starts: the days of a session are told in the order of the week") {
  const auto cardio = [](int first) {
    return lines_with(cli("plan --days tue,thu,sat", first).out(), "Cardio: ").front();
  };
  CHECK_EQ(cardio(kMondayFirst), "Cardio: Monday, Wednesday, Friday and Sunday");
  CHECK_EQ(cardio(kSaturday), "Cardio: Sunday, Monday, Wednesday and Friday");
  CHECK_EQ(cardio(kSunday), "Cardio: Sunday, Monday, Wednesday and Friday");
  // Days that crowd: as many as can stand apart, and the early ones of the week.
  const auto strength = [](int first) {
    return lines_with(cli("plan --days sat,sun", first).out(), "Strength: ").front();
  };
  CHECK_EQ(strength(kMondayFirst), "Strength: Saturday, 18:00");
  CHECK_EQ(strength(kSunday), "Strength: Sunday, 18:00");
}

TEST_CASE("week starts: every format has the same days") {
  const auto plan = [](const std::string& format) {
    return cli("plan --week 2 --format " + format, kSunday).out();
  };
  const std::vector<std::string> days = {"Sun 29 Nov", "Mon 30 Nov", "Tue 1 Dec", "Wed 2 Dec",
                                         "Thu 3 Dec",  "Fri 4 Dec",  "Sat 5 Dec"};
  const auto markdown = lines_with(plan("markdown"), "| 07:00, 10 min |");
  const auto html = lines_with(plan("html"), "<tr><th scope=\"row\">");
  REQUIRE_EQ(markdown.size(), 7);
  REQUIRE_EQ(html.size(), 7);
  for (std::size_t i = 0; i < 7; ++i) {
    CHECK(markdown[i].starts_with("| " + days[i] + " |"));
    CHECK(contains(html[i], "<th scope=\"row\">" + days[i] + "</th>"));
  }
  CHECK(contains(plan("html"), ">Week 2 (learn), Sun 29 Nov to Sat 5 Dec</h2>"));

  const std::string json = plan("json");
  CHECK(contains(json, "\n  \"start\": \"2026-11-22\",\n"));
  CHECK_EQ(lines_with(json, "\"weekday\": ").front(), "          \"weekday\": \"Sunday\",");
  CHECK_EQ(lines_with(json, "          \"date\": \"").front(),
           "          \"date\": \"2026-11-29\",");
  CHECK_EQ(lines_with(json, "          \"date\": \"").back(),
           "          \"date\": \"2026-12-05\",");

  const std::string ics = plan("ics");
  CHECK(contains(ics, "DTSTART:20261129T070000\r\n"));
  CHECK(contains(ics, "DTSTART:20261205T070000\r\n"));
  CHECK_FALSE(contains(ics, "DTSTART:20261128"));
  CHECK_FALSE(contains(ics, "DTSTART:20261206"));
}

TEST_CASE("week starts: a calendar is not doubled when weeks begin on another day") {
  const auto uids = [](int first) {
    return lines_with(cli("plan --weeks 1-3 --format ics", first).out(), "UID:");
  };
  const auto of_monday = uids(kMondayFirst);
  REQUIRE_FALSE(of_monday.empty());
  CHECK_EQ(of_monday.front(), "UID:2026-11-23-daily-1@backsmart\r");
  for (const int first : {kSaturday, kSunday}) {
    auto sorted = uids(first);
    auto expected = of_monday;
    std::sort(sorted.begin(), sorted.end());
    std::sort(expected.begin(), expected.end());
    CHECK(sorted == expected);
  }
}

TEST_CASE("week starts: today, why and the letter count the same weeks as the plan") {
  // On a Sunday: the last day of week 1, or the first of week 2.
  const auto on_sunday = [](const std::string& line, int first) {
    return cli(line, first, "2026-11-23").today("2026-11-29T06:00").out();
  };
  CHECK(contains(on_sunday("plan", kMondayFirst), "\nWeek 1 (learn), "));
  CHECK(contains(on_sunday("plan", kSunday), "\nWeek 2 (learn), "));
  CHECK(on_sunday("today", kMondayFirst).starts_with("Sun 29 Nov, week 1 (learn)\n"));
  CHECK(on_sunday("today", kSunday).starts_with("Sun 29 Nov, week 2 (learn)\n"));
  CHECK(contains(on_sunday("today --format json", kMondayFirst), "\"week\": 1,"));
  CHECK(contains(on_sunday("today --format json", kSunday), "\"week\": 2,"));
  CHECK(contains(on_sunday("why goblet-squat", kMondayFirst), "Repetitions: 8"));
  CHECK(contains(on_sunday("why goblet-squat", kSunday), "Repetitions: 10"));
  CHECK(
      contains(on_sunday("letter", kMondayFirst), "Week 1 (learn), Mon 23 Nov to Sun 29 Nov 2026"));
  CHECK(contains(on_sunday("letter", kSunday), "Week 2 (learn), Sun 29 Nov to Sat 5 Dec 2026"));
}

TEST_CASE(
    "week starts: without a saved start, today counts from the first week after the answers") {
  const auto on = [](const std::string& day, int first) {
    const std::string out = cli("today", first).today(day + "T06:00").out();
    return out.substr(0, out.find('\n'));
  };
  CHECK_EQ(on("2026-11-28", kSunday), "Sat 28 Nov, week 1 (learn)");
  CHECK_EQ(on("2026-11-29", kSunday), "Sun 29 Nov, week 2 (learn)");
  CHECK_EQ(on("2026-11-29", kMondayFirst), "Sun 29 Nov, week 1 (learn)");
}

TEST_CASE("week starts: of a saved start it is the week that holds it") {
  const auto title = [](int first, const std::string& start) {
    return lines_with(cli("plan --week 1", first, start).out(), "Week 1 (").front();
  };
  CHECK_EQ(title(kMondayFirst, "2026-11-25"), "Week 1 (learn), Mon 23 Nov to Sun 29 Nov 2026");
  CHECK_EQ(title(kSunday, "2026-11-25"), "Week 1 (learn), Sun 22 Nov to Sat 28 Nov 2026");
  CHECK_EQ(title(kSaturday, "2026-11-25"), "Week 1 (learn), Sat 21 Nov to Fri 27 Nov 2026");
  CHECK_EQ(title(kSunday, "2026-11-22"), "Week 1 (learn), Sun 22 Nov to Sat 28 Nov 2026");
}

TEST_CASE("week starts: check saves the day on which the plan begins") {
  for (const auto& [first, start] : {std::pair(kMondayFirst, "2026-11-23"),
                                     {kSaturday, "2026-11-21"},
                                     {kSunday, "2026-11-22"}}) {
    const Home home;
    Cli check("check --no-input --answers {home}/mine.toml");
    const int day = first;
    check.at(home).file("mine.toml", saved()).world([day](World& world) {
      world.settings.week_starts = day;
    });
    CHECK_EQ(check.exit(), kDone);
    CHECK(contains(home.read(kSaved), std::string("\nstart = ") + start + "\n"));
  }
}

TEST_CASE("week starts: a date that is none is told with one that is") {
  Cli wrong = cli("plan --start soon", kSunday);
  CHECK_EQ(wrong.exit(), kUsage);
  CHECK_EQ(wrong.err(), "--start soon: error: not a date\n  hint: write it like 2026-11-22\n");
}

TEST_CASE("week starts: every plan keeps its promises, whatever day its weeks begin on") {
  namespace fs = std::filesystem;
  const Inspector inspector = inspector_for(shipped());
  int plans = 0;
  for (const auto& file : fs::directory_iterator(BACKSMART_SOURCE_DIR "/tests/cases/plans")) {
    const Document document = case_file("plans/" + file.path().filename().string());
    const auto sheet = decode_answers(document, shipped().rules);
    REQUIRE(sheet.ok());
    for (int first = 0; first < 7; ++first) {
      const Date start = week_from(sheet.value.asked->day, first);
      CHECK_EQ(weekday(start), first);
      std::optional<Plan> previous;
      for (int week = 1; week <= 12; ++week) {
        const PlanRequest request{week, start, sheet.value.asked->day};
        auto result = make_plan(shipped(), sheet.value.answers, request);
        const Plan* plan = std::get_if<Plan>(&result);
        if (plan == nullptr) break;
        const auto breaches = inspect(inspector, sheet.value.answers, request, *plan,
                                      previous ? &*previous : nullptr);
        for (const Breach& breach : breaches) {
          FAIL_CHECK(file.path().filename().string()
                     << ", weeks from " << weekday_name(first) << ", week " << week
                     << ": invariant " << breach.invariant << ", " << breach.what);
        }
        for (int day = 0; day < 7; ++day) {
          CHECK_EQ(plan->days[static_cast<std::size_t>(day)].date,
                   start + std::chrono::days(7 * (week - 1) + day));
        }
        previous = *plan;
        ++plans;
      }
    }
  }
  CHECK_GT(plans, 700);
}
