// The standing properties, on generated pairs of schemas with rows in the tables:
//   - apply, introspect, diff again: no steps;
//   - from previous to next leads to the same database as next from empty;
//   - rows survive wherever the steps allow.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "strata/result.h"

#include "dialect/dialect.h"
#include "generator.h"
#include "rows.h"
#include "sql/connection.h"

namespace strata::property {

enum class Place : unsigned char { migrated, fresh };

// The databases of one kind that pairs are tried on.
class World {
 public:
  World() = default;
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  virtual ~World() = default;

  [[nodiscard]] virtual const RowsDialect& rows() const = 0;
  // With the namespaces that the pair names. Valid until it is asked for again. Both places live at a time.
  [[nodiscard]] virtual Result<std::shared_ptr<sql::Connection>> empty_database(
      Place place, const std::vector<std::string>& namespaces) = 0;
  [[nodiscard]] virtual Result<void> run(sql::Connection& database, std::string_view script) const = 0;

  [[nodiscard]] const dialect::Dialect& dialect() const { return rows().dialect; }

  // How many pairs were tried, and how many of them with rows in the tables.
  void count(bool with_rows) {
    ++pairs_;
    if (with_rows) ++pairs_with_rows_;
  }
  [[nodiscard]] std::size_t pairs() const { return pairs_; }
  [[nodiscard]] std::size_t pairs_with_rows() const { return pairs_with_rows_; }

 private:
  std::size_t pairs_ = 0, pairs_with_rows_ = 0;
};

[[nodiscard]] std::string describe(const Error& error);

// A database can be what the schema file says; SQL in it may be wrong.
[[nodiscard]] bool can_be_built(World& world, const std::string& text);

// What does not hold for the pair, in words. Its previous side may be empty: a database without anything.
[[nodiscard]] Result<void> check_pair(World& world, const GeneratedPair& pair);

}  // namespace strata::property
