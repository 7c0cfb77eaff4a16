// The formats of a plan, as far as our own eyes can tell; tools/check_formats.py has others look.
#include "render/formats.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/markup.hpp"
#include "base/text.hpp"
#include "cli_harness.hpp"
#include "data/embedded.hpp"
#include "render/pages.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

const Date kMonday = *parse_date("2026-11-23");

Plan plan_from(const Knowledge& knowledge, const Answers& answers, int week = 1) {
  return std::get<Plan>(make_plan(knowledge, answers, {week, kMonday, {}}));
}

std::string calendar_of(const Plan& plan, const Knowledge& knowledge = shipped()) {
  return plan_ics(knowledge, {&plan, 1}, {kMonday, 15});
}

std::vector<std::string> values(const std::string& calendar, const std::string& key) {
  std::vector<std::string> found;
  for (const std::string& line : split(replaced(calendar, "\r\n ", ""), '\n')) {
    if (line.starts_with(key))
      found.push_back(line.substr(key.size(), line.size() - key.size() - 1));
  }
  return found;
}

// The shipped data, in which the first daily exercise has a hostile name.
Knowledge hostile(const std::string& name) {
  Knowledge knowledge = shipped();
  for (Exercise& exercise : knowledge.catalogue.exercises) exercise.name = name;
  return knowledge;
}

std::string saved(const Answers& answers) {
  return encode_answers({answers, parse_date_time("2026-11-20T08:15"), {}}, shipped().rules);
}

}  // namespace

TEST_CASE("a format is known by its name and by the ending of a file") {
  const struct {
    const char* path;
    std::optional<Format> format;
  } rows[] = {
      {"week.txt", Format::text},
      {"week.md", Format::markdown},
      {"a.b/week.MARKDOWN", Format::markdown},
      {"week.json", Format::json},
      {"week.ics", Format::ics},
      {"week.html", Format::html},
      {"week.HTM", Format::html},
      {"/dev/stdout", Format::text},
      {"", Format::text},
      {"week.pdf", std::nullopt},
      {"week.", std::nullopt},
      {"week.md.bak", std::nullopt},
  };
  for (const auto& row : rows) {
    INFO(row.path);
    CHECK(format_of_file(row.path) == row.format);
  }
  for (std::size_t i = 0; i < kFormats.size(); ++i) {
    CHECK(find_format(kFormats[i].id) == static_cast<Format>(i));
  }
  CHECK(find_format("pdf") == std::nullopt);
}

TEST_CASE("calendar: a UID stays when the content changes, and none is there twice") {
  const Plan before = plan_from(shipped(), well_person());
  const Plan after = plan_from(shipped(), with(well_person(), {{"strength-time", "07:30"},
                                                               {"train-days", "tue,thu,sat"},
                                                               {"equipment", "dumbbell"}}));
  const auto uids = values(calendar_of(before), "UID:");
  CHECK_EQ(uids.size(), 14);
  CHECK_EQ(std::set<std::string>(uids.begin(), uids.end()).size(), uids.size());
  auto moved = values(calendar_of(after), "UID:");
  auto sorted = uids;
  std::sort(sorted.begin(), sorted.end());
  std::sort(moved.begin(), moved.end());
  CHECK(sorted == moved);
  CHECK_NE(calendar_of(before), calendar_of(after));
  const auto later = values(calendar_of(plan_from(shipped(), well_person(), 2)), "UID:");
  for (const std::string& uid : later)
    CHECK(std::find(uids.begin(), uids.end(), uid) == uids.end());
}

TEST_CASE("calendar: times are local, the walk before counts, an alarm rings before each") {
  const std::string calendar = calendar_of(plan_from(
      shipped(), with(well_person(), {{"wake-time", "06:30"}, {"strength-time", "07:00"}})));
  CHECK(contains(calendar, "DTSTART:20261123T063000\r\n"));
  CHECK(contains(calendar, "DTSTART:20261123T070000\r\n"));
  CHECK(contains(calendar, "DURATION:PT40M\r\n"));  // 10 to walk, 30 to train
  CHECK_EQ(values(calendar, "TRIGGER:").size(), values(calendar, "UID:").size());
  const Plan plan = plan_from(shipped(), well_person());
  const std::string quiet = plan_ics(shipped(), {&plan, 1}, {kMonday, std::nullopt});
  CHECK_FALSE(contains(quiet, "VALARM"));
}

TEST_CASE("calendar: what is earlier than getting up belongs to the night after the day") {
  const Answers night = with(well_person(), {{"wake-time", "15:00"}, {"strength-time", "01:30"}});
  const Plan plan = plan_from(shipped(), night);
  REQUIRE(plan.days[0].strength);
  CHECK_EQ(to_iso(date_of(plan, plan.days[0], plan.days[0].daily)), "2026-11-23");
  CHECK_EQ(to_iso(date_of(plan, plan.days[0], plan.days[0].strength)), "2026-11-24");
  const std::string calendar = calendar_of(plan);
  CHECK(contains(calendar, "DTSTART:20261123T150000\r\n"));
  CHECK(contains(calendar, "DTSTART:20261124T013000\r\n"));
  CHECK_FALSE(contains(calendar, "DTSTART:20261123T013000\r\n"));
  const Plan late = plan_from(shipped(), with(night, {{"strength-time", "23:55"}}));
  CHECK_EQ(to_iso(date_of(late, late.days[0], late.days[0].strength)), "2026-11-23");
}

TEST_CASE("calendar: a later export is newer, one of the same day has the same bytes") {
  const auto export_at = [](const std::string& now) {
    Cli plan("plan --start 2026-11-23 --format ics");
    plan.answers(saved(well_person())).today(now);
    return plan.out();
  };
  const std::string first = export_at("2026-11-20T08:15");
  CHECK_EQ(export_at("2026-11-20T23:59"), first);
  const std::string second = export_at("2026-11-21T00:00");
  CHECK_NE(second, first);
  for (const char* key : {"DTSTAMP:", "LAST-MODIFIED:", "SEQUENCE:"}) {
    const auto before = values(first, key);
    const auto after = values(second, key);
    REQUIRE_EQ(before.size(), 14);
    REQUIRE_EQ(after.size(), 14);
    CHECK_GT(after.front(), before.front());
    CHECK_EQ(std::set<std::string>(before.begin(), before.end()).size(), 1);
  }
}

TEST_CASE("calendar: an event tells what to do and when to stop, and to nobody else") {
  Plan plan = plan_from(shipped(), well_person());
  plan.sit_break.emplace(plan.daily).block = BlockId::sit_break;
  const std::string calendar = calendar_of(plan);
  const auto descriptions = values(calendar, "DESCRIPTION:1.");
  REQUIRE_EQ(descriptions.size(), 14);
  for (const std::string& description : descriptions) {
    CHECK(contains(description, "stop that exercise at once"));
    CHECK(contains(description, "does not diagnose"));
  }
  CHECK(contains(descriptions.front(), "Sitting break"));
  CHECK_EQ(values(calendar, "CLASS:PRIVATE").size(), 14);
  CHECK_EQ(values(calendar, "TRANSP:TRANSPARENT").size(), 14);
}

TEST_CASE("calendar: lines have at most 75 bytes and no half character") {
  const Knowledge knowledge = hostile(
      "Übergroße Kniebeuge für müde Rücken 深蹲深蹲深蹲深蹲深蹲深蹲深蹲深蹲 "
      "🏋🏽‍♀️🏋🏽‍♀️🏋🏽‍♀️🏋🏽‍♀️");
  const std::string calendar = calendar_of(plan_from(knowledge, well_person()), knowledge);
  for (const std::string& line : split(calendar, '\n')) {
    INFO(line);
    CHECK_LE(line.size(), 76);  // with its carriage return
    CHECK(is_utf8(line));
  }
  CHECK(contains(replaced(calendar, "\r\n ", ""), knowledge.catalogue.exercises.front().name));
}

TEST_CASE("a hostile name cannot leave its place in any format") {
  const std::string name =
      "x\r\nEND:VEVENT\nBEGIN:VEVENT;,\\ <script>alert(1)</script> \"'& \x1b[31m \xc2\x9b[2J | `*_";
  const Knowledge knowledge = hostile(name);
  const Plan plan = plan_from(knowledge, well_person());
  const Answers& given = well_person();

  const std::string calendar = calendar_of(plan, knowledge);
  CHECK_EQ(values(calendar, "BEGIN:VEVENT").size(), 14);
  CHECK_EQ(values(calendar, "END:VEVENT").size(), 14);
  CHECK(contains(replaced(calendar, "\r\n ", ""), "x??END:VEVENT?BEGIN:VEVENT\\;\\,\\\\"));

  const std::string page = plan_html(knowledge, embedded_figures(), {&plan, 1}, given, {});
  CHECK_FALSE(contains(page, "<script"));
  CHECK(contains(page, "&lt;script&gt;alert(1)&lt;/script&gt; &quot;&#39;&amp; ?[31m ?[2J"));

  const Report report = plan_report(knowledge, {&plan, 1}, given, false);
  const std::string markdown = to_markdown(report);
  CHECK(contains(markdown, "\\<script\\>alert(1)"));
  CHECK(contains(markdown, "\\| \\`\\*\\_"));
  const std::string json = plan_json(knowledge, {&plan, 1}, given, false);
  CHECK(contains(json, "x\\u000d\\nEND:VEVENT\\nBEGIN:VEVENT;,\\\\ "));
  for (const std::string& text :
       {page, markdown, json, to_text(report, {80, false}), replaced(calendar, "\r\n", "\n")}) {
    CHECK_FALSE(contains(text, "\x1b"));
    CHECK_FALSE(contains(text, "\r"));
    CHECK_FALSE(contains(text, "\xc2\x9b"));
  }
}

TEST_CASE("html: text is only text") {
  CHECK_EQ(markup_escaped("a < b & \"c\" 'd' >"), "a &lt; b &amp; &quot;c&quot; &#39;d&#39; &gt;");
  CHECK_EQ(markup_escaped("a\x1b\n"), "a??");
}

TEST_CASE("plan: every format to stdout and by the ending of a file, the same bytes") {
  for (const FormatName& format : kFormats) {
    const Home home;
    const std::string id(format.id);
    INFO(id);
    Cli out("plan --week 2 --start 2026-11-23 --format " + id);
    out.at(home).answers(saved(well_person()));
    CHECK_EQ(out.exit(), kDone);
    const std::string file = "week" + std::string(format.endings.front());
    Cli written("plan --week 2 --start 2026-11-23 -o {home}/" + file);
    written.at(home);
    CHECK_EQ(written.exit(), kDone);
    CHECK_EQ(written.out(), "");
    CHECK_EQ(home.read(file), out.out());
    CHECK_FALSE(out.out().empty());
  }
}

TEST_CASE("plan: no format has anything for someone who must be seen") {
  for (const FormatName& format : kFormats) {
    INFO(std::string(format.id));
    Cli refused("plan --weeks 1-12 --format " + std::string(format.id));
    refused.answers(saved(with(well_person(), {{"both-legs", "yes"}})));
    CHECK_EQ(refused.exit(), kEmergency);
    CHECK_EQ(refused.out(), "");
  }
}

TEST_CASE("plan: weeks and reminders that make no sense are told so") {
  const struct {
    const char* line;
    const char* says;
  } rows[] = {
      {"plan --example --week 0", "--week takes a week from 1 to 12, not '0'"},
      {"plan --example --week 13", "not '13'"},
      {"plan --example --week two", "not 'two'"},
      {"plan --example --weeks 3-1", "--weeks takes two weeks from 1 to 12, not '3-1'"},
      {"plan --example --weeks 1-13", "not '1-13'"},
      {"plan --example --week 1 --weeks 1-2", "leave out one of them"},
      {"plan --example --remind 15", "only a calendar can remind"},
      {"plan --example --format ics --remind 0", "--remind takes minutes from 1 to 1440, not '0'"},
      {"plan --example --format ics --remind soon", "not 'soon'"},
      {"plan --example -o week.pdf", "end the file in .txt, .md"},
      {"plan --example --format pdf", "--format takes text"},
  };
  for (const auto& row : rows) {
    Cli wrong(row.line);
    INFO(row.line);
    CHECK_EQ(wrong.exit(), kUsage);
    CHECK_EQ(wrong.out(), "");
    CHECK(contains(wrong.err(), row.says));
  }
}

TEST_CASE("plan: without --week it is the week that is on, from the saved start") {
  const auto week_on_day = [](const std::string& today) {
    AnswerSheet sheet{well_person(), parse_date_time("2026-12-10T08:15"), parse_date("2026-11-25")};
    Cli plan("plan");
    plan.answers(encode_answers(sheet, shipped().rules)).today(today);
    const std::string line = split(plan.out(), '\n')[2];
    return line.substr(0, line.find(','));
  };
  CHECK_EQ(week_on_day("2026-12-11"), "Week 3 (build)");  // the Monday of the start is 23 November
  CHECK_EQ(week_on_day("2026-12-14"), "Week 4 (light)");
  CHECK_EQ(week_on_day("2027-01-20"), "Week 9 (strengthen)");
}

TEST_CASE("check: saves when the plan starts, and keeps it when asked again") {
  const Home home;
  Cli first("check --no-input --answers {home}/mine.toml");
  first.at(home).file("mine.toml", saved(well_person()));
  CHECK_EQ(first.exit(), kDone);
  CHECK(contains(home.read(kSaved), "\nstart = 2026-11-23\n"));  // the coming Monday
  const auto again = [&home](const std::string& today, const std::string& set) {
    Cli check("check --no-input --answers {home}/now.toml " + set);
    check.at(home).today(today).file(
        "now.toml", replaced(saved(well_person()), "2026-11-20T08:15:00", today + "T07:00:00"));
    check.exit();
    return home.read(kSaved);
  };
  CHECK(contains(again("2026-12-20", ""), "\nstart = 2026-11-23\n"));
  CHECK(contains(again("2026-12-21", "--set both-legs=yes"), "\nstart = 2026-11-23\n"));
  // More than ten weeks without a check: begin anew.
  CHECK(contains(again("2027-03-20", ""), "\nstart = 2027-03-22\n"));
}

TEST_CASE("plan: a block in which nothing suits says so, in every format") {
  Knowledge knowledge = shipped();
  for (Exercise& exercise : knowledge.catalogue.exercises) {
    if (exercise.kind == SlotKind::cardio) exercise.from_week = 50;
  }
  const Plan plan = plan_from(knowledge, well_person());
  const std::string why = "not before week 50";
  const Answers& given = well_person();
  CHECK(contains(to_text(plan_report(knowledge, {&plan, 1}, given, false), {1000, false}), why));
  CHECK(contains(plan_html(knowledge, embedded_figures(), {&plan, 1}, given, {}), why));
  CHECK(contains(plan_json(knowledge, {&plan, 1}, given, false), why));
  CHECK_FALSE(contains(calendar_of(plan, knowledge), "SUMMARY:Cardio"));
}
