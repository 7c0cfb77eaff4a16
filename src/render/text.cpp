// Report → text for a terminal or a file.
#include "base/text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "render/report.hpp"

namespace backsmart {
namespace {

constexpr int kNarrowest = 20;
constexpr int kCardIndent = 5;
constexpr std::string_view kEmptyCell = "–";

std::string spaces(int count) {
  return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

class TextWriter {
 public:
  explicit TextWriter(const TextStyle& style) : style_(style) {
    style_.width = std::max(style_.width, kNarrowest);
  }

  void operator()(const Heading& heading) {
    gap();
    const std::string text = printable(heading.text);
    for (const std::string& line : wrap(text, style_.width)) out_ += strong(line) + '\n';
    if (heading.level <= 2) {
      const std::string_view rule = heading.level == 1 ? "=" : "-";
      const int width = std::min(display_width(text), style_.width);
      for (int i = 0; i < width; ++i) out_ += rule;
      out_ += '\n';
    }
    after_heading_ = true;
  }

  void operator()(const Paragraph& text) {
    gap();
    for (const std::string& line : wrap(printable(text.text), style_.width)) {
      out_ += (text.strong ? strong(line) : line) + '\n';
    }
  }

  void operator()(const Bullets& bullets) {
    gap();
    int number = 0;
    for (const std::string& item : bullets.items) {
      const std::string mark = bullets.numbered ? fmt::format("{:>2}. ", ++number) : "  - ";
      out_ += paragraph(printable(item), style_.width, mark);
    }
  }

  void operator()(const Table& table) {
    gap();
    std::vector<std::vector<std::string>> rows = table.rows;
    rows.insert(rows.begin(), table.head);
    std::vector<int> widths(table.head.size());
    for (auto& row : rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        row[i] = printable(row[i]);
        widths[i] = std::max(widths[i], display_width(row[i]));
      }
    }
    int wide = 0;
    for (const int width : widths) wide += width + 2;
    if (wide <= style_.width) {
      write_columns(rows, widths);
    } else {
      write_list(rows);
    }
  }

  void operator()(const Card& card) {
    // Cards that only name their exercise stand together, like the lines of a list.
    const bool bare = card.remarks.empty();
    if (!bare || !after_bare_card_) gap();
    const std::string mark = card.number > 0 ? fmt::format("{:>3}. ", card.number) : spaces(3);
    const int indent = display_width(mark);
    const std::string name = printable(card.name);
    const std::string facts = printable(card.facts);
    const int room = style_.width - indent - display_width(name) - display_width(facts);
    if (!facts.empty() && room >= 2) {
      out_ += mark + strong(name) + spaces(room) + facts + '\n';
    } else {
      std::string first = mark;
      for (const std::string& line : wrap(name, style_.width - indent)) {
        out_ += first + strong(line) + '\n';
        first = spaces(indent);
      }
      if (!facts.empty()) out_ += paragraph(facts, style_.width, spaces(kCardIndent));
    }
    for (const std::string& remark : card.remarks) {
      out_ += paragraph(printable(remark), style_.width, spaces(kCardIndent));
    }
    after_bare_card_ = bare;
  }

  void operator()(const Illustration& illustration) {
    if (style_.figures == nullptr) return;
    const Figure* figure = find_figure(*style_.figures, illustration.exercise);
    if (figure == nullptr) return;
    if (!style_.pictures) return (*this)(Paragraph{figure->say});
    gap();
    out_ += to_terminal(picture_of(*figure), {style_.width, style_.color, *style_.pictures});
  }

  std::string take() { return std::move(out_); }

 private:
  // An empty line between elements, but not between a heading and what it heads.
  void gap() {
    if (!out_.empty() && !after_heading_) out_ += '\n';
    after_heading_ = false;
    after_bare_card_ = false;
  }

  std::string strong(const std::string& text) const {
    return style_.color ? fmt::format("\x1b[1m{}\x1b[0m", text) : text;
  }

  void write_columns(const std::vector<std::vector<std::string>>& rows,
                     const std::vector<int>& widths) {
    for (std::size_t r = 0; r < rows.size(); ++r) {
      std::string line;
      for (std::size_t i = 0; i < rows[r].size(); ++i) {
        const std::string_view cell = rows[r][i].empty() ? kEmptyCell : rows[r][i];
        const bool last = i + 1 == rows[r].size();
        line += last ? std::string(cell) : pad(cell, widths[i] + 2);
      }
      out_ += (r == 0 ? strong(line) : line) + '\n';
    }
  }

  // A table that is too wide: one entry after the other, each cell that holds something named by
  // its column.
  void write_list(const std::vector<std::vector<std::string>>& rows) {
    const auto& head = rows.front();
    for (std::size_t r = 1; r < rows.size(); ++r) {
      out_ += paragraph(rows[r].front(), style_.width);
      for (std::size_t i = 1; i < rows[r].size(); ++i) {
        if (rows[r][i].empty()) continue;
        out_ += paragraph(fmt::format("{}: {}", head[i], rows[r][i]), style_.width, "  ");
      }
    }
  }

  TextStyle style_;
  std::string out_;
  bool after_heading_ = false;
  bool after_bare_card_ = false;
};

}  // namespace

std::string to_text(const Report& report, const TextStyle& style) {
  TextWriter writer(style);
  for (const Element& element : report) std::visit(writer, element);
  return writer.take();
}

}  // namespace backsmart
