// The units of a script: statements, and the script's own BEGIN … COMMIT pairs, each taken as one thing that
// is done or not done. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "strata/result.h"

#include "dialect/postgres/statement.h"

namespace strata::dialect::postgres {

struct ScriptUnit {
  std::size_t begin = 0, end = 0;  // byte offsets in the script; `end` is behind the semicolon
  std::string sql;                 // what runs: BEGIN and COMMIT left out, line ends where they were
  StatementKind kind;              // of a statement by itself; of a pair PlainStatement
  bool is_pair = false;
  bool ends_with_its_commit = false;  // what it sets must not outlive its COMMIT
  std::string own_begin;              // "BEGIN ISOLATION LEVEL …", when the pair asks for more than BEGIN
  bool changes_session = false;
  std::string settings;  // its statements that change the session
  std::vector<AddEnumValue> added_values;
  std::vector<WrittenName> created_enums;
};

struct ScriptUnits {
  std::vector<ScriptUnit> units;
  bool is_understood = true;  // SplitScript
};

// S2010 for what no connection can run, and for half of a pair.
[[nodiscard]] Result<ScriptUnits> find_units(std::string_view script);

}  // namespace strata::dialect::postgres
