// A script between two schemas agrees byte for byte, free text in comments aside. Where it does not, the
// reference's script has to be wrong (it fails, or leaves a difference), and ours has to prove itself on a
// database: built from `previous` and migrated, it must show no difference to `next`, nor to a database that
// was built from `next`.
//
// Where the corpus marks that the reference's own script fails or never settles, only the proof counts. A
// script that the corpus recorded against a database is compared there too.
#include <algorithm>
#include <filesystem>

#include "strata/engine.h"

#include "corpus.h"
#include "departures.h"
#include "dialect/registry.h"
#include "judges.h"
#include "sql_text.h"
#include "text_difference.h"
#include "workbench.h"

namespace strata::conformance {
namespace {

Verdict compare(std::string_view what, const std::string& expected, const std::string& actual) {
  const std::string expected_sql = comparable_sql(expected);
  const std::string actual_sql = comparable_sql(actual);
  if (expected_sql == actual_sql) return passed();
  return failed(std::string(what) + ", " + first_difference(expected_sql, actual_sql));
}

std::string recorded_script(const Case& entry, const char* file) {
  std::string script = file_text(entry.path / file);
  return databases_are_files(entry.provider) ? with_quoted_json(script) : script;
}

struct Question {
  const Case& entry;
  const dialect::Dialect& dialect;
  Pair<schema::Schema> schemas;

  // The namespaces that one side or the other speaks of.
  [[nodiscard]] std::vector<std::string> namespaces() const {
    std::vector<std::string> names = schemas.previous.namespaces;
    names.insert(names.end(), schemas.next.namespaces.begin(), schemas.next.namespaces.end());
    std::ranges::sort(names);
    names.erase(std::ranges::unique(names).begin(), names.end());
    return names;
  }
};

struct LiveDatabase {
  std::unique_ptr<ScratchDatabase> scratch;
  std::unique_ptr<sql::Connection> connection;
};

Result<LiveDatabase> build(const Question& question, const schema::Schema& schema) {
  LiveDatabase database;
  STRATA_TRY(database.scratch, ScratchDatabase::make(question.dialect));
  STRATA_TRY(database.connection, database.scratch->connect(question.namespaces()));
  const bool is_server = !databases_are_files(question.entry.provider);
  if (is_server && !question.entry.marks.contains("executes")) install_usual_extensions(*database.connection);
  STRATA_CHECK(
      run_script(question.dialect, *database.connection, script_between(question.dialect, {}, schema)));
  return database;
}

// The reference's script runs and leaves nothing to do.
bool settles(const Question& question, const std::string& script) {
  const Result<LiveDatabase> database = build(question, question.schemas.previous);
  if (!database || !run_script(question.dialect, *database->connection, script)) return false;
  Result<schema::Schema> after = question.dialect.introspect(*database->connection);
  return after &&
         comparable_sql(script_between(question.dialect, *std::move(after), question.schemas.next)).empty();
}

// What a default means was compared with the schema file; beside each other two databases may have different
// ones that it leaves open.
void take_defaults(schema::Schema& database, const schema::Schema& other) {
  for (schema::Table& table : database.tables) {
    const auto counterpart = std::ranges::find(other.tables, table.name, &schema::Table::name);
    if (counterpart == other.tables.end()) continue;
    for (schema::Column& column : table.columns) {
      const auto found = counterpart->find_column(column.name);
      if (found) column.default_value = counterpart->columns[*found].default_value;
    }
  }
}

struct LiveScripts {
  std::string first;         // from the database in the state `previous` to `next`
  std::string second;        // what would still change after that
  std::string beside_fresh;  // … or differs from a database that was built from `next`
};

Result<LiveScripts> migrate_live(const Question& question, bool with_fresh) {
  const dialect::Dialect& dialect = question.dialect;
  STRATA_TRY(const LiveDatabase database, build(question, question.schemas.previous));
  STRATA_TRY(schema::Schema before, dialect.introspect(*database.connection));
  LiveScripts scripts{.first = script_between(dialect, std::move(before), question.schemas.next)};
  STRATA_CHECK(run_script(dialect, *database.connection, scripts.first));
  STRATA_TRY(schema::Schema after, dialect.introspect(*database.connection));
  scripts.second = script_between(dialect, after, question.schemas.next);
  if (!with_fresh) return scripts;
  STRATA_TRY(const LiveDatabase fresh, build(question, question.schemas.next));
  STRATA_TRY(schema::Schema wanted, dialect.introspect(*fresh.connection));
  take_defaults(after, wanted);
  scripts.beside_fresh = script_between(dialect, std::move(after), std::move(wanted));
  return scripts;
}

enum class Reference : std::uint8_t { right, wrong };

Verdict judge_live(const Question& question, Reference reference) {
  const Result<LiveScripts> scripts = migrate_live(question, reference == Reference::wrong);
  if (!scripts) {
    const bool can_not_be_tried = reference == Reference::right && lacks_extension(scripts.error());
    return can_not_be_tried ? passed() : failed("on a database: " + describe(scripts.error()));
  }
  // Only generated cases were also recorded against a database.
  if (reference == Reference::right && question.entry.marks.contains("executes")) {
    const bool differs = std::filesystem::exists(question.entry.path / "expected_db.sql");
    Verdict verdict = compare("script against the database",
                              recorded_script(question.entry, differs ? "expected_db.sql" : "expected.sql"),
                              scripts->first);
    if (verdict.outcome != Verdict::Outcome::passed) return verdict;
  }
  Verdict verdict = compare("still different after the script has run", "", scripts->second);
  if (verdict.outcome == Verdict::Outcome::passed) {
    verdict = compare("different from a new database", "", scripts->beside_fresh);
  }
  if (verdict.outcome != Verdict::Outcome::passed) return verdict;
  return reference == Reference::right ? passed() : passed_by_running();
}

// As the command says it.
Result<std::string> script_of_command(const Case& entry) {
  const auto side = [&](const char* name) {
    const std::filesystem::path file = schema_path(entry.path / name);
    return file.empty() ? DiffSide{.kind = DiffSide::Kind::empty, .value = {}}
                        : DiffSide{.kind = DiffSide::Kind::schema, .value = file.string()};
  };
  const Engine engine({.working_directory = entry.path, .variables = {}}, {});
  Observer nobody;
  STRATA_TRY(DiffOutcome outcome,
             engine.diff({.previous = side("from"), .next = side("to"), .script = true}, nobody));
  return std::move(outcome.text);
}

}  // namespace

Verdict judge_diff(const Case& entry) {
  const dialect::Dialect* dialect = dialect::find_dialect(entry.provider);
  if (dialect == nullptr) return not_run("no engine for this database yet");

  auto previous = load_schema(entry.path / "from");
  if (!previous) return failed("previous: " + describe(previous.error()));
  auto next = load_schema(entry.path / "to");
  if (!next) return failed("next: " + describe(next.error()));
  const Question question{entry, *dialect, {*std::move(previous), *std::move(next)}};

  const auto no_databases = why_no_databases(entry.provider);
  if (!entry.flag("executes", true) || !entry.flag("residualEmpty", true)) {
    return no_databases ? not_run("no database to prove it on") : judge_live(question, Reference::wrong);
  }
  const std::string expected = recorded_script(entry, "expected.sql");
  const Result<std::string> said = script_of_command(entry);
  if (!said) return failed("migrate diff: " + describe(said.error()));
  const std::string& script = *said;
  const Verdict verdict = compare("script", expected, script);
  if (verdict.outcome == Verdict::Outcome::passed) {
    const bool has_more_to_show =
        databases_are_files(entry.provider) || entry.marks.contains("executes") || entry.prove;
    if (no_databases || !has_more_to_show) return passed();
    const Verdict live = judge_live(question, Reference::right);
    // SQL in a schema file may ask for what no database can be.
    const bool failed_to_prove = entry.prove && live.outcome == Verdict::Outcome::failed;
    return failed_to_prove && !build(question, question.schemas.next) ? passed() : live;
  }
  if (no_databases) {
    const Pair<std::string> from_empty = {script_between(*dialect, {}, question.schemas.previous),
                                          script_between(*dialect, {}, question.schemas.next)};
    return is_departure({.recorded = expected, .ours = script}, from_empty) ? passed_by_running() : verdict;
  }
  const bool fails_on_rows = comparable_sql(without_casts_of_dropped(expected)) == comparable_sql(script);
  const bool is_right = !fails_on_rows && settles(question, expected);
  if (is_right) return verdict;
  const Verdict live = judge_live(question, Reference::wrong);
  const bool failed_to_prove = entry.prove && live.outcome == Verdict::Outcome::failed;
  return failed_to_prove && !build(question, question.schemas.next)
             ? not_run("a side that cannot be built, beside a known departure")
             : live;
}

}  // namespace strata::conformance
