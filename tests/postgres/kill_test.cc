// Whatever dies at whatever moment, strata, its session or the whole server: the database is before or after
// each migration, or the ledger names the parts that are done, and the next deploy finishes by itself.
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <memory>
#include <random>
#include <thread>
#include <vector>

#include "database.h"
#include "history.h"

namespace strata::test {
namespace {

using std::chrono::microseconds;
using std::chrono::steady_clock;

constexpr int kHistory = 25;
constexpr int kRunners = 10;

int asked_for(const char* variable, int otherwise) {
  const char* const text = std::getenv(variable);
  return text != nullptr ? std::atoi(text) : otherwise;
}

class KilledOnPostgres : public ::testing::Test {
 protected:
  void SetUp() override {
    auto started = PostgresServer::start({});
    if (!started) GTEST_SKIP() << started.error().message;
    server_ = std::move(*started);
  }

  std::unique_ptr<sql::Connection> connect(const std::string& url) {
    auto connection = dialect::find_dialect("postgresql")->connect({.url = url});
    return connection ? std::move(*connection) : nullptr;
  }

  enum class Victim : std::uint8_t { strata, session, server };

  static const char* name_of(Victim victim) {
    constexpr const char* kNames[] = {"strata", "session", "server"};
    return kNames[static_cast<std::size_t>(victim)];
  }

  void strike(Victim victim, Process& deploy, const std::string& url) {
    switch (victim) {
      case Victim::strata:
        deploy.kill();
        break;
      case Victim::session:
        if (const auto connection = connect(url)) {
          static_cast<void>(
              connection->query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
                                "current_database() AND pid <> pg_backend_pid()"));
        }
        break;
      case Victim::server:
        server_->crash();
        ASSERT_TRUE(server_->restart().has_value());
        break;
    }
  }

  std::unique_ptr<PostgresServer> server_;
};

TEST_F(KilledOnPostgres, TheNextDeployFinishes) {
  const int kills = asked_for("STRATA_POSTGRES_KILLS", 9);
  std::string url = server_->fresh_database();
  const auto begin = steady_clock::now();
  {
    const Project project(url);
    write_history(project, kHistory);
    const Finished whole = project.run({"migrate", "deploy"});
    ASSERT_EQ(whole.exit_code, 0) << whole.output;
    ASSERT_EQ(find_trouble_at_the_end(*connect(url), kHistory), "");
  }
  const auto whole = std::chrono::duration_cast<microseconds>(steady_clock::now() - begin);
  std::mt19937 random(static_cast<unsigned>(asked_for("STRATA_POSTGRES_SEED", 20261123)));
  std::uniform_int_distribution<microseconds::rep> moment(whole.count() / 10, whole.count());
  int between = 0;
  for (int number = 0; number < kills; ++number) {
    const Victim victim = static_cast<Victim>(number % 3);
    SCOPED_TRACE(fmt::format("strike {} at {}", number, name_of(victim)));
    url = server_->fresh_database();
    const Project project(url);
    write_history(project, kHistory);
    Process deploy(strata({"migrate", "deploy"}), project.folder());
    std::this_thread::sleep_for(microseconds(moment(random)));
    ASSERT_NO_FATAL_FAILURE(strike(victim, deploy, url));
    const Finished struck = deploy.wait();
    auto connection = connect(url);
    if (connection != nullptr) {
      ASSERT_EQ(find_trouble(*connection), "");
      const auto rows = connection->query("SELECT count(*) FROM _prisma_migrations");
      const auto applied = rows ? sql::to_integer(rows->rows[0][0]) : 0;
      if (applied > 0 && applied < kHistory) ++between;
    }
    const Finished next = project.run({"migrate", "deploy"});
    ASSERT_EQ(next.exit_code, 0) << next.output << "\n---- struck:\n" << struck.output;
    connection = connect(url);
    ASSERT_NE(connection, nullptr);
    ASSERT_EQ(find_trouble_at_the_end(*connection, kHistory), "") << next.output;
  }
  EXPECT_GT(between, kills / 4) << "too few strikes came in the middle of the work";
}

TEST_F(KilledOnPostgres, TenRunnersApplyEachMigrationOnce) {
  const std::string url = server_->fresh_database();
  const Project project(url);
  write_history(project, kHistory);
  std::vector<std::unique_ptr<Process>> runners;
  for (int i = 0; i < kRunners; ++i) {
    runners.push_back(std::make_unique<Process>(strata({"migrate", "deploy"}), project.folder()));
  }
  for (const auto& runner : runners) {
    const Finished finished = runner->wait();
    EXPECT_EQ(finished.exit_code, 0) << finished.output;
  }
  EXPECT_EQ(find_trouble_at_the_end(*connect(url), kHistory), "");
}

}  // namespace
}  // namespace strata::test
