#include "cli/reference.h"

#include <fmt/format.h>

#include "cli/commands.h"

namespace strata::cli {
namespace {

constexpr std::string_view kReferenceHead = R"(# The command line

<!-- Written by `strata manual --markdown`; do not edit. -->

    strata COMMAND [OPTIONS]

Exit codes: 0 done; 1 failed, or what was checked is not in order; 2 differences found (`migrate diff --exit-code`);
130 declined or interrupted. Results go to standard output, everything else to standard error. Nothing needs a terminal:
what a person would be asked is answered by a flag, which the message names. Colour is for terminals only, and `NO_COLOR`
switches it off. `--json` is explained in [json.md](json.md), where values come from in
[configuration.md](configuration.md).
)";

// Angle brackets and pipes would be markup.
std::string table_escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '|' || c == '<' || c == '*') result += '\\';
    result += c;
  }
  return result;
}

std::string row(const Option& option) {
  std::string names;
  for (std::string_view rest = option.names; !rest.empty();) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string value = option.takes_value() ? fmt::format(" {}", option.value) : "";
    names += fmt::format("{}`{}{}`", names.empty() ? "" : ", ", rest.substr(0, comma), value);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return fmt::format("| {} | {} |\n", names, table_escaped(option.help));
}

std::string section(const Command& command) {
  std::string text = fmt::format("\n## strata {}\n\n{}. {}\n", command.words, command.summary,
                                 table_escaped(command.description));
  text += "\n| option | |\n|---|---|\n";
  for (const Option& option : command.options) {
    if (!option.is_hidden) text += row(option);
  }
  for (const Example& example : command.examples) {
    text += fmt::format("\n{}:\n\n    {}\n", example.meaning, example.command);
  }
  return text;
}

}  // namespace

std::string markdown_reference() {
  std::string text(kReferenceHead);
  for (const Command* command : all_commands()) {
    if (!command->is_hidden) text += section(*command);
  }
  return text;
}

}  // namespace strata::cli
