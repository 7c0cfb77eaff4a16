#include "render/plan_session.hpp"

#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "render/plan_text.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

std::string facts(const PlanText& text, const PlannedItem& item) {
  return fmt::format("{}  ({})", dose_text(text, item), duration(seconds(item)));
}

std::string how(const PlanText& text, const PlannedItem& item, PlanPage& page) {
  const Exercise& exercise = text.exercise(item);
  return exercise.how + needs_text(text, item) + cite(page, exercise.sources);
}

Card card(int number, const PlannedItem& item, const Session& session, PlanPage& page) {
  const PlanText text{page.knowledge, *page.plan};
  Card out{number, item_name(text, item), facts(text, item), {}};
  if (item.light) {
    out.remarks = {phrase<Phrase::light_set>(page.knowledge.rules)};
    return out;
  }
  std::vector<std::string> lines;
  const bool first = page.described.insert(item.exercise).second;
  if (first) {
    out.pictured = text.exercise(item).id;
    out.remarks.push_back(why_text(text, item) + cite(page, why_sources(text, item)));
    out.remarks.push_back(how(text, item, page));
    lines = tempo_and_step_texts(text, item);
  }
  for (std::string& line : effort_texts(text, item, session)) lines.push_back(std::move(line));
  if (!lines.empty()) out.remarks.push_back(fmt::format("{}", fmt::join(lines, " ")));
  if (first) out.remarks.push_back(do_and_dont(text.exercise(item)));
  return out;
}

// The cards, with a heading over each part of a strength session.
void add_cards(const Session& session, PlanPage& page) {
  const PlanText text{page.knowledge, *page.plan};
  int number = 0;
  BlockId part = session.block;
  for (const PlannedItem& item : session.items) {
    const BlockId of_item = part_of(text, item);
    if (of_item != part && session.block == BlockId::strength) {
      const Block& b = block(page.knowledge.programme, of_item);
      page.report.push_back(Heading{3, of_item == BlockId::strength ? "Main part" : b.name});
    }
    part = of_item;
    page.report.push_back(card(++number, item, session, page));
    if (number == 1 && session.instead) {
      Card other = card(0, *session.instead, session, page);
      other.name = "Or: " + other.name;
      page.report.push_back(std::move(other));
    }
  }
}

}  // namespace

std::string cite(PlanPage& page, const std::vector<int>& sources) {
  page.cited.insert(sources.begin(), sources.end());
  return source_mark(page.knowledge.rules, sources);
}

void add_session(const Session& session, std::size_t index, PlanPage& page) {
  const PlanText text{page.knowledge, *page.plan};
  const Block& b = block(page.knowledge.programme, session.block);
  const auto say = [&page](std::string words) {
    if (!words.empty()) page.report.push_back(Paragraph{std::move(words)});
  };
  page.report.push_back(Heading{2, fmt::format("{}: {}", session_name(text, session, index),
                                               when_text(text, session, index))});
  if (page.introduced.insert(session.block).second) say(b.say + cite(page, b.sources));
  say(lead_walk_text(text, session));
  if (session.minimum_day) say(phrase<Phrase::minimum_day>(page.knowledge.rules));
  add_cards(session, page);
  for (const SkippedSlot& skipped : session.skipped) say(left_out_text(text, skipped));
  say(time_text(text, session));
  say(light_week_text(text, session));
}

}  // namespace backsmart
