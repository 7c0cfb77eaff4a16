#include "cli/own_data.hpp"

#include "data/decode.hpp"

namespace backsmart {

OrStop<Knowledge> load_knowledge(const GlobalOptions&, const World&) {
  return embedded_knowledge();
}

}  // namespace backsmart
