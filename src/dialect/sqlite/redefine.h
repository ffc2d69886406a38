// The statements that build a table anew: SQLite can alter hardly anything in place
// (sqlite.org/lang_altertable.html, "making other kinds of table schema changes").
#pragma once

#include <string>
#include <vector>

#include "diff/step.h"

namespace strata::dialect::sqlite {

[[nodiscard]] std::vector<std::string> redefine_tables(const diff::RedefineTables& step,
                                                       const Pair<schema::Schema>& schemas);

}  // namespace strata::dialect::sqlite
