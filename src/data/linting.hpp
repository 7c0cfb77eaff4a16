// What the lint*.cpp files share. Only they include this.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/document.hpp"
#include "figure/figure.hpp"
#include "planner/make_plan.hpp"
#include "rules/reasoning.hpp"

namespace backsmart {

// A value of data/ and the document that it stands in. `node` may be null: then it is missing.
struct Spot {
  const Document* document = nullptr;
  const Node* node = nullptr;

  Spot child(std::string_view key) const { return {document, node->find(key)}; }
};

// A condition and where it is written.
struct Site {
  std::string_view table;  // "rule"; "define" for a definition
  Spot text;
  const Condition* condition = nullptr;
};

class Linting {
 public:
  // All must live longer. `own`: see Place::file.
  Linting(const std::vector<Document>& documents, const Knowledge& knowledge,
          const Figures& figures, const std::vector<SourceText>& own)
      : documents_(&documents), knowledge_(&knowledge), figures_(&figures), own_(&own) {}

  // About the rules, and every condition of the knowledge. Made when it is first asked for.
  Reasoning& reasoning();

  const std::vector<Document>& documents() const { return *documents_; }
  const Knowledge& knowledge() const { return *knowledge_; }
  const Figures& figures() const { return *figures_; }
  bool has_own_data() const { return !own_->empty(); }

  // The [[name]] tables, in the order in which they are decoded: the n-th is the n-th value.
  std::vector<Spot> tables(std::string_view name) const;
  // The entries of the [define] tables, in that order, too.
  std::vector<Spot> definitions() const;

  // `code` without its brackets.
  void add(const Spot& spot, std::string_view code, std::string_view message,
           std::string hint = "");
  void add_at(const Spot& spot, Place place, std::string_view code, std::string_view message,
              std::string hint = "");

  Diagnostics sorted() &&;

 private:
  const std::vector<Document>* documents_;
  const Knowledge* knowledge_;
  const Figures* figures_;
  const std::vector<SourceText>* own_;
  std::optional<Reasoning> reasoning_;
  Diagnostics found_;
};

// Every condition that is written somewhere.
std::vector<Site> sites_of(const Linting& lint);

// Where `name` stands in a condition's `text` as a name of its own; nothing when it does not.
std::optional<std::size_t> find_name(std::string_view text, std::string_view name);

// The place of `part`, which stands in the text of `node` from the byte `start` on. In a text of
// several lines: where that begins.
Place place_in(const Node& node, std::size_t start, std::string_view part);

// Calls `visit(spot)` for `spot` and all that is in it.
template <typename Visit>
void for_each_node(const Spot& spot, const Visit& visit) {
  visit(spot);
  for (const Node& child : spot.node->children) for_each_node({spot.document, &child}, visit);
}

void lint_conditions(Linting& lint);  // true or false on every sheet; parts without effect
void lint_rules(Linting& lint);       // rules that change nothing, questions nobody reads
void lint_plan(Linting& lint);        // exercises out of reach, slots that run empty
void lint_references(Linting& lint);  // sources, topics, tags that nothing leads to
void lint_figures(Linting& lint);     // exercises without a picture, bodies that cannot be
void lint_words(Linting& lint);       // what people read

}  // namespace backsmart
