#include "docs.hpp"

#include <cctype>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "cli_harness.hpp"

namespace backsmart {

std::string content(const std::string& name) {
  std::ifstream file(std::string(BACKSMART_SOURCE_DIR "/") + name);
  REQUIRE_MESSAGE(file, name);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Lines> readme_blocks(const std::string& language) {
  std::vector<Lines> found;
  Lines* block = nullptr;
  bool inside = false;
  for (const std::string& line : split(content("README.md"), '\n')) {
    if (line.starts_with("```")) {
      inside = !inside;
      block = nullptr;
      if (inside && line == "```" + language) block = &found.emplace_back();
    } else if (block != nullptr) {
      block->push_back(line);
    }
  }
  return found;
}

const Lines& manual() {
  static const Lines kLines = [] {
    std::string text = content("man/backsmart.1");
    text = replaced(text, "\\-", "-");
    text = replaced(text, "\\(dq", "\"");
    text = replaced(text, "\\&", "");
    return split(text, '\n');
  }();
  return kLines;
}

Lines manual_section(const std::string& heading) {
  Lines lines;
  bool inside = false;
  for (const std::string& line : manual()) {
    const bool ends = line.starts_with(".Sh ") || (heading[2] == 's' && line.starts_with(".Ss "));
    if (inside && !ends) lines.push_back(line);
    if (ends || line == heading) inside = line == heading;
  }
  REQUIRE_MESSAGE(!lines.empty(), heading);
  return lines;
}

std::vector<Lines> manual_displays() {
  std::vector<Lines> found;
  Lines* block = nullptr;
  for (const std::string& line : manual()) {
    if (line.starts_with(".Bd -literal")) {
      block = &found.emplace_back();
    } else if (line == ".Ed") {
      block = nullptr;
    } else if (block != nullptr) {
      block->push_back(line);
    }
  }
  return found;
}

std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

Words entries(const Lines& lines, const std::string& macro) {
  Words found;
  for (const std::string& line : lines) {
    if (line.starts_with(macro)) found.insert(line.substr(macro.size()));
  }
  return found;
}

OptionValues options_in(const std::string& line) {
  OptionValues options;
  if (!line.starts_with('.')) return options;
  const Words others = {"Cm", "Op", "Pq", "Li", "No"};
  std::string macro;
  std::string flag;
  for (const std::string& word : split(line, ' ')) {
    if (word == "Fl" || word == ".Fl" || word == "Ar" || others.count(word) == 1) {
      macro = word == ".Fl" ? "Fl" : word;
      if (macro != "Ar") flag.clear();
    } else if (macro == "Fl" && (word.starts_with('-') || (word >= "a" && word <= "z"))) {
      flag = "-" + word;
      options[flag];
    } else if (word == "|" || word == ",") {
      flag.clear();
    } else if (macro == "Ar" && !flag.empty() && word != "Ns") {
      for (const char c : word) options[flag] += static_cast<char>(std::toupper(c));
    }
  }
  return options;
}

OptionValues options_in(const Lines& lines, const std::string& macro) {
  OptionValues options;
  for (const std::string& line : lines) {
    if (line.starts_with(macro)) options.merge(options_in(line));
  }
  return options;
}

Lines entry_of(const Lines& section, std::string_view option) {
  Lines lines;
  bool inside = false;
  int depth = 0;
  for (const std::string& line : section) {
    const bool begins = line.starts_with(".It Fl ") && options_in(line).count(std::string(option));
    if (inside && depth == 0 && (line.starts_with(".It") || line == ".El" || line == ".Pp")) break;
    if (inside) lines.push_back(line);
    if (inside && line.starts_with(".Bl")) ++depth;
    if (inside && line == ".El") --depth;
    inside = inside || begins;
  }
  REQUIRE_MESSAGE(!lines.empty(), option);
  return lines;
}

Words literals(const Lines& lines) {
  Words found;
  for (const std::string& line : lines) {
    bool follows = false;
    for (const std::string& word : split(line, ' ')) {
      if (word == ".Cm" || word == "Cm") {
        follows = true;
      } else if (word == "Fl" || word == "Ar" || word == "Pq" || word == "No") {
        follows = false;
      } else if (follows && word.find_first_not_of(".,:;()") != std::string::npos) {
        found.insert(word);
      }
    }
  }
  return found;
}

std::map<std::string, Lines> synopses() {
  std::map<std::string, Lines> by_command;
  std::string command;
  for (const std::string& line : manual_section(".Sh SYNOPSIS")) {
    if (line == ".Nm") command.clear();
    if (line.starts_with(".Cm ")) command = line.substr(4, line.find(' ', 4) - 4);
    by_command[command].push_back(line);
  }
  return by_command;
}

}  // namespace backsmart
