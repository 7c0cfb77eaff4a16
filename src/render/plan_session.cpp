#include "render/plan_session.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

// "do not rush" → "Do not rush"
std::string sentence(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

const Exercise& exercise_of(const PlannedItem& item, const PlanPage& page) {
  return page.knowledge.catalogue.exercises[static_cast<std::size_t>(item.exercise)];
}

const Slot& slot_at(int index, const PlanPage& page) {
  return page.knowledge.programme.slots[static_cast<std::size_t>(index)];
}

// ---- how much -----------------------------------------------------------------------------------

// "4", "2 × 4" sets of holds, "4-2" for a falling pyramid.
std::string holds(const PlannedItem& item) {
  if (!item.hold_reps.empty()) return fmt::format("{}", fmt::join(item.hold_reps, "-"));
  if (item.dose.sets == 1) return std::to_string(item.dose.reps);
  return fmt::format("{} × {}", item.dose.sets, item.dose.reps);
}

// The week's holds count 2 s to let go on top; an exercise's own hold is what its tempo says.
int hold_seconds(const PlannedItem& item, const PlanPage& page) {
  if (slot_at(item.slot, page).dose != DoseFrom::hold) return item.dose.sec_per_rep;
  return week_at(page.knowledge.programme, page.plan->week).hold_s;
}

// "9 times", "2 × 8 each side", "4 × 8 s", "3 × 20 s"
std::string amount(const PlannedItem& item, const PlanPage& page) {
  const Dose& dose = item.dose;
  std::string out;
  switch (exercise_of(item, page).mode) {
    case Mode::reps:
      out = dose.sets == 1 ? fmt::format("{} times", dose.reps)
                           : fmt::format("{} × {}", dose.sets, dose.reps);
      break;
    case Mode::hold: out = fmt::format("{} × {} s", holds(item), hold_seconds(item, page)); break;
    case Mode::time:
      out = dose.sets == 1 ? duration(dose.sec_per_rep)
                           : fmt::format("{} × {}", dose.sets, duration(dose.sec_per_rep));
      break;
  }
  return dose.sides == 2 ? out + " each side" : out;
}

std::string facts(const PlannedItem& item, const PlanPage& page) {
  std::string out = amount(item, page);
  if (item.dose.sets > 1 && item.dose.rest_s > 0) {
    out += fmt::format(", rest {} s", item.dose.rest_s);
  }
  return fmt::format("{}  ({})", out, duration(seconds(item)));
}

// ---- cards --------------------------------------------------------------------------------------

std::string tools(const PlannedItem& item, const PlanPage& page) {
  const EquipmentMask needed = exercise_of(item, page).needs[static_cast<std::size_t>(item.tool)];
  const std::vector<Equipment>& equipment = page.knowledge.catalogue.equipment;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < equipment.size(); ++i) {
    const bool worth_saying = equipment[i].id != "none" && equipment[i].id != "wall";
    if ((needed >> i & 1) != 0 && worth_saying) names.push_back(equipment[i].name);
  }
  return join(names);
}

// Why it is there. What the slot says fits its first option; another one speaks for itself.
std::string why(const PlannedItem& item, PlanPage& page) {
  const Slot& slot = slot_at(item.slot, page);
  const Exercise& exercise = exercise_of(item, page);
  return slot.options.front() == item.exercise ? slot.why + cite(page, slot.sources)
                                               : exercise.why + cite(page, exercise.sources);
}

std::string how(const PlannedItem& item, PlanPage& page) {
  const Exercise& exercise = exercise_of(item, page);
  const std::string with = tools(item, page);
  const std::string needs = with.empty() ? "" : fmt::format(" You need {}.", with);
  return exercise.how + needs + cite(page, exercise.sources);
}

std::vector<std::string> tempo_and_step(const PlannedItem& item, const Exercise& exercise) {
  std::vector<std::string> lines;
  if (!exercise.tempo.empty()) {
    const std::string_view name = exercise.kind == SlotKind::cardio ? "Pace" : "Tempo";
    lines.push_back(fmt::format("{}: {}.", name, exercise.tempo));
  }
  const auto& ladder = exercise.ladder;
  const bool own_time = exercise.mode == Mode::time && item.dose != exercise.dose;
  if (ladder.size() < 2 || own_time) return lines;
  lines.push_back(fmt::format("Start with: {}.", ladder[static_cast<std::size_t>(item.rung)]));
  if (item.next_rung) {
    const std::string& next = ladder[static_cast<std::size_t>(*item.next_rung)];
    lines.push_back(fmt::format("Next step up: {}.", next));
  }
  return lines;
}

int one_hand_percent(const PlanPage& page) {
  return page.knowledge.programme.times.one_hand_percent;
}

// How much and how hard, beyond the numbers on the card.
std::vector<std::string> effort(const PlannedItem& item, const Session& session,
                                const PlanPage& page) {
  const Ruleset& rules = page.knowledge.rules;
  std::vector<std::string> lines;
  if (item.reserve > 0) lines.push_back(phrase<Phrase::reserve>(rules, item.reserve));
  if (item.load_percent < 100) {
    lines.push_back(phrase<Phrase::less_weight>(rules, item.load_percent));
  }
  if (item.one_hand) lines.push_back(phrase<Phrase::one_hand>(rules, one_hand_percent(page)));
  if (item.bouts > 1) {
    lines.push_back(phrase<Phrase::bouts>(rules, item.bouts,
                                          whole_minutes(item.dose.sec_per_rep / item.bouts)));
  }
  if (item.paired_with >= 0) {
    const PlannedItem& partner = session.items[static_cast<std::size_t>(item.paired_with)];
    lines.push_back(phrase<Phrase::in_turn>(rules, exercise_of(partner, page).name));
  }
  if (item.morning_note) lines.push_back(exercise_of(item, page).morning_note);
  return lines;
}

Card card(int number, const PlannedItem& item, const Session& session, PlanPage& page) {
  const Exercise& exercise = exercise_of(item, page);
  if (item.light) {
    return Card{number,
                fmt::format("{}, one light set", exercise.name),
                facts(item, page),
                {phrase<Phrase::light_set>(page.knowledge.rules)}};
  }
  Card out{number, exercise.name, facts(item, page), {}};
  std::vector<std::string> lines;
  const bool first = page.described.insert(item.exercise).second;
  if (first) {
    out.remarks.push_back(why(item, page));
    out.remarks.push_back(how(item, page));
    lines = tempo_and_step(item, exercise);
  }
  for (std::string& line : effort(item, session, page)) lines.push_back(std::move(line));
  if (!lines.empty()) out.remarks.push_back(fmt::format("{}", fmt::join(lines, " ")));
  if (first) {
    out.remarks.push_back(fmt::format("{}. {}.", sentence(exercise.cues.front()),
                                      sentence(exercise.mistakes.front())));
  }
  return out;
}

// ---- what is not there --------------------------------------------------------------------------

std::string reason_of(const Bar& bar, const Knowledge& knowledge) {
  const auto index = static_cast<std::size_t>(bar.index);
  switch (bar.cause) {
    case Bar::Cause::limit: return knowledge.catalogue.limits[index].name;
    case Bar::Cause::adjustment: return knowledge.programme.adjustments[index].say;
    case Bar::Cause::first_hour: return phrase<Phrase::not_first_hour>(knowledge.rules);
    case Bar::Cause::too_early: return phrase<Phrase::not_before_week>(knowledge.rules, bar.index);
    case Bar::Cause::equipment: return "equipment that you do not have";
    case Bar::Cause::already_there: return "already in this block";
  }
  return "";
}

std::string left_out(const SkippedSlot& skipped, const PlanPage& page) {
  std::vector<std::string> reasons;
  for (const Bar& bar : skipped.bars) {
    std::string reason = reason_of(bar, page.knowledge);
    if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) {
      reasons.push_back(std::move(reason));
    }
  }
  return phrase<Phrase::left_out>(page.knowledge.rules, slot_at(skipped.slot, page).name,
                                  fmt::format("{}", fmt::join(reasons, "; ")));
}

std::string cut_phrase(Cut cut, const Session& session, const PlanPage& page) {
  const Ruleset& rules = page.knowledge.rules;
  switch (cut) {
    case Cut::third_sets: return phrase<Phrase::third_sets>(rules);
    case Cut::core_extras: return phrase<Phrase::core_extras>(rules);
    case Cut::short_rests: return phrase<Phrase::short_rests>(rules);
    case Cut::squat_row_in_turn: return phrase<Phrase::squat_row_in_turn>(rules);
    case Cut::second_carry: return phrase<Phrase::second_carry>(rules);
    case Cut::second_sets: return phrase<Phrase::second_sets>(rules);
    case Cut::fewer_reps: return phrase<Phrase::fewer_reps>(rules);
    case Cut::decompression_short: return phrase<Phrase::decompression_short>(rules);
    case Cut::breathing_short: return phrase<Phrase::breathing_short>(rules);
    case Cut::daily_slot: break;
  }
  std::vector<std::string> names;
  for (const int index : session.cut_slots) names.push_back(lower_ascii(slot_at(index, page).name));
  return phrase<Phrase::daily_slots>(rules, join(names));
}

// "Together: 27 min, with 5 × 30 s to change over. To fit your time: fewer carries."
std::string times(const Session& session, const PlanPage& page) {
  const int total = seconds(session);
  std::string line = fmt::format("Together: {}", duration(total));
  if (session.changes > 0) {
    line += fmt::format(", with {} × {} s to change over", session.changes, session.change_s);
  }
  line += ".";
  std::vector<std::string> cuts;
  for (const Cut cut : session.cuts) cuts.push_back(cut_phrase(cut, session, page));
  if (!cuts.empty()) {
    const std::string_view why = session.week_sets_limit ? "To fit the week" : "To fit your time";
    line += fmt::format(" {}: {}.", why, fmt::join(cuts, "; "));
  }
  if (session.budget_s > 0 && total > session.budget_s) {
    const std::string have = whole_minutes(session.budget_s);
    line += " " + phrase<Phrase::too_long>(page.knowledge.rules, have);
  }
  return line;
}

// The cards, with a heading over each part of a strength session.
void add_cards(const Session& session, PlanPage& page) {
  int number = 0;
  BlockId part = session.block;
  for (const PlannedItem& item : session.items) {
    const BlockId of_item = item.light ? BlockId::ramp : slot_at(item.slot, page).block;
    if (of_item != part && session.block == BlockId::strength) {
      const Block& b = block(page.knowledge.programme, of_item);
      page.report.push_back(Heading{3, of_item == BlockId::strength ? "Main part" : b.name});
    }
    part = of_item;
    page.report.push_back(card(++number, item, session, page));
    if (number == 1 && session.instead) {
      Card other = card(0, *session.instead, session, page);
      other.name = "Or: " + other.name;
      page.report.push_back(std::move(other));
    }
  }
}

}  // namespace

std::string cite(PlanPage& page, const std::vector<int>& sources) {
  page.cited.insert(sources.begin(), sources.end());
  return source_mark(page.knowledge.rules, sources);
}

void add_session(const Session& session, const std::string& name, const std::string& when,
                 PlanPage& page) {
  const Ruleset& rules = page.knowledge.rules;
  const Block& b = block(page.knowledge.programme, session.block);
  page.report.push_back(Heading{2, fmt::format("{}: {}", name, when)});
  if (page.introduced.insert(session.block).second) {
    page.report.push_back(Paragraph{b.say + cite(page, b.sources)});
  }
  if (session.lead_walk_min > 0) {
    const std::string have = whole_minutes(session.budget_s);
    page.report.push_back(Paragraph{
        session.first_hour ? phrase<Phrase::first_hour_walk>(rules, session.lead_walk_min, have)
                           : phrase<Phrase::lead_walk>(rules, session.lead_walk_min, have)});
  }
  if (session.minimum_day) page.report.push_back(Paragraph{phrase<Phrase::minimum_day>(rules)});
  add_cards(session, page);
  for (const SkippedSlot& skipped : session.skipped) {
    page.report.push_back(Paragraph{left_out(skipped, page)});
  }
  page.report.push_back(Paragraph{times(session, page)});
}

}  // namespace backsmart
