#include "data/lint.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "base/text.hpp"
#include "data/decode.hpp"
#include "data/linting.hpp"
#include "data/reader.hpp"
#include "data/working_data.hpp"

namespace backsmart {
namespace {

constexpr std::string_view kDefine = "define";

// `problems`, and what is wrong with the words besides.
Diagnostics with_words(Diagnostics problems, const std::vector<Document>& documents,
                       const std::vector<SourceText>& own) {
  const Knowledge nothing;
  const Figures no_figures;
  Linting words(documents, nothing, no_figures, own);
  lint_words(words);
  Diagnostics found = std::move(words).sorted();
  // What own data makes of shipped words, as with a [words] of its own, only follows from mistakes
  // that are told already.
  if (!own.empty()) std::erase_if(found, [](const Diagnostic& d) { return d.place.file == 0; });
  problems.insert(problems.end(), found.begin(), found.end());
  sort_by_place(problems);
  return problems;
}

}  // namespace

std::optional<std::size_t> find_name(std::string_view text, std::string_view name) {
  const auto is_part_of_name = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == ':';
  };
  for (std::size_t i = text.find(name); i != std::string_view::npos; i = text.find(name, i + 1)) {
    const std::size_t end = i + name.size();
    const bool begins = i == 0 || !is_part_of_name(text[i - 1]);
    const bool ends = end == text.size() || !is_part_of_name(text[end]);
    if (begins && ends) return i;
  }
  return std::nullopt;
}

Place place_in(const Node& node, std::size_t start, std::string_view part) {
  const std::string_view text = node.text;
  Place place = node.place;
  if (text.find('\n') != std::string_view::npos) return place;
  place.column += 1 + character_count(text.substr(0, start));
  place.length = std::max(character_count(part), 1);
  return place;
}

std::vector<Spot> Linting::tables(std::string_view name) const {
  std::vector<Spot> out;
  for (const Document& document : *documents_) {
    const Node* list = document.root.find(name);
    if (is_answers_file(document) || list == nullptr || list->kind != Node::Kind::array) continue;
    out.reserve(out.size() + list->children.size());
    for (const Node& node : list->children) out.push_back({&document, &node});
  }
  return out;
}

std::vector<Spot> Linting::definitions() const {
  std::vector<Spot> out;
  for (const Document& document : *documents_) {
    const Node* table = document.root.find(kDefine);
    if (is_answers_file(document) || table == nullptr) continue;
    out.reserve(out.size() + table->children.size());
    for (const Node& node : table->children) out.push_back({&document, &node});
  }
  return out;
}

Reasoning& Linting::reasoning() {
  if (reasoning_) return *reasoning_;
  const std::vector<Site> sites = sites_of(*this);
  std::vector<const Condition*> conditions;
  conditions.reserve(sites.size());
  for (const Site& site : sites) conditions.push_back(site.condition);
  return reasoning_.emplace(knowledge_->rules, conditions);
}

void Linting::add(const Spot& spot, std::string_view code, std::string_view message,
                  std::string hint) {
  add_at(spot, spot.node->place, code, message, std::move(hint));
}

void Linting::add_at(const Spot& spot, Place place, std::string_view code, std::string_view message,
                     std::string hint) {
  // Data with so many is hopeless, and each finding costs a walk to its line.
  if (found_.size() == FileProblems::kMostProblems) return;
  const SourceText& source =
      place.file == 0 ? spot.document->source : own_->at(static_cast<std::size_t>(place.file) - 1);
  found_.push_back(at(source, place, fmt::format("{} [{}]", message, code), std::move(hint)));
}

Diagnostics Linting::sorted() && {
  const auto rank = [this](const Diagnostic& d) -> std::size_t {
    const auto files = documents_->size();
    if (d.place.file > 0) return files + static_cast<std::size_t>(d.place.file);
    const auto found =
        std::find_if(documents_->begin(), documents_->end(),
                     [&](const Document& document) { return document.source.name == d.file; });
    return static_cast<std::size_t>(found - documents_->begin());
  };
  std::stable_sort(found_.begin(), found_.end(), [&](const Diagnostic& a, const Diagnostic& b) {
    return rank(a) != rank(b) ? rank(a) < rank(b) : a.place < b.place;
  });
  if (found_.size() == FileProblems::kMostProblems) {
    found_.back().message = "too many problems; the others are not shown";
    found_.back().hint.clear();
  }
  return std::move(found_);
}

Diagnostics lint(const std::vector<Document>& documents, const Knowledge& knowledge,
                 const Figures& figures, const std::vector<SourceText>& own) {
  Linting all(documents, knowledge, figures, own);
  lint_conditions(all);
  lint_rules(all);
  lint_plan(all);
  lint_references(all);
  lint_figures(all);
  lint_words(all);
  return std::move(all).sorted();
}

Diagnostics check_data(const std::vector<Document>& documents) {
  Loaded<Knowledge> loaded = decode_knowledge(documents);
  const Loaded<Figures> figures = decode_figures(documents);
  Diagnostics problems = std::move(loaded.problems);
  problems.insert(problems.end(), figures.problems.begin(), figures.problems.end());
  if (problems.empty()) return lint(documents, loaded.value, figures.value);
  return with_words(std::move(problems), documents, {});
}

Diagnostics check_own_data(std::vector<Document> own) {
  Loaded<WorkingData> loaded = working_data(std::move(own));
  const auto& [layered, knowledge, figures] = loaded.value;
  if (loaded.ok()) return lint(layered.documents, knowledge, figures, layered.own);
  return with_words(std::move(loaded.problems), layered.documents, layered.own);
}

int count_items(const std::vector<Document>& documents) {
  std::size_t count = 0;
  for (const Document& document : documents) {
    for (const Node& table : document.root.children) {
      const bool is_many = table.kind == Node::Kind::array || table.key == kDefine;
      count += is_many ? table.children.size() : table.kind == Node::Kind::table ? 1U : 0U;
    }
  }
  return static_cast<int>(count);
}

}  // namespace backsmart
