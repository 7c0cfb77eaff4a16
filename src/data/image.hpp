// Values as bytes, so that data/ is parsed and decoded when the program is built, not when it
// starts. Texts are kept apart, each once: images that share them stay small.
//
// A number takes seven bits a byte, the lowest first, with the high bit set on all but the last; a
// text is its size and, unless that is 0, how far it begins from where the text before it ended; a
// list is its size and its values; what has fields (fields.hpp) is those, one after the other. The
// same on every machine.
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
constexpr std::uint64_t folded(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
}
constexpr std::int64_t unfolded(std::uint64_t value) {
  return static_cast<std::int64_t>((value >> 1U) ^ (0 - (value & 1U)));
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
    } else if constexpr (std::is_signed_v<T>) {
      number(folded(value));
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
  void number(std::uint64_t value) {
    for (; value >= 0x80U; value >>= 7U) {
      image_ += static_cast<char>((value & 0x7FU) | 0x80U);
    }
    image_ += static_cast<char>(value);
  }

  std::string image_;
  Texts* texts_;
  std::int64_t text_end_ = 0;
};

// Trusts what it reads: it is part of the program.
class ImageReader {
 public:
  ImageReader(std::string_view image, std::string_view texts)
      : next_(image.data()), text_(texts.data()) {}

  template <typename T>
  void read(T& value) {
    if constexpr (std::is_enum_v<T> || std::is_unsigned_v<T>) {
      value = static_cast<T>(number());
    } else if constexpr (std::is_signed_v<T>) {
      value = static_cast<T>(unfolded(number()));
    } else {
      std::apply([this](auto&... field) { (this->read(field), ...); }, fields(value));
    }
  }

  void read(std::string& text) {
    const std::size_t size = number();
    if (size == 0) return text.clear();
    text_ += unfolded(number());
    text.assign(text_, size);
    text_ += size;
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
  const char* text_;  // where the one before ended
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
