// What CockroachDB shares with PostgreSQL, on a PostgreSQL server: the lease, scripts, the ledger, and
// reading back. No test has a CockroachDB server.
#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

#include "database.h"
#include "project.h"

namespace strata::test {
namespace {

class CockroachOnPostgres : public PostgresTest {};

// It has no advisory locks. Tried on PostgreSQL, whose SQL this part of it is.
TEST_F(CockroachOnPostgres, KeepsOthersOut) {
  const dialect::Dialect& cockroach = *dialect::find_dialect("cockroachdb");
  const auto first = connect();
  const auto second = connect();
  {
    const auto lock = cockroach.lock_out_runners(*first, {});
    ASSERT_TRUE(lock.has_value()) << lock.error().message;
    std::string note;
    const auto refused = cockroach.lock_out_runners(
        *second, {.patience_ms = 300, .on_note = [&](std::string_view text) { note = text; }});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::timed_out);
    EXPECT_NE(note.find("process " + std::to_string(::getpid())), std::string::npos) << note;
  }
  EXPECT_TRUE(cockroach.lock_out_runners(*second, {}).has_value());
}

// Longer than the lease would last by itself.
TEST_F(CockroachOnPostgres, IsRenewedWhileAStatementRuns) {
  const dialect::Dialect& cockroach = *dialect::find_dialect("cockroachdb");
  const auto first = connect();
  const auto lock = cockroach.lock_out_runners(*first, {});
  ASSERT_TRUE(lock.has_value());
  ASSERT_TRUE(first->execute("SELECT pg_sleep(7)").has_value());
  EXPECT_FALSE(cockroach.lock_out_runners(*connect(), {.patience_ms = 200, .on_note = {}}).has_value());
}

// Types that both write alike.
TEST_F(CockroachOnPostgres, AppliesAndReadsBack) {
  const Project project(url_);
  project.write("prisma/migrations/migration_lock.toml", "provider = \"cockroachdb\"\n");
  project.write("prisma/schema.prisma", "datasource db {\n  provider = \"cockroachdb\"\n  url = \"" + url_ +
                                            "\"\n}\n\n" +
                                            R"(model t {
  id Int      @id
  a  BigInt   @default(7)
  b  Float    @default(0.5)
  c  Boolean  @default(true)
  d  DateTime @default(now())
  e  Decimal  @default(1.50)
  f  Json     @default("{}")
  g  Int      @db.Int2
  h  Float?   @db.Float4
  i  String   @db.Uuid
  j  mood     @default(happy)

  @@index([a])
  @@unique([b, c])
}

enum mood {
  happy
}
)");
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"migrate", "dev", "--name", "first"},
        {"migrate", "dev"},
        {"db", "push"},
        {"migrate", "status"},
        {"db", "pull"},
        {"db", "push"},
        {"migrate", "reset", "--force"}}) {
    const Finished finished = project.run(command);
    EXPECT_EQ(finished.exit_code, 0) << finished.output;
    EXPECT_EQ(finished.output.find("edefined"), std::string::npos) << finished.output;
  }
  EXPECT_EQ(std::ranges::distance(std::filesystem::directory_iterator(project.migrations())), 2);
}

}  // namespace
}  // namespace strata::test
