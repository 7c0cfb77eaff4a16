#include "data/reader.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/spelling.hpp"

namespace backsmart {
namespace {

// A file that has nothing to do with us must not take minutes to complain about.
constexpr std::size_t kLongestHint = 70;
constexpr std::size_t kTypicalKeys = 24;

// A whole number further from zero than any range goes.
constexpr std::int64_t kFarOut = 1'000'000;

// "-0.455" in thousandths. Nothing where there are more decimals, or anything but a short number.
std::optional<std::int64_t> thousandths(std::string_view text) {
  constexpr std::size_t kLongest = 10;
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  if (text.size() > kLongest || point == 0 || point == std::string_view::npos ||
      text.size() - point - 1 > kDecimals) {
    return std::nullopt;
  }
  std::int64_t parts = 0;
  for (const char c : text) {
    if (c == '.') continue;
    if (c < '0' || c > '9') return std::nullopt;
    parts = 10 * parts + (c - '0');
  }
  for (std::size_t i = text.size() - point - 1; i < kDecimals; ++i) parts *= 10;
  return negative ? -parts : parts;
}

bool is_id(std::string_view text) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto fits = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-'; };
  return !text.empty() && is_letter(text.front()) && text.back() != '-' &&
         std::all_of(text.begin(), text.end(), fits);
}

}  // namespace

void FileProblems::add(Place place, std::string message, std::string hint) {
  if (count_ <= kMostProblems) add(at(source(place), place, std::move(message), std::move(hint)));
}

const SourceText& FileProblems::source(Place place) const {
  if (own_ == nullptr || place.file == 0) return *source_;
  return own_->at(static_cast<std::size_t>(place.file) - 1);
}

void FileProblems::add(Diagnostic problem) {
  ++count_;
  if (count_ == kMostProblems) problem.message = "too many problems; the others are not shown";
  if (count_ <= kMostProblems) problems_->push_back(std::move(problem));
}

std::string spelling_hint(std::string_view word, const std::vector<std::string_view>& known) {
  const std::string_view near = closest(word, known);
  if (!near.empty()) return fmt::format("did you mean '{}'?", near);
  std::string all = fmt::format("known: {}", fmt::join(known, ", "));
  return known.empty() || all.size() > kLongestHint ? "" : all;
}

bool Ids::add(std::string_view id) {
  names_.push_back(id);
  if (id.empty() || names_.size() > most_) return true;
  return index_.emplace(id, static_cast<int>(names_.size()) - 1).second;
}

std::optional<int> Ids::find(std::string_view id) const {
  const auto found = index_.find(id);
  return found == index_.end() ? std::nullopt : std::optional(found->second);
}

bool expect_kind(const Node& node, Node::Kind kind, FileProblems& problems) {
  if (node.kind == kind) return true;
  problems.add(node.place,
               fmt::format("expected {}, found {}", describe(kind), describe(node.kind)));
  return false;
}

std::optional<int> reference(const Node& node, const Ids& ids, FileProblems& problems) {
  if (!expect_kind(node, Node::Kind::string, problems)) return std::nullopt;
  const auto index = ids.find(node.text);
  if (!index) {
    problems.add(node.place, fmt::format("there is no {} '{}'", ids.noun(), node.text),
                 spelling_hint(node.text, ids.names()));
  }
  return index;
}

std::vector<int> references(const Node& list, const Ids& ids, FileProblems& problems) {
  std::vector<int> out;
  if (!expect_kind(list, Node::Kind::array, problems)) return out;
  out.reserve(list.children.size());
  for (const Node& entry : list.children) {
    if (problems.full()) break;  // each would cost a search for the nearest id
    if (const auto index = reference(entry, ids, problems)) out.push_back(*index);
  }
  return out;
}

std::optional<int> word_index(const Node& node, std::span<const std::string_view> vocabulary,
                              FileProblems& problems) {
  if (!expect_kind(node, Node::Kind::string, problems)) return std::nullopt;
  const auto found = std::find(vocabulary.begin(), vocabulary.end(), node.text);
  if (found != vocabulary.end()) return static_cast<int>(found - vocabulary.begin());
  problems.add(node.place, fmt::format("'{}' does not fit here", node.text),
               spelling_hint(node.text, {vocabulary.begin(), vocabulary.end()}));
  return std::nullopt;
}

std::optional<double> decimal(const Node& node, Range range, FileProblems& problems) {
  std::optional<std::int64_t> parts;
  if (node.kind == Node::Kind::integer) {
    parts = std::clamp(node.integer, -kFarOut, kFarOut) * kThousandths;
  } else if (node.kind == Node::Kind::real) {
    parts = thousandths(node.text);
  }
  if (!parts) {
    problems.add(node.place, fmt::format("expected a number with up to {} decimals", kDecimals));
    return std::nullopt;
  }
  const double value = static_cast<double>(*parts) / kThousandths;
  if (value >= range.min && value <= range.max) return value;
  const std::string written =
      node.kind == Node::Kind::real ? node.text : std::to_string(node.integer);
  problems.add(node.place,
               fmt::format("{} is out of range: {} to {}", written, range.min, range.max));
  return std::nullopt;
}

TableReader::TableReader(const Node& table, FileProblems& problems)
    : table_(&table), problems_(&problems) {
  expect_kind(table, Node::Kind::table, problems);
  asked_.reserve(kTypicalKeys);
}

TableReader::~TableReader() {
  if (table_->kind != Node::Kind::table || ignore_others_) return;
  for (const Node& child : table_->children) {
    if (std::find(asked_.begin(), asked_.end(), child.key) != asked_.end()) continue;
    problems_->add(child.key_place, fmt::format("'{}' is not known here", child.key),
                   spelling_hint(child.key, asked_));
  }
}

const Node* TableReader::value(std::string_view key) {
  asked_.push_back(key);
  return table_->find(key);
}

const Node* TableReader::value(std::string_view key, Node::Kind kind, Need need) {
  const Node* found = value(key);
  if (found != nullptr) return expect_kind(*found, kind, *problems_) ? found : nullptr;
  if (need == Need::required && table_->kind == Node::Kind::table) {
    problems_->add(table_->place, fmt::format("'{}' is missing", key));
  }
  return nullptr;
}

std::string TableReader::id(Ids& ids) {
  const Node* found = value("id", Node::Kind::string);
  std::string_view id;
  if (found != nullptr) id = found->text;
  const bool is_new = ids.add(id);  // a missing one keeps its place, too
  if (ids.names().size() == ids.most() + 1) {
    problems_->add(table_->place, fmt::format("there can be only {} of these", ids.most()));
  }
  if (found == nullptr) return "";
  if (!is_id(id)) {
    problems_->add(found->place, fmt::format("'{}' cannot be an id", id),
                   "use letters, digits and '-'");
  }
  if (!is_new) {
    problems_->add(found->place, fmt::format("there is a {} '{}' already", ids.noun(), id));
  }
  return found->text;
}

std::string TableReader::text(std::string_view key, Need need) {
  const Node* found = value(key, Node::Kind::string, need);
  if (found == nullptr) return "";
  if (found->text.empty()) problems_->add(found->place, fmt::format("'{}' is empty", key));
  return found->text;
}

std::vector<std::string> TableReader::texts(std::string_view key, Need need) {
  std::vector<std::string> out;
  for (const Node& entry : list(key, need)) {
    if (!expect_kind(entry, Node::Kind::string, *problems_)) continue;
    if (entry.text.empty()) problems_->add(entry.place, "the text is empty");
    out.push_back(entry.text);
  }
  if (need == Need::required && out.empty() && node().find(key) != nullptr) {
    problems_->add(node().find(key)->place, "the list is empty");
  }
  return out;
}

void TableReader::out_of_range(const Node& value, Range range) {
  problems_->add(value.place,
                 fmt::format("{} is out of range: {} to {}", value.integer, range.min, range.max));
}

std::optional<int> TableReader::integer_if_given(std::string_view key, Range range) {
  const Node* found = value(key, Node::Kind::integer, Need::optional);
  if (found == nullptr) return std::nullopt;
  if (found->integer < range.min || found->integer > range.max) {
    out_of_range(*found, range);
    return std::nullopt;
  }
  return static_cast<int>(found->integer);
}

int TableReader::integer(std::string_view key, Range range, std::optional<int> fallback) {
  const auto found = integer_if_given(key, range);
  if (!found && !fallback && table_->kind == Node::Kind::table && table_->find(key) == nullptr) {
    problems_->add(table_->place, fmt::format("'{}' is missing", key));
  }
  return found.value_or(fallback.value_or(range.min));
}

std::vector<int> TableReader::integers(std::string_view key, Range range) {
  std::vector<int> out;
  for (const Node& entry : list(key)) {
    if (!expect_kind(entry, Node::Kind::integer, *problems_)) continue;
    if (entry.integer < range.min || entry.integer > range.max) {
      out_of_range(entry, range);
    } else {
      out.push_back(static_cast<int>(entry.integer));
    }
  }
  return out;
}

double TableReader::decimal(std::string_view key, Range range, std::optional<double> fallback) {
  const Node* found = value(key);
  if (found == nullptr) {
    if (!fallback) problems_->add(table_->place, fmt::format("'{}' is missing", key));
    return fallback.value_or(range.min);
  }
  return backsmart::decimal(*found, range, *problems_).value_or(fallback.value_or(range.min));
}

bool TableReader::flag(std::string_view key, bool fallback) {
  const Node* found = value(key, Node::Kind::boolean, Need::optional);
  return found == nullptr ? fallback : found->integer != 0;
}

std::optional<int> TableReader::word(std::string_view key,
                                     std::span<const std::string_view> vocabulary, Need need) {
  const Node* found = value(key, Node::Kind::string, need);
  return found == nullptr ? std::nullopt : word_index(*found, vocabulary, *problems_);
}

const std::vector<Node>& TableReader::list(std::string_view key, Need need) {
  static const std::vector<Node> kNone;
  const Node* found = value(key, Node::Kind::array, need);
  return found == nullptr ? kNone : found->children;
}

const std::vector<Node>& TableReader::table(std::string_view key, Need need) {
  static const std::vector<Node> kNone;
  const Node* found = value(key, Node::Kind::table, need);
  return found == nullptr ? kNone : found->children;
}

std::vector<int> TableReader::references(std::string_view key, const Ids& ids, Need need) {
  const Node* found = value(key, Node::Kind::array, need);
  return found == nullptr ? std::vector<int>() : backsmart::references(*found, ids, *problems_);
}

}  // namespace backsmart
