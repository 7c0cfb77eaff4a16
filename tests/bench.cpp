// What the program costs: whole processes against /bin/true in the same run, and the pure parts in
// process. Figures, not verdicts: machines are noisy, so compare the ratios.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <spawn.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "data/embedded.hpp"
#include "figure/svg.hpp"
#include "figure/terminal.hpp"
#include "proof/proof.hpp"
#include "render/contact_sheet.hpp"
#include "render/pages.hpp"
#include "rules/enumerate.hpp"

extern char** environ;

namespace {

using namespace backsmart;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kRounds = 300;

double microseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

struct Command {
  std::string name;
  std::vector<std::string> words;
  int exit = 0;                 // that it is to end with
  std::vector<double> times{};  // µs
};

// Starts the command with its output thrown away and `start`ed by a function of its own.
template <typename Start>
rusage run_once(const Command& command, Start start) {
  std::vector<std::string> words = command.words;
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const pid_t child = start(argv.data());
  int status = 0;
  rusage usage{};
  // A time or peak of a command that fails would mean nothing.
  if (child < 0 || wait4(child, &status, 0, &usage) < 0 || !WIFEXITED(status) ||
      WEXITSTATUS(status) != command.exit) {
    fmt::print(stderr, "{} failed\n", command.name);
    std::exit(1);
  }
  return usage;
}

void time_once(Command& command) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const auto start = Clock::now();
  run_once(command, [&actions](char** argv) {
    pid_t child = -1;
    return posix_spawn(&child, argv[0], &actions, nullptr, argv, environ) == 0 ? child : -1;
  });
  command.times.push_back(microseconds_since(start));
  posix_spawn_file_actions_destroy(&actions);
}

// The most memory that the command ever has, in MB. It inherits the peak of who starts it: that is
// why this forks, while the benchmark itself is still small, where `time_once` spawns.
double peak_of(const Command& command) {
  const rusage usage = run_once(command, [](char** argv) {
    const pid_t child = fork();
    if (child != 0) return child;
    const int nowhere = open("/dev/null", O_RDWR);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nowhere, stream);
    execv(argv[0], argv);
    _exit(127);
  });
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2),
                   values.end());
  return values[values.size() / 2];
}

// Own data of about so many bytes: rules and short reads that add to what is there.
std::string own_data(std::size_t bytes) {
  std::string text;
  for (int i = 0; text.size() < bytes; ++i) {
    text += fmt::format(
        "[[rule]]\nid = \"clinic-{0}\"\nlevel = \"book\"\nwhen = \"leg-pain and age >= {1}\"\n"
        "say = \"We like to see everybody with pain in a leg.\"\nsource = [\"OWN\"]\n\n"
        "[[topic]]\nid = \"read-{0}\"\ntitle = \"A read of our own\"\ngroup = \"Clinic\"\n"
        "say = \"What we tell people about their backs.\"\nwords = [\"clinic\"]\n"
        "fact = [{{ say = \"Walking is good for most backs.\", sure = \"some\", source = [\"OWN\"] "
        "}},\n"
        "        {{ say = \"Rest is a part of it.\", sure = \"some\", source = [\"OWN\"] }}]\n\n",
        i, 20 + i % 60);
  }
  return text;
}

// A home of its own for the commands, removed at the end.
class Home {
 public:
  Home() : folder_(fs::temp_directory_path() / fmt::format("backsmart-bench-{}", getpid())) {
    fs::create_directories(folder_);
    for (const char* variable : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"}) {
      setenv(variable, (folder_ / variable).c_str(), 1);
    }
    for (const char* variable : {"BACKSMART_ANSWERS", "BACKSMART_DATA", "BACKSMART_TODAY"}) {
      unsetenv(variable);
    }
  }
  ~Home() { fs::remove_all(folder_); }
  Home(const Home&) = delete;
  Home& operator=(const Home&) = delete;

  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
    return folder_ / name;
  }

 private:
  fs::path folder_;
};

void bench_processes(const std::string& program) {
  const Home home;
  const auto now =
      std::chrono::time_point_cast<std::chrono::days>(std::chrono::system_clock::now());
  std::string answers;
  {
    const Knowledge knowledge = embedded_knowledge();
    const AnswerSheet example = embedded_example(knowledge.rules);
    answers = home.write("answers.toml",
                         encode_answers({example.answers, DateTime{now, 0}}, knowledge.rules));
  }
  const auto with_data = [&](const std::string& name, std::size_t bytes) {
    const std::string file = home.write(fmt::format("{}.toml", bytes), own_data(bytes));
    return Command{name, {program, "plan", "--answers", answers, "--data", file}};
  };
  std::vector<Command> commands = {
      {"/bin/true", {"/bin/true"}},
      {"--version", {program, "--version"}},
      {"check --no-input", {program, "check", "--no-input", "--dry-run", "--answers", answers}},
      {"today --short", {program, "today", "--short", "--answers", answers}},
      {"today, no answers", {program, "today", "--short"}, 3},
      {"exercise dead-bug", {program, "exercise", "dead-bug", "--answers", answers}},
      {"learn mornings", {program, "learn", "mornings"}},
      {"plan", {program, "plan", "--answers", answers}},
      {"why", {program, "why", "--answers", answers}},
      {"letter", {program, "letter", "--answers", answers}},
      {"data check", {program, "data", "check"}},
      {"plan --weeks 1-12", {program, "plan", "--weeks", "1-12", "--answers", answers}},
      with_data("plan, own rule", 1),
      with_data("plan, own 250 kB", 250'000),
      with_data("plan, own 500 kB", 500'000),
      with_data("plan, own 1 MB", 995'000),
  };
  std::vector<double> peaks;
  peaks.reserve(commands.size());
  for (const Command& command : commands) peaks.push_back(peak_of(command));
  // In turn, so that a slow spell of the machine meets them all; the slow ones less often.
  constexpr double kSlow = 20'000;  // µs
  for (int round = 0; round < kRounds; ++round) {
    for (Command& command : commands) {
      const bool is_slow = !command.times.empty() && command.times.front() > kSlow;
      if (!is_slow || round % 15 == 0) time_once(command);
    }
  }
  const double base = median(commands.front().times);
  fmt::print("{:<20} {:>10} {:>12} {:>10}\n", "process", "median", "x /bin/true", "peak");
  for (std::size_t i = 0; i < commands.size(); ++i) {
    const double middle = median(commands[i].times);
    fmt::print("{:<20} {:>7.2f} ms {:>12.2f} {:>6.1f} MB\n", commands[i].name, middle / 1000,
               middle / base, peaks[i]);
  }
  fmt::print("{:<20} {:>7.2f} MB\n", "the program's size",
             static_cast<double>(fs::file_size(program)) / 1e6);
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
  const double each = microseconds_since(start) / static_cast<double>(calls);
  fmt::print("{:<20} {:>12.0f} / s {:>12.2f} us\n", name, 1e6 / each, each);
}

// One figure after the other, so that the figures are those of a middling one.
void bench_pictures(const Knowledge& knowledge, const Figures& figures, std::size_t& kept) {
  const auto figure = [&figures](long i) -> const Figure& {
    return figures[static_cast<std::size_t>(i) % figures.size()];
  };
  bench_rate("load figures", [&](long) { kept += embedded_figures().size(); });
  bench_rate("poses to joints", [&](long i) {
    const Figure& f = figure(i);
    kept += skeleton_of(f.frames.front().pose, f.view).joints.size();
  });
  bench_rate("pictures to SVG", [&](long i) {
    const Figure& f = figure(i);
    kept += inline_svg(picture_of(f), {f.id, f.say}, f.id).size();
  });
  bench_rate("frames to braille", [&](long i) {
    const Figure& f = figure(i);
    Picture one = picture_of(f);
    one.stills.resize(1);
    kept += to_terminal(one, {}).size();
  });
  bench_rate("pictures to braille",
             [&](long i) { kept += to_terminal(picture_of(figure(i)), {}).size(); });
  bench_rate("contact sheet", [&](long) { kept += contact_sheet(knowledge, figures).size(); });
}

void bench_in_process() {
  const Knowledge knowledge = embedded_knowledge();
  const Answers answers = embedded_example(knowledge.rules).answers;
  const Date monday = *parse_date("2026-11-23");
  const Figures figures = embedded_figures();
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
    kept += plan_html(knowledge, figures, {plans.data(), 1}, answers, {true}).size();
  });
  bench_rate("week plans to ics", [&](long) {
    kept += plan_ics(knowledge, {plans.data(), 1}, {monday, 15}).size();
  });
  bench_pictures(knowledge, figures, kept);
  if (kept == 0) std::exit(1);
}

}  // namespace

int main() {
  bench_processes(fs::read_symlink("/proc/self/exe").parent_path() / "backsmart");
  bench_in_process();
}
