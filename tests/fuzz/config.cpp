// Any text as a settings file: what decodes is fit to be told in an emergency, and to be typed.
#include <algorithm>

#include "data/adapt.hpp"
#include "data/parse_toml.hpp"
#include "fuzz.hpp"

using namespace backsmart;

namespace {

const ConfigShape& shape() {
  using Takes = FlagShape::Takes;
  static const ConfigShape all = {
      {{"answers", Takes::texts, {}, ""},
       {"data", Takes::texts, {}, ""},
       {"today", Takes::text, {}, "not here"},
       {"color", Takes::text, {"auto", "always", "never"}, ""},
       {"no-input", Takes::on_off, {}, ""}},
      {{"plan", {{"days", Takes::words, {}, ""}, {"minutes", Takes::text, {}, ""}}},
       {"data", {{"format", Takes::text, {"text", "json"}, ""}}},
       {"today", {{"short", Takes::on_off, {}, ""}}}}};
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = as_text(data, size);
  Loaded<Document> document = parse_toml({"config.toml", text});
  expect_tellable(document.problems, text);
  if (!document.ok()) return 0;
  const Loaded<ConfigFile> config = decode_config(std::move(document.value), shape());
  expect_tellable(config.problems, text);
  if (!config.ok()) return 0;

  const Settings& settings = config.value.settings;
  expect(settings.week_starts >= 0 && settings.week_starts < 7, "weeks begin on a weekday");
  const std::string& number = settings.emergency_number;
  expect(number.find_first_not_of("0123456789 -+") == std::string::npos && number.size() <= 20,
         "a number can be called", number);
  const std::string told = with_emergency_number("Call your local emergency number.", number);
  expect(told == "Call " + number + ".", "the number is told as it is", told);
  for (const UsualAnswer& usual : settings.usual) {
    expect(usual.answer.state == Answer::State::given, "a usual answer is one");
  }
  for (const FlagValue& flag : config.value.flags) {
    expect(!flag.values.empty() && flag.values.size() == flag.places.size(),
           "every value has its place");
    expect(std::none_of(flag.values.begin(), flag.values.end(),
                        [](const std::string& value) { return value.empty(); }),
           "no value is empty");
    expect(flag.flag != "today", "what is refused is not taken");
  }
  return 0;
}
