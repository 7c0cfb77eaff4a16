#include "cli/world.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "base/text.hpp"

namespace backsmart {
namespace {

constexpr int kMostColumns = 80;  // longer lines are hard to read

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

// The folder of backsmart below an XDG base folder; empty when there is no home either.
std::string xdg_folder(const char* variable, std::string_view below_home) {
  const std::string_view base = environment(variable);
  if (base.starts_with('/')) return fmt::format("{}/backsmart", base);
  const std::string_view home = environment("HOME");
  if (home.starts_with('/')) return fmt::format("{}/{}/backsmart", home, below_home);
  return {};
}

DateTime local_time() {
  namespace chrono = std::chrono;
  const std::time_t seconds = std::time(nullptr);
  std::tm local{};
  localtime_r(&seconds, &local);
  const chrono::year_month_day date{chrono::year(local.tm_year + 1900),
                                    chrono::month(static_cast<unsigned>(local.tm_mon) + 1),
                                    chrono::day(static_cast<unsigned>(local.tm_mday))};
  const int second = (local.tm_hour * 60 + local.tm_min) * 60 + std::min(local.tm_sec, 59);
  return {Date{date}, second};
}

// What COLUMNS says; 0 when that is nothing. It wins, because a shell does not export it: whoever
// did wants it.
int wanted_columns() {
  int columns = 0;
  const std::string_view wanted = environment("COLUMNS");
  std::from_chars(wanted.data(), wanted.data() + wanted.size(), columns);
  return columns;
}

int terminal_columns(int columns) {
  for (const int fd : {STDOUT_FILENO, STDERR_FILENO}) {
    winsize size{};
    if (columns <= 0 && ioctl(fd, TIOCGWINSZ, &size) == 0) columns = size.ws_col;
  }
  return columns > 0 ? std::clamp(columns, kLeastColumns, kMostColumns) : kMostColumns;
}

// Whether the locale, which nobody sets here, is one of UTF-8.
bool is_utf8_locale() {
  for (const std::string_view value :
       {environment("LC_ALL"), environment("LC_CTYPE"), environment("LANG")}) {
    if (value.empty()) continue;
    const std::string locale = lower_ascii(value);
    return locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos;
  }
  return false;
}

}  // namespace

World real_world() {
  World world;
  world.now = local_time();
  world.data_home = xdg_folder("XDG_DATA_HOME", ".local/share");
  world.state_home = xdg_folder("XDG_STATE_HOME", ".local/state");
  world.config_home = xdg_folder("XDG_CONFIG_HOME", ".config");
  world.data_env = environment("BACKSMART_DATA");
  world.answers_env = environment("BACKSMART_ANSWERS");
  world.today_env = environment("BACKSMART_TODAY");
  if (environment("HOME").starts_with('/')) world.home = environment("HOME");
  world.plain = environment("TERM") == "dumb";
  world.ascii = !is_utf8_locale();
  if (world.plain) world.color_env = "TERM";
  if (!environment("NO_COLOR").empty()) world.color_env = "NO_COLOR";
  world.color = isatty(STDOUT_FILENO) == 1 && world.color_env.empty();
  world.in_is_terminal = isatty(STDIN_FILENO) == 1;
  const int wanted = wanted_columns();
  if (wanted > 0) world.columns_env = "COLUMNS";
  world.columns = terminal_columns(wanted);
  return world;
}

std::optional<int> typed_columns(std::string_view text) {
  int columns = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), columns);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || columns < kLeastColumns || columns > kMostTypedColumns) return std::nullopt;
  return columns;
}

OrStop<World> as_flags_say(const GlobalOptions& flags, World world) {
  const bool by_flag = !flags.today.empty();
  const std::string& today = by_flag ? flags.today : world.today_env;
  if (!today.empty()) {
    const auto now = parse_date_time(today);
    if (!now) {
      return Stop{kUsage, fmt::format("{} {}: error: not a date\n"
                                      "  hint: write it like 2026-11-20 or 2026-11-20T08:15\n",
                                      by_flag ? "--today" : "BACKSMART_TODAY", printable(today))};
    }
    world.now = *now;
  }
  if (flags.color == "always") world.color = true;
  if (flags.color == "never") world.color = false;
  if (const auto columns = typed_columns(flags.width)) world.columns = *columns;
  return world;
}

}  // namespace backsmart
