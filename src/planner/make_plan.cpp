#include "planner/make_plan.hpp"

#include <algorithm>
#include <bit>

#include "base/contains.hpp"
#include "planner/schedule.hpp"
#include "planner/sessions.hpp"

namespace backsmart {
namespace {

constexpr int kMostStrengthDays = 3;

// Later than this after getting up nothing else begins: the day has been long.
constexpr int kLateMin = 15 * 60;

// What the person has and wants, read from the answers.
struct Preferences {
  DayMask free_weekdays = 0;  // bit 0: Monday
  DayMask rest_weekday = 0;   // without the daily block
  int strength_minutes = 0;
  int daily_minutes = 0;
  int cardio_minutes = 0;
  EquipmentMask equipment = 0;
  int wake_min = 0;      // minutes after midnight
  int strength_min = 0;  // minutes after midnight
  bool daily_on_waking = true;
  bool massage = false;
};

// The value of an answer; of an unsure one the question's fallback.
int value_of(const Ruleset& rules, const Answers& answers, int question) {
  const auto index = static_cast<std::size_t>(question);
  if (answers[index].state == Answer::State::given) return answers[index].value;
  const auto& fallback = rules.questions[index].fallback;
  return fallback ? fallback->value : 0;
}

Preferences preferences_from(const Knowledge& knowledge, const Answers& answers) {
  const SetupQuestions& setup = knowledge.programme.setup;
  const auto value = [&](int question) { return value_of(knowledge.rules, answers, question); };
  Preferences out;
  out.free_weekdays = static_cast<DayMask>(value(setup.train_days) & kEveryDay);
  out.strength_minutes = value(setup.strength_minutes);
  out.daily_minutes = value(setup.daily_minutes);
  out.cardio_minutes = value(setup.cardio_minutes);
  // The words of the question are "none" and the weekdays.
  if (const int day = value(setup.daily_rest_day); day > 0) {
    out.rest_weekday = static_cast<DayMask>(1 << (day - 1));
  }
  out.massage = value(setup.massage) == 1;
  out.wake_min = value(setup.wake_time);
  out.strength_min = value(setup.strength_time);
  out.daily_on_waking = value(setup.daily_time) == 0;
  out.equipment = equipment_of(knowledge, answers);
  return out;
}

// Weekdays as days of the week that begins at `start`.
DayMask days_from(DayMask weekdays, Date start) {
  DayMask days = 0;
  for (int day = 0; day < 7; ++day) {
    const int at = weekday(start + std::chrono::days(day));
    if ((weekdays >> at & 1) != 0) days = static_cast<DayMask>(days | 1 << day);
  }
  return days;
}

bool has(DayMask days, int day) { return (days >> day & 1) != 0; }

int minutes_after(int from, int to) {
  return ((to - from) % kMinutesPerDay + kMinutesPerDay) % kMinutesPerDay;
}

bool is_held_back(const Block& block, Level level, const Answers& answers) {
  return level == Level::tailored && !block.when_tailored.empty() &&
         evaluate(block.when_tailored, answers) != Truth::yes;
}

// What takes away the first of the places that the programme has for the exercise; nothing when one
// is left, or when it has none.
std::optional<Bar> bar_of_places(const FillContext& context, bool held_back, int exercise) {
  std::optional<Bar> first;
  const auto& slots = context.knowledge.programme.slots;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (!contains(slots[i].options, exercise)) continue;
    if (slots[i].block == BlockId::sit_break && !context.tuning.sit_break) continue;
    const auto bar =
        bar_of_place(context.knowledge.programme, context.tuning, held_back, static_cast<int>(i));
    if (!bar) return std::nullopt;
    if (!first) first = bar;
  }
  return first;
}

// Days without strength because the answers ask for rest first.
DayMask resting_days(const PlanRequest& request, int delay_days) {
  if (delay_days == 0) return 0;
  const int asked = std::max(days_between(first_day(request), request.asked.value_or(Date{})), 0);
  const int rested = std::min(asked + delay_days, 7);
  return static_cast<DayMask>((1 << rested) - 1);
}

// Fills the week, part by part, in the order in which one depends on another.
class Planning {
 public:
  Planning(const Knowledge& knowledge, const Answers& answers, const PlanRequest& request,
           const Tuning& tuning, Plan& plan)
      : knowledge_(knowledge),
        request_(request),
        tuning_(tuning),
        preferences_(preferences_from(knowledge, answers)),
        context_{knowledge, tuning, answers, week_at(knowledge.programme, request.week),
                 preferences_.equipment},
        plan_(plan) {
    context_.allowed = allowed_exercises(context_);
  }

  void plan_daily() {
    plan_.wake_min = preferences_.wake_min;
    plan_.daily_on_waking = preferences_.daily_on_waking;
    context_.first_hour = preferences_.daily_on_waking;
    plan_.daily = daily_session(context_, preferences_.daily_minutes);
    context_.first_hour = false;
    if (tuning_.sit_break) plan_.sit_break = sit_break_session(context_);
  }

  void plan_strength(bool held_back) {
    plan_.strength_held_back = held_back;
    if (held_back || dropped(BlockId::strength)) return;
    const auto rested = static_cast<DayMask>(days_from(preferences_.free_weekdays, plan_.start) &
                                             ~resting_days(request_, tuning_.delay_days));
    const int most = std::min(kMostStrengthDays, tuning_.max_strength_days);
    plan_.strength_days_possible = std::min(std::popcount(rested), most);
    strength_ = hard_days(rested, most);
    const int after_waking = strength_after_waking();
    context_.first_hour = after_waking < times().first_hour_min;
    context_.strength_days = std::popcount(strength_);
    plan_.advice_hour = strength_ != 0 && !context_.first_hour && after_waking < times().advice_min;
    for (int day = 0; day < 7; ++day) {
      if (has(strength_, day)) add_strength_day(day);
    }
    context_.first_hour = false;
    context_.strength_day = 0;
  }

  void plan_cardio() {
    if (dropped(BlockId::cardio)) return;
    plan_.half_speed_walks = tuning_.half_speed_walks;
    const CardioDose dose = cardio_dose(context_, preferences_.cardio_minutes);
    const int minutes = preferences_.cardio_minutes;
    plan_.cardio.push_back(cardio_session(context_, dose.minutes, minutes, false));
    if (plan_.cardio.front().items.empty()) return;
    cardio_ = cardio_days(strength_, dose.days);
    plan_.cardio_minutes = std::popcount(cardio_) * dose.minutes;
    if (request_.week >= times().cardio_target_week) {
      plan_.cardio_gap_min = std::max(times().cardio_target_min - plan_.cardio_minutes, 0);
    }
    const int interval_days = tuning_.half_speed_walks ? 0 : context_.week.interval_days;
    if (interval_days == 0) return;
    Session intervals = cardio_session(context_, dose.minutes, minutes, true);
    if (intervals.items.empty()) {
      plan_.cardio.front().skipped = std::move(intervals.skipped);
      return;
    }
    intervals_ = hard_days(cardio_, interval_days);
    plan_.cardio.push_back(std::move(intervals));
  }

  // What concerns a block that this week does not have needs no telling.
  void drop_idle_adjustments() {
    std::erase_if(plan_.adjustments, [this](int index) {
      const auto& a = knowledge_.programme.adjustments[static_cast<std::size_t>(index)];
      return (a.block == BlockId::strength && plan_.strength.empty()) ||
             (a.block == BlockId::cardio && plan_.cardio.empty());
    });
  }

  void set_days() {
    const auto rest = days_from(preferences_.rest_weekday, plan_.start);
    for (int day = 0; day < 7; ++day) {
      Day& out = plan_.days[static_cast<std::size_t>(day)];
      out.date = plan_.start + std::chrono::days(day);
      if (!plan_.daily.items.empty() && !has(rest, day)) out.daily.session = 0;
      if (has(cardio_, day)) out.cardio.session = has(intervals_, day) ? 1 : 0;
      set_times(out);
    }
    if (preferences_.massage) set_massage();
  }

 private:
  const Times& times() const { return knowledge_.programme.times; }
  bool dropped(BlockId id) const { return tuning_.dropped[static_cast<std::size_t>(id)]; }
  int strength_after_waking() const {
    return minutes_after(preferences_.wake_min, preferences_.strength_min);
  }

  void add_strength_day(int day) {
    Session session = strength_session(context_, preferences_.strength_minutes);
    ++context_.strength_day;
    auto& sessions = plan_.strength;
    const auto same = std::find(sessions.begin(), sessions.end(), session);
    plan_.days[static_cast<std::size_t>(day)].strength.session =
        static_cast<int>(same - sessions.begin());
    if (same == sessions.end()) sessions.push_back(std::move(session));
  }

  // When each session of the day begins. Strength has its time; the rest keeps out of its way, and
  // cardio out of the first hour, for which not every kind of it is made.
  void set_times(Day& day) const {
    const int gap = times().share_day_gap_min;
    const int strength_from = strength_after_waking();
    int strength_to = strength_from;
    if (day.strength) {
      const Session& session = plan_.strength[static_cast<std::size_t>(day.strength.session)];
      strength_to += session.lead_walk_min + (seconds(session) + 59) / 60;
      day.strength.at_min = preferences_.strength_min;
    }
    // Minutes after getting up at which a session of `length` s does not meet strength.
    const auto clear_of_strength = [&](int wanted, int length) {
      const bool meets = day.strength && wanted < strength_to + gap &&
                         wanted + (length + 59) / 60 + gap > strength_from;
      return meets ? strength_to + gap : wanted;
    };
    int daily_to = 0;
    if (day.daily) {
      const int at = preferences_.daily_on_waking
                         ? 0
                         : clear_of_strength(times().advice_min, seconds(plan_.daily));
      day.daily.at_min = (preferences_.wake_min + at) % kMinutesPerDay;
      daily_to = at + (seconds(plan_.daily) + 59) / 60;
    }
    if (day.cardio) {
      const Session& session = plan_.cardio[static_cast<std::size_t>(day.cardio.session)];
      const bool late = strength_to > kLateMin;
      int at = late ? times().advice_min : strength_from;
      at = std::max({at, times().first_hour_min, daily_to + gap});
      at = clear_of_strength(at, seconds(session));
      day.cardio.at_min = (preferences_.wake_min + at) % kMinutesPerDay;
    }
  }

  // The first day without strength that follows one with it; without strength the first day.
  void set_massage() {
    for (std::size_t i = 0; i < plan_.days.size(); ++i) {
      const bool after = i > 0 && plan_.days[i - 1].strength;
      if (plan_.days[i].strength || !(after || plan_.strength.empty())) continue;
      plan_.days[i].massage = true;
      return;
    }
  }

  const Knowledge& knowledge_;
  const PlanRequest& request_;
  const Tuning& tuning_;
  Preferences preferences_;
  FillContext context_;
  Plan& plan_;
  DayMask strength_ = 0;
  DayMask cardio_ = 0;
  DayMask intervals_ = 0;
};

}  // namespace

Date first_day(const PlanRequest& request) {
  return request.start + std::chrono::days(7 * (request.week - 1));
}

int answered_week(const PlanRequest& request) {
  if (!request.asked || *request.asked <= request.start) return 1;
  return days_between(request.start, *request.asked) / 7 + 1;
}

Answers answers_in_week(const Knowledge& knowledge, const Answers& given,
                        const PlanRequest& request) {
  Answers answers = settle(knowledge.rules, given);
  const auto index = static_cast<std::size_t>(knowledge.programme.setup.pregnancy_weeks);
  Answer& weeks = answers[index];
  if (weeks.state == Answer::State::given) {
    const int later = std::max(request.week - answered_week(request), 0);
    weeks.value = std::min(weeks.value + later, knowledge.rules.questions[index].max);
  }
  return answers;
}

EquipmentMask equipment_from(const Knowledge& knowledge, int words) {
  EquipmentMask owned = 0;
  const auto& of_words = knowledge.programme.setup.equipment_words;
  for (std::size_t word = 0; word < of_words.size(); ++word) {
    if ((words >> word & 1) != 0) owned |= of_words[word];
  }
  const auto& equipment = knowledge.catalogue.equipment;
  for (std::size_t i = 0; i < equipment.size(); ++i) {
    if (equipment[i].household) owned |= EquipmentMask{1} << i;
  }
  return owned;
}

EquipmentMask equipment_of(const Knowledge& knowledge, const Answers& answers) {
  const int words = value_of(knowledge.rules, answers, knowledge.programme.setup.equipment);
  return equipment_from(knowledge, words);
}

std::vector<std::optional<Bar>> exercise_bars(const Knowledge& knowledge, const Answers& given,
                                              const PlanRequest& request) {
  const Answers answers = answers_in_week(knowledge, given, request);
  const Tuning tuning = tune(knowledge, answers, request);
  const FillContext context{knowledge, tuning, answers, week_at(knowledge.programme, request.week),
                            preferences_from(knowledge, answers).equipment};
  const bool held_back = is_held_back(block(knowledge.programme, BlockId::strength),
                                      assess_settled(knowledge.rules, answers).level, answers);
  std::vector<std::optional<Bar>> bars;
  for (std::size_t i = 0; i < knowledge.catalogue.exercises.size(); ++i) {
    const int exercise = static_cast<int>(i);
    auto bar = bar_for(context, exercise);
    bars.push_back(bar ? bar : bar_of_places(context, held_back, exercise));
  }
  return bars;
}

PlanResult make_plan(const Knowledge& knowledge, const Answers& given, const PlanRequest& request) {
  const Ruleset& rules = knowledge.rules;
  const Answers answers = answers_in_week(knowledge, given, request);
  const Assessment assessment = assess_settled(rules, answers);
  if (refuses_plan(assessment.level) || !assessment.can_tell()) {
    return Refusal{assessment.level, !assessment.can_tell()};
  }
  const Tuning tuning = tune(knowledge, answers, request);
  Plan plan;
  plan.level = assessment.level;
  plan.week = request.week;
  plan.start = first_day(request);
  plan.programme_start = request.start;
  plan.limits = tuning.limits_applied;
  plan.adjustments = tuning.adjustments_applied;
  plan.findings = findings_for(rules, answers);

  Planning planning(knowledge, answers, request, tuning, plan);
  planning.plan_daily();
  planning.plan_strength(
      is_held_back(block(knowledge.programme, BlockId::strength), assessment.level, answers));
  planning.plan_cardio();
  planning.drop_idle_adjustments();
  planning.set_days();
  return plan;
}

}  // namespace backsmart
