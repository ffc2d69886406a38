#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>

#include "dialect/sqlite/table_parts.h"

namespace strata::dialect::sqlite {
namespace {

std::string parts_of(std::string_view statement) {
  std::string text;
  for (const schema::TablePart& part : find_table_parts(statement)) {
    text += fmt::format("{} {} = {}\n", schema::singular(part.kind), part.name, part.sql);
  }
  return text;
}

TEST(TableParts, APlainTableHasNone) {
  EXPECT_EQ(parts_of(R"sql(CREATE TABLE "as (check" ("check (1)" TEXT DEFAULT ('check (1)'), checked INT,
                        -- CHECK (1),
                        last_as INT REFERENCES "t"("as"), PRIMARY KEY (checked)))sql"),
            "");
  EXPECT_EQ(parts_of(""), "");
  EXPECT_EQ(parts_of("CREATE TABLE t"), "");
}

TEST(TableParts, ChecksStandWithColumnsAndBehindThem) {
  EXPECT_EQ(
      parts_of(
          R"sql(CREATE TABLE t (a INT CHECK (a > (1)) NOT NULL CONSTRAINT "o""ne" CHECK (a <> ')'), b INT,
                        CONSTRAINT two check(b > 0) CONSTRAINT pair UNIQUE (a, b) CHECK (a < b) ON CONFLICT ABORT))sql"),
      R"(check CHECK (a > (1)) = CHECK (a > (1))
check o"ne = CONSTRAINT "o""ne" CHECK (a <> ')')
check two = CONSTRAINT two check(b > 0)
check CHECK (a < b) ON CONFLICT ABORT = CHECK (a < b) ON CONFLICT ABORT
)");
}

TEST(TableParts, GeneratedColumnsComeWhole) {
  EXPECT_EQ(
      parts_of(
          R"sql(CREATE TABLE t (a INT, b INT GENERATED ALWAYS AS (a + 1) STORED CHECK (b > 1), [c d] AS (a),
                        d TEXT DEFAULT (CAST(1 AS TEXT)), "e""f" INT as (CAST(a AS INT)) virtual NOT NULL))sql"),
      R"(generated column b = b INT GENERATED ALWAYS AS (a + 1) STORED CHECK (b > 1)
generated column c d = [c d] AS (a)
generated column e"f = "e""f" INT as (CAST(a AS INT)) virtual NOT NULL
)");
}

TEST(TableParts, CollationsBelongToColumns) {
  EXPECT_EQ(parts_of(R"sql(CREATE TABLE t (a TEXT COLLATE NOCASE UNIQUE, "collate" TEXT DEFAULT 'COLLATE x',
                        "b c" TEXT CHECK (1 COLLATE rtrim) COLLATE "r""t", d AS (a) COLLATE nocase,
                        UNIQUE (a COLLATE BINARY)))sql"),
            R"(collation a = COLLATE NOCASE
collation b c = COLLATE "r""t"
check CHECK (1 COLLATE rtrim) = CHECK (1 COLLATE rtrim)
generated column d = d AS (a) COLLATE nocase
)");
}

TEST(TableParts, ForeignKeysCanWait) {
  EXPECT_EQ(
      parts_of(R"sql(CREATE TABLE t (a INT REFERENCES p(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
                        b INT REFERENCES p NOT DEFERRABLE INITIALLY DEFERRED, c INT REFERENCES p DEFERRABLE,
                        d INT REFERENCES p DEFERRABLE INITIALLY IMMEDIATE, "e, ""f" INT, g INT,
                        CONSTRAINT x FOREIGN KEY ("e, ""f", g) REFERENCES q (a, b) deferrable initially deferred
                        FOREIGN KEY (g) REFERENCES r, FOREIGN KEY ([b]) REFERENCES r MATCH FULL
                        DEFERRABLE INITIALLY DEFERRED))sql"),
      R"(deferrable constraint a = DEFERRABLE INITIALLY DEFERRED
deferrable constraint e, "f, g = DEFERRABLE INITIALLY DEFERRED
deferrable constraint b = DEFERRABLE INITIALLY DEFERRED
)");
}

TEST(TableParts, OptionsStandBehindTheParentheses) {
  EXPECT_EQ(parts_of("CREATE TABLE t (a TEXT PRIMARY KEY) WITHOUT  rowid , /* , */ strict;"),
            "table option WITHOUT ROWID = WITHOUT ROWID\ntable option STRICT = STRICT\n");
  EXPECT_EQ(parts_of("CREATE TABLE t (a TEXT) STRICT"), "table option STRICT = STRICT\n");
}

}  // namespace
}  // namespace strata::dialect::sqlite
