#include "data/overlay.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "data/reader.hpp"
#include "data/safeguard.hpp"
#include "data/shown_text.hpp"

namespace backsmart {
namespace {

constexpr std::string_view kRemove = "remove";

// Where a list names items of another table.
struct Naming {
  std::string_view named;
  std::string_view table;
  std::string_view key;
};
constexpr auto kNamings = std::to_array<Naming>({
    {"exercise", "slot", "options"},
    {"exercise", "slot", "rotate"},
    {"exercise", "limit", "bars"},
    {"exercise", "adjustment", "exclude"},
    {"exercise", "adjustment", "prefer"},
    {"exercise", "adjustment", "only"},
    {"topic", "topic", "see"},
});

// Says of `node` and all below it that they stand in file `file` of own data.
void stamp(Node& node, int file) {
  node.place.file = file;
  node.key_place.file = file;
  for (Node& child : node.children) stamp(child, file);
}

Node* find_child(Node& table, std::string_view key) {
  const auto found = std::find_if(table.children.begin(), table.children.end(),
                                  [key](const Node& child) { return child.key == key; });
  return found == table.children.end() ? nullptr : &*found;
}

// Each key of `from` takes the place of that key in `into`. A hostile table has many thousands of
// them, so none is searched for; within `from` a key stands once.
void merge_keys(Node& into, Node& from) {
  into.place = from.place;
  std::unordered_map<std::string, std::size_t> known_keys;
  for (std::size_t i = 0; i < into.children.size(); ++i) {
    known_keys.emplace(into.children[i].key, i);
  }
  for (Node& child : from.children) {
    if (const auto known = known_keys.find(child.key); known != known_keys.end()) {
      into.children[known->second] = std::move(child);
    } else {
      into.children.push_back(std::move(child));
    }
  }
}

std::string name_of(std::string_view table, std::string_view id) {
  return fmt::format("{}\n{}", table, id);
}

// Takes the ids of `gone` out of `list` and the lists in it.
void take_out(Node& list, const std::set<std::string, std::less<>>& gone) {
  std::erase_if(list.children, [&](const Node& entry) {
    return entry.kind == Node::Kind::string && gone.contains(entry.text);
  });
  for (Node& entry : list.children) {
    if (entry.kind == Node::Kind::array) take_out(entry, gone);
  }
}

class Overlay {
 public:
  explicit Overlay(std::vector<Document> shipped) {
    out_.value.documents = std::move(shipped);
    const auto& documents = out_.value.documents;
    for (std::size_t d = 0; d < documents.size(); ++d) {
      if (!is_answers_file(documents[d])) learn(d, /*shipped=*/true);
    }
  }

  void lay(Document own) {
    out_.value.own.push_back(std::move(own.source));
    const SourceText text = out_.value.own.back();  // the list may grow and move
    FileProblems problems(text, out_.problems);
    stamp(own.root, static_cast<int>(out_.value.own.size()));
    make_fit_to_show(own.root, problems);
    in_this_file_.clear();
    Document rest;
    rest.source = text;
    const std::optional<std::size_t> part = lay_part(own.root, text, problems);
    for (Node& table : own.root.children) {
      if (problems.full()) continue;
      if (table.key == "answers") {
        problems.add(table.key_place, "this is a file of answers, not of own data",
                     "use it with --answers");
        continue;
      }
      const auto home = homes_.find(table.key);
      if (home == homes_.end()) {
        rest.root.children.push_back(std::move(table));
      } else if (table.kind != home->second.kind) {
        const bool is_list = home->second.kind == Node::Kind::array;
        problems.add(table.key_place, is_list ? fmt::format("expected [[{}]]", table.key)
                                              : fmt::format("expected [{}]", table.key));
      } else if (table.kind == Node::Kind::array) {
        for (Node& item : table.children) {
          if (!problems.full()) lay_item(item, table.key, home->second, part, problems);
        }
      } else {
        lay_table(table, home->second);
      }
    }
    if (!rest.root.children.empty()) out_.value.documents.push_back(std::move(rest));
  }

  Loaded<Layered> take() {
    take_removed_away();
    return std::move(out_);
  }

 private:
  // Where new items of a table go: the last shipped file that has some.
  struct TableHome {
    std::size_t document = 0;
    std::size_t table = 0;  // among the children of its root
    Node::Kind kind = Node::Kind::array;
  };
  struct Item {
    TableHome home;
    std::size_t index = 0;  // among the items of its table
    bool shipped = false;
    std::optional<Place> removed;  // where own data says so
  };

  Node& table_at(const TableHome& home) {
    return out_.value.documents[home.document].root.children[home.table];
  }

  // Enters what document `d` has into the books.
  void learn(std::size_t d, bool shipped) {
    const Node& root = out_.value.documents[d].root;
    for (std::size_t t = 0; t < root.children.size(); ++t) {
      const Node& table = root.children[t];
      const TableHome home{d, t, table.kind};
      if (shipped) homes_.insert_or_assign(table.key, home);
      if (table.key == "part") {
        parts_.insert_or_assign(item_id("part", table), d);
      } else if (table.key == "define" || table.kind == Node::Kind::array) {
        for (std::size_t i = 0; i < table.children.size(); ++i) {
          const std::string id =
              table.key == "define" ? table.children[i].key : item_id(table.key, table.children[i]);
          items_.insert_or_assign(name_of(table.key, id), Item{home, i, shipped, {}});
        }
      }
    }
  }

  // Takes [part] out of `root` and gives the document for the new questions of this file; nothing
  // when it names no part.
  std::optional<std::size_t> lay_part(Node& root, const SourceText& text, FileProblems& problems) {
    const Node* found = root.find("part");
    if (found == nullptr) return std::nullopt;
    Node part = *found;
    root.children.erase(root.children.begin() + (found - root.children.data()));
    if (!expect_kind(part, Node::Kind::table, problems)) return std::nullopt;
    const std::string id = item_id("part", part);
    if (const auto known = parts_.find(id); known != parts_.end()) {
      merge_keys(*find_child(out_.value.documents[known->second].root, "part"), part);
      return known->second;
    }
    out_.value.new_items.push_back({part.place, "part", id});
    Document& added = out_.value.documents.emplace_back();
    added.source = text;
    added.root.children.push_back(std::move(part));
    Node& questions = added.root.children.emplace_back();
    questions.kind = Node::Kind::array;
    questions.key = "question";
    const std::size_t document = out_.value.documents.size() - 1;
    parts_.emplace(id, document);
    return document;
  }

  void lay_table(Node& table, const TableHome& home) {
    if (table.key != "define") {
      merge_keys(table_at(home), table);
      return;
    }
    for (Node& entry : table.children) {
      const auto known = items_.find(name_of("define", entry.key));
      if (known != items_.end()) {
        table_at(known->second.home).children[known->second.index] = std::move(entry);
      } else {
        append(std::move(entry), "define", home);
      }
    }
  }

  void append(Node item, std::string_view table, const TableHome& home) {
    const std::string id = table == "define" ? item.key : item_id(table, item);
    std::vector<Node>& items = table_at(home).children;
    out_.value.new_items.push_back({item.place, std::string(table), id});
    if (!id.empty()) {
      items_.insert_or_assign(name_of(table, id), Item{home, items.size(), false, {}});
    }
    items.push_back(std::move(item));
  }

  void lay_item(Node& item, const std::string& table, TableHome home,
                std::optional<std::size_t> part, FileProblems& problems) {
    if (!expect_kind(item, Node::Kind::table, problems)) return;
    const std::string id = item_id(table, item);
    if (!id.empty() && !in_this_file_.insert(name_of(table, id)).second) {
      const Node* name = item.find(table == "week" ? "number" : "id");
      problems.add(name->place, fmt::format("there is a {} '{}' in this file already", table, id),
                   "put all of it into one");
      return;
    }
    const auto known = id.empty() ? items_.end() : items_.find(name_of(table, id));
    if (const Node* remove = item.find(kRemove)) {
      lay_removal(item, *remove, table, id, problems);
    } else if (known != items_.end()) {
      known->second.removed.reset();
      Node& before = table_at(known->second.home).children[known->second.index];
      if (table == "figure" && item.find("frame") != nullptr) {
        std::erase_if(before.children, [](const Node& child) { return child.key == "same_as"; });
      }
      merge_keys(before, item);
    } else if (table != "question") {
      append(std::move(item), table, home);
    } else if (part) {
      home.document = *part;
      Node& root = out_.value.documents[*part].root;
      home.table = static_cast<std::size_t>(find_child(root, table) - root.children.data());
      append(std::move(item), table, home);
    } else {
      problems.add(item.place, "a new question needs a part to be asked in",
                   fmt::format("write [part] with its id at the top of this file; known: {}",
                               fmt::join(part_ids(), ", ")));
    }
  }

  void lay_removal(const Node& item, const Node& remove, const std::string& table,
                   const std::string& id, FileProblems& problems) {
    if (remove.kind != Node::Kind::boolean || remove.integer == 0) {
      problems.add(remove.place, "'remove' can only be true", "to keep the item, leave it out");
      return;
    }
    const auto known = items_.find(name_of(table, id));
    if (known == items_.end() || known->second.removed) {
      const Node* name = item.find(table == "week" ? "number" : "id");
      problems.add(name == nullptr ? item.place : name->place,
                   fmt::format("there is no {} '{}' to remove", table, id),
                   spelling_hint(id, known_ids(table)));
      return;
    }
    if (item.children.size() > 2) {
      problems.add(remove.place, "what is removed takes no other keys", "keep the id only");
      return;
    }
    const Node& old = table_at(known->second.home).children[known->second.index];
    const std::string_view reason = known->second.shipped ? why_it_stays(table, old) : "";
    if (!reason.empty()) {
      problems.add(remove.place, fmt::format("the shipped {} '{}' cannot be removed", table, id),
                   std::string(reason));
      return;
    }
    known->second.removed = remove.place;
  }

  std::vector<std::string_view> known_ids(std::string_view table) const {
    std::vector<std::string_view> ids;
    for (const auto& [name, item] : items_) {
      const std::string_view whole = name;
      const std::size_t end = whole.find('\n');
      if (whole.substr(0, end) == table && !item.removed) ids.push_back(whole.substr(end + 1));
    }
    std::sort(ids.begin(), ids.end());
    return ids;
  }

  std::vector<std::string> part_ids() const {
    std::vector<std::string> ids;
    ids.reserve(parts_.size());
    for (const auto& [id, document] : parts_) ids.push_back(id);
    return ids;
  }

  // What is to go, and where own data says so.
  struct Removals {
    std::map<std::string, std::set<std::string, std::less<>>, std::less<>> ids;  // by table
    std::map<std::string, Place, std::less<>> said;                              // by `name_of`

    bool has(std::string_view table, std::string_view id) const {
      const auto found = ids.find(table);
      return found != ids.end() && found->second.contains(id);
    }
  };

  // Removes what is to go, once nothing is counted any more.
  void take_removed_away() {
    Removals gone;
    for (const auto& [name, item] : items_) {
      if (!item.removed) continue;
      const std::size_t end = name.find('\n');
      gone.ids[name.substr(0, end)].insert(name.substr(end + 1));
      gone.said.emplace(name, *item.removed);
    }
    if (gone.ids.empty()) return;
    for (Document& document : out_.value.documents) {
      if (is_answers_file(document)) continue;
      for (Node& table : document.root.children) {
        if (table.kind == Node::Kind::array) take_out_of(table, gone);
      }
    }
  }

  void take_out_of(Node& table, const Removals& gone) {
    std::erase_if(table.children,
                  [&](const Node& item) { return gone.has(table.key, item_id(table.key, item)); });
    for (Node& item : table.children) {
      if (table.key == "figure") look_at_base(item, gone);
      for (const Naming& naming : kNamings) {
        const auto ids = gone.ids.find(naming.named);
        if (naming.table == table.key && ids != gone.ids.end()) {
          forget(item, naming, ids->second, gone.said);
        }
      }
    }
  }

  // A figure that is the same as another one cannot be drawn without it.
  void look_at_base(const Node& figure, const Removals& gone) {
    const Node* base = figure.find("same_as");
    if (base == nullptr || !gone.has("figure", base->text)) return;
    const Place place = gone.said.find(name_of("figure", base->text))->second;
    FileProblems problems(text_of(place), out_.problems);
    problems.add(
        place,
        fmt::format("the figure '{}' is the same as '{}'", item_id("figure", figure), base->text),
        "change it, but keep it");
  }

  // A slot must keep something to choose from; every other list may become empty.
  void forget(Node& item, const Naming& naming, const std::set<std::string, std::less<>>& ids,
              const std::map<std::string, Place, std::less<>>& said) {
    Node* list = find_child(item, naming.key);
    if (list == nullptr || list->children.empty()) return;
    const Node last = list->children.back();
    take_out(*list, ids);
    if (naming.key != "options" || !list->children.empty()) return;
    const auto place = said.find(name_of(naming.named, last.text));
    if (place == said.end()) return;
    FileProblems problems(text_of(place->second), out_.problems);
    problems.add(place->second,
                 fmt::format("without '{}' the slot '{}' has nothing to choose from", last.text,
                             item_id(naming.table, item)),
                 "give the slot other options");
  }

  const SourceText& text_of(Place place) const {
    return out_.value.own[static_cast<std::size_t>(place.file) - 1];
  }

  Loaded<Layered> out_;
  std::map<std::string, TableHome, std::less<>> homes_;    // by table
  std::map<std::string, std::size_t, std::less<>> parts_;  // by id: the document with its questions
  std::unordered_map<std::string, Item> items_;            // by `name_of`
  std::set<std::string> in_this_file_;                     // names
};

}  // namespace

std::string item_id(std::string_view table, const Node& item) {
  const bool is_week = table == "week";
  const Node* id = item.find(is_week ? "number" : "id");
  if (id == nullptr) return "";
  if (is_week) return id->kind == Node::Kind::integer ? std::to_string(id->integer) : "";
  return id->kind == Node::Kind::string ? id->text : "";
}

Loaded<Layered> overlay(std::vector<Document> shipped, std::vector<Document> own) {
  Overlay layers(std::move(shipped));
  for (Document& document : own) layers.lay(std::move(document));
  return layers.take();
}

}  // namespace backsmart
