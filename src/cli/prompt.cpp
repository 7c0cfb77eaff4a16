#include "cli/prompt.hpp"

#include <cerrno>
#include <cstdio>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/entry.hpp"
#include "cli/interrupt.hpp"

namespace backsmart {
namespace {

constexpr std::size_t kEndless = 1 << 24;  // so long is no line that somebody typed
constexpr int kMostIdleEntries = 100;      // `yes x | backsmart check` must end

constexpr std::string_view kKeys =
    "Type y (yes), n (no), u (unsure) or a number. ? tells why, b goes back, q stops.";
constexpr std::string_view kYesOrNo = "y (yes) or n (no)";

int next_character(std::FILE* in) {
  while (true) {
    const int c = interrupted() ? EOF : std::getc(in);
    if (c != EOF || std::ferror(in) == 0 || errno != EINTR || interrupted()) return c;
    std::clearerr(in);  // some other signal
  }
}

struct Line {
  std::string start;
  std::size_t length = 0;
  int end = EOF;  // the character after it
};

Line read_line(std::FILE* in) {
  Line line;
  while (true) {
    line.end = next_character(in);
    if (line.end == EOF || line.end == '\n' || line.length == kEndless) return line;
    if (line.length++ <= kLongestEntry) line.start += static_cast<char>(line.end);
  }
}

// The cursor stays on its line.
std::string prompt_text(std::string_view prompt, std::string_view aside, int width) {
  constexpr std::string_view kIndent = "  ";
  const std::string whole = fmt::format("{}{}{}:", prompt, aside.empty() ? "" : " ", aside);
  std::string lines = paragraph(whole, width - 1, kIndent);
  const bool torn = !aside.empty() && lines.find('\n') != lines.size() - 1;
  if (torn) {
    lines = paragraph(prompt, width - 1, kIndent) +
            paragraph(fmt::format("{}:", aside), width - 1, kIndent);
  }
  lines.back() = ' ';
  return lines;
}

}  // namespace

void Prompter::write(std::string_view text) const {
  std::fwrite(text.data(), 1, text.size(), io_->err);
}

void Prompter::say(std::string_view text) const { write(paragraph(text, world_->columns)); }

std::variant<std::string, Ending> Prompter::ask(std::string_view prompt, std::string_view aside) {
  if (++idle_ > kMostIdleEntries) return Ending::input_ended;
  const std::string text = prompt_text(prompt, aside, world_->columns);
  write(text);
  // A terminal gives whole lines, so nothing of one is waiting in the buffer.
  while (world_->in_is_terminal && !wait_for_input(io_->in)) write("\n" + text);
  Line line = read_line(io_->in);
  if (line.start.ends_with('\r')) line.start.pop_back();
  // What a terminal shows by itself, as far as it fits; and Ctrl-D leaves the cursor there.
  if (!world_->in_is_terminal) {
    const int room = world_->columns - display_width(text.substr(text.rfind('\n') + 1));
    write(wrap(printable(line.start), room).front());
  }
  if (!world_->in_is_terminal || line.end != '\n') write("\n");
  if (line.end == EOF && interrupted()) return Ending::interrupted;
  // A file may lack its last newline; what stands on a terminal's line was not entered.
  const bool entered = line.end != EOF || (line.length > 0 && !world_->in_is_terminal);
  if (!entered || line.length == kEndless) return Ending::input_ended;
  return line.start;
}

void explain_keys(const Prompter& prompter) { prompter.say(kKeys); }

std::variant<bool, Ending> confirm(Prompter& prompter, const YesNo& question) {
  prompter.say(question.ask);
  while (true) {
    const auto reply = prompter.ask("y or n");
    if (const Ending* ending = std::get_if<Ending>(&reply)) return *ending;
    const auto& line = std::get<std::string>(reply);
    const bool may_be_one = line.size() <= kLongestEntry;
    const std::string typed = may_be_one ? lower_ascii(trim(line)) : "";
    const bool goes_back = typed == "b" || typed == "back";
    if (typed == "y" || typed == "yes") return true;
    if (typed == "n" || typed == "no") return false;
    if (typed == "q" || typed == "quit") return Ending::stopped;
    if (goes_back && question.nothing_before.empty()) return false;
    if (goes_back) {
      prompter.say(question.nothing_before);
    } else if (typed == "?" || typed == "why") {
      prompter.say(question.why);
    } else {
      prompter.say(wrong_entry(line, kYesOrNo).message);
    }
  }
}

}  // namespace backsmart
