#include "cli/interrupt.hpp"

#include <sys/select.h>

namespace backsmart {
namespace {

volatile std::sig_atomic_t interrupt_seen = 0;
volatile std::sig_atomic_t continue_seen = 0;

extern "C" void note_interrupt(int) { interrupt_seen = 1; }
extern "C" void note_continue(int) { continue_seen = 1; }

}  // namespace

bool interrupted() { return interrupt_seen != 0; }

bool wait_for_input(std::FILE* in) {
  const int fd = fileno(in);
  if (fd < 0 || fd >= FD_SETSIZE) return true;  // a stream in memory
  sigset_t awaited;
  sigset_t before;
  sigemptyset(&awaited);
  sigaddset(&awaited, SIGINT);
  sigaddset(&awaited, SIGCONT);
  sigprocmask(SIG_BLOCK, &awaited, &before);
  fd_set waiting;
  FD_ZERO(&waiting);
  FD_SET(fd, &waiting);
  const bool waits = !interrupted() && continue_seen == 0;
  const bool ready = waits && pselect(fd + 1, &waiting, nullptr, nullptr, nullptr, &before) > 0;
  const bool came_back = !ready && continue_seen != 0;
  continue_seen = 0;
  sigprocmask(SIG_SETMASK, &before, nullptr);
  return !came_back;
}

void end_at_interrupt() {
  struct sigaction now {};
  sigaction(SIGINT, nullptr, &now);
  if (now.sa_handler == note_interrupt) std::signal(SIGINT, SIG_DFL);
  if (interrupted()) std::raise(SIGINT);
}

Signals::Signals() {
  interrupt_seen = 0;
  continue_seen = 0;
  struct sigaction note {};
  note.sa_handler = note_interrupt;
  note.sa_flags = static_cast<int>(SA_RESETHAND);  // and no SA_RESTART: a read must end
  sigaction(SIGINT, nullptr, &old_interrupt_);
  // Whoever started us with Ctrl-C ignored (nohup, a background job) means it.
  if (old_interrupt_.sa_handler != SIG_IGN) sigaction(SIGINT, &note, nullptr);

  struct sigaction resume {};
  resume.sa_handler = note_continue;
  resume.sa_flags = SA_RESTART;  // only a wait ends, no read
  sigaction(SIGCONT, &resume, &old_continue_);

  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &ignore, &old_pipe_);
  sigaction(SIGXFSZ, &ignore, &old_size_);
}

Signals::~Signals() {
  sigaction(SIGINT, &old_interrupt_, nullptr);
  sigaction(SIGCONT, &old_continue_, nullptr);
  sigaction(SIGPIPE, &old_pipe_, nullptr);
  sigaction(SIGXFSZ, &old_size_, nullptr);
}

}  // namespace backsmart
