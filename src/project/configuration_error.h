// Errors in configuration files, shown with their place like errors in a schema file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "strata/result.h"

namespace strata::project {

// A configuration file while it is read: its name for messages and its text.
struct ConfigurationText {
  std::string name;
  std::string_view text;
};

[[nodiscard]] std::unexpected<Error> fail_at(const ConfigurationText& file, std::size_t begin,
                                             std::size_t end, std::string message, std::string help = {});

// The offset of a line and a column, both from 1; columns count bytes.
[[nodiscard]] std::size_t offset_of(std::string_view text, std::size_t line, std::size_t column);

// "strata.toml:3"
[[nodiscard]] std::string place_of(const ConfigurationText& file, std::size_t offset);

}  // namespace strata::project
