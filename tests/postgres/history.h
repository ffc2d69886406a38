// A history that mixes what one transaction holds with what none can hold, and whose state can be checked:
// migration k makes a table `t<k>` with two rows, its index or none, and notes its number in `log`.
#pragma once

#include <string>

#include "project.h"
#include "sql/connection.h"

namespace strata::test {

// Writes migrations 1 to `count`.
void write_history(const Project& project, int count);

// What contradicts "some first migrations are applied and recorded, each once, and of one more at most some
// parts that its row in the ledger names"; empty when nothing does.
[[nodiscard]] std::string find_trouble(sql::Connection& connection);

// The same, and all of them are there.
[[nodiscard]] std::string find_trouble_at_the_end(sql::Connection& connection, int count);

}  // namespace strata::test
