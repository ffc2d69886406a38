// What kind of value an argument or setting must be: each function gives the value, or reports the mismatch
// at the value.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "strata/diagnostic.h"

#include "psl/ast.h"
#include "psl/codes.h"

namespace strata::psl {

[[nodiscard]] std::optional<std::string_view> expect_string(const ast::Expression& value,
                                                            Diagnostics& diagnostics,
                                                            std::string_view code = codes::kWrongKind);
[[nodiscard]] std::optional<std::string_view> expect_constant(const ast::Expression& value,
                                                              Diagnostics& diagnostics);
[[nodiscard]] std::optional<std::int64_t> expect_integer(const ast::Expression& value,
                                                         Diagnostics& diagnostics);
[[nodiscard]] std::optional<bool> expect_boolean(const ast::Expression& value, Diagnostics& diagnostics);

// The number that `text` writes; nothing when it has a fraction or does not fit 64 bits.
[[nodiscard]] std::optional<std::int64_t> to_integer(std::string_view text);

// "a string", "a number", …: how messages name what a value is.
[[nodiscard]] std::string_view kind_name(const ast::Expression& value);

// Reports that `wanted` should stand where `value` stands.
void report_wrong_kind(const ast::Expression& value, std::string_view wanted, Diagnostics& diagnostics,
                       std::string_view code = codes::kWrongKind);

}  // namespace strata::psl
