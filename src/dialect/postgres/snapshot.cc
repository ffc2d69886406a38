#include "dialect/postgres/snapshot.h"

#include "target/quote.h"

namespace strata::dialect::postgres {
namespace {

constexpr std::string_view kSettings =
    "SET LOCAL standard_conforming_strings = on; SET LOCAL quote_all_identifiers = off; "
    "SET LOCAL DateStyle = 'ISO, MDY'; SET LOCAL IntervalStyle = postgres; SET LOCAL TimeZone = 'UTC'; "
    "SET LOCAL bytea_output = hex; SET LOCAL extra_float_digits = 1; SET LOCAL xmloption = content; ";

struct Frame {
  std::string_view begin, end;
};
constexpr Frame kOwnTransaction = {"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ", " COMMIT"};
// Rolling back to the savepoint takes the settings back too.
constexpr Frame kSnapshotSavepoint = {
    "SAVEPOINT strata_snapshot; ",
    " ROLLBACK TO SAVEPOINT strata_snapshot; RELEASE SAVEPOINT strata_snapshot"};

}  // namespace

std::string_view snapshot_settings() {
  return kSettings;
}

Result<void> read_snapshot(Connection& connection, const std::string& script, const TakeAnswer& take) {
  const Frame& frame = connection.in_transaction() ? kSnapshotSavepoint : kOwnTransaction;
  std::string text(frame.begin);
  text += kSettings;
  text += "SET LOCAL search_path = " + target::quote_name(connection.default_namespace()) + "; ";
  text += script;
  text += frame.end;
  Result<void> read = connection.ask_each(text, take);
  if (!read && &frame == &kOwnTransaction) connection.rollback();
  return read;
}

}  // namespace strata::dialect::postgres
