// Plans as one page of HTML: to read on a screen, to print on two sheets and tick off. It needs no
// script and no network.
#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/markup.hpp"
#include "base/text.hpp"
#include "figure/svg.hpp"
#include "render/html.hpp"
#include "render/pages.hpp"
#include "render/session_text.hpp"
#include "render/wording.hpp"

namespace backsmart {
namespace {

constexpr std::string_view kBox = "<span class=\"box\" aria-hidden=\"true\"></span>";

class PlanHtml {
 public:
  PlanHtml(const Knowledge& knowledge, const Figures& figures, std::span<const Plan> plans,
           const HtmlOptions& options)
      : knowledge_(knowledge),
        rules_(knowledge.rules),
        figures_(figures),
        plans_(plans),
        options_(options) {}

  std::string write(const Answers& given) {
    const bool example = options_.example;
    const std::string title = fmt::format("Your Back-Smart week{}{}", plans_.size() > 1 ? "s" : "",
                                          example ? " – an example" : "");
    raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    line("title", title);
    out_ += fmt::format("<style>{}{}</style>\n</head>\n<body>\n",
                        options_.pictures ? kFigureStyle : "", kPlanStyle);
    write_header(title, given, example);
    raw("<main>\n");
    write_notice("stop-rules", "stop");
    write_limits();
    for (const Plan& plan : plans_) write_week(plan);
    write_ends();
    raw("</main>\n");
    write_footer();
    raw("</body>\n</html>\n");
    return std::move(out_);
  }

 private:
  // ---- pieces ----
  void raw(std::string_view markup) { out_ += markup; }
  void line(std::string_view tag, std::string_view text, std::string_view attributes = "") {
    out_ += fmt::format("<{}{}{}>{}</{}>\n", tag, attributes.empty() ? "" : " ", attributes,
                        markup_escaped(text), tag);
  }
  // Markup, as `marked` returns it.
  void paragraph(const std::string& markup, std::string_view attributes = "") {
    out_ += fmt::format("<p{}{}>{}</p>\n", attributes.empty() ? "" : " ", attributes, markup);
  }
  void list(const std::vector<std::string>& markup) {
    raw("<ul>\n");
    for (const std::string& item : markup) out_ += fmt::format("<li>{}</li>\n", item);
    raw("</ul>\n");
  }
  // The text with the mark of its sources, which paper leaves out as it has no list of them.
  std::string marked(std::string_view text, const std::vector<int>& sources) {
    cited_.insert(sources.begin(), sources.end());
    return fmt::format("{}<span class=\"mark\">{}</span>", markup_escaped(text),
                       markup_escaped(source_mark(rules_, sources)));
  }
  std::vector<std::string> marked(const Notice& notice) {
    std::vector<std::string> lines;
    for (const std::string& say : notice.say) lines.push_back(markup_escaped(say));
    if (!lines.empty()) lines.back() = marked(notice.say.back(), notice.sources);
    return lines;
  }
  // A section with its heading, named by it.
  void open_section(std::string_view id, std::string_view title, std::string_view kind = "") {
    out_ += fmt::format("<section{} aria-labelledby=\"{}\">\n",
                        kind.empty() ? "" : fmt::format(" class=\"{}\"", kind), id);
    line("h2", title, fmt::format("id=\"{}\"", id));
  }
  void write_notice(std::string_view id, std::string_view kind = "") {
    const Notice& n = notice(rules_, id);
    if (n.say.empty()) return;
    open_section(id, n.title, kind);
    list(marked(n));
    raw("</section>\n");
  }

  // ---- parts ----
  void write_header(std::string_view title, const Answers& given, bool example) {
    const Plan& first = plans_.front();
    const Date last = plans_.back().days.back().date;
    raw("<header>\n");
    line("h1", title);
    line("p",
         fmt::format("{} to {} {}", to_short(first.start), to_short(last),
                     static_cast<int>(std::chrono::year_month_day(last).year())),
         "class=\"soft\"");
    if (example) line("p", phrase<Phrase::example>(rules_));
    line("p", fmt::format("Level: {}", advice_of(rules_, first.level).title), "class=\"level\"");
    write_reasons(first.level, given);
    const Notice& education = notice(rules_, "education");
    paragraph(marked(in_one_line(education), education.sources), "class=\"soft small\"");
    raw("</header>\n");
  }

  void write_reasons(Level level, const Answers& given) {
    if (level == Level::self_manage) return;
    const Notice& n = notice(rules_, level == Level::tailored ? "limited-plan" : "booked-plan");
    std::vector<std::string> lines = marked(n);
    for (const Reason& reason : assess(rules_, given).reasons) {
      if (reason.rule == kUnsureRule || reason.level == Level::self_manage) continue;
      const Rule& rule = rules_.rules[static_cast<std::size_t>(reason.rule)];
      std::string text = marked(rule.say, rule.sources);
      if (const std::string advice = advice_of(rules_, reason); !advice.empty()) {
        text += " " + markup_escaped(advice);
      }
      lines.push_back(std::move(text));
    }
    list(lines);
  }

  void write_limits() {
    const Plan& plan = plans_.front();
    std::vector<std::string> lines;
    for (const int index : plan.limits) {
      const Limit& limit = knowledge_.catalogue.limits[static_cast<std::size_t>(index)];
      std::string text = limit.name;
      if (!limit.avoid.empty())
        text += fmt::format(" – leave out: {}", fmt::join(limit.avoid, "; "));
      if (!limit.prefer.empty()) {
        text += fmt::format(" – better: {}", fmt::join(limit.prefer, "; "));
      }
      lines.push_back(marked(text, limit.sources));
    }
    if (lines.empty()) return;
    open_section("limits", "Your limits sheet");
    list(lines);
    raw("</section>\n");
  }

  void write_week(const Plan& plan) {
    const Week& week = week_at(knowledge_.programme, plan.week);
    const Date last = plan.days.back().date;
    open_section(fmt::format("week-{}", plan.week),
                 fmt::format("Week {} ({}), {} to {}", plan.week, week.phase, to_short(plan.start),
                             to_short(last)),
                 "week");
    if (!plan.strength.empty()) paragraph(marked(week.say, week.sources));
    if (week.retest) {
      const Notice& n = notice(rules_, "retest");
      line("h3", n.title);
      list(marked(n));
    }
    write_glance(plan);
    raw("<div class=\"sessions\">\n");
    write_session(plan, plan.daily, &Day::daily, 0);
    if (plan.sit_break) write_session(plan, *plan.sit_break, nullptr, 0);
    for (std::size_t i = 0; i < plan.strength.size(); ++i) {
      write_session(plan, plan.strength[i], &Day::strength, i);
    }
    for (std::size_t i = 0; i < plan.cardio.size(); ++i) {
      write_session(plan, plan.cardio[i], &Day::cardio, i);
    }
    raw("</div>\n</section>\n");
  }

  void write_glance(const Plan& plan) {
    raw("<div class=\"wide\">\n<table>\n<thead><tr><th scope=\"col\">Day</th>"
        "<th scope=\"col\">Daily block</th><th scope=\"col\">Strength</th>"
        "<th scope=\"col\">Cardio</th></tr></thead>\n<tbody>\n");
    const PlanText text{knowledge_, plan};
    const auto cell = [&](const Appointment& at, const Session& session, bool named) {
      const auto index = static_cast<std::size_t>(at.session);
      const std::string name = named ? session_name(text, session, index) + ", " : "";
      out_ += fmt::format("<td>{}{}{}, {}</td>", kBox, markup_escaped(name), to_clock(at.at_min),
                          markup_escaped(session_minutes(session)));
    };
    for (const Day& day : plan.days) {
      out_ += fmt::format("<tr><th scope=\"row\">{}</th>", to_short(day.date));
      if (day.daily)
        cell(day.daily, plan.daily, false);
      else
        raw("<td>–</td>");
      if (day.strength) {
        cell(day.strength, plan.strength[static_cast<std::size_t>(day.strength.session)],
             plan.strength.size() > 1);
      } else {
        raw("<td>–</td>");
      }
      if (day.cardio) {
        cell(day.cardio, plan.cardio[static_cast<std::size_t>(day.cardio.session)], false);
      } else {
        raw("<td>–</td>");
      }
      raw("</tr>\n");
    }
    raw("</tbody>\n</table>\n</div>\n");
    if (plan.cardio_gap_min > 0) {
      line("p", phrase<Phrase::cardio_gap>(rules_, plan.cardio_minutes,
                                           knowledge_.programme.times.cardio_target_min));
    }
    for (const Day& day : plan.days) {
      if (!day.massage) continue;
      line("p", phrase<Phrase::massage_day>(rules_, weekday_name(weekday(day.date))));
    }
  }

  // `sort`: the appointments of its days; null for the sitting break.
  void write_session(const Plan& plan, const Session& session, Appointment Day::*sort,
                     std::size_t index) {
    const PlanText text{knowledge_, plan};
    int days = 0;
    std::vector<std::string> names;
    for (const Day& day : plan.days) {
      if (sort == nullptr || (day.*sort).session != static_cast<int>(index)) continue;
      ++days;
      names.emplace_back(weekday_short(weekday(day.date)));
    }
    const bool emptied = session.items.empty() && !session.skipped.empty();
    if (sort != nullptr && days == 0 && !emptied) return;
    raw("<article>\n");
    line("h3", session_name(text, session, index));
    const std::string when = sort == nullptr ? phrase<Phrase::sit_break>(rules_)
                             : days == 7     ? "every day"
                                             : join(names, ", ");
    if (!when.empty()) line("p", when, "class=\"soft\"");
    if (const std::string lead = lead_walk_text(text, session); !lead.empty()) line("p", lead);
    if (session.minimum_day) line("p", phrase<Phrase::minimum_day>(rules_));
    write_items(text, session, std::max(days, 1));
    for (const SkippedSlot& skipped : session.skipped) {
      line("p", left_out_text(text, skipped), "class=\"small\"");
    }
    line("p", time_text(text, session), "class=\"soft small\"");
    raw("</article>\n");
  }

  void write_items(const PlanText& text, const Session& session, int days) {
    BlockId part = session.block;
    raw("<ol>\n");
    for (const PlannedItem& item : session.items) {
      const BlockId of_item = part_of(text, item);
      if (of_item != part && session.block == BlockId::strength) {
        const std::string& name = block(knowledge_.programme, of_item).name;
        raw("</ol>\n");
        line("h4", of_item == BlockId::strength ? "Main part" : name);
        raw("<ol>\n");
      }
      part = of_item;
      write_item(text, item, session, days, "");
      const bool first = &item == &session.items.front();
      if (first && session.instead) write_item(text, *session.instead, session, 0, "Or: ");
    }
    raw("</ol>\n");
  }

  void write_item(const PlanText& text, const PlannedItem& item, const Session& session, int boxes,
                  std::string_view before) {
    const Exercise& exercise = text.exercise(item);
    raw("<li><div class=\"item\"><span>");
    for (int i = 0; i < boxes; ++i) raw(kBox);
    out_ +=
        fmt::format("{}<strong>{}</strong></span><span class=\"dose\">{}</span></div>\n", before,
                    markup_escaped(item_name(text, item)), markup_escaped(dose_text(text, item)));
    write_picture(exercise, item.light);
    std::vector<std::string> effort = effort_texts(text, item, session);
    if (item.light) effort = {phrase<Phrase::light_set>(rules_)};
    if (!effort.empty()) line("p", fmt::format("{}", fmt::join(effort, " ")), "class=\"small\"");
    if (!described_.insert(item.exercise).second || item.light) {
      raw("</li>\n");
      return;
    }
    line("p", do_and_dont(exercise), "class=\"small\"");
    raw("<details><summary>How and why</summary>\n");
    paragraph(marked(exercise.how, exercise.sources), "class=\"small\"");
    paragraph(marked(why_text(text, item), why_sources(text, item)), "class=\"small\"");
    std::string more;
    if (!exercise.tempo.empty()) more += fmt::format("Tempo: {}. ", exercise.tempo);
    if (const std::string tools = tools_text(text, item); !tools.empty()) {
      more += fmt::format("You need {}. ", tools);
    }
    const auto rungs = ladder_texts(text, item);
    if (!rungs.empty()) more += fmt::format("Start with: {}. ", rungs[0]);
    if (rungs.size() > 1) more += fmt::format("Next step up: {}.", rungs[1]);
    if (!more.empty()) line("p", more, "class=\"small\"");
    raw("</details></li>\n");
  }

  // How it moves: each picture stands in the page once and is used wherever it is needed.
  void write_picture(const Exercise& exercise, bool light) {
    const Figure* figure = find_figure(figures_, exercise.id);
    if (figure == nullptr || light) return;
    const bool again = !pictured_.insert(figure).second;
    if (!options_.pictures) {
      if (!again) line("p", figure->say, "class=\"small\"");
      return;
    }
    const Caption caption = {exercise.name, figure->say};
    const Picture picture = picture_of(*figure);
    out_ +=
        again ? svg_again(picture, caption, figure->id) : inline_svg(picture, caption, figure->id);
    raw("\n");
  }

  void write_ends() {
    const Plan& first = plans_.front();
    raw("<div class=\"ends\">\n");
    if (!first.findings.empty()) {
      open_section("swaps", "Your swaps");
      std::vector<std::string> swaps;
      for (const int index : first.findings) {
        const Finding& finding = rules_.findings[static_cast<std::size_t>(index)];
        swaps.push_back(marked(finding.say, finding.sources) +
                        markup_escaped(" Instead: " + finding.swap));
      }
      list(swaps);
      raw("</section>\n");
    }
    open_section("why", "Why it looks like this", "screen");
    std::set<int> all;
    for (const Plan& plan : plans_) all.insert(plan.adjustments.begin(), plan.adjustments.end());
    std::vector<std::string> reasons;
    for (const int index : all) {
      const Adjustment& a = knowledge_.programme.adjustments[static_cast<std::size_t>(index)];
      std::string text = a.say;
      if (!a.effects.caution.empty()) text += " " + a.effects.caution;
      reasons.push_back(marked(text, a.sources));
    }
    list(reasons);
    raw("</section>\n");
    write_notice("next-morning");
    open_section("help", "When to get help");
    std::vector<std::string> dates;
    for (const Checkpoint& checkpoint : rules_.checkpoints) {
      const Date day = first.programme_start + std::chrono::days(checkpoint.days);
      dates.push_back(
          marked(fmt::format("{}: {}", to_short(day), checkpoint.say), checkpoint.sources));
    }
    list(dates);
    raw("</section>\n");
    for (const std::string_view id : {"not-better", "worry", "safety-net", "imaging"}) {
      write_notice(id);
    }
    raw("</div>\n");
  }

  void write_footer() {
    raw("<footer class=\"small soft\">\n<h2>Sources</h2>\n");
    std::vector<std::string> lines;
    for (const int index : cited_) {
      const Citation& source = rules_.sources[static_cast<std::size_t>(index)];
      lines.push_back(markup_escaped(source_line(source)));
    }
    list(lines);
    raw("</footer>\n");
  }

  const Knowledge& knowledge_;
  const Ruleset& rules_;
  const Figures& figures_;
  std::span<const Plan> plans_;
  HtmlOptions options_;
  std::string out_;
  std::set<int> cited_;
  std::set<int> described_;
  std::set<const Figure*> pictured_;
};

}  // namespace

std::string plan_html(const Knowledge& knowledge, const Figures& figures,
                      std::span<const Plan> plans, const Answers& given,
                      const HtmlOptions& options) {
  return PlanHtml(knowledge, figures, plans, options).write(given);
}

}  // namespace backsmart
