#include "cli/interview.hpp"

#include <algorithm>
#include <cerrno>
#include <string>
#include <variant>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/answer_sheet.hpp"
#include "cli/entry.hpp"
#include "cli/interrupt.hpp"
#include "rules/assess.hpp"

namespace backsmart {
namespace {

constexpr std::size_t kLongestLine = 4096;
constexpr int kMostIdleEntries = 100;  // `yes x | backsmart check` must end

constexpr std::string_view kKeys =
    "Type y (yes), n (no), u (unsure) or a number. ? tells why we ask, b goes back, q stops and "
    "keeps your answers.";

struct Back {};
using Line = std::variant<std::string, Ending>;
using Reply = std::variant<Answer, Back, Ending>;

struct Terminal {
  const World& world;
  const Io& io;
  int idle = 0;  // entries since the last answer

  void write(std::string_view text) const { std::fwrite(text.data(), 1, text.size(), io.err); }
  void say(std::string_view text) const { write(paragraph(text, world.columns)); }

  // The prompt's cursor stays on its line.
  void prompt(std::string_view text) const {
    std::string lines = paragraph(fmt::format("{}:", text), world.columns - 1, "  ");
    lines.back() = ' ';
    write(lines);
  }
};

int next_character(std::FILE* in) {
  while (true) {
    const int c = interrupted() ? EOF : std::getc(in);
    if (c != EOF || std::ferror(in) == 0 || errno != EINTR || interrupted()) return c;
    std::clearerr(in);  // some other signal
  }
}

// An endless line is the end of the input: nobody typed it.
Line read_line(const Terminal& terminal) {
  std::string line;
  if (terminal.world.in_is_terminal) wait_for_input(terminal.io.in);  // it comes by whole lines
  int c = next_character(terminal.io.in);
  for (; c != EOF && c != '\n' && line.size() < kLongestLine; c = next_character(terminal.io.in)) {
    line += static_cast<char>(c);
  }
  // What a terminal shows by itself; and Ctrl-D leaves the cursor behind the prompt.
  if (!terminal.world.in_is_terminal) {
    terminal.write(printable(first_characters(line, terminal.world.columns)));
  }
  if (!terminal.world.in_is_terminal || c != '\n') terminal.write("\n");
  if (c == EOF && interrupted()) return Ending::interrupted;
  if ((c == EOF && line.empty()) || line.size() == kLongestLine) return Ending::input_ended;
  return line;
}

std::string question_text(const Question& question, std::string_view progress, int width) {
  std::string text = "\n" + paragraph(question.ask, width, progress);
  const int digits = question.words.size() < 10 ? 1 : 2;
  for (std::size_t i = 0; i < question.words.size(); ++i) {
    text += paragraph(question.words[i].say, width, fmt::format("  {:>{}}  ", i + 1, digits));
  }
  return text;
}

// Asks until there is an answer or a reason to leave. `earlier`: the answer before going back.
Reply ask(Terminal& terminal, const Question& question, bool warning_sign, const Answer& earlier) {
  const bool answered = is_answered(earlier);
  std::optional<Answer> standing = question.fallback;
  if (answered) standing = earlier;
  std::string prompt = invitation(question);
  if (warning_sign) {
    // Never by an empty line, not even when it was answered before.
    standing.reset();
    if (answered) prompt += fmt::format(" (you said {})", to_text(question, earlier));
  } else if (standing) {
    prompt += fmt::format(" [{}]", to_text(question, *standing));
  }
  bool may_be_plainer = !question.plainer.empty();
  while (true) {
    if (++terminal.idle > kMostIdleEntries) return Ending::input_ended;
    terminal.prompt(prompt);
    const Line line = read_line(terminal);
    if (const Ending* ending = std::get_if<Ending>(&line)) return *ending;
    const Entry entry = read_entry(question, std::get<std::string>(line), standing);
    if (const Wrong* wrong = std::get_if<Wrong>(&entry)) {
      terminal.say(wrong->message);
    } else if (const Answer* answer = std::get_if<Answer>(&entry)) {
      if (answer->state != Answer::State::unsure || !may_be_plainer) return *answer;
      may_be_plainer = false;
      terminal.say(question.plainer);
    } else {
      switch (std::get<Wish>(entry)) {
        case Wish::why: terminal.say(question.why); break;
        case Wish::back: return Back{};
        case Wish::stop: return Ending::stopped;
      }
    }
  }
}

std::optional<int> answered_before(const Answers& asked, int question) {
  for (int i = question - 1; i >= 0; --i) {
    if (is_answered(asked[static_cast<std::size_t>(i)])) return i;
  }
  return std::nullopt;
}

bool is_certain_emergency(const Ruleset& rules, const Answers& asked) {
  const Assessment assessment = assess(rules, asked);
  return std::any_of(assessment.reasons.begin(), assessment.reasons.end(), [](const Reason& r) {
    return r.level == Level::emergency && r.truth == Truth::yes;
  });
}

std::string part_text(const Ruleset& rules, int part, int width) {
  const Part& now = rules.parts[static_cast<std::size_t>(part)];
  return "\n" +
         paragraph(fmt::format("{} (part {} of {})", now.title, part + 1, rules.parts.size()),
                   width) +
         paragraph(now.intro, width);
}

// "[7/31] ": the place among the questions that this person is asked, as far as known.
std::string progress_text(const Ruleset& rules, const Answers& asked, int question) {
  const auto before = std::count_if(asked.begin(), asked.begin() + question, is_answered);
  return fmt::format("[{}/{}] ", before + 1, questions_in_all(rules, asked));
}

}  // namespace

Interview interview(const Ruleset& rules, const Answers& begun, const World& world, const Io& io,
                    const Keep& keep) {
  Terminal terminal{world, io};
  Answers answers = begun;  // all that was ever said: a block that opens again finds its answers
  answers.resize(rules.questions.size());
  terminal.say(kKeys);
  Answers asked = still_asked(rules, answers);
  int part = -1;
  for (auto next = next_question(rules, asked); next;) {
    const auto index = static_cast<std::size_t>(*next);
    const Question& question = rules.questions[index];
    if (question.part != part) {
      part = question.part;
      terminal.write(part_text(rules, part, world.columns));
    }
    terminal.write(question_text(question, progress_text(rules, asked, *next), world.columns));
    const Reply reply = ask(terminal, question, is_warning_sign(rules, question), answers[index]);
    if (const Ending* ending = std::get_if<Ending>(&reply)) return {asked, *ending};
    if (std::holds_alternative<Back>(reply)) {
      const auto before = answered_before(asked, *next);
      if (!before) terminal.say("This is the first question.");
      next = before ? before : next;
      continue;
    }
    terminal.idle = 0;
    answers[index] = std::get<Answer>(reply);
    asked = still_asked(rules, answers);
    keep(asked);
    if (is_certain_emergency(rules, asked)) return {asked, Ending::emergency};
    next = next_question(rules, asked);
  }
  return {asked, Ending::finished};
}

std::variant<bool, Ending> confirm(std::string_view question, const World& world, const Io& io) {
  Terminal terminal{world, io};
  terminal.say(question);
  while (++terminal.idle <= kMostIdleEntries) {
    terminal.prompt("y or n");
    const Line line = read_line(terminal);
    if (const Ending* ending = std::get_if<Ending>(&line)) return *ending;
    const std::string typed = lower_ascii(trim(std::get<std::string>(line)));
    if (typed == "y" || typed == "yes") return true;
    if (typed == "n" || typed == "no") return false;
    if (typed == "q" || typed == "quit") return Ending::stopped;
  }
  return Ending::input_ended;
}

}  // namespace backsmart
