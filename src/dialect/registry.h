// The only list of databases.
#pragma once

#include <string_view>

#include "dialect/dialect.h"
#include "target/target.h"

namespace strata::dialect {

// The facts of every database that the schema language knows, also of those without an engine here.
[[nodiscard]] target::Targets targets();

// What a new project gets when nobody says: the database that needs no server.
[[nodiscard]] const target::Target& default_target();

// The engine of a database by its provider name; null when strata can only validate for it.
[[nodiscard]] const Dialect* find_dialect(std::string_view provider);

// The same by the scheme of a connection URL.
[[nodiscard]] const Dialect* find_dialect_of_url(std::string_view url);

}  // namespace strata::dialect
