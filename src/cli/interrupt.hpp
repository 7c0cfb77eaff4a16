// Ctrl-C and readers that go away.
#pragma once

#include <csignal>
#include <cstdio>

namespace backsmart {

// Whether Ctrl-C was pressed since the current `Signals` began.
bool interrupted();

// Waits until a read from `in`, a terminal or pipe with nothing in its buffer, would not wait any
// more, or Ctrl-C was pressed – even if that was just before: reading at once could wait for ever.
// False when it came back from Ctrl-Z instead, and what was on the screen may be gone.
bool wait_for_input(std::FILE* in);

// From now on Ctrl-C ends the program at once, for long work that has nothing to lose.
void end_at_interrupt();

// While it lives, Ctrl-C ends a waiting read and is remembered, coming back from Ctrl-Z ends a
// wait, and writing to a closed pipe, or beyond the limit of file sizes, fails instead of killing
// the program. A second Ctrl-C kills: nobody must be stuck here.
class Signals {
 public:
  Signals();
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

 private:
  struct sigaction old_interrupt_ {};
  struct sigaction old_continue_ {};
  struct sigaction old_pipe_ {};
  struct sigaction old_size_ {};
};

}  // namespace backsmart
