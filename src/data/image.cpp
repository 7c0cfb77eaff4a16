#include "data/image.hpp"

#include <cstdint>

// A node is its kind, key (in tables), places and payload; children follow their parent. Numbers
// take seven bits a byte, the lowest first, with the high bit set on all but the last.

namespace backsmart {
namespace {

class Writer {
 public:
  std::string take() { return std::move(bytes_); }

  void number(std::uint64_t value) {
    for (; value >= 0x80U; value >>= 7U) bytes_ += static_cast<char>((value & 0x7FU) | 0x80U);
    bytes_ += static_cast<char>(value);
  }

  void text(std::string_view text) {
    number(text.size());
    bytes_ += text;
  }

  void node(const Node& node, bool has_key) {
    number(static_cast<std::uint64_t>(node.kind));
    if (has_key) {
      text(node.key);
      place(node.key_place);
    }
    place(node.place);
    switch (node.kind) {
      case Node::Kind::table:
      case Node::Kind::array:
        number(node.children.size());
        for (const Node& child : node.children) this->node(child, node.kind == Node::Kind::table);
        break;
      case Node::Kind::string:
      case Node::Kind::real:
      case Node::Kind::date_time: text(node.text); break;
      case Node::Kind::integer:
      case Node::Kind::boolean: number(static_cast<std::uint64_t>(node.integer)); break;
    }
  }

 private:
  void place(Place place) {
    number(static_cast<std::uint64_t>(place.line));
    number(static_cast<std::uint64_t>(place.column));
  }

  std::string bytes_;
};

class Reader {
 public:
  explicit Reader(std::string_view image) : rest_(image) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if (byte < 0x80U) return value;
    }
  }

  std::string_view text() {
    const std::size_t size = number();
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }

  void node(Node& node, bool has_key) {
    node.kind = static_cast<Node::Kind>(number());
    if (has_key) {
      node.key = text();
      node.key_place = place();
    }
    node.place = place();
    switch (node.kind) {
      case Node::Kind::table:
      case Node::Kind::array:
        node.children.resize(number());
        for (Node& child : node.children) this->node(child, node.kind == Node::Kind::table);
        break;
      case Node::Kind::string:
      case Node::Kind::real:
      case Node::Kind::date_time: node.text = text(); break;
      case Node::Kind::integer:
      case Node::Kind::boolean: node.integer = static_cast<std::int64_t>(number()); break;
    }
  }

 private:
  Place place() {
    const auto line = static_cast<int>(number());
    return {line, static_cast<int>(number())};
  }

  std::string_view rest_;
};

}  // namespace

std::string to_image(const std::vector<Document>& documents) {
  Writer writer;
  writer.number(documents.size());
  for (const Document& document : documents) {
    writer.text(document.source.name);
    writer.node(document.root, /*has_key=*/false);
  }
  return writer.take();
}

std::vector<Document> from_image(std::string_view image) {
  Reader reader(image);
  std::vector<Document> documents(reader.number());
  for (Document& document : documents) {
    document.source.name = reader.text();
    reader.node(document.root, /*has_key=*/false);
  }
  return documents;
}

}  // namespace backsmart
