// Plans as JSON. data/schema/plan.schema.json describes it; fields are only ever added.
#include <algorithm>
#include <array>
#include <set>

#include "render/json_writer.hpp"
#include "render/pages.hpp"
#include "render/session_text.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

constexpr std::array<std::string_view, 10> kCutIds = {
    "third-sets",  "core-extras", "short-rests",         "squat-row-in-turn", "second-carry",
    "second-sets", "fewer-reps",  "decompression-short", "breathing-short",   "daily-slot"};
static_assert(kCutIds.size() == static_cast<std::size_t>(Cut::daily_slot) + 1);

class PlanJson {
 public:
  explicit PlanJson(const Knowledge& knowledge) : knowledge_(knowledge), rules_(knowledge.rules) {}

  std::string write(std::span<const Plan> plans, const Answers& given, bool example) {
    const Plan& first = plans.front();
    json_.begin_object();
    json_.text("schema", "backsmart.plan/1");
    json_.boolean("example", example);
    json_.text("level", to_id(first.level));
    json_.text("title", advice_of(rules_, first.level).title);
    json_.text("start", to_iso(first.programme_start));
    write_reasons(first.level, given);
    write_notices();
    write_checkpoints(first.programme_start);
    write_limits(first);
    write_findings(first);
    json_.begin_array("weeks");
    for (const Plan& plan : plans) write_week(plan);
    json_.end_array();
    write_sources();
    json_.end_object();
    return json_.take();
  }

 private:
  void sources(const std::vector<int>& list) {
    cited_.insert(list.begin(), list.end());
    json_.texts("sources", source_ids(rules_, list));
  }

  // What the level asks for besides the plan, such as a visit to book.
  void write_reasons(Level level, const Answers& given) {
    json_.begin_array("reasons");
    if (level != Level::self_manage) {
      for (const Reason& reason : assess(rules_, given).reasons) {
        if (reason.rule == kUnsureRule || reason.level == Level::self_manage) continue;
        const Rule& rule = rules_.rules[static_cast<std::size_t>(reason.rule)];
        json_.begin_object();
        json_.text("rule", rule.id);
        json_.text("level", to_id(reason.level));
        json_.text("say", rule.say);
        if (const std::string advice = advice_of(rules_, reason); !advice.empty()) {
          json_.text("do", advice);
        }
        sources(rule.sources);
        json_.end_object();
      }
    }
    json_.end_array();
  }

  void write_notices() {
    json_.begin_array("notices");
    for (const std::string_view id : {"education", "stop-rules", "next-morning", "not-better",
                                      "worry", "safety-net", "imaging"}) {
      const Notice& n = notice(rules_, id);
      json_.begin_object();
      json_.text("id", id);
      json_.text("title", n.title);
      json_.texts("say", n.say);
      sources(n.sources);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_checkpoints(Date start) {
    json_.begin_array("checkpoints");
    for (const Checkpoint& checkpoint : rules_.checkpoints) {
      json_.begin_object();
      json_.text("id", checkpoint.id);
      json_.text("date", to_iso(start + std::chrono::days(checkpoint.days)));
      json_.text("say", checkpoint.say);
      sources(checkpoint.sources);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_limits(const Plan& plan) {
    json_.begin_array("limits");
    for (const int index : plan.limits) {
      const Limit& limit = knowledge_.catalogue.limits[static_cast<std::size_t>(index)];
      json_.begin_object();
      json_.text("id", limit.id);
      json_.text("name", limit.name);
      json_.texts("avoid", limit.avoid);
      json_.texts("prefer", limit.prefer);
      sources(limit.sources);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_findings(const Plan& plan) {
    json_.begin_array("swaps");
    for (const int index : plan.findings) {
      const Finding& finding = rules_.findings[static_cast<std::size_t>(index)];
      json_.begin_object();
      json_.text("id", finding.id);
      json_.text("say", finding.say);
      json_.text("swap", finding.swap);
      if (!finding.caution.empty()) json_.text("caution", finding.caution);
      sources(finding.sources);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_week(const Plan& plan) {
    const Week& week = week_at(knowledge_.programme, plan.week);
    const PlanText text{knowledge_, plan};
    json_.begin_object();
    json_.number("week", plan.week);
    json_.text("phase", week.phase);
    json_.boolean("light", week.light);
    json_.boolean("retest", week.retest);
    json_.text("say", week.say);
    json_.text("start", to_iso(plan.start));
    json_.number("cardio_minutes", plan.cardio_minutes);
    json_.number("cardio_gap_minutes", plan.cardio_gap_min);
    json_.begin_array("days");
    for (const Day& day : plan.days) write_day(text, day);
    json_.end_array();
    json_.begin_array("sessions");
    write_session(text, plan.daily, 0);
    if (plan.sit_break) write_session(text, *plan.sit_break, 0);
    for (std::size_t i = 0; i < plan.strength.size(); ++i) {
      write_session(text, plan.strength[i], i);
    }
    for (std::size_t i = 0; i < plan.cardio.size(); ++i) write_session(text, plan.cardio[i], i);
    json_.end_array();
    write_adjustments(plan);
    json_.end_object();
  }

  void write_appointment(BlockId block, const Appointment& appointment, const Session& session) {
    json_.begin_object();
    json_.text("session", session_id(block, static_cast<std::size_t>(appointment.session)));
    json_.text("at", to_clock(appointment.at_min));
    json_.number("seconds", session.lead_walk_min * 60 + seconds(session));
    json_.end_object();
  }

  void write_day(const PlanText& text, const Day& day) {
    const Plan& plan = text.plan;
    json_.begin_object();
    json_.text("date", to_iso(day.date));
    json_.text("weekday", weekday_name(weekday(day.date)));
    json_.boolean("massage", day.massage);
    json_.number("seconds", seconds(plan, day));
    json_.begin_array("appointments");
    if (day.daily) write_appointment(BlockId::daily, day.daily, plan.daily);
    if (day.strength) {
      write_appointment(BlockId::strength, day.strength,
                        plan.strength[static_cast<std::size_t>(day.strength.session)]);
    }
    if (day.cardio) {
      write_appointment(BlockId::cardio, day.cardio,
                        plan.cardio[static_cast<std::size_t>(day.cardio.session)]);
    }
    json_.end_array();
    json_.end_object();
  }

  void write_session(const PlanText& text, const Session& session, std::size_t index) {
    json_.begin_object();
    json_.text("id", session_id(session.block, index));
    json_.text("block", kBlockIds[static_cast<std::size_t>(session.block)]);
    json_.text("name", session_name(text, session, index));
    json_.number("seconds", seconds(session));
    json_.number("budget_seconds", session.budget_s);
    json_.number("lead_walk_minutes", session.lead_walk_min);
    json_.boolean("first_hour", session.first_hour);
    json_.boolean("minimum_day", session.minimum_day);
    json_.number("changes", session.changes);
    json_.number("change_seconds", session.change_s);
    json_.begin_array("items");
    for (const PlannedItem& item : session.items) write_item(text, item, session, "");
    json_.end_array();
    if (session.instead) write_item(text, *session.instead, session, "instead");
    json_.begin_array("cuts");
    const auto cuts = cut_texts(text, session);
    for (std::size_t i = 0; i < cuts.size(); ++i) {
      json_.begin_object();
      json_.text("id", kCutIds[static_cast<std::size_t>(session.cuts[i])]);
      json_.text("say", cuts[i]);
      json_.end_object();
    }
    json_.end_array();
    json_.begin_array("skipped");
    for (const SkippedSlot& skipped : session.skipped) write_skipped(text, skipped);
    json_.end_array();
    json_.end_object();
  }

  void write_dose(const PlanText& text, const PlannedItem& item) {
    const Dose& dose = item.dose;
    json_.text("dose", dose_text(text, item));
    json_.number("sets", dose.sets);
    json_.number("sides", dose.sides);
    switch (text.exercise(item).mode) {
      case Mode::reps: json_.number("reps", dose.reps); break;
      case Mode::hold:
        json_.begin_array("holds");
        if (item.hold_reps.empty()) {
          for (int set = 0; set < dose.sets; ++set) json_.number("", dose.reps);
        }
        for (const int reps : item.hold_reps) json_.number("", reps);
        json_.end_array();
        json_.number("hold_seconds", hold_seconds(text, item));
        break;
      case Mode::time: json_.number("time_seconds", dose.sec_per_rep); break;
    }
    json_.number("rest_seconds", dose.sets > 1 ? dose.rest_s : 0);
    json_.number("seconds", seconds(item));
  }

  void write_item(const PlanText& text, const PlannedItem& item, const Session& session,
                  std::string_view key) {
    const Exercise& exercise = text.exercise(item);
    json_.begin_object(key);
    json_.text("exercise", exercise.id);
    json_.text("name", item_name(text, item));
    json_.text("slot", text.slot(item.slot).id);
    json_.text("part", kBlockIds[static_cast<std::size_t>(part_of(text, item))]);
    write_dose(text, item);
    if (!exercise.tempo.empty()) json_.text("tempo", exercise.tempo);
    json_.text("step", exercise.ladder[static_cast<std::size_t>(item.rung)]);
    if (item.next_rung) {
      json_.text("next_step", exercise.ladder[static_cast<std::size_t>(*item.next_rung)]);
    }
    if (item.reserve > 0) json_.number("reserve", item.reserve);
    json_.number("load_percent", item.load_percent);
    json_.boolean("light_set", item.light);
    if (item.bouts > 1) json_.number("bouts", item.bouts);
    if (item.paired_with >= 0) json_.number("paired_with", item.paired_with);
    if (const std::string tools = tools_text(text, item); !tools.empty()) {
      json_.text("equipment", tools);
    }
    json_.text("why", why_text(text, item));
    json_.text("how", exercise.how);
    json_.texts("effort", effort_texts(text, item, session));
    json_.text("do", exercise.cues.front());
    json_.text("dont", exercise.mistakes.front());
    std::vector<int> all = why_sources(text, item);
    for (const int source : exercise.sources) {
      if (std::find(all.begin(), all.end(), source) == all.end()) all.push_back(source);
    }
    sources(all);
    json_.end_object();
  }

  void write_skipped(const PlanText& text, const SkippedSlot& skipped) {
    json_.begin_object();
    json_.text("slot", text.slot(skipped.slot).id);
    json_.text("say", left_out_text(text, skipped));
    json_.begin_array("reasons");
    // In the order in which the options were tried, which preferences may have changed.
    for (const Bar& bar : skipped.bars) {
      json_.begin_object();
      json_.text("cause", kBarIds[static_cast<std::size_t>(bar.cause)]);
      if (const std::string id = bar_id(bar); !id.empty()) json_.text("id", id);
      json_.text("say", reason_text(knowledge_, bar));
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  std::string bar_id(const Bar& bar) const {
    const auto index = static_cast<std::size_t>(bar.index);
    if (bar.cause == Bar::Cause::limit) return knowledge_.catalogue.limits[index].id;
    if (bar.cause == Bar::Cause::adjustment) return knowledge_.programme.adjustments[index].id;
    return "";
  }

  void write_adjustments(const Plan& plan) {
    json_.begin_array("adjustments");
    for (const int index : plan.adjustments) {
      const Adjustment& a = knowledge_.programme.adjustments[static_cast<std::size_t>(index)];
      json_.begin_object();
      json_.text("id", a.id);
      json_.text("step", kStepIds[static_cast<std::size_t>(a.step)]);
      json_.text("say", a.say);
      if (!a.effects.caution.empty()) json_.text("caution", a.effects.caution);
      sources(a.sources);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_sources() {
    json_.begin_array("sources");
    for (const int index : cited_) {
      const Citation& source = rules_.sources[static_cast<std::size_t>(index)];
      json_.begin_object();
      json_.text("id", source.id);
      json_.text("author", source.author);
      if (source.year > 0) json_.number("year", source.year);
      json_.text("title", source.title);
      if (!source.note.empty()) json_.text("note", source.note);
      json_.end_object();
    }
    json_.end_array();
  }

  const Knowledge& knowledge_;
  const Ruleset& rules_;
  JsonWriter json_;
  std::set<int> cited_;
};

}  // namespace

std::string plan_json(const Knowledge& knowledge, std::span<const Plan> plans, const Answers& given,
                      bool example) {
  return PlanJson(knowledge).write(plans, given, example);
}

}  // namespace backsmart
