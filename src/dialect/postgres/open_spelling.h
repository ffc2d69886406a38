// What adopt_spelling leaves open: a default or a condition that both sides have, in words of which only the
// server knows whether they mean the same.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "diff/policy.h"
#include "schema/schema.h"

namespace strata::dialect::postgres {

struct OpenDefault {
  schema::Column* found = nullptr;  // of the database
  const schema::Column* written = nullptr;
};

// Of an index of the schema file; any of the table may have it.
struct OpenPredicate {
  const schema::Table* file = nullptr;
  const schema::Index* written = nullptr;
};

struct OpenSpelling {
  schema::Table* table = nullptr;  // of the database
  std::variant<OpenDefault, OpenPredicate> place;
  std::string words;  // the file's
};

// Those whose words are one expression each, which nothing in them can leave. They point into both schemas.
[[nodiscard]] std::vector<OpenSpelling> find_open_spelling(schema::Schema& database,
                                                           const schema::Schema& file,
                                                           const diff::Policy& policy);

// Now that the server's words for those of the file are known: the database gets the file's where it has the
// same.
void adopt_if_same(const OpenSpelling& open, std::string_view print);

}  // namespace strata::dialect::postgres
