#include "history/reconcile.h"

#include <gtest/gtest.h>

#include "history/checksum.h"

namespace strata::history {
namespace {

using Names = std::vector<std::string>;

Migration migration(const std::string& name) {
  return make_migration(name, "migrations/" + name + "/migration.sql", "-- " + name);
}

LedgerRow applied(const std::string& name) {
  return {.checksum = checksum(migration(name)), .migration_name = name, .finished_at = Timestamp{2}};
}
LedgerRow failed(const std::string& name) {
  return {.checksum = checksum(migration(name)), .migration_name = name, .logs = "no such table"};
}
LedgerRow rolled_back(const std::string& name) {
  LedgerRow row = failed(name);
  row.checksum = "of an older script";
  row.rolled_back_at = Timestamp{3};
  return row;
}

Names names_of(const std::vector<const Entry*>& entries) {
  Names names;
  for (const Entry* entry : entries) names.emplace_back(entry->name);
  return names;
}

TEST(Reconcile, WithoutLedgerEverythingIsPending) {
  const History history = {migration("1"), migration("2")};
  const Reconciliation state = reconcile(history, std::nullopt);
  EXPECT_FALSE(state.has_ledger);
  EXPECT_EQ(names_of(state.due()), (Names{"1", "2"}));
  EXPECT_FALSE(state.is_diverged());
}

TEST(Reconcile, AnyFailedRowBlocks) {
  const History history = {migration("1"), migration("2")};
  const std::optional rows = std::vector{applied("1"), failed("1"), failed("9_gone")};
  const Reconciliation state = reconcile(history, rows);
  EXPECT_EQ(names_of(state.blocking()), (Names{"1", "9_gone"}));
  EXPECT_EQ(names_of(state.due()), Names{"2"});
}

TEST(Reconcile, AnAttemptOfStrataIsDueAgain) {
  const History history = {migration("1")};
  LedgerRow attempt = failed("1");
  attempt.logs = "Rolled back by strata: nothing of this migration was kept.\nno such table";
  const std::optional rows = std::vector{attempt};
  const Reconciliation state = reconcile(history, rows);
  EXPECT_TRUE(state.blocking().empty());
  EXPECT_EQ(names_of(state.due()), Names{"1"});
  EXPECT_EQ(state.entries[0].state, MigrationState::failed);
}

TEST(Reconcile, RolledBackRowsDoNotCount) {
  const History history = {migration("1"), migration("2")};
  const std::optional rows =
      std::vector{rolled_back("1"), applied("1"), rolled_back("2"), rolled_back("3_gone")};
  const Reconciliation state = reconcile(history, rows);
  ASSERT_EQ(state.entries.size(), 2U);
  EXPECT_EQ(state.entries[0].state, MigrationState::applied);
  EXPECT_EQ(state.entries[1].state, MigrationState::rolled_back);
  EXPECT_EQ(names_of(state.due()), Names{"2"});
}

TEST(Reconcile, TellsEditedAndMissing) {
  const History history = {migration("1")};
  LedgerRow edited = applied("1");
  edited.checksum = std::string(64, '0');
  const std::optional rows = std::vector{edited, applied("2_gone"), applied("2_gone")};
  const Reconciliation state = reconcile(history, rows);
  EXPECT_EQ(names_of(state.in_state(MigrationState::edited)), Names{"1"});
  EXPECT_EQ(names_of(state.in_state(MigrationState::missing)), Names{"2_gone"});
  EXPECT_FALSE(state.is_diverged());
}

TEST(Reconcile, DivergesWhereBothSidesHaveTheirOwn) {
  const History history = {migration("1"), migration("2_mine")};
  const std::optional rows = std::vector{applied("1"), applied("2_theirs")};
  const Reconciliation state = reconcile(history, rows);
  EXPECT_TRUE(state.is_diverged());
  EXPECT_EQ(state.last_common(), "1");
}

TEST(Reconcile, TellsWhatComesLate) {
  const History history = {migration("1"), migration("2_late"), migration("3"), migration("4_new")};
  const std::optional rows =
      std::vector{applied("1"), rolled_back("2_late"), applied("3"), applied("0_gone")};
  EXPECT_EQ(names_of(reconcile(history, rows).out_of_order()), Names{"2_late"});
  EXPECT_TRUE(reconcile(history, std::nullopt).out_of_order().empty());
  const History in_order = {migration("1"), migration("2_new")};
  EXPECT_TRUE(reconcile(in_order, std::vector{applied("1")}).out_of_order().empty());
}

}  // namespace
}  // namespace strata::history
