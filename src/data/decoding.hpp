// What the decode_*.cpp files share while data/ is decoded. Only they include this.
#pragma once

#include <functional>
#include <map>
#include <optional>

#include "data/reader.hpp"
#include "planner/make_plan.hpp"

namespace backsmart {

// What a dose or a session may take of them.
constexpr Range kSeconds = {0, 3600};

// One file of data/ and where its problems go.
struct DataFile {
  const Node* root;
  FileProblems problems;
};

struct Decoding {
  std::vector<DataFile> files;
  Knowledge knowledge;

  Ids sources{"source"};
  Ids parts{"part"};
  Ids questions{"question"};
  Ids equipment{"equipment", kMostEquipment};
  Ids limits{"limit", kMostLimits};
  Ids loads{"tag"};
  Ids exercises{"exercise", kMostExercises};
  Ids slots{"slot"};
  std::map<std::string, ExerciseSet, std::less<>> tags;  // by what they load, and by position

  Names names() const { return {&knowledge.rules.questions, &knowledge.rules.definitions}; }
};

// The order matters: each uses ids of those before it.
void decode_rules(Decoding& decoding);
void decode_catalogue(Decoding& decoding);
void decode_programme(Decoding& decoding);
void decode_topics(Decoding& decoding);

// The [[name]] tables of `file`; its [name] table. Nothing when there is none or it is the other.
const Node* table_list(DataFile& file, std::string_view name);
const Node* one_table(DataFile& file, std::string_view name);

// Calls `decode(TableReader&)` for each [[name]] of all files in order. A file whose problems are
// full is given up: it may be a hostile one, and none of its data is used.
template <typename Decode>
void for_each_table(std::vector<DataFile>& files, std::string_view name, Decode decode) {
  for (DataFile& file : files) {
    const Node* list = table_list(file, name);
    if (list == nullptr) continue;
    for (const Node& node : list->children) {
      if (file.problems.full()) break;
      TableReader table(node, file.problems);
      decode(table);
    }
  }
}

// Puts what is missing from all files to the first one that has a `table`, else to the first.
void report_missing(Decoding& decoding, std::string_view table, std::string message);

// The exercises that `entries` name: by id, or all that have a tag.
ExerciseSet exercises_named(const std::vector<Node>& entries, const Decoding& decoding,
                            FileProblems& problems);

// The condition that `text` holds; empty when it is wrong.
Condition decode_condition(const Node& text, const Names& names, FileProblems& problems);
Condition decode_condition(const Decoding& decoding, const Node& text, FileProblems& problems);

// The same for a key of a table; empty when it is missing or wrong.
Condition decode_condition(const Decoding& decoding, TableReader& table, std::string_view key,
                           Need need = Need::required);

// An answer as files write it. Anything that does not fit is a problem and gives nothing.
std::optional<Answer> decode_answer(const Question& question, const Node& value,
                                    FileProblems& problems);

}  // namespace backsmart
