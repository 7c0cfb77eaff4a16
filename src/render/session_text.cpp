#include "render/session_text.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

// "4", "2 × 4" sets of holds, "4-2" for a falling pyramid.
std::string holds(const PlannedItem& item) {
  if (!item.hold_reps.empty()) return fmt::format("{}", fmt::join(item.hold_reps, "-"));
  if (item.dose.sets == 1) return std::to_string(item.dose.reps);
  return fmt::format("{} × {}", item.dose.sets, item.dose.reps);
}

std::string cut_phrase(Cut cut, const Session& session, const PlanText& text) {
  const Ruleset& rules = text.knowledge.rules;
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
  for (const int index : session.cut_slots) names.push_back(lower_ascii(text.slot(index).name));
  return phrase<Phrase::daily_slots>(rules, join(names));
}

}  // namespace

// ---- sessions -----------------------------------------------------------------------------------

std::string session_name(const PlanText& text, const Session& session, std::size_t index) {
  const std::string& name = block(text.knowledge.programme, session.block).name;
  if (session.block == BlockId::cardio && index > 0) return name + " with faster spells";
  const bool differ = session.block == BlockId::strength && text.plan.strength.size() > 1;
  return differ ? fmt::format("{} {}", name, session_letter(index)) : name;
}

std::string session_id(BlockId block, std::size_t index) {
  std::string id(kBlockIds[static_cast<std::size_t>(block)]);
  if (block != BlockId::strength && block != BlockId::cardio) return id;
  return id + '-' + static_cast<char>('a' + static_cast<char>(index));
}

char session_letter(std::size_t index) { return static_cast<char>('A' + static_cast<char>(index)); }

std::string session_minutes(const Session& session) {
  const std::string time = whole_minutes(seconds(session));
  return session.lead_walk_min == 0 ? time : fmt::format("{} + {}", session.lead_walk_min, time);
}

std::string lead_walk_text(const PlanText& text, const Session& session) {
  if (session.lead_walk_min == 0) return "";
  const Ruleset& rules = text.knowledge.rules;
  const std::string have = whole_minutes(session.budget_s);
  return session.first_hour ? phrase<Phrase::first_hour_walk>(rules, session.lead_walk_min, have)
                            : phrase<Phrase::lead_walk>(rules, session.lead_walk_min, have);
}

std::vector<std::string> cut_texts(const PlanText& text, const Session& session) {
  std::vector<std::string> cuts;
  for (const Cut cut : session.cuts) cuts.push_back(cut_phrase(cut, session, text));
  return cuts;
}

std::string time_text(const PlanText& text, const Session& session) {
  const int total = seconds(session);
  std::string line = fmt::format("Together: {}", duration(total));
  if (session.changes > 0) {
    line += fmt::format(", with {} × {} s to change over", session.changes, session.change_s);
  }
  line += ".";
  if (const auto cuts = cut_texts(text, session); !cuts.empty()) {
    const std::string_view why = session.week_sets_limit ? "To fit the week" : "To fit your time";
    line += fmt::format(" {}: {}.", why, fmt::join(cuts, "; "));
  }
  if (session.budget_s > 0 && total > session.budget_s) {
    const std::string have = whole_minutes(session.budget_s);
    line += " " + phrase<Phrase::too_long>(text.knowledge.rules, have);
  }
  return line;
}

std::string reason_text(const Knowledge& knowledge, const Bar& bar) {
  const auto index = static_cast<std::size_t>(bar.index);
  switch (bar.cause) {
    case Bar::Cause::limit: return knowledge.catalogue.limits[index].name;
    case Bar::Cause::adjustment: return knowledge.programme.adjustments[index].say;
    case Bar::Cause::first_hour: return phrase<Phrase::not_first_hour>(knowledge.rules);
    case Bar::Cause::too_early: return phrase<Phrase::not_before_week>(knowledge.rules, bar.index);
    case Bar::Cause::equipment: return "equipment that you do not have";
    case Bar::Cause::already_there: return "already in this block";
    case Bar::Cause::held_back: return phrase<Phrase::strength_held_back>(knowledge.rules);
  }
  return "";
}

std::string left_out_text(const PlanText& text, const SkippedSlot& skipped) {
  std::vector<std::string> reasons;
  for (const Bar& bar : skipped.bars) {
    std::string reason = reason_text(text.knowledge, bar);
    if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) {
      reasons.push_back(std::move(reason));
    }
  }
  return phrase<Phrase::left_out>(text.knowledge.rules, text.slot(skipped.slot).name,
                                  fmt::format("{}", fmt::join(reasons, "; ")));
}

BlockId part_of(const PlanText& text, const PlannedItem& item) {
  return item.light ? BlockId::ramp : text.slot(item.slot).block;
}

// ---- items --------------------------------------------------------------------------------------

std::string item_name(const PlanText& text, const PlannedItem& item) {
  const std::string& name = text.exercise(item).name;
  return item.light ? fmt::format("{}, one light set", name) : name;
}

// The week's holds count 2 s to let go on top; an exercise's own hold is what its tempo says.
int hold_seconds(const PlanText& text, const PlannedItem& item) {
  if (text.slot(item.slot).dose != DoseFrom::hold) return item.dose.sec_per_rep;
  return week_at(text.knowledge.programme, text.plan.week).hold_s;
}

std::string amount_text(const PlanText& text, const PlannedItem& item) {
  const Dose& dose = item.dose;
  std::string out;
  switch (text.exercise(item).mode) {
    case Mode::reps:
      out = dose.sets == 1 ? fmt::format("{} times", dose.reps)
                           : fmt::format("{} × {}", dose.sets, dose.reps);
      break;
    case Mode::hold: out = fmt::format("{} × {} s", holds(item), hold_seconds(text, item)); break;
    case Mode::time:
      out = dose.sets == 1 ? duration(dose.sec_per_rep)
                           : fmt::format("{} × {}", dose.sets, duration(dose.sec_per_rep));
      break;
  }
  return dose.sides == 2 ? out + " each side" : out;
}

std::string dose_text(const PlanText& text, const PlannedItem& item) {
  const std::string amount = amount_text(text, item);
  const bool rests = item.dose.sets > 1 && item.dose.rest_s > 0;
  return rests ? fmt::format("{}, rest {} s", amount, item.dose.rest_s) : amount;
}

std::string tools_text(const PlanText& text, const PlannedItem& item) {
  const EquipmentMask needed = text.exercise(item).needs[static_cast<std::size_t>(item.tool)];
  const std::vector<Equipment>& equipment = text.knowledge.catalogue.equipment;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < equipment.size(); ++i) {
    const bool worth_saying = equipment[i].id != "none" && equipment[i].id != "wall";
    if ((needed >> i & 1) != 0 && worth_saying) names.push_back(equipment[i].name);
  }
  return join(names);
}

const std::string& why_text(const PlanText& text, const PlannedItem& item) {
  const Slot& slot = text.slot(item.slot);
  return slot.options.front() == item.exercise ? slot.why : text.exercise(item).why;
}

const std::vector<int>& why_sources(const PlanText& text, const PlannedItem& item) {
  const Slot& slot = text.slot(item.slot);
  return slot.options.front() == item.exercise ? slot.sources : text.exercise(item).sources;
}

std::vector<std::string> ladder_texts(const PlanText& text, const PlannedItem& item) {
  const Exercise& exercise = text.exercise(item);
  const auto& ladder = exercise.ladder;
  const bool own_time = exercise.mode == Mode::time && item.dose != exercise.dose;
  if (ladder.size() < 2 || own_time) return {};
  std::vector<std::string> rungs = {ladder[static_cast<std::size_t>(item.rung)]};
  if (item.next_rung) rungs.push_back(ladder[static_cast<std::size_t>(*item.next_rung)]);
  return rungs;
}

std::string needs_text(const PlanText& text, const PlannedItem& item) {
  const std::string tools = tools_text(text, item);
  return tools.empty() ? "" : fmt::format(" You need {}.", tools);
}

std::vector<std::string> tempo_and_step_texts(const PlanText& text, const PlannedItem& item) {
  const Exercise& exercise = text.exercise(item);
  std::vector<std::string> lines;
  if (!exercise.tempo.empty()) {
    const std::string_view name = exercise.kind == SlotKind::cardio ? "Pace" : "Tempo";
    lines.push_back(fmt::format("{}: {}.", name, exercise.tempo));
  }
  const auto rungs = ladder_texts(text, item);
  if (!rungs.empty()) lines.push_back(fmt::format("Start with: {}.", rungs[0]));
  if (rungs.size() > 1) lines.push_back(fmt::format("Next step up: {}.", rungs[1]));
  return lines;
}

std::vector<std::string> effort_texts(const PlanText& text, const PlannedItem& item,
                                      const Session& session) {
  const Ruleset& rules = text.knowledge.rules;
  std::vector<std::string> lines;
  if (item.reserve > 0) lines.push_back(phrase<Phrase::reserve>(rules, item.reserve));
  if (item.load_percent < 100) {
    lines.push_back(phrase<Phrase::less_weight>(rules, item.load_percent));
  }
  if (item.one_hand)
    lines.push_back(
        phrase<Phrase::one_hand>(rules, text.knowledge.programme.times.one_hand_percent));
  if (item.bouts > 1) {
    lines.push_back(phrase<Phrase::bouts>(rules, item.bouts,
                                          whole_minutes(item.dose.sec_per_rep / item.bouts)));
  }
  if (item.paired_with >= 0) {
    const PlannedItem& partner = session.items[static_cast<std::size_t>(item.paired_with)];
    lines.push_back(phrase<Phrase::in_turn>(rules, text.exercise(partner).name));
  }
  if (item.morning_note) lines.push_back(text.exercise(item).morning_note);
  return lines;
}

std::string sentence(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

std::string do_and_dont(const Exercise& exercise) {
  return fmt::format("{}. {}.", sentence(exercise.cues.front()),
                     sentence(exercise.mistakes.front()));
}

}  // namespace backsmart
