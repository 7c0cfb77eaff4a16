#include "data/config_file.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "base/text.hpp"
#include "data/decoding.hpp"

namespace backsmart {
namespace {

constexpr std::array<std::string_view, 3> kFirstDays = {"monday", "saturday", "sunday"};
constexpr std::array<int, 3> kFirstWeekdays = {kMondayFirst, 5, 6};
constexpr std::array<std::string_view, 2> kUnitIds = {"kg", "lb"};
// As the shipped question has them; a test holds them together.
constexpr std::array<std::string_view, 2> kDailyTimes = {"on-waking", "later"};
constexpr std::string_view kAnswers = "answers";

// ---- the number to call -------------------------------------------------------------------------

constexpr std::size_t kLongestNumber = 20;
constexpr int kFewestDigits = 2;
constexpr int kMostDigits = 15;  // of any telephone number, as ITU-T E.164 has it

// Digits, with one space or one hyphen between two groups; a '+' may stand in front. It is read in
// an emergency, so that nothing about it may be in doubt.
bool is_telephone_number(std::string_view text) {
  if (text.size() > kLongestNumber) return false;
  if (text.starts_with('+')) text.remove_prefix(1);
  bool after_digit = false;
  for (const char c : text) {
    if (!is_digit(c) && (!after_digit || (c != ' ' && c != '-'))) return false;
    after_digit = is_digit(c);
  }
  const auto digits = std::count_if(text.begin(), text.end(), is_digit);
  return after_digit && digits >= kFewestDigits && digits <= kMostDigits;
}

std::string decode_emergency_number(TableReader& file) {
  const Node* number = file.value(kEmergencyNumberKey);
  if (number == nullptr) return "";
  if (number->kind != Node::Kind::string) {
    file.problems().add(number->place,
                        fmt::format("expected text, found {}", describe(number->kind)),
                        "write it in quotes: emergency-number = \"112\"");
    return "";
  }
  if (is_telephone_number(number->text)) return number->text;
  file.problems().add(number->place,
                      fmt::format("'{}' is no number to call in an emergency", number->text),
                      "digits, with a space or '-' between groups, as \"112\" or \"+49 112\"");
  return "";
}

// ---- settings -----------------------------------------------------------------------------------

// The questions that a settings file may settle, as far as their answers go; in the order of
// kUsualQuestions.
std::array<Question, std::size(kUsualQuestions)> usual_questions() {
  std::array<Question, std::size(kUsualQuestions)> questions;
  for (std::size_t i = 0; i < questions.size(); ++i) questions[i].id = kUsualQuestions[i];
  auto& [wake, strength, daily] = questions;
  for (Question* clock : {&wake, &strength}) {
    clock->kind = Kind::number;
    clock->unit = "clock";
    clock->max = kMinutesPerDay - 1;
  }
  daily.kind = Kind::choice;
  for (const std::string_view word : kDailyTimes) daily.words.push_back({std::string(word), ""});
  return questions;
}

std::vector<UsualAnswer> decode_usual(TableReader& file) {
  std::vector<UsualAnswer> usual;
  const auto questions = usual_questions();
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const Node* value = file.value(kUsualQuestions[i]);
    if (value == nullptr) continue;
    const auto answer = decode_answer(questions[i], *value, file.problems());
    if (answer == Answer::unsure()) {
      file.problems().add(value->place, "what is usual cannot be \"unsure\"", "leave it out");
    } else if (answer) {
      usual.push_back({kUsualQuestions[i], *answer});
    }
  }
  return usual;
}

Settings decode_settings(TableReader& file) {
  Settings settings;
  if (const auto day = file.word(kWeekStarts, kFirstDays, Need::optional)) {
    settings.week_starts = kFirstWeekdays[static_cast<std::size_t>(*day)];
  }
  settings.unit = file.word_if_given<Unit>(kUnits, kUnitIds).value_or(Unit::kg);
  settings.emergency_number = decode_emergency_number(file);
  settings.usual = decode_usual(file);
  return settings;
}

// ---- flags --------------------------------------------------------------------------------------

using Takes = FlagShape::Takes;

std::string_view expected(Takes takes) {
  switch (takes) {
    case Takes::on_off: return "true or false";
    case Takes::text: return "text or a number";
    case Takes::words:
    case Takes::texts: return "text or a list";
  }
  return "";
}

// One value as it would be typed; nothing when it cannot be.
std::optional<std::string> as_typed(const Node& value, Takes takes) {
  const bool on_off = takes == Takes::on_off;
  switch (value.kind) {
    case Node::Kind::boolean:
      if (on_off) return value.integer != 0 ? "true" : "false";
      break;
    case Node::Kind::integer:
      if (!on_off) return std::to_string(value.integer);
      break;
    case Node::Kind::string:
    case Node::Kind::date_time:
      if (!on_off) return value.text;
      break;
    case Node::Kind::table:
    case Node::Kind::array:
    case Node::Kind::real: break;
  }
  return std::nullopt;
}

void add_value(const Node& value, const FlagShape& flag, FlagValue& out, FileProblems& problems) {
  const auto text = as_typed(value, flag.takes);
  if (!text) {
    problems.add(
        value.place,
        fmt::format("'{}' takes {}, not {}", flag.name, expected(flag.takes), describe(value.kind)),
        value.kind == Node::Kind::table && flag.name == kAnswers
            ? "answers stand in a file of their own: answers = \"~/.../answers.toml\""
            : "");
  } else if (text->empty()) {
    problems.add(value.place, fmt::format("'{}' is empty", flag.name), "leave it out");
  } else if (flag.choices.empty() || word_index(value, flag.choices, problems)) {
    out.values.push_back(*text);
    out.places.push_back(value.place);
  }
}

void decode_flag(TableReader& table, std::string_view command, const FlagShape& flag,
                 std::vector<FlagValue>& out) {
  const Node* value = table.value(flag.name);
  if (value == nullptr) return;
  FileProblems& problems = table.problems();
  if (!flag.refusal.empty()) {
    problems.add(value->key_place, fmt::format("'{}' has no place in a settings file", flag.name),
                 std::string(flag.refusal));
    return;
  }
  FlagValue read{command, flag.name, {}, {}};
  const bool is_list = value->kind == Node::Kind::array;
  if (!is_list || (flag.takes != Takes::words && flag.takes != Takes::texts)) {
    add_value(*value, flag, read, problems);
  } else if (!value->children.empty()) {
    for (const Node& entry : value->children) add_value(entry, flag, read, problems);
  } else if (flag.takes == Takes::words) {
    read.values = {"none"};
    read.places = {value->place};
  } else {
    problems.add(value->place, fmt::format("'{}' is empty", flag.name), "leave it out");
  }
  if (!read.values.empty()) out.push_back(std::move(read));
}

template <typename Shapes>
bool has_name(const Shapes& shapes, std::string_view name) {
  return std::any_of(shapes.begin(), shapes.end(),
                     [name](const auto& shape) { return shape.name == name; });
}

// A flag may have the name of a command, as `data` does: the table is the command's.
std::vector<FlagValue> decode_flags(TableReader& file, const ConfigShape& shape) {
  std::vector<FlagValue> out;
  const auto is_table = [&file](std::string_view name) {
    const Node* node = file.node().find(name);
    return node != nullptr && node->kind == Node::Kind::table;
  };
  for (const FlagShape& flag : shape.everywhere) {
    if (is_table(flag.name) && has_name(shape.commands, flag.name)) continue;
    decode_flag(file, "", flag, out);
  }
  for (const CommandShape& command : shape.commands) {
    const Node* node = file.value(command.name);
    if (node == nullptr) continue;
    if (!is_table(command.name) && has_name(shape.everywhere, command.name)) continue;
    TableReader table(*node, file.problems());
    for (const FlagShape& flag : command.flags) decode_flag(table, command.name, flag, out);
  }
  return out;
}

}  // namespace

Loaded<ConfigFile> decode_config(Document document, const ConfigShape& shape) {
  Loaded<ConfigFile> out;
  out.value.document = std::move(document);
  FileProblems problems(out.value.document.source, out.problems);
  {
    TableReader file(out.value.document.root, problems);
    out.value.settings = decode_settings(file);
    out.value.flags = decode_flags(file, shape);
  }
  sort_by_place(out.problems);
  return out;
}

}  // namespace backsmart
