// Plans as an iCalendar file (RFC 5545): one event a session.
//
// Times are local and without a zone: seven in the morning stays that wherever one is. A UID names
// the week, the sort and the place in the week, not the content, so that a new export moves and
// changes the events that are there and never doubles them. Calendars that compare versions take
// the newer one: stamp and sequence are the day that counts as today. The same answers, options and
// date give the same bytes, at any time of that day.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "render/pages.hpp"
#include "render/plan_text.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

constexpr std::size_t kLineBytes = 75;

// TEXT of RFC 5545: nothing in it can end the line or the value.
std::string ics_escaped(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

// `line` in pieces of at most 75 bytes, the later ones behind a space; characters stay whole.
std::string folded(std::string_view line) {
  std::string out;
  std::size_t room = kLineBytes;
  while (line.size() > room) {
    std::size_t end = room;
    while (end > 1 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    out += line.substr(0, end);
    out += "\r\n ";
    line.remove_prefix(end);
    room = kLineBytes - 1;
  }
  out += line;
  return out + "\r\n";
}

std::string date_time(Date day, int minutes) {
  std::string date = to_iso(day);
  std::erase(date, '-');
  return fmt::format("{}T{:02}{:02}00", date, minutes / 60, minutes % 60);
}

class Calendar {
 public:
  Calendar(const Knowledge& knowledge, const CalendarOptions& options)
      : knowledge_(knowledge), options_(options) {}

  std::string write(std::span<const Plan> plans) {
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//backsmart//backsmart//EN");
    line("CALSCALE:GREGORIAN");
    line("X-WR-CALNAME:Back-Smart");
    for (const Plan& plan : plans) add_week(plan);
    line("END:VCALENDAR");
    return std::move(out_);
  }

 private:
  void line(std::string_view text) { out_ += folded(text); }

  void add_week(const Plan& plan) {
    int strength = 0;
    int cardio = 0;
    for (std::size_t i = 0; i < plan.days.size(); ++i) {
      const Day& day = plan.days[i];
      if (day.daily) add(plan, day, day.daily, plan.daily, static_cast<int>(i) + 1);
      if (day.strength) {
        const auto index = static_cast<std::size_t>(day.strength.session);
        add(plan, day, day.strength, plan.strength[index], ++strength);
      }
      if (day.cardio) {
        const auto index = static_cast<std::size_t>(day.cardio.session);
        add(plan, day, day.cardio, plan.cardio[index], ++cardio);
      }
    }
  }

  // The week is known by the Monday in it, so that it stays the same week for who lets weeks begin
  // on another day. `place`: which of its sort in the week, from 1.
  void add(const Plan& plan, const Day& day, const Appointment& at, const Session& session,
           int place) {
    const PlanText text{knowledge_, plan};
    const std::string_view sort = kBlockIds[static_cast<std::size_t>(session.block)];
    const int minutes = session.lead_walk_min + (seconds(session) + 59) / 60;
    const std::string name =
        ics_escaped(session_name(text, session, static_cast<std::size_t>(at.session)));
    const std::string stamp = date_time(options_.stamp, 0);
    line("BEGIN:VEVENT");
    line(fmt::format("UID:{}-{}-{}@backsmart", to_iso(week_from(plan.start, kMondayFirst)), sort,
                     place));
    line(fmt::format("DTSTAMP:{}Z", stamp));
    line(fmt::format("LAST-MODIFIED:{}Z", stamp));
    line(fmt::format("SEQUENCE:{}", std::max(days_between(Date{}, options_.stamp), 0)));
    line(fmt::format("DTSTART:{}", date_time(date_of(plan, day, at), at.at_min)));
    line(fmt::format("DURATION:PT{}M", minutes));
    line(fmt::format("SUMMARY:{}", name));
    line(fmt::format("DESCRIPTION:{}", description(text, session)));
    line(fmt::format("CATEGORIES:Back-Smart,{}", ics_escaped(sort)));
    line("CLASS:PRIVATE");       // it tells of its reader's health
    line("TRANSP:TRANSPARENT");  // an intention: nobody else has to plan around it
    if (options_.remind_min) {
      line("BEGIN:VALARM");
      line("ACTION:DISPLAY");
      line(fmt::format("DESCRIPTION:{}", name));
      line(fmt::format("TRIGGER:-PT{}M", *options_.remind_min));
      line("END:VALARM");
    }
    line("END:VEVENT");
  }

  // "Goblet squat: 2 × 8, rest 90 s. Stop each set when you could still do 4 more."
  static std::string item_line(const PlanText& text, const PlannedItem& item,
                               const Session& session) {
    std::vector<std::string> words = {
        fmt::format("{}: {}.", item_name(text, item), dose_text(text, item))};
    for (std::string& effort : effort_texts(text, item, session))
      words.push_back(std::move(effort));
    return fmt::format("{}", fmt::join(words, " "));
  }

  std::string description(const PlanText& text, const Session& session) const {
    std::vector<std::string> lines;
    const auto say = [&lines](std::string_view words) {
      if (!words.empty()) lines.push_back(ics_escaped(words));
    };
    say(lead_walk_text(text, session));
    int number = 0;
    for (const PlannedItem& item : session.items) {
      say(fmt::format("{}. {}", ++number, item_line(text, item, session)));
      if (number > 1 || !session.instead) continue;
      say(fmt::format("Or: {}", item_line(text, *session.instead, session)));
    }
    say(time_text(text, session));
    if (session.block == BlockId::daily && text.plan.sit_break) {
      const Session& rest = *text.plan.sit_break;
      lines.emplace_back();
      say(fmt::format("{} ({}), {}:", session_name(text, rest, 0), session_minutes(rest),
                      when_text(text, rest, 0)));
      for (const PlannedItem& item : rest.items) {
        say(fmt::format("- {}", item_line(text, item, rest)));
      }
    }
    lines.emplace_back();
    say(in_one_line(notice(knowledge_.rules, "stop-rules")));
    const Notice& education = notice(knowledge_.rules, "education");
    if (!education.say.empty()) say(education.say.front());
    return fmt::format("{}", fmt::join(lines, "\\n"));
  }

  const Knowledge& knowledge_;
  const CalendarOptions& options_;
  std::string out_;
};

}  // namespace

std::string plan_ics(const Knowledge& knowledge, std::span<const Plan> plans,
                     const CalendarOptions& options) {
  return Calendar(knowledge, options).write(plans);
}

}  // namespace backsmart
