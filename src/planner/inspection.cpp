#include "planner/inspection.hpp"

#include <algorithm>
#include <bit>

namespace backsmart {
namespace {

EquipmentMask equipment_of(const Inspection& in) {
  EquipmentMask owned = 0;
  const int words = in.value(in.setup().equipment);
  for (std::size_t word = 0; word < in.setup().equipment_words.size(); ++word) {
    if ((words >> word & 1) != 0) owned |= in.setup().equipment_words[word];
  }
  const auto& all = in.knowledge.catalogue.equipment;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].household) owned |= EquipmentMask{1} << i;
  }
  return owned;
}

void add(Inspection& in, std::string what) {
  Breach breach{in.number, std::move(what)};
  if (in.breaches.empty() || in.breaches.back() != breach) in.breaches.push_back(std::move(breach));
}

}  // namespace

Inspection::Inspection(const Inspector& inspector, const Answers& given_answers,
                       const PlanRequest& wanted, const Plan& inspected, const Plan* before)
    : knowledge(*inspector.knowledge),
      traits(inspector.traits),
      given(given_answers),
      answers(answers_in_week(knowledge, given, wanted)),
      request(wanted),
      week(week_at(knowledge.programme, request.week)),
      plan(inspected),
      previous(before) {
  const auto& all = knowledge.catalogue.limits;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Truth truth = evaluate(all[i].when, answers);
    const bool applies = truth == Truth::yes || (all[i].if_unknown && truth != Truth::no);
    if (applies) limits |= LimitMask{1} << i;
  }
  for (const int index : plan.adjustments) excluded |= adjustment(index).effects.exclude;
  owned = equipment_of(*this);
}

int Inspection::value(int question) const {
  const Answer& answer = answers[static_cast<std::size_t>(question)];
  if (answer.state == Answer::State::given) return answer.value;
  const auto& fallback = knowledge.rules.questions[static_cast<std::size_t>(question)].fallback;
  return fallback ? fallback->value : 0;
}

const Answer* Inspection::answer(std::string_view id) const {
  const auto question = find_question(knowledge.rules, id);
  return question ? &answers[static_cast<std::size_t>(*question)] : nullptr;
}

Truth Inspection::answer_truth(std::string_view id) const {
  const Answer* told = answer(id);
  if (told == nullptr || told->state == Answer::State::skipped) return Truth::no;
  return told->state == Answer::State::given ? truth_of(told->value != 0) : Truth::unknown;
}

int Inspection::pain() const {
  constexpr int kUnknown = 5;
  const Answer* told = answer("pain-now");
  return told != nullptr && told->state == Answer::State::given ? told->value : kUnknown;
}

bool Inspection::is_limited(std::string_view id) const {
  const auto& all = knowledge.catalogue.limits;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].id == id) return (limits >> i & 1) != 0;
  }
  return false;
}

bool Inspection::is_yes_or_unknown(std::string_view define) const {
  const auto& all = knowledge.rules.definitions;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Definition& d) { return d.name == define; });
  return found != all.end() && evaluate(found->condition, answers) != Truth::no;
}

bool Inspection::may_do(int exercise, bool early) const {
  const auto index = static_cast<std::size_t>(exercise);
  const Exercise& e = knowledge.catalogue.exercises[index];
  const bool tool = std::any_of(e.needs.begin(), e.needs.end(),
                                [&](EquipmentMask needs) { return (needs & ~owned) == 0; });
  return tool && (e.limits & limits) == 0 && !excluded[index] && week.number >= e.from_week &&
         !(early && e.morning == Morning::after_first_hour);
}

int Inspection::most_days_apart() const {
  int most = 0;
  const int free = value(setup().train_days);
  for (int days = 0; days < 128; ++days) {
    const int twice = days | days << 7;
    if ((days & ~free) == 0 && (twice & twice >> 1) == 0) {
      most = std::max(most, std::popcount(static_cast<unsigned>(days)));
    }
  }
  return most;
}

bool Inspection::is_dropped(BlockId id) const {
  return std::any_of(plan.adjustments.begin(), plan.adjustments.end(), [&](int index) {
    const auto& drop = adjustment(index).effects.drop;
    return std::find(drop.begin(), drop.end(), id) != drop.end();
  });
}

bool Inspection::is_reduced(BlockId id) const {
  return std::any_of(plan.adjustments.begin(), plan.adjustments.end(), [&](int index) {
    const auto& keep = adjustment(index).effects.keep;
    return std::any_of(keep.begin(), keep.end(),
                       [id](const auto& entry) { return entry.first == id; });
  });
}

void Inspection::breach() { add(*this, "the week"); }

void Inspection::breach(const Session& session, const PlannedItem* item) {
  std::string what(kBlockIds[static_cast<std::size_t>(session.block)]);
  if (item != nullptr) what += ": " + exercise(*item).id;
  add(*this, std::move(what));
}

}  // namespace backsmart
