// `backsmart learn`: short reads. Needs no answers, and works when they are broken.
#include <algorithm>

#include <fmt/format.h>

#include "base/spelling.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/own_data.hpp"
#include "render/topic_pages.hpp"

namespace backsmart {
namespace {

bool has(std::string_view text, std::string_view word) {
  return lower_ascii(text).find(lower_ascii(word)) != std::string::npos;
}

// How well the topic answers to `word`: by its id or title 3, by its search words 2, by a fact 1.
int fits(const Topic& topic, std::string_view word) {
  if (has(topic.id, word) || has(topic.title, word)) return 3;
  for (const std::string& known : topic.words) {
    if (has(known, word)) return 2;
  }
  const bool said =
      has(topic.say, word) || std::any_of(topic.facts.begin(), topic.facts.end(),
                                          [&](const Fact& fact) { return has(fact.say, word); });
  return said ? 1 : 0;
}

// The topics that answer to all words, the best first.
std::vector<int> search(const Ruleset& rules, const std::vector<std::string>& texts) {
  std::vector<std::string> words;
  for (const std::string& text : texts) {
    for (std::string& word : split(text, ' ')) {
      if (!word.empty()) words.push_back(std::move(word));
    }
  }
  std::vector<std::pair<int, int>> found;  // minus the fit, topic
  for (std::size_t i = 0; i < rules.topics.size(); ++i) {
    int worst = 3;
    for (const std::string& word : words) worst = std::min(worst, fits(rules.topics[i], word));
    if (worst > 0) found.emplace_back(-worst, static_cast<int>(i));
  }
  std::stable_sort(found.begin(), found.end());
  std::vector<int> topics;
  topics.reserve(found.size());
  for (const auto& [fit, topic] : found) topics.push_back(topic);
  return topics;
}

// The topic that `typed` means: by its id, the start of exactly one id, or a word that is one of
// the search words of exactly one.
std::optional<int> find_topic(const Ruleset& rules, const std::string& typed) {
  std::vector<int> starts;
  std::vector<int> words;
  for (std::size_t i = 0; i < rules.topics.size(); ++i) {
    const Topic& topic = rules.topics[i];
    const int index = static_cast<int>(i);
    if (topic.id == lower_ascii(typed)) return index;
    if (topic.id.starts_with(lower_ascii(typed))) starts.push_back(index);
    const auto& known = topic.words;
    if (std::find(known.begin(), known.end(), lower_ascii(typed)) != known.end()) {
      words.push_back(index);
    }
  }
  if (starts.size() == 1) return starts.front();
  if (starts.empty() && words.size() == 1) return words.front();
  return std::nullopt;
}

Stop no_such_topic(const Ruleset& rules, const std::string& typed) {
  std::vector<std::string_view> ids;
  for (const Topic& topic : rules.topics) ids.emplace_back(topic.id);
  std::vector<std::string> near;
  if (const auto id = closest(typed, ids); !id.empty()) near.emplace_back(id);
  for (const int topic : search(rules, {typed})) {
    const std::string& id = rules.topics[static_cast<std::size_t>(topic)].id;
    if (near.size() < 5 && std::find(near.begin(), near.end(), id) == near.end()) {
      near.push_back(id);
    }
  }
  const std::string hint = near.empty() ? "`backsmart learn` lists them all"
                                        : fmt::format("did you mean {}?", join(near, " or "));
  return {kUsage,
          fmt::format("backsmart: there is no topic '{}'\n  hint: {}\n", printable(typed), hint)};
}

}  // namespace

Exit learn_command(const Options& options, const World& world, const Io& io) {
  const auto loaded = load_knowledge(options.global, world);
  if (const Stop* stop = std::get_if<Stop>(&loaded)) return stop_at(*stop, io);
  const Ruleset& rules = std::get<SharedKnowledge>(loaded)->rules;
  const LearnOptions& wanted = options.learn;
  if (!wanted.topic.empty()) {
    const auto topic = find_topic(rules, wanted.topic);
    if (!topic) return stop_at(no_such_topic(rules, wanted.topic), io);
    if (wanted.format == "json") {
      print(io.out, topics_json(rules, {*topic}));
    } else {
      print_report(topic_report(rules, *topic), wanted.format, world, io);
    }
    return kDone;
  }
  const std::vector<int> topics = search(rules, wanted.search);
  if (wanted.format == "json") {
    print(io.out, topics_json(rules, topics));
  } else if (topics.empty()) {
    std::fputs("No topic speaks of that.\n  hint: `backsmart learn` lists them all\n", io.err);
  } else {
    print_report(topics_report(rules, topics), wanted.format, world, io);
  }
  return kDone;
}

}  // namespace backsmart
