// Documents as one string of bytes: data/ is parsed when the program is built, not when it starts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/document.hpp"

namespace backsmart {

// The image of data/, from the source that `backsmart_embed` writes.
extern const std::string_view kEmbeddedImage;

// Keeps names, values and where they begin, but neither the text nor how far to underline. The
// same on every machine.
std::string to_image(const std::vector<Document>& documents);

// What `to_image` wrote. Trusts `image`: it is part of the program.
std::vector<Document> from_image(std::string_view image);

}  // namespace backsmart
