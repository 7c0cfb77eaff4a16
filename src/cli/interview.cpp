#include "cli/interview.hpp"

#include <algorithm>
#include <string>
#include <variant>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/answer_sheet.hpp"
#include "cli/entry.hpp"
#include "rules/assess.hpp"

namespace backsmart {
namespace {

struct Back {};
struct Again {};
using Reply = std::variant<Answer, Back, Again, Ending>;

std::string question_text(const Question& question, std::string_view progress, int width) {
  std::string text = "\n" + paragraph(question.ask, width, progress);
  const int digits = question.words.size() < 10 ? 1 : 2;
  for (std::size_t i = 0; i < question.words.size(); ++i) {
    text += paragraph(question.words[i].say, width, fmt::format("  {:>{}}  ", i + 1, digits));
  }
  return text;
}

// What was said to the question before.
struct Earlier {
  Answer now;   // in this check, before going back
  Answer last;  // in the check before
};

// Whether it says that something is there. A no from last time is not shown beside a warning sign,
// where it would only be read off.
bool is_worth_showing(const Answer& answer) {
  return is_answered(answer) && answer != Answer::of(0);
}

// What is said beside the prompt, and what an empty line stands for.
struct Offer {
  std::string aside;
  std::optional<Answer> standing;
};

Offer offer(const Ruleset& rules, std::size_t index, const Earlier& earlier) {
  const Question& question = rules.questions[index];
  const auto aside = [&](std::string_view text, const Answer& answer) {
    return fmt::format(fmt::runtime(text), as_typed(question, answer));
  };
  if (is_answered(earlier.now)) {
    if (is_warning_sign(rules, question)) return {aside("(you said {})", earlier.now), {}};
    return {aside("[Enter: {}]", earlier.now), earlier.now};
  }
  if (is_answered(earlier.last)) {
    if (!is_health_answer(rules, index)) {
      return {aside("[Enter: {} as last time]", earlier.last), earlier.last};
    }
    if (!is_worth_showing(earlier.last)) return {};
    return {aside("(last time: {})", earlier.last), {}};
  }
  if (!question.fallback) return {};
  return {aside("[Enter: {}]", *question.fallback), question.fallback};
}

// Asks until there is an answer or a reason to leave.
Reply ask(Prompter& prompter, const Ruleset& rules, std::size_t index, const Earlier& earlier) {
  const Question& question = rules.questions[index];
  const auto [aside, standing] = offer(rules, index, earlier);
  bool is_plainer = false;
  while (true) {
    const auto line = prompter.ask(invitation(question), aside);
    if (const Ending* ending = std::get_if<Ending>(&line)) return *ending;
    const auto& typed = std::get<std::string>(line);
    const Entry entry = read_entry(question, typed, standing);
    if (const Wrong* wrong = std::get_if<Wrong>(&entry)) {
      const bool would_keep = is_answered(earlier.last) && trim(typed).empty();
      if (would_keep) prompter.say("This is answered anew in each check.");
      prompter.say(wrong->message);
    } else if (const Answer* answer = std::get_if<Answer>(&entry)) {
      if (answer->state != Answer::State::unsure || is_plainer || question.plainer.empty()) {
        return *answer;
      }
      is_plainer = true;
      prompter.say(question.plainer);
    } else {
      switch (std::get<Wish>(entry)) {
        case Wish::why: prompter.say(question.why); break;
        case Wish::back: return is_plainer ? Reply(Again{}) : Reply(Back{});
        case Wish::stop: return Ending::stopped;
      }
    }
  }
}

std::optional<int> answered_before(const Answers& asked, const Some& some, int question) {
  for (int i = question - 1; i >= 0; --i) {
    const auto index = static_cast<std::size_t>(i);
    if (is_among(some, index) && is_answered(asked[index])) return i;
  }
  return std::nullopt;
}

bool is_certain_emergency(const Ruleset& rules, const Answers& asked) {
  const Assessment assessment = assess(rules, asked);
  return std::any_of(assessment.reasons.begin(), assessment.reasons.end(), [](const Reason& r) {
    return r.level == Level::emergency && r.truth == Truth::yes;
  });
}

// Empty for a part that is only asked about in passing.
std::string part_text(const Ruleset& rules, const std::vector<int>& parts, int part, int width) {
  const auto place = std::find(parts.begin(), parts.end(), part);
  if (place == parts.end()) return "";
  const Part& now = rules.parts[static_cast<std::size_t>(part)];
  const std::string of =
      parts.size() == 1 ? ""
                        : fmt::format(" (part {} of {})", place - parts.begin() + 1, parts.size());
  return "\n" + paragraph(now.title + of, width) + paragraph(now.intro, width);
}

// "[7/31] ": the place among the questions that this person is asked, as far as known.
std::string progress_text(const Ruleset& rules, const Answers& asked, const Some& some,
                          int question) {
  int place = 1;
  for (auto before = answered_before(asked, some, question); before;
       before = answered_before(asked, some, *before)) {
    ++place;
  }
  return fmt::format("[{}/{}] ", place, questions_in_all(rules, asked, some));
}

// ---- going back ---------------------------------------------------------------------------------

// What of `before` has no answer in `after`.
Answers lost(const Answers& before, const Answers& after) {
  Answers gone(before.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (is_answered(before[i]) && !is_answered(after[i])) gone[i] = before[i];
  }
  return gone;
}

// Whether the check would be milder without the answers `gone` than with them.
bool would_reassure(const Ruleset& rules, const Answers& after, const Answers& gone) {
  if (count_answered(gone) == 0) return false;
  Answers with_them = after;
  for (std::size_t i = 0; i < gone.size(); ++i) {
    if (is_answered(gone[i])) with_them[i] = gone[i];
  }
  return has_raised_sign(rules, gone) ||
         assess(rules, with_them).level > assess(rules, after).level;
}

// Answers behind a gateway that has closed would be dropped. Where that takes back a warning sign
// the person must say so: it may be the new answer that is the slip.
std::variant<bool, Ending> may_drop(Prompter& prompter, const Ruleset& rules, const Answers& gone) {
  prompter.say("With this answer, what you said before would no longer count:");
  for (std::size_t i = 0; i < gone.size(); ++i) {
    if (!is_worth_showing(gone[i])) continue;
    const Question& question = rules.questions[i];
    prompter.write(paragraph(fmt::format("{} – {}", question.ask, to_text(question, gone[i])),
                             prompter.width(), "  - "));
  }
  return confirm(prompter, {"Was that a mistake, and may it be dropped?",
                            "A warning sign is only dropped when you say that it was not meant. "
                            "With n your answer of before stands, and the question comes again.",
                            ""});
}

}  // namespace

Interview interview(const Ruleset& rules, const Agenda& agenda, const World& world, const Io& io,
                    const Keep& keep) {
  Prompter prompter(world, io);
  const Some& some = agenda.questions;
  Answers answers = agenda.answers;  // all that was said: a block that opens again finds its own
  answers.resize(rules.questions.size());
  Answers last = agenda.last;
  last.resize(rules.questions.size());
  Answers asked = still_asked(rules, answers, some);
  if (is_certain_emergency(rules, asked)) return {asked, Ending::emergency};
  int part = -1;
  for (auto next = next_question(rules, asked, some); next;) {
    const auto index = static_cast<std::size_t>(*next);
    const Question& question = rules.questions[index];
    if (question.part != part) {
      part = question.part;
      prompter.write(part_text(rules, agenda.parts, part, prompter.width()));
    }
    prompter.write(
        question_text(question, progress_text(rules, asked, some, *next), prompter.width()));
    const Reply reply = ask(prompter, rules, index, {answers[index], last[index]});
    if (const Ending* ending = std::get_if<Ending>(&reply)) return {asked, *ending};
    if (std::holds_alternative<Again>(reply)) continue;
    if (std::holds_alternative<Back>(reply)) {
      const auto before = answered_before(asked, some, *next);
      if (!before) prompter.say("This is the first question.");
      next = before ? before : next;
      continue;
    }
    prompter.answered();
    Answers changed = answers;
    changed[index] = std::get<Answer>(reply);
    const Answers now = still_asked(rules, changed, some);
    if (const Answers gone = lost(asked, now); would_reassure(rules, now, gone)) {
      const auto dropped = may_drop(prompter, rules, gone);
      if (const Ending* ending = std::get_if<Ending>(&dropped)) return {asked, *ending};
      if (!std::get<bool>(dropped)) continue;
    }
    answers = std::move(changed);
    asked = now;
    keep(asked);
    if (is_certain_emergency(rules, asked)) return {asked, Ending::emergency};
    next = next_question(rules, asked, some);
  }
  return {asked, Ending::finished};
}

}  // namespace backsmart
