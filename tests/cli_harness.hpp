// The program in process, as a person types it:
//
//   Cli check("check --no-input --set fever=yes");
//   check.answers(all_well).today("2026-11-27");
//   CHECK(check.exit() == kSameDay);
//
// Each Cli has a home of its own and runs twice, from the same start: same inputs, same bytes. With
// `at(home)` it runs once, in a home that other commands share.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.hpp"

namespace backsmart {

// A folder of its own, removed at the end. `{home}` in a command line stands for it.
class Home {
 public:
  Home();
  ~Home();
  Home(const Home&) = delete;
  Home& operator=(const Home&) = delete;

  const std::string& folder() const { return folder_; }
  std::string path(const std::string& name) const { return folder_ + "/" + name; }
  void write(const std::string& name, const std::string& text) const;  // makes missing folders
  std::string read(const std::string& name) const;                     // "" when it is not there
  bool has(const std::string& name) const;
  int mode(const std::string& name) const;  // permission bits
  std::vector<std::string> files() const;   // all below, sorted
  void clear() const;

 private:
  std::string folder_;
};

constexpr const char* kSaved = "data/backsmart/answers.toml";
constexpr const char* kUnfinished = "state/backsmart/check.toml";

class Cli {
 public:
  explicit Cli(const std::string& command_line) : line_(command_line) {}

  // Before the run.
  Cli& at(const Home& home);
  Cli& answers(const std::string& toml) { return file(kSaved, toml); }
  Cli& file(const std::string& name, const std::string& text);
  Cli& today(const std::string& date);  // the clock; 2026-11-20T08:15 unless told
  Cli& in(const std::string& typed);    // what is typed, then the end of the input
  Cli& then_interrupt();                // Ctrl-C instead of the end of the input
  Cli& out_to(const std::string& path);
  Cli& out_closed();  // a pipe that nobody reads any more
  Cli& world(std::function<void(World&)> change);

  // The results; the first question runs it. The home's path reads `{home}`.
  const std::string& out() { return result().out; }
  const std::string& err() { return result().err; }
  Exit exit() { return result().exit; }

 private:
  struct Result {
    Exit exit = kDone;
    std::string out;
    std::string err;
    bool operator==(const Result&) const = default;
  };
  const Result& result();
  Result run_in(const Home& home) const;

  std::string line_;
  const Home* shared_home_ = nullptr;
  std::vector<std::pair<std::string, std::string>> files_;
  std::string now_ = "2026-11-20T08:15";
  std::string typed_;
  bool interrupt_ = false;
  std::string out_path_;
  bool out_closed_ = false;
  std::vector<std::function<void(World&)>> changes_;
  std::optional<Result> result_;
};

// A stream to read from: `typed`, then its end, or Ctrl-C.
std::FILE* typed_stream(const std::string& typed, bool then_interrupt);

// `text` with every `from` as `to`.
std::string replaced(std::string text, const std::string& from, const std::string& to);

bool contains(const std::string& text, const std::string& part);

// The widest line, in columns.
int widest_line(const std::string& text);

}  // namespace backsmart
