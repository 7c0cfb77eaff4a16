// Report → CommonMark with pipe tables.
#include <algorithm>
#include <cctype>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "render/report.hpp"

namespace backsmart {
namespace {

// Whether the character at `i` makes an address a link, as GitHub and others do without being
// asked. (An address of mail they take for a link in any case.)
bool makes_a_link(std::string_view text, std::size_t i) {
  if (text[i] == ':') return text.substr(i).starts_with("://");
  return text[i] == '.' && i >= 3 && lower_ascii(text.substr(i - 3, 3)) == "www";
}

// `text` as plain words: nothing in it is taken for markup, in a table neither.
std::string markdown_escaped(std::string_view text) {
  constexpr std::string_view kMarkup = "\\`*_[]<>#|&~";
  const std::string plain = printable(text);
  std::string out;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const bool is_markup = kMarkup.find(plain[i]) != std::string_view::npos;
    if (is_markup || makes_a_link(plain, i)) out += '\\';
    out += plain[i];
  }
  return out;
}

// The same where a line begins: "- x", "+ x" and "1. x" are no lists there, four spaces no program.
std::string line_escaped(std::string_view text) {
  std::string out = markdown_escaped(trim(text));
  const std::size_t mark = out.find_first_not_of("0123456789");
  if (mark == std::string::npos) return out;
  const bool is_bullet =
      mark == 0 && std::string_view("-+=").find(out[0]) != std::string_view::npos;
  const bool is_number = mark > 0 && (out[mark] == '.' || out[mark] == ')') &&
                         (mark + 1 == out.size() || out[mark + 1] == ' ');
  if (is_bullet || is_number) out.insert(mark, "\\");
  return out;
}

// `path` as the target of a link: spaces and what would end it are escaped.
std::string link_escaped(std::string_view path) {
  constexpr std::string_view kPlain = "-._~/+,=@";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = std::isalnum(byte) != 0 || kPlain.find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

class MarkdownWriter {
 public:
  explicit MarkdownWriter(MarkdownStyle style) : style_(std::move(style)) {}

  void operator()(const Heading& heading) {
    gap();
    out_ += fmt::format("{} {}\n", std::string(static_cast<std::size_t>(heading.level), '#'),
                        markdown_escaped(heading.text));
  }

  void operator()(const Paragraph& text) {
    gap();
    out_ += text.strong ? fmt::format("**{}**\n", markdown_escaped(text.text))
                        : line_escaped(text.text) + '\n';
  }

  void operator()(const Bullets& bullets) {
    gap();
    int number = 0;
    for (const std::string& item : bullets.items) {
      const std::string mark = bullets.numbered ? fmt::format("{}.", ++number) : "-";
      out_ += fmt::format("{} {}\n", mark, line_escaped(item));
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
    if (const Figure* figure = figure_of(card.pictured); figure != nullptr && has_files()) {
      add_image(*figure);
    }
    if (!card.remarks.empty()) out_ += '\n';
    for (const std::string& remark : card.remarks)
      out_ += fmt::format("- {}\n", line_escaped(remark));
  }

  void operator()(const Illustration& illustration) {
    const Figure* figure = figure_of(illustration.exercise);
    if (figure == nullptr) return;
    if (has_files()) {
      add_image(*figure);
    } else {
      (*this)(Paragraph{figure->say});
    }
  }

  std::string take() { return std::move(out_); }

 private:
  const Figure* figure_of(std::string_view exercise) const {
    return style_.figures == nullptr ? nullptr : find_figure(*style_.figures, exercise);
  }
  bool has_files() const { return !style_.picture_folder.empty(); }

  void add_image(const Figure& figure) {
    gap();
    out_ += fmt::format("![{}]({}/{}.svg)\n", markdown_escaped(figure.say),
                        link_escaped(style_.picture_folder), link_escaped(figure.id));
  }

  void gap() {
    if (!out_.empty()) out_ += '\n';
  }

  void row(const std::vector<std::string>& cells) {
    for (const std::string& cell : cells) {
      out_ += fmt::format("| {} ", cell.empty() ? "–" : markdown_escaped(cell));
    }
    out_ += "|\n";
  }

  MarkdownStyle style_;
  std::string out_;
};

}  // namespace

std::string to_markdown(const Report& report, const MarkdownStyle& style) {
  MarkdownWriter writer(style);
  for (const Element& element : report) std::visit(writer, element);
  return writer.take();
}

std::vector<const Figure*> figures_of(const Report& report, const Figures& figures) {
  std::vector<const Figure*> out;
  for (const Element& element : report) {
    const auto* card = std::get_if<Card>(&element);
    const auto* illustration = std::get_if<Illustration>(&element);
    if (card == nullptr && illustration == nullptr) continue;
    const Figure* figure =
        find_figure(figures, card != nullptr ? card->pictured : illustration->exercise);
    if (figure == nullptr || std::find(out.begin(), out.end(), figure) != out.end()) continue;
    out.push_back(figure);
  }
  return out;
}

}  // namespace backsmart
