// The connection is closed in the middle of a question or an answer, by something between strata and the
// server: a clear error, the database before or after, and the next run finishes.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "database.h"
#include "history.h"
#include "support/proxy.h"

namespace strata::test {
namespace {

constexpr int kCutHistory = 5;
constexpr const char* kCutModels =
    "model a {\n  id Int @id\n  mood mood @default(happy)\n}\n\nenum mood {\n  happy\n  sad\n}\n";

using Words = std::vector<std::string>;

// A command, and what it works on.
struct Job {
  bool has_history;  // else it has models
  Words command;
};

const std::array<Job, 6> kJobs = {{
    {.has_history = true, .command = {"migrate", "deploy"}},
    {.has_history = false, .command = {"migrate", "dev", "--name", "x"}},
    {.has_history = false, .command = {"db", "push"}},
    {.has_history = true, .command = {"migrate", "reset", "--force"}},
    {.has_history = false, .command = {"db", "pull", "--force"}},
    {.has_history = false, .command = {"migrate", "status"}},
}};

// What may be told of a connection that ends: lost, not made, or the shadow's was.
constexpr std::array<const char*, 4> kClearCodes = {"[P1017]", "[P1001]", "[P1002]", "[P3014]"};

class CutOffPostgres : public PostgresTest {
 protected:
  void SetUp() override {
    PostgresTest::SetUp();
    if (IsSkipped()) return;
    auto started = Proxy::start(*server_);
    ASSERT_TRUE(started.has_value());
    proxy_ = std::move(*started);
  }

  // A fresh database behind the proxy.
  struct Place {
    std::string url;
    std::unique_ptr<Project> project;
  };
  Place make_place(const Job& job) {
    const std::string name = server_->unused_name();
    Place place{.url = server_->url(name), .project = nullptr};
    EXPECT_TRUE(dialect_.connect({.url = place.url, .create_if_missing = true}).has_value());
    place.project = std::make_unique<Project>(proxy_->url(name), job.has_history ? "" : kCutModels);
    if (job.has_history) write_history(*place.project, kCutHistory);
    if (job.command[1] == "pull") {
      EXPECT_TRUE(connect({.url = place.url})->execute("CREATE TABLE b (id int PRIMARY KEY)").has_value());
    }
    return place;
  }

  void expect_finished(const Place& place, const Job& job) {
    if (job.has_history) {
      EXPECT_EQ(find_trouble_at_the_end(*connect({.url = place.url}), kCutHistory), "");
    } else if (job.command[1] != "status") {
      const Finished same = place.project->run(
          {"migrate", "diff", "--from-url", place.url, "--to-schema", "prisma/schema.prisma", "--exit-code"});
      EXPECT_EQ(same.exit_code, 0) << same.output;
    }
  }

  void cut_once(const Job& job, Proxy::Direction direction, std::size_t bytes, int exit_code) {
    const Place place = make_place(job);
    proxy_->cut_after(direction, bytes);
    const Finished cut = place.project->run(job.command);
    proxy_->cut_after(direction, 0);
    EXPECT_EQ(cut.signal, 0) << cut.output;
    if (cut.output.find("error[") != std::string::npos) {
      ++told_;
      EXPECT_TRUE(std::ranges::any_of(kClearCodes, [&](const char* code) {
        return cut.output.find(code) != std::string::npos;
      })) << cut.output;
    }
    if (job.has_history) {
      EXPECT_EQ(find_trouble(*connect({.url = place.url})), "") << cut.output;
    }
    const Finished next = place.project->run(job.command);
    EXPECT_EQ(next.exit_code, exit_code) << next.output << "\n---- cut:\n" << cut.output;
    expect_finished(place, job);
  }

  std::unique_ptr<Proxy> proxy_;
  int told_ = 0;  // errors
};

TEST_F(CutOffPostgres, TheNextRunFinishes) {
  const char* const asked = std::getenv("STRATA_POSTGRES_CUTS");
  const int cuts =
      asked != nullptr ? std::atoi(asked) : 1;  // of every job, in questions and answers by turns
  std::mt19937 random(20261128);
  int turn = 0;
  for (const Job& job : kJobs) {
    const Place whole = make_place(job);
    proxy_->cut_after(Proxy::Direction::to_client, 0);
    const Finished uncut = whole.project->run(job.command);
    ASSERT_EQ(uncut.exit_code, job.command[1] == "status" ? 1 : 0) << uncut.output;
    expect_finished(whole, job);
    const std::array<std::size_t, 2> lengths = {proxy_->passed(Proxy::Direction::to_server),
                                                proxy_->passed(Proxy::Direction::to_client)};
    for (int number = 0; number < cuts; ++number) {
      const auto direction = static_cast<Proxy::Direction>(++turn % 2);
      std::uniform_int_distribution<std::size_t> moment(1, lengths[std::to_underlying(direction)]);
      const std::size_t bytes = moment(random);
      SCOPED_TRACE(fmt::format("{} {} cut {} after {} bytes", job.command[0], job.command[1],
                               direction == Proxy::Direction::to_client ? "answer" : "question", bytes));
      cut_once(job, direction, bytes, uncut.exit_code);
    }
  }
  EXPECT_GT(told_, cuts) << "too few cuts were felt";
}

}  // namespace
}  // namespace strata::test
