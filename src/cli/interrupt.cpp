#include "cli/interrupt.hpp"

namespace backsmart {
namespace {

volatile std::sig_atomic_t interrupt_seen = 0;

extern "C" void note_interrupt(int) { interrupt_seen = 1; }

}  // namespace

bool interrupted() { return interrupt_seen != 0; }

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
}

Signals::~Signals() {
  sigaction(SIGINT, &old_interrupt_, nullptr);
  sigaction(SIGPIPE, &old_pipe_, nullptr);
}

}  // namespace backsmart
