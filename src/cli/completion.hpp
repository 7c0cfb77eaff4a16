// What a shell offers when Tab is pressed, and the scripts that make it do so.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "data/working_data.hpp"

namespace backsmart {

struct CommandLine;

// A word to choose, of letters, digits, '-', '_' and '.' only, and a few words on what it is, which
// may be missing.
struct Candidate {
  std::string word;
  std::string description;

  bool operator==(const Candidate&) const = default;
};

// The ids of one table of the data.
struct WordList {
  std::string name;
  std::vector<Candidate> words;
};

// What may stand in one place of the command line.
struct Offer {
  enum class Sort : std::uint8_t {
    nothing,   // something, but who knows what
    one_of,    // `words`, and those of `lists`
    many_of,   // `words` with commas between them, or one of `alone`
    settings,  // the id of a question, "=", and what Completions::answers offers for it
    files,
  };
  Sort sort = Sort::nothing;
  std::vector<Candidate> words;
  std::vector<std::string> lists;
  std::vector<Candidate> alone;

  bool operator==(const Offer&) const = default;
};

// The places with the same offer.
struct Places {
  std::vector<std::string> keys;
  Offer offer;
};

struct Completions {
  std::vector<WordList> lists;
  // By the words in front: "" is the command, "exercise" its first word, "data show" what follows
  // that one, "plan --format" the value of an option, "--answers" one that goes with every command.
  // Every option that takes a value is there.
  std::vector<Places> places;
  std::vector<Places> answers;  // by id of a question; what most questions offer comes last
};

constexpr std::string_view kQuestionList = "question";

// Whether a key of Completions::places ends with an option.
bool is_option(std::string_view key);

// What may stand there; nothing where nothing is known to.
const Offer& offer_at(const Completions& completions, std::string_view key);

Completions completions_of(const CommandLine& line, const WorkingData& data);

// ---- scripts ------------------------------------------------------------------------------------
//
// Descriptions come from data that anybody may have written: each script quotes them so that the
// shell takes them for text.

std::string bash_script(const CommandLine& line, const Completions& completions);
std::string fish_script(const CommandLine& line, const Completions& completions);
std::string zsh_script(const CommandLine& line, const Completions& completions);

struct ShellScript {
  std::string_view id;
  std::string_view description;  // what to do with it
  std::string (*write)(const CommandLine& line, const Completions& completions);
};

constexpr auto kShells = std::to_array<ShellScript>({
    {"bash", "in ~/.bashrc: source <(backsmart completions bash)", bash_script},
    {"fish", "in ~/.config/fish/config.fish: backsmart completions fish | source", fish_script},
    {"zsh", "in ~/.zshrc, behind compinit: source <(backsmart completions zsh)", zsh_script},
});

}  // namespace backsmart
