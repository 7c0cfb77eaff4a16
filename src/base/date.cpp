#include "base/date.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace backsmart {
namespace {

namespace chrono = std::chrono;

// Calendars write a year with four digits, and the weeks of a plan lie a little behind what was
// typed.
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 9000;

// Exactly `text.size()` digits as a number.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return text.empty() ? std::nullopt : std::optional(value);
}

constexpr std::array<std::string_view, 7> kWeekdays = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const chrono::year_month_day date{chrono::year(*year),
                                    chrono::month(static_cast<unsigned>(*month)),
                                    chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok() || *year < kFirstYear || *year > kLastYear) return std::nullopt;
  return Date{date};
}

std::optional<DateTime> parse_date_time(std::string_view text) {
  const auto day = parse_date(text.substr(0, 10));
  if (!day) return std::nullopt;
  if (text.size() == 10) return DateTime{*day, 0};
  if ((text[10] != 'T' && text[10] != ' ') || (text.size() != 16 && text.size() != 19)) {
    return std::nullopt;
  }
  const auto minutes = parse_clock(text.substr(11, 5));
  if (!minutes) return std::nullopt;
  int seconds = 0;
  if (text.size() == 19) {
    const auto parsed = digits(text.substr(17, 2));
    if (text[16] != ':' || !parsed || *parsed > 59) return std::nullopt;
    seconds = *parsed;
  }
  return DateTime{*day, *minutes * 60 + seconds};
}

std::optional<int> parse_clock(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon > 2 || text.size() != colon + 3) return std::nullopt;
  const auto hours = digits(text.substr(0, colon));
  const auto minutes = digits(text.substr(colon + 1));
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  return *hours * 60 + *minutes;
}

std::string to_iso(Date day) {
  const chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string to_iso(DateTime time) {
  return fmt::format("{}T{}:{:02}", to_iso(time.day), to_clock(time.second / 60), time.second % 60);
}

std::string to_clock(int minutes) {
  const int within = (minutes % kMinutesPerDay + kMinutesPerDay) % kMinutesPerDay;
  return fmt::format("{:02}:{:02}", within / 60, within % 60);
}

std::string to_short(Date day) {
  const chrono::year_month_day date(day);
  return fmt::format("{} {} {}", weekday_short(weekday(day)), static_cast<unsigned>(date.day()),
                     kMonths[static_cast<unsigned>(date.month()) - 1]);
}

int weekday(Date day) { return static_cast<int>(chrono::weekday(day).iso_encoding()) - 1; }

std::string_view weekday_name(int weekday) { return kWeekdays[static_cast<std::size_t>(weekday)]; }

std::string_view weekday_short(int weekday) { return weekday_name(weekday).substr(0, 3); }

Date week_of(Date day, int first) { return day - chrono::days((weekday(day) - first + 7) % 7); }

Date week_from(Date day, int first) { return week_of(day + chrono::days(6), first); }

int days_between(Date from, Date to) { return static_cast<int>((to - from).count()); }

}  // namespace backsmart
