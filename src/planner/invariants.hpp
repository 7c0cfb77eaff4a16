// What every plan must keep to, as numbered checks that know nothing of how a plan is made: they
// look at the plan, the answers and the data. Tests run them over hundreds of thousands of plans.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/make_plan.hpp"

namespace backsmart {

struct Invariant {
  int number = 0;
  std::string_view says;
};

// In the order of their numbers.
std::span<const Invariant> invariants();

struct Breach {
  int invariant = 0;
  std::string what;  // in which session, which item

  bool operator==(const Breach&) const = default;
};

// What the checks need of the data, looked up once.
struct Inspector {
  const Knowledge* knowledge = nullptr;  // must live longer
  std::vector<std::uint32_t> traits;     // by exercise, one bit a Trait
};

Inspector inspector_for(const Knowledge& knowledge);

// What `plan` breaks; empty when all is well. `previous`: the plan of the week before for the same
// answers, for what concerns progress; may be null.
std::vector<Breach> inspect(const Inspector& inspector, const Answers& given,
                            const PlanRequest& request, const Plan& plan,
                            const Plan* previous = nullptr);

// What the data breaks whatever the answers.
std::vector<Breach> inspect(const Knowledge& knowledge);

}  // namespace backsmart
