// The real program as people meet it: on a terminal, in a pipe, on a full disk, without a network.
#include "process.hpp"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

namespace fs = std::filesystem;

std::string file_of(const Answers& answers, const std::string& asked = "2026-11-20T08:15") {
  return encode_answers({answers, parse_date_time(asked), parse_date("2026-11-23")},
                        shipped().rules);
}

const std::string& all_well() {
  static const std::string text = file_of(well_person());
  return text;
}

const std::string& red_flag() {
  static const std::string text = file_of(with(well_person(), {{"both-legs", "yes"}}));
  return text;
}

const Question& question(const std::string& id) {
  return shipped().rules.questions[static_cast<std::size_t>(*find_question(shipped().rules, id))];
}

const std::string& title(Level level) {
  return shipped().rules.levels[static_cast<std::size_t>(level)].title;
}

std::string on_one_line(const std::string& text) {
  std::string line;
  for (const std::string& word : split(replaced(text, "\n", " "), ' ')) {
    if (!word.empty()) line += word + " ";
  }
  return line;
}

std::string last_line(const std::string& text) { return text.substr(text.rfind('\n') + 1); }

// `text` as it looks, without the sequences for colour.
std::string uncolored(std::string text) {
  for (std::size_t at = text.find("\x1b["); at != std::string::npos; at = text.find("\x1b[", at)) {
    text.erase(at, text.find('m', at) + 1 - at);
  }
  return text;
}

bool has_escapes(const std::string& text) { return contains(text, "\x1b"); }

// A folder that cannot be written while this lives.
class ReadOnly {
 public:
  explicit ReadOnly(std::string folder) : folder_(std::move(folder)) { set(S_IRUSR | S_IXUSR); }
  ~ReadOnly() { set(S_IRWXU); }
  ReadOnly(const ReadOnly&) = delete;
  ReadOnly& operator=(const ReadOnly&) = delete;

 private:
  void set(mode_t mode) const { CHECK(chmod(folder_.c_str(), mode) == 0); }
  std::string folder_;
};

// What a well person types at this prompt.
std::string well(const Terminal& terminal) {
  const std::string prompt = last_line(terminal.latest());
  if (contains(prompt, "[")) return "";  // the answer in brackets
  if (contains(prompt, "y, n or u")) return "n";
  return contains(prompt, "(years)") ? "40" : "2";
}

bool asks(Terminal& terminal, const std::string& id) {
  return terminal.asks() && contains(on_one_line(terminal.latest()), question(id).ask);
}

// Answers all questions before this one, or all there are, and tells how many.
int answer_well(Terminal& check, const std::string& until = "") {
  constexpr int kMany = 100;
  int answered = 0;
  while (answered < kMany && check.asks() && (until.empty() || !asks(check, until))) {
    check.type(well(check));
    ++answered;
  }
  return answered;
}

}  // namespace

// ---- on a terminal ------------------------------------------------------------------------------

TEST_CASE("terminal: a well person is through in 40 questions, and then has a plan") {
  const Home home;
  Terminal check("-u XDG_DATA_HOME -u XDG_STATE_HOME backsmart check", home);
  const int answered = answer_well(check);
  CHECK(check.exit() == kDone);
  CHECK(answered >= 25);
  CHECK(answered <= 40);
  CHECK(contains(check.screen(), fmt::format("[{}/{}]", answered, answered)));
  CHECK(contains(check.screen(), title(Level::self_manage)));
  CHECK(widest_line(uncolored(check.screen())) <= 80);

  CHECK(home.files() == std::vector<std::string>{".local/share/backsmart/answers.toml"});
  CHECK(home.mode(".local/share/backsmart/answers.toml") == 0600);
  CHECK(home.mode(".local/share/backsmart") == 0700);
  CHECK(home.mode(".local") == 0700);

  Shell plan("unset XDG_DATA_HOME; backsmart plan", home);
  CHECK(plan.exit() == kDone);
  CHECK(plan.err().empty());
  CHECK(widest_line(plan.out()) <= 80);
}

TEST_CASE("terminal: ? tells why, b goes back, a wrong entry is explained and asked again") {
  const Home home;
  Terminal check("backsmart check", home);
  check.type("?");
  REQUIRE(check.asks());
  CHECK(contains(on_one_line(check.latest()), question("age").why));
  check.type("fourty");
  REQUIRE(check.asks());
  CHECK(contains(check.latest(), "'fourty'"));
  check.type("40");
  REQUIRE(asks(check, "any-pregnancy"));
  check.type("maybe");
  REQUIRE(check.asks());
  CHECK(contains(check.latest(), "'maybe'"));
  check.type("b");
  REQUIRE(asks(check, "age"));
  CHECK(contains(check.latest(), "you said 40"));
  check.type("41");
  answer_well(check);
  CHECK(check.exit() == kDone);
  CHECK(contains(home.read(kSaved), "age = 41\n"));
}

TEST_CASE("terminal: whoever leaves loses nothing, and the next check goes on from there") {
  const Home home;
  Terminal check("backsmart check", home);
  const int before = answer_well(check, "any-legs");
  SUBCASE("with q") {
    check.type("q");
    CHECK(check.exit() == kCannotTell);
  }
  SUBCASE("with Ctrl-C") {
    check.press(kCtrlC);
    CHECK(check.exit() == kInterrupted);
  }
  SUBCASE("with Ctrl-C, half-way through an answer") {
    check.press(std::string("uns") + kCtrlC);
    CHECK(check.exit() == kInterrupted);
  }
  SUBCASE("with Ctrl-D") {
    check.press(kCtrlD);
    CHECK(check.exit() == kCannotTell);
  }
  SUBCASE("when the window is closed") { CHECK(check.hang_up() == -SIGHUP); }
  SUBCASE("by kill -9") { CHECK(check.kill() == -SIGKILL); }
  CHECK(home.files() == std::vector<std::string>{kUnfinished});
  CHECK(home.mode(kUnfinished) == 0600);

  Terminal next("backsmart check", home);
  REQUIRE(next.asks());
  CHECK(contains(next.latest(), counted(before, "question")));
  next.type("y");
  CHECK(asks(next, "any-legs"));
  answer_well(next);
  CHECK(next.exit() == kDone);
  CHECK(home.files() == std::vector<std::string>{kSaved});
}

TEST_CASE("terminal: kill -9 leaves saved answers as they are") {
  const Home home;
  home.write(kSaved, all_well());
  Terminal check("backsmart check", home);
  answer_well(check, "any-worry");
  check.kill();
  CHECK(home.read(kSaved) == all_well());
  CHECK(Shell("backsmart plan >week.txt", home).exit() == kDone);
}

TEST_CASE("terminal: a sign that was typed stands, however the check ends") {
  const Home home;
  home.write(kSaved, all_well());
  Terminal check("backsmart check", home);
  answer_well(check, "any-infection");
  check.type("y");
  REQUIRE(asks(check, "fever"));
  SUBCASE("when the window is closed") { check.hang_up(); }
  SUBCASE("by kill -9") { check.kill(); }
  Shell plan("backsmart plan", home);
  CHECK(plan.exit() == kCannotTell);
  CHECK(plan.out().empty());
}

TEST_CASE("terminal: an emergency stops the questions, and there is no plan from then on") {
  const Home home;
  home.write(kSaved, all_well());
  Terminal check("backsmart check", home);
  answer_well(check, "any-right-now");
  check.type("y");
  REQUIRE(asks(check, "chest-pain"));
  check.type("y");
  CHECK(check.exit() == kEmergency);
  CHECK(contains(check.latest(), title(Level::emergency)));
  CHECK(widest_line(uncolored(check.screen())) <= 80);

  Shell plan("backsmart plan", home);
  CHECK(plan.exit() == kEmergency);
  CHECK(plan.out().empty());
  CHECK(contains(plan.err(), title(Level::emergency)));
}

TEST_CASE("terminal: no line is wider than the window") {
  const Home home;
  Terminal check("backsmart check", home, 40);
  answer_well(check);
  CHECK(check.exit() == kDone);
  CHECK(widest_line(uncolored(check.screen())) <= 40);
  Terminal plan("backsmart plan", home, 40);
  CHECK(plan.exit() == kDone);
  CHECK(widest_line(uncolored(plan.screen())) <= 40);
  Terminal wide("backsmart plan", home, 200);
  CHECK(wide.exit() == kDone);
  CHECK(widest_line(uncolored(wide.screen())) <= 80);
}

TEST_CASE("settings: from the usual folder, behind the environment") {
  const Home home;
  home.write(".config/backsmart/config.toml",
             "width = 50\ncolor = \"always\"\ndata = \"~/own.toml\"\nweek-starts = \"sunday\"\n");
  home.write("own.toml", "");
  const auto out = [&home](const std::string& line) {
    return Shell("unset XDG_CONFIG_HOME; " + line, home).out();
  };
  const std::string plan = out("backsmart plan --example");
  CHECK(contains(plan, "Sun 22 Nov to Sat 28 Nov"));
  CHECK(has_escapes(plan));
  const std::string plain = out("NO_COLOR=1 backsmart plan --example");
  CHECK_FALSE(has_escapes(plain));
  CHECK(widest_line(plain) <= 50);
  CHECK_FALSE(has_escapes(out("TERM=dumb backsmart plan --example")));
  CHECK(widest_line(out("COLUMNS=70 NO_COLOR=1 backsmart plan --example")) > 60);
  const std::string path = out("COLUMNS=70 backsmart data path");
  CHECK(contains(path, home.path("own.toml")));
  CHECK(contains(path, "  COLUMNS\n"));
  CHECK(contains(out("XDG_CONFIG_HOME=$PWD/none backsmart plan --example"), "Mon 23 Nov"));
}

TEST_CASE("terminal: colour, unless it is not wanted") {
  const Home home;
  const struct {
    std::string line;
    bool color;
  } rows[] = {
      {"backsmart plan --example", true},
      {"NO_COLOR= backsmart plan --example", true},  // set, but empty
      {"NO_COLOR=1 backsmart plan --example", false},
      {"TERM=dumb backsmart plan --example", false},
      {"backsmart plan --example --color never", false},
      {"TERM=dumb backsmart plan --example --color always", true},
  };
  for (const auto& row : rows) {
    CAPTURE(row.line);
    Terminal plan(row.line, home);
    CHECK(plan.exit() == kDone);
    CHECK(has_escapes(plan.screen()) == row.color);
  }
  Terminal check("TERM=dumb backsmart check", home);
  answer_well(check);
  CHECK(check.exit() == kDone);
  CHECK_FALSE(has_escapes(check.screen()));
}

TEST_CASE("terminal: a part as a whole page, narrow and without a sequence for the terminal") {
  for (const std::string variables : {"TERM=dumb", "NO_COLOR=1", "TERM=dumb COLUMNS=40"}) {
    CAPTURE(variables);
    const Home home;
    home.write(kSaved, all_well());
    const int columns = contains(variables, "COLUMNS") ? 120 : 40;
    Terminal check(variables + " backsmart check --changed --part habits", home, columns);
    for (const std::string entry : {"b", "?", "maybe", "y", "b", "n", "", "n", "", "", "", ""}) {
      check.type(entry);
    }
    REQUIRE(check.asks());
    CHECK(check.screen() ==
          R"(Type y (yes), n (no), u (unsure) or a
number. ? tells why, b goes back, q
stops.

Your habits
Eight quick questions about habits that
may keep a back sore. Each one comes
with a swap.

[1/8] Do you hold long stretches for the
      backs of your thighs before you
      lift or train?
  y, n or u [Enter: no]: b
This is the first question.

[1/8] Do you hold long stretches for the
      backs of your thighs before you
      lift or train?
  y, n or u [Enter: no]: ?
Long still stretches right before
lifting may cost strength, and pulling
with a rounded back loads the wrong
place.
  y, n or u [Enter: no]: maybe
'maybe' is not an answer here. Type y
(yes), n (no) or u (unsure).
  y, n or u [Enter: no]: y

[2/8] Do you often do many sit-ups or
      crunches to train your core?
  y, n or u [Enter: no]: b

[1/8] Do you hold long stretches for the
      backs of your thighs before you
      lift or train?
  y, n or u [Enter: yes]: n

[2/8] Do you often do many sit-ups or
      crunches to train your core?
  y, n or u [Enter: no]: 

[3/8] Do you mostly train the one thing
      you are good at or like best?
  y, n or u [Enter: no]: n

[4/8] Do you stretch hard or bend deeply
      in the first hour after you get
      up?
  y, n or u [Enter: no]: 

[5/8] Do you often ride a bike for a
      long time with a rounded back?
  y, n or u [Enter: no]: 

[6/8] Do you sit for six hours or more
      on most days?
  y, n or u [Enter: no]: 

[7/8] Do you often lift the heaviest
      weight you can, or try to keep up
      with others?
  y, n or u [Enter: no]: 

[8/8] Do you keep going when your back
      hurts during exercise?
  y, n or u [Enter: no]: )");
    check.type("");
    CHECK(check.exit() == kDone);
    CHECK(contains(check.latest(), "Your week: backsmart plan"));
    CHECK_FALSE(has_escapes(check.screen()));
    CHECK(widest_line(check.screen()) <= 40);
  }
}

TEST_CASE("terminal: --part and --changed go on too, whichever way they were left") {
  const std::string ways[] = {"q\n", kCtrlC, kCtrlD, "hang up"};
  for (const std::string flags : {"--part week", "--changed"}) {
    for (const std::string& way : ways) {
      CAPTURE(flags);
      CAPTURE(way);
      const Home home;
      home.write(kSaved, all_well());
      Terminal check("backsmart check " + flags, home);
      const std::string left = flags == "--changed" ? "any-legs" : "daily-minutes";
      const int before = answer_well(check, left);
      if (way == "hang up") {
        CHECK(check.hang_up() == -SIGHUP);
      } else {
        check.press(way);
        CHECK(check.exit() == (way == kCtrlC ? kInterrupted : kCannotTell));
      }
      CHECK(home.read(kSaved) == all_well());

      Terminal next("backsmart check", home);
      REQUIRE(next.asks());
      CHECK(contains(on_one_line(next.latest()), counted(before, "question")));
      next.type("y");
      CHECK(asks(next, left));
      answer_well(next);
      CHECK(next.exit() == kDone);
      CHECK(home.files() == std::vector<std::string>{kSaved});
    }
  }
}

TEST_CASE("terminal: odd keys are explained, and are no answer") {
  const Home home;
  Terminal check("backsmart check", home);
  for (const std::string entry : {"\x1b[A41", "4\xb9", "\uff14\uff11", "41\u00a0"}) {
    CAPTURE(entry);
    check.type(entry);
    REQUIRE(check.asks());
    CHECK(contains(on_one_line(check.latest()), "is not an answer here. "));
    CHECK_FALSE(has_escapes(check.screen()));
  }
  check.type("41");
  REQUIRE(asks(check, "any-pregnancy"));
  // What was typed and not entered is no answer either.
  check.press(std::string("n") + kCtrlD + kCtrlD);
  CHECK(check.exit() == kCannotTell);
  CHECK(contains(check.latest(), "The input ended. 1 answer kept"));
  CHECK_FALSE(contains(home.read(kUnfinished), "any-pregnancy"));
}

TEST_CASE("terminal: after Ctrl-Z and fg the prompt is there again") {
  const Home home;
  Terminal check("backsmart check --part week", home);
  check.suspend_and_resume();
  REQUIRE(check.asks());
  CHECK(check.latest() == "\n  numbers with commas, none, or u [Enter: 1, 3, 5]: ");
  check.type("tue");
  CHECK(asks(check, "strength-minutes"));
}

TEST_CASE("terminal: two checks at once leave the answers of one of them, whole") {
  const Home home;
  Terminal one("backsmart check", home);
  Terminal two("backsmart check", home);
  REQUIRE(one.asks());
  two.type("50");
  answer_well(one, "any-worry");
  answer_well(two);
  answer_well(one);
  CHECK(one.exit() == kDone);
  CHECK(two.exit() == kDone);
  CHECK(contains(home.read(kSaved), "age = 40\n"));  // the later
  CHECK(home.files() == std::vector<std::string>{kSaved});
  CHECK(Shell("backsmart plan", home).exit() == kDone);
}

// ---- nobody there -------------------------------------------------------------------------------

TEST_CASE("nobody there: check ends by itself, with or without a stdin") {
  const Home home;
  for (const std::string line : {"backsmart check <&-", "backsmart check </dev/null",
                                 "backsmart check --no-input", "backsmart check --no-input <&-"}) {
    CAPTURE(line);
    Shell check(line, home);
    CHECK(check.exit() == kCannotTell);
    CHECK(check.out().empty());
    CHECK_FALSE(check.err().empty());
  }
  CHECK(home.files().empty());
}

TEST_CASE("nobody there: --no-input names every warning sign that has no answer") {
  const Home home;
  Shell check("backsmart check --no-input", home);
  CHECK(check.exit() == kCannotTell);
  const std::string listed = on_one_line(check.err());
  for (const Question& sign : shipped().rules.questions) {
    if (!is_warning_sign(shipped().rules, sign)) continue;
    CAPTURE(sign.id);
    const bool named = contains(listed, " " + sign.id + ":") ||
                       contains(listed, " " + sign.id + ",") ||
                       contains(listed, " " + sign.id + ".");
    CHECK(named);
  }
}

TEST_CASE("nobody there: a script may answer through a pipe") {
  const Home home;
  Shell check("yes n | backsmart check", home);  // no number is answered with n
  CHECK(check.exit() == kCannotTell);
  Shell endless("backsmart check --answers - </dev/zero", home);
  CHECK(endless.exit() == kFailed);
  Shell given("cat - </dev/null | backsmart check --answers -", home);
  CHECK(given.exit() == kFailed);
  CHECK(contains(given.err(), "<stdin>"));
}

// ---- output that cannot be written --------------------------------------------------------------

TEST_CASE("output: a full disk is said, and exits 1") {
  const Home home;
  home.write(kSaved, all_well());
  for (const std::string command :
       {"check --template", "check --no-input", "plan", "plan --example", "plan -o /dev/full",
        "data show questions", "--help", "--version"}) {
    CAPTURE(command);
    Shell run(fmt::format("backsmart {} >/dev/full", command), home);
    CHECK(run.exit() == kFailed);
    CHECK(contains(run.err(), "No space left on device"));
  }
  Shell closed("backsmart plan >&-", home);
  CHECK(closed.exit() == kFailed);
  CHECK(contains(closed.err(), "Bad file descriptor"));
  CHECK(home.read(kSaved) == all_well());
}

TEST_CASE("output: a reader that has gone away is no error") {
  const Home home;
  home.write(kSaved, all_well());
  for (const std::string command :
       {"check --template", "check --no-input", "plan", "data show questions --format json"}) {
    CAPTURE(command);
    Shell run(fmt::format("backsmart {}", command), home);
    CHECK(run.unread().exit() == kDone);
    CHECK(run.err().empty());
  }
  Shell head("{ backsmart plan; echo \"exit $?\" >&2; } | head -n 1", home);
  CHECK(std::count(head.out().begin(), head.out().end(), '\n') == 1);
  CHECK(head.err() == "exit 0\n");

  home.write(kSaved, red_flag());
  Shell refusal("backsmart check --no-input", home);
  CHECK(refusal.unread().exit() == kEmergency);
}

// ---- homes that cannot be written ---------------------------------------------------------------

TEST_CASE("home: where nothing can be saved, that is said, and nothing is harmed") {
  const Home home;
  home.write("mine.toml", all_well());
  home.write("in-the-way", "a file");
  home.write("read-only/backsmart/answers.toml", all_well());
  const ReadOnly inner(home.path("read-only/backsmart"));
  const ReadOnly outer(home.path("read-only"));
  const struct {
    std::string data_home;
    const char* says;
  } rows[] = {
      {"/dev/null/x", "cannot make /dev/null/x: Not a directory"},
      {"$HOME/in-the-way", "in-the-way/backsmart: Not a directory"},
      {"$HOME/read-only", "read-only/backsmart/answers.toml: Permission denied"},
      {"$HOME/read-only/other", "read-only/other: Permission denied"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.data_home);
    Shell check(fmt::format("XDG_DATA_HOME={} backsmart check --answers mine.toml", row.data_home),
                home);
    CHECK(check.unrooted().exit() == kFailed);
    CHECK(contains(check.out(), title(Level::self_manage)));
    CHECK(contains(check.err(), row.says));
  }
  CHECK(home.read("read-only/backsmart/answers.toml") == all_well());
  CHECK(home.read("in-the-way") == "a file");
  CHECK(home.files().size() == 3);

  Shell plan("XDG_DATA_HOME=$HOME/read-only backsmart plan", home);
  CHECK(plan.unrooted().exit() == kDone);  // reading is enough for that
}

TEST_CASE("home: without a place to keep it, the check can still be taken") {
  const Home home;
  Terminal check("XDG_DATA_HOME=/dev/null/x XDG_STATE_HOME=/dev/null/x backsmart check", home);
  answer_well(check);
  CHECK(check.exit() == kFailed);
  CHECK(contains(check.screen(), title(Level::self_manage)));
  CHECK(contains(check.latest(), "The answers are not saved."));
  Shell homeless("env -u HOME -u XDG_DATA_HOME -u XDG_STATE_HOME backsmart check --no-input", home);
  CHECK(homeless.exit() == kCannotTell);
  CHECK(home.files().empty());
}

// ---- broken answers files -----------------------------------------------------------------------

TEST_CASE("answers: what is wrong with a file is said with its place, and nothing is harmed") {
  const std::string head = "format = 1\n[answers]\n";
  const std::string brackets(2000, '[');
  const struct {
    std::string name;
    std::string text;
    const char* says;  // %: the path as it was given
  } rows[] = {
      {"no-toml", "format = = 1\n", "%:1:10: error:"},
      {"nested", head + "age = " + brackets, "%:3:"},
      {"nested-whole", head + "age = " + brackets + std::string(2000, ']'), "%:3:"},
      {"twice", head + "age = 40\nage = 41\n", "%:4:1: error:"},
      {"unknown-id", head + "fevre = \"no\"\n", "%:3:1: error:"},
      {"unknown-word", head + "fever = \"mabye\"\n", "%:3:9: error:"},
      {"wrong-type", head + "age = \"forty\"\n", "%:3:7: error:"},
      {"out-of-range", head + "age = 400\n", "%:3:7: error:"},
      {"latin-1", head + "age = 40 # na\xefve\n", "%:3:"},
      {"nul", head + std::string("age = 4\0", 8) + "0\n", "%:3:"},
      {"long-id", head + std::string(100'000, 'x') + " = 1\n", "%:3:1: error:"},
      {"empty", "", "%: error:"},
      {"large", std::string(10'000'000, '#'), "cannot read %: File too large"},
  };
  const Home home;
  home.write(kSaved, all_well());
  for (const auto& row : rows) {
    CAPTURE(row.name);
    home.write(row.name, row.text);
    for (const std::string command : {"check --no-input --answers", "plan -o week.md --answers"}) {
      CAPTURE(command);
      Shell run(fmt::format("backsmart {} {}", command, row.name), home);
      CHECK(run.exit() == kFailed);
      CHECK(run.out().empty());
      CHECK(contains(run.err(), replaced(row.says, "%", row.name)));
      CHECK(run.err().size() < 1000);  // a message, not the file
    }
  }
  CHECK(home.read(kSaved) == all_well());
  CHECK_FALSE(home.has("week.md"));

  // The saved file is no different, and --set does not write over it.
  for (const auto& row : rows) {
    CAPTURE(row.name);
    home.write(kSaved, row.text);
    Shell check("backsmart check --set age=40", home);
    CHECK(check.exit() == kFailed);
    CHECK(contains(check.err(), replaced(row.says, "%", home.path(kSaved))));
    CHECK(home.read(kSaved) == row.text);
  }
}

TEST_CASE("answers: what is no file to read is named, and nobody waits for it") {
  const Home home;
  home.write(kSaved, all_well());
  home.write("locked.toml", all_well());
  REQUIRE(chmod(home.path("locked.toml").c_str(), 0) == 0);
  fs::create_directory(home.path("folder"));
  fs::create_symlink("loop", home.path("loop"));
  REQUIRE(mkfifo(home.path("pipe").c_str(), 0600) == 0);
  const struct {
    std::string file;
    const char* says;
  } rows[] = {
      {"folder", "cannot read folder: Is a directory"},
      {"missing", "cannot read missing: No such file or directory"},
      {"loop", "cannot read loop: Too many levels of symbolic links"},
      {"locked.toml", "cannot read locked.toml: Permission denied"},
      {"pipe", "cannot read pipe: nobody writes to this pipe"},  // after two seconds
      {"/dev/zero", "cannot read /dev/zero: File too large"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.file);
    Shell check(fmt::format("backsmart check --set age=40 --answers {}", row.file), home);
    CHECK(check.unrooted().exit() == kFailed);
    CHECK(check.out().empty());
    CHECK(contains(check.err(), row.says));
  }
  CHECK(home.read(kSaved) == all_well());

  home.write("mine.toml", all_well());
  Shell written("backsmart check --answers pipe & cat mine.toml >pipe; wait $!", home);
  CHECK(written.exit() == kDone);
}

// ---- no plan for someone who should be seen -----------------------------------------------------

TEST_CASE("plan -o: a refusal leaves no file, and the one that is there as it was") {
  const Home home;
  home.write(kSaved, red_flag());
  CHECK(Shell("backsmart plan -o week.md", home).exit() == kEmergency);
  CHECK(home.files() == std::vector<std::string>{kSaved});
  home.write("week.md", "the week before");
  CHECK(Shell("backsmart plan -o week.md", home).exit() == kEmergency);
  CHECK(home.read("week.md") == "the week before");

  home.write(kSaved, all_well());
  CHECK(Shell("backsmart plan -o week.md", home).exit() == kDone);
  CHECK(home.read("week.md").starts_with("# "));
}

TEST_CASE("plan -o: where the file cannot be written, it exits 1 and leaves nothing") {
  const Home home;
  home.write("week.md", "the week before");
  fs::create_directory(home.path("read-only"));
  const ReadOnly folder(home.path("read-only"));
  for (const std::string file :
       {"none/week.md", "week.md/week.md", "read-only", "read-only/week.md"}) {
    CAPTURE(file);
    Shell plan(fmt::format("backsmart plan --example -o {}", file), home);
    CHECK(plan.unrooted().exit() == kFailed);
    CHECK(plan.out().empty());
    CHECK(contains(plan.err(), fmt::format("cannot write {}", file)));
  }
  Shell limited("ulimit -f 0; backsmart plan --example -o week.md", home);
  CHECK(limited.exit() == kFailed);
  CHECK(contains(limited.err(), "cannot write week.md: File too large"));
  CHECK(home.files() == std::vector<std::string>{"week.md"});
  CHECK(home.read("week.md") == "the week before");
}

TEST_CASE("plan: `check --no-input && plan -o week.md` never leaves a plan behind a red flag") {
  const struct {
    std::string id;
    Exit exit;
  } rows[] = {{"leg-numbness", kSeeFirst}, {"unsteady", kSameDay}, {"both-legs", kEmergency}};
  for (const auto& row : rows) {
    CAPTURE(row.id);
    const Home home;
    home.write(kSaved, file_of(with(well_person(), {{row.id, "yes"}})));
    Shell chain("backsmart check --no-input && backsmart plan -o week.md", home);
    CHECK(chain.exit() == row.exit);
    CHECK(home.files() == std::vector<std::string>{kSaved});
    Shell anyway("backsmart check --no-input; backsmart plan -o week.md", home);
    CHECK(anyway.exit() == row.exit);
    CHECK(home.files() == std::vector<std::string>{kSaved});
  }
  const Home home;
  home.write(kSaved, all_well());
  Shell chain("backsmart check --no-input && backsmart plan -o week.md", home);
  CHECK(chain.exit() == kDone);
  CHECK(home.has("week.md"));
}

// ---- nothing gets out ---------------------------------------------------------------------------

TEST_CASE("network: no command opens a socket") {
  const Home home;
  home.write("mine.toml", all_well());
  for (const std::string command :
       {"backsmart", "backsmart --help", "backsmart --version", "backsmart check --help",
        "backsmart check --template", "backsmart check --answers mine.toml",
        "backsmart check --no-input --json", "backsmart plan", "backsmart plan -o week.md",
        "backsmart plan --example", "backsmart data show questions",
        "backsmart data show questions --format json"}) {
    CAPTURE(command);
    Shell run(command, home);
    CHECK(run.offline().exit() == kDone);
    CHECK(run.err().empty());
  }
  Shell asking("printf '40\\nn\\nn\\nq\\n' | backsmart check", home);
  CHECK(asking.offline().exit() == kCannotTell);
  home.write(kSaved, red_flag());
  CHECK(Shell("backsmart plan", home).offline().exit() == kEmergency);
}

TEST_CASE("network: whoever opens a socket there is killed") {
  const auto denied = [](const std::function<void()>& deed) {
    return exit_of_child([&] {
      deny_network();
      deed();
    });
  };
  CHECK(denied([] { getpid(); }) == 0);
  CHECK(denied([] { socket(AF_INET, SOCK_STREAM, 0); }) == -SIGSYS);
  CHECK(denied([] { socket(AF_UNIX, SOCK_DGRAM, 0); }) == -SIGSYS);
  CHECK(denied([] { connect(STDIN_FILENO, nullptr, 0); }) == -SIGSYS);
  CHECK(denied([] {
          int ends[2];
          socketpair(AF_UNIX, SOCK_STREAM, 0, ends);
        }) == -SIGSYS);
  // And what a shell starts is still inside.
  const Home home;
  Shell inside("env grep Seccomp: /proc/self/status", home);
  CHECK(inside.offline().out() == "Seccomp:\t2\n");
}

TEST_CASE("escapes: nothing that was typed or read reaches the terminal as a control sequence") {
  const std::string evil = "e\x1b]0;owned\x07\x1b[2Jvil";
  const Home home;
  home.write(kSaved, all_well());
  home.write("id.toml", "format = 1\n[answers]\n\"e\\u001b[2Jvil\" = \"no\"\n");
  home.write("word.toml", "format = 1\n[answers]\nfever = \"\\u001b[2J\"\n");
  home.write("raw.toml", "format = 1\n[answers]\nfever = \"" + evil + "\"\n");
  home.write("c1.toml", "format = 1\n[answers]\nfever = \"\u009b2J\"\n");
  home.write("comment.toml", "format = 1 # " + evil + "\n");
  home.write(evil, "format = = 1\n");
  home.write("evil", evil);
  for (const std::string line : {
           "backsmart check --answers id.toml",
           "backsmart check --answers word.toml",
           "backsmart check --answers raw.toml",
           "backsmart check --answers c1.toml",
           "backsmart check --answers comment.toml",
           "backsmart check --answers \"$(cat evil)\"",
           "backsmart check --answers \"none/$(cat evil)\"",
           "BACKSMART_ANSWERS=\"$(cat evil)\" backsmart check --set age=40",
           "XDG_DATA_HOME=\"$HOME/evil/$(cat evil)\" backsmart check --set age=40",
           "backsmart check --set \"$(cat evil)\"",
           "backsmart check --set \"$(cat evil)=yes\"",
           "backsmart check --set \"fever=$(cat evil)\"",
           "backsmart check \"$(cat evil)\"",
           "backsmart \"$(cat evil)\"",
           "backsmart \"--$(cat evil)\"",
           "backsmart \"-$(cat evil)\"",
           "backsmart --width \"$(cat evil)\"",
           "backsmart --today \"$(cat evil)\" plan",
           "BACKSMART_TODAY=\"$(cat evil)\" backsmart plan",
           "backsmart --color \"$(cat evil)\"",
           "backsmart data \"$(cat evil)\"",
           "backsmart data show \"$(cat evil)\"",
           "backsmart plan --start \"$(cat evil)\"",
           "backsmart plan --format \"$(cat evil)\"",
           "backsmart plan --days \"$(cat evil)\"",
           "backsmart plan -o \"none/$(cat evil)\"",
           "backsmart plan -o \"week.$(cat evil)\"",
           "backsmart check <evil",
       }) {
    CAPTURE(line);
    Shell run(line, home);
    CHECK(run.exit() != kDone);
    CHECK_FALSE(run.err().empty());
    const std::string shown = run.out() + run.err();
    CHECK_FALSE(has_escapes(shown));
    CHECK_FALSE(contains(shown, "\x07"));
    CHECK_FALSE(contains(shown, "\u009b"));
  }
  CHECK(home.read(kSaved) == all_well());
}

// ---- same inputs, same bytes --------------------------------------------------------------------

TEST_CASE("same bytes: whatever the folder, the time zone, the locale and the way out") {
  const std::string plan_line = "backsmart plan --today 2026-11-20";
  const Home home;
  home.write(kSaved, all_well());
  Shell plan(plan_line, home);
  REQUIRE(plan.exit() == kDone);
  for (const std::string change :
       {"", "TZ=UTC", "TZ=Asia/Tokyo", "TZ=America/Los_Angeles", "LC_ALL=C", "LC_ALL=C.UTF-8",
        "LC_ALL=xx_XX.missing", "LANG=de_DE.UTF-8", "LANGUAGE=fr", "USER=somebody", "TERM=dumb"}) {
    CAPTURE(change);
    const Home other;
    other.write(kSaved, all_well());
    CHECK(Shell(fmt::format("{} {}", change, plan_line), other).out() == plan.out());
  }
  CHECK(Shell(plan_line + " -o week.txt", home).exit() == kDone);
  CHECK(home.read("week.txt") == plan.out());
  CHECK(Shell(plan_line + " | cat", home).out() == plan.out());
  CHECK(Shell(plan_line + " >to.txt", home).exit() == kDone);
  CHECK(home.read("to.txt") == plan.out());

  // Every format and page, too; `cd` is another folder.
  for (const std::string line :
       {"plan --weeks 1-3 --format markdown", "plan --weeks 1-3 --format json",
        "plan --weeks 1-3 --format ics --remind 10", "plan --weeks 1-3 --format html",
        "today --today 2026-11-24", "today --short --today 2026-11-24T06:00",
        "exercise rdl --ascii --today 2026-11-24", "exercise rdl --no-pictures --today 2026-11-24",
        "exercise rdl --svg -", "exercise --suits --format json --today 2026-11-24",
        "learn mornings"}) {
    CAPTURE(line);
    Shell first("backsmart " + line, home);
    REQUIRE(first.exit() == kDone);
    CHECK_FALSE(first.out().empty());
    for (const std::string change :
         {"", "cd /;", "TZ=Asia/Tokyo", "LC_ALL=C", "LC_ALL=de_DE.UTF-8"}) {
      CAPTURE(change);
      CHECK(Shell(fmt::format("{} backsmart {}", change, line), home).out() == first.out());
    }
  }

  // What is saved, too.
  const Home other;
  other.write("mine.toml", all_well());
  CHECK(Shell("TZ=Asia/Tokyo LC_ALL=C backsmart check --answers mine.toml", other).exit() == kDone);
  CHECK(other.read(kSaved) == all_well());
}

TEST_CASE("pictures: their characters are those of the locale, and a dumb terminal gets words") {
  const Home home;
  const auto card = [&home](const std::string& variables, const std::string& flags = "") {
    Shell shell(variables + " backsmart exercise rdl" + flags, home);
    CHECK_EQ(shell.err(), "");
    CHECK_EQ(shell.exit(), kDone);
    return shell.out();
  };
  const std::string ascii = card("", " --ascii");
  const std::string braille = card("LC_ALL=C.UTF-8");
  const std::string words = card("", " --no-pictures");
  CHECK(contains(braille, "\u28ff"));  // all dots of a cell
  CHECK_FALSE(contains(ascii, "\u28ff"));
  CHECK(contains(ascii, "##"));
  CHECK_FALSE(contains(words, "##"));

  const std::pair<std::string, const std::string&> rows[] = {
      {"", ascii},
      {"LANG=de_DE.UTF-8", braille},
      {"LANG=en_GB.utf8", braille},
      {"LANG=de_DE@euro", ascii},
      {"LC_CTYPE=C.UTF-8 LANG=C", braille},
      {"LC_CTYPE=POSIX LANG=C.UTF-8", ascii},
      {"LC_CTYPE= LANG=C.UTF-8", braille},
      {"LC_ALL=C LC_CTYPE=C.UTF-8 LANG=C.UTF-8", ascii},
      {"LC_ALL=xx_XX.UTF-8 LC_CTYPE=C LANG=C", braille},
      {"LC_ALL=C.UTF-8 TERM=dumb", words},
      {"TERM=dumb", words},
  };
  for (const auto& [variables, shown] : rows) {
    CAPTURE(variables);
    CHECK_EQ(card(variables), shown);
  }
  CHECK_EQ(card("LC_ALL=C.UTF-8", " --ascii"), ascii);
  CHECK_EQ(card("LC_ALL=C.UTF-8 TERM=dumb", " --ascii"), words);
}
