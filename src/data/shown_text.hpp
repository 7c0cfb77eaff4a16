// Texts of own data, made fit for every page before anything else sees them.
#pragma once

#include "data/reader.hpp"

namespace backsmart {

// In all texts of `node` a line break or a tab becomes a space: a sentence may go over several
// lines of the file, but what it says cannot begin a line of its own in a letter, a calendar or a
// template. Any other character that `printable` would replace is a problem, in a key as well.
void make_fit_to_show(Node& node, FileProblems& problems);

}  // namespace backsmart
