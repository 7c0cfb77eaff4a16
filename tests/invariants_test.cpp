// Every invariant on a plan that breaks it, so that the checks themselves can fail. That no plan of
// ours breaks one is proved by proof_test.cpp.
#include "planner/invariants.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <random>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "shipped.hpp"

using namespace backsmart;

namespace {

const Date kMonday = *parse_date("2026-11-23");

// One answer, looked up once.
struct Setting {
  std::size_t question = 0;
  Answer answer;
};

Setting setting(const std::string& id, const std::string& value) {
  const auto question = find_question(shipped().rules, id);
  REQUIRE_MESSAGE(question, id);
  const auto index = static_cast<std::size_t>(*question);
  const auto answer = parse_answer(shipped().rules.questions[index], value);
  REQUIRE_MESSAGE(answer, id << " = " << value);
  return {index, *answer};
}

const Answers& start() {
  static const Answers answers = with(well_person(), {{"any-body-limits", "yes"},
                                                      {"any-wishes", "yes"},
                                                      {"floor", "yes"},
                                                      {"kneeling-hurts", "no"},
                                                      {"back-lying-unpleasant", "no"},
                                                      {"body-limits", "none"},
                                                      {"pain-usual", "3"}});
  return answers;
}

const Inspector& inspector() {
  static const Inspector one = inspector_for(shipped());
  return one;
}

std::string to_text(const std::vector<Breach>& breaches) {
  std::string text;
  for (const Breach& b : breaches) text += fmt::format("\n  {}: {}", b.invariant, b.what);
  return text;
}

const Slot& slot(const PlannedItem& item) {
  return shipped().programme.slots[static_cast<std::size_t>(item.slot)];
}

int exercise_called(std::string_view id) {
  const auto& all = shipped().catalogue.exercises;
  const auto found =
      std::find_if(all.begin(), all.end(), [id](const Exercise& e) { return e.id == id; });
  REQUIRE(found != all.end());
  return static_cast<int>(found - all.begin());
}

// The item of the session in the slot called `id`.
PlannedItem& item_in(Session& session, std::string_view id) {
  const auto found =
      std::find_if(session.items.begin(), session.items.end(),
                   [id](const PlannedItem& item) { return slot(item).id == id && !item.light; });
  REQUIRE_MESSAGE(found != session.items.end(), std::string(id));
  return *found;
}

// A plan, and what is done to it.
struct Broken {
  int invariant;
  std::vector<std::pair<std::string, std::string>> answers;
  int week;
  std::function<void(Plan&)> spoil;
};

Plan plan_in(const Answers& answers, int week) {
  return std::get<Plan>(make_plan(shipped(), answers, {week, kMonday, {}}));
}

Answers with_all(const std::vector<std::pair<std::string, std::string>>& changes) {
  Answers answers = start();
  for (const auto& [id, value] : changes) {
    const Setting set = setting(id, value);
    answers[set.question] = set.answer;
  }
  return answers;
}

const std::vector<std::pair<std::string, std::string>> kEarly = {
    {"wake-time", "06:30"}, {"strength-time", "07:00"}, {"equipment", "dumbbell"}};
const std::vector<std::pair<std::string, std::string>> kGym = {
    {"equipment", "dumbbell,kettlebell"}};
const std::vector<std::pair<std::string, std::string>> kPregnant = {
    {"any-pregnancy", "yes"},       {"pregnant", "yes"},       {"pregnancy-danger", "no"},
    {"early-pregnancy-pain", "no"}, {"pregnancy-weeks", "24"}, {"pregnancy-problem", "no"},
    {"pregnancy-ok", "yes"},        {"gave-birth", "no"}};
const std::vector<std::pair<std::string, std::string>> kFragile = {
    {"any-diagnosis", "yes"}, {"known-diagnosis", "osteoporosis"},
    {"back-surgery", "no"},   {"scan-bulge", "no"},
    {"scan-unclear", "no"},   {"diagnosis-changed", "no"}};
const std::vector<std::pair<std::string, std::string>> kBends = {
    {"worse-with", "bending"}, {"eases-with", "walking"}, {"equipment", "bike"}};

const std::vector<Broken>& broken_plans() {
  static const std::vector<Broken> all = {
      {1, {}, 1, [](Plan& p) { p.daily.items.back().exercise = exercise_called("child-pose"); }},
      {1, {}, 1, [](Plan& p) { p.daily.items[3].exercise = exercise_called("figure4-supine"); }},
      {1,
       {{"equipment", "bike"}},
       1,
       [](Plan& p) {
         for (Day& day : p.days) day.cardio.at_min = p.wake_min + 10;
       }},
      {2, {}, 1, [](Plan& p) { item_in(p.daily, "daily-hinge").morning_note = false; }},
      {3, kGym, 1,
       [](Plan& p) {
         for (Day& day : p.days) day.strength.at_min = p.wake_min + 59;
       }},
      {3, kEarly, 1, [](Plan& p) { p.strength[0].lead_walk_min = 5; }},
      {3, kEarly, 1,
       [](Plan& p) {
         item_in(p.strength[0], "strength-squat").exercise = exercise_called("goblet-squat");
       }},
      {4, {}, 1, [](Plan& p) { p.daily.items.resize(4); }},
      {4, {}, 1, [](Plan& p) { item_in(p.daily, "daily-breath").dose.reps = 40; }},
      {4, {{"daily-minutes", "5"}}, 1, [](Plan& p) { p.daily.items.pop_back(); }},
      {4, {}, 1, [](Plan& p) { p.daily.minimum_day = true; }},
      {5, {}, 1, [](Plan& p) { std::swap(p.daily.items[0], p.daily.items[4]); }},
      {6, {}, 1, [](Plan& p) { p.days[2].daily.session = -1; }},
      {6, {{"daily-rest-day", "sun"}}, 1, [](Plan& p) { p.days[6].daily.session = 0; }},
      {7,
       {{"strength-minutes", "30"}},
       1,
       [](Plan& p) { item_in(p.strength[0], "ramp-walk").dose.sec_per_rep += 600; }},
      {7,
       {{"daily-minutes", "9"}},
       1,
       [](Plan& p) { item_in(p.daily, "daily-hinge").dose.sets = 4; }},
      {7,
       {},
       1,
       [](Plan& p) {
         p.strength[0].cuts = {Cut::short_rests, Cut::third_sets};
       }},
      {7,
       {{"cardio-minutes", "20"}},
       3,
       [](Plan& p) { p.cardio[0].items[0].dose.sec_per_rep = 1200; }},
      {8,
       {},
       1,
       [](Plan& p) {
         p.strength.pop_back();
         p.days[4].strength.session = -1;
       }},
      {8, {{"training-story", "sudden-jump"}}, 1, [](Plan& p) { p.days[5].strength.session = 0; }},
      {9, {}, 1, [](Plan& p) { std::swap(p.days[1].strength, p.days[4].strength); }},
      {9, {}, 1, [](Plan& p) { std::swap(p.days[6].strength, p.days[4].strength); }},
      {10,
       {},
       1,
       [](Plan& p) {
         std::erase_if(p.strength[0].items,
                       [](const PlannedItem& i) { return slot(i).id == "strength-row"; });
       }},
      {10,
       {},
       1,
       [](Plan& p) {
         std::erase_if(p.strength[0].items,
                       [](const PlannedItem& i) { return slot(i).id == "strength-finisher"; });
       }},
      {11,
       {},
       1,
       [](Plan& p) {
         std::swap(item_in(p.strength[0], "strength-hinge"),
                   item_in(p.strength[0], "strength-carry"));
       }},
      {11,
       {},
       1,
       [](Plan& p) {
         Session& s = p.strength[0];
         PlannedItem& hinge = item_in(s, "strength-hinge");
         PlannedItem& carry = item_in(s, "strength-carry");
         hinge.paired_with = static_cast<int>(&carry - s.items.data());
         carry.paired_with = static_cast<int>(&hinge - s.items.data());
       }},
      {12, {}, 1, [](Plan& p) { item_in(p.strength[0], "ramp-walk").dose.sec_per_rep = 60; }},
      {12, {}, 1, [](Plan& p) { item_in(p.strength[0], "ramp-walk").dose.sec_per_rep = 600; }},
      {12,
       {},
       1,
       [](Plan& p) {
         std::erase_if(p.strength[0].items, [](const PlannedItem& i) { return i.light; });
       }},
      {13,
       {{"habit-static-hamstring", "yes"}, {"strength-minutes", "45"}},
       1,
       [](Plan& p) {
         auto& items = p.strength[0].items;
         std::rotate(items.begin(),
                     &item_in(p.strength[0], "strength-hamstring") - &items[0] + items.begin(),
                     items.end());
       }},
      {14, {}, 1, [](Plan& p) { item_in(p.strength[0], "strength-squat").reserve = 1; }},
      {14, {}, 1, [](Plan& p) { item_in(p.strength[0], "strength-squat").dose.reps = 3; }},
      {14, {}, 1, [](Plan& p) { item_in(p.strength[0], "strength-squat").dose.reps = 15; }},
      {15,
       {{"train-days", "mon,thu"}},
       5,
       [](Plan& p) { item_in(p.strength[0], "strength-hinge").dose.sets = 1; }},
      {15, {}, 5, [](Plan& p) { item_in(p.strength[0], "strength-hinge").dose.sets = 9; }},
      {16, kGym, 9, [](Plan& p) { item_in(p.strength[0], "strength-carry").one_hand = false; }},
      {16, kGym, 2,
       [](Plan& p) {
         PlannedItem& carry = item_in(p.strength[0], "strength-carry");
         carry.exercise = exercise_called("suitcase-carry");
         carry.one_hand = true;
       }},
      {18, {}, 1, [](Plan& p) { p.cardio[0].items.pop_back(); }},
      {18, {}, 1, [](Plan& p) { p.strength[1].items.back().dose.sec_per_rep = 60; }},
      {18, {}, 1, [](Plan& p) { p.daily.items.back().dose.sec_per_rep = 300; }},
      {20, {}, 1, [](Plan& p) { item_in(p.daily, "daily-side").dose.sec_per_rep = 30; }},
      {20, {}, 1, [](Plan& p) { item_in(p.daily, "daily-side").dose.reps = 20; }},
      {21, {}, 1, [](Plan& p) { p.days[1].cardio.session = -1; }},
      {21,
       {},
       1,
       [](Plan& p) {
         for (Day& day : p.days) day.cardio.session = 0;
       }},
      {21, {}, 5, [](Plan& p) { p.cardio[0].items[0].dose.sec_per_rep = 15 * 60; }},
      {21,
       {},
       10,
       [](Plan& p) {
         for (Day& day : p.days) day.cardio.session = day.cardio.session < 0 ? -1 : 1;
       }},
      {22, {}, 9, [](Plan& p) { p.cardio_minutes = 100; }},
      {22, {{"cardio-minutes", "20"}}, 9, [](Plan& p) { p.cardio_gap_min = 0; }},
      {23, {}, 2, [](Plan& p) { p.cardio_minutes = 100; }},
      {24, {}, 1, [](Plan& p) { p.cardio[0].items[0].exercise = exercise_called("open-book"); }},
      {25, kBends, 1,
       [](Plan& p) {
         p.cardio[0].instead = p.cardio[0].items[0];
         p.cardio[0].instead->exercise = exercise_called("bike-upright");
       }},
      {26,
       {{"body-limits", "knee-pain"}},
       1,
       [](Plan& p) {
         PlannedItem& squat = item_in(p.strength[0], "strength-squat");
         squat.exercise = exercise_called("split-squat");
         squat.tool = 0;
       }},
      {26,
       {},
       1,
       [](Plan& p) {
         PlannedItem& row = item_in(p.strength[0], "strength-row");
         row.exercise = exercise_called("row-cable");
         row.tool = 0;
       }},
      {26,
       {},
       1,
       [](Plan& p) {
         PlannedItem& item = p.daily.items[3];
         item.exercise = exercise_called("clamshell");
         item.tool = 0;
         item.rung = 2;  // with a band
       }},
      {26,
       {},
       1,
       [](Plan& p) {
         PlannedItem& item = p.daily.items[3];
         item.exercise = exercise_called("clamshell");
         item.tool = 0;
         item.next_rung = 2;  // with a band
       }},
      {26,
       {{"training-story", "sudden-jump"}, {"habit-rounded-cycling", "yes"}},
       1,
       [](Plan& p) { p.cardio[0].items[0].exercise = exercise_called("bike-upright"); }},
      {26,
       {},
       1,
       [](Plan& p) {
         p.daily.skipped.push_back({0, {}});
       }},
      {27, {{"both-legs", "yes"}}, 1, [](Plan&) {}},
      {27, {}, 1, [](Plan& p) { p.level = Level::book; }},
      {28, {{"pain-now", "7"}}, 1, [](Plan& p) { p.strength = plan_in(start(), 1).strength; }},
      {28,
       {{"pain-now", "5"}, {"equipment", "dumbbell"}},
       3,
       [](Plan& p) { item_in(p.strength[0], "strength-squat").dose.sets = 3; }},
      {28,
       {{"pain-now", "5"}, {"equipment", "dumbbell"}},
       3,
       [](Plan& p) { item_in(p.strength[0], "strength-hinge").exercise = exercise_called("rdl"); }},
      {29,
       {{"strength-minutes", "45"}},
       2,
       [](Plan& p) {
         PlannedItem& squat = item_in(p.strength[0], "strength-squat");
         ++squat.dose.sets;
         ++squat.rung;
       }},
      {30,
       {{"strength-minutes", "45"}},
       2,
       [](Plan& p) { item_in(p.strength[0], "strength-squat").load_percent = 120; }},
      {31, {}, 1, [](Plan& p) { p.daily.items[0].dose.reps = 0; }},
      {33, kPregnant, 1, [](Plan& p) { p.adjustments.clear(); }},
      {33, kPregnant, 1,
       [](Plan& p) { p.daily.items.back().exercise = exercise_called("legs-on-chair"); }},
      {34, kFragile, 1,
       [](Plan& p) { p.daily.items[4].exercise = exercise_called("curl-up-mcgill"); }},
      {35, {{"habit-long-sitting", "yes"}}, 1, [](Plan& p) { p.strength[1].lead_walk_min = 0; }},
      {37, kGym, 1,
       [](Plan& p) {
         for (Session& s : p.strength) {
           item_in(s, "strength-hinge").exercise = exercise_called("rdl");
         }
       }},
      {39, {}, 1, [](Plan& p) { p.strength[0].items.resize(6); }},
      {38, {}, 1, [](Plan& p) { p.daily.items[2].saved_s = 500; }},
  };
  return all;
}

}  // namespace

TEST_CASE("each invariant catches a plan that breaks it") {
  std::set<int> caught;
  for (const Broken& row : broken_plans()) {
    const Answers answers = with_all(row.answers);
    const PlanRequest request{row.week, kMonday, {}};
    std::optional<Plan> previous;
    Plan plan;
    const bool refused = row.answers == decltype(row.answers){{"both-legs", "yes"}};
    plan = plan_in(refused ? start() : answers, row.week);
    if (row.week > 1) previous = plan_in(answers, row.week - 1);
    const Plan* before = previous ? &*previous : nullptr;
    if (!refused) {
      const auto good = inspect(inspector(), answers, request, plan, before);
      CHECK_MESSAGE(good.empty(), row.invariant, to_text(good));
    }
    row.spoil(plan);
    const auto bad = inspect(inspector(), answers, request, plan, before);
    const bool found = std::any_of(bad.begin(), bad.end(),
                                   [&](const Breach& b) { return b.invariant == row.invariant; });
    CHECK_MESSAGE(found, "row ", &row - broken_plans().data(), ": invariant ", row.invariant,
                  " is blind; others:", to_text(bad));
    caught.insert(row.invariant);
  }
  const std::pair<int, std::function<void(Knowledge&)>> spoilt_data[] = {
      {17,
       [](Knowledge& k) {
         Exercise lift = k.catalogue.exercises[static_cast<std::size_t>(exercise_called("rdl"))];
         std::size_t barbell = 0;
         while (k.catalogue.equipment[barbell].id != "barbell") ++barbell;
         lift.needs = {EquipmentMask{1} << barbell};
         k.catalogue.exercises.push_back(lift);
       }},
      {19, [](Knowledge& k) { k.catalogue.exercises[0].id = "sit-up-full"; }},
      {32, [](Knowledge& k) { k.rules.checkpoints.clear(); }},
      {32,
       [](Knowledge& k) {
         std::erase_if(k.rules.notices, [](const Notice& n) { return n.id == "stop-rules"; });
       }},
      {40,
       [](Knowledge& k) {
         std::size_t wrist = 0;
         while (k.catalogue.limits[wrist].id != "wrist-pain") ++wrist;
         const auto dog = static_cast<std::size_t>(exercise_called("bird-dog"));
         k.catalogue.exercises[dog].limits &= ~(LimitMask{1} << wrist);
       }},
      {36, [](Knowledge& k) { k.programme.weeks[3].say = "This week cures you."; }},
  };
  CHECK(inspect(shipped()).empty());
  for (const auto& [invariant, spoil] : spoilt_data) {
    Knowledge knowledge = shipped();
    spoil(knowledge);
    const auto bad = inspect(knowledge);
    REQUIRE_EQ(bad.size(), 1);
    CHECK_EQ(bad.front().invariant, invariant);
    caught.insert(invariant);
  }
  for (const Invariant& one : invariants()) {
    CHECK_MESSAGE(caught.count(one.number) == 1, one.number, " is never tried: ", one.says);
  }
}
