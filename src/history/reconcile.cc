#include "history/reconcile.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "history/checksum.h"

namespace strata::history {
namespace {

// The rows of one migration, summed up. Rows come in the order in which they were started.
struct Record {
  std::string_view migration;
  const LedgerRow* failed = nullptr;
  const LedgerRow* applied = nullptr;
  const LedgerRow* rolled_back = nullptr;
  bool every_failure_can_go_on = true;
  bool is_told = false;

  void add(const LedgerRow& row) {
    if (row.is_rolled_back()) {
      rolled_back = &row;
    } else if (row.is_failed()) {
      failed = &row;
      every_failure_can_go_on = every_failure_can_go_on && row.can_go_on();
    } else {
      applied = &row;
    }
  }
};

// What the ledger has of each migration. Rows mostly come in the order of the names, and are asked for in it:
// no table of hashes is as fast as the next place of a list.
class Records {
 public:
  explicit Records(const std::vector<LedgerRow>& rows) {
    const auto name_of = [](const LedgerRow* row) -> const std::string& { return row->migration_name; };
    std::vector<const LedgerRow*> ordered;
    ordered.reserve(rows.size());
    for (const LedgerRow& row : rows) ordered.push_back(&row);
    if (!std::ranges::is_sorted(ordered, {}, name_of)) std::ranges::stable_sort(ordered, {}, name_of);
    records_.reserve(rows.size());
    for (const LedgerRow* row : ordered) {
      if (records_.empty() || records_.back().migration != row->migration_name) {
        records_.push_back({.migration = row->migration_name});
      }
      records_.back().add(*row);
    }
  }

  // Null: the ledger knows nothing of it.
  [[nodiscard]] Record* find(std::string_view migration) {
    if (next_ >= records_.size() || records_[next_].migration != migration) {
      const auto found = std::ranges::lower_bound(records_, migration, {}, &Record::migration);
      if (found == records_.end() || found->migration != migration) return nullptr;
      next_ = static_cast<std::size_t>(found - records_.begin());
    }
    return &records_[next_++];
  }

 private:
  std::vector<Record> records_;
  std::size_t next_ = 0;  // behind the last one that was found
};

Entry judge(const Record& record) {
  if (record.failed != nullptr) {
    return {.state = MigrationState::failed,
            .row = record.failed,
            .can_be_retried = record.every_failure_can_go_on};
  }
  if (record.applied != nullptr) return {.state = MigrationState::applied, .row = record.applied};
  return {.state = MigrationState::rolled_back, .row = record.rolled_back};
}

Entry judge(const Migration& migration, const Record* record) {
  Entry entry = record != nullptr ? judge(*record) : Entry{};
  entry.name = migration.name;
  entry.migration = &migration;
  if (entry.state == MigrationState::applied && migration.script &&
      !matches(entry.row->checksum, migration)) {
    entry.state = MigrationState::edited;
  }
  return entry;
}

bool is_recorded(const Entry& entry) {
  return entry.state != MigrationState::pending && entry.state != MigrationState::rolled_back;
}

}  // namespace

bool Entry::is_due() const {
  if (migration == nullptr) return false;
  return !is_recorded(*this) || (state == MigrationState::failed && can_be_retried);
}

bool Reconciliation::is_diverged() const {
  const bool has_missing =
      std::ranges::any_of(entries, [](const Entry& e) { return e.migration == nullptr; });
  return has_missing && !due().empty();
}

std::string Reconciliation::last_common() const {
  std::string last;
  for (const Entry& entry : entries) {
    if (entry.migration == nullptr || !is_recorded(entry)) break;
    last = entry.name;
  }
  return last;
}

std::vector<const Entry*> Reconciliation::in_state(MigrationState state) const {
  std::vector<const Entry*> found;
  for (const Entry& entry : entries) {
    if (entry.state == state) found.push_back(&entry);
  }
  return found;
}

std::vector<const Entry*> Reconciliation::due() const {
  std::vector<const Entry*> found;
  for (const Entry& entry : entries) {
    if (entry.is_due()) found.push_back(&entry);
  }
  return found;
}

std::vector<const Entry*> Reconciliation::without_script() const {
  std::vector<const Entry*> found = in_state(MigrationState::applied);
  std::erase_if(found, [](const Entry* entry) { return entry->migration->script.has_value(); });
  return found;
}

std::vector<const Entry*> Reconciliation::out_of_order() const {
  const auto is_in_database = [](const Entry& entry) {
    return entry.migration != nullptr &&
           (entry.state == MigrationState::applied || entry.state == MigrationState::edited);
  };
  const auto last = std::find_if(entries.rbegin(), entries.rend(), is_in_database);
  const Entry* const behind = last != entries.rend() ? &*last : nullptr;
  std::vector<const Entry*> found = due();
  std::erase_if(found, [behind](const Entry* entry) { return behind == nullptr || entry > behind; });
  return found;
}

std::vector<const Entry*> Reconciliation::blocking() const {
  std::vector<const Entry*> found = in_state(MigrationState::failed);
  std::erase_if(found, [](const Entry* entry) { return entry->can_be_retried; });
  return found;
}

Reconciliation reconcile(const History& history, const std::optional<std::vector<LedgerRow>>& rows) {
  Reconciliation result{.has_ledger = rows.has_value()};
  result.entries.reserve(history.size());
  if (!rows) {
    for (const Migration& migration : history) result.entries.push_back(judge(migration, nullptr));
    return result;
  }
  Records records(*rows);
  for (const Migration& migration : history) {
    Record* const record = records.find(migration.name);
    if (record != nullptr) record->is_told = true;
    result.entries.push_back(judge(migration, record));
  }
  for (const LedgerRow& row : *rows) {
    Record& record = *records.find(row.migration_name);
    if (std::exchange(record.is_told, true)) continue;
    Entry entry = judge(record);
    if (entry.state == MigrationState::rolled_back) continue;
    if (entry.state == MigrationState::applied) entry.state = MigrationState::missing;
    entry.name = row.migration_name;
    result.entries.push_back(entry);
  }
  return result;
}

}  // namespace strata::history
