// The schema files of golden migrations: tests/golden/migrate/PROVIDER/CASE/{previous,next}.prisma.
#pragma once

#include <gtest/gtest.h>

#include "base/source.h"
#include "dialect/registry.h"
#include "psl/load.h"
#include "schema/schema.h"
#include "support/golden.h"
#include "translate/to_schema.h"

namespace strata::golden {

// The cases of a provider, sorted.
inline std::vector<std::string> migration_cases(std::string_view provider) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder("migrate") / provider)) {
    names.push_back(entry.path().filename());
  }
  std::ranges::sort(names);
  return names;
}

// A missing file is an empty database.
inline schema::Schema schema_of(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) return {};
  SourceSet sources;
  sources.add(path.filename(), read(path));
  Diagnostics diagnostics;
  const psl::Datamodel datamodel = psl::load(sources, dialect::targets(), diagnostics);
  if (!diagnostics.has_errors()) return translate::to_schema(datamodel);
  for (const LocatedDiagnostic& diagnostic : sources.locate(diagnostics)) {
    ADD_FAILURE() << path << ":" << diagnostic.location.line << ": " << diagnostic.message;
  }
  return {};
}

}  // namespace strata::golden
