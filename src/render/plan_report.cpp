// A plan, in words. Everything about health in it comes from the data.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "render/pages.hpp"
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

class PlanPage {
 public:
  PlanPage(const Knowledge& knowledge, const Plan& plan, const Answers& given)
      : rules_(knowledge.rules),
        catalogue_(knowledge.catalogue),
        programme_(knowledge.programme),
        plan_(plan),
        given_(given),
        answers_(settle(knowledge.rules, given)) {}

  Report write(bool example) {
    header(example);
    add_notice("stop-rules");
    glance();
    limits_sheet();
    session(plan_.daily, block(programme_, BlockId::daily), daily_when());
    strength();
    cardio();
    swaps();
    why();
    help_dates();
    add_notice("safety-net");
    add_notice("imaging");
    sources();
    return std::move(page_);
  }

 private:
  const Exercise& exercise(const PlannedItem& item) const {
    return catalogue_.exercises[static_cast<std::size_t>(item.exercise)];
  }
  const Slot& slot(int index) const { return programme_.slots[static_cast<std::size_t>(index)]; }
  const Week& week() const { return programme_.weeks[static_cast<std::size_t>(plan_.week - 1)]; }

  void heading(int level, std::string text) { page_.push_back(Heading{level, std::move(text)}); }
  void say(std::string text) { page_.push_back(Paragraph{std::move(text)}); }

  // The mark of these sources; they are listed at the end of the page.
  std::string cite(const std::vector<int>& sources) {
    cited_.insert(sources.begin(), sources.end());
    return source_mark(rules_, sources);
  }

  void add_notice(std::string_view id) {
    const Notice& n = notice(rules_, id);
    if (n.say.empty()) return;
    heading(2, n.title);
    std::vector<std::string> lines = n.say;
    lines.back() += cite(n.sources);
    page_.push_back(Bullets{std::move(lines)});
  }

  void header(bool example) {
    const Date last = plan_.days.back().date;
    heading(1, example ? "Your Back-Smart week – an example" : "Your Back-Smart week");
    say(fmt::format("Week {} ({}), {} to {} {}", plan_.week, week().phase, to_short(plan_.start),
                    to_short(last), to_iso(last).substr(0, 4)));
    if (example) {
      say("For a person without limits, and with nothing but a chair. Yours comes from: backsmart "
          "check");
    }
    say(week().say + cite(week().sources));
    const LevelAdvice& advice = rules_.levels[static_cast<std::size_t>(plan_.level)];
    page_.push_back(Paragraph{fmt::format("Level: {}", advice.title), true});
    if (plan_.level == Level::tailored) add_notice("limited-plan");
    if (plan_.level != Level::self_manage) bookings();
    say(fmt::format("{}", fmt::join(notice(rules_, "education").say, " ")));
  }

  // What the level and its reasons ask for besides the plan.
  void bookings() {
    if (plan_.level == Level::book) add_notice("booked-plan");
    Bullets bookings;
    const Assessment assessment = assess(rules_, given_);
    for (const Reason& reason : assessment.reasons) {
      if (reason.rule == kUnsureRule || reason.level == Level::self_manage) continue;
      const Rule& rule = rules_.rules[static_cast<std::size_t>(reason.rule)];
      bookings.items.push_back(fmt::format("{} {}{}", rule.say, rule.advice, cite(rule.sources)));
    }
    if (!bookings.items.empty()) page_.push_back(std::move(bookings));
  }

  std::string daily_when() const {
    return plan_.daily_on_waking
               ? fmt::format("every day, from {} (within half an hour of getting up)",
                             to_clock(plan_.wake_min))
               : "every day, at least an hour after getting up";
  }

  void glance() {
    heading(2, "The week at a glance");
    Table table{{"Day", "Daily block", "Strength", "Cardio"}, {}};
    const auto cell = [](bool on, const std::string& text) { return on ? text : std::string("–"); };
    for (const Day& day : plan_.days) {
      const std::string daily =
          plan_.daily_on_waking
              ? fmt::format("{}, {}", to_clock(plan_.wake_min), whole_minutes(seconds(plan_.daily)))
              : whole_minutes(seconds(plan_.daily));
      std::string strength;
      std::string cardio;
      if (day.strength) {
        strength = fmt::format("{}, {}", to_clock(plan_.strength_at_min),
                               whole_minutes(seconds(*plan_.strength)));
      }
      if (day.cardio) cardio = whole_minutes(seconds(*plan_.cardio));
      table.rows.push_back({to_short(day.date), cell(day.daily, daily),
                            cell(day.strength, strength), cell(day.cardio, cardio)});
    }
    page_.push_back(std::move(table));
  }

  void limits_sheet() {
    Bullets avoid;
    Bullets prefer;
    for (const int index : plan_.limits) {
      const Limit& limit = catalogue_.limits[static_cast<std::size_t>(index)];
      const std::string mark = cite(limit.sources);
      if (!limit.avoid.empty()) {
        avoid.items.push_back(
            fmt::format("{}: {}{}", limit.name, fmt::join(limit.avoid, "; "), mark));
      }
      if (!limit.prefer.empty()) {
        prefer.items.push_back(fmt::format("{}: {}", limit.name, fmt::join(limit.prefer, "; ")));
      }
    }
    if (avoid.items.empty() && prefer.items.empty()) return;
    heading(2, "Your limits sheet");
    if (!avoid.items.empty()) {
      say("Leave out or go easy on:");
      page_.push_back(std::move(avoid));
    }
    if (!prefer.items.empty()) {
      say("Usually suits better:");
      page_.push_back(std::move(prefer));
    }
  }

  // "9 times", "2 × 8 each side", "4 × 8 s", "3 × 20 s"
  std::string amount(const PlannedItem& item) const {
    const Dose& dose = item.dose;
    std::string out;
    switch (exercise(item).mode) {
      case Mode::reps:
        out = dose.sets == 1 ? fmt::format("{} times", dose.reps)
                             : fmt::format("{} × {}", dose.sets, dose.reps);
        break;
      case Mode::hold: out = fmt::format("{} × {} s", holds(item), hold_seconds(item)); break;
      case Mode::time:
        out = dose.sets == 1 ? duration(dose.sec_per_rep)
                             : fmt::format("{} × {}", dose.sets, duration(dose.sec_per_rep));
        break;
    }
    return dose.sides == 2 ? out + " each side" : out;
  }

  // "4", "2 × 4" sets of holds, "4-2" for a falling pyramid.
  static std::string holds(const PlannedItem& item) {
    if (!item.hold_reps.empty()) return fmt::format("{}", fmt::join(item.hold_reps, "-"));
    if (item.dose.sets == 1) return std::to_string(item.dose.reps);
    return fmt::format("{} × {}", item.dose.sets, item.dose.reps);
  }

  // The week's holds count 2 s to let go on top; an exercise's own hold is what its tempo says.
  int hold_seconds(const PlannedItem& item) const {
    const bool weeks = slot(item.slot).dose == DoseFrom::hold;
    return weeks ? week().hold_s : item.dose.sec_per_rep;
  }

  std::string facts(const PlannedItem& item) const {
    std::string out = amount(item);
    if (item.dose.sets > 1 && item.dose.rest_s > 0) {
      out += fmt::format(", rest {} s", item.dose.rest_s);
    }
    return fmt::format("{}  ({})", out, duration(seconds(item)));
  }

  std::string tools(const PlannedItem& item) const {
    const EquipmentMask needed = exercise(item).needs[static_cast<std::size_t>(item.tool)];
    std::vector<std::string> names;
    for (std::size_t i = 0; i < catalogue_.equipment.size(); ++i) {
      const Equipment& e = catalogue_.equipment[i];
      if ((needed >> i & 1) != 0 && e.id != "none") names.push_back(e.name);
    }
    return join(names);
  }

  std::string start_line(const PlannedItem& item) const {
    const Exercise& e = exercise(item);
    const auto rung = static_cast<std::size_t>(item.rung);
    if (rung + 1 == e.ladder.size()) return fmt::format("Start with: {}.", e.ladder[rung]);
    return fmt::format("Start with: {}. Next step up: {}.", e.ladder[rung], e.ladder[rung + 1]);
  }

  // How much and how hard, beyond the numbers on the card.
  std::vector<std::string> effort_lines(const PlannedItem& item) const {
    std::vector<std::string> lines;
    if (item.reserve > 0) {
      lines.push_back(fmt::format("Stop each set when you could still do {} more.", item.reserve));
    }
    if (item.load_percent < 100) {
      lines.push_back(
          fmt::format("Use about {} % of the weight you would usually take.", item.load_percent));
    }
    if (item.bouts > 1) {
      lines.push_back(fmt::format("In {} walks of about {}, spread over the day.", item.bouts,
                                  whole_minutes(item.dose.sec_per_rep / item.bouts)));
    }
    if (item.paired_with >= 0) {
      const PlannedItem& partner =
          plan_.strength->items[static_cast<std::size_t>(item.paired_with)];
      lines.push_back(fmt::format("Take turns with: {}. One rests while the other works.",
                                  exercise(partner).name));
    }
    if (item.morning_note) lines.push_back(exercise(item).morning_note);
    return lines;
  }

  void item_card(const PlannedItem& item, int number) {
    const Exercise& e = exercise(item);
    if (item.light) {
      page_.push_back(Card{number,
                           fmt::format("{}, one light set", e.name),
                           facts(item),
                           {"About half the weight, or none, to rehearse the movement."}});
      return;
    }
    std::vector<std::string> remarks;
    std::vector<std::string> lines;
    // What an exercise is like is told where it comes first.
    if (described_.insert(item.exercise).second) {
      std::string how = e.how;
      if (const std::string with = tools(item); !with.empty())
        how += fmt::format(" You need {}.", with);
      remarks.push_back(how + cite(e.sources));
      if (!e.tempo.empty()) lines.push_back(fmt::format("Tempo: {}.", e.tempo));
      const bool own_time = e.mode == Mode::time && item.dose != e.dose;
      if (e.ladder.size() > 1 && !own_time) lines.push_back(start_line(item));
    }
    for (std::string& line : effort_lines(item)) lines.push_back(std::move(line));
    if (!lines.empty()) remarks.push_back(fmt::format("{}", fmt::join(lines, " ")));
    remarks.push_back(
        fmt::format("{}. {}.", sentence(e.cues.front()), sentence(e.mistakes.front())));
    page_.push_back(Card{number, e.name, facts(item), std::move(remarks)});
  }

  std::string reason_of(const Bar& bar) const {
    switch (bar.cause) {
      case Bar::Cause::limit: return catalogue_.limits[static_cast<std::size_t>(bar.index)].name;
      case Bar::Cause::adjustment:
        return programme_.adjustments[static_cast<std::size_t>(bar.index)].say;
      case Bar::Cause::first_hour: return "not within the first hour after getting up";
      case Bar::Cause::equipment: return "equipment that you do not have";
      case Bar::Cause::already_there: return "already part of this session";
    }
    return "";
  }

  void skipped(const SkippedSlot& skipped_slot) {
    std::vector<std::string> reasons;
    for (const Bar& bar : skipped_slot.bars) {
      std::string reason = reason_of(bar);
      if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) {
        reasons.push_back(std::move(reason));
      }
    }
    say(fmt::format("Left out – {}: nothing here suits you today ({}).",
                    slot(skipped_slot.slot).name, fmt::join(reasons, "; ")));
  }

  std::string cut_line(Cut cut, const Session& session) const {
    switch (cut) {
      case Cut::third_sets: return "two sets of each lift instead of three";
      case Cut::core_extras: return "no extra core work";
      case Cut::short_rests: return "rests of 60 s";
      case Cut::squat_row_in_turn: return "squat and row in turn";
      case Cut::second_carry: return "fewer carries";
      case Cut::second_sets: return "one set of each";
      case Cut::decompression_short: return "a shorter rest at the end";
      case Cut::breathing_short: return "fewer breaths";
      case Cut::daily_slot: {
        std::vector<std::string> names;
        for (const int index : session.cut_slots) names.push_back(lower_ascii(slot(index).name));
        return fmt::format("without {}", join(names));
      }
    }
    return "";
  }

  void time_lines(const Session& session) {
    const int total = seconds(session);
    std::string line = fmt::format("Together: {}", duration(total));
    if (session.changes > 0) {
      line += fmt::format(", with {} × {} s to change over", session.changes, session.change_s);
    }
    say(line + ".");
    std::vector<std::string> cuts;
    for (const Cut cut : session.cuts) cuts.push_back(cut_line(cut, session));
    if (!cuts.empty()) say(fmt::format("To fit your time: {}.", fmt::join(cuts, "; ")));
    if (session.budget_s > 0 && total > session.budget_s) {
      say(fmt::format("This is longer than the {} you have: it cannot safely be made shorter.",
                      whole_minutes(session.budget_s)));
    }
  }

  void session(const Session& s, const Block& b, const std::string& when) {
    heading(2, fmt::format("{}: {}", b.name, when));
    say(b.say + cite(b.sources));
    if (s.lead_walk_min > 0) {
      say(
          fmt::format("First walk upright for at least {} min. This comes on top of your {}: it is "
                      "within the first hour after getting up, so everything below is unloaded. "
                      "Later in the day there is more to do.",
                      s.lead_walk_min, whole_minutes(s.budget_s)));
    }
    if (s.minimum_day) say("You have little time, so this is the minimum day: three exercises.");
    int number = 0;
    BlockId part = s.block;
    for (const PlannedItem& item : s.items) {
      const BlockId item_part = item.light ? BlockId::ramp : slot(item.slot).block;
      if (item_part != part && s.block == BlockId::strength) {
        heading(3,
                item_part == BlockId::strength ? "Main part" : block(programme_, item_part).name);
      }
      part = item_part;
      item_card(item, ++number);
    }
    for (const SkippedSlot& skipped_slot : s.skipped) skipped(skipped_slot);
    time_lines(s);
  }

  std::string days_of(bool Day::*kind) const {
    std::vector<std::string> names;
    for (const Day& day : plan_.days) {
      if (day.*kind) names.emplace_back(weekday_name(weekday(day.date)));
    }
    return join(names);
  }

  void strength() {
    const Block& b = block(programme_, BlockId::strength);
    if (!plan_.strength) {
      heading(2, b.name);
      say(no_strength_reason());
      return;
    }
    const Session& s = *plan_.strength;
    session(s, b, fmt::format("{}, {}", days_of(&Day::strength), to_clock(plan_.strength_at_min)));
    if (s.first_hour || plan_.advice_hour) add_notice("morning-gate");
    const int planned = static_cast<int>(std::count_if(plan_.days.begin(), plan_.days.end(),
                                                       [](const Day& d) { return d.strength; }));
    if (planned < plan_.strength_days_possible) {
      say(fmt::format("{} this week: a day of rest lies between two of them.",
                      counted(planned, "strength day")));
    }
    const int target = programme_.times.target_min * 60;
    if (seconds(s) < target && s.budget_s >= target) {
      say(fmt::format("This is a light week: {} instead of {} min or more.",
                      whole_minutes(seconds(s)), programme_.times.target_min));
    }
  }

  std::string no_strength_reason() const {
    if (plan_.strength_held_back) {
      return "No strength work yet: someone who knows your back says first what suits it.";
    }
    for (const int index : plan_.adjustments) {
      const Adjustment& a = programme_.adjustments[static_cast<std::size_t>(index)];
      const auto& drop = a.effects.drop;
      if (std::find(drop.begin(), drop.end(), BlockId::strength) != drop.end()) return a.say;
    }
    return "No strength day this week: none of your free days is left for it.";
  }

  void cardio() {
    if (!plan_.cardio) return;
    const Block& b = block(programme_, BlockId::cardio);
    session(*plan_.cardio, b, days_of(&Day::cardio));
  }

  void swaps() {
    if (plan_.findings.empty()) return;
    heading(2, "Your swaps");
    for (const int index : plan_.findings) {
      const Finding& finding = rules_.findings[static_cast<std::size_t>(index)];
      std::vector<std::string> remarks{finding.say + cite(finding.sources)};
      if (!finding.caution.empty()) remarks.push_back("Take care: " + finding.caution);
      page_.push_back(Card{0, finding.swap, "", std::move(remarks)});
    }
  }

  void why() {
    Bullets reasons;
    for (const int index : plan_.adjustments) {
      const Adjustment& a = programme_.adjustments[static_cast<std::size_t>(index)];
      std::string line = a.say;
      if (!a.effects.caution.empty()) line += " " + a.effects.caution;
      reasons.items.push_back(line + cite(a.sources));
    }
    if (reasons.items.empty()) return;
    heading(2, "Why it looks like this");
    page_.push_back(std::move(reasons));
  }

  void help_dates() {
    heading(2, "When to get help");
    Bullets dates;
    for (const Checkpoint& checkpoint : rules_.checkpoints) {
      dates.items.push_back(fmt::format("{}: {}{}",
                                        to_short(plan_.start + std::chrono::days(checkpoint.days)),
                                        checkpoint.say, cite(checkpoint.sources)));
    }
    const Notice& not_better = notice(rules_, "not-better");
    for (const std::string& line : not_better.say) dates.items.push_back("Any time: " + line);
    const Notice& worry = notice(rules_, "worry");
    for (const std::string& line : worry.say) dates.items.push_back("Any time: " + line);
    page_.push_back(std::move(dates));
  }

  void sources() {
    heading(2, "Sources");
    Bullets list;
    for (const int index : cited_) {
      const Citation& source = rules_.sources[static_cast<std::size_t>(index)];
      std::string line = fmt::format("{}: {}", source.id, source.author);
      const std::string year = std::to_string(source.year);
      const bool told = source.year == 0 || source.author.find(year) != std::string::npos;
      if (!told) line += " " + year;
      list.items.push_back(fmt::format("{}. {}.", line, source.title));
    }
    page_.push_back(std::move(list));
  }

  const Ruleset& rules_;
  const Catalogue& catalogue_;
  const Programme& programme_;
  const Plan& plan_;
  const Answers& given_;
  Answers answers_;
  std::set<int> cited_;      // sources
  std::set<int> described_;  // exercises
  Report page_;
};

}  // namespace

Report plan_report(const Knowledge& knowledge, const Plan& plan, const Answers& answers,
                   bool example) {
  return PlanPage(knowledge, plan, answers).write(example);
}

}  // namespace backsmart
