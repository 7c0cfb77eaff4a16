// README.md and the manual, as their readers see them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace backsmart {

// A file of this repository.
std::string content(const std::string& name);

using Lines = std::vector<std::string>;

// The ```language blocks of README.md, in order.
std::vector<Lines> readme_blocks(const std::string& language);

// man/backsmart.1 line by line, as mdoc but with its escapes resolved.
const Lines& manual();

// The lines of the manual below the heading ".Sh NAME" or ".Ss NAME", up to the next of its sort or
// above.
Lines manual_section(const std::string& heading);

// The literal displays of the manual: what stands between .Bd and .Ed, in order.
std::vector<Lines> manual_displays();

std::string joined(const Lines& lines);  // each with its newline

// ---- mdoc ---------------------------------------------------------------------------------------

using Words = std::set<std::string>;
using OptionValues = std::map<std::string, std::string>;

// What follows `macro` on lines that begin with it: ".It Ev HOME" gives "HOME".
Words entries(const Lines& lines, const std::string& macro);

// The options that a line names with Fl, each with its value as the help writes it: of
// ".It Fl -set Ar id Ns = Ns Ar value" it is "--set" with "ID=VALUE".
OptionValues options_in(const std::string& line);
OptionValues options_in(const Lines& lines, const std::string& macro);  // where it begins a line

// What is said below ".It Fl" of this option, up to the next item or paragraph of the list.
Lines entry_of(const Lines& section, std::string_view option);

// The words that lines set in bold with Cm.
Words literals(const Lines& lines);

// The synopsis of each command; of "" those without one.
std::map<std::string, Lines> synopses();

}  // namespace backsmart
