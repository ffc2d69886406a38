#include <gtest/gtest.h>
#include <optional>
#include <string>

#include "dialect/postgres/open_spelling.h"
#include "dialect/postgres/policy.h"

namespace strata::dialect::postgres {
namespace {

using schema::ColumnType;
using schema::ExpressionDefault;
using schema::Literal;
using schema::TypeFamily;

const ColumnType kRange = {.family = TypeFamily::unsupported, .name = "int4range"};
const ColumnType kText = {.family = TypeFamily::string, .name = "TEXT"};
const ColumnType kInet = {.family = TypeFamily::string, .name = "INET"};
const ColumnType kBigInt = {.family = TypeFamily::big_int, .name = "BIGINT"};

schema::Schema with_default(ColumnType type, std::optional<schema::Default> value) {
  schema::Schema schema;
  schema.tables.push_back(
      {.name = {.name = "t"},
       .columns = {{.name = "c", .type = std::move(type), .default_value = std::move(value)}}});
  return schema;
}

schema::Schema with_predicates(const std::vector<std::pair<std::string, std::string>>& indexes) {
  schema::Schema schema = with_default(kText, std::nullopt);
  for (const auto& [name, predicate] : indexes) {
    schema.tables.back().indexes.push_back({.name = name, .predicate = predicate});
  }
  return schema;
}

ExpressionDefault sql(const char* text) {
  return {.sql = text};
}

TEST(PostgresOpenSpelling, IsWhatBothSidesSayInTheirOwnWords) {
  struct Case {
    ColumnType found_type, written_type;
    std::optional<schema::Default> found, written;
    bool is_open;
  };
  const Literal a = {.kind = Literal::Kind::string, .text = "a"};
  const Literal b = {.kind = Literal::Kind::string, .text = "b"};
  const Case kCases[] = {
      {kRange, kRange, sql("'[1,6)'::int4range"), sql("'[1,5]'"), true},
      {kRange, kRange, sql("'[1,6)'::int4range"), sql("'[1,6)'::int4range"), false},
      {kRange, kRange, std::nullopt, sql("'[1,5]'"), false},
      {kRange, kRange, sql("'[1,6)'::int4range"), std::nullopt, false},
      {kRange, kRange, sql("'[1,6)'::int4range"), ExpressionDefault{}, false},
      {kRange, kRange, sql("'[1,6)'::int4range"), sql("'[1,5]'; DROP TABLE t"), false},
      {kRange, kText, sql("'[1,6)'::int4range"), sql("'[1,5]'"), false},
      {kText, kText, a, b, false},
      {kText, kText, a, sql("lower('A')"), true},
      {kText, kText, sql("lower('A'::text)"), a, true},
      {kInet, kInet, a, b, true},
      {kBigInt, kBigInt, schema::SequenceDefault{.sequence = "s"}, sql("nextval('s')"), true},
  };
  for (const Case& one : kCases) {
    schema::Schema database = with_default(one.found_type, one.found);
    const schema::Schema file = with_default(one.written_type, one.written);
    EXPECT_EQ(!find_open_spelling(database, file, Policy()).empty(), one.is_open) << &one - kCases;
  }
}

// Of the same name before any other.
TEST(PostgresOpenSpelling, GoesToTheIndexThatIsMeant) {
  schema::Schema database = with_predicates({{"one", "(r = P)"}, {"two", "(r = P)"}, {"three", "(r = Q)"}});
  const schema::Schema file = with_predicates({{"one", "r=1"}, {"two", "r=2"}, {"new", "r=3"}});
  const std::vector<OpenSpelling> open = find_open_spelling(database, file, Policy());
  ASSERT_EQ(open.size(), 3U);
  for (const OpenSpelling& one : open) adopt_if_same(one, one.words == "r=3" ? "(r = Q)" : "(r = P)");
  const std::vector<schema::Index>& indexes = database.tables.back().indexes;
  EXPECT_EQ(*indexes[0].predicate, "r=1");
  EXPECT_EQ(*indexes[1].predicate, "r=2");
  EXPECT_EQ(*indexes[2].predicate, "r=3");
}

}  // namespace
}  // namespace strata::dialect::postgres
