#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/date.hpp"
#include "data/decoding.hpp"

namespace backsmart {
namespace {

constexpr std::array<std::string_view, 4> kKindIds = {"yes-no", "choice", "number", "many"};
constexpr std::array<std::string_view, 2> kSortIds = {"habit", "hint"};
constexpr std::array<std::string_view, 9> kNoticesNeeded = {
    "education", "stop-rules",   "safety-net",   "imaging",    "not-better",
    "worry",     "morning-gate", "limited-plan", "booked-plan"};
// The one question outside of the warning signs that a rule may read.
constexpr std::string_view kPainNow = "pain-now";
// Each may be copied into many others.
constexpr std::size_t kMostDefinitions = 1'000;
constexpr Range kAnyNumber = {-1'000'000, 1'000'000};

// By kind: what a step to the worse can be called. By Worse; an empty word does not fit the kind.
using WorseIds = std::array<std::string_view, 4>;
constexpr WorseIds kWorseYesNo = {"yes", "no", "unsure", "either"};
constexpr WorseIds kWorseChoice = {"later", "earlier", "", "either"};
constexpr WorseIds kWorseNumber = {"higher", "lower", "", "either"};
constexpr WorseIds kWorseMany = {"more", "", "", "either"};

const WorseIds& worse_ids(Kind kind) {
  switch (kind) {
    case Kind::yes_no: return kWorseYesNo;
    case Kind::choice: return kWorseChoice;
    case Kind::number: return kWorseNumber;
    case Kind::many: return kWorseMany;
  }
  return kWorseYesNo;
}

// A condition to decode when all questions and definitions are known.
struct OpenGateway {
  std::size_t question;
  const Node* text;
  FileProblems* problems;
};

Citation decode_source(TableReader& t, Ids& sources) {
  Citation citation;
  citation.id = t.id(sources);
  citation.author = t.text("author");
  citation.year = t.integer("year", {0, 2100});
  citation.title = t.text("title");
  citation.note = t.text("note", Need::optional);
  return citation;
}

std::vector<Word> decode_words(TableReader& t) {
  std::vector<Word> words;
  Ids ids("word");
  for (const Node& node : t.list("words")) {
    TableReader word(node, t.problems());
    Word& out = words.emplace_back();
    out.id = word.id(ids);
    out.say = word.text("say");
  }
  if (words.size() > kMostWords) {
    t.problems().add(t.node().place, fmt::format("more than {} words", kMostWords));
    words.resize(kMostWords);
  }
  // A question of words always has one; conditions that read it rely on that.
  if (words.empty()) {
    if (t.node().find("words") != nullptr) t.problems().add(t.node().place, "there are no words");
    words.emplace_back();
  }
  return words;
}

// eases = ["stenosis"]: words that explain something, as bits.
std::uint32_t decode_eases(TableReader& t, const Question& q) {
  std::vector<std::string_view> words;
  words.reserve(q.words.size());
  for (const Word& word : q.words) words.push_back(word.id);
  std::uint32_t eases = 0;
  for (const Node& entry : t.list("eases", Need::optional)) {
    if (const auto word = word_index(entry, words, t.problems()))
      eases |= std::uint32_t{1} << *word;
  }
  return eases;
}

// "06:30" → minutes after midnight.
int decode_clock(TableReader& t, std::string_view key) {
  const Node* text = t.value(key, Node::Kind::string);
  if (text == nullptr) return 0;
  const auto minutes = parse_clock(text->text);
  if (!minutes) t.problems().add(text->place, fmt::format("'{}' is no time of day", text->text));
  return minutes.value_or(0);
}

void decode_range(TableReader& t, Question& q) {
  q.unit = t.text("unit");
  q.min = q.is_clock() ? decode_clock(t, "min") : t.integer("min", kAnyNumber);
  q.max = q.is_clock() ? decode_clock(t, "max") : t.integer("max", kAnyNumber);
  if (q.min > q.max) t.problems().add(t.node().place, "'min' is greater than 'max'");
}

Question decode_question(TableReader& t, int part, Decoding& d) {
  Question q;
  q.id = t.id(d.questions);
  q.part = part;
  const auto kind = t.word("kind", kKindIds, Need::required);
  if (!kind) t.ignore_others();  // which keys fit depends on the kind
  q.kind = static_cast<Kind>(kind.value_or(0));
  q.ask = t.text("ask");
  // A letter to a clinician lists every warning sign, so each has its short words.
  const bool listed = is_warning_sign(d.knowledge.rules, q);
  q.label = t.text("short", listed ? Need::required : Need::optional);
  q.why = t.text("why");
  q.sources = t.references("source", d.sources);
  switch (q.kind) {
    case Kind::yes_no: q.plainer = t.text("plainer", Need::optional); break;
    case Kind::number: decode_range(t, q); break;
    case Kind::choice:
    case Kind::many: q.words = decode_words(t); break;
  }
  q.worse = t.word_if_given<Worse>("worse", worse_ids(q.kind)).value_or(Worse::up);
  if (q.kind == Kind::many) q.eases = decode_eases(t, q);
  // What is not answered there stays unknown: no default.
  if (listed) return q;
  if (const Node* fallback = t.value("default")) {
    q.fallback = decode_answer(q, *fallback, t.problems());
    if (q.fallback == Answer::unsure()) {
      t.problems().add(fallback->place, "a default cannot be \"unsure\"");
    }
  }
  return q;
}

std::vector<OpenGateway> decode_questions(Decoding& d) {
  Ruleset& rules = d.knowledge.rules;
  std::vector<OpenGateway> gateways;
  for (DataFile& file : d.files) {
    const Node* part = one_table(file, "part");
    if (part != nullptr) {
      TableReader t(*part, file.problems);
      Part& out = rules.parts.emplace_back();
      out.id = t.id(d.parts);
      out.title = t.text("title");
      out.intro = t.text("intro");
    }
    const Node* list = table_list(file, "question");
    if (list == nullptr) continue;
    if (part == nullptr) {
      file.problems.add(list->key_place, "there is no [part] for these questions");
      if (rules.parts.empty()) rules.parts.emplace_back();
    }
    for (const Node& node : list->children) {
      if (file.problems.full()) break;
      TableReader t(node, file.problems);
      if (const Node* gateway = t.value("gateway")) {
        gateways.push_back({rules.questions.size(), gateway, &file.problems});
      }
      const int index = static_cast<int>(rules.parts.size()) - 1;
      rules.questions.push_back(decode_question(t, index, d));
    }
  }
  return gateways;
}

void decode_definitions(Decoding& d) {
  Ids names("definition");
  for (DataFile& file : d.files) {
    const Node* table = one_table(file, "define");
    if (table == nullptr) continue;
    for (const Node& entry : table->children) {
      if (file.problems.full()) break;
      Condition condition = decode_condition(d, entry, file.problems);
      if (d.questions.find(entry.key)) {
        file.problems.add(entry.key_place, fmt::format("there is a question '{}'", entry.key));
      } else if (!names.add(entry.key)) {
        file.problems.add(entry.key_place,
                          fmt::format("there is a definition '{}' already", entry.key));
      }
      auto& definitions = d.knowledge.rules.definitions;
      if (definitions.size() == kMostDefinitions) {
        file.problems.add(entry.key_place,
                          fmt::format("there can be only {} definitions", kMostDefinitions));
        return;
      }
      definitions.push_back({entry.key, std::move(condition)});
    }
  }
}

void decode_gateways(const std::vector<OpenGateway>& gateways, Decoding& d) {
  for (const OpenGateway& open : gateways) {
    Condition gateway = decode_condition(d, *open.text, *open.problems);
    const std::vector<int> read = questions_read(gateway);
    if (!read.empty() && read.back() >= static_cast<int>(open.question)) {
      const auto& later = d.knowledge.rules.questions[static_cast<std::size_t>(read.back())];
      open.problems->add(open.text->place,
                         fmt::format("the gateway reads '{}', which is asked later", later.id));
      continue;
    }
    d.knowledge.rules.questions[open.question].gateway = std::move(gateway);
  }
}

// `condition` is what stands at `key` of a rule.
void mark_read_by_rule(const Condition& condition, TableReader& t, std::string_view key,
                       Decoding& d) {
  for (const int index : questions_read(condition)) {
    Question& question = d.knowledge.rules.questions[static_cast<std::size_t>(index)];
    question.read_by_rule = true;
    if (is_warning_sign(d.knowledge.rules, question) || question.id == kPainNow) continue;
    t.problems().add(t.node().find(key)->place,
                     fmt::format("a rule may not read '{}': it is no warning sign", question.id));
  }
}

Rule decode_rule(TableReader& t, Ids& ids, Decoding& d) {
  Rule rule;
  rule.id = t.id(ids);
  rule.level = t.word<Level>("level", kLevelIds);
  rule.when = decode_condition(d, t, "when");
  const LevelAdvice& level = d.knowledge.rules.levels[static_cast<std::size_t>(rule.level)];
  rule.level_if_unsure = t.word_if_given<Level>("unsure", kLevelIds).value_or(level.if_unsure);
  rule.firm_when = decode_condition(d, t, "firm_when", Need::optional);
  rule.say = t.text("say");
  rule.advice = t.text("do", Need::optional);
  rule.by = t.text("by", Need::optional);
  rule.sources = t.references("source", d.sources);
  mark_read_by_rule(rule.when, t, "when", d);
  mark_read_by_rule(rule.firm_when, t, "firm_when", d);
  return rule;
}

Floor decode_floor(TableReader& t, Ids& ids, Decoding& d) {
  Floor floor;
  floor.id = t.id(ids);
  floor.level = t.word<Level>("level", kLevelIds);
  floor.level_if_unsure = t.word_if_given<Level>("unsure", kLevelIds).value_or(floor.level);
  if (const Node* when = t.value("when", Node::Kind::string)) {
    const std::vector<Definition> none;
    floor.when = decode_condition(*when, {&d.knowledge.rules.questions, &none}, t.problems());
  }
  floor.sources = t.references("source", d.sources);
  return floor;
}

void decode_unsure_rule(Decoding& d) {
  const Node* found = nullptr;
  for (DataFile& file : d.files) {
    const Node* node = one_table(file, "unsure");
    if (node == nullptr) continue;
    if (found != nullptr) file.problems.add(node->key_place, "there is an [unsure] already");
    found = node;
    TableReader t(*node, file.problems);
    UnsureRule& out = d.knowledge.rules.unsure;
    out.limit = t.integer("limit", {1, 99});
    out.level = t.word<Level>("level", kLevelIds);
    out.say = t.text("say");
  }
  if (found == nullptr) report_missing(d, "rule", "there is no [unsure]");
}

void decode_levels(Decoding& d) {
  Ids ids("level");
  for_each_table(d.files, "level", [&](TableReader& t) {
    t.id(ids);
    const auto level = t.word("id", kLevelIds, Need::required);
    LevelAdvice advice;
    advice.if_unsure = t.word<Level>("if_unsure", kLevelIds);
    if (level && advice.if_unsure > static_cast<Level>(*level)) {
      t.problems().add(t.node().find("if_unsure")->place, "unsure may not be worse than yes");
    }
    advice.title = t.text("title");
    advice.advice = t.texts("do");
    advice.by = t.text("by");
    advice.sources = t.references("source", d.sources);
    if (level) d.knowledge.rules.levels[static_cast<std::size_t>(*level)] = std::move(advice);
  });
  for (const std::string_view id : kLevelIds) {
    if (!ids.find(id)) report_missing(d, "level", fmt::format("there is no level '{}'", id));
  }
}

void decode_notices(Decoding& d) {
  Ids ids("notice");
  for_each_table(d.files, "notice", [&](TableReader& t) {
    Notice& notice = d.knowledge.rules.notices.emplace_back();
    notice.id = t.id(ids);
    notice.title = t.text("title");
    notice.say = t.texts("say");
    notice.sources = t.references("source", d.sources);
  });
  for (const std::string_view id : kNoticesNeeded) {
    if (!ids.find(id)) report_missing(d, "notice", fmt::format("there is no notice '{}'", id));
  }
}

constexpr auto kPhraseIds = [] {
  std::array<std::string_view, kPhrases.size()> ids;
  std::transform(kPhrases.begin(), kPhrases.end(), ids.begin(),
                 [](const PhraseShape& phrase) { return phrase.id; });
  return ids;
}();

// How many "{}" stand in `text`; nothing when there is any other brace.
std::optional<int> count_blanks(std::string_view text) {
  int count = 0;
  std::size_t at = text.find_first_of("{}");
  for (; at != std::string_view::npos; at = text.find_first_of("{}", at + 2)) {
    if (text.substr(at, 2) != "{}") return std::nullopt;
    ++count;
  }
  return count;
}

void decode_phrases(Decoding& d) {
  Ids ids("phrase");
  for_each_table(d.files, "phrase", [&](TableReader& t) {
    t.id(ids);
    const auto index = t.word("id", kPhraseIds, Need::required);
    std::string text = t.text("text");
    if (!index || text.empty()) return;
    const int blanks = kPhrases[static_cast<std::size_t>(*index)].blanks;
    if (count_blanks(text) != blanks) {
      t.problems().add(t.node().find("text")->place,
                       blanks == 0 ? "expected no braces"
                                   : fmt::format("expected {} '{{}}' and no other braces", blanks));
      return;  // left empty: it can always be formatted
    }
    d.knowledge.rules.phrases[static_cast<std::size_t>(*index)] = std::move(text);
  });
  for (const std::string_view id : kPhraseIds) {
    if (!ids.find(id)) report_missing(d, "phrase", fmt::format("there is no phrase '{}'", id));
  }
}

}  // namespace

void decode_rules(Decoding& d) {
  Ruleset& rules = d.knowledge.rules;
  for_each_table(d.files, "source",
                 [&](TableReader& t) { rules.sources.push_back(decode_source(t, d.sources)); });
  const std::vector<OpenGateway> gateways = decode_questions(d);
  decode_definitions(d);
  decode_gateways(gateways, d);

  decode_levels(d);
  Ids rule_ids("rule");
  for_each_table(d.files, "rule",
                 [&](TableReader& t) { rules.rules.push_back(decode_rule(t, rule_ids, d)); });
  Ids floor_ids("floor");
  for_each_table(d.files, "floor",
                 [&](TableReader& t) { rules.floors.push_back(decode_floor(t, floor_ids, d)); });
  decode_unsure_rule(d);
  decode_notices(d);
  decode_phrases(d);

  Ids checkpoint_ids("checkpoint");
  for_each_table(d.files, "checkpoint", [&](TableReader& t) {
    Checkpoint& checkpoint = rules.checkpoints.emplace_back();
    checkpoint.id = t.id(checkpoint_ids);
    checkpoint.days = t.integer("days", {1, 366});
    checkpoint.say = t.text("say");
    checkpoint.sources = t.references("source", d.sources);
  });

  Ids finding_ids("finding");
  for_each_table(d.files, "finding", [&](TableReader& t) {
    Finding& finding = rules.findings.emplace_back();
    finding.id = t.id(finding_ids);
    finding.sort = t.word<Finding::Sort>("kind", kSortIds);
    finding.when = decode_condition(d, t, "when");
    finding.say = t.text("say");
    finding.swap = t.text("swap");
    finding.caution = t.text("caution", Need::optional);
    finding.sources = t.references("source", d.sources);
  });
}

}  // namespace backsmart
