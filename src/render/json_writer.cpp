#include "render/json_writer.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace backsmart {

std::string json_quoted(std::string_view text) {
  const std::string valid = is_utf8(text) ? std::string(text) : printable(text);
  std::string out = "\"";
  for (std::string_view rest = valid; !rest.empty();) {
    const std::string_view character = first_characters(rest, 1);
    rest.remove_prefix(character.size());
    // Whoever looks at the JSON in a terminal is as safe as with any other page.
    if (character.size() > 1) {
      const bool plain = character.size() > 3 || printable(character) == character;
      out += plain ? std::string(character)
                   : fmt::format("\\u{:04x}", static_cast<unsigned>(code_point(character)));
      continue;
    }
    const char c = character.front();
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\t': out += "\\t"; break;
      default:  // any other character
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
          out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
          out += c;
        }
    }
  }
  return out + '"';
}

void JsonWriter::begin_value(std::string_view key) {
  if (depth_ > 0) {
    out_ += first_ ? "\n" : ",\n";
    out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
  }
  first_ = false;
  if (!key.empty()) out_ += json_quoted(key) + ": ";
}

void JsonWriter::open(char bracket, std::string_view key) {
  begin_value(key);
  out_ += bracket;
  ++depth_;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (!first_) {
    out_ += '\n';
    out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
  }
  out_ += bracket;
  first_ = false;
}

void JsonWriter::begin_object(std::string_view key) { open('{', key); }
void JsonWriter::end_object() { close('}'); }
void JsonWriter::begin_array(std::string_view key) { open('[', key); }
void JsonWriter::end_array() { close(']'); }

void JsonWriter::text(std::string_view key, std::string_view value) {
  begin_value(key);
  out_ += json_quoted(value);
}

void JsonWriter::number(std::string_view key, std::int64_t value) {
  begin_value(key);
  out_ += std::to_string(value);
}

void JsonWriter::decimal(std::string_view key, std::string_view digits) {
  begin_value(key);
  out_ += digits;
}

void JsonWriter::boolean(std::string_view key, bool value) {
  begin_value(key);
  out_ += value ? "true" : "false";
}

void JsonWriter::texts(std::string_view key, const std::vector<std::string>& values) {
  begin_array(key);
  for (const std::string& value : values) text("", value);
  end_array();
}

std::string JsonWriter::take() { return std::move(out_) + '\n'; }

}  // namespace backsmart
