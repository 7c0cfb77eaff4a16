#include "data/parse_toml.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/date.hpp"
#include "base/text.hpp"

// The library stays in this file, without exceptions and without a shared object to load.
#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_MAX_NESTED_VALUES 64
// It asserts what a wrong text ([=a]) makes untrue, a line before it reports just that. Built with
// NDEBUG it would promise it to the compiler instead.
#undef NDEBUG
#define TOML_ASSERT(condition) static_cast<void>(0)
#include <toml++/toml.h>

namespace backsmart {
namespace {

// Bounds for hostile files: the library takes quadratic time for some texts, and recurses once for
// every part of a dotted key.
constexpr std::size_t kLargestFile = 1'000'000;
constexpr int kMostDotsInLine = 200;

Place place_of(const toml::source_region& region) {
  Place place{static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
  if (region.end.line == region.begin.line && region.end.column > region.begin.column) {
    place.length = static_cast<int>(region.end.column - region.begin.column);
  }
  return place;
}

std::string iso(const toml::date& d) {
  return fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day);
}
std::string iso(const toml::time& t) {
  return fmt::format("{:02}:{:02}:{:02}", t.hour, t.minute, t.second);
}
std::string iso(const toml::date_time& t) {
  std::string text = iso(t.date) + "T" + iso(t.time);
  if (t.offset) {
    const int minutes = t.offset->minutes;
    text += fmt::format("{}{}", minutes < 0 ? '-' : '+', to_clock(std::abs(minutes)));
  }
  return text;
}

Node to_node(const toml::node& from) {
  Node node;
  node.place = place_of(from.source());
  const auto scalar = [&node](Node::Kind kind, std::string text) {
    node.kind = kind;
    node.text = std::move(text);
  };
  switch (from.type()) {
    case toml::node_type::table:
      for (const auto& [key, value] : *from.as_table()) {
        Node& child = node.children.emplace_back(to_node(value));
        child.key = key.str();
        child.key_place = place_of(key.source());
      }
      // The library sorts by key; people wrote in an order of their own.
      std::sort(node.children.begin(), node.children.end(),
                [](const Node& a, const Node& b) { return a.key_place < b.key_place; });
      break;
    case toml::node_type::array:
      node.kind = Node::Kind::array;
      for (const toml::node& value : *from.as_array()) node.children.push_back(to_node(value));
      break;
    case toml::node_type::integer:
      node.kind = Node::Kind::integer;
      node.integer = from.as_integer()->get();
      break;
    case toml::node_type::boolean:
      node.kind = Node::Kind::boolean;
      node.integer = from.as_boolean()->get() ? 1 : 0;
      break;
    case toml::node_type::string: scalar(Node::Kind::string, from.as_string()->get()); break;
    case toml::node_type::floating_point:
      scalar(Node::Kind::real, fmt::format("{}", from.as_floating_point()->get()));
      break;
    case toml::node_type::date: scalar(Node::Kind::date_time, iso(from.as_date()->get())); break;
    case toml::node_type::time: scalar(Node::Kind::date_time, iso(from.as_time()->get())); break;
    case toml::node_type::date_time:
      scalar(Node::Kind::date_time, iso(from.as_date_time()->get()));
      break;
    case toml::node_type::none: break;
  }
  return node;
}

// What is wrong before the library gets to see the text.
std::optional<Diagnostic> unreadable(const SourceText& source) {
  if (source.text.size() > kLargestFile) {
    return Diagnostic{source.name, {}, "the file is larger than 1 MB", "", ""};
  }
  int number = 0;
  for (std::string_view rest = source.text; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    ++number;
    if (!is_utf8(line)) {
      std::string_view tail = line;
      int column = 1;
      for (; is_utf8(first_characters(tail, 1)); ++column) {
        tail.remove_prefix(first_characters(tail, 1).size());
      }
      return at(source, {number, column}, "this is not UTF-8 text",
                "save the file with the encoding UTF-8");
    }
    if (std::count(line.begin(), line.end(), '.') > kMostDotsInLine) {
      return at(source, {number, 1}, "there are too many dots in this line");
    }
  }
  return std::nullopt;
}

// The library's reasons in plain words. A reason fits when it contains `reason` and was given while
// parsing something whose name ends in `scope`; the first row that fits is taken.
struct Phrase {
  std::string_view scope;
  std::string_view reason;
  std::string_view message;
  std::string_view hint;
};
constexpr auto kPhrases = std::to_array<Phrase>({
    {"", "maximum nested value depth", "this is nested too deeply", ""},
    {"string", "escape sequence", "a backslash means something else in quoted text",
     R"(write \\ for a backslash)"},
    {"string", "end-of-file", "the text has no closing quote", ""},
    {"string", "control characters", "the text has no closing quote", "a text stays on one line"},
    {"table header", "expected ']'", "the heading has no closing ']'", ""},
    {"table header", "blank", "the heading is empty", ""},
    {"", "expected a comment or whitespace", "this is more than one value",
     "a new entry starts on a new line"},
    {"key", "expected bare key", "there is no name here", ""},
    {"key-value pair", "expected '='", "there is no '=' after the name", "write: name = value"},
    {"key-value pair", "expected value", "there is no value after '='", "write: name = value"},
    {"key-value pair", "end-of-file", "the entry is not complete", "write: name = value"},
    {"root table", "", "this is not an entry", "write: name = value"},
    {"array", "saw comma", "there is a comma too many", ""},
    {"array", "", "the list lacks a comma or its closing ']'", R"(write a list as ["one", "two"])"},
    {"inline table", "", "the table goes wrong here", "write a table as { one = 1, two = 2 }"},
    {"", "leading zeroes", "a number starts without zeros", ""},
    {"", "not representable", "the number is too large", ""},
    {"", "numeric value too long", "the number is too large", ""},
});

constexpr std::array<std::string_view, 7> kCurlyQuotes = {"“", "”", "„", "‘", "’", "«", "»"};

// A value that is neither a number nor in quotes; `place` is somewhere in it.
Diagnostic explain_bare_value(const SourceText& source, Place place) {
  const std::string_view line = line_of(source.text, place.line);
  std::size_t begin = first_characters(line, place.column - 1).size();
  while (begin > 0 && std::string_view(" \t=,[{").find(line[begin - 1]) == std::string_view::npos) {
    --begin;
  }
  const std::string_view rest = line.substr(begin);
  const std::string_view word = rest.substr(0, rest.find_first_of(" \t,]}#"));
  place.column = character_count(line.substr(0, begin)) + 1;
  const auto starts_word = [word](std::string_view quote) { return word.starts_with(quote); };
  if (std::any_of(kCurlyQuotes.begin(), kCurlyQuotes.end(), starts_word)) {
    return at(source, place, "curly quotes do not count", R"(use straight quotes: "…")");
  }
  place.length = std::max(character_count(word), 1);
  const char first = word.empty() ? '\0' : static_cast<char>(word.front() | 0x20);
  if (first >= 'a' && first <= 'z') {
    return at(source, place, "text must stand in quotes", fmt::format("write \"{}\"", word));
  }
  if (word.find(':') == std::string_view::npos) return at(source, place, "this is not a value");
  return word.find('-') == std::string_view::npos
             ? at(source, place, "a time of day must stand in quotes",
                  fmt::format("write \"{}\"", word))
             : at(source, place, "this is not a date and time", "write 2026-11-20T08:15:00");
}

Diagnostic explain(const SourceText& source, const toml::parse_error& error) {
  // "Error while parsing SCOPE: REASON"
  constexpr std::string_view kPrefix = "Error while parsing ";
  std::string_view reason = error.description();
  std::string_view scope;
  if (reason.starts_with(kPrefix)) {
    scope = reason.substr(kPrefix.size(), reason.find(':') - kPrefix.size());
    reason.remove_prefix(std::min(reason.find(':') + 2, reason.size()));
  }
  Place place = place_of(error.source());
  place.length = 1;
  const std::string_view line = line_of(source.text, place.line);
  place.column = std::min(place.column, character_count(line) + 1);

  if (reason.starts_with("cannot redefine") && reason.find('\'') != std::string_view::npos) {
    std::string_view name = reason.substr(reason.find('\'') + 1);
    name = name.substr(0, name.find('\''));
    // The library notices it behind the name.
    const std::size_t begin = line.rfind(name, first_characters(line, place.column).size());
    if (begin != std::string_view::npos) {
      place.column = character_count(line.substr(0, begin)) + 1;
      place.length = character_count(name);
    }
    return at(source, place, fmt::format("'{}' is given twice", name), "keep one of them");
  }
  const auto phrase = std::find_if(kPhrases.begin(), kPhrases.end(), [&](const Phrase& p) {
    return scope.ends_with(p.scope) && reason.find(p.reason) != std::string_view::npos;
  });
  if (phrase != kPhrases.end()) {
    return at(source, place, std::string(phrase->message), std::string(phrase->hint));
  }
  constexpr std::string_view kValues = "value boolean floating-point integer date-time";
  const std::string_view kind = scope.substr(scope.rfind(' ') + 1);  // "decimal integer"
  const bool is_value = kValues.find(kind) != std::string_view::npos;
  return is_value ? explain_bare_value(source, place) : at(source, place, std::string(reason));
}

}  // namespace

Loaded<Document> parse_toml(SourceText source) {
  Loaded<Document> out;
  if (const auto problem = unreadable(source)) {
    out.problems.push_back(*problem);
  } else if (const toml::parse_result result = toml::parse(source.text, source.name)) {
    out.value.root = to_node(result.table());
  } else {
    out.problems.push_back(explain(source, result.error()));
  }
  out.value.source = std::move(source);
  return out;
}

}  // namespace backsmart
