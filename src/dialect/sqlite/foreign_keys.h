// Foreign keys around a script: whether they must be off while it runs, and whether it broke any.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "strata/result.h"

#include "sql/connection.h"

namespace strata::dialect::sqlite {

[[nodiscard]] Result<void> set_foreign_keys(sql::Connection& connection, bool on);

// One of these tables may have rows of others that refer to it: with foreign keys on, dropping it would
// delete or change them.
[[nodiscard]] Result<bool> may_have_children(sql::Connection& connection,
                                             const std::vector<std::string>& tables);

// Rows without their parent, counted by (table, parent). A key that cannot be checked at all because its
// parent columns are not unique counts once, under the parent "".
using Violations = std::map<std::pair<std::string, std::string>, std::size_t>;

[[nodiscard]] Result<Violations> find_violations(sql::Connection& connection);

// S2008 when `after` has violations that `before` did not have.
[[nodiscard]] Result<void> check_violations(const Violations& before, const Violations& after);

}  // namespace strata::dialect::sqlite
