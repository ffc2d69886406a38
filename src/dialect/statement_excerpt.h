// The part of a script that an error is about, as a line for the error's details.
#pragma once

#include <string>
#include <string_view>

namespace strata::dialect {

// "Statement at line 3: …", cut where it gets long; `statement` is a part of `script`. Empty for a blank one.
[[nodiscard]] std::string statement_excerpt(std::string_view script, std::string_view statement);

}  // namespace strata::dialect
