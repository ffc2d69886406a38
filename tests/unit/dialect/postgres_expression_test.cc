#include <gtest/gtest.h>
#include <string_view>
#include <utility>

#include "dialect/postgres/expression.h"

namespace strata::dialect::postgres {
namespace {

// What people write, and what PostgreSQL 15 prints of it.
constexpr std::pair<const char*, const char*> kPrinted[] = {
    {"n > -1", "(n > '-1'::integer)"},
    {"s IN ('a')", "(s = 'a'::text)"},
    {"s NOT IN ('a')", "(s <> 'a'::text)"},
    {"s in ('a', 'b')", "(s = ANY (ARRAY['a'::text, 'b'::text]))"},
    {"n NOT BETWEEN 1 AND 5", "((n < 1) OR (n > 5))"},
    {"s similar to 'a|b'", "(s ~ similar_to_escape('a|b'::text))"},
    {"at > '2024-01-01'", "(at > '2024-01-01 00:00:00'::timestamp without time zone)"},
    {"at > '2024-01-01T10:30:00.500Z'", "(at > '2024-01-01 10:30:00.5+00'::timestamp with time zone)"},
    {"j @> '{\"b\":1, \"a\":2}'", "(j @> '{\"a\": 2, \"b\": 1}'::jsonb)"},
    {"u = '9C9C3A8E-4BD5-4B3E-9F5E-0D6A8E2A9D10'", "(u = '9c9c3a8e-4bd5-4b3e-9f5e-0d6a8e2a9d10'::uuid)"},
    {"now() + interval '36 hours'", "(now() + '36:00:00'::interval)"},
    {"now() - '1 week 90 minutes'::interval", "(now() - '7 days 01:30:00'::interval)"},
    {"interval '1 year 2 months -1 day'", "'1 year 2 mons -1 days'::interval"},
    {"'yes'::boolean", "true"},
    {"public.gen()", "gen()"},
    {"public.t.n > 1 AND t.s = 'a'", "((n > 1) AND (s = 'a'::text))"},
};

TEST(PostgresExpression, WhatTheServerPrintsMeansTheSame) {
  for (const auto& [written, printed] : kPrinted) {
    EXPECT_EQ(canonical_expression(written), canonical_expression(printed)) << written;
  }
}

TEST(PostgresExpression, AnotherMeaningStaysAnother) {
  constexpr std::pair<const char*, const char*> kDifferent[] = {
      {"s IN ('a')", "s <> 'a'"},
      {"s = ''", "s = '0'"},
      {"n > -1", "n > -2"},
      {"n > - 3", "n > 0"},
      {"at > '2024-01-01'", "at > '2024-01-02'"},
      {"at > '2024-01-01 00:00:00+02'", "at > '2024-01-01'"},
      {"interval '1 hour'", "interval '1 minute'"},
      {"interval '1.5 hours'", "interval '1 hour'"},
      {"j @> '{\"a\": 1}'", "j @> '{\"a\": 2}'"},
      {"auth.gen()", "gen()"},
      {"t.n > 1", "t.m > 1"},
      {"1 FROM t", "1"},
      {"'yes'::boolean", "false"},
  };
  for (const auto& [left, right] : kDifferent) {
    EXPECT_NE(canonical_expression(left), canonical_expression(right)) << left;
  }
}

TEST(PostgresExpression, IsOneOrNot) {
  for (const char* const one :
       {"1", "(1)", "a.b", "'[1,5]'::int4range", "f(1, x => 2)", "1 -- the end", "/* ; */ 1", "(SELECT 1)",
        "a IS NULL OR b", "CASE WHEN a THEN 1 END", "$$1); --$$", "E'\\'); --'"}) {
    EXPECT_TRUE(is_one_expression(one)) << one;
  }
  using namespace std::string_view_literals;
  for (const std::string_view other : {""sv,
                                       "--"sv,
                                       "1, 2"sv,
                                       "1;"sv,
                                       "1; -- the end"sv,
                                       "1; SELECT 2"sv,
                                       "1) + (2); --"sv,
                                       "1 FROM t"sv,
                                       "1 WHERE true"sv,
                                       "1 AS a"sv,
                                       "1 a"sv,
                                       "1 UNION SELECT 2"sv,
                                       "1 LIMIT 1"sv,
                                       "1 ORDER BY 1"sv,
                                       "DISTINCT 1"sv,
                                       "1 INTO t"sv,
                                       "1 /*"sv,
                                       "'a"sv,
                                       "1)"sv,
                                       "(1"sv,
                                       "1\0; DROP TABLE t"sv}) {
    EXPECT_FALSE(is_one_expression(other)) << other;
  }
}

}  // namespace
}  // namespace strata::dialect::postgres
