// What `data verify` proves: it holds for the shipped data, and a fault planted in it is found.
#include "proof/proof.hpp"

#include <algorithm>
#include <functional>

#include <doctest/doctest.h>

#include "data/embedded.hpp"
#include "data/parse_toml.hpp"
#include "proof/plan_space.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

const Property& property(std::string_view id) {
  const auto all = properties();
  const auto found =
      std::find_if(all.begin(), all.end(), [id](const Property& p) { return p.id == id; });
  REQUIRE_MESSAGE(found != all.end(), std::string(id));
  return *found;
}

// One edit of the shipped data: the item of a table, by its id (or number, of a week); without a
// key it is dropped, without a value the key is. An empty id: the only table of that name.
struct Edit {
  const char* table;
  const char* id;
  const char* key = "";
  const char* value = "";  // as TOML
};

struct Fault {
  const char* says;
  std::vector<Edit> edits;
  const char* property;     // that finds it
  const char* in_the_tale;  // part of what the counterexample tells
};

bool is_called(const Node& item, const std::string& id) {
  const Node* own = item.find("id");
  const Node* number = item.find("number");
  return (own != nullptr && own->text == id) ||
         (number != nullptr && std::to_string(number->integer) == id);
}

Node value_of(const std::string& key, const std::string& toml) {
  const auto parsed = parse_toml({"edit", key + " = " + toml + "\n"});
  REQUIRE_MESSAGE(parsed.ok(), to_text(parsed.problems));
  return parsed.value.root.children.front();
}

void edit_item(Node& item, const Edit& edit) {
  const std::string key = edit.key;
  auto& keys = item.children;
  const auto old =
      std::find_if(keys.begin(), keys.end(), [&](const Node& node) { return node.key == key; });
  if (std::string(edit.value).empty()) {
    REQUIRE(old != keys.end());
    keys.erase(old);
  } else if (old != keys.end()) {
    *old = value_of(key, edit.value);
  } else {
    keys.push_back(value_of(key, edit.value));
  }
}

bool apply(std::vector<Document>& documents, const Edit& edit) {
  for (Document& document : documents) {
    for (Node& table : document.root.children) {
      if (table.key != edit.table) continue;
      if (table.kind == Node::Kind::table) {
        if (table.find(edit.key) == nullptr) continue;  // in another file
        edit_item(table, edit);
        return true;
      }
      auto& items = table.children;
      const auto item = std::find_if(items.begin(), items.end(),
                                     [&](const Node& node) { return is_called(node, edit.id); });
      if (item == items.end()) continue;
      if (std::string(edit.key).empty()) {
        items.erase(item);
      } else {
        edit_item(*item, edit);
      }
      return true;
    }
  }
  return false;
}

Knowledge knowledge_with(const Fault& fault) {
  std::vector<Document> documents = embedded_documents();
  for (const Edit& edit : fault.edits) {
    REQUIRE_MESSAGE(apply(documents, edit), fault.says, ": there is no ", edit.id);
  }
  auto decoded = decode_knowledge(documents);
  REQUIRE_MESSAGE(decoded.ok(), fault.says, ": ", to_text(decoded.problems));
  return std::move(decoded.value);
}

const Fault kFaults[] = {
    // ---- the floor ----
    {"a dropped rule", {{"rule", "leg-numbness-new"}}, "floor", "new-leg-numbness"},
    {"another one", {{"rule", "cancer-ever"}}, "floor", "cancer-history"},
    {"a dropped rule with a date",
     {{"rule", "major-injury-old-unchecked"}},
     "floor",
     "major-injury"},
    {"a lowered level",
     {{"rule", "weight-loss-unexplained", "level", "\"book\""}},
     "floor",
     "weight-loss-unexplained"},
    {"a lowered emergency",
     {{"rule", "chest-pain-now", "level", "\"see-first\""}},
     "floor",
     "chest-pain"},
    {"a lowered level for unsure",
     {{"rule", "cancer-ever", "unsure", "\"self-manage\""}},
     "floor",
     "cancer-history"},
    {"a negated condition",
     {{"rule", "fever-since-pain", "when", "\"not fever-now\""}},
     "floor",
     "'fever'"},
    {"a condition that wants too much",
     {{"rule", "bowel-change-new", "when", "\"bowel-change and both-legs\""}},
     "floor",
     "bowel-change"},
    {"a wrong threshold in a definition",
     {{"define", "", "frail", "\"age >= 75 or fragile-bones or steroid-tablets\""}},
     "floor",
     "minor-injury-with-weak-bones"},
    {"a definition that lost a sign",
     {{"define", "", "new-weakness", "\"leg-weakness and both-legs and not weakness-known\""}},
     "floor",
     "new-leg-weakness"},
    {"an unsure sign that becomes a note",
     {{"rule", "fever-since-pain", "unsure", "\"self-manage\""}},
     "floor",
     "'fever'"},
    // ---- a worse answer ----
    {"a threshold turned around",
     {{"rule", "pain-too-strong", "when", "\"severe-pain or pain-now <= 2\""}},
     "monotone",
     "pain-now from 1 to 3 leads from see-first to self-manage"},
    {"unsure weighs more than yes",
     {{"rule", "leg-pain-severe", "unsure", "\"emergency\""}},
     "monotone",
     "from unsure to yes"},
    {"a sign that cancels another",
     {{"rule", "upper-or-band-pain", "when", "\"upper-band-pain and not bowel-disease\""}},
     "monotone",
     "bowel-disease from no to unsure"},
    {"an explanation that the data does not call one",
     {{"question", "fever-over", "worse"}},
     "monotone",
     "fever-over from no to unsure"},
    {"an age whose worse side is turned",
     {{"question", "onset-age", "worse"}},
     "monotone",
     "onset-age"},
    {"a diagnosis that explains without saying so",
     {{"question", "known-diagnosis", "eases"}},
     "monotone",
     "known-diagnosis from none to stenosis"},
    {"unsure about a check that counts as checked",
     {{"rule", "leg-pain-six-weeks", "firm_when"}},
     "monotone",
     "leads from tailored to book"},
    // ---- nothing is dead ----
    {"a rule that another covers",
     {{"rule", "drenching-sweats", "when", "\"night-sweats and constant-pain\""}},
     "alive",
     "drenching-sweats decides for nobody"},
    {"a rule that cannot hold",
     {{"rule", "red-sore-eye", "when", "\"red-eye and not red-eye\""}},
     "alive",
     "red-sore-eye decides for nobody"},
    {"a question whose rule is gone", {{"rule", "red-sore-eye"}}, "alive", "question red-eye"},
    {"an adjustment that never applies",
     {{"adjustment", "pain-0-3", "when", "\"pain-now <= 3 and pain-now >= 4\""}},
     "alive",
     "pain-0-3 changes no plan"},
    // ---- slots and plans ----
    {"a slot without fallback",
     {{"slot", "strength-hinge", "options", "[\"rdl\"]"},
      {"slot", "strength-hinge", "rotate", "[\"rdl\"]"}},
     "slots",
     "strength-hinge"},
    {"an exercise without its limit",
     {{"exercise", "bird-dog", "not_when", "[]"}},
     "plans",
     "bird-dog"},
    {"a limit that bars too little",
     {{"limit", "osteoporosis", "bars", "[\"flexion-small\"]"}},
     "plans",
     "osteoporosis"},
    {"an end range right after getting up",
     {{"exercise", "child-pose", "morning", "\"yes\""}},
     "plans",
     "first hour"},
    {"swapped adjustments of pain",
     {{"adjustment", "pain-0-3", "when", "\"pain-now >= 6 and pain-now <= 7\""},
      {"adjustment", "pain-6-7", "when", "\"pain-now <= 3\""}},
     "plans",
     "week"},
    {"a hold that is too long", {{"week", "5", "hold_s", "20"}}, "plans", "week"},
    {"a week of long sets", {{"week", "5", "reps", "30"}}, "plans", "week"},
    {"a week without anything in reserve", {{"week", "3", "reserve", "0"}}, "plans", "week"},
    {"a session longer than it may be",
     {{"block", "decompression", "max_s", "900"}, {"block", "decompression", "min_s", "600"}},
     "plans",
     "week"},
};

}  // namespace

TEST_CASE("proofs: each planted fault is found, with a counterexample") {
  static_assert(std::size(kFaults) >= 25);
#ifdef __SANITIZE_ADDRESS__
  constexpr std::size_t kEvery = 8;  // it looks for other mistakes, and slowly
#else
  constexpr std::size_t kEvery = 1;
#endif
  for (std::size_t i = 0; i < std::size(kFaults); i += kEvery) {
    const Fault& fault = kFaults[i];
    const std::string says = fault.says;
    CAPTURE(says);
    const Knowledge knowledge = knowledge_with(fault);
    ProofRequest request;
    request.knowledge = &knowledge;
    request.cases = 200;
    const std::string_view property_id = fault.property;
    request.first_only = property_id == "plans" || property_id == "alive";
    const Outcome outcome = property(fault.property).prove(request);
    std::string told;
    bool found = false;
    for (const Counterexample& failure : outcome.failures) {
      told += failure.what + "\n";
      found = found || failure.what.find(fault.in_the_tale) != std::string::npos;
    }
    CHECK_MESSAGE(found, fault.property, " told: ", told);
    // Where answers matter they are a whole sheet, on which the fault shows.
    const bool with_answers = property_id == "floor" || property_id == "monotone";
    if (with_answers) {
      for (const Counterexample& failure : outcome.failures) {
        REQUIRE(failure.answers);
        CHECK_EQ(failure.answers->size(), knowledge.rules.questions.size());
      }
    }
  }
}

TEST_CASE("proofs: the smallest counterexample has next to nothing but the fault") {
  const Knowledge knowledge = knowledge_with(kFaults[0]);
  ProofRequest request;
  request.knowledge = &knowledge;
  const Outcome outcome = prove_floor(request);
  REQUIRE_EQ(outcome.failures.size(), 1);
  const Counterexample& failure = outcome.failures.front();
  const RuleSpace space(knowledge);
  CHECK_LT(assess(knowledge.rules, *failure.answers).level, Level::see_first);
  int others = 0;
  for (std::size_t i = 0; i < space.well().size(); ++i) {
    others += (*failure.answers)[i] == space.well()[i] ? 0 : 1;
  }
  CHECK_LE(others, 2);
}

TEST_CASE("proofs: all of them hold for the shipped data") {
  ProofRequest request;
  request.knowledge = &shipped();
  request.cases = 1'000;
  for (const Property& p : properties()) {
    const std::string id(p.id);
    CAPTURE(id);
#ifdef __SANITIZE_ADDRESS__
    if (id == "plans" || id == "alive") continue;  // tried below, with fewer persons
#endif
    const Outcome outcome = p.prove(request);
    for (const Counterexample& failure : outcome.failures) FAIL_CHECK(failure.what);
    CHECK_GT(outcome.cases, 500);
    CHECK_FALSE(outcome.scope.empty());
  }
}

TEST_CASE("proofs: plans of persons drawn at random keep to every promise") {
  const RuleSpace space(shipped());
  const PlanSpace persons(space);
  Trial trial(space);
  std::mt19937 random(20261126);
  for (int i = 0; i < 200; ++i) trial.weeks(persons.person(persons.random_turns(random)));
  for (const Counterexample& failure : trial.take_failures()) FAIL_CHECK(failure.what);
  CHECK_GT(trial.plans(), 2'000);
}

TEST_CASE("proofs: every three of the factors meet") {
  const std::vector<Factor> factors = {{0, std::vector<Answer>(2)},
                                       {1, std::vector<Answer>(3)},
                                       {2, std::vector<Answer>(2)},
                                       {3, std::vector<Answer>(2)}};
  Triples triples(factors);
  CHECK_EQ(triples.count(), 2 * 3 * 2 + 2 * 3 * 2 + 2 * 2 * 2 + 3 * 2 * 2);
  CHECK_EQ(triples.note({0, 0, 0, 0}), 4);
  CHECK_EQ(triples.note({0, 0, 0, 0}), 0);
  CHECK_EQ(triples.note({0, 0, 0, 1}), 3);
  Turns turns(4);
  int persons = 2;
  for (; triples.missing(turns); ++persons) CHECK_GT(triples.note(turns), 0);
  CHECK_EQ(triples.met(), triples.count());
  CHECK_LT(persons, 24);
}
