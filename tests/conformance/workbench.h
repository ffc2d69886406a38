// What the judges of SQL share: a schema file as a relational schema, databases to try things on, a script
// between two schemas, errors as one line.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

// An empty database: a file that vanishes with its object, or a database on a server of the run's own.
class ScratchDatabase {
 public:
  [[nodiscard]] static Result<std::unique_ptr<ScratchDatabase>> make(const dialect::Dialect& dialect);
  ScratchDatabase(const ScratchDatabase&) = delete;
  ScratchDatabase& operator=(const ScratchDatabase&) = delete;
  ~ScratchDatabase() = default;

  [[nodiscard]] const std::string& url() const { return url_; }
  // With the namespaces that the case speaks of by name.
  [[nodiscard]] Result<std::unique_ptr<sql::Connection>> connect(
      std::vector<std::string> namespaces = {}) const;

 private:
  explicit ScratchDatabase(const dialect::Dialect& dialect) : dialect_(dialect) {}

  const dialect::Dialect& dialect_;
  TemporaryFolder folder_;
  std::string url_;
};

// Whether databases of this kind can be had here, and if not, why. Call it before the first case is judged:
// it starts a server for all of them.
[[nodiscard]] std::optional<std::string> why_no_databases(std::string_view provider);

// They are files, which cost next to nothing.
[[nodiscard]] bool databases_are_files(std::string_view provider);

// Projects install them by hand, in a migration, and their schema files do not name them.
void install_usual_extensions(sql::Connection& database);
// The server refused an extension that this machine does not have.
[[nodiscard]] bool lacks_extension(const Error& error);

// The script as a migration would run it.
[[nodiscard]] Result<void> run_script(const dialect::Dialect& dialect, sql::Connection& database,
                                      std::string_view script);

}  // namespace strata::conformance
