// The standing properties on PostgreSQL. STRATA_PG_PAIRS tries more pairs than the few of every day,
// STRATA_PG_SEED=<seed> the one that a failure names. STRATA_PG_CORPUS=<folder> takes the pairs of a corpus
// (generated_corpus.py) instead.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <iostream>

#include "base/files.h"
#include "dialect/registry.h"
#include "standing.h"
#include "support/postgres_server.h"

namespace strata::property {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kPostgresPairs = 40;

class Postgres : public World {
 public:
  explicit Postgres(test::PostgresServer& server) : server_(server) {}

  [[nodiscard]] const RowsDialect& rows() const override { return rows_; }

  // Two databases, emptied for every pair: making one takes longer than trying a pair.
  [[nodiscard]] Result<std::shared_ptr<sql::Connection>> empty_database(
      Place place, const std::vector<std::string>& namespaces) override {
    Opened& opened = opened_.at(static_cast<std::size_t>(place));
    if (opened.url.empty()) opened.url = server_.fresh_database();
    if (!opened.connection || opened.namespaces != namespaces) {
      opened.connection.reset();
      STRATA_TRY(auto connection, rows_.dialect.connect({.url = opened.url, .namespaces = namespaces}));
      opened.connection = std::move(connection);
      opened.namespaces = namespaces;
    }
    STRATA_CHECK(rows_.dialect.reset(*opened.connection));
    return opened.connection;
  }
  [[nodiscard]] Result<void> run(sql::Connection& database, std::string_view script) const override {
    STRATA_TRY(const bool done, rows_.dialect.run_script(database, script, {}));
    return done ? Result<void>() : fail(ErrorCode::sql_failed, "The script did not run.");
  }

 private:
  struct Opened {
    std::string url;
    std::vector<std::string> namespaces;
    std::shared_ptr<sql::Connection> connection;
  };

  test::PostgresServer& server_;
  std::array<Opened, 2> opened_;
  RowsDialect rows_ = {.dialect = *dialect::find_dialect("postgresql"),
                       .casts_refuse = true,
                       .booleans = {"false", "true"},
                       .before_bytes = "'\\x",
                       .let_orphans_in = "SET session_replication_role = replica",
                       .keep_orphans_out = "RESET session_replication_role"};
};

void expect_holds(World& world, std::uint64_t seed) {
  const GeneratedPair pair = generate_pair(seed, Language::postgresql);
  const Result<void> outcome = check_pair(world, pair);
  if (outcome) return;
  std::string edits;
  for (const std::string& edit : pair.edits) edits += " " + edit;
  ADD_FAILURE() << "STRATA_PG_SEED=" << seed << edits << "\n" << describe(outcome.error());
}

std::uint64_t number_in(const char* variable, std::uint64_t otherwise) {
  const char* const text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

std::vector<fs::path> cases_in(const fs::path& corpus) {
  std::vector<fs::path> cases;
  for (const auto& entry : fs::directory_iterator(corpus / "diff" / "postgresql")) {
    if (fs::exists(entry.path() / "to.prisma")) cases.push_back(entry.path());
  }
  std::ranges::sort(cases);
  return cases;
}

TEST(PostgresPairs, OfACorpusKeepTheStandingProperties) {
  const char* const corpus = std::getenv("STRATA_PG_CORPUS");
  if (corpus == nullptr) GTEST_SKIP() << "STRATA_PG_CORPUS is not set";
  test::PostgresServer* const server = test::PostgresServer::shared();
  if (server == nullptr) GTEST_SKIP() << test::PostgresServer::why_not();
  Postgres world(*server);
  for (const fs::path& folder : cases_in(corpus)) {
    const GeneratedPair pair = {.previous = read_file(folder / "from.prisma").value_or(""),
                                .next = read_file(folder / "to.prisma").value_or(""),
                                .edits = {}};
    if (!can_be_built(world, pair.next)) {
      std::cout << folder.filename() << ": its next side cannot be built\n";
      continue;
    }
    const Result<void> outcome = check_pair(world, pair);
    if (!outcome) ADD_FAILURE() << folder.filename() << "\n" << describe(outcome.error());
  }
  std::cout << world.pairs() << " pairs, " << world.pairs_with_rows() << " with rows\n";
}

TEST(PostgresPairs, KeepTheStandingProperties) {
  test::PostgresServer* const server = test::PostgresServer::shared();
  if (server == nullptr) GTEST_SKIP() << test::PostgresServer::why_not();
  Postgres world(*server);
  if (std::getenv("STRATA_PG_SEED") != nullptr) {
    const std::uint64_t seed = number_in("STRATA_PG_SEED", 0);
    const GeneratedPair pair = generate_pair(seed, Language::postgresql);
    std::cout << "---- previous\n" << pair.previous << "---- next\n" << pair.next;
    expect_holds(world, seed);
    return;
  }
  const std::uint64_t count = number_in("STRATA_PG_PAIRS", kPostgresPairs);
  for (std::uint64_t seed = 0; seed < count; ++seed) expect_holds(world, seed);
  std::cout << world.pairs() << " pairs, " << world.pairs_with_rows() << " with rows\n";
}

}  // namespace
}  // namespace strata::property
