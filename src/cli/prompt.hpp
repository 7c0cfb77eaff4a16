// One line after the other from a person. Plain lines without cursor tricks: it works in a screen
// reader, over ssh and from a pipe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "cli/world.hpp"

namespace backsmart {

// Why there are no more answers.
enum class Ending : std::uint8_t {
  finished,     // every question has its answer
  emergency,    // a rule is certain that this is one: no further question
  stopped,      // `q`
  input_ended,  // Ctrl-D, or nobody there
  interrupted,  // Ctrl-C
};

// Asks on `io.err`.
class Prompter {
 public:
  Prompter(const World& world, const Io& io) : world_(&world), io_(&io) {}

  int width() const { return world_->columns; }
  void write(std::string_view text) const;  // as it is
  void say(std::string_view text) const;    // as a paragraph

  // Shows `prompt` and `aside`, which starts a line of its own rather than being torn, and waits
  // for a line; of one that is too long for an entry only the start comes. After a hundred lines
  // that were no answer nobody is there.
  std::variant<std::string, Ending> ask(std::string_view prompt, std::string_view aside = "");
  void answered() { idle_ = 0; }

 private:
  const World* world_;
  const Io* io_;
  int idle_ = 0;
};

// Says which keys there are, in one line where 80 columns are.
void explain_keys(const Prompter& prompter);

struct YesNo {
  std::string ask;
  std::string why;             // told at `?`
  std::string nothing_before;  // told at `b`; empty: going back is a no
};

// A yes or no about the check itself, or how the input ended. There is no unsure here.
std::variant<bool, Ending> confirm(Prompter& prompter, const YesNo& question);

}  // namespace backsmart
