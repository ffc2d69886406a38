#include "psl/format.h"

#include <string>
#include <utility>
#include <vector>

#include "strata/engine.h"

#include "base/files.h"
#include "base/source.h"
#include "dialect/registry.h"
#include "project/project.h"
#include "project/schema_files.h"

namespace strata {
namespace {

// Files whose text cannot be read as a whole: their author has to say first what they mean.
std::vector<bool> find_broken(const SourceSet& sources, const Diagnostics& syntax) {
  std::vector<bool> broken(sources.size());
  for (const Diagnostic& diagnostic : syntax.items()) {
    if (diagnostic.severity == Severity::error) broken[sources.source_of(diagnostic.span)] = true;
  }
  return broken;
}

}  // namespace

Result<FormatOutcome> Engine::format(const FormatOptions& options) const {
  STRATA_TRY(const auto configuration, project::read_configuration(environment_, options_));
  STRATA_TRY(const auto schema_path, project::find_schema_path(configuration));
  STRATA_TRY(auto files, project::read_schema_files(schema_path));

  FormatOutcome outcome;
  SourceSet sources;
  for (project::SchemaFile& file : files) {
    outcome.schema_files.push_back(project::display_path(file.path, environment_.working_directory));
    sources.add(outcome.schema_files.back(), std::move(file.text));
  }
  Diagnostics syntax;
  const std::vector<std::string> texts = psl::format(sources, dialect::targets(), syntax);
  const std::vector<bool> broken = find_broken(sources, syntax);
  outcome.diagnostics = sources.locate(syntax);
  for (std::uint32_t source = 0; source < sources.size(); ++source) {
    if (broken[source]) {
      outcome.broken_files.push_back(outcome.schema_files[source]);
      continue;
    }
    if (texts[source] == sources.text(source)) continue;
    if (!options.check) STRATA_CHECK(write_file(files[source].path, texts[source]));
    outcome.changed_files.push_back(outcome.schema_files[source]);
  }
  return outcome;
}

}  // namespace strata
