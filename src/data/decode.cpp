#include "data/decode.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "data/decoding.hpp"

namespace backsmart {
namespace {

constexpr std::array<std::string_view, 25> kTables = {
    "source",    "part",   "question", "define",     "floor",   "unsure",    "rule",
    "level",     "notice", "phrase",   "checkpoint", "finding", "equipment", "tag",
    "exercise",  "limit",  "times",    "week",       "block",   "slot",      "adjustment",
    "certainty", "topic",  "words",    "figure"};

void report_unknown_tables(DataFile& file) {
  for (const Node& table : file.root->children) {
    if (std::find(kTables.begin(), kTables.end(), table.key) != kTables.end()) continue;
    file.problems.add(table.key_place, fmt::format("there is no table '{}'", table.key),
                      spelling_hint(table.key, {kTables.begin(), kTables.end()}));
  }
}

const Node* find_table(DataFile& file, std::string_view name, Node::Kind kind,
                       std::string_view heading) {
  const Node* found = file.root->find(name);
  if (found == nullptr || found->kind == kind) return found;
  file.problems.add(found->place, fmt::format("expected {}", heading));
  return nullptr;
}

// Only how the table looks: the program itself has no use for it.
void check_words(DataFile& file) {
  const Node* node = one_table(file, "words");
  if (node == nullptr) return;
  TableReader t(*node, file.problems);
  t.texts("known");
}

}  // namespace

const Node* table_list(DataFile& file, std::string_view name) {
  return find_table(file, name, Node::Kind::array, fmt::format("[[{}]]", name));
}

const Node* one_table(DataFile& file, std::string_view name) {
  return find_table(file, name, Node::Kind::table, fmt::format("[{}]", name));
}

void report_missing(Decoding& decoding, std::string_view table, std::string message) {
  auto& files = decoding.files;
  if (files.empty()) return;
  const auto has_table = [table](const DataFile& file) {
    return file.root->find(table) != nullptr;
  };
  const auto found = std::find_if(files.begin(), files.end(), has_table);
  (found == files.end() ? files.front() : *found).problems.add({}, std::move(message));
}

Condition decode_condition(const Node& text, const Names& names, FileProblems& problems) {
  if (!expect_kind(text, Node::Kind::string, problems)) return {};
  Place place = text.place;
  ++place.column;  // behind the quote
  auto condition = parse_condition(text.text, names, problems.source(place), place);
  for (Diagnostic& problem : condition.problems) problems.add(std::move(problem));
  return std::move(condition.value);
}

Condition decode_condition(const Decoding& decoding, const Node& text, FileProblems& problems) {
  return decode_condition(text, decoding.names(), problems);
}

Condition decode_condition(const Decoding& decoding, TableReader& table, std::string_view key,
                           Need need) {
  const Node* text = table.value(key, Node::Kind::string, need);
  return text == nullptr ? Condition{} : decode_condition(decoding, *text, table.problems());
}

Loaded<Knowledge> decode_knowledge(const std::vector<Document>& documents,
                                   const std::vector<SourceText>& own) {
  Loaded<Knowledge> out;
  Decoding decoding;
  for (const Document& document : documents) {
    if (is_answers_file(document)) continue;
    decoding.files.push_back({&document.root, {document.source, out.problems, &own}});
    report_unknown_tables(decoding.files.back());
    check_words(decoding.files.back());
  }
  if (decoding.files.empty()) out.problems.push_back({"data", {}, "there are no files", "", ""});
  decode_rules(decoding);
  decode_catalogue(decoding);
  decode_programme(decoding);
  decode_topics(decoding);
  out.value = std::move(decoding.knowledge);
  sort_by_place(out.problems);
  return out;
}

}  // namespace backsmart
