// What the judges of SQL share: a schema file as a relational schema, databases to try things on, a script
// between two schemas, errors as one line.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "strata/result.h"

#include "base/source.h"
#include "dialect/dialect.h"
#include "psl/datamodel.h"
#include "schema/schema.h"
#include "sql/connection.h"

namespace strata::conformance {

// A folder that vanishes with its object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Error and its first detail on one line.
[[nodiscard]] std::string describe(const Error& error);

// The datamodel of sources that must be valid.
[[nodiscard]] Result<psl::Datamodel> load_valid(const SourceSet& sources);
// The schema of `stem.prisma` or `stem/`; the empty schema where neither exists.
[[nodiscard]] Result<schema::Schema> load_schema(const std::filesystem::path& stem);

// The script from `previous` to `next`.
[[nodiscard]] std::string script_between(const dialect::Dialect& dialect, schema::Schema previous,
                                         schema::Schema next);

[[nodiscard]] Result<std::unique_ptr<sql::Connection>> open_scratch(const dialect::Dialect& dialect);

}  // namespace strata::conformance
