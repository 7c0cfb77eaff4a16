// `backsmart plan`: the week that fits the answers, or why there is none.
#include <unistd.h>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/answer_sheet.hpp"
#include "cli/commands.hpp"
#include "cli/entry.hpp"
#include "cli/files.hpp"
#include "render/pages.hpp"

namespace backsmart {
namespace {

enum class Format : std::uint8_t { text, markdown };

// As `--format` says, else the ending of the file; no ending, as of /dev/stdout: text.
OrStop<Format> format_of(const PlanOptions& options) {
  if (options.format == "markdown") return Format::markdown;
  if (options.format == "text") return Format::text;
  const std::string name = options.output.substr(options.output.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  const std::string ending = dot == std::string::npos ? "" : lower_ascii(name.substr(dot));
  if (ending == ".md" || ending == ".markdown") return Format::markdown;
  if (ending.empty() || ending == ".txt") return Format::text;
  return Stop{kUsage, fmt::format("backsmart: no plan can be written as {}\n"
                                  "  hint: end the file in .txt or .md, or give --format\n",
                                  printable(ending))};
}

OrStop<Date> start_of(const PlanOptions& options, Date today) {
  if (options.start.empty()) return monday_from(today);
  if (const auto date = parse_date(options.start)) return *date;
  return Stop{kUsage, fmt::format("--start {}: error: not a date\n"
                                  "  hint: write it like {}\n",
                                  printable(options.start), to_iso(monday_from(today)))};
}

// `answers` with what the flags say instead, this once.
OrStop<Answers> with_overrides(Answers answers, const PlanOptions& options, const Ruleset& rules) {
  struct Override {
    std::string_view flag;
    std::string_view question;
    const std::string& value;
  };
  const Override overrides[] = {{"--days ", "train-days", options.days},
                                {"--minutes ", "strength-minutes", options.minutes},
                                {"--equipment ", "equipment", options.equipment},
                                {"--level ", "level", options.level}};
  Diagnostics problems;
  for (const auto& [flag, id, value] : overrides) {
    const auto question = find_question(rules, id);
    if (value.empty() || !question) continue;
    const auto index = static_cast<std::size_t>(*question);
    const Loaded<Answer> answer = read_flag_value(rules.questions[index], flag, value);
    problems.insert(problems.end(), answer.problems.begin(), answer.problems.end());
    answers[index] = answer.value;
  }
  if (!problems.empty()) return Stop{kUsage, to_text(problems)};
  return answers;
}

// A refusal touches no file; what was written for another day must not be followed.
void warn_of_earlier_plan(const std::string& output, const Io& io) {
  if (output.empty() || output == "-" || access(output.c_str(), F_OK) != 0) return;
  fmt::print(io.err, "{} is left as it is. If it holds an earlier plan, do not follow it.\n",
             printable(output));
}

Exit write_plan(const Knowledge& knowledge, const Plan& plan, const Answers& answers,
                const PlanOptions& options, Format format, const World& world, const Io& io) {
  const Report report = plan_report(knowledge, plan, answers, options.example);
  const bool to_file = !options.output.empty() && options.output != "-";
  std::string text;
  switch (format) {
    case Format::text: text = to_text(report, {world.columns, world.color && !to_file}); break;
    case Format::markdown: text = to_markdown(report); break;
  }
  if (to_file) {
    write_output(options.output, text);
  } else {
    print(io.out, text);
  }
  return kDone;
}

}  // namespace

Exit plan_command(const Options& options, const World& world, const Io& io) {
  const PlanOptions& wanted = options.plan;
  const auto format = format_of(wanted);
  if (const Stop* stop = std::get_if<Stop>(&format)) return stop_at(*stop, io);
  const auto start = start_of(wanted, world.now.day);
  if (const Stop* stop = std::get_if<Stop>(&start)) return stop_at(*stop, io);

  const Knowledge knowledge = embedded_knowledge();
  const Ruleset& rules = knowledge.rules;
  AnswerSheet sheet;
  if (wanted.example && !options.global.answers.empty()) {
    return stop_at({kUsage, "backsmart: --example has answers of its own; leave out --answers\n"},
                   io);
  }
  if (wanted.example) {
    sheet = embedded_example(rules);
    sheet.asked = world.now;
  } else {
    auto found = find_answers(options.global.answers, rules, world, io);
    if (const Stop* stop = std::get_if<Stop>(&found)) return stop_at(*stop, io);
    if (!std::get<FoundAnswers>(found).found) {
      return stop_at({kCannotTell,
                      "There are no answers yet. Answer the questions first: backsmart check\n"
                      "To see what a plan looks like: backsmart plan --example\n"},
                     io);
    }
    sheet = std::move(std::get<FoundAnswers>(found).sheet);
    if (std::get<FoundAnswers>(found).undated) sheet.asked.reset();
  }
  const auto overridden = with_overrides(std::move(sheet.answers), wanted, rules);
  if (const Stop* stop = std::get_if<Stop>(&overridden)) return stop_at(*stop, io);
  sheet.answers = std::get<Answers>(overridden);

  const auto warn = [&](const Report& report) {
    std::fputs(to_text(report, {world.columns, false}).c_str(), io.err);
  };
  const Age age = age_of(sheet, world.now);
  std::fputs(age_message(sheet, world).c_str(), io.err);
  if (age == Age::expired) return kCannotTell;  // too old to tell, even an emergency
  const PlanResult result = make_plan(knowledge, sheet.answers, 1, std::get<Date>(start));
  if (const Refusal* refusal = std::get_if<Refusal>(&result)) {
    const Assessment assessment = assess(rules, sheet.answers);
    warn(refusal->cannot_tell ? cannot_tell_report(rules, assessment, sheet.answers)
                              : refusal_report(rules, assessment, sheet.answers));
    warn_of_earlier_plan(wanted.output, io);
    return refusal->cannot_tell ? kCannotTell : exit_of(refusal->level);
  }
  // Without a good date a refusal still stands, but no plan does.
  if (age == Age::undated || age == Age::ahead) return kCannotTell;
  return write_plan(knowledge, std::get<Plan>(result), sheet.answers, wanted,
                    std::get<Format>(format), world, io);
}

}  // namespace backsmart
