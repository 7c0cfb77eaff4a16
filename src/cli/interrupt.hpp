// Ctrl-C and readers that go away.
#pragma once

#include <csignal>

namespace backsmart {

// Whether Ctrl-C was pressed since the current `Signals` began.
bool interrupted();

// While it lives, Ctrl-C ends a waiting read and is remembered, and writing to a closed pipe fails
// instead of killing the program. A second Ctrl-C kills: nobody must be stuck here.
class Signals {
 public:
  Signals();
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

 private:
  struct sigaction old_interrupt_ {};
  struct sigaction old_pipe_ {};
};

}  // namespace backsmart
