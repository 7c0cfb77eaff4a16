// How hard an English text is to read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace backsmart {

// The words of `text`: letters, digits and apostrophes, in lower case. A hyphen parts two words.
std::vector<std::string> words_of(std::string_view text);

// The sentences of `text`: they end with '.', '!' or '?' before a space or the end. None is empty.
std::vector<std::string_view> sentences_of(std::string_view text);

// Syllables of a word in lower case, by its groups of vowels; at least 1. A rule of thumb: right
// for about nine words of ten, and close for the others.
int count_syllables(std::string_view word);

// The age in years at which most people read `text` with ease: the grade by Kincaid's formula and 5
// (Kincaid and others 1975, Derivation of new readability formulas for Navy enlisted personnel,
// as used for Flesch-Kincaid). Says little about texts of less than ten words. A word in `known`
// counts as two syllables at most. 0 for a text without words.
double reading_age(std::string_view text, const std::vector<std::string>& known);

}  // namespace backsmart
