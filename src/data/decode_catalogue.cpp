#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "data/decoding.hpp"

namespace backsmart {
namespace {

constexpr std::uint64_t bit(int index) { return std::uint64_t{1} << static_cast<unsigned>(index); }

Dose decode_dose(TableReader& t) {
  Dose dose;
  const Node* node = t.value("dose", Node::Kind::table);
  if (node == nullptr) return dose;
  TableReader d(*node, t.problems());
  dose.sides = d.integer("sides", {1, 2});
  dose.sets = d.integer("sets", {1, 20});
  dose.reps = d.integer("reps", {1, 100});
  dose.sec_per_rep = d.integer("sec_per_rep", {1, kSeconds.max});
  dose.rest_s = d.integer("rest_s", kSeconds);
  dose.setup_s = d.integer("setup_s", kSeconds);
  return dose;
}

// needs = ["dumbbell", "chair+band"]: alternatives, '+' for both.
std::vector<EquipmentMask> decode_needs(TableReader& t, std::string_view key, Need need,
                                        const Ids& equipment) {
  std::vector<EquipmentMask> needs;
  for (const Node& entry : t.list(key, need)) {
    if (!expect_kind(entry, Node::Kind::string, t.problems())) continue;
    EquipmentMask all = 0;
    for (const std::string& id : split(entry.text, '+')) {
      if (t.problems().full()) break;
      Node one = entry;
      one.text = id;
      if (const auto index = reference(one, equipment, t.problems())) all |= bit(*index);
    }
    needs.push_back(all);
  }
  return needs;
}

Exercise decode_exercise(TableReader& t, Decoding& d) {
  Exercise e;
  e.id = t.id(d.exercises);
  e.name = t.text("name");
  e.kind = t.word<SlotKind>("slot", kSlotKindIds);
  e.needs = decode_needs(t, "needs", Need::required, d.equipment);
  e.position = t.word<int>("position", kPositionIds);
  e.mode = t.word<Mode>("mode", kModeIds);
  e.dose = decode_dose(t);
  const int claimed = t.integer("seconds", kSeconds);
  e.tempo = t.text("tempo", Need::optional);
  e.ladder = t.texts("ladder");
  e.ladder_needs = decode_needs(t, "ladder_needs", Need::optional, d.equipment);
  e.start = t.integer("start", {0, 99});
  e.from_week = t.integer("from_week", {1, 52}, 1);
  e.how = t.text("how");
  e.cues = t.texts("do");
  e.mistakes = t.texts("dont");
  for (const int tag : t.references("loads", d.loads, Need::optional)) {
    e.loads.push_back(d.knowledge.catalogue.tags[static_cast<std::size_t>(tag)].id);
  }
  for (const int limit : t.references("not_when", d.limits, Need::optional)) e.limits |= bit(limit);
  e.morning = t.word<Morning>("morning", kMorningIds);
  if (e.morning == Morning::modified) e.morning_note = t.text("morning_note");
  e.why = t.text("why");
  e.sources = t.references("source", d.sources);

  if (e.needs.empty()) {
    t.problems().add(t.node().place, "the exercise needs nothing, not even 'none'");
  }
  if (!e.ladder_needs.empty() && e.ladder_needs.size() != e.ladder.size()) {
    t.problems().add(t.node().find("ladder_needs")->place,
                     fmt::format("the ladder has {} rungs, this names {}", e.ladder.size(),
                                 e.ladder_needs.size()));
    e.ladder_needs.clear();
  }
  const Node* text = t.node().find("seconds");
  if (text != nullptr && claimed != seconds(e.dose)) {
    t.problems().add(text->place, fmt::format("the dose takes {} seconds", seconds(e.dose)));
  }
  if (e.start >= static_cast<int>(e.ladder.size())) {
    t.problems().add(t.node().place, "'start' is no rung of the ladder (the first one is 0)");
    e.start = 0;
  }
  if (e.mode == Mode::time && e.dose.reps != 1) {
    t.problems().add(t.node().place, "mode 'time' has one rep, as long as the whole time");
  }
  return e;
}

Limit decode_limit(TableReader& t, Decoding& d) {
  Limit limit;
  limit.id = t.id(d.limits);
  limit.name = t.text("name");
  limit.when = decode_condition(d, t, "when");
  limit.if_unknown = t.flag("unsure", true);
  limit.avoid = t.texts("avoid", Need::optional);
  limit.prefer = t.texts("prefer", Need::optional);
  limit.sources = t.references("source", d.sources);
  return limit;
}

// What a limit bars, to decode when the exercises are known.
struct OpenBars {
  const Node* exercises;
  int limit;
  FileProblems* problems;
};

void decode_bars(const std::vector<OpenBars>& bars, Decoding& d) {
  auto& exercises = d.knowledge.catalogue.exercises;
  for (const OpenBars& open : bars) {
    const ExerciseSet barred = exercises_named(open.exercises->children, d, *open.problems);
    for (std::size_t i = 0; i < exercises.size() && i < kMostExercises; ++i) {
      if (barred[i]) exercises[i].limits |= bit(open.limit);
    }
  }
}

}  // namespace

ExerciseSet exercises_named(const std::vector<Node>& entries, const Decoding& d,
                            FileProblems& problems) {
  ExerciseSet all;
  for (const Node& entry : entries) {
    if (problems.full()) break;
    if (!expect_kind(entry, Node::Kind::string, problems)) continue;
    if (const auto exercise = d.exercises.find(entry.text)) {
      all.set(static_cast<std::size_t>(*exercise));
    } else if (const auto tag = d.tags.find(entry.text); tag != d.tags.end()) {
      all |= tag->second;
    } else {
      std::vector<std::string_view> known = d.exercises.names();
      for (const auto& [name, exercises] : d.tags) known.push_back(name);
      problems.add(entry.place, fmt::format("there is no exercise and no tag '{}'", entry.text),
                   spelling_hint(entry.text, known));
    }
  }
  return all;
}

void decode_catalogue(Decoding& d) {
  Catalogue& catalogue = d.knowledge.catalogue;
  for_each_table(d.files, "equipment", [&](TableReader& t) {
    Equipment& equipment = catalogue.equipment.emplace_back();
    equipment.id = t.id(d.equipment);
    equipment.name = t.text("name");
    equipment.household = t.flag("household", false);
  });

  std::vector<OpenBars> bars;
  for_each_table(d.files, "limit", [&](TableReader& t) {
    const Node* barred = t.value("bars", Node::Kind::array, Need::optional);
    const auto index = catalogue.limits.size();
    if (barred != nullptr && index < kMostLimits) {
      bars.push_back({barred, static_cast<int>(index), &t.problems()});
    }
    catalogue.limits.push_back(decode_limit(t, d));
  });

  for_each_table(d.files, "tag", [&](TableReader& t) {
    Tag& tag = catalogue.tags.emplace_back();
    tag.id = t.id(d.loads);
    tag.say = t.text("say");
    d.tags.emplace(tag.id, ExerciseSet());
  });
  // Every position is a tag, whether or not an exercise has it.
  for (const std::string_view position : kPositionIds) d.tags.emplace(position, ExerciseSet());
  for_each_table(d.files, "exercise", [&](TableReader& t) {
    const std::size_t index = catalogue.exercises.size();
    const Exercise& exercise = catalogue.exercises.emplace_back(decode_exercise(t, d));
    if (index >= kMostExercises) return;
    d.tags[std::string(kPositionIds[static_cast<std::size_t>(exercise.position)])].set(index);
    for (const std::string& load : exercise.loads) d.tags[load].set(index);
  });
  decode_bars(bars, d);
}

}  // namespace backsmart
