#include "cli/parse_args.hpp"

#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/help.hpp"
#include "cli/misuse.hpp"

namespace backsmart {
namespace {

struct Bound {
  const OptionSpec* spec;
  const CLI::Option* parsed;
};

// CLI11 keeps references to the options and to this, so it stays where it is.
class Parser {
 public:
  explicit Parser(const CommandLine& line);

  // Throws what CLI11 throws.
  void parse(const std::vector<std::string>& args);

  // Nothing when no command was typed, or not yet when `parse` threw.
  const CommandSpec* command() const { return command_; }
  // What nothing takes. What follows "--" is left over even where CLI11 lets it pass.
  std::vector<std::string> left_over() const { return app_.remaining(/*recurse=*/true); }
  std::optional<Stop> check_words() const;
  std::vector<std::string_view> typed() const;

  Options options;

 private:
  void add(CLI::App& app, const OptionSpec& spec);

  CLI::App app_;
  const CommandSpec* command_ = nullptr;
  std::vector<Bound> bound_;
};

Parser::Parser(const CommandLine& line) : app_("", "backsmart") {
  app_.set_help_flag();  // CLI11 makes one by itself
  app_.require_subcommand(0, 1);
  for (const OptionSpec& spec : line.everywhere) add(app_, spec);
  for (const CommandSpec& command : line.commands) {
    CLI::App& sub = *app_.add_subcommand(std::string(command.name));
    sub.fallthrough();
    sub.set_help_flag();  // falls through to the one above
    // Only the command that is typed gets its options: a prompt asks for `today` all day long.
    sub.preparse_callback([this, &command, &sub](std::size_t) {
      command_ = &command;
      for (const OptionSpec& spec : command.options) add(sub, spec);
    });
  }
}

void Parser::add(CLI::App& app, const OptionSpec& spec) {
  const bool two = !spec.short_name.empty() && !spec.long_name.empty();
  const std::string names =
      spec.positional() ? std::string(spec.placeholder)
                        : fmt::format("{}{}{}", spec.short_name, two ? "," : "", spec.long_name);
  CLI::Option* option = nullptr;
  if (const auto* shows = std::get_if<Shows>(&spec.target)) {
    option = *shows == Shows::help ? app.set_help_flag(names)
                                   : app.set_version_flag(names, "backsmart " BACKSMART_VERSION);
  } else if (const auto* flag = std::get_if<FlagField>(&spec.target)) {
    option = app.add_flag(names, (*flag)(options));
  } else if (const auto* text = std::get_if<TextField>(&spec.target)) {
    option = app.add_option(names, (*text)(options))->take_last();
  } else {
    // One value a flag: without this, `--answers a.toml check` would take the command as a file.
    option = app.add_option(names, std::get<TextsField>(spec.target)(options))
                 ->allow_extra_args(spec.positional());
  }
  bound_.push_back({&spec, option});
}

void Parser::parse(const std::vector<std::string>& args) {
  std::vector<std::string> backwards(args.rbegin(), args.rend());  // as CLI11 wants them
  app_.parse(backwards);
}

std::optional<Stop> Parser::check_words() const {
  for (const auto& [spec, parsed] : bound_) {
    if (spec->required && parsed->count() == 0) {
      return misuse(fmt::format("{} what?", command_->name),
                    fmt::format("write {}", command_->example));
    }
    if (spec->words.empty()) continue;
    const std::string_view name = spec->positional() ? command_->name : spec->name();
    for (const std::string& value : parsed->results()) {
      if (auto stop = check_word(name, *spec, value)) return stop;
    }
  }
  return std::nullopt;
}

std::vector<std::string_view> Parser::typed() const {
  std::vector<std::string_view> names;
  for (const auto& [spec, parsed] : bound_) {
    if (parsed->count() > 0) names.push_back(spec->name());
  }
  return names;
}

}  // namespace

std::variant<Options, Page, Stop> parse_args(const std::vector<std::string>& args,
                                             const CommandLine& line) {
  Parser parser(line);
  constexpr std::string_view kFlags = "`backsmart --help` lists the flags";
  try {
    parser.parse(args);
  } catch (const CLI::CallForVersion& version) {
    return Page{fmt::format("{}\n", version.what())};
  } catch (const CLI::CallForHelp&) {
    if (parser.command() == nullptr) return Options{};
    return Page{help_page(line, *parser.command())};
  } catch (const CLI::ExtrasError&) {
    return unexpected(line, parser.command(), parser.left_over().front());
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string_view what = error.what();
    return misuse(fmt::format("{} needs a value", what.substr(0, what.find(':'))), kFlags);
  } catch (const CLI::ParseError& error) {
    return misuse(printable(error.what()), kFlags);
  }
  const std::vector<std::string> extras = parser.left_over();
  if (!extras.empty()) return unexpected(line, parser.command(), extras.front());
  if (const auto stop = parser.check_words()) return *stop;
  if (const CommandSpec* command = parser.command()) parser.options.command = command->name;
  parser.options.typed = parser.typed();
  if (const auto stop = check_together(parser.options)) return *stop;
  return parser.options;
}

}  // namespace backsmart
