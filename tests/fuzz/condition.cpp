// Any text as a condition on the shipped questions. Its last line is the condition; each line
// before is a definition, called d1, d2 and so on by its line. What parses is printed and parses
// back to the same, can be evaluated on any answers, and is never turned around by answering more.
#include <random>

#include "data/embedded.hpp"
#include "fuzz.hpp"

using namespace backsmart;

namespace {

const Ruleset& shipped_rules() {
  static const Knowledge knowledge = embedded_knowledge();
  return knowledge.rules;
}

std::int32_t any_value(const Question& question, std::mt19937& random) {
  const auto below = [&random](std::size_t end) {
    return static_cast<std::int32_t>(random() % std::max<std::size_t>(end, 1));
  };
  switch (question.kind) {
    case Kind::yes_no: return below(2);
    case Kind::choice: return below(question.words.size());
    case Kind::many: return below(std::size_t{1} << question.words.size());
    case Kind::number:
      return question.min + below(static_cast<std::size_t>(question.max - question.min) + 1);
  }
  return 0;
}

// Some questions answered, some unsure, some skipped, the others open.
Answers any_answers(std::mt19937& random) {
  Answers answers;
  answers.reserve(shipped_rules().questions.size());
  for (const Question& question : shipped_rules().questions) {
    Answer& answer = answers.emplace_back(Answer::of(any_value(question, random)));
    const auto state = random() % 6;
    if (state < 3) answer = {static_cast<Answer::State>(state), 0};
  }
  return answers;
}

// The same, with every open or unsure question answered.
Answers filled(Answers answers, std::mt19937& random) {
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const bool settled =
        answers[i].state == Answer::State::given || answers[i].state == Answer::State::skipped;
    if (!settled) answers[i] = Answer::of(any_value(shipped_rules().questions[i], random));
  }
  return answers;
}

struct Sheets {
  Answers some;
  Answers more;  // the same, and all that was open
};

// Drawn once: the conditions are what is tried.
const std::vector<Sheets>& sheets() {
  static const std::vector<Sheets> drawn = [] {
    std::mt19937 random(1);
    std::vector<Sheets> out(32);
    for (Sheets& pair : out) {
      pair.some = any_answers(random);
      pair.more = filled(pair.some, random);
    }
    return out;
  }();
  return drawn;
}

void expect_sound(const Condition& condition) {
  for (const Sheets& pair : sheets()) {
    const Truth truth = evaluate(condition, pair.some);
    const Truth later = evaluate(condition, pair.more);
    expect(truth == Truth::unknown || later == truth, "a settled truth stays");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<Definition> definitions = shipped_rules().definitions;
  const Names names{&shipped_rules().questions, &definitions};
  int number = 0;
  for (const std::string& line : split(as_text(data, size), '\n')) {
    const SourceText source{"own.toml", line};
    const Loaded<Condition> parsed = parse_condition(line, names, source, {1, 1});
    expect_tellable(parsed.problems, line);
    ++number;
    if (!parsed.ok()) continue;
    const std::string text = to_text(parsed.value, shipped_rules().questions);
    const Loaded<Condition> again = parse_condition(text, names, {"printed", text}, {1, 1});
    expect(again.ok(), "what is printed parses", text + to_text(again.problems));
    expect(again.value == parsed.value, "what is printed means the same", text);
    expect_sound(parsed.value);
    definitions.push_back({"d" + std::to_string(number), parsed.value});
  }
  return 0;
}
