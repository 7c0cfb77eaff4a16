#include "cli/answers_set.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/spelling.hpp"
#include "base/text.hpp"
#include "cli/entry.hpp"

namespace backsmart {

OrStop<Answers> answers_set(std::string_view flag, const std::vector<std::string>& settings,
                            const Ruleset& rules) {
  const int before = character_count(flag) + 1;
  Answers answers(rules.questions.size());
  Diagnostics problems;
  for (const std::string& setting : settings) {
    const std::size_t equals = setting.find('=');
    if (equals == std::string::npos) {
      return Stop{kUsage, fmt::format("backsmart: {0} {1} has no value\n"
                                      "  hint: write {0} {1}=VALUE\n",
                                      flag, printable(setting))};
    }
    const std::string id = setting.substr(0, equals);
    const auto question = find_question(rules, id);
    if (!question) {
      std::vector<std::string_view> ids;
      for (const Question& known : rules.questions) ids.emplace_back(known.id);
      const std::string_view near = closest(id, ids);
      const std::string whole = fmt::format("{} {}", flag, printable(setting));
      problems.push_back({whole,
                          {0, before + 1, std::max(character_count(id), 1)},
                          "there is no such question",
                          near.empty() ? "`backsmart data show questions` lists them"
                                       : fmt::format("did you mean {}?", near),
                          whole});
      continue;
    }
    const auto index = static_cast<std::size_t>(*question);
    const Loaded<Answer> answer = read_flag_value(
        rules.questions[index], fmt::format("{} {}=", flag, id), setting.substr(equals + 1));
    problems.insert(problems.end(), answer.problems.begin(), answer.problems.end());
    answers[index] = answer.value;
  }
  if (!problems.empty()) return Stop{kFailed, to_text(problems)};
  return answers;
}

}  // namespace backsmart
