// Short reads: what is known, how sure we are of it, and from where.
#pragma once

#include <string>
#include <vector>

namespace backsmart {

// How sure a fact is.
struct Certainty {
  std::string id;
  std::string say;  // in words, as "well supported"
};

struct Fact {
  std::string say;
  int certainty = 0;         // index into Ruleset::certainties
  std::vector<int> sources;  // never empty
};

struct Topic {
  std::string id;
  std::string title;
  std::string group;  // topics of one group stand together
  std::string say;    // the whole of it in one sentence
  std::vector<Fact> facts;
  std::vector<std::string> words;  // that a search finds it by
  std::vector<int> see;            // related topics
};

}  // namespace backsmart
