// Taking tables apart. A decode function asks for one key after the other and gets a value in any
// case; what was wrong is collected, all of it.
//
//   TableReader t(node, problems);
//   rule.id = t.id(rules);
//   rule.level = t.word<Level>("level", kLevelIds);
//   rule.say = t.text("say");
//   rule.by = t.text("by", Need::optional);
//   rule.sources = t.references("source", sources);
//
// Keys that nobody asked for are reported when the reader goes out of scope.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "data/document.hpp"

namespace backsmart {

// Where the problems of one file go. After a hundred of them it says so and takes no more.
class FileProblems {
 public:
  // `own`: the texts of own data, of which parts may stand in this file; see Place::file.
  FileProblems(const SourceText& source, Diagnostics& problems,
               const std::vector<SourceText>* own = nullptr)
      : source_(&source), own_(own), problems_(&problems) {}

  void add(Place place, std::string message, std::string hint = "");
  void add(Diagnostic problem);

  static constexpr std::size_t kMostProblems = 100;

  // Whether no more will be shown: the rest of a hopeless file need not be looked at.
  bool full() const { return count_ >= kMostProblems; }

  // The text that `place` is in.
  const SourceText& source(Place place) const;

 private:
  const SourceText* source_;
  const std::vector<SourceText>* own_;
  Diagnostics* problems_;
  std::size_t count_ = 0;
};

// "did you mean 'fever'?", or else "known: …" while that is short, or else nothing.
std::string spelling_hint(std::string_view word, const std::vector<std::string_view>& known);

// Ids of one sort of thing, numbered in the order they come. Views of the documents' text.
class Ids {
 public:
  explicit Ids(std::string_view noun, std::size_t most = 10'000) : noun_(noun), most_(most) {}

  // Takes the next number, which leads to nothing when the id is empty, known already (then this
  // is false) or beyond the most there can be.
  bool add(std::string_view id);
  std::optional<int> find(std::string_view id) const;

  std::string_view noun() const { return noun_; }
  std::size_t most() const { return most_; }
  const std::vector<std::string_view>& names() const { return names_; }

 private:
  std::string_view noun_;
  std::size_t most_;
  std::vector<std::string_view> names_;
  std::unordered_map<std::string_view, int> index_;
};

// The number of the id that `node` names. Anything else is a problem and gives nothing.
std::optional<int> reference(const Node& node, const Ids& ids, FileProblems& problems);

// The same for a list of ids.
std::vector<int> references(const Node& list, const Ids& ids, FileProblems& problems);

// Both ends belong to it.
struct Range {
  int min = 0;
  int max = 0;
};

// The number that `node` holds, whole or with up to three decimals. Anything else is a problem and
// gives nothing.
std::optional<double> decimal(const Node& node, Range range, FileProblems& problems);

enum class Need : bool { required, optional };

class TableReader {
 public:
  // `table` and `problems` must live longer.
  TableReader(const Node& table, FileProblems& problems);
  ~TableReader();
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;

  // The value of `key` when it is there and of this kind.
  const Node* value(std::string_view key, Node::Kind kind, Need need = Need::required);
  // Of any kind; for a value that its caller judges.
  const Node* value(std::string_view key);

  // "id", which must be new among `ids`.
  std::string id(Ids& ids);

  // Not empty; an optional one that is missing is.
  std::string text(std::string_view key, Need need = Need::required);
  std::vector<std::string> texts(std::string_view key, Need need = Need::required);

  // Without a fallback the key is required.
  int integer(std::string_view key, Range range, std::optional<int> fallback = std::nullopt);
  std::optional<int> integer_if_given(std::string_view key, Range range);
  std::vector<int> integers(std::string_view key, Range range);
  double decimal(std::string_view key, Range range, std::optional<double> fallback = std::nullopt);
  bool flag(std::string_view key, bool fallback);

  // An index into `vocabulary`; nothing when it is missing or wrong.
  std::optional<int> word(std::string_view key, std::span<const std::string_view> vocabulary,
                          Need need);
  template <typename Enum>
  Enum word(std::string_view key, std::span<const std::string_view> vocabulary) {
    return static_cast<Enum>(word(key, vocabulary, Need::required).value_or(0));
  }
  template <typename Enum>
  std::optional<Enum> word_if_given(std::string_view key,
                                    std::span<const std::string_view> vocabulary) {
    const auto index = word(key, vocabulary, Need::optional);
    return index ? std::optional(static_cast<Enum>(*index)) : std::nullopt;
  }

  // The entries of a list or a table; none when it is missing or wrong.
  const std::vector<Node>& list(std::string_view key, Need need = Need::required);
  const std::vector<Node>& table(std::string_view key, Need need = Need::required);

  std::vector<int> references(std::string_view key, const Ids& ids, Need need = Need::required);

  // Keys that nobody asks for are not reported.
  void ignore_others() { ignore_others_ = true; }

  const Node& node() const { return *table_; }
  FileProblems& problems() { return *problems_; }

 private:
  void out_of_range(const Node& value, Range range);

  const Node* table_;
  FileProblems* problems_;
  std::vector<std::string_view> asked_;
  bool ignore_others_ = false;
};

// Whether `node` is of this kind; if not, that is a problem.
bool expect_kind(const Node& node, Node::Kind kind, FileProblems& problems);

// The index of `node`'s text in `vocabulary`. Anything else is a problem and gives nothing.
std::optional<int> word_index(const Node& node, std::span<const std::string_view> vocabulary,
                              FileProblems& problems);

}  // namespace backsmart
