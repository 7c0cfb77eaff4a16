// What is proved about plans: nobody who must be seen first gets one, a slot never gives what is
// barred, and every plan keeps to the numbered invariants.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "planner/fill.hpp"
#include "planner/schedule.hpp"
#include "proof/plan_space.hpp"

namespace backsmart {
namespace {

// Times of day for strength, in minutes after getting up: in the first hour, in the second, in the
// day, late, before the end of it.
constexpr std::array kAfterWaking = {0, 30, 90, 660, 1320};
constexpr int kMinutesInDay = 24 * 60;

}  // namespace

Outcome prove_refusals(const ProofRequest& request) {
  Outcome out;
  RuleSpace space(*request.knowledge);
  std::mt19937 random(request.seed);
  double refused = 0;
  const auto judge_sheet = [&](const Answers& answers) {
    const Assessment assessment = assess(space.rules(), answers);
    const bool may_have_one = !refuses_plan(assessment.level) && assessment.can_tell();
    const PlanResult result = make_plan(*request.knowledge, answers, {1, proof_monday(), {}});
    ++out.cases;
    const Plan* plan = std::get_if<Plan>(&result);
    if (plan == nullptr) ++refused;
    if ((plan != nullptr) == may_have_one || is_enough(request, out)) return;
    out.failures.push_back(
        {fmt::format("{} {} plan", to_id(assessment.level), plan != nullptr ? "gets a" : "gets no"),
         answers});
  };
  // Each rule where it holds, and where it is unsure; then sheets at random.
  for (std::size_t rule = 0; rule < space.rules().rules.size(); ++rule) {
    for (const Truth truth : {Truth::yes, Truth::unknown}) {
      const Diagram where = space.diagrams().map(space.verdict(rule), [truth](int value) {
        const Verdict verdict = Symbolic::verdict_of(value);
        return verdict.is_reason && verdict.truth == truth ? 1 : 0;
      });
      if (const auto answers = space.answers_where(where)) judge_sheet(*answers);
    }
  }
  for (int i = 0; i < request.cases && !is_enough(request, out); ++i) {
    judge_sheet(random_sheet(space, random));
  }
  out.scope = fmt::format(
      "In full: each rule, once where it holds and once where it is unsure. At random: {} sheets. "
      "{} of all were refused. The formats print plans, and a refusal holds none.",
      grouped(request.cases), grouped(refused));
  return out;
}

namespace {

// A slot on its own: what it gives for every set of options that are allowed.
void try_slot(const ProofRequest& request, const RuleSpace& space, std::size_t slot, Outcome& out) {
  const Knowledge& knowledge = space.knowledge();
  const Slot& s = knowledge.programme.slots[slot];
  const auto wrong = [&](std::string what) {
    if (is_enough(request, out)) return;
    out.failures.push_back({fmt::format("slot {}: {}", s.id, what)});
  };
  const Answers answers = settle(knowledge.rules, space.well());
  Tuning tuning = tune(knowledge, answers, {1, proof_monday(), {}});
  tuning.prefer = {};
  tuning.limits = 0;
  const Week& week = knowledge.programme.weeks.front();
  const std::uint64_t sets = std::uint64_t{1} << s.options.size();
  for (std::uint64_t set = 0; set < sets; ++set) {
    FillContext context{knowledge, tuning, answers, week, ~EquipmentMask{0}};
    for (std::size_t option = 0; option < s.options.size(); ++option) {
      const auto exercise = static_cast<std::size_t>(s.options[option]);
      const bool is_in = (set >> option & 1U) != 0;
      context.allowed[exercise] = is_in;
      tuning.excluded_by[exercise] = is_in ? -1 : 0;
    }
    for (const bool first_hour : {false, true}) {
      context.first_hour = first_hour;
      for (context.strength_day = 0; context.strength_day < 3; ++context.strength_day) {
        ++out.cases;
        const auto filled = fill(context, static_cast<int>(slot), {});
        const auto may = [&](int exercise) {
          const auto index = static_cast<std::size_t>(exercise);
          const Exercise& e = knowledge.catalogue.exercises[index];
          return context.allowed[index] && !(first_hour && e.morning == Morning::after_first_hour);
        };
        const bool some = std::any_of(s.options.begin(), s.options.end(), may);
        const PlannedItem* item = std::get_if<PlannedItem>(&filled);
        if (item == nullptr && some) wrong("it is empty although an option is allowed");
        if (item != nullptr && !may(item->exercise)) {
          wrong(fmt::format(
              "it gives {}, which is barred",
              knowledge.catalogue.exercises[static_cast<std::size_t>(item->exercise)].id));
        }
      }
    }
  }
}

template <typename Visit>
void for_each_subset(std::uint64_t mask, const Visit& visit) {
  std::uint64_t subset = 0;
  do {
    visit(subset);
    subset = (subset - mask) & mask;
  } while (subset != 0);
}

// The limits in force as `bar_for` looks them up.
void set_limits(Tuning& tuning, LimitMask limits) {
  tuning.limits = limits;
  tuning.limits_applied.clear();
  for (std::size_t i = 0; i < kMostLimits; ++i) {
    if ((limits >> i & 1U) != 0) tuning.limits_applied.push_back(static_cast<int>(i));
  }
}

// With this equipment, in every week and hour, excluded or not: barred exactly when it has to be.
void try_exercise_with(const ProofRequest& request, Tuning& tuning, const Answers& answers,
                       EquipmentMask owned, std::size_t exercise, Outcome& out) {
  const Knowledge& knowledge = *request.knowledge;
  const Exercise& e = knowledge.catalogue.exercises[exercise];
  const bool limited = (tuning.limits & e.limits) != 0;
  const bool equipped = std::any_of(e.needs.begin(), e.needs.end(),
                                    [owned](EquipmentMask needs) { return (needs & ~owned) == 0; });
  for (const Week& week : knowledge.programme.weeks) {
    FillContext context{knowledge, tuning, answers, week, owned};
    for (const bool first_hour : {false, true}) {
      for (const bool excluded : {false, true}) {
        ++out.cases;
        context.first_hour = first_hour;
        tuning.excluded_by[exercise] = excluded ? 0 : -1;
        const bool barred = limited || !equipped || excluded || week.number < e.from_week ||
                            (first_hour && e.morning == Morning::after_first_hour);
        if (bar_for(context, static_cast<int>(exercise)).has_value() == barred) continue;
        if (is_enough(request, out)) return;
        out.failures.push_back({fmt::format("{} is {}", e.id, barred ? "not barred" : "barred")});
      }
    }
  }
}

// An exercise on its own: its own limits and equipment, and all limits that do not concern it.
void try_exercise(const ProofRequest& request, const RuleSpace& space, std::size_t exercise,
                  Outcome& out) {
  const Knowledge& knowledge = space.knowledge();
  const Exercise& e = knowledge.catalogue.exercises[exercise];
  const Answers answers = settle(knowledge.rules, space.well());
  LimitMask all = 0;
  for (std::size_t i = 0; i < knowledge.catalogue.limits.size(); ++i) all |= LimitMask{1} << i;
  EquipmentMask tools = 0;
  for (const EquipmentMask needs : e.needs) tools |= needs;
  Tuning tuning = tune(knowledge, answers, {1, proof_monday(), {}});
  for_each_subset(e.limits, [&](LimitMask own) {
    set_limits(tuning, own | (all & ~e.limits));
    for_each_subset(tools, [&](EquipmentMask owned) {
      try_exercise_with(request, tuning, answers, owned, exercise, out);
    });
  });
}

// Somebody well, at home without equipment, finds something for each slot.
void try_fallback(const ProofRequest& request, const RuleSpace& space, std::size_t slot,
                  Outcome& out) {
  const Knowledge& knowledge = space.knowledge();
  const Slot& s = knowledge.programme.slots[slot];
  if (s.extra || s.intervals) return;
  const Answers answers = settle(knowledge.rules, space.well());
  for (const Week& week : knowledge.programme.weeks) {
    const PlanRequest wanted{week.number, proof_monday(), {}};
    const Tuning tuning = tune(knowledge, answers, wanted);
    FillContext context{knowledge, tuning, answers, week, equipment_from(knowledge, 0)};
    context.allowed = allowed_exercises(context);
    for (const bool first_hour : {false, true}) {
      ++out.cases;
      context.first_hour = first_hour;
      if (std::holds_alternative<PlannedItem>(fill(context, static_cast<int>(slot), {}))) continue;
      if (is_enough(request, out)) continue;
      out.failures.push_back(
          {fmt::format("slot {}: nothing in week {}{} for someone well without equipment", s.id,
                       week.number, first_hour ? ", in the first hour," : ""),
           space.well(), wanted});
    }
  }
}

}  // namespace

Outcome prove_slots(const ProofRequest& request) {
  Outcome out;
  const RuleSpace space(*request.knowledge);
  const Knowledge& knowledge = *request.knowledge;
  for (std::size_t i = 0; i < knowledge.catalogue.exercises.size(); ++i)
    try_exercise(request, space, i, out);
  for (std::size_t i = 0; i < knowledge.programme.slots.size(); ++i) {
    try_slot(request, space, i, out);
    try_fallback(request, space, i, out);
  }
  out.scope =
      "In full: each exercise with all sets of its own limits and equipment, in and after the "
      "first hour, in each week, excluded or not; each slot with all sets of its options, in and "
      "after the first hour, on each day; each slot for someone well without equipment.";
  return out;
}

Outcome prove_plans(const ProofRequest& request) {
  Outcome out;
  const RuleSpace space(*request.knowledge);
  const PlanSpace persons(space);
  const Knowledge& knowledge = *request.knowledge;
  const SetupQuestions& setup = knowledge.programme.setup;
  const auto at = [](int question) { return static_cast<std::size_t>(question); };
  Trial trial(space);
  for (const Breach& breach : inspect(knowledge)) {
    out.failures.push_back({fmt::format("the data: {}", breach.what)});
  }

  const int weeks = static_cast<int>(knowledge.programme.weeks.size());
  const auto done = [&] { return request.first_only && trial.failed(); };

  // Every choice of three factors in some person, the rest of whom is drawn at random.
  Triples triples(persons.factors());
  std::mt19937 random(request.seed);
  Turns turns(persons.factors().size());
  while (triples.met() < triples.count() && !done()) {
    turns = persons.random_turns(random);
    // Once most have met by chance the others are looked for one by one.
    if (triples.met() > triples.count() / 2 && !triples.missing(turns)) break;
    triples.note(turns);
    const int week = static_cast<int>(random() % static_cast<unsigned>(weeks)) + 1;
    trial.week(persons.person(turns), {week, proof_monday(), {}});
  }
  const double in_triples = trial.plans();
  const double refused = trial.refused();

  for (int i = 0; i < request.cases && !done(); ++i) {
    trial.weeks(persons.person(persons.random_turns(random)));
  }
  const double drawn = trial.plans() - in_triples;

  // Schedules: every set of days, and every number of minutes.
  const Turns well(persons.factors().size());
  const Answers base = persons.person(well);
  const int wake = base[at(setup.wake_time)].value;
  const Question& minutes = knowledge.rules.questions[at(setup.strength_minutes)];
  const auto schedule = [&](int days, int length) {
    if (done()) return;
    Answers answers = base;
    answers[at(setup.train_days)] = Answer::of(days);
    answers[at(setup.strength_minutes)] = Answer::of(length);
    for (const int after : kAfterWaking) {
      answers[at(setup.strength_time)] = Answer::of((wake + after) % kMinutesInDay);
      for (int week = 1; week <= weeks; ++week) trial.week(answers, {week, proof_monday(), {}});
    }
  };
  const Times& times = knowledge.programme.times;
  for (int days = 0; days <= kEveryDay; ++days) {
    for (const int length : {times.short_below_min - 1, times.one_set_below_min - 1,
                             times.three_sets_from_min - 1, times.three_sets_from_min}) {
      schedule(days, std::clamp(length, minutes.min, minutes.max));
    }
  }
  for (int length = minutes.min; length <= minutes.max; ++length) {
    for (const int days : {0b0000000, 0b0000001, 0b0001001, 0b0010101}) schedule(days, length);
  }
  const double schedules = trial.plans() - in_triples - drawn;
  out.cases = trial.plans();
  out.scope = fmt::format(
      "In full, threes: every choice for 3 of the {} things that shape a plan, in somebody whose "
      "other answers are drawn ({} threes in {} persons, {} of whom got a plan). At random: {} "
      "persons in all "
      "weeks ({} plans). In full, schedules: 128 sets of days with 4 lengths, and all lengths with "
      "0 to 3 days, each at {} times of day in {} weeks ({} plans).",
      persons.factors().size(), grouped(static_cast<double>(triples.met())),
      grouped(in_triples + refused), grouped(in_triples), grouped(request.cases), grouped(drawn),
      kAfterWaking.size(), weeks, grouped(schedules));
  for (Counterexample& failure : trial.take_failures()) out.failures.push_back(std::move(failure));
  return out;
}

}  // namespace backsmart
