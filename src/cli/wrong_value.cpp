#include "cli/wrong_value.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/misuse.hpp"

namespace backsmart {
namespace {

// Where in config.toml the piece of the value stands that `problem` is about. Its line is the
// option, a space and the value; words of a list have commas between them.
Diagnostic place_of(const Diagnostic& problem, const FromConfig& value) {
  const int before = problem.place.column - 1 - character_count(value.option) - 1;
  std::string_view text = problem.line;
  text.remove_prefix(std::min(text.size(), value.option.size() + 1));
  const std::string_view skipped = first_characters(text, before);
  const auto entry = static_cast<std::size_t>(std::count(skipped.begin(), skipped.end(), ','));
  if (value.at.size() > 1) return value.at[std::min(entry, value.at.size() - 1)];
  Diagnostic at = value.at.front();
  constexpr int kQuotes = 2;
  if (at.place.length == character_count(text) + kQuotes) {  // nothing in it is written otherwise
    at.place.column += 1 + before;
    at.place.length = problem.place.length;
  }
  return at;
}

}  // namespace

const FromConfig* from_config(const GlobalOptions& options, std::string_view option) {
  const auto& all = options.from_config;
  const auto found = std::find_if(all.begin(), all.end(),
                                  [option](const FromConfig& f) { return f.option == option; });
  return found == all.end() ? nullptr : &*found;
}

Diagnostic told(Diagnostic at, std::string_view message, std::string_view hint) {
  at.message = message;
  at.hint = hint;
  return at;
}

Stop wrong_value(const GlobalOptions& options, std::string_view option, std::string_view message,
                 std::string_view hint) {
  const FromConfig* value = from_config(options, option);
  if (value == nullptr) return misuse(message, hint);
  return {kFailed, to_text(told(value->at.front(), message, hint))};
}

Stop does_not_take(const GlobalOptions& options, std::string_view option, std::string_view takes,
                   std::string_view value, std::string_view example) {
  const std::string not_that = fmt::format("takes {}, not '{}'", takes, printable(value));
  if (from_config(options, option) != nullptr) {
    const std::string_view key = option.substr(2);  // without the dashes
    const bool is_number = example.find_first_not_of("0123456789") == std::string_view::npos;
    const std::string_view quote = is_number ? "" : "\"";
    return wrong_value(options, option, fmt::format("'{}' {}", key, not_that),
                       fmt::format("write {} = {}{}{}", key, quote, example, quote));
  }
  return misuse(fmt::format("{} {}", option, not_that),
                fmt::format("write {} {}", option, example));
}

Stop wrong_value(const GlobalOptions& options, std::string_view option, Diagnostics problems) {
  const FromConfig* value = from_config(options, option);
  if (value == nullptr) return {kUsage, to_text(problems)};
  for (Diagnostic& problem : problems) {
    problem = told(place_of(problem, *value), problem.message, problem.hint);
  }
  return {kFailed, to_text(problems)};
}

}  // namespace backsmart
