// Writes JSON, pretty-printed with two spaces. Values go out in the order they are given.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace backsmart {

class JsonWriter {
 public:
  void begin_object(std::string_view key = "");
  void end_object();
  void begin_array(std::string_view key = "");
  void end_array();

  void text(std::string_view key, std::string_view value);
  void number(std::string_view key, std::int64_t value);
  // Of digits that are written as JSON writes them.
  void decimal(std::string_view key, std::string_view digits);
  void boolean(std::string_view key, bool value);
  void texts(std::string_view key, const std::vector<std::string>& values);

  // The document with a newline at its end.
  std::string take();

 private:
  void begin_value(std::string_view key);
  void open(char bracket, std::string_view key);
  void close(char bracket);

  std::string out_;
  int depth_ = 0;
  bool first_ = true;
};

// `text` in quotes. Control characters, those that turn the direction of text too, are escaped;
// broken UTF-8 becomes '?'.
std::string json_quoted(std::string_view text);

}  // namespace backsmart
