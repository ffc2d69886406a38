// The parameters of a call: read from JSON with the types that the protocol says. Unknown members do not
// matter. Errors are S1008, which becomes "invalid params".
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "strata/result.h"

#include "history/migration.h"
#include "project/schema_files.h"
#include "project/setting.h"
#include "rpc/json.h"

namespace strata::rpc {

// The migrations folder as the client found it.
struct MigrationList {
  std::filesystem::path folder;
  std::optional<std::string> locked_provider;  // none: there is no lock file
  history::History history;                    // in the client's order
  std::string shadow_preparation;              // SQL; empty: none
};

// One object, which must outlive its reader.
class Parameters {
 public:
  explicit Parameters(const Json& object) : object_(&object) {}

  [[nodiscard]] Result<std::string> text(const char* name) const;
  [[nodiscard]] Result<bool> flag(const char* name) const;
  // Missing and null are the same.
  [[nodiscard]] Result<std::optional<std::string>> optional_text(const char* name) const;
  [[nodiscard]] Result<std::optional<bool>> optional_flag(const char* name) const;
  [[nodiscard]] Result<Parameters> object(const char* name) const;
  [[nodiscard]] Result<std::vector<Parameters>> objects(const char* name) const;
  // None where the member is missing.
  [[nodiscard]] Result<std::vector<std::string>> texts(const char* name) const;

  // A member with `files`, or this object's own.
  [[nodiscard]] Result<std::vector<project::SchemaFile>> schema(const char* name) const;
  [[nodiscard]] Result<std::vector<project::SchemaFile>> files() const;
  [[nodiscard]] Result<MigrationList> migrations(const char* name) const;
  // The members of a MigrationList are this object's own.
  [[nodiscard]] Result<MigrationList> migrations() const;
  // `filters`: what others manage. None where the member is missing.
  [[nodiscard]] Result<project::ExternalNames> filters() const;

 private:
  [[nodiscard]] const Json* find(const char* name) const;

  const Json* object_;
};

}  // namespace strata::rpc
