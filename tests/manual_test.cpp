// man/backsmart.1 tells of every command, option, value, exit code, variable and file that the
// program knows, and of no others.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/command_line.hpp"
#include "cli_harness.hpp"
#include "docs.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

// As a failed check shows it.
std::string told(const Words& words) { return joined({words.begin(), words.end()}); }

// ---- the program --------------------------------------------------------------------------------

// Every name of the options, with its value.
OptionValues names_of(std::span<const OptionSpec> options) {
  OptionValues names;
  for (const OptionSpec& option : options) {
    for (const std::string_view name : {option.short_name, option.long_name}) {
      if (!name.empty()) names[std::string(name)] = option.placeholder;
    }
  }
  return names;
}

std::string told(const OptionValues& options) {
  std::string text;
  for (const auto& [name, value] : options) text += fmt::format("{} {}\n", name, value);
  return text;
}

Words words_of(const OptionSpec& option) {
  Words words;
  for (const WordSpec& word : option.words) words.insert(std::string(word.word));
  return words;
}

// The sources, by name.
std::map<std::string, std::string> sources() {
  std::map<std::string, std::string> files;
  const std::filesystem::path root = BACKSMART_SOURCE_DIR "/src";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    const std::filesystem::path& path = entry.path();
    if (path.extension() != ".cpp" && path.extension() != ".hpp") continue;
    const std::string name = std::filesystem::relative(path, root).string();
    files[name] = content("src/" + name);
  }
  REQUIRE(files.size() > 100);
  return files;
}

// The texts that stand in quotes behind `before` somewhere in the sources.
Words quoted_behind(const std::string& before) {
  Words found;
  for (const auto& [name, text] : sources()) {
    std::size_t at = text.find(before);
    for (; at != std::string::npos; at = text.find(before, at + 1)) {
      const std::size_t begin = at + before.size();
      if (text.compare(begin, 1, "\"") != 0) continue;
      found.insert(text.substr(begin + 1, text.find('"', begin + 1) - begin - 1));
    }
  }
  return found;
}

Words read_variables() {
  Words read = quoted_behind("environment(");
  read.merge(quoted_behind("xdg_folder("));
  read.merge(quoted_behind("getenv("));
  return read;
}

// "$XDG_DATA_HOME/backsmart/answers.toml", of every file or folder that is kept in a folder of
// ours.
Words kept_files() {
  const std::pair<const char*, const char*> folders[] = {{"data_home", "$XDG_DATA_HOME"},
                                                         {"state_home", "$XDG_STATE_HOME"},
                                                         {"config_home", "$XDG_CONFIG_HOME"}};
  Words kept;
  for (const auto& [field, variable] : folders) {
    const Words names = quoted_behind(fmt::format("{} + ", field));
    CHECK_MESSAGE(!names.empty(), field);
    for (const std::string& name : names)
      kept.insert(fmt::format("{}/backsmart{}", variable, name));
  }
  return kept;
}

// Which of the kept files `paths` tell of: a folder is told of by what lies in it.
Words kept_in(const Words& paths) {
  Words files;
  for (const std::string& path : paths) {
    if (path.starts_with("$XDG_")) files.insert(path.substr(0, path.find("/*")));
  }
  return files;
}

// Words of capitals and underscores that begin so.
Words capitals_in(const std::string& text, const std::string& begin) {
  Words found;
  for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at + 1)) {
    const std::size_t end = text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_", at);
    found.insert(text.substr(at, end - at));
  }
  return found;
}

}  // namespace

TEST_CASE("manual: its commands are those of the program") {
  Words commands;
  for (const CommandSpec& command : command_line().commands)
    commands.insert(std::string(command.name));
  CHECK_EQ(told(entries(manual_section(".Sh COMMANDS"), ".Ss ")), told(commands));
  Words in_synopsis;
  for (const auto& [name, lines] : synopses()) in_synopsis.insert(name);
  commands.insert("");
  CHECK_EQ(told(in_synopsis), told(commands));
}

TEST_CASE("manual: each command has its options, and they have their values") {
  auto in_synopsis = synopses();
  const OptionValues everywhere = names_of(command_line().everywhere);
  CHECK_EQ(told(options_in(manual_section(".Ss Global options"), ".It Fl ")), told(everywhere));
  CHECK_EQ(told(options_in(in_synopsis[""], "")),
           told(OptionValues{{"-h", ""}, {"--help", ""}, {"--version", ""}}));
  for (const CommandSpec& command : command_line().commands) {
    CAPTURE(command.name);
    const std::string name(command.name);
    const OptionValues options = names_of(command.options);
    CHECK_EQ(told(options_in(manual_section(".Ss " + name), ".It Fl ")), told(options));
    CHECK_EQ(told(options_in(in_synopsis[name], "")), told(options));
  }
}

TEST_CASE("manual and README: they name no option that the program does not have") {
  OptionValues known = names_of(command_line().everywhere);
  for (const CommandSpec& command : command_line().commands) known.merge(names_of(command.options));
  for (const char* page : {"man/backsmart.1", "man/backsmart-config.5", "man/backsmart-data.5"}) {
    for (const std::string& line : split(replaced(content(page), "\\-", "-"), '\n')) {
      for (const auto& [flag, value] : options_in(line))
        CHECK_MESSAGE(known.count(flag) == 1, line);
    }
  }
  // Of cmake, watch, systemctl and git.
  const Words of_others = {"--install", "--prefix", "--no-title", "--interval",
                           "--user",    "--now",    "--cached",   "--quiet"};
  for (const char* page : {"README.md", "CHANGELOG.md"}) {
    const std::string text = content(page);
    std::size_t at = text.find("--");
    for (; at != std::string::npos; at = text.find("--", at + 2)) {
      const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at);
      const std::string flag = text.substr(at, end - at);
      const bool is_rule = flag.find_first_not_of('-') == std::string::npos;
      CHECK_MESSAGE((is_rule || known.count(flag) + of_others.count(flag) == 1),
                    page << ": " << flag);
      at = end - 2;
    }
  }
}

TEST_CASE("manual: what an option takes, and whether it may be repeated") {
  const auto check = [](const Lines& section, std::span<const OptionSpec> options) {
    for (const OptionSpec& option : options) {
      if (option.positional()) continue;
      CAPTURE(option.name());
      const Lines entry = entry_of(section, option.name());
      CHECK_EQ(contains(joined(entry), "repeated"), option.repeats());
      if (option.values == Values::words) CHECK_EQ(told(literals(entry)), told(words_of(option)));
    }
  };
  check(manual_section(".Ss Global options"), command_line().everywhere);
  for (const CommandSpec& command : command_line().commands) {
    CAPTURE(command.name);
    check(manual_section(fmt::format(".Ss {}", command.name)), command.options);
  }
}

TEST_CASE("manual: what is typed without an option") {
  auto in_synopsis = synopses();
  for (const CommandSpec& command : command_line().commands) {
    CAPTURE(command.name);
    const std::string name(command.name);
    const std::string usage = joined(in_synopsis[name]);
    for (const OptionSpec& option : command.options) {
      if (!option.positional() || option.values == Values::by_word) continue;
      if (option.words.empty()) {
        CHECK_MESSAGE(contains(usage, "Ar " + lower_ascii(option.placeholder)), usage);
        continue;
      }
      // ".It Cm bash" or, as an action has more behind it, ".It Cm data show Ar name".
      Words words;
      for (const std::string& entry : entries(manual_section(".Ss " + name), ".It Cm ")) {
        const std::string text =
            entry.starts_with(name + " ") ? entry.substr(name.size() + 1) : entry;
        words.insert(text.substr(0, text.find(' ')));
      }
      CHECK_EQ(told(words), told(words_of(option)));
      for (const std::string& word : words) CHECK_MESSAGE(contains(usage, word), word);
    }
  }
}

TEST_CASE("manual and help: the words of an answer that an option takes") {
  const Ruleset& rules = shipped().rules;
  for (const CommandSpec& command : command_line().commands) {
    for (const OptionSpec& option : command.options) {
      if (option.values != Values::answer) continue;
      CAPTURE(option.name());
      const auto index = find_question(rules, option.question);
      REQUIRE(index);
      const Question& question = rules.questions[static_cast<std::size_t>(*index)];
      if (question.kind != Kind::choice) continue;
      Words words;
      for (const Word& word : question.words) {
        words.insert(word.id);
        CHECK(contains(std::string(option.description), word.id));
      }
      const Lines section = manual_section(fmt::format(".Ss {}", command.name));
      CHECK_EQ(told(literals(entry_of(section, option.name()))), told(words));
    }
  }
}

TEST_CASE("manual and README: every exit code is told") {
  Words codes;
  for (const std::string& line : split(content("src/cli/exit.hpp"), '\n')) {
    const std::size_t equals = line.find(" = ");
    if (!line.starts_with("constexpr Exit k") || equals == std::string::npos) continue;
    codes.insert(line.substr(equals + 3, line.find(';') - equals - 3));
  }
  CHECK_EQ(codes.size(), 9);
  CHECK_EQ(codes.count(std::to_string(kEmergency)), 1);
  CHECK_EQ(told(entries(manual_section(".Sh EXIT STATUS"), ".It ")), told(codes));
  Words in_readme;
  bool inside = false;
  for (const std::string& line : split(content("README.md"), '\n')) {
    if (line.starts_with("## ")) inside = line == "## Exit codes";
    const bool is_row = inside && line.size() > 2 && line.find_first_of("0123456789") == 2;
    if (is_row) in_readme.insert(line.substr(2, line.find(' ', 2) - 2));
  }
  CHECK_EQ(told(in_readme), told(codes));
}

TEST_CASE("manual and README: the environment is what the program reads") {
  const Words read = read_variables();
  CHECK_EQ(told(entries(manual_section(".Sh ENVIRONMENT"), ".It Ev ")), told(read));
  for (const char* page : {"man/backsmart.1", "man/backsmart-config.5", "man/backsmart-data.5",
                           "README.md", "CHANGELOG.md"}) {
    Words named = capitals_in(content(page), "BACKSMART_");
    named.merge(capitals_in(content(page), "XDG_"));
    for (const std::string& name : named)
      CHECK_MESSAGE(read.count(name) == 1, page << ": " << name);
  }
}

TEST_CASE("manual and README: the files are those that the program keeps") {
  const Words kept = kept_files();
  CHECK_EQ(told(kept_in(entries(manual_section(".Sh FILES"), ".It Pa "))), told(kept));
  const std::string readme = content("README.md");
  const Lines quoted = split(readme.substr(readme.find("\n## Where things are kept")), '`');
  CHECK_EQ(told(kept_in({quoted.begin(), quoted.end()})), told(kept));
}
