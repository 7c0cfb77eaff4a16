// Somebody who wants to get a plan that is not for them, spoil the answers, take over the screen or
// the file that they are shown, or keep the program busy for ever.
#include <algorithm>
#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/files.hpp"
#include "own_data.hpp"
#include "process.hpp"
#include "render/report.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

namespace fs = std::filesystem;

std::string file_of(const Answers& answers, const std::string& asked = "2026-11-20T08:15") {
  return encode_answers({answers, parse_date_time(asked), parse_date("2026-11-16")},
                        shipped().rules);
}

const std::string& all_well() {
  static const std::string text = file_of(well_person());
  return text;
}

// A person of each level that refuses a plan, one who cannot tell, and what `plan` exits with.
struct Refused {
  const char* id;
  const char* value;
  Exit exit;
};
constexpr Refused kRefused[] = {{"leg-numbness", "yes", kSeeFirst},
                                {"unsteady", "yes", kSameDay},
                                {"both-legs", "unsure", kSameDay},
                                {"both-legs", "yes", kEmergency},
                                {"any-legs", "unsure", kCannotTell}};

Answers of(const Refused& person) { return with(well_person(), {{person.id, person.value}}); }

// Whether it tells how often to do something: "2 × 8".
bool has_dose(const std::string& text) { return contains(text, " × "); }

bool names_exercise(const std::string& text) {
  const auto& all = shipped().catalogue.exercises;
  return std::any_of(all.begin(), all.end(), [&](const Exercise& exercise) {
    return exercise.id != "walk-easy" && contains(text, exercise.name);  // advice has easy walks
  });
}

// A rule of own data, as strict as can be: with it there is no plan for anybody.
constexpr const char* kNobody =
    "[[rule]]\nid = \"nobody\"\nlevel = \"emergency\"\nwhen = \"age >= 10\"\nsay = \"Nobody.\"\n"
    "source = [\"OWN\"]\n";

}  // namespace

// ---- a plan for whom there is none --------------------------------------------------------------

TEST_CASE("hostile: no command tells somebody who must be seen anything of a plan") {
  for (const Refused& person : kRefused) {
    const Home home;
    home.write(kSaved, file_of(of(person)));
    for (const std::string line :
         {"plan",
          "plan --format markdown",
          "plan --format json",
          "plan --format ics",
          "plan --format html",
          "plan --weeks 1-12",
          "plan -o {home}/week.md",
          "plan --start 2026-12-01 --days mon --minutes 20 --equipment none --level advanced",
          "plan --today 2026-11-25",
          "plan --today 2026-11-01",
          "today",
          "today --short",
          "today --format json",
          "today --format markdown",
          "exercise --suits",
          "exercise --suits --format json",
          "why",
          "why --format json",
          "why dead-bug",
          "why daily",
          "why hinge --format markdown",
          "why daily --format json",
          "why --if equipment=dumbbell",
          "why --if age=40 --format json",
          "why --if any-legs=no",
          "why --if both-legs=no",
          "check --no-input --dry-run",
          "check --no-input --dry-run --json",
          "letter",
          "letter --format markdown",
          "letter -o {home}/letter.txt"}) {
      CAPTURE(person.id);
      CAPTURE(line);
      Cli command(line);
      command.at(home);
      const std::string told = command.out() + home.read("letter.txt");
      CHECK_FALSE(has_dose(told));
      CHECK_FALSE(names_exercise(told));
      CHECK_FALSE(home.has("week.md"));
      const bool plans = line.starts_with("plan") || line.starts_with("today");
      if (plans) CHECK_EQ(command.out(), "");
      if (plans) CHECK_EQ(command.exit(), person.exit);
    }
    if (person.exit < kSeeFirst) continue;
    for (const std::string line : {"exercise dead-bug", "exercise dead-bug --format json"}) {
      CAPTURE(line);
      CHECK_FALSE(has_dose(Cli(line).at(home).out()));
    }
  }
}

TEST_CASE("hostile: whoever must be seen gets no example week to follow either") {
  for (const Refused& person : kRefused) {
    if (person.exit == kCannotTell) continue;
    CAPTURE(person.id);
    const Home home;
    for (const std::string asked :
         {"2026-11-20T08:15", "2030-01-01"}) {  // a wrong date clears none
      CAPTURE(asked);
      home.write(kSaved, file_of(of(person), asked));
      for (const std::string format : {"text", "markdown", "json", "ics", "html"}) {
        Cli example("plan --example --format " + format);
        example.at(home);
        CHECK_EQ(example.out(), "");
        CHECK_EQ(example.exit(), person.exit);
      }
    }
    home.write("week.md", "the week before");
    Cli file("plan --example -o {home}/week.md");
    CHECK_EQ(file.at(home).exit(), person.exit);
    CHECK_EQ(home.read("week.md"), "the week before");
    CHECK(contains(file.err(), "do not follow it"));
  }
  // It needs no answers: what says nothing, or nothing any more, stands in nobody's way.
  for (const std::string& answers :
       {all_well(), std::string("broken"),
        file_of(with(well_person(), {{"both-legs", "yes"}}), "2026-01-01")}) {
    CAPTURE(answers);
    Cli example("plan --example");
    CHECK_EQ(example.answers(answers).exit(), kDone);
    CHECK(has_dose(example.out()));
    CHECK_EQ(example.err(), "");
  }
}

TEST_CASE("hostile: another file does not mend a date in the future") {
  const std::string other = "format = 1\nasked = 2026-11-20\n[answers]\nequipment = [\"band\"]\n";
  for (const std::string order : {"--answers {home}/far.toml --answers {home}/other.toml ",
                                  "--answers {home}/other.toml --answers {home}/far.toml "}) {
    for (const std::string command :
         {"plan", "today", "exercise --suits", "letter", "why dead-bug", "check --dry-run"}) {
      CAPTURE(order + command);
      Cli run(order + command);
      run.file("far.toml", file_of(well_person(), "2030-01-01")).file("other.toml", other);
      CHECK_EQ(run.out(), "");
      CHECK_EQ(run.exit(), kCannotTell);
      CHECK(contains(run.err(), "dated 2030-01-01T00:00:00"));
    }
  }
  Cli tomorrow("--answers {home}/a.toml --answers {home}/b.toml plan");  // clocks differ
  tomorrow.file("a.toml", file_of(well_person(), "2026-11-21")).file("b.toml", other);
  CHECK_EQ(tomorrow.exit(), kDone);
}

TEST_CASE("hostile: a date that calendars cannot write is no start") {
  for (const std::string line :
       {"plan --example --format ics --start 9999-12-31", "plan --example --start 0000-01-01",
        "plan --example --today 9999-12-31"}) {
    CAPTURE(line);
    Cli plan(line);
    CHECK_EQ(plan.exit(), kUsage);
    CHECK_EQ(plan.out(), "");
  }
}

TEST_CASE("hostile: own rules that cannot be read are missed, not passed over") {
  const Home home;
  home.write("mine.toml", all_well());
  home.write("locked/a.toml", kNobody);
  home.write("config/backsmart/data/a.toml", kNobody);
  fs::create_directory_symlink("unmounted", home.path("link"));
  const std::string plan = "backsmart plan --answers mine.toml";
  CHECK_EQ(Shell(plan, home).exit(), kEmergency);
  for (const std::string folder : {"locked", "config/backsmart/data"}) {
    REQUIRE_EQ(chmod(home.path(folder).c_str(), 0), 0);
  }
  for (const std::string& line :
       {"XDG_CONFIG_HOME=$HOME/config " + plan, plan + " --data locked",
        "BACKSMART_DATA=locked " + plan, plan + " --data link", "BACKSMART_DATA=link " + plan}) {
    CAPTURE(line);
    Shell run(line, home);
    CHECK_EQ(run.unrooted().exit(), kFailed);
    CHECK_EQ(run.out(), "");
    CHECK(contains(run.err(), "backsmart: cannot read "));
  }
  Shell path("backsmart data path", home);
  CHECK(contains(path.unrooted().out(), "the usual folder: Permission denied"));
  for (const std::string folder : {"locked", "config/backsmart/data"}) {
    REQUIRE_EQ(chmod(home.path(folder).c_str(), 0700), 0);
  }
  // A file by that name is one of own data, as behind --data.
  fs::remove_all(home.path("config/backsmart/data"));
  home.write("config/backsmart/data", kNobody);
  CHECK_EQ(Shell(plan, home).exit(), kEmergency);
  fs::remove_all(home.path("config/backsmart"));
  home.write("config/backsmart", "below a file there is nothing");
  CHECK_EQ(Shell(plan, home).exit(), kDone);
}

// ---- the answers file ---------------------------------------------------------------------------

namespace {

// Longer than what a pipe or a page holds, so that a write could be cut.
std::string long_text(char c) { return std::string(300'000, c); }

bool is_whole(const std::string& text) { return text == long_text('a') || text == long_text('b'); }

// A process that saves one text after the other, until it is killed or a save fails.
pid_t start_saving(const std::string& path) {
  const pid_t pid = fork();
  REQUIRE(pid >= 0);
  if (pid > 0) return pid;
  try {
    for (bool first = true;; first = !first) write_private(path, long_text(first ? 'a' : 'b'));
  } catch (const std::runtime_error&) {
    _exit(kFailed);
  }
}

// Whether no save had failed until then.
bool kill_saving(pid_t pid) {
  int status = 0;
  ::kill(pid, SIGKILL);
  return waitpid(pid, &status, 0) == pid && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

void make_older(const std::string& path, int seconds) {
  const timespec then{std::time(nullptr) - seconds, 0};
  const timespec times[] = {then, then};
  REQUIRE_EQ(utimensat(AT_FDCWD, path.c_str(), times, AT_SYMLINK_NOFOLLOW), 0);
}

}  // namespace

TEST_CASE("hostile: whoever is killed while saving leaves the old answers or the new ones") {
  const Home home;
  const std::string path = home.path("data/answers.toml");
  write_private(path, long_text('a'));
  for (int round = 0; round < 60; ++round) {
    const pid_t pid = start_saving(path);
    usleep(static_cast<useconds_t>(round * 97));
    REQUIRE(kill_saving(pid));
    REQUIRE(is_whole(home.read("data/answers.toml")));
  }
  // What is left over is private, and gone with the first save an hour later.
  for (const std::string& name : home.files()) {
    CHECK_EQ(home.mode(name), 0600);
    make_older(home.path(name), 2 * 3600);
  }
  write_private(path, "new");
  CHECK_EQ(home.files(), std::vector<std::string>{"data/answers.toml"});
}

TEST_CASE("hostile: of two who save at once one wins, whole") {
  const Home home;
  const std::string path = home.path("data/answers.toml");
  write_private(path, long_text('a'));
  const pid_t one = start_saving(path);
  const pid_t two = start_saving(path);
  for (int i = 0; i < 200; ++i) {
    const std::string read = read_file(path, kMostAnswerBytes);
    CHECK_MESSAGE(is_whole(read), read.size());
  }
  CHECK(kill_saving(one));
  CHECK(kill_saving(two));
  CHECK(is_whole(home.read("data/answers.toml")));
  CHECK_EQ(home.mode("data/answers.toml"), 0600);
}

TEST_CASE("hostile: only what a save has left for an hour is swept away") {
  const Home home;
  const std::vector<std::string> stay = {".backsmart-",      ".backsmart-7-0.bak",
                                         ".backsmart-notes", ".backsmart-young",
                                         "backsmart-7-0",    "notes"};
  for (const std::string& name : stay) home.write("data/" + name, "mine");
  fs::create_symlink("notes", home.path("data/.backsmart-7-1"));
  fs::create_directory(home.path("data/.backsmart-7-2"));
  home.write("data/.backsmart-7-0", "left over");
  for (const auto& entry : fs::directory_iterator(home.path("data"))) {
    make_older(entry.path().native(), 2 * 3600);
  }
  home.write("data/.backsmart-8-0", "somebody still writes");
  write_private(home.path("data/answers.toml"), "new");
  std::vector<std::string> left = {"data/.backsmart-7-1", "data/.backsmart-8-0",
                                   "data/answers.toml"};
  for (const std::string& name : stay) left.push_back("data/" + name);
  std::sort(left.begin(), left.end());
  CHECK_EQ(home.files(), left);
  CHECK(home.has("data/.backsmart-7-2"));
}

TEST_CASE("hostile: no umask opens the answers to others or closes them to their owner") {
  for (const std::string mask : {"000", "022", "177", "277", "777"}) {
    CAPTURE(mask);
    const Home home;
    home.write("mine.toml", all_well());
    Shell check(fmt::format("umask {}; backsmart check --answers mine.toml", mask), home);
    CHECK_EQ(check.unrooted().exit(), kDone);
    CHECK_EQ(home.mode(kSaved), 0600);
    CHECK_EQ(home.mode("data/backsmart"), 0700);
    CHECK_EQ(home.mode("data"), 0700);
    Shell plan("backsmart plan", home);
    CHECK_EQ(plan.unrooted().exit(), kDone);
  }
}

TEST_CASE("hostile: when a sign cannot be saved, the plan of before is warned of") {
  const Home home;
  home.write(kSaved, all_well());
  home.write("mine.toml", file_of(with(well_person(), {{"both-legs", "yes"}})));
  Shell check("ulimit -f 0; backsmart check --answers mine.toml | cat", home);
  CHECK(contains(check.out(), "emergency"));
  CHECK(contains(check.err(),
                 "answers.toml: File too large\nThe answers are not saved.\n"
                 "Those of before stay. A plan would still follow them: do not use "
                 "it.\n"));
  CHECK_EQ(home.read(kSaved), all_well());
  CHECK_EQ(home.files(), std::vector<std::string>{kSaved, "mine.toml"});
}

TEST_CASE("hostile: what is no file is never written to, nor waited for") {
  const Home home;
  home.write("mine.toml", all_well());
  REQUIRE_EQ(mkfifo(home.path("fifo").c_str(), 0600), 0);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  home.path("socket").copy(address.sun_path, sizeof address.sun_path - 1);
  REQUIRE_EQ(bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  fs::create_directory(home.path("folder"));
  for (const std::string file : {"fifo", "socket", "folder"}) {
    CAPTURE(file);
    Shell check(fmt::format("BACKSMART_ANSWERS={} backsmart check --answers mine.toml", file),
                home);
    CHECK_EQ(check.exit(), kFailed);
    CHECK(contains(check.err(), fmt::format("cannot write {}: not a regular file", file)));
  }
  close(socket);
}

TEST_CASE("hostile: a file that was locked is not replaced by a plan") {
  const Home home;
  home.write("week.md", "mine");
  REQUIRE_EQ(chmod(home.path("week.md").c_str(), 0444), 0);
  Shell plan("backsmart plan --example -o week.md", home);
  CHECK_EQ(plan.unrooted().exit(), kFailed);
  CHECK_EQ(plan.err(), "backsmart: cannot write week.md: Permission denied\n");
  CHECK_EQ(home.read("week.md"), "mine");
  CHECK_EQ(home.files(), std::vector<std::string>{"week.md"});
}

TEST_CASE("hostile: closed streams do not end up in the answers") {
  for (const std::string closed : {">&-", "2>&-", "<&-", "<&- >&- 2>&-"}) {
    CAPTURE(closed);
    const Home home;
    home.write("mine.toml", all_well());
    Shell check(fmt::format("backsmart check --answers mine.toml {}", closed), home);
    CHECK_EQ(check.exit(), contains(" " + closed, " >&-") ? kFailed : kDone);
    CHECK_EQ(home.read(kSaved), all_well());
  }
}

TEST_CASE("hostile: a folder in which everybody may change the answers is told of") {
  const struct {
    mode_t mode;
    bool told;
  } rows[] = {{0777, true}, {01777, false}, {0755, false}, {0700, false}};
  for (const auto& row : rows) {
    CAPTURE(row.mode);
    const Home home;
    home.write("mine.toml", all_well());
    fs::create_directories(home.path("data/backsmart"));
    REQUIRE_EQ(chmod(home.path("data/backsmart").c_str(), row.mode), 0);
    Cli check("check --answers {home}/mine.toml");
    CHECK_EQ(check.at(home).exit(), kDone);
    CHECK_EQ(check.err(), row.told ? "Everybody on this machine may write to {home}/data/backsmart "
                                     "and so change your answers.\n"
                                     "Close it: chmod go-w {home}/data/backsmart\n"
                                   : "");
  }
}

// ---- the screen, and the file that is read ------------------------------------------------------

namespace {

// A topic that says `said`, as it stands between quotes.
std::string topic(const std::string& said) {
  return "[[topic]]\nid = \"mine\"\ntitle = \"Mine\"\ngroup = \"G\"\nsay = " + said +
         "\nfact = [{ say = \"a\", sure = \"weak\", source = [\"OWN\"] }, "
         "{ say = \"b\", sure = \"weak\", source = [\"OWN\"] }]\n";
}

}  // namespace

TEST_CASE("hostile: own data cannot hold what drives a terminal") {
  const struct {
    const char* escape;
    const char* name;
  } rows[] = {{"\\u0000", "U+0000"}, {"\\u001b[2J", "U+001B"}, {"\\u0007", "U+0007"},
              {"\\u007f", "U+007F"}, {"\\u009b31m", "U+009B"}, {"\\u202e", "U+202E"},
              {"\\u2066", "U+2066"}, {"\\u200f", "U+200F"},    {"\\u2028", "U+2028"},
              {"\\b", "U+0008"},     {"\\U0000061c", "U+061C"}};
  for (const auto& row : rows) {
    CAPTURE(row.escape);
    const std::string said = fmt::format(
        ": this holds the character {}, which no page may show – leave it out\n", row.name);
    CHECK_EQ(refused({topic(fmt::format("\"a{}b\"", row.escape))}), "own.toml:5:7" + said);
    const std::string named = fmt::format("[define]\n\"a{}b\" = \"fever\"\n", row.escape);
    CHECK_EQ(refused({named}), "own.toml:2:1" + said);
  }
  CHECK_EQ(refused({topic("\"腰 🏋🏽‍♀️ é\"")}), "");
}

TEST_CASE("hostile: a line break in own data begins no line of its own") {
  const std::string sneaky = R"("One.\nfever = \"no\"\r\nBEGIN:VEVENT\n[answers]\tx")";
  const std::string own =
      "[part]\nid = \"habits\"\n[[question]]\nid = \"mine\"\nkind = \"choice\"\nask = " + sneaky +
      "\nwhy = " + sneaky + "\nwords = [{ id = \"a\", say = " + sneaky +
      " }]\nsource = [\"OWN\"]\n[[exercise]]\nid = \"breath-supine\"\nname = " + sneaky + "\n" +
      topic("\"\"\"\nTwo\nlines.\"\"\"");
  const auto lines_of = [&](const std::string& command) {
    Cli run("--data {home}/own.toml " + command);
    run.file("own.toml", own).answers(all_well());
    CHECK_EQ(run.exit(), kDone);
    return split(run.out(), '\n');
  };
  const std::string on_one_line = R"(One. fever = "no"  BEGIN:VEVENT [answers] x)";
  for (const std::string& line : lines_of("check --template")) {
    CAPTURE(line);
    const bool is_entry = !line.empty() && !line.starts_with('#');
    if (is_entry) {
      CHECK((line == "format = 1" || line.starts_with("asked = ") || line == "[answers]"));
    }
  }
  CHECK_EQ(lines_of("data show questions").size(), shipped().rules.questions.size() + 2);
  bool shown = false;
  for (const std::string& line : lines_of("data show questions")) {
    shown = shown || line.ends_with(on_one_line);
  }
  CHECK(shown);
  const auto count = [](const std::vector<std::string>& lines, const std::string& line) {
    return std::count(lines.begin(), lines.end(), line);
  };
  CHECK_EQ(count(lines_of("plan --format ics"), "BEGIN:VEVENT\r"), 14);
  CHECK_EQ(count(lines_of("learn mine"), "Two lines."), 1);
  CHECK_EQ(count(lines_of("data show mine"), "say = \"Two lines.\""), 1);
}

TEST_CASE("hostile: what is shown as TOML reads back to what it was") {
  const std::string own = topic(R"('a "quote", a \ and a # [x] = 1 {y}')") +
                          "[define]\n\"odd name\" = \"fever or\\n  leg-pain\"\n";
  Cli once("--data {home}/own.toml data show mine");
  once.file("own.toml", own);
  Cli again("--data {home}/own.toml data show mine");
  again.file("own.toml", once.out());
  CHECK_EQ(once.exit(), kDone);
  CHECK_EQ(again.out().substr(again.out().find('\n')), once.out().substr(once.out().find('\n')));
  Cli define("--data {home}/own.toml data show define");
  define.file("own.toml", own);
  CHECK(contains(define.out(), "\"odd name\" = \"fever or   leg-pain\"\n"));
}

TEST_CASE("hostile: markdown is neither a list, nor code, nor a link, where a text only says so") {
  const struct {
    const char* text;
    const char* markdown;
  } rows[] = {
      {"~~~", "\\~\\~\\~"},  // would hide all that follows, when to stop as well
      {"- x", "\\- x"},
      {"+ x", "\\+ x"},
      {"---", "\\---"},
      {"=", "\\="},
      {"12. x", "12\\. x"},
      {"1) x", "1\\) x"},
      {"12", "12"},
      {"1.5 kg", "1.5 kg"},
      {"1.", "1\\."},
      {"    x", "x"},
      {"see https://x.example", "see https\\://x.example"},
      {"see WWW.x.example", "see WWW\\.x.example"},
      {"3:00. Then: x.", "3:00. Then: x."},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK_EQ(to_markdown({Paragraph{row.text}}), fmt::format("{}\n", row.markdown));
    CHECK_EQ(to_markdown({Bullets{{row.text}}}), fmt::format("- {}\n", row.markdown));
    CHECK_EQ(to_markdown({Card{1, "n", "", {row.text}}}),
             fmt::format("**1\\. n**\n\n- {}\n", row.markdown));
  }
}

TEST_CASE("hostile: no flag sends back what drives a terminal") {
  const Home home;
  home.write(kSaved, all_well());
  home.write("evil", "e\x1b]0;owned\x07\x1b[2J\x7f\u009b\u202e\u200f\xff\nvil");
  for (const std::string line : {"--no-input=\"$(cat evil)\" plan",
                                 "plan --example=\"$(cat evil)\"",
                                 "check --json=\"$(cat evil)\"",
                                 "today --short=\"$(cat evil)\"",
                                 "exercise --suits=\"$(cat evil)\"",
                                 "exercise \"$(cat evil)\"",
                                 "exercise --slot \"$(cat evil)\"",
                                 "exercise --equipment \"$(cat evil)\"",
                                 "learn \"$(cat evil)\"",
                                 "why \"$(cat evil)\"",
                                 "why --week \"$(cat evil)\"",
                                 "why --if \"$(cat evil)\"",
                                 "why --if \"$(cat evil)=1\"",
                                 "why --if age=\"$(cat evil)\"",
                                 "letter -o \"$(cat evil).pdf\"",
                                 "letter -o \"none/$(cat evil)\" --format text",
                                 "data verify \"$(cat evil)\"",
                                 "data verify --cases \"$(cat evil)\"",
                                 "data check \"$(cat evil)\"",
                                 "--data \"$(cat evil)\" plan",
                                 "plan --week \"$(cat evil)\"",
                                 "plan --remind \"$(cat evil)\" --format ics",
                                 "plan --minutes \"$(cat evil)\""}) {
    CAPTURE(line);
    Shell run("backsmart " + line, home);
    CHECK_NE(run.exit(), kDone);
    for (const std::string& shown : split(run.out() + run.err(), '\n')) {
      CHECK_EQ(shown, printable(shown));
    }
  }
}

// ---- time ---------------------------------------------------------------------------------------

TEST_CASE("hostile: a condition as long as a file is given up soon") {
  const auto many = [](int count, const std::string& word) {
    return replaced(std::string(static_cast<std::size_t>(count), '%'), "%", word);
  };
  const Home home;
  home.write("nested.toml", many(400'000, "(") + "fever" + many(400'000, ")"));
  home.write("denied.toml", many(200'000, "not ") + "fever");
  home.write("joined.toml", many(90'000, "fever or ") + "fever");
  home.write("listed.toml", "at least 3 of (" + many(100'000, "fever, ") + "fever)");
  for (const std::string name : {"nested", "denied", "joined", "listed"}) {
    CAPTURE(name);
    home.write(name + ".toml", replaced(kNobody, "age >= 10", home.read(name + ".toml")));
    Shell plan(fmt::format("backsmart --data {}.toml plan --example", name), home);
    CHECK_EQ(plan.exit(), kFailed);
    CHECK(plan.err().starts_with(name + ".toml:4:"));
    CHECK(contains(plan.err(), "the condition is "));
  }
}

TEST_CASE("hostile: Ctrl-C ends a proof at once") {
  const Home home;
  Shell verify("timeout --preserve-status -s INT 1 backsmart data verify --cases 10000000", home);
  CHECK_EQ(verify.exit(), kInterrupted);
  CHECK_FALSE(contains(verify.out(), "Everything holds"));
}
