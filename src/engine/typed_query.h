// The types of a query, for callers that generate code from it: what its comments say, and what the database
// says where they do not. The query is not run.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "strata/result.h"

#include "dialect/dialect.h"
#include "schema/schema.h"
#include "sql/connection.h"

namespace strata::engine {

struct TypedQuery {
  struct Parameter {
    std::string name;
    std::string documentation;  // empty: none
    schema::ColumnType type;    // unsupported: nobody knows
    bool is_list = false;
    bool can_be_null = false;
  };
  std::string documentation;  // empty: none
  std::vector<Parameter> parameters;
  std::vector<dialect::StatementShape::Column> columns;
};

[[nodiscard]] Result<TypedQuery> find_types(const dialect::Dialect& dialect, sql::Connection& connection,
                                            std::string_view source);

}  // namespace strata::engine
