// What the tests of this folder begin with: a fresh database on the program's own server.
#pragma once

#include <gtest/gtest.h>
#include <memory>
#include <string>

#include "dialect/dialect.h"
#include "dialect/registry.h"
#include "sql/connection.h"
#include "support/postgres_server.h"

namespace strata::test {

class PostgresTest : public ::testing::Test {
 protected:
  void SetUp() override {
    server_ = PostgresServer::shared();
    if (server_ == nullptr) GTEST_SKIP() << PostgresServer::why_not();
    url_ = server_->fresh_database();
  }

  // A connection to the test's own database, or to another.
  std::unique_ptr<sql::Connection> connect(dialect::ConnectOptions options = {}) {
    if (options.url.empty()) options.url = url_;
    auto connection = dialect_.connect(options);
    if (!connection) {
      ADD_FAILURE() << connection.error().message;
      for (const std::string& line : connection.error().details) ADD_FAILURE() << line;
      return nullptr;
    }
    return std::move(connection).value();
  }

  const dialect::Dialect& dialect_ = *dialect::find_dialect("postgresql");
  PostgresServer* server_ = nullptr;
  std::string url_;
};

}  // namespace strata::test
