// completion and manual: what packages install beside the program, written by the program itself.
#include <array>

#include "cli/answer.h"
#include "cli/commands.h"
#include "cli/common_options.h"
#include "cli/completion.h"
#include "cli/manual.h"
#include "cli/reference.h"

namespace strata::cli {
namespace {

struct Shell {
  std::string_view name;
  std::string (*completion)();
};
constexpr std::array<Shell, 3> kShells = {{
    {.name = "bash", .completion = bash_completion},
    {.name = "zsh", .completion = zsh_completion},
    {.name = "fish", .completion = fish_completion},
}};

int completion(const Arguments& arguments, Session& session) {
  const std::string wanted = arguments.operands.empty() ? "" : arguments.operands.front();
  for (const Shell& shell : kShells) {
    if (shell.name != wanted) continue;
    const std::string text = shell.completion();
    if (session.as_json) {
      JsonWriter json;
      json.text("completion", text);
      return print(session, json);
    }
    session.out.write(text);
    return kDone;
  }
  return fail_usage(session, "Name the shell: strata completion bash, zsh or fish.");
}

int manual(const Arguments& arguments, Session& session) {
  const std::string text = arguments.has("--markdown") ? markdown_reference() : manual_page();
  if (session.as_json) {
    JsonWriter json;
    json.text("manual", text);
    return print(session, json);
  }
  session.out.write(text);
  return kDone;
}

constexpr std::array kCompletionOptions = {kJson, kHelp};
constexpr std::array kManualOptions = {
    Option{.names = "--markdown", .value = "", .help = "As docs/cli.md instead"}, kJson, kHelp};
constexpr std::array kCompletionExamples = {
    Example{.command = "source <(strata completion bash)", .meaning = "For this shell"},
    Example{.command = "strata completion fish > ~/.config/fish/completions/strata.fish",
            .meaning = "For every one"},
};

constexpr std::array<Command, 2> kShellCommands = {{
    {.words = "completion",
     .summary = "Print completions for a shell",
     .description = "For bash, zsh and fish. The .deb and cmake --install put them in place already.",
     .options = kCompletionOptions,
     .examples = kCompletionExamples,
     .run = completion,
     .operand = {.name = "SHELL", .at_most = 1}},
    {.words = "manual",
     .summary = "Print the manual page",
     .description = "In the format of man(1).",
     .options = kManualOptions,
     .examples = {},
     .run = manual,
     .is_hidden = true},
}};

}  // namespace

std::span<const Command> shell_commands() {
  return kShellCommands;
}

}  // namespace strata::cli
