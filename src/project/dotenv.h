// .env files: NAME=value lines, with quotes, comments and `export`, as the dotenv library reads them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "strata/result.h"

namespace strata::project {

using Variables = std::map<std::string, std::string>;

// The assignments in file order; a line that is none is ignored, as dotenv does. Nothing is expanded.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> parse_dotenv(std::string_view text);

// Adds the assignments that `variables` does not have yet, each with $NAME and ${NAME} replaced; `\$` is a
// dollar sign. What is not set is empty. Fails when values grow beyond all measure.
[[nodiscard]] Result<void> add_expanded(const std::vector<std::pair<std::string, std::string>>& assignments,
                                        Variables& variables);

}  // namespace strata::project
