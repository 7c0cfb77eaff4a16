// The settings file: what somebody would type again and again. It is for dotfiles, which are often
// public, so it holds no answer about health.
//
//   week-starts = "sunday"
//   emergency-number = "112"
//   color = "never"
//
//   [plan]
//   minutes = 30
//   days = ["mon", "thu"]
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "data/document.hpp"
#include "rules/question.hpp"

namespace backsmart {

// ---- what may stand in it -----------------------------------------------------------------------

// A flag that may have a value in the settings file.
struct FlagShape {
  enum class Takes : std::uint8_t {
    on_off,
    text,
    words,  // several may be given as one text with commas, or as a list
    texts,  // a list of values, or one of them
  };
  std::string_view name;  // without its dashes
  Takes takes = Takes::text;
  std::vector<std::string_view> choices;  // one of them and nothing else; empty: any value
  std::string_view refusal;               // why it must not stand there; empty: it may
};

struct CommandShape {
  std::string_view name;
  std::vector<FlagShape> flags;
};

struct ConfigShape {
  std::vector<FlagShape> everywhere;   // at the top of the file
  std::vector<CommandShape> commands;  // a table each
};

// ---- what it says -------------------------------------------------------------------------------

enum class Unit : std::uint8_t { kg, lb };

// What is taken for a question that a person has not answered, instead of the shipped default.
struct UsualAnswer {
  std::string_view question;
  Answer answer;

  bool operator==(const UsualAnswer&) const = default;
};

// What no flag says.
struct Settings {
  int week_starts = kMondayFirst;  // a weekday
  Unit unit = Unit::kg;            // of the weights in sentences
  std::string emergency_number;    // empty: not told; it is never guessed
  std::vector<UsualAnswer> usual;

  bool operator==(const Settings&) const = default;
};

constexpr std::string_view kWeekStarts = "week-starts";
constexpr std::string_view kUnits = "units";
constexpr std::string_view kEmergencyNumberKey = "emergency-number";
constexpr std::string_view kUsualQuestions[] = {"wake-time", "strength-time", "daily-time"};

// What is written for a flag, as it would be typed: "30", "true". Of a list each entry by itself;
// of an empty list of words "none".
struct FlagValue {
  std::string_view command;  // empty: at the top of the file
  std::string_view flag;     // without its dashes
  std::vector<std::string> values;
  std::vector<Place> places;  // of each value
};

struct ConfigFile {
  Document document;
  Settings settings;
  std::vector<FlagValue> flags;  // in the order of the shape
};

// Every mistake is told: keys that are not known, values of a wrong kind or out of range. What a
// value means to its command is for the command to check, as when it is typed.
Loaded<ConfigFile> decode_config(Document document, const ConfigShape& shape);

}  // namespace backsmart
