#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utf8proc.h>

#include <fmt/format.h>

namespace backsmart {
namespace {

constexpr char32_t kBroken = 0xFFFD;

struct Character {
  char32_t code = kBroken;
  std::size_t bytes = 1;
};

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// The character at the start of `text`, which is not empty. Broken input is taken byte by byte.
Character decode(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return {lead, 1};
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  constexpr std::array<char32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
  if (lead < 0xC2 || lead > 0xF4 || text.size() < bytes) return {};
  char32_t code = lead & (0x7FU >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if (!is_continuation(text[i])) return {};
    code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (code < kSmallest[bytes] || code > 0x10FFFF || surrogate) return {};
  return {code, bytes};
}

bool is_broken(const Character& character) {
  return character.code == kBroken && character.bytes == 1;
}

// Control characters, and those that turn the direction of what is beside them (Bidi_Control of the
// Unicode standard) or end its line: a name from a file must not change how the rest of the screen
// reads.
bool drives_terminal(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x61C || code == 0x200E ||
         code == 0x200F || (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

bool may_be_shown(const Character& character) {
  return !drives_terminal(character.code) && !is_broken(character);
}

constexpr char32_t kAsEmoji = 0xFE0F;  // makes the character before it an emoji, two columns wide

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

int width_of(char32_t code) {
  if (code < 0x300) return 1;
  const auto c = static_cast<utf8proc_int32_t>(code);
  // Some pictures are one column wide by the standard; many terminals give them two all the same.
  const bool picture = code >= 0x1F000 && utf8proc_get_property(c)->boundclass ==
                                              UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
  // Vowel signs beside their letter take a column where they are not drawn into it.
  const bool beside = utf8proc_category(c) == UTF8PROC_CATEGORY_MC;
  return picture ? 2 : beside ? 1 : utf8proc_charwidth(c);
}

// The first thing in `text` that a reader takes for one character: a letter with its marks, an
// emoji with all that is joined to it, a flag. `text` is not empty.
std::string_view first_cluster(std::string_view text) {
  Character before = decode(text);
  std::size_t end = before.bytes;
  utf8proc_int32_t state = 0;
  while (end < text.size()) {
    const Character next = decode(text.substr(end));
    if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(before.code),
                                         static_cast<utf8proc_int32_t>(next.code), &state)) {
      break;
    }
    end += next.bytes;
    before = next;
  }
  return text.substr(0, end);
}

// The longest start of `text` that fits `width` columns; at least one cluster.
std::string_view fitting_start(std::string_view text, int width) {
  if (is_ascii(text)) return text.substr(0, static_cast<std::size_t>(std::max(width, 1)));
  std::size_t end = 0;
  int used = 0;
  while (end < text.size()) {
    const std::string_view cluster = first_cluster(text.substr(end));
    used += display_width(cluster);
    if (used > width && end > 0) break;
    end += cluster.size();
  }
  return text.substr(0, end);
}

}  // namespace

int display_width(std::string_view text) {
  if (is_ascii(text)) return static_cast<int>(text.size());
  int width = 0;
  int last = 0;
  while (!text.empty()) {
    const Character character = decode(text);
    // Parts of a joined emoji are counted one by one: a terminal that cannot join them shows them
    // so, and a line must not get too long there.
    last = character.code == kAsEmoji && last == 1 ? 1 : width_of(character.code);
    width += last;
    text.remove_prefix(character.bytes);
  }
  return width;
}

std::string_view first_characters(std::string_view text, int count) {
  std::size_t end = 0;
  for (int i = 0; i < count && end < text.size(); ++i) end += decode(text.substr(end)).bytes;
  return text.substr(0, end);
}

int character_count(std::string_view text) {
  int count = 0;
  for (; !text.empty(); ++count) text.remove_prefix(decode(text).bytes);
  return count;
}

std::string printable(std::string_view text) {
  const bool plain =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
  if (plain) return std::string(text);
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Character character = decode(text);
    if (may_be_shown(character)) {
      out += text.substr(0, character.bytes);
    } else {
      out += '?';
    }
    text.remove_prefix(character.bytes);
  }
  return out;
}

std::string_view first_unprintable(std::string_view text) {
  while (!text.empty()) {
    const Character character = decode(text);
    if (!may_be_shown(character)) return text.substr(0, character.bytes);
    text.remove_prefix(character.bytes);
  }
  return {};
}

char32_t code_point(std::string_view text) { return decode(text).code; }

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const Character character = decode(text);
    if (is_broken(character)) return false;
    text.remove_prefix(character.bytes);
  }
  return true;
}

std::string_view line_of(std::string_view text, int number) {
  for (int n = 1; n < number; ++n) {
    const std::size_t newline = text.find('\n');
    if (newline == std::string_view::npos) return {};
    text.remove_prefix(newline + 1);
  }
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

std::vector<std::string> wrap(std::string_view text, int width) {
  width = std::max(width, 1);
  std::vector<std::string> lines(1);
  int used = 0;
  for (const std::string& piece : split(text, ' ')) {
    std::string_view word = piece;
    if (word.empty()) continue;
    int wide = display_width(word);
    if (used > 0 && used + 1 + wide > width) {
      lines.emplace_back();
      used = 0;
    }
    for (; used == 0 && wide > width; wide = display_width(word)) {
      const std::string_view start = fitting_start(word, width);
      lines.back() = start;
      word.remove_prefix(start.size());
      if (word.empty()) break;
      lines.emplace_back();
    }
    if (used > 0) lines.back() += ' ';
    lines.back() += word;
    used = display_width(lines.back());
  }
  return lines;
}

std::string paragraph(std::string_view text, int width, std::string_view first) {
  const int indent = display_width(first);
  std::string out;
  for (const std::string& line : wrap(text, width - indent)) {
    out += out.empty() ? std::string(first) : std::string(static_cast<std::size_t>(indent), ' ');
    out += line;
    out += '\n';
  }
  return out;
}

std::string pad(std::string_view text, int width) {
  const int missing = std::max(width - display_width(text), 0);
  return std::string(text) + std::string(static_cast<std::size_t>(missing), ' ');
}

std::string join(const std::vector<std::string>& words, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? last : std::string_view(", ");
    out += words[i];
  }
  return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> out;
  while (true) {
    const std::size_t end = text.find(separator);
    out.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string grouped(double number) {
  constexpr double kMillionMillion = 1e12;
  if (number >= kMillionMillion)
    return fmt::format("{:.0f} million million", number / kMillionMillion);
  std::string digits = fmt::format("{:.0f}", number);
  for (std::size_t at = digits.size(); at > 3; digits.insert(at, ",")) at -= 3;
  return digits;
}

std::string counted(int count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace backsmart
