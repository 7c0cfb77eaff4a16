// The written persons of tests/cases/plans: the first week of each, to the byte, and the promises
// of all twelve. `./dev golden` writes the pages anew; read what changed before you commit it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "cli_harness.hpp"
#include "data/parse_toml.hpp"
#include "planner/invariants.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

const std::filesystem::path kTests = BACKSMART_SOURCE_DIR "/tests";
const Date kMonday = *parse_date("2026-11-23");

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  REQUIRE_MESSAGE(file, path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::filesystem::path> people() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(kTests / "cases/plans")) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("golden: the first week of each written person") {
  REQUIRE_GE(people().size(), 10);
  for (const auto& person : people()) {
    Cli plan("plan --week 1 --start 2026-11-23");
    plan.answers(text_of(person));
    INFO(person.stem().string());
    CHECK_EQ(plan.exit(), kDone);
    CHECK_EQ(plan.err(), "");
    CHECK_EQ(plan.out(), text_of(kTests / "golden" / (person.stem().string() + ".txt")));
    CHECK_LE(widest_line(plan.out()), 80);
  }
}

TEST_CASE("golden: the twelve weeks of each written person keep the promises") {
  const Inspector inspector = inspector_for(shipped());
  for (const auto& person : people()) {
    const auto document = parse_toml({person.string(), text_of(person)});
    const AnswerSheet sheet = decode_answers(document.value, shipped().rules).value;
    std::optional<Plan> previous;
    for (int week = 1; week <= 12; ++week) {
      const PlanRequest request{week, kMonday, sheet.asked->day};
      const PlanResult result = make_plan(shipped(), sheet.answers, request);
      REQUIRE_MESSAGE(std::holds_alternative<Plan>(result), person.string());
      const Plan& plan = std::get<Plan>(result);
      const auto broken =
          inspect(inspector, sheet.answers, request, plan, previous ? &*previous : nullptr);
      for (const Breach& breach : broken) {
        FAIL_CHECK(person.stem().string(), " week ", week, ": ", breach.invariant, " ",
                   breach.what);
      }
      CHECK(plan == std::get<Plan>(make_plan(shipped(), sheet.answers, request)));
      previous = plan;
    }
  }
}

TEST_CASE("golden: no line of any person's twelve weeks is wider than asked for") {
  for (const auto& person : people()) {
    for (const int width : {40, 80, 120}) {
      const Home home;
      Cli plan(fmt::format("plan --weeks 1-12 --start 2026-11-23 --width {}", width));
      plan.at(home).answers(text_of(person));  // once is enough here
      INFO(person.stem().string(), " ", width);
      CHECK_EQ(plan.exit(), kDone);
      CHECK_LE(widest_line(plan.out()), width);
    }
  }
}
