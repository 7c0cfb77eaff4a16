#include "cli/interrupt.hpp"

#include <sys/select.h>

namespace backsmart {
namespace {

volatile std::sig_atomic_t interrupt_seen = 0;

extern "C" void note_interrupt(int) { interrupt_seen = 1; }

}  // namespace

bool interrupted() { return interrupt_seen != 0; }

void wait_for_input(std::FILE* in) {
  const int fd = fileno(in);
  if (fd < 0 || fd >= FD_SETSIZE) return;  // a stream in memory
  sigset_t ctrl_c;
  sigset_t before;
  sigemptyset(&ctrl_c);
  sigaddset(&ctrl_c, SIGINT);
  sigprocmask(SIG_BLOCK, &ctrl_c, &before);
  fd_set waiting;
  FD_ZERO(&waiting);
  FD_SET(fd, &waiting);
  if (!interrupted()) pselect(fd + 1, &waiting, nullptr, nullptr, nullptr, &before);
  sigprocmask(SIG_SETMASK, &before, nullptr);
}

Signals::Signals() {
  interrupt_seen = 0;
  struct sigaction note {};
  note.sa_handler = note_interrupt;
  note.sa_flags = static_cast<int>(SA_RESETHAND);  // and no SA_RESTART: a read must end
  sigaction(SIGINT, nullptr, &old_interrupt_);
  // Whoever started us with Ctrl-C ignored (nohup, a background job) means it.
  if (old_interrupt_.sa_handler != SIG_IGN) sigaction(SIGINT, &note, nullptr);

  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &ignore, &old_pipe_);
  sigaction(SIGXFSZ, &ignore, &old_size_);
}

Signals::~Signals() {
  sigaction(SIGINT, &old_interrupt_, nullptr);
  sigaction(SIGPIPE, &old_pipe_, nullptr);
  sigaction(SIGXFSZ, &old_size_, nullptr);
}

}  // namespace backsmart
