// `backsmart data show`: what the program works from, as it is after own data.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/spelling.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/data.hpp"
#include "cli/files.hpp"
#include "cli/own_data.hpp"
#include "cli/wrong_value.hpp"
#include "data/embedded.hpp"
#include "data/items.hpp"
#include "data/to_toml.hpp"
#include "render/json_writer.hpp"
#include "render/pages.hpp"

namespace backsmart {
namespace {

constexpr std::string_view kQuestions = "questions";

// ---- where it is from ---------------------------------------------------------------------------

// The lines of own data below `node`, the first one of each file.
void gather_own_lines(const Node& node, std::map<int, int>& lines) {
  for (const Place& place : {node.place, node.key_place}) {
    if (place.file == 0 || place.line == 0) continue;
    const auto [known, is_new] = lines.emplace(place.file, place.line);
    if (!is_new) known->second = std::min(known->second, place.line);
  }
  for (const Node& child : node.children) gather_own_lines(child, lines);
}

// "data/triage.toml:103", then own files by name and line.
std::vector<std::string> origins(const Item& item, const Layered& layered,
                                 const std::vector<Item>& shipped) {
  std::vector<std::string> out;
  const auto before = std::find_if(shipped.begin(), shipped.end(), [&](const Item& other) {
    return other.table == item.table && other.id == item.id;
  });
  if (before != shipped.end()) {
    const bool is_entry = item.table == "define" || before->node->place.line == 0;
    const Place& place = is_entry ? before->node->key_place : before->node->place;
    out.push_back(
        fmt::format("{}:{}", layered.documents[before->document].source.name, place.line));
  }
  std::map<int, int> lines;
  gather_own_lines(*item.node, lines);
  for (const auto& [file, line] : lines) {
    out.push_back(fmt::format(
        "{}:{}", printable(layered.own[static_cast<std::size_t>(file) - 1].name), line));
  }
  return out;
}

// ---- pages --------------------------------------------------------------------------------------

// One line a question, for grep: id, kind, question.
std::string questions_text(const Ruleset& rules) {
  std::size_t longest = 0;
  for (const Question& question : rules.questions) longest = std::max(longest, question.id.size());
  std::string text;
  for (const Question& question : rules.questions) {
    text += fmt::format("{:<{}}  {:<6}  {}\n", question.id, longest, to_id(question.kind),
                        question.ask);
  }
  return text;
}

std::string toml_of(const Item& item) {
  if (item.table == "define") return "[define]\n" + toml_entry(*item.node);
  return toml_table(item.table, *item.node, item.one_of_many);
}

std::string items_text(const std::vector<Item>& items, const Layered& layered,
                       const std::vector<Item>& shipped) {
  std::string text;
  bool in_definitions = false;  // a heading may stand once only
  for (const Item& item : items) {
    if (!text.empty()) text += '\n';
    const std::string from =
        fmt::format("# {}\n", fmt::join(origins(item, layered, shipped), ", "));
    if (item.table == "define" && in_definitions) {
      text += from + toml_entry(*item.node);
    } else {
      text += from + toml_of(item);
    }
    in_definitions = item.table == "define";
  }
  return text;
}

void write(std::string_view key, const Node& node, JsonWriter& json) {
  switch (node.kind) {
    case Node::Kind::table:
      json.begin_object(key);
      for (const Node& child : node.children) write(child.key, child, json);
      json.end_object();
      return;
    case Node::Kind::array:
      json.begin_array(key);
      for (const Node& child : node.children) write("", child, json);
      json.end_array();
      return;
    case Node::Kind::integer: json.number(key, node.integer); return;
    case Node::Kind::boolean: json.boolean(key, node.integer != 0); return;
    case Node::Kind::real: json.decimal(key, node.text); return;  // none is used but as "-0.25"
    case Node::Kind::string:
    case Node::Kind::date_time: json.text(key, node.text); return;
  }
}

std::string items_json(const std::vector<Item>& items, const Layered& layered,
                       const std::vector<Item>& shipped) {
  JsonWriter json;
  json.begin_object();
  json.text("schema", "backsmart.data/1");
  json.begin_array("items");
  for (const Item& item : items) {
    json.begin_object();
    json.text("table", item.table);
    json.text("id", item.id);
    json.texts("from", origins(item, layered, shipped));
    write("value", *item.node, json);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

// Tables in the order of the data, and how many items each has.
std::vector<std::pair<std::string, int>> count_tables(const std::vector<Item>& items) {
  std::vector<std::pair<std::string, int>> counts;
  for (const Item& item : items) {
    const auto known = std::find_if(counts.begin(), counts.end(),
                                    [&](const auto& count) { return count.first == item.table; });
    if (known == counts.end()) {
      counts.emplace_back(item.table, 1);
    } else {
      ++known->second;
    }
  }
  return counts;
}

std::string overview(const std::vector<Item>& items, std::string_view format) {
  const auto counts = count_tables(items);
  if (format == "json") {
    JsonWriter json;
    json.begin_object();
    json.text("schema", "backsmart.data/1");
    json.begin_array("tables");
    for (const auto& [table, count] : counts) {
      json.begin_object();
      json.text("table", table);
      json.number("items", count);
      json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.take();
  }
  std::string text;
  for (const auto& [table, count] : counts) text += fmt::format("{:<12}{:>4}\n", table, count);
  return text +
         "\nAll of a table: backsmart data show exercise\n"
         "One item, by its id: backsmart data show dead-bug\n"
         "The questions, one a line: backsmart data show questions\n";
}

Stop nothing_of_that_name(const std::string& name, const std::vector<Item>& items) {
  std::set<std::string_view> known = {kQuestions};
  for (const Item& item : items) {
    known.insert(item.table);
    known.insert(item.id);
  }
  const std::string_view near = closest(name, {known.begin(), known.end()});
  const std::string hint = near.empty() ? "`backsmart data show` lists the tables"
                                        : fmt::format("did you mean {}?", near);
  return {kUsage, fmt::format("backsmart: nothing in the data is called '{}'\n  hint: {}\n",
                              printable(name), hint)};
}

}  // namespace

Exit data_show(const Options& options, const World& world, const Io& io) {
  const std::string name = options.data.names.empty() ? "" : options.data.names.front();
  std::string format = options.data.format;
  // Of the three each thing can be shown as two: what config.toml wants is for what it fits.
  const bool fits = name == kQuestions || format != (name.empty() ? "toml" : "text");
  if (!fits && from_config(options.global, "--format") != nullptr) format.clear();
  const bool is_page = name == kQuestions && format != "toml";
  if (!is_page && !name.empty() && format == "text") {
    return stop_at({kUsage,
                    "backsmart: only the questions are shown as text\n"
                    "  hint: leave out --format, or write --format json\n"},
                   io);
  }
  if (name.empty() && format == "toml") {
    return stop_at({kUsage,
                    "backsmart: only a table or an item is shown as TOML\n"
                    "  hint: write backsmart data show rule\n"},
                   io);
  }
  const auto loaded = load_data(options.global, world);
  if (const Stop* stop = std::get_if<Stop>(&loaded)) return stop_at(*stop, io);
  const auto& [layered, knowledge, figures] = std::get<WorkingData>(loaded);
  if (is_page) {
    print(io.out,
          format == "json" ? questions_json(knowledge.rules) : questions_text(knowledge.rules));
    return kDone;
  }
  const std::vector<Item> items = items_of(layered.documents);
  if (name.empty()) {
    print(io.out, overview(items, format));
    return kDone;
  }
  const std::string wanted = name == kQuestions ? "question" : name;
  std::vector<Item> found;
  for (const Item& item : items) {
    if (item.table == wanted || item.id == wanted) found.push_back(item);
  }
  if (found.empty()) return stop_at(nothing_of_that_name(name, items), io);
  const std::vector<Document> before = embedded_documents();
  const std::vector<Item> shipped = items_of(before);
  print(io.out, format == "json" ? items_json(found, layered, shipped)
                                 : items_text(found, layered, shipped));
  return kDone;
}

}  // namespace backsmart
