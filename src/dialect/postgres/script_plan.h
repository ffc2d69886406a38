// How a script is applied: as one transaction together with its row in the ledger where that is possible,
// else in parts, each of which is all or nothing by itself. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "strata/result.h"

#include "dialect/postgres/statement.h"

namespace strata::dialect::postgres {

struct ScriptPart {
  std::string sql;
  std::size_t first_line = 1;   // of the script, 1-based: where `sql` begins
  std::string begin = "BEGIN";  // how its transaction begins; empty: it cannot run in one
  std::string settings;         // SET statements of the parts before it, for a session that begins here
  StatementKind kind;           // of the one statement of a part without transaction

  [[nodiscard]] bool is_transaction() const { return !begin.empty(); }
};

struct ScriptPlan {
  std::vector<ScriptPart> parts;  // at least one
  bool is_understood = true;      // false: newer syntax than the grammar, or a mistake
  bool changes_session = false;   // settings outlast the script

  [[nodiscard]] bool is_one_transaction() const { return parts.size() == 1 && parts[0].is_transaction(); }
};

// The script's own BEGIN and COMMIT pairs.
enum class OwnTransactions : std::uint8_t {
  fold,      // go up in one transaction where the result is the same
  separate,  // become parts, and so does every new value of an enum
};

// S2010 when the script holds what no connection can run (COPY FROM STDIN, commands of psql), or half of a
// BEGIN and COMMIT pair.
[[nodiscard]] Result<ScriptPlan> plan_script(std::string_view script, OwnTransactions own);

}  // namespace strata::dialect::postgres
