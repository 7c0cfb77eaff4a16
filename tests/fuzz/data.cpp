// Any text as a file of data/, alone: it decodes, or it is told what is wrong with it.
#include "data/decode.hpp"
#include "data/parse_toml.hpp"
#include "fuzz.hpp"

using namespace backsmart;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = as_text(data, size);
  const Loaded<Document> document = parse_toml({"own.toml", text});
  expect_tellable(document.problems, text);
  if (!document.ok()) return 0;
  const Loaded<Knowledge> knowledge = decode_knowledge({document.value});
  expect_tellable(knowledge.problems, text);
  return 0;
}
