#include "cli/help.h"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <vector>

#include "cli/commands.h"

namespace strata::cli {
namespace {

constexpr std::size_t kMaxWidth = 100;

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (!lines.back().empty() && lines.back().size() + 1 + end > width) lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back() += text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

struct Row {
  std::string left;
  std::string_view right;
};

// Two columns, the second one wrapped.
void show_rows(Output& out, const std::vector<Row>& rows) {
  std::size_t width = 0;
  for (const Row& row : rows) width = std::max(width, row.left.size());
  const std::size_t room = std::min(out.width(), kMaxWidth);
  const std::size_t right = room > width + 24 ? room - width - 4 : 20;
  for (const Row& row : rows) {
    std::string left = row.left;
    for (const std::string& line : wrap(row.right, right)) {
      out.line(fmt::format("  {:<{}}  {}", left, width, line));
      left.clear();
    }
  }
}

void show_commands(Output& out, std::string_view group) {
  std::vector<Row> rows;
  for (const Command* command : all_commands()) {
    const std::size_t space = command->words.find(' ');
    const std::string_view own = space == std::string_view::npos ? "" : command->words.substr(0, space);
    if (own == group && !command->is_hidden) rows.push_back({std::string(command->words), command->summary});
  }
  show_rows(out, rows);
}

// "-n, --name NAME"; aliases of a long name are left out.
std::string usage_of(const Option& option) {
  std::string text(option.name());
  for (std::string_view rest = option.names; !rest.empty();) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view name = rest.substr(0, comma);
    if (!name.starts_with("--")) text = fmt::format("{}, {}", name, text);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return option.takes_value() ? fmt::format("{} {}", text, option.value) : text;
}

}  // namespace

void show_overview(Output& out) {
  out.line("strata turns changes of a schema file into migrations, and applies them safely.\n");
  out.line(out.styled(Style::strong, "Usage:") + " strata COMMAND [OPTIONS]\n");
  show_commands(out, "");
  for (const Group& group : groups()) {
    out.line(fmt::format("\n{}", out.styled(Style::strong, group.summary)));
    show_commands(out, group.name);
  }
  out.line("\nstrata COMMAND --help explains a command. Every command answers in JSON with --json.");
}

void show_help(Output& out, const Group& group) {
  out.line(fmt::format("{}.\n", group.summary));
  show_commands(out, group.name);
  out.line(fmt::format("\nstrata {} COMMAND --help explains a command.", group.name));
}

void show_help(Output& out, const Command& command) {
  out.line(fmt::format("{}.\n", command.summary));
  for (const std::string& line : wrap(command.description, std::min(out.width(), kMaxWidth))) out.line(line);
  std::string usage = fmt::format("strata {}", command.words);
  if (!command.operand.name.empty()) usage += fmt::format(" {}", command.operand.name);
  usage += " [OPTIONS]";
  if (command.passes_rest) usage += " [-- ARGUMENTS…]";
  out.line(fmt::format("\n{} {}\n", out.styled(Style::strong, "Usage:"), usage));
  std::vector<Row> options;
  for (const Option& option : command.options) {
    if (!option.is_hidden) options.push_back({usage_of(option), option.help});
  }
  show_rows(out, options);
  if (command.examples.empty()) return;
  out.line(fmt::format("\n{}", out.styled(Style::strong, "Examples:")));
  for (const Example& example : command.examples) {
    out.line(fmt::format("  {}\n      {}", example.command, example.meaning));
  }
}

}  // namespace strata::cli
