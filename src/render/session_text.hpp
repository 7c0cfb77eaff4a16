// A session of a plan and its items in words, the same in every format.
#pragma once

#include <string>
#include <vector>

#include "planner/make_plan.hpp"

namespace backsmart {

// What the words are about; both must live longer.
struct PlanText {
  const Knowledge& knowledge;
  const Plan& plan;

  const Exercise& exercise(const PlannedItem& item) const {
    return knowledge.catalogue.exercises[static_cast<std::size_t>(item.exercise)];
  }
  const Slot& slot(int index) const {
    return knowledge.programme.slots[static_cast<std::size_t>(index)];
  }
};

// ---- sessions ----

// "Strength A" where the strength days differ, "Strength" where not; "Daily block"; "Cardio" and
// "Cardio with faster spells". `index`: among
// the sessions of its sort.
std::string session_name(const PlanText& text, const Session& session, std::size_t index);

// "strength-a", "cardio-a", "daily": the same in all of our JSON.
std::string session_id(BlockId block, std::size_t index);

// 'A' for the first of its sort.
char session_letter(std::size_t index);

// "10 min"; with a walk before it "10 + 30 min".
std::string session_minutes(const Session& session);

// The walk that leads to the session; empty when there is none.
std::string lead_walk_text(const PlanText& text, const Session& session);

// "Together: 27 min, with 5 × 30 s to change over. To fit your time: fewer carries."
std::string time_text(const PlanText& text, const Session& session);

// The cuts, as "fewer carries".
std::vector<std::string> cut_texts(const PlanText& text, const Session& session);

// Why the slot is empty, in one sentence.
std::string left_out_text(const PlanText& text, const SkippedSlot& skipped);

std::string reason_text(const Knowledge& knowledge, const Bar& bar);

// The part of a session in which the item stands: ramp, strength, decompression, or its block.
BlockId part_of(const PlanText& text, const PlannedItem& item);

// ---- items ----

// "Goblet squat"; "Goblet squat, one light set".
std::string item_name(const PlanText& text, const PlannedItem& item);

// "9 times", "2 × 8 each side", "4 × 8 s", "3 × 20 s".
std::string amount_text(const PlanText& text, const PlannedItem& item);

// The same with the rest between sets: "2 × 8, rest 90 s".
std::string dose_text(const PlanText& text, const PlannedItem& item);

// Seconds that a hold lasts, without letting go.
int hold_seconds(const PlanText& text, const PlannedItem& item);

// "a chair and dumbbells"; empty when nothing needs saying.
std::string tools_text(const PlanText& text, const PlannedItem& item);

// " You need a chair and dumbbells."; empty when nothing needs saying.
std::string needs_text(const PlanText& text, const PlannedItem& item);

// Why it is there, and the sources of that. What the slot says fits its first option; another one
// speaks for itself.
const std::string& why_text(const PlanText& text, const PlannedItem& item);
const std::vector<int>& why_sources(const PlanText& text, const PlannedItem& item);

// The rung to start with and the next one; nothing where the ladder does not fit the dose.
std::vector<std::string> ladder_texts(const PlanText& text, const PlannedItem& item);

// "Tempo: in for 4 s, out for 6 s.", "Start with: …", "Next step up: …".
std::vector<std::string> tempo_and_step_texts(const PlanText& text, const PlannedItem& item);

// How much and how hard, beyond the numbers.
std::vector<std::string> effort_texts(const PlanText& text, const PlannedItem& item,
                                      const Session& session);

// One do and one don't: "Keep your chest up. Do not rush."
std::string do_and_dont(const Exercise& exercise);

// "do not rush" → "Do not rush".
std::string sentence(std::string text);

}  // namespace backsmart
