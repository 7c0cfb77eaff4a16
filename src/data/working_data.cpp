#include "data/working_data.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/spelling.hpp"
#include "data/decode.hpp"
#include "data/embedded.hpp"
#include "data/safeguard.hpp"

namespace backsmart {
namespace {

// Whoever misspells an id makes a new item, which then lacks what only the known one has.
void hint_at_known(const std::vector<Document>& shipped, const std::vector<NewItem>& new_items,
                   Diagnostics& problems) {
  for (Diagnostic& problem : problems) {
    if (!problem.hint.empty() || problem.place.file == 0) continue;
    const auto item = std::find_if(new_items.begin(), new_items.end(),
                                   [&](const NewItem& n) { return n.place == problem.place; });
    if (item == new_items.end() || item->table == "week") continue;  // numbers are no slips
    std::vector<std::string> ids;
    for (const Document& document : shipped) {
      const Node* table = document.root.find(item->table);
      if (table == nullptr) continue;
      if (item->table == "part") ids.push_back(item_id("part", *table));
      if (table->kind != Node::Kind::array) continue;
      for (const Node& known : table->children) ids.push_back(item_id(item->table, known));
    }
    const std::string_view near = closest(item->id, {ids.begin(), ids.end()});
    if (!near.empty()) problem.hint = fmt::format("did you mean '{}'?", near);
  }
}

// One mistake is told once, where it was made: first as a mistake of form, then as one of safety. A
// problem in shipped data can only follow from one in own data.
Diagnostics told_once(const Diagnostics& problems) {
  Diagnostics told;
  const bool any_own = std::any_of(problems.begin(), problems.end(),
                                   [](const Diagnostic& d) { return d.place.file > 0; });
  for (const Diagnostic& problem : problems) {
    if (any_own && problem.place.file == 0) continue;
    const auto before = std::find_if(told.begin(), told.end(), [&problem](const Diagnostic& d) {
      return d.place.file == problem.place.file && d.place.line == problem.place.line &&
             d.place.column == problem.place.column;
    });
    const bool again = problem.place.line > 0 && before != told.end();
    // All that an item lacks is told, unless it is only a slip in the id of a known one.
    const bool lacks_more = problem.message.ends_with("is missing") && problem.hint.empty();
    if (!again || lacks_more) told.push_back(problem);
  }
  // Files in the order in which they are laid on.
  std::stable_sort(told.begin(), told.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return a.place.file != b.place.file ? a.place.file < b.place.file : a.place < b.place;
  });
  return told;
}

}  // namespace

Loaded<WorkingData> working_data(std::vector<Document> own) {
  Loaded<WorkingData> out;
  const bool draws = std::any_of(own.begin(), own.end(), [](const Document& document) {
    return document.root.find("figure") != nullptr;
  });
  const std::vector<Document> shipped = embedded_documents();
  auto layered = overlay(shipped, std::move(own));
  auto decoded = decode_knowledge(layered.value.documents, layered.value.own);
  Loaded<Figures> figures;
  if (draws) {
    figures = decode_figures(layered.value.documents, layered.value.own);
  } else {
    figures.value = embedded_figures();
  }
  Diagnostics problems = std::move(layered.problems);
  const auto add = [&problems](const Diagnostics& more) {
    problems.insert(problems.end(), more.begin(), more.end());
  };
  add(decoded.problems);
  add(figures.problems);
  add(weakened(shipped, embedded_knowledge(), layered.value));
  hint_at_known(shipped, layered.value.new_items, problems);
  out.problems = told_once(problems);
  out.value = {std::move(layered.value), std::move(decoded.value), std::move(figures.value)};
  return out;
}

}  // namespace backsmart
