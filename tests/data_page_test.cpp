// man/backsmart-data.5 and the decoders tell the same: every table, and every key of each.
//
// Which keys a decoder knows is found by trying: a file with one table and one key in it, for every
// word in the source of the decoders. A key that nobody asks for is reported as not known. What own
// data may change is found in the same way: by changing every key of every shipped item.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/date.hpp"
#include "base/text.hpp"
#include "cli_harness.hpp"
#include "data/decode.hpp"
#include "data/embedded.hpp"
#include "data/parse_toml.hpp"
#include "data/reader.hpp"
#include "data/safeguard.hpp"
#include "figure/drawing.hpp"
#include "figure/flaws.hpp"
#include "proof/proof.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

using Words = std::set<std::string>;

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path);
  REQUIRE_MESSAGE(file, path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

// The page with its escapes taken away: "\-" is "-", "\(dq" is a quote.
const std::string& page() {
  static const std::string text = [] {
    std::string out;
    const std::string raw = content(BACKSMART_SOURCE_DIR "/man/backsmart-data.5");
    for (std::size_t i = 0; i < raw.size(); ++i) {
      if (raw[i] != '\\') {
        out += raw[i];
      } else if (raw.compare(i, 4, "\\(dq") == 0) {
        out += '"';
        i += 3;
      } else if (raw[++i] != '&') {
        out += raw[i];
      }
    }
    return out;
  }();
  return text;
}

struct TableOnPage {
  bool is_list = true;  // [[name]], else [name]
  // "dose.sets" stands in a table, "words[].say" in a list of tables, "frame[].shown.legs" in both.
  Words keys;
};

// A table is a heading `.Ss [[name]]`, its keys are the entries `.It Cm key` up to the next one.
std::map<std::string, TableOnPage> tables_on_page() {
  std::map<std::string, TableOnPage> tables;
  TableOnPage* now = nullptr;
  for (const std::string& line : split(page(), '\n')) {
    if (line.starts_with(".Sh ") || line.starts_with(".Ss ")) now = nullptr;
    if (line.starts_with(".Ss [")) {
      const std::size_t brackets = line.starts_with(".Ss [[") ? 2 : 1;
      now = &tables[line.substr(4 + brackets, line.size() - 4 - 2 * brackets)];
      now->is_list = brackets == 2;
    }
    if (now != nullptr && line.starts_with(".It Cm ")) now->keys.insert(line.substr(7));
  }
  return tables;
}

// Everything in the source that could be the name of a key.
Words candidates() {
  Words words{"nobody_knows_this"};
  for (const auto& entry : std::filesystem::directory_iterator(BACKSMART_SOURCE_DIR "/src/data")) {
    if (entry.path().extension() != ".cpp") continue;
    const std::vector<std::string> parts = split(content(entry.path()), '"');
    for (const std::string& part : parts) {
      const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
      if (!part.empty() && std::all_of(part.begin(), part.end(), fits)) words.insert(part);
    }
  }
  return words;
}

// What is said of `text` as a file. Most of what it lacks is said of an empty file beside it.
Diagnostics problems(const std::string& text) {
  auto parsed = parse_toml({"t", text});
  REQUIRE_MESSAGE(parsed.ok(), text << to_text(parsed.problems));
  const std::vector<Document> documents = {Document(), std::move(parsed.value)};
  Diagnostics found = decode_knowledge(documents).problems;
  const Diagnostics drawn = decode_figures(documents).problems;
  found.insert(found.end(), drawn.begin(), drawn.end());
  const auto is_other = [](const Diagnostic& d) { return d.file != "t"; };
  found.erase(std::remove_if(found.begin(), found.end(), is_other), found.end());
  REQUIRE(found.size() < FileProblems::kMostProblems);  // else some are not shown
  return found;
}

bool says(const Diagnostics& found, const std::string& message) {
  return std::any_of(found.begin(), found.end(),
                     [&](const Diagnostic& d) { return d.message == message; });
}

bool is_known(const std::string& text, const std::string& key) {
  return !says(problems(text), fmt::format("'{}' is not known here", key));
}

// What must stand in a table before all its keys are asked for.
std::vector<std::string> forms_of(const std::string& table) {
  if (table == "slot") return {"extra = true"};
  if (table == "exercise") return {"morning = \"modified\""};
  if (table != "question") return {""};
  return {"kind = \"yes-no\"", "kind = \"choice\"", "kind = \"number\"", "kind = \"many\""};
}

bool is_kind_of_exercise(const std::string& key) {
  return std::find(kSlotKindIds.begin(), kSlotKindIds.end(), key) != kSlotKindIds.end();
}

// The same within the tables of a list.
std::vector<std::string> forms_within(const std::string& table, const std::string& key) {
  if (table != "figure" || key != "props") return {""};
  std::vector<std::string> forms;
  for (const std::string_view kind : kPropKindIds) {
    forms.push_back(fmt::format("kind = \"{}\", ", kind));
  }
  return forms;
}

// Texts around a value: {}.
using Around = std::pair<std::string, std::string>;

// The keys of the table or the tables at `key`, and of those within; none when it takes no table.
// Kinds of exercises as keys are told in words. `around` is what makes a file of `key = value`.
Words keys_within(const std::string& table, const Around& around, const std::string& key,
                  const Words& words) {
  Words found;
  // `there`: what stands in the table already.
  const auto look_into = [&](const std::string& name, const Around& inner, std::string_view there) {
    const auto text = [&](const std::string& word) {
      return fmt::format("{}{} = 0{}", inner.first, word, inner.second);
    };
    if (is_known(text("nobody_knows_this"), "nobody_knows_this")) return;
    for (const std::string& word : words) {
      const bool is_there = there.starts_with(word + " =");
      if (is_kind_of_exercise(word) || (!is_there && !is_known(text(word), word))) continue;
      found.insert(name + word);
      if (is_there) continue;
      for (const std::string& more : keys_within(table, inner, word, words)) {
        found.insert(name + more);
      }
    }
  };
  look_into(key + ".", {fmt::format("{}{} = {{ ", around.first, key), " }" + around.second}, "");
  for (const std::string& form : forms_within(table, key)) {
    look_into(key + "[].",
              {fmt::format("{}{} = [{{ {}", around.first, key, form), " }]" + around.second}, form);
  }
  return found;
}

Words keys_known(const std::string& table, bool is_list, const Words& words) {
  Words known;
  for (const std::string& form : forms_of(table)) {
    const std::string head =
        fmt::format(fmt::runtime(is_list ? "[part]\n[[{}]]\n{}" : "[{}]\n{}"), table, form);
    for (const std::string& word : words) {
      const bool is_there = form.starts_with(word + " =");
      if (!is_known(is_there ? head : fmt::format("{}\n{} = 0\n", head, word), word)) continue;
      known.insert(word);
      if (!is_there) known.merge(keys_within(table, {head + "\n", "\n"}, word, words));
    }
  }
  return known;
}

// The lines of the section or subsection `heading`.
std::vector<std::string> section(const std::string& heading) {
  std::vector<std::string> lines;
  bool inside = false;
  for (const std::string& line : split(page(), '\n')) {
    if (inside && !line.starts_with(".Sh ") && !line.starts_with(".Ss ")) lines.push_back(line);
    if (line.starts_with(".Sh ") || line.starts_with(".Ss ")) inside = line.substr(4) == heading;
  }
  REQUIRE_MESSAGE(!lines.empty(), heading);
  return lines;
}

// The words X of the entries `.It Cm X` there.
std::vector<std::string> entries_of(const std::string& heading) {
  std::vector<std::string> entries;
  for (const std::string& line : section(heading)) {
    if (line.starts_with(".It Cm ")) entries.push_back(line.substr(7));
  }
  return entries;
}

// "rule.level": what the page says that own data may change of shipped items.
Words free_on_page(const std::map<std::string, TableOnPage>& tables) {
  Words keys;
  std::vector<std::string> now;
  for (const std::string& line : section("The floor under safety")) {
    if (line == ".El") break;
    if (line.starts_with(".It Li ")) {
      now.clear();
      for (const std::string& word : split(line.substr(7), ' ')) {
        if (word.front() != '[') continue;
        const std::size_t brackets = word.find_first_not_of('[');
        now.push_back(word.substr(brackets, word.size() - 2 * brackets));
      }
    }
    for (const std::string& table : now) {
      if (line.starts_with("Every key")) {
        for (const std::string& key : tables.at(table).keys) {
          keys.insert(table + "." + key.substr(0, key.find_first_of(".[")));
        }
      }
      if (!line.starts_with(".Cm ")) continue;
      for (const std::string& word : split(line.substr(4), ' ')) {
        if (word != ",") keys.insert(table + "." + word);
      }
    }
  }
  return keys;
}

// How many of the complaints about `own`, laid over the shipped data, are that something stands.
std::size_t stand(const std::string& own) {
  auto parsed = parse_toml({"own.toml", own});
  REQUIRE_MESSAGE(parsed.ok(), own);
  const std::vector<Document> shipped_documents = embedded_documents();
  const auto layered = overlay(shipped_documents, {std::move(parsed.value)});
  const Diagnostics found = weakened(shipped_documents, shipped(), layered.value);
  REQUIRE(found.size() < FileProblems::kMostProblems);  // else some are not shown
  return static_cast<std::size_t>(
      std::count_if(found.begin(), found.end(),
                    [](const Diagnostic& d) { return d.message.ends_with("stands as it is"); }));
}

// Whether `key` of some shipped item may become something else.
bool is_free(const std::string& table, bool is_list, const std::string& key) {
  // By when is free once the level is raised.
  const std::string change = (key == "by" ? "level = \"emergency\"\n" : "") + key + " = \"zz\"\n";
  if (!is_list) {
    const std::string id = table == "part" ? "id = \"back\"\n" : "";
    return stand("[" + table + "]\n" + id + change) == 0;
  }
  constexpr std::size_t kAtOnce = 50;
  std::string own;
  std::size_t items = 0;
  bool found = false;
  const auto ask = [&] {
    found = found || stand(own) < items;
    own.clear();
    items = 0;
  };
  for (const Document& document : embedded_documents()) {
    const Node* list = document.root.find(table);
    if (list == nullptr || is_answers_file(document)) continue;
    for (const Node& item : list->children) {
      const std::string id = item_id(table, item);
      own += fmt::format("[[{}]]\n{}\n{}", table,
                         table == "week" ? "number = " + id : "id = \"" + id + "\"", change);
      if (++items == kAtOnce) ask();
    }
  }
  if (items > 0) ask();
  return found;
}

// The example that begins with `start`.
std::string example(std::string_view start) {
  constexpr std::string_view kBegin = ".Bd -literal -offset indent\n";
  const std::size_t begin = page().find(std::string(kBegin) + std::string(start));
  REQUIRE(begin != std::string::npos);
  const std::size_t text = begin + kBegin.size();
  return page().substr(text, page().find(".Ed\n", text) - text);
}

// The whole worked example, with the figure that begins so.
std::string worked_example(const std::string& figure = "same_as") {
  return example("[[source]]") + example("[[slot]]") +
         example("[[figure]]\nid = \"practice-breath\"\n" + figure);
}

// A line of an example, as it is typed, with the whole worked example in the usual folder.
Cli practice(const std::string& line) {
  REQUIRE(line.starts_with("backsmart "));
  Cli cli(line.substr(10));
  cli.file("config/backsmart/data/practice.toml", worked_example());
  return cli;
}

}  // namespace

TEST_CASE("backsmart-data(5): its tables are those that are decoded") {
  const auto on_page = tables_on_page();
  CHECK(on_page.size() >= 23);
  Words words = candidates();
  for (const auto& [name, table] : on_page) words.insert(name);
  for (const std::string& word : words) {
    if (word == "answers") continue;  // the mark of an answers file
    CAPTURE(word);
    const bool is_decoded =
        !says(problems(word + " = 0\n"), fmt::format("there is no table '{}'", word));
    CHECK(is_decoded == (on_page.find(word) != on_page.end()));
  }
  for (const auto& [name, table] : on_page) {
    CAPTURE(name);
    const std::string heading = fmt::format(fmt::runtime(table.is_list ? "[[{}]]" : "[{}]"), name);
    CHECK(says(problems(name + " = 0\n"), "expected " + heading));
  }
}

TEST_CASE("backsmart-data(5): its keys are those that are decoded") {
  const Words in_source = candidates();
  for (const auto& [name, table] : tables_on_page()) {
    if (name == "define") continue;  // any name will do
    CAPTURE(name);
    Words words = in_source;
    for (const std::string& key : table.keys) words.insert(key.substr(0, key.find_first_of(".[")));
    const Words known = keys_known(name, table.is_list, words);
    for (const std::string& key : known) {
      CHECK_MESSAGE(table.keys.count(key) == 1, "the page lacks " << key);
    }
    for (const std::string& key : table.keys) {
      CHECK_MESSAGE(known.count(key) == 1, "nothing asks for " << key);
    }
  }
}

TEST_CASE("backsmart-data(5): it names each word that a key takes") {
  Words words;
  std::string text = page();
  std::replace(text.begin(), text.end(), '\n', ' ');
  for (const std::string& word : split(text, ' ')) words.insert(word);
  const auto check = [&words](const auto& vocabulary) {
    for (const std::string_view word : vocabulary) {
      CHECK_MESSAGE(words.count(std::string(word)) == 1, "the page lacks " << word);
    }
  };
  check(kLevelIds);
  check(kSlotKindIds);
  check(kPositionIds);
  check(kModeIds);
  check(kMorningIds);
  check(kBlockIds);
  check(kDoseFromIds);
  check(kStepIds);
  check(kJointIds);
  check(kLimbIds);
  check(kViewIds);
  check(kGroundIds);
  check(kPropKindIds);
  check(kLayerIds);
  check(kInkIds);
}

namespace {

// A key that a kind of prop takes, and what is taken without it, if that may be.
struct PropKey {
  std::string name;
  std::string fallback;
};

// What the entry of a kind begins with: ".Cm at ," and ".Cm width Pq 0.16 .".
std::map<std::string, std::vector<PropKey>> prop_kinds() {
  std::map<std::string, std::vector<PropKey>> kinds;
  std::vector<PropKey>* now = nullptr;
  for (const std::string& line : section("Props")) {
    if (line.starts_with(".It Li ")) {
      now = &kinds[line.substr(7)];
    } else if (now == nullptr || !line.starts_with(".Cm ")) {
      now = nullptr;
    } else if (const std::size_t pq = line.find(" Pq "); pq != std::string::npos) {
      now->push_back({line.substr(4, pq - 4), line.substr(pq + 4, line.size() - pq - 6)});
    } else {
      for (const std::string& word : split(line.substr(4), ' ')) {
        if (word != "," && word != ".") now->push_back({word, ""});
      }
    }
  }
  return kinds;
}

// Its layer and its ink, as the end of its entry has them: "Layer", ".Li hand ,", "ink", ".Li
// load".
std::pair<std::string, std::string> layer_and_ink(const std::string& kind) {
  std::pair<std::string, std::string> out = {"back", "prop"};
  bool inside = false;
  std::string before;
  for (const std::string& line : section("Props")) {
    if (line.starts_with(".It Li ")) inside = line.substr(7) == kind;
    const std::string word = line.substr(0, line.find_last_not_of(" .,") + 1);
    if (inside && before == "Layer") out.first = word.substr(4);
    if (inside && lower_ascii(before) == "ink") out.second = word.substr(4);
    before = line;
  }
  return out;
}

// As TOML, what a key needs that cannot be left out.
std::string any_value(const std::string& key) {
  const std::map<std::string, std::string> values = {{"at", "[0.5, 0.5]"},
                                                     {"from", "[0, 0]"},
                                                     {"to", "\"head\""},
                                                     {"left", "-1"},
                                                     {"points", "[[0, 0], \"hip\"]"}};
  const auto found = values.find(key);
  return found == values.end() ? "0.5" : found->second;
}

// A figure with one prop that has these keys.
std::string figure_with(const std::string& kind, const std::vector<std::string>& keys) {
  return fmt::format(
      "[[figure]]\nid = \"x\"\nsay = \"X\"\nframe = [{{ name = \"X\" }}]\n"
      "props = [{{ kind = \"{}\"{}{} }}]\n",
      kind, keys.empty() ? "" : ", ", join(keys, ", "));
}

Loaded<Figures> figures_of(const std::string& text) {
  auto parsed = parse_toml({"t", text});
  REQUIRE_MESSAGE(parsed.ok(), text << to_text(parsed.problems));
  return decode_figures({std::move(parsed.value)});
}

}  // namespace

TEST_CASE("backsmart-data(5): each kind of prop has the keys and the defaults that it says") {
  const auto kinds = prop_kinds();
  CHECK_EQ(kinds.size(), kPropKindIds.size());
  Words everything;
  for (const auto& [kind, keys] : kinds) {
    for (const PropKey& key : keys) everything.insert(key.name);
  }
  for (const auto& [kind, keys] : kinds) {
    CAPTURE(kind);
    Words taken;
    std::vector<std::string> needed;
    std::vector<std::string> all;
    for (const auto& [name, fallback] : keys) {
      taken.insert(name);
      const std::string value = name == "faces"  ? "\"" + fallback + "\""
                                : name == "over" ? "[" + fallback + "]"
                                                 : fallback;
      if (fallback.empty()) needed.push_back(name + " = " + any_value(name));
      all.push_back(name + " = " + (fallback.empty() ? any_value(name) : value));
    }
    const auto least = figures_of(figure_with(kind, needed));
    CHECK_EQ(to_text(least.problems), "");
    CHECK(least.value == figures_of(figure_with(kind, all)).value);
    for (std::size_t i = 0; i < needed.size(); ++i) {
      std::vector<std::string> fewer = needed;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      CHECK_FALSE(figures_of(figure_with(kind, fewer)).ok());
    }
    for (const std::string& key : everything) {
      CAPTURE(key);
      CHECK(is_known(figure_with(kind, {key + " = 0"}), key) == (taken.count(key) == 1));
    }
    std::vector<std::string> drawn = needed;
    const auto [layer, ink] = layer_and_ink(kind);
    drawn.push_back(fmt::format("layer = \"{}\"", layer));
    drawn.push_back(fmt::format("ink = \"{}\"", ink));
    CHECK(least.value == figures_of(figure_with(kind, drawn)).value);
  }
}

TEST_CASE("backsmart-data(5): the body is as long and thick as it says") {
  std::string text;
  for (const std::string& line : section("The body")) text += line + ' ';
  const auto numbers_in = [&](std::string_view begin, std::string_view end) {
    const std::size_t from = text.find(begin);
    REQUIRE(from != std::string::npos);
    const std::string part = text.substr(from, text.find(end, from) - from);
    std::string numbers;
    for (std::size_t at = part.find("0."); at != std::string::npos; at = part.find("0.", at)) {
      const std::size_t past = std::min(part.find_first_not_of("0123456789.", at), part.size());
      numbers += (numbers.empty() ? "" : " ") + part.substr(at, past - at);
      at = past;
    }
    return numbers;
  };
  std::string lengths = fmt::format("{} {} {} {}", kPelvis, kLumbar, kThorax, kNeck);
  for (const double length : kLegLengths) lengths += fmt::format(" {}", length);
  for (const double length : kArmLengths) lengths += fmt::format(" {}", length);
  CHECK_EQ(numbers_in(".Bl ", ".El"), lengths);
  CHECK_EQ(numbers_in("from the front the hips", "beside it"),
           fmt::format("{} {}", kHalfWidths.front(), kHalfWidths.back()));
  std::string radii;
  for (const Joint joint :
       {Joint::hip, Joint::l5, Joint::t12, Joint::shoulder, Joint::head, Joint::near_knee,
        Joint::near_ankle, Joint::near_toe, Joint::near_elbow, Joint::near_wrist}) {
    radii += fmt::format("{}{}", radii.empty() ? "" : " ", radius_of(joint));
  }
  CHECK_EQ(numbers_in("from its middle: hip", ". So an ankle"), radii);
  CHECK_EQ(radius_of(Joint::near_wrist), radius_of(Joint::near_hand));
}

TEST_CASE("backsmart-data(5): what own data may change is what it says") {
  const auto tables = tables_on_page();
  const Words free = free_on_page(tables);
  CHECK(free.size() > 60);
  for (const std::string& key : free) {
    const std::size_t dot = key.find('.');
    CAPTURE(key);
    CHECK(tables.at(key.substr(0, dot)).keys.count(key.substr(dot + 1)) == 1);
  }
  for (const auto& [name, table] : tables) {
    if (name == "define") continue;  // any name of a shipped one stands
    Words keys;
    for (const std::string& key : table.keys) keys.insert(key.substr(0, key.find_first_of(".[")));
    for (const std::string& key : keys) {
      if (key == "id" || key == "number") continue;  // another one is another item
      const std::string whole = fmt::format("{}.{}", name, key);
      CAPTURE(whole);
      CHECK(is_free(name, table.is_list, key) == (free.count(whole) == 1));
    }
  }
}

TEST_CASE("backsmart-data(5): it explains every code of data check, once") {
  Words codes{"claim"};
  for (const auto& entry : std::filesystem::directory_iterator(BACKSMART_SOURCE_DIR "/src/data")) {
    if (!entry.path().filename().string().starts_with("lint_")) continue;
    for (const std::string& part : split(content(entry.path()), '"')) {
      const bool is_code =
          part.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos &&
          part.find('-') != std::string::npos && part.size() > 1;
      if (is_code) codes.insert(part);
    }
  }
  const std::vector<std::string> on_page = entries_of("data check");
  CHECK(on_page.size() == codes.size());
  CHECK(Words(on_page.begin(), on_page.end()) == codes);
}

TEST_CASE("backsmart-data(5): it tells of every property of data verify, in its order") {
  std::vector<std::string> proved;
  for (const Property& property : properties()) proved.emplace_back(property.id);
  CHECK(entries_of("data verify") == proved);
}

TEST_CASE("backsmart-data(5): an own warning sign needs its few words") {
  const std::string sign = "[part]\nid = \"warning-signs\"\n" + example("# One question");
  Cli bare("data check {home}/heels.toml");
  bare.file("heels.toml", sign);
  CHECK_EQ(bare.exit(), kFailed);
  CHECK(contains(bare.out() + bare.err(), "'short' is missing"));
  Cli back("--data {home}/heels.toml data show practice-heels");
  back.file("heels.toml", "[part]\nid = \"back\"\n" + example("# One question") +
                              "[[source]]\nid = \"PRACTICE\"\nauthor = \"we\"\nyear = 2026\n"
                              "title = \"What we teach\"\n");
  CHECK_EQ(back.exit(), kDone);
}

TEST_CASE("backsmart-data(5): its worked example keeps all that ships of what it changes") {
  std::vector<Document> documents = embedded_documents();
  documents.push_back(parse_toml({"practice.toml", example("[[source]]")}).value);
  const auto loaded = decode_knowledge(documents);
  CHECK(to_text(loaded.problems) == "");
  CHECK(loaded.value.rules.rules.back().id == "practice-new-pain-75");

  // Its list of options keeps all those that ship.
  const auto change = parse_toml({"practice.toml", example("[[slot]]")});
  REQUIRE(change.ok());
  const Node& slot = change.value.root.find("slot")->children.front();
  Words options;
  for (const Node& option : slot.find("options")->children) options.insert(option.text);
  const auto& slots = shipped().programme.slots;
  const auto ships = std::find_if(slots.begin(), slots.end(),
                                  [&slot](const Slot& s) { return s.id == slot.find("id")->text; });
  REQUIRE(ships != slots.end());
  CHECK(options.size() == ships->options.size() + 1);
  CHECK(options.count(loaded.value.catalogue.exercises.back().id) == 1);
  for (const int option : ships->options) {
    const auto& exercises = shipped().catalogue.exercises;
    CHECK(options.count(exercises[static_cast<std::size_t>(option)].id) == 1);
  }
  const std::string removed = change.value.root.find("exercise")->children.front().find("id")->text;
  CHECK(std::any_of(shipped().catalogue.exercises.begin(), shipped().catalogue.exercises.end(),
                    [&](const Exercise& e) { return e.id == removed; }));
}

TEST_CASE("backsmart-data(5): its worked example does what it says, line by line") {
  std::vector<std::string> lines = split(example("backsmart data check"), '\n');
  REQUIRE_EQ(lines.size(), 5);  // the last one is empty
  Cli check = practice(lines[0]);
  CHECK_EQ(check.err(), "");
  CHECK(check.out().ends_with("items: nothing to complain about.\n"));
  CHECK_EQ(check.exit(), kDone);

  Cli plan = practice(lines[1] + " --start 2026-11-23");
  CHECK_EQ(plan.err(), "");
  CHECK_EQ(plan.exit(), kDone);
  CHECK(contains(plan.out(), "\n  1. Breathing with a towel "));
  CHECK_FALSE(contains(Cli("plan --example --start 2026-11-23").out(), "Breathing with a towel"));

  Cli exercise = practice(lines[2]);
  CHECK_EQ(exercise.exit(), kDone);
  CHECK(exercise.out().starts_with("Breathing with a towel\n"));
  Cli gone = practice(lines[3]);
  CHECK_EQ(gone.exit(), kUsage);
  CHECK_EQ(gone.out(), "");
  CHECK_EQ(Cli(lines[3].substr(10)).exit(), kDone);
  CHECK_FALSE(contains(practice("backsmart exercise").out(), "wall-sit "));
  CHECK(contains(Cli("exercise").out(), "wall-sit "));

  // The same file by its name.
  const std::string file = worked_example();
  for (const char* line : {"data check {home}/practice.toml",
                           "--data {home}/practice.toml plan --example --start 2026-11-23",
                           "exercise practice-breath --data {home}/practice.toml"}) {
    CAPTURE(line);
    Cli named(line);
    named.file("practice.toml", file);
    CHECK_EQ(named.err(), "");
    CHECK_EQ(named.exit(), kDone);
  }

  // Her rule, for whom it holds and for whom it just does not.
  const auto told = [](const std::string& age) {
    Cli cli =
        practice("backsmart check --no-input --dry-run --json --set pain-weeks=6 --set age=" + age);
    cli.answers(
        encode_answers({well_person(), parse_date_time("2026-11-20T08:15")}, shipped().rules));
    return cli.out();
  };
  CHECK(contains(told("75"), "practice-new-pain-75"));
  CHECK_FALSE(contains(told("74"), "practice-new-pain-75"));
}

TEST_CASE("backsmart-data(5): its worked figure is drawn, and no body could complain") {
  const std::string file = worked_example("say");
  Cli check("data check {home}/practice.toml");
  check.file("practice.toml", file);
  CHECK(check.out().ends_with("items: nothing to complain about.\n"));
  const std::string line = split(example("backsmart exercise practice-breath --data"), '\n')[0];
  Cli shown(replaced(line.substr(10), "--data ", "--data {home}/"));
  shown.file("practice.toml", file);
  CHECK_EQ(shown.err(), "");
  CHECK(contains(shown.out(), "Breathe out"));
  CHECK(contains(shown.out(), "Breathe in"));
}
