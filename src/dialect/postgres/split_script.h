// A script cut into its statements by PostgreSQL's own grammar, so that bodies of any kind stay whole.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace strata::dialect::postgres {

// Follow each other without a gap but the semicolon; comments belong to the statement after them.
struct ScriptStatement {
  std::string_view text;  // part of the script, without the semicolon
  std::size_t begin = 0;  // byte offset in the script
};

struct SplitScript {
  std::vector<ScriptStatement> statements;
  // False: the grammar rejects the script (newer syntax, or a mistake), and quotes and comments alone told
  // where statements end.
  bool is_understood = true;
};

[[nodiscard]] SplitScript split_script(std::string_view script);

}  // namespace strata::dialect::postgres
