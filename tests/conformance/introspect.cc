// Pulling a database into a schema that has only configuration agrees byte for byte, documentation comments
// aside.
//
// Where the reference's answer is no valid schema, ours has to be one, and to say what the database is.
#include "departures.h"
#include "dialect/registry.h"
#include "judges.h"
#include "pulled_text.h"
#include "sql_text.h"
#include "text_difference.h"
#include "translate/to_schema.h"
#include "workbench.h"

namespace strata::conformance {
namespace {

struct PulledCase {
  std::string text;
  std::string text_with_fewer_uniques;
  schema::Schema live;
};

// The reference drops the list of extensions from the datasource when it pulls; strata keeps what the file
// says, so that a new database can still be made from it.
std::string without_extensions(std::string_view text) {
  const std::size_t begin = text.find("\n  extensions");
  if (begin == std::string_view::npos) return std::string(text);
  const std::size_t end = text.find('\n', begin + 1);
  return std::string(text.substr(0, begin)) + std::string(text.substr(end));
}

Result<PulledCase> pull(const Case& entry, const dialect::Dialect& dialect) {
  SourceSet sources;
  sources.add("schema.prisma", without_extensions(file_text(entry.path / "base.prisma")));
  STRATA_TRY(const psl::Datamodel configuration, load_valid(sources));
  STRATA_TRY(const auto scratch, ScratchDatabase::make(dialect));
  STRATA_TRY(const auto database, scratch->connect(configuration.datasource->schemas));
  STRATA_CHECK(run_script(dialect, *database, file_text(entry.path / "setup.sql")));
  STRATA_TRY(schema::Schema live, dialect.introspect(*database));
  STRATA_TRY(std::string text, pulled_text(live, sources));
  STRATA_TRY(std::string fewer, pulled_text(with_one_unique_a_column(live), sources));
  return PulledCase{
      .text = std::move(text), .text_with_fewer_uniques = std::move(fewer), .live = std::move(live)};
}

Result<schema::Schema> read_schema(const std::string& text) {
  SourceSet sources;
  sources.add("schema.prisma", text);
  STRATA_TRY(const psl::Datamodel datamodel, load_valid(sources));
  return translate::to_schema(datamodel);
}

Verdict judge_by_meaning(const dialect::Dialect& dialect, PulledCase pulled) {
  Result<schema::Schema> schema = read_schema(pulled.text);
  if (!schema) return failed("pulled: " + describe(schema.error()));
  const std::string script = script_between(dialect, std::move(pulled.live), std::move(*schema));
  return comparable_sql(script).empty() ? passed_by_running() : failed("pulled, but different: " + script);
}

}  // namespace

Verdict judge_introspect(const Case& entry) {
  const dialect::Dialect* dialect = dialect::find_dialect(entry.provider);
  if (dialect == nullptr) return not_run("no engine for this database yet");
  if (const auto why = why_no_databases(entry.provider)) return not_run(*why);
  Result<PulledCase> actual = pull(entry, *dialect);
  if (!actual) return failed(describe(actual.error()));
  const std::string expected = file_text(entry.path / "expected.prisma");
  if (!read_schema(expected)) return judge_by_meaning(*dialect, *std::move(actual));
  const std::string comparable = without_documentation(expected);
  if (actual->text == comparable) return passed();
  if (actual->text_with_fewer_uniques == comparable) return judge_by_meaning(*dialect, *std::move(actual));
  return failed(first_difference(comparable, actual->text));
}

}  // namespace strata::conformance
