// What people read: no promise, no endless sentence, no words that only experts know.
#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/readability.hpp"
#include "base/text.hpp"
#include "data/linting.hpp"

namespace backsmart {
namespace {

// Where people read what stands under these keys, themselves or in a list.
constexpr auto kReadKeys = std::to_array<std::string_view>(
    {"ask",     "why",    "plainer", "say",   "do",   "dont",        "swap",
     "caution", "how",    "intro",   "title", "name", "avoid",       "prefer",
     "tempo",   "ladder", "text",    "by",    "note", "morning_note"});
// Titles and names of the works of others are as they are.
constexpr std::string_view kSources = "source";

// backsmart promises nothing. cmake/check_text.cmake looks for the same words.
constexpr auto kClaims = std::to_array<std::string_view>(
    {"cure", "cures", "cured", "curing", "curable", "fix", "fixes", "fixed", "fixing", "prevent",
     "prevents", "prevented", "preventing", "prevention", "preventive", "preventable"});

constexpr std::size_t kMostWordsOfSentence = 25;
constexpr std::size_t kMostLongSentences = 100;  // that are told of one text
constexpr double kHighestAge = 13;
constexpr std::size_t kFewestWords = 10;  // below, one long word decides what the formula says

bool is_read_key(std::string_view key) {
  return std::find(kReadKeys.begin(), kReadKeys.end(), key) != kReadKeys.end();
}

using KnownWords = std::set<std::string, std::less<>>;

// The words that every [words] table calls known.
KnownWords known_words(const Linting& lint) {
  KnownWords known;
  for (const Document& document : lint.documents()) {
    const Node* words = document.root.find("words");
    const Node* list = words == nullptr ? nullptr : words->find("known");
    if (list == nullptr) continue;
    for (const Node& word : list->children) known.insert(word.text);
  }
  return known;
}

void lint_claims(Linting& lint, const Spot& text) {
  const std::string lower = lower_ascii(text.node->text);
  for (const std::string_view claim : kClaims) {
    const auto start = find_name(lower, claim);
    if (!start) continue;
    lint.add_at(text, place_in(*text.node, *start, claim), "claim",
                fmt::format("'{}' promises too much", claim),
                "say what may help, and how sure it is");
  }
}

void lint_sentences(Linting& lint, const Spot& text) {
  std::size_t told = 0;
  for (const std::string_view sentence : sentences_of(text.node->text)) {
    const std::size_t count = words_of(sentence).size();
    if (count <= kMostWordsOfSentence) continue;
    if (++told > kMostLongSentences) return;  // each costs a walk through the text
    const auto start = static_cast<std::size_t>(sentence.data() - text.node->text.data());
    lint.add_at(text, place_in(*text.node, start, sentence), "sentence-long",
                fmt::format("a sentence of {} words; {} are enough", count, kMostWordsOfSentence),
                "make two of it");
  }
}

void lint_reading_age(Linting& lint, const Spot& text, const KnownWords& known) {
  std::vector<std::string> words = words_of(text.node->text);
  if (words.size() < kFewestWords) return;
  // Of the known words only those that stand here: there may be very many of either.
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::erase_if(words, [&known](const std::string& word) { return !known.contains(word); });
  const double age = reading_age(text.node->text, words);
  if (age <= kHighestAge) return;
  lint.add(text, "reading-hard",
           fmt::format("reading age {:.1f}; {} is the limit", age, kHighestAge),
           "shorter words, or shorter sentences");
}

}  // namespace

void lint_words(Linting& lint) {
  const KnownWords known = known_words(lint);
  const auto lint_text = [&](const Spot& text) {
    if (text.node->kind != Node::Kind::string) return;
    lint_claims(lint, text);
    lint_sentences(lint, text);
    lint_reading_age(lint, text, known);
  };
  for (const Document& document : lint.documents()) {
    if (is_answers_file(document)) continue;
    for (const Node& tables : document.root.children) {
      const bool is_source = tables.key == kSources;
      for_each_node({&document, &tables}, [&](const Spot& spot) {
        if (is_source ? spot.node->key != "note" : !is_read_key(spot.node->key)) return;
        lint_text(spot);
        if (spot.node->kind != Node::Kind::array) return;
        for (const Node& entry : spot.node->children) lint_text({&document, &entry});
      });
    }
  }
}

}  // namespace backsmart
