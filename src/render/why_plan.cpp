// Why a plan holds what it holds. `person.plan` is there.
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "planner/explain.hpp"
#include "render/answer_text.hpp"
#include "render/plan_text.hpp"
#include "render/why_parts.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

// An item of the plan and where it stands.
struct Spot {
  const Session* session = nullptr;
  std::size_t index = 0;  // of the session, among those of its sort
  const PlannedItem* item = nullptr;
  bool instead = false;  // it may take the place of a walk
};

// The plan that is explained, and how it came about.
struct Explained {
  explicit Explained(const WhyPerson& who)
      : person(who),
        text{who.knowledge, *who.plan},
        story(who.knowledge, who.given, who.request, *who.plan) {}

  const WhyPerson& person;
  PlanText text;
  PlanStory story;

  const Knowledge& knowledge() const { return person.knowledge; }
  const Adjustment& adjustment(int index) const {
    return knowledge().programme.adjustments[static_cast<std::size_t>(index)];
  }
  const Exercise& exercise(int index) const {
    return knowledge().catalogue.exercises[static_cast<std::size_t>(index)];
  }

  template <typename Visit>
  void each_session(Visit visit) const {
    const Plan& plan = text.plan;
    if (!plan.daily.items.empty()) visit(plan.daily, std::size_t{0});
    if (plan.sit_break) visit(*plan.sit_break, std::size_t{0});
    for (std::size_t i = 0; i < plan.strength.size(); ++i) visit(plan.strength[i], i);
    for (std::size_t i = 0; i < plan.cardio.size(); ++i) visit(plan.cardio[i], i);
  }

  template <typename Wanted>
  std::vector<Spot> places(Wanted wanted) const {
    std::vector<Spot> out;
    each_session([&](const Session& session, std::size_t index) {
      for (const PlannedItem& item : session.items) {
        if (!item.light && wanted(item)) out.push_back({&session, index, &item});
      }
      if (session.instead && wanted(*session.instead)) {
        out.push_back({&session, index, &*session.instead, true});
      }
    });
    return out;
  }
};

// To go on in the same sentence.
std::string without_stop(std::string text) {
  if (text.ends_with('.')) text.pop_back();
  return text;
}

// "You lift to your limit, so … (adjustment swap-maxing-out)".
std::string cited(const Adjustment& adjustment) {
  return fmt::format("{} (adjustment {})", without_stop(adjustment.say), adjustment.id);
}

std::string bar_text(const Explained& on, const Bar& bar) {
  if (bar.cause == Bar::Cause::adjustment) return cited(on.adjustment(bar.index));
  if (bar.cause == Bar::Cause::limit) {
    const Limit& limit = on.knowledge().catalogue.limits[static_cast<std::size_t>(bar.index)];
    return fmt::format("{} (limit {})", limit.name, limit.id);
  }
  return without_stop(reason_text(on.knowledge(), bar));
}

// ---- how a place was filled ---------------------------------------------------------------------

// ", under “Squat”: Goblet squat, 2 × 8, rest 90 s"; the name of the session goes before it.
std::string spot_text(const Explained& on, const Spot& spot) {
  const std::string_view instead = spot.instead ? ", in place of the walk" : "";
  return fmt::format("{}, under “{}”: {}, {}", instead, on.text.slot(spot.item->slot).name,
                     on.text.exercise(*spot.item).name, dose_text(on.text, *spot.item));
}

std::string choice_text(const Explained& on, const Spot& place) {
  const Choice choice = on.story.choice(*place.session, *place.item);
  std::string text;
  if (choice.preferred_by >= 0) {
    text = fmt::format(" It comes first because of your answers: {}",
                       cited(on.adjustment(choice.preferred_by)));
  } else if (choice.before.empty()) {
    text = " It is the first choice for this place";
  } else {
    text = " It is the next choice for this place";
  }
  std::vector<std::string> before;
  for (const TriedOption& option : choice.before) {
    before.push_back(fmt::format(
        "{} – {}", on.exercise(option.exercise).name,
        option.bar ? bar_text(on, *option.bar) : "has its turn on another strength day"));
  }
  if (before.empty()) return text + ".";
  return fmt::format("{}. Looked at before it: {}.", text, fmt::join(before, "; "));
}

// "Left out: …" of a slot that no session has.
std::string absent_text(const Explained& on, int index) {
  const Slot& slot = on.text.slot(index);
  if (const auto bar = on.story.bar_of_slot(index)) {
    return fmt::format("Not in this week. {}.", sentence(bar_text(on, *bar)));
  }
  std::string text;
  on.each_session([&](const Session& session, std::size_t number) {
    if (!text.empty()) return;
    for (const SkippedSlot& skipped : session.skipped) {
      if (skipped.slot == index) text = left_out_text(on.text, skipped);
    }
    if (session.minimum_day && session.block == slot.block && !slot.minimum) {
      text = fmt::format("Not in this week. {}", phrase<Phrase::minimum_day>(on.knowledge().rules));
    }
    const auto& cut = session.cut_slots;
    if (std::find(cut.begin(), cut.end(), index) != cut.end()) {
      text = fmt::format("Left out of “{}” so that it fits the {} there are for it.",
                         session_name(on.text, session, number), whole_minutes(session.budget_s));
    }
  });
  if (!text.empty()) return text;
  if (slot.block == BlockId::sit_break) {
    return "Not in this week: no answer of yours asks for a sitting break.";
  }
  if (slot.intervals) return "Not in this week: it comes on days that the week names for it.";
  if (slot.extra) {
    std::vector<std::string> ways;
    for (const int a : on.story.switches_of(index)) {
      ways.push_back(fmt::format("the adjustment {} ({})", on.adjustment(a).id,
                                 to_text(on.adjustment(a).when, on.knowledge().rules.questions)));
    }
    if (!slot.when.empty()) {
      ways.push_back("the answers " + to_text(slot.when, on.knowledge().rules.questions));
    }
    if (slot.fills_time) ways.emplace_back("time that a session has left for it");
    if (ways.empty()) return "Not in this week: it is an extra.";
    return fmt::format("Not in this week. It is an extra that comes with: {}.",
                       fmt::join(ways, "; "));
  }
  return "Not in this week: no session has room for it.";
}

// ---- where the numbers come from ----------------------------------------------------------------

// What the adjustments say that apply and for which `has` holds; empty: none.
template <typename Has>
std::string because(const Explained& on, Has has) {
  std::vector<std::string> says;
  for (const int index : on.story.tuning().adjustments_applied) {
    if (has(on.adjustment(index).effects)) says.push_back(cited(on.adjustment(index)));
  }
  return fmt::format("{}", fmt::join(says, "; "));
}

// One number of a dose on its way from the week to the plan.
struct Number {
  std::string_view name;
  std::string value;   // in the plan
  std::string tuned;   // before it was fitted to the time
  std::string usual;   // before answers changed it
  std::string source;  // where the usual one is so: "in week 3", "for this exercise"
};

// "Sets: 1 instead of 3, which is usual in week 3. Your answers make it 2: … To fit your time it is
// 1."
std::string number_text(const Number& n, const std::string& reasons) {
  const bool answered = n.tuned != n.usual;
  const bool fitted = n.value != n.tuned;
  if (!answered && !fitted) {
    return fmt::format("{}: {}, as usual {}.", n.name, n.value, n.source);
  }
  std::string text;
  if (n.value == n.usual) {
    text = fmt::format("{}: {}, as usual {}", n.name, n.value, n.source);
  } else {
    text =
        fmt::format("{}: {} instead of {}, which is usual {}", n.name, n.value, n.usual, n.source);
  }
  if (!answered) return text + ", to fit your time.";
  text += fitted ? fmt::format(". Your answers make it {}", n.tuned) : ", because of your answers";
  text += reasons.empty() ? "." : fmt::format(": {}.", reasons);
  return fitted ? text + fmt::format(" To fit your time it is {}.", n.value) : text;
}

// How long a walk is comes from the week, however the exercise is done otherwise.
bool is_walk_time(const Explained& on, const Spot& spot) {
  return spot.session->block == BlockId::cardio &&
         on.text.slot(spot.item->slot).kind == SlotKind::cardio;
}

std::string time_line(const Explained& on, const Spot& spot, const DoseSteps& steps,
                      const std::string& source) {
  const std::string value = duration(spot.item->dose.sec_per_rep);
  if (is_walk_time(on, spot)) {
    const std::string usual = duration(on.story.week().cardio_min * 60);
    const bool slow = on.text.plan.half_speed_walks;
    return number_text({"Time", value, slow ? value : usual, usual,
                        fmt::format("in week {}", on.story.week().number)},
                       because(on, [](const Effects& e) { return e.half_speed_walks; }));
  }
  return number_text({"Time", value, duration(steps.tuned.dose.sec_per_rep),
                      duration(steps.usual.dose.sec_per_rep), source},
                     "");
}

std::vector<std::string> dose_lines(const Explained& on, const Spot& spot) {
  const PlannedItem& item = *spot.item;
  const Slot& slot = on.text.slot(item.slot);
  const Exercise& exercise = on.text.exercise(item);
  const DoseSteps steps = on.story.dose(*spot.session, item);
  const auto& [usual, tuned] = steps;
  const auto kind = static_cast<std::size_t>(slot.kind);
  const std::string week = fmt::format("in week {}", on.story.week().number);
  const std::string own = "for this exercise";
  const std::string from = slot.dose == DoseFrom::own ? own : week;
  const std::string here = "in this place of the plan";
  std::vector<std::string> lines;
  const auto add = [&](std::string_view name, int value, int after, int before,
                       const std::string& source, auto has) {
    lines.push_back(number_text(
        {name, std::to_string(value), std::to_string(after), std::to_string(before), source},
        because(on, has)));
  };
  const auto nothing = [](const Effects&) { return false; };
  add("Sets", item.dose.sets, tuned.dose.sets, usual.dose.sets, slot.sets ? here : from,
      [&, most = usual.dose.sets](const Effects& e) {
        return e.max_sets[kind] < most || e.extra_sets[kind] != 0;
      });
  if (exercise.mode == Mode::time) {
    lines.push_back(time_line(on, spot, steps, slot.seconds ? here : from));
  } else if (item.hold_reps.empty()) {
    add("Repetitions", item.dose.reps, tuned.dose.reps, usual.dose.reps, from, nothing);
  }
  if (item.dose.sets > 1 && item.dose.rest_s > 0) {
    add("Seconds of rest", item.dose.rest_s, tuned.dose.rest_s, usual.dose.rest_s, from, nothing);
  }
  if (item.reserve > 0) {
    add("Repetitions that you could still do at the end of a set", item.reserve, tuned.reserve,
        usual.reserve, week, [&](const Effects& e) { return e.reserve == item.reserve; });
  }
  if (exercise.ladder.size() > 1 && !is_walk_time(on, spot)) {
    add("Step", item.rung + 1, tuned.rung + 1, usual.rung + 1,
        usual.rung == exercise.start ? own : week,
        [&](const Effects& e) { return e.rung[kind] != 0; });
    lines.back() += fmt::format(" Step {} of {} is: {}.", item.rung + 1, exercise.ladder.size(),
                                exercise.ladder[static_cast<std::size_t>(item.rung)]);
  }
  if (item.load_percent != 100 || usual.load_percent != 100) {
    add("Weight, in per cent of the usual", item.load_percent, tuned.load_percent,
        usual.load_percent, week,
        [&](const Effects& e) { return e.load_percent == item.load_percent; });
  }
  if (item.bouts > 1) {
    const std::string why = because(on, [](const Effects& e) { return e.walk_bout_min > 0; });
    lines.push_back(
        fmt::format("In {} walks a day.{}", item.bouts,
                    why.empty() ? "" : fmt::format(" Your answers ask for that: {}.", why)));
  }
  return lines;
}

// What is true of several sessions is said once.
void add_spots(const Explained& on, const std::vector<Spot>& spots, bool with_dose,
               Explanation& out) {
  std::vector<std::vector<std::string>> sessions;  // by point
  std::vector<WhyPoint> points;
  for (const Spot& spot : spots) {
    WhyPoint point{"place", spot_text(on, spot) + ".", {}};
    point.text += spot.instead ? " It may be done instead." : choice_text(on, spot);
    if (with_dose && !spot.instead) point.items = dose_lines(on, spot);
    const auto same = std::find(points.begin(), points.end(), point);
    const auto index = static_cast<std::size_t>(same - points.begin());
    if (same == points.end()) {
      points.push_back(std::move(point));
      sessions.emplace_back();
    }
    sessions[index].push_back(session_name(on.text, *spot.session, spot.index));
  }
  for (std::size_t i = 0; i < points.size(); ++i) {
    points[i].text = join(sessions[i]) + points[i].text;
    out.points.push_back(std::move(points[i]));
  }
}

// The exercises that fill the slot, each once.
std::vector<std::string> names_in(const Explained& on, int slot) {
  std::vector<std::string> names;
  for (const Spot& spot : on.places([&](const PlannedItem& item) { return item.slot == slot; })) {
    const std::string& name = on.text.exercise(*spot.item).name;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

// ---- blocks -------------------------------------------------------------------------------------

// A session of a block: its days, its time, what was cut and what is missing.
WhyPoint session_point(const Explained& on, const Session& session, std::size_t index) {
  WhyPoint point{"session",
                 fmt::format("{}: {}. {}", session_name(on.text, session, index),
                             when_text(on.text, session, index), time_text(on.text, session)),
                 {}};
  if (session.budget_s > 0) {
    const bool most = session.budget_s == block(on.knowledge().programme, session.block).max_s;
    const std::string_view whose = session.week_sets_limit ? "as the week has it"
                                   : most                  ? "the most that it takes"
                                                           : "as you answered";
    point.items.push_back(
        fmt::format("Time for it: {}, {}.", whole_minutes(session.budget_s), whose));
  }
  if (std::string light = light_week_text(on.text, session); !light.empty()) {
    point.items.push_back(std::move(light));
  }
  for (const SkippedSlot& skipped : session.skipped) {
    point.items.push_back(left_out_text(on.text, skipped));
  }
  return point;
}

// The adjustments that are told of the block, drop it or keep a part of it.
WhyPoint changes_of(const Explained& on, BlockId id) {
  WhyPoint point{"adjustments", "What your answers make of it:", {}};
  for (const int index : on.story.tuning().adjustments_applied) {
    const Adjustment& a = on.adjustment(index);
    const auto& drop = a.effects.drop;
    const auto& keep = a.effects.keep;
    const bool concerns =
        a.block == id || std::find(drop.begin(), drop.end(), id) != drop.end() ||
        std::any_of(keep.begin(), keep.end(), [&](const auto& kept) { return kept.first == id; });
    if (concerns) point.items.push_back(cited(a) + ".");
  }
  return point;
}

// What fills its slots, then those that are empty, by the reason; extras that nothing asks for are
// left out.
WhyPoint fillings_of(const Explained& on, BlockId id) {
  WhyPoint point{"places", "Its places, and what fills them:", {}};
  const auto& slots = on.knowledge().programme.slots;
  std::vector<std::pair<std::string, std::string>> absent;  // why; the places, in a row
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (slots[i].block != id) continue;
    const int slot = static_cast<int>(i);
    const auto names = names_in(on, slot);
    if (names.empty() && slots[i].extra && !on.story.bar_of_slot(slot)) continue;
    const std::string place = fmt::format("{} ({})", slots[i].name, slots[i].id);
    if (!names.empty()) {
      point.items.push_back(fmt::format("{}: {}", place, fmt::join(names, ", ")));
      continue;
    }
    const std::string why = absent_text(on, slot);
    const auto same = std::find_if(absent.begin(), absent.end(),
                                   [&](const auto& one) { return one.first == why; });
    if (same == absent.end()) {
      absent.emplace_back(why, place);
    } else {
      same->second += ", " + place;
    }
  }
  for (const auto& [why, places] : absent) {
    point.items.push_back(fmt::format("{}: {}", places, why));
  }
  return point;
}

template <typename Applied>
bool is_among(const Applied& applied, int index) {
  return std::find(applied.begin(), applied.end(), index) != applied.end();
}

}  // namespace

Explanation explain_exercise(const WhyPerson& person, int index) {
  const Explained on(person);
  const Exercise& exercise = on.exercise(index);
  Explanation out{"exercise", exercise.id, exercise.name, {}};
  out.points.push_back({"why", exercise.why, {}});
  const auto places = on.places([&](const PlannedItem& item) { return item.exercise == index; });
  add_spots(on, places, /*with_dose=*/true, out);
  if (places.empty()) {
    const auto bars = exercise_bars(person.knowledge, person.given, person.request);
    const auto& bar = bars[static_cast<std::size_t>(index)];
    WhyPoint point{"absent", "It is not in your plan this week.", {}};
    if (bar) point.text += fmt::format(" Not for you now: {}.", bar_text(on, *bar));
    const auto& slots = person.knowledge.programme.slots;
    for (std::size_t i = 0; i < slots.size() && !bar; ++i) {
      if (!is_among(slots[i].options, index)) continue;
      const int slot = static_cast<int>(i);
      const auto names = names_in(on, slot);
      point.items.push_back(
          names.empty() ? fmt::format("Under “{}”: {}", slots[i].name, absent_text(on, slot))
                        : fmt::format("Under “{}” there is already: {}", slots[i].name,
                                      fmt::join(names, ", ")));
    }
    out.points.push_back(std::move(point));
  }
  out.points.push_back(sources_point(person, exercise.sources));
  return out;
}

Explanation explain_slot(const WhyPerson& person, int index) {
  const Explained on(person);
  const Slot& slot = on.text.slot(index);
  Explanation out{"slot", slot.id, slot.name, {}};
  out.points.push_back({"why", slot.why, {}});
  const auto places = on.places([&](const PlannedItem& item) { return item.slot == index; });
  add_spots(on, places, /*with_dose=*/false, out);
  if (places.empty()) out.points.push_back({"absent", absent_text(on, index), {}});
  out.points.push_back(sources_point(person, slot.sources));
  return out;
}

Explanation explain_movement(const WhyPerson& person, SlotKind kind) {
  const Explained on(person);
  const std::string_view id = kSlotKindIds[static_cast<std::size_t>(kind)];
  Explanation out{"movement", std::string(id), fmt::format("Movements of the kind “{}”", id), {}};
  const auto& slots = person.knowledge.programme.slots;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (slots[i].kind != kind) continue;
    const int slot = static_cast<int>(i);
    const auto places = on.places([&](const PlannedItem& item) { return item.slot == slot; });
    add_spots(on, places, /*with_dose=*/false, out);
    if (places.empty()) {
      out.points.push_back(
          {"absent",
           fmt::format("Under “{}” ({}): {}", slots[i].name, slots[i].id, absent_text(on, slot)),
           {}});
    }
  }
  return out;
}

Explanation explain_adjustment(const WhyPerson& person, int index) {
  const Explained on(person);
  const Adjustment& a = on.adjustment(index);
  Explanation out{"adjustment", a.id, fmt::format("The adjustment {}", a.id), {}};
  out.points.push_back({"say", a.say, {}});
  const bool applies = is_among(on.story.tuning().adjustments_applied, index);
  const Truth truth = evaluate(a.when, on.story.answers());
  const bool wanted = truth == Truth::yes || (a.if_unknown && truth == Truth::unknown);
  std::string outcome = "It does not apply to you.";
  if (applies && truth == Truth::yes) outcome = "It applies to your plan this week.";
  if (applies && truth != Truth::yes)
    outcome = "It applies, because an answer it looks at is unsure.";
  if (!applies && wanted) {
    outcome = fmt::format("It would apply, but not in week {}.", person.request.week);
  }
  out.points.push_back({"outcome", outcome, {}});
  out.points.push_back({"when",
                        fmt::format("It applies when, in the names of the questions: {}.",
                                    to_text(a.when, person.knowledge.rules.questions)),
                        {}});
  if (!a.effects.caution.empty()) out.points.push_back({"caution", a.effects.caution, {}});
  out.points.push_back(answers_point(person, a.when));
  out.points.push_back(sources_point(person, a.sources));
  return out;
}

Explanation explain_limit(const WhyPerson& person, int index) {
  const Explained on(person);
  const Limit& limit = person.knowledge.catalogue.limits[static_cast<std::size_t>(index)];
  Explanation out{"limit", limit.id, limit.name, {}};
  const bool applies = is_among(on.story.tuning().limits_applied, index);
  const bool sure = evaluate(limit.when, on.story.answers()) == Truth::yes;
  out.points.push_back({"outcome",
                        !applies ? "It does not apply to you."
                        : sure   ? "It applies to you."
                                 : "It applies, because an answer it looks at is unsure or open.",
                        {}});
  out.points.push_back({"when",
                        fmt::format("It applies when, in the names of the questions: {}.",
                                    to_text(limit.when, person.knowledge.rules.questions)),
                        {}});
  out.points.push_back(answers_point(person, limit.when));
  WhyPoint barred{"bars", "It takes these exercises away:", {}};
  for (const Exercise& exercise : person.knowledge.catalogue.exercises) {
    if ((exercise.limits >> index & 1) != 0) barred.items.push_back(exercise.name);
  }
  if (!barred.items.empty()) out.points.push_back(std::move(barred));
  out.points.push_back(sources_point(person, limit.sources));
  return out;
}

Explanation explain_block(const WhyPerson& person, BlockId id) {
  const Explained on(person);
  const Block& block = backsmart::block(person.knowledge.programme, id);
  Explanation out{"block", std::string(kBlockIds[static_cast<std::size_t>(id)]), block.name, {}};
  out.points.push_back({"say", block.say, {}});
  on.each_session([&](const Session& session, std::size_t index) {
    if (session.block == id) out.points.push_back(session_point(on, session, index));
  });
  const std::string days[] = {no_strength_text(on.text), rest_between_text(on.text)};
  for (const std::string& text : days) {
    if (id == BlockId::strength && !text.empty()) out.points.push_back({"days", text, {}});
  }
  for (WhyPoint point : {changes_of(on, id), fillings_of(on, id)}) {
    if (!point.items.empty()) out.points.push_back(std::move(point));
  }
  out.points.push_back(sources_point(person, block.sources));
  return out;
}

}  // namespace backsmart
