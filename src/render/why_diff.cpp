// What other answers would change about the level and the week.
#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "render/answer_text.hpp"
#include "render/plan_text.hpp"
#include "render/why_pages.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

std::string level_text(const Ruleset& rules, const Assessment& assessment) {
  return assessment.can_tell() ? fmt::format("“{}” ({})", advice_of(rules, assessment.level).title,
                                             to_id(assessment.level))
                               : "not known";
}

// Reasons that only `some` has.
std::vector<std::string> only_in(const Ruleset& rules, const Assessment& some,
                                 const Assessment& other, std::string_view mark) {
  std::vector<std::string> out;
  for (const Reason& reason : some.reasons) {
    const auto& theirs = other.reasons;
    if (std::find(theirs.begin(), theirs.end(), reason) != theirs.end()) continue;
    if (reason.rule == kUnsureRule) {
      out.push_back(fmt::format("{}: several open signs ({})", mark, to_id(reason.level)));
      continue;
    }
    const Rule& rule = rules.rules[static_cast<std::size_t>(reason.rule)];
    const bool note = reason.level == Level::self_manage;
    out.push_back(fmt::format("{}: {} ({}) – {}", mark, rule.id,
                              note ? "a note" : to_id(reason.level), rule.say));
  }
  return out;
}

WhyPoint level_point(const WhyPerson& now, const WhyPerson& then) {
  const Ruleset& rules = now.knowledge.rules;
  const Assessment before = assess(rules, now.given);
  const Assessment after = assess(rules, then.given);
  WhyPoint point{"level", "", only_in(rules, before, after, "Gone")};
  for (std::string& reason : only_in(rules, after, before, "New")) {
    point.items.push_back(std::move(reason));
  }
  const std::string from = level_text(rules, before);
  const std::string to = level_text(rules, after);
  if (from == to) {
    point.text = fmt::format("The level stays {}.", to);
    if (!point.items.empty()) point.text += " Its reasons change:";
  } else if (!after.can_tell()) {
    point.text = fmt::format("The level could not be told any more; so far it is {}.", from);
  } else {
    point.text = fmt::format("The level: {} instead of {}.", to, from);
  }
  return point;
}

// The warning signs that would be asked as well; nothing: the level is told in full.
std::optional<WhyPoint> open_point(const WhyPerson& then) {
  const Ruleset& rules = then.knowledge.rules;
  const Assessment after = assess(rules, then.given);
  WhyPoint point{"open",
                 refuses_plan(after.level)
                     ? "More questions would follow, and it could be more urgent:"
                     : "First these questions would have to be answered:",
                 {}};
  for (const int q : after.unanswered) {
    const Question& question = rules.questions[static_cast<std::size_t>(q)];
    if (waits_for_gateway(rules, settle(rules, then.given), q)) continue;
    point.items.push_back(fmt::format("{} ({})", short_text(question), question.id));
  }
  if (point.items.empty()) return std::nullopt;
  return point;
}

// What was said behind a question that would now be answered no: it counts all the same.
std::optional<WhyPoint> kept_point(const WhyPerson& now, const WhyPerson& then) {
  const Ruleset& rules = now.knowledge.rules;
  WhyPoint point{"kept", "These answers stay, and count as before:", {}};
  for (std::size_t i = 0; i < rules.questions.size() && i < then.given.size(); ++i) {
    const Answer& answer = then.given[i];
    if (!is_answered(answer) || answer == Answer::of(0)) continue;
    const bool closed = reads_any(rules.questions[i].gateway, [&](std::size_t q) {
      return then.given[q] == Answer::of(0) && now.given[q] != then.given[q];
    });
    if (closed) {
      point.items.push_back(
          fmt::format("{} ({})", answer_to(rules.questions[i], answer), rules.questions[i].id));
    }
  }
  if (point.items.empty()) return std::nullopt;
  return point;
}

// The sessions of one block, told apart by what can differ.
struct BlockFacts {
  std::string when;
  std::string minutes;
  std::map<int, std::vector<std::string>> doses;  // by exercise, one a place
};

BlockFacts facts_of(const PlanText& text, BlockId block) {
  BlockFacts out;
  std::vector<std::string> when;
  std::vector<std::string> minutes;
  const auto look = [&](const Session& session, std::size_t index) {
    if (session.items.empty()) return;
    when.push_back(when_text(text, session, index));
    minutes.push_back(session_minutes(session));
    for (const PlannedItem& item : session.items) {
      if (!item.light) out.doses[item.exercise].push_back(dose_text(text, item));
    }
    if (session.instead) {
      out.doses[session.instead->exercise].push_back(dose_text(text, *session.instead));
    }
  };
  const Plan& plan = text.plan;
  if (block == BlockId::daily) look(plan.daily, 0);
  if (block == BlockId::sit_break && plan.sit_break) look(*plan.sit_break, 0);
  for (std::size_t i = 0; i < plan.strength.size(); ++i) {
    if (block == BlockId::strength) look(plan.strength[i], i);
  }
  for (std::size_t i = 0; i < plan.cardio.size(); ++i) {
    if (block == BlockId::cardio) look(plan.cardio[i], i);
  }
  for (auto& [exercise, doses] : out.doses) {
    std::sort(doses.begin(), doses.end());
    doses.erase(std::unique(doses.begin(), doses.end()), doses.end());
  }
  out.when = fmt::format("{}", fmt::join(when, " / "));
  out.minutes = fmt::format("{}", fmt::join(minutes, " / "));
  return out;
}

void add_instead(std::string_view what, const std::string& now, const std::string& then,
                 std::vector<std::string>& items) {
  if (now == then) return;
  items.push_back(fmt::format("{}: {} instead of {}", what, then.empty() ? "none" : then,
                              now.empty() ? "none" : now));
}

void add_block(const PlanText& now, const PlanText& then, BlockId block,
               std::vector<WhyPoint>& out) {
  const BlockFacts before = facts_of(now, block);
  const BlockFacts after = facts_of(then, block);
  std::vector<std::string> items;
  const auto name = [&](int exercise) -> const std::string& {
    return now.knowledge.catalogue.exercises[static_cast<std::size_t>(exercise)].name;
  };
  if (after.doses.empty() && !before.doses.empty()) {
    const std::string why = block == BlockId::strength ? ": " + no_strength_text(then) : "";
    items.push_back("left out altogether" + why);
  } else {
    add_instead("when", before.when, after.when, items);
    add_instead("time", before.minutes, after.minutes, items);
    for (const auto& [exercise, doses] : before.doses) {
      if (!after.doses.contains(exercise)) items.push_back(fmt::format("out: {}", name(exercise)));
    }
    for (const auto& [exercise, doses] : after.doses) {
      const std::string dose = fmt::format("{}", fmt::join(doses, " / "));
      const auto old = before.doses.find(exercise);
      if (old == before.doses.end()) {
        items.push_back(fmt::format("in: {}, {}", name(exercise), dose));
      } else {
        add_instead(name(exercise), fmt::format("{}", fmt::join(old->second, " / ")), dose, items);
      }
    }
  }
  if (items.empty()) return;
  const std::string& title = backsmart::block(now.knowledge.programme, block).name;
  out.push_back(
      {std::string(kBlockIds[static_cast<std::size_t>(block)]), title + ":", std::move(items)});
}

}  // namespace

std::vector<std::string> changes_in_words(const Ruleset& rules, const Answers& given,
                                          const Answers& others) {
  std::vector<std::string> out;
  const Answers answers = settle(rules, given);
  for (std::size_t i = 0; i < others.size(); ++i) {
    if (!is_answered(others[i])) continue;
    const Question& question = rules.questions[i];
    std::string so_far;
    switch (answers[i].state) {
      case Answer::State::unanswered: so_far = ", so far not answered"; break;
      case Answer::State::skipped: so_far = ", so far not asked"; break;
      case Answer::State::unsure:
      case Answer::State::given: so_far = " instead of " + in_words(question, answers[i]); break;
    }
    if (answers[i] == others[i]) so_far = ", as it is";
    const std::string& name = short_text(question);
    out.push_back(fmt::format("{}{} {}{} ({}={})", name, name.ends_with('?') ? "" : ":",
                              in_words(question, others[i]), so_far, question.id,
                              to_text(question, others[i])));
  }
  return out;
}

std::vector<WhyPoint> differences(const WhyPerson& now, const WhyPerson& then) {
  std::vector<WhyPoint> out = {level_point(now, then)};
  for (auto& more : {open_point(then), kept_point(now, then)}) {
    if (more) out.push_back(*more);
  }
  if (now.plan && then.plan) {
    const std::size_t before = out.size();
    const PlanText was{now.knowledge, *now.plan};
    const PlanText would{then.knowledge, *then.plan};
    for (const BlockId block :
         {BlockId::daily, BlockId::sit_break, BlockId::strength, BlockId::cardio}) {
      add_block(was, would, block, out);
    }
    if (out.size() == before) {
      const bool nothing = out.front().items.empty();
      out.push_back({"plan",
                     nothing
                         ? fmt::format("Nothing changes: week {} stays as it is.", now.request.week)
                         : fmt::format("The plan of week {} stays as it is.", now.request.week),
                     {}});
    }
  } else if (now.plan) {
    out.push_back({"plan", "There would be no plan any more.", {}});
  } else if (then.plan) {
    out.push_back({"plan", "There would be a plan.", {}});
  } else {
    out.push_back({"plan", "There is no plan, and there would be none.", {}});
  }
  return out;
}

}  // namespace backsmart
