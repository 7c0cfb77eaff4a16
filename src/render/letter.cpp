#include "render/letter.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "render/plan_text.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

// The gateway to what is known of the back already; it has a section of its own.
constexpr std::string_view kKnown = "any-diagnosis";
constexpr std::string_view kAge = "age";

using State = Answer::State;

// The questions as a letter sorts them, with their settled answers.
class Sheet {
 public:
  Sheet(const Ruleset& rules, const Answers& given)
      : rules_(rules), given_(given), answers_(settle(rules, given)) {
    given_.resize(rules.questions.size());
  }

  int size() const { return static_cast<int>(rules_.questions.size()); }
  const Question& question(int q) const { return rules_.questions[static_cast<std::size_t>(q)]; }
  const Answer& answer(int q) const { return answers_[static_cast<std::size_t>(q)]; }
  const Answers& answers() const { return answers_; }
  // The person said it; it was not filled in.
  bool told(int q) const { return is_answered(given_[static_cast<std::size_t>(q)]); }
  bool is_sign(int q) const { return is_warning_sign(rules_, question(q)); }
  bool in_part(int q, std::string_view part) const {
    return rules_.parts[static_cast<std::size_t>(question(q).part)].id == part;
  }

  bool is_no(int q) const { return question(q).kind == Kind::yes_no && answer(q) == Answer::of(0); }
  // Yes, or a value other than none.
  bool is_positive(int q) const {
    const bool nothing = (question(q).kind == Kind::yes_no || question(q).kind == Kind::many) &&
                         answer(q).value == 0;
    return answer(q).state == State::given && !nothing;
  }

  // The yes-no question that led to this one: of those its gateway reads the first that was not
  // answered no, else the first. -1: none.
  int parent(int q) const {
    int first = -1;
    for (const int read : questions_read(question(q).gateway)) {
      if (question(read).kind != Kind::yes_no) continue;
      if (!is_no(read) && answer(read).state != State::skipped) return read;
      if (first < 0) first = read;
    }
    // Asked for another reason than these: it stands beside them.
    const bool asked = evaluate(question(q).gateway, answers_) != Truth::no;
    return first >= 0 && is_no(first) && asked ? parent(first) : first;
  }

  // Whether the question opens a block: a sign itself, or a gateway to signs.
  bool opens_block(int q) const {
    return question(q).kind == Kind::yes_no && question(q).gateway.empty();
  }

  // "pain below the knee", "the injury happened: in the last 2 weeks", "old, unchanged: no".
  std::string text(int q) const {
    const bool yes = question(q).kind == Kind::yes_no && answer(q) == Answer::of(1);
    const std::string name = question(q).label.empty() ? question(q).ask : question(q).label;
    return yes ? name : fmt::format("{}: {}", name, in_words(question(q), answer(q)));
  }

 private:
  const Ruleset& rules_;
  Answers given_;
  Answers answers_;
};

void section(std::string title, Bullets lines, Report& report) {
  if (lines.items.empty()) return;
  report.push_back(Heading{3, std::move(title)});
  report.push_back(std::move(lines));
}

// The details that were asked about a sign: everything below it.
void add_details(const Sheet& sheet, int sign, std::vector<std::string>& details) {
  for (int q = sign + 1; q < sheet.size(); ++q) {
    if (!sheet.is_sign(q) || sheet.parent(q) != sign || !sheet.told(q)) continue;
    details.push_back(sheet.text(q));
    add_details(sheet, q, details);
  }
}

std::string details_of(const Sheet& sheet, int sign) {
  std::vector<std::string> details;
  add_details(sheet, sign, details);
  return fmt::format("{}", fmt::join(details, "; "));
}

// "a weak leg or foot (grew within hours: no; old and unchanged: no)".
std::string with_details(const Sheet& sheet, int sign) {
  const std::string details = details_of(sheet, sign);
  return sheet.text(sign) + (details.empty() ? "" : " (" + details + ")");
}

// The signs of the block that the question `top` opens.
std::vector<int> block_of(const Sheet& sheet, int top) {
  std::vector<int> signs;
  for (int q = top + 1; q < sheet.size(); ++q) {
    int above = sheet.parent(q);
    while (above > top) above = sheet.parent(above);
    if (sheet.is_sign(q) && above == top) signs.push_back(q);
  }
  return signs;
}

// Whether the question stands behind a sign that is told with its details.
bool is_told_above(const Sheet& sheet, int q) {
  const int above = sheet.parent(q);
  if (above < 0 || sheet.opens_block(above)) return false;
  return sheet.is_positive(above) || sheet.answer(above).state == State::unsure ||
         is_told_above(sheet, above);
}

// ---- the sections -------------------------------------------------------------------------------

void add_head(const Ruleset& rules, const LetterFacts& facts, Report& report) {
  report.push_back(Heading{1, "Answers to a questionnaire about back pain"});
  const Notice& education = notice(rules, "education");
  const std::string what = education.say.empty() ? "" : " " + education.say.front();
  report.push_back(Paragraph{fmt::format(
      "The person named below gave these answers on {} at {} to the program backsmart {}.{} This "
      "is not a medical record. Under “Answered no” a semicolon parts what was asked one by one.",
      to_iso(facts.asked.day), to_clock(facts.asked.second / 60), facts.version, what)});
  report.push_back(Paragraph{"Name: ______________________________  Date of birth: ____________"});
}

// Answered no, where a yes would have kept the rule from holding, as "was checked".
bool is_telling_no(const Sheet& sheet, const Rule& rule, int q) {
  if (!sheet.is_no(q) || !sheet.told(q)) return false;
  Answers otherwise = sheet.answers();
  otherwise[static_cast<std::size_t>(q)] = Answer::of(1);
  return evaluate(rule.when, otherwise) == Truth::no;
}

std::string level_text(const Ruleset& rules, const Sheet& sheet, const Assessment& assessment) {
  if (!assessment.can_tell()) {
    return fmt::format(
        "Level told: none, because {} without an answer.",
        assessment.unanswered.size() == 1 ? "a warning sign is" : "some warning signs are");
  }
  std::string text = fmt::format("Level told: {} ({})", advice_of(rules, assessment.level).title,
                                 to_id(assessment.level));
  std::vector<std::string> because;
  for (const Reason& reason : assessment.reasons) {
    if (reason.level != assessment.level || reason.level == Level::self_manage) continue;
    if (reason.rule == kUnsureRule) {
      because.emplace_back("several signs left open");
      continue;
    }
    const Rule& rule = rules.rules[static_cast<std::size_t>(reason.rule)];
    for (const int q : questions_read(rule.when)) {
      const bool speaks = sheet.is_positive(q) || sheet.answer(q).state == State::unsure;
      if (!speaks && !is_telling_no(sheet, rule, q)) continue;
      if (std::string said = sheet.text(q);
          std::find(because.begin(), because.end(), said) == because.end()) {
        because.push_back(std::move(said));
      }
    }
  }
  if (because.empty()) return text + ".";
  return fmt::format("{}, because of: {}.", text, fmt::join(because, "; "));
}

void add_level(const Ruleset& rules, const Sheet& sheet, Report& report) {
  report.push_back(Paragraph{level_text(rules, sheet, assess_settled(rules, sheet.answers()))});
}

// Every sign that was answered yes, with what was asked about it; those of one gateway apart.
Bullets positive_signs(const Sheet& sheet, bool known) {
  Bullets lines;
  for (int top = 0; top < sheet.size(); ++top) {
    const bool here = (sheet.question(top).id == kKnown) == known;
    if (!sheet.is_sign(top) || !sheet.opens_block(top) || !here) continue;
    const std::size_t before = lines.items.size();
    for (const int q : block_of(sheet, top)) {
      if (!sheet.is_positive(q) || is_told_above(sheet, q)) continue;
      lines.items.push_back(with_details(sheet, q));
    }
    // A gateway answered yes where nothing behind it was: the yes itself is what was said.
    const bool any = lines.items.size() > before;
    if (!any && sheet.is_positive(top)) lines.items.push_back(sheet.text(top));
  }
  return lines;
}

// `text` without the answer: what stands under "Unsure" needs no ": unsure".
std::string name_of(const Sheet& sheet, int q) {
  const Question& question = sheet.question(q);
  return question.label.empty() ? question.ask : question.label;
}

// An unsure gateway is told by what was asked behind it, where that says more than no.
Bullets unsure_signs(const Sheet& sheet) {
  Bullets lines;
  for (int q = 0; q < sheet.size(); ++q) {
    const bool counts = sheet.is_sign(q) || sheet.question(q).read_by_rule;
    if (!counts || sheet.answer(q).state != State::unsure) continue;
    if (sheet.is_sign(q) && sheet.opens_block(q)) {
      const std::vector<int> behind = block_of(sheet, q);
      const bool told = std::any_of(behind.begin(), behind.end(), [&](int sign) {
        return sheet.is_positive(sign) || sheet.answer(sign).state == State::unsure;
      });
      if (!told) lines.items.push_back(name_of(sheet, q));
      continue;
    }
    const std::string details = details_of(sheet, q);
    lines.items.push_back(name_of(sheet, q) + (details.empty() ? "" : " (" + details + ")"));
  }
  return lines;
}

// What may never have to be asked is left out.
Bullets open_signs(const Ruleset& rules, const Sheet& sheet) {
  std::vector<std::string> names;
  for (int q = 0; q < sheet.size(); ++q) {
    const bool open = sheet.is_sign(q) && sheet.answer(q).state == State::unanswered;
    if (open && !waits_for_gateway(rules, sheet.answers(), q)) names.push_back(name_of(sheet, q));
  }
  Bullets lines;
  if (!names.empty()) lines.items.push_back(fmt::format("{}", fmt::join(names, "; ")));
  return lines;
}

// A line a block: what its gateway names when that was answered no, else the single signs.
Bullets absent_signs(const Sheet& sheet) {
  Bullets lines;
  for (int top = 0; top < sheet.size(); ++top) {
    if (!sheet.is_sign(top) || !sheet.opens_block(top)) continue;
    std::vector<std::string> names;
    if (sheet.is_no(top)) {
      names.push_back(sheet.question(top).label);
    } else {
      for (const int q : block_of(sheet, top)) {
        const int above = sheet.parent(q);
        const bool aside = above != top && (sheet.is_no(above) || is_told_above(sheet, q));
        if (sheet.is_no(q) && !aside) names.push_back(sheet.question(q).label);
      }
    }
    if (!names.empty()) lines.items.push_back(fmt::format("{}", fmt::join(names, "; ")));
  }
  return lines;
}

// What was told of these questions, in a row.
template <typename Wanted>
std::string row(const Sheet& sheet, Wanted wanted) {
  std::vector<std::string> told;
  for (int q = 0; q < sheet.size(); ++q) {
    if (sheet.told(q) && wanted(q)) told.push_back(sheet.text(q));
  }
  return fmt::format("{}", fmt::join(told, "; "));
}

// How the pain has gone on: signs that no yes-no question led to, but the age or the weeks.
bool is_course(const Sheet& sheet, int q) {
  if (!sheet.is_sign(q) || sheet.question(q).id == kAge || sheet.opens_block(q)) return false;
  const int parent = sheet.parent(q);
  return parent < 0 || is_course(sheet, parent);
}

void add_line(std::string text, Bullets& lines) {
  if (!text.empty()) lines.items.push_back(std::move(text));
}

void add_pattern(const Sheet& sheet, Report& report) {
  Bullets lines;
  const auto is_age = [&](int q) { return sheet.question(q).id == kAge; };
  add_line(row(sheet, [&](int q) { return is_age(q) || is_course(sheet, q); }), lines);
  add_line(row(sheet, [&](int q) { return sheet.in_part(q, "back"); }), lines);
  section("Person, course and pattern of the pain", std::move(lines), report);
}

void add_known(const Sheet& sheet, Report& report) {
  Bullets lines = positive_signs(sheet, /*known=*/true);
  add_line(row(sheet,
               [&](int q) {
                 return sheet.in_part(q, "week") && !sheet.question(q).label.empty() &&
                        !sheet.is_no(q);
               }),
           lines);
  section("Known conditions, and limits of the body", std::move(lines), report);
}

void add_habits(const Sheet& sheet, Report& report) {
  Bullets lines;
  add_line(row(sheet, [&](int q) { return sheet.in_part(q, "habits") && sheet.is_positive(q); }),
           lines);
  section("Habits", std::move(lines), report);
}

// ---- the plan -----------------------------------------------------------------------------------

// "Strength A (Monday, 18:00; 33 min): Goblet squat 2 × 8; …". The main work of a session: neither
// warm-up nor core extras nor the rest at the end; of a daily block the names alone.
std::string session_line(const PlanText& text, const Session& session, std::size_t index) {
  const bool daily = session.block == BlockId::daily || session.block == BlockId::sit_break;
  std::vector<std::string> items;
  for (const PlannedItem& item : session.items) {
    const bool extra = session.block == BlockId::strength && text.slot(item.slot).extra;
    if (part_of(text, item) != session.block || extra) continue;
    const std::string& name = text.exercise(item).name;
    items.push_back(daily ? name : fmt::format("{} {}", name, amount_text(text, item)));
  }
  const auto days = static_cast<int>(days_of(text.plan, session.block, index).size());
  const std::string when = session.block == BlockId::strength
                               ? when_text(text, session, index)
                               : fmt::format("{} a week", counted(days, "day"));
  return fmt::format("{} ({}; {}): {}", session_name(text, session, index), when,
                     session_minutes(session), fmt::join(items, "; "));
}

Bullets plan_lines(const PlanText& text) {
  const Plan& plan = text.plan;
  Bullets lines;
  if (!plan.daily.items.empty()) lines.items.push_back(session_line(text, plan.daily, 0));
  if (plan.sit_break) lines.items.push_back(session_line(text, *plan.sit_break, 0));
  for (std::size_t i = 0; i < plan.strength.size(); ++i) {
    lines.items.push_back(session_line(text, plan.strength[i], i));
  }
  add_line(no_strength_text(text), lines);
  for (std::size_t i = 0; i < plan.cardio.size(); ++i) {
    const bool on = !plan.cardio[i].items.empty() && !days_of(plan, BlockId::cardio, i).empty();
    if (on) lines.items.push_back(session_line(text, plan.cardio[i], i));
  }
  return lines;
}

void add_plan(const Knowledge& knowledge, const std::optional<Plan>& plan, bool can_tell,
              Report& report) {
  if (!plan) {
    report.push_back(Heading{3, "Plan"});
    report.push_back(
        Bullets{{can_tell ? "No plan was given, because of the level told above."
                          : "No plan was given, because warning signs have no answer."}});
    return;
  }
  const PlanText text{knowledge, *plan};
  section(fmt::format("What the plan asks for: {}", week_title(text)), plan_lines(text), report);
}

}  // namespace

Report letter_report(const Knowledge& knowledge, const LetterFacts& facts) {
  const Ruleset& rules = knowledge.rules;
  const Sheet sheet(rules, facts.given);
  Report report;
  add_head(rules, facts, report);
  add_level(rules, sheet, report);
  section("Answered yes", positive_signs(sheet, /*known=*/false), report);
  section("Unsure", unsure_signs(sheet), report);
  section("Not answered", open_signs(rules, sheet), report);
  section("Answered no: none of these", absent_signs(sheet), report);
  add_pattern(sheet, report);
  add_known(sheet, report);
  add_habits(sheet, report);
  add_plan(knowledge, facts.plan, assess_settled(rules, sheet.answers()).can_tell(), report);
  return report;
}

}  // namespace backsmart
