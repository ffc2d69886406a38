#include "workbench.h"

#include <cstdlib>

#include "corpus.h"
#include "dialect/registry.h"
#include "diff/differ.h"
#include "psl/load.h"
#include "translate/to_schema.h"

namespace strata::conformance {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "strata-conformance-XXXXXX").string();
  if (::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

std::string describe(const Error& error) {
  std::string text(error_code_name(error.code));
  text += ": " + error.message;
  for (const std::string& detail : error.details) text += "\n    " + detail;
  for (const LocatedDiagnostic& d : error.diagnostics) {
    text +=
        "\n    " + d.location.file + ":" + std::to_string(d.location.line) + " [" + d.code + "] " + d.message;
  }
  return text;
}

Result<psl::Datamodel> load_valid(const SourceSet& sources) {
  Diagnostics diagnostics;
  psl::Datamodel datamodel = psl::load(sources, dialect::targets(), diagnostics);
  if (diagnostics.has_errors()) {
    return std::unexpected(Error{.code = ErrorCode::schema_invalid,
                                 .message = "The schema is not valid.",
                                 .diagnostics = sources.locate(diagnostics)});
  }
  return datamodel;
}

Result<schema::Schema> load_schema(const fs::path& stem) {
  SourceSet sources;
  if (!add_schema(sources, stem)) return schema::Schema{};
  STRATA_TRY(const psl::Datamodel datamodel, load_valid(sources));
  return translate::to_schema(datamodel);
}

std::string script_between(const dialect::Dialect& dialect, schema::Schema previous, schema::Schema next) {
  return dialect::to_script(
      dialect.render(diff::diff(std::move(previous), std::move(next), dialect.policy())));
}

Result<std::unique_ptr<sql::Connection>> open_scratch(const dialect::Dialect& dialect) {
  return dialect.open_shadow({});
}

}  // namespace strata::conformance
