#include "data/safeguard.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "data/reader.hpp"

namespace backsmart {
namespace {

// What own data may do to a key of a shipped item.
enum class May : std::uint8_t {
  stand,          // nothing
  change,         // anything
  grow,           // a list: add to it
  raise,          // a number: not below the shipped one
  lower,          // a number: not above the shipped one
  become_true,    // a flag
  later_morning,  // kMorningIds, towards after-60
  be_judged,      // looked at together with other keys, below
};

struct Freedom {
  std::string_view table;
  std::string_view key;  // "*": every key that is not listed before
  May may;
};

// Everything else stands. So does the level of [unsure]: it also says which rules leave a sign
// open, so that a higher one would count fewer signs.
//
// Words of warning signs, rules, levels and notices stand because they carry the safety: a question
// that asks for something else is another question. An exercise may be dosed and worded anew, since
// limits bar it by what it loads; its figure goes with its words. Slots, weeks and times shape the
// plan within what limits allow.
constexpr auto kFreedoms = std::to_array<Freedom>({
    {"rule", "level", May::be_judged},
    {"rule", "unsure", May::be_judged},
    {"rule", "by", May::be_judged},
    {"question", "default", May::be_judged},
    {"unsure", "limit", May::lower},
    {"limit", "unsure", May::become_true},
    {"limit", "bars", May::grow},
    {"limit", "avoid", May::grow},
    {"limit", "prefer", May::grow},
    {"limit", "source", May::grow},
    {"exercise", "name", May::change},
    {"exercise", "needs", May::change},
    {"exercise", "dose", May::change},
    {"exercise", "seconds", May::change},
    {"exercise", "tempo", May::change},
    {"exercise", "ladder", May::change},
    {"exercise", "ladder_needs", May::change},
    {"exercise", "start", May::change},
    {"exercise", "how", May::change},
    {"exercise", "do", May::change},
    {"exercise", "dont", May::change},
    {"exercise", "morning_note", May::change},
    {"exercise", "why", May::change},
    {"exercise", "source", May::change},
    {"exercise", "loads", May::grow},
    {"exercise", "not_when", May::grow},
    {"exercise", "from_week", May::raise},
    {"exercise", "morning", May::later_morning},
    {"slot", "name", May::change},
    {"slot", "options", May::change},
    {"slot", "rotate", May::change},
    {"slot", "sets", May::change},
    {"slot", "seconds", May::change},
    {"slot", "most_days", May::change},
    {"slot", "cut", May::change},
    {"slot", "why", May::change},
    {"slot", "source", May::change},
    {"block", "name", May::change},
    {"block", "say", May::change},
    {"block", "min_s", May::change},
    {"block", "max_s", May::change},
    {"block", "source", May::change},
    {"times", "first_hour_min", May::raise},
    {"times", "advice_min", May::raise},
    {"times", "*", May::change},
    {"week", "*", May::change},
    {"finding", "*", May::change},
    {"topic", "*", May::change},
    {"figure", "same_as", May::stand},  // it would not go with the shipped frames
    {"figure", "*", May::change},
    {"adjustment", "*", May::be_judged},
});

May may_change(std::string_view table, std::string_view key) {
  const auto fits = [&](const Freedom& f) {
    return f.table == table && (f.key == key || f.key == "*");
  };
  const auto found = std::find_if(kFreedoms.begin(), kFreedoms.end(), fits);
  return found == kFreedoms.end() ? May::stand : found->may;
}

// What to do instead, said to those who wanted to change what stands.
std::string instead(std::string_view table) {
  if (table == "rule") return "raise its level, or add a rule of your own";
  if (table == "define") return "choose a name of your own";
  constexpr std::array<std::string_view, 6> kOneMore = {"question",   "limit", "adjustment",
                                                        "checkpoint", "tag",   "source"};
  if (std::find(kOneMore.begin(), kOneMore.end(), table) == kOneMore.end()) return "";
  return fmt::format("add {} {} of your own", table == "adjustment" ? "an" : "a", table);
}

bool same(const Node& a, const Node& b) {
  const auto same_entry = [](const Node& one, const Node& other) {
    return one.key == other.key && same(one, other);
  };
  return a.kind == b.kind && a.text == b.text && a.integer == b.integer &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(),
                    same_entry);
}

std::string_view text_of(const Node* node) {
  if (node == nullptr || node->kind != Node::Kind::string) return "";
  return node->text;
}

bool is_safety_step(const Node& adjustment) {
  const std::string_view step = text_of(adjustment.find("step"));
  return step != "habits" && step != "setup";
}

// Each question that safety reads, as text ids: in rules, limits, the early adjustments, the blocks
// of a limited plan, and in the gateways that lead to such questions.
std::set<std::string, std::less<>> questions_of_safety(const Knowledge& knowledge) {
  const auto& questions = knowledge.rules.questions;
  std::vector<bool> reads(questions.size(), false);
  const auto mark = [&reads](const Condition& condition) {
    for (const int question : questions_read(condition)) {
      reads[static_cast<std::size_t>(question)] = true;
    }
  };
  for (const Rule& rule : knowledge.rules.rules) {
    mark(rule.when);
    mark(rule.firm_when);
  }
  // The first hour after getting up is kept by the time of getting up.
  reads[static_cast<std::size_t>(knowledge.programme.setup.wake_time)] = true;
  for (const Limit& limit : knowledge.catalogue.limits) mark(limit.when);
  for (const Block& block : knowledge.programme.blocks) mark(block.when_tailored);
  for (const Adjustment& adjustment : knowledge.programme.adjustments) {
    if (adjustment.step <= Step::sensitivity) mark(adjustment.when);
  }
  std::set<std::string, std::less<>> ids;
  for (std::size_t i = questions.size(); i > 0; --i) {  // a gateway reads earlier questions only
    if (!reads[i - 1]) continue;
    mark(questions[i - 1].gateway);
    ids.insert(questions[i - 1].id);
  }
  return ids;
}

class Safeguard {
 public:
  Safeguard(const std::vector<Document>& shipped, const Knowledge& knowledge,
            const Layered& layered)
      : shipped_(shipped),
        layered_(layered),
        safety_questions_(questions_of_safety(knowledge)),
        problems_(kNoText, found_, &layered.own) {}

  Diagnostics look() {
    gather_names();
    for (std::size_t d = 0; d < layered_.documents.size(); ++d) {
      const Node kNothing;
      const bool ships = d < shipped_.size();
      if (ships && is_answers_file(shipped_[d])) continue;
      const Node& before = ships ? shipped_[d].root : kNothing;
      for (const Node& table : layered_.documents[d].root.children) {
        look_at_table(before.find(table.key), table);
      }
    }
    return std::move(found_);
  }

 private:
  // Names that a condition or a list of exercises may mean, before own data; and what exercises are
  // for, with own data.
  void gather_names() {
    for (const Document& document : shipped_) {
      if (is_answers_file(document)) continue;
      for (const Node& table : document.root.children) {
        for (const Node& item : table.children) {
          const std::string id = table.key == "define" ? item.key : item_id(table.key, item);
          if (!id.empty()) names_[table.key].insert(id);
          if (table.key != "question") continue;
          const Node* part = document.root.find("part");
          part_of_.emplace(id, part == nullptr ? "" : item_id("part", *part));
        }
      }
    }
    for (const std::string_view position : kPositionIds) names_["position"].emplace(position);
    for (const Document& document : layered_.documents) {
      const Node* exercises = document.root.find("exercise");
      if (exercises == nullptr) continue;
      for (const Node& exercise : exercises->children) {
        kind_of_.emplace(item_id("exercise", exercise), text_of(exercise.find("slot")));
      }
    }
  }

  bool is_shipped(std::string_view table, std::string_view id) const {
    const auto found = names_.find(table);
    return found != names_.end() && found->second.find(id) != found->second.end();
  }

  void look_at_table(const Node* before, const Node& table) {
    if (table.kind != Node::Kind::array) {
      if (before != nullptr) look_at_item(table.key, table.key, *before, table);
      if (table.key == "define") look_at_definitions(table);
      return;
    }
    std::map<std::string, const Node*, std::less<>> known;
    if (before != nullptr) {
      for (const Node& item : before->children) known.emplace(item_id(table.key, item), &item);
    }
    for (const Node& item : table.children) {
      if (item.place.file == 0) continue;  // nothing of it is own data
      const std::string id = item_id(table.key, item);
      const auto found = known.find(id);
      if (found != known.end()) {
        look_at_item(table.key, id, *found->second, item);
      } else {
        look_at_new(table.key, id, item);
      }
    }
  }

  void look_at_item(std::string_view table, std::string_view id, const Node& before,
                    const Node& after) {
    for (const Node& value : after.children) {
      if (value.key_place.file == 0) continue;
      const Node* old = before.find(value.key);
      if (table == "define" && old == nullptr) continue;  // a new name
      if (old != nullptr && same(*old, value)) continue;
      look_at_value(table, id, old, value, before, after);
    }
    if (table == "rule") look_at_rule(id, before, after);
    if (table == "slot") look_at_options(after);
  }

  void look_at_value(std::string_view table, std::string_view id, const Node* old,
                     const Node& value, const Node& before, const Node& after) {
    switch (may_change(table, value.key)) {
      case May::change: return;
      case May::stand: return stands(table, id, old, value);
      case May::grow: return grows(old, value);
      case May::raise: return keeps_order(old, value, +1);
      case May::lower: return keeps_order(old, value, -1);
      case May::become_true:
        if (value.kind == Node::Kind::boolean && value.integer == 0) {
          add(value.place,
              fmt::format("'{}' of a shipped {} can only become true", value.key, table),
              "unsure is not no");
        }
        return;
      case May::later_morning: return keeps_rank(old, value, kMorningIds);
      case May::be_judged: break;
    }
    if (table == "adjustment" && is_safety_step(before)) return stands(table, id, old, value);
    if (table == "question" && !may_have_default(id, old)) return stands(table, id, old, value);
    const bool is_raised = table == "rule" && level_of(after) > level_of(before);
    if (value.key == "by" && table == "rule" && !is_raised) stands(table, id, old, value);
  }

  // A default answers for whoever says nothing. Where safety asks, silence must stay silence.
  bool may_have_default(std::string_view id, const Node* old) const {
    const auto part = part_of_.find(id);
    return old != nullptr && part != part_of_.end() &&
           (part->second == "habits" || part->second == "week") &&
           safety_questions_.find(id) == safety_questions_.end();
  }

  void stands(std::string_view table, std::string_view id, const Node* old, const Node& value) {
    if (table == "define") {
      add(value.place, fmt::format("'{}' is defined in the shipped data", value.key),
          instead(table));
    } else if (table == id) {
      add(old == nullptr ? value.key_place : value.place,
          fmt::format("'{}' of the shipped [{}] stands as it is", value.key, table));
    } else {
      add(old == nullptr ? value.key_place : value.place,
          fmt::format("'{}' of the shipped {} '{}' stands as it is", value.key, table, id),
          instead(table));
    }
  }

  // What shipped data lists must stay in the list, unless own data removed it altogether.
  void grows(const Node* old, const Node& value) {
    if (old == nullptr || value.kind != Node::Kind::array) return;
    std::vector<std::string> lost;
    for (const Node& entry : old->children) {
      const bool stays = std::any_of(value.children.begin(), value.children.end(),
                                     [&](const Node& other) { return same(entry, other); });
      if (!stays && !was_removed(entry.text)) lost.push_back(entry.text);
    }
    if (lost.empty()) return;
    add(value.place, fmt::format("'{}' may only grow", value.key),
        fmt::format("keep what ships: \"{}\"", fmt::join(lost, "\", \"")));
  }

  bool was_removed(std::string_view exercise) const {
    if (!is_shipped("exercise", exercise)) return false;
    for (const Document& document : layered_.documents) {
      const Node* list = document.root.find("exercise");
      if (list == nullptr) continue;
      for (const Node& item : list->children) {
        if (item_id("exercise", item) == exercise) return false;
      }
    }
    return true;
  }

  void keeps_order(const Node* old, const Node& value, int direction) {
    if (value.kind != Node::Kind::integer) return;
    const std::int64_t least = old == nullptr ? 1 : old->integer;
    if ((value.integer - least) * direction >= 0) return;
    add(value.place, fmt::format("'{}' may not be {} than the shipped {}", value.key,
                                 direction > 0 ? "less" : "more", least));
  }

  void keeps_rank(const Node* old, const Node& value, std::span<const std::string_view> words) {
    const auto rank = [words](const Node* node) {
      return std::find(words.begin(), words.end(), text_of(node)) - words.begin();
    };
    if (rank(&value) >= rank(old))
      return;  // a word that is none of them ranks last; decode says so
    add(value.place,
        fmt::format("'{}' may not be milder than the shipped '{}'", value.key, text_of(old)));
  }

  static Level level_of(const Node& rule) {
    return parse_level(text_of(rule.find("level"))).value_or(Level::emergency);
  }

  // What an unsure answer gives: as the rule says, else as its level does.
  Level level_if_unsure(const Node& rule) const {
    if (const Node* unsure = rule.find("unsure")) {
      return parse_level(text_of(unsure)).value_or(Level::emergency);
    }
    const std::string_view level = text_of(rule.find("level"));
    for (const Document& document : shipped_) {
      const Node* levels = document.root.find("level");
      if (levels == nullptr || levels->kind != Node::Kind::array) continue;
      for (const Node& one : levels->children) {
        if (item_id("level", one) == level) {
          return parse_level(text_of(one.find("if_unsure"))).value_or(Level::self_manage);
        }
      }
    }
    return Level::emergency;  // no such level; decode says so
  }

  // The level may be raised. What an unsure answer leads to, and by when, must keep up with it.
  void look_at_rule(std::string_view id, const Node& before, const Node& after) {
    const Node* level = after.find("level");
    const Node* unsure = after.find("unsure");
    const Level was = level_of(before);
    const Level was_unsure = level_if_unsure(before);
    if (level_of(after) < was) {
      add(level->place,
          fmt::format("the level of the shipped rule '{}' can only be raised; it is '{}'", id,
                      to_id(was)));
      return;
    }
    if (level_if_unsure(after) < was_unsure) {
      const bool is_own = unsure != nullptr && unsure->key_place.file > 0;
      add(is_own ? unsure->place : level->place,
          fmt::format("unsure of the shipped rule '{}' may not become milder than '{}'", id,
                      to_id(was_unsure)),
          fmt::format("write unsure = \"{}\"", to_id(was_unsure)));
    }
    const Node* by = after.find("by");
    if (level_of(after) > was && by != nullptr && by->key_place.file == 0) {
      add(level->place, fmt::format("by = \"{}\" is of the milder level", by->text),
          "say by when as well: by = \"today\"");
    }
  }

  // Pain and sensitivity lower the sets and steps of a slot by its kind. A lift in a slot of
  // another kind would get past that.
  void look_at_options(const Node& slot) {
    constexpr std::array<std::string_view, 4> kLifts = {"hinge", "squat", "row", "carry"};
    const std::string_view kind = text_of(slot.find("kind"));
    const Node* options = slot.find("options");
    if (options == nullptr || options->kind != Node::Kind::array) return;
    for (const Node& option : options->children) {
      const auto lift = kind_of_.find(text_of(&option));
      if (option.place.file == 0 || lift == kind_of_.end() || lift->second == kind) continue;
      if (std::find(kLifts.begin(), kLifts.end(), lift->second) == kLifts.end()) continue;
      add(option.place,
          fmt::format("'{}' is of the kind {}, and this slot of the kind {}", option.text,
                      lift->second, kind),
          fmt::format("put it into a slot of the kind {}", lift->second));
    }
  }

  // A new item must not take a name by which shipped data means something else.
  void look_at_new(std::string_view table, std::string_view id, const Node& item) {
    if (table == "slot") look_at_options(item);
    const Node* name = item.find("id");
    if (name == nullptr) return;
    struct Shadow {
      std::string_view table;
      std::string_view of;
    };
    constexpr auto kShadows = std::to_array<Shadow>({{"question", "define"},
                                                     {"exercise", "tag"},
                                                     {"exercise", "position"},
                                                     {"tag", "exercise"},
                                                     {"tag", "position"}});
    for (const auto& [new_table, of] : kShadows) {
      if (new_table != table || !is_shipped(of, id)) continue;
      add(name->place,
          fmt::format("this is a name already, of {} {}", of == "exercise" ? "an" : "a",
                      of == "define" ? "definition" : of),
          "choose an id of your own");
      return;
    }
    if (table == "notice") {
      add(name->place, "no page would show a notice of your own",
          "add a topic, a finding or a checkpoint");
    }
  }

  void look_at_definitions(const Node& table) {
    for (const Node& entry : table.children) {
      if (entry.key_place.file == 0 || !is_shipped("question", entry.key)) continue;
      add(entry.key_place, fmt::format("there is a question '{}' already", entry.key),
          "choose a name of your own");
    }
  }

  void add(Place place, std::string message, std::string hint = "") {
    problems_.add(place, std::move(message), std::move(hint));
  }

  static inline const SourceText kNoText;  // every problem has a place in own data

  const std::vector<Document>& shipped_;
  const Layered& layered_;
  std::set<std::string, std::less<>> safety_questions_;
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> names_;  // ids by table
  std::map<std::string, std::string, std::less<>> part_of_;                       // by question
  std::map<std::string, std::string, std::less<>> kind_of_;                       // by exercise
  Diagnostics found_;
  FileProblems problems_;
};

}  // namespace

std::string_view why_it_stays(std::string_view table, const Node& item) {
  if (table == "rule") return "raise its level, or add a rule of your own";
  if (table == "adjustment") {
    return is_safety_step(item) ? "only one of the steps habits and setup can go" : "";
  }
  if (table == "slot") return "blocks and adjustments count on it; give it other options";
  if (table == "week") return "every week before the last one is needed; change it instead";
  constexpr std::array<std::string_view, 4> kFree = {"exercise", "figure", "topic", "finding"};
  if (std::find(kFree.begin(), kFree.end(), table) != kFree.end()) return "";
  return "other shipped data counts on it";
}

Diagnostics weakened(const std::vector<Document>& shipped, const Knowledge& knowledge,
                     const Layered& layered) {
  return Safeguard(shipped, knowledge, layered).look();
}

}  // namespace backsmart
