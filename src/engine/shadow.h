// The shadow database: an empty scratch database in which a history is replayed, to see which schema it
// builds.
//
// The outcome is kept under a key of everything that decides it (the scripts, in order, and the version of
// the database), so that the next run replays only what changed: as an image on disk, or as the database
// itself where it is a server's. A cache that cannot be read or written is never an error: the history is
// replayed, and the answer is the same.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "strata/engine.h"
#include "strata/result.h"

#include "dialect/dialect.h"
#include "engine/reading.h"
#include "history/migration.h"
#include "project/project.h"
#include "schema/schema.h"

namespace strata::engine {

struct Shadow {
  const dialect::Dialect* dialect = nullptr;
  dialect::ConnectOptions where;                      // of the project's database, or the shadow URL
  std::optional<std::filesystem::path> cache_folder;  // of strata; none: always replay everything
  // What the project wants to be there before its first migration (objects that others make in its database).
  std::optional<history::Migration> preparation;
};

// The script that the configuration has for shadow databases, if it has one.
[[nodiscard]] Result<std::optional<history::Migration>> find_preparation(
    const project::Configuration& configuration);

// Where the project's migrations are replayed: in the database that was set aside for it, else beside the
// project's own.
[[nodiscard]] Result<Shadow> find_shadow(const project::Project& project,
                                         const dialect::ConnectOptions& database);

// What somebody does with the schema while the database that was read is still open.
using Visit = std::function<Result<void>(sql::Connection&, schema::Schema&)>;

// The schema that these migrations build from nothing. P3006 when one does not apply, P3015 when a script is
// missing.
[[nodiscard]] Result<schema::Schema> replay(const Shadow& shadow,
                                            std::span<const history::Migration> migrations,
                                            Observer& observer, Reading reading = Reading::sayable,
                                            const Visit& visit = {});

}  // namespace strata::engine
