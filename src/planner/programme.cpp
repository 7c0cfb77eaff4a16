#include "planner/programme.hpp"

#include <algorithm>

namespace backsmart {

const Block& block(const Programme& programme, BlockId id) {
  static const Block kNone;
  const auto found = std::find_if(programme.blocks.begin(), programme.blocks.end(),
                                  [id](const Block& b) { return b.id == id; });
  return found == programme.blocks.end() ? kNone : *found;
}

const Week& week_at(const Programme& programme, int number) {
  const int weeks = static_cast<int>(programme.weeks.size());
  if (number > weeks) {
    const int first = std::clamp(programme.times.repeat_from, 1, weeks);
    number = first + (number - weeks - 1) % (weeks - first + 1);
  }
  return programme.weeks[static_cast<std::size_t>(std::max(number, 1) - 1)];
}

std::vector<int> questions_of(const SetupQuestions& setup) {
  return {setup.train_days,     setup.strength_minutes, setup.daily_minutes, setup.equipment,
          setup.level,          setup.wake_time,        setup.strength_time, setup.daily_time,
          setup.daily_rest_day, setup.cardio_minutes,   setup.massage,       setup.pregnancy_weeks};
}

}  // namespace backsmart
