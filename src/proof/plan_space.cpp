#include "proof/plan_space.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace backsmart {
namespace {

using Op = Term::Op;

// Minutes for a session that the programme treats differently, and a few between.
constexpr std::array kMinutes = {8, 10, 14, 15, 20, 25, 30, 35, 45, 60};
// Weekdays for strength: none, one, apart, neighbours, all.
constexpr std::array kTrainDays = {0b0010101, 0b0000000, 0b0000001, 0b0010010,
                                   0b0001011, 0b1100000, 0b1111111};
// Clock times: early, usual, late, past midnight.
constexpr std::array kClock = {6 * 60, 7 * 60, 7 * 60 + 30, 8 * 60 + 30, 18 * 60, 23 * 60, 2 * 60};

void add_value(Factor& factor, const Answer& answer) {
  const auto& values = factor.values;
  if (std::find(values.begin(), values.end(), answer) == values.end()) {
    factor.values.push_back(answer);
  }
}

bool is_one_of(int question, std::initializer_list<int> questions) {
  return std::find(questions.begin(), questions.end(), question) != questions.end();
}

// The questions that limits, adjustments, slots and blocks read, and those of the setup.
std::vector<bool> questions_that_shape(const Knowledge& knowledge) {
  std::vector<bool> shaping(knowledge.rules.questions.size());
  const auto note = [&](const Condition& condition) {
    for (const int question : questions_read(condition)) {
      shaping[static_cast<std::size_t>(question)] = true;
    }
  };
  for (const Limit& limit : knowledge.catalogue.limits) note(limit.when);
  for (const Adjustment& adjustment : knowledge.programme.adjustments) note(adjustment.when);
  for (const Slot& slot : knowledge.programme.slots) note(slot.when);
  for (const Block& block : knowledge.programme.blocks) note(block.when_tailored);
  for (const int question : questions_of(knowledge.programme.setup)) {
    shaping[static_cast<std::size_t>(question)] = true;
  }
  return shaping;
}

Factor factor_of(const RuleSpace& space, std::size_t index) {
  const Question& question = space.rules().questions[index];
  const SetupQuestions& setup = space.knowledge().programme.setup;
  const int number = static_cast<int>(index);
  Factor factor{index, {space.well()[index]}};
  if (number == setup.train_days) {
    for (const int days : kTrainDays) add_value(factor, Answer::of(days));
  } else if (is_one_of(number,
                       {setup.strength_minutes, setup.daily_minutes, setup.cardio_minutes})) {
    add_value(factor, Answer::of(question.min));
    add_value(factor, Answer::of(question.max));
    for (const int minutes : kMinutes) {
      if (minutes > question.min && minutes < question.max) add_value(factor, Answer::of(minutes));
    }
  } else if (question.is_clock()) {
    for (const int time : kClock) add_value(factor, Answer::of(time));
  } else if (question.kind == Kind::many) {
    const auto all = (std::int32_t{1} << question.words.size()) - 1;
    add_value(factor, Answer::of(0));
    for (std::size_t word = 0; word < question.words.size(); ++word) {
      add_value(factor, Answer::of(std::int32_t{1} << word));
    }
    add_value(factor, Answer::of(all));
    if (!question.fallback) add_value(factor, Answer::unsure());
  } else {
    for (const Answer& value : space.symbolic().column(index).values) {
      if (is_answered(value) && (value.state == Answer::State::given || !question.fallback)) {
        add_value(factor, value);
      }
    }
    for (std::size_t word = 0; word < question.words.size(); ++word) {
      add_value(factor, Answer::of(static_cast<std::int32_t>(word)));
    }
    if (question.kind == Kind::yes_no) add_value(factor, Answer::of(1));
  }
  return factor;
}

}  // namespace

Date proof_monday() {
  namespace chrono = std::chrono;
  return week_of(Date{chrono::year(2026) / chrono::January / chrono::day(5)}, kMondayFirst);
}

PlanSpace::PlanSpace(const RuleSpace& space) : space_(&space) {
  const Knowledge& knowledge = space.knowledge();
  const std::vector<bool> shaping = questions_that_shape(knowledge);
  for (std::size_t i = 0; i < shaping.size(); ++i) {
    if (!shaping[i]) continue;
    factors_.push_back(factor_of(space, i));
  }
  // What allows no plan by itself would only take the place of plans.
  for (std::size_t f = 0; f < factors_.size(); ++f) {
    Turns turns(factors_.size());
    auto& values = factors_[f].values;
    for (std::size_t v = values.size(); v-- > 1;) {
      turns[f] = v;
      const PlanResult result = make_plan(knowledge, person(turns), {1, proof_monday(), {}});
      if (std::holds_alternative<Refusal>(result)) {
        values.erase(values.begin() + static_cast<std::ptrdiff_t>(v));
      }
    }
  }
  std::erase_if(factors_, [](const Factor& factor) { return factor.values.size() < 2; });
}

// Answers what stands in front of the question so that it is asked.
void PlanSpace::open(std::size_t question, Answers& answers) const {
  const Condition& gateway = space_->rules().questions[question].gateway;
  for (const Term& term : gateway) {
    if (term.op < Op::is_yes) continue;
    Answer& answer = answers[term.question];
    if (term.op == Op::is_yes) answer = Answer::of(1);
    if (term.op == Op::has) {
      const int words = answer.state == Answer::State::given ? answer.value : 0;
      answer = Answer::of(words | std::int32_t{1} << term.value);
    }
    if (term.op == Op::equals || term.op == Op::at_least || term.op == Op::at_most) {
      answer = Answer::of(term.value);
    }
    open(term.question, answers);
  }
}

Answers PlanSpace::person(const Turns& turns) const {
  const Ruleset& rules = space_->rules();
  Answers answers(rules.questions.size());
  for (std::size_t f = 0; f < factors_.size(); ++f) {
    if (turns[f] != 0) open(factors_[f].question, answers);
  }
  for (std::size_t f = 0; f < factors_.size(); ++f) {
    const Factor& factor = factors_[f];
    if (turns[f] != 0) answers[factor.question] = factor.values[turns[f]];
  }
  const Answers& well = space_->well();
  Answers settled(answers.size());
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const Question& question = rules.questions[i];
    const bool gap = answers[i].state == Answer::State::unanswered;
    if (gap && evaluate(question.gateway, settled) != Truth::no) {
      answers[i] = is_answered(well[i]) ? well[i] : space_->mildest_answer(i);
    }
    settled[i] = settled_answer(rules, i, answers[i], settled);
  }
  return answers;
}

Turns PlanSpace::random_turns(std::mt19937& random) const {
  Turns turns(factors_.size());
  for (std::size_t f = 0; f < factors_.size(); ++f) {
    // Well in part: with everything at once nobody would get a plan.
    if (random() % 2 == 0) turns[f] = random() % factors_[f].values.size();
  }
  return turns;
}

Triples::Triples(const std::vector<Factor>& factors) {
  for (const Factor& factor : factors) sizes_.push_back(factor.values.size());
  std::uint64_t offset = 0;
  for (std::size_t a = 0; a < sizes_.size(); ++a) {
    for (std::size_t b = a + 1; b < sizes_.size(); ++b) {
      for (std::size_t c = b + 1; c < sizes_.size(); ++c) {
        offsets_.push_back(offset);
        offset += sizes_[a] * sizes_[b] * sizes_[c];
      }
    }
  }
  met_.resize(offset);
}

std::uint64_t Triples::note(const Turns& turns) {
  const std::uint64_t before = met_count_;
  std::size_t triple = 0;
  for (std::size_t a = 0; a < sizes_.size(); ++a) {
    for (std::size_t b = a + 1; b < sizes_.size(); ++b) {
      for (std::size_t c = b + 1; c < sizes_.size(); ++c) {
        const std::uint64_t place =
            offsets_[triple++] + (turns[a] * sizes_[b] + turns[b]) * sizes_[c] + turns[c];
        if (met_[place]) continue;
        met_[place] = true;
        ++met_count_;
      }
    }
  }
  return met_count_ - before;
}

bool Triples::missing(Turns& turns) {
  std::size_t triple = 0;
  for (std::size_t a = 0; a < sizes_.size(); ++a) {
    for (std::size_t b = a + 1; b < sizes_.size(); ++b) {
      for (std::size_t c = b + 1; c < sizes_.size(); ++c, ++triple) {
        if (triple < first_) continue;
        const std::uint64_t size = sizes_[a] * sizes_[b] * sizes_[c];
        for (std::uint64_t place = 0; place < size; ++place) {
          if (met_[offsets_[triple] + place]) continue;
          first_ = triple;
          turns[c] = place % sizes_[c];
          turns[b] = place / sizes_[c] % sizes_[b];
          turns[a] = place / sizes_[c] / sizes_[b];
          return true;
        }
      }
    }
  }
  first_ = triple;
  return false;
}

Trial::Trial(const RuleSpace& space)
    : space_(&space),
      inspector_(inspector_for(space.knowledge())),
      exercises_met_(space.knowledge().catalogue.exercises.size()) {}

void Trial::weeks(const Answers& answers) {
  std::optional<Plan> previous;
  const int last = static_cast<int>(space_->knowledge().programme.weeks.size());
  for (int number = 1; number <= last; ++number) {
    week(answers, {number, proof_monday(), {}}, previous ? &*previous : nullptr);
    previous = last_;
    if (!previous && number == 1) return;  // refused: so are the other weeks, or they are no better
  }
}

void Trial::week(const Answers& answers, const PlanRequest& request, const Plan* previous) {
  PlanResult result = make_plan(space_->knowledge(), answers, request);
  last_.reset();
  Plan* plan = std::get_if<Plan>(&result);
  if (plan == nullptr) {
    ++refused_;
    return;
  }
  ++plans_;
  for (const Breach& breach : inspect(inspector_, answers, request, *plan, previous)) {
    if (++broken_[breach.invariant] == 1) report(breach, answers, request);
  }
  const auto note = [this](const Session& session) {
    for (const PlannedItem& item : session.items) {
      exercises_met_[static_cast<std::size_t>(item.exercise)] = true;
    }
    if (session.instead) exercises_met_[static_cast<std::size_t>(session.instead->exercise)] = true;
  };
  note(plan->daily);
  if (plan->sit_break) note(*plan->sit_break);
  for (const Session& session : plan->strength) note(session);
  for (const Session& session : plan->cardio) note(session);
  last_ = std::move(*plan);
}

void Trial::report(const Breach& breach, const Answers& answers, const PlanRequest& request) {
  const auto fails = [&](const Answers& fewer) {
    const PlanResult result = make_plan(space_->knowledge(), fewer, request);
    const Plan* plan = std::get_if<Plan>(&result);
    if (plan == nullptr) return false;
    std::optional<Plan> before;
    if (request.week > 1) {
      PlanRequest earlier = request;
      --earlier.week;
      PlanResult old = make_plan(space_->knowledge(), fewer, earlier);
      if (Plan* found = std::get_if<Plan>(&old)) before = std::move(*found);
    }
    const auto breaches = inspect(inspector_, fewer, request, *plan, before ? &*before : nullptr);
    return std::any_of(breaches.begin(), breaches.end(),
                       [&](const Breach& other) { return other.invariant == breach.invariant; });
  };
  std::string_view says;
  for (const Invariant& invariant : invariants()) {
    if (invariant.number == breach.invariant) says = invariant.says;
  }
  failures_.push_back({fmt::format("week {}: {} ({})", request.week, says, breach.what),
                       space_->shrink(answers, fails), request});
}

}  // namespace backsmart
