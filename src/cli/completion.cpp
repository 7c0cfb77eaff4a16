#include "cli/completion.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/command_line.hpp"
#include "data/items.hpp"
#include "proof/proof.hpp"

namespace backsmart {
namespace {

constexpr int kDescriptionWidth = 60;
constexpr int kMostNumbers = 12;  // such as the numbers of pain from 0 to 10; more are no choice

// ---- words --------------------------------------------------------------------------------------

// The beginning of a text that may be long.
std::string shortened(std::string_view text) {
  const auto lines = wrap(printable(text), kDescriptionWidth);
  return lines.size() == 1 ? lines.front() : lines.front() + "…";
}

// What an item is, in a few words of its own.
std::string description_of(const Item& item) {
  const auto text_of = [&item](std::string_view key) -> std::string_view {
    const Node* node = item.node->find(key);
    return node != nullptr && node->kind == Node::Kind::string ? node->text : std::string_view();
  };
  for (const std::string_view key : {"short", "name", "title", "ask"}) {
    if (const auto text = text_of(key); !text.empty()) return shortened(text);
  }
  if (const auto level = text_of("level"); !level.empty()) {
    return fmt::format("{}: {}", item.table, printable(level));
  }
  for (const std::string_view key : {"say", "text", "phase"}) {
    if (const auto text = text_of(key); !text.empty()) return shortened(text);
  }
  return shortened(item.node->text);  // the condition of a definition
}

// Whether no shell takes it for anything but a word.
bool is_plain(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    const char lower = static_cast<char>(c | ' ');
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  });
}

std::vector<WordList> lists_of(const std::vector<Item>& items) {
  std::vector<WordList> lists;
  for (const Item& item : items) {
    if (!is_plain(item.table) || !is_plain(item.id)) continue;
    auto list = std::find_if(lists.begin(), lists.end(),
                             [&](const WordList& known) { return known.name == item.table; });
    if (list == lists.end()) list = lists.insert(lists.end(), {item.table, {}});
    list->words.push_back({item.id, description_of(item)});
  }
  return lists;
}

// A table of its own is offered by its name only.
bool stands_alone(const WordList& list) {
  return list.words.size() == 1 && list.words.front().word == list.name;
}

std::vector<Candidate> words_of(const OptionSpec& option) {
  std::vector<Candidate> words;
  words.reserve(option.words.size());
  for (const WordSpec& word : option.words) {
    words.push_back({std::string(word.word), std::string(word.description)});
  }
  return words;
}

std::vector<Candidate> weeks_of(int count) {
  std::vector<Candidate> weeks;
  weeks.reserve(static_cast<std::size_t>(count));
  for (int week = 1; week <= count; ++week) weeks.push_back({std::to_string(week), ""});
  return weeks;
}

// The whole programme, and it in blocks of four weeks.
std::vector<Candidate> spans_of(int count) {
  constexpr int kBlock = 4;
  std::vector<Candidate> spans = {{fmt::format("1-{}", count), "the whole programme"}};
  for (int first = 1; first <= count && count > kBlock; first += kBlock) {
    spans.push_back({fmt::format("{}-{}", first, std::min(first + kBlock - 1, count)), ""});
  }
  return spans;
}

// ---- offers -------------------------------------------------------------------------------------

Offer one_of(std::vector<Candidate> words, std::vector<std::string> lists = {}) {
  return {Offer::Sort::one_of, std::move(words), std::move(lists), {}};
}

Offer answers_to(const Question& question, bool may_be_unsure) {
  std::vector<Candidate> words;
  std::vector<Candidate> alone;
  switch (question.kind) {
    case Kind::yes_no: words = {{"yes", ""}, {"no", ""}}; break;
    case Kind::number:
      if (question.is_clock() || question.max - question.min > kMostNumbers) return {};
      for (auto i = question.min; i <= question.max; ++i) words.push_back({std::to_string(i), ""});
      break;
    case Kind::choice:
    case Kind::many:
      for (const Word& word : question.words) words.push_back({word.id, shortened(word.say)});
      break;
  }
  const bool many = question.kind == Kind::many;
  if (many) alone.push_back({"none", "none of them"});
  if (may_be_unsure) {
    // Where no word has a description, this one would stand apart with its own.
    const bool described = !question.words.empty();
    (many ? alone : words).push_back({"unsure", described ? "not sure" : ""});
  }
  return {
      many ? Offer::Sort::many_of : Offer::Sort::one_of, std::move(words), {}, std::move(alone)};
}

// All that can be asked of `why`: as ids_to_explain() has it, by list.
Offer reasons() {
  Offer offer = one_of({{"level", "why it is this level"}},
                       {"rule", std::string(kQuestionList), "finding", "exercise", "limit", "slot",
                        "adjustment", "block"});
  for (const std::string_view id : kSlotKindIds)
    offer.words.push_back({std::string(id), "movement"});
  return offer;
}

Offer items_in(const std::vector<WordList>& lists) {
  Offer offer = one_of({{"questions", "every question, one a line"}});
  for (const WordList& list : lists) {
    offer.words.push_back({list.name, "all of this table"});
    if (!stands_alone(list)) offer.lists.push_back(list.name);
  }
  return offer;
}

Offer promises() {
  Offer offer = one_of({});
  for (const Property& property : properties()) {
    offer.words.push_back({std::string(property.id), shortened(property.says)});
  }
  return offer;
}

class Offers {
 public:
  Offers(const Knowledge& knowledge, const std::vector<WordList>& lists)
      : knowledge_(knowledge), lists_(lists) {}

  Offer of(const OptionSpec& option, Values values) const {
    const int weeks = static_cast<int>(knowledge_.programme.weeks.size());
    switch (values) {
      case Values::any:
      case Values::by_word: return {};
      case Values::words: return one_of(words_of(option));
      case Values::file:
      case Values::path: return {Offer::Sort::files, {}, {}, {}};
      case Values::week: return one_of(weeks_of(weeks));
      case Values::weeks: return one_of(spans_of(weeks));
      case Values::answer: return of_question(option.question);
      case Values::setting: return {Offer::Sort::settings, {}, {}, {}};
      case Values::part: return one_of({}, {"part"});
      case Values::exercise: return one_of({}, {"exercise"});
      case Values::topic: return one_of({}, {"topic"});
      case Values::reason: return reasons();
      case Values::item: return items_in(lists_);
      case Values::promise: return promises();
    }
    return {};
  }

 private:
  Offer of_question(std::string_view id) const {
    const auto question = find_question(knowledge_.rules, id);
    if (!question) return {};
    return answers_to(knowledge_.rules.questions[static_cast<std::size_t>(*question)], false);
  }

  const Knowledge& knowledge_;
  const std::vector<WordList>& lists_;
};

void add(std::vector<Places>& places, std::string key, Offer offer) {
  const auto same = std::find_if(places.begin(), places.end(),
                                 [&](const Places& known) { return known.offer == offer; });
  if (same != places.end()) {
    same->keys.push_back(std::move(key));
  } else {
    places.push_back({{std::move(key)}, std::move(offer)});
  }
}

Offer commands_of(const CommandLine& line) {
  Offer offer = one_of({});
  for (const CommandSpec& command : line.commands) {
    offer.words.push_back({std::string(command.name), std::string(command.summary)});
  }
  return offer;
}

void add_places(std::vector<Places>& places, const CommandSpec& command, const Offers& offers) {
  std::span<const WordSpec> first_words;
  for (const OptionSpec& option : command.options) {
    if (option.values == Values::by_word) {
      for (const WordSpec& word : first_words) {
        add(places, fmt::format("{} {}", command.name, word.word), offers.of(option, word.then));
      }
    } else if (option.positional()) {
      add(places, std::string(command.name), offers.of(option, option.values));
      first_words = option.words;
    } else if (option.takes_value()) {
      add(places, fmt::format("{} {}", command.name, option.name()),
          offers.of(option, option.values));
    }
  }
}

}  // namespace

bool is_option(std::string_view key) { return key.substr(key.rfind(' ') + 1).starts_with('-'); }

const Offer& offer_at(const Completions& completions, std::string_view key) {
  static const Offer kNothing;
  for (const Places& places : completions.places) {
    const auto& keys = places.keys;
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) return places.offer;
  }
  return kNothing;
}

Completions completions_of(const CommandLine& line, const WorkingData& data) {
  Completions out;
  out.lists = lists_of(items_of(data.layered.documents));
  const Offers offers(data.knowledge, out.lists);
  add(out.places, "", commands_of(line));
  for (const CommandSpec& command : line.commands) add_places(out.places, command, offers);
  for (const OptionSpec& option : line.everywhere) {
    if (option.takes_value()) {
      add(out.places, std::string(option.name()), offers.of(option, option.values));
    }
  }
  std::erase_if(out.lists, stands_alone);
  for (const Question& question : data.knowledge.rules.questions) {
    add(out.answers, question.id, answers_to(question, true));
  }
  std::stable_sort(out.answers.begin(), out.answers.end(),
                   [](const Places& a, const Places& b) { return a.keys.size() < b.keys.size(); });
  return out;
}

}  // namespace backsmart
