#include "proof/proof.hpp"

#include <array>

namespace backsmart {
namespace {

constexpr std::array kProperties = {
    Property{"one-level", "Every sheet of answers has one level, and a reason for it.",
             prove_one_level},
    Property{"monotone", "A worse answer never gives a milder level.", prove_monotone},
    Property{"order-free", "The order of the rules never matters.", prove_order_free},
    Property{"settled", "Answering more never turns a settled truth around.", prove_settled_stays},
    Property{"floor", "No red flag gets below its level, unless it is explained.", prove_floor},
    Property{"refusals", "Nobody who must be seen first gets a plan.", prove_refusals},
    Property{"slots", "No slot gives what is barred, or stays empty needlessly.", prove_slots},
    Property{"plans", "Every plan keeps to the numbered promises.", prove_plans},
    Property{"alive", "Nothing in the data is dead.", prove_alive},
};

constexpr std::size_t kMostFailures = 20;

}  // namespace

bool is_enough(const ProofRequest& request, const Outcome& outcome) {
  return outcome.failures.size() >= (request.first_only ? 1 : kMostFailures);
}

std::span<const Property> properties() { return kProperties; }

}  // namespace backsmart
