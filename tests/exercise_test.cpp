// `backsmart exercise`: the list, the search and the cards.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli_harness.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

std::string answers_of(std::initializer_list<std::pair<std::string, std::string>> changes = {}) {
  const AnswerSheet sheet{with(well_person(), changes), parse_date_time("2026-11-20T08:15"),
                          parse_date("2026-11-16")};
  return encode_answers(sheet, shipped().rules);
}

std::string on_one_line(const std::string& text) {
  std::string line;
  for (const std::string& word : split(replaced(text, "\n", " "), ' ')) {
    if (!word.empty()) line += (line.empty() ? "" : " ") + word;
  }
  return line;
}

// The ids that a list shows.
std::string listed(const std::string& flags, const std::string& answers = "") {
  Cli list("exercise --width 200 " + flags);
  if (!answers.empty()) list.answers(answers);
  CHECK_EQ(list.exit(), kDone);
  std::string ids;
  for (const std::string& line : split(list.out(), '\n')) {
    const std::string first = line.substr(0, line.find(' '));
    for (const Exercise& exercise : shipped().catalogue.exercises) {
      if (exercise.id == first) ids += (ids.empty() ? "" : " ") + first;
    }
  }
  return ids;
}

}  // namespace

TEST_CASE("exercise: the list has everything, and its filters take away") {
  for (const Exercise& exercise : shipped().catalogue.exercises) {
    CHECK(contains(" " + listed("") + " ", " " + exercise.id + " "));
  }
  CHECK_EQ(listed("--slot carry"), "farmer-carry suitcase-carry goblet-carry march-hold");
  CHECK_EQ(listed("--slot row --equipment none"), "row-db row-towel-iso");
  CHECK_EQ(listed("--slot row --equipment band,bar"), "row-db row-band row-table row-towel-iso");
  CHECK_EQ(listed("--search plank --search wall"), "side-plank-wall");
  CHECK_EQ(listed("--slot hinge --suits", answers_of({{"equipment", "band"}})),
           "rdl pull-through suitcase-dl sl-rdl-support");
  CHECK_EQ(listed("--slot hinge --suits", answers_of({{"pain-now", "5"}})), "");
  Cli left("exercise --slot hinge --suits");
  left.answers(answers_of({{"pain-now", "5"}}));
  CHECK(contains(left.err(), "6 exercises left out"));
}

TEST_CASE("exercise: what was meant is guessed at") {
  const struct {
    const char* line;
    int exit;
    const char* says;
  } rows[] = {
      {"exercise dead-bgu", kUsage, "did you mean dead-bug?"},
      {"exercise carry", kUsage, "farmer-carry"},
      {"exercise xyzzy", kUsage, "`backsmart exercise` lists them all"},
      {"exercise --slot hing", kUsage, "did you mean hinge?"},
      {"exercise --slot zzz", kUsage, "--slot takes breath, mobility-hip"},
      {"exercise --equipment kettlebel", kUsage, "kettlebell"},
      {"exercise --search farmer-cary", kDone, "did you mean farmer-carry?"},
      {"exercise rdl --slot hinge", kUsage, "one exercise needs no filter"},
      {"exercise --format xml", kUsage, "text, markdown or json"},
  };
  for (const auto& row : rows) {
    Cli wrong(row.line);
    INFO(row.line);
    CHECK_EQ(wrong.exit(), row.exit);
    CHECK_EQ(wrong.out(), "");
    CHECK(contains(wrong.err(), row.says));
  }
  CHECK(contains(Cli("exercise trapb").out(), "Trap-bar deadlift"));  // the start of one id
}

TEST_CASE("exercise: a card without a person names all there is to know") {
  for (const Exercise& exercise : shipped().catalogue.exercises) {
    Cli card("exercise --width 200 " + exercise.id);
    INFO(exercise.id);
    CHECK_EQ(card.exit(), kDone);
    CHECK_EQ(card.err(), "");
    const std::string page = on_one_line(card.out());
    CHECK(contains(page, exercise.name));
    CHECK(contains(page, exercise.how));
    CHECK(contains(page, exercise.why));
    for (const int source : exercise.sources) {
      const Citation& citation = shipped().rules.sources[static_cast<std::size_t>(source)];
      CHECK(contains(page, citation.id + ": "));
      CHECK(contains(page, citation.title));
    }
    for (std::size_t i = 0; i < shipped().catalogue.limits.size(); ++i) {
      const std::string& name = shipped().catalogue.limits[i].name;
      if ((exercise.limits >> i & 1) != 0) CHECK(contains(page, "- " + name));
    }
    CHECK_FALSE(contains(page, "In your plan"));
    CHECK_LE(widest_line(Cli("exercise --width 40 " + exercise.id).out()), 40);
  }
}

TEST_CASE("exercise: a card says where it is in the plan, or why it is not") {
  const auto card = [](const std::string& id, const std::string& answers) {
    Cli shown("exercise --width 200 " + id);
    shown.answers(answers);
    CHECK_EQ(shown.exit(), kDone);
    return shown.out();
  };
  const std::string mine = answers_of({{"equipment", "dumbbell"}});
  CHECK(contains(card("dead-bug", mine),
                 "- Daily block: 6 times\n  - Strength A: 2 × 6, rest 30 s\n"));
  CHECK(contains(card("rdl", mine), "1. Without weights, hands sliding down your thighs\n"));
  CHECK(contains(card("rdl", mine), "2. Very light weights, down to mid-thigh – you are here\n"));
  CHECK(contains(card("rdl", answers_of({{"pain-now", "5"}, {"equipment", "dumbbell"}})),
                 "Not for you now: Pain of 4 or more"));
  CHECK(contains(card("trapbar-dl", mine), "equipment that you do not have"));
  CHECK(contains(card("suitcase-carry", mine), "not before week 9"));
  CHECK(contains(card("open-book", mine), "your plan uses others this week"));
}

TEST_CASE("exercise: whoever must be seen first reads that first, and no dose") {
  Cli card("exercise rdl");
  card.answers(answers_of({{"both-legs", "yes"}}));
  CHECK_EQ(card.exit(), kDone);
  const std::string title =
      shipped().rules.levels[static_cast<std::size_t>(Level::emergency)].title;
  const auto lines = split(card.out(), '\n');
  CHECK(contains(lines[2], title));
  CHECK_FALSE(contains(card.out(), "How much"));
  CHECK_FALSE(contains(card.out(), "Steps"));
  CHECK_FALSE(card.err().empty());
  Cli json("exercise rdl --format json");
  json.answers(answers_of({{"both-legs", "yes"}}));
  CHECK(contains(json.out(), "\"level\": \"emergency\""));
  CHECK_FALSE(contains(json.out(), "\"dose\""));
  Cli list("exercise --suits");
  list.answers(answers_of({{"both-legs", "yes"}}));
  CHECK_EQ(list.exit(), kEmergency);
  CHECK_EQ(list.out(), "");
}

TEST_CASE("exercise: a broken answers file leaves the card") {
  Cli card("exercise rdl");
  card.answers("format = 1\n[answers]\nage = \"old\"\n");
  CHECK_EQ(card.exit(), kDone);
  CHECK(contains(card.out(), "Romanian deadlift"));
  CHECK(contains(card.err(), "answers.toml:3:"));
}

TEST_CASE("exercise: a card has its picture, with the names of its frames") {
  Cli card("exercise dead-bug --width 80");
  CHECK_EQ(card.exit(), kDone);
  CHECK(contains(card.out(), "⣿"));
  CHECK(contains(card.out(), "Arms and knees up"));
  CHECK_LE(widest_line(card.out()), 80);
  const std::string beside = card.out();
  Cli narrow("exercise dead-bug --width 71");
  CHECK(contains(narrow.out(), "⣿"));
  CHECK_GT(split(narrow.out(), '\n').size(), split(beside, '\n').size() + 5);
  CHECK_LE(widest_line(narrow.out()), 71);

  for (const char* line :
       {"exercise dead-bug --ascii", "exercise dead-bug --ascii --color always"}) {
    Cli ascii(line);
    CHECK_FALSE(contains(ascii.out(), "⣿"));
    CHECK(contains(ascii.out(), "####"));
  }
  Cli locale("exercise dead-bug");
  locale.world([](World& world) { world.ascii = true; });
  Cli flag("exercise dead-bug --ascii");
  CHECK_EQ(locale.out(), flag.out());
}

TEST_CASE("exercise: who does not see pictures is told how it moves") {
  const std::string movement = "Lower one arm back past your head and the opposite leg away";
  for (const char* line : {"exercise dead-bug --no-pictures", "exercise dead-bug --format markdown",
                           "exercise dead-bug --no-pictures --ascii"}) {
    CAPTURE(line);
    Cli words(line);
    CHECK_EQ(words.exit(), kDone);
    CHECK(contains(on_one_line(words.out()), movement));
    CHECK_FALSE(contains(words.out(), "⣿"));
    CHECK_FALSE(contains(words.out(), "####"));
  }
  Cli dumb("exercise dead-bug");
  dumb.world([](World& world) { world.plain = true; });
  Cli flag("exercise dead-bug --no-pictures");
  CHECK_EQ(dumb.out(), flag.out());
  Cli json("exercise dead-bug --format json");
  CHECK(contains(json.out(), "\"movement\": \"On your back, knees above your hips"));
  Cli pictured("exercise dead-bug");
  CHECK_FALSE(contains(on_one_line(pictured.out()), movement));
}

TEST_CASE("exercise: --svg writes the picture and nothing else") {
  const Home home;
  Cli file("exercise dead-bug --svg {home}/bug.svg");
  file.at(home);
  CHECK_EQ(file.exit(), kDone);
  CHECK_EQ(file.out(), "");
  CHECK_EQ(file.err(), "");
  const std::string svg = home.read("bug.svg");
  CHECK(contains(svg, "<title>Dead bug</title>"));
  CHECK(contains(svg, ">Arm and leg away</text>"));
  Cli out("exercise dead-bug --svg -");
  CHECK_EQ(out.out(), svg);
  Cli nowhere("exercise dead-bug --svg {home}/no/bug.svg");
  nowhere.at(home);
  CHECK_EQ(nowhere.exit(), kFailed);
  CHECK(contains(nowhere.err(), "no/bug.svg"));
  Cli which("exercise --svg {home}/bug.svg");
  which.at(home);
  CHECK_EQ(which.exit(), kUsage);
  CHECK_EQ(which.out(), "");
  CHECK(contains(which.err(), "exercise dead-bug --svg"));
}

TEST_CASE("exercise: own ones bring a picture, or do without") {
  const std::string own =
      "[[exercise]]\nid = \"my-hinge\"\nname = \"My hinge\"\nslot = \"hinge\"\nneeds = [\"none\"]\n"
      "position = \"stand\"\nmode = \"reps\"\n"
      "dose = { sides = 1, sets = 2, reps = 8, sec_per_rep = 5, rest_s = 60, setup_s = 10 }\n"
      "seconds = 150\nladder = [\"a stick\"]\nstart = 0\nhow = \"Hinge.\"\ndo = [\"go\"]\n"
      "dont = [\"rush\"]\nmorning = \"yes\"\nwhy = \"It is ours.\"\nsource = [\"OWN\"]\n";
  Cli none("exercise my-hinge --data {home}/own.toml");
  none.file("own.toml", own);
  CHECK_EQ(none.err(), "");
  CHECK_EQ(none.exit(), kDone);
  CHECK_FALSE(contains(none.out(), "⣿"));
  Cli svg("exercise my-hinge --svg - --data {home}/own.toml");
  svg.file("own.toml", own);
  CHECK_EQ(svg.exit(), kFailed);
  CHECK(contains(svg.err(), "'my-hinge' has no picture"));
  const std::string drawn = own + "[[figure]]\nid = \"my-hinge\"\nsame_as = \"rdl\"\n";
  Cli same("exercise my-hinge --data {home}/own.toml");
  same.file("own.toml", drawn);
  CHECK(contains(same.out(), "⣿"));
  Cli check("data check {home}/own.toml");
  check.file("own.toml", drawn);
  CHECK_FALSE(contains(check.out(), "no-figure"));
}
