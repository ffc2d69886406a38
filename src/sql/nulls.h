// Whether the rows of a query can have nulls where the columns of its tables have none.
#pragma once

#include <string_view>

#include "target/target.h"

namespace strata::sql {

// By its words alone: outer joins, unions and grouping sets, and what is named like them.
[[nodiscard]] bool may_add_nulls(std::string_view statement, const target::ScriptSyntax& syntax);

// How often a word stands in the statement, outside of quotes and comments.
[[nodiscard]] std::size_t count_word(std::string_view statement, std::string_view upper_case_word,
                                     const target::ScriptSyntax& syntax);

}  // namespace strata::sql
