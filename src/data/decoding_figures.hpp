// What the files share that decode data/figures.toml. Only they include this.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "data/decoding.hpp"
#include "figure/figure.hpp"

namespace backsmart {

constexpr Range kDegrees = {-720, 720};
constexpr Range kPlace = {-3, 3};  // body heights
constexpr Range kSize = {0, 3};

// Plenty for a picture, and no page grows beyond measure.
constexpr std::size_t kMostFrames = 20;
constexpr std::size_t kMostThings = 50;  // props, arrows, points of a line

// Whether `list` is no longer than that; if it is, that is a problem.
bool is_short(const Node& list, std::size_t most, FileProblems& problems);

// As many numbers as `out` has; fewer, from `fewest` on, leave the others as they are. Gives how
// many there are, 0 when that is wrong.
std::size_t read_numbers(const Node& list, Range range, std::size_t fewest, std::span<double> out,
                         FileProblems& problems);

std::optional<Joint> joint_of(const Node& node, FileProblems& problems);

// [x, y], "a-joint" or ["a-joint", x, y]. For a key of a table, which has to be there, the same.
Where decode_where(const Node& node, FileProblems& problems);
Where decode_where(TableReader& t, std::string_view key);

LimbSet decode_limbs(TableReader& t, std::string_view key, LimbSet fallback);

// What a frame does not say stays as in `pose`.
Frame decode_frame(TableReader& t, View view, Pose pose);

// The frames that props and arrows of a figure may name.
struct FrameRange {
  int count = 1;
  Place figure;
};

Prop decode_prop(TableReader& t, const FrameRange& frames);
Arrow decode_arrow(TableReader& t, const FrameRange& frames);

}  // namespace backsmart
