// The real program, in processes of its own, as it is typed in a shell:
//
//   Shell run("backsmart check --no-input && backsmart plan -o week.md", home);
//   CHECK(run.exit() == kEmergency);
//
// and on a terminal:
//
//   Terminal check("backsmart check", home);
//   while (check.asks()) check.type("n");
//   CHECK(check.exit() == kDone);
//
// Both start in the folder of `home`, find `backsmart` in PATH, keep answers in kSaved and
// kUnfinished, and live on 2026-11-20T08:15. What takes longer than twenty seconds fails the test.
// `exit()` of what died by a signal is minus its number.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <sys/types.h>

#include "cli_harness.hpp"

namespace backsmart {

// A line for `sh -c`. Its stdin is a pipe where nothing ever comes, so that whoever reads it hangs.
class Shell {
 public:
  Shell(std::string line, const Home& home) : line_(std::move(line)), home_(home) {}

  // Before the run.
  Shell& unread();    // stdout is a pipe that nobody reads any more
  Shell& offline();   // under deny_network()
  Shell& unrooted();  // root too must keep to the permissions of files

  // The results; the first question runs it.
  const std::string& out() { return result().out; }
  const std::string& err() { return result().err; }
  int exit() { return result().exit; }

 private:
  struct Result {
    int exit = 0;
    std::string out;
    std::string err;
  };
  const Result& result();

  std::string line_;
  const Home& home_;
  bool unread_ = false;
  bool offline_ = false;
  bool unrooted_ = false;
  std::optional<Result> result_;
};

constexpr const char* kCtrlC = "\x03";
constexpr const char* kCtrlD = "\x04";

// A command on a terminal of 80 columns, or as many as given. `line` may set variables first, as
// for env(1).
class Terminal {
 public:
  Terminal(const std::string& line, const Home& home, int columns = 80);
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  bool asks();                          // waits for the next prompt; false: it ended instead
  void type(const std::string& entry);  // at the next prompt, with Enter
  void press(const std::string& key);   // at the next prompt, without
  const std::string& screen() const { return shown_; }               // all of it
  std::string latest() const { return shown_.substr(last_typed_); }  // since the last entry

  int exit();                 // waits for the end
  int kill();                 // kill -9
  int hang_up();              // the window is closed, the connection lost
  void suspend_and_resume();  // as Ctrl-Z and fg do, at the next prompt

 private:
  bool read_some();
  int wait();

  pid_t pid_ = -1;
  int screen_ = -1;
  std::string shown_;  // without carriage returns
  std::size_t last_typed_ = 0;
  std::optional<int> exit_;
};

// From now on opening a socket, by whatever system call, kills this process and its children.
void deny_network();

// How a child that does this, and nothing else, ends.
int exit_of_child(const std::function<void()>& deed);

}  // namespace backsmart
