#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "data/decode.hpp"
#include "data/decoding_figures.hpp"

namespace backsmart {
namespace {

// `decode` of each table in the list, of the first `most`; nothing when there is no such key.
template <typename Decode>
auto decode_tables(TableReader& t, std::string_view key, std::size_t most, Decode decode) {
  std::optional<std::vector<decltype(decode(t))>> out;
  const Node* list = t.value(key, Node::Kind::array, Need::optional);
  if (list == nullptr) return out;
  out.emplace();
  is_short(*list, most, t.problems());
  for (const Node& node : std::span(list->children).first(std::min(most, list->children.size()))) {
    if (t.problems().full()) break;
    if (!expect_kind(node, Node::Kind::table, t.problems())) continue;
    TableReader one(node, t.problems());
    out->push_back(decode(one));
  }
  return out;
}

class FigureDecoder {
 public:
  FigureDecoder(const std::vector<Document>& documents, const std::vector<SourceText>& own,
                Diagnostics& problems) {
    for (const Document& document : documents) {
      if (is_answers_file(document)) continue;
      files_.push_back({&document.root, {document.source, problems, &own}});
    }
    for (DataFile& file : files_) {
      const Node* list = table_list(file, "figure");
      if (list == nullptr) continue;
      for (const Node& node : list->children) {
        TableReader t(node, file.problems);
        t.ignore_others();
        t.id(ids_);
        sources_.push_back({&node, &file.problems, State::unseen});
      }
    }
    figures_.resize(sources_.size());
  }

  Figures decode() {
    for (std::size_t i = 0; i < sources_.size(); ++i) {
      if (sources_[i].state == State::unseen) decode(i);
    }
    return std::move(figures_);
  }

 private:
  enum class State : std::uint8_t { unseen, open, done };
  struct Source {
    const Node* node;
    FileProblems* problems;
    State state;
  };

  void decode(std::size_t index) {
    Source& source = sources_[index];
    if (source.problems->full()) return;
    source.state = State::open;
    TableReader t(*source.node, *source.problems);
    Figure figure;
    const Node* base = t.value("same_as");
    if (base != nullptr) {
      figure = base_of(*base, *source.problems);
      refuse_what_base_gives(t);
    } else {
      decode_movement(t, figure);
    }
    const Node* id = t.value("id");
    if (id != nullptr) figure.id = id->text;
    const std::string say = t.text("say", base != nullptr ? Need::optional : Need::required);
    if (!say.empty()) figure.say = say;
    const FrameRange frames = {static_cast<int>(figure.frames.size()), t.node().place};
    const auto prop = [&frames](TableReader& p) { return decode_prop(p, frames); };
    if (auto props = decode_tables(t, "props", kMostThings, prop)) figure.props = std::move(*props);
    const auto arrow = [&frames](TableReader& a) { return decode_arrow(a, frames); };
    if (auto arrows = decode_tables(t, "arrows", kMostThings, arrow))
      figure.arrows = std::move(*arrows);
    figures_[index] = std::move(figure);
    source.state = State::done;
  }

  static void decode_movement(TableReader& t, Figure& figure) {
    figure.view = t.word_if_given<View>("view", kViewIds).value_or(View::side);
    figure.ground = t.word_if_given<Ground>("ground", kGroundIds).value_or(Ground::floor);
    figure.tween = t.flag("tween", true);
    figure.lifted = decode_limbs(t, "lift", {});
    Pose pose = standing(figure.view);
    pose.shaded = decode_limbs(t, "shade", pose.shaded);
    const auto next = [&](TableReader& f) {
      Frame frame = decode_frame(f, figure.view, pose);
      pose = frame.pose;
      return frame;
    };
    if (auto frames = decode_tables(t, "frame", kMostFrames, next))
      figure.frames = std::move(*frames);
    const bool any_name = std::any_of(figure.frames.begin(), figure.frames.end(),
                                      [](const Frame& frame) { return !frame.name.empty(); });
    if (!any_name) {
      t.problems().add(t.node().place, "nothing is drawn: no frame has a name",
                       "add [[figure.frame]] with name = \"Start\"");
    }
    if (figure.frames.empty()) figure.frames.push_back({"", pose});
  }

  static void refuse_what_base_gives(TableReader& t) {
    for (const std::string_view key : {"view", "ground", "tween", "lift", "shade", "frame"}) {
      const Node* node = t.value(key);
      if (node == nullptr) continue;
      t.problems().add(node->key_place,
                       fmt::format("'{}' comes from the figure that this one is the same as", key),
                       "leave it out, or leave out same_as");
    }
  }

  // A copy of the figure that `node` names.
  Figure base_of(const Node& node, FileProblems& problems) {
    const auto base = reference(node, ids_, problems);
    if (!base) return nothing();
    const auto index = static_cast<std::size_t>(*base);
    if (sources_[index].state == State::unseen) decode(index);
    if (sources_[index].state == State::open) {
      problems.add(
          node.place, "the figures go round in a circle",
          fmt::format("give one of them frames of its own; '{}' leads back here", node.text));
      return nothing();
    }
    return figures_[index];
  }

  static Figure nothing() {
    Figure figure;
    figure.frames.push_back({});
    return figure;
  }

  std::vector<DataFile> files_;
  Ids ids_{"figure", kMostExercises};
  std::vector<Source> sources_;
  Figures figures_;
};

}  // namespace

Loaded<Figures> decode_figures(const std::vector<Document>& documents,
                               const std::vector<SourceText>& own) {
  Loaded<Figures> out;
  out.value = FigureDecoder(documents, own, out.problems).decode();
  sort_by_place(out.problems);
  return out;
}

}  // namespace backsmart
