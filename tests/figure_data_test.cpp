// data/figures.toml → figures: the grammar, one mistake at a time, same_as, own data.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli_harness.hpp"
#include "data/decode.hpp"
#include "data/lint.hpp"
#include "data/parse_toml.hpp"
#include "own_data.hpp"

using namespace backsmart;

namespace {

Document parsed(const std::string& text) {
  auto document = parse_toml({"f.toml", text});
  REQUIRE_MESSAGE(document.ok(), to_text(document.problems));
  return std::move(document.value);
}

Figures decoded(const std::string& text) {
  auto figures = decode_figures({parsed(text)});
  CHECK_EQ(to_text(figures.problems), "");
  return std::move(figures.value);
}

std::string refusal(const std::string& text) {
  return told(decode_figures({parsed(text)}).problems);
}

// A figure with `keys` in line 3 and, in its only frame, `frame_keys` in line 7.
std::string figure(const std::string& keys, const std::string& frame_keys = "") {
  return "[[figure]]\nid = \"a\"\n" + keys +
         "\nsay = \"Move.\"\n[[figure.frame]]\nname = \"Go\"\n" + frame_keys + "\n";
}

}  // namespace

TEST_SUITE_BEGIN("figure data");

TEST_CASE("a figure says what it says") {
  const Figures figures = decoded(R"([[figure]]
id = "a"
say = "Move."
view = "front"
ground = "mat"
tween = false
lift = ["near-leg"]
props = [
  { kind = "chair", at = [0.1, 0.23], faces = "left" },
  { kind = "line", points = ["near-hand", [1, 0.5]], ink = "load", layer = "front", frame = 2 },
]
arrows = [{ from = ["hip", 0.1, -0.2], to = "head", bulge = 0.25, both = true, frame = 1 }]

[[figure.frame]]
name = "Start"
anchor = ["hip", 0, 0.455]
trunk = [80, 85.5, 90]
legs = [-70, -90, 0]
near_arm = [10, 20]
shown = { legs = [0.9, 1, 0.5] }
pins = [["near-hand", "hip", 0.01, -0.02], ["far-toe", -0.3, 0]]

[[figure.frame]]
belly = 0.5
neck = 60
shade = ["far-arm"]
near_arm = [10, 20, 30]
)");
  REQUIRE(figures.size() == 1);
  const Figure& f = figures.front();
  CHECK(f.id == "a");
  CHECK(f.view == View::front);
  CHECK(f.ground == Ground::mat);
  CHECK_FALSE(f.tween);
  CHECK(f.lifted == LimbSet(1));
  REQUIRE(f.props.size() == 2);
  CHECK(f.props[0].points == std::vector<Where>{{std::nullopt, {0.1, 0.23}}});
  CHECK(f.props[0].faces_left);
  CHECK(f.props[1].points ==
        std::vector<Where>{{Joint::near_hand, {0, 0}}, {std::nullopt, {1, 0.5}}});
  CHECK(f.props[1].ink == Ink::load);
  CHECK(f.props[1].frame == 1);
  REQUIRE(f.arrows.size() == 1);
  CHECK(f.arrows[0] == Arrow{{Joint::hip, {0.1, -0.2}}, {Joint::head, {}}, 0.25, true, 0});
  REQUIRE(f.frames.size() == 2);
  const Pose& start = f.frames[0].pose;
  CHECK(f.frames[0].name == "Start");
  CHECK(start.anchor == Anchor{Joint::hip, {0, 0.455}, false});
  CHECK(start.trunk == std::array<double, 3>{80, 85.5, 90});
  CHECK(start.neck == 90);  // as the upper back
  CHECK(start.limbs[0] == Limb{{-70, -90, 0}, {0.9, 1, 0.5}, false});
  CHECK(start.limbs[1] == Limb{{250, 270, 180}, {0.9, 1, 0.5}, false});  // mirrored
  CHECK(start.limbs[2] == Limb{{10, 20, 20}, {1, 1, 1}, true});
  CHECK(start.pins == std::vector<Pin>{{Joint::near_hand, {Joint::hip, {0.01, -0.02}}},
                                       {Joint::far_toe, {std::nullopt, {-0.3, 0}}}});
  CHECK(start.shaded.none());
  const Pose& next = f.frames[1].pose;  // the rest as before
  CHECK(f.frames[1].name.empty());
  CHECK(next.trunk == start.trunk);
  CHECK(next.neck == 60);
  CHECK(next.belly == 0.5);
  CHECK(next.pins == start.pins);
  CHECK(next.shaded == LimbSet(8));
  CHECK(next.limbs[2] == Limb{{10, 20, 30}, {1, 1, 1}, false});
}

TEST_CASE("without a word a figure stands, its far side shaded") {
  const Figures figures = decoded(figure(""));
  CHECK(figures.front().frames.front().pose == standing(View::side));
  CHECK(figures.front().frames.front().pose.shaded == LimbSet(0b1010));
}

TEST_CASE("what a figure cannot be is told at its place") {
  struct Row {
    std::string text;
    std::string problem;
  };
  const Row rows[] = {
      {figure("", "anchor = [\"near-anckle\", 0, 0]"),
       "f.toml:7:11: 'near-anckle' does not fit here – did you mean 'near-ankle'?\n"},
      {figure("", "anchor = [0, 0]"),
       "f.toml:7:10: an anchor names a joint – [\"near-ankle\", 0, 0]\n"},
      {figure("", "legs = [-90, -721, 0]"), "f.toml:7:14: -721 is out of range: -720 to 720\n"},
      {figure("", "legs = [-90, 0]"), "f.toml:7:8: expected 3 numbers\n"},
      {figure("", "arms = [-90]"), "f.toml:7:8: expected 2 or 3 numbers\n"},
      {figure("", "trunk = [1, 2]"), "f.toml:7:9: expected 3 numbers\n"},
      {figure("", "trunk = 0.1234"), "f.toml:7:9: expected a number with up to 3 decimals\n"},
      {figure("", "trunk = nan"), "f.toml:7:9: expected a number with up to 3 decimals\n"},
      {figure("", "trunk = 1e300"), "f.toml:7:9: expected a number with up to 3 decimals\n"},
      {figure("", "trunk = \"up\""), "f.toml:7:9: expected a number with up to 3 decimals\n"},
      {figure("", "trunk = 9223372036854775807"),
       "f.toml:7:9: 9223372036854775807 is out of range: -720 to 720\n"},
      {figure("", "belly = 1.5"), "f.toml:7:9: 1.5 is out of range: 0 to 1\n"},
      {figure("", "shown = { legs = [2, 1, 1] }"), "f.toml:7:19: 2 is out of range: 0 to 1\n"},
      {figure("", "shade = [\"near-foot\"]"),
       "f.toml:7:10: 'near-foot' does not fit here – known: near-leg, far-leg, near-arm, "
       "far-arm\n"},
      {figure("", "near-leg = [1, 2, 3]"),
       "f.toml:7:1: 'near-leg' is not known here – did you mean 'near_leg'?\n"},
      {figure("", "pins = [[\"hip\", 0, 0]]"),
       "f.toml:7:10: only an ankle, toe, wrist or hand can be pinned\n"},
      {figure("", "pins = [[\"near-hand\", 0]]"),
       "f.toml:7:9: expected a pin – [\"near-hand\", x, y] or [\"near-hand\", \"hip\", x, y]\n"},
      {figure("", "pins = [[\"near-toe\", 0, 0]]"),
       "f.toml:7:10: the figure is anchored at this limb – pin another one\n"},
      {figure("", "pins = [[\"far-toe\", 0, 0], [\"far-ankle\", 0, 0]]"),
       "f.toml:7:28: this limb has a pin already\n"},
      {figure("view = \"back\""), "f.toml:3:8: 'back' does not fit here – known: side, front\n"},
      {figure("props = [{ kind = \"chiar\", at = [0, 0] }]"),
       "f.toml:3:19: 'chiar' does not fit here – did you mean 'chair'?\n"},
      {figure("props = [{ at = [0, 0] }]"), "f.toml:3:10: 'kind' is missing\n"},
      {figure("props = [{ kind = \"chair\" }]"), "f.toml:3:10: 'at' is missing\n"},
      {figure("props = [{ kind = \"chair\", at = [0] }]"),
       "f.toml:3:33: expected a place – [x, y], \"hip\" or [\"hip\", x, y]\n"},
      {figure("props = [{ kind = \"chair\", at = [0, 9] }]"),
       "f.toml:3:37: 9 is out of range: -3 to 3\n"},
      {figure("props = [{ kind = \"chair\", at = [0, 0], width = 1 }]"),
       "f.toml:3:41: 'width' is not known here – known: kind, at, faces, layer, ink, frame\n"},
      {figure("props = [{ kind = \"box\", left = 1, right = 0, top = 1 }]"),
       "f.toml:3:10: it is nowhere: left is less than right, bottom less than top\n"},
      {figure("props = [{ kind = \"line\", points = [[0, 0]] }]"),
       "f.toml:3:36: a line has at least two points\n"},
      {figure("arrows = [{ from = \"hip\", to = \"head\", frame = 2 }]"),
       "f.toml:3:48: 2 is out of range: 1 to 1\n"},
      {figure("arrows = [{ from = \"hip\" }]"), "f.toml:3:11: 'to' is missing\n"},
      {"[[figure]]\nid = \"a\"\nsay = \"Move.\"\n",
       "f.toml:1:1: nothing is drawn: no frame has a name – add [[figure.frame]] with name = "
       "\"Start\"\n"},
      {"[[figure]]\nid = \"a\"\n[[figure.frame]]\nname = \"Go\"\n",
       "f.toml:1:1: 'say' is missing\n"},
      {figure("") + figure(""), "f.toml:9:6: there is a figure 'a' already\n"},
      {figure("same_as = \"b\""),
       "f.toml:3:11: there is no figure 'b' – did you mean 'a'?\n"
       "f.toml:5:10: 'frame' comes from the figure that this one is the same as – leave it out, or "
       "leave out same_as\n"},
      {"[[figure]]\nid = \"a\"\nsay = \"s\"\nsame_as = \"b\"\n"
       "[[figure]]\nid = \"b\"\nsay = \"s\"\nsame_as = \"c\"\n"
       "[[figure]]\nid = \"c\"\nsay = \"s\"\nsame_as = \"a\"\n",
       "f.toml:12:11: the figures go round in a circle – give one of them frames of its own; 'a' "
       "leads back here\n"},
      {figure("props = [3]"), "f.toml:3:10: expected a table, found a whole number\n"},
      {figure("arrows = [\"hip\"]"), "f.toml:3:11: expected a table, found text\n"},
      {"[[figure]]\nid = \"a\"\nsay = \"s\"\nsame_as = \"a\"\n",
       "f.toml:4:11: the figures go round in a circle – give one of them frames of its own; 'a' "
       "leads back here\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK_EQ(refusal(row.text), row.problem);
  }
}

TEST_CASE("no figure grows beyond measure") {
  std::string frames;
  for (int i = 0; i < 21; ++i) frames += "[[figure.frame]]\nname = \"Go\"\n";
  CHECK_EQ(refusal("[[figure]]\nid = \"a\"\nsay = \"s\"\n" + frames),
           "f.toml:44:1: there can be only 20 of these\n");
  std::string points = "[0, 0]";
  for (int i = 0; i < 50; ++i) points += ", [1, 1]";
  CHECK(contains(refusal(figure("props = [{ kind = \"line\", points = [" + points + "] }]")),
                 "there can be only 50 of these"));
  // A long chain of figures, each the same as the next, ends in a message and not in the stack.
  std::string chain;
  for (int i = 0; i < 10'000; ++i) {
    chain += fmt::format("[[figure]]\nid = \"f{}\"\nsame_as = \"f{}\"\n", i, i + 1);
  }
  CHECK(contains(refusal(chain), "there can be only 256 of these"));
}

TEST_CASE("same_as takes the movement, wherever the other figure stands") {
  const Figures figures = decoded(
      "[[figure]]\nid = \"b\"\nsame_as = \"a\"\nprops = [{ kind = \"bar\", at = [0, 1] }]\n"
      "[[figure]]\nid = \"c\"\nsame_as = \"b\"\nsay = \"Other.\"\n" +
      figure("arrows = [{ from = \"hip\", to = \"head\" }]", "trunk = 40"));
  REQUIRE(figures.size() == 3);
  CHECK(figures[0].say == "Move.");
  CHECK(figures[1].say == "Other.");
  CHECK(figures[0].frames == figures[2].frames);
  CHECK(figures[1].frames == figures[2].frames);
  CHECK(figures[0].props.size() == 1);
  CHECK(figures[1].props == figures[0].props);
  CHECK(figures[2].props.empty());
  CHECK(figures[1].arrows == figures[2].arrows);
  CHECK(figures[1].id == "c");
}

TEST_CASE("own data draws its own exercises, and draws shipped ones anew") {
  const std::string own = R"([[figure]]
id = "dead-bug"
say = "Other words."
[[figure]]
id = "my-hinge"
same_as = "rdl"
)";
  const auto data = laid_over({own});
  CHECK_EQ(told(data.problems), "");
  const Figure* dead_bug = find_figure(data.value.figures, "dead-bug");
  REQUIRE(dead_bug != nullptr);
  CHECK(dead_bug->say == "Other words.");
  CHECK(dead_bug->frames.size() == 2);
  const Figure* mine = find_figure(data.value.figures, "my-hinge");
  REQUIRE(mine != nullptr);
  CHECK(mine->frames == find_figure(data.value.figures, "rdl")->frames);

  CHECK_EQ(refused({"[[figure]]\nid = \"my-hinge\"\nsame_as = \"rdll\"\n"}),
           "own.toml:3:11: there is no figure 'rdll' – did you mean 'rdl'?\n");
  CHECK_EQ(refused({"[[figure]]\nid = \"dead-bug\"\nremove = true\n"}), "");
  CHECK_EQ(
      refused({"[[figure]]\nid = \"farmer-carry\"\nremove = true\n"}),
      "own.toml:3:10: the figure 'suitcase-carry' is the same as 'farmer-carry' – change it, but "
      "keep it\n");
  CHECK_EQ(refused({"[[figure]]\nid = \"dead-bug\"\nsame_as = \"rdl\"\n"}),
           "own.toml:3:1: 'same_as' of the shipped figure 'dead-bug' stands as it is\n");
  // Frames of its own take the place of the frames of another.
  const auto redrawn =
      laid_over({"[[figure]]\nid = \"suitcase-carry\"\nsay = \"Walk.\"\n"
                 "[[figure.frame]]\nname = \"Walk\"\n"});
  CHECK_EQ(told(redrawn.problems), "");
  const Figure* suitcase = find_figure(redrawn.value.figures, "suitcase-carry");
  REQUIRE(suitcase != nullptr);
  CHECK(suitcase->frames.front().name == "Walk");
  CHECK(suitcase->props.size() == 1);
  CHECK(suitcase->arrows.empty());
  // What goes with the shipped frames is told where they were changed.
  CHECK_EQ(refused({"[[figure]]\nid = \"breath-supine\"\n[[figure.frame]]\nname = \"Breathe\"\n"}),
           "own.toml:1:1: its props or arrows name frame 2, which is not there any more – give it "
           "props and arrows of its own, too\n");
}

TEST_CASE("data check looks at bodies") {
  const auto found = [](const std::string& own) {
    std::vector<Document> documents;
    documents.push_back(parsed(own));
    std::string out;
    for (const Diagnostic& d : check_own_data(std::move(documents))) {
      out += fmt::format("{}:{}: {}\n", d.place.line, d.place.column, d.message);
    }
    return out;
  };
  const auto of_frame = [&](const std::string& keys) {
    return found("[[figure]]\nid = \"dead-bug\"\n[[figure.frame]]\nname = \"Go\"\n" + keys + "\n");
  };
  CHECK_EQ(of_frame(""), "");
  CHECK_EQ(of_frame("legs = [-120, -60, 0]"),
           "3:1: the near knee bends too far or the wrong way: -4 to 155 degrees are possible "
           "[no-body]\n"
           "3:1: the far knee bends too far or the wrong way: -4 to 155 degrees are possible "
           "[no-body]\n");
  CHECK_EQ(of_frame("near_arm = [-60, -120]"),
           "3:1: the near elbow bends too far or the wrong way: -4 to 155 degrees are possible "
           "[no-body]\n");
  CHECK_EQ(of_frame("trunk = [90, 30, 30]"),
           "3:1: the lower back bends too far or the wrong way: -40 to 50 degrees are possible "
           "[no-body]\n");
  CHECK_EQ(of_frame("neck = 0"),
           "3:1: the neck bends too far or the wrong way: -50 to 60 degrees are possible "
           "[no-body]\n");
  CHECK_EQ(of_frame("anchor = [\"near-ankle\", 0, 0.1]"),
           "3:1: the body is in the air by 0.100 [no-body]\n");
  CHECK_EQ(of_frame("far_leg = [-90, -90, -40]"),
           "3:1: far-toe is below the floor by 0.055 [no-body]\n");
  CHECK_EQ(of_frame("pins = [[\"near-hand\", 2, 1]]"),
           "3:1: the pin of near-hand is out of reach by 1.659 [no-body]\n");
  CHECK_EQ(
      of_frame("near_arm = [-92, -84]\n[[figure.frame]]\nnear_arm = [100, 108]"),
      "3:1: on the way to the next frame something turns by more than half a circle; write 190 "
      "for -170, or so [no-body]\n");
  CHECK_EQ(found("[[figure]]\nid = \"nobody\"\nsame_as = \"rdl\"\n"),
           "2:6: there is no exercise 'nobody' [no-exercise]\n");
  // A place in shipped data is no news to whoever took the picture away.
  CHECK_EQ(found("[[figure]]\nid = \"dead-bug\"\nremove = true\n"), "");
  // The way between two frames is looked at once they are sound.
  CHECK_EQ(of_frame("far_leg = [-90, -90, -40]\n[[figure.frame]]\nfar_leg = [-90, -90, 0]"),
           "3:1: far-toe is below the floor by 0.055 [no-body]\n");
  // A shipped picture may stay when its exercise goes.
  CHECK_EQ(found("[[exercise]]\nid = \"plank-front\"\nremove = true\n"), "");
}

TEST_SUITE_END();
