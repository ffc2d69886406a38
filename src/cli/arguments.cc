#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cassert>
#include <deque>
#include <utility>

#include "cli/suggestion.h"

namespace strata::cli {
namespace {

std::unexpected<Error> fail_usage(const Command& command, std::string message) {
  return fail(ErrorCode::usage, std::move(message),
              {"strata " + std::string(command.words) + " --help shows what there is."});
}

// Every spelling of the command's options, for suggestions.
std::vector<std::string_view> spellings(const Command& command) {
  std::vector<std::string_view> names;
  for (const Option& option : command.options) {
    if (option.is_hidden) continue;
    for (std::string_view rest = option.names; !rest.empty();) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      names.push_back(rest.substr(0, comma));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
  return names;
}

std::unexpected<Error> fail_unknown(const Command& command, const std::string& word) {
  const std::string written = word.substr(0, word.find('='));
  std::string message = "strata " + std::string(command.words);
  if (!word.starts_with('-')) return fail_usage(command, message + " takes no argument \"" + word + "\".");
  message += " has no option " + written + ".";
  const std::vector<std::string_view> names = spellings(command);
  if (const auto near = nearest(written, names)) message += " Did you mean " + std::string(*near) + "?";
  return fail_usage(command, std::move(message));
}

// One option while it is parsed: all values that were given, so that a second one can be refused.
struct Slot {
  const Option* option = nullptr;
  std::vector<std::string> values;
  bool flag = false;
  CLI::Option* handle = nullptr;
};

std::deque<Slot> add_options(const Command& command, CLI::App& app) {
  std::deque<Slot> slots;
  for (const Option& option : command.options) {
    Slot& slot = slots.emplace_back(Slot{.option = &option});
    const std::string names(option.names);
    slot.handle = option.takes_value() ? app.add_option(names, slot.values)
                                             ->expected(1)
                                             ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
                                       : app.add_flag(names, slot.flag);
  }
  return slots;
}

const Option* find_option(const Command& command, std::string_view word) {
  for (const Option& option : command.options) {
    for (std::string_view rest = option.names; !rest.empty();) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      if (rest.substr(0, comma) == word) return &option;
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
  return nullptr;
}

// An option without its value would take the next option for it; a flag with one would be taken all the same.
Result<void> check_values(const Command& command, const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t mark = words[i].find('=');
    const Option* option = find_option(command, words[i].substr(0, mark));
    if (option == nullptr) continue;
    if (!option->takes_value()) {
      if (mark != std::string::npos)
        return fail_usage(command, std::string(option->name()) + " takes no value.");
    } else if (mark == std::string::npos) {
      if (i + 1 == words.size() || find_option(command, words[i + 1]) != nullptr) {
        return fail_usage(command, std::string(option->name()) + " needs a value: " +
                                       std::string(option->name()) + " " + std::string(option->value) + ".");
      }
      ++i;
    }
  }
  return {};
}

}  // namespace

std::optional<std::string> Arguments::value(std::string_view option) const {
  const auto found = values_.find(option);
  if (found == values_.end()) return std::nullopt;
  return found->second;
}

ProjectOptions Arguments::project() const {
  return ProjectOptions{.schema = value("--schema"),
                        .config = value("--config"),
                        .url = value("--url"),
                        .lock_timeout = value("--lock-timeout"),
                        .statement_timeout = value("--statement-timeout")};
}

Result<Arguments> parse_arguments(const Command& command, std::vector<std::string> words) {
  Arguments arguments;
  if (const auto mark = std::ranges::find(words, "--"); mark != words.end()) {
    arguments.rest.assign(mark + 1, words.end());
    words.erase(mark, words.end());
    if (!command.passes_rest && !arguments.rest.empty()) return fail_unknown(command, arguments.rest.front());
  }
  STRATA_CHECK(check_values(command, words));
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::deque<Slot> slots = add_options(command, app);
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
  } catch (const CLI::ParseError&) {
    return fail_usage(command, "These options cannot be understood.");
  }
  for (std::string& word : app.remaining()) {
    if (word.starts_with('-') || arguments.operands.size() == command.operand.at_most) {
      return fail_unknown(command, word);
    }
    arguments.operands.push_back(std::move(word));
  }
  for (Slot& slot : slots) {
    if (slot.handle->count() == 0) continue;
    const std::string name(slot.option->name());
    if (slot.values.size() > 1) return fail_usage(command, name + " is given more than once.");
    arguments.values_[name] = slot.values.empty() ? "" : std::move(slot.values.front());
  }
  return arguments;
}

}  // namespace strata::cli
