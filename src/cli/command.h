// What a command is: its words, its options, what it does. Help texts, completions and the manual page are
// all made from these definitions, so that none of them can be out of date.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace strata::cli {

class Arguments;
struct Session;

struct Option {
  std::string_view names;  // "--name,-n": the first is the one that code asks for
  std::string_view value;  // what follows it in usage texts: "NAME"; empty for a flag
  std::string_view help;
  bool is_hidden = false;  // accepted for habit's sake, not shown

  [[nodiscard]] bool takes_value() const { return !value.empty(); }
  [[nodiscard]] std::string_view name() const { return names.substr(0, names.find(',')); }
};

struct Example {
  std::string_view command;
  std::string_view meaning;
};

// A word behind the command that is no option: `completion bash`.
struct Operand {
  std::string_view name;  // "SHELL"; empty: the command takes none
  std::size_t at_most = 0;
};

struct Command {
  std::string_view words;    // "migrate dev"
  std::string_view summary;  // one line, no final stop
  std::string_view description;
  std::span<const Option> options;
  std::span<const Example> examples;
  int (*run)(const Arguments& arguments, Session& session) = nullptr;
  Operand operand;
  bool passes_rest = false;  // what stands behind `--` belongs to another program
  bool is_hidden = false;
};

// A word that commands share: "migrate".
struct Group {
  std::string_view name;
  std::string_view summary;
};

}  // namespace strata::cli
