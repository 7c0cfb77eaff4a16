// `backsmart data verify`: proves the promises of the data, property by property.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>

#include <fmt/format.h>

#include "base/spelling.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/data.hpp"
#include "cli/files.hpp"
#include "cli/interrupt.hpp"
#include "cli/own_data.hpp"
#include "cli/wrong_value.hpp"
#include "data/decode.hpp"
#include "proof/proof.hpp"
#include "render/json_writer.hpp"

namespace backsmart {
namespace {

struct Proved {
  const Property* property = nullptr;
  Outcome outcome;
  double seconds = 0;
};

bool holds(const Proved& proved) { return proved.outcome.failures.empty(); }

// The person of a counterexample as a file that `--answers` takes; empty when there is none. It has
// no date, as nobody gave these answers: a command that counts on one will say so.
std::string answers_file(const Counterexample& failure, const Ruleset& rules) {
  if (!failure.answers) return "";
  Answers answers = *failure.answers;
  for (Answer& answer : answers) {
    if (!is_answered(answer)) answer = {};
  }
  return encode_answers({std::move(answers), std::nullopt}, rules);
}

std::string to_text(const Proved& proved, const World& world) {
  const Outcome& outcome = proved.outcome;
  std::string text =
      fmt::format("{:<10}  {}  {} cases in {:.1f} s\n", proved.property->id,
                  holds(proved) ? "holds " : "FAILS ", grouped(outcome.cases), proved.seconds);
  constexpr std::string_view kIndent = "            ";
  text += paragraph(proved.property->says, world.columns, kIndent);
  text += paragraph(outcome.scope, world.columns, kIndent);
  for (const std::string& note : outcome.notes) {
    text += paragraph("Note: " + note, world.columns, kIndent);
  }
  return text;
}

std::string failures_text(const Proved& proved, const Ruleset& rules) {
  std::string text;
  for (const Counterexample& failure : proved.outcome.failures) {
    text += fmt::format("\n# {}: {}\n{}", proved.property->id, printable(failure.what),
                        answers_file(failure, rules));
  }
  return text;
}

std::string to_json(const std::vector<Proved>& all, bool all_hold, const Ruleset& rules) {
  JsonWriter json;
  json.begin_object();
  json.text("schema", "backsmart.verify/1");
  json.boolean("holds", all_hold);
  json.begin_array("properties");
  for (const Proved& proved : all) {
    json.begin_object();
    json.text("id", proved.property->id);
    json.text("says", proved.property->says);
    json.boolean("holds", holds(proved));
    json.number("cases", static_cast<std::int64_t>(std::min(proved.outcome.cases, 9e15)));
    json.number("milliseconds", static_cast<std::int64_t>(proved.seconds * 1000));
    json.text("tried", proved.outcome.scope);
    json.texts("notes", proved.outcome.notes);
    json.begin_array("failures");
    for (const Counterexample& failure : proved.outcome.failures) {
      json.begin_object();
      json.text("what", failure.what);
      if (failure.request) json.number("week", failure.request->week);
      if (failure.answers) json.text("answers", answers_file(failure, rules));
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

// As `--cases` says; nothing when that is no number of cases.
std::optional<int> cases_of(const DataOptions& options) {
  if (options.cases.empty()) return kUsualCases;
  int cases = 0;
  const char* const end = options.cases.data() + options.cases.size();
  const auto [stopped, error] = std::from_chars(options.cases.data(), end, cases);
  if (error != std::errc() || stopped != end || cases < 0 || cases > kMostCases)
    return std::nullopt;
  return cases;
}

// Those that are named, else all. `Stop` for a name that is none.
OrStop<std::vector<const Property*>> wanted_properties(const DataOptions& options) {
  std::vector<const Property*> wanted;
  std::vector<std::string_view> ids;
  for (const Property& property : properties()) {
    ids.push_back(property.id);
    const auto& names = options.names;
    const bool named = std::find(names.begin(), names.end(), property.id) != names.end();
    if (named || names.empty()) wanted.push_back(&property);
  }
  for (const std::string& name : options.names) {
    if (std::find(ids.begin(), ids.end(), name) != ids.end()) continue;
    const std::string_view near = closest(name, ids);
    const std::string hint = near.empty() ? join({ids.begin(), ids.end()}, " or ")
                                          : fmt::format("did you mean {}?", near);
    return Stop{kUsage, fmt::format("backsmart: data verify knows no '{}'\n  hint: {}\n",
                                    printable(name), hint)};
  }
  return wanted;
}

}  // namespace

Exit data_verify(const Options& options, const World& world, const Io& io) {
  const auto cases = cases_of(options.data);
  if (!cases) {
    return stop_at(
        does_not_take(options.global, "--cases", fmt::format("0 to {} persons", kMostCases),
                      options.data.cases, std::to_string(kUsualCases)),
        io);
  }
  const auto wanted = wanted_properties(options.data);
  if (const Stop* stop = std::get_if<Stop>(&wanted)) return stop_at(*stop, io);
  const auto loaded = load_knowledge(options.global, world);
  if (const Stop* stop = std::get_if<Stop>(&loaded)) return stop_at(*stop, io);
  const auto& knowledge = *std::get<SharedKnowledge>(loaded);
  ProofRequest request;
  request.knowledge = &knowledge;
  request.cases = *cases;

  end_at_interrupt();
  std::vector<Proved> all;
  bool all_hold = true;
  for (const Property* property : std::get<std::vector<const Property*>>(wanted)) {
    // A clock, but it is only told and decides nothing.
    const auto start = std::chrono::steady_clock::now();
    Proved& proved = all.emplace_back(Proved{property, property->prove(request)});
    proved.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    all_hold = all_hold && holds(proved);
    // Each as soon as it is known: the whole takes some seconds.
    if (!options.data.json) print(io.out, to_text(proved, world));
  }
  if (options.data.json) {
    print(io.out, to_json(all, all_hold, knowledge.rules));
  } else {
    for (const Proved& proved : all) print(io.out, failures_text(proved, knowledge.rules));
    if (all_hold) print(io.out, options.data.names.empty() ? "\nEverything holds.\n" : "");
  }
  return all_hold ? kDone : kFailed;
}

}  // namespace backsmart
