#include "cli/manual.h"

#include <fmt/format.h>

#include "strata/version.h"

#include "cli/commands.h"

namespace strata::cli {
namespace {

constexpr std::string_view kManualHead = R"(.SH NAME
strata \- database schema migrations from a schema file
.SH SYNOPSIS
.B strata
.I COMMAND
.RI [ OPTIONS ]
.SH DESCRIPTION
strata turns a change of a schema file into a migration: a folder with plain SQL that is reviewed, committed and
applied the same way everywhere. The database records what was applied.
.SH COMMANDS
)";

constexpr std::string_view kRest = R"(.SH ENVIRONMENT
.TP
.B STRATA_SCHEMA
Schema file or folder.
.TP
.B STRATA_MIGRATIONS_PATH
Folder of the migrations.
.TP
.B STRATA_DATABASE_URL
The database.
.TP
.B STRATA_SHADOW_DATABASE_URL
The shadow database.
.TP
.B NO_COLOR
If not empty, nothing is coloured.
.SH EXIT STATUS
.TP
.B 0
Done.
.TP
.B 1
Failed, or what was checked is not in order.
.TP
.B 2
.B migrate diff \-\-exit\-code
found differences.
.TP
.B 130
Declined, or interrupted.
)";

// Hyphens stay hyphens, and no line begins with a request of roff.
std::string roff_escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\')
      result += "\\e";
    else if (c == '-')
      result += "\\-";
    else if (c == '\'')
      result += "\\(aq";
    else
      result += c;
  }
  return result.starts_with('.') ? "\\&" + result : result;
}

std::string describe(const Option& option) {
  std::string names;
  for (std::string_view rest = option.names; !rest.empty();) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    names += fmt::format("{}\\fB{}\\fR", names.empty() ? "" : ", ", roff_escaped(rest.substr(0, comma)));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  if (option.takes_value()) names += fmt::format(" \\fI{}\\fR", option.value);
  return fmt::format(".TP\n{}\n{}.\n", names, roff_escaped(option.help));
}

std::string describe(const Command& command) {
  std::string text = fmt::format(".SS strata {}\n{}.\n.PP\n{}\n", command.words,
                                 roff_escaped(command.summary), roff_escaped(command.description));
  for (const Option& option : command.options) {
    if (!option.is_hidden) text += describe(option);
  }
  for (const Example& example : command.examples) {
    text += fmt::format(".PP\n{}:\n.PP\n.RS\n.nf\n{}\n.fi\n.RE\n", roff_escaped(example.meaning),
                        roff_escaped(example.command));
  }
  return text;
}

}  // namespace

std::string manual_page() {
  std::string text =
      fmt::format(".TH STRATA 1 \"\" \"strata {}\" \"User Commands\"\n{}", kVersion, kManualHead);
  for (const Command* command : all_commands()) {
    if (!command->is_hidden) text += describe(*command);
  }
  return text.append(kRest);
}

}  // namespace strata::cli
