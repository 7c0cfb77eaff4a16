#include "planner/make_plan.hpp"

#include <algorithm>
#include <bit>

#include "planner/schedule.hpp"
#include "planner/sessions.hpp"

namespace backsmart {
namespace {

constexpr int kMostStrengthDays = 3;

// What the person has and wants, read from the answers.
struct Preferences {
  DayMask free_weekdays = 0;  // bit 0: Monday
  int strength_minutes = 0;
  int daily_minutes = 0;
  EquipmentMask equipment = 0;
  int wake_min = 0;      // minutes after midnight
  int strength_min = 0;  // minutes after midnight
  bool daily_on_waking = true;
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
  out.wake_min = value(setup.wake_time);
  out.strength_min = value(setup.strength_time);
  out.daily_on_waking = value(setup.daily_time) == 0;
  const int owned = value(setup.equipment);
  for (std::size_t word = 0; word < setup.equipment_words.size(); ++word) {
    if ((owned >> word & 1) != 0) out.equipment |= setup.equipment_words[word];
  }
  const auto& equipment = knowledge.catalogue.equipment;
  for (std::size_t i = 0; i < equipment.size(); ++i) {
    if (equipment[i].household) out.equipment |= EquipmentMask{1} << i;
  }
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

}  // namespace

PlanResult make_plan(const Knowledge& knowledge, const Answers& given, int week, Date start) {
  const auto& [rules, catalogue, programme] = knowledge;
  const Assessment assessment = assess(rules, given);
  if (refuses_plan(assessment.level) || !assessment.can_tell()) {
    return Refusal{assessment.level, !assessment.can_tell()};
  }
  const Answers answers = settle(rules, given);
  const Tuning tuning = tune(knowledge, answers);
  const Preferences preferences = preferences_from(knowledge, answers);
  const auto week_index =
      std::clamp<std::size_t>(static_cast<std::size_t>(week), 1, programme.weeks.size()) - 1;
  const Week& numbers = programme.weeks[week_index];

  Plan plan;
  plan.level = assessment.level;
  plan.week = numbers.number;
  plan.start = start;
  plan.limits = tuning.limits_applied;
  plan.adjustments = tuning.adjustments_applied;
  plan.findings = findings_for(rules, given);
  plan.wake_min = preferences.wake_min;
  plan.daily_on_waking = preferences.daily_on_waking;
  plan.strength_at_min = preferences.strength_min;

  FillContext context{
      knowledge, tuning, answers, numbers, preferences.equipment, preferences.daily_on_waking};
  plan.daily = daily_session(context, preferences.daily_minutes);

  const auto dropped = [&](BlockId id) { return tuning.dropped[static_cast<std::size_t>(id)]; };
  const DayMask free = days_from(preferences.free_weekdays, start);
  const int after_waking = minutes_after(preferences.wake_min, preferences.strength_min);
  plan.strength_held_back =
      is_held_back(block(programme, BlockId::strength), assessment.level, answers);
  DayMask strength = 0;
  if (!plan.strength_held_back && !dropped(BlockId::strength)) {
    const auto rested = static_cast<DayMask>(free & (kEveryDay << tuning.delay_days));
    const int most = std::min(kMostStrengthDays, tuning.max_strength_days);
    plan.strength_days_possible = std::min(std::popcount(rested), most);
    strength = strength_days(rested, most);
  }
  if (strength != 0) {
    context.first_hour = after_waking < programme.times.first_hour_min;
    plan.advice_hour = !context.first_hour && after_waking < programme.times.advice_min;
    plan.strength = strength_session(context, preferences.strength_minutes);
  }
  DayMask cardio = 0;
  if (!dropped(BlockId::cardio)) {
    context.first_hour = false;
    plan.cardio = cardio_session(context);
    cardio = cardio_days(strength, numbers.cardio_days);
  }
  for (int day = 0; day < 7; ++day) {
    plan.days[static_cast<std::size_t>(day)] = {start + std::chrono::days(day),
                                                !plan.daily.items.empty(), has(strength, day),
                                                has(cardio, day)};
  }
  return plan;
}

}  // namespace backsmart
