// Any text as a file of own data over the shipped data. It is refused, each problem at its place in
// that text, or nobody of a fixed crowd gets a milder level, a plan that was refused, an
// exercise that a limit had barred, or a dose of nothing.
#include <optional>
#include <random>
#include <set>
#include <variant>

#include "data/embedded.hpp"
#include "data/parse_toml.hpp"
#include "data/working_data.hpp"
#include "fuzz.hpp"
#include "proof/rule_space.hpp"

using namespace backsmart;

namespace {

// Somebody, and what the shipped data makes of them.
struct Person {
  Answers answers;
  PlanRequest request;
  Assessment assessment;
  std::set<std::string, std::less<>> barred;  // exercises, by a limit
};

const Knowledge& shipped() {
  static const Knowledge knowledge = embedded_knowledge();
  return knowledge;
}

Person person(Answers answers, int week) {
  Person person{std::move(answers), {week, *parse_date("2026-11-23"), {}}, {}, {}};
  person.assessment = assess(shipped().rules, person.answers);
  const auto result = make_plan(shipped(), person.answers, person.request);
  if (!std::holds_alternative<Plan>(result)) return person;
  const auto bars = exercise_bars(shipped(), person.answers, person.request);
  for (std::size_t e = 0; e < bars.size(); ++e) {
    if (!bars[e] || bars[e]->cause != Bar::Cause::limit) continue;
    person.barred.insert(shipped().catalogue.exercises[e].id);
  }
  return person;
}

// Somebody for whom `condition` holds, and who is well otherwise.
std::optional<Answers> somebody(RuleSpace& space, const Condition& condition) {
  const Diagram where = space.diagrams().map(space.symbolic().truth(condition), [](int truth) {
    return truth == static_cast<int>(Truth::yes) ? 1 : 0;
  });
  const auto found = space.answers_where(where);
  if (!found) return std::nullopt;
  return space.shrink(*found, [&](const Answers& answers) {
    return evaluate(condition, settle(space.rules(), answers)) == Truth::yes;
  });
}

// The same person, unsure of all that is not as it should be.
Answers unsure_of_it(Answers answers, const Answers& well) {
  for (std::size_t q = 0; q < answers.size(); ++q) {
    if (answers[q] != well[q]) answers[q] = Answer::unsure();
  }
  return answers;
}

// The same person with all the equipment there is, so that there is something for limits to bar.
Answers equipped(Answers answers) {
  const auto equipment = static_cast<std::size_t>(shipped().programme.setup.equipment);
  const auto words = shipped().rules.questions[equipment].words.size();
  answers[equipment] = Answer::of((std::int32_t{1} << words) - 1);
  return answers;
}

// A well person, one who says nothing, those for whom a rule or a limit holds, or may hold, and
// some who are drawn; half of them in their first week.
std::vector<Person> gather_crowd() {
  RuleSpace space(shipped());
  std::vector<Person> people;
  const auto add = [&people](Answers answers) {
    people.push_back(person(std::move(answers), people.size() % 2 == 0 ? 1 : 9));
  };
  add(space.well());
  add(Answers(space.well().size()));
  for (const Rule& rule : space.rules().rules) {
    const auto found = somebody(space, rule.when);
    if (!found) continue;
    add(*found);
    add(unsure_of_it(*found, space.well()));
  }
  for (const Limit& limit : shipped().catalogue.limits) {
    if (const auto found = somebody(space, limit.when)) add(equipped(*found));
  }
  std::mt19937 random(1);
  for (int i = 0; i < 24; ++i) add(equipped(random_sheet(space, random)));
  return people;
}

const std::vector<Person>& crowd() {
  static const std::vector<Person> people = gather_crowd();
  return people;
}

template <typename Visit>
void for_each_item(const Plan& plan, Visit visit) {
  const auto look_at = [&](const Session& session) {
    for (const PlannedItem& item : session.items) visit(item);
    if (session.instead) visit(*session.instead);
  };
  look_at(plan.daily);
  if (plan.sit_break) look_at(*plan.sit_break);
  for (const Session& session : plan.strength) look_at(session);
  for (const Session& session : plan.cardio) look_at(session);
}

// The same answers on the questions of `own`; the new ones are left open.
Answers carried_over(const Answers& answers, const Ruleset& own) {
  Answers moved(own.questions.size());
  for (std::size_t q = 0; q < answers.size(); ++q) {
    const auto same = find_question(own, shipped().rules.questions[q].id);
    expect(same.has_value(), "every shipped question stays", shipped().rules.questions[q].id);
    moved[static_cast<std::size_t>(*same)] = answers[q];
  }
  return moved;
}

void expect_no_milder(const Knowledge& own, const Person& person) {
  const Answers answers = carried_over(person.answers, own.rules);
  const Assessment& before = person.assessment;
  const Assessment after = assess(own.rules, answers);
  const auto who = [&] {
    return differences(shipped().rules, person.answers, crowd().front().answers);
  };
  if (after.level < before.level) expect(false, "no level is milder", who());
  if (!before.can_tell() && after.can_tell() && after.level <= before.level) {
    expect(false, "what nobody could tell is not told", who());
  }
  const PlanResult result = make_plan(own, answers, person.request);
  const Plan* plan = std::get_if<Plan>(&result);
  if (plan == nullptr) return;
  const bool had_none = !before.can_tell() || refuses_plan(before.level);
  if (had_none) expect(false, "no plan where there was none", who());
  for_each_item(*plan, [&](const PlannedItem& item) {
    const Dose& dose = item.dose;
    const bool is_work = dose.sets > 0 && dose.reps > 0 && dose.sec_per_rep > 0 && dose.rest_s >= 0;
    if (!is_work) expect(false, "every item asks for something", who());
    const std::string& id = own.catalogue.exercises[static_cast<std::size_t>(item.exercise)].id;
    const bool is_barred = person.barred.contains(id);
    if (is_barred) expect(false, "what a limit bars stays barred", id + ": " + who());
  });
}

}  // namespace

// libFuzzer calls it before the first text, so that no text is blamed for the time that this takes.
extern "C" int LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/) {
  crowd();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = as_text(data, size);
  const Loaded<Document> document = parse_toml({"own.toml", text});
  expect_tellable(document.problems, text);
  if (!document.ok()) return 0;
  const Loaded<WorkingData> loaded = working_data({document.value});
  for (const Diagnostic& problem : loaded.problems) {
    expect(problem.place.file == 1, "a problem is one of own data", to_text(problem));
  }
  expect_tellable(loaded.problems, text);
  if (!loaded.ok()) return 0;
  for (const Person& person : crowd()) expect_no_milder(loaded.value.knowledge, person);
  return 0;
}
