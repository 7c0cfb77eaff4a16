// Any text as a file of answers: what decodes is written and read back the same, and assessed.
#include "data/embedded.hpp"
#include "data/parse_toml.hpp"
#include "fuzz.hpp"
#include "rules/assess.hpp"

using namespace backsmart;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Knowledge knowledge = embedded_knowledge();
  const Ruleset& rules = knowledge.rules;
  const std::string text = as_text(data, size);
  const Loaded<Document> document = parse_toml({"answers.toml", text});
  expect_tellable(document.problems, text);
  if (!document.ok()) return 0;
  const Loaded<AnswerSheet> sheet = decode_answers(document.value, rules);
  expect_tellable(sheet.problems, text);
  if (!sheet.ok()) return 0;

  const std::string written = encode_answers(sheet.value, rules);
  const Loaded<Document> reread = parse_toml({"written", written});
  expect(reread.ok(), "what is written is TOML", written + to_text(reread.problems));
  const Loaded<AnswerSheet> again = decode_answers(reread.value, rules);
  expect(again.ok(), "what is written decodes", written + to_text(again.problems));
  expect(again.value.answers == sheet.value.answers, "the answers are the same", written);
  expect(again.value.asked == sheet.value.asked, "the date is the same", written);
  expect(again.value.start == sheet.value.start, "the start is the same", written);
  expect(again.value.scope == sheet.value.scope, "what is asked is the same", written);

  const Assessment assessment = assess(rules, sheet.value.answers);
  expect(assessment.can_tell() || !assessment.unanswered.empty(), "what is missing is named");
  return 0;
}
