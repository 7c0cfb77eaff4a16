// `backsmart completions`: what real shells offer when Tab is pressed.
#include <algorithm>
#include <set>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/command_line.hpp"
#include "cli/completion.hpp"
#include "cli/own_data.hpp"
#include "process.hpp"
#include "render/why_pages.hpp"
#include "shipped.hpp"

using namespace backsmart;

namespace {

using Words = std::vector<std::string>;

Words words_in(const std::string& text) {
  Words words;
  for (const std::string& word : split(text, ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

// ---- what is typed ------------------------------------------------------------------------------

struct Row {
  std::string typed;  // behind "backsmart ", up to the cursor
  std::string offers;
  std::string never;
};

const std::vector<Row>& rows() {
  static const std::vector<Row> kRows = {
      // commands
      {"", "check completions data exercise learn letter plan today why", "--json dead-bug fever="},
      {"pl", "plan", "check"},
      {"--color never pl", "plan", "check"},
      {"--color=never pl", "plan", "check"},
      {"--answers plan to", "today", "check"},
      {"--no-input ch", "check", "plan"},
      {"plan ", "", "check plan dead-bug"},
      // options
      {"--", "--answers --data --today --no-input --color --width --help --version",
       "--json --format --set"},
      {"check --", "--set --template --dry-run --json --answers --data", "--format --week --if"},
      {"plan --",
       "--format --week --weeks --start --remind --example --days --minutes --equipment --level "
       "--color --answers",
       "--json --set --slot"},
      {"plan --w", "--week --weeks --width", "--format"},
      {"plan --example --fo", "--format", "--week"},
      {"today --s", "--short", "--start --set --slot --suits --search"},
      {"plan --j", "", "--json"},
      {"why --", "--if --week --format", "--weeks --json"},
      // words
      {"plan --format ", "text markdown json ics html", "toml --json xml"},
      {"plan --format=", "text markdown json ics html", "toml xml"},
      {"plan --format m", "markdown", "text json"},
      {"letter --format ", "text markdown", "json ics html"},
      {"today --format ", "text markdown json", "ics html toml"},
      {"data --format ", "text toml json", "markdown"},
      {"data show questions --format j", "json", "toml"},
      {"--color ", "auto always never", "yes check"},
      {"plan --color ", "auto always never", "yes check"},
      {"completions ", "bash fish zsh", "powershell"},
      // weeks
      {"plan --week ", "1 2 3 4 5 6 7 8 9 10 11 12", "0 13"},
      {"why --week 1", "1 10 11 12", "2 13"},
      {"plan --weeks ", "1-12 1-4 5-8 9-12", "1 12"},
      // what belongs to a question
      {"plan --days ", "mon tue wed thu fri sat sun none", "unsure"},
      {"plan --days t", "tue thu", "mon"},
      {"plan --days mon,t", "mon,tue mon,thu", "tue mon,mon mon,none"},
      {"plan --equipment dumbbell,band,k", "dumbbell,band,kettlebell", "kettlebell"},
      {"exercise --equipment ", "dumbbell kettlebell band none", "unsure yes"},
      {"plan --level ", "beginner intermediate advanced", "unsure yes"},
      {"plan --minutes ", "", "yes no unsure 30"},
      // ids
      {"exercise dead", "dead-bug", "bird-dog"},
      {"exercise dead-bug b", "", "bird-dog bridge"},
      {"exercise --slot h", "hinge hinge-pattern", "squat"},
      {"learn mor", "mornings", "sitting"},
      {"learn --search mor", "", "mornings"},
      {"why ",
       "level chest-pain-now fever dead-bug daily-breath pain-0-3 hinge strength osteoporosis",
       "mornings S1 questions"},
      {"why dead", "dead-bug", "level"},
      // answers
      {"check --set fev", "fever= fever-over=", "fever dead-bug age="},
      {"check --set fever=", "yes no unsure", "fever-over= none"},
      {"check --set fever=y", "yes", "no unsure"},
      {"check --set=fever=y", "yes", "no unsure"},
      {"check --set=fev", "fever= fever-over=", "yes"},
      {"check --set fever=no --set level=", "beginner intermediate advanced unsure", "yes no none"},
      {"check --set equipment=", "dumbbell band none unsure", "yes"},
      {"check --set equipment=dumbbell,ba", "dumbbell,band dumbbell,ball dumbbell,bar",
       "band none"},
      {"check --set equipment=dumbbell,", "dumbbell,band", "dumbbell,none dumbbell,unsure none"},
      {"check --set age=", "", "yes no unsure none"},
      {"check --set wake-time=06:3", "", "yes no unsure"},
      {"why --if pain-now=", "0 1 2 3 4 5 6 7 8 9 10 unsure", "yes 11"},
      {"why --if train-days=mon,t", "mon,tue mon,thu", "mon,fri tue"},
      {"check --template ", "", "yes no fever="},
      // the data
      {"data ", "show path check verify", "questions floor fever"},
      {"data show ",
       "questions question rule fever dead-bug chest-pain-now S1 mornings osteoporosis",
       "one-level"},
      {"data verify ", "one-level monotone floor plans alive", "fever dead-bug questions"},
      {"data verify floor o", "one-level order-free", "floor"},
      {"data path ", "", "floor fever some.toml"},
      {"--no-input data --json ver", "verify", "show"},
      // files
      {"data check s", "some.toml", "show stenosis"},
      {"plan -o s", "some.toml", "sun squat"},
      {"letter -o so", "some.toml", ""},
      {"--answers s", "some.toml", "some"},
      {"check --data so", "some.toml", "soreness"},
      {"plan s", "", "some.toml"},
      {"why some", "", "some.toml"},
  };
  return kRows;
}

// The word at the cursor, and how much of it a shell may leave out in what it offers.
std::string word_at_cursor(const std::string& typed) { return typed.substr(typed.rfind(' ') + 1); }

std::string lead(const std::string& typed) {
  const std::string word = word_at_cursor(typed);
  return word.substr(0, word.rfind('=') + 1);
}

std::string without_lead(const std::string& word, const std::string& typed) {
  const std::string start = lead(typed);
  return word.starts_with(start) ? word.substr(start.size()) : word;
}

// ---- shells -------------------------------------------------------------------------------------

// One line typed at its prompt, for which `backsmart` prints its arguments.
class Prompt {
 public:
  Prompt(const std::string& command, const Home& home)
      : terminal_("TERM=dumb LC_ALL=C.UTF-8 " + command, home, 400) {}

  // A line as it is after `keys`, its arguments in brackets: "<plan><--week>".
  std::string line(const std::string& keys) {
    std::string all;
    for (const std::string& argument : arguments(keys)) all += "<" + argument + ">";
    return all;
  }

  // `keys` may hold keys for completion.
  Words arguments(const std::string& keys) {
    terminal_.type("backsmart " + keys);
    REQUIRE_MESSAGE(terminal_.asks(), terminal_.screen());
    Words found;
    for (const std::string& line : split(terminal_.latest(), '\n')) {
      if (line.starts_with("<") && line.ends_with(">")) {
        found.push_back(line.substr(1, line.size() - 2));
      }
    }
    return found;
  }

  std::string latest() const { return terminal_.latest(); }

 private:
  Terminal terminal_;
};

constexpr const char* kPrintArguments = "backsmart() { printf '\\n'; printf '<%s>\\n' \"$@\"; }\n";
constexpr const char* kInsertAll = "\x14";  // Ctrl-T

void install(const std::string& shell, const Home& home) {
  Shell print("backsmart completions " + shell + " > script." + shell, home);
  REQUIRE_EQ(print.exit(), kDone);
  REQUIRE_EQ(print.err(), "");
}

constexpr const char* kBash = "bash --noprofile --rcfile bashrc -i";

// `more` is for the start of bash.
void install_bash(const Home& home, const std::string& more = "") {
  install("bash", home);
  home.write("inputrc", "\"\\C-t\": insert-completions\nset enable-bracketed-paste off\n");
  home.write("bashrc", std::string("PS1='  : '\nbind -f inputrc\n") + kPrintArguments + more +
                           "source script.bash\n");
}

constexpr const char* kZsh = "zsh -d -i";

void install_zsh(const Home& home, const std::string& load) {
  install("zsh", home);
  home.write(".zshrc", std::string("PS1='  : '\nunsetopt prompt_sp\n"
                                   "autoload -Uz compinit\n") +
                           load + kPrintArguments +
                           "all-of-them() { _main_complete; compstate[insert]=all; }\n"
                           "zle -C all-of-them complete-word all-of-them\n"
                           "bindkey '^T' all-of-them\nunset zle_bracketed_paste\n");
}

constexpr const char* kSourced = "compinit -D -u\nsource script.zsh\n";

// What stands on the line when everything that is offered is put there.
std::vector<Words> all_offers(const std::string& command, const Home& home,
                              const std::vector<Row>& asked) {
  Prompt prompt(command, home);
  std::vector<Words> all;
  for (const Row& row : asked) {
    Words found = prompt.arguments(row.typed + kInsertAll);
    const std::size_t in_front = words_in("x " + row.typed + "x").size() - 2;
    REQUIRE_MESSAGE(found.size() >= in_front, prompt.latest());
    found.erase(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(in_front));
    const std::string word = word_at_cursor(row.typed);
    if (found == Words{word}) found.clear();  // as it was
    for (std::string& offer : found) offer = without_lead(offer, row.typed);
    all.push_back(found);
  }
  return all;
}

// By word; what it is stands behind a tab.
std::vector<Words> fish_lines(const Home& home, const std::vector<Row>& asked) {
  std::string script = "source script.fish\n";
  for (const Row& row : asked) {
    script += fmt::format("echo '>'\ncomplete -C 'backsmart {}'\n", row.typed);
  }
  home.write("ask.fish", script);
  Shell ask("fish --no-config ask.fish", home);
  REQUIRE_EQ(ask.err(), "");
  std::vector<Words> all;
  for (const std::string& line : split(ask.out(), '\n')) {
    if (line == ">") {
      all.emplace_back();
    } else if (!line.empty()) {
      REQUIRE_FALSE(all.empty());
      all.back().push_back(line);
    }
  }
  return all;
}

std::vector<Words> fish_offers(const Home& home, const std::vector<Row>& asked) {
  std::vector<Words> all = fish_lines(home, asked);
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::string& line : all[i]) {
      line = without_lead(line.substr(0, line.find('\t')), asked[i].typed);
    }
  }
  return all;
}

void check_offers(const std::vector<Row>& asked, const std::vector<Words>& all) {
  REQUIRE_EQ(all.size(), asked.size());
  for (std::size_t i = 0; i < asked.size(); ++i) {
    CAPTURE(asked[i].typed);
    const std::string offered = fmt::format(" {} ", join(all[i], " "));
    CAPTURE(offered);
    const auto is_offered = [&all, i](const std::string& word) {
      return std::find(all[i].begin(), all[i].end(), word) != all[i].end();
    };
    for (const std::string& word : words_in(asked[i].offers)) CHECK_MESSAGE(is_offered(word), word);
    for (const std::string& word : words_in(asked[i].never)) {
      CHECK_MESSAGE(!is_offered(word), word);
    }
  }
}

Home& with_file(Home& home) {
  home.write("some.toml", "");
  return home;
}

// Text that a shell which took it for more than text would act on.
constexpr const char* kOwnData = R"(
[part]
id = "week"

[[question]]
id = "own-shoes"
kind = "choice"
ask = "Shoes? '; touch pwned; ' $(touch pwned) `touch pwned` [x]: {a} %s \\"
why = "Shoes."
words = [{ id = "flat", say = "it's (touch pwned) $(touch pwned) `touch pwned` \\" }, { id = "heeled", say = "'; touch pwned; '" }]
default = "flat"
source = ["OWN"]

[[exercise]]
id = "dead-bug"
remove = true
)";

const std::vector<Row> kOwnRows = {
    {"check --set own-", "own-shoes=", "fever="},
    {"why --if own-shoes=", "flat heeled unsure", "yes no"},
    {"exercise dead", "", "dead-bug"},
    {"why own", "own-shoes", "dead-bug"},
};

}  // namespace

TEST_CASE("completions: bash") {
  Home home;
  install_bash(with_file(home));
  check_offers(rows(), all_offers(kBash, home, rows()));
}

TEST_CASE("completions: bash that does not cut words at '=', and minds unset variables") {
  Home home;
  install_bash(with_file(home), "COMP_WORDBREAKS=${COMP_WORDBREAKS//=}\nset -u\n");
  std::vector<Row> asked = rows();
  // Where it does not cut, readline takes `--answers=so` for the name of a file.
  check_offers(asked, all_offers(kBash, home, asked));
}

TEST_CASE("completions: bash, with Tab") {
  Home home;
  home.write("a file.toml", "");
  install_bash(home);
  Prompt prompt(kBash, home);
  CHECK_EQ(prompt.line("pl\t--fo\tmark\t"), "<plan><--format><markdown>");
  CHECK_EQ(prompt.line("plan --format=mark\t"), "<plan><--format=markdown>");
  CHECK_EQ(prompt.line("check --set fever-o\tn\t--js\t"), "<check><--set><fever-over=no><--json>");
  CHECK_EQ(prompt.line("check --set=equipment=dumb\t,kett\t"),
           "<check><--set=equipment=dumbbell,kettlebell>");
  CHECK_EQ(prompt.line("plan --days mo\t,tu\t --exa\t"), "<plan><--days><mon,tue><--example>");
  CHECK_EQ(prompt.line("plan -o a\t--exa\t"), "<plan><-o><a file.toml><--example>");
  CHECK_EQ(prompt.line("--answers=a\tpl\t"), "<--answers=a file.toml><plan>");
  CHECK_EQ(prompt.line("--answers 'b c.toml' pl\t"), "<--answers><b c.toml><plan>");
}

TEST_CASE("completions: fish") {
  Home home;
  install("fish", with_file(home));
  check_offers(rows(), fish_offers(home, rows()));
}

TEST_CASE("completions: zsh") {
  Home home;
  install_zsh(with_file(home), kSourced);
  check_offers(rows(), all_offers(kZsh, home, rows()));
}

TEST_CASE("completions: zsh, from a folder of functions and with Tab") {
  Home home;
  home.write("a file.toml", "");
  install_zsh(home,
              "mkdir -p functions\ncp script.zsh functions/_backsmart\n"
              "fpath=(~/functions $fpath)\ncompinit -D -u\n");
  Prompt prompt(kZsh, home);
  CHECK_EQ(prompt.line("pl\t--fo\tmark\t"), "<plan><--format=markdown>");
  CHECK_EQ(prompt.line("plan --format mark\t"), "<plan><--format><markdown>");
  CHECK_EQ(prompt.line("check --set fever-o\tn\t --js\t"), "<check><--set><fever-over=no><--json>");
  CHECK_EQ(prompt.line("plan --days mo\ttu\t --exa\t"), "<plan><--days><mon,tue><--example>");
  CHECK_EQ(prompt.line("plan -o a\t--exa\t"), "<plan><-o><a file.toml><--example>");
  CHECK_EQ(prompt.line("plan --days mo\t"), "<plan><--days><mon>");
}

TEST_CASE("completions: zsh and fish tell what each word is") {
  Home home;
  install_zsh(home, kSourced);
  {
    Prompt prompt(kZsh, home);
    prompt.arguments("plan --format \t");
    CHECK(contains(prompt.latest(), "markdown  -- for notes and web pages"));
    prompt.arguments("check --set fev\t\t");
    CHECK(contains(prompt.latest(), "-- fever (38 C or more)"));
  }
  install("fish", home);
  const std::vector<Row> asked = {{"plan --format m", "", ""}, {"plan --ex", "", ""}};
  const auto lines = fish_lines(home, asked);
  REQUIRE_EQ(lines.size(), 2);
  CHECK_EQ(lines[0], Words{"markdown\tfor notes and web pages"});
  CHECK_EQ(lines[1], Words{"--example\ta week for a person without limits; needs no answers"});
}

TEST_CASE("completions: own data is there, and its text is text to every shell") {
  Home home;
  home.write("config/backsmart/data/own.toml", kOwnData);
  install_bash(home);
  install_zsh(home, kSourced);
  install("fish", home);
  check_offers(kOwnRows, all_offers(kBash, home, kOwnRows));
  check_offers(kOwnRows, all_offers(kZsh, home, kOwnRows));
  check_offers(kOwnRows, fish_offers(home, kOwnRows));
  CHECK_FALSE(home.has("pwned"));
  const std::vector<Row> asked = {{"why --if own-shoes=f", "", ""}};
  CHECK_EQ(fish_lines(home, asked).front(),
           Words{"own-shoes=flat\tit's (touch pwned) $(touch pwned) `touch pwned` \\"});
}

TEST_CASE("completions: a script needs no answers, and says which shells there are") {
  for (const std::string shell : {"bash", "fish", "zsh"}) {
    Cli script("completions " + shell);
    CHECK_EQ(script.exit(), kDone);
    CHECK_EQ(script.err(), "");
    CHECK_EQ(Cli("completions " + shell).answers("broken = = [").out(), script.out());
  }
  Cli none("completions");
  CHECK_EQ(none.exit(), kUsage);
  CHECK_EQ(none.err(), "backsmart: completions what?\n  hint: write backsmart completions fish\n");
  Cli wrong("completions tcsh");
  CHECK_EQ(wrong.exit(), kUsage);
  CHECK_EQ(wrong.err(),
           "backsmart: completions takes bash, fish or zsh, not 'tcsh'\n"
           "  hint: write backsmart completions bash\n");
  Cli broken("completions bash");
  broken.file("config/backsmart/data/own.toml", "[[rule]\n");
  CHECK_EQ(broken.exit(), kFailed);
  CHECK_EQ(broken.out(), "");
  CHECK(contains(broken.err(), "own.toml:1:"));
}

TEST_CASE("completions: every option that takes a value has a place") {
  const auto loaded = load_data({}, {});
  const Completions completions = completions_of(command_line(), std::get<WorkingData>(loaded));
  std::set<std::string> keys;
  for (const Places& places : completions.places)
    keys.insert(places.keys.begin(), places.keys.end());
  for (const CommandSpec& command : command_line().commands) {
    for (const OptionSpec& option : command.options) {
      if (!option.takes_value() || option.positional()) continue;
      CHECK_EQ(keys.count(fmt::format("{} {}", command.name, option.name())), 1);
    }
  }
  for (const OptionSpec& option : command_line().everywhere) {
    CHECK_EQ(keys.count(std::string(option.name())), option.takes_value() ? 1 : 0);
  }
}

TEST_CASE("completions: what is offered, the program takes") {
  const auto loaded = load_data({}, {});
  const Completions completions = completions_of(command_line(), std::get<WorkingData>(loaded));
  const Ruleset& rules = shipped().rules;
  std::size_t questions = 0;
  for (const Places& places : completions.answers) {
    for (const std::string& id : places.keys) {
      ++questions;
      const Question& question =
          rules.questions[static_cast<std::size_t>(*find_question(rules, id))];
      std::vector<Candidate> words = places.offer.words;
      words.insert(words.end(), places.offer.alone.begin(), places.offer.alone.end());
      for (const Candidate& word : words) {
        CHECK_MESSAGE(parse_answer(question, word.word), id << "=" << word.word);
      }
    }
  }
  CHECK_EQ(questions, rules.questions.size());

  std::set<std::string> offered;
  const Offer& reasons = offer_at(completions, "why");
  for (const Candidate& word : reasons.words) offered.insert(word.word);
  for (const WordList& list : completions.lists) {
    const auto& lists = reasons.lists;
    if (std::find(lists.begin(), lists.end(), list.name) == lists.end()) continue;
    for (const Candidate& word : list.words) offered.insert(word.word);
  }
  const auto ids = ids_to_explain(shipped());
  CHECK_EQ(offered, std::set<std::string>(ids.begin(), ids.end()));

  for (const WordList& list : completions.lists) {
    CHECK_EQ(Cli("data show " + list.name).exit(), kDone);
    CHECK_EQ(Cli("data show " + list.words.back().word).exit(), kDone);
  }
  for (const Candidate& word : offer_at(completions, "plan --format").words) {
    CHECK_EQ(Cli("plan --example --format " + word.word).exit(), kDone);
  }
  for (const Candidate& word : offer_at(completions, "plan --weeks").words) {
    CHECK_EQ(Cli("plan --example --format json --weeks " + word.word).exit(), kDone);
  }
  for (const Candidate& word : offer_at(completions, "exercise --slot").words) {
    CHECK_EQ(Cli("exercise --slot " + word.word).exit(), kDone);
  }
}
