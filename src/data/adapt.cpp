#include "data/adapt.hpp"

#include <algorithm>
#include <concepts>
#include <cstdlib>
#include <optional>
#include <tuple>

#include <fmt/format.h>

#include "base/text.hpp"
#include "data/fields.hpp"

namespace backsmart {
namespace {

constexpr double kPoundsPerKilogram = 2.20462;
constexpr double kFewPounds = 10;  // below: one place behind the point

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// How much of the start of `text` says `phrase`; 0 when it does not.
std::size_t length_said(std::string_view text, std::string_view phrase) {
  std::size_t at = 0;
  for (const char wanted : phrase) {
    if (at == text.size()) return 0;
    if (wanted == ' ') {
      if (!is_space(text[at])) return 0;
      while (at < text.size() && is_space(text[at])) ++at;
    } else if ((text[at] | 0x20) == wanted) {
      ++at;
    } else {
      return 0;
    }
  }
  return at;
}

// "15", "2.5": the length of the number that `text` begins with; 0 when there is none.
std::size_t number_length(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end == 0 || end + 1 >= text.size() || text[end] != '.' || !is_digit(text[end + 1]))
    return end;
  ++end;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end;
}

// "33", "5.5", "11".
std::string in_pounds(std::string_view kilograms) {
  const double value = std::strtod(std::string(kilograms).c_str(), nullptr) * kPoundsPerKilogram;
  std::string text = fmt::format("{:.{}f}", value, value < kFewPounds ? 1 : 0);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

struct Weight {
  std::size_t length = 0;  // of the text that tells it
  std::string pounds;
};

// A weight, or a range of them, that `text` begins with: "15 kg", "10–15 kg", "10 to 15 kg".
std::optional<Weight> weight_at(std::string_view text) {
  constexpr std::string_view kJoins[] = {"–", "-", " to ", " or "};
  Weight weight;
  std::string_view rest = text;
  while (true) {
    const std::size_t digits = number_length(rest);
    if (digits == 0) return std::nullopt;
    weight.pounds += in_pounds(rest.substr(0, digits));
    rest.remove_prefix(digits);
    const auto* join = std::find_if(std::begin(kJoins), std::end(kJoins),
                                    [&](std::string_view j) { return rest.starts_with(j); });
    if (join == std::end(kJoins)) break;
    weight.pounds += *join;
    rest.remove_prefix(join->size());
  }
  while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
  const bool ends = rest.size() == 2 || (rest.size() > 2 && !is_letter(rest[2]));
  if (!rest.starts_with("kg") || !ends) return std::nullopt;
  weight.pounds += " lb";
  weight.length = text.size() - rest.size() + 2;
  return weight;
}

// Every text in `value`, found by its fields: nothing that is added to the data is passed over.
template <typename T, typename Visit>
void each_text(T& value, const Visit& visit) {
  if constexpr (std::same_as<T, std::string>) {
    visit(value);
  } else if constexpr (std::same_as<T, Citation>) {
    visit(value.note);  // author and title are other people's words
  } else if constexpr (requires { fields(value); }) {
    std::apply([&visit](auto&... field) { (each_text(field, visit), ...); }, fields(value));
  } else if constexpr (requires { value.begin(); }) {
    for (auto& one : value) each_text(one, visit);
  }
}

auto if_sentence(const std::function<void(std::string&)>& visit) {
  return [&visit](std::string& text) {
    if (text.find_first_of(" \n") != std::string::npos) visit(text);
  };
}

template <typename Data>
void adapt_sentences(Data& data, const Settings& settings) {
  if (!settings.emergency_number.empty()) {
    for_each_sentence(data, [&](std::string& text) {
      text = with_emergency_number(text, settings.emergency_number);
    });
  }
  if (settings.unit != Unit::kg) {
    for_each_sentence(data,
                      [&](std::string& text) { text = with_weights_in(text, settings.unit); });
  }
}

}  // namespace

std::string with_emergency_number(std::string_view text, std::string_view number) {
  std::string out;
  while (true) {
    const std::size_t start = std::min(text.find_first_of("yY"), text.size());
    out += text.substr(0, start);
    text.remove_prefix(start);
    if (text.empty()) return out;
    const std::size_t said = length_said(text, kEmergencyNumber);
    out += said == 0 ? text.substr(0, 1) : number;
    text.remove_prefix(std::max<std::size_t>(said, 1));
  }
}

std::string with_weights_in(std::string_view text, Unit unit) {
  if (unit == Unit::kg || text.find("kg") == std::string_view::npos) return std::string(text);
  std::string out;
  while (!text.empty()) {
    if (const auto weight = weight_at(text)) {
      out += weight->pounds;
      text.remove_prefix(weight->length);
      continue;
    }
    // A number is taken or left whole: "115 kg" does not hold "15 kg".
    const std::size_t length = std::max<std::size_t>(number_length(text), 1);
    out += text.substr(0, length);
    text.remove_prefix(length);
  }
  return out;
}

void for_each_sentence(Knowledge& knowledge, const std::function<void(std::string&)>& visit) {
  each_text(knowledge, if_sentence(visit));
}

void for_each_sentence(Figures& figures, const std::function<void(std::string&)>& visit) {
  each_text(figures, if_sentence(visit));
}

bool adapts(const Settings& settings) {
  return !settings.emergency_number.empty() || settings.unit != Unit::kg || !settings.usual.empty();
}

Knowledge adapted(Knowledge knowledge, const Settings& settings) {
  adapt_sentences(knowledge, settings);
  for (const UsualAnswer& usual : settings.usual) {
    if (const auto question = find_question(knowledge.rules, usual.question)) {
      knowledge.rules.questions[static_cast<std::size_t>(*question)].fallback = usual.answer;
    }
  }
  return knowledge;
}

Figures adapted(Figures figures, const Settings& settings) {
  adapt_sentences(figures, settings);
  return figures;
}

}  // namespace backsmart
