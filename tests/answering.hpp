// Answers files to start from, what is left in them, and what a person types.
#pragma once

#include <string>

#include "cli_harness.hpp"
#include "shipped.hpp"

namespace backsmart {

// An answers file; `asked` empty: without a date.
std::string file_of(const Answers& answers, const std::string& asked = "2026-11-20T08:15");

// That of the well person.
const std::string& all_well();

// The answers file `name`, which must be one.
AnswerSheet sheet_in(const Home& home, const std::string& name);
std::string asked_in(const Home& home, const std::string& name = kSaved);  // "" without a date
std::string answer_in(const Home& home, const std::string& id, const std::string& name = kSaved);

// What a well person types at the questions of `part`, up to and without the question `end`; "" for
// all of them. `part` empty: at all questions.
std::string typed_until(const std::string& end, const std::string& part = "");

}  // namespace backsmart
