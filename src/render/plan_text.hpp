// What a plan says around its sessions, the same in every format. An empty text: nothing to say.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "render/session_text.hpp"

namespace backsmart {

// ---- a week ----

// "Week 3 (build), Mon 7 Dec to Sun 13 Dec 2026".
std::string week_title(const PlanText& text);

// "Weeks 1 to 4, Mon 23 Nov to Sun 20 Dec 2026"; of one week its title.
std::string weeks_title(const Knowledge& knowledge, std::span<const Plan> plans);

// What the week is about; of a week without strength nothing, for it speaks of strength.
std::string theme_text(const PlanText& text);

// Below the days: walks short of the guidelines, a day for a massage.
std::vector<std::string> week_remarks(const PlanText& text);

// ---- when a session takes place ----

// The appointments of sessions of this block; the sitting break goes with the daily block.
const Appointment& appointment(const Day& day, BlockId block);

// The days of session `index` of its sort.
std::vector<Date> days_of(const Plan& plan, BlockId block, std::size_t index);

// "every day but Sunday, from 07:00 (within half an hour of getting up)", "Monday, 18:00",
// "Tuesday and Thursday".
std::string when_text(const PlanText& text, const Session& session, std::size_t index);

// ---- strength ----

// Why the week has none.
std::string no_strength_text(const PlanText& text);

// The session is shorter than usual because the week is light, or because two sets are.
std::string light_week_text(const PlanText& text, const Session& session);

// Fewer days than were free, as a day of rest has to lie between.
std::string rest_between_text(const PlanText& text);

// The notice about the first hours of the day belongs to this week.
bool needs_morning_gate(const Plan& plan);

// ---- all weeks ----

// The notice that opens a plan of this level; empty: none.
std::string_view level_notice(Level level);

// The reasons of a level that asks for more than a plan; else none.
std::vector<Reason> reasons_beside_plan(const Ruleset& rules, Level level, const Answers& given);

// The weeks in which the adjustment applies, as "Weeks 1 to 3: " or "Weeks 1 and 3: "; empty: in
// all.
std::string weeks_with(int adjustment, std::span<const Plan> plans);

// The person's usual pain, as the yardstick for the morning after; empty when it was not told.
std::string usual_pain_text(const Ruleset& rules, const Answers& given);

}  // namespace backsmart
