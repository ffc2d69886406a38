// A script between two schemas agrees byte for byte, free text in comments aside. Then it has to prove itself
// on a real database: built from `previous`, migrated, introspected and compared again it must show no
// difference.
//
// Where the corpus marks that the reference's own script fails or never settles, only the proof counts.
#include <algorithm>

#include "departures.h"
#include "dialect/registry.h"
#include "judges.h"
#include "sql_text.h"
#include "text_difference.h"
#include "workbench.h"

namespace strata::conformance {
namespace {

Verdict compare(std::string_view what, const std::string& expected, const std::string& actual) {
  const std::string expected_sql = with_quoted_json(comparable_sql(expected));
  const std::string actual_sql = comparable_sql(actual);
  if (expected_sql == actual_sql) return passed();
  return failed(std::string(what) + ", " + first_difference(expected_sql, actual_sql));
}

struct LiveScripts {
  std::string first;   // from the database in the state `previous` to `next`
  std::string second;  // what would still change after that
};

// The namespaces that one side or the other speaks of.
std::vector<std::string> namespaces_of(const Pair<schema::Schema>& schemas) {
  std::vector<std::string> names = schemas.previous.namespaces;
  names.insert(names.end(), schemas.next.namespaces.begin(), schemas.next.namespaces.end());
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return names;
}

Result<LiveScripts> migrate_live(const dialect::Dialect& dialect, const Pair<schema::Schema>& schemas) {
  STRATA_TRY(const auto scratch, ScratchDatabase::make(dialect));
  STRATA_TRY(const auto database, scratch->connect(namespaces_of(schemas)));
  STRATA_CHECK(run_script(dialect, *database, script_between(dialect, {}, schemas.previous)));
  STRATA_TRY(schema::Schema before, dialect.introspect(*database));
  LiveScripts scripts{.first = script_between(dialect, std::move(before), schemas.next)};
  STRATA_CHECK(run_script(dialect, *database, scripts.first));
  STRATA_TRY(schema::Schema after, dialect.introspect(*database));
  scripts.second = script_between(dialect, std::move(after), schemas.next);
  return scripts;
}

Verdict judge_live(const Case& entry, const dialect::Dialect& dialect, const Pair<schema::Schema>& schemas,
                   bool compare_bytes) {
  const Result<LiveScripts> scripts = migrate_live(dialect, schemas);
  if (!scripts) return failed("on a database: " + describe(scripts.error()));
  if (compare_bytes) {
    const auto expected = read_file(entry.path / "expected_db.sql");
    Verdict verdict = compare("script against the database",
                              expected ? *expected : file_text(entry.path / "expected.sql"), scripts->first);
    if (verdict.outcome != Verdict::Outcome::passed) return verdict;
  }
  return compare("still different after the script has run", "", scripts->second);
}

}  // namespace

Verdict judge_diff(const Case& entry) {
  const dialect::Dialect* dialect = dialect::find_dialect(entry.provider);
  if (dialect == nullptr) return not_run("no engine for this database yet");

  auto previous = load_schema(entry.path / "from");
  if (!previous) return failed("previous: " + describe(previous.error()));
  auto next = load_schema(entry.path / "to");
  if (!next) return failed("next: " + describe(next.error()));
  const Pair<schema::Schema> schemas{*previous, *next};

  const bool reference_is_right = entry.flag("executes", true) && entry.flag("residualEmpty", true);
  if (reference_is_right) {
    Verdict verdict = compare("script", file_text(entry.path / "expected.sql"),
                              script_between(*dialect, schemas.previous, schemas.next));
    if (verdict.outcome != Verdict::Outcome::passed) return verdict;
  }
  if (why_no_databases(entry.provider)) {
    return reference_is_right ? passed() : not_run("no database to prove it on");
  }
  // Only generated cases were also recorded against a database.
  const bool recorded_live = entry.marks.contains("executes");
  const Verdict verdict = judge_live(entry, *dialect, schemas, reference_is_right && recorded_live);
  if (verdict.outcome != Verdict::Outcome::passed) return verdict;
  return reference_is_right ? passed() : passed_by_running();
}

}  // namespace strata::conformance
