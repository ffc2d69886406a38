// The history on disk against the ledger in the database: what is applied, what is not, and where the two
// contradict each other. Pure.
//
// A migration is judged by all of its rows together: unfinished ones make it failed; else a finished one
// makes it applied; rows that were rolled back do not count. (Prisma looks at the oldest row only, and takes
// a migration for edited that failed, was fixed and then applied.)
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "strata/engine.h"

#include "history/ledger.h"
#include "history/migration.h"

namespace strata::history {

struct Entry {
  std::string_view name;
  MigrationState state = MigrationState::pending;
  const Migration* migration = nullptr;  // null: the folder is gone
  const LedgerRow* row = nullptr;        // the row that decided; null: none
  bool can_be_retried = false;           // failed, but nothing was left behind

  // The next deploy runs it.
  [[nodiscard]] bool is_due() const;
};

// Points into the history and the rows that it was made from.
struct Reconciliation {
  std::vector<Entry> entries;  // folders in order, then rows without folder
  bool has_ledger = false;

  // Folders that have no row, and rows that have no folder: two branches went different ways.
  [[nodiscard]] bool is_diverged() const;
  // The last folder before the first that is not in the ledger; empty when there is none.
  [[nodiscard]] std::string last_common() const;
  [[nodiscard]] std::vector<const Entry*> in_state(MigrationState state) const;
  [[nodiscard]] std::vector<const Entry*> due() const;
  // Applied, and the folder is there, but no script that can be read.
  [[nodiscard]] std::vector<const Entry*> without_script() const;
  // Due, although a migration behind it is in the database already.
  [[nodiscard]] std::vector<const Entry*> out_of_order() const;
  // Failed migrations that somebody has to look at first.
  [[nodiscard]] std::vector<const Entry*> blocking() const;
};

// `rows` is none when the database has no ledger.
[[nodiscard]] Reconciliation reconcile(const History& history,
                                       const std::optional<std::vector<LedgerRow>>& rows);

}  // namespace strata::history
