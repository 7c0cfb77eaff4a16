// Own data may make the shipped data stricter, never milder.
//
// What is not listed in safeguard.cpp as free to change stands as it is, so that a table or a key
// that is added to the shipped data is safe from the day it comes.
#pragma once

#include <string_view>
#include <vector>

#include "data/overlay.hpp"
#include "planner/make_plan.hpp"

namespace backsmart {

// Why own data may not remove `item` of the shipped table; empty: it may.
std::string_view why_it_stays(std::string_view table, const Node& item);

// Every weakening in `layered`, at its place in own data. `shipped` are the documents as they were
// before, and `knowledge` what they mean.
Diagnostics weakened(const std::vector<Document>& shipped, const Knowledge& knowledge,
                     const Layered& layered);

}  // namespace backsmart
