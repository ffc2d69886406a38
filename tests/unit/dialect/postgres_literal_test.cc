#include <gtest/gtest.h>

#include "dialect/postgres/literal.h"

namespace strata::dialect::postgres {
namespace {

TEST(InlineValues, PutsValuesInTheirPlaces) {
  const sql::Command command{.text = "INSERT INTO t VALUES ($2, $1, $3)",
                             .parameters = {std::string("it's"), std::int64_t{7}, sql::Null{}}};
  EXPECT_EQ(inline_values(command), "INSERT INTO t VALUES (7, 'it''s', NULL)");
}

TEST(InlineValues, LeavesDollarSignsOfNamesAlone) {
  const sql::Command command{.text = R"(INSERT INTO "a$1b"."$x" ("""$1") VALUES ($1))",
                             .parameters = {std::string("$1 \"$1\"")}};
  EXPECT_EQ(inline_values(command), R"(INSERT INTO "a$1b"."$x" ("""$1") VALUES ('$1 "$1"'))");
}

}  // namespace
}  // namespace strata::dialect::postgres
