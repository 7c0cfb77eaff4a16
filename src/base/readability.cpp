#include "base/readability.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace backsmart {
namespace {

constexpr int kSyllablesOfKnown = 2;

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// Whether a byte belongs to a word. Of UTF-8 the Latin letters do, with the bytes that continue
// them; dashes, dots and signs do not.
class WordBytes {
 public:
  bool holds(char c) {
    const auto byte = static_cast<unsigned char>(c);
    const bool continues = (byte & 0xC0U) == 0x80U;
    if (byte >= 0x80 && !continues) is_latin_ = byte >= 0xC3 && byte <= 0xC9;
    return byte < 0x80 ? is_plain(c) : is_latin_;
  }

 private:
  static bool is_plain(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '\''; }

  bool is_latin_ = false;
};

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [=](std::string_view ending) { return word.ends_with(ending); });
}

// Whether the last e of the word is written but not spoken: take, takes, walked.
bool ends_silent(std::string_view word) {
  if (word.ends_with("e")) {
    const bool as_in_table =
        word.size() > 2 && word.ends_with("le") && !is_vowel(word[word.size() - 3]);
    return !as_in_table;
  }
  if (word.ends_with("es")) {
    return !ends_with_any(word, {"ses", "xes", "zes", "ches", "shes", "ces", "ges", "les"});
  }
  return word.ends_with("ed") && !ends_with_any(word, {"ted", "ded"});
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  WordBytes bytes;
  const auto end_word = [&] {
    const bool has_content =
        std::any_of(word.begin(), word.end(), [](char c) { return c != '\''; });
    if (has_content) words.push_back(word);
    word.clear();
  };
  for (const char c : lower_ascii(text)) {
    if (bytes.holds(c)) {
      word += c;
    } else {
      end_word();
    }
  }
  end_word();
  return words;
}

std::vector<std::string_view> sentences_of(std::string_view text) {
  constexpr std::string_view kEnds = ".!?";
  constexpr std::string_view kSpaces = " \n\t";
  std::vector<std::string_view> sentences;
  std::size_t start = 0;
  const auto end_sentence = [&](std::size_t end) {
    const std::string_view sentence = trim(text.substr(start, end - start));
    if (!words_of(sentence).empty()) sentences.push_back(sentence);
    start = end;
  };
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const bool ends = kEnds.find(text[i]) != std::string_view::npos;
    if (ends && kSpaces.find(text[i + 1]) != std::string_view::npos) end_sentence(i + 1);
  }
  end_sentence(text.size());
  return sentences;
}

int count_syllables(std::string_view word) {
  int count = 0;
  bool was_vowel = false;
  for (const char c : word) {
    const bool vowel = is_vowel(c);
    if (vowel && !was_vowel) ++count;
    was_vowel = vowel;
  }
  if (count > 1 && ends_silent(word)) --count;
  return std::max(count, 1);
}

double reading_age(std::string_view text, const std::vector<std::string>& known) {
  const std::vector<std::string> words = words_of(text);
  if (words.empty()) return 0;
  int syllables = 0;
  for (const std::string& word : words) {
    const bool is_known = std::find(known.begin(), known.end(), word) != known.end();
    const int count = count_syllables(word);
    syllables += is_known ? std::min(count, kSyllablesOfKnown) : count;
  }
  const auto count = static_cast<double>(words.size());
  const auto sentences = static_cast<double>(sentences_of(text).size());
  constexpr double kAgeOfGrade = 5;
  return 0.39 * count / sentences + 11.8 * syllables / count - 15.59 + kAgeOfGrade;
}

}  // namespace backsmart
