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
  std::string id;
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
  // Of a migration that runs in parts and has not come to its end.
  [[nodiscard]] std::optional<dialect::Progress> progress() const;
  // The next deploy may take it up by itself.
  [[nodiscard]] bool can_go_on() const;
};

class Ledger {
 public:
  // Both must outlive the ledger.
  Ledger(sql::Connection& connection, const dialect::Dialect& dialect);

  // All rows by the time at which they were started; nothing when the table does not exist.
  [[nodiscard]] Result<std::optional<std::vector<LedgerRow>>> read();
  // Rows of one migration.
  [[nodiscard]] Result<std::vector<LedgerRow>> read(std::string_view migration);

  [[nodiscard]] Result<void> create();

  // What is committed together with a script.
  [[nodiscard]] sql::Command applied(std::string_view migration, std::string_view checksum, Timestamp started,
                                     Timestamp finished) const;
  // Removes the notes of attempts that left nothing behind, before the next attempt is recorded.
  [[nodiscard]] sql::Command forget_attempts(std::string_view migration) const;
  // The unfinished row of a migration that runs in parts: makes it, or brings it up to date.
  [[nodiscard]] sql::Command progressed(std::string_view id, std::string_view migration,
                                        std::string_view checksum, Timestamp started,
                                        const dialect::Progress& progress) const;
  [[nodiscard]] sql::Command finished(std::string_view id, std::string_view checksum, Timestamp time) const;

  // The caller's transaction decides when these take effect.
  // As `applied`, for a migration whose script nobody ran (`resolve --applied`).
  [[nodiscard]] Result<void> add_resolved(std::string_view migration, std::string_view checksum,
                                          Timestamp time);
  // `reason` becomes the logs, under the note that nothing was left behind.
  [[nodiscard]] Result<void> add_failed(std::string_view migration, std::string_view checksum,
                                        Timestamp started, std::string_view reason);
  // Adds the reason to the row of a migration that runs in parts.
  [[nodiscard]] Result<void> note_trouble(std::string_view id, const dialect::Progress& progress,
                                          std::string_view reason);
  // The script of an applied migration is another one by now, and the database has what it does.
  [[nodiscard]] Result<void> record_script(std::string_view id, std::string_view checksum);
  // Marks the failed rows of a migration as rolled back.
  [[nodiscard]] Result<void> roll_back_failed(std::string_view migration, Timestamp time);

 private:
  [[nodiscard]] std::string select() const;
  [[nodiscard]] Result<bool> exists();
  // A moment as SQL: the server's clock, or a parameter that is added.
  [[nodiscard]] static std::string moment(std::string_view server_clock, Timestamp time,
                                          std::vector<sql::Value>& parameters);
  [[nodiscard]] sql::Command insert(const LedgerRow& row, sql::Value logs, std::int64_t applied_steps) const;

  sql::Connection& connection_;
  const dialect::Dialect& dialect_;
  const dialect::LedgerText& text_;
  std::string table_;
};

}  // namespace strata::history
