// `backsmart data`: what the program works from.
#include <fmt/format.h>

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/own_data.hpp"
#include "render/pages.hpp"

namespace backsmart {
namespace {

// One line a question, for grep: id, kind, question.
std::string questions_text(const Ruleset& rules) {
  std::size_t longest = 0;
  for (const Question& question : rules.questions) longest = std::max(longest, question.id.size());
  std::string text;
  for (const Question& question : rules.questions) {
    text += fmt::format("{:<{}}  {:<6}  {}\n", question.id, longest, to_id(question.kind),
                        question.ask);
  }
  return text;
}

}  // namespace

Exit data_command(const Options& options, const World& world, const Io& io) {
  const auto loaded = load_knowledge(options.global, world);
  if (const Stop* stop = std::get_if<Stop>(&loaded)) return stop_at(*stop, io);
  const Ruleset& rules = std::get<Knowledge>(loaded).rules;
  print(io.out, options.data.format == "json" ? questions_json(rules) : questions_text(rules));
  return kDone;
}

}  // namespace backsmart
