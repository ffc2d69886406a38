// SQLite's result codes as errors of strata: one sentence that says what happened, and what to do next.
#pragma once

#include <string_view>

#include "strata/result.h"

struct sqlite3;

namespace strata::dialect::sqlite {

// What went wrong last on `handle` (null: it could not even be made). `code` is the extended result code.
[[nodiscard]] Error make_error(sqlite3* handle, int code);

// As above, for one statement out of `script`: tells its text and its line.
[[nodiscard]] Error make_statement_error(sqlite3* handle, int code, std::string_view script,
                                         std::string_view statement);

}  // namespace strata::dialect::sqlite
