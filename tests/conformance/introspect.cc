// Pulling a database into a schema that has only configuration agrees byte for byte, documentation comments
// aside.
#include "dialect/registry.h"
#include "judges.h"
#include "pulled_text.h"
#include "text_difference.h"
#include "workbench.h"

namespace strata::conformance {
namespace {

Result<std::string> pull(const Case& entry, const dialect::Dialect& dialect) {
  SourceSet sources;
  sources.add("schema.prisma", file_text(entry.path / "base.prisma"));
  STRATA_TRY(const psl::Datamodel configuration, load_valid(sources));
  STRATA_TRY(const auto scratch, ScratchDatabase::make(dialect));
  STRATA_TRY(const auto database, scratch->connect(configuration.datasource->schemas));
  STRATA_CHECK(run_script(dialect, *database, file_text(entry.path / "setup.sql")));
  return pulled_text(dialect, *database, sources);
}

}  // namespace

Verdict judge_introspect(const Case& entry) {
  const dialect::Dialect* dialect = dialect::find_dialect(entry.provider);
  if (dialect == nullptr) return not_run("no engine for this database yet");
  if (const auto why = why_no_databases(entry.provider)) return not_run(*why);
  const Result<std::string> actual = pull(entry, *dialect);
  if (!actual) return failed(describe(actual.error()));
  const std::string expected = without_documentation(file_text(entry.path / "expected.prisma"));
  return *actual == expected ? passed() : failed(first_difference(expected, *actual));
}

}  // namespace strata::conformance
