#include "process.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <pty.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include <doctest/doctest.h>

namespace backsmart {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience{20};
constexpr int kCannotStart = 126;

int milliseconds_until(Clock::time_point end) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
  return std::max(0, static_cast<int>(left.count()));
}

int exit_of_status(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

int wait_for(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0) REQUIRE(errno == EINTR);
  return exit_of_status(status);
}

std::vector<std::string> environment(const Home& home) {
  const char* path = std::getenv("PATH");
  std::vector<std::string> variables = {
      "PATH=" + fs::path(BACKSMART_PROGRAM).parent_path().string() + ":" +
          (path == nullptr ? "/usr/bin:/bin" : path),
      "HOME=" + home.folder(),
      "XDG_DATA_HOME=" + home.path("data"),
      "XDG_STATE_HOME=" + home.path("state"),
      "XDG_CONFIG_HOME=" + home.path("config"),
      "BACKSMART_TODAY=2026-11-20T08:15",
      "TERM=xterm",
  };
  for (const char* name : {"ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"}) {
    if (const char* value = std::getenv(name)) variables.push_back(std::string(name) + "=" + value);
  }
  return variables;
}

[[noreturn]] void become_shell(const std::string& line, const Home& home) {
  for (const int signal : {SIGINT, SIGPIPE, SIGHUP}) std::signal(signal, SIG_DFL);
  std::vector<std::string> variables = environment(home);
  std::vector<char*> pointers;
  for (std::string& variable : variables) pointers.push_back(variable.data());
  pointers.push_back(nullptr);
  if (chdir(home.folder().c_str()) == 0) {
    execle("/bin/sh", "sh", "-c", line.c_str(), nullptr, pointers.data());
  }
  _exit(kCannotStart);
}

// Root may read and write everywhere. The program it starts then may not.
void give_up_root() {
  if (geteuid() != 0) return;
  for (const int capability : {CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH}) {
    if (prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0) _exit(kCannotStart);
  }
}

struct Pipe {
  Pipe() { REQUIRE(pipe(ends) == 0); }
  ~Pipe() {
    close_reading();
    close_writing();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  void close_reading() { close_end(ends[0]); }
  void close_writing() { close_end(ends[1]); }
  static void close_end(int& end) {
    if (end >= 0) close(end);
    end = -1;
  }
  int ends[2] = {-1, -1};
};

// Moves what is there to `text`; closes the end of a pipe that is done.
void read_what_is_there(Pipe& from, std::string& text) {
  std::array<char, 1 << 16> piece{};
  const ssize_t count = read(from.ends[0], piece.data(), piece.size());
  if (count > 0) text.append(piece.data(), static_cast<std::size_t>(count));
  if (count == 0) from.close_reading();
}

}  // namespace

// ---- Shell --------------------------------------------------------------------------------------

Shell& Shell::unread() {
  unread_ = true;
  return *this;
}

Shell& Shell::offline() {
  offline_ = true;
  return *this;
}

Shell& Shell::unrooted() {
  unrooted_ = true;
  return *this;
}

const Shell::Result& Shell::result() {
  if (result_) return *result_;
  Pipe in;
  Pipe out;
  Pipe err;
  const pid_t pid = fork();
  REQUIRE(pid >= 0);
  if (pid == 0) {
    setsid();  // so that all of it can be ended at once
    dup2(in.ends[0], STDIN_FILENO);
    dup2(out.ends[1], STDOUT_FILENO);
    dup2(err.ends[1], STDERR_FILENO);
    for (Pipe* pipe : {&in, &out, &err}) {
      pipe->close_reading();
      pipe->close_writing();
    }
    if (unrooted_) give_up_root();
    if (offline_) deny_network();
    become_shell(line_, home_);
  }
  out.close_writing();
  err.close_writing();
  if (unread_) out.close_reading();

  Result done;
  const auto end = Clock::now() + kPatience;
  while (out.ends[0] >= 0 || err.ends[0] >= 0) {
    std::array<pollfd, 2> ready = {{{out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}}};
    const int count = poll(ready.data(), ready.size(), milliseconds_until(end));
    if (count == 0) {
      ::kill(-pid, SIGKILL);
      wait_for(pid);
      FAIL("still running: " << line_ << "\n" << done.out << done.err);
    }
    if (count > 0 && ready[0].revents != 0) read_what_is_there(out, done.out);
    if (count > 0 && ready[1].revents != 0) read_what_is_there(err, done.err);
  }
  done.exit = wait_for(pid);
  REQUIRE_MESSAGE(done.exit != kCannotStart, "cannot start: " << line_);
  return result_.emplace(std::move(done));
}

// ---- Terminal -----------------------------------------------------------------------------------

Terminal::Terminal(const std::string& line, const Home& home, int columns) {
  winsize size{24, static_cast<unsigned short>(columns), 0, 0};
  pid_ = forkpty(&screen_, nullptr, nullptr, &size);
  REQUIRE(pid_ >= 0);
  if (pid_ == 0) become_shell("exec env " + line, home);
}

Terminal::~Terminal() {
  if (!exit_) ::kill(pid_, SIGKILL);
  wait();
  if (screen_ >= 0) close(screen_);
}

// Waits for something to show. False: it ended.
bool Terminal::read_some() {
  pollfd ready{screen_, POLLIN, 0};
  const auto end = Clock::now() + kPatience;
  int count = 0;
  do {
    count = poll(&ready, 1, milliseconds_until(end));
  } while (count < 0 && errno == EINTR);
  if (count == 0) FAIL("nothing happens. The screen shows:\n" << shown_);
  std::array<char, 4096> piece{};
  const ssize_t size = read(screen_, piece.data(), piece.size());
  for (ssize_t i = 0; i < size; ++i) {
    const char c = piece[static_cast<std::size_t>(i)];
    if (c != '\r') shown_ += c;
  }
  return size > 0;
}

int Terminal::wait() {
  if (!exit_) exit_ = wait_for(pid_);
  return *exit_;
}

bool Terminal::asks() {
  const auto at_prompt = [this] {
    const std::string new_text = latest();
    const std::size_t line = new_text.rfind('\n') + 1;  // 0 when there is no other line
    return new_text.compare(line, 2, "  ") == 0 && new_text.ends_with(": ");
  };
  while (!at_prompt()) {
    if (!read_some()) return false;
  }
  return true;
}

void Terminal::press(const std::string& key) {
  REQUIRE_MESSAGE(asks(), "it asks nothing more. The screen shows:\n" << shown_);
  last_typed_ = shown_.size();
  REQUIRE(write(screen_, key.data(), key.size()) == static_cast<ssize_t>(key.size()));
}

void Terminal::type(const std::string& entry) { press(entry + "\n"); }

int Terminal::exit() {
  while (read_some()) {
  }
  return wait();
}

int Terminal::kill() {
  ::kill(pid_, SIGKILL);
  return wait();
}

void Terminal::suspend_and_resume() {
  REQUIRE(asks());
  last_typed_ = shown_.size();
  ::kill(pid_, SIGSTOP);
  int status = 0;
  REQUIRE(waitpid(pid_, &status, WUNTRACED) == pid_);
  REQUIRE(WIFSTOPPED(status));
  ::kill(pid_, SIGCONT);
}

int Terminal::hang_up() {
  close(screen_);
  screen_ = -1;
  return wait();
}

// ---- no network ---------------------------------------------------------------------------------

void deny_network() {
#if defined(__x86_64__)
  constexpr std::uint32_t kMachine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
  constexpr std::uint32_t kMachine = AUDIT_ARCH_AARCH64;
#elif defined(__riscv) && __riscv_xlen == 64
  constexpr std::uint32_t kMachine = AUDIT_ARCH_RISCV64;
#else
#error "name the AUDIT_ARCH_… of this machine, see <linux/audit.h>"
#endif
  constexpr std::uint32_t kOtherAbi = 0x40000000;  // system calls of x86-64 with 32-bit pointers
  const auto load = [](std::size_t offset) {
    return sock_filter BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset));
  };
  const auto give = [](std::uint32_t verdict) {
    return sock_filter BPF_STMT(BPF_RET | BPF_K, verdict);
  };
  // Skips the next instruction unless the loaded number is `value`.
  const auto if_equal = [](std::uint32_t value) {
    return sock_filter BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1);
  };
  std::vector<sock_filter> filter = {
      load(offsetof(seccomp_data, arch)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kMachine, 1, 0),
      give(SECCOMP_RET_KILL_PROCESS),
      load(offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, kOtherAbi, 0, 1),
      give(SECCOMP_RET_KILL_PROCESS),
  };
  for (const long call : {SYS_socket, SYS_socketpair, SYS_connect, SYS_io_uring_setup}) {
    filter.push_back(if_equal(static_cast<std::uint32_t>(call)));
    filter.push_back(give(SECCOMP_RET_KILL_PROCESS));
  }
  filter.push_back(give(SECCOMP_RET_ALLOW));

  const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  const bool denied = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                      prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
  if (!denied) _exit(kCannotStart);
}

int exit_of_child(const std::function<void()>& deed) {
  const pid_t pid = fork();
  REQUIRE(pid >= 0);
  if (pid == 0) {
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    deed();
    _exit(0);
  }
  return wait_for(pid);
}

}  // namespace backsmart
