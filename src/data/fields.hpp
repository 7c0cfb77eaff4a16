// What the types of data/ are made of: `fields(x)` gives all of them, in order, to read or to set.
// A structured binding has to name every field, so one that is forgotten here does not compile.
#pragma once

#include <concepts>
#include <tuple>
#include <type_traits>

#include "data/document.hpp"
#include "figure/figure.hpp"
#include "planner/make_plan.hpp"

namespace backsmart {

// T or const T.
template <typename Some, typename T>
concept maybe_const = std::same_as<std::remove_const_t<Some>, T>;

// ---- trees
// ---------------------------------------------------------------------------------------

// How far to underline, and in which file, counts only while texts are read.
constexpr auto fields(maybe_const<Place> auto& it) {
  auto& [line, column, length, file] = it;
  return std::tie(line, column);
}

// The text itself is not kept: what is part of the program has no mistake to be quoted.
constexpr auto fields(maybe_const<SourceText> auto& it) {
  auto& [name, text] = it;
  return std::tie(name);
}

constexpr auto fields(maybe_const<Document> auto& it) {
  auto& [source, root] = it;
  return std::tie(source, root);
}

// ---- rules
// ---------------------------------------------------------------------------------------

constexpr auto fields(maybe_const<Term> auto& it) {
  auto& [op, size, question, value] = it;
  return std::tie(op, size, question, value);
}

constexpr auto fields(maybe_const<Definition> auto& it) {
  auto& [name, condition] = it;
  return std::tie(name, condition);
}

constexpr auto fields(maybe_const<Word> auto& it) {
  auto& [id, say] = it;
  return std::tie(id, say);
}

constexpr auto fields(maybe_const<Answer> auto& it) {
  auto& [state, value] = it;
  return std::tie(state, value);
}

constexpr auto fields(maybe_const<Question> auto& it) {
  auto& [id, part, kind, ask, label, why, plainer, words, min, max, unit, gateway, fallback, worse,
         eases, read_by_rule, sources] = it;
  return std::tie(id, part, kind, ask, label, why, plainer, words, min, max, unit, gateway,
                  fallback, worse, eases, read_by_rule, sources);
}

constexpr auto fields(maybe_const<Citation> auto& it) {
  auto& [id, author, year, title, note] = it;
  return std::tie(id, author, year, title, note);
}

constexpr auto fields(maybe_const<Part> auto& it) {
  auto& [id, title, intro] = it;
  return std::tie(id, title, intro);
}

constexpr auto fields(maybe_const<Rule> auto& it) {
  auto& [id, level, when, level_if_unsure, firm_when, say, advice, by, sources] = it;
  return std::tie(id, level, when, level_if_unsure, firm_when, say, advice, by, sources);
}

constexpr auto fields(maybe_const<Floor> auto& it) {
  auto& [id, level, level_if_unsure, when, sources] = it;
  return std::tie(id, level, level_if_unsure, when, sources);
}

constexpr auto fields(maybe_const<UnsureRule> auto& it) {
  auto& [limit, level, say] = it;
  return std::tie(limit, level, say);
}

constexpr auto fields(maybe_const<LevelAdvice> auto& it) {
  auto& [if_unsure, title, advice, by, sources] = it;
  return std::tie(if_unsure, title, advice, by, sources);
}

constexpr auto fields(maybe_const<Notice> auto& it) {
  auto& [id, title, say, sources] = it;
  return std::tie(id, title, say, sources);
}

constexpr auto fields(maybe_const<Checkpoint> auto& it) {
  auto& [id, days, say, sources] = it;
  return std::tie(id, days, say, sources);
}

constexpr auto fields(maybe_const<Finding> auto& it) {
  auto& [id, sort, when, say, swap, caution, sources] = it;
  return std::tie(id, sort, when, say, swap, caution, sources);
}

constexpr auto fields(maybe_const<Certainty> auto& it) {
  auto& [id, say] = it;
  return std::tie(id, say);
}

constexpr auto fields(maybe_const<Fact> auto& it) {
  auto& [say, certainty, sources] = it;
  return std::tie(say, certainty, sources);
}

constexpr auto fields(maybe_const<Topic> auto& it) {
  auto& [id, title, group, say, facts, words, see] = it;
  return std::tie(id, title, group, say, facts, words, see);
}

constexpr auto fields(maybe_const<Ruleset> auto& it) {
  auto& [sources, parts, questions, definitions, rules, floors, unsure, levels, notices, phrases,
         checkpoints, findings, certainties, topics] = it;
  return std::tie(sources, parts, questions, definitions, rules, floors, unsure, levels, notices,
                  phrases, checkpoints, findings, certainties, topics);
}

// ---- catalogue
// -----------------------------------------------------------------------------------

constexpr auto fields(maybe_const<Equipment> auto& it) {
  auto& [id, name, household] = it;
  return std::tie(id, name, household);
}

constexpr auto fields(maybe_const<Dose> auto& it) {
  auto& [sides, sets, reps, sec_per_rep, rest_s, setup_s] = it;
  return std::tie(sides, sets, reps, sec_per_rep, rest_s, setup_s);
}

constexpr auto fields(maybe_const<Exercise> auto& it) {
  auto& [id, name, kind, needs, position, mode, dose, tempo, ladder, ladder_needs, start, how, cues,
         mistakes, loads, limits, from_week, morning, morning_note, why, sources] = it;
  return std::tie(id, name, kind, needs, position, mode, dose, tempo, ladder, ladder_needs, start,
                  how, cues, mistakes, loads, limits, from_week, morning, morning_note, why,
                  sources);
}

constexpr auto fields(maybe_const<Limit> auto& it) {
  auto& [id, name, when, if_unknown, avoid, prefer, sources] = it;
  return std::tie(id, name, when, if_unknown, avoid, prefer, sources);
}

constexpr auto fields(maybe_const<Tag> auto& it) {
  auto& [id, say] = it;
  return std::tie(id, say);
}

constexpr auto fields(maybe_const<Catalogue> auto& it) {
  auto& [equipment, tags, exercises, limits] = it;
  return std::tie(equipment, tags, exercises, limits);
}

// ---- programme
// -----------------------------------------------------------------------------------

constexpr auto fields(maybe_const<Times> auto& it) {
  auto& [first_hour_min, advice_min, first_hour_walk_min, change_s, short_change_s, short_below_min,
         one_set_below_min, three_sets_from_min, target_min, minimum_day_below_min, minimum_day_s,
         one_hand_percent, cardio_target_min, cardio_target_week, most_cardio_days,
         share_day_gap_min, repeat_from] = it;
  return std::tie(first_hour_min, advice_min, first_hour_walk_min, change_s, short_change_s,
                  short_below_min, one_set_below_min, three_sets_from_min, target_min,
                  minimum_day_below_min, minimum_day_s, one_hand_percent, cardio_target_min,
                  cardio_target_week, most_cardio_days, share_day_gap_min, repeat_from);
}

constexpr auto fields(maybe_const<Week> auto& it) {
  auto& [number, phase, say, light, retest, sets, reps, reserve, rest_s, load_percent, carry_sets,
         carry_s, one_hand_sets, one_hand_s, finisher_sets, finisher_reps, finisher_rung, hold_reps,
         hold_s, hold_rung, daily_min, cardio_days, cardio_min, interval_days, sources] = it;
  return std::tie(number, phase, say, light, retest, sets, reps, reserve, rest_s, load_percent,
                  carry_sets, carry_s, one_hand_sets, one_hand_s, finisher_sets, finisher_reps,
                  finisher_rung, hold_reps, hold_s, hold_rung, daily_min, cardio_days, cardio_min,
                  interval_days, sources);
}

constexpr auto fields(maybe_const<Block> auto& it) {
  auto& [id, name, say, min_s, max_s, when_tailored, sources] = it;
  return std::tie(id, name, say, min_s, max_s, when_tailored, sources);
}

constexpr auto fields(maybe_const<Slot> auto& it) {
  auto& [id, block, kind, name, options, rotate, dose, sets, seconds, minimum, extra, when,
         fills_time, intervals, most_days, cut, why, sources] = it;
  return std::tie(id, block, kind, name, options, rotate, dose, sets, seconds, minimum, extra, when,
                  fills_time, intervals, most_days, cut, why, sources);
}

constexpr auto fields(maybe_const<Effects> auto& it) {
  auto& [exclude, prefer, drop, keep, add, extra_sets, max_sets, rung, reserve, load_percent,
         max_strength_days, delay_days, walk_bout_min, lead_walk_min, half_speed_walks, sit_break,
         first, caution] = it;
  return std::tie(exclude, prefer, drop, keep, add, extra_sets, max_sets, rung, reserve,
                  load_percent, max_strength_days, delay_days, walk_bout_min, lead_walk_min,
                  half_speed_walks, sit_break, first, caution);
}

constexpr auto fields(maybe_const<WeekSpan> auto& it) {
  auto& [first, last, from_answers] = it;
  return std::tie(first, last, from_answers);
}

constexpr auto fields(maybe_const<Adjustment> auto& it) {
  auto& [id, step, when, if_unknown, weeks, block, say, effects, sources] = it;
  return std::tie(id, step, when, if_unknown, weeks, block, say, effects, sources);
}

constexpr auto fields(maybe_const<SetupQuestions> auto& it) {
  auto& [train_days, strength_minutes, daily_minutes, equipment, level, wake_time, strength_time,
         daily_time, daily_rest_day, cardio_minutes, massage, pregnancy_weeks, equipment_words] =
      it;
  return std::tie(train_days, strength_minutes, daily_minutes, equipment, level, wake_time,
                  strength_time, daily_time, daily_rest_day, cardio_minutes, massage,
                  pregnancy_weeks, equipment_words);
}

constexpr auto fields(maybe_const<Programme> auto& it) {
  auto& [times, weeks, blocks, slots, adjustments, setup] = it;
  return std::tie(times, weeks, blocks, slots, adjustments, setup);
}

constexpr auto fields(maybe_const<Knowledge> auto& it) {
  auto& [rules, catalogue, programme] = it;
  return std::tie(rules, catalogue, programme);
}

// ---- figures
// -------------------------------------------------------------------------------------

constexpr auto fields(maybe_const<Point> auto& it) {
  auto& [x, y] = it;
  return std::tie(x, y);
}

constexpr auto fields(maybe_const<Where> auto& it) {
  auto& [joint, at] = it;
  return std::tie(joint, at);
}

constexpr auto fields(maybe_const<Limb> auto& it) {
  auto& [angles, shown, hand_in_line] = it;
  return std::tie(angles, shown, hand_in_line);
}

constexpr auto fields(maybe_const<Anchor> auto& it) {
  auto& [joint, at, middle] = it;
  return std::tie(joint, at, middle);
}

constexpr auto fields(maybe_const<Pin> auto& it) {
  auto& [joint, to] = it;
  return std::tie(joint, to);
}

constexpr auto fields(maybe_const<Pose> auto& it) {
  auto& [trunk, neck, limbs, anchor, pins, belly, shaded] = it;
  return std::tie(trunk, neck, limbs, anchor, pins, belly, shaded);
}

constexpr auto fields(maybe_const<Frame> auto& it) {
  auto& [name, pose] = it;
  return std::tie(name, pose);
}

constexpr auto fields(maybe_const<Prop> auto& it) {
  auto& [kind, layer, ink, frame, points, left, right, bottom, top, width, height, radius, angle,
         gap, over, faces_left] = it;
  return std::tie(kind, layer, ink, frame, points, left, right, bottom, top, width, height, radius,
                  angle, gap, over, faces_left);
}

constexpr auto fields(maybe_const<Arrow> auto& it) {
  auto& [from, to, bulge, both, frame] = it;
  return std::tie(from, to, bulge, both, frame);
}

constexpr auto fields(maybe_const<Figure> auto& it) {
  auto& [id, say, view, ground, tween, lifted, frames, props, arrows] = it;
  return std::tie(id, say, view, ground, tween, lifted, frames, props, arrows);
}

}  // namespace backsmart
