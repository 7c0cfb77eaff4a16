// Proofs over the answers that people can give: what `backsmart data verify` prints. Pure: the same
// data and the same number of cases give the same outcome.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/make_plan.hpp"

namespace backsmart {

// Why a property does not hold.
struct Counterexample {
  std::string what;  // one sentence
  // A whole sheet for which it is so, as few as can be of its answers other than those of a well
  // person. Nothing when the answers do not matter.
  std::optional<Answers> answers = std::nullopt;
  std::optional<PlanRequest> request = std::nullopt;  // the week of a plan
};

// What was tried and how it came out.
struct Outcome {
  double cases = 0;                // sheets, pairs of sheets or plans; more than 2^53 are rounded
  std::string scope;               // what was tried in full, and what was drawn at random
  std::vector<std::string> notes;  // what the reader is to know
  std::vector<Counterexample> failures;  // empty: the property holds
};

constexpr int kUsualCases = 10'000;
constexpr int kMostCases = 10'000'000;

struct ProofRequest {
  const Knowledge* knowledge = nullptr;  // must live longer
  int cases = kUsualCases;  // persons drawn at random, for what cannot be tried in full
  std::uint32_t seed = 1;
  bool first_only = false;  // stop at the first counterexample
};

// Whether no further counterexample is wanted.
bool is_enough(const ProofRequest& request, const Outcome& outcome);

struct Property {
  std::string_view id;
  std::string_view says;
  Outcome (*prove)(const ProofRequest& request);
};

// In the order in which one leans on another.
std::span<const Property> properties();

// ---- about the rules ----
Outcome prove_one_level(const ProofRequest& request);
Outcome prove_monotone(const ProofRequest& request);
Outcome prove_order_free(const ProofRequest& request);
Outcome prove_settled_stays(const ProofRequest& request);
Outcome prove_floor(const ProofRequest& request);

// ---- about all of the data ----
Outcome prove_alive(const ProofRequest& request);

// ---- about plans ----
Outcome prove_refusals(const ProofRequest& request);
Outcome prove_slots(const ProofRequest& request);
Outcome prove_plans(const ProofRequest& request);

}  // namespace backsmart
