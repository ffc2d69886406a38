#include <gtest/gtest.h>

#include "dialect/sqlite/types.h"

namespace strata::dialect::sqlite {
namespace {

using schema::ColumnType;
using schema::Default;
using schema::ExpressionDefault;
using schema::Literal;
using schema::NowDefault;
using schema::TypeFamily;

ColumnType of(TypeFamily family) {
  return {.family = family, .name = std::string(type_name(family))};
}

Default constant(Literal::Kind kind, std::string text) {
  return Literal{.kind = kind, .text = std::move(text), .elements = {}};
}

TEST(SqliteTypes, DeclaredTypesFoldIntoFamilies) {
  EXPECT_EQ(parse_type("INT"), of(TypeFamily::int_));
  EXPECT_EQ(parse_type("varchar(20)"), of(TypeFamily::string));
  EXPECT_EQ(parse_type("NUMERIC(10, 2)"), of(TypeFamily::decimal));
  EXPECT_EQ(parse_type("timestamp"), of(TypeFamily::date_time));
  EXPECT_EQ(parse_type("Text[]"), of(TypeFamily::string));
  EXPECT_EQ(parse_type("bigint[]").family, TypeFamily::unsupported);
  EXPECT_EQ(parse_type("Geometry").family, TypeFamily::unsupported);
  EXPECT_EQ(parse_type("Geometry").name, "Geometry");
}

TEST(SqliteTypes, DefaultsAreLiteralsOfTheirFamily) {
  EXPECT_EQ(parse_default("007", of(TypeFamily::int_)), constant(Literal::Kind::integer, "7"));
  EXPECT_EQ(parse_default("1.50", of(TypeFamily::decimal)), constant(Literal::Kind::decimal, "1.50"));
  EXPECT_EQ(parse_default("TRUE", of(TypeFamily::boolean)), constant(Literal::Kind::boolean, "true"));
  EXPECT_EQ(parse_default("'it''s'", of(TypeFamily::string)), constant(Literal::Kind::string, "it's"));
  EXPECT_EQ(parse_default("\"old\"", of(TypeFamily::string)), constant(Literal::Kind::string, "old"));
  EXPECT_EQ(parse_default("'00ff'", of(TypeFamily::bytes)), constant(Literal::Kind::bytes, "00ff"));
  EXPECT_EQ(parse_default("'{\"a\":1}'", of(TypeFamily::json)), constant(Literal::Kind::json, "{\"a\":1}"));
  EXPECT_EQ(parse_default("[1]", of(TypeFamily::json)), constant(Literal::Kind::json, "[1]"));
}

TEST(SqliteTypes, OtherDefaultsAreExpressions) {
  EXPECT_EQ(parse_default("((abs(1)))", of(TypeFamily::int_)), Default(ExpressionDefault{"abs(1)"}));
  EXPECT_EQ(parse_default("lower('A')", of(TypeFamily::string)), Default(ExpressionDefault{"lower('A')"}));
  EXPECT_EQ(parse_default("CURRENT_DATE", of(TypeFamily::string)),
            Default(ExpressionDefault{"CURRENT_DATE"}));
  EXPECT_EQ(parse_default("current_timestamp", of(TypeFamily::date_time)), Default(NowDefault{}));
  EXPECT_EQ(parse_default("datetime('now')", of(TypeFamily::date_time)), Default(NowDefault{}));
  EXPECT_FALSE(parse_default("NULL", of(TypeFamily::string)));
}

TEST(SqliteTypes, ExpressionsGetTheParenthesesThatSqliteDemands) {
  EXPECT_EQ(render_default(ExpressionDefault{"abs(1)"}), "(abs(1))");
  EXPECT_EQ(render_default(ExpressionDefault{"(abs(1))"}), "(abs(1))");
  EXPECT_EQ(render_default(ExpressionDefault{"(1) + (2)"}), "((1) + (2))");
  EXPECT_EQ(render_default(ExpressionDefault{"(')')"}), "(')')");
  EXPECT_EQ(render_default(ExpressionDefault{"CURRENT_DATE"}), "CURRENT_DATE");
  EXPECT_EQ(render_default(ExpressionDefault{"-5"}), "-5");
  EXPECT_EQ(render_default(ExpressionDefault{"X'00'"}), "X'00'");
  EXPECT_FALSE(render_default(ExpressionDefault{}));
}

TEST(SqliteTypes, LiteralsAreQuotedWhereTheyAreTexts) {
  EXPECT_EQ(render_default(constant(Literal::Kind::string, "it's")), "'it''s'");
  EXPECT_EQ(render_default(constant(Literal::Kind::json, "null")), "'null'");
  EXPECT_EQ(render_default(constant(Literal::Kind::decimal, "1.50")), "1.50");
}

}  // namespace
}  // namespace strata::dialect::sqlite
