#include <gtest/gtest.h>
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
      {"'yes'::boolean", "false"},
  };
  for (const auto& [left, right] : kDifferent) {
    EXPECT_NE(canonical_expression(left), canonical_expression(right)) << left;
  }
}

}  // namespace
}  // namespace strata::dialect::postgres
