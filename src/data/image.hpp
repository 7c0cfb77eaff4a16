// Values as bytes, so that data/ is parsed and decoded when the program is built, not when it
// starts. Texts are kept apart, each once: images that share them stay small.
//
// A number takes seven bits a byte, the lowest first, with the high bit set on all but the last; a
// text is its size and, unless that is 0, how far it begins from where the text before it ended; a
// list is its size and its values; what has fields (fields.hpp) is those, one after the other; a
// Node is shorter, as told below. The same on every machine.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "data/fields.hpp"

namespace backsmart {

// The texts of one or more images.
class Texts {
 public:
  // Where `text` begins in `bytes()`.
  std::size_t place(const std::string& text) {
    const auto [known, is_new] = places_.try_emplace(text, bytes_.size());
    if (is_new) bytes_ += text;
    return known->second;
  }

  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
  std::unordered_map<std::string, std::size_t> places_;
};

// Small numbers of either sign as small ones.
constexpr std::uint64_t fold_sign(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
}
constexpr std::int64_t unfold_sign(std::uint64_t value) {
  return static_cast<std::int64_t>((value >> 1U) ^ (0 - (value & 1U)));
}

// Nodes are many: one is a byte that tells its kind and which of its parts follow. A part that is
// empty does not, and its places only do when they are not where they most often are. A key or text
// is a 0 and the text when it is new in the image, after that the number it got by it.
namespace node_byte {
constexpr unsigned kKind = 7;
constexpr unsigned kKey = 8;
constexpr unsigned kText = 16;
constexpr unsigned kInteger = 32;
constexpr unsigned kChildren = 64;
constexpr unsigned kPlaces = 128;
}  // namespace node_byte
static_assert(static_cast<unsigned>(Node::Kind::date_time) <= node_byte::kKind);

inline bool same_place(const Place& a, const Place& b) { return fields(a) == fields(b); }

// Where things most often are: a key on the next line, its value behind " = ", in a list each value
// behind ", ". A wrong guess costs a byte or two, no more.
constexpr Place below(const Place& place) { return {place.line + 1, 1}; }
constexpr Place behind(const Place& place, std::size_t characters) {
  return {place.line, place.column + static_cast<int>(characters)};
}
inline Place behind_key(const Node& node) { return behind(node.key_place, node.key.size() + 3); }
inline Place behind_value(const Node& node) {
  switch (node.kind) {
    case Node::Kind::table:
    case Node::Kind::array: return behind(node.place, 1);  // its first child
    case Node::Kind::string: return behind(node.place, node.text.size() + 4);
    case Node::Kind::integer: return behind(node.place, std::to_string(node.integer).size() + 2);
    case Node::Kind::boolean:
    case Node::Kind::real:
    case Node::Kind::date_time: return behind(node.place, node.text.size() + 2);
  }
  return node.place;
}

class ImageWriter {
 public:
  // `texts` must live longer; those of the image are added to it.
  explicit ImageWriter(Texts& texts) : texts_(&texts) {}

  const std::string& image() const { return image_; }

  template <typename T>
  void write(const T& value) {
    if constexpr (std::is_enum_v<T> || std::is_unsigned_v<T>) {
      number(static_cast<std::uint64_t>(value));
    } else if constexpr (std::is_floating_point_v<T>) {
      write(nearest(kThousandths * value));
    } else if constexpr (std::is_signed_v<T>) {
      number(fold_sign(value));
    } else {
      std::apply([this](const auto&... field) { (this->write(field), ...); }, fields(value));
    }
  }

  void write(const std::string& text) {
    number(text.size());
    if (text.empty()) return;
    const auto place = static_cast<std::int64_t>(texts_->place(text));
    write(place - text_end_);
    text_end_ = place + static_cast<std::int64_t>(text.size());
  }

  void write(const Node& node) {
    const auto& [kind, key, key_place, place, text, integer, children] = node;
    const bool has_key = !key.empty() || !same_place(key_place, {});
    const bool as_usual = (!has_key || same_place(key_place, below(usual_place_))) &&
                          same_place(place, has_key ? behind_key(node) : usual_place_);
    image_ += static_cast<char>(
        static_cast<unsigned>(kind) | (has_key ? node_byte::kKey : 0) |
        (text.empty() ? 0 : node_byte::kText) | (integer == 0 ? 0 : node_byte::kInteger) |
        (children.empty() ? 0 : node_byte::kChildren) | (as_usual ? 0 : node_byte::kPlaces));
    if (has_key) {
      write_known(key, keys_);
      if (!as_usual) write_place(key_place);
      usual_place_ = behind_key(node);
    }
    if (!as_usual) write_place(place);
    if (!text.empty()) write_known(text, values_);
    if (integer != 0) write(integer);
    usual_place_ = behind_value(node);
    if (!children.empty()) write(children);
  }

  template <std::size_t kBits>
  void write(const std::bitset<kBits>& set) {
    const std::bitset<kBits> low(~0ULL);
    for (std::size_t bit = 0; bit < kBits; bit += 64) number(((set >> bit) & low).to_ullong());
  }

  template <typename T>
  void write(const std::optional<T>& value) {
    write(value.has_value());
    if (value) write(*value);
  }

  template <typename A, typename B>
  void write(const std::pair<A, B>& pair) {
    write(pair.first);
    write(pair.second);
  }

  template <typename T>
  void write(const std::vector<T>& list) {
    number(list.size());
    for (const T& value : list) write(value);
  }

  template <typename T, std::size_t kSize>
  void write(const std::array<T, kSize>& list) {
    for (const T& value : list) write(value);
  }

 private:
  using Numbers = std::unordered_map<std::string, std::size_t>;

  void write_known(const std::string& text, Numbers& known) {
    const auto [found, is_new] = known.try_emplace(text, known.size() + 1);
    number(is_new ? 0 : found->second);
    if (is_new) write(text);
  }

  // From the usual one: how far in the line, or how many lines on and the column.
  void write_place(const Place& place) {
    const int lines = place.line - usual_place_.line;
    const int columns = place.column - usual_place_.column;
    number(fold_sign(lines == 0 ? columns : lines) << 1U | (lines == 0 ? 0U : 1U));
    if (lines != 0) write(place.column);
  }

  void number(std::uint64_t value) {
    for (; value >= 0x80U; value >>= 7U) {
      image_ += static_cast<char>((value & 0x7FU) | 0x80U);
    }
    image_ += static_cast<char>(value);
  }

  std::string image_;
  Texts* texts_;
  std::int64_t text_end_ = 0;
  Numbers keys_;
  Numbers values_;
  Place usual_place_;
};

// Trusts what it reads: it is part of the program.
class ImageReader {
 public:
  ImageReader(std::string_view image, std::string_view texts)
      : next_(image.data()), text_end_(texts.data()) {}

  template <typename T>
  void read(T& value) {
    if constexpr (std::is_enum_v<T> || std::is_unsigned_v<T>) {
      value = static_cast<T>(number());
    } else if constexpr (std::is_floating_point_v<T>) {
      int parts = 0;
      read(parts);
      value = static_cast<double>(parts) / kThousandths;
    } else if constexpr (std::is_signed_v<T>) {
      value = static_cast<T>(unfold_sign(number()));
    } else {
      std::apply([this](auto&... field) { (this->read(field), ...); }, fields(value));
    }
  }

  void read(std::string& text) { text = next_text(); }

  void read(Node& node) {
    auto& [kind, key, key_place, place, text, integer, children] = node;
    const auto byte = static_cast<unsigned char>(*next_++);
    const bool as_usual = (byte & node_byte::kPlaces) == 0;
    kind = static_cast<Node::Kind>(byte & node_byte::kKind);
    if ((byte & node_byte::kKey) != 0) {
      read_known(key, keys_);
      key_place = as_usual ? below(usual_place_) : read_place();
      usual_place_ = behind_key(node);
    }
    place = as_usual ? usual_place_ : read_place();
    if ((byte & node_byte::kText) != 0) read_known(text, values_);
    if ((byte & node_byte::kInteger) != 0) read(integer);
    usual_place_ = behind_value(node);
    if ((byte & node_byte::kChildren) != 0) read(children);
  }

  template <std::size_t kBits>
  void read(std::bitset<kBits>& set) {
    for (std::size_t bit = 0; bit < kBits; bit += 64) set |= std::bitset<kBits>(number()) << bit;
  }

  template <typename T>
  void read(std::optional<T>& value) {
    if (number() != 0) read(value.emplace());
  }

  template <typename A, typename B>
  void read(std::pair<A, B>& pair) {
    read(pair.first);
    read(pair.second);
  }

  template <typename T>
  void read(std::vector<T>& list) {
    list.resize(number());
    for (T& value : list) read(value);
  }

  template <typename T, std::size_t kSize>
  void read(std::array<T, kSize>& list) {
    for (T& value : list) read(value);
  }

 private:
  void read_known(std::string& text, std::vector<std::string_view>& known) {
    const std::size_t at = number();
    if (at == 0) known.push_back(next_text());
    text = at == 0 ? known.back() : known[at - 1];
  }

  std::string_view next_text() {
    const std::size_t size = number();
    if (size == 0) return {};
    const char* const begin = text_end_ + unfold_sign(number());
    text_end_ = begin + size;
    return {begin, size};
  }

  Place read_place() {
    const std::uint64_t step = number();
    const auto far = static_cast<int>(unfold_sign(step >> 1U));
    Place place{usual_place_.line, usual_place_.column};
    if ((step & 1U) == 0) {
      place.column += far;
    } else {
      place.line += far;
      read(place.column);
    }
    return place;
  }

  std::uint64_t number() {
    const auto first = static_cast<unsigned char>(*next_++);
    return first < 0x80U ? first : long_number(first & 0x7FU);  // most are small
  }

  std::uint64_t long_number(std::uint64_t value) {
    for (unsigned shift = 7;; shift += 7) {
      const auto byte = static_cast<unsigned char>(*next_++);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80U) return value;
    }
  }

  const char* next_;
  const char* text_end_;
  std::vector<std::string_view> keys_;
  std::vector<std::string_view> values_;
  Place usual_place_;
};

template <typename T>
std::string to_image(const T& value, Texts& texts) {
  ImageWriter writer(texts);
  writer.write(value);
  return writer.image();
}

// What `to_image` wrote.
template <typename T>
T from_image(std::string_view image, std::string_view texts) {
  T value{};
  ImageReader(image, texts).read(value);
  return value;
}

}  // namespace backsmart
