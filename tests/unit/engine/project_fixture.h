// A project of one schema file in a folder of its own, with a real SQLite file.
#pragma once

#include <filesystem>
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "strata/engine.h"

#include "sql/connection.h"

namespace strata {

class ProjectFixture : public ::testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;

  // `models` follow a datasource at file:./dev.db.
  void write_schema(std::string_view models) const;
  void write_migration(const std::string& name, std::string_view script) const;
  [[nodiscard]] Engine engine() const;
  // Another connection to dev.db, which is made if it is missing.
  [[nodiscard]] std::unique_ptr<sql::Connection> connect() const;
  void execute(std::string_view script) const;
  // The first column of the first row, as text; "(no row)".
  [[nodiscard]] std::string query(std::string_view sql) const;

  std::filesystem::path root_;
};

// The names of what was applied.
[[nodiscard]] std::vector<std::string> names_of(const std::vector<AppliedMigration>& applied);

// Fails the test with the error's text when there is one.
template <typename T>
[[nodiscard]] ::testing::AssertionResult succeeded(const Result<T>& result) {
  if (result) return ::testing::AssertionSuccess();
  ::testing::AssertionResult failure = ::testing::AssertionFailure();
  failure << error_code_name(result.error().code) << ": " << result.error().message;
  for (const std::string& line : result.error().details) failure << "\n" << line;
  return failure;
}

}  // namespace strata
