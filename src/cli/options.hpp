// What was typed, before anything is looked up: strings stay strings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace backsmart {

// An option that was not typed and has its value from config.toml.
struct FromConfig {
  std::string_view option;     // "--minutes"
  std::vector<Diagnostic> at;  // the place of each value; what is wrong with it is not said yet
};

struct GlobalOptions {
  std::vector<std::string> answers;  // --answers, in order; "-" is stdin
  std::vector<std::string> data;     // --data, in order; files and folders of own data
  std::string today;                 // --today
  bool no_input = false;
  std::string color = "auto";           // auto | always | never
  std::string width;                    // --width N; empty: as wide as the terminal
  std::vector<FromConfig> from_config;  // of the command too
};

struct CheckOptions {
  std::vector<std::string> parts;  // --part; empty: all
  bool changed = false;
  std::vector<std::string> set;  // ID=VALUE
  bool print_template = false;
  bool dry_run = false;
  bool json = false;
};

struct PlanOptions {
  bool example = false;
  std::string week;   // --week N
  std::string weeks;  // --weeks A-B
  std::string start;
  std::string format;  // see render/formats.hpp; empty: by the ending of `output`, else text
  std::string remind;  // minutes before a session, for ics
  std::string output;  // empty: stdout
  std::string days;    // overrides for one run, as answers are typed
  std::string minutes;
  std::string equipment;
  std::string level;
  bool pictures = false;  // markdown: SVG files beside the output
  bool no_pictures = false;
};

struct TodayOptions {
  bool is_short = false;        // --short
  std::string format = "text";  // text | markdown | json
};

struct ExerciseOptions {
  std::string id;  // empty: a list
  std::string slot;
  std::string equipment;
  std::vector<std::string> search;  // words that must all be there
  bool suits = false;
  std::string format = "text";  // text | markdown | json
  std::string svg;              // file for the picture; empty: show the card
  bool ascii = false;
  bool no_pictures = false;
};

struct LearnOptions {
  std::string topic;                // empty: a list
  std::vector<std::string> search;  // words that must all be there
  std::string format = "text";      // text | markdown | json
};

struct WhyOptions {
  std::string id;                  // empty: the level
  std::vector<std::string> other;  // --if ID=VALUE
  std::string week;                // --week N
  std::string format = "text";     // text | markdown | json
};

struct LetterOptions {
  std::string format;  // text | markdown; empty: by the ending of `output`, else text
  std::string output;  // empty: stdout
};

struct DataOptions {
  std::string action;              // show | path | check | verify
  std::vector<std::string> names;  // what to show, which files to check, what to verify
  std::string format;              // show: text | toml | json; empty: as fits what is shown
  bool json = false;               // verify
  std::string cases;               // verify: persons drawn at random; empty: the usual number
};

struct CompletionsOptions {
  std::string shell;  // bash | zsh | fish
};

struct Options {
  std::string command;                  // empty: help
  std::vector<std::string_view> typed;  // the options and words that were, as OptionSpec::name
  GlobalOptions global;
  CheckOptions check;
  PlanOptions plan;
  TodayOptions today;
  ExerciseOptions exercise;
  LearnOptions learn;
  WhyOptions why;
  LetterOptions letter;
  DataOptions data;
  CompletionsOptions completions;
};

}  // namespace backsmart
