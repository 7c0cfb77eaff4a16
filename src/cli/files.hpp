// Reading and writing, so that nothing is ever half written. What the environment refuses is a
// std::system_error that names the file.
#pragma once

#include <cstddef>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace backsmart {

constexpr std::size_t kMostAnswerBytes = 1 << 20;

// All of the file. Pipes and devices are fine; a pipe that nobody opens for writing is given up
// after two seconds. More than `limit` bytes: "File too large".
std::string read_file(const std::string& path, std::size_t limit);

// The same; nothing when there is no such file.
std::optional<std::string> read_file_if_there(const std::string& path, std::size_t limit);

// All that is left of `in`, the standard input.
std::string read_stream(std::FILE* in, std::size_t limit);

// Writes `text` and flushes. A reader that has gone away is not an error.
void print(std::FILE* out, std::string_view text);

// Puts health data in place of `path`, in one step: 0600, missing folders made with 0700. Where
// `path` is a symbolic link, the link stays and its target is replaced. Of two who write at once
// the later wins, whole.
void write_private(const std::string& path, std::string_view text);

// The folder of `path` when everybody may put another file in its place; else empty.
std::string folder_open_to_all(const std::string& path);

// The folder is there afterwards; the one it lies in has to be there before.
void make_folder(const std::string& path);

// Whether `path` is a regular file, or may become one. Only beside one can other files be.
bool is_for_file(const std::string& path);

// Writes a result to `path`, whole or not at all; a file that may not be written stays. A device or
// pipe is written directly.
void write_output(const std::string& path, std::string_view text);

}  // namespace backsmart
