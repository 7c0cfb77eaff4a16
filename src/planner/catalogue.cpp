#include "planner/catalogue.hpp"

namespace backsmart {

int seconds(const Dose& d) {
  constexpr int kChangeSides = 5;  // seconds a set
  return d.setup_s + d.sets * d.sides * d.reps * d.sec_per_rep + (d.sets - 1) * d.rest_s +
         (d.sides == 2 ? kChangeSides * d.sets : 0);
}

}  // namespace backsmart
