// What the program works from, told as the settings want it. The data itself stays as it is: rules,
// doses and conditions are the same for everybody.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "data/config_file.hpp"
#include "figure/figure.hpp"
#include "planner/make_plan.hpp"

namespace backsmart {

// What the data calls the number that differs from country to country.
constexpr std::string_view kEmergencyNumber = "your local emergency number";

// `text` with `number` where it says kEmergencyNumber, in any case and across a line break.
std::string with_emergency_number(std::string_view text, std::string_view number);

// `text` with its weights in `unit`: "10–15 kg" and "22–33 lb". Data gives them in kg.
std::string with_weights_in(std::string_view text, Unit unit);

// Calls `visit(text)` for every text of the data with more than one word, but not for the names and
// titles of other people's works. Ids are one word, so they stay what they are.
void for_each_sentence(Knowledge& knowledge, const std::function<void(std::string&)>& visit);
void for_each_sentence(Figures& figures, const std::function<void(std::string&)>& visit);

// Whether `settings` ask for anything of what follows.
bool adapts(const Settings& settings);

// `knowledge` with every sentence in the words of `settings`, and their usual answers as the
// defaults of its questions.
Knowledge adapted(Knowledge knowledge, const Settings& settings);

// `figures` with every sentence in those words.
Figures adapted(Figures figures, const Settings& settings);

}  // namespace backsmart
