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

Result<std::vector<Answer>> read_snapshot(Connection& connection, const std::string& script) {
  const Frame& frame = connection.in_transaction() ? kSnapshotSavepoint : kOwnTransaction;
  std::string text(frame.begin);
  text += kSettings;
  text += "SET LOCAL search_path = " + target::quote_name(connection.default_namespace()) + "; ";
  text += script;
  text += frame.end;
  Result<std::vector<Answer>> answers = connection.ask_all(text);
  if (!answers && &frame == &kOwnTransaction) connection.rollback();
  return answers;
}

}  // namespace strata::dialect::postgres
