#include "planner/programme.hpp"

#include <algorithm>

namespace backsmart {

const Block& block(const Programme& programme, BlockId id) {
  static const Block kNone;
  const auto found = std::find_if(programme.blocks.begin(), programme.blocks.end(),
                                  [id](const Block& b) { return b.id == id; });
  return found == programme.blocks.end() ? kNone : *found;
}

}  // namespace backsmart
