// The ledger: the table `_prisma_migrations`, in which a database records what was applied to it. It is
// Prisma's, column for column; docs/ledger.md describes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "strata/result.h"

#include "base/timestamp.h"
#include "dialect/dialect.h"
#include "sql/connection.h"

namespace strata::history {

inline constexpr std::string_view kLedgerTable = "_prisma_migrations";

// The columns that decide something.
struct LedgerRow {
  std::string checksum;
  std::string migration_name;
  std::string logs;
  std::optional<Timestamp> finished_at, rolled_back_at;
  Timestamp started_at;

  [[nodiscard]] bool is_rolled_back() const { return rolled_back_at.has_value(); }
  [[nodiscard]] bool is_applied() const { return finished_at.has_value() && !is_rolled_back(); }
  // Also what a migration looks like while Prisma is running it.
  [[nodiscard]] bool is_failed() const { return !finished_at.has_value() && !is_rolled_back(); }
  // Failed, and strata's own note says that the transaction was rolled back: trying again is safe.
  [[nodiscard]] bool left_nothing_behind() const;
};

class Ledger {
 public:
  // Both must outlive the ledger.
  Ledger(sql::Connection& connection, const dialect::Dialect& dialect)
      : connection_(connection), dialect_(dialect) {}

  // All rows by the time at which they were started; nothing when the table does not exist.
  [[nodiscard]] Result<std::optional<std::vector<LedgerRow>>> read();
  // Rows of one migration.
  [[nodiscard]] Result<std::vector<LedgerRow>> read(std::string_view migration);

  [[nodiscard]] Result<void> create();

  // The caller's transaction decides when these take effect.
  [[nodiscard]] Result<void> add_applied(std::string_view migration, std::string_view checksum,
                                         Timestamp started, Timestamp finished);
  // As add_applied, for a migration whose script nobody ran (`resolve --applied`).
  [[nodiscard]] Result<void> add_resolved(std::string_view migration, std::string_view checksum,
                                          Timestamp time);
  // `reason` becomes the logs, under the note that nothing was left behind.
  [[nodiscard]] Result<void> add_failed(std::string_view migration, std::string_view checksum,
                                        Timestamp started, std::string_view reason);
  // Removes the notes of attempts that left nothing behind, before the next attempt is recorded.
  [[nodiscard]] Result<void> forget_attempts(std::string_view migration);
  // Marks the failed rows of a migration as rolled back.
  [[nodiscard]] Result<void> roll_back_failed(std::string_view migration, Timestamp time);

 private:
  [[nodiscard]] Result<void> add(const LedgerRow& row, sql::Value logs, std::int64_t applied_steps);

  sql::Connection& connection_;
  const dialect::Dialect& dialect_;
};

}  // namespace strata::history
