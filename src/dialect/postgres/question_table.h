// How the server would print words of a schema file: a temporary table that has them as defaults or as
// checks, which it parses and does not evaluate, and the query that reads them back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace strata::dialect::postgres {

// A column as the catalogue has it; the type as SQL.
struct CatalogColumn {
  std::string name, type;
};

struct QuestionTable {
  std::string create;  // one statement
  std::string read;    // one query: a position in the words, and their print
};

struct AskedDefault {
  std::string_view words, type;
};

// Defaults name no column: those of many tables fit into one.
[[nodiscard]] QuestionTable ask_defaults(const std::vector<AskedDefault>& defaults);

// Conditions name the columns of their table, and may name it: the question bears its name. A check is stored
// as the condition of an index is, and no planner calls functions for it.
[[nodiscard]] QuestionTable ask_predicates(std::string_view table, const std::vector<CatalogColumn>& columns,
                                           const std::vector<std::string_view>& words);

}  // namespace strata::dialect::postgres
