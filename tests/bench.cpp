// What the program costs: whole processes against /bin/true in the same run, and the pure parts in
// process. Figures, not verdicts: machines are noisy, so compare the ratios.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <spawn.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "data/decode.hpp"
#include "proof/proof.hpp"
#include "render/pages.hpp"
#include "rules/enumerate.hpp"

extern char** environ;

namespace {

using namespace backsmart;
using Clock = std::chrono::steady_clock;

constexpr int kRounds = 300;

double microseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

struct Command {
  std::string name;
  std::vector<std::string> words;
  std::vector<double> times;  // µs
  long peak_kib = 0;
};

// Runs the command once with its output thrown away; ends the benchmark when it cannot be started
// or fails, for then its time means nothing.
void run_once(Command& command) {
  std::vector<char*> argv;
  argv.reserve(command.words.size() + 1);
  for (std::string& word : command.words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", 0, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", 1, 0);
  const auto start = Clock::now();
  pid_t child = 0;
  if (posix_spawn(&child, argv[0], &actions, nullptr, argv.data(), environ) != 0) {
    fmt::print(stderr, "cannot start {}\n", argv[0]);
    std::exit(1);
  }
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    fmt::print(stderr, "{} failed\n", command.name);
    std::exit(1);
  }
  command.times.push_back(microseconds_since(start));
  command.peak_kib = std::max(command.peak_kib, usage.ru_maxrss);
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2),
                   values.end());
  return values[values.size() / 2];
}

void bench_processes(const std::string& program, const std::string& answers) {
  std::vector<Command> commands = {
      {"/bin/true", {"/bin/true"}, {}, 0},
      {"--version", {program, "--version"}, {}, 0},
      {"check --no-input",
       {program, "check", "--no-input", "--dry-run", "--answers", answers},
       {},
       0},
      {"today --short", {program, "today", "--short", "--answers", answers}, {}, 0},
      {"exercise dead-bug", {program, "exercise", "dead-bug", "--answers", answers}, {}, 0},
      {"learn mornings", {program, "learn", "mornings"}, {}, 0},
      {"plan", {program, "plan", "--answers", answers}, {}, 0},
      {"why", {program, "why", "--answers", answers}, {}, 0},
      {"letter", {program, "letter", "--answers", answers}, {}, 0},
      {"data check", {program, "data", "check"}, {}, 0},
      {"plan --weeks 1-12", {program, "plan", "--weeks", "1-12", "--answers", answers}, {}, 0},
  };
  // In turn, so that a slow spell of the machine meets them all.
  for (int round = 0; round < kRounds; ++round) {
    for (Command& command : commands) run_once(command);
  }
  const double base = median(commands.front().times);
  fmt::print("{:<20} {:>10} {:>12} {:>10}\n", "process", "median", "x /bin/true", "peak");
  for (const Command& command : commands) {
    const double middle = median(command.times);
    fmt::print("{:<20} {:>7.2f} ms {:>12.2f} {:>6.1f} MB\n", command.name, middle / 1000,
               middle / base, static_cast<double>(command.peak_kib) / 1024);
  }
}

// Calls `work` for about half a second and prints how often it ran in one.
template <typename Work>
void bench_rate(const char* name, Work work) {
  constexpr double kEnough = 500'000;
  long calls = 0;
  const auto start = Clock::now();
  while (microseconds_since(start) < kEnough) {
    for (int i = 0; i < 64; ++i) work(calls++);
  }
  fmt::print("{:<20} {:>12.0f} / s\n", name,
             static_cast<double>(calls) / (microseconds_since(start) / 1e6));
}

void bench_in_process() {
  const Knowledge knowledge = embedded_knowledge();
  const Answers answers = embedded_example(knowledge.rules).answers;
  const Date monday = *parse_date("2026-11-23");
  std::size_t kept = 0;  // so that the work cannot be left out
  fmt::print("\n{:<20}\n", "in process, one core");
  bench_rate("load data", [&](long) { kept += embedded_knowledge().rules.questions.size(); });
  bench_rate("assessments", [&](long i) {
    Answers turned = answers;
    Answer& answer = turned[static_cast<std::size_t>(i) % turned.size()];
    if (answer.state == Answer::State::unanswered) answer = Answer::unsure();
    kept += assess(knowledge.rules, turned).reasons.size();
  });
  const Rule& rule =
      *std::max_element(knowledge.rules.rules.begin(), knowledge.rules.rules.end(),
                        [](const Rule& a, const Rule& b) { return a.when.size() < b.when.size(); });
  const Condition* const conditions[] = {&rule.when, &rule.firm_when};
  const std::vector<Axis> axes = axes_of(knowledge.rules, conditions);
  Sheets sheets(knowledge.rules, axes);
  bench_rate("rules on a sheet", [&](long) {
    kept += judge(knowledge.rules, rule, sheets.settled(), sheets.said()).is_reason ? 1U : 0U;
    sheets.next();
    if (sheets.done()) sheets = Sheets(knowledge.rules, axes);
  });
  bench_rate("week plans", [&](long i) {
    const int week = static_cast<int>(i % 12) + 1;
    kept += make_plan(knowledge, answers, {week, monday, {}}).index();
  });
  std::vector<Plan> plans;
  for (int week = 1; week <= 12; ++week) {
    plans.push_back(std::get<Plan>(make_plan(knowledge, answers, {week, monday, {}})));
  }
  bench_rate("week plans to text", [&](long) {
    kept += to_text(plan_report(knowledge, {plans.data(), 1}, answers, true), {}).size();
  });
  bench_rate("12 weeks to text", [&](long) {
    kept += to_text(plan_report(knowledge, plans, answers, true), {}).size();
  });
  bench_rate("week plans to JSON", [&](long) {
    kept += plan_json(knowledge, {plans.data(), 1}, answers, true).size();
  });
  bench_rate("week plans to HTML", [&](long) {
    kept += plan_html(knowledge, {plans.data(), 1}, answers, true).size();
  });
  bench_rate("week plans to ics", [&](long) {
    kept += plan_ics(knowledge, {plans.data(), 1}, {monday, 15}).size();
  });
  if (kept == 0) std::exit(1);
}

}  // namespace

int main() {
  const std::filesystem::path here = std::filesystem::read_symlink("/proc/self/exe").parent_path();
  const std::filesystem::path answers =
      std::filesystem::temp_directory_path() / fmt::format("backsmart-bench-{}.toml", getpid());
  const Knowledge knowledge = embedded_knowledge();
  const AnswerSheet example = embedded_example(knowledge.rules);
  const auto now =
      std::chrono::time_point_cast<std::chrono::days>(std::chrono::system_clock::now());
  std::ofstream(answers) << encode_answers({example.answers, DateTime{now, 0}}, knowledge.rules);
  bench_processes(here / "backsmart", answers);
  std::filesystem::remove(answers);
  bench_in_process();
}
