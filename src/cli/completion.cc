#include "cli/completion.h"

#include <fmt/format.h>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/commands.h"

namespace strata::cli {
namespace {

// "migrate dev" → {"migrate", "dev"}; "validate" → {"", "validate"}
std::pair<std::string_view, std::string_view> split(const Command& command) {
  const std::size_t space = command.words.find(' ');
  if (space == std::string_view::npos) return {"", command.words};
  return {command.words.substr(0, space), command.words.substr(space + 1)};
}

// A word that can stand first, or behind a group's name.
struct Word {
  std::string_view text, summary;
};

std::vector<Word> words_behind(std::string_view group) {
  std::vector<Word> words;
  for (const Command* command : all_commands()) {
    const auto [own, word] = split(*command);
    if (own == group && !command->is_hidden) words.push_back({word, command->summary});
  }
  if (group.empty()) {
    for (const Group& each : groups()) words.push_back({each.name, each.summary});
  }
  return words;
}

std::vector<std::string_view> names_of(const Option& option) {
  std::vector<std::string_view> names;
  for (std::string_view rest = option.names; !rest.empty();) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    names.push_back(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return names;
}

// In single quotes for a shell.
std::string shell_quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'')
      result += "'\\''";
    else
      result += c;
  }
  return result + "'";
}

std::string joined(const std::vector<Word>& words) {
  std::string text;
  for (const Word& word : words) text.append(text.empty() ? "" : " ").append(word.text);
  return text;
}

std::string long_options(const Command& command) {
  std::string text;
  for (const Option& option : command.options) {
    if (option.is_hidden) continue;
    for (const std::string_view name : names_of(option)) text.append(text.empty() ? "" : " ").append(name);
  }
  if (command.operand.name == "SHELL") text += " bash zsh fish";
  return text;
}

std::string zsh_escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

std::string zsh_words(std::string_view group) {
  std::string text;
  for (const Word& word : words_behind(group)) {
    text += " " + shell_quoted(fmt::format("{}:{}", word.text, zsh_escaped(word.summary)));
  }
  return text;
}

std::string zsh_options(const Command& command) {
  std::string text;
  for (const Option& option : command.options) {
    if (option.is_hidden) continue;
    for (const std::string_view name : names_of(option)) {
      std::string spec = fmt::format("{}[{}]", name, zsh_escaped(option.help));
      if (option.takes_value()) spec += fmt::format(":{}:_files", option.value);
      text += " " + shell_quoted(spec);
    }
  }
  return text;
}

std::string fish_condition(const Command& command) {
  const auto [group, word] = split(command);
  if (group.empty()) return fmt::format("__fish_seen_subcommand_from {}", word);
  return fmt::format("__fish_seen_subcommand_from {}; and __fish_seen_subcommand_from {}", group, word);
}

std::string fish_option(const Command& command, const Option& option) {
  std::string text = fmt::format("complete -c strata -n {}", shell_quoted(fish_condition(command)));
  for (const std::string_view name : names_of(option)) {
    if (name.starts_with("--"))
      text += fmt::format(" -l {}", name.substr(2));
    else
      text += fmt::format(" -s {}", name.substr(1));
  }
  if (option.takes_value()) text += " -r -F";
  return fmt::format("{} -d {}\n", text, shell_quoted(option.help));
}

}  // namespace

std::string bash_completion() {
  std::string text =
      "# strata(1) completion\n"
      "_strata() {\n"
      "  local current=${COMP_WORDS[COMP_CWORD]} words\n"
      "  case \"${COMP_WORDS[1]} ${COMP_WORDS[2]}\" in\n";
  for (const Command* command : all_commands()) {
    if (command->is_hidden) continue;
    const bool is_grouped = !split(*command).first.empty();
    text += fmt::format("    {}{}) words={} ;;\n", shell_quoted(command->words), is_grouped ? "" : "*",
                        shell_quoted(long_options(*command)));
  }
  for (const Group& group : groups()) {
    text += fmt::format("    {}*) words={} ;;\n", shell_quoted(group.name),
                        shell_quoted(joined(words_behind(group.name))));
  }
  text += fmt::format("    *) words={} ;;\n  esac\n", shell_quoted(joined(words_behind(""))));
  text += fmt::format("  [[ $COMP_CWORD == 1 ]] && words={}\n", shell_quoted(joined(words_behind(""))));
  return text +
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "}\n"
         "complete -o default -F _strata strata\n";
}

std::string zsh_completion() {
  std::string text = "#compdef strata\n_strata() {\n  if (( CURRENT == 2 )); then\n    local -a commands=(" +
                     zsh_words("") + " )\n    _describe command commands\n    return\n  fi\n";
  for (const Group& group : groups()) {
    text += fmt::format(
        "  if [[ $words[2] == {} && CURRENT -eq 3 ]]; then\n    local -a commands=({} )\n    _describe "
        "command "
        "commands\n    return\n  fi\n",
        group.name, zsh_words(group.name));
  }
  text += "  case \"$words[2] $words[3]\" in\n";
  for (const Command* command : all_commands()) {
    if (command->is_hidden) continue;
    const bool is_grouped = !split(*command).first.empty();
    const std::string operand = command->operand.name == "SHELL" ? " '*:shell:(bash zsh fish)'" : "";
    text += fmt::format("    {}{}) shift {} words; (( CURRENT -= {} )); _arguments{}{} ;;\n",
                        shell_quoted(command->words), is_grouped ? "" : "*", is_grouped ? 2 : 1,
                        is_grouped ? 2 : 1, zsh_options(*command), operand);
  }
  return text +
         "  esac\n}\nif [[ $funcstack[1] == _strata ]]; then _strata \"$@\"; else compdef _strata strata; "
         "fi\n";
}

std::string fish_completion() {
  std::string text = "complete -c strata -f\n";
  for (const Word& word : words_behind("")) {
    text += fmt::format("complete -c strata -n __fish_use_subcommand -a {} -d {}\n", word.text,
                        shell_quoted(word.summary));
  }
  for (const Group& group : groups()) {
    const std::vector<Word> words = words_behind(group.name);
    const std::string condition = fmt::format(
        "__fish_seen_subcommand_from {}; and not __fish_seen_subcommand_from {}", group.name, joined(words));
    for (const Word& word : words) {
      text += fmt::format("complete -c strata -n {} -a {} -d {}\n", shell_quoted(condition), word.text,
                          shell_quoted(word.summary));
    }
  }
  for (const Command* command : all_commands()) {
    if (command->is_hidden) continue;
    for (const Option& option : command->options) {
      if (!option.is_hidden) text += fish_option(*command, option);
    }
  }
  return text + "complete -c strata -n '__fish_seen_subcommand_from completion' -a 'bash zsh fish'\n";
}

}  // namespace strata::cli
