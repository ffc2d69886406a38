#include "cli/dispatch.h"

#include <algorithm>
#include <fmt/format.h>

#include "cli/answer.h"
#include "cli/arguments.h"
#include "cli/commands.h"
#include "cli/help.h"
#include "cli/suggestion.h"

namespace strata::cli {
namespace {

// What stands behind `--` is not for strata.
bool has_word(const std::vector<std::string>& words, std::string_view word) {
  const auto end = std::ranges::find(words, "--");
  return std::find(words.begin(), end, word) != end;
}

int fail_unknown(Session& session, const std::string& written) {
  std::vector<std::string_view> names;
  for (const Command* command : all_commands()) {
    if (!command->is_hidden) names.push_back(command->words);
  }
  for (const Group& group : groups()) names.push_back(group.name);
  std::string message = fmt::format("There is no command \"{}\".", written);
  if (const auto near = nearest(written, names)) message += fmt::format(" Did you mean {}?", *near);
  return fail_with(session, Error{.code = ErrorCode::usage,
                                  .message = message,
                                  .next_steps = {"strata --help lists the commands."}});
}

int run(const Command& command, std::vector<std::string> words, Session& session) {
  if (has_word(words, "--help") || has_word(words, "-h")) {
    show_help(session.out, command);
    return kDone;
  }
  const Result<Arguments> arguments = parse_arguments(command, std::move(words));
  return arguments ? command.run(*arguments, session) : fail_with(session, arguments.error());
}

int run_group(const Group& group, std::vector<std::string> words, Session& session) {
  if (words.empty() || words.front().starts_with('-')) {
    show_help(words.empty() ? session.err : session.out, group);
    return words.empty() ? kFailed : kDone;
  }
  const std::string written = fmt::format("{} {}", group.name, words.front());
  const Command* command = find_command(written);
  if (command == nullptr) return fail_unknown(session, written);
  words.erase(words.begin());
  return run(*command, std::move(words), session);
}

}  // namespace

int dispatch(std::vector<std::string> words, Session& session) {
  session.as_json = has_word(words, "--json");
  if (words.empty()) {
    show_overview(session.err);
    return kFailed;
  }
  std::string first = std::move(words.front());
  words.erase(words.begin());
  if (first == "--help" || first == "-h" || first == "help") {
    std::string named;
    for (const std::string& word : words) named += (named.empty() ? "" : " ") + word;
    if (const Command* command = find_command(named)) return show_help(session.out, *command), kDone;
    if (const Group* group = find_group(named)) return show_help(session.out, *group), kDone;
    show_overview(session.out);
    return kDone;
  }
  if (first == "--version" || first == "-v") first = "version";
  if (const Group* group = find_group(first)) return run_group(*group, std::move(words), session);
  if (const Command* command = find_command(first)) return run(*command, std::move(words), session);
  return fail_unknown(session, first);
}

}  // namespace strata::cli
