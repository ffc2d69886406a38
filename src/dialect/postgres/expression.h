// Expressions of PostgreSQL compared by what they mean. The server keeps no text: it prints a default or a
// condition anew, with its own casts, parentheses and names.
#pragma once

#include <string>
#include <string_view>

namespace strata::dialect::postgres {

// One spelling for the words of a person and for the server's print of them. Casts do not count: the server
// adds what it needs. What the grammar does not know stays as it is.
[[nodiscard]] std::string canonical_expression(std::string_view sql);

// The grammar knows the text as one expression and nothing beside it: it can stand in parentheses of somebody
// else's statement, on lines of its own.
[[nodiscard]] bool is_one_expression(std::string_view sql);

// The expression refers to the column. False when the grammar does not know the expression.
[[nodiscard]] bool names_column(std::string_view sql, std::string_view column);

}  // namespace strata::dialect::postgres
