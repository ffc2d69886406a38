// A database as schema-file text, in the form in which pulls are compared.
#pragma once

#include <string>
#include <string_view>

#include "strata/result.h"

#include "base/source.h"
#include "dialect/dialect.h"
#include "sql/connection.h"

namespace strata::conformance {

// The text without its `///` lines: their words are free.
[[nodiscard]] std::string without_documentation(std::string_view text);

// The configuration blocks of `sources` and the models of the database, without documentation.
[[nodiscard]] Result<std::string> pulled_text(const schema::Schema& schema, const SourceSet& sources);
[[nodiscard]] Result<std::string> pulled_text(const dialect::Dialect& dialect, sql::Connection& database,
                                              const SourceSet& sources);

}  // namespace strata::conformance
