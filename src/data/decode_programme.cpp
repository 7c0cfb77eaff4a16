#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "data/decoding.hpp"

namespace backsmart {
namespace {

constexpr int kMinimumDaySlots = 3;
// An adjustment may leave out these blocks only: the others are part of the day or of a session.
constexpr std::array<std::string_view, 2> kBlocksToDrop = {"strength", "cardio"};
constexpr std::array<BlockId, 2> kDropped = {BlockId::strength, BlockId::cardio};

constexpr auto kTimes = std::to_array<std::pair<std::string_view, int Times::*>>({
    {"first_hour_min", &Times::first_hour_min},
    {"advice_min", &Times::advice_min},
    {"first_hour_walk_min", &Times::first_hour_walk_min},
    {"change_s", &Times::change_s},
    {"short_change_s", &Times::short_change_s},
    {"short_below_min", &Times::short_below_min},
    {"one_set_below_min", &Times::one_set_below_min},
    {"three_sets_from_min", &Times::three_sets_from_min},
    {"target_min", &Times::target_min},
    {"minimum_day_below_min", &Times::minimum_day_below_min},
    {"minimum_day_s", &Times::minimum_day_s},
    {"one_hand_percent", &Times::one_hand_percent},
    {"cardio_target_min", &Times::cardio_target_min},
    {"cardio_target_week", &Times::cardio_target_week},
    {"most_cardio_days", &Times::most_cardio_days},
    {"share_day_gap_min", &Times::share_day_gap_min},
    {"repeat_from", &Times::repeat_from},
});

void decode_times(Decoding& d) {
  for (DataFile& file : d.files) {
    const Node* node = one_table(file, "times");
    if (node == nullptr) continue;
    TableReader t(*node, file.problems);
    Times& times = d.knowledge.programme.times;
    for (const auto& [key, member] : kTimes)
      times.*member = t.integer(key, kSeconds, times.*member);
  }
}

Week decode_week(TableReader& t, Decoding& d) {
  Week week;
  week.number = t.integer("number", {1, 52});
  week.phase = t.text("phase");
  week.say = t.text("say");
  week.light = t.flag("light", false);
  week.retest = t.flag("retest", false);
  week.sets = t.integer("sets", {1, 4});
  week.reps = t.integer("reps", {1, 30});
  week.reserve = t.integer("reserve", {0, 10});
  week.rest_s = t.integer("rest_s", kSeconds);
  week.load_percent = t.integer("load_percent", {1, 100}, 100);
  week.carry_sets = t.integer("carry_sets", {1, 6});
  week.carry_s = t.integer("carry_s", {1, 300});
  week.one_hand_sets = t.integer("one_hand_sets", {1, 6}, week.one_hand_sets);
  week.one_hand_s = t.integer("one_hand_s", {1, 300}, week.one_hand_s);
  week.finisher_sets = t.integer("finisher_sets", {1, 4});
  week.finisher_reps = t.integer("finisher_reps", {1, 30});
  week.finisher_rung = t.integer("finisher_rung", {0, 5}, 0);
  week.hold_reps = t.integers("hold_reps", {1, 20});
  week.hold_s = t.integer("hold_s", {1, 60});
  week.hold_rung = t.integer("hold_rung", {0, 5}, 0);
  week.daily_min = t.integer("daily_min", {4, 30});
  week.cardio_days = t.integer("cardio_days", {1, 7});
  week.cardio_min = t.integer("cardio_min", {1, 120});
  week.interval_days = t.integer("interval_days", {0, 2}, 0);
  week.sources = t.references("source", d.sources);
  if (week.hold_reps.empty()) t.problems().add(t.node().place, "'hold_reps' holds no set");
  const int expected = static_cast<int>(d.knowledge.programme.weeks.size()) + 1;
  if (week.number != expected) {
    t.problems().add(t.node().place, fmt::format("this should be week {}", expected));
  }
  return week;
}

void decode_blocks(Decoding& d) {
  Ids ids("block");
  auto& blocks = d.knowledge.programme.blocks;
  for_each_table(d.files, "block", [&](TableReader& t) {
    Block& block = blocks.emplace_back();
    t.id(ids);
    block.id = static_cast<BlockId>(t.word("id", kBlockIds, Need::required).value_or(0));
    block.name = t.text("name");
    block.say = t.text("say");
    block.min_s = t.integer("min_s", {0, 7200});
    block.max_s = t.integer("max_s", {0, 7200});
    block.when_tailored = decode_condition(d, t, "when_tailored", Need::optional);
    block.sources = t.references("source", d.sources);
    if (block.min_s > block.max_s)
      t.problems().add(t.node().place, "'min_s' is greater than 'max_s'");
  });
  for (const std::string_view id : kBlockIds) {
    if (!ids.find(id)) report_missing(d, "block", fmt::format("there is no block '{}'", id));
  }
}

Slot decode_slot(TableReader& t, Decoding& d) {
  Slot slot;
  slot.id = t.id(d.slots);
  slot.block = t.word<BlockId>("block", kBlockIds);
  slot.kind = t.word<SlotKind>("kind", kSlotKindIds);
  slot.name = t.text("name");
  slot.options = t.references("options", d.exercises);
  slot.rotate = t.references("rotate", d.exercises, Need::optional);
  slot.dose = t.word<DoseFrom>("dose", kDoseFromIds);
  slot.sets = t.integer_if_given("sets", {1, 4});
  slot.seconds = t.integer_if_given("seconds", {1, kSeconds.max});
  slot.minimum = t.flag("minimum", false);
  slot.extra = t.flag("extra", false);
  if (slot.extra) {
    slot.when = decode_condition(d, t, "when", Need::optional);
    slot.fills_time = t.flag("fills_time", false);
  }
  slot.intervals = t.flag("intervals", false);
  slot.most_days = t.integer("most_days", {1, 7}, slot.most_days);
  slot.cut = t.integer("cut", {1, 9}, 0);
  slot.why = t.text("why");
  slot.sources = t.references("source", d.sources);
  if (slot.options.empty()) t.problems().add(t.node().place, "the slot has no options");
  for (const int exercise : slot.rotate) {
    const auto& options = slot.options;
    if (std::find(options.begin(), options.end(), exercise) != options.end()) continue;
    const auto index = static_cast<std::size_t>(exercise);
    t.problems().add(
        t.node().find("rotate")->place,
        fmt::format("'{}' is no option of this slot", d.knowledge.catalogue.exercises[index].id));
  }
  return slot;
}

void decode_slots(Decoding& d) {
  int minimum = 0;
  for_each_table(d.files, "slot", [&](TableReader& t) {
    const Slot& slot = d.knowledge.programme.slots.emplace_back(decode_slot(t, d));
    if (slot.minimum && ++minimum > kMinimumDaySlots) {
      t.problems().add(
          t.node().find("minimum")->place,
          fmt::format("there are {} slots for a minimum day already", kMinimumDaySlots));
    }
    if (slot.minimum && slot.block != BlockId::daily) {
      t.problems().add(t.node().place, "only a slot of the daily block can stay on a minimum day");
    }
  });
  if (minimum < kMinimumDaySlots) {
    report_missing(
        d, "slot",
        fmt::format("{} slots have 'minimum = true'; {} are needed", minimum, kMinimumDaySlots));
  }
}

// Calls `decode(kind, value)` for each entry of a table whose keys are words of `vocabulary`.
template <typename Enum, typename Decode>
void for_each_key(TableReader& t, std::string_view key,
                  std::span<const std::string_view> vocabulary, Decode decode) {
  for (const Node& entry : t.table(key, Need::optional)) {
    Node word;  // the key, read as if it were a value
    word.kind = Node::Kind::string;
    word.place = entry.key_place;
    word.text = entry.key;
    const auto index = word_index(word, vocabulary, t.problems());
    if (index) decode(static_cast<Enum>(*index), entry);
  }
}

// only = { hinge = ["kb-deadlift"] }: every other exercise of that kind is excluded.
void exclude_others(SlotKind kind, const std::vector<int>& allowed, const Catalogue& catalogue,
                    ExerciseSet& exclude) {
  ExerciseSet others;
  for (std::size_t i = 0; i < catalogue.exercises.size() && i < kMostExercises; ++i) {
    others[i] = catalogue.exercises[i].kind == kind;
  }
  for (const int exercise : allowed) others.reset(static_cast<std::size_t>(exercise));
  exclude |= others;
}

// extra_sets = { glute = 1 }: a number for each kind that is named, `otherwise` for the others.
PerKind decode_per_kind(TableReader& t, std::string_view key, Range range, int otherwise) {
  PerKind numbers = every_kind(otherwise);
  const Node* table = t.value(key, Node::Kind::table, Need::optional);
  if (table == nullptr) return numbers;
  TableReader kinds(*table, t.problems());
  for (std::size_t k = 0; k < kSlotKindIds.size(); ++k) {
    numbers[k] = kinds.integer(kSlotKindIds[k], range, otherwise);
  }
  return numbers;
}

Effects decode_effects(TableReader& t, Decoding& d) {
  const auto& slots = d.knowledge.programme.slots;
  FileProblems& problems = t.problems();
  Effects e;
  e.exclude = exercises_named(t.list("exclude", Need::optional), d, problems);
  for_each_key<SlotKind>(t, "only", kSlotKindIds, [&](SlotKind kind, const Node& list) {
    exclude_others(kind, references(list, d.exercises, problems), d.knowledge.catalogue, e.exclude);
  });
  for_each_key<SlotKind>(t, "prefer", kSlotKindIds, [&](SlotKind kind, const Node& list) {
    e.prefer.emplace_back(kind, references(list, d.exercises, problems));
  });
  for (const Node& entry : t.list("drop", Need::optional)) {
    const auto index = word_index(entry, kBlocksToDrop, problems);
    if (index) e.drop.push_back(kDropped[static_cast<std::size_t>(*index)]);
  }
  for_each_key<BlockId>(t, "keep", kBlockIds, [&](BlockId block, const Node& list) {
    e.keep.emplace_back(block, references(list, d.slots, problems));
    for (const int slot : e.keep.back().second) {
      if (slots[static_cast<std::size_t>(slot)].block == block) continue;
      problems.add(list.place, fmt::format("'{}' is a slot of another block",
                                           slots[static_cast<std::size_t>(slot)].id));
    }
  });
  e.add = t.references("add", d.slots, Need::optional);
  for (const int slot : e.add) {
    if (slots[static_cast<std::size_t>(slot)].extra) continue;
    problems.add(t.node().find("add")->place,
                 fmt::format("'{}' is no extra slot", slots[static_cast<std::size_t>(slot)].id));
  }
  e.extra_sets = decode_per_kind(t, "extra_sets", {-3, 3}, 0);
  e.max_sets = decode_per_kind(t, "max_sets", {1, 4}, kNoCap);
  e.rung = decode_per_kind(t, "rung", {-5, 5}, 0);
  e.reserve = t.integer("reserve", {0, 10}, e.reserve);
  e.load_percent = t.integer("load_percent", {1, 100}, e.load_percent);
  e.max_strength_days = t.integer("max_strength_days", {0, 7}, e.max_strength_days);
  e.delay_days = t.integer("delay_days", {0, 6}, e.delay_days);
  e.walk_bout_min = t.integer("walk_bout_min", {1, 60}, e.walk_bout_min);
  e.lead_walk_min = t.integer("lead_walk_min", {1, 15}, e.lead_walk_min);
  e.half_speed_walks = t.flag("half_speed_walks", false);
  e.sit_break = t.flag("sit_break", false);
  e.first = t.word_if_given<SlotKind>("first", kSlotKindIds);
  e.caution = t.text("caution", Need::optional);
  return e;
}

// weeks = [1, 8] counts from the start, after_answers = [1, 3] from the week of the answers.
WeekSpan decode_weeks(TableReader& t) {
  WeekSpan span;
  const Node* of_programme = t.node().find("weeks");
  span.from_answers = of_programme == nullptr && t.node().find("after_answers") != nullptr;
  const auto decode = [&](std::string_view key) {
    const std::vector<int> ends = t.integers(key, {1, kNoCap});
    if (ends.size() != 2 || ends[0] > ends[1]) {
      t.problems().add(t.node().find(key)->place,
                       fmt::format("'{}' is the first and the last week, as in [1, 8]", key));
      return;
    }
    span.first = ends[0];
    span.last = ends[1];
  };
  if (of_programme != nullptr) decode("weeks");
  if (span.from_answers) decode("after_answers");
  return span;
}

void decode_adjustments(Decoding& d) {
  Ids ids("adjustment");
  auto& adjustments = d.knowledge.programme.adjustments;
  for_each_table(d.files, "adjustment", [&](TableReader& t) {
    Adjustment a;
    a.id = t.id(ids);
    a.step = t.word<Step>("step", kStepIds);
    a.when = decode_condition(d, t, "when");
    a.if_unknown = t.flag("unsure", false);
    a.weeks = decode_weeks(t);
    a.block = t.word_if_given<BlockId>("block", kBlockIds);
    a.say = t.text("say");
    a.effects = decode_effects(t, d);
    a.sources = t.references("source", d.sources);
    adjustments.push_back(std::move(a));
  });
  // In the order of force; within a step as they are written. Own data stands behind the shipped.
  std::stable_sort(adjustments.begin(), adjustments.end(),
                   [](const Adjustment& a, const Adjustment& b) { return a.step < b.step; });
}

void find_setup_questions(Decoding& d) {
  SetupQuestions& setup = d.knowledge.programme.setup;
  const auto find = [&d](std::string_view id, Kind kind) {
    const auto index = d.questions.find(id);
    if (index && d.knowledge.rules.questions[static_cast<std::size_t>(*index)].kind == kind) {
      return *index;
    }
    report_missing(d, "question", fmt::format("there is no {} question '{}'", to_id(kind), id));
    return 0;
  };
  setup.train_days = find("train-days", Kind::many);
  setup.strength_minutes = find("strength-minutes", Kind::number);
  setup.daily_minutes = find("daily-minutes", Kind::number);
  setup.equipment = find("equipment", Kind::many);
  setup.level = find("level", Kind::choice);
  setup.wake_time = find("wake-time", Kind::number);
  setup.strength_time = find("strength-time", Kind::number);
  setup.daily_time = find("daily-time", Kind::choice);
  setup.daily_rest_day = find("daily-rest-day", Kind::choice);
  setup.cardio_minutes = find("cardio-minutes", Kind::number);
  setup.massage = find("massage", Kind::yes_no);
  setup.pregnancy_weeks = find("pregnancy-weeks", Kind::number);
  const auto equipment = d.questions.find("equipment");
  if (!equipment) return;
  for (const Word& word : d.knowledge.rules.questions[static_cast<std::size_t>(*equipment)].words) {
    const auto index = d.equipment.find(word.id);
    if (!index) report_missing(d, "equipment", fmt::format("there is no equipment '{}'", word.id));
    setup.equipment_words.push_back(EquipmentMask{1} << static_cast<unsigned>(index.value_or(0)));
  }
}

}  // namespace

void decode_programme(Decoding& d) {
  decode_times(d);
  for_each_table(d.files, "week",
                 [&](TableReader& t) { d.knowledge.programme.weeks.push_back(decode_week(t, d)); });
  if (d.knowledge.programme.weeks.empty()) report_missing(d, "week", "there is no week");
  decode_blocks(d);
  decode_slots(d);
  decode_adjustments(d);
  find_setup_questions(d);
}

}  // namespace backsmart
