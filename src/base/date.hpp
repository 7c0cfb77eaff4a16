// Calendar days and clock times as people write them: 2026-11-20, 08:15.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace backsmart {

using Date = std::chrono::sys_days;

struct DateTime {
  Date day{};
  int second = 0;  // of the day, 0..86399

  auto operator<=>(const DateTime&) const = default;
};

constexpr int kMinutesPerDay = 24 * 60;

// "2026-11-20"; nothing for a day that does not exist, or outside of the years 1900 to 9000.
std::optional<Date> parse_date(std::string_view text);

// "2026-11-20", "2026-11-20T08:15" or "2026-11-20T08:15:30" (a space may stand for the T).
std::optional<DateTime> parse_date_time(std::string_view text);

// "6:30" or "06:30" → minutes after midnight, 0..1439.
std::optional<int> parse_clock(std::string_view text);

std::string to_iso(Date day);       // 2026-11-20
std::string to_iso(DateTime time);  // 2026-11-20T08:15:00
std::string to_clock(int minutes);  // 06:30; minutes are taken modulo one day
std::string to_short(Date day);     // Mon 23 Nov

// 0 = Monday … 6 = Sunday.
int weekday(Date day);
std::string_view weekday_name(int weekday);   // "Monday"
std::string_view weekday_short(int weekday);  // "Mon"

constexpr int kMondayFirst = 0;  // the weekday on which weeks usually begin

// The first day of the week that holds `day`, where weeks begin on the weekday `first`.
Date week_of(Date day, int first);

// `day` itself when a week begins on it, else the first day of the next one.
Date week_from(Date day, int first);

// Whole days from `from` to `to`; negative when `to` lies before.
int days_between(Date from, Date to);

}  // namespace backsmart
