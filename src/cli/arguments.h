// Command lines → a command and the values of its options.
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "strata/engine.h"
#include "strata/result.h"

#include "cli/command.h"

namespace strata::cli {

class Arguments {
 public:
  // `option` is the first name of one of the command's options.
  [[nodiscard]] bool has(std::string_view option) const { return values_.contains(option); }
  [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
  // --schema, --config, --url
  [[nodiscard]] ProjectOptions project() const;

  std::vector<std::string> operands;
  std::vector<std::string> rest;  // behind `--`

 private:
  friend Result<Arguments> parse_arguments(const Command& command, std::vector<std::string> words);

  std::map<std::string, std::string, std::less<>> values_;
};

// `words` is what stands behind the command's own words. Never prints; wrong usage is an Error.
[[nodiscard]] Result<Arguments> parse_arguments(const Command& command, std::vector<std::string> words);

}  // namespace strata::cli
