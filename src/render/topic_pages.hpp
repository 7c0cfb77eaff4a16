// Short reads as pages.
#pragma once

#include <string>
#include <vector>

#include "render/report.hpp"
#include "rules/ruleset.hpp"

namespace backsmart {

// These topics, one a line, by group.
Report topics_report(const Ruleset& rules, const std::vector<int>& topics);

// One topic: its sentence, each fact with how sure it is and its sources, and what to read next.
Report topic_report(const Ruleset& rules, int topic);

std::string topics_json(const Ruleset& rules, const std::vector<int>& topics);

}  // namespace backsmart
