// Report → CommonMark with pipe tables.
#include <fmt/format.h>

#include "base/text.hpp"
#include "render/report.hpp"

namespace backsmart {
namespace {

// `text` as plain words: nothing in it is taken for markup, in a table neither.
std::string markdown_escaped(std::string_view text) {
  constexpr std::string_view kMarkup = "\\`*_[]<>#|&";
  std::string out;
  for (const char c : printable(text)) {
    if (kMarkup.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

class MarkdownWriter {
 public:
  void operator()(const Heading& heading) {
    gap();
    out_ += fmt::format("{} {}\n", std::string(static_cast<std::size_t>(heading.level), '#'),
                        markdown_escaped(heading.text));
  }

  void operator()(const Paragraph& text) {
    gap();
    out_ += text.strong ? fmt::format("**{}**\n", markdown_escaped(text.text))
                        : markdown_escaped(text.text) + '\n';
  }

  void operator()(const Bullets& bullets) {
    gap();
    int number = 0;
    for (const std::string& item : bullets.items) {
      const std::string mark = bullets.numbered ? fmt::format("{}.", ++number) : "-";
      out_ += fmt::format("{} {}\n", mark, markdown_escaped(item));
    }
  }

  void operator()(const Table& table) {
    gap();
    row(table.head);
    for (std::size_t i = 0; i < table.head.size(); ++i) out_ += "| --- ";
    out_ += "|\n";
    for (const auto& cells : table.rows) row(cells);
  }

  void operator()(const Card& card) {
    gap();
    const std::string number = card.number > 0 ? fmt::format("{}\\. ", card.number) : "";
    const std::string facts = card.facts.empty() ? "" : " – " + markdown_escaped(card.facts);
    out_ += fmt::format("**{}{}**{}\n", number, markdown_escaped(card.name), facts);
    if (!card.remarks.empty()) out_ += '\n';
    for (const std::string& remark : card.remarks)
      out_ += fmt::format("- {}\n", markdown_escaped(remark));
  }

  std::string take() { return std::move(out_); }

 private:
  void gap() {
    if (!out_.empty()) out_ += '\n';
  }

  void row(const std::vector<std::string>& cells) {
    for (const std::string& cell : cells) {
      out_ += fmt::format("| {} ", cell.empty() ? "–" : markdown_escaped(cell));
    }
    out_ += "|\n";
  }

  std::string out_;
};

}  // namespace

std::string to_markdown(const Report& report) {
  MarkdownWriter writer;
  for (const Element& element : report) std::visit(writer, element);
  return writer.take();
}

}  // namespace backsmart
